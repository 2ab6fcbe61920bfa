"""What becomes of a measure: threatened, announced, agreed, in force, suspended, averted, removed."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads import Head
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage
from detente.reading.text.negation import denial, is_reported_denial

__all__ = ["is_demanded", "set_status"]

_IMPOSED_EARLIER = re.compile(
    r"(?: of (?:up to |as much as )?[\d.]+ ?(?:%|per ?cent))?,? (?:that|which) (?:\w+ ){1,3}?(?:had |has )?"
    r"(?:imposed|introduced|put in place|levied) (?:in|on|last|since)\b"
    r"|(?:[^.;,]{0,40},)? (?:that |which )?(?:had been |has been |have been |been )?(?:imposed|levied"
    r"|introduced|enacted"
    r"|in (?:place|force|effect)) (?:since|last|earlier|previously|already|in (?:19|20)\d\d)\b"
)
"""``duties that Brussels imposed in October``: told as the past of something else."""

_VERB = (
    r"(?:impos|appl|rais|lev|introduc|plac|put|slap|hit|retaliat|charg|increas|rise|go up|tighten|restrict|ban"
    r"|adopt|bring|pursu|proceed|implement|go ahead|take effect|come into|enter into|be )\w*"
)
_NEGATED = re.compile(
    rf"\b(?:will|would|shall|do|does|did|has|have|had|is|are|was|were) not\b[^.;]{{0,30}}?\b{_VERB}"
    rf"|\b(?:won't|wouldn't|didn't|doesn't|isn't|aren't|hasn't|haven't) (?:be )?{_VERB}"
    r"|\b(?:no (?:immediate |current |concrete )?(?:plans?|intention|need|reason|decision|desire) (?:to|of|on|for)\b"
    r"|rul(?:e[sd]?|ing) out\b|den(?:y|ies|ied|ying) (?:that |it |any |having )?|not (?:planning|considering|seeking"
    r"|proposing|intending|going) |without (?:impos|rais|introduc)\w+|never (?:be |threatened |said |planned )?"
    r"|refrain\w* from|forgo\w*|against (?:impos|rais|introduc)\w+|rather than (?:impos|rais)\w+|stop(?:s"
    r"|ped)? short of)",
    re.IGNORECASE,
)
_UNRULED = re.compile(r"\b(?:not|n't) (?:rul|exclud)\w+ out\b", re.IGNORECASE)
_AVERTS = re.compile(
    r"(?:avert|avoid|prevent|steer|keep|stop|spare|call|hold|ward|stav|fend|head|escap|dodg|put off|shelv|back)",
    re.IGNORECASE,
)
_AVERT_MORE = re.compile(
    r"\b(?:ward(?:s|ed|ing)? off|stav(?:e|es|ed|ing) off|fend(?:s|ed|ing)? off|head(?:s|ed|ing)? off|escap(?:e"
    r"|es|ed|ing)"
    r"|dodg(?:e|es|ed|ing)|back(?:s|ed|ing)? (?:down|away|off) (?:from|on)|walk(?:s|ed|ing)? back"
    r"|cancel\w*(?= (?:a |the |its |his |plan|new |round|sched|loom|threat))|(?:will|would) not be charged)\b",
    re.IGNORECASE,
)
_KEEP = re.compile(
    r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|leav(?:e|es|ing) in place|left in place|keep(?:s|ing)?|kept"
    r"|retain\w*|maintain\w*|continu(?:e|es|ed|ing)(?: to\b| at\b| in (?:force|place|effect)| (?:pay|fac)ing)"
    r"|still (?:face|pay|appl|in|subject)\w*|(?:will|would|do|does) not change|go(?:es)? on (?:pay|fac"
    r"|apply)ing|unchanged|unaffected|stays? in force)\b",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\b(?:removed|lifted|eliminated|scrapped|abolished|repealed|rescinded|revoked|terminated|cancel(?:l)?ed|withdrew"
    r"|withdrawn|dropped|ended|ceased|rolled back|axed)\b",
    re.IGNORECASE,
)
_REMOVAL = re.compile(
    r"\b(?:removal|elimination|lifting|abolition|withdrawal|repeal|scrapping|termination|cancellation|phase-?out|end"
    r"|dismantling|revocation) (?:of|to)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:will|would|shall|to|may|might|could|should|must|agrees?|plans?|intends?|set|due|expected"
    r"|decided to)\b[^,;]*$",
    re.IGNORECASE,
)
_EXPIRED = re.compile(
    r"^[^.;]{0,60}?\b(?:(?<!will have )(?:expired|lapsed)|ran out|(?:was|were) (?:allowed|left) to (?:expire"
    r"|lapse))\b",
    re.IGNORECASE,
)
_LET_EXPIRE = re.compile(r"\b(?:allowed|let)\b[^;]{0,90}?\b(?:to )?(?:expire|lapse)\b", re.IGNORECASE)
_INVALID = re.compile(
    r"\b(?:struck down|strikes? down|invalidat\w+|(?:were|was|are|is) (?:\w+ )?(?:illegal|unlawful|unconstitutional)"
    r"|(?:ruled|declared|found|held)(?: to be)? (?:\w+ )?(?:illegal"
    r"|unlawful|invalid"
    r"|unconstitutional)|overturn\w*|annul\w*|quash\w*)\b",
    re.IGNORECASE,
)
_FLOATED = re.compile(
    r"\b(?:float(?:s|ed|ing)?|flirt\w*|signal(?:s|l?ed|l?ing)?|rais(?:es|ed|ing) the (?:prospect|spect(?:er|re)))\b"
)
_ONLY_FLOATED = re.compile(
    r"\b(?:float|threaten|propos|announc|plann|consider|mull|flirt|unveil)\w*,?\s(?:with,?\s)?(?:but|although"
    r"|though|and)\s"
    r"(?:has |have |had |it )?(?:never|not yet|so far not|did not|has not|not)\s(?:\w+\s)?(?:impos|introduc"
    r"|appl|adopt|levi"
    r"|implement|carr)\w*",
    re.IGNORECASE,
)
"""``floated, but never imposed, a 25% tariff``: a threat, not a denial."""
_FORMERLY = re.compile(
    r"^\W*(?:Prior to|Before (?:the|this|that|its|Trump)|Previously|Formerly|Until (?:now|then|recently)"
    r"|Under the previous)\b"
)
_CONDITIONAL = re.compile(r"^[^.;,]{0,90}?\b(?:if|unless|should)\b(?! it\b| possible| any| necessary)")
_PASSIVE_REMOVAL = re.compile(
    r"\b(?:be|been|were|was|are|being) (?:\w+ly |already |also |since |now |later |then )*(?:removed|lifted"
    r"|eliminated|scrapped|terminated|abolished|dropped"
    r"|rescinded|revoked|withdrawn|cancel(?:l)?ed)\b"
)
_DEMAND = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|call(?:s|ed|ing)? (?:on|for|upon)|ask(?:s|ed|ing)?|convinc\w+"
    r"|persuad\w+"
    r"|demand(?:s|ed|ing)?|request(?:s|ed|ing)?|lobb(?:y|ied|ying)|appeal(?:s|ed|ing)? (?:to|for)|want(?:s|ed|ing)?"
    r"|push(?:es|ed|ing)? (?:the|for|[A-Z]\w+)|encourag\w+|plead\w*|implor\w+|recommend\w*|advis\w+)\b"
    r"(?! to (?:impose|raise|set|put|charge|levy|lift|cut|keep))"
)
_DECIDED = re.compile(
    r"\b(?:agreed|promised|existing|current|announced|imposed|threatened|planned|plans?|has|have|had|will"
    r"|pledged)\b[^,;]{0,60}$",
    re.IGNORECASE,
)


def is_demanded(passage: Passage, head: Head, start: int) -> bool:
    """True for what somebody only asks for ("urged Tokyo to ease its export controls")."""
    before = passage.text[max(0, min(start, head.start - 120)) : head.start]
    demands = list(_DEMAND.finditer(before))
    if not demands:
        return False
    demand = demands[-1]
    rest = before[demand.end() :]
    if re.search(r"\band \w+ed\b|[;.]", rest):
        return False
    return re.search(r"\b(?:to|for|that)\b", before[demand.end() - 4 :]) is not None and not _DECIDED.search(
        before[demand.end() :]
    )


def set_status(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    """Action and status of a measure from the words between ``start`` and ``end`` of its sentence."""
    text = passage.text
    if head.instrument == "import_ban" and re.match(r"[Rr]es(?:um|tart)", text[head.start :]):
        draft.action = "remove"
        later = _LATER.search(text[start : head.start])
        draft.status = (
            "agreed" if lx.AGREED.search(text[start : head.start]) else "announced" if later else "removed"
        )
        return
    if head.exempting:
        draft.action = "remove"
        draft.status = "agreed" if lx.AGREED.search(text[start:end]) else "announced"
        return
    if _denied(draft, text, head, start, end) or _averted(draft, text, head, start, end):
        return
    if _ended(draft, text, head, start, end):
        return
    clause = _clause_now(text, head, start, end)
    if head.previous is not None and re.search(r"\bthreatened\b", clause[: max(0, head.start - start)]):
        draft.status, draft.action = "threatened", "threaten"
        return
    if _INVALID.search(text[max(start, head.start - 50) : min(end, head.end + 90)]):
        draft.status, draft.action = "invalidated", "remove"
        return
    before = text[start : head.start if head.rate_start is None else head.rate_start]
    if _held(draft, text, before, head, end) or _removed(draft, clause, before, text[head.end : end + 1]):
        return
    cut, raised = lx.CUT.search(clause), lx.RAISE.search(clause)
    if cut and (not raised or cut.start() < raised.start()):
        draft.action = "cut"
    elif raised:
        draft.action = "raise"
    _stage(draft, text, clause, head, start, end)


_NO_LONGER = re.compile(
    r"\b(?:(?P<later>will|would|shall|may|could|to)\s)?no longer\s(?:be\s|is\s|are\s)?"
    r"(?:subject|appl|fac|pay|paid|charg|levi|levy|impos|collect|owe|incur|attract|hit|tax|due|in (?:force"
    r"|effect|place))\w*"
)


def _ended(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """ "no longer applies to ...", "will no longer be subject to the tariff": the end of a measure."""
    ended = _NO_LONGER.search(text, max(start, head.start - 80), head.start) or _NO_LONGER.search(
        text, head.noun_end, min(end, head.noun_end + 50)
    )
    if ended is None:
        return False
    draft.action = "remove"
    draft.status = "removed"
    if ended["later"]:
        draft.status = "agreed" if lx.AGREED.search(text[start:end]) else "announced"
    return True


def _clause_now(text: str, head: Head, start: int, end: int) -> str:
    """The clause, without the words that tell only of the rate that is replaced."""
    clause = text[start:end]
    if head.previous is None:  # "down from the 25 percent threatened earlier" tells of the old rate
        return clause
    middle = max(0, head.start - start)
    words = r"\b(?:threatened|planned|proposed{})\b"
    return re.sub(words.format(""), "former", clause[:middle]) + re.sub(
        words.format("|currently|current|existing"), "former", clause[middle:]
    )


def _denied(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """ "has no plans to impose", "ruled out": no measure, and the end of one that was threatened."""
    if is_reported_denial(text, head.noun_start):
        draft.status, draft.action, draft.denied, draft.negated = "averted", "remove", True, True
        draft.definite = False  # who denies a measure need not be the side that takes it
        return True
    if _ONLY_FLOATED.search(text[max(0, head.start - 90) : head.noun_start]):
        draft.status, draft.action = "threatened", "threaten"
        return True
    what = denial(text, start, head.noun_start, head.noun_end, end)
    if what is not None:
        draft.negated = True
        if what == "taken":
            draft.status, draft.action, draft.denied = "averted", "remove", True
        else:
            draft.status, draft.action = (
                ("in_force", "maintain") if what == "eased" else ("removed", "remove")
            )
        return True
    before = text[max(start, head.start - 90) : head.noun_start]
    negations = list(_NEGATED.finditer(before))
    if not negations or _UNRULED.search(before):
        return False
    negated = negations[-1]
    rest = before[negated.start() :]
    if _ANSWERS.search(rest):
        return False  # "would not retaliate against the tariff": the tariff stays
    if _KEEP.search(rest):
        return False
    if lx.CUT.search(rest) or lx.REMOVE.search(rest) or lx.SUSPEND.search(rest):
        draft.status, draft.action = "in_force", "maintain"  # "ruled out lifting its duties": they stay
        draft.negated = True
        return True
    draft.status, draft.action, draft.denied = "averted", "remove", True
    return True


def _averted(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    clause = text[start:end]
    zone = text[max(0, start - 10) : head.end]
    averting = lx.AVERT.search(zone) or _AVERT_MORE.search(zone)
    if averting is None or not (lx.PLANNED.search(clause) or _AVERTS.match(averting.group())):
        return False
    expects = re.search(
        r"\b(?:expect(?:s|ed)?|hope[sd]?|believe[sd]?|predict\w*|anticipat\w+|seeks?|seeking|trying|bid|effort"
        r"|aims?)\b",
        text[: head.end],
    )
    draft.action = "remove"
    if not expects:
        draft.status = "averted"
        return True
    draft.expected, draft.status = "averted", "announced"
    near = text[max(start, head.start - 60) : min(end, head.end + 60)]
    if re.search(r"\bthreat\w*\b", near):
        draft.status, draft.action = "threatened", "threaten"
    draft.retrospective = True
    return True


def _held(draft: Draft, text: str, before: str, head: Head, end: int) -> bool:
    """Suspended or kept: the verb that governs the noun stands before it; a passive or an adjective may follow."""
    after = text[head.end : min(end, head.end + 90)]
    relative = _RELATIVE.search(after)
    after = after[: relative.start()] if relative else after
    if _RESUMED.search(before[-40:]):
        return False
    for pattern, action in ((_SUSPEND, "suspend"), (_KEEP, "maintain")):
        reach = (
            110
            if action == "suspend" and re.search(r"\b(?:scheduled|planned) (?:increase|rise)", before[-60:])
            else 80
        )
        if not (pattern.search(before[-reach:]) or pattern.search(after)):
            continue
        draft.action = action
        draft.status = "suspended" if action == "suspend" else "in_force"
        if action == "suspend" and lx.PROPOSE.search(before):
            draft.status = "proposed"
        return True
    return False


_ANSWERS = re.compile(
    r"\b(?:retaliat\w*|respond\w*|react\w*|hit back|strike back|comment\w*|appeal\w*|complain\w*|challeng\w*"
    r"|accept\w*|recogni[sz]e\w*)"
    r"\s(?:against|to|on|at|over|for|about|the|any)\b"
)
_RELATIVE = re.compile(r"\b(?:for|by|from|to|on|of) (?:[\w-]+\s){1,3}(?:that|who)\b")
"""``for companies that keep building cars``: what those do says nothing of the duty."""
_SUSPEND = re.compile(
    lx.SUSPEND.pattern + r"|\b(?:moratorium|waiver(?= (?:of|on|for))|waiv(?:e|es|ed|ing)|put on ice|hold(?:s"
    r"|ing)? off|held off)\b",
    re.IGNORECASE,
)


_RESUMED = re.compile(
    r"\b(?:resum|reinstat|reimpos|restor|end the (?:pause|suspension)"
    r"|lift the suspension)\w*\b",
    re.IGNORECASE,
)


def _removed(draft: Draft, clause: str, before: str, after: str) -> bool:
    if _EXPIRED.match(after) or (_LET_EXPIRE.search(clause + after) and not _LATER.search(before)):
        draft.status, draft.action = "expired", "remove"
        return True
    verb = next(reversed(list(lx.REMOVE.finditer(before[-70:]))), None)
    ahead, near = _PASSIVE_REMOVAL.search(after), before[-40:]
    passive = ahead or _PASSIVE_REMOVAL.search(near)
    if verb is None and passive is None and not _REMOVAL.search(before[-60:]):
        return False
    draft.action = "remove"
    if passive is not None:
        until = after[: passive.end()] if ahead else before[: len(before) - len(near) + passive.end()]
        done = not _LATER.search(until) and not passive.group().startswith(("be ", "being"))
    elif verb is not None:
        done = bool(_REMOVED.match(verb.group())) and not _LATER.search(before[-70:][: verb.start()])
    else:
        done = False
    deal = bool(lx.AGREED.search(clause))
    draft.status = "removed" if done else ("agreed" if deal else "announced")
    return True


def _is_conditional(text: str, clause: str, head: Head, ahead: str) -> bool:
    """ "would charge 30% if no deal is reached": as good as a threat, unless it is decided or agreed."""
    return bool(
        re.search(r"\b(?:would|will)\b", clause)
        and _CONDITIONAL.match(text[head.end :])
        and not lx.AGREED.search(clause)
        and not re.search(r"\b(?:signed|order|published|adopted|decided)\b", ahead)
    )


_HAD_IMPOSED = re.compile(
    r"\bhad (?:already |earlier |previously )?(?:imposed|levied|introduced|slapped|placed|put)\b"
)


def _is_live(draft: Draft, text: str, clause: str, head: Head, start: int) -> bool:
    for match in lx.IN_FORCE.finditer(clause):
        words = match.group().lower()
        if words == "subject to":
            distance = head.start - (start + match.end())
            if not -5 <= distance <= 30 or re.search(
                r"\b(?:be|become|not)\s(?:\w+\s)?$", clause[: match.start()]
            ):
                continue
        elif re.search(
            r"\b(?:will|would)\b", text[start + match.end() : max(start + match.end(), head.noun_start)]
        ):
            continue  # "goods now subject to tariffs ..., the rate will be capped"
        elif draft.action in ("cut", "raise") and re.match(r"current|existing", words):
            continue  # "lower existing tariffs to 15%": the old rate is in force
        return True
    return bool(
        _IMPOSED_EARLIER.match(text, head.end) or _HAD_IMPOSED.search(clause[: max(0, head.start - start)])
    )


def _is_paid(ahead: str) -> bool:
    """ "carmakers face a duty of 25%"; not "will face"."""
    if re.search(
        r"\b(?:have|has) (?:\w+ly )?(?:faced|paid|been (?:subject|charged|hit|paying|facing))\b[^,;]{0,24}$",
        ahead,
    ):
        return True
    paid = re.search(
        r"\b(?:pays?|paying|fac(?:e|es|ing)|attracts?|incurs?|carries|is|are) (?:an? |the )?(?:\w+ ){0,3}$",
        ahead,
    )
    return bool(paid) and not re.search(r"\b(?:will|would|could|may|to) (?:\w+ )?(?:pay|face)\b", ahead)


def _stage(draft: Draft, text: str, clause: str, head: Head, start: int, end: int) -> None:
    near = text[max(start, head.start - 60) : min(end, head.end + 60)]
    threat = lx.THREAT.search(clause)
    ahead = text[start : head.start]
    carried_out = re.search(r"carried out (?:its|his|the|a) threat|follow\w+ through", clause)
    threat = threat or _FLOATED.search(ahead[-60:])
    if (threat and not carried_out) or _is_conditional(text, clause, head, ahead):
        draft.status, draft.action = "threatened", "threaten"
    elif lx.PROPOSE.search(clause) and not re.search(r"\bimposed\b", near):
        draft.status = "proposed"
    elif _FORMERLY.match(text) and re.search(
        r"\b(?:faced|paid|was|were|had|stood|subject)\b", text[: head.start]
    ):
        draft.status = "superseded"
    elif _is_live(draft, text, clause, head, start) or _is_paid(ahead):
        draft.status = "in_force"
    elif lx.AGREED.search(clause):
        draft.status = "agreed"

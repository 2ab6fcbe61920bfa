"""Endings and denials: what was removed, suspended, averted or left to expire, and what is denied."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads import Head
from detente.reading.text import lexicon as lx
from detente.reading.text.negation import denial, is_reported_denial

__all__ = ["INVALID", "LATER", "averted", "denied", "ended", "held", "removed", "withdrawn"]

_VERB = (
    r"(?:impos|appl|rais|lev|introduc|plac|put|slap|hit|retaliat|charg|increas|rise|go up|tighten|restrict|ban"
    r"|adopt|bring|pursu|proceed|implement|go ahead|take effect|come into|enter into|be )\w*"
)
_NEGATED = re.compile(
    rf"\b(?:will|would|shall|do|does|did|has|have|had|is|are|was|were) not\b[^.;]{{0,30}}?\b{_VERB}"
    rf"|\b(?:won't|wouldn't|didn't|doesn't|isn't|aren't|hasn't|haven't) (?:be )?{_VERB}"
    r"|\b(?:no (?:immediate |current |concrete )?(?:plans?|intention|need|reason|decision|desire) (?:to|of|on"
    r"|for)\b"
    r"|rul(?:e[sd]?|ing) out\b|den(?:y|ies|ied|ying) (?:that |it |any |having )?|not (?:planning|considering"
    r"|seeking"
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
    r"\b(?:(?<!the )(?<!its )(?<!any )(?<!all )(?<!last )remain(?:s|ed|ing)?(?! (?:un(?:clear|certain|known)|to"
    r" be|open|committed|hopeful|optimistic"
    r"|confident|concerned|ready))|stay(?:s|ed|ing)?|leav(?:e|es|ing) in place|left in place|keep(?:s|ing)?|kept"
    r"|retain\w*|maintain\w*|continu(?:e|es|ed|ing)(?: to\b| at\b| in (?:force|place|effect)| (?:pay|fac)ing)"
    r"|still (?:face|pay|appl|in|subject)\w*|(?:will|would|do|does) not change|go(?:es)? on (?:pay|fac"
    r"|apply)ing|unchanged|unaffected|stays? in force)\b",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\b(?:removed|lifted|eliminated|scrapped|abolished|repealed|rescinded|revoked|terminated|cancel(?:l)?ed"
    r"|withdrew"
    r"|withdrawn|dropped|ended|ceased|rolled back|axed)\b",
    re.IGNORECASE,
)
_REMOVAL = re.compile(
    r"\b(?:removal|elimination|lifting|abolition|withdrawal|repeal|scrapping|termination|cancellation|phase-?out"
    r"|end"
    r"|dismantling|revocation) (?:of|to)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:will|would|shall|to|may|might|could|should|must|agrees?|plans?|intends?|set|due|expected"
    r"|decided to)\b[^,;]*$",
    re.IGNORECASE,
)
_EXPIRED = re.compile(
    r"^[^.;]{0,60}?\b(?:(?<!will have )(?:expired|lapsed)|ran out\b(?! of)|(?:was|were) (?:allowed|left) to"
    r" (?:expire"
    r"|lapse))\b",
    re.IGNORECASE,
)
_LET_EXPIRE = re.compile(r"\b(?:allowed|let)\b[^;]{0,90}?\b(?:to )?(?:expire|lapse)\b", re.IGNORECASE)
INVALID = re.compile(
    r"\b(?:struck down|strikes? down|invalidat\w+|(?:were|was|are|is) (?:\w+ )?(?:illegal|unlawful"
    r"|unconstitutional)"
    r"|(?:ruled|declared|found|held|deemed)\b[^.;]{0,80}?\b(?:illegal"
    r"|unlawful|invalid|unconstitutional|exceed(?:ed)? (?:his|the president)\b)|overturn\w*|annul\w*|quash\w*)\b",
    re.IGNORECASE,
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
_PASSIVE_REMOVAL = re.compile(
    r"\b(?:be|been|were|was|are|being) (?:\w+ly |already |also |since |now |later |then )*(?:removed|lifted"
    r"|eliminated|scrapped|terminated|abolished|dropped"
    r"|rescinded|revoked|withdrawn|cancel(?:l)?ed|struck off|gone)\b|\b(?:is|are) (?:now |already )?gone\b"
)
_NO_LONGER = re.compile(
    r"\b(?:(?P<later>will|would|shall|may|could|to)\s)?no longer\s(?:be\s|is\s|are\s)?"
    r"(?:subject|appl|fac|pay|paid|charg|levi|levy|impos|collect|owe|incur|attract|hit|tax|due|in (?:force"
    r"|effect|place))\w*"
)


_ONLY_PLANNED = re.compile(
    r"\b(?:threatened|planned|proposed|looming|scheduled|announced) (?:[\w.%-]+ ){0,3}$"
    r"|\b(?:threatened|planned|proposed|looming|scheduled)\b"
)
_WITHDRAWN = re.compile(
    r"\b(?P<verb>withdr[ae]w\w*|drop(?:s|ped|ping)?|abandon\w*|shelv\w*|scrap(?:s|ped|ping)?|cancel\w*"
    r"|(?:back(?:s|ed)?|walk(?:s|ed)|climb(?:s|ed)) (?:away|off|down|back) (?:from|on)|rescind\w*|retreat\w* from"
    r"|retract\w*|reverse[sd]?|called off|gave up|giv(?:es|en) up)\s(?:(?:its|his|their|the|a|that|earlier"
    r"|planned|original|controversial)\s)*"
    r"(?:plans?|proposals?|threats?|bids?|ideas?|bills?|drafts?)\s(?:\w+\s){0,2}?(?:to|for"
    r"|of)\s(?:[^.;,]{3,70}\swith\s)?(?:[\w-]+\s){0,3}?(?:an?\s|the\s)?"
    r"(?:[\w-]+\s){0,3}$"
)
"""``dropped its plan to levy a 10% tariff``: the end of what was only planned."""


def withdrawn(draft: Draft, text: str, head: Head, start: int) -> bool:
    """ "has withdrawn its proposal for a 10% duty": an event of its own, unlike a mere denial."""
    found = _WITHDRAWN.search(text, max(start, head.start - 110), head.start)
    if found is None or re.search(
        r"\b(?:not|never|n['’]t|to|will|would|should|must|could|may) (?:\w+ )?$", text[start : found.start()]
    ):
        return False
    draft.status, draft.action = "withdrawn", "remove"
    return True


def ended(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """ "no longer applies to ...", "will no longer be subject to the tariff": the end of a measure."""
    if _IS_OVER.match(text, head.noun_end):
        draft.status, draft.action = "removed", "remove"
        return True
    ended = _NO_LONGER.search(text, max(start, head.start - 80), head.start) or _NO_LONGER.search(
        text, head.noun_end, min(end, head.noun_end + 50)
    )
    if ended is None:
        return False
    draft.action = "remove"
    draft.status = "removed"
    if _ONLY_PLANNED.search(text, max(start, head.start - 30), head.noun_end):
        draft.status = "averted"
    elif ended["later"]:
        draft.status = "agreed" if lx.AGREED.search(text[start:end]) else "announced"
    return True


_IS_OVER = re.compile(
    r"[^.;,:]{0,60}?\s(?:is|are)\s(?:now\s|finally\s|officially\s)?(?:over|at an end|history"
    r"|a thing of the past)\b(?! \d| the| a)"
)
"""``China's ban on Australian lobster is over``."""


_NO_END = re.compile(
    r"\b(?:no|without)\s(?:\w+\s)?(?:lifting|removal|easing|relaxation|reduction|suspension|end|let-up|exemptions?)\s"
    r"(?:of|in|to|from)\s[^.;,]{0,40}$"
)
"""``there will be no lifting of the export ban``: it stays."""


def denied(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """ "has no plans to impose", "ruled out": no measure, and the end of one that was threatened."""
    if is_reported_denial(text, head.noun_start):
        draft.status, draft.action, draft.denied, draft.negated = "averted", "remove", True, True
        draft.definite = False  # who denies a measure need not be the side that takes it
        return True
    if _ONLY_FLOATED.search(text[max(0, head.start - 90) : head.noun_start]):
        draft.status, draft.action = "threatened", "threaten"
        return True
    if _NO_END.search(text, max(0, head.start - 70), head.noun_start):
        draft.status, draft.action, draft.negated = "in_force", "maintain", True
        return True
    what = denial(text, start, head.noun_start, head.noun_end, end)
    if what is not None:
        draft.negated = True
        if (
            what == "taken"
            and _RAISES_WHAT_STANDS.search(text[max(start, head.start - 90) : head.noun_start])
            and (head.rate is None or _BEYOND.search(text[head.noun_start : head.end]))
        ):
            draft.status, draft.action = (
                "in_force",
                "maintain",
            )  # "decided not to increase the duties": they stay
            draft.negated = False
        elif what == "taken":
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


_RAISES_WHAT_STANDS = re.compile(
    r"\b(?:rais|increas|hik|doubl|tripl|expand|extend|widen|tighten|chang|adjust|alter)\w*\s"
    r"(?:the|its|their|these|those|existing|current|any of the|his)\s(?:[\w-]+\s){0,3}$"
)
"""``decided not to increase the additional duties``: who does not raise what stands keeps it."""
_BEYOND = re.compile(
    r"\b(?:beyond|above|over|from)\b[^.;]{0,30}$|\b(?:now|currently) (?:applied|charged|in force)\b"
)


_SPARED_FROM = re.compile(
    r"\b(?:remain|stay|be|is|are|was|were)\w* (?:exempt|spared|shielded|safe|protected) from (?:the |any )?"
    r"(?:higher|new|additional|further|threatened|planned|looming|potential)\s(?:[\w.-]+\s){0,3}$"
)
_OFF = re.compile(
    r"[^.;,“”]{0,60}?(?:,? (?:that|which) (?:was|were|is|are|had been|has been) (?:due|set|scheduled|planned"
    r"|supposed|meant"
    r"|expected|to)\b[^.;,]{0,50}?)?,?\s(?:"
    r"(?:is|are|was|were|has been|have been)\s(?:now\s|therefore\s)?(?:off the table|called off|averted|avoided"
    r"|headed off)"
    r"|(?:will|would|did|is|are)\s(?:now\s|therefore\s)?not\s(?:now\s)?(?:go(?:ing)? ahead|tak(?:e|ing) effect"
    r"|materiali[sz]e|kick in"
    r"|come into (?:force|effect)|proceed|happen))\b"
)
"""The predicate of a duty that does not come: "is off the table", "will not go ahead"."""


_EXEMPT_FROM = re.compile(
    r"\b(?:be|is|are|was|were|remains?|stays?|kept|been)\s(?:\w+\s)?(?:exempt(?:ed)?|spared|shielded|excluded|safe)\sfrom\s"
    r"(?:any\s|the\s)?(?:higher|new|additional|further|extra|threatened|planned|looming|potential|future)\s[^,;]{0,30}$"
)
"""``will remain exempt from higher auto tariffs``: what was threatened does not come."""


_AVOIDS_TAKING = re.compile(r"\bavoid\w*\s(?:impos|introduc|levy|rais|slapp|plac|putt|appl|tak)\w*ing\b")
"""``had avoided imposing sanctions``: what a side itself keeps from doing is no event."""
_FOR_A_TIME = re.compile(r"\b(?:for (?:a |an(?:other)? |\d+ |one |two |three |six )[\w-]+|until|till)\b")
_HELD_OFF = re.compile(r"(?:hold|held|put|shelv|call)", re.IGNORECASE)


def averted(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    clause = text[start:end]
    zone = text[max(0, start - 10) : head.end]
    averting = lx.AVERT.search(zone) or _AVERT_MORE.search(zone)
    if _SPARED_FROM.search(text[max(start, head.start - 60) : head.start]):
        draft.status, draft.action = "averted", "remove"
        return True
    if _OFF.match(text, head.noun_end) and not re.search(r"\b(?:if|unless|would)\b", clause):
        draft.status, draft.action = "averted", "remove"
        return True
    if _EXEMPT_FROM.search(text[start : head.start]):
        draft.status, draft.action = "averted", "remove"
        return True
    if averting is not None and _FOR_A_TIME.search(clause) and _HELD_OFF.match(averting.group()):
        return False  # "would hold off the planned rise for 90 days": put off, not averted
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
        draft.denied = draft.negated = _AVOIDS_TAKING.search(zone) is not None
        return True
    draft.expected, draft.status = "averted", "announced"
    near = text[max(start, head.start - 60) : min(end, head.end + 60)]
    if re.search(r"\bthreat\w*\b", near):
        draft.status, draft.action = "threatened", "threaten"
    draft.retrospective = True
    return True


def held(draft: Draft, text: str, before: str, head: Head, end: int) -> bool:
    """Suspended or kept: the verb that governs the noun stands before it; a passive or an adjective may follow."""
    after = text[head.end : min(end, head.end + 90)]
    relative = _RELATIVE.search(after)
    after = after[: relative.start()] if relative else after
    purpose = _PURPOSE.search(after)
    after = after[: purpose.start()] if purpose else after
    if _RESUMED.search(before[-40:]):
        return False
    if _NOT_COLLECTED.match(text, head.end):
        draft.status, draft.action = "suspended", "suspend"
        return True
    for pattern, action in ((_SUSPEND, "suspend"), (_KEEP, "maintain")):
        reach = (
            110
            if action == "suspend" and re.search(r"\b(?:scheduled|planned) (?:increase|rise)", before[-60:])
            else 80
        )
        put_by = action == "suspend" and _PUT_BY.search(after)
        governs = pattern.search(before[-reach:])
        if governs and _THEN_TAKES.search(before[-reach:], governs.end()):
            governs = None  # "suspending the deal and imposing tariffs"
        if not (governs or pattern.search(after) or put_by):
            continue
        if action == "suspend" and _VOTE.search(text, max(0, head.start - 90), head.noun_end):
            continue  # "postponed a vote on the tariffs": what is only proposed stays so
        if action == "suspend" and _STOPS_TRADE.search(text, max(0, head.start - 110), head.end + 24):
            continue  # "has suspended imports of logs": a ban, not the end of one
        if action == "suspend" and head.instrument in ("import_ban", "export_ban"):
            held_back = _SUSPENDS_BAN.search(text, max(0, head.start - 60), head.end)
            if not held_back and not pattern.search(after):
                continue  # "has suspended imports of logs and prohibited imports of soybeans"
        if action == "suspend" and _FURTHER.search(text, max(0, head.start - 60), head.start):
            draft.separate = True  # of the duty that stands
        draft.action = action
        draft.status = "suspended" if action == "suspend" else "in_force"
        if action == "suspend" and lx.PROPOSE.search(before):
            draft.status = "proposed"
        return True
    return False


_NOT_COLLECTED = re.compile(
    r"[^.;]{0,60}?\b(?:but|although|though|while|and)\s[^.;]{0,40}?\b(?:not|n['’]t|without)\s(?:yet\s|be\s|currently\s)*"
    r"(?:collect|charg|enforc|levy|levied|apply)\w*\s(?:it|them|these|those|either|the (?:dut|tariff|lev))"
)
"""``levied duties of 6%, but said it would not be collecting them``."""
_VOTE = re.compile(
    r"\b(?:suspend|paus|postpon|delay|defer|put(?:s|ting)? off|push(?:es|ed|ing)? back)\w*\s(?:(?:an?|the|its|their"
    r"|that|final|any)\s)*(?:\w+\s)?(?:votes?|voting|decisions?|hearings?|debates?|rulings?|talks|meetings?|discussions?)\s"
    r"(?:on|about|over|to|whether)\b"
)
_SUSPENDS_BAN = re.compile(
    r"\b(?:suspend|paus|postpon|delay|defer|fr[eo]ez|waiv)\w*\s(?!(?:all\s|its\s|the\s)?(?:imports?|exports?)\b)[^.;]{0,60}?\b(?:ban|embargo|prohibition|curb|restriction"
    r"|moratorium|suspension)",
    re.IGNORECASE,
)
_STOPS_TRADE = re.compile(
    r"\b(?:suspend\w*|suspension of|paus\w+|fr[eo]ez\w+)\s(?:(?:all|its|the|any|most|some|further|of)\s)*"
    r"(?:[a-z-]+\s)?(?:imports?|exports?|shipments?|purchases?|sales)\b(?! (?:tariff|dut|lev|tax|control"
    r"|restriction|curb|ban))",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:further|another|additional|planned|scheduled|second|next)\s(?:increase|adjustment|rise|hike|step"
    r"|round|tranche)s?\s(?:of|in|to)\s"
    r"(?:[\w.-]+\s){0,6}$",
    re.IGNORECASE,
)
_THEN_TAKES = re.compile(r"\b(?:and|or|then)\s(?:impos|levy|introduc|hik|slapp)\w*\s")
_ANSWERS = re.compile(
    r"\b(?:retaliat\w*|respond\w*|react\w*|hit back|strike back|comment\w*|appeal\w*|complain\w*|challeng\w*"
    r"|accept\w*|recogni[sz]e\w*)"
    r"\s(?:against|to|on|at|over|for|about|the|any)\b"
)
_PURPOSE = re.compile(
    r",\s(?:in )?an? (?:move|step|bid|measure|decision|attempt|effort)\b|\b(?:aimed at|with a view to|in order to"
    r"|so as to|(?:designed|meant|intended|seeking|needed|made|taken) to|(?<!set )(?<!due )(?<!agreed"
    r" )(?<!decided )to)"
    r"\s(?:maintain|keep|retain|preserve|hold)\w*\s"
    r"(?!(?:the|its|these|those|all|any)?\s?(?:\w+\s){0,2}?(?:tariff|dut|lev|ban|curb|control|measure"
    r"|restriction|quota"
    r"|safeguard))"
)
"""``to keep prices in check``: what a measure is for says nothing of what becomes of it."""
_RELATIVE = re.compile(r"\b(?:for|by|from|to|on|of) (?:[\w-]+\s){1,3}(?:that|who)\b")
"""``for companies that keep building cars``: what those do says nothing of the duty."""
_SUSPEND = re.compile(
    lx.SUSPEND.pattern
    + r"|\bextend(?:s|ed|ing)? the (?:deadline|date|time ?line|time ?limit|period) for (?:the )?(?:imposition"
    r"|implementation|introduction|imposing|implementing|levying|application|start)"
    r"|\b(?:push(?:es|ed|ing)?|put(?:s|ting)?) back|\b(?:moratorium|waiver(?= (?:of|on|for))|waiv(?:e|es|ed|ing)"
    r"|put on ice|hold(?:s|ing)? off|held off)\b",
    re.IGNORECASE,
)
_PUT_BY = re.compile(
    r"\b(?:is|are|was|were|been|being)\s(?:\w+\s){0,2}?(?:halted|shelved|stayed|put (?:off|aside|on (?:hold"
    r"|ice))|pushed back"
    r"|on (?:hold|ice|pause))\b"
)
"""What stands behind a duty that is suspended ("has been put off", "was pushed back to March")."""


_RESUMED = re.compile(
    r"\b(?:resum|reinstat|reimpos|restor|end the (?:pause|suspension)"
    r"|lift the suspension)\w*\b",
    re.IGNORECASE,
)


_LICENCE = re.compile(
    r"\b(?:revok|withdr[ae]w|cancel|rescind)\w*\s(?:an?\s|the\s|its\s|some\s|several\s|all\s"
    r"|existing\s)*(?:export\s)?(?:licen[cs]es?|permits?)?\s*$"
)
_HAS = re.compile(
    r"(?<!will )(?<!to )(?<!would )(?<!should )\b(?:has|have|had)\s(?:\w+ly\s|also\s|now\s|since\s)*$"
)


_PROPOSES = re.compile(
    r"\b(?:propos(?:es|ed|ing)|consider(?:s|ed|ing)|mull(?:s|ed|ing)|weigh(?:s|ed|ing))\s(?:\w+ly\s)?(?:to\s|that\s|\w+ing\b)"
)


def removed(draft: Draft, clause: str, before: str, after: str) -> bool:
    if _EXPIRED.match(after) or (_LET_EXPIRE.search(clause + after) and not LATER.search(before)):
        draft.status, draft.action = "expired", "remove"
        return True
    if draft.previous_pct is not None and draft.rate_pct:
        return False  # "dropped from 33 to 26%": what is left is charged
    verb = next(reversed(list(lx.REMOVE.finditer(before[-70:]))), None)
    ahead, near = _PASSIVE_REMOVAL.search(after), before[-40:]
    passive = ahead or _PASSIVE_REMOVAL.search(near)
    if verb is None and passive is None and not _REMOVAL.search(before[-60:]):
        return False
    if draft.instrument == "export_licensing" and _LICENCE.search(
        before + " " + (passive.group() if passive else "")
    ):
        draft.status = "in_force" if not LATER.search(before) else "announced"
        return True  # a licence revoked is a tighter control
    draft.action = "remove"
    if passive is not None:
        until = after[: passive.end()] if ahead else before[: len(before) - len(near) + passive.end()]
        done = not LATER.search(until) and not passive.group().startswith(("be ", "being"))
    elif verb is not None:
        told = before[-70:][: verb.start()]
        done = bool(_REMOVED.match(verb.group())) and (not LATER.search(told) or bool(_HAS.search(told)))
    else:
        done = False
    deal = bool(lx.AGREED.search(clause))
    draft.status = "removed" if done else ("agreed" if deal else "announced")
    proposed = not done and not deal and _PROPOSES.search(before)
    if proposed or re.search(r"\brecommend(?:s|ed|ing)?\b(?! by\b)", clause):
        draft.status = "proposed"  # "recommended that the duty be revoked"
    return True

"""What becomes of a measure: threatened, announced, agreed, in force, suspended, averted, removed."""

from __future__ import annotations

import re

from detente.reading.measures.awaited import note_awaited_end
from detente.reading.measures.drafts import Draft
from detente.reading.measures.endings import INVALID, LATER, averted, denied, ended, held, removed, withdrawn
from detente.reading.measures.heads import Head
from detente.reading.measures.tenses import is_done, is_past_plan, is_possible
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["is_demanded", "set_status"]

_IMPOSED_EARLIER = re.compile(
    r"(?: of (?:up to |as much as )?[\d.]+ ?(?:%|per ?cent))?,? (?:that|which) (?:\w+ ){1,3}?(?:had |has )?"
    r"(?:imposed|introduced|put in place|levied) (?:in|on|last|since)\b"
    r"|(?:[^.;,]{0,40},)? (?:that |which )?(?:had been |has been |have been |been )?(?:imposed|levied"
    r"|introduced|enacted"
    r"|in (?:place|force|effect)) (?:since|last|earlier|previously|already|in (?:19|20)\d\d)\b"
)
"""``duties that Brussels imposed in October``: told as the past of something else."""

_FLOATED = re.compile(
    r"\b(?:float(?:s|ed)?|(?<!\ba )(?<!the )floating|flirt\w*|signal(?:s|l?ed|l?ing)?|rais(?:es|ed"
    r"|ing) the (?:prospect|spect(?:er|re)))\b"
)
_FORMERLY = re.compile(
    r"^\W*(?:Prior to|Before (?:the|this|that|its|Trump)|Previously|Formerly|Until (?:now|then|recently)"
    r"|Under the previous)\b"
)
_CONDITIONAL = re.compile(r"^[^.;,]{0,90}?\b(?:if|unless|should)\b(?! possible| any| necessary)")
_DEMAND = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|call(?:s|ed|ing)? (?:on|for|upon)|ask(?:s|ed|ing)?|convinc\w+"
    r"|persuad\w+"
    r"|demand(?:s|ed|ing)?|request(?:s|ed|ing)?|lobb(?:y|ied|ying)|appeal(?:s|ed|ing)? (?:to|for)|want(?:s|ed|ing)?"
    r"|push(?:es|ed|ing)? (?:the|for|[A-Z]\w+)|encourag\w+|advocat\w+"
    r"|expect(?:s|ed|ing)?(?= an? (?:similar|same|comparable) )|plead\w*|implor\w+|advis\w+)\b"
    r"(?! to (?:impose|raise|set|put|charge|levy|lift|cut|keep))"
)
_DECIDED = re.compile(
    r"\b(?:agreed|promised|existing|current|announced|imposed|threatened|planned|plans?|has|have|had|will"
    r"|pledged)\b[^,;]{0,60}$",
    re.IGNORECASE,
)


_RECOMMENDS = re.compile(r"\brecommend(?:s|ed|ing)?\b(?! by\b)")


_SOUGHT = re.compile(
    r"\b(?:producers|makers|manufacturers|mills|firms|companies|farmers|growers|unions?|associations?|lobby|opposition|industry)\s"
    r"(?:\w+ly\s|also\s|has\s|have\s|had\s|is\s|are\s)*(?:sought|seek(?:s|ing)?|demand(?:s|ed|ing)?|want(?:s|ed|ing)?"
    r"|request(?:s|ed|ing)?|petition(?:s|ed|ing)?|lobb(?:y|ied|ying))\s[^.;]{0,60}$"
)
"""``producers had sought a 25% duty``: a wish of those whom it would shield."""
_TO_OWN = re.compile(
    r"(?:ask|request|recommend|urg|call)\w*\s(?:on\s|that\s)?(?:the\s)?(?:[\w,]+\s){0,6}?(?:[Mm]inist(?:ry|er)"
    r"|[Gg]overnment|[Cc]abinet"
    r"|Treasury)\b"
)
_AUTHORITY = re.compile(
    r"\b(?:[Mm]inistry|[Aa]uthority|[Cc]ommission|[Tt]ribunal|[Dd]irectorate|[Dd]epartment|[Aa]gency|[Bb]oard"
    r"|[Cc]ommittee"
    r"|[Rr]egulator|[Ii]nvestigators)\b[^.;]{0,45}$"
)


def _of_authority(passage: Passage, position: int) -> bool:
    """True when an institution or a person in office stands before a verb."""
    if _AUTHORITY.search(passage.text[max(0, position - 70) : position]):
        return True
    return any(
        m.end <= position and position - m.end < 60 and m.kind in ("institution", "pronoun", "person")
        for m in passage.mentions
    )


def is_demanded(passage: Passage, head: Head, start: int) -> bool:
    """True for what somebody only asks for ("urged Tokyo to ease its export controls")."""
    before = passage.text[max(0, min(start, head.start - 120)) : head.start]
    if _SOUGHT.search(before):
        return True
    demands = list(_DEMAND.finditer(before))
    advice = _RECOMMENDS.search(before)
    if advice is not None and not _of_authority(passage, head.start - len(before) + advice.start()):
        return True  # what an authority recommends is its proposal; what others recommend is a wish
    if not demands:
        return False
    demand = demands[-1]
    offset = head.start - len(before)
    if _TO_OWN.match(before, demand.start()) and _of_authority(passage, offset + demand.start()):
        return False  # a commission asks its own ministry: its proposal
    if re.search(
        r"\b(?:proposal|plan|bill|draft|agreement|deal|decree|order|law|pact|scheme)s?\s$",
        before[: demand.start()],
    ):
        return False  # "the proposal calls for raising the duty"
    rest = before[demand.end() :]
    if re.search(r"\band \w+ed\b|[;.]", rest):
        return False
    return re.search(r"\b(?:to|for|that)\b", before[demand.end() - 4 :]) is not None and not _DECIDED.search(
        before[demand.end() :]
    )


_WISHED = re.compile(
    r"\b(?:asked|asks|asking|urged|urges|urging|called on|calls on|calling on|pressed|pressing|requested|begged|wants"
    r"|wanted)\s(?:the\s|President\s)?[A-Z][^.;,:“”]{1,40}?\sto\s(?:\w+ly\s)?(?:put on hold|put off|suspend|delay"
    r"|postpone|pause|lift|scrap|remove|drop|reduce|cut|lower|withdraw|rescind|revoke|reconsider|waive|ease"
    r"|roll back)\s(?:[A-Z]?[\w.’']+\s){0,4}$"
)


def asks_own(passage: Passage, head: Head, verb: int) -> bool:
    """ "the Trade Commission will ask the Finance Ministry to impose": what an office asks of its state is proposed."""
    asked = [m for m in passage.mentions if m.kind == "institution" and verb < m.start < head.start]
    asks = [m for m in passage.mentions if m.kind == "institution" and m.end <= verb]
    return any(a.party is not None and a.party == b.party for a in asked for b in asks)


def set_status(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    """Action and status of a measure from the words between ``start`` and ``end`` of its sentence."""
    text = passage.text
    if head.instrument == "import_ban" and re.match(r"[Rr]es(?:um|tart)", text[head.start :]):
        draft.action = "remove"
        later = LATER.search(text[start : head.start])
        draft.status = (
            "agreed" if lx.AGREED.search(text[start : head.start]) else "announced" if later else "removed"
        )
        return
    if head.decreed:
        draft.action = "remove" if head.freed else "impose"
        done = "removed" if head.freed else "in_force"
        asked = lx.PROPOSE.search(text, start, head.start) or LATER.search(text[start : head.start])
        draft.status = (
            ("proposed" if lx.PROPOSE.search(text, start, head.start) else "announced") if asked else done
        )
        return
    if head.exempting:
        draft.action = "remove"
        draft.status = "agreed" if lx.AGREED.search(text[start:end]) else "announced"
        return
    wished = _WISHED.search(text, max(0, head.start - 160), head.start)
    if wished is not None and head.exempting is False:
        planned = re.search(
            r"\b(?:planned|threatened|proposed|looming|announced)\b", text[wished.start() : head.start]
        )
        draft.status = "announced" if planned else "in_force"
        return  # "asked Washington to put on hold its planned 46% tariff": the tariff stands
    if withdrawn(draft, text, head, start):
        return
    if draft.family in ("tariff", "import", "export") and note_awaited_end(draft, text, start, head.start):
        return
    case = _CONTESTED.search(text, start, head.start)
    if case is not None and _is_contested(text, text[start : head.start], head, end):
        start = case.start()  # "withdrew its complaint over the curbs": the complaint ends, not the curbs
    if denied(draft, text, head, start, end) or averted(draft, text, head, start, end):
        return
    if ended(draft, text, head, start, end):
        return
    clause = _clause_now(text, head, start, end)
    if _REPLACED.search(text, max(start, head.start - 40), head.start) and not head.definite:
        draft.status = "superseded"
        return
    if head.previous is not None and re.search(r"\bthreatened\b", clause[: max(0, head.start - start)]):
        draft.status, draft.action = "threatened", "threaten"
        return
    if INVALID.search(text[max(start, head.start - 50) : min(end, head.end + 90)]):
        draft.status, draft.action = "invalidated", "remove"
        return
    before = text[start : head.start if head.rate_start is None else head.rate_start]
    if head.instrument == "export_licensing" and _WITHHELD.search(before):
        draft.status, draft.action = "in_force", "raise"  # a licence taken back is a restriction
        return
    if held(draft, text, before, head, end) or removed(draft, clause, before, text[head.end : end + 1]):
        if draft.status == "removed" and _ENDS_BY_DEAL.search(text, head.noun_end):
            draft.status = "agreed"
        return
    cut, raised = lx.CUT.search(clause), lx.RAISE.search(clause)
    if cut and (not raised or cut.start() < raised.start()):
        draft.action = "cut"
    elif raised:
        draft.action = "raise"
    draft.was_planned = is_past_plan(text, head)
    _stage(draft, passage, clause, head, start, end)


def _is_own_act(passage: Passage, word: str) -> bool:
    """An agreement has two sides: in a text that names one state only, the word is the title of its act."""
    return len(passage.thread.counts) == 1 and word.lower() in ("agreement", "accord", "arrangement")


_ENDS_BY_DEAL = re.compile(
    r"\b(?:is|are)\s(?:\w+ly\s|also\s)?(?:eliminated|removed|abolished|lifted|scrapped|waived|dropped)\s(?:\w+\s)?"
    r"(?:under|by|as part of)\s(?:the|this|their|that)\s(?:[\w-]+\s){0,3}?"
    r"(?:agreement|deal|pact|accord|framework|treaty)\b"
)
"""``Tariffs on aircraft are eliminated under the agreement``: the present tense of what was agreed."""


def _clause_now(text: str, head: Head, start: int, end: int) -> str:
    """The clause, without the words that tell only of the rate that is replaced."""
    clause = _FROM_PROPOSED.sub(" from the former ", text[start:end])
    if head.stated and head.start >= start:  # "who plan to export them need a licence": that is no plan
        first, last = head.start - start, min(head.end - start, end - start)
        clause = text[start : head.start] + "-" * (last - first) + text[start + last : end]
    if head.previous is None:  # "down from the 25 percent threatened earlier" tells of the old rate
        return clause
    middle = max(0, head.start - start)
    words = r"\b(?:threatened|planned|proposed{})\b(?! to\b)"
    return re.sub(words.format(""), "former", clause[:middle]) + re.sub(
        words.format("|currently|current|existing"), "former", clause[middle:]
    )


_FROM_PROPOSED = re.compile(
    r"\s(?:down from|up from|lower than|below|instead of|rather than|compared (?:with|to)|against|from)\s(?:an?"
    r"|the|his"
    r"|its)\s(?:(?:\w+ly|earlier|previous)\s)?(?:proposed|threatened|planned|looming)\s(?=[\d(])"
)
"""``15%, down from a proposed 25%``: what was proposed is the rate that does not come."""
_WITHHELD = re.compile(
    r"\b(?:revok|withdr[ae]w|den(?:y|ie)|refus|suspend|cancel|reject|withh[eo]ld|block)\w*\s"
    r"(?:an?\s|the\s|some\s|its\s|any\s|\d+\s)*(?:\w+\s)?$"
)


def _is_conditional(text: str, clause: str, head: Head, ahead: str) -> bool:
    """ "would charge 30% if no deal is reached": as good as a threat, unless it is decided or agreed."""
    if re.search(r"\b(?:prepared|preparing|ready|readied|drawn up)\b", ahead) and re.search(
        r"\b(?:if|should|unless|in case)\b", text[head.end :]
    ):
        return True  # "has prepared a list of tariffs, worth 21 billion euros, if no deal is reached"
    return bool(
        re.search(r"\b(?:would|will|could|might|may)\b", clause)
        and _CONDITIONAL.match(text[head.end :])
        and not lx.AGREED.search(clause)
        and not re.search(r"\b(?:signed|order|published|adopted|decided)\b", ahead)
    )


_REPLACED = re.compile(
    r"\b(?:replac(?:es|ed)|supersed(?:es|ed)|in place of|took the place of)\s(?:(?:the|an?|its|their|that"
    r"|existing|previous|old"
    r"|earlier|current|former|initial|original|temporary|provisional)\s)*$"
)
"""``replaced the 10% rate``: the rate that is no longer charged."""
_BILL = re.compile(
    r"\b(?:bill|draft (?:law|decree|order|rule|regulation)|legislation|measure before \w+"
    r"|motion)\b[^.;]{0,60}?\bwould\b"
)
_PLANS_AND = re.compile(
    r"\brecommend\w*\b[^.;:“”]{0,140}?\band\s(?:[\w-]+\s){1,2}(?:an?\s|the\s|its\s)?(?:[\w-]+\s){0,2}$"
    r"|\b(?:propos(?:es|ed|ing)|plans?|planned|planning|considers?|considering|wants?|seeks?"
    r"|seeking)\s(?:to\s)?[^.;:“”]{0,110}?"
    r"(?:,\s)?\band\s(?:also\s)?to\s(?:[\w-]+\s){1,2}(?:an?\s|the\s|its\s)?(?:[\w-]+\s){0,2}$"
    r"|\bpropos(?:es|ed|ing)\s\w+ing\b[^;:“”]{0,160}?\band\s(?:also\s)?\w+ing\s(?:[\w%-]+\s){0,4}$"
)
"""``plans to cut its quotas and to charge a duty``: the second plan of one sentence."""
_APPROVED = re.compile(
    r"\b(?:has|have)\s(?:\w+ly\s|also\s|now\s)?(?:approved|adopted|endorsed|passed|agreed to)\s(?:the|a)\s"
    r"(?:\w+\s){0,3}?propos\w+"
    r"|\bpropos\w+\b[^.;]{0,90}\b(?:has|have) been (?:approved|adopted|passed|endorsed)\b"
)
"""``has approved the proposed increase``: no longer only proposed."""
_BEGAN_TO = re.compile(
    r"\b(?:began|begun|started|has been|have been|is now|are now|is already|are already)\s(?:to\s)?(?:collect"
    r"|charg|levy|impos|apply|enforc)\w*\b"
    r"(?!\s(?:to|on|by)\b)"
)
_CONTESTED = re.compile(
    r"\b(?:complain\w*|complaint|disput\w*|challeng\w*|case|cases|proceedings|lawsuit|sued?|protest\w*|appeal\w*"
    r"|WTO"
    r"|World Trade Organi[sz]ation|grievances?)\b[^.;,]{0,50}?\b(?:over|against|about|of|to|for)\s"
    r"(?:[A-Z][\w.]*(?:['’]s?)?\s){0,4}(?:[a-z][\w-]*\s){0,3}$"
)
"""``its complaint over Japan's export curbs``: what is contested is in force."""
_UNRESOLVED = re.compile(
    r"\b(?:(?:resolv|tackl|address|discuss|review|reassess|re-?examin)\w*\s|reviews?[”\"]? of\s"
    r"|(?:weeks|months|days|year|years|time) since\s[^;,]{2,30}?\b"
    r"(?:impos|introduc|levi|slapp|rais|doubl|hik)\w*\s)(?:(?:the|its|all|any|remaining"
    r"|other)\s)*(?:[\w%.-]+\s){0,3}$"
)
"""``the review of duties on wine``, ``in the weeks since it imposed 50% duties``: what is spoken of is in force."""
_SINCE_HAVE = re.compile(
    r"\b[Ss]ince\s[^.;]{3,70}?\b(?:has|have)\s(?!said|been told|threatened)"
    r"|\b(?:in (?:force|effect|place)|(?:has|have)\s[^.;]{3,90}?)\ssince\s(?:early\s|late\s|mid-|last\s)?"
    r"(?:[A-Z0-9]|then|year|month|week)"
)
_UNSURE = re.compile(
    r"\b(?:threat\w*|plan\w*|propos\w*|possib\w*|potential|loom\w*|would|could|may|might|will|announc\w*)\b"
)

_HAD_IMPOSED = re.compile(
    r"\bhad (?:already |earlier |previously )?(?:imposed|levied|introduced|slapped|placed|put)\b"
)


_TO_REVISE = re.compile(
    r"\b(?:decided|will|would|plans?|agreed|intends?)\b[^,;]{0,40}\b(?:revis|amend|modif|chang|relax|eas|tighten"
    r"|updat"
    r"|adjust|review|replac)\w*\s(?:the |its )?$"
)
"""``decided to revise the current operation``: what comes instead is not in force."""
_IMPOSED_ON = re.compile(r"\s(?:imposed|levied|slapped|placed)\s(?:\w+ly\s)?(?:by|on|against|to)\b")
_IS_ANSWERED = re.compile(
    r"\b(?:as a (?:consequence|result) of|(?:response|retaliation|reaction) (?:to|for|against)|caused by"
    r"|triggered by|because of)\s"
    r"(?![^.;,]*\bdecision to\b)[^.;,]{0,80}$"
)
"""``as a result of the 25% tariff imposed by the US``: what is answered is in force."""
_SINCE_IMPOSED = re.compile(
    r"\b(?:since|after)\s[^,;]{2,40}?\s(?:imposed|introduced|levied|slapped|raised|doubled|put"
    r"|placed)\s[^,;]{0,20}$"
)
_REVIEWED = re.compile(r"\breview(?:s|ed|ing)?[”\"’']?\s(?:of\s|into\s)?(?:the\s|its\s|their\s)?(?:\w+\s)?$")


_STOPPED = re.compile(
    r"(?:suspended|halted|stopped|froze|cut off|severed|blocked|prohibited|banned|ceased)\b", re.IGNORECASE
)
_WERE = re.compile(r"\b(?:has|have|had|is|are|was|were)(?: been)? (?:\w+ly )?(?:\w+ed|frozen|cut off)$")
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|to|not|be|if|unless|decision|plan\w*)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)


_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|against|up from|down from|instead of|from)\s(?:the |a |an |its )?$"
)
_WILL = re.compile(r"\b(?:will|would|shall|is to|are to|plans? to)\s")


def _is_asked_of_own(passage: Passage, head: Head, start: int) -> bool:
    demands = list(_DEMAND.finditer(passage.text, start, head.start))
    return bool(demands) and asks_own(passage, head, demands[-1].start())


def _is_live(draft: Draft, text: str, clause: str, head: Head, start: int) -> bool:
    ahead_of_head = text[start : head.noun_start]
    for match in lx.IN_FORCE.finditer(clause):
        words = match.group().lower()
        if words == "subject to":
            distance = head.start - (start + match.end())
            between = text[start + match.end() : max(start + match.end(), head.rate_start or head.noun_start)]
            if (
                not -5 <= distance <= 30
                or re.search(r"\b(?:be|become|not)\s(?:\w+\s)?$", clause[: match.start()])
                or re.search(r"\b(?:will|would|shall)\b", between)
            ):
                continue
        elif re.search(
            r"\b(?:will|would)\b",
            text[start + match.end() : max(start + match.end(), head.rate_start or head.noun_start)],
        ):
            continue  # "goods now subject to tariffs ..., the rate will be capped"
        elif re.match(r"current|existing", words) and (
            draft.action in ("cut", "raise") or _TO_REVISE.search(clause[: match.start()])
        ):
            continue  # "lower existing tariffs to 15%": the old rate is in force
        elif re.match(r"current|existing", words) and (
            _COMPARED.search(clause[: match.start()])
            or (start + match.start() >= head.noun_start and _WILL.search(ahead_of_head))
        ):
            continue  # "will cap duties at 15%, compared with current rates of 100%"
        return True
    ahead = text[start : head.start]
    if re.search(r"\bsince\b", ahead) and _SINCE_IMPOSED.search(ahead):
        return True  # "in the weeks since Washington imposed its duties"
    if _REVIEWED.search(ahead):
        return True  # "an expedited review of duties on wine": they are charged
    if head.rate is None and not head.exempting and _IMPOSED_ON.match(text, head.noun_end):
        return not re.search(r"\b(?:to be|be|will|would|new|fresh|any)\b[^,;]{0,20}$", ahead)
    if _IS_ANSWERED.search(ahead) and not _UNSURE.search(text, max(0, head.start - 70), head.noun_end + 12):
        return True
    return bool(
        _SINCE_HAVE.search(clause)
        or _IMPOSED_EARLIER.match(text, head.end)
        or _HAD_IMPOSED.search(clause[: max(0, head.start - start)])
    )


def _is_contested(text: str, ahead: str, head: Head, end: int) -> bool:
    """ "its complaint over Japan's export curbs", not "over the curbs that Japan plans"."""
    if not (_CONTESTED.search(ahead) or _UNRESOLVED.search(text, max(0, head.start - 90), head.start)):
        return False
    return not _UNSURE.search(ahead[-30:]) and not _UNSURE.search(text, head.end, min(end, head.end + 60))


def _is_paid(ahead: str) -> bool:
    """ "carmakers face a duty of 25%"; not "will face"."""
    if re.search(
        r"\b(?:have|has) (?:\w+ly )?(?:faced|paid|been (?:subject|charged|hit|paying|facing))\b[^,;]{0,24}$",
        ahead,
    ):
        return True
    paid = re.search(
        r"\b(?:pays?|paying|fac(?:e|es|ing)|attracts?|incurs?|carries|(?:is|are)(?! (?:to|set|due|expected|likely"
        r"|about|planned"
        r"|scheduled)\b)) (?:an? |the )?(?:(?!to |not |\w+ing )\w+ ){0,3}$",
        ahead,
    )
    return bool(paid) and not re.search(r"\b(?:will|would|could|may|to) (?:\w+ )?(?:pay|face)\b", ahead)


def _stage(draft: Draft, passage: Passage, clause: str, head: Head, start: int, end: int) -> None:
    text = passage.text
    near = text[max(start, head.start - 60) : min(end, head.end + 60)]
    threat = lx.THREAT.search(clause)
    ahead = text[start : head.start]
    carried_out = re.search(r"carried out (?:its|his|the|a) threat|follow\w+ through", clause)
    if carried_out and re.search(r"\b(?:if|unless|should|whether)\b", ahead):
        threat, carried_out = carried_out, None  # "if Washington follows through on a pledge to ..."
    threat = threat or _FLOATED.search(ahead[-60:])
    if (threat and not carried_out) or _is_conditional(text, clause, head, ahead):
        draft.status, draft.action = "threatened", "threaten"
    elif (
        _BILL.search(clause)
        or (_PLANS_AND.search(ahead) or _PLANS_AND.search(text[max(0, start - 220) : head.start]))
        or (lx.PROPOSE.search(clause) and not re.search(r"\bimposed\b", near))
        or is_possible(text, head, start)
        or _is_asked_of_own(passage, head, start)
    ) and not _APPROVED.search(clause):
        draft.status = "proposed"
    elif _FORMERLY.match(text) and re.search(
        r"\b(?:faced|paid|was|were|had|stood|subject)\b", text[: head.start]
    ):
        draft.status = "superseded"
    elif (
        (draft.action == "impose" and _is_contested(text, ahead, head, end))
        or _is_live(draft, text, clause, head, start)
        or _is_paid(ahead)
        or _BEGAN_TO.search(ahead[-60:])
    ) or (
        head.instrument in ("import_ban", "export_ban")
        and (_STOPPED.match(text, head.start) or (head.both_ways and _WERE.search(text[: head.end])))
        and not _TO_COME.search(ahead)
    ):
        draft.status = "in_force"
    elif is_done(passage, head, start):
        draft.done = True
    elif (agreed := lx.AGREED.search(clause)) and not _is_own_act(passage, agreed.group()):
        draft.status = "agreed"

"""What becomes of a measure: threatened, announced, agreed, in force, suspended, averted, removed."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.status.awaited import note_awaited_end
from detente.reading.measures.status.demands import is_asked_of_own, is_asked_to_end
from detente.reading.measures.status.denials import averted, denied, withdrawn
from detente.reading.measures.status.endings import INVALID, LATER, ended, removed
from detente.reading.measures.status.holding import held
from detente.reading.measures.status.judged import is_upheld
from detente.reading.measures.status.standing import complaint_over, is_standing
from detente.reading.measures.status.tenses import is_done, is_past_plan, is_possible
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["set_status"]


_FLOATED = re.compile(
    r"\b(?:float(?:s|ed)?|(?<!\ba )(?<!the )floating|flirt\w*|signal(?:s|l?ed|l?ing)?|rais(?:es|ed"
    r"|ing) the (?:prospect|spect(?:er|re)))\b"
)
_FORMERLY = re.compile(
    r"^\W*(?:Earlier(?=,)|Prior to|Before (?:the|this|that|its|Trump)|Previously|Formerly|Until (?:now|then|recently)"
    r"|Under the previous)\b"
)
_NOW_HELD = re.compile(r",\s(?:now|currently|since|already)\s(?:been\s)?(?:suspended|paused|on hold),\s")
"""``According to the clause, now suspended, exports of gallium ...``: what it says does not bind."""
_CONDITIONAL = re.compile(r"^[^.;,]{0,90}?\b(?:if|unless|should)\b(?! possible| any| necessary)")


def set_status(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    """Action and status of a measure from the words between ``start`` and ``end`` of its sentence."""
    text = passage.text
    if (
        _told_by_head(draft, text, head, start, end)
        or is_asked_to_end(draft, text, head)
        or withdrawn(draft, text, head, start)
    ):
        return
    if draft.family in ("tariff", "import", "export") and note_awaited_end(draft, text, start, head.start):
        return
    case = complaint_over(text, head, start, end)
    if case is not None:
        start = case  # "withdrew its complaint over the curbs": the complaint ends, not the curbs
    start = _start_of_clause(text, head, start)
    if _NOW_HELD.search(text, start, head.start):
        draft.status, draft.action = "suspended", "suspend"
        return
    if (
        denied(draft, text, head, start, end)
        or averted(draft, text, head, start, end)
        or ended(draft, text, head, start, end)
        or _leaves_force(draft, text, head, start, end)
    ):
        return
    clause = _clause_now(text, head, start, end)
    cut, raised = lx.CUT.search(clause), lx.RAISE.search(clause)
    if cut and (not raised or cut.start() < raised.start()):
        draft.action = "cut"
    elif raised:
        draft.action = "raise"
    draft.was_planned = is_past_plan(text, head)
    _stage(draft, passage, clause, head, start, end)


def _told_by_head(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """True when the kind of the head tells what is done: trade resumed, a decree, an exemption."""
    ahead = text[start : head.start]
    if head.instrument == "import_ban" and re.match(r"[Rr]es(?:um|tart)", text[head.start :]):
        draft.action = "remove"
        draft.status = (
            "agreed" if lx.AGREED.search(ahead) else "announced" if LATER.search(ahead) else "removed"
        )
    elif head.decreed:
        draft.action = "remove" if head.freed else "impose"
        if lx.PROPOSE.search(text, start, head.start):
            draft.status = "proposed"
        elif LATER.search(ahead):
            draft.status = "announced"
        else:
            draft.status = "removed" if head.freed else "in_force"
    elif head.exempting:
        draft.action = "remove"
        draft.status = "agreed" if lx.AGREED.search(text[start:end]) else "announced"
    else:
        return False
    return True


def _leaves_force(draft: Draft, text: str, head: Head, start: int, end: int) -> bool:
    """True for a rate that is replaced or was only threatened, and for what is annulled, withheld, kept or removed."""
    clause = _clause_now(text, head, start, end)
    if _REPLACED.search(text, max(start, head.start - 40), head.start) and not head.definite:
        draft.status = "superseded"
        return True
    if head.previous is not None and re.search(r"\bthreatened\b", clause[: max(0, head.start - start)]):
        draft.status, draft.action = "threatened", "threaten"
        return True
    if INVALID.search(text[max(start, head.start - 50) : min(end, head.end + 90)]):
        draft.status, draft.action = "invalidated", "remove"
        return True
    before = text[start : head.start if head.rate_start is None else head.rate_start]
    if head.instrument == "export_licensing" and _WITHHELD.search(before):
        draft.status, draft.action = "in_force", "raise"  # a licence taken back is a restriction
        return True
    if held(draft, text, before, head, end) or removed(draft, clause, before, text[head.end : end + 1]):
        if draft.status == "removed" and _ENDS_BY_DEAL.search(text, head.noun_end):
            draft.status = "agreed"
        return True
    return False


def _is_own_act(passage: Passage, word: str) -> bool:
    """An agreement has two sides: in a text that names one state only, the word is the title of its act."""
    return len(passage.thread.counts) == 1 and word.lower() in ("agreement", "accord", "arrangement")


_ENDS_BY_DEAL = re.compile(
    r"\b(?:is|are)\s(?:\w+ly\s|also\s)?(?:eliminated|removed|abolished|lifted|scrapped|waived|dropped)\s(?:\w+\s)?"
    r"(?:under|by|as part of)\s(?:the|this|their|that)\s(?:[\w-]+\s){0,3}?"
    r"(?:agreement|deal|pact|accord|framework|treaty)\b"
)
"""``Tariffs on aircraft are eliminated under the agreement``: the present tense of what was agreed."""


_AIM = re.compile(
    r",?\s(?:(?:as|while)\s(?:[\w.’'-]+\s){1,4}?(?:seeks?|sought|tries|tried|works?|aims?|looks?|races?|raced|rushes|attempts?"
    r"|struggles?|moves?|hopes?|scrambles?|(?:is|are|was|were)\s(?:\w+ly\s)?(?:seeking|trying|looking|working|racing|rushing"
    r"|attempting|struggling|hoping|scrambling))\s(?:to|for|on|towards?)\b"
    r"|in an?\s(?:\w+\s)?(?:bid|effort|attempt|push|drive|move)\s(?:to|at)\b"
    r"|(?:seek(?:s|ing)|aim(?:s|ed|ing)|designed|intended|meant|hop(?:es|ing))\s(?:to|at)\s"
    r"|(?:to levels\s|in a way\s|in a manner\s)?(?:consistent with|commensurate with|depending on|regardless of"
    r"|irrespective of)\s)"
)
"""``as it seeks to contain prices``, ``in an effort to reach a deal``: what it is for says nothing of its stage."""


def _end_of_act(text: str, head: Head, end: int) -> int:
    """Where the words for the act end and those for its aim begin."""
    aim = _AIM.search(text, min(head.end, end), end)
    return aim.start() if aim is not None else end


_BEFORE_IT_BEGINS = re.compile(
    r"\b(?:before|until|ahead of|when|once|after|since)\s(?:(?:the|an?|its|their|his|new|planned)\s"
    r"|[\w.]+[’']s?\s){0,4}$"
)
_BEGINS = re.compile(
    r"(?:\s(?:[\w.&-]+\s){0,8}?|\s)(?:(?:enters?|comes?|goes|go)\s(?:into|in)\s(?:force|effect)|takes? effect"
    r"|kicks? in|begins?|starts?|(?:is|are) (?:due|set|scheduled) to)\b"
)


def _start_of_clause(text: str, head: Head, start: int) -> int:
    """Where "before its 30% tariff takes effect" begins: what is done before says nothing of the duty's own stage."""
    found = _BEFORE_IT_BEGINS.search(text, start, head.start if head.rate_start is None else head.rate_start)
    return found.start() if found is not None and _BEGINS.match(text, head.end) else start


def _clause_now(text: str, head: Head, start: int, end: int) -> str:
    """The clause, without the words that tell only of the rate that is replaced."""
    end = _end_of_act(text, head, end)
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
    r"|\b(?:stop|halt|suspend|paus|ceas|freez|froze)\w*\s(?:the\s)?(?:issuance|issuing|granting|approval|processing)\s"
    r"(?:of\s)?(?:[a-z]+\s){0,2}$"
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


def _stage(draft: Draft, passage: Passage, clause: str, head: Head, start: int, end: int) -> None:
    """How far a measure that nobody ends has come: threatened, proposed, replaced, in force, done or agreed."""
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
        or is_asked_of_own(passage, head, start)
    ) and not _APPROVED.search(clause):
        draft.status = "proposed"
    elif _FORMERLY.match(text) and re.search(
        r"\b(?:faced|paid|was|were|had|stood|subject)\b", text[: head.end]
    ):
        draft.status = "superseded"
    elif is_standing(draft, text, clause, head, start, end):
        draft.status = "in_force"
        draft.action = "maintain" if draft.action == "impose" and is_upheld(text, head) else draft.action
    elif is_done(passage, head, start):
        draft.done = True
    elif (agreed := lx.AGREED.search(clause)) and not _is_own_act(passage, agreed.group()):
        draft.status = "agreed"

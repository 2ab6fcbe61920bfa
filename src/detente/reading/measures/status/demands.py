"""What is only asked for: a measure that others urge on a side, and a measure that they ask it to drop."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage

__all__ = ["is_asked_of_own", "is_asked_to_end", "is_demanded"]


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


_SEEKS_RELIEF = re.compile(
    r"\b(?:sought|seek(?:s|ing)?|(?:ask|call|press|push|lobb|hop|wait)\w* for|demand(?:s|ed|ing)?"
    r"|request(?:s|ed|ing)?)\s(?:(?:a|an|the|full|complete|total|swift|quick|early|immediate|further)\s){0,3}"
    r"(?:removal|reduction|elimination|lifting|abolition|withdrawal|cut|lowering|easing|suspension|exemption|waiver|repeal)s?"
    r"\s(?:of|in|from|to)\s(?:[\w.'’%-]+\s){0,4}$"
)
"""``Japan sought the removal of the tariffs``: of those of the other side."""


_TO_OWN = re.compile(
    r"(?:ask|request|recommend|urg|call)\w*\s(?:on\s|that\s)?(?:the\s)?(?:[\w,]+\s){0,6}?(?:[Mm]inist(?:ry|er)"
    r"|[Gg]overnment|[Cc]abinet"
    r"|Treasury)\b"
)


_CASE = re.compile(r"\s(?:for\s)?(?:[\w-]+\s){0,2}?(?:consultations|panel|(?:dispute|arbitration)\b)")
"""``requested consultations on the duties``: a case over what is in force."""


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
    if _SOUGHT.search(before) or _SEEKS_RELIEF.search(before):
        return True
    demands = [d for d in _DEMAND.finditer(before) if not _CASE.match(before, d.end())]
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
    if _REQUIRES.search(before[: demand.start()]):
        return False  # "the deal requires the US to levy 19% while calling for Indonesia to levy none"
    rest = before[demand.end() :]
    if re.search(r"\band \w+ed\b|[;.]", rest):
        return False
    return re.search(r"\b(?:to|for|that)\b", before[demand.end() - 4 :]) is not None and not _DECIDED.search(
        before[demand.end() :]
    )


_REQUIRES = re.compile(r"\b(?:requires|obliges|commits|provides)\b[^.;]{0,100}\b(?:while|and)\s$")
_WISHED = re.compile(
    r"\b(?:asked|asks|asking|urged|urges|urging|called on|calls on|calling on|pressed|pressing|requested|begged|wants"
    r"|wanted)\s(?:the\s|President\s)?[A-Z][^.;,:“”]{1,40}?\sto\s(?:\w+ly\s)?(?:put on hold|put off|suspend|delay"
    r"|postpone|pause|lift|scrap|remove|drop|reduce|cut|lower|withdraw|rescind|revoke|reconsider|waive|ease"
    r"|roll back)\s(?:[A-Z]?[\w.’']+\s){0,4}$"
)


def _asks_own(passage: Passage, head: Head, verb: int) -> bool:
    """ "the Trade Commission will ask the Finance Ministry to impose": what an office asks of its state is proposed."""
    asked = [m for m in passage.mentions if m.kind == "institution" and verb < m.start < head.start]
    asks = [m for m in passage.mentions if m.kind == "institution" and m.end <= verb]
    return any(a.party is not None and a.party == b.party for a in asked for b in asks)


def is_asked_of_own(passage: Passage, head: Head, start: int) -> bool:
    """True when the last demand before a head is one that an office makes of its own state."""
    demands = list(_DEMAND.finditer(passage.text, start, head.start))
    return bool(demands) and _asks_own(passage, head, demands[-1].start())


def is_asked_to_end(draft: Draft, text: str, head: Head) -> bool:
    """True when a side is only asked to end a measure, which then stands or is still to come.

    An example is "asked Washington to put on hold its planned 46% tariff".
    """
    wished = _WISHED.search(text, max(0, head.start - 160), head.start)
    if wished is None:
        return False
    planned = re.search(
        r"\b(?:planned|threatened|proposed|looming|announced)\b", text[wished.start() : head.start]
    )
    draft.status = "announced" if planned else "in_force"
    return True

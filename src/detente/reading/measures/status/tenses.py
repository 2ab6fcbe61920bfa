"""Tense and mood of the verb that governs a measure: done, or only possible.

What a finished tense says is done ("has lowered", "were doubled", "the decree repeals"); a day of effect that lies
ahead takes it back (:mod:`~detente.reading.measures.joining.completing`). What somebody is ready to do, may do or has a
right to do is not done.
"""

from __future__ import annotations

import re

from detente.reading.measures.heads.head import BEGINS_WITH_VERB, Head
from detente.reading.text.context import Passage

__all__ = ["is_done", "is_past_plan", "is_possible"]

_PAST = (
    r"imposed|introduced|formali[sz]ed|slapped|levied|implemented|enacted|enforced|brought (?:in(?:to force)?"
    r"|back)|reimposed"
    r"|reinstated|restored"
    r"|put (?:up|in place|into (?:force|effect))|raised|increased|hiked|doubled|tripled|quadrupled|lowered|reduced"
    r"|dropped|slashed|cut|halved|trimmed|banned|halted|prohibited|barred|blocked|restricted|curbed|tightened|toughened|eased"
    r"|relaxed|loosened"
)
"""Finite forms of the verbs by which a measure is brought about, as an act of its own."""
_ADVERBS = (
    r"(?:(?:also|already|now|since|just|recently|officially|formally|temporarily|further|sharply|again|later|then"
    r"|first|gradually"
    r"|previously|earlier|effectively|both|in turn|promptly|subsequently|immediately|today|yesterday|similarly"
    r"|finally)\s)*"
)
_HAS_DONE = re.compile(
    rf"\b(?:has|have|had|having)\s{_ADVERBS}(?:{_PAST}|set|placed|applied|put)\s[^;:]{{0,90}}$"
)
_DID = re.compile(
    rf"\s(?:on\s\w+\s|in\s\w+\s|last\s\w+\s|earlier\sthis\s\w+\s)?{_ADVERBS}(?:{_PAST})\s[^;:]{{0,90}}$"
)
_SINCE_DOING = re.compile(
    r"\b(?:since|after)\s(?:\w+ly\s)?(?:imposing|enforcing|introducing|tightening|raising|doubling|slapping|banning"
    r"|implementing)\s[^,;:]{0,60}$"
)
_WAS_DONE = re.compile(
    r"(?:\s(?:on|against|for|from|of)\s[^,;:.]{2,70}?)?,?\s(?:which\s|that\s)?(?:has been|have been|had been|was"
    rf"|were)\s{_ADVERBS}(?:{_PAST}|applied)\b(?!\sto be)"
)
_PAST_VERB = re.compile(rf"\b(?:{_PAST}|set|placed|applied|put)\b")
_NEW_CLAUSE = re.compile(
    r"\b(?:that|which|who|because|after|since|when|while|as|if|unless|until|to|will|would|could|should|may|might"
    r"|over|against|amid|despite|before)\b|[“”]"
)
"""Words between a verb and a noun behind which the verb no longer governs the noun."""
_SUBJECTS = ("name", "metonym", "institution", "person", "pronoun", "demonym")
_ACT_DOES = re.compile(
    r"\b(?:decree|order|law|act|regulation|notification|notice|proclamation|resolution|circular|ordinance)s?"
    r"(?:\s\([^)]{2,30}\)|\sNo\.?\s?[\w/-]+)?,?\s(?:which\s|that\s|also\s|\w+ly\s){0,2}"
    r"(?:raised|increased|lowered|reduced|slashed|hiked|doubled|imposed|introduced)\s[^;:.]{0,60}$",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:draft|bill|proposed|proposal|planned|would|will|if)\b", re.IGNORECASE)


_BE = re.compile(r"\b(?:be|being|to|not)\s$")


_ANSWERED_BY = re.compile(
    r"(?<!had )\b(?:responded|retaliated|reacted|hit back|answered|followed suit)\b[^.;]{0,140}\bby\s(?:\w+ly\s)?$"
)


def is_done(passage: Passage, head: Head, start: int) -> bool:
    """True when a verb in a finished tense brings the measure about: "has lowered", "on Friday, India imposed"."""
    text = passage.text
    ahead = text[max(start, head.noun_start - 130) : head.noun_start]
    if head.stated and text.startswith("made ", head.start) and not _BE.search(text, 0, head.start):
        return True  # "made a licence compulsory for exports"
    if _WAS_DONE.match(text, head.noun_end) or _WAS_DONE.match(text, head.end):
        return _DRAFT.search(ahead[-40:]) is None
    if _ANSWERED_BY.search(text, max(start, head.start - 160), head.start) and BEGINS_WITH_VERB.match(
        text, head.start
    ):
        return True  # "Beijing responded to the call by blocking imports of barley"
    if _SINCE_DOING.search(ahead) or _by_act(text, head) or _is_now(text, head):
        return True
    for found in (_HAS_DONE.search(ahead), _did(passage, head, start)):
        if found is not None and not _NEW_CLAUSE.search(_behind_verb(found)):
            return True
    return False


def _behind_verb(found: re.Match[str]) -> str:
    """What stands between the verb and the noun."""
    verbs = list(_PAST_VERB.finditer(found.group()))
    return found.group()[verbs[-1].end() :] if verbs else found.group()


def _did(passage: Passage, head: Head, start: int) -> re.Match[str] | None:
    """The simple past of a subject that is named: "Beijing raised its tariffs"."""
    for mention in reversed(passage.mentions):
        if start <= mention.start and mention.end <= head.noun_start and mention.kind in _SUBJECTS:
            found = _DID.match(passage.text[: head.noun_start], mention.end)
            if found is not None:
                return found
    return None


def _by_act(text: str, head: Head) -> bool:
    """ "signed an order, which slashed the tariff": the deed of a legal act."""
    act = _ACT_DOES.search(text, max(0, head.noun_start - 130), head.noun_start)
    return act is not None and not _DRAFT.search(text, max(0, act.start() - 40), act.start() + 12)


_NOW = re.compile(
    r"(?:is|are)\s(?:currently\s|now\s|still\s|also\s)?(?:restricted|prohibited|banned|barred|forbidden)\b"
)


def _is_now(text: str, head: Head) -> bool:
    """ "The export of onion seeds is restricted": how things are."""
    return head.whole_clause and _NOW.search(text, head.start, min(len(text), head.end + 30)) is not None


_WAS_PLANNED = re.compile(
    r"\b(?:had\s(?:\w+ly\s|earlier\s)?(?:planned|intended|said|announced|decided|proposed|vowed|threatened|pledged)"
    r"|had\s(?:\w+ly\s|earlier\s)?(?:issued|passed|approved|signed|published|adopted)\s(?:an?|the|its)\s(?:\w+\s){1,3}"
    r"(?:(?:in|last|earlier)\s[^,;]{2,25}?\s)?(?:to|that would)\s"
    r"|(?:decided|announced|planned)\s(?:in|last|earlier|back in)\s[^,;]{2,25}?\s(?:to|that|it would))\b[^;:]{0,80}$"
)


def is_past_plan(text: str, head: Head) -> bool:
    """True for "decided in June to raise the duty", "had planned to impose": told as the plan of another day."""
    return _WAS_PLANNED.search(text, max(0, head.noun_start - 140), head.noun_start) is not None


_RIGHT = re.compile(
    r"\b(?:(?:has|have|had|with|reserv\w+|retain\w*|exercis\w+|claim\w*)\s(?:its\s|the\s|their\s|a\s)?rights?\sto"
    r"|(?:st(?:ands?|ood)|is|are|was|were|be|been|being)\s(?:\w+\s)?(?:ready|prepared|poised|entitled)\sto"
    r"|(?:could|might)\s(?:\w+\s)?(?:impose|raise|introduce|hit back|retaliate|be (?:hit|slapped|subject)|face|see))\s"
    r"[^;:]{0,90}$"
)


def is_possible(text: str, head: Head, start: int) -> bool:
    """True for what a side may do, is ready to do or has a right to do."""
    found = _RIGHT.search(text, max(start, head.start - 130), head.start)
    return found is not None

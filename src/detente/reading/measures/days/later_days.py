"""Days that a sentence gives to a measure told before, which it names only as "the tariffs" or by its start."""

from __future__ import annotations

import re

from detente.reading.measures.days.acts import ACT
from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.head import Head
from detente.reading.measures.joining.sameness import GENERIC, rates_match
from detente.reading.text.context import Passage

__all__ = ["date_act", "done_beside", "give_days", "keep_told_days", "move_start", "was_published"]


_LIVE = ("announced", "agreed", "in_force", "proposed", "threatened")

_FAR = 8
"""Sentences behind a measure in which "the tariffs" still means it."""


def give_days(drafts: list[Draft], named: Draft) -> None:
    """Date the measure told last by a sentence that only names it ("Trump said the tariffs would apply from May 1").

    Parameters
    ----------
    named : what the sentence says; no measure by itself, because it tells neither rate nor goods nor side.
    """
    here = named.sentences[0]
    old = next((d for d in reversed(drafts) if _is_meant(d, named)), None)
    if old is None or here - max(old.sentences) > _FAR:
        return
    last = max(old.sentences)
    old = done_beside(drafts, old)
    reach = 1 if named.evidence and _SEVERAL.match(named.evidence[0].quote) else 0
    for draft in drafts:
        beside = (draft.family, draft.actor, draft.status) == (old.family, old.actor, old.status)
        if draft is old or (beside and last - max(draft.sentences) <= reach and _is_meant(draft, named)):
            _fill(draft, named)


_SEVERAL = re.compile(
    r"(?:They|Both|Those|These|(?:The|All)\s(?:\w+\s){0,2}?(?:tariffs|duties|levies|measures|rates|controls|restrictions|curbs"
    r"|quotas|bans))\b"
)
"""Words for more than one measure: those of the sentence before the last as well."""


def done_beside(drafts: list[Draft], old: Draft) -> Draft:
    """What is done in the sentence that also tells of a threat ("approved duties to press for a deal that would lower
    the threatened levy"): "the duties" are those, not the threat."""
    if old.status not in ("proposed", "threatened"):
        return old
    last = max(old.sentences)
    return next(
        (
            d
            for d in drafts
            if (d.family, d.status) == (old.family, "announced")
            and d.effective is None
            and max(d.sentences) == last
            and not (d.recalled or d.told_before)
        ),
        old,
    )


_SAYS_WHEN = re.compile(
    r"\b(?:t(?:ake|akes|aking|ook|aken) effect|in(?:to)? (?:force|effect|place)|enter\w*|effective|appl(?:y|ies|ied)"
    r"|impos\w+|levied|charged|collected|kick\w* in|start\w*|beg[iau]n\w*|from|retroactive\w*|expir\w+|laps\w+|last\w*"
    r"|remain\w*|until|till|through|rais\w+|lower\w+|cut)\b[^.;]{0,60}$"
)
_OF_OTHERS = re.compile(r"\b(?:exempt\w*|exclu\w+|spar(?:ed|ing)|waive\w*|likely)\b")


def keep_told_days(named: Draft, passage: Passage, head: Head) -> bool:
    """Keep the days that the words behind the name tell of it; ``False`` where they tell none."""
    text = passage.text
    if named.status not in _LIVE or _OF_OTHERS.search(text):
        return False
    for field in ("effective", "expires"):
        when = getattr(named, field)
        at = text.find(when.as_written, head.end) if when is not None and when.value else -1
        if at < 0 or _SAYS_WHEN.search(text[head.end : at]) is None:
            setattr(named, field, None)
    return named.effective is not None or named.expires is not None


def _is_meant(old: Draft, named: Draft) -> bool:
    if old.family != named.family or old.status not in _LIVE or old.recalled:
        return False
    if named.stage is not None and old.stage is not None and named.stage != old.stage:
        return False
    if named.instrument not in ("import_tariff", old.instrument):
        return False
    if named.sure_actor and old.actor != named.actor:
        return False
    if named.sure_target and not set(named.target) & {*old.target, "WLD"}:
        return False
    if not rates_match(old, named):
        return False
    goods = set(named.products) - GENERIC
    return not goods or not set(old.products) - GENERIC or bool(goods & set(old.products))


def _fill(draft: Draft, named: Draft) -> None:
    begins, ends = named.effective, named.expires
    announced = draft.announced.value if draft.announced else None
    start = draft.effective.value if draft.effective else None
    early = begins is not None and announced is not None and (begins.value or "") < announced[:10]
    touched = False
    if begins is not None and begins.value and start is None and not early:
        draft.effective, touched = begins, True
        start = begins.value
    guessed = draft.expires is None or draft.expires.basis == "duration"
    if ends is not None and ends.value and guessed and ends.value > (start or announced or ""):
        draft.expires, touched = ends, True
    if touched:
        draft.evidence += named.evidence
        draft.sentences += named.sentences


_ACT_BEGINS = re.compile(
    r"\W{0,3}(?:\d{1,2}[.)]?\s|\([a-z\d]{1,3}\)\s)?(?:This|The(?: said| present| above)?)\s(?:[\w-]+\s){0,2}?"
    rf"{ACT}\s(?:[\w.()/-]+\s){{0,6}}?"
    r"(?:comes?|came|enters?|entered|takes?|took|(?:is|are|be|becomes?)\s(?:effective|applicable|in force|implemented)"
    r"|appl(?:y|ies))\b[^.;]{0,40}?\b(?:on|from|of|effective|applicable|in)\s(?:the\s)?$"
)


_IS_EFFECTIVE_DATE = re.compile(
    r"\W{0,3}The (?:effective|start|implementation) date\s(?:of|for)\s(?:the|these|those|both|all|this)\s[^.;]{2,80}?\s"
    r"(?:is|was|will be)\s(?:set for\s)?$"
)
"""``The effective date of the tariffs for both actions is March 23``."""
_UNTIL = re.compile(r"^(?!.*\bnot\b)[^.;]*\b(?:until|through|till|up to)\s(?:the\s)?$")


def date_act(drafts: list[Draft], passage: Passage) -> None:
    """Date all measures of an act by its last clause ("This Order comes into force on July 1, 2018")."""
    if not drafts:
        return
    actor = drafts[-1].actor
    for mention in passage.dates:
        before = passage.text[: mention.start]
        if mention.anchor == "event" and re.search(
            r"publi|promulg|signature", passage.text[mention.start : mention.end + 16]
        ):
            before += "on "  # "on the date of its publication": counted from the day of the act
        elif mention.anchor is not None or not mention.value:
            continue
        if not (_ACT_BEGINS.match(before) or _IS_EFFECTIVE_DATE.match(before)):
            continue
        begun = [
            d
            for d in drafts
            if d.actor == actor
            and (d.effective is None or (mention.value and d.effective.value == mention.value))
            and d.status in _LIVE
            and not (d.recalled or d.told_before)
        ]
        ends = next(
            (
                d
                for d in passage.dates
                if d.start > mention.end and _UNTIL.match(passage.text[mention.end : d.start])
            ),
            None,
        )
        for draft in begun:
            draft.effective = mention.when("from")
            if draft.expires is None and ends is not None and ends.value:
                draft.expires = ends.when("until")
            draft.evidence.append(passage.evidence())
            draft.sentences.append(passage.index)
        return


_START = (
    r"(?:effective date|entry into force|start(?:ing)?(?: date)?|commencement|implementation|application"
    r"|introduction)"
)
_MOVED = re.compile(
    rf"\b(?:mov|postpon|delay|defer|push|shift|chang|bring|brought|extend|put)\w*\s(?:[\w-]+\s){{0,4}}?{_START}\b"
    rf"[^.;]{{0,60}}?\b(?:to|until|till)\s(?:the\s)?$"
    rf"|\b{_START}\b[^.;]{{0,60}}?\b(?:moved|postponed|delayed|deferred|pushed back|put off|extended|shifted)\b"
    rf"[^.;]{{0,40}}?\b(?:to|until|till)\s(?:the\s)?$",
    re.IGNORECASE,
)


def move_start(drafts: list[Draft], passage: Passage) -> Draft | None:
    """Put the start of the measure told last on the day to which it is moved."""
    if not drafts or passage.index - max(drafts[-1].sentences) > 3:
        return None
    draft = drafts[-1]
    for mention in passage.dates:
        if (
            mention.anchor is not None
            or not mention.value
            or not _MOVED.search(passage.text[: mention.start])
        ):
            continue
        draft.effective = mention.when("from")
        draft.status = "announced" if draft.status == "in_force" else draft.status
        draft.evidence.append(passage.evidence())
        draft.sentences.append(passage.index)
        return draft
    return None


_PUBLISHED = re.compile(r"\b(?:published|promulgated|gazetted|notified|issued|dated)\b", re.IGNORECASE)


def was_published(draft: Draft) -> bool:
    """True when the day it was announced is that of its publication."""
    return any(_PUBLISHED.search(e.quote) for e in draft.evidence)

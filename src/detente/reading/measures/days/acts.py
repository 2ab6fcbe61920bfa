"""Days of an act that one sentence tells, and the measures that its next sentences say it brings.

``On 22 April a decree was published which became effective the day after (23 April). ... The decree establishes duties
of 5% to 50%``: when is said of the act, what is said of its measures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.ledger.records import When
from detente.reading.measures.drafts import Draft
from detente.reading.text.context import Passage, Thread

__all__ = ["ACT", "Act", "date_by_acts", "note_act"]

ACT = (
    r"(?:[Oo]rders?|[Rr]egulations?|[Nn]otifications?|[Dd]ecrees?|DECREE|[Nn]otices?|[Aa]cts?|[Pp]roclamations?"
    r"|[Aa]mendments?|[Rr]esolutions?|[Dd]ecisions?|[Cc]irculars?|[Aa]nnouncements?|[Dd]eterminations?|[Rr]ules?)"
)
"""Legal acts by which measures are taken."""

_MADE = re.compile(
    rf"\b{ACT}\b[^.;]{{0,160}}?\b(?P<made>published|issued|promulgated|gazetted|signed|adopted|dated)\b"
    rf"|\b(?P<first>published|issued|promulgated|gazetted|signed|adopted)\s(?:[\w’'“”\"().-]+\s){{0,9}}?{ACT}\b"
)
_TITLED = re.compile(
    r"(?:[A-Z][\w-]*\s){0,3}(?:Notification|Circular|Announcement|Order|Regulation|Decree|Public Notice)\b[^;:]{0,70}?"
    r"\b[Dd]ated\s?:?\s(?:the\s)?$"
)
"""``Notification No. 32/2025-Customs, dated 12-11-2025``: the title of the act that the text is or is about."""
_BEGINS = re.compile(
    r"\b(?:effective|in(?:to)? (?:force|effect)|tak(?:e|es|ing) effect|took effect|applicable|appl(?:y|ies))\b"
    r"[^.;]{0,48}$"
)
_ENDS = re.compile(r"\b(?:until|through|till|up to)\s(?:the\s)?$")
_OF_ACT = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Ss]aid|[Ss]uch)\s(?:[\w-]+\s){{0,2}}?{ACT}\b")
_LEAD = 3
"""Sentences of a lead: the one act that they tell of is what the text is about."""
_REACH = 5
"""Sentences behind the days of an act that still tell what it does."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act by the sentence that dates it."""

    index: int
    title: bool
    made: When | None
    begins: When | None
    ends: When | None


def note_act(passage: Passage, thread: Thread) -> None:
    """Remember when an act was made, begins and ends, where a sentence tells no measure but that."""
    text = passage.text
    title = passage.index < 4 and (passage.sentence.kind == "heading" or len(text) < 130)
    if not passage.dates or not (_MADE.search(text) or (title and "ated" in text)):
        return
    made = begins = ends = None
    for day in passage.dates:
        before = text[: day.start]
        if day.value is None or day.anchor is not None:
            continue
        if _ENDS.search(before):
            ends = ends or day.when("until")
        elif _BEGINS.search(before):
            begins = begins or day.when("from")
        elif made is None and day.precision == "day" and (_MADE.search(text) or _TITLED.match(before)):
            made = day.when()
    titled = title and made is not None and any(_TITLED.match(text[: d.start]) for d in passage.dates)
    if made is not None or begins is not None:
        thread.acts.append(Act(passage.index, titled, made, begins, ends))


def date_by_acts(drafts: list[Draft], thread: Thread) -> None:
    """Give the days of an act to the measures that the sentences behind it say it takes."""
    only = len({a.made.value for a in thread.acts if a.made is not None}) == 1
    for act in thread.acts:
        for draft in drafts:
            behind = min(draft.sentences) - act.index
            if behind <= 0:
                continue
            of_act = (
                act.title
                or (only and act.index < _LEAD and behind <= _REACH)
                or (behind <= _REACH and any(_OF_ACT.search(e.quote) for e in draft.evidence[:1]))
            )
            if not of_act or draft.recalled or draft.told_before or draft.expected:
                continue
            if draft.status not in ("announced", "in_force", "suspended", "removed"):
                continue
            _date(draft, act)


def _date(draft: Draft, act: Act) -> None:
    begins = draft.effective.value if draft.effective is not None else None
    made = act.made.value if act.made is not None else None
    later = begins is not None and made is not None and len(begins) == 4 and begins > made[:4]
    if later:
        return  # "published a decree in 2020. It has charged 14% since 2023": of another act
    if draft.announced is None and made is not None and (begins is None or begins >= made[: len(begins)]):
        draft.announced = act.made
    if draft.effective is None and act.begins is not None:
        draft.effective = act.begins
    if draft.expires is None and act.ends is not None:
        draft.expires = act.ends

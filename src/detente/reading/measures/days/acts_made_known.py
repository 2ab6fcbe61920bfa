"""Days on which measures were made known, told by another sentence, a label or the publication itself."""

from __future__ import annotations

import re
from datetime import date

from detente.ledger.records import When
from detente.reading.measures.drafts import Draft
from detente.reading.text.context import Thread

__all__ = ["Announcement", "date_by_announcement", "date_by_label", "date_by_publication"]


class Announcement:
    """A dated announcement or deal that the measures after it belong to."""

    def __init__(self, index: int, when: When, parties: tuple[str, ...], deal: bool) -> None:
        self.index, self.when, self.parties, self.deal = index, when, parties, deal


def _is_history(when: When, thread: Thread) -> bool:
    day = thread.published
    if day is None or when.value is None or len(when.value) != 10:
        return False
    return (day - date.fromisoformat(when.value)).days > 45


def date_by_label(draft: Draft, thread: Thread) -> None:
    """Take the days of an alert's labelled lines for what it announces, not for what it recalls."""
    if draft.status not in ("announced", "agreed", "in_force", "suspended", "removed") or draft.expected:
        return
    if draft.recalled:
        return
    told = draft.announced.value if draft.announced else None
    day = thread.labelled.get("announced")
    if day is not None and told is None and draft.effective is None:
        draft.announced = day
        told = day.value
    begins = thread.labelled.get("effective")
    if begins is not None and draft.effective is None and (told is None or day is None or told == day.value):
        draft.effective = begins


_OF_TODAY = re.compile(r"\b(?:[Tt]oday|[Hh]ereby)\b")
"""Words by which a statement speaks of what is done by it."""


def date_by_publication(draft: Draft, thread: Thread) -> None:
    """Take the day of a state's own statement for what it makes known in it."""
    voice = thread.opening_voice
    if voice is None or thread.published is None or draft.announced is not None:
        return
    if not (voice.joint or voice.party in draft.actor) or draft.status not in (
        "announced",
        "agreed",
        "proposed",
        "suspended",
    ):
        return
    ahead = draft.effective is not None  # "shall come into force tomorrow"
    if draft.status == "suspended" and not ahead and not _OF_TODAY.search(thread.document.text[:500]):
        return
    if draft.recalled or draft.told_before or draft.expected or draft.retrospective:
        return
    today = thread.published.isoformat()
    begins = draft.effective.value if draft.effective is not None else None
    if begins is None or begins >= today[: len(begins)]:
        draft.announced = When(value=today, as_written=today, basis="publication", bound="on")


def date_by_announcement(draft: Draft, announcements: list[Announcement], thread: Thread) -> None:
    """Take the day of the announcement told last before the measure."""
    if draft.announced is not None or draft.told_before or (draft.separate and not draft.limb):
        return
    first = min(draft.sentences)
    if draft.status == "in_force" or draft.done:
        _date_what_begins(draft, announcements, thread)
        return
    if draft.status not in ("announced", "agreed", "proposed", "suspended"):
        return
    for item in reversed(announcements):
        if item.index < first - 1 and _is_history(item.when, thread):
            continue  # a day of the background does not date what is told later
        own = bool(set(item.parties) & set(draft.actor)) or (not item.parties and first - item.index == 1)
        if item.index <= first and (item.deal or own):
            draft.announced = item.when
            return
    _date_lead(draft, announcements, thread)


_LEAD = 3
"""Sentences of a report's lead, which says what happened before it says when it was made known."""


def _date_lead(draft: Draft, announcements: list[Announcement], thread: Thread) -> None:
    """Take the day on which its own side speaks of it for what the first sentences tell without a day."""
    first = min(draft.sentences)
    if first >= _LEAD or draft.announced is not None or not announcements:
        return
    item = announcements[0]
    began = draft.effective.value if draft.effective is not None else None
    follows = first < item.index <= first + _LEAD + 1 and bool(set(item.parties[:1]) & set(draft.actor))
    ahead = began is None or began >= (item.when.value or "")[: len(began)]
    if follows and ahead and not _is_history(item.when, thread):
        draft.announced = item.when


_BEHIND = 3
"""Sentences behind the day of an act in which what has begun since is that act's."""


def _date_what_begins(draft: Draft, announcements: list[Announcement], thread: Thread) -> None:
    """Take the day of the act told right before for a measure that began on that day or after it."""
    first = min(draft.sentences)
    begins = draft.effective.value if draft.effective is not None else None
    for item in reversed(announcements):
        if item.index > first:
            continue
        day, acts = item.when.value, bool(set(item.parties) & set(draft.actor))
        near = first - item.index <= (_BEHIND if begins else 1)
        after = begins is None or day is None or begins >= day[: len(begins)]
        if _is_history(item.when, thread) and (begins is None or len(begins) != 10):
            return  # "On 3 March 2020 it published a decree. It has charged 14% since 2023": of something else
        if near and acts and after and not draft.retrospective and (begins or draft.done):
            draft.announced = item.when
        return

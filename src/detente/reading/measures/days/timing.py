"""When a measure was announced, takes effect and ends, as far as its sentence says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from detente.ledger.records import When
from detente.reading.measures.days.announcing_days import day_made_known
from detente.reading.measures.days.day_roles import ANNOUNCE, back_a_year
from detente.reading.measures.days.ending_days import (
    day_put_off_to,
    is_length,
    last_day,
    last_of_range,
    set_length,
)
from detente.reading.measures.days.foreign_days import day_before_which, day_of_other_event
from detente.reading.measures.days.starting_days import (
    day_in_effect,
    day_of_event,
    day_of_outcome,
    day_promised_by,
    day_to_come,
    day_when_charged,
)
from detente.reading.measures.days.told_day import Dated, ToldDay
from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.dates import DateMention

__all__ = ["set_dates"]


Decision = Callable[[Draft, ToldDay], Dated | None]


_ENDS: tuple[Decision, ...] = (day_of_other_event, day_put_off_to, last_of_range, last_day)
"""Decisions that any date can meet, lengths of time among them; the first that fits is taken."""


_STARTS: tuple[Decision, ...] = (
    day_of_event,
    day_in_effect,
    day_of_outcome,
    day_promised_by,
    day_when_charged,
    day_before_which,
    day_made_known,
    day_to_come,
)
"""Decisions on what has no end to tell, in the order in which words outweigh each other."""


_WHEN = re.compile(r",?\s(?:when|at which (?:point|time))\s(?:(?:the|its|their|these)\s)?(?:[\w.'’]+\s){0,2}")


def set_dates(draft: Draft, passage: Passage, thread: Thread, head: Head, start: int, following: int) -> None:
    """Set the dates of a measure from those of its sentence, up to where the next measure begins."""
    delayed = _delayed_start(passage, head)
    if delayed is not None:
        draft.effective = delayed
        draft.status = "announced" if draft.status == "suspended" else draft.status
        return
    begun: When | None = None
    length: DateMention | None = None
    for day in _days(passage, thread, head, start, following):
        dated = _first(_ENDS, draft, day)
        if dated is None and day.mention.anchor == "length" and day.inside:
            length = day.mention if is_length(draft, day) else length
            continue
        dated = dated or _first(_STARTS, draft, day)
        if dated is None:
            continue
        if dated.role == "begun":
            begun = dated.when
        elif dated.role != "nothing":
            setattr(draft, dated.role, dated.when)
    if length is not None:
        set_length(draft, length, passage, thread)
    back_a_year(draft, thread)
    if begun is not None and draft.announced is None:
        draft.status = "in_force"
        if draft.effective is None or not draft.effective.value:
            draft.effective = begun


def _first(decisions: tuple[Decision, ...], draft: Draft, day: ToldDay) -> Dated | None:
    return next((dated for decide in decisions if (dated := decide(draft, day)) is not None), None)


def _delayed_start(passage: Passage, head: Head) -> When | None:
    """The day of "delayed until April 17, when tariffs are reduced to 25%"."""
    for mention in passage.dates:
        if mention.anchor is None and _WHEN.fullmatch(
            passage.text, mention.end, max(mention.end, head.noun_start)
        ):
            return mention.when("from")
    return None


def _days(passage: Passage, thread: Thread, head: Head, start: int, following: int) -> Iterator[ToldDay]:
    """Dates that stand where they can date the measure."""
    text = passage.text
    zone_start = 0 if head.only else start
    known_before = ANNOUNCE.search(text[: head.start]) is not None
    earlier: DateMention | None = None
    for mention in passage.dates:
        leads = mention.anchor == "now" and re.fullmatch(r"[,\s]{1,3}", text[mention.end : start] or "-")
        among = zone_start <= mention.start < max(following, head.end)
        if leads or among or (mention.start < start and known_before):
            yield ToldDay(mention, earlier, passage, thread, head, start, following)
        earlier = mention

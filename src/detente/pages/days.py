"""What stands on every day: the days on which a record changes, and what a page says of it from each of them on.

A page looks up the last such day before the one asked for; whatever decides a status is decided here, by
:func:`detente.ledger.state.measure_state`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel

from detente.brief.words import date_in_words
from detente.ledger.chronicle import Tracked
from detente.ledger.days import span
from detente.ledger.moves import ENDED
from detente.ledger.parts import When
from detente.ledger.records import Commitment, Measure
from detente.ledger.state import CommitmentState, MeasureState, commitment_state, measure_state
from detente.ledger.versions import Version, rate_in_words

__all__ = [
    "GROUPS", "Stand", "Turn", "commitment_stand", "commitment_turns", "group_of", "measure_stand", "measure_turns",
    "on_day",
]  # fmt: skip

GROUPS: dict[str, tuple[str, ...]] = {
    "In force": ("in_force",),
    "Suspended": ("suspended",),
    "Announced or agreed": ("announced", "agreed"),
    "Threatened or proposed": ("threatened", "proposed"),
    "Ended": tuple(sorted(ENDED)),
}
"""Statuses of measures as a page counts them."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A record from a day on, in the words of a page."""

    status: str
    when: str
    """Since and until when."""
    rate: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """The first day of a stand; ``None`` stands for a record of which nothing is known yet."""

    day: date
    stand: Stand | None


def group_of(status: str) -> str:
    """The group of :data:`GROUPS` that a status belongs to."""
    return next((name for name, statuses in GROUPS.items() if status in statuses), "Ended")


def measure_turns(tracked: Tracked[Measure], *, then: bool = False) -> tuple[Turn, ...]:
    """Every day on which a measure changes, with what stands from it on.

    Parameters
    ----------
    then : for each day, leave out the documents published after it; by default all documents count.
    """
    states = ((day, measure_state(tracked, day, day if then else date.max)) for day in _days(tracked))
    return _turns((day, measure_stand(state) if state is not None else None) for day, state in states)


def commitment_turns(tracked: Tracked[Commitment], *, then: bool = False) -> tuple[Turn, ...]:
    """The same for a commitment."""
    states = ((day, commitment_state(tracked, day, day if then else date.max)) for day in _days(tracked))
    return _turns((day, commitment_stand(state) if state is not None else None) for day, state in states)


def on_day(turns: tuple[Turn, ...], day: date) -> Stand | None:
    """What stands on a day."""
    return next((turn.stand for turn in reversed(turns) if turn.day <= day), None)


def measure_stand(state: MeasureState) -> Stand:
    """A measure on a day, in words."""
    notes = [f"derived: {state.event.derived}"] if state.event.derived is not None else []
    notes += [f"to come: {_coming(version)}" for version in state.coming]
    if state.stale:
        notes.append("its day has passed; no document tells what became of it")
    if state.disputed:
        notes.append("disputed by another document")
    since = f"since {_day(state.since)}" if state.since is not None else ""
    until = ""
    if state.until is not None and state.until >= (state.since or date.min) and state.status not in ENDED:
        until = f"until {_day(state.until)}"
    return Stand(
        state.status, ", ".join(filter(None, (since, until))), rate_in_words(state.rate) or "", tuple(notes)
    )


def commitment_stand(state: CommitmentState) -> Stand:
    """A commitment on a day, in words."""
    notes = [f"confirmed by {', '.join(state.confirmed_by)}"] if state.confirmed_by else []
    if state.said_by and not state.confirmed_by:
        notes = [f"told by {', '.join(state.said_by)} alone"]
    return Stand(
        state.status, f"since {_day(state.since)}" if state.since is not None else "", "", tuple(notes)
    )


def _coming(version: Version) -> str:
    day = version.effective.value if version.effective is not None else None
    return (rate_in_words(version.rate) or "another rate") + (
        f" from {date_in_words(day, weekday=False)}" if day else ""
    )


def _day(day: date) -> str:
    return date_in_words(day, weekday=False)


def _turns(stands: Iterator[tuple[date, Stand | None]]) -> tuple[Turn, ...]:
    found: list[Turn] = []
    for day, stand in stands:
        if stand != (found[-1].stand if found else None):
            found.append(Turn(day, stand))
    return tuple(found)


def _days(tracked: Tracked[Measure] | Tracked[Commitment]) -> list[date]:
    """Every day that can change a state: those of the documents, those they name, and the day after each."""
    days = {date.min}
    for told in tracked.told:
        named = {told.source.published} if told.source.published is not None else set()
        for when in _whens(told.record):
            if when.value is not None:
                named |= set(span(when.value))
        days |= named | {day + timedelta(days=1) for day in named if day < date.max}
    return sorted(days)


def _whens(node: object) -> Iterator[When]:
    """Every point in time that a record names, however deep."""
    if isinstance(node, When):
        yield node
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from _whens(getattr(node, name))
    elif isinstance(node, tuple):
        for item in node:
            yield from _whens(item)

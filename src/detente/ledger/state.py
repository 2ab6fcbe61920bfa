"""The ledger on a day: a pure function of the documents, the day, and what was known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from detente.ledger.chronicle import Told, Tracked
from detente.ledger.days import first_day, last_day
from detente.ledger.moves import ENDED, NOT_BINDING
from detente.ledger.parts import Rate, Source, Status, When
from detente.ledger.records import Commitment, Measure
from detente.ledger.versions import Disagreement, Event, Version, life_of, rank, rate_in_words, versions_of

if TYPE_CHECKING:
    from detente.ledger.chronicle import Chronicle

__all__ = ["CommitmentState", "MeasureState", "State", "commitment_state", "measure_state", "state_of"]


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure on a day."""

    tracked: Tracked[Measure]
    measure: Measure
    """As the source nearest to the act tells it."""
    status: Status
    since: date | None
    until: date | None
    """Day on which the status ends by its own terms."""
    rate: Rate | None
    event: Event
    """The last event, and with it who says so."""
    coming: tuple[Version, ...]
    """Rates that are announced, threatened or agreed and not in force yet."""
    disputed: tuple[Event, ...]
    """Events that contradict the last one."""
    expectations: tuple[Event, ...]
    """Hedged events: what somebody expects."""
    unusual: tuple[Event, ...]
    """Events that may not follow the one before."""
    effective: When | None
    """The day it takes effect at this rate, as the documents together tell it."""
    expires: When | None
    """The last day at this rate, likewise."""
    disagreements: tuple[Disagreement, ...]
    stale: bool
    """True when the announced day has passed and no document says what became of it."""

    @property
    def id(self) -> str:
        return self.tracked.id


@dataclass(frozen=True, slots=True)
class CommitmentState:
    """A commitment on a day."""

    tracked: Tracked[Commitment]
    commitment: Commitment
    status: str
    since: date | None
    said_by: tuple[str, ...]
    """Persons or institutions that say it was made, over all documents."""
    confirmed_by: tuple[str, ...]
    ends: tuple[tuple[When, str, str | None], ...]
    """Every deadline told: (day, ref, "statement" or "legal_act" where known)."""
    source: Source

    @property
    def id(self) -> str:
        return self.tracked.id


@dataclass(frozen=True, slots=True)
class State:
    """What stands on a day."""

    day: date
    known: date | None
    """Day up to which documents count; ``None`` for all of them."""
    measures: tuple[MeasureState, ...]
    commitments: tuple[CommitmentState, ...]

    def with_status(self, *statuses: Status) -> tuple[MeasureState, ...]:
        """Measures in one of these statuses."""
        return tuple(one for one in self.measures if one.status in statuses)


def state_of(chronicle: Chronicle, day: date, known: date | None = None) -> State:
    """The state of every measure and commitment that documents published up to ``known`` tell of."""
    until = known or date.max
    measures = (measure_state(tracked, day, until) for tracked in chronicle.measures)
    commitments = (commitment_state(tracked, day, until) for tracked in chronicle.commitments)
    return State(
        day,
        known,
        tuple(one for one in measures if one is not None),
        tuple(one for one in commitments if one is not None),
    )


def measure_state(tracked: Tracked[Measure], day: date, known: date) -> MeasureState | None:
    """A measure on a day, or ``None`` before any document tells of it."""
    told = tracked.known_by(known)
    if not told:
        return None
    versions = versions_of(told)
    lives = [(version, life_of(version, day)) for version in versions]
    begun = [(version, life.events) for version, life in lives if life.events]
    if not begun:
        return None
    applied = [pair for pair in begun if any(event.status == "in_force" for event in pair[1])]
    if applied:  # the rate that came into force last stands for the measure
        applied = [(one, _begun_again(one, past, applied, day)) for one, past in applied]
        version, events = max(applied, key=lambda pair: (_force_since(pair[1]), _told_on(pair[0])))
    else:
        version, events = max(begun, key=lambda pair: (pair[1][-1].on or date.min, rank(pair[1][-1].source)))
    last = events[-1]
    announced = [
        (other, life_of(other, day).events) for other in versions_of(tracked.known_by(min(day, known)))
    ]
    coming = tuple(
        other
        for other, others in announced
        if others and other.rate != version.rate and others[-1].status not in (*ENDED, "in_force", "suspended")
        and (first_day(other.effective) or date.max) > day
    )  # fmt: skip
    start = first_day(version.start_of(last))
    return MeasureState(
        tracked=tracked,
        measure=_nearest(told).record,
        status=last.status,
        since=last.on,
        until=_until(version, last),
        rate=version.rate,
        event=last,
        coming=coming,
        disputed=_disputed(version, last, day),
        expectations=tuple(e for v in versions for e in v.events if not e.moves and (e.on or day) <= day),
        unusual=tuple(event for _, life in lives for event in life.unusual),
        effective=version.start_of(last),
        expires=version.expires,
        disagreements=tuple(d for v, _ in lives for d in v.disagreements)
        + _rates_disagree([version for version, _ in lives]),
        stale=last.status in NOT_BINDING and start is not None and start <= day,
    )


def _force_since(life: Sequence[Event]) -> date:
    return max(event.on or date.min for event in life if event.status == "in_force")


def _until(version: Version, last: Event) -> date | None:
    if last.status == "suspended":
        return last.until
    return None if last.status in ENDED else last_day(version.expires)


def _begun_again(
    version: Version, life: tuple[Event, ...], applied: Sequence[tuple[Version, Sequence[Event]]], day: date
) -> tuple[Event, ...]:
    """The life of a rate that another one had replaced and that is told to begin anew."""
    last = life[-1]
    starts = [
        start for when in version.starts.values() if (start := first_day(when)) is not None and start <= day
    ]
    again, begun = max(starts, default=date.min), last.on or date.min
    between = any(begun < _force_since(events) < again for other, events in applied if other is not version)
    return (*life[:-1], replace(last, on=again)) if last.status == "in_force" and between else life


def _disputed(version: Version, last: Event, day: date) -> tuple[Event, ...]:
    """Events of about the same day that say something else than the one that decided."""
    if last.derived is not None or last.on is None:
        return ()
    return tuple(
        event
        for event in version.events
        if event.moves
        and event.on == last.on
        and event.status != last.status
        and event.ref != last.ref
        and {event.status, last.status} & ENDED | {"in_force", "suspended"} & {event.status, last.status}
        and event.status not in ("announced", "agreed", *NOT_BINDING)
    )


def _told_on(version: Version) -> date:
    return version.last_told.published or date.min if version.last_told is not None else date.min


def _rates_disagree(versions: Sequence[Version]) -> tuple[Disagreement, ...]:
    """Different rates for the same day from different documents, unless a later act replaces an earlier one."""
    found = []
    for number, one in enumerate(versions):
        for other in versions[number + 1 :]:
            if (
                one.effective is None
                or other.effective is None
                or one.effective.value != other.effective.value
            ):
                continue
            first, second = sorted((one, other), key=_told_on)
            if (
                first.last_told is None
                or second.last_told is None
                or first.rate is None
                or second.rate is None
            ):
                continue
            replaced = _told_on(first) < _told_on(second) and rank(second.last_told) >= rank(first.last_told)
            if {told.ref for told in one.told} & {told.ref for told in other.told} or replaced:
                continue
            values = tuple((rate_in_words(v.rate) or "a rate", v.told[0].ref) for v in (first, second))
            found.append(Disagreement("rate", values, values[1][0]))
    return tuple(found)


def commitment_state(tracked: Tracked[Commitment], day: date, known: date) -> CommitmentState | None:
    """A commitment on a day, or ``None`` before any document tells of it."""
    told = [one for one in tracked.known_by(known) if one.known_by(day)]
    if not told:
        return None
    last = told[0]
    for one in told[1:]:
        if _goes_on(last.record.status, one.record.status):
            last = one
    return CommitmentState(
        tracked=tracked,
        commitment=_fullest(told).record,
        status=last.record.status,
        since=last.source.published,
        said_by=_each(one.record.claimed_by for one in told),
        confirmed_by=_each(one.record.confirmed_by for one in told),
        ends=tuple(
            (one.record.ends, one.ref, _basis(one.source)) for one in told if one.record.ends is not None
        ),
        source=last.source,
    )


def _goes_on(before: str, after: str) -> bool:
    """Whether a commitment moves on, rather than being told again as it was made."""
    made = ("claimed", "announced", "agreed")
    if after not in made:
        return after != before
    if before in made:
        return made.index(after) > made.index(before)
    return after != "claimed" and before in ("suspended", "lapsed", "missed")


def _each(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))


def _basis(source: Source) -> str | None:
    """A numbered document of an authority is a legal act; its fact sheets and answers to the press are statements."""
    if source.kind == "official":
        return "legal_act" if source.number is not None else "statement"
    return "statement" if source.kind in ("joint_statement", "social") else None


def _fullest(told: Sequence[Told[Commitment]]) -> Told[Commitment]:
    return max(told, key=lambda one: (one.record.quantity is not None, rank(one.source)))


def _nearest(told: Sequence[Told[Measure]]) -> Told[Measure]:
    """The record of the source nearest to the act; the earliest among equals."""
    return max(told, key=lambda one: rank(one.source))

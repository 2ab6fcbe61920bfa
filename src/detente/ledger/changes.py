"""What changed between two days, and which sentence says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeVar

from detente.ledger.chronicle import Chronicle, Told, Tracked
from detente.ledger.days import first_day, last_day
from detente.ledger.parts import Evidence, Source
from detente.ledger.records import Claim, Commitment, Measure, Meeting
from detente.ledger.state import CommitmentState, MeasureState, commitment_state, measure_state
from detente.ledger.versions import rate_in_words

__all__ = ["Change", "changes", "days_of", "every_change"]

M = TypeVar("M", Measure, Commitment, Meeting)

ChangeKind = Literal["new", "status", "rate", "date", "said", "meeting"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different on the second day."""

    kind: ChangeKind
    id: str
    title: str
    before: str | None
    after: str
    on: date | None
    """Day of the change; ``None`` when no document tells it."""
    source: Source
    ref: str
    evidence: tuple[Evidence, ...]
    derived: str | None = None
    """Why it follows without a document saying so; ``None`` when one does."""


def changes(chronicle: Chronicle, start: date, end: date) -> tuple[Change, ...]:
    """What a reader on the second day knew and one on the first did not, in the order of the days it happened."""
    before, after = chronicle.as_of(start, start), chronicle.as_of(end, end)
    earlier = {state.id: state for state in before.measures}
    promised = {state.id: state for state in before.commitments}
    found: list[Change] = []
    for state in after.measures:
        found += _of_measure(earlier.get(state.id), state)
    for pledge in after.commitments:
        found += _of_commitment(promised.get(pledge.id), pledge)
    for meeting in chronicle.meetings:
        found += _of_meeting(meeting, start, end)
    found += _said(chronicle.claims, start, end)
    return tuple(sorted(found, key=lambda change: (change.on or date.max, change.id, change.kind)))


def every_change(chronicle: Chronicle, start: date, end: date) -> tuple[tuple[date, Change], ...]:
    """Every change between two days, one by one, with the day on which it could be known; oldest first.

    :func:`changes` tells the difference between two days alone: what came and went in between is only here.
    """
    found: list[tuple[date, Change]] = []
    for tracked in chronicle.measures:
        before = measure_state(tracked, start, start)
        for day in days_of(tracked, start, end):
            after = measure_state(tracked, day, day)
            if after is not None:
                found += [(day, change) for change in _of_measure(before, after)]
            before = after
    for promised in chronicle.commitments:
        was = commitment_state(promised, start, start)
        for day in _published(promised, start, end):
            now = commitment_state(promised, day, day)
            if now is not None:
                found += [(day, change) for change in _of_commitment(was, now)]
            was = now
    for meeting in chronicle.meetings:
        last = start
        for day in _published(meeting, start, end):
            found += [(day, change) for change in _of_meeting(meeting, last, day)]
            last = day
    found += [(change.source.published or end, change) for change in _said(chronicle.claims, start, end)]
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].id, pair[1].kind, pair[1].after)))


def _published(tracked: Tracked[M], start: date, end: date) -> list[date]:
    days = {told.source.published for told in tracked.told if told.source.published is not None}
    return sorted(day for day in days if start < day <= end)


def days_of(tracked: Tracked[Measure], start: date, end: date) -> list[date]:
    """Days after the first and up to the second on which a measure can change.

    A document comes out, a day it names comes, or what it names ends.
    """
    days = set(_published(tracked, start, end))
    for told in tracked.told:
        record = told.record
        whens = [
            record.announced,
            record.effective,
            *(step.on for step in record.schedule),
            *(e.on for e in record.history),
        ]
        days |= {day for when in whens if (day := first_day(when)) is not None}
        ends = [record.expires, *(event.until for event in record.history)]
        days |= {
            day + timedelta(days=1) for when in ends if (day := last_day(when)) is not None and day < date.max
        }
    return sorted(day for day in days if start < day <= end)


def _of_measure(before: MeasureState | None, after: MeasureState) -> Iterator[Change]:
    event = after.event
    title = after.measure.title

    def change(kind: ChangeKind, old: str | None, new: str, on: date | None) -> Change:
        return Change(
            kind, after.id, title, old, new, on, event.source, event.ref, event.evidence, event.derived
        )

    if before is None:
        yield change("new", None, after.status, after.since or event.source.published)
        return
    if before.status != after.status:
        yield change("status", before.status, after.status, after.since)
    old, new = rate_in_words(before.rate), rate_in_words(after.rate)
    if new is not None and old != new:
        yield change("rate", old, new, after.since)
    if before.status == after.status and before.until != after.until and after.until is not None:
        old_until = before.until.isoformat() if before.until is not None else None
        yield change(
            "date",
            f"until {old_until}" if old_until else None,
            f"until {after.until}",
            event.source.published,
        )
    planned, now_planned = _planned(before), _planned(after)
    if now_planned is not None and planned != now_planned and after.status == before.status:
        told = _teller_of(after)
        source, ref, evidence = (event.source, event.ref, event.evidence)
        if told is not None:
            source, ref, evidence = told.source, told.ref, told.record.evidence
        yield Change("date", after.id, title, planned, now_planned, source.published, source, ref, evidence)


def _teller_of(state: MeasureState) -> Told[Measure] | None:
    """The document that sets the day on which a measure takes effect."""
    telling = [told for told in state.tracked.told if told.record.effective == state.effective]
    return next((told for told in telling if told.record.rate == state.rate), telling[0] if telling else None)


def _planned(state: MeasureState) -> str | None:
    if state.status in ("in_force", "suspended"):
        return None
    when = state.effective
    return f"from {when.value}" if when is not None and when.value is not None else None


def _of_commitment(before: CommitmentState | None, after: CommitmentState) -> Iterator[Change]:
    told: Told[Commitment] = max(
        after.tracked.known_by(after.source.published or date.max),
        key=lambda one: one.source.published or date.min,
    )
    evidence, ref, published = told.record.evidence, told.ref, told.source.published
    if before is None:
        yield Change(
            "new", after.id, after.commitment.title, None, after.status, published, told.source, ref, evidence
        )
        return
    if before.status != after.status:
        yield Change(
            "status",
            after.id,
            after.commitment.title,
            before.status,
            after.status,
            published,
            told.source,
            ref,
            evidence,
        )
    known = {when.value for when, _, _ in before.ends}
    for when, where, _ in after.ends:
        if when.value is not None and when.value not in known:
            known.add(when.value)
            by = next(one for one in after.tracked.told if one.ref == where)
            old = before.ends[-1][0].value if before.ends else None
            yield Change(
                "date",
                after.id,
                after.commitment.title,
                f"until {old}" if old else None,
                f"until {when.value}",
                by.source.published,
                by.source,
                where,
                by.record.evidence,
            )


def _of_meeting(tracked: Tracked[Meeting], start: date, end: date) -> Iterator[Change]:
    was, now = tracked.known_by(start), tracked.known_by(end)
    if len(now) == len(was):
        return
    old = was[-1].record.status if was else None
    last = now[-1]
    if old != last.record.status:
        yield Change(
            "meeting",
            tracked.id,
            last.record.title,
            old,
            last.record.status,
            first_day(last.record.starts),
            last.source,
            last.ref,
            last.record.evidence,
        )


def _said(claims: Iterable[Told[Claim]], start: date, end: date) -> Iterator[Change]:
    for told in claims:
        published = told.source.published
        if published is not None and start < published <= end:
            yield Change(
                "said",
                told.ref,
                told.record.speaker,
                None,
                told.record.text,
                first_day(told.record.said_on) or published,
                told.source,
                told.ref,
                told.record.evidence,
            )

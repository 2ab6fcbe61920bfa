"""What comes next: days on which something begins, ends, is due or is to be talked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.ledger.chronicle import Chronicle, Told
from detente.ledger.days import span
from detente.ledger.moves import ENDED
from detente.ledger.parts import Evidence, Source, When
from detente.ledger.records import Measure
from detente.ledger.state import CommitmentState, MeasureState
from detente.ledger.versions import Event, Version, life_of, rank, versions_of

__all__ = ["Appointment", "agenda"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day, or a span of days where the documents are no more precise, and what it holds."""

    first: date
    last: date
    """The same as ``first`` where the day is known."""
    kind: Literal["effective", "expiry", "review", "meeting", "commitment", "step"]
    title: str
    refers_to: str | None
    """Id of the record it belongs to."""
    status: str
    """Of the record: what is only threatened may not come."""
    source: Source
    ref: str
    evidence: tuple[Evidence, ...]
    basis: str | None = None
    """Whether a statement or a legal act sets the day, where known."""
    derived: bool = False
    """True when the day follows from a duration or from another date."""
    alternatives: tuple[str, ...] = ()
    """Other days that documents allow or give."""
    exact: bool = True
    """False when documents give a week, a month or a year alone."""
    origin: str = ""
    """What tells it from other appointments of the same record and kind, without its day."""
    revision: int = 0
    """How many documents have spoken of it since the first."""

    @property
    def uid(self) -> str:
        """Stable name: the same appointment has it whenever the agenda is made, also when its day is moved."""
        return "/".join(
            part for part in (self.refers_to or self.ref, self.kind, self.origin) if part
        ).replace(" ", "-")


def agenda(
    chronicle: Chronicle, start: date, end: date | None = None, known: date | None = None
) -> tuple[Appointment, ...]:
    """Appointments that are not over on ``start`` and begin by ``end``, earliest first.

    Parameters
    ----------
    known : documents published later are left out; all are used by default.
    """
    known = known or date.max
    told = [
        source.published for source in chronicle.sources if source.published and source.published <= known
    ]
    state = chronicle.as_of(max([start, *told]), known)  # what is known, however far ahead of the start
    found: list[Appointment] = []
    for measure in state.measures:
        found += _of_measure(measure, state.day, known)
    for commitment in state.commitments:
        found += _of_commitment(commitment)
    found += _of_meetings(chronicle, known)
    found += _of_deadlines(chronicle, known)
    unique: dict[tuple[object, ...], Appointment] = {}
    for one in found:
        if one.last >= start and (end is None or one.first <= end):
            unique.setdefault((one.refers_to or one.ref, one.kind, one.first, one.last), one)
    return tuple(
        sorted(unique.values(), key=lambda one: (one.first, one.last, one.kind, one.refers_to or one.ref))
    )


def _of_measure(state: MeasureState, today: date, known: date) -> Iterator[Appointment]:
    title = state.measure.title
    if state.status in ENDED:
        return
    versions = versions_of(state.tracked.known_by(known))
    seen: Counter[str] = Counter()
    for version in versions:
        first_ref = version.told[0].ref
        seen[first_ref] += 1  # steps of one record are versions of their own
        origin = first_ref if seen[first_ref] == 1 else f"{first_ref}/{seen[first_ref]}"
        life = life_of(version, today).events
        status = life[-1].status if life else state.status
        if status in ENDED:
            continue
        name = (
            title
            if version.rate is None or version.rate == state.measure.rate
            else _with_rate(title, version)
        )
        for when, kind in ((version.effective, "effective"), (version.expires, "expiry")):
            if when is not None and when.value is not None and (status, kind) != ("suspended", "effective"):
                told = _teller_of(version, when)
                first, last = span(when.value)
                yield Appointment(
                    first,
                    last,
                    "effective" if kind == "effective" else "expiry",
                    name,
                    state.id,
                    status,
                    told.source,
                    told.ref,
                    told.record.evidence[:1],
                    derived=when.basis in ("duration", "reference"),
                    alternatives=when.alternatives,
                    exact=_is_day(when),
                    origin=origin,
                    revision=len(version.told) - 1,
                )
    lasting = [e for version in versions for e in version.events if e.until is not None and e.moves]
    ends: Counter[str] = Counter()
    for event in lasting:
        if event.until is not None and not any(_overtakes(other, event) for other in lasting):
            ends[event.status] += 1
            nth = ends[event.status]
            yield Appointment(
                event.until,
                event.until,
                "expiry",
                f"{title}: suspension ends" if event.status == "suspended" else title,
                state.id,
                state.status,
                event.source,
                event.ref,
                event.evidence[:1],
                basis=event.basis,
                origin=f"{event.status} until" + (f"/{nth}" if nth > 1 else ""),
                revision=sum(e.status == event.status for e in lasting) - 1,
            )


def _teller_of(version: Version, when: When) -> Told[Measure]:
    """The document that sets a day, or the last one where the day follows from several."""
    for told in version.told:
        record = told.record
        if when in (record.effective, record.expires, *(step.on for step in record.schedule)):
            return told
    return version.told[-1]


def _is_day(when: When) -> bool:
    return when.value is not None and len(when.value) == 10


def _overtakes(later: Event, event: Event) -> bool:
    """Whether a later document moves an end; what is only said leaves the end that an act has set."""
    told, before = later.source.published, event.source.published
    if later.status != event.status or later.until == event.until or told is None or before is None:
        return False
    return told > before and (later.basis == "legal_act", rank(later.source)) >= (
        event.basis == "legal_act",
        rank(event.source),
    )


def _with_rate(title: str, version: Version) -> str:
    value = version.rate.value_pct if version.rate is not None else None
    return title if value is None else f"{title} (rate {value:g} %)"


def _of_commitment(state: CommitmentState) -> Iterator[Appointment]:
    for when, ref, basis in state.ends:
        if when.value is None:
            continue
        first, last = span(when.value)
        told = next(one for one in state.tracked.told if one.ref == ref)
        yield Appointment(
            first if len(when.value) == 10 else last,
            last,
            "commitment",
            state.commitment.title,
            state.id,
            state.status,
            told.source,
            ref,
            told.record.evidence[:1],
            basis=basis,
            alternatives=when.alternatives,
            exact=_is_day(when),
            origin=ref,
        )


def _of_meetings(chronicle: Chronicle, known: date) -> Iterator[Appointment]:
    for tracked in chronicle.meetings:
        told = tracked.known_by(known)
        if not told:
            continue
        last = told[-1]
        meeting = last.record
        if meeting.status == "cancelled" or meeting.starts is None or meeting.starts.value is None:
            continue
        begin, end = span(meeting.starts.value)
        if meeting.ends is not None and meeting.ends.value is not None:
            end = max(end, span(meeting.ends.value)[1])
        yield Appointment(
            begin, end, "meeting", meeting.title, tracked.id, meeting.status, last.source, last.ref,
            meeting.evidence[:1], alternatives=meeting.starts.alternatives, exact=_is_day(meeting.starts),
            revision=len(told) - 1,
        )  # fmt: skip


def _of_deadlines(chronicle: Chronicle, known: date) -> Iterator[Appointment]:
    for told in chronicle.deadlines:
        deadline = told.record
        if deadline.on.value is None or not told.known_by(known):
            continue
        first, last = span(deadline.on.value)
        owner = chronicle.ids.get(f"{told.source.id}/{deadline.refers_to}") if deadline.refers_to else None
        if owner is not None and deadline.kind in ("effective", "expiry", "meeting", "commitment"):
            continue  # the record itself gives the day, as later documents may have moved it
        yield Appointment(
            first, last, deadline.kind, deadline.what, owner, "due", told.source, told.ref, deadline.evidence[:1],
            derived=deadline.derived, alternatives=deadline.on.alternatives, exact=_is_day(deadline.on),
            origin=told.ref if owner is not None else "",
        )  # fmt: skip

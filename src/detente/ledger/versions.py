"""The life of a measure at one rate: what documents assert, and what follows from its dates.

Three kinds of events move a measure: those that documents assert (a hedged one, "expects", "may", never moves it),
its own effective date, and the end of a suspension or of the measure itself. The last two are derived, and say why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente.ledger.chronicle import Told
from detente.ledger.days import agree, first_day, last_day
from detente.ledger.moves import NOT_BINDING, may_follow
from detente.ledger.parts import Evidence, Rate, ScheduleStep, Source, Status, When
from detente.ledger.records import Measure

__all__ = [
    "Disagreement",
    "Event",
    "Life",
    "Version",
    "events_of",
    "life_of",
    "rank",
    "rate_in_words",
    "settle",
    "versions_of",
]

_RANK = {"official": 3, "joint_statement": 3, "legal_alert": 2, "tracker": 2, "wire": 1, "trade_press": 1, "press": 1,
         "social": 1}  # fmt: skip
"""Sources nearer to the act outrank those that report it; all others count 0."""

_A_DAY = timedelta(days=1)

_REVISION = 7
"""Days after which a different figure of a lower-ranking source counts as news rather than as a slip."""


@dataclass(frozen=True, slots=True)
class Event:
    """A status, the day it begins and who says so."""

    status: Status
    on: date | None
    until: date | None
    source: Source
    ref: str
    according_to: str | None = None
    hedge: str | None = None
    confirmed: bool = False
    basis: str | None = None
    evidence: tuple[Evidence, ...] = ()
    derived: str | None = None
    """Why the status follows without a document saying so; ``None`` when one does."""

    @property
    def moves(self) -> bool:
        """Whether the event changes the status: an expectation or a maybe does not."""
        return self.hedge is None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field for which documents give different values; both are kept."""

    field: str
    values: tuple[tuple[str, str], ...]
    """(value, ref) pairs."""
    chosen: str
    """The value used."""


@dataclass(frozen=True, slots=True)
class Version:
    """A measure at one rate: what documents tell of it at that rate."""

    rate: Rate | None
    told: tuple[Told[Measure], ...]
    effective: When | None
    """The last day on which it takes effect."""
    expires: When | None
    starts: Mapping[str, When]
    """The day on which it takes effect by ref: a duty that ended and is set at the same rate again has several."""
    events: tuple[Event, ...]
    """Those asserted, oldest first."""
    last_told: Source | None
    """The last document that gives this rate."""
    disagreements: tuple[Disagreement, ...]

    def start_of(self, event: Event) -> When | None:
        """The day on which it takes effect by what the document of an event tells, and those of its time."""
        return self.starts.get(event.ref, self.effective)


@dataclass(frozen=True, slots=True)
class Life:
    """The events of a version up to a day."""

    events: tuple[Event, ...]
    """Oldest first, the derived ones among them."""
    unusual: tuple[Event, ...]
    """Events that may not follow the one before; a mere retelling or a source further from the act has no effect."""


def versions_of(told: Sequence[Told[Measure]]) -> tuple[Version, ...]:
    """The measure at each of its rates; what documents tell without a rate holds for all of them."""
    rated: dict[tuple[object, ...], list[tuple[Told[Measure], ScheduleStep | None]]] = defaultdict(list)
    rates: dict[tuple[object, ...], Rate] = {}
    plain: list[Told[Measure]] = []
    for one in told:
        rate = one.record.rate
        key = _rate_key(rate)
        if key is not None and rate is not None:
            rated[key].append((one, None))
            rates.setdefault(key, rate)
        for step in one.record.schedule:
            stepped = (rate or Rate()).model_copy(
                update={"value_pct": step.rate_pct, "low_pct": None, "high_pct": None}
            )
            step_key = _rate_key(stepped)
            if step_key is not None and step_key != key:
                rated[step_key].append((one, step))
                rates.setdefault(step_key, stepped)
        if key is None and not one.record.schedule:
            plain.append(one)
    if not rated:
        return (_version(None, [(one, None) for one in plain], (), alone=True),)
    alone = len(rated) == 1
    return tuple(_version(rates[key], pairs, plain, alone=alone) for key, pairs in rated.items())


def _rate_key(rate: Rate | None) -> tuple[object, ...] | None:
    if rate is None:
        return None
    figures = (rate.value_pct, rate.low_pct, rate.high_pct, rate.per_unit and rate.per_unit.in_words())
    return None if figures == (None, None, None, None) else figures


def _version(
    rate: Rate | None,
    pairs: Sequence[tuple[Told[Measure], ScheduleStep | None]],
    plain: Sequence[Told[Measure]],
    *,
    alone: bool,
) -> Version:
    """A version of what documents tell at its rate and, in ``plain``, without one.

    Where the measure has several rates, a date told without one is taken only when no document gives one with it.
    """
    told = sorted((*(one for one, _ in pairs), *plain), key=_age)
    starts = [(one, step.on if step is not None else one.record.effective) for one, step in pairs]
    if alone or not any(start for _, start in starts):
        starts += [(one, one.record.effective) for one in plain]
        starts.sort(key=lambda pair: _age(pair[0]))
    effective, begins, start_doubts = _settle_starts(starts)
    ends = [
        (one, one.record.expires)
        for one in told
        if one.record.status != "suspended"  # there the day is the end of the suspension
    ]
    expires, end_doubts = settle("expires", ends)
    events = []
    for one, step in pairs:
        for event in events_of(one):  # a duty in force with a later step: the step is announced
            early = step is not None and event.status == "in_force" and not _has_begun(step.on, event.on)
            events.append(replace(event, status="announced") if early else event)
    first = min((day for when in begins.values() if (day := first_day(when)) is not None), default=None)
    for one in plain:  # "the duties are in force" says nothing of a rate that is yet to come
        events += [
            e for e in events_of(one) if e.status != "in_force" or first is None or first <= (e.on or first)
        ]
    return Version(
        rate,
        tuple(told),
        effective,
        expires,
        begins,
        tuple(sorted(events, key=_order)),
        max((one.source for one, _ in pairs), key=lambda source: source.published or date.min, default=None),
        (*start_doubts, *end_doubts),
    )


def _age(told: Told[Measure]) -> tuple[date, str]:
    return told.source.published or date.max, told.source.id


def _has_begun(start: When, on: date | None) -> bool:
    day = first_day(start)
    return day is None or on is None or day <= on


def _settle_starts(
    told: Sequence[tuple[Told[Measure], When | None]],
) -> tuple[When | None, dict[str, When], tuple[Disagreement, ...]]:
    """The last day of taking effect, that of each ref, and what documents disagree on.

    A document moves a day that is yet to come. A later day told after that one has come is another beginning.
    """
    spells: list[list[tuple[Told[Measure], When | None]]] = [[]]
    for one, when in told:
        before = settle("effective", spells[-1])[0]
        begun, day, published = first_day(before), first_day(when), one.source.published
        if begun is not None and day is not None and published is not None and begun < min(published, day):
            spells += [] if agree(before, when) else [[]]
        spells[-1].append((one, when))
    settled: When | None = None
    starts: dict[str, When] = {}
    doubts: list[Disagreement] = []
    for spell in spells:
        when, clashes = settle("effective", spell)
        settled = when or settled
        doubts += clashes
        if when is not None:
            starts |= {one.ref: when for one, _ in spell}
    return settled, starts, tuple(doubts)


def events_of(told: Told[Measure]) -> tuple[Event, ...]:
    """The events that one document asserts of a measure, its status on publication among them."""
    measure, source = told.record, told.source
    events = []
    for item in measure.history:
        until = last_day(item.until)
        if until is None and item.status == "suspended" and measure.status == "suspended":
            until = last_day(measure.expires)
        events.append(
            Event(
                item.status,
                first_day(item.on) or _day_of(item.status, measure, source),
                until,
                source,
                told.ref,
                item.according_to,
                item.hedge,
                item.confirmed,
                item.basis,
                item.evidence,
            )
        )
    if not any(event.moves and event.status == measure.status for event in events):
        until = last_day(measure.expires) if measure.status == "suspended" else None
        day = _day_of(measure.status, measure, source)
        latest = max((event.on for event in events if event.moves and event.on is not None), default=None)
        if latest is not None and day is not None and measure.status != "in_force":
            day = max(day, latest)
        events.append(Event(measure.status, day, until, source, told.ref, evidence=measure.evidence[:1]))
    return tuple(events)


def _day_of(status: Status, measure: Measure, source: Source) -> date | None:
    """The day a status began, where its event has none: the dates of the measure, or the publication."""
    announced, effective = first_day(measure.announced), first_day(measure.effective)
    published = source.published
    if status == "in_force" and effective is not None and (published is None or effective <= published):
        return effective
    if status in ("proposed", "threatened", "announced", "agreed") and announced is not None:
        return announced if published is None else min(announced, published)
    return published or announced or effective


def settle(
    field: str, values: Iterable[tuple[Told[Measure], When | None]]
) -> tuple[When | None, tuple[Disagreement, ...]]:
    """The date to use where documents give several, and what they disagree on.

    A later document revises an earlier one when its source is at least as near to the act, or when it comes more
    than a week later: then the date was moved. Otherwise the earlier date stands. Documents that disagree within a
    week are in conflict, and that is reported.
    """
    chosen: tuple[Told[Measure], When] | None = None
    clashing: list[tuple[str, str]] = []
    for told, when in values:
        if when is None or when.value is None:
            continue
        if chosen is None:
            chosen = (told, when)
            continue
        before, used = chosen
        if agree(used, when):
            if len(when.value) > len(used.value or ""):
                chosen = (told, when)
            continue
        apart = _days_between(before.source, told.source)
        if apart <= _REVISION:
            clashing += [(used.value or "", before.ref), (when.value, told.ref)]
        if rank(told.source) >= rank(before.source) or apart > _REVISION:
            chosen = (told, when)
    if chosen is None:
        return None, ()
    if not clashing:
        return chosen[1], ()
    return chosen[1], (Disagreement(field, tuple(dict.fromkeys(clashing)), chosen[1].value or ""),)


def _days_between(one: Source, other: Source) -> int:
    if one.published is None or other.published is None:
        return 0
    return abs((other.published - one.published).days)


def life_of(version: Version, day: date) -> Life:
    """What happened to a version up to a day, and what followed from its dates."""
    life: list[Event] = []
    unusual: list[Event] = []
    reached = date.min
    for event in version.events:
        on = event.on or date.min
        if not event.moves or on > day:
            continue
        if on > reached:  # what follows on a day comes after all that documents tell of it
            _let_time_pass(life, version, on - timedelta(days=1))
            reached = on
        last = life[-1] if life else None
        if last is not None and not may_follow(last.status, event.status):
            unusual.append(event)
            retold = event.status in ("announced", "agreed", *NOT_BINDING)
            if retold or rank(event.source) < rank(last.source):
                continue
        if last is None or last.status != event.status:
            life.append(event)
        elif last.derived is not None or event.until != last.until:
            # what stands already is told again, by a document or with another end: it keeps the day it began
            life.append(replace(event, on=last.on))
    _let_time_pass(life, version, day)
    return Life(tuple(life), tuple(unusual))


def _let_time_pass(life: list[Event], version: Version, day: date) -> None:
    """Add what follows up to a day, and on it, from the dates of a version alone."""
    expires = last_day(version.expires)
    while life:
        last = life[-1]
        effective = first_day(version.start_of(last))
        following: Event | None = None
        if last.status == "suspended" and last.until is not None and last.until < day:
            before = next((e for e in reversed(life[:-1]) if e.status != "suspended"), None)
            status = before.status if before is not None else "in_force"
            again = last.until + _A_DAY
            following = _derived(last, status, again, "its suspension was to end the day before")
        elif last.status in ("announced", "agreed") and effective is not None and effective <= day:
            start = effective if last.derived is None else max(effective, last.on or effective)
            following = _derived(last, "in_force", start, "its effective date has come")
        elif (
            last.status == "in_force"
            and expires is not None
            and expires < day
            and (last.on is None or last.on <= expires)
        ):
            following = _derived(last, "expired", expires + _A_DAY, "its last day has passed")
        if following is None:
            return
        life.append(following)


def _derived(last: Event, status: Status, on: date, why: str) -> Event:
    return Event(status, on, None, last.source, last.ref, evidence=last.evidence, derived=why)


def rank(source: Source) -> int:
    """How near a source is to the act, from 0 to 3."""
    return _RANK.get(source.kind, 0)


def _order(event: Event) -> tuple[date, date, int, str]:
    return event.on or date.min, event.source.published or date.max, rank(event.source), event.source.id


def rate_in_words(rate: Rate | None) -> str | None:
    """``25 %``, ``5 to 25 %``, or ``None`` without a figure."""
    if rate is None:
        return None
    if rate.value_pct is not None:
        return f"{rate.value_pct:g} %{rate.plus()}"
    if rate.low_pct is not None and rate.high_pct is not None:
        return f"{rate.low_pct:g} to {rate.high_pct:g} %"
    return rate.per_unit.in_words() if rate.per_unit is not None else None

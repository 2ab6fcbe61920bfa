"""Dated quantities, how they were counted, and sums of them over a window as they were known on a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, TypeAlias

from detente.tracking.commitment import Rule, Side
from detente.tracking.units import Unit, convert

__all__ = ["Counted", "Observation", "Point", "Series", "count", "merge", "path", "period_name"]

Frequency: TypeAlias = Literal["day", "week", "month", "quarter", "year", "irregular"]

SLACK_DAYS = 31
"""A running total may begin so many days before the window and still be taken for it; that is said."""

UNTOLD_DAYS = 7
"""Up to so many days, which the first day of the series shows anyway, nothing is said."""

STALE_DAYS: dict[Frequency, int] = {
    "day": 14, "week": 28, "month": 80, "quarter": 170, "year": 450, "irregular": 45,
}  # fmt: skip
"""Days after the last observation from which data are called stale: the period, its publication, and some more."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A quantity of a period, or of the time since a day; an interval where the source gives only bounds."""

    starts: date
    ends: date
    """Last day, included."""
    low: float
    high: float
    """``inf`` for "at least"."""
    of: float | None = None
    """Out of how many: applications of which ``low`` were granted."""
    published: date | None = None
    """When it was made public; before that day nobody knew it."""
    source: str = ""
    note: str = ""
    memory: bool = False
    """True for a figure that was written down from memory and not checked against its source."""

    @property
    def known_on(self) -> date:
        return max(self.published or self.ends, self.ends)

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days + 1


@dataclass(frozen=True)
class Series:
    """Observations counted by one rule from one source.

    A ``flow`` has periods that follow one another; a ``cumulative`` series has running totals, each since its
    ``starts``.
    """

    id: str
    title: str
    rule: Rule
    side: Side
    unit: Unit
    observations: tuple[Observation, ...]
    source: str
    kind: Literal["flow", "cumulative"] = "flow"
    frequency: Frequency = "irregular"
    partner: str = ""
    product: str = ""
    coverage: str = "all"
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """Where it came from: names of files."""

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.observations, key=lambda o: (o.ends, o.known_on, o.starts)))
        object.__setattr__(self, "observations", ordered)

    def known(self, as_of: date) -> Series:
        """What was known on a day: nothing that ended or was published later.

        A period that several observations describe is told by the one published last (a revision).
        """
        if as_of >= self._known_in_full:
            return self._whole
        return replace(self, observations=_latest(o for o in self.observations if o.known_on <= as_of))

    @cached_property
    def _known_in_full(self) -> date:
        return max((o.known_on for o in self.observations), default=date.min)

    @cached_property
    def _ends(self) -> list[date]:
        return [o.ends for o in self.observations]

    @cached_property
    def _longest(self) -> timedelta:
        return max((o.ends - o.starts for o in self.observations), default=timedelta())

    def within(self, starts: date, ends: date) -> tuple[Observation, ...]:
        """Observations with a day in a window, oldest first."""
        first = bisect_left(self._ends, starts)
        last = bisect_right(self._ends, min(ends, date.max - self._longest) + self._longest)
        return tuple(o for o in self.observations[first:last] if o.starts <= ends)

    @cached_property
    def _whole(self) -> Series:
        latest = _latest(self.observations)
        return self if len(latest) == len(self.observations) else replace(self, observations=latest)

    def to_unit(self, unit: Unit) -> Series:
        """The same series in another unit of its dimension."""
        if unit == self.unit:
            return self
        moved = tuple(
            replace(o, low=convert(o.low, self.unit, unit), high=convert(o.high, self.unit, unit))
            for o in self.observations
        )
        return replace(self, unit=unit, observations=moved)

    @property
    def first(self) -> date | None:
        return min((o.starts for o in self.observations), default=None)

    @property
    def last(self) -> date | None:
        return self.observations[-1].ends if self.observations else None

    @property
    def share(self) -> float | None:
        """Granted out of decided, where every observation tells both; of a running total the last one."""
        counted = self.observations[-1:] if self.kind == "cumulative" else self.observations
        known = [o for o in counted if o.of is not None and o.low == o.high]
        if not known or len(known) != len(counted):
            return None
        whole = sum(o.of or 0.0 for o in known)
        return sum(o.low for o in known) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a series counts in a window, as known on a day."""

    low: float
    high: float
    first: date | None
    """First day that the data cover within the window."""
    last: date | None
    """Last day that they cover; ``None`` when they say nothing of the window."""
    gaps: tuple[tuple[date, date], ...] = ()
    """Days inside that no observation covers."""
    notes: tuple[str, ...] = ()
    fresh: bool = True

    @property
    def exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Point:
    """A running total at the end of a day."""

    on: date
    low: float
    high: float


def count(series: Series, starts: date, ends: date, as_of: date) -> Counted:
    """Sum of a series over the days ``starts`` to ``ends`` from what was known at the end of ``as_of``.

    A period that lies only partly in the window counts by its share of days.
    """
    known = series.known(as_of)
    if series.kind == "cumulative":
        return _count_running(known, starts, ends)
    low = high = 0.0
    inside = known.within(starts, ends)
    if not inside:
        return Counted(0.0, 0.0, None, None)
    split = 0
    for o in inside:
        share = _overlap(o, starts, ends) / o.days
        split += share < 1
        low += o.low * share
        high += o.high * share
    notes: tuple[str, ...] = ()
    if split:
        one = "one period lies partly outside the window and counts by days"
        notes = (one if split == 1 else f"{split} periods lie partly outside the window and count by days",)
    notes += _from_memory(inside)
    covered = sorted((max(o.starts, starts), min(o.ends, ends)) for o in inside)
    return Counted(low, high, covered[0][0], max(end for _, end in covered), _gaps(covered), notes)


def _from_memory(counted: Sequence[Observation]) -> tuple[str, ...]:
    return ("figure from memory, not checked",) if any(o.memory for o in counted) else ()


def _overlap(o: Observation, starts: date, ends: date) -> int:
    return (min(o.ends, ends) - max(o.starts, starts)).days + 1


def _gaps(covered: Sequence[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    gaps, reached = [], covered[0][1]
    for begin, end in covered[1:]:
        if begin > reached + timedelta(1):
            gaps.append((reached + timedelta(1), begin - timedelta(1)))
        reached = max(reached, end)
    return tuple(gaps)


def _count_running(known: Series, starts: date, ends: date) -> Counted:
    """The last running total within the window that counts from its beginning."""
    taken = _running(known, starts, ends)
    if not taken:
        return Counted(0.0, 0.0, None, None)
    last = taken[-1]
    notes: tuple[str, ...] = ()
    off = (starts - last.starts).days
    if off > UNTOLD_DAYS:
        notes = (f"it counts from {last.starts}, {off} days before the window begins",)
    elif off < -UNTOLD_DAYS:
        notes = (f"it counts only from {last.starts}, {-off} days after the window begins",)
    notes += _from_memory([last])
    return Counted(last.low, last.high, max(last.starts, starts), last.ends, (), notes)


def _running(known: Series, starts: date, ends: date) -> list[Observation]:
    """Running totals of days in the window that count from its beginning, oldest first."""
    return [
        o
        for o in known.observations
        if starts <= o.ends <= ends
        and (abs((o.starts - starts).days) <= SLACK_DAYS or starts < o.starts <= ends)
    ]


def path(series: Series, starts: date, ends: date, as_of: date) -> tuple[Point, ...]:
    """Running totals from the beginning of a window, one at the end of each period."""
    known = series.known(as_of)
    if series.kind == "cumulative":
        return tuple({o.ends: Point(o.ends, o.low, o.high) for o in _running(known, starts, ends)}.values())
    low = high = 0.0
    points = {}
    for o in known.within(starts, ends):
        share = _overlap(o, starts, ends) / o.days
        low, high = low + o.low * share, high + o.high * share
        on = min(o.ends, ends)
        points[on] = Point(on, low, high)
    return tuple(points.values())


def merge(parts: Iterable[Series]) -> list[Series]:
    """One series for each id: rows of a later part take the place of those of an earlier one for the same period."""
    by_id: dict[str, Series] = {}
    for part in parts:
        old = by_id.get(part.id)
        if old is None:
            by_id[part.id] = part
            continue
        part = part.to_unit(old.unit)
        if part.kind == "flow":
            covered = _spans(part.observations)
            kept = [o for o in old.observations if not _meets(o, covered)]
        else:
            ends = {o.ends for o in part.observations}
            kept = [o for o in old.observations if o.ends not in ends]
        by_id[part.id] = replace(
            old,
            title=part.title,
            observations=(*kept, *part.observations),
            notes=tuple(dict.fromkeys((*old.notes, *part.notes))),
            files=tuple(dict.fromkeys((*old.files, *part.files))),
        )
    return list(by_id.values())


def _spans(observations: Iterable[Observation]) -> list[tuple[date, date]]:
    """Days that observations cover, as spans that neither touch nor overlap, in order."""
    spans: list[tuple[date, date]] = []
    for starts, ends in sorted((o.starts, o.ends) for o in observations):
        if spans and starts <= spans[-1][1] + timedelta(1):
            spans[-1] = (spans[-1][0], max(spans[-1][1], ends))
        else:
            spans.append((starts, ends))
    return spans


def _meets(o: Observation, spans: Sequence[tuple[date, date]]) -> bool:
    """True when a day of the observation lies in one of the spans."""
    at = bisect_right(spans, o.ends, key=lambda span: span[0])
    return at > 0 and spans[at - 1][1] >= o.starts


def _latest(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    by_period: dict[tuple[date, date], Observation] = {}
    for o in observations:
        old = by_period.get((o.starts, o.ends))
        if old is None or o.known_on >= old.known_on:
            by_period[o.starts, o.ends] = o
    return tuple(by_period.values())


def period_name(o: Observation) -> str:
    """``2025-10`` for a month, ``2025`` for a year, ``the week to 2025-10-24``, else its last day."""
    following = o.ends + timedelta(1)
    if o.starts.day == 1 and following.day == 1:
        months = (following.year - o.starts.year) * 12 + following.month - o.starts.month
        if months == 1:
            return f"{o.starts:%Y-%m}"
        if months == 12 and o.starts.month == 1:
            return f"{o.starts.year}"
    return f"the week to {o.ends}" if o.days == 7 else f"{o.ends}"

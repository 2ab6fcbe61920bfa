"""How far along: share reached, share of the window gone, what the season would have had by now, what is still needed.

Everything here is an illustration while a window is open: a commitment is broken on its deadline, not before.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.tracking.commitment import Window
from detente.tracking.series import Counted, Series, count

__all__ = [
    "Pace",
    "Projection",
    "Season",
    "elapsed_share",
    "measure",
    "project",
    "required",
    "seasonal_profile",
]

MIN_YEARS = 3
"""Earlier years that a projection needs: fewer say nothing of its spread."""

MIN_SHARE = 0.05
"""Share of the season that must usually be over before a projection is made: dividing by less magnifies noise."""

MAX_YEARS = 15


@dataclass(frozen=True, slots=True)
class Season:
    """Which share of the same window's total was there by the same day of earlier years."""

    shares: dict[int, float]
    """By the year in which the earlier window began."""

    @property
    def expected(self) -> float:
        """Mean over the earlier years."""
        return statistics.fmean(self.shares.values())

    @property
    def low(self) -> float:
        return min(self.shares.values())

    @property
    def high(self) -> float:
        return max(self.shares.values())

    @property
    def years(self) -> str:
        """The earlier windows as text, ``2020-2024`` when none is missing."""
        years = sorted(self.shares)
        if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
            return f"{years[0]}-{years[-1]}"
        return ", ".join(map(str, years))


@dataclass(frozen=True, slots=True)
class Projection:
    """Where the window would end if its rest went as in earlier years; the whole range of those years."""

    low: float
    middle: float
    high: float
    years: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Shares are fractions of one; quantities are in the unit of the commitment."""

    counted: Counted
    reached_low: float
    """Share of the quantity."""
    reached_high: float
    elapsed: float
    """Share of the window's days gone by the day of the view."""
    elapsed_data: float
    """The same by the last day of the data: what pace is compared with."""
    season: Season | None
    required_low: float | None
    """Still needed in each of ``required_per`` until the deadline, from the end of the data."""
    required_high: float | None
    required_per: Literal["week", "month"]
    projection: Projection | None
    why_no_projection: str = ""

    @property
    def expected(self) -> float:
        """Share that pace is measured against: the season's where there is one, else the straight line."""
        return self.season.expected if self.season is not None else self.elapsed_data


def elapsed_share(starts: date, ends: date, on: date) -> float:
    """Share of the days of a window that are over at the end of a day."""
    days = (ends - starts).days + 1
    return min(max((on - starts).days + 1, 0), days) / days


def seasonal_profile(series: Series, starts: date, ends: date, on: date, as_of: date) -> Season | None:
    """Shares of earlier windows' totals that were there by the day that corresponds to ``on``.

    An earlier window counts when the series covers all of it, without a gap, and it lies before ``starts``: a window of
    two years is compared with two-year windows that ended before it.
    """
    if series.kind != "flow":
        return None
    shares = {}
    for back in range(1, MAX_YEARS + 1):
        begin, end = _earlier(starts, back), _earlier(ends, back)
        if end >= starts:
            continue
        whole = count(series, begin, end, as_of)
        if whole.last is None or whole.first != begin or whole.last < end or whole.gaps:
            continue
        if not whole.exact or whole.low <= 0:
            continue
        part = count(series, begin, _earlier(on, back), as_of)
        shares[begin.year] = part.low / whole.low
    return Season(shares) if shares else None


def required(
    quantity: float, reached: float, ends: date, on: date, per: Literal["week", "month"]
) -> float | None:
    """What each week or month must bring from ``on`` to reach the quantity; ``None`` when no day is left.

    A month has 365.25 / 12 days.
    """
    left = (ends - on).days
    if left <= 0:
        return None
    return max(quantity - reached, 0.0) / left * (7 if per == "week" else 365.25 / 12)


def project(counted: Counted, season: Season | None) -> tuple[Projection | None, str]:
    """The total if the rest of the window went as in earlier years, or the reason why none is given."""
    if not counted.exact:
        return None, "the count is known only within bounds"
    if season is None or len(season.shares) < MIN_YEARS:
        years = 0 if season is None else len(season.shares)
        return (
            None,
            f"{years or 'no'} earlier year{'s' * (years != 1)} of the same series, {MIN_YEARS} are needed",
        )
    if counted.low <= 0:
        return None, "nothing is counted yet"
    if season.low < MIN_SHARE:
        return None, f"in some year less than {MIN_SHARE:.0%} of the season was over by this day"
    ends = sorted(counted.low / share for share in season.shares.values())
    return Projection(ends[0], statistics.median(ends), ends[-1], len(ends)), ""


def measure(window: Window, series: Series, counted: Counted, as_of: date) -> Pace:
    """Pace of a series that has data in the window; quantities in the unit of the commitment."""
    assert counted.last is not None
    on = min(counted.last, window.ends)
    season = seasonal_profile(series, window.starts, window.ends, on, as_of)
    per: Literal["week", "month"] = "week" if window.days <= 200 else "month"
    # What is needed counts from the end of the data or, for what nobody has counted since, from there all the same.
    low = required(window.quantity, counted.high, window.ends, on, per)
    high = required(window.quantity, counted.low, window.ends, on, per)
    projection, why = project(counted, season)
    return Pace(
        counted=counted,
        reached_low=counted.low / window.quantity,
        reached_high=counted.high / window.quantity,
        elapsed=elapsed_share(window.starts, window.ends, as_of),
        elapsed_data=elapsed_share(window.starts, window.ends, on),
        season=season,
        required_low=low,
        required_high=high,
        required_per=per,
        projection=projection,
        why_no_projection=why,
    )


def _earlier(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)

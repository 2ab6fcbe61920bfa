"""Sums over windows: what must hold whatever the data are."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tracking_cases import made, total, weekly

from detente.tracking import Observation
from detente.tracking.series import count, merge, path
from detente.tracking.units import parse_unit

FIRST = date(2024, 1, 7)
LATE = date(2030, 1, 1)
amounts = st.lists(st.floats(-50, 1e4), min_size=1, max_size=60)
positive = st.lists(st.floats(0, 1e4), min_size=1, max_size=60)
days = st.integers(-30, 450).map(lambda n: FIRST + timedelta(n))


@given(positive, days, days)
def test_running_totals_of_what_is_not_negative_never_fall(
    values: list[float], starts: date, ends: date
) -> None:
    points = path(weekly(values, FIRST), starts, ends, LATE)
    lows = [p.low for p in points]
    assert lows == sorted(lows)
    assert [p.on for p in points] == sorted({p.on for p in points})
    if points:
        assert lows[-1] == pytest.approx(count(weekly(values, FIRST), starts, ends, LATE).low)


@given(amounts, days, st.integers(0, 200), st.integers(1, 200))
def test_a_window_is_the_sum_of_its_parts(values: list[float], starts: date, first: int, second: int) -> None:
    series = weekly(values, FIRST)
    middle, ends = starts + timedelta(first), starts + timedelta(first + second)
    whole = count(series, starts, ends, LATE).low
    parts = count(series, starts, middle, LATE).low + count(series, middle + timedelta(1), ends, LATE).low
    assert parts == pytest.approx(whole, abs=1e-6)


@given(amounts, st.integers(0, 60), days, days)
def test_a_series_in_parts_has_the_total_of_the_whole(
    values: list[float], cut: int, starts: date, ends: date
) -> None:
    series = weekly(values, FIRST)
    cut = min(cut, len(values))
    parts = [
        replace(series, observations=part) for part in (series.observations[:cut], series.observations[cut:])
    ]
    [again] = merge(parts)
    assert again.observations == series.observations
    sums = sum(count(p, starts, ends, LATE).low for p in parts)
    assert sums == pytest.approx(count(series, starts, ends, LATE).low, abs=1e-6)


@given(amounts, days, days, st.sampled_from(["kg", "kt", "Mt", "lb", "bushels of soybeans"]))
def test_the_unit_changes_nothing(values: list[float], starts: date, ends: date, unit: str) -> None:
    series = weekly(values, FIRST)
    there_and_back = series.to_unit(parse_unit(unit)).to_unit(parse_unit("t"))
    one, other = count(series, starts, ends, LATE), count(there_and_back, starts, ends, LATE)
    assert other.low == pytest.approx(one.low, rel=1e-12, abs=1e-9)
    assert (other.first, other.last, other.gaps) == (one.first, one.last, one.gaps)


@given(amounts, st.lists(st.floats(0, 1e4), max_size=20), days, days, days)
def test_what_came_later_does_not_matter(
    values: list[float], later: list[float], starts: date, ends: date, as_of: date
) -> None:
    series = weekly(values, FIRST)
    after = max(as_of, FIRST + timedelta(7 * len(values))) + timedelta(7)
    more = replace(series, observations=(*series.observations, *weekly(later, after).observations))
    assert count(more, starts, ends, as_of) == count(series, starts, ends, as_of)
    assert path(more, starts, ends, as_of) == path(series, starts, ends, as_of)


def test_a_period_counts_by_its_days_in_the_window() -> None:
    series = weekly([7, 14], date(2025, 1, 5))
    found = count(series, date(2025, 1, 3), date(2025, 1, 6), LATE)
    assert (found.low, found.first, found.last) == (3 + 2, date(2025, 1, 3), date(2025, 1, 6))
    assert found.notes == ("2 periods lie partly outside the window and count by days",)
    assert count(series, date(2025, 2, 1), date(2025, 3, 1), LATE).last is None


def test_gaps_are_found() -> None:
    rows = [Observation(date(2025, m, 1), date(2025, m, 28), 1, 1) for m in (1, 2, 4)]
    found = count(made(rows), date(2025, 1, 1), date(2025, 4, 30), LATE)
    assert found.gaps == ((date(2025, 1, 29), date(2025, 1, 31)), (date(2025, 3, 1), date(2025, 3, 31)))
    assert found.last == date(2025, 4, 28)


def test_a_revision_counts_from_the_day_it_was_published() -> None:
    span = (date(2025, 1, 1), date(2025, 1, 31))
    old = Observation(*span, 5, 5, published=date(2025, 2, 10))
    new = Observation(*span, 6, 6, published=date(2025, 5, 10))
    series = made([new, old])
    told = [count(series, *span, date(2025, m, 15)) for m in (1, 2, 4, 5)]
    assert [t.low for t in told] == [0, 5, 5, 6]
    assert told[0].last is None


def test_a_running_total_near_the_window_is_taken_for_it_and_a_far_one_is_not() -> None:
    window = (date(2025, 11, 1), date(2025, 12, 31))
    near = made([total(date(2025, 12, 5), 3, since=date(2025, 10, 15))], kind="cumulative")
    found = count(near, *window, LATE)
    assert (found.low, found.notes) == (3, ("it counts from 2025-10-15, 17 days before the window begins",))
    far = made([total(date(2025, 12, 5), 3, since=date(2025, 9, 1))], kind="cumulative")
    assert count(far, *window, LATE).last is None
    late = made([total(date(2025, 12, 5), 3, since=date(2025, 11, 20))], kind="cumulative")
    assert count(late, *window, LATE).notes == (
        "it counts only from 2025-11-20, 19 days after the window begins",
    )


def test_bounds_stay_bounds() -> None:
    series = made([total(date(2025, 12, 5), 8, math.inf)], unit="Mt", kind="cumulative")
    found = count(series.to_unit(parse_unit("t")), date(2025, 11, 1), date(2025, 12, 31), LATE)
    assert (found.low, found.high, found.exact) == (8e6, math.inf, False)


def test_rows_of_the_user_take_the_place_of_shipped_ones() -> None:
    shipped = weekly([1, 2, 3], FIRST, files=("shipped.csv",))
    own = weekly([20, 30, 40], FIRST + timedelta(7), files=("own.csv",))
    [merged] = merge([shipped, own])
    assert [o.low for o in merged.observations] == [1, 20, 30, 40]
    assert merged.files == ("shipped.csv", "own.csv")


def test_share_of_applications() -> None:
    rows = [
        Observation(date(2025, 10, d), date(2025, 10, d + 6), g, g, of)
        for d, g, of in ((1, 3, 20), (8, 9, 20))
    ]
    assert made(rows).share == pytest.approx(0.3)
    assert made(rows, kind="cumulative").share == pytest.approx(0.45)
    assert made([replace(rows[0], of=None), rows[1]]).share is None

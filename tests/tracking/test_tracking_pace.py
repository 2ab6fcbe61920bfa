"""Pace by a second method: every quantity spread over its days, then sliced."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tracking_cases import commitment, made, weekly

from detente.tracking import Observation, Series
from detente.tracking.pace import elapsed_share, project, required, seasonal_profile
from detente.tracking.series import count

LATE = date(2030, 1, 1)


def daily(series: Series) -> pd.Series:
    """The second method: a day's share of each period, as a daily series."""
    parts = [
        pd.Series(o.low / o.days, index=pd.date_range(o.starts, o.ends, freq="D"))
        for o in series.observations
    ]
    return pd.concat(parts).groupby(level=0).sum()


def years_of_weeks(values: list[float]) -> Series:
    return weekly((values * (6 * 53 // len(values) + 1))[: 6 * 52], date(2019, 1, 4))


@settings(max_examples=40)
@given(
    st.lists(st.floats(0.1, 100), min_size=5, max_size=53),
    st.integers(0, 300),
    st.integers(7, 365),
    st.floats(0.05, 1),
)
def test_the_season_is_that_of_daily_sums(values: list[float], offset: int, length: int, part: float) -> None:
    series = years_of_weeks(values)
    starts = date(2023, 1, 1) + timedelta(offset)
    ends = starts + timedelta(length - 1)
    on = starts + timedelta(round(part * (length - 1)))
    season = seasonal_profile(series, starts, ends, on, LATE)
    assert season is not None
    spread = daily(series)

    def earlier(day: date, year: int) -> pd.Timestamp:
        return pd.Timestamp(day) - pd.DateOffset(years=year)

    for year, share in season.shares.items():
        back = starts.year - year
        begin, end = earlier(starts, back), earlier(ends, back)
        expected = spread[begin : earlier(on, back)].sum() / spread[begin:end].sum()
        assert share == pytest.approx(expected, rel=1e-9)
        assert end < pd.Timestamp(starts)
    assert season.low <= season.expected * (1 + 1e-12)
    assert season.expected <= season.high * (1 + 1e-12)


@given(st.lists(st.floats(0, 100), min_size=4, max_size=60), st.integers(-10, 200), st.integers(1, 300))
def test_a_window_counts_what_daily_sums_count(values: list[float], offset: int, length: int) -> None:
    series = weekly(values, date(2024, 1, 7))
    starts = date(2024, 1, 1) + timedelta(offset)
    ends = starts + timedelta(length)
    assert count(series, starts, ends, LATE).low == pytest.approx(
        daily(series)[str(starts) : str(ends)].sum(), abs=1e-7
    )


def test_a_season_that_is_even_is_the_straight_line() -> None:
    series = weekly([7.0] * 300, date(2019, 1, 6))
    starts, ends, on = date(2024, 1, 1), date(2024, 4, 9), date(2024, 2, 19)
    season = seasonal_profile(series, starts, ends, on, LATE)
    assert season is not None
    # 2024 has a 29 February between the days, other years do not.
    assert season.expected == pytest.approx(elapsed_share(starts, ends, on), abs=0.006)
    assert elapsed_share(starts, ends, on) == 0.5


def test_windows_of_two_years_are_compared_with_windows_before_them() -> None:
    series = weekly([7.0] * 400, date(2016, 1, 3))
    season = seasonal_profile(series, date(2020, 1, 1), date(2021, 12, 31), date(2020, 12, 31), LATE)
    assert season is not None
    assert sorted(season.shares) == [2016, 2017, 2018]
    assert season.years == "2016-2018"


def test_only_whole_years_make_a_season() -> None:
    series = weekly([7.0] * 60, date(2023, 1, 8))
    starts, ends, on = date(2024, 1, 1), date(2024, 4, 9), date(2024, 2, 19)
    found = seasonal_profile(series, starts, ends, on, LATE)
    assert found is None  # the data begin on 2 January 2023, a day late
    gap = made([o for n, o in enumerate(weekly([7.0] * 120, date(2022, 1, 2)).observations) if n != 60])
    known = seasonal_profile(gap, starts, ends, on, LATE)
    assert known is not None
    assert sorted(known.shares) == [2022]


@given(st.floats(0, 100), st.floats(0, 100), st.integers(1, 400))
def test_what_is_required_reaches_the_quantity(quantity: float, reached: float, left: int) -> None:
    on = date(2025, 1, 1)
    need = required(quantity, reached, on + timedelta(left), on, "week")
    assert need is not None
    assert reached + need * left / 7 == pytest.approx(max(quantity, reached))
    assert required(quantity, reached, on, on, "week") is None


def test_projection_needs_years_and_a_season_that_is_under_way() -> None:
    series = weekly([7.0] * 300, date(2019, 1, 6))
    starts, ends = date(2024, 1, 1), date(2024, 4, 9)
    counted = count(series, starts, date(2024, 2, 19), LATE)
    season = seasonal_profile(series, starts, ends, date(2024, 2, 19), LATE)
    found, why = project(counted, season)
    assert found is not None
    assert why == ""
    assert found.low <= found.middle <= found.high
    assert found.middle == pytest.approx(100, rel=0.02)
    assert project(counted, None) == (None, "no earlier years of the same series, 3 are needed")
    early = seasonal_profile(series, starts, ends, date(2024, 1, 2), LATE)
    assert project(counted, early)[1] == "in some year less than 5% of the season was over by this day"
    nothing = count(weekly([0.0] * 3, date(2024, 1, 7)), starts, ends, LATE)
    assert project(nothing, season)[1] == "nothing is counted yet"
    bounds = made([Observation(starts, date(2024, 2, 19), 1, 2)])
    assert project(count(bounds, starts, ends, LATE), season)[1] == "the count is known only within bounds"


@pytest.mark.parametrize(
    ("goal", "more", "expected"),
    [
        (
            {"per": "year", "periods": 2, "quantity": 25},
            {"year_readings": [{"id": "m", "title": "marketing year", "first": "2025-09-01"}]},
            [("2025-09-01", "2026-08-31", 25), ("2026-09-01", "2027-08-31", 25)],
        ),
        ({"per": "month", "periods": 2, "quantity": 3}, {"starts": "2025-01-01"},
         [("2025-01-01", "2025-01-31", 3), ("2025-02-01", "2025-02-28", 3)]),
        (
            {"amounts": [{"starts": "2020-01-01", "ends": "2021-12-31", "quantity": 200}], "additional": True},
            {"baselines": [{"id": "b", "title": "2017", "year": 2017, "values": {"all": 151.2}, "source": "s"}]},
            [("2020-01-01", "2021-12-31", 502.4)],
        ),
    ],
)  # fmt: skip
def test_windows(goal: dict, more: dict, expected: list) -> None:
    found = commitment(goals=[{"id": "g", "title": "g"} | goal], **more).windows()
    assert [(str(w.starts), str(w.ends), pytest.approx(w.quantity)) for w in found] == expected

"""Where things stand on the timeline."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.pages.days import Stand, Turn
from detente.pages.lanes import axis_of, bars_of

TODAY = date(2020, 7, 1)
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
STATUSES = st.sampled_from(["announced", "in_force", "suspended", "expired", "removed"])


def _turns(*steps: tuple[date, str, str]) -> tuple[Turn, ...]:
    return tuple(Turn(day, Stand(status, "", rate)) for day, status, rate in steps)


def test_axis_covers_whole_years_and_quarters() -> None:
    axis = axis_of([date(2018, 3, 8), date(2020, 5, 1)], TODAY)
    assert (axis.start, axis.end) == (date(2018, 1, 1), date(2020, 10, 1))
    assert [tick.label for tick in axis.years] == ["2018", "2019", "2020"]
    assert [tick.label for tick in axis.months][:4] == ["Apr", "Jul", "Oct", "Apr"]
    assert axis.x(date(2018, 1, 1)) == "0.00%"
    assert axis.x(date(2030, 1, 1)) == "100.00%"
    assert axis.periods()[0] == ("2018", "0.00000", "0.36355")
    assert not axis.short


def test_axis_ends_a_year_ahead_and_needs_no_day() -> None:
    assert axis_of([date(2020, 1, 1), date(2029, 1, 1)], TODAY).end == date(2020, 10, 1)
    empty = axis_of([], TODAY)
    assert (empty.start, empty.end) == (date(2020, 1, 1), date(2020, 10, 1))
    assert empty.short


def test_bars_join_what_stays_and_leave_out_what_ended() -> None:
    axis = axis_of([date(2018, 1, 1), date(2020, 6, 1)], TODAY)
    turns = _turns(
        (date(2018, 4, 15), "announced", "25 %"),
        (date(2018, 7, 1), "in_force", "25 %"),
        (date(2018, 8, 1), "in_force", "25 %"),
        (date(2019, 7, 1), "expired", "25 %"),
    )
    bars = bars_of(turns, axis, TODAY)
    assert [(bar.status, bar.first, bar.last, bar.ahead) for bar in bars] == [
        ("announced", date(2018, 4, 15), date(2018, 6, 30), False),
        ("in_force", date(2018, 7, 1), date(2019, 6, 30), False),
    ]
    assert [bar.fits for bar in bars] == ["desk", "phone"]
    assert bars[1].title == "in force, 25 %, from 1 July 2018 to 30 June 2019"


def test_a_bar_is_cut_at_the_day_of_the_page() -> None:
    axis = axis_of([date(2020, 1, 1), date(2021, 1, 1)], TODAY)
    now, ahead = bars_of(_turns((date(2020, 3, 1), "in_force", "")), axis, TODAY)
    assert (now.ahead, ahead.ahead) == (False, True)
    assert (now.first, now.last) == (ahead.first, ahead.last) == (date(2020, 3, 1), None)
    assert ahead.x == axis.x(TODAY + timedelta(days=1))
    assert ahead.title == "in force, from 1 March 2020 on"


@given(
    st.lists(st.tuples(DAYS, STATUSES, st.sampled_from(["", "10 %"])), max_size=8, unique_by=lambda s: s[0])
)
def test_bars_stay_in_the_lane_and_never_overlap(steps: list[tuple[date, str, str]]) -> None:
    axis = axis_of([day for day, _, _ in steps], TODAY)
    bars = bars_of(_turns(*sorted(steps)), axis, TODAY)
    edges = [(float(bar.left), float(bar.left) + float(bar.share)) for bar in bars]
    assert all(0 <= left < right <= 100.36 for left, right in edges)
    assert all(right <= following + 0.36 for (_, right), (following, _) in pairwise(edges))
    ended = {day for day, status, _ in steps if status in ("expired", "removed")}
    assert not ended & {bar.first for bar in bars}

"""Partial dates as spans of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_stories import when

from detente.ledger.days import agree, first_day, last_day, span


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025-12", (2025, 12, 1), (2025, 12, 31)),
        ("9999-12", (9999, 12, 1), (9999, 12, 31)),
        ("2025-W01", (2024, 12, 30), (2025, 1, 5)),
        ("2020-W53", (2020, 12, 28), (2021, 1, 3)),
        ("2025-10-27", (2025, 10, 27), (2025, 10, 27)),
    ],
)
def test_span(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert span(value) == (date(*first), date(*last))


@given(st.dates())
def test_every_day_lies_in_its_year_month_and_week(day: date) -> None:
    year, week, _ = day.isocalendar()
    values = [f"{day:%Y}".zfill(4), f"{day.year:04}-{day.month:02}", day.isoformat()]
    if 1 < day.year < 9999:
        values.append(f"{year:04}-W{week:02}")
    for value in values:
        first, last = span(value)
        assert first <= day <= last
        # the day before the first and the day after the last belong to another span
        assert (last - first).days in {0, 6, 27, 28, 29, 30, 364, 365}


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_days_agree_when_they_are_one_or_the_other_allows_them(one: date, other: date) -> None:
    assert agree(when(one), when(other)) == agree(when(other), when(one)) == (one == other)
    assert agree(when(one), when(other, one.isoformat()))
    assert agree(when(one), when(f"{one:%Y-%m}"))
    assert agree(when(one), None)
    assert not agree(when(one), when(one + timedelta(days=1)))


def test_unknown_days_stay_unknown() -> None:
    assert first_day(None) is None
    assert last_day(None) is None
    assert first_day(when("2025-11")) == date(2025, 11, 1)
    assert last_day(when("2025-11")) == date(2025, 11, 30)

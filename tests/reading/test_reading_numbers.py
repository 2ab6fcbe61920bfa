"""Numbers: percent, points, bands, words, money and tonnes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.text.numbers import find_amounts, find_percents, parse_number


@pytest.mark.parametrize(
    ("words", "value"),
    [("25", 25.0), ("5,140", 5140.0), ("0.85", 0.85), ("one hundred", 100.0), ("a hundred", 100.0),
        ("twenty-five", 25.0),
     ("two hundred and fifty", 250.0), ("fifteen", 15.0), ("zero", 0.0), ("three million", 3e6), ("tariff",
         None), ("", None)],
)  # fmt: skip
def test_parse_number(words: str, value: float | None) -> None:
    assert parse_number(words) == value


PERCENTS = [
    ("a 100% tariff", [(100.0, None, False, "eq")]),
    ("an additional one hundred percent tariff", [(100.0, None, False, "eq")]),
    ("an additional 25 per cent tariff", [(25.0, None, False, "eq")]),
    ("suspending 24 percentage points of that rate", [(24.0, None, True, "eq")]),
    ("cut by 115 percentage points", [(115.0, None, True, "eq")]),
    ("lost over 2 percent", [(2.0, None, False, "gt")]),
    ("gained nearly 4 percent", [(4.0, None, False, "lt")]),
    ("tariffs of up to 218.4 per cent", [(218.4, None, False, "up_to")]),
    ("between 11 percent and 14 percent", [(14.0, 11.0, False, "eq")]),
    ("10-15%", [(15.0, 10.0, False, "eq")]),
    ("ranging from 10% to 41%", [(41.0, 10.0, False, "eq")]),
    ("from 25 percent to 15 percent", [(25.0, None, False, "eq"), (15.0, None, False, "eq")]),
    ("rose 2.1%, and 2.3%", [(2.1, None, False, "eq"), (2.3, None, False, "eq")]),
    ("$25% and No. 61 and 14 nm", []),
]


@pytest.mark.parametrize(("words", "expected"), PERCENTS)
def test_percents(words: str, expected: list[tuple[float, float | None, bool, str]]) -> None:
    assert [(p.value, p.low, p.points, p.bound) for p in find_percents(words)] == expected


AMOUNTS = [
    ("worth $60 billion", [(60e9, "USD", "exact", "total")]),
    ("up to $550 billion in investment", [(550e9, "USD", "up_to", "total")]),
    ("approximately $750 billion", [(750e9, "USD", "approx", "total")]),
    ("US$1.5bn and €210 million", [(1.5e9, "USD", "exact", "total"), (210e6, "EUR", "exact", "total")]),
    ("C$155 billion of goods", [(155e9, "CAD", "exact", "total")]),
    ("350 billion dollars", [(350e9, "USD", "exact", "total")]),
    ("no less than 25 million metric tons of American soybeans a year", [(25e6, "t", "at_least", "year")]),
    ("12 million tonnes between now and January", [(12e6, "t", "exact", "total")]),
    ("at least 25 MMT of U.S. soybeans in each of 2026, 2027, and 2028", [(25e6, "t", "at_least", "year")]),
    ("annual payments capped at $20 billion", [(20e9, "USD", "up_to", "year")]),
    ("10,000 National Guard troops", [(10_000.0, "persons", "exact", "total")]),
    ("500 Boeing aircraft", [(500.0, "units", "exact", "total")]),
    ("more than 3 million bushels", [(3e6, "bushel", "more_than", "total")]),
]


@pytest.mark.parametrize(("words", "expected"), AMOUNTS)
def test_amounts(words: str, expected: list[tuple[float, str, str, str]]) -> None:
    assert [(a.value, a.unit, a.bound, a.per) for a in find_amounts(words)] == expected


@given(
    st.floats(0, 999, allow_nan=False).map(lambda x: round(x, 2)),
    st.sampled_from(["%", " %", " percent", " per cent"]),
)
def test_every_percentage_is_found(value: float, sign: str) -> None:
    (found,) = find_percents(f"They face a duty of {value}{sign}.")
    assert found.value == value


@given(st.text(alphabet="0123456789,.%$ -tofrmandpercentbillion", max_size=60))
def test_offsets_hold_the_words(words: str) -> None:
    for percent in find_percents(words):
        assert 0 <= percent.start < percent.end <= len(words)
    for amount in find_amounts(words):
        assert 0 <= amount.start < amount.end <= len(words)

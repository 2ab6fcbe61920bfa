"""Numbers and foreign text as a brief writes them."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief import notation
from detente.brief.content import Range
from detente.brief.notation import clean, decimals_for, plain, signed, spread


def test_examples_in_the_docstrings() -> None:
    result = doctest.testmod(notation)
    assert result.attempted == 6
    assert result.failed == 0


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.0, 2, "0.00"),
        (-0.0, 2, "0.00"),
        (-0.004, 2, "0.00"),
        (-0.006, 2, "−0.01"),
        (12345.6, 0, "+12\u202f346"),
    ],
)
def test_signed(value: float, decimals: int, text: str) -> None:
    assert signed(value, decimals) == text


def test_plain_has_no_plus_sign_and_the_minus_that_was_asked_for() -> None:
    assert plain(2.5, 1) == "2.5"
    assert plain(-2.5, 1, minus="-") == "-2.5"


def test_spread_is_silent_when_the_range_is_a_point_at_this_precision() -> None:
    assert spread(Range(value=-0.321, low=-0.324, high=-0.319), 2) == ""
    assert spread(Range(value=-0.32, low=-0.41, high=-0.25), 2, minus="-") == "(-0.41 to -0.25)"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [([], 1), ([0, 0], 1), ([0.05], 3), ([0.5, -3], 2), ([-12.0], 1), ([5000.0, 1], 0)],
)
def test_decimals_follow_the_largest_number(values: list[float], decimals: int) -> None:
    assert decimals_for(values) == decimals


def test_clean_keeps_lines_and_letters_of_every_script() -> None:
    assert clean("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"
    assert clean("中国 и США, العربية \u200f") == "中国 и США, العربية \u200f"
    assert clean("\ud83dx\ufeff\u200b\U000e0041") == "\ufffdx"


@given(st.text())
def test_clean_leaves_nothing_that_acts(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not any(c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160) for c in cleaned)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in cleaned)

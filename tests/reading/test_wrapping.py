"""Hard-wrapped lines, paragraphs on single lines, headings and lists."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import read
from detente.reading.documents import from_text
from detente.reading.text.wrapping import unwrap

REPORT = (
    "WASHINGTON - President Donald Trump threatened on Friday to impose a 100% tariff on all Chinese goods from "
    "November 1. China rejected the step. Treasury Secretary Scott Bessent said China had agreed to make "
    "substantial purchases of US soybeans, and that talks would resume in South Korea next week."
)
DAY = date(2025, 10, 27)


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100, 112, 120, 132])
def test_the_width_of_lines_changes_nothing(width: int) -> None:
    flat = read(from_text(REPORT, published=DAY))
    wrapped = read(from_text(textwrap.fill(REPORT, width), published=DAY))
    assert wrapped.measures == flat.measures
    assert wrapped.commitments == flat.commitments
    assert [c.text for c in wrapped.claims] == [c.text for c in flat.claims]


def test_a_number_at_the_beginning_of_a_line_is_no_item() -> None:
    text = "The tariff on all goods of the other side will take effect on November\n1. China rejected the step at once."
    assert "\n" not in unwrap(text)


def test_headings_and_lists_keep_their_lines() -> None:
    text = (
        "What was agreed\n"
        "The two sides agreed on the following points after two days of talks in the capital, and will\n"
        "publish the text within days.\n"
        "- Tariffs fall to 15 percent on all goods from both sides, including cars and parts, from August\n"
        "  1 onwards.\n"
        "- Steel stays at 50 percent.\n"
    )
    assert unwrap(text).splitlines() == [
        "What was agreed",
        "The two sides agreed on the following points after two days of talks in the capital, and will "
        "publish the text within days.",
        "- Tariffs fall to 15 percent on all goods from both sides, including cars and parts, from August "
        "  1 onwards.",
        "- Steel stays at 50 percent.",
    ]


def test_paragraphs_on_single_lines_stay_apart() -> None:
    text = "One paragraph ends here.\nAnother one, longer than the first, follows.\nA heading\nAnd a third.\n"
    assert unwrap(text) == text


@given(st.text(alphabet="ab .,\n-1", max_size=200))
def test_offsets_stay(text: str) -> None:
    changed = unwrap(text)
    assert len(changed) == len(text)
    assert all(a == b or (a == "\n" and b == " ") for a, b in zip(text, changed, strict=True))

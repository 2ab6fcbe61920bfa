"""Whose "government" and "cabinet" a report means: dateline, paper, agency, else who is named first."""

from __future__ import annotations

from datetime import date

import pytest
from phrases import lists

from detente.reading.text.home import state_of_publisher


@pytest.mark.parametrize(
    ("publisher", "state"),
    [
        ("DutchNews", "NLD"), ("The Japan Times", "JPN"), ("The Japan Times (Kyodo)", "JPN"), ("Yonhap", "KOR"),
        ("Korea JoongAng Daily", "KOR"), ("Times of India (PTI)", "IND"), ("Reuters", None), ("OPTIONS Weekly", None),
        ("China-US Focus", None), (None, None),
    ],
)  # fmt: skip
def test_the_state_in_a_publisher(publisher: str | None, state: str | None) -> None:
    assert state_of_publisher(publisher) == state


_CABINET = (
    "The cabinet has confirmed that it will restrict exports of lithography machines, after pressure from the US. "
    "The Netherlands makes the most advanced of them."
)


def test_the_cabinet_is_that_of_the_paper() -> None:
    (measure,) = lists(_CABINET, date(2023, 3, 9), "DutchNews")["measures"]
    assert measure["actor"] == ["NLD"]


def test_a_dateline_comes_before_the_paper() -> None:
    text = "NEW DELHI - The government banned exports of rice. Japan buys little of it."
    (measure,) = lists(text, date(2023, 7, 20), "The Japan Times")["measures"]
    assert measure["actor"] == ["IND"]

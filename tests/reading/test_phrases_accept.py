"""Whether a sentence tells of a measure, which instrument it is and what is done to it.

The passages stand in ``tests/fixtures/phrases/accept.txt``; a record is read by :func:`phrases.is_decision`.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import is_decision, lists, passages, unmet

from detente.reading import read
from detente.reading.documents import from_text

DAY = date(2026, 2, 3)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("accept", DAY))
def test_a_decision_makes_one_measure_and_talk_makes_none(
    text: str, wanted: list[str], day: date, publisher: str
) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, is_decision) == []


@pytest.mark.parametrize(
    ("text", "action", "direction"),
    [
        (
            "Seoul removed Japan from its white list of trusted trade partners.",
            "remove_preference",
            "restrict",
        ),
        (
            "Tokyo restored South Korea to its white list of preferred trading partners.",
            "restore_preference",
            "ease",
        ),
        ("China eased its export controls on rare earths.", "ease", "ease"),
        ("Norway tightened its export controls on sonar equipment.", "tighten", "restrict"),
        ("Washington exempted Kenyan coffee from its reciprocal tariffs.", "exempt", "ease"),
        ("Brussels opened an anti-subsidy investigation into Chinese tyres.", "investigate", "restrict"),
        ("India lowered its import tariff on walnuts from 100% to 30%.", "cut", "ease"),
    ],
)
def test_what_is_done(text: str, action: str, direction: str) -> None:
    (measure,) = read(from_text(text, published=DAY)).measures
    assert (measure.action, measure.direction) == (action, direction)

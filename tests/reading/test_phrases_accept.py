"""Whether a sentence tells of a measure, which instrument it is and what is done to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.ledger.records import Measure
from detente.reading import read
from detente.reading.documents import from_text

DAY = date(2026, 2, 3)
FILE = Path(__file__).parents[1] / "fixtures" / "phrases" / "accept.txt"


def _cases() -> tuple[list[tuple[str, str]], list[str]]:
    told, traps = FILE.read_text(encoding="utf-8").split("[traps]\n")
    lines = [x for x in told.splitlines() if not x.startswith("# ")]
    return list(zip(lines[::2], lines[1::2], strict=True)), traps.splitlines()


TOLD, TRAPS = _cases()


def _measures(text: str) -> tuple[Measure, ...]:
    document = from_text(text, published=DAY)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    return ledger.measures


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_a_decision_makes_one_measure(text: str, line: str) -> None:
    sides, instrument, goods, action = line.split()
    (measure,) = _measures(text)
    assert f"{'+'.join(measure.actor)}>{'+'.join(sorted(measure.target))}" == sides
    assert (measure.instrument, measure.action) == (instrument, action)
    assert goods == "*" or goods in measure.scope.products


@pytest.mark.parametrize("text", TRAPS)
def test_talk_causes_and_background_make_none(text: str) -> None:
    assert _measures(text) == ()


@pytest.mark.parametrize(
    ("text", "action", "direction"),
    [
        ("Seoul removed Japan from its white list of trusted trade partners.", "tighten", "restrict"),
        ("Tokyo restored South Korea to its white list of preferred trading partners.", "ease", "ease"),
        ("China eased its export controls on rare earths.", "ease", "ease"),
        ("Norway tightened its export controls on sonar equipment.", "tighten", "restrict"),
        ("Washington exempted Kenyan coffee from its reciprocal tariffs.", "exempt", "ease"),
        ("Brussels opened an anti-subsidy investigation into Chinese tyres.", "investigate", "restrict"),
        ("India lowered its import tariff on walnuts from 100% to 30%.", "cut", "ease"),
    ],
)
def test_what_is_done(text: str, action: str, direction: str) -> None:
    (measure,) = _measures(text)
    assert (measure.action, measure.direction) == (action, direction)

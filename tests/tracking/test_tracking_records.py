"""From the ledger to what is tracked, and from YAML with its errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tracking_cases import made

import detente as dt
from detente.errors import InputError
from detente.ledger.records import Commitment
from detente.tracking import Observation, commitment_from_record, read_commitment
from detente.tracking.files import parse_commitment
from detente.tracking.records import days_of

EVIDENCE = [{"quote": "x", "start": 0, "end": 1, "source": "fact-sheet"}]


def record(**more: Any) -> Commitment:
    plain: dict[str, Any] = {
        "id": "c1",
        "title": "China buys 12 million tonnes of soybeans",
        "actor": ["CHN"],
        "beneficiary": ["USA"],
        "kind": "purchase",
        "products": ["soybeans"],
        "quantity": {"value": 12e6, "unit": "t", "bound": "at_least"},
        "starts": {"value": "2025-11", "as_written": "the last two months of 2025"},
        "ends": {"value": "2025-12", "as_written": "the last two months of 2025", "bound": "by"},
        "claimed_by": ["White House"],
        "evidence": EVIDENCE,
    }
    return Commitment.model_validate(plain | more)


def refusal(found: Commitment) -> str:
    with pytest.raises(InputError) as error:
        commitment_from_record(found)
    return str(error.value)


def test_a_total_with_a_deadline() -> None:
    tracked = commitment_from_record(record())
    [window] = tracked.windows()
    assert (str(window.starts), str(window.ends), window.quantity) == ("2025-11-01", "2025-12-31", 12e6)
    assert (window.deadline.basis, window.deadline.by, window.deadline.source) == (
        "statement",
        "White House",
        "fact-sheet",
    )
    rows = [Observation(date(2025, m, 1), date(2025, m, 30), 6, 6) for m in (11, 12)]
    found = dt.track(tracked, made(rows, unit="Mt"), as_of="2026-01-05")
    assert found.kinds() == ["met"]
    assert found.verdicts[0].sentence == "Met by 2025-12-30: 12 of 12 Mt (100 %), 1 day before the deadline."


def test_alternatives_are_versions_of_the_deadline() -> None:
    ends = {"value": "2026-01", "as_written": "January", "alternatives": ["2025-12-31"], "bound": "by"}
    tracked = commitment_from_record(record(ends=ends))
    assert [(d.id, str(d.ends)) for d in tracked.deadlines] == [
        ("told", "2026-01-31"),
        ("alternative-1", "2025-12-31"),
    ]
    before = {"value": "2026-01", "as_written": "before January", "bound": "before"}
    assert str(commitment_from_record(record(ends=before)).deadlines[0].ends) == "2025-12-31"


def test_years_and_bushels() -> None:
    yearly = record(
        quantity={"value": 25e6, "unit": "t", "per": "year"},
        starts={"value": "2026", "as_written": "2026"},
        ends={"value": "2028", "as_written": "2028"},
    )
    windows = list(commitment_from_record(yearly).windows())
    assert [(str(w.starts), str(w.ends)) for w in windows] == [
        (f"{y}-01-01", f"{y}-12-31") for y in (2026, 2027, 2028)
    ]
    bushels = record(quantity={"value": 1e6, "unit": "bushel"}, ends=None, years=1.5)
    tracked = commitment_from_record(bushels)
    assert tracked.unit == "bushels of soybeans"
    assert str(tracked.deadlines[0].ends) == "2027-04-30"


def test_what_cannot_be_held_against_anything() -> None:
    assert refusal(record(quantity={"value": 5, "unit": "t", "bound": "up_to"}, starts=None, ends=None)) == (
        "commitment c1: got the bound 'up_to', expected a quantity to be reached. Fix: track another commitment.\n"
        "commitment c1: got no first day, expected a commitment that begins on a day. Fix: set 'starts'.\n"
        "commitment c1: got no last day, expected a commitment with a deadline. Fix: set 'ends' or 'years'."
    )
    assert refusal(record(quantity={"value": 5, "unit": "bushel"}, products=["sorghum"])) == (
        "commitment c1: got bushels of no known crop, expected soybeans, wheat or corn. Fix: name the product."
    )


def test_no_number_is_no_goal() -> None:
    tracked = commitment_from_record(record(quantity={"bound": "unquantified", "words": "substantial"}))
    assert (tracked.goals, tracked.summary) == ((), "substantial")
    assert dt.track(tracked, as_of="2026-01-01").statement.startswith("No quantity was promised")


def test_met_in_a_document_is_a_claim() -> None:
    found = commitment_from_record(record(status="met"), published=date(2026, 1, 20))
    assert [(c.by, str(c.on), c.says) for c in found.claims] == [("White House", "2026-01-20", "met")]
    assert commitment_from_record(record(status="met")).claims == ()


def test_days_of_partial_dates() -> None:
    assert days_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of("2025-W01") == (date(2024, 12, 30), date(2025, 1, 5))
    assert days_of("2025") == (date(2025, 1, 1), date(2025, 12, 31))


YAML = """\
id: x
title: y
actor: CHN
kind: purchase
unit: t
starts: 2025-01-01
goals:
  - {id: a, title: b, quantity: 5}
deadlines:
  - {id: d, ends: 2025-12-31, source: s, basis: statement}
source: s
"""


def told(text: str) -> str:
    with pytest.raises(InputError) as error:
        parse_commitment(text, "mine.yaml")
    return str(error.value)


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(YAML, encoding="utf-8")
    assert read_commitment(path) == parse_commitment(YAML)
    assert dt.track(path, as_of="2025-02-01").commitment.id == "x"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("basis: statement", "basis: rumour",
         "mine.yaml:10 deadlines[0].basis: got 'rumour', expected 'statement' or 'legal_act'. "
         "Fix: choose one of them."),
        ("title: y", "titel: y",
         "mine.yaml:1 title: got nothing, expected the key 'title'. Fix: add 'title:'.\n"
         "mine.yaml:2 titel: got the unknown key 'titel', expected one of id, title, actor, beneficiary, kind, "
         "summary, unit, product, counted_by, "
         "counted_by_words, starts, goals, deadlines, year_readings, baselines, reference, "
         "claims, data, select, source, notes. Fix: write 'title'."),
        ("ends: 2025-12-31", "ends: 2025-12-32",
         "mine.yaml:10 deadlines[0].ends: got '2025-12-32', expected a day as YYYY-MM-DD. "
         "Fix: write for example 2025-11-01."),
        ("quantity: 5", "quantity: -5",
         "mine.yaml:8 goals[0].quantity: got -5, expected greater than 0. Fix: see the page on tracking."),
        ("quantity: 5", "per: total",
         "mine.yaml:8 goals[0]: got both or neither, expected either 'quantity' or 'amounts'. Fix: keep one of them."),
        ("unit: t", "unit: tons",
         "mine.yaml:1: got unit: 'tons', expected a unit of one meaning. "
         "Fix: write 't' for metric tons; short tons are not known."),
        ("starts: 2025-01-01\n", "",
         "mine.yaml:1: got goal 'a' without a first day, expected the key 'starts'. Fix: add 'starts: YYYY-MM-DD'."),
        ("quantity: 5", "quantity: 5, additional: true",
         "mine.yaml:1: got goal 'a' on top of no baseline, expected a baseline with a value for 'all'. "
         "Fix: add it to 'baselines'."),
        ("quantity: 5", "quantity: 5, per: year",
         "mine.yaml:1: got goal 'a' in years that nothing defines, expected the key 'year_readings'. "
         "Fix: say on which day the first year begins."),
    ],
)  # fmt: skip
def test_errors_of_a_file(old: str, new: str, message: str) -> None:
    assert told(YAML.replace(old, new)) == message


def test_errors_of_no_file(tmp_path: Path) -> None:
    assert told("") == (
        "mine.yaml:1: got an empty file, expected a mapping with 'id', 'title' and 'goals'. "
        "Fix: see the page on tracking."
    )
    assert "expected a definition of a commitment in YAML" in told("a: [")
    with pytest.raises(InputError, match="no such file"):
        dt.track(tmp_path / "none.yaml")
    with pytest.raises(InputError) as error:
        dt.track("soyabeans")
    assert str(error.value).endswith("Fix: write 'soybeans'.")

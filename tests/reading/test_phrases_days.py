"""When measures were announced, start and end, in many ways of writing.

The passages stand in ``tests/fixtures/phrases/days.txt``. A line below a passage is a measure:
``ACTOR>TARGET type field=value ...``, with ``None`` for a day that must stay empty; fields are ``announced``,
``effective``, ``until``, ``rate`` and ``status``. No other measures may be there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 11, 20)
FIELDS = {"announced", "effective", "until", "rate", "status"}


def _fits(row: dict[str, Any], line: str) -> bool:
    sides, kind, *fields = line.split()
    actor, target = (side.split(",") for side in sides.split(">"))
    if (sorted(row["actor"]), sorted(row["target"]), row["type"]) != (sorted(actor), sorted(target), kind):
        return False
    pairs = [field.split("=") for field in fields]
    assert {key for key, _ in pairs} <= FIELDS, line
    return all(
        float(row.get(key) or -1) == float(value) if key == "rate" else str(row.get(key)) == value
        for key, value in pairs
    )


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("days", DAY))
def test_phrases(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, _fits) == []

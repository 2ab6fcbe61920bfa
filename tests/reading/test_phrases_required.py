"""Restrictions that a text tells by what it requires, and other measures that no word like "tariff" or "ban" names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 11, 20)


def _fits(row: dict[str, Any], line: str) -> bool:
    sides = f"{'+'.join(row['actor'])}>{'+'.join(sorted(row['target']))}"
    told = (sides, row["type"], "+".join(sorted(row.get("products") or ["-"])), row["action"])
    wanted = [w if i != 2 else "+".join(sorted(w.split("+"))) for i, w in enumerate(line.split())]
    return all(w in ("*", field) for w, field in zip(wanted, told, strict=True))


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("required", DAY))
def test_measures_told_by_what_they_require(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, _fits) == []

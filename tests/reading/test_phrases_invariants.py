"""What holds in any text of sides, rates and status: who bears a duty does not take it, what is allowed is not done."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 9, 1)


def _goods(row: dict[str, Any]) -> str:
    return "+".join(sorted(row.get("products") or ["-"]))


def _rate(row: dict[str, Any]) -> str:
    if row.get("rate_min") is not None:
        return f"{row['rate_min']:g}..{row['rate_max']:g}"
    return "-" if row.get("rate") is None else f"{row['rate']:g}"


def _fits(row: dict[str, Any], line: str) -> bool:
    told: tuple[str, ...]
    if "actor" in row and "target" in row:
        sides = f"{'+'.join(row['actor'])}>{'+'.join(sorted(row['target']))}"
        told = (sides, row["type"], _goods(row), _rate(row), row["status"])
    else:
        sides = f"{'+'.join(sorted(row['actor']))}:{'+'.join(sorted(row['beneficiary']))}"
        quantity = row.get("quantity")
        told = (
            sides,
            row["type"],
            _goods(row),
            "-" if quantity is None else f"{quantity / 1e9:g}",
            row["status"],
        )
    return all(wanted in ("*", field) for wanted, field in zip(line.split(), told, strict=True))


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("invariants", DAY))
def test_invariants(text: str, wanted: list[str], day: date, publisher: str) -> None:
    found = lists(text, day, publisher)
    measures = [w for w in wanted if ">" in w]
    promises = [w for w in wanted if ":" in w.split()[0]]
    assert unmet(found["measures"], measures, _fits) == []
    assert unmet(found["commitments"], promises, _fits) == []

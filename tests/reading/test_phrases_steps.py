"""Steps of one duty, ends of exemptions, who is let off, laws and languages, rates of others, pledges of firms.

The passages stand in ``tests/fixtures/phrases/steps.txt``. A line below a passage is a measure or a promise:
``ACTOR>TARGET type field=value ...``; ``goods=`` joins tags with ``+``, ``steps=`` joins ``day:rate``. Measures and
promises are exactly those listed; a passage without any is a trap.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 11, 20)

FILE = Path(__file__).parents[1] / "fixtures" / "phrases" / "steps.txt"


def _cases() -> list[Any]:
    out: list[tuple[str, list[str]]] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            out[-1][1].append(line.strip())
        else:
            out.append((line, []))
    return [pytest.param(text, lines, id=str(i)) for i, (text, lines) in enumerate(out)]


def _value(row: dict[str, Any], key: str) -> str:
    names = {
        "goods": "products",
        "from": "rate_from",
        "basis": "rate_basis",
        "min": "rate_min",
        "max": "rate_max",
    }
    found = row.get(names.get(key, key))
    if key == "goods":
        return "+".join(sorted(row.get("products") or []))
    if key == "steps":
        return "+".join(f"{day}:{rate:g}" for day, rate in row.get("schedule") or [])
    return f"{found:.12g}" if isinstance(found, float) else str(found)


def _fits(row: dict[str, Any], line: str) -> bool:
    sides, kind, *fields = line.split()
    actor, target = sides.split(">")
    aimed = row.get("target") or row.get("beneficiary") or []
    wanted = dict(f.split("=") for f in fields)
    if "goods" in wanted:
        wanted["goods"] = "+".join(sorted(wanted["goods"].split("+")))
    return (
        row["actor"] == actor.split(",")
        and (target == "*" or aimed == target.split(","))
        and row["type"] == kind
        and all(_value(row, key) == value for key, value in wanted.items())
    )


@pytest.mark.parametrize(("text", "lines"), _cases())
def test_phrases(text: str, lines: list[str]) -> None:
    found = flat(read(from_text(text, published=DAY)))
    rows = [*found["measures"], *found["commitments"]]
    assert len(rows) == len(lines), rows
    for line in lines:
        assert any(_fits(row, line) for row in rows), (line, rows)

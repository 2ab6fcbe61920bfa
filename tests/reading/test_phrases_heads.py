"""How wires, fact sheets, ordinances and legal alerts name a measure and its rate, and what only looks like one.

The passages stand in ``tests/fixtures/phrases/heads.txt``. An expectation is a line ``ACTOR>TARGET type products`` and
then, in any order, a rate (``25``), the highest of several (``~25``), a band
(``10-41``), a status (``in_force``) and ``field=value`` for eff, until, ann, from,
basis and action; ``|`` joins alternatives, ``~`` stands for an empty field and ``*`` for any. A passage has exactly
the measures that are listed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 10, 9)
FIELDS = {
    "eff": "effective", "until": "until", "ann": "announced", "from": "rate_from", "basis": "rate_basis",
    "action": "action",
}  # fmt: skip


def _rows(text: str, day: date) -> list[dict[str, Any]]:
    document = from_text(text, published=day)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    return flat(ledger)["measures"]


def _matches(row: dict[str, Any], line: str) -> bool:
    sides, instrument, products, *rest = line.split()
    actor, target = sides.split(">")
    goods = row.get("products", [])
    told = ((row["actor"], actor), (row["target"], target), ([row["type"]], instrument), (goods, products))
    for found, wanted in told:
        allowed = [sorted(w.split(",")) if w != "~" else [] for w in wanted.split("|")]
        if wanted != "*" and sorted(found) not in allowed:
            return False
    rate: tuple[Any, ...] = (None, None, None)
    for word in rest:
        if "=" in word:
            name, value = word.split("=")
            found = row.get(FIELDS[name])
            if (
                f"{found:g}" if isinstance(found, float) else "~" if found is None else found
            ) not in value.split("|"):
                return False
        elif word[0] == "~":
            rate = (float(word[1:]), None, float(word[1:]))
        elif word[0].isdigit():
            low, _, high = word.partition("-")
            rate = (None, float(low), float(high)) if high else (float(low), None, None)
        elif row["status"] not in word.split("|"):
            return False
    return (row.get("rate"), row.get("rate_min"), row.get("rate_max")) == rate


def _failures(text: str, expected: tuple[str, ...], day: date) -> list[str]:
    left = _rows(text, day)
    out = []
    for line in expected:
        row = next((r for r in left if _matches(r, line)), None)
        if row is None:
            out.append(f"missing: {line}")
        else:
            left.remove(row)
    return out + [f"extra: { {k: v for k, v in r.items() if k not in ('id', 'label')} }" for r in left]


def _cases() -> list[Any]:
    out: list[list[Any]] = []
    genre, number = "", 0
    for line in (
        (Path(__file__).parents[1] / "fixtures/phrases/heads.txt").read_text(encoding="utf-8").splitlines()
    ):
        if line.startswith("["):
            genre, number = line.strip("[]"), 0
        elif line.startswith("    "):
            out[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            day = DAY
            if line.startswith("@"):
                stamp, line = line[1:].split(" ", 1)
                day = date.fromisoformat(stamp)
            out.append([line.replace("\\n", "\n"), [], day, f"{genre}-{number}"])
            number += 1
    return [pytest.param(text, tuple(lines), day, id=name) for text, lines, day, name in out]


@pytest.mark.parametrize(("text", "expected", "day"), _cases())
def test_phrase(text: str, expected: tuple[str, ...], day: date) -> None:
    assert _failures(text, expected, day) == []

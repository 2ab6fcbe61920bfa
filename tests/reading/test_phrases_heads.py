"""How wires, fact sheets, ordinances and legal alerts name a measure and its rate, and what only looks like one.

The passages stand in ``tests/fixtures/phrases/heads.txt`` and ``flows.txt``. An expectation is a line
``ACTOR>TARGET type products`` and then, in any order, a rate (``25``), the highest of several (``~25``), a band
(``10-41``), a status (``in_force``) and ``field=value`` for eff, until, ann, from, basis and action; ``|`` joins
alternatives, ``~`` stands for an empty field and ``*`` for any. A passage has exactly
the measures that are listed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 10, 9)
FIELDS = {
    "eff": "effective", "until": "until", "ann": "announced", "from": "rate_from", "basis": "rate_basis",
    "action": "action",
}  # fmt: skip


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


@pytest.mark.parametrize(
    ("text", "wanted", "day", "publisher"),
    [*passages("heads", DAY), *passages("flows", DAY), *passages("barred", DAY)],
)
def test_phrase(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, _matches) == []

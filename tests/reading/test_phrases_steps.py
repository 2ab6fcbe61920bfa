"""Steps of one duty, ends of exemptions, who is let off, laws and languages, rates of others, pledges of firms.

The passages stand in ``tests/fixtures/phrases/steps.txt``. A line below a passage is a measure or a promise:
``ACTOR>TARGET type field=value ...``; ``from``, ``min``, ``max`` and ``basis`` are those of the rate, ``goods=`` joins
tags with ``+``, ``steps=`` joins ``day:rate``. Measures and promises are exactly those listed; a passage without any is
a trap.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 11, 20)
NAMES = {
    "goods": "products",
    "from": "rate_from",
    "basis": "rate_basis",
    "min": "rate_min",
    "max": "rate_max",
}
FIELDS = {"rate", "effective", "until", "status", "steps", "quantity", "bound", *NAMES}


def _value(row: dict[str, Any], key: str) -> str:
    found = row.get(NAMES.get(key, key))
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
    assert wanted.keys() <= FIELDS, line
    if "goods" in wanted:
        wanted["goods"] = "+".join(sorted(wanted["goods"].split("+")))
    return (
        row["actor"] == actor.split(",")
        and (target == "*" or aimed == target.split(","))
        and row["type"] == kind
        and all(_value(row, key) == value for key, value in wanted.items())
    )


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("steps", DAY))
def test_phrases(text: str, wanted: list[str], day: date, publisher: str) -> None:
    found = lists(text, day, publisher)
    assert unmet([*found["measures"], *found["commitments"]], wanted, _fits) == []

"""Lists and labelled lines: what an item leaves to the sentence that opens its list.

The passages stand in ``tests/fixtures/phrases/lists.txt``. A line below a passage is a measure, ``ACTOR>TARGET type
products status`` and, where given, a rate or a band ``10..41``, ``eff=`` and ``until=``, or a promise,
``c ACTOR>BENEFICIARY kind products`` and, where given, quantity and unit. ``|`` joins alternatives, ``-`` at their end
lets a field be absent; an end (``until``) is compared where it is given. Every other field has to be listed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 6, 2)
"""A Monday, on which the texts are published."""


def _codes(values: list[str] | None) -> str:
    return "+".join(sorted(values or [])) or "-"


def _words(row: dict[str, Any]) -> set[str]:
    """A record as its words: sides, kind, goods, figures, status and days."""
    words = {row["type"], _codes(row.get("products"))}
    if "target" not in row:
        words |= {"c", f"{_codes(row.get('actor'))}>{_codes(row.get('beneficiary'))}"}
        if "quantity" in row:
            per = "" if row["per"] == "total" else f"/{row['per']}"
            words |= {f"{row['quantity']:.15g}", row["unit"] + per}
        return words
    words |= {f"{_codes(row.get('actor'))}>{_codes(row.get('target'))}", row["status"]}
    if "rate_min" in row:
        words.add(f"{row['rate_min']:g}..{row['rate_max']:g}")
    elif "rate" in row:
        words.add(f"{row['rate']:g}")
    words |= {f"eff={row['effective']}"} if "effective" in row else set()
    words |= {f"until={row['until']}"} if "until" in row else set()
    return words


def _fits(row: dict[str, Any], line: str) -> bool:
    """True when each field of a line is met by one of its alternatives and no field is told beside them."""
    left = _words(row)
    for field in line.split():
        met = next((choice for choice in field.split("|") if choice in left), None)
        if met is None and field.split("|")[-1] != "-":
            return False
        left.discard(met or "")
    return not {w for w in left if not w.startswith("until=") or "until=" in line}


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("lists", DAY))
def test_items_take_from_their_lead(text: str, wanted: list[str], day: date, publisher: str) -> None:
    found = lists(text, day, publisher)
    assert unmet([*found["measures"], *found["commitments"]], wanted, _fits) == []

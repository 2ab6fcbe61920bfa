"""Lists and labelled lines: what an item leaves to the sentence that opens its list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 6, 2)
"""A Monday, on which the texts are published."""
FILE = Path(__file__).parents[1] / "fixtures" / "phrases" / "lists.txt"


def texts() -> list[Any]:
    """Texts with the records they hold, one a line; alternatives of a field are parted by bars."""
    lines = [x for x in FILE.read_text(encoding="utf-8").splitlines() if not x.startswith("# ")]
    found = []
    for block in "\n".join(lines).split("\n=====\n"):
        text, arrow, records = block.strip("\n").partition("\n->")
        if not arrow:
            raise ValueError(f"no line of '->' ends this text: {text}")
        found.append(pytest.param(text, records.split("\n")[1:], id=text[:60]))
    return found


def _codes(values: list[str] | None) -> str:
    return "+".join(sorted(values or [])) or "-"


def told(text: str) -> list[tuple[set[str], str]]:
    """Each record as its words: sides, kind, goods, figures, status and days."""
    out = []
    document = flat(read(from_text(text, published=DAY)))
    for m in document["measures"]:
        words = {
            f"{_codes(m.get('actor'))}>{_codes(m.get('target'))}",
            m["type"],
            _codes(m.get("products")),
            m["status"],
        }
        if "rate_min" in m:
            words.add(f"{m['rate_min']:g}..{m['rate_max']:g}")
        elif "rate" in m:
            words.add(f"{m['rate']:g}")
        words |= {f"eff={m['effective']}"} if "effective" in m else set()
        words |= {f"until={m['until']}"} if "until" in m else set()
        out.append((words, " ".join(sorted(words))))
    for c in document["commitments"]:
        words = {
            "c",
            f"{_codes(c.get('actor'))}>{_codes(c.get('beneficiary'))}",
            c["type"],
            _codes(c.get("products")),
        }
        if "quantity" in c:
            words |= {f"{c['quantity']:.15g}", c["unit"] + ("" if c["per"] == "total" else f"/{c['per']}")}
        out.append((words, " ".join(sorted(words))))
    return out


def fits(words: set[str], wanted: str) -> bool:
    """True when each field of a line is met by one of its alternatives and no field is told beside them."""
    left = set(words)
    for field in wanted.split():
        met = next((choice for choice in field.split("|") if choice in left), None)
        if met is None and field.split("|")[-1] != "-":
            return False
        left.discard(met or "")
    return not {w for w in left if not w.startswith("until=") or "until=" in wanted}


@pytest.mark.parametrize(("text", "wanted"), texts())
def test_items_take_from_their_lead(text: str, wanted: list[str]) -> None:
    left = told(text)
    for line in wanted:
        match = next((x for x in left if fits(x[0], line)), None)
        assert match is not None, (line, [row for _, row in left])
        left.remove(match)
    assert not left, [row for _, row in left]

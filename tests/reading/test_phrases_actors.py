"""Who takes a measure and at whom: passages that name the sides in many ways.

They stand in ``tests/fixtures/phrases/actors.txt``, a line each: name, day of publication, the sides of every measure
(``ACTOR>TARGET``, divided by semicolons; ``-`` where there is none) and the text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

FILE = Path(__file__).parents[1] / "fixtures" / "phrases" / "actors.txt"


def _cases() -> list[Any]:
    rows = [line.split(" | ", 3) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(day, sides, text, id=name) for name, day, sides, text in rows if name[0] != "#"]


@pytest.mark.parametrize(("day", "sides", "text"), _cases())
def test_sides(day: str, sides: str, text: str) -> None:
    found = flat(read(from_text(f"# published: {day}\n---\n{text}")))["measures"]
    told = sorted({f"{','.join(sorted(m['actor']))}>{','.join(sorted(m['target']))}" for m in found})
    assert told == ([] if sides == "-" else sorted(sides.split("; ")))

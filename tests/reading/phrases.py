"""Reader of ``tests/fixtures/phrases`` and what the tests of passages share: reading a text, comparing its records.

A file holds a passage a line and below it, indented by four spaces, a line for each record that the passage gives; a
passage without records must give none. ``[name]`` begins a group, ``# `` a comment; ``@2025-11-20 `` or
``@2025-11-20|publisher| `` before a passage tells its publication and ``\\n`` in it stands for a line break. What a
line of a record says is for each test to tell. The passages are written for the tests: what they tell need not have
happened, whoever they name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

FOLDER = Path(__file__).parents[1] / "fixtures" / "phrases"
_STAMP = re.compile(r"@(\d{4}-\d\d-\d\d)(?:\|([^|]*)\|)? (.+)")


def lists(text: str, day: date, publisher: str = "") -> dict[str, Any]:
    """Lists of records that a text gives; every record must quote the text word for word."""
    head = f"# publisher: {publisher}\n---\n" if publisher else ""
    document = from_text(head + text, published=day)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    return flat(ledger)


def unmet(
    rows: Iterable[dict[str, Any]], wanted: Iterable[str], fits: Callable[[Any, str], bool]
) -> list[str]:
    """What is missing and what is told beside it: each line has to fit a row of its own."""
    left, out = list(rows), []
    for line in wanted:
        row = next((r for r in left if fits(r, line)), None)
        if row is None:
            out.append(f"missing: {line}")
        else:
            left.remove(row)
    return out + [f"extra: { {k: v for k, v in r.items() if k not in ('id', 'label')} }" for r in left]


def passages(name: str, day: date) -> list[Any]:
    """Parameters ``text, wanted, day, publisher`` of a file; ``day`` is that of passages which tell none."""
    found: list[tuple[str, list[str], date, str, str]] = []
    group, first = name, 0
    for number, line in enumerate((FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("# "):
            continue
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif re.fullmatch(r"\[\w+\]", line):
            group, first = line.strip("[]"), len(found)
        else:
            stamp = _STAMP.fullmatch(line)
            if stamp is None and line[0] in "@[#=> \t":
                raise ValueError(f"{name}.txt:{number}: neither a passage nor a record: {line}")
            own, publisher, text = stamp.groups() if stamp else (None, None, line)
            found.append(
                (
                    text.replace("\\n", "\n"),
                    [],
                    date.fromisoformat(own) if own else day,
                    publisher or "",
                    f"{group}-{len(found) - first}",
                )
            )
    return [pytest.param(*values, id=key) for *values, key in found]


def is_told(fields: Iterable[str], line: str) -> bool:
    """Whether each word of a line is the field in its place; ``*`` is not asked, parts joined by ``+`` in any order."""

    def parts(text: str) -> list[list[str]]:
        return [sorted(side.split("+")) for side in re.split("[>:]", text)]

    return all(
        wanted == "*" or parts(wanted) == parts(field)
        for wanted, field in zip(line.split(), fields, strict=True)
    )


def is_decision(measure: dict[str, Any], line: str) -> bool:
    """Whether a measure is the one of a line ``ACTOR>TARGET instrument goods action``; ``-`` stands for no goods."""
    sides = f"{'+'.join(measure['actor'])}>{'+'.join(measure['target'])}"
    goods = "+".join(measure.get("products") or ["-"])
    return is_told((sides, measure["type"], goods, measure["action"]), line)


_FIELDS = {
    "r": "rate", "p": "rate_from", "lo": "rate_min", "hi": "rate_max", "g": "products", "s": "status", "e": "effective",
    "u": "until",
}  # fmt: skip


def is_measure(measure: dict[str, Any], expected: str) -> bool:
    """Whether a measure is the one of a line ``ACTOR>TARGET [instrument] [key=value ...]``.

    Sides and goods are joined by commas, an instrument that is not told is ``import_tariff``. Keys: ``r`` rate, ``p``
    rate before, ``lo`` and ``hi`` ends of a band, ``g`` goods, ``s`` status (one of several parted by ``|``), ``e``
    first day, ``u`` last day, ``v`` value of the trade it covers.
    """
    sides, *words = expected.split()
    actor, target = sides.split(">")
    if sorted(measure["actor"]) != sorted(actor.split(",")) or sorted(measure["target"]) != sorted(
        target.split(",")
    ):
        return False
    instrument = "import_tariff"
    if words and "=" not in words[0]:
        instrument = words.pop(0)
    if measure["type"] != instrument:
        return False
    for word in words:
        key, value = word.split("=")
        if key == "v":
            if (measure.get("coverage") or {}).get("amount") != float(value):
                return False
            continue
        found = measure.get(_FIELDS[key])
        if key == "g":
            if sorted(found or []) != sorted(value.split(",")):
                return False
        elif key in ("r", "p", "lo", "hi"):
            if found is None or float(found) != float(value):
                return False
        elif found not in value.split("|"):
            return False
    return True

"""A small scorer of flat records against golds, written apart from the one in the input data.

It is stricter in one way (an item that matches nothing counts all its fields) and simpler in another (no
weights: the pair with the most equal fields is matched first).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "documents"

FIELDS = {
    "measures": ("actor", "target", "type", "rate", "rate_from", "rate_min", "rate_max", "products",
        "effective", "until", "status"),
    "commitments": ("actor", "beneficiary", "type", "products", "quantity", "unit", "per", "bound",
        "period_end"),
    "market_moves": ("instrument", "change_pct", "change_points", "level", "direction", "date", "session"),
    "meetings": ("participants", "country", "date", "status"),
    "claims": ("speaker", "side"),
}  # fmt: skip
KEYS = {"measures": ("actor",), "commitments": ("actor", "type"), "market_moves": ("instrument",),
    "meetings": (), "claims": ("speaker",)}  # fmt: skip
UNSCORED_WHEN_ABSENT = {"rate_from", "bound", "unit", "per", "direction", "session", "change_points", "level"}


@dataclass
class Score:
    true: float = 0.0
    false: float = 0.0
    missed: float = 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.true + other.true, self.false + other.false, self.missed + other.missed)

    @property
    def f1(self) -> float:
        return 2 * self.true / max(1e-9, 2 * self.true + self.false + self.missed)


def gold(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _options(item: dict[str, Any], field: str) -> list[Any]:
    return item.get("alts", {}).get(field, [item.get(field)])


def _equal(field: str, found: Any, wanted: Any) -> bool:
    if found in (None, []) or wanted in (None, []):
        return found in (None, []) and wanted in (None, [])
    if field == "speaker":
        return bool(
            set(re.findall(r"\w{3,}", found.lower()))
            & set(re.findall(r"\w{3,}", wanted.lower())) - {"chinese", "ministry"}
        )
    if field == "participants":
        return all(any(name.split()[-1] == other.split()[-1] for other in found) for name in wanted)
    if isinstance(wanted, list):
        return set(found) == set(wanted)
    if isinstance(wanted, (int, float)):
        return abs(found - wanted) <= 1e-6 * max(1.0, abs(wanted))
    if field in ("date", "effective", "until", "period_end"):
        return str(found).startswith(str(wanted))
    return found == wanted


def _credit(field: str, found: dict[str, Any], wanted: dict[str, Any]) -> Score:
    options = _options(wanted, field)
    if any(_equal(field, found.get(field), option) for option in options):
        return Score(true=0.0 if options == [None] else 1.0)
    if found.get(field) in (None, []):
        return Score(missed=1.0)
    if options in ([None], [[]]):
        return Score() if field in UNSCORED_WHEN_ABSENT or field not in wanted else Score(false=1.0)
    if isinstance(found[field], list) and isinstance(options[0], list):
        best = max(len(set(found[field]) & set(o)) / len(set(found[field]) | set(o)) for o in options if o)
        return Score(best, 1 - best, 1 - best)
    return Score(false=1.0, missed=1.0)


def score(found: dict[str, Any], wanted: dict[str, Any]) -> tuple[Score, Score]:
    """Field score and item score of one document."""
    fields, items = Score(), Score()
    for kind, names in FIELDS.items():
        left, right = list(found.get(kind, [])), list(wanted.get(kind, []))
        pairs = sorted(
            (
                (-sum(_credit(n, f, w).true for n in names), i, j)
                for i, f in enumerate(left)
                for j, w in enumerate(right)
                if all(any(_equal(k, f.get(k), o) for o in _options(w, k)) for k in KEYS[kind])
                and (
                    kind != "meetings"
                    or not w.get("participants")
                    or _equal("participants", f.get("participants") or [], w["participants"])
                )
            ),
        )
        used_left: set[int] = set()
        used_right: set[int] = set()
        for quality, i, j in pairs:
            if i in used_left or j in used_right or (kind == "measures" and -quality < 3):
                continue
            used_left.add(i)
            used_right.add(j)
            if not right[j].get("optional"):
                items += Score(true=1.0)
                for name in names:
                    fields += _credit(name, left[i], right[j])
        for i, item in enumerate(left):
            if i not in used_left and not (
                kind == "claims" and any(_equal("speaker", item["speaker"], w["speaker"]) for w in right)
            ):
                items += Score(false=1.0)
                fields += Score(false=sum(item.get(n) not in (None, []) for n in names))
        for j, item in enumerate(right):
            if j not in used_right and not item.get("optional"):
                items += Score(missed=1.0)
                fields += Score(missed=sum(item.get(n) not in (None, []) for n in names))
    return fields, items

"""Supply-chain facts on critical inputs that the sectors of the world are too coarse to show.

Every fact carries its source, year and grade: ``official`` (a statistic or a legal text), ``quoted`` (a
secondary source that quotes the primary one). Nothing here is an effect: it says who depends on whom.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from detente.errors import DataError, LabelError, Problem
from detente.world.store import REINSTALL, bundled_path

__all__ = ["EXPOSURE", "Control", "Exposure", "Fact", "ImportLine", "StageShare", "exposure", "product_tags"]

EXPOSURE = "exposure.json"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """US imports of one HS6 line and the part that comes from China."""

    hs6: str
    name: str
    imports_usd_m: float
    """US imports for consumption, million USD."""
    from_china_usd_m: float
    year: str
    known_from: str
    """Day from which the figure was public, ISO 8601."""
    source: str
    grade: str

    @property
    def china_share_pct(self) -> float:
        """Share of China, % of value; zero when nothing was imported."""
        return 100.0 * self.from_china_usd_m / self.imports_usd_m if self.imports_usd_m else 0.0


@dataclass(frozen=True, slots=True)
class StageShare:
    """Share of a supplier at one stage of the chain, % of the world (or of US imports, if it says so)."""

    stage: str
    supplier: str
    share_pct: float
    year: str
    known_from: str
    """Day from which the figure was public, ISO 8601."""
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A single figure."""

    label: str
    value: float
    unit: str
    """``t``, ``USD`` or ``USD/t``."""
    party: str
    """Economy it belongs to, ``WLD`` for the world, empty when none."""
    year: str
    known_from: str
    """Day from which the figure was public, ISO 8601."""
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class Control:
    """An export control of China."""

    announcement: str
    """Number and year of the announcement."""
    issuer: str
    issued: str
    effective: str
    """First day on which a part of it applies, ISO 8601."""
    effective_words: str
    """The day in full, where parts apply from different days."""
    suspended_from: str | None
    suspended_until: str | None
    items: tuple[str, ...]

    def status_on(self, day: dt.date) -> str:
        """``announced``, ``in force`` or ``suspended`` on a day; ``unknown`` before it was issued."""
        on = day.isoformat()
        if on < self.issued:
            return "unknown"
        if self.suspended_from and self.suspended_from <= on <= (self.suspended_until or on):
            return "suspended"
        return "in force" if on >= self.effective else "announced"


@dataclass(frozen=True, slots=True)
class Exposure:
    """What is known about one product."""

    product: str
    lines: tuple[ImportLine, ...]
    stages: tuple[StageShare, ...]
    facts: tuple[Fact, ...]
    controls: tuple[Control, ...]
    notes: tuple[str, ...]

    @property
    def imports_usd_m(self) -> float:
        """US imports of all lines, million USD."""
        return sum(line.imports_usd_m for line in self.lines)

    @property
    def china_share_pct(self) -> float | None:
        """China's share of the US imports of all lines, % of value; None without a line."""
        total = self.imports_usd_m
        return 100.0 * sum(line.from_china_usd_m for line in self.lines) / total if total else None


def product_tags() -> tuple[str, ...]:
    """Products of which something is known, in the order of the table."""
    table = _table()
    entries = [*table["lines"], *table["stages"], *table["facts"], *table["controls"]]
    return tuple(dict.fromkeys(tag for entry in entries for tag in entry["tags"]))


def exposure(product_tag: str, *, as_of: dt.date | None = None) -> Exposure:
    """Facts on a product, all of them or those that were public on a day.

    Raises
    ------
    LabelError
        When nothing is known about it, with the nearest tags.
    DataError
        When the bundled table is missing or damaged.
    """
    tags = product_tags()
    if product_tag not in tags:
        near = difflib.get_close_matches(product_tag, tags, n=3, cutoff=0.5) or tags
        fix = f"write {' or '.join(near)}"
        raise LabelError(Problem("product", repr(product_tag), "a product with exposure facts", fix))
    table = _table()

    def rows(kind: str) -> list[dict[str, Any]]:
        return [
            {key: value for key, value in entry.items() if key != "tags"}
            for entry in table[kind]
            if product_tag in entry["tags"]
            and (as_of is None or entry.get("known_from", entry.get("issued")) <= as_of.isoformat())
        ]

    return Exposure(
        product=product_tag,
        lines=tuple(ImportLine(**row) for row in rows("lines")),
        stages=tuple(StageShare(**row) for row in rows("stages")),
        facts=tuple(Fact(**row) for row in rows("facts")),
        controls=tuple(Control(**{**row, "items": tuple(row["items"])}) for row in rows("controls")),
        notes=tuple(table["notes"].get(product_tag, ())),
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = bundled_path(EXPOSURE)
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        got = "no file" if isinstance(error, OSError) else "a damaged file"
        raise DataError(Problem(str(path), got, "the table of exposure facts", REINSTALL)) from error
    return table

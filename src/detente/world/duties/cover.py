"""What each tariff measure covers: cells of products with their share of trade.

:mod:`detente.world.build.duties` says how they are made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from detente.errors import DataError, Problem
from detente.world.store import REINSTALL, bundled_path

__all__ = ["DUTIES", "WEIGHTS", "Cell", "Cover", "StatedShare", "load_cover"]

DUTIES = "duties.json"
WEIGHTS = ("fixed", "imports_2024")
"""Ways to weigh US imports from China."""


@dataclass(frozen=True, slots=True)
class Cell:
    """US imports from China on which the same measures fall."""

    sector: str
    """ICIO sector, or ``OTHER`` for chapters 98 and 99 of the US tariff schedule."""
    tags: frozenset[str]
    share: tuple[float, float]
    """Share of the imports, fraction, in the order of :data:`WEIGHTS`."""
    base_points: tuple[float, float]
    """Share times most-favoured-nation rate, points."""


@dataclass(frozen=True, slots=True)
class StatedShare:
    """Share of China's imports from the United States that a Chinese measure covers."""

    measure: str
    share: float
    """Fraction."""
    basis: str


@dataclass(frozen=True)
class Cover:
    """The bundled table."""

    cells: tuple[Cell, ...]
    china: dict[str, StatedShare]
    """By identity of the measure."""
    base_chn_pct: float
    weights: dict[str, str]
    """What each way of weighing is, in words."""
    base_source: dict[str, str]
    """By importer."""


@lru_cache(maxsize=1)
def load_cover() -> Cover:
    """The bundled table.

    Raises
    ------
    DataError
        When it is missing or damaged.
    """
    path = bundled_path(DUTIES)
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        tags = table["tags"]
        cells = tuple(
            Cell(
                sector,
                frozenset(tags[i] for i in numbers),
                (share24[2], share24[0]),
                (share24[3], share24[1]),
            )
            for sector, numbers, *share24 in table["cells"]
        )
        china = {
            row["measure"]: StatedShare(row["measure"], row["share"], row["basis"]) for row in table["china"]
        }
        return Cover(cells, china, table["base_chn_pct"], table["weights"], table["base_source"])
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        got = "no file" if isinstance(error, OSError) else "a damaged file"
        raise DataError(Problem(str(path), got, "the table of what duties cover", REINSTALL)) from error

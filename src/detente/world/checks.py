"""What a check of a world's accounts found."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

__all__ = ["CheckLine", "WorldCheck"]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One accounting identity, or sign condition, and how far the world is from it."""

    name: str
    largest_abs: float
    """Largest violation, million USD."""
    largest_rel: float
    """Largest violation as a share of the larger side of the identity, at the worst place."""
    where: str
    """Labels of the worst place; empty when nothing is violated."""
    ok: bool


@dataclass(frozen=True, slots=True)
class WorldCheck:
    """Result of :meth:`World.check`."""

    lines: tuple[CheckLine, ...]
    tolerance: float
    """Relative violation up to which a line counts as satisfied (floating-point rounding)."""

    @property
    def ok(self) -> bool:
        return all(line.ok for line in self.lines)

    def table(self) -> list[dict[str, Any]]:
        """Rows of plain values."""
        return [dataclasses.asdict(line) for line in self.lines]

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {"ok": self.ok, "tolerance": self.tolerance, "identities": self.table()}

    def __str__(self) -> str:
        width = max(len(line.name) for line in self.lines)
        head = f"{'identity':<{width}}  {'largest abs':>12}  {'largest rel':>12}  ok   where"
        rows = [
            f"{x.name:<{width}}  {x.largest_abs:>12.3g}  {x.largest_rel:>12.3g}  "
            f"{'yes' if x.ok else 'NO':<3}  {x.where}".rstrip()
            for x in self.lines
        ]
        return "\n".join([head, *rows])

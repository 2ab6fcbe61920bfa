"""A sweep on a terminal and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.labels import economy_name
from detente.sweep.result import Sweep

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_sweep", "ranges"]


def ranges(sweep: Sweep) -> dict[str, dict[str, Any]]:
    """Real income of each economy over the solved scenarios, %: lowest, median, highest, and where the ends are."""
    found: dict[str, dict[str, Any]] = {}
    table = sweep.arrow("economies")
    solved = np.unique(table["scenario"].to_numpy())
    if not solved.size:
        return found
    economies = list(dict.fromkeys(table["economy"].slice(0, table.num_rows // solved.size).to_pylist()))
    values = table["real_income_pct"].to_numpy().reshape(solved.size, -1)
    for column, economy in enumerate(economies):
        low, high = int(values[:, column].argmin()), int(values[:, column].argmax())
        found[economy] = {
            "lowest_pct": float(values[low, column]),
            "median_pct": float(np.median(values[:, column])),
            "highest_pct": float(values[high, column]),
            "lowest_in": int(solved[low]),
            "highest_in": int(solved[high]),
        }
    return found


def print_sweep(sweep: Sweep, console: Console, top: int = 10) -> None:
    """Print how many scenarios were solved, whom they move most, and why some failed."""
    from rich.text import Text

    from detente.trade.report import print_table

    about = sweep.summary()
    title = sweep.manifest.get("title") or "Sweep"
    console.print(Text(title, style="bold"))
    console.print(
        Text(f"{about['scenarios']:,} scenarios: {about['solved']:,} solved, {about['failed']:,} failed")
    )
    print_table(
        console,
        ("Economy",),
        ("lowest real income %", "in", "median %", "highest %", "in"),
        _rows(ranges(sweep), top),
    )
    failed = sweep.failed
    if len(failed):
        console.print()
    for _, row in failed.head(top).iterrows():
        console.print(Text(f"{row['scenario']} {row['title']}: {row['reason']}", style="dim"))
    if len(failed) > top:
        console.print(Text(f"and {len(failed) - top:,} more; see the table 'scenarios'", style="dim"))


def _rows(found: dict[str, dict[str, Any]], top: int) -> Iterator[tuple[str, ...]]:
    widest = sorted(found, key=lambda e: found[e]["lowest_pct"] - found[e]["highest_pct"])
    for economy in widest[:top]:
        at = found[economy]
        yield (
            economy_name(economy),
            f"{at['lowest_pct']:+.3f}",
            f"{at['lowest_in']}",
            f"{at['median_pct']:+.3f}",
            f"{at['highest_pct']:+.3f}",
            f"{at['highest_in']}",
        )

"""The averages from the ledger as plain data and as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.labels import economy_name
from detente.world.duties.average import LIBRARY, LedgerAverage, averages_as_of

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["ledger_averages", "print_ledger_averages"]


def ledger_averages(date: dt.date) -> list[dict[str, Any]]:
    """Averages of the pair that the shipped ledger follows, with the measures that make them up; % and points."""
    return [_as_data(one) for one in averages_as_of(date)]


def _as_data(one: LedgerAverage) -> dict[str, Any]:
    return {
        "importer": one.importer,
        "exporter": one.exporter,
        "average_pct": one.average_pct,
        "base_pct": one.base_pct,
        "points_pct": one.points_pct,
        "weights": one.weights,
        "base_source": one.base_source,
        "library": LIBRARY,
        "measures": [
            {
                "measure": part.measure,
                "title": part.title,
                "rate_pct": part.rate_pct,
                "covered_pct": part.covered_pct,
                "points_pct": part.points_pct,
                "since": part.since.isoformat() if part.since else None,
                "source": part.source,
            }
            for part in one.contributions
        ],
        "left_out": list(one.left_out),
        "sectors": [
            {"sector": x.sector, "share_pct": x.share_pct, "average_pct": x.average_pct} for x in one.sectors
        ],
    }


def print_ledger_averages(averages: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Print what :func:`ledger_averages` gives: a line for each average, a table of measures for each importer."""
    for one in averages:
        console.print(
            f"{economy_name(one['importer'])} on {economy_name(one['exporter'])}, from the ledger "
            f"{one['library']}: {one['average_pct']:.1f} % ({one['base_pct']:.1f} base + "
            f"{one['points_pct']:.1f} points); weights: {one['weights']}; base: {one['base_source']}",
            markup=False,
        )
    shown = set()
    for one in averages:
        if one["importer"] in shown or not one["measures"]:
            continue
        shown.add(one["importer"])
        _print_measures(one, console)
        for left in one["left_out"]:
            console.print(f"Not counted: {left}", markup=False)


def _print_measures(one: Mapping[str, Any], console: Console) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = f"{economy_name(one['importer'])} on {economy_name(one['exporter'])}: measures in force, first weights"
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for head in ("measure", "rate %", "covers %", "points", "since", "source"):
        number = head in ("rate %", "covers %", "points")
        table.add_column(head, justify="right" if number else "left", no_wrap=number or head == "since")
    for part in one["measures"]:
        table.add_row(
            Text(part["title"]),
            f"{part['rate_pct']:.1f}",
            f"{part['covered_pct']:.1f}",
            f"{part['points_pct']:.2f}",
            Text(part["since"] or ""),
            Text(part["source"]),
        )
    console.print(table)

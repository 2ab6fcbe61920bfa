"""What ``detente world show`` prints, as plain data first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.labels import economy_name, sector_name
from detente.world.tariffs import tariffs_as_of
from detente.world.world import World

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_data", "show", "show_tariffs"]

BN = 1e3
"""Million USD in a billion."""

BOTH = (
    "Averages from the ledger follow from the measures in force in law. The dated table of published averages, which "
    "also covers the other partners of the United States, is what scenarios and briefs start from."
)


def show(world: World) -> dict[str, Any]:
    """Totals, economies and sectors of a world, billion USD, and where the numbers come from."""
    theta = world.elasticity()
    abroad = world.flows.sum(axis=(0, 1)) - np.einsum("iik->k", world.flows)
    return {
        "title": world.meta.title,
        "year": world.meta.year,
        "unit": "billion USD a year",
        "publisher": world.meta.publisher,
        "edition": world.meta.edition,
        "licence": world.meta.licence,
        "citation": world.meta.citation,
        "totals": {
            "output_usd_bn": float(world.output.sum()) / BN,
            "value_added_usd_bn": float(world.value_added.sum()) / BN,
            "trade_usd_bn": float(world.exports.sum()) / BN,
            "goods_trade_usd_bn": float(abroad[world.goods].sum()) / BN,
            "tariff_revenue_usd_bn": float(world.tariff_revenue.sum()) / BN,
        },
        "economies": [
            {
                "code": code,
                "name": economy_name(code),
                "value_added_usd_bn": float(world.value_added[i].sum()) / BN,
                "exports_usd_bn": float(world.exports[i]) / BN,
                "imports_usd_bn": float(world.imports[i]) / BN,
                "tariff_revenue_usd_bn": float(world.tariff_revenue[i]) / BN,
            }
            for i, code in enumerate(world.economies)
        ],
        "sectors": [
            {
                "code": code,
                "name": sector_name(code),
                "goods": bool(world.goods[k]),
                "output_usd_bn": float(world.output[:, k].sum()) / BN,
                "trade_usd_bn": float(abroad[k]) / BN,
                "theta": float(theta[k]),
            }
            for k, code in enumerate(world.sectors)
        ],
        "elasticity_sets": [
            {"name": name, "source": world.meta.elasticity_sources.get(name, ""), "default": name == default}
            for default in (world.default_elasticities,)
            for name in world.elasticities
        ],
        "repairs": [str(repair) for repair in world.meta.repairs],
        "notes": list(world.meta.notes),
    }


def show_tariffs(world: World, date: dt.date | None = None) -> dict[str, Any]:
    """Average duties on a day (default: the base year's), with weights and sources.

    ``ledger`` holds the averages between the United States and China from the measures in force in the shipped
    ledger; ``averages`` and ``in_force`` come from the dated table of published averages, which covers all partners
    of the United States and is what scenarios and briefs start from.
    """
    from detente.world.duties.show import ledger_averages

    schedule = tariffs_as_of(world, date or dt.date.min)
    ledger = ledger_averages(date) if date and {"USA", "CHN"} <= set(world.economies) else []
    notes = schedule.notes if date else ("Base-year tariffs; give a day for those in force on it.",)
    return {
        "date": date.isoformat() if date else None,
        "averages": [
            {
                "importer": x.importer,
                "exporter": x.exporter,
                "average_pct": x.average_pct,
                "base_pct": x.base_pct,
                "points_pct": x.points_pct,
                "weights": x.weights,
                "source": x.source,
            }
            for x in schedule.averages()
        ],
        "ledger": ledger,
        "in_force": [
            {
                "importer": a.importer,
                "exporter": a.exporter,
                "since": a.date.isoformat(),
                "points_pct": a.points_pct,
                "title": a.title,
                "source": a.source,
                "basis": a.basis,
            }
            for a in sorted(schedule.actions, key=lambda a: (a.importer, -a.points_pct, a.exporter))
        ],
        "importers": [
            {
                "code": code,
                "name": economy_name(code),
                "average_pct": _average(world, schedule.rates, d),
                "base_pct": _average(world, world.tariffs, d),
            }
            for d, code in enumerate(world.economies)
        ],
        "notes": [*notes, *world.meta.notes] if date is None else [*notes, *([BOTH] if ledger else [])],
    }


def _average(world: World, rates: Any, d: int) -> float:
    """Import-weighted duty of one importer on goods from abroad, %."""
    flows = world.flows[:, d][:, world.goods].copy()
    flows[d] = 0.0
    total = float(flows.sum())
    return 100 * float((flows * rates[:, d][:, world.goods]).sum()) / total if total else 0.0


def print_data(data: Mapping[str, Any], console: Console) -> None:
    """Print the result of :func:`show` or :func:`show_tariffs` as lines and tables."""
    if "averages" in data:
        _print_tariffs(data, console)
    else:
        _print_world(data, console)


def _print_world(data: Mapping[str, Any], console: Console) -> None:
    totals = data["totals"]
    lines = [
        data["title"],
        f"{data['publisher']}. {data['edition']}. {data['licence']}.".replace("..", "."),
        f"Output {totals['output_usd_bn']:,.1f}, value added {totals['value_added_usd_bn']:,.1f}, trade "
        f"{totals['trade_usd_bn']:,.1f} (goods {totals['goods_trade_usd_bn']:,.1f}), tariff revenue "
        f"{totals['tariff_revenue_usd_bn']:,.1f} billion USD.",
    ]
    for line in lines:
        console.print(line, markup=False)
    _table(
        console,
        "Economies, billion USD",
        ("", "economy", "value added", "exports", "imports", "duty"),
        ("code", "name", "value_added_usd_bn", "exports_usd_bn", "imports_usd_bn", "tariff_revenue_usd_bn"),
        data["economies"],
    )
    _table(
        console,
        "Sectors, billion USD",
        ("", "sector", "output", "trade", "elasticity"),
        ("code", "name", "output_usd_bn", "trade_usd_bn", "theta"),
        data["sectors"],
    )
    for entry in data["elasticity_sets"]:
        mark = " (default)" if entry["default"] else ""
        console.print(f"Elasticities {entry['name']}{mark}: {entry['source']}", markup=False)
    for repair in data["repairs"]:
        console.print(f"Repair: {repair}", markup=False)
    for note in data["notes"]:
        console.print(f"Note: {note}", markup=False)


def _print_tariffs(data: Mapping[str, Any], console: Console) -> None:
    console.print(
        f"Duties in force on {data['date']}" if data["date"] else "Duties of the base year", markup=False
    )
    for x in data["averages"]:
        console.print(
            f"{economy_name(x['importer'])} on {economy_name(x['exporter'])}: {x['average_pct']:.1f} % "
            f"({x['base_pct']:.1f} base + {x['points_pct']:.1f} points); weights: {x['weights']}; source: "
            f"{x['source']}",
            markup=False,
        )
    if data["ledger"]:
        from detente.world.duties.show import print_ledger_averages

        print_ledger_averages(data["ledger"], console)
    if data["in_force"]:
        _table(
            console,
            "Additional duties in force, as trackers date them",
            ("importer", "exporter", "points", "since", "last change"),
            ("importer", "exporter", "points_pct", "since", "title"),
            data["in_force"],
        )
        for source in dict.fromkeys(f"{x['source']}: {x['basis']}" for x in data["in_force"]):
            console.print(f"Source: {source}", markup=False)
    columns = ("code", "name", "average_pct", "base_pct")
    _table(
        console,
        "Average duty by importer, %",
        ("", "importer", "on the day", "base"),
        columns,
        data["importers"],
    )
    for note in data["notes"]:
        console.print(f"Note: {note}", markup=False)


def _table(
    console: Console,
    title: str,
    heads: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    from rich import box
    from rich.table import Table

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for head, column in zip(heads, columns, strict=True):
        number = bool(rows) and isinstance(rows[0][column], float)
        table.add_column(head, justify="right" if number else "left", no_wrap=number)
    for row in rows:
        table.add_row(*(_cell(row[column]) for column in columns))
    console.print(table)


def _cell(value: Any) -> Any:
    from rich.text import Text

    return f"{value:,.1f}" if isinstance(value, float) else Text(str(value))

"""What is known about shipped products, and what a world with products looks like: for terminals and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.labels import sector_name
from detente.world.products.shipped import computed_notes, definition, shares, shipped_products

if TYPE_CHECKING:
    from rich.console import Console

    from detente.world.world import World

__all__ = [
    "cite_product",
    "describe_product",
    "list_products",
    "print_product",
    "print_products",
    "print_split",
    "summarise",
]

LARGEST = 5
"""Sellers and flows that a summary names."""


def list_products(world: World) -> list[dict[str, Any]]:
    """Every shipped product with its sector, size on ``world`` (the bundled one) and grades of its figures."""
    rows = []
    for name, sector in shipped_products().items():
        flows = shares(name).share * world.flows[:, :, world.sector(sector)]
        abroad = float(flows.sum() - np.trace(flows))
        grades: dict[str, int] = {}
        for _, figure in definition(name).figures():
            grades[str(figure.grade)] = grades.get(str(figure.grade), 0) + 1
        seller = int(np.argmax(flows.sum(axis=1) - np.diagonal(flows)))
        rows.append(
            {
                "product": name,
                "name": sector_name(name),
                "sector": sector,
                "hs": list(definition(name).hs),
                "output_usd_bn": float(flows.sum()) / 1e3,
                "trade_usd_bn": abroad / 1e3,
                "largest_exporter": world.economies[seller],
                "largest_exporter_usd_bn": float(flows[seller].sum() - flows[seller, seller]) / 1e3,
                "figures": grades,
            }
        )
    return rows


def cite_product(product: str) -> str:
    """One sentence: what the flows of a shipped product rest on, and where each figure is listed."""
    figures = [figure for _, figure in definition(product).figures()]
    grades = Counter(str(figure.grade) for figure in figures)
    counts = ", ".join(f"{count} {grade}" for grade, count in grades.most_common())
    return (
        f"{sector_name(product)}, carved out of {sector_name(definition(product).sector)}: {len(figures)} figures "
        f"({counts}), each with its source in `detente world products {product}`"
    )


def describe_product(product: str) -> dict[str, Any]:
    """A shipped definition with every figure, its source and grade, and what had to give way.

    Raises
    ------
    LabelError
        When no such product is shipped.
    """
    known = definition(product)
    figures = [
        {
            "what": place.partition("[")[0],
            "whose": figure.cells_text,
            "value": figure.value_text(),
            "range": _range(figure.low, figure.high, share=figure.share is not None),
            "year": figure.year,
            "grade": figure.grade,
            "source": figure.source,
            "note": figure.note,
        }
        for place, figure in known.figures()
    ]
    return {
        "product": product,
        "name": sector_name(product),
        "sector": known.sector,
        "description": known.description,
        "hs": list(known.hs),
        "usd_per_t": known.usd_per_t,
        "figures": figures,
        "typical": dict(known.typical),
        "typical_source": known.typical_source,
        "uses": dict(known.uses),
        "uses_source": known.uses_source,
        "inputs": dict(known.inputs),
        "inputs_source": known.inputs_source,
        "tariffs": len(known.tariffs),
        "tariffs_source": known.tariffs[0].source if known.tariffs else None,
        "notes": [*known.notes, *computed_notes(product)],
    }


def _range(low: float | None, high: float | None, *, share: bool) -> str | None:
    if low is None and high is None:
        return None
    from detente.world.products.definition import shortened

    ends = ["" if x is None else f"{100 * x:.3g} %" if share else shortened(x) for x in (low, high)]
    return f"{ends[0]} to {ends[1]}"


def summarise(world: World) -> list[dict[str, Any]]:
    """Size, largest sellers and flows, and main users of every product of a world, billion USD."""
    rows = []
    abroad = ~np.eye(len(world.economies), dtype=bool)
    for product, sector in world.parents.items():
        k = world.sector(product)
        flows = world.flows[:, :, k]
        traded = np.where(abroad, flows, 0.0)
        paid = float(world.absorption[:, k].sum())
        used = dict(zip(world.sectors, world.intermediate[:, k].sum(axis=0) / paid, strict=True))
        used["final"] = float(world.final_demand[:, k].sum()) / paid
        largest = [(int(o), int(d)) for o, d in _largest(traded) if traded[o, d] > 0]
        rows.append(
            {
                "product": product,
                "name": sector_name(product),
                "sector": sector,
                "output_usd_bn": float(flows.sum()) / 1e3,
                "trade_usd_bn": float(traded.sum()) / 1e3,
                "exporters_usd_bn": {
                    world.economies[int(o)]: float(traded[o].sum()) / 1e3
                    for o in np.argsort(-traded.sum(axis=1), kind="stable")[:LARGEST]
                    if traded[o].any()
                },
                "flows_usd_bn": {
                    f"{world.economies[o]} to {world.economies[d]}": float(traded[o, d]) / 1e3
                    for o, d in largest
                },
                "users_share": {
                    name: float(share) for name, share in sorted(used.items(), key=lambda x: -x[1])[:LARGEST]
                },
                "notes": [
                    note for note in world.meta.notes if note.startswith((f"{product}:", f"{product} is "))
                ],
            }
        )
    return rows


def _largest(flows: np.ndarray) -> Iterable[tuple[np.intp, np.intp]]:
    order = np.argsort(-flows.ravel(), kind="stable")[:LARGEST]
    rows, columns = np.unravel_index(order, flows.shape)
    return zip(rows, columns, strict=True)


# -- for people ---------------------------------------------------------------------------------------


def print_products(rows: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Print the result of :func:`list_products`."""
    heads = ("product", "sector", "output", "trade", "exporter", "official", "assumed")
    table = _table(heads, "Products, billion USD")
    for row in rows:
        grades = row["figures"]
        table.add_row(
            row["product"],
            row["sector"],
            f"{row['output_usd_bn']:,.1f}",
            f"{row['trade_usd_bn']:,.1f}",
            f"{row['largest_exporter']} {row['largest_exporter_usd_bn']:,.1f}",
            f"{grades.get('official', 0)} of {sum(grades.values())}",
            str(grades.get("assumption", 0)),
        )
    console.print(table)
    console.print("Figures and sources of one: detente world products NAME", markup=False)


def print_product(data: Mapping[str, Any], console: Console) -> None:
    """Print the result of :func:`describe_product`."""
    lines = [
        f"{data['name']} ({data['product']}), carved out of {sector_name(data['sector'])} ({data['sector']})",
        f"{data['description']}. HS {', '.join(data['hs'])}.",
    ]
    if data["usd_per_t"]:
        lines.append(f"A tonne is valued at {data['usd_per_t']:,.0f} USD.")
    for line in lines:
        console.print(line, markup=False)
    for (grade, source, note), figures in groupby(
        data["figures"], key=lambda x: (x["grade"], x["source"], x["note"])
    ):
        console.print(f"{grade}: {source}{f'; {note}' if note else ''}", markup=False)
        for x in figures:
            span = f" ({x['range']})" if x["range"] else ""
            year = f", {x['year']}" if x["year"] else ""
            console.print(f"  {x['what']} {x['whose']}: {x['value']}{span}{year}", markup=False)
    for what, values in (("Typical share", "typical"), ("Used by", "uses"), ("Made of", "inputs")):
        if data[values]:
            parts = ", ".join(f"{name} {100 * share:.3g} %" for name, share in data[values].items())
            console.print(f"{what}: {parts}. Source: {data[f'{values}_source']}.", markup=False)
    if data["tariffs"]:
        console.print(
            f"Tariffs: {data['tariffs']} differ from the sector's. Source: {data['tariffs_source']}.",
            markup=False,
        )
    for note in data["notes"]:
        console.print(f"Note: {note}", markup=False)


def print_split(rows: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Print the result of :func:`summarise`."""
    for row in rows:
        console.print(
            f"{row['name']} ({row['product']}), carved out of {row['sector']}: output {row['output_usd_bn']:,.2f}, "
            f"trade {row['trade_usd_bn']:,.2f} billion USD",
            markup=False,
        )
        for title, values in (("Exporters", "exporters_usd_bn"), ("Flows", "flows_usd_bn")):
            parts = ", ".join(f"{name} {value:,.2f}" for name, value in row[values].items())
            console.print(f"  {title}: {parts}", markup=False)
        users = ", ".join(f"{name} {100 * share:.0f} %" for name, share in row["users_share"].items())
        console.print(f"  Users: {users}", markup=False)
        for note in row["notes"]:
            console.print(f"  Note: {note}", markup=False)


def _table(heads: Sequence[str], title: str) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(
        title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, padding=(0, 1, 0, 0)
    )
    for head in heads:
        number = head in ("output", "trade", "official", "assumed")
        table.add_column(head, justify="right" if number else "left", no_wrap=True)
    return table

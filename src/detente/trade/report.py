"""A solved scenario on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from detente.labels import economy_name, sector_name
from detente.trade.limit_states import LimitState
from detente.trade.result import Result

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_result", "print_table"]

MONEY = {"export_tax_revenue_usd_bn": "export tax", "rent_usd_bn": "rent"}
"""Columns that are shown where there is any such money, billion USD."""


def print_result(result: Result, console: Console, top: int = 10) -> None:
    """Print headline tables: the most affected economies, sectors and flows, and how well the solution holds."""
    from rich.text import Text

    state = result.equilibrium
    console.print(Text(result.title, style="bold"))
    console.print(
        Text(f"against its baseline · elasticities {result.elasticities} · trade balances {state.closure}")
    )
    others = [
        key
        for key in ("export_tax_revenue_usd_bn", "rent_usd_bn")
        if np.abs(getattr(result, key)).max() > 1e-9
    ]
    income = ("real income %", "bn USD", "terms of trade %", "duties bn USD", *(MONEY[key] for key in others))
    print_table(console, ("Economy",), income, _economies(result, top, others))
    print_table(console, ("Economy", "Sector"), ("output %", "bn USD", "price %"), _sectors(result, top))
    print_table(console, ("From", "To"), ("before bn USD", "after bn USD", "change %"), _flows(result, top))
    if result.limits:
        _print_limits(result, console, top)
    console.print(
        Text(
            f"\nLargest residual of any equation {result.residual:.1e}; factor markets (not an equation of the "
            f"solver) {state.walras:.1e}; {state.steps} steps. USD of {result.world.meta.year}.",
            style="dim",
        )
    )
    for text in result.assumptions:
        console.print(Text(f"Assumed: {text}", style="dim"))


def _print_limits(result: Result, console: Console, top: int) -> None:
    """One sentence for each limit, those with the most money first."""
    from rich.text import Text

    console.print()
    limits = sorted(result.limits, key=lambda limit: -limit.money_usd_bn)
    for limit in limits[:top]:
        console.print(Text(f"{limit.name[0].upper()}{limit.name[1:]}: {_found(limit)}."))
    if len(limits) > top:
        console.print(Text(f"{len(limits) - top} more floors and ceilings.", style="dim"))


def _found(limit: LimitState) -> str:
    unit = "bn USD at prices of the base year" if limit.by == "quantity" else "bn USD at the border"
    bound = f"{limit.bound_usd_bn:.2f} {unit}"
    if not limit.binds:
        return f"{bound}, {limit.traded_usd_bn:.2f} traded; it does not bind"
    if limit.kind == "floor":
        return f"{bound}; a subsidy of {limit.price_pct:.1f} % that costs {limit.money_usd_bn:.2f} bn USD"
    return f"{bound}; a permit is worth {limit.price_pct:.1f} %, a rent of {limit.money_usd_bn:.2f} bn USD"


def print_table(
    console: Console, labels: Sequence[str], numbers: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """A table without lines: labels to the left, numbers to the right."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in labels:
        table.add_column(name, max_width=26, no_wrap=True)
    for name in numbers:
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print()
    console.print(table)


def _economies(result: Result, top: int, others: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for i in np.argsort(-np.abs(result.real_income_usd_bn), kind="stable")[:top]:
        economy = result.world.economies[i]
        figures = result.of(economy)
        yield (
            economy_name(economy),
            f"{figures['real_income_pct']:+.3f}",
            f"{figures['real_income_usd_bn']:+.1f}",
            f"{figures['terms_of_trade_pct']:+.2f}",
            f"{figures['tariff_revenue_usd_bn']:+.1f}",
            *(f"{figures[key]:+.1f}" for key in others),
        )


def _sectors(result: Result, top: int) -> Iterator[tuple[str, ...]]:
    change, percent, price = result.output_usd_bn, result.output_pct, result.price_pct
    for flat in np.argsort(-np.abs(change), axis=None, kind="stable")[:top]:
        i, s = np.unravel_index(flat, change.shape)
        yield (
            economy_name(result.world.economies[i]),
            sector_name(result.world.sectors[s]),
            f"{percent[i, s]:+.2f}",
            f"{change[i, s]:+.1f}",
            f"{price[i, s]:+.2f}",
        )


def _flows(result: Result, top: int) -> Iterator[tuple[str, ...]]:
    for flow in result.largest_flows(top):
        share = flow.change_pct
        yield (
            economy_name(flow.origin),
            economy_name(flow.destination),
            f"{flow.before_usd_bn:.1f}",
            f"{flow.after_usd_bn:.1f}",
            f"{share:+.1f}" if share is not None else "new",
        )

"""A solved scenario on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.labels import economy_name, sector_name
from detente.trade.result import Result

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_result"]


def print_result(result: Result, console: Console, top: int = 12) -> None:
    """Print headline tables: the most affected economies, sectors and flows, and how well the solution holds."""
    from rich.table import Table
    from rich.text import Text

    state = result.equilibrium
    console.print(Text(result.title, style="bold"))
    console.print(
        Text(f"against its baseline · elasticities {result.elasticities} · trade balances {state.closure}\n")
    )
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("Economy", max_width=24, no_wrap=True)
    for name in ("real income %", "bn USD", "terms of trade %", "duties bn USD"):
        table.add_column(name, justify="right")
    order = np.argsort(-np.abs(result.real_income_usd_bn), kind="stable")[:top]
    for i in order:
        figures = result.of(result.world.economies[i])
        table.add_row(
            Text(economy_name(result.world.economies[i])),
            f"{figures['real_income_pct']:+.3f}",
            f"{figures['real_income_usd_bn']:+.1f}",
            f"{figures['terms_of_trade_pct']:+.2f}",
            f"{figures['tariff_revenue_usd_bn']:+.1f}",
        )
    console.print(table)
    console.print()
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("Economy", max_width=20, no_wrap=True)
    table.add_column("Sector", max_width=28, no_wrap=True)
    for name in ("output %", "bn USD", "price %"):
        table.add_column(name, justify="right")
    change, percent, price = result.output_usd_bn, result.output_pct, result.price_pct
    for flat in np.argsort(-np.abs(change), axis=None, kind="stable")[:top]:
        i, s = np.unravel_index(flat, change.shape)
        table.add_row(
            Text(economy_name(result.world.economies[i])),
            Text(sector_name(result.world.sectors[s])),
            f"{percent[i, s]:+.2f}",
            f"{change[i, s]:+.1f}",
            f"{price[i, s]:+.2f}",
        )
    console.print(table)
    console.print()
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("From", max_width=24, no_wrap=True)
    table.add_column("To", max_width=24, no_wrap=True)
    for name in ("before bn USD", "after bn USD", "change %"):
        table.add_column(name, justify="right")
    for flow in result.largest_flows(top):
        share = flow.change_pct
        table.add_row(
            Text(economy_name(flow.origin)),
            Text(economy_name(flow.destination)),
            f"{flow.before_usd_bn:.1f}",
            f"{flow.after_usd_bn:.1f}",
            f"{share:+.1f}" if share is not None else "new",
        )
    console.print(table)
    console.print(
        Text(
            f"\nLargest residual of any equation {result.residual:.0e}; factor markets (not an equation of the "
            f"solver) {state.walras:.0e}; {state.steps} steps. USD of {result.world.meta.year}.",
            style="dim",
        )
    )
    for text in result.assumptions:
        console.print(Text(f"Assumed: {text}", style="dim"))

"""Intervals and what drives them, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from detente.draws.figures import Interval
from detente.draws.result import Uncertainty
from detente.labels import economy_name, sector_name
from detente.trade.report import print_table

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_uncertainty"]

DRIVEN = 3
"""Economies whose drivers are shown."""

DRIVERS = 5
"""Parameters shown for each of them."""


def print_uncertainty(found: Uncertainty, console: Console, top: int = 10) -> None:
    """Print intervals of real income, output and trade, what drives real income, and what went wrong."""
    from rich.text import Text

    solved = len(found.germs) - len(found.failures)
    console.print(Text(found.title, style="bold"))
    console.print(
        Text(f"against its baseline · {solved} draws · elasticities {found.elasticities} · seed {found.seed}")
    )
    numbers = ("median", "5 %", "95 %", "as given", "± median", "± ends")
    order = np.argsort(-np.abs(found.central.real_income_usd_bn), kind="stable")
    economies = [found.world.economies[i] for i in order[:top]]
    print_table(
        console, ("Real income, %",), numbers,
        _incomes(found, economies),
    )  # fmt: skip
    print_table(console, ("Output, %", "Sector"), ("median", "5 %", "95 %", "±"), _sectors(found, top))
    print_table(console, ("Trade, bn USD", "To"), ("median", "5 %", "95 %", "±"), _flows(found, top))
    print_table(
        console,
        ("What drives real income", "Parameter"),
        ("share %", "±", "with others %"),
        _drivers(found, economies[:DRIVEN]),
    )
    console.print(
        Text(
            "\nThe columns ± are standard errors of the draws: more draws make them smaller. Shares are of the "
            "variance over the draws; a range says nothing of what the model leaves out.",
            style="dim",
        )
    )
    for failure in found.failures[:3]:
        console.print(
            Text(f"Draw {failure.draw} has no equilibrium and is left out: {failure.sentence}", style="dim")
        )
    if len(found.failures) > 3:
        console.print(Text(f"So are {len(found.failures) - 3} more draws.", style="dim"))


def _row(interval: Interval, digits: int) -> tuple[str, ...]:
    figures = (interval.median, interval.low, interval.high)
    return tuple(f"{x:+.{digits}f}" for x in figures)


def _errors(interval: Interval) -> tuple[float, float]:
    """Monte Carlo standard errors of the median, and of the less certain end."""
    return interval.error[0.5], max(interval.error[0.05], interval.error[0.95])


def _incomes(found: Uncertainty, economies: list[str]) -> Iterator[tuple[str, ...]]:
    for economy in economies:
        interval = found.interval("real_income_pct", economy)
        errors = (f"{x:.3f}" for x in _errors(interval))
        yield economy_name(economy), *_row(interval, 3), f"{interval.central:+.3f}", *errors


def _sectors(found: Uncertainty, top: int) -> Iterator[tuple[str, ...]]:
    change = np.abs(found.central.output_usd_bn)
    for flat in np.argsort(-change, axis=None, kind="stable")[:top]:
        i, s = np.unravel_index(flat, change.shape)
        economy, sector = found.world.economies[i], found.world.sectors[s]
        interval = found.interval("output_pct", economy, sector)
        yield economy_name(economy), sector_name(sector), *_row(interval, 2), f"{max(_errors(interval)):.2f}"


def _flows(found: Uncertainty, top: int) -> Iterator[tuple[str, ...]]:
    for flow in found.central.largest_flows(top):
        interval = found.interval("trade_usd_bn", flow.origin, destination=flow.destination)
        names = economy_name(flow.origin), economy_name(flow.destination)
        yield *names, *_row(interval, 1), f"{max(_errors(interval)):.1f}"


def _drivers(found: Uncertainty, economies: list[str]) -> Iterator[tuple[str, ...]]:
    for economy in economies:
        shares = found.shares_of_real_income[economy]
        for n, share in enumerate(shares.parameters[:DRIVERS]):
            yield (
                economy_name(economy) if n == 0 else "",
                share.name,
                f"{100 * share.first:.1f}",
                f"{100 * share.first_error:.1f}",
                f"{100 * share.total:.1f}",
            )
        rest = sum(s.first for s in shares.parameters[DRIVERS:])
        yield "", "all others", f"{100 * rest:.1f}", "", ""
        yield "", "products of two", f"{100 * shares.products:.1f}", "", ""
        yield "", "unexplained", f"{100 * shares.unexplained:.1f}", "", ""

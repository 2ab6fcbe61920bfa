"""A game on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from detente.labels import economy_name
from detente.strategy.result import BestResponse, Nash
from detente.trade.report import print_table

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_outcome"]


def print_outcome(outcome: Nash | BestResponse, console: Console, top: int = 10) -> None:
    """Print players, their rates, bystanders, and how far the result can be trusted."""
    from rich.text import Text

    state = outcome.result.equilibrium
    console.print(Text(outcome.title, style="bold"))
    told = (outcome.result.title, "against the baseline", f"elasticities {outcome.result.elasticities}")
    console.print(Text(" · ".join((*told, f"trade balances {state.closure}"))))
    numbers = ("real income %", "bn USD", "mean rate %", "lowest", "highest", "rates", "on a bound")
    print_table(console, ("Player",), numbers, _players(outcome, top))
    print_table(console, ("Player", "Sector", "Partner"), ("kind", "rate %", "bound"), _rates(outcome, top))
    print_table(console, ("Bystander",), ("real income %", "bn USD"), _bystanders(outcome, top))
    console.print(Text("\n" + _trust(outcome), style="dim"))


def _players(outcome: Nash | BestResponse, top: int) -> Iterator[tuple[str, ...]]:
    rows = sorted(outcome.players_table(), key=lambda row: -abs(row["real_income_usd_bn"]))
    for row in rows[:top]:
        yield (
            row["name"],
            f"{row['real_income_pct']:+.3f}",
            f"{row['real_income_usd_bn']:+.1f}",
            f"{row['mean_rate_pct']:.1f}",
            f"{row['lowest_rate_pct']:.1f}",
            f"{row['highest_rate_pct']:.1f}",
            f"{row['rates']}",
            f"{row['rates_at_bound']}",
        )


def _rates(outcome: Nash | BestResponse, top: int) -> Iterator[tuple[str, ...]]:
    """The rates under which most is traded."""
    rates = outcome.rates
    names = rates.levers.names
    for v in np.argsort(-rates.trade, kind="stable")[:top]:
        lever = rates.levers.lever(int(v))
        yield (
            economy_name(names.players[rates.levers.player[v]]),
            lever.sector or "several",
            economy_name(lever.partner) if lever.partner else "several",
            lever.kind.replace("_", " "),
            f"{rates.rate_pct[v]:.1f}",
            str(rates.at_bound[v]),
        )


def _bystanders(outcome: Nash | BestResponse, top: int) -> Iterator[tuple[str, ...]]:
    result = outcome.result
    playing = {i for player in outcome.players for i in player.members}
    order = np.argsort(-np.abs(result.real_income_usd_bn), kind="stable")
    for i in [i for i in order if i not in playing][:top]:
        yield (
            economy_name(result.world.economies[i]),
            f"{result.real_income_pct[i]:+.3f}",
            f"{result.real_income_usd_bn[i]:+.1f}",
        )


def _trust(outcome: Nash | BestResponse) -> str:
    text = f"First-order conditions ask no rate to move by more than {outcome.tolerance:.0e} in log(1+rate)."
    if isinstance(outcome, BestResponse):
        return f"{text} The objective gains {outcome.gain:+.4g} {outcome.unit}."
    proof = outcome.certificate
    if proof is None:
        return f"{text} No player was re-optimised alone."
    tried = len(proof.deviations)
    return (
        f"{text} Largest gain from choosing all its rates anew, of {tried} of {tried + len(proof.unchecked)} players "
        f"from {len(proof.starts)} starts each: {proof.told}."
    )

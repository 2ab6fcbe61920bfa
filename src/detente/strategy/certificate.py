"""Proof by trial: the most that any player gains by choosing all its rates anew while the others stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.errors import SolveError
from detente.strategy.game import Game
from detente.strategy.search import Found, search
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.objective import Objective

__all__ = ["Certificate", "Deviation", "certificate", "starts_of", "unit_of"]

TOLERANCE = 1e-5
"""Move of ``log(1+rate)`` at which a player's search ends: its square is what the objective can still gain."""

NOTHING = 1e-8
"""A gain below this is rounding: hundredths of a log point, or million USD."""

VALUE_TOLERANCE = 1e-11
"""Residual of the economy at which objectives are compared."""


@dataclass(frozen=True)
class Deviation:
    """The best that one player found on its own."""

    player: str
    gain: float
    """What the player's objective gains over the equilibrium, in ``unit``; rounding may make it negative."""
    unit: str
    """``"%"`` of real income (hundredths of a log point), or million USD for objectives in levels."""
    start: str
    """Rates from which the best search set out."""
    searches: int
    failed: tuple[str, ...]
    """Starts at which the economy has no equilibrium, or from which no search ended."""


@dataclass(frozen=True)
class Certificate:
    """Deviations of the players that were tried, the others keeping their rates."""

    deviations: tuple[Deviation, ...]
    unchecked: tuple[str, ...]
    """Players that were not tried."""
    starts: tuple[str, ...]
    """Where every search set out."""

    @property
    def largest(self) -> Deviation:
        """The deviation that gains most."""
        return max(self.deviations, key=lambda d: d.gain)

    @property
    def told(self) -> str:
        """The largest gain in words; rounding is not told apart from nothing."""
        worst = self.largest
        size = f"{worst.gain:.1e}" if worst.gain > NOTHING else f"below {NOTHING:.0e}"
        return f"{size} {worst.unit}" + (f" ({worst.player})" if worst.gain > NOTHING else "")

    def __repr__(self) -> str:
        tried = f"{len(self.deviations)} of {len(self.deviations) + len(self.unchecked)} players"
        return f"<Certificate: largest gain from deviating {self.told}; {tried}>"


def certificate(game: Game, found: Found, players: Sequence[int], *, starts: int, seed: int) -> Certificate:
    """Eq. (N8): re-optimise the rates of each of ``players`` from several starts while all others keep theirs.

    Parameters
    ----------
    found : the equilibrium of ``game``.
    starts : searches for each player: from no rates, from 100 %, then from random rates.
    seed : of the random rates.
    """
    point = found.point
    state = game.solve(point.y, point.state, VALUE_TOLERANCE)
    deviations = tuple(_best(game, number, state, starts, seed) for number in players)
    return Certificate(
        deviations=deviations,
        unchecked=tuple(p.label for i, p in enumerate(game.players) if i not in players),
        starts=tuple(name for name, _ in starts_of(game.levers.lower, game.levers.upper, starts, seed)),
    )


def starts_of(lower: Array, upper: Array, count: int, seed: int) -> list[tuple[str, Array]]:
    """Names and ``log(1+rate)`` [V] of points to set out from, within bounds."""
    rng = np.random.default_rng(seed)
    double = np.log(2.0)
    found = [("no rates", np.clip(0.0, lower, upper)), ("100 %", np.clip(double, lower, upper))]
    while len(found) < count:
        high = np.maximum(lower, np.minimum(upper, double))
        found.append((f"random rates {len(found) - 1}", rng.uniform(lower, high)))
    return found[:count]


def unit_of(objective: object) -> str:
    """Unit in which gains of an objective are told."""
    return "million USD" if isinstance(objective, Objective) and objective.scale == "level" else "%"


def _best(game: Game, number: int, state: Equilibrium, starts: int, seed: int) -> Deviation:
    alone = game.alone(number, state.wedges)
    unit = unit_of(alone.players[0].objective)
    scale = 100.0 if unit == "%" else 1.0
    here = alone.value(0, state)
    tried: list[tuple[float, str]] = []
    failed = []
    for name, start in starts_of(alone.levers.lower, alone.levers.upper, starts, seed + number):
        try:
            ended = search(alone, start, near=state, tol=TOLERANCE, patient=False)
        except SolveError:
            failed.append(name)
            continue
        tried.append((scale * (alone.value(0, ended.point.state) - here), name))
        if not ended.converged:
            failed.append(name)
    gain, name = max(tried, default=(0.0, "its equilibrium rates"))
    return Deviation(alone.players[0].label, gain, unit, name, starts, tuple(failed))

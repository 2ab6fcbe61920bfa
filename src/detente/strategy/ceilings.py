"""Ceilings that a player's own rates stand on: at the best rates their permits are worth nothing.

A permit price is a rent to whoever holds the permits. A player that sets one rate for each cell of the ceiling can put
its rates up by as much, pay buyers the same and take the rent; so it never leaves one. There the slope of its objective
jumps, and first-order conditions alone would be missed from either side. The ceiling is therefore taken out of the
economy and put to the player as a constraint, ``log(trade / bound) ≤ 0``, with a multiplier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.strategy.levers import Levers
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.objective import Objective
from detente.trade.wedges import Limit, Wedges

__all__ = ["Ceiling", "ceilings_of", "weighed", "without"]


@dataclass(frozen=True, eq=False)
class Ceiling:
    """A constraint on what one player's rates let through."""

    limit: Limit
    owner: int
    """Position of the player."""
    cells: tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]
    """Sector, origin, destination."""
    rates: NDArray[np.intp]
    """Rates that stand on the cells."""

    def quantities(self, state: Equilibrium) -> Array:
        """Trade of each cell, million USD at base-year border prices."""
        return state.traded_quantity()[self.cells]


def ceilings_of(levers: Levers, wedges: Wedges) -> tuple[Ceiling, ...]:
    """The ceilings on quantities whose cells have rates of one player, and these rates no other cells."""
    place: dict[tuple[int, ...], list[int]] = {}
    for c, cell in enumerate(zip(*(axis.tolist() for axis in levers.cells), strict=True)):
        place.setdefault(cell, []).append(c)
    count = np.bincount(levers.variable, minlength=len(levers))
    found = []
    for limit in wedges.limits:
        if limit.kind != "ceiling" or limit.by != "quantity":
            continue
        on = [place.get(cell, []) for cell in limit.cells]
        if not all(len(x) == 1 for x in on):
            continue
        rows = np.array([x[0] for x in on], dtype=np.intp)
        rates, here = np.unique(levers.variable[rows], return_counts=True)
        owners = np.unique(levers.player[rates])
        if owners.size == 1 and (here == count[rates]).all():
            s, o, d = levers.cells
            found.append(Ceiling(limit, int(owners[0]), (s[rows], o[rows], d[rows]), rates))
    return tuple(found)


def without(wedges: Wedges, ceilings: Sequence[Ceiling]) -> Wedges:
    """The same policy without these ceilings."""
    gone = {id(ceiling.limit) for ceiling in ceilings}
    return replace(wedges, limits=tuple(limit for limit in wedges.limits if id(limit) not in gone), held=None)


def weighed(
    goals: Sequence[Objective], ceilings: Sequence[Ceiling], prices: Array, state: Equilibrium
) -> tuple[list[Objective], Array]:
    """Objectives less ``price · log(trade / bound)`` of each ceiling of the player, and these logs [ceilings]."""
    found, over = list(goals), np.zeros(len(ceilings))
    for number, (ceiling, price) in enumerate(zip(ceilings, prices, strict=True)):
        quantity = ceiling.quantities(state)
        total = float(quantity.sum())
        over[number] = np.log(total / ceiling.limit.bound)
        if price > 0.0:
            goal = found[ceiling.owner]
            trade = np.zeros(state.wedges.tariff.shape) if goal.trade is None else goal.trade.copy()
            trade[ceiling.cells] -= price * quantity / total
            found[ceiling.owner] = replace(goal, trade=trade)
    return found, over

"""Purchase floors that bind at an equilibrium, and what they do to marginal values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.system import cells_of

if TYPE_CHECKING:
    from detente.trade.marginal import Sides

__all__ = ["KINK", "BindingFloors", "binding_floors"]

KINK = 1e-8
"""A floor whose subsidy and whose gap are both below this (logs) sits at its kink."""


@dataclass(frozen=True, eq=False)
class BindingFloors:
    """Floors whose subsidy is at work, one entry each.

    A binding floor fixes the log subsidy ``k = log ĉ + log(1+τ')(1+e') - log q / (θ+1)`` up to a constant.
    """

    position: NDArray[np.intp]
    """Among the floors of the scenario."""
    cell: tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]
    """Sector, origin, destination."""
    value: Array
    """Trade at the border."""
    factor: Array
    """``(1+τ')·exp(-k)``: what the buyer pays over the border price."""
    net: Array
    """``1/(1+e')``."""
    theta: Array

    def worth(self, sides: Sides, price: Array) -> Array:
        """Value of each log subsidy per unit of trade: more trade, and a lower price for the buyer."""
        s, _, d = self.cell
        return (self.theta + 1.0) * self.trade_worth(sides) - self.factor * price[s, d]

    def trade_worth(self, sides: Sides) -> Array:
        """Value of a unit of trade at the border in each cell."""
        s, o, d = self.cell
        worth: Array = sides.exports[s, o] + sides.imports[d]
        if sides.receipts is not None:
            worth = worth + sides.receipts[s, o] * self.net
        return worth

    def lower(self, worth: Array, of_floor: Array, spending: Array) -> None:
        """Take from the value of spending what a floor needs less subsidy when demand grows; in place."""
        s, _, d = self.cell
        np.subtract.at(worth, (s, d), of_floor * self.value / ((self.theta + 1.0) * spending[s, d]))


def binding_floors(
    state: Equilibrium, border: Array, power: Array, demand: Array, export_factor: Array | None
) -> tuple[BindingFloors | None, tuple[int, ...]]:
    """The floors that bind (``None`` without any) and the positions of those at their kink."""
    floors = state.wedges.floors
    if not floors:
        return None, ()
    s, o, d = (np.array(i) for i in cells_of(state.wedges))
    tax = np.ones(len(floors)) if export_factor is None else export_factor[s, o, d]
    value = border[s, o, d] * power[s, o] * demand[s, d]
    wanted = np.array([f.quantity for f in floors]) / state.base.unit
    gap = eq.quantity_gap(value / (np.exp(state.log_cost[s, o]) * tax), wanted, state.base.theta[s])
    subsidy = state.subsidy_log
    kinks = np.flatnonzero((np.abs(subsidy) < KINK) & (np.abs(gap) < KINK))
    binds = np.flatnonzero(subsidy + gap > 0.0)
    positions = tuple(kinks.tolist())
    if not binds.size:
        return None, positions
    s, o, d = s[binds], o[binds], d[binds]
    factor = (1.0 + state.wedges.tariff[s, o, d]) * np.exp(-subsidy[binds])
    net = 1.0 / tax[binds]
    return BindingFloors(binds, (s, o, d), value[binds], factor, net, state.base.theta[s]), positions

"""Limits at an equilibrium: which of them bind, and what their rents and bounds do to marginal values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.limits import Limits, Measured
from detente.trade.system import System

if TYPE_CHECKING:
    from detente.trade.marginal import Sides

__all__ = ["KINK", "Binding", "binding"]

KINK = 1e-8
"""A limit whose permit price and whose gap are both below this (logs) sits at its kink."""


@dataclass(frozen=True, eq=False)
class Binding:
    """All cells under limits [U] and the limits that bind [M].

    A limit that binds holds the log of its total at that of its bound; its permit price moves with everything
    else. ``multiplier`` values are those of the log total of each limit.
    """

    limits: Limits
    measured: Measured
    position: NDArray[np.intp]
    """Of the limits that bind, among those of the scenario [M]."""
    kinks: tuple[int, ...]
    """Positions of the limits at their kink."""
    subsidy: Array
    """Log subsidy [U]."""
    rent: Array
    """Log rent [U]."""
    paid: Array
    """Spending on the good that a unit of border value accounts for in the buyer's price [U]."""
    per_quantity: Array
    """Quantity per value at the border [U]."""

    @property
    def cells(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """Sector, origin, destination [U]."""
        return self.limits.cells

    @property
    def value(self) -> Array:
        """Trade at the border [U]."""
        return self.measured.value

    @cached_property
    def counted(self) -> Array:
        """Weight of each cell in the log total of each binding limit [M, U]."""
        limits = self.limits
        rows = np.zeros((len(self.position), len(limits.theta)))
        at = {int(p): i for i, p in enumerate(self.position)}
        for u, number in zip(limits.pair_cell, limits.pair_limit, strict=True):
            if int(number) in at:
                rows[at[int(number)], u] = 1.0
        by_value = limits.by_value[self.position][:, None]
        rows *= np.where(by_value, self.value, self._quantity)
        total = rows.sum(axis=1, keepdims=True)
        counted: Array = np.divide(rows, total, out=np.zeros_like(rows), where=total > 0.0)
        return counted

    @cached_property
    def _quantity(self) -> Array:
        return self.value * self.per_quantity

    @cached_property
    def size(self) -> Array:
        """Trade at the border under each binding limit [M]: what multipliers are packed in units of."""
        return self._member @ self.value

    @cached_property
    def _member(self) -> Array:
        """One where a cell belongs to a binding limit [M, U]."""
        return (self.counted > 0.0).astype(np.float64)

    @cached_property
    def _inverse(self) -> Array:
        """Inverse of the derivatives of log totals with respect to log permit prices, transposed [M, M]."""
        limits, sign = self.limits, self.limits.sign[self.position]
        by_value = limits.by_value[self.position]
        slope = sign * ((self.counted * (limits.theta + 1.0)) @ self._member.T)
        # A ceiling raises the border price itself, so that values fall by one power less than quantities.
        slope += np.outer(by_value, sign < 0.0) * (self.counted @ self._member.T)
        return np.linalg.inv(slope.T).astype(np.float64, copy=False)

    def rent_worth(self, sides: Sides, income: Array) -> Array:
        """Value of a unit of rent instead of a unit of other sales in each cell [U]."""
        s, o, d = self.cells
        limits = self.limits
        third = limits.to_holder
        balance = (limits.to_exporter - 1.0) * sides.receipts_abroad[o] + third * sides.receipts_abroad[
            limits.holder
        ]
        balance -= limits.to_importer * sides.payments_abroad[d]
        kept = limits.to_exporter * income[o] + limits.to_importer * income[d] + third * income[limits.holder]
        producers = income[o] + sides.at_home[s, o] / limits.tax
        worth: Array = balance + kept - producers
        return worth

    def trade_worth(self, sides: Sides) -> Array:
        """Value of a unit of trade at the border in each cell [U]."""
        s, o, d = self.cells
        worth: Array = sides.exports[s, o] + sides.imports[d]
        if sides.receipts is not None:
            worth = worth + sides.receipts[s, o] / self.limits.tax
        return worth - np.expm1(-self.rent) * self.rent_worth(sides, sides.income)

    def rent_part(self, sides: Sides) -> Array:
        """Part of :meth:`trade_worth` that is due to rent, per unit of trade [U]."""
        part: Array = -np.expm1(-self.rent) * self.rent_worth(sides, sides.income)
        return part

    def multipliers(self, sides: Sides, price: Array, sought: Array | None) -> Array:
        """Value of the log total of each binding limit [M].

        ``price`` is the value of log prices per unit of spending; ``sought`` the weights of the objective on the
        log quantities of the cells [U].
        """
        s, _, d = self.cells
        limits = self.limits
        theta, worth = limits.theta, self.trade_worth(sides)
        bought = self.paid * price[s, d]
        of_floor = self.value * ((theta + 1.0) * worth - bought)
        of_ceiling = self.value * (
            bought - theta * worth + np.exp(-self.rent) * self.rent_worth(sides, sides.income)
        )
        if sought is not None:
            of_floor = of_floor + (theta + 1.0) * sought
            of_ceiling = of_ceiling - (theta + 1.0) * sought
        sign = self.limits.sign[self.position]
        permits = np.where(sign > 0.0, self._member @ of_floor, self._member @ of_ceiling)
        found: Array = -self._inverse @ permits
        return found

    def per_cell(self, multiplier: Array) -> tuple[Array, Array]:
        """Value of each cell's log quantity and of its log border value through the limits that count it [U]."""
        by_value = self.limits.by_value[self.position]
        counted = multiplier[:, None] * self.counted
        return counted[~by_value].sum(axis=0), counted[by_value].sum(axis=0)


def binding(state: Equilibrium, model: System) -> Binding | None:
    """The limits of a solved economy; ``None`` without any."""
    limits = model.limits
    if limits is None or state.measured is None:
        return None
    permit, gap = state.permit_log, state.measured.gap
    subsidy, rent = limits.wedges(permit)
    at_kink, binds = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    if state.wedges.held is None:
        at_kink = np.flatnonzero((np.abs(permit) < KINK) & (np.abs(gap) < KINK))
        binds = np.flatnonzero(permit + gap > 0.0)
    s, o, d = limits.cells
    return Binding(
        limits=limits,
        measured=state.measured,
        position=binds,
        kinks=tuple(at_kink.tolist()),
        subsidy=subsidy,
        rent=rent,
        paid=(1.0 + state.wedges.tariff[limits.cells])
        * np.exp(-subsidy)
        * (state.spending / state.bought)[s, d],
        per_quantity=np.exp(-rent - state.log_cost[s, o]) / limits.tax,
    )

"""The step of every solver here: the rates at which first-order conditions would hold, marginal values held fixed.

At given marginal values the derivative of a player's objective with respect to the log of ``1 + rate`` of a cell is
``W·p - C·x0/x``: what the buyer's price ``p`` of the good is worth on spending ``W``, less what the trade is worth
at the border, which shrinks with the wedge ``x``. It is zero at one rate, in closed form. The price itself holds the
worth of all cells of its market, so the rates of one market are solved for together: a linear system in ``1/x``.

Only the curvatures ``C`` are approximate, and they steer; the fixed point is where the exact derivatives vanish.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.strategy.game import Point, summed
from detente.strategy.levers import Levers
from detente.trade.arrays import Array
from detente.trade.base import Base
from detente.trade.krylov import solve_fixed_point

__all__ = ["Response", "demand_elasticity"]

LARGEST_MOVE = 0.7
"""Farthest that one step moves ``log(1+rate)``: from nothing to 100 %."""

PASSES = 12
"""Times that rates which leave their bounds are put back, or let go again, and the others solved anew."""


def demand_elasticity(base: Base) -> Array:
    """Eq. (N6): fall of total demand for a good, %, when all its sources become dearer by 1 % [S, N].

    One for final demand. An input costs its users sales: their costs rise by its cost share, and they sell less
    abroad, and less at home where imports replace them.
    """
    border = base.share / (1.0 + base.tariff)
    home = np.einsum("sdd->sd", border) * base.spending
    at_home = np.divide(home, base.output, out=np.ones_like(home), where=base.output > 0.0)
    rivals = 1.0 - np.einsum("sdd->sd", base.share)
    pull = base.theta[:, None] * (1.0 - at_home + at_home * rivals)
    # use [N, K, S] of input k by industry s; its cost share once more for the rise of the industry's costs
    use = base.input_share * base.output.T[:, None, :]
    lost = (use * base.input_share * pull.T[:, None, :]).sum(axis=2).T
    elasticity: Array = 1.0 + np.divide(
        lost, base.spending, out=np.zeros_like(lost), where=base.spending > 0.0
    )
    return elasticity


@dataclass(frozen=True, eq=False)
class Response:
    """Where players would move their rates."""

    levers: Levers
    elasticity: Array
    """Of total demand in each market [S, N]."""
    theta: Array
    """Trade elasticity [S]."""

    @classmethod
    def of(cls, levers: Levers, base: Base) -> Response:
        return cls(levers, demand_elasticity(base), base.theta)

    @cached_property
    def _markets(self) -> int:
        return int(self.levers.market.max()) + 1

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Rate and market of each pair of them."""
        levers = self.levers
        first = np.unique(levers.share, return_index=True)[1]
        return levers.variable[first], levers.market[first]

    def target(self, point: Point) -> Array:
        """Eqs. (N3) and (N4): ``log(1+rate)`` that all first-order conditions ask for together, within bounds [V].

        Equal to ``point.y`` exactly where every derivative is zero, or pushes against a bound.
        """
        levers, y = self.levers, point.y
        model = self._model(point)
        low = np.expm1(np.maximum(y - levers.upper, -LARGEST_MOVE))
        high = np.expm1(np.minimum(y - levers.lower, LARGEST_MOVE))
        fixed = np.zeros(y.size, dtype=np.bool_)
        held = np.zeros(y.size)
        for _ in range(PASSES):
            wanted = model.solve(fixed, held)
            outside = (wanted < low) | (wanted > high)
            held = np.clip(wanted, low, high)
            if (outside == fixed).all():
                break
            fixed = outside
        return np.clip(y - np.log1p(held), levers.lower, levers.upper)

    def curvature(self, point: Point) -> Array:
        """About minus the second derivative of the player's objective with respect to each cell [C]."""
        theta = self.theta[self.levers.cells[0]]
        curvature: Array = (theta + 1.0) * point.income_worth * point.spent / self._paid(point)
        return curvature

    def _paid(self, point: Point) -> Array:
        """What buyers pay over the value that the rate of each cell is levied on [C]."""
        levers, tax = self.levers, point.state.wedges.export_tax
        paid: Array = np.exp(point.y[levers.variable] + levers.offset)
        if tax is not None:
            tariff = point.state.wedges.tariff[levers.cells]
            paid = paid * np.where(levers.taxes, 1.0 + tariff, 1.0)
        return paid

    def _model(self, point: Point) -> _Model:
        levers = self.levers
        s, _, d = levers.cells
        paid, curvature = self._paid(point), self.curvature(point)
        theta = self.theta[s]
        in_price = -(theta + 1.0 - self.elasticity[s, d]) * point.income_worth * point.share / paid
        pairs = levers.share
        return _Model(
            slope=point.slopes(levers),
            curvature=summed(curvature, levers.variable, len(levers)),
            spent=summed(point.spent, pairs, self._pairs[0].size),
            in_price=summed(in_price, pairs, self._pairs[0].size),
            variable=self._pairs[0],
            market=self._pairs[1],
            markets=self._markets,
        )


@dataclass(frozen=True, eq=False)
class _Model:
    """Eq. (N7): the linear system for ``x0/x - 1`` of every rate, by way of the prices of the markets."""

    slope: Array
    """[V]"""
    curvature: Array
    """[V]"""
    spent: Array
    """Spending of a market on the cells of one rate [pairs]."""
    in_price: Array
    """What ``x0/x - 1`` of the rate adds to the worth of the market's price [pairs]."""
    variable: NDArray[np.intp]
    market: NDArray[np.intp]
    markets: int

    def solve(self, fixed: NDArray[np.bool_], held: Array) -> Array:
        """``x0/x - 1`` that every rate would have on its own [V], ``fixed`` ones being ``held`` elsewhere."""
        free = ~fixed[self.variable]
        own = np.where(free, self.in_price * self.spent / self.curvature[self.variable], 0.0)
        pull = 1.0 / (1.0 + summed(own, self.market, self.markets))

        def wanted(price: Array, slope: Array) -> Array:
            push = slope + summed(self.spent * price[self.market], self.variable, slope.size)
            return -push / self.curvature

        def moved(price: Array, slope: Array) -> Array:
            return np.where(fixed, 0.0, wanted(price, slope))

        def prices(rates: Array) -> Array:
            return summed(self.in_price * rates[self.variable], self.market, self.markets)

        given = prices(np.where(fixed, held, 0.0))

        def linear(price: Array) -> Array:
            return price + pull * (prices(moved(price, np.zeros_like(self.slope))) - price)

        def affine(price: Array) -> Array:
            return price + pull * (given + prices(moved(price, self.slope)) - price)

        first = affine(np.zeros(self.markets))
        size = float(np.linalg.norm(first))
        if size > 0.0:
            first = solve_fixed_point(linear, affine, first, size=size, tol=1e-10, max_steps=100).point
        return wanted(first, self.slope)

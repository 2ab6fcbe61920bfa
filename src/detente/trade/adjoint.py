"""Exact derivatives of an equilibrium with respect to every wedge and parameter, by one adjoint solve.

For an objective ``J`` of an equilibrium ``F(z, p) = z`` the derivative with respect to all parameters ``p`` is
``J_p + λ·F_p`` with ``λ`` from ``(I - F_z)ᵀ λ = J_z``: one linear system whatever the number of parameters. Its
solution are marginal values; each cell of trade then adds ``π'·λ_P`` through the buyer's price and the marginal
value of trade through its volume.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.errors import InputError, Problem, SolveError
from detente.labels import economy_name, sector_name
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.krylov import solve_fixed_point
from detente.trade.marginal import Linear, Marginals
from detente.trade.objective import Objective, ObjectiveLike, resolve, seeds_of

__all__ = ["TOLERANCE", "Gradient", "Objective", "gradient"]

TOLERANCE = 1e-10
"""Residual of the adjoint system relative to its right-hand side."""

LOOSEST = 100.0
"""A residual that rounding keeps above the tolerance is accepted up to this many times it."""


@dataclass(frozen=True, eq=False)
class Gradient:
    """Derivatives of one objective at one equilibrium, the other parameters held fixed.

    The objective is in logs: a derivative of 0.04 with respect to a tariff is 0.04 % per percentage point.
    Tensors are [S, N, N] (sector, origin, destination) and are formed when first asked for.
    """

    residual: float
    """Norm of the residual of the adjoint system over that of its right-hand side."""
    steps: int
    """Products with the adjoint matrix."""
    linear: Linear
    """The equations, differentiated at the equilibrium."""
    marginals: Marginals
    """Marginal values of income, receipts, prices and costs."""
    point: Array
    """Solution of the adjoint system, packed: where to start at a neighbouring equilibrium."""
    trade: Array | None = None
    """Weights of the objective on log traded quantities [S, N, N], which wedges move at once."""

    @property
    def state(self) -> Equilibrium:
        """The equilibrium at which the derivatives are taken."""
        return self.linear.state

    @property
    def kinks(self) -> tuple[int, ...]:
        """Positions of purchase floors that are met exactly without a subsidy.

        There the objective has two one-sided derivatives; these are the ones with the floor taken as the solver
        left it, slack or at work.
        """
        return self.linear.kinks

    @cached_property
    def tariff(self) -> Array:
        """Per unit of the tariff ``τ'`` (one is 100 percentage points) [S, N, N]."""
        table = self._through_trade(self.linear.theta + 1.0)
        floors = self.linear.floors
        if floors is not None:
            table[floors.cell] += self._per_floor
        if self.trade is not None:
            table -= (self.linear.theta + 1.0)[:, :, None] * self.trade
        table /= 1.0 + self.state.wedges.tariff
        return table

    @cached_property
    def export_tax(self) -> Array:
        """Per unit of the export tax ``e'`` (one is 100 percentage points) [S, N, N]; zero for sales at home."""
        table = self._through_trade(self.linear.theta, taxed=True)
        floors, tax = self.linear.floors, self.state.wedges.export_tax
        if floors is not None:
            table[floors.cell] += self._per_floor
        if self.trade is not None:
            table -= (self.linear.theta + 1.0)[:, :, None] * self.trade
        if tax is not None:
            table /= 1.0 + tax
        _diagonal(table)[:] = 0.0
        return table

    @cached_property
    def trade_cost(self) -> Array:
        """Per log trade cost ``log d̂`` [S, N, N]; the diagonal is the cost of selling at home."""
        table = self._through_trade(self.linear.theta)
        floors = self.linear.floors
        if floors is not None:
            table[floors.cell] += self._per_floor * floors.theta / (floors.theta + 1.0)
        if self.trade is not None:
            table -= self.linear.theta[:, :, None] * self.trade
        return table

    @cached_property
    def productivity(self) -> Array:
        """Per log productivity of all factors and inputs [S, N]: a fall of the log unit cost by as much."""
        return -self.marginals.cost

    @cached_property
    def floor(self) -> Array:
        """Per million USD of each purchase floor, base-year border prices [F]; zero where it does not bind."""
        wedges, floors = self.state.wedges, self.linear.floors
        table = np.zeros(len(wedges.floors))
        if floors is not None:
            quantity = np.array([wedges.floors[i].quantity for i in floors.position])
            table[floors.position] = self._per_floor / ((floors.theta + 1.0) * quantity)
        return table

    @cached_property
    def elasticity(self) -> Array:
        """Per unit of each sector's trade elasticity ``θ`` [S], shares of the base year held fixed."""
        linear, values, price = self.linear, self.marginals, self.state.log_price
        wedge = self.state.wedges.hat(self.state.base)
        # How far each cell's cost at the buyer has moved, in logs; closed cells do not matter.
        moved = np.zeros_like(wedge)
        np.log(wedge, out=moved, where=(linear.share > 0.0) & (wedge != 1.0))
        moved += self.state.log_cost[:, :, None]
        floors = linear.floors
        if floors is not None:
            moved[floors.cell] -= self.state.subsidy_log[floors.position]
        share = linear.share * linear.power[:, :, None] / linear.access[:, None, :]
        mean = (share * moved).sum(axis=1)
        table: Array = (values.price * (mean - price)).sum(axis=1) / self.state.base.theta
        value = linear.border * linear.power[:, :, None] * linear.demand[:, None, :]
        table += (value * self._trade_worth(np.ones_like(linear.theta)) * (price[:, None, :] - moved)).sum(
            axis=(1, 2)
        )
        table += (linear.home * values.sides.at_home * (price - _diagonal(moved))).sum(axis=1)
        if floors is not None:
            s, _, d = floors.cell
            change = self._per_floor * (moved[floors.cell] - price[s, d]) / (floors.theta + 1.0)
            np.add.at(table, s, change)
        if self.trade is not None:
            table += (self.trade * (price[:, None, :] - moved)).sum(axis=(1, 2))
        return table

    # -- pieces -----------------------------------------------------------------------------------------
    @property
    def _per_floor(self) -> Array:
        """Per log subsidy of each binding floor."""
        assert self.linear.floors is not None
        value: Array = self.marginals.floor * self.linear.floors.value
        return value

    def _trade_worth(self, exponent: Array, *, taxed: bool = False) -> Array:
        """``exponent`` [S, 1] times the value of a unit of trade at the border [S, N, N].

        With ``taxed`` it also counts what the producer loses to the state when the export tax rises.
        """
        sides, tax = self.marginals.sides, self.state.wedges.export_tax
        rows = exponent * sides.exports
        if tax is None:
            if taxed:
                rows = rows + sides.at_home
            return rows[:, :, None] + (exponent * sides.imports)[:, None, :]
        table: Array = rows[:, :, None] + (exponent * sides.imports)[:, None, :]
        table += ((exponent + float(taxed)) * sides.at_home)[:, :, None] / (1.0 + tax)
        return table

    def _through_trade(self, exponent: Array, *, taxed: bool = False) -> Array:
        """Per log wedge of each cell: ``π'·λ_P - exponent·V·(value of trade)`` [S, N, N]."""
        linear, values = self.linear, self.marginals
        table = self._trade_worth(exponent, taxed=taxed)
        table *= linear.border
        table *= linear.demand[:, None, :]
        _diagonal(table)[:] = exponent * linear.home * values.sides.at_home / linear.power
        np.subtract(linear.share * (values.price / linear.access)[:, None, :], table, out=table)
        table *= linear.power[:, :, None]
        return table


def gradient(
    state: Equilibrium,
    objective: ObjectiveLike,
    *,
    start: Gradient | None = None,
    tol: float = TOLERANCE,
) -> Gradient:
    """Derivatives of ``objective`` with respect to every wedge, floor, productivity and elasticity.

    Parameters
    ----------
    state : a solved economy; its own residual bounds the accuracy of the derivatives.
    objective : weights on log real incomes, by label of an economy or a group or as an array [N], or an
        :class:`Objective`. The real income of a group is that of its members together.
    start : gradient at a neighbouring equilibrium to start from; changes the time it takes, not the answer.
    tol : residual of the linear solve relative to its right-hand side.

    Raises
    ------
    LabelError, InputError
        For labels and shapes that do not fit the economy.
    SolveError
        When the equilibrium is singular: it sits where it ceases to exist or to be unique.
    """
    linear = Linear(state)
    goal = resolve(state, objective)
    _require_free(linear, goal)
    seeds = seeds_of(state, goal)
    first, found = linear.sweep(linear.zero(), seeds)
    size = float(np.linalg.norm(first))

    def affine(z: Array) -> Array:
        nonlocal found
        after, found = linear.sweep(z, seeds)
        return after

    solved = solve_fixed_point(
        lambda z: linear.sweep(z)[0],
        affine,
        first if start is None or start.point.size != first.size else start.point,
        size=size,
        tol=tol,
    )
    if not solved.residual <= LOOSEST * tol:
        raise SolveError(
            Problem(
                "derivatives of the equilibrium",
                f"a residual of {solved.residual:.1e}",
                f"at most {LOOSEST * tol:.0e}",
                "move the scenario: the equilibrium ceases to exist or to be unique close to it",
            )
        )
    return Gradient(solved.residual, solved.steps + 1, linear, found, solved.point, goal.trade)


def _require_free(linear: Linear, objective: Objective) -> None:
    """A quantity that a floor sets does not move, and no weight can be put on it."""
    if linear.floors is None or objective.trade is None:
        return
    base = linear.base
    held = [cell for cell in zip(*linear.floors.cell, strict=True) if objective.trade[cell] != 0.0]
    if held:
        raise InputError(
            [
                Problem(
                    f"{sector_name(base.sectors[s])} sold by {economy_name(base.economies[o])} "
                    f"to {economy_name(base.economies[d])}",
                    "a quantity that a purchase floor sets",
                    "weights on quantities that may move",
                    "set its weight to zero",
                )
                for s, o, d in held
            ]
        )


def _diagonal(table: Array) -> Array:
    """A view of sales at home [S, N] in a table [S, N, N]."""
    view: Array = np.einsum("sdd->sd", table)
    return view

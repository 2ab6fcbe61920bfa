"""Exact derivatives of an equilibrium with respect to every wedge and parameter, by one adjoint solve.

For an objective ``J`` of an equilibrium ``F(z, p) = z`` the derivative with respect to all parameters ``p`` is
``J_p + λ·F_p`` with ``λ`` from ``(I - F_z)ᵀ λ = J_z``: one linear system whatever the number of parameters. Its
solution are marginal values; each cell of trade then adds ``π'·λ_P`` through the buyer's price and the marginal
value of trade through its volume.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from detente.errors import Problem, SolveError
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.krylov import solve_fixed_point
from detente.trade.marginal import Linear, Marginals
from detente.trade.objective import Objective, ObjectiveLike, resolve, seeds_of
from detente.trade.parameters import per_importer_share, per_multiple, per_sigma, per_within

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
    factors: Array | None = None
    """Weights of the objective on log incomes of sectors [S, N], which factor shares move at once."""

    @property
    def state(self) -> Equilibrium:
        """The equilibrium at which the derivatives are taken."""
        return self.linear.state

    @property
    def kinks(self) -> tuple[int, ...]:
        """Positions of limits that are met exactly at a permit price of zero.

        There the objective has two one-sided derivatives; these are the ones with the limit taken as the solver
        left it, slack or at work.
        """
        return self.linear.kinks

    @cached_property
    def tariff(self) -> Array:
        """Per unit of the tariff ``τ'`` (one is 100 percentage points) [S, N, N]."""
        table = self._through_trade(1.0)
        table /= 1.0 + self.state.wedges.tariff
        return table

    @cached_property
    def export_tax(self) -> Array:
        """Per unit of the export tax ``e'`` (one is 100 percentage points) [S, N, N]; zero for sales at home."""
        table = self._through_trade(0.0, taxed=True)
        tax = self.state.wedges.export_tax
        if tax is not None:
            table /= 1.0 + tax
        _diagonal(table)[:] = 0.0
        return table

    @cached_property
    def trade_cost(self) -> Array:
        """Per log trade cost ``log d̂`` [S, N, N]; the diagonal is the cost of selling at home."""
        return self._through_trade(0.0)

    @cached_property
    def productivity(self) -> Array:
        """Per log productivity of all factors and inputs [S, N]: a fall of the log unit cost by as much."""
        return -self.marginals.cost

    @cached_property
    def limit(self) -> Array:
        """Per million USD of each floor's or ceiling's bound [L]; zero where it does not bind."""
        limits = self.linear.limits
        table = np.zeros(len(self.state.wedges.limits))
        if limits is not None and limits.position.size:
            bound = np.array([x.bound for x in self.state.wedges.limits])
            table[limits.position] = -self.marginals.limit / bound[limits.position]
        return table

    @cached_property
    def elasticity(self) -> Array:
        """Per unit of each sector's trade elasticity ``θ`` [S], shares of the base year held fixed."""
        linear, values, price = self.linear, self.marginals, self.linear.origin_price
        wedge = self.state.wedges.hat(self.state.base)
        # How far each cell's cost at the buyer has moved, in logs; closed cells do not matter.
        moved = np.zeros_like(wedge)
        np.log(wedge, out=moved, where=(linear.share > 0.0) & (wedge != 1.0))
        moved += self.state.log_cost[:, :, None]
        limits = linear.limits
        if limits is not None:
            moved[limits.cells] += limits.rent - limits.subsidy
        share = linear.share * linear.power[:, :, None] / linear.access[:, None, :]
        mean = (share * moved).sum(axis=1)
        table: Array = (values.price * (mean - price)).sum(axis=1) / self.state.base.theta
        value = linear.border * linear.power[:, :, None] * linear.demand[:, None, :]
        table += (value * self._trade_worth(np.ones_like(linear.theta)) * (price[:, None, :] - moved)).sum(
            axis=(1, 2)
        )
        table += (linear.home * values.sides.at_home * (price - _diagonal(moved))).sum(axis=1)
        if limits is not None:
            s, _, d = limits.cells
            of_quantity, of_value = limits.per_cell(values.limit)
            worth = of_quantity + of_value + limits.value * limits.rent_part(values.sides)
            np.add.at(table, s, worth * (price[s, d] - moved[limits.cells]))
        if self.trade is not None:
            table += (self.trade * (price[:, None, :] - moved)).sum(axis=(1, 2))
        return table

    @cached_property
    def sigma(self) -> Array:
        """Per unit of the elasticity of substitution of each nest of critical inputs [nests]."""
        return per_sigma(self)

    @cached_property
    def within(self) -> Array:
        """Per unit of the elasticity among the inputs of each nest [nests]."""
        return per_within(self)

    @cached_property
    def backstop(self) -> Array:
        """Per log price multiple of each backstop [B]."""
        return per_multiple(self)

    @cached_property
    def importer_share(self) -> Array:
        """Per unit of rent share that moves from the exporter to the importer, for each limit [L]."""
        return per_importer_share(self)

    # -- pieces -----------------------------------------------------------------------------------------
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

    def _through_trade(self, more: float, *, taxed: bool = False) -> Array:
        """Per log wedge of each cell: ``π'·λ_P - exponent·V·(value of trade)`` [S, N, N], ``exponent = θ + more``.

        Rents and limits add their part in the cells they cover, objectives on quantities theirs.
        """
        linear, values = self.linear, self.marginals
        exponent = linear.theta + more
        table = self._trade_worth(exponent, taxed=taxed)
        table *= linear.border
        table *= linear.demand[:, None, :]
        _diagonal(table)[:] = exponent * linear.home * values.sides.at_home / linear.power
        np.subtract(linear.share * (values.price / linear.access)[:, None, :], table, out=table)
        table *= linear.power[:, :, None]
        in_quantity = linear.theta + max(more, float(taxed))
        limits = linear.limits
        if limits is not None:
            s, o, _ = limits.cells
            theta = linear.theta[s, 0]
            of_quantity, of_value = limits.per_cell(values.limit)
            part = (theta + more) * (of_value + limits.value * limits.rent_part(values.sides))
            part += (theta + max(more, float(taxed))) * of_quantity
            if taxed:
                # Producers lose to the tax only from what the rent leaves them.
                part += limits.value * np.expm1(-limits.rent) * values.sides.at_home[s, o] / limits.limits.tax
            np.subtract.at(table, limits.cells, part)
        if self.trade is not None:
            table -= in_quantity[:, :, None] * self.trade
        return table


def gradient(
    state: Equilibrium,
    objective: ObjectiveLike,
    *,
    start: Gradient | None = None,
    tol: float = TOLERANCE,
) -> Gradient:
    """Derivatives of ``objective`` with respect to every wedge, limit, productivity and elasticity.

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
    seeds = seeds_of(state, goal)
    if linear.limits is not None and goal.trade is not None:
        seeds = replace(seeds, trade=goal.trade[linear.limits.cells])
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
    return Gradient(
        solved.residual, solved.steps + 1, linear, found, solved.point, goal.trade, goal.sector_income
    )


def _diagonal(table: Array) -> Array:
    """A view of sales at home [S, N] in a table [S, N, N]."""
    view: Array = np.einsum("sdd->sd", table)
    return view

"""Marginal values of many objectives at one equilibrium, found together.

The adjoint systems of all objectives have the same matrix. One sweep of :class:`detente.trade.marginal.Linear`
can carry all of them: each product of a kernel with a vector becomes one with a matrix, and eighty objectives cost
about as much as a dozen alone. The Krylov space is shared too, in the way of global methods: one polynomial of the
matrix serves every objective, each measured against its own right-hand side.

Jbilou, Messaoudi and Sadok (1999), "Global FOM and GMRES algorithms for matrix equations", Applied Numerical
Mathematics 31(1), doi:10.1016/S0168-9274(98)00094-4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from detente.errors import Problem, SolveError
from detente.trade.arrays import Array
from detente.trade.krylov import solve_fixed_point
from detente.trade.marginal import Linear, Seeds

__all__ = ["Block", "BlockMarginals", "block_marginals"]

MEMORY = 30
"""Vectors kept before a restart."""

FEW = 8
"""From so many objectives on they are solved together."""

LOOSEST = 100.0
"""A residual that rounding keeps above the tolerance is accepted up to this many times it."""


class BlockSides(NamedTuple):
    """What trade is worth to either side, per unit of money; as :class:`detente.trade.marginal.Sides`."""

    income: Array
    """[N, B]"""
    exports: Array
    """[S, N, B], by origin."""
    receipts: Array | None
    """[S, N, B]; ``None`` without export taxes."""
    imports: Array
    """[N, B], by destination."""
    at_home: Array
    """[S, N, B]"""


@dataclass(frozen=True, eq=False)
class BlockMarginals:
    """Marginal values for ``B`` objectives, the last axis."""

    sides: BlockSides
    price: Array
    """Per log price and unit of spending [S, N, B]."""
    point: Array
    """Solution of the adjoint systems, packed [unknowns, B]: where to start at a neighbouring equilibrium."""
    size: Array
    """Norm of each right-hand side, here or at the equilibrium before [B]."""
    residual: float
    """The largest residual over its right-hand side."""
    steps: int
    """Sweeps."""


@dataclass(frozen=True, eq=False)
class BlockSeeds:
    """Derivatives of ``B`` objectives before any market reacts, the last axis."""

    income: Array
    output: Array
    cost: Array
    price: Array
    demand: Array | None

    @classmethod
    def of(cls, seeds: Sequence[Seeds]) -> BlockSeeds:
        def stacked(name: str) -> Array:
            return np.stack([getattr(s, name) for s in seeds], axis=-1)

        demand = None
        if any(s.demand is not None for s in seeds):
            zero = np.zeros_like(seeds[0].price)
            demand = np.stack([zero if s.demand is None else s.demand for s in seeds], axis=-1)
        return cls(stacked("income"), stacked("output"), stacked("cost"), stacked("price"), demand)


class Block:
    """The equations at one equilibrium, differentiated, for any number of objectives at once.

    Only for equilibria without limits at work and with fixed cost shares.
    """

    def __init__(self, linear: Linear) -> None:
        self.linear = linear
        self.unknowns = linear.zero().size
        # Shares of origins in spending, with duty and at the border: each is used three times a sweep.
        power = linear.power[:, :, None] * linear.per_access[:, None, :]
        self.bought, self.border = linear.share * power, linear.border * power
        self.border_back = self.border.transpose(0, 2, 1)
        net = linear.net_border
        self.net_back = None if net is None else (net * power).transpose(0, 2, 1)
        base = linear.base
        # Income and receipts both weigh the value of spending: one product for the two.
        self.receivers = np.concatenate([linear.inputs_back, base.final_share.T[:, None, :]], axis=1)
        self.paid = np.ascontiguousarray(base.value_added_share.T[:, None, :])
        self.spending = linear.state.spending[:, :, None]
        self.theta, self.weight = linear.theta[:, :, None], linear.weight[:, :, None]
        self.per_weight, self.used_theta = linear.per_weight[:, :, None], linear.used_theta[:, :, None]
        self.import_share, self.home_share = linear.import_share[:, :, None], linear.home_share[:, :, None]
        self.home_pass, self.exports = linear.home_pass[:, :, None], linear.exports[:, :, None]
        self.home = linear.home[:, :, None]

    def unpack(self, z: Array) -> tuple[Array, Array, Array]:
        """Values of wages [N, B], prices and spending [S, N, B], each per unit of money."""
        s, n = self.linear.shape
        shape = (s, n, z.shape[1])
        return z[:n], z[n : n + s * n].reshape(shape), z[n + s * n :].reshape(shape)

    def sweep(self, z: Array, seeds: BlockSeeds | None = None) -> tuple[Array, BlockSides, Array]:
        """``G z``, or ``G z + b`` with the derivatives of the objectives; values of trade and of prices.

        ``z`` is [unknowns, B]. The same as :meth:`detente.trade.marginal.Linear.sweep`, column by column.
        """
        linear = self.linear
        out = np.empty_like(z)
        per_wage, of_price, of_spending = self.unpack(z)
        next_wage, next_price, next_spending = self.unpack(out)
        of_wage = per_wage * linear.base.value_added[:, None]
        balance = of_wage - linear.wages[:, None] * of_wage.sum(axis=0)
        sides = self._sides(of_spending, balance, seeds)
        worth = np.matmul(self.border_back, sides.exports)
        if sides.receipts is not None and self.net_back is not None:
            worth += np.matmul(self.net_back, sides.receipts)
        worth += self.import_share * sides.imports
        worth += self.home_share * sides.at_home
        if seeds is not None and seeds.demand is not None:
            worth += self.per_weight * seeds.demand
        worth += sides.income
        worth -= of_spending
        np.add(of_spending, _by_economy(linear.inverse_back, worth), out=next_spending)
        sides = self._sides(next_spending, balance, seeds)
        price = next_spending - sides.income
        price *= self.used_theta
        price += of_price
        cost = self._cost(sides, price)
        if seeds is not None:
            cost += seeds.cost
        inputs = _by_economy(linear.base.input_share, cost)
        inputs -= self.weight * of_price
        if seeds is not None:
            inputs += seeds.price
        move = _by_economy(linear.inverse, inputs)
        # Sales at home bring the new value of prices to costs at once.
        cost += self.home_pass * move
        wage = np.matmul(self.paid, cost.transpose(1, 0, 2))[:, 0, :] + linear.wages[:, None] * sides.income
        gap = (linear.trading[:, None] * balance + wage - of_wage) / linear.base.value_added[:, None]
        np.add(per_wage, linear.wage_step[:, None] * gap, out=next_wage)
        move *= self.per_weight
        np.add(of_price, move, out=next_price)
        return out, sides, price

    def _sides(self, of_spending: Array, balance: Array, seeds: BlockSeeds | None) -> BlockSides:
        linear = self.linear
        received = np.matmul(self.receivers, of_spending.transpose(1, 0, 2))
        output, income = received[:, :-1].transpose(1, 0, 2), received[:, -1]
        if seeds is not None:
            income, output = income + seeds.income, output + seeds.output
        exports = balance * linear.per_inflow[:, None]
        imports = -balance * linear.per_outflow[:, None] - income
        if linear.state.closure == "scaled":
            exports += income * (linear.ratio - 1.0)[:, None]
            exports += (balance + income * linear.wanted[:, None]).sum(axis=0) * linear.spread[:, None]
        # In the order of the kernels, not in that of the product: the next products are faster so.
        at_home = np.subtract(output, income, out=np.empty(of_spending.shape))
        if linear.net_border is None:
            sold = np.add(output, exports, out=np.empty(of_spending.shape))
            return BlockSides(income, sold, None, imports, at_home)
        sold = np.broadcast_to(exports + income, of_spending.shape)
        return BlockSides(income, sold, at_home, imports, at_home)

    def _cost(self, sides: BlockSides, price: Array) -> Array:
        """Value of log unit costs: through buyers' prices and through sales."""
        sold: Array = np.matmul(self.border, self.spending * sides.imports)
        sold += self.exports * sides.exports
        sold += self.home * sides.at_home
        if sides.receipts is not None and self.linear.net_exports is not None:
            sold += self.linear.net_exports[:, :, None] * sides.receipts
        sold *= self.theta
        cost: Array = np.matmul(self.bought, self.weight * price)
        cost -= sold
        return cost


def block_marginals(
    linear: Linear, seeds: Sequence[Seeds], *, start: BlockMarginals | None = None, tol: float
) -> BlockMarginals:
    """Marginal values for every objective of ``seeds`` at the equilibrium of ``linear``.

    Parameters
    ----------
    start : the same at a neighbouring equilibrium.
    tol : residual of each system over its right-hand side.

    Raises
    ------
    SolveError
        When the equilibrium is singular: it sits where it ceases to exist or to be unique.
    """
    block = Block(linear)
    if start is not None and start.point.shape != (block.unknowns, len(seeds)):
        start = None
    parts = [_solve(block, BlockSeeds.of(seeds[at]), start, at, tol) for at in _parts(len(seeds))]
    worst = max(part.residual for part in parts)
    if not worst <= LOOSEST * tol:
        raise SolveError(
            Problem(
                "derivatives of the equilibrium",
                f"a residual of {worst:.1e}",
                f"at most {LOOSEST * tol:.0e}",
                "move the scenario: the equilibrium ceases to exist or to be unique close to it",
            )
        )
    return parts[0] if len(parts) == 1 else _joined(parts)


def _parts(count: int) -> list[slice]:
    """Few objectives are solved one by one: a product with three columns costs as much as three products."""
    return [slice(i, i + 1) for i in range(count)] if count < FEW else [slice(0, count)]


def _solve(
    block: Block, seeds: BlockSeeds, start: BlockMarginals | None, at: slice, tol: float
) -> BlockMarginals:
    if start is None:
        first = block.sweep(np.zeros((block.unknowns, seeds.income.shape[1])), seeds)[0]
        size = np.sqrt((first * first).sum(axis=0))
        size[size == 0.0] = 1.0
    else:
        first, size = start.point[:, at], start.size[at]
    shape = first.shape
    found: tuple[BlockSides, Array] | None = None

    def linear_part(z: Array) -> Array:
        return block.sweep(z.reshape(shape))[0].ravel()

    def affine(z: Array) -> Array:
        nonlocal found
        after, sides, price = block.sweep(z.reshape(shape) * size, seeds)
        found = sides, price
        after /= size
        return after.ravel()

    # Each objective is measured against its own right-hand side.
    solved = solve_fixed_point(linear_part, affine, (first / size).ravel(), size=1.0, tol=tol, memory=MEMORY)
    assert found is not None
    point = solved.point.reshape(shape) * size
    return BlockMarginals(found[0], found[1], point, size, solved.residual, solved.steps + 1)


def _joined(parts: Sequence[BlockMarginals]) -> BlockMarginals:
    def side_by_side(tables: Sequence[Array]) -> Array:
        return np.concatenate(tables, axis=-1)

    receipts = [p.sides.receipts for p in parts if p.sides.receipts is not None]
    return BlockMarginals(
        sides=BlockSides(
            income=side_by_side([p.sides.income for p in parts]),
            exports=side_by_side([p.sides.exports for p in parts]),
            receipts=side_by_side(receipts) if receipts else None,
            imports=side_by_side([p.sides.imports for p in parts]),
            at_home=side_by_side([p.sides.at_home for p in parts]),
        ),
        price=side_by_side([p.price for p in parts]),
        point=side_by_side([p.point for p in parts]),
        size=side_by_side([p.size for p in parts]),
        residual=max(p.residual for p in parts),
        steps=sum(p.steps for p in parts),
    )


def _by_economy(matrix: Array, values: Array) -> Array:
    """Each economy's matrix [N, K, S] times its columns of ``values`` [S, N, B]."""
    product: Array = np.matmul(matrix, values.transpose(1, 0, 2)).transpose(1, 0, 2)
    return product

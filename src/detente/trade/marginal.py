"""Marginal values: what one more unit of anything in a solved economy is worth to an objective.

The adjoint of the equations of :mod:`detente.trade.equations` at an equilibrium, written as one fixed point
``z = G z + b`` of the packed marginal values. ``G`` is a block Gauss-Seidel sweep: first the value of spending,
then that of prices, then that of wages. What an economy buys from itself is inverted almost exactly, the rest
takes one product with each trade kernel; the tensor of trade shares is never formed.

Values are per unit of money (of spending, of value added), so that small economies come out as accurately as
large ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.floors import binding_floors
from detente.trade.system import System

__all__ = ["Linear", "Marginals", "Seeds"]


@dataclass(frozen=True, eq=False)
class Seeds:
    """Derivatives of the objective itself, before any market reacts."""

    income: Array
    """Per unit of income [N]."""
    output: Array
    """Per unit of producers' receipts [S, N]."""
    cost: Array
    """Per log unit cost [S, N]."""
    price: Array
    """Per log price [S, N]."""


class Sides(NamedTuple):
    """What trade is worth to either side, per unit of money."""

    income: Array
    """Income [N]."""
    exports: Array
    """Exports at the border [S, N], by origin."""
    receipts: Array | None
    """Exports net of export tax, on top of ``exports`` [S, N]; ``None`` without export taxes."""
    imports: Array
    """Imports at the border, on top of what they are worth to the exporter [N], by destination."""
    at_home: Array
    """Sales at home [S, N]."""


@dataclass(frozen=True, eq=False)
class Marginals:
    """Derivatives of the objective after every market has reacted."""

    sides: Sides
    price: Array
    """Per log price [S, N], with the demand that it moves."""
    own_price: Array
    """Per log price [S, N], demand held fixed."""
    cost: Array
    """Per log unit cost [S, N]."""
    floor: Array
    """Per log subsidy of each binding floor and unit of its trade."""


class Linear:
    """The equations at one equilibrium, differentiated.

    The packed unknowns of the adjoint are the values of wages [N], of prices [S, N] and of spending [S, N], each
    per unit of money, and of the subsidy of each binding floor.
    """

    def __init__(self, state: Equilibrium) -> None:
        base = state.base
        model = System.of(base, state.wedges, state.closure, 1.0)
        model.subsidise(state.subsidy_log)
        self.state, self.base = state, base
        self.share, self.border = model.share, model.border
        self.net_border = None if model.export_factor is None else model.border / model.export_factor
        self.theta = base.theta[:, None]
        self.power = eq.cost_power(state.log_cost, base.theta)
        self.access = np.matmul(self.power[:, None, :], self.share)[:, 0, :]
        self.demand = state.spending / self.access
        used = state.spending > 0.0
        # The price of a good that nobody buys has no market to weigh it with.
        self.weight = np.where(used, state.spending, 1.0)
        self.used_theta = self.theta * used
        self.per_weight = 1.0 / self.weight
        self.weight_access = self.weight / self.access
        self.per_access = 1.0 / self.access
        at_home = self.power * self.per_access
        self.home_share = model.home * at_home
        self.home = self.home_share * state.spending
        self.home_pass = np.einsum("sdd->sd", self.share) * at_home
        self.import_share = self._over_origins(self.border, 1.0)
        self.exports = self._over_destinations(self.border)
        self.net_exports = None if self.net_border is None else self._over_destinations(self.net_border)
        self.wages = np.exp(state.log_wage) * base.value_added
        self._differentiate_balance()
        self._invert_home()
        self.floors, self.kinks = binding_floors(
            state, self.border, self.power, self.demand, model.export_factor
        )

    # -- preparation ------------------------------------------------------------------------------------
    def _over_destinations(self, kernel: Array) -> Array:
        """Trade under ``kernel`` by origin [S, N]."""
        total: Array = self.power * np.matmul(kernel, self.demand[:, :, None])[:, :, 0]
        return total

    def _over_origins(self, kernel: Array, values: Array | float) -> Array:
        """Mean over origins of ``values``, weighted by the share of each in spending [S, N]."""
        total: Array = np.matmul((self.power * values)[:, None, :], kernel)[:, 0, :]
        total *= self.per_access
        return total

    def _differentiate_balance(self) -> None:
        """Eq. (9) and the deficits: derivatives with respect to exports and imports of each economy."""
        state = self.state
        exports = self.exports.sum(axis=0)
        imports = (self.import_share * state.spending).sum(axis=0)
        inflow, outflow = exports, imports
        # Under the closure "scaled" imports wanted are ``ratio`` times exports, which the exports of all move.
        self.ratio = self.spread = self.wanted = np.zeros(0)
        if state.closure == "scaled":
            weighted = exports @ self.base.import_ratio
            self.ratio = self.base.import_ratio * (exports.sum() / weighted)
            self.spread = 1.0 / exports.sum() - self.base.import_ratio / weighted
            self.wanted = exports * self.ratio
        else:
            inflow = exports + np.maximum(state.deficit, 0.0)
            outflow = imports + np.maximum(-state.deficit, 0.0)
        # The wage of an economy that never trades is not determined: it is held.
        trading = (inflow > 0.0) & (outflow > 0.0)
        self.trading = trading.astype(np.float64)
        self.per_inflow = np.divide(1.0, inflow, out=np.zeros_like(inflow), where=trading)
        self.per_outflow = np.divide(1.0, outflow, out=np.zeros_like(outflow), where=trading)

    def _invert_home(self) -> None:
        """About the inverse of what each economy buys from itself, and how its trade balance reacts to its wage.

        ``K[d] = (I + m)(I + m²) ≈ (I - m)^(-1)``, ``m = g·h`` with ``h`` the shares of home in spending. A wage
        moves costs by their domestic content, exports and sales at home by ``θ`` times that, and imports also by
        the income it brings. Both only steer the sweep; its fixed point does not depend on them.
        """
        base, inputs = self.base, self.base.input_share
        self.inputs_back = np.ascontiguousarray(inputs.transpose(0, 2, 1))
        rounds = inputs * self.home_share.T[:, None, :]
        identity = np.eye(inputs.shape[1])
        self.inverse = (identity + rounds) @ (identity + rounds @ rounds)
        self.inverse_back = np.ascontiguousarray(self.inverse.transpose(0, 2, 1))
        own = base.value_added_share
        at_home = _by_economy(self.inverse_back, self.home_share * own)
        content = self.theta * (own + _by_economy(self.inputs_back, at_home))
        bought = self.import_share * self.state.spending * self.home_share
        reaction = (self.exports * content).sum(axis=0) * self.per_inflow
        reaction += (bought * content).sum(axis=0) * self.per_outflow + self.trading
        self.wage_step = 1.0 / np.where(self.trading > 0.0, reaction, 1.0)

    # -- the map ----------------------------------------------------------------------------------------
    @property
    def shape(self) -> tuple[int, int]:
        """Sectors, economies."""
        return self.theta.size, self.wages.size

    def zero(self) -> Array:
        """A packed vector of zeros."""
        return np.zeros(
            self.wages.size + 2 * self.weight.size + (0 if self.floors is None else self.floors.value.size)
        )

    def sweep(self, z: Array, seeds: Seeds | None = None) -> tuple[Array, Marginals]:
        """``G z``, or ``G z + b`` with the derivatives of the objective, and the values found on the way.

        The values are exact where ``z`` is the fixed point.
        """
        base, n, cells = self.base, self.wages.size, self.weight.size
        of_wage = z[:n] * base.value_added
        of_price = z[n : n + cells].reshape(self.shape)
        of_floor = z[n + 2 * cells :]
        # World value added is the numeraire: what moves one wage moves all wages back.
        balance = of_wage - self.wages * of_wage.sum()
        of_spending = self._spending(
            z[n + cells : n + 2 * cells].reshape(self.shape), of_floor, balance, seeds
        )
        sides = self._sides(of_spending, balance, seeds)
        price = of_price + self.used_theta * (of_spending - sides.income)
        cost = self._cost(sides, price)
        if seeds is not None:
            cost += seeds.cost
        if self.floors is not None:
            of_floor = self.floors.worth(sides, price)
            np.add.at(cost, self.floors.cell[:2], of_floor * self.floors.value)
        inputs = _by_economy(base.input_share, cost) - self.weight * of_price
        if seeds is not None:
            inputs += seeds.price
        move = _by_economy(self.inverse, inputs)
        # Sales at home bring the new value of prices to costs at once.
        settled = cost + self.home_pass * move
        wage = (base.value_added_share * settled).sum(axis=0) + self.wages * sides.income
        gap = (self.trading * balance + wage - of_wage) / base.value_added
        packed = np.concatenate(
            [
                z[:n] + self.wage_step * gap,
                (of_price + self.per_weight * move).ravel(),
                of_spending.ravel(),
                of_floor,
            ]
        )
        return packed, Marginals(sides, self.weight * price, self.weight * of_price, cost, of_floor)

    def _spending(self, of_spending: Array, of_floor: Array, balance: Array, seeds: Seeds | None) -> Array:
        """Value of spending: what its sellers, its state and the balance of trade get from it."""
        sides = self._sides(of_spending, balance, seeds)
        worth = self._over_origins(self.border, sides.exports)
        if sides.receipts is not None and self.net_border is not None:
            worth += self._over_origins(self.net_border, sides.receipts)
        worth += sides.imports * self.import_share + sides.at_home * self.home_share
        worth += sides.income - of_spending
        if self.floors is not None:
            self.floors.lower(worth, of_floor, self.state.spending)
        return of_spending + _by_economy(self.inverse_back, worth)

    def _sides(self, of_spending: Array, balance: Array, seeds: Seeds | None) -> Sides:
        income = (self.base.final_share * of_spending).sum(axis=0)
        output = _by_economy(self.inputs_back, of_spending)
        if seeds is not None:
            income, output = income + seeds.income, output + seeds.output
        exports, imports = balance * self.per_inflow, -balance * self.per_outflow - income
        if self.state.closure == "scaled":
            exports = exports + income * (self.ratio - 1.0)
            exports += (balance + income * self.wanted).sum() * self.spread
        at_home = output - income
        if self.net_border is None:
            return Sides(income, exports + output, None, imports, at_home)
        tax = np.broadcast_to(exports + income, output.shape)
        return Sides(income, tax, at_home, imports, at_home)

    def _cost(self, sides: Sides, price: Array) -> Array:
        """Value of log unit costs: through buyers' prices and through sales."""
        cost: Array = np.matmul(self.share, (self.weight_access * price)[:, :, None])[:, :, 0]
        cost *= self.power
        sold = np.matmul(self.border, (self.demand * sides.imports)[:, :, None])[:, :, 0]
        sold *= self.power
        sold += sides.exports * self.exports
        sold += sides.at_home * self.home
        if sides.receipts is not None and self.net_exports is not None:
            sold += sides.receipts * self.net_exports
        sold *= self.theta
        cost -= sold
        return cost


def _by_economy(matrix: Array, values: Array) -> Array:
    """Each economy's matrix [N, K, S] times its column of ``values`` [S, N]."""
    product: Array = np.matmul(matrix, values.T[:, :, None])[:, :, 0].T
    return product

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
from numpy.typing import NDArray

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.binding import binding
from detente.trade.equilibrium import Equilibrium
from detente.trade.substitution import Substitution
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
    demand: Array | None = None
    """Per log demand, spending over access to origins [S, N]."""
    factors: Array | None = None
    """Per log factor share of each industry [S, N]."""
    trade: Array | None = None
    """Per log traded quantity, in the cells that limits move [U]."""


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
    receipts_abroad: Array
    """Receipts from abroad through the balance of trade alone [N]."""
    payments_abroad: Array
    """Payments abroad through the balance of trade alone [N]."""


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
    limit: Array
    """Per log total of each binding limit [M]."""


class Substitute(NamedTuple):
    """A backstop at a solved economy."""

    sector: int
    source: int
    elasticity: float
    kept: Array
    """Share of demand still met by origins [N]."""
    switching: NDArray[np.bool_]
    """True where the substitute is the cheaper one [N]."""


class Linear:
    """The equations at one equilibrium, differentiated.

    The packed unknowns of the adjoint are the values of wages [N], of prices [S, N] and of spending [S, N], each
    per unit of money, and of the log total of each binding limit.
    """

    def __init__(self, state: Equilibrium) -> None:
        base = state.base
        model = System.of(base, state.wedges, state.closure, 1.0)
        model.put(state.permit_log)
        self.state, self.base = state, base
        self.share, self.border = model.share, model.border
        self.net_border = None if model.export_factor is None else model.border / model.export_factor
        self.theta = base.theta[:, None]
        self.power = eq.cost_power(state.log_cost, base.theta)
        self.access = np.matmul(self.power[:, None, :], self.share)[:, 0, :]
        self.access[self.access == 0.0] = 1.0  # only where a backstop has replaced every origin
        self.origin_price = -np.log(self.access) / self.theta
        self.backstops = tuple(
            Substitute(b.sector, b.source, b.elasticity, np.exp(kept), kept < 0.0)
            for b, kept in zip(base.technology.backstops, state.log_kept, strict=True)
        )
        self.bought = state.bought
        self.demand = self.bought / self.access
        self.input_share, self.value_added_share = state.input_share, state.value_added_share
        self.substitution = None if state.costs is None else Substitution(state)
        used = state.spending > 0.0
        # The price of a good that nobody buys has no market to weigh it with.
        self.weight = np.where(used, state.spending, 1.0)
        self.used_theta = self.theta * used
        self.per_weight = 1.0 / self.weight
        self.weight_access = self.weight / self.access
        self.per_access = 1.0 / self.access
        at_home = self.power * self.per_access
        self.home_share = model.home * at_home
        self.home = self.home_share * self.bought
        self.home_pass = np.einsum("sdd->sd", self.share) * at_home
        self.import_share = self._over_origins(self.border, 1.0)
        self.exports = self._over_destinations(self.border)
        self.net_exports = None if self.net_border is None else self._over_destinations(self.net_border)
        self.wages = np.exp(state.log_wage) * base.value_added
        self.limits = binding(state, model)
        self._differentiate_balance()
        self._invert_home()

    @property
    def kinks(self) -> tuple[int, ...]:
        """Positions of the limits that are met exactly at a permit price of zero."""
        return () if self.limits is None else self.limits.kinks

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
        imports = (self.import_share * self.bought).sum(axis=0)
        if self.limits is not None:
            _, received, kept = self.limits.limits.moved(self.limits.measured)
            exports, imports = exports + received, imports - kept
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
        inputs = self.input_share
        self.inputs_back = np.ascontiguousarray(inputs.transpose(0, 2, 1))
        rounds = inputs * self.home_share.T[:, None, :]
        identity = np.eye(inputs.shape[1])
        self.inverse = (identity + rounds) @ (identity + rounds @ rounds)
        self.inverse_back = np.ascontiguousarray(self.inverse.transpose(0, 2, 1))
        own = self.value_added_share
        at_home = _by_economy(self.inverse_back, self.home_share * own)
        content = self.theta * (own + _by_economy(self.inputs_back, at_home))
        bought = self.import_share * self.bought * self.home_share
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
            self.wages.size + 2 * self.weight.size + (0 if self.limits is None else self.limits.position.size)
        )

    def sweep(self, z: Array, seeds: Seeds | None = None) -> tuple[Array, Marginals]:
        """``G z``, or ``G z + b`` with the derivatives of the objective, and the values found on the way.

        The values are exact where ``z`` is the fixed point.
        """
        base, n, cells = self.base, self.wages.size, self.weight.size
        of_wage = z[:n] * base.value_added
        of_price = z[n : n + cells].reshape(self.shape)
        of_limit = z[n + 2 * cells :]
        if self.limits is not None:
            of_limit = of_limit * self.limits.size
        # World value added is the numeraire: what moves one wage moves all wages back.
        balance = of_wage - self.wages * of_wage.sum()
        of_spending = self._spending(
            z[n + cells : n + 2 * cells].reshape(self.shape), of_limit, balance, seeds
        )
        sides = self._sides(of_spending, balance, seeds)
        price = of_price + self.used_theta * (of_spending - sides.income)
        for substitute in self.backstops:
            self._replace(substitute, price, of_price, of_spending, sides)
        cost = self._cost(sides, price)
        if seeds is not None:
            cost += seeds.cost
        for substitute in self.backstops:
            cost[substitute.source] += self.of_substitute(substitute, of_price, of_spending, sides)
        if self.limits is not None:
            sought = None if seeds is None else seeds.trade
            of_limit = self.limits.multipliers(sides, price, sought)
            self._limit_costs(cost, sides, of_limit)
        inputs = _by_economy(self.input_share, cost) - self.weight * of_price
        wage = self.wages * sides.income
        if seeds is not None:
            inputs += seeds.price
        if self.substitution is not None:
            through_price, through_wage = self.substitution.worth(
                of_spending, None if seeds is None else seeds.factors
            )
            inputs += through_price
            wage = wage + through_wage
        move = _by_economy(self.inverse, inputs)
        # Sales at home bring the new value of prices to costs at once.
        settled = cost + self.home_pass * move
        wage = wage + (self.value_added_share * settled).sum(axis=0)
        gap = (self.trading * balance + wage - of_wage) / base.value_added
        packed = np.concatenate(
            [
                z[:n] + self.wage_step * gap,
                (of_price + self.per_weight * move).ravel(),
                of_spending.ravel(),
                of_limit if self.limits is None else of_limit / self.limits.size,
            ]
        )
        return packed, Marginals(sides, self.weight * price, self.weight * of_price, cost, of_limit)

    def _spending(self, of_spending: Array, of_limit: Array, balance: Array, seeds: Seeds | None) -> Array:
        """Value of spending: what its sellers, its state and the balance of trade get from it."""
        sides = self._sides(of_spending, balance, seeds)
        worth = self._over_origins(self.border, sides.exports)
        if sides.receipts is not None and self.net_border is not None:
            worth += self._over_origins(self.net_border, sides.receipts)
        worth += sides.imports * self.import_share + sides.at_home * self.home_share
        if self.limits is not None:
            s, _, d = self.limits.cells
            through = sum(self.limits.per_cell(of_limit)) + self.limits.value * self.limits.rent_part(sides)
            np.add.at(worth, (s, d), np.divide(through, self.bought[s, d]))
        if seeds is not None and seeds.demand is not None:
            worth += np.divide(seeds.demand, self.bought, out=np.zeros_like(worth), where=self.bought > 0.0)
        worth += sides.income
        output = sides.at_home + sides.income
        for b in self.backstops:
            worth[b.sector] = b.kept * worth[b.sector] + (1.0 - b.kept) * output[b.source]
        worth -= of_spending
        return of_spending + _by_economy(self.inverse_back, worth)

    def _replace(
        self, b: Substitute, price: Array, of_price: Array, of_spending: Array, sides: Sides
    ) -> None:
        """Value of the log price at which origins sell an input that has a substitute; in place."""
        price[b.sector] = b.kept * of_price[b.sector] + self.theta[b.sector] * self._through_demand(
            b, of_spending, sides
        )
        price[b.sector] -= self._of_switching(b, of_spending, sides)

    def of_substitute(self, b: Substitute, of_price: Array, of_spending: Array, sides: Sides) -> Array:
        """Value of the log unit cost of the substitute [N]."""
        value: Array = (1.0 - b.kept) * of_price[b.sector] + self._of_switching(b, of_spending, sides)
        value *= self.weight[b.sector]
        return value

    def _through_demand(self, b: Substitute, of_spending: Array, sides: Sides) -> Array:
        """Value of log demand for what origins sell, per unit of spending [N]."""
        output = (sides.at_home + sides.income)[b.source]
        value: Array = of_spending[b.sector] - (1.0 - b.kept) * output - b.kept * sides.income
        return value

    def _of_switching(self, b: Substitute, of_spending: Array, sides: Sides) -> Array:
        """Value of a log point less between the two prices, per unit of spending [N]."""
        output = (sides.at_home + sides.income)[b.source]
        lost = self._through_demand(b, of_spending, sides) + b.kept * (sides.income - output)
        value: Array = np.where(b.switching, b.elasticity * lost, 0.0)
        return value

    def _limit_costs(self, cost: Array, sides: Sides, of_limit: Array) -> None:
        """Add what limits and rents do to the value of log unit costs; in place."""
        assert self.limits is not None
        limits, theta = self.limits, self.limits.limits.theta
        of_quantity, of_value = limits.per_cell(of_limit)
        through = -(theta + 1.0) * of_quantity - theta * of_value
        through -= theta * limits.value * limits.rent_part(sides)
        np.add.at(cost, limits.cells[:2], through)

    def _sides(self, of_spending: Array, balance: Array, seeds: Seeds | None) -> Sides:
        income = (self.base.final_share * of_spending).sum(axis=0)
        output = _by_economy(self.inputs_back, of_spending)
        if seeds is not None:
            income, output = income + seeds.income, output + seeds.output
        exports, imports = balance * self.per_inflow, -balance * self.per_outflow - income
        if self.state.closure == "scaled":
            exports = exports + income * (self.ratio - 1.0)
            exports += (balance + income * self.wanted).sum() * self.spread
        at_home, payments = output - income, imports + income
        if self.net_border is None:
            return Sides(income, exports + output, None, imports, at_home, exports, payments)
        tax = np.broadcast_to(exports + income, output.shape)
        return Sides(income, tax, at_home, imports, at_home, exports, payments)

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

"""All equations of one scenario as one map of the packed unknowns: wages, prices, spending, permit prices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.limits import Limits, Measured, compile_limits
from detente.trade.precondition import precondition
from detente.trade.technology import Costs, Nests, backstop_price, compile_nests, nested_costs
from detente.trade.wedges import Wedges

__all__ = ["Point", "Prices", "State", "System", "pack", "ratio_of", "unpack"]


class Point(NamedTuple):
    """The unknowns."""

    log_wage: Array
    """[N]."""
    log_price: Array
    """Buyers' price indices [S, N]."""
    spending_hat: Array
    """[S, N]."""
    permit: Array
    """Log price of each limit's permits or subsidy [L]."""


class Prices(NamedTuple):
    """Costs and prices at one point."""

    log_cost: Array
    """[S, N]."""
    power: Array
    """[S, N]."""
    log_price: Array
    """[S, N]."""
    access: Array
    """[S, N]."""
    log_kept: Array
    """Log share of demand still met by origins, for each backstop [B, N]."""
    costs: Costs | None
    """Of nested industries; ``None`` without any."""


@dataclass(frozen=True, eq=False)
class State:
    """Everything that follows from one point."""

    prices: Prices
    output: Array
    spending: Array
    income: Array
    tariff_revenue: Array
    export_tax_revenue: Array
    rent: Array
    """Rent received by each economy [N]."""
    deficit: Array
    wage_gap: Array
    numeraire: float
    """World value added, one in equilibrium."""
    measured: Measured | None
    """Trade under limits; ``None`` without any."""


@dataclass(frozen=True, eq=False)
class System:
    """All equations of one scenario, as one map of the packed unknowns."""

    base: Base
    wedges: Wedges
    closure: Closure
    share: Array
    border: Array
    """``C`` without its diagonal."""
    home: Array
    """The diagonal of ``C`` [S, N]."""
    export_factor: Array | None
    damping: float | None
    """Share of the trade-balance gap by which a wage moves; ``None`` to precondition every block instead."""
    limits: Limits | None
    nests: Nests | None
    gained: Array | None
    """Log productivity [S, N]."""
    per_spending: Array
    """``1/X`` [S, N], zero for goods that nobody buys."""
    unused: Array
    """One for goods that nobody buys [S, N]."""
    no_tax: Array
    """Zeros [N]."""

    @classmethod
    def of(cls, base: Base, wedges: Wedges, closure: Closure, damping: float | None) -> System:
        share, border, home, factor = _kernels(base, wedges)
        limits = compile_limits(base, wedges.limits, share, border, factor) if wedges.limits else None
        nests = nests_of(base) if base.technology.nests else None
        gained = None if wedges.productivity is None else np.log(wedges.productivity)
        unused = (base.spending == 0.0).astype(np.float64)
        per_spending = (1.0 - unused) / (base.spending + unused)
        no_tax = np.zeros_like(base.income)
        return cls(
            base, wedges, closure, share, border, home, factor, damping, limits, nests, gained,
            per_spending, unused, no_tax,
        )  # fmt: skip

    def put(self, permit: Array) -> None:
        """Write the cells under limits at log permit prices ``permit`` [L], in place.

        These kernels belong to one solve alone, and copying both would cost more than a step.
        """
        if self.limits is not None:
            self.limits.put(permit, self.share, self.border)

    def step(self, z: Array) -> tuple[Array, float]:
        """``F(z) - z`` and the largest residual of any equation, neither damped nor preconditioned."""
        base = self.base
        at = self.unpack(z)
        prices = self.prices(at)
        price_gap = prices.log_price - at.log_price
        residual = float(np.abs(price_gap).max())
        ahead = prices
        if self.damping is None:
            undo = precondition(base)
            price_move = undo.of_prices(price_gap)
            ahead = self._ahead(prices, price_move, price_gap)
            price_gap = price_move
        state = self.values(at, ahead)
        moves = self.moves(at, state)
        residual = max(residual, self._largest(at, state, moves))
        wage_move = state.wage_gap
        spending_gap = moves.spending_hat
        if self.damping is None:
            wage_move = wage_move / undo.reaction
            spending_gap = undo.of_spending(spending_gap * base.spending) * self.per_spending
        else:
            wage_move = self.damping * wage_move
        wage_move = wage_move - np.log(np.exp(at.log_wage + wage_move) @ base.value_added)
        return pack(wage_move, price_gap, spending_gap, moves.permit), residual

    def residual(self, at: Point, state: State) -> float:
        """Largest residual of any equation at a point."""
        gap = float(np.abs(state.prices.log_price - at.log_price).max())
        return max(gap, self._largest(at, state, self.moves(at, state)))

    def _largest(self, at: Point, state: State, moves: Point) -> float:
        """Of the blocks other than prices."""
        largest = max(
            np.abs(state.wage_gap).max(), abs(state.numeraire - 1.0), np.abs(moves.spending_hat).max()
        )
        if state.measured is not None and self.wedges.held is None:
            gap = np.maximum(0.0, at.permit + state.measured.gap) - at.permit
            largest = max(largest, np.abs(gap).max(initial=0.0))
        return float(largest)

    def moves(self, at: Point, state: State) -> Point:
        """Changes of spending and permit prices that the equations ask for; the rest is left at zero."""
        spending = state.spending * self.per_spending + self.unused - at.spending_hat
        permit = at.permit
        if state.measured is not None and self.wedges.held is None:
            permit = np.maximum(0.0, at.permit + state.measured.step)
        return Point(self.no_tax, self.no_tax, spending, permit - at.permit)

    def evaluate(self, at: Point) -> State:
        """Every equation at one point."""
        return self.values(at, self.prices(at))

    def prices(self, at: Point) -> Prices:
        """Eqs. (2) to (4), (14), (15) and (18)."""
        base = self.base
        self.put(at.permit)
        cost = eq.log_unit_cost(base.value_added_share, base.input_share, at.log_wage, at.log_price)
        costs = None
        if self.nests is not None:
            costs = nested_costs(self.nests, cost, at.log_price)
            cost[list(costs.industries)] = costs.log_cost
        if self.gained is not None:
            cost -= self.gained
        power = eq.cost_power(cost, base.theta)
        price, access = eq.log_price(self.share, power, base.theta)
        kept = [np.zeros_like(at.log_wage)] * len(base.technology.backstops)
        for row, backstop in enumerate(base.technology.backstops):
            price[backstop.sector], kept[row] = backstop_price(
                backstop, price[backstop.sector], cost[backstop.source]
            )
        return Prices(cost, power, price, access, np.array(kept), costs)

    def _ahead(self, prices: Prices, price_move: Array, price_gap: Array) -> Prices:
        """Prices after the move that is about to be made, to first order: what spending and wages should meet."""
        base = self.base
        rise = np.matmul(price_move.T[:, None, :], base.input_share)[:, 0, :].T
        if prices.costs is not None:
            rise[list(prices.costs.industries)] = np.einsum(
                "cnk,kn->cn", prices.costs.input_share, price_move
            )
        cost = prices.log_cost + rise
        access = prices.access * np.exp(-base.theta[:, None] * (price_move - price_gap))
        return prices._replace(log_cost=cost, power=eq.cost_power(cost, base.theta), access=access)

    def values(self, at: Point, prices: Prices) -> State:
        """Eqs. (5) to (9), (16) and (17): trade, revenue, rents, income, spending and the gaps to be closed."""
        base, border, power = self.base, self.border, prices.power
        spending = at.spending_hat * base.spending
        bought = spending
        backstops = base.technology.backstops
        if backstops:
            bought = spending.copy()
            for row, backstop in enumerate(backstops):
                bought[backstop.sector] *= np.exp(prices.log_kept[row])
        demand = bought / (prices.access + (prices.access == 0.0) if backstops else prices.access)
        exports_so, imports_sd = eq.border_values(border, power, demand)
        home = self.home * power * demand
        sales, purchases = exports_so + home, imports_sd + home
        output = sales if self.export_factor is None else home + self._net_of_export_tax(power, demand)
        exports, imports = exports_so.sum(axis=0), imports_sd.sum(axis=0)
        measured, rent, rent_out = None, self.no_tax, self.no_tax
        if self.limits is not None:
            measured = self.limits.measure(at.permit, border, power, demand, prices.log_cost, prices.access)
            rent, received, kept = self.limits.moved(measured)
            exports, imports = exports + received, imports - kept
            output = output - self.limits.of_sales(measured, output.shape)
            rent_out = self.limits.by_origin(measured)
        export_tax = self.no_tax
        if self.export_factor is not None:
            export_tax = eq.export_tax_revenue(sales, output) - rent_out
        if backstops:
            output = output.copy()
            for backstop in backstops:
                output[backstop.source] += spending[backstop.sector] - bought[backstop.sector]
        tariff_revenue = eq.tariff_revenue(bought, purchases)
        deficit, gap = self._balance(exports, imports)
        wages = np.exp(at.log_wage) * base.value_added
        income = wages + tariff_revenue + export_tax + rent + deficit
        return State(
            prices=prices,
            output=output,
            spending=self._expenditure(prices, income, output),
            income=income,
            tariff_revenue=tariff_revenue,
            export_tax_revenue=export_tax,
            rent=rent,
            deficit=deficit,
            wage_gap=gap,
            numeraire=float(wages.sum()),
            measured=measured,
        )

    def _expenditure(self, prices: Prices, income: Array, output: Array) -> Array:
        """Eq. (8), nested industries with the cost shares of eq. (15)."""
        base, costs = self.base, prices.costs
        if costs is None:
            return eq.expenditure(base.final_share, income, base.input_share, output)
        rows = list(costs.industries)
        plain = output.copy()
        plain[rows] = 0.0
        spending = eq.expenditure(base.final_share, income, base.input_share, plain)
        spending += np.einsum("cnk,cn->kn", costs.input_share, output[rows])
        return spending

    def _balance(self, exports: Array, imports: Array) -> tuple[Array, Array]:
        """Deficits under the closure, and eq. (9)."""
        base = self.base
        if self.closure == "scaled":
            ratio = base.import_ratio
            wanted = exports * ratio * (exports.sum() / (exports @ ratio))
            return wanted - exports, np.log(wanted / imports)
        deficit = base.deficit if self.closure == "fixed" else self.no_tax
        return deficit, eq.balance_gap(exports, imports, deficit)

    def _net_of_export_tax(self, power: Array, demand: Array) -> Array:
        assert self.export_factor is not None
        net: Array = power * np.matmul(self.border / self.export_factor, demand[:, :, None])[:, :, 0]
        return net

    def unpack(self, z: Array) -> Point:
        """The unknowns in a packed vector."""
        return unpack(z, self.base)


@lru_cache(maxsize=16)
def nests_of(base: Base) -> Nests:
    """The nests of ``base`` over its shares."""
    return compile_nests(base.technology, base.value_added_share, base.input_share)


def _kernels(base: Base, wedges: Wedges) -> tuple[Array, Array, Array, Array | None]:
    """``A``, ``C = A/(1+τ')`` off and on its diagonal, ``1+e'`` (``None`` without): computed once a scenario."""
    share = eq.trade_share_kernel(base.share, wedges.hat(base), base.theta)
    border = share / (1.0 + wedges.tariff)
    diagonal = np.einsum("sdd->sd", border)
    home = diagonal.copy()
    diagonal[:] = 0.0
    return share, border, home, None if wedges.export_tax is None else 1.0 + wedges.export_tax


def ratio_of(new: Array, old: Array) -> Array:
    """``new / old``, one where the base is zero."""
    return np.divide(new, old, out=np.ones_like(new), where=old > 0.0)


def pack(*blocks: Array) -> Array:
    """All unknowns in one vector."""
    return np.concatenate([b.ravel() for b in blocks])


def unpack(z: Array, base: Base) -> Point:
    """The unknowns in a packed vector."""
    n, shape, size = len(base.economies), base.spending.shape, base.spending.size
    permits = n + 2 * size
    return Point(
        z[:n],
        z[n : n + size].reshape(shape),
        z[n + size : permits].reshape(shape),
        z[permits:],
    )

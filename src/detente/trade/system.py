"""All equations of one scenario as one map of the packed unknowns: wages, prices, spending, purchase subsidies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.precondition import precondition
from detente.trade.wedges import Wedges

__all__ = ["State", "System", "pack", "ratio_of", "unpack"]


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
    unsubsidised: tuple[Array, Array]
    """``A`` and ``C`` [F] in the cells that have a floor, without subsidy."""
    per_spending: Array
    """``1/X`` [S, N], zero for goods that nobody buys."""
    unused: Array
    """One for goods that nobody buys [S, N]."""
    no_tax: Array
    """Zeros [N]."""

    @classmethod
    def of(cls, base: Base, wedges: Wedges, closure: Closure, damping: float | None) -> System:
        share, border, home, factor = _kernels(base, wedges)
        cells = cells_of(wedges)
        plain = (share[cells], border[cells]) if wedges.floors else (np.zeros(0), np.zeros(0))
        unused = (base.spending == 0.0).astype(np.float64)
        per_spending = (1.0 - unused) / (base.spending + unused)
        no_tax = np.zeros_like(base.income)
        return cls(
            base, wedges, closure, share, border, home, factor, damping, plain, per_spending, unused, no_tax
        )

    def subsidise(self, subsidy: Array) -> None:
        """Cut ``(1+τ')`` to ``(1+τ')·exp(-k)`` in the cells that have a floor."""
        cells = cells_of(self.wedges)
        theta = self.base.theta[cells[0]]
        self.share[cells] = self.unsubsidised[0] * np.exp(subsidy * theta)
        self.border[cells] = self.unsubsidised[1] * np.exp(subsidy * (theta + 1.0))

    def step(self, z: Array) -> tuple[Array, float]:
        base = self.base
        lw, lp, x_hat, subsidy = unpack(z, base)
        state = self.evaluate(lw, lp, x_hat, subsidy)
        price_gap = state.log_price - lp
        spending_gap = state.spending * self.per_spending + self.unused - x_hat
        subsidy_gap = np.maximum(0.0, subsidy + state.floor_gap) - subsidy
        # The residual is that of the equations themselves, neither damped nor preconditioned.
        residual = max(
            np.abs(state.wage_gap).max(),
            abs(state.numeraire - 1.0),
            np.abs(price_gap).max(),
            np.abs(spending_gap).max(),
            np.abs(subsidy_gap).max(initial=0.0),
        )
        if self.damping is None:
            undo = precondition(base)
            wage_move = state.wage_gap / undo.reaction
            price_gap = undo.of_prices(price_gap)
            spending_gap = undo.of_spending(spending_gap * base.spending) * self.per_spending
        else:
            wage_move = self.damping * state.wage_gap
        wage_move -= np.log(np.exp(lw + wage_move) @ base.value_added)
        return pack(wage_move, price_gap, spending_gap, subsidy_gap), float(residual)

    def evaluate(self, lw: Array, lp: Array, x_hat: Array, subsidy: Array) -> State:
        base = self.base
        share, border = self.share, self.border
        if self.wedges.floors:
            # In place: these cells belong to this solve alone, and copying both kernels would cost more than a step.
            self.subsidise(subsidy)
        cost = eq.log_unit_cost(base.value_added_share, base.input_share, lw, lp)
        power = eq.cost_power(cost, base.theta)
        price, access = eq.log_price(share, power, base.theta)
        spending = x_hat * base.spending
        demand = spending / access
        exports_so, imports_sd = eq.border_values(border, power, demand)
        home = self.home * power * demand
        sales, purchases = exports_so + home, imports_sd + home
        output = (
            sales if self.export_factor is None else home + self._net_of_export_tax(border, power, demand)
        )
        tariff_revenue = eq.tariff_revenue(spending, purchases)
        export_tax = self.no_tax if self.export_factor is None else eq.export_tax_revenue(sales, output)
        exports, imports = exports_so.sum(axis=0), imports_sd.sum(axis=0)
        if self.closure == "scaled":
            ratio = base.import_ratio
            wanted = exports * ratio * (exports.sum() / (exports @ ratio))
            deficit, gap = wanted - exports, np.log(wanted / imports)
        else:
            deficit = base.deficit if self.closure == "fixed" else np.zeros_like(base.deficit)
            gap = eq.balance_gap(exports, imports, deficit)
        wages = np.exp(lw) * base.value_added
        income = wages + tariff_revenue + export_tax + deficit
        return State(
            log_cost=cost,
            log_price=price,
            output=output,
            spending=eq.expenditure(base.final_share, income, base.input_share, output),
            income=income,
            tariff_revenue=tariff_revenue,
            export_tax_revenue=export_tax,
            deficit=deficit,
            wage_gap=gap,
            numeraire=float(wages.sum()),
            floor_gap=self._floor_gap(border, power, demand, cost),
        )

    def _net_of_export_tax(self, border: Array, power: Array, demand: Array) -> Array:
        assert self.export_factor is not None
        net: Array = power * np.matmul(border / self.export_factor, demand[:, :, None])[:, :, 0]
        return net

    def _floor_gap(self, border: Array, power: Array, demand: Array, cost: Array) -> Array:
        floors = self.wedges.floors
        if not floors:
            return np.zeros(0)
        s, o, d = cells_of(self.wedges)
        price = np.exp(cost[s, o])
        if self.export_factor is not None:
            price = price * self.export_factor[s, o, d]
        quantity = border[s, o, d] * power[s, o] * demand[s, d] / price
        wanted = np.array([f.quantity for f in floors]) / self.base.unit
        return eq.quantity_gap(quantity, wanted, self.base.theta[s])


@dataclass(frozen=True, eq=False)
class State:
    log_cost: Array
    log_price: Array
    output: Array
    spending: Array
    income: Array
    tariff_revenue: Array
    export_tax_revenue: Array
    deficit: Array
    wage_gap: Array
    numeraire: float
    """World value added, one in equilibrium."""
    floor_gap: Array


def _kernels(base: Base, wedges: Wedges) -> tuple[Array, Array, Array, Array | None]:
    """``A``, ``C = A/(1+τ')`` off and on its diagonal, ``1+e'`` (``None`` without): computed once a scenario."""
    share = eq.trade_share_kernel(base.share, wedges.hat(base), base.theta)
    border = share / (1.0 + wedges.tariff)
    diagonal = np.einsum("sdd->sd", border)
    home = diagonal.copy()
    diagonal[:] = 0.0
    return share, border, home, None if wedges.export_tax is None else 1.0 + wedges.export_tax


def cells_of(wedges: Wedges) -> tuple[list[int], list[int], list[int]]:
    floors = wedges.floors
    return [f.sector for f in floors], [f.origin for f in floors], [f.destination for f in floors]


def ratio_of(new: Array, old: Array) -> Array:
    """``new / old``, one where the base is zero."""
    return np.divide(new, old, out=np.ones_like(new), where=old > 0.0)


def pack(*blocks: Array) -> Array:
    return np.concatenate([b.ravel() for b in blocks])


def unpack(z: Array, base: Base) -> tuple[Array, Array, Array, Array]:
    n, shape = len(base.economies), base.spending.shape
    size = base.spending.size
    return (
        z[:n],
        z[n : n + size].reshape(shape),
        z[n + size : n + 2 * size].reshape(shape),
        z[n + 2 * size :],
    )

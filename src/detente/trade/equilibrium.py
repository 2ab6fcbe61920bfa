"""The only solver: one fixed point for wages, prices, spending and purchase subsidies together.

Nothing is nested: each step evaluates every equation once and Anderson acceleration combines the last steps.
Wages move by the trade-balance gap, which stays well scaled when trade nearly vanishes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.errors import Problem, SolveError
from detente.labels import economy_name, sector_name
from detente.trade import equations as eq
from detente.trade.anderson import Iteration, accelerate
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.wedges import Wedges

__all__ = ["TOLERANCE", "Equilibrium", "equilibrium"]

TOLERANCE = 1e-10
"""Largest undamped residual of any equation that a result may have."""

LADDER = ((0.3, 12, 400), (0.1, 20, 800), (0.03, 30, 1600))
"""Wage damping, memory and longest run of each attempt, tried in this order."""

HOMOTOPY = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Parts of the shock solved one after another when the whole shock does not solve at once."""


@dataclass(frozen=True, eq=False)
class Equilibrium:
    """A solved economy. Values are fractions of world value added (``base.unit`` million USD)."""

    base: Base
    wedges: Wedges
    closure: Closure
    log_wage: Array
    """``log ŵ`` [N]; world value added is the numeraire."""
    log_price: Array
    """``log P̂`` [S, N]."""
    log_cost: Array
    """``log ĉ`` [S, N]."""
    spending: Array
    """``X'`` [S, N], duty included."""
    output: Array
    """``Y'`` [S, N], producer prices."""
    income: Array
    """``I'`` [N]."""
    tariff_revenue: Array
    """[N], net of purchase subsidies."""
    export_tax_revenue: Array
    """[N]."""
    deficit: Array
    """``D'`` [N]."""
    subsidy_log: Array
    """Log purchase subsidy of each floor [F]; zero where the floor does not bind."""
    residual: float
    """Largest undamped residual of any equation."""
    walras: float
    """Largest relative gap of the factor markets, which no equation of the solver contains."""
    steps: int

    @property
    def kernels(self) -> tuple[Array, Array]:
        """``A`` and ``C`` [S, N, N] with the purchase subsidies in them."""
        model = _Model.of(self.base, self.wedges, self.closure, 1.0)
        model._subsidise(self.subsidy_log)
        np.einsum("sdd->sd", model.border)[:] = model.home
        return model.share, model.border

    def trade(self) -> Array:
        """Trade at the border before duty, ``V`` [S, N, N], million USD; sales at home on the diagonal."""
        kernel, border = self.kernels
        power = eq.cost_power(self.log_cost, self.base.theta)
        access = np.matmul(power[:, None, :], kernel)[:, 0, :]
        flows: Array = border * power[:, :, None] * (self.spending / access)[:, None, :] * self.base.unit
        return flows

    def point(self) -> Array:
        """Where to start a neighbouring scenario."""
        return _pack(
            self.log_wage, self.log_price, _ratio(self.spending, self.base.spending), self.subsidy_log
        )


def equilibrium(
    base: Base,
    wedges: Wedges,
    *,
    closure: Closure = "fixed",
    start: Equilibrium | None = None,
    tol: float = TOLERANCE,
) -> Equilibrium:
    """Solve for the world after the shock.

    Parameters
    ----------
    base : shares of the base year.
    wedges : level of every tariff, export tax, trade cost and purchase floor.
    closure : what holds trade balances.
    start : a solved neighbour to start from.
    tol : largest undamped residual, relative in every block.

    Raises
    ------
    SolveError
        When a destination has no source left for a good it buys, when an income turns negative because a
        fixed deficit cannot be financed, or when the iteration does not reach ``tol`` by any rung of the ladder.
    """
    model = _Model.of(base, wedges, closure, LADDER[0][0])
    _require_sources(base, model.share)
    _require_trade_under_floors(base, wedges, model.border)
    first = _start_point(base, wedges, start)
    _require_scalable(base, closure)
    last: Iteration | None = None
    for damping, memory, longest in LADDER:
        model = replace(model, damping=damping)
        with np.errstate(all="ignore"):
            last = accelerate(model.step, first, tol=tol, memory=memory, max_steps=longest)
        if last.converged:
            return model.finish(last)
    assert last is not None
    return _by_homotopy(base, wedges, closure, tol) or _fail(model, last)


@dataclass(frozen=True, eq=False)
class _Model:
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
    damping: float
    unsubsidised: tuple[Array, Array]
    """``A`` and ``C`` [F] in the cells that have a floor, without subsidy."""

    @classmethod
    def of(cls, base: Base, wedges: Wedges, closure: Closure, damping: float) -> _Model:
        share, border, home, factor = _kernels(base, wedges)
        cells = _cells(wedges)
        plain = (share[cells], border[cells]) if wedges.floors else (np.zeros(0), np.zeros(0))
        return cls(base, wedges, closure, share, border, home, factor, damping, plain)

    def _subsidise(self, subsidy: Array) -> None:
        """Cut ``(1+τ')`` to ``(1+τ')·exp(-k)`` in the cells that have a floor."""
        cells = _cells(self.wedges)
        theta = self.base.theta[cells[0]]
        self.share[cells] = self.unsubsidised[0] * np.exp(subsidy * theta)
        self.border[cells] = self.unsubsidised[1] * np.exp(subsidy * (theta + 1.0))

    def step(self, z: Array) -> tuple[Array, float]:
        base = self.base
        lw, lp, x_hat, subsidy = _unpack(z, base)
        state = self._evaluate(lw, lp, x_hat, subsidy)
        lw_new = lw + self.damping * state.wage_gap
        lw_new -= np.log(np.exp(lw_new) @ base.value_added)
        x_new = _ratio(state.spending, base.spending)
        subsidy_new = np.maximum(0.0, subsidy + state.floor_gap)
        gaps = (lw_new - lw, state.log_price - lp, x_new - x_hat, subsidy_new - subsidy)
        residual = max(
            np.abs(state.wage_gap).max(),
            *(np.abs(g).max() for g in gaps[1:3]),
            np.abs(gaps[3]).max(initial=0.0),
            abs(np.exp(lw) @ base.value_added - 1.0),
        )
        return _pack(*gaps), float(residual)

    def _evaluate(self, lw: Array, lp: Array, x_hat: Array, subsidy: Array) -> _State:
        base = self.base
        share, border = self.share, self.border
        if self.wedges.floors:
            # In place: these cells belong to this solve alone, and copying both kernels would cost more than a step.
            self._subsidise(subsidy)
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
        export_tax = eq.export_tax_revenue(sales, output)
        exports, imports = exports_so.sum(axis=0), imports_sd.sum(axis=0)
        if self.closure == "scaled":
            ratio = base.import_ratio
            wanted = exports * ratio * (exports.sum() / (exports @ ratio))
            deficit, gap = wanted - exports, np.log(wanted / imports)
        else:
            deficit = base.deficit if self.closure == "fixed" else np.zeros_like(base.deficit)
            gap = eq.balance_gap(exports, imports, deficit)
        income = np.exp(lw) * base.value_added + tariff_revenue + export_tax + deficit
        return _State(
            log_cost=cost,
            log_price=price,
            output=output,
            spending=eq.expenditure(base.final_share, income, base.input_share, output),
            income=income,
            tariff_revenue=tariff_revenue,
            export_tax_revenue=export_tax,
            deficit=deficit,
            wage_gap=gap,
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
        s, o, d = _cells(self.wedges)
        price = np.exp(cost[s, o])
        if self.export_factor is not None:
            price = price * self.export_factor[s, o, d]
        quantity = border[s, o, d] * power[s, o] * demand[s, d] / price
        wanted = np.array([f.quantity for f in floors]) / self.base.unit
        return eq.quantity_gap(quantity, wanted, self.base.theta[s])

    def finish(self, run: Iteration) -> Equilibrium:
        lw, lp, x_hat, subsidy = _unpack(run.point, self.base)
        state = self._evaluate(lw, lp, x_hat, subsidy)
        if state.income.min() <= 0.0:
            _fail(self, run)
        paid = (self.base.value_added_share * state.output).sum(axis=0)
        owed = np.exp(lw) * self.base.value_added
        return Equilibrium(
            base=self.base,
            wedges=self.wedges,
            closure=self.closure,
            log_wage=lw,
            log_price=lp,
            log_cost=state.log_cost,
            spending=state.spending,
            output=state.output,
            income=state.income,
            tariff_revenue=state.tariff_revenue,
            export_tax_revenue=state.export_tax_revenue,
            deficit=state.deficit,
            subsidy_log=subsidy,
            residual=run.residual,
            walras=float(np.abs(paid / owed - 1.0).max()),
            steps=run.steps,
        )


@dataclass(frozen=True, eq=False)
class _State:
    log_cost: Array
    log_price: Array
    output: Array
    spending: Array
    income: Array
    tariff_revenue: Array
    export_tax_revenue: Array
    deficit: Array
    wage_gap: Array
    floor_gap: Array


def _kernels(base: Base, wedges: Wedges) -> tuple[Array, Array, Array, Array | None]:
    """``A``, ``C = A/(1+τ')`` off and on its diagonal, ``1+e'`` (``None`` without): computed once a scenario."""
    share = eq.trade_share_kernel(base.share, wedges.hat(base), base.theta)
    border = share / (1.0 + wedges.tariff)
    diagonal = np.einsum("sdd->sd", border)
    home = diagonal.copy()
    diagonal[:] = 0.0
    return share, border, home, None if wedges.export_tax is None else 1.0 + wedges.export_tax


def _cells(wedges: Wedges) -> tuple[list[int], list[int], list[int]]:
    floors = wedges.floors
    return [f.sector for f in floors], [f.origin for f in floors], [f.destination for f in floors]


def _ratio(new: Array, old: Array) -> Array:
    """``new / old``, one where the base is zero."""
    return np.divide(new, old, out=np.ones_like(new), where=old > 0.0)


def _pack(*blocks: Array) -> Array:
    return np.concatenate([b.ravel() for b in blocks])


def _unpack(z: Array, base: Base) -> tuple[Array, Array, Array, Array]:
    n, shape = len(base.economies), base.spending.shape
    size = base.spending.size
    return (
        z[:n],
        z[n : n + size].reshape(shape),
        z[n + size : n + 2 * size].reshape(shape),
        z[n + 2 * size :],
    )


def _start_point(base: Base, wedges: Wedges, start: Equilibrium | None) -> Array:
    zero = np.zeros(len(wedges.floors))
    if start is None:
        return _pack(
            np.zeros(len(base.economies)), np.zeros_like(base.spending), np.ones_like(base.spending), zero
        )
    subsidy = start.subsidy_log if len(start.subsidy_log) == len(zero) else zero
    return _pack(start.log_wage, start.log_price, _ratio(start.spending, base.spending), subsidy)


def _by_homotopy(base: Base, wedges: Wedges, closure: Closure, tol: float) -> Equilibrium | None:
    point: Equilibrium | None = None
    damping, memory, longest = LADDER[1]
    steps = 0
    for part in (*HOMOTOPY, 1.0):
        partial = wedges.toward(base, part)
        model = _Model.of(base, partial, closure, damping)
        with np.errstate(all="ignore"):
            run = accelerate(
                model.step, _start_point(base, partial, point), tol=tol, memory=memory, max_steps=longest
            )
        steps += run.steps
        if not run.converged:
            return None
        point = model.finish(run)
    assert point is not None
    return replace(point, steps=steps)


def _require_sources(base: Base, share: Array) -> None:
    missing = (share.sum(axis=1) <= 0.0) & (base.spending > 0.0)
    if missing.any():
        raise SolveError(
            [
                Problem(
                    f"{sector_name(base.sectors[s])} in {economy_name(base.economies[d])}",
                    "no source left at any price",
                    "at least one origin that may still sell",
                    "leave one origin open, or use a high but finite trade cost",
                )
                for s, d in zip(*np.nonzero(missing), strict=True)
            ]
        )


def _require_scalable(base: Base, closure: Closure) -> None:
    exports = (base.share * base.spending[:, None, :]).sum(axis=(0, 2)) - np.einsum(
        "sdd,sd->d", base.share, base.spending
    )
    alone = [e for e, x, d in zip(base.economies, exports, base.deficit, strict=True) if x <= 0.0 < d]
    if closure == "scaled" and alone:
        raise SolveError(
            Problem(
                f"exports of {', '.join(map(economy_name, alone))}",
                "none",
                "exports that imports can be scaled with",
                "choose the closure 'fixed' or 'balanced'",
            )
        )


def _require_trade_under_floors(base: Base, wedges: Wedges, border: Array) -> None:
    idle = [f for f in wedges.floors if border[f.sector, f.origin, f.destination] <= 0.0 or f.quantity <= 0.0]
    if idle:
        raise SolveError(
            [
                Problem(
                    f"purchase of {sector_name(base.sectors[f.sector])} from "
                    f"{economy_name(base.economies[f.origin])} by {economy_name(base.economies[f.destination])}",
                    f"a floor of {f.quantity:g} million USD where the base year has no trade",
                    "a positive floor on a pair that trades the good",
                    "choose another seller or sector",
                )
                for f in idle
            ]
        )


def _fail(model: _Model, run: Iteration) -> Equilibrium:
    base = model.base
    lw, lp, x_hat, subsidy = _unpack(run.point, base)
    with np.errstate(all="ignore"):
        state = model._evaluate(lw, lp, x_hat, subsidy)
    poor = np.flatnonzero(~(state.income > 0.0))
    if poor.size:
        names = ", ".join(economy_name(base.economies[i]) for i in poor[:3])
        raise SolveError(
            Problem(
                f"income of {names}",
                "zero or below",
                "a positive income",
                "choose the closure 'scaled' or 'balanced': a fixed deficit or surplus cannot be financed "
                "when so little is traded",
            )
        )
    worst = int(np.nanargmax(np.abs(state.wage_gap)))
    raise SolveError(
        Problem(
            f"trade balance of {economy_name(base.economies[worst])}",
            f"a residual of {run.residual:.1e} after every fallback",
            f"at most {TOLERANCE:.0e}",
            "choose the closure 'scaled' or 'balanced', or a smaller shock",
        )
    )

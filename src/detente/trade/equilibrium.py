"""The only solver: one fixed point for wages, prices, spending and permit prices together.

Nothing is nested: each step evaluates every equation once and Anderson acceleration combines the last steps.
Wages move by the trade-balance gap, which stays well scaled when trade nearly vanishes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from detente.errors import SolveError
from detente.trade import equations as eq
from detente.trade.anderson import Iteration, accelerate
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.failures import explain, require_solvable
from detente.trade.limits import Measured
from detente.trade.system import Point, System, pack, ratio_of
from detente.trade.technology import Costs
from detente.trade.verdict import Verdict
from detente.trade.wedges import Wedges

__all__ = ["TOLERANCE", "Equilibrium", "equilibrium"]

TOLERANCE = 1e-10
"""Largest undamped residual of any equation that a result may have."""

LADDER = ((None, 12, 400), (0.3, 12, 400), (0.1, 20, 800), (0.03, 30, 1600))
"""Wage damping (``None``: preconditioned), memory and longest run of each attempt, tried in this order."""

HOMOTOPY = (0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
"""Parts of the shock solved one after another when the whole shock does not solve at once."""

POLISH = 0.1
"""Part of the tolerance to aim at when the residual at the last point is above the one it was reached with."""


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
    rent: Array
    """Rent of ceilings received [N]."""
    deficit: Array
    """``D'`` [N]."""
    permit_log: Array
    """Log permit price of each ceiling, log subsidy of each floor [L]; zero where the limit does not bind."""
    log_kept: Array
    """Log share of demand still met by origins, for each backstop [B, N]."""
    measured: Measured | None
    """Trade under the limits; ``None`` without any."""
    costs: Costs | None
    """Unit costs and cost shares of nested industries; ``None`` with fixed cost shares everywhere."""
    residual: float
    """Largest undamped residual of any equation."""
    walras: float
    """Largest relative gap of the factor markets, which no equation of the solver contains."""
    steps: int
    verdict: Verdict = Verdict.SOLVED

    @property
    def kernels(self) -> tuple[Array, Array]:
        """``A`` and ``C`` [S, N, N] with permit prices and purchase subsidies in them."""
        model = System.of(self.base, self.wedges, self.closure, 1.0)
        model.put(self.permit_log)
        np.einsum("sdd->sd", model.border)[:] = model.home
        return model.share, model.border

    @property
    def input_share(self) -> Array:
        """Cost shares of inputs now [N, K, S]."""
        shares = self.base.input_share
        if self.costs is not None:
            shares = shares.copy()
            for row, s in enumerate(self.costs.industries):
                shares[:, :, s] = self.costs.input_share[row]
        return shares

    @property
    def value_added_share(self) -> Array:
        """Cost share of factors now [S, N]."""
        shares = self.base.value_added_share
        if self.costs is not None:
            shares = shares.copy()
            for row, s in enumerate(self.costs.industries):
                weight = self.costs.rest_weight[row]
                shares[s] *= np.divide(
                    self.costs.rest_share[row], weight, out=np.ones_like(weight), where=weight > 0
                )
        return shares

    @property
    def bought(self) -> Array:
        """Spending on what comes from origins [S, N]: all but what backstops supply."""
        spending = self.spending
        for row, backstop in enumerate(self.base.technology.backstops):
            spending = spending.copy() if spending is self.spending else spending
            spending[backstop.sector] *= np.exp(self.log_kept[row])
        return spending

    def trade(self) -> Array:
        """Trade at the border before duty, ``V`` [S, N, N], million USD; sales at home on the diagonal."""
        return self._trade

    @cached_property
    def _trade(self) -> Array:
        kernel, border = self.kernels
        power = eq.cost_power(self.log_cost, self.base.theta)
        access = np.matmul(power[:, None, :], kernel)[:, 0, :]
        access[access == 0.0] = 1.0  # only where a backstop has replaced every origin
        border *= power[:, :, None]
        border *= (self.bought / access)[:, None, :] * self.base.unit
        border.setflags(write=False)
        return border

    def traded_quantity(self) -> Array:
        """Trade at base-year border prices [S, N, N], million USD; sales at home on the diagonal."""
        price = np.exp(self.log_cost)[:, :, None]
        if self.wedges.export_tax is not None:
            price = price * (1.0 + self.wedges.export_tax)
        quantity: Array = self.trade() / price
        if self.wedges.limits:
            model = System.of(self.base, self.wedges, self.closure, 1.0)
            assert model.limits is not None
            _, rent = model.limits.wedges(self.permit_log)
            quantity[model.limits.cells] *= np.exp(-rent)
        return quantity

    def point(self) -> Point:
        """The unknowns at the solution."""
        return Point(
            self.log_wage,
            self.log_price,
            ratio_of(self.spending, self.base.spending),
            self.permit_log,
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
    wedges : level of every tariff, export tax, trade cost, floor, ceiling and productivity.
    closure : what holds trade balances.
    start : a solved neighbour to start from.
    tol : largest undamped residual, relative in every block.

    Raises
    ------
    SolveError
        With a :class:`~detente.trade.verdict.Verdict`: when a destination has no source left for a good it buys,
        when a limit covers no trade, when a fixed deficit cannot be financed, or when the iteration does not
        reach ``tol`` by any rung of the ladder.
    """
    model = System.of(base, wedges, closure, LADDER[0][0])
    require_solvable(model)
    first = _start_point(base, wedges, start)
    last: Iteration | None = None
    for rung, (damping, memory, longest) in enumerate(LADDER):
        model = replace(model, damping=damping)
        last = _accelerate(model, first, tol, memory, longest)
        if last.converged:
            return _finish(model, last, Verdict.DAMPED if rung else Verdict.SOLVED)
    assert last is not None
    return _in_parts(base, wedges, closure, tol) or explain(model, model.unpack(last.point), last.residual)


def _accelerate(model: System, first: Array, tol: float, memory: int, longest: int) -> Iteration:
    """Iterate until the residual at the point itself, not only the one met on the way, is below ``tol``."""
    with np.errstate(all="ignore"):
        run = accelerate(model.step, first, tol=tol, memory=memory, max_steps=longest)
        if not run.converged:
            return run
        at = model.unpack(run.point)
        residual = model.residual(at, model.evaluate(at))
        if residual < tol:
            return replace(run, residual=residual)
        more = accelerate(model.step, run.point, tol=POLISH * tol, memory=memory, max_steps=longest)
        at = model.unpack(more.point)
        residual = model.residual(at, model.evaluate(at))
    return Iteration(more.point, residual, run.steps + more.steps, residual < tol)


def _finish(model: System, run: Iteration, verdict: Verdict) -> Equilibrium:
    at = model.unpack(run.point)
    # Acceleration extrapolates: a slack limit may end a rounding error below zero.
    at = at._replace(permit=np.maximum(at.permit, 0.0))
    state = model.evaluate(at)
    if state.income.min() <= 0.0:
        explain(model, at, run.residual)
    solved = Equilibrium(
        base=model.base,
        wedges=model.wedges,
        closure=model.closure,
        log_wage=at.log_wage,
        log_price=at.log_price,
        log_cost=state.prices.log_cost,
        spending=state.spending,
        output=state.output,
        income=state.income,
        tariff_revenue=state.tariff_revenue,
        export_tax_revenue=state.export_tax_revenue,
        rent=state.rent,
        deficit=state.deficit,
        permit_log=at.permit,
        log_kept=state.prices.log_kept,
        measured=state.measured,
        costs=state.prices.costs,
        residual=model.residual(at, state),
        walras=0.0,
        steps=run.steps,
        verdict=verdict,
    )
    paid = (solved.value_added_share * state.output).sum(axis=0)
    owed = np.exp(at.log_wage) * model.base.value_added
    return replace(solved, walras=float(np.abs(paid / owed - 1.0).max()))


def _start_point(base: Base, wedges: Wedges, start: Equilibrium | None) -> Array:
    permits = np.zeros(len(wedges.limits)) if wedges.held is None else wedges.held
    if start is None:
        return pack(
            np.zeros(len(base.economies)),
            np.zeros_like(base.spending),
            np.ones_like(base.spending),
            permits,
        )
    at = start.point()
    if wedges.held is None and len(at.permit) == len(permits):
        permits = at.permit
    return pack(at.log_wage, at.log_price, at.spending_hat, permits)


def _in_parts(base: Base, wedges: Wedges, closure: Closure, tol: float) -> Equilibrium | None:
    """The shock step by step, first without limits, then with bounds that move from what is traded to their place."""
    point: Equilibrium | None = None
    damping, memory, longest = LADDER[2]
    steps = 0
    free = replace(wedges, limits=(), held=None)
    path = [free.toward(base, part) for part in HOMOTOPY]
    while path:
        partial = path.pop(0)
        model = System.of(base, partial, closure, damping)
        run = _accelerate(model, _start_point(base, partial, point), tol, memory, longest)
        steps += run.steps
        if not run.converged:
            return None
        try:
            point = _finish(model, run, Verdict.IN_PARTS)
        except SolveError:
            return None
        if not path and wedges.limits and not partial.limits:
            if wedges.held is not None:
                path = [wedges]
                continue
            traded = System.of(base, wedges, closure, damping)
            at = point.point()._replace(permit=np.zeros(len(wedges.limits)))
            measured = traded.evaluate(at).measured
            assert measured is not None
            totals = measured.total * base.unit
            path = [
                replace(
                    wedges,
                    limits=tuple(
                        replace(x, bound=t * (x.bound / t) ** part)
                        for x, t in zip(wedges.limits, totals, strict=True)
                    ),
                )
                for part in HOMOTOPY
            ]
    assert point is not None
    return replace(point, wedges=wedges, steps=steps)

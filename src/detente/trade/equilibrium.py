"""The only solver: one fixed point for wages, prices, spending and purchase subsidies together.

Nothing is nested: each step evaluates every equation once and Anderson acceleration combines the last steps.
Wages move by the trade-balance gap, which stays well scaled when trade nearly vanishes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from detente.errors import Problem, SolveError
from detente.labels import economy_name, sector_name
from detente.trade import equations as eq
from detente.trade.anderson import Iteration, accelerate
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.system import System, pack, ratio_of, unpack
from detente.trade.wedges import Wedges

__all__ = ["TOLERANCE", "Equilibrium", "equilibrium"]

TOLERANCE = 1e-10
"""Largest undamped residual of any equation that a result may have."""

LADDER = ((None, 12, 400), (0.3, 12, 400), (0.1, 20, 800), (0.03, 30, 1600))
"""Wage damping (``None``: preconditioned), memory and longest run of each attempt, tried in this order."""

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
        model = System.of(self.base, self.wedges, self.closure, 1.0)
        model.subsidise(self.subsidy_log)
        np.einsum("sdd->sd", model.border)[:] = model.home
        return model.share, model.border

    def trade(self) -> Array:
        """Trade at the border before duty, ``V`` [S, N, N], million USD; sales at home on the diagonal."""
        return self._trade

    @cached_property
    def _trade(self) -> Array:
        kernel, border = self.kernels
        power = eq.cost_power(self.log_cost, self.base.theta)
        access = np.matmul(power[:, None, :], kernel)[:, 0, :]
        border *= power[:, :, None]
        border *= (self.spending / access)[:, None, :] * self.base.unit
        border.setflags(write=False)
        return border

    def point(self) -> Array:
        """Where to start a neighbouring scenario."""
        return pack(
            self.log_wage, self.log_price, ratio_of(self.spending, self.base.spending), self.subsidy_log
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
    model = System.of(base, wedges, closure, LADDER[0][0])
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
            return _finish(model, last)
    assert last is not None
    return _by_homotopy(base, wedges, closure, tol) or _fail(model, last)


def _finish(model: System, run: Iteration) -> Equilibrium:
    lw, lp, x_hat, subsidy = unpack(run.point, model.base)
    state = model.evaluate(lw, lp, x_hat, subsidy)
    if state.income.min() <= 0.0:
        _fail(model, run)
    paid = (model.base.value_added_share * state.output).sum(axis=0)
    owed = np.exp(lw) * model.base.value_added
    return Equilibrium(
        base=model.base,
        wedges=model.wedges,
        closure=model.closure,
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


def _start_point(base: Base, wedges: Wedges, start: Equilibrium | None) -> Array:
    zero = np.zeros(len(wedges.floors))
    if start is None:
        return pack(
            np.zeros(len(base.economies)), np.zeros_like(base.spending), np.ones_like(base.spending), zero
        )
    subsidy = start.subsidy_log if len(start.subsidy_log) == len(zero) else zero
    return pack(start.log_wage, start.log_price, ratio_of(start.spending, base.spending), subsidy)


def _by_homotopy(base: Base, wedges: Wedges, closure: Closure, tol: float) -> Equilibrium | None:
    point: Equilibrium | None = None
    damping, memory, longest = LADDER[2]
    steps = 0
    for part in (*HOMOTOPY, 1.0):
        partial = wedges.toward(base, part)
        model = System.of(base, partial, closure, damping)
        with np.errstate(all="ignore"):
            run = accelerate(
                model.step, _start_point(base, partial, point), tol=tol, memory=memory, max_steps=longest
            )
        steps += run.steps
        if not run.converged:
            return None
        point = _finish(model, run)
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


def _fail(model: System, run: Iteration) -> Equilibrium:
    base = model.base
    lw, lp, x_hat, subsidy = unpack(run.point, base)
    with np.errstate(all="ignore"):
        state = model.evaluate(lw, lp, x_hat, subsidy)
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

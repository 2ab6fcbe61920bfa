"""The way from one equilibrium to another along which gains are added up: wedges move in logs, every stop is solved.

The stops are Chebyshev points, which nest: refining the path keeps what has been solved, the two ends are the
equilibria themselves, and polynomials through the stops give every derivative along the path.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from detente.errors import InputError, Problem
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.wedges import Limit, Wedges

__all__ = ["CLOSING", "Path", "Slopes", "between", "differentiation", "quadrature", "stops"]

CLOSING = 6.0
"""Power by which what is left of banned trade shrinks along the path. Were it one, prices where little else is on
offer would rise almost without bound in the last instant."""


def stops(count: int) -> Array:
    """The ``count + 1`` Chebyshev points of the second kind on [0, 1], ascending."""
    points: Array = (1.0 - np.cos(np.pi * np.arange(count + 1) / count)) / 2.0
    return points


def differentiation(points: Array) -> Array:
    """Matrix that turns values at the points into the derivatives of the polynomial through them."""
    weight = _barycentric(len(points))
    gap = points[:, None] - points[None, :]
    np.fill_diagonal(gap, 1.0)
    matrix: Array = weight[None, :] / weight[:, None] / gap
    np.fill_diagonal(matrix, 0.0)
    # The derivative of a constant is zero: written so, rounding keeps it.
    np.fill_diagonal(matrix, -matrix.sum(axis=1))
    return matrix


def quadrature(count: int) -> Array:
    """Weights of Clenshaw and Curtis for the integral over [0, 1] of the polynomial through ``stops(count)``."""
    angle = np.pi * np.arange(count + 1) / count
    even = np.arange(2, count + 1, 2)
    part = np.where(even == count, 1.0, 2.0) / (even**2 - 1.0)
    weight: Array = 1.0 - (part * np.cos(np.outer(angle, even))).sum(axis=1)
    weight /= count
    weight[[0, -1]] /= 2.0
    return weight


def between(states: Sequence[Equilibrium], points: Array, place: float) -> Equilibrium:
    """Where to start at ``place``: the polynomial through solved states; its values satisfy no equation yet."""
    gaps = points[:, None] - points[None, :]
    np.fill_diagonal(gaps, 1.0)
    weight = 1.0 / (gaps.prod(axis=1) * (place - points))
    weight /= weight.sum()

    def mean(name: str) -> Array:
        value: Array = np.tensordot(weight, np.stack([getattr(s, name) for s in states]), 1)
        return value

    return replace(
        states[0],
        log_wage=mean("log_wage"),
        log_price=mean("log_price"),
        spending=np.maximum(mean("spending"), 0.0),
    )


def _barycentric(size: int) -> Array:
    weight = np.where(np.arange(size) % 2 == 0, 1.0, -1.0)
    weight[[0, -1]] /= 2.0
    return weight


@dataclass(frozen=True, eq=False)
class Slopes:
    """Change of the log of each wedge per unit of the path, ``None`` where it does not move."""

    tariff: Array | None
    """``log(1+τ')`` [S, N, N]."""
    export_tax: Array | None
    """``log(1+e')`` [S, N, N]."""
    trade_cost: Array | None
    """``log d̂`` [S, N, N], zero in banned cells."""
    productivity: Array | None
    """``log â`` [S, N]."""
    closing: Array | None
    """Cells that a ban closes along the path: +1, or -1 where the path lifts a ban [S, N, N]."""
    subsidy: Array | None
    """Log purchase subsidy of floors [S, N, N]."""
    rent: Array | None
    """Log rent of ceilings [S, N, N]."""


@dataclass(frozen=True, eq=False)
class Path:
    """From one equilibrium (0) to another (1) of the same base year."""

    first: Equilibrium
    last: Equilibrium

    def __post_init__(self) -> None:
        if not _same_base(self.first.base, self.last.base):
            raise InputError(
                Problem(
                    "decomposition",
                    "two equilibria of different base years or elasticities",
                    "two equilibria of one base",
                    "solve both with the same world and the same elasticities",
                )
            )

        if self.first.wedges.limits and self.last.wedges.limits and not self._same_limits:
            raise InputError(
                Problem(
                    "decomposition",
                    "limits in the scenario and other limits in what it is compared with",
                    "limits on one of the two sides, or the same on both",
                    "compare the scenario with a baseline without floors and ceilings",
                )
            )

    @property
    def base(self) -> Base:
        """What both equilibria share."""
        return self.first.base

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Floors and ceilings of either end; on the way they are the wedges that they amount to."""
        return self.last.wedges.limits or self.first.wedges.limits

    @property
    def _same_limits(self) -> bool:
        return self.first.wedges.limits == self.last.wedges.limits

    def _permits(self, state: Equilibrium) -> Array:
        """Log permit price of every limit of the path in one of its ends [L]."""
        return state.permit_log if state.wedges.limits else np.zeros(len(self.limits))

    def permits(self, part: float) -> tuple[Array, Array]:
        """Log purchase subsidy and log rent in each cell [S, N, N] at ``part`` of the way."""
        price = (1.0 - part) * self._permits(self.first) + part * self._permits(self.last)
        tables = {"floor": np.zeros(self.base.share.shape), "ceiling": np.zeros(self.base.share.shape)}
        for limit, log_price in zip(self.limits, price, strict=True):
            table = tables[limit.kind]
            for cell in limit.cells:
                table[cell] += log_price
        return tables["floor"], tables["ceiling"]

    @property
    def closure(self) -> Closure:
        """What holds trade balances on the way; deficits move in a straight line when the two ends differ."""
        return self.first.closure if self.first.closure == self.last.closure else "fixed"

    @cached_property
    def slopes(self) -> Slopes:
        start, end = self.first.wedges, self.last.wedges
        shape = self.base.share.shape
        cost_start, cost_end = _level(start.trade_cost, shape), _level(end.trade_cost, shape)
        shut_start, shut_end = np.isinf(cost_start), np.isinf(cost_end)
        closing = shut_end.astype(np.float64) - shut_start
        open_both = ~(shut_start | shut_end)
        ratio = np.divide(cost_end, cost_start, out=np.ones(shape), where=open_both)
        (subsidy, rent), (subsidy_end, rent_end) = self.permits(0.0), self.permits(1.0)
        return Slopes(
            tariff=_moving(np.log1p(end.tariff) - np.log1p(start.tariff)),
            export_tax=_moving(
                np.log(_level(end.export_tax, shape, plus=1.0) / _level(start.export_tax, shape, plus=1.0))
            ),
            trade_cost=_moving(np.log(ratio)),
            productivity=_moving(
                np.log(_level(end.productivity, shape[:2]) / _level(start.productivity, shape[:2]))
            ),
            closing=_moving(closing),
            subsidy=_moving(subsidy_end - subsidy),
            rent=_moving(rent_end - rent),
        )

    def wedges(self, part: float) -> Wedges:
        """Every wedge at ``part`` of the way in logs; a ban closes (or opens) its cells by and by."""
        start, slopes = self.first.wedges, self.slopes
        shape = self.base.share.shape
        tariff, tax, cost = start.tariff, start.export_tax, start.trade_cost
        made = start.productivity
        if slopes.tariff is not None:
            tariff = (1.0 + tariff) * np.exp(part * slopes.tariff) - 1.0
        if slopes.export_tax is not None:
            tax = _level(tax, shape, plus=1.0) * np.exp(part * slopes.export_tax) - 1.0
        if slopes.trade_cost is not None:
            cost = _level(cost, shape) * np.exp(part * slopes.trade_cost)
        if slopes.productivity is not None:
            made = _level(made, shape[:2]) * np.exp(part * slopes.productivity)
        if slopes.closing is not None:
            cost = _level(cost, shape).copy()
            s, o, d = np.nonzero(slopes.closing)
            left = np.where(slopes.closing[s, o, d] > 0.0, 1.0 - part, part)
            # Where the path lifts a ban the cost starts from infinity; where it closes, from its level.
            level = np.where(
                np.isinf(cost[s, o, d]), _level(self.last.wedges.trade_cost, shape)[s, o, d], cost[s, o, d]
            )
            cost[s, o, d] = level * left ** (-CLOSING / self.base.theta[s])
        held = (1.0 - part) * self._permits(self.first) + part * self._permits(self.last)
        return Wedges(
            tariff=tariff,
            export_tax=tax,
            trade_cost=cost,
            productivity=made,
            limits=self.limits,
            held=held if self.limits else None,
        )

    def solve(self, part: float, start: Equilibrium, tol: float) -> Equilibrium:
        """The equilibrium at ``part`` of the way."""
        base = self.base
        if self.first.closure != self.last.closure:
            deficit = (1.0 - part) * self.first.deficit + part * self.last.deficit
            base = replace(base, deficit=deficit)
        return equilibrium(base, self.wedges(part), closure=self.closure, start=start, tol=tol)


def _same_base(one: Base, other: Base) -> bool:
    names = ("theta", "share", "spending", "value_added_share", "tariff")
    return one is other or (
        one.economies == other.economies
        and one.sectors == other.sectors
        and one.technology == other.technology
        and all(np.array_equal(getattr(one, n), getattr(other, n)) for n in names)
    )


def _level(values: Array | None, shape: tuple[int, ...], plus: float = 0.0) -> Array:
    """The level of a wedge where ``None`` stands for no change: one, or one plus a rate of zero."""
    return np.ones(shape) if values is None else values + plus


def _moving(slope: Array) -> Array | None:
    return slope if slope.any() else None

"""Where a change of real income comes from: an exact additive split, by cause and by source of income.

With ``Y`` what producers receive in a cell, ``V`` its value at the border, ``q`` the quantity that arrives and ``B``
what buyers pay, the equations of the model imply for every economy ``i`` along any smooth path of wedges

``I·dlog Ŵ = Σ_{s,d≠i} Y·dlog(ĉ/P̂) - Σ_{s,o≠i} Y·dlog(ĉ/P̂)    terms of trade, producers' prices
           + Σ_{s,o} (B - Y)·dlog q                         volume of trade where buyers pay more than producers get
           + P̂·d(T/P̂) + P̂·d(L/P̂) + P̂·d(D/P̂)                  export taxes, rents and deficits, net of what goes abroad
           - Σ_{s,o} Y·dlog d̂ + Σ_s Y·dlog â                    trade costs, bans, productivity``

with ``P̂`` the price index of the economy's final demand: all is measured in its own consumption. The first line and
the second are eq. (13) when the shock is small. The integral of both sides, divided by ``P̂``, adds up to the
equivalent variation; transfers need no integral. Prices of factors and inputs at home cancel: what one pays, another
receives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from detente.errors import CheckError
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.path import CLOSING, Path, between, differentiation, quadrature, stops

__all__ = ["CAUSES", "SOURCES", "TOLERANCE", "Split", "Walk", "net_export_tax", "net_rents", "split"]

TOLERANCE = 1e-9
"""Largest gap between the parts and the change of real income, as a share of real income."""

NODE_TOLERANCE = 1e-11
"""Residual to which the equilibria on the way are solved, where rounding lets them."""

SETTLED = 1e-6
"""Largest change of any part from the path before to the last, finer one, as a share of real income."""

SHARPNESS = 1e-12
"""Length of path within which a backstop comes into use."""

LEVELS = (4, 8, 16, 32, 64, 128)
"""Numbers of steps of the path, tried in this order; each contains the stops of the one before."""

CAUSES = (
    "terms_of_trade", "volume_of_trade", "revenue", "rents", "transfers", "trade_costs", "bans", "productivity"
)  # fmt: skip
"""What real income changes through."""

SOURCES = ("factor_income", "tariff_revenue", "export_tax_revenue", "rents", "transfers")
"""What income consists of."""


@dataclass(frozen=True, eq=False)
class Split:
    """A change of real income, split two ways; every table [N] in base-year consumption, world value added = 1."""

    causes: dict[str, Array]
    """By cause, along the path."""
    sources: dict[str, Array]
    """By source of income, end less start."""
    total: Array
    """Equivalent variation."""
    income: Array
    """Real income at the start."""
    gap: float
    """Largest difference between the sum of the causes and the total, as a share of real income."""
    settled: float
    """Largest change of any part when the path was last refined, as a share of real income."""
    stops: int
    """Equilibria on the path, both ends included."""


def split(first: Equilibrium, last: Equilibrium, *, tol: float = TOLERANCE) -> Split:
    """Split the change of real income from ``first`` to ``last``, two equilibria of one base.

    Parameters
    ----------
    tol : largest adding-up gap, as a share of real income.

    Raises
    ------
    InputError
        When the two have different bases, or different limits each.
    SolveError
        When an equilibrium on the way does not exist.
    CheckError
        When the parts do not add up to ``tol`` however fine the path.
    """
    walk = Walk(Path(first, last))
    sources = _sources(first, last)
    total: Array = np.sum(list(sources.values()), axis=0)
    income = _deflated(first, first.income)
    transfers = _transfers(first, last)
    before: dict[str, Array] | None = None
    gap = settled = np.inf
    for count in LEVELS:
        causes = {name: np.zeros_like(income) for name in CAUSES} | transfers | walk.integrate(count)
        gap = float(np.abs((np.sum(list(causes.values()), axis=0) - total) / income).max())
        if before is not None:
            settled = max(float(np.abs((causes[n] - before[n]) / income).max()) for n in CAUSES)
        if gap <= tol and settled <= SETTLED:
            return Split(causes, sources, total, income, gap, settled, len(walk.states))
        before = causes
    raise CheckError(
        f"decomposition: the parts add up to {gap:.1e} of real income only, expected {tol:.0e}. "
        "Fix: decompose a smaller shock, or use the split by source of income"
    )


@dataclass(eq=False)
class Walk:
    """Equilibria along a path, kept by their place so that a finer path solves only what is new."""

    path: Path
    states: dict[float, Equilibrium] = field(default_factory=dict)
    breaks: list[float] = field(default_factory=lambda: [0.0, 1.0])

    def integrate(self, count: int) -> dict[str, Array]:
        """The parts that need the path, by ``count`` steps on each smooth piece of it."""
        self.states = self.states or {0.0: self.path.first, 1.0: self.path.last}
        for _, places in self._pieces(count):
            self._solve(places)
        if self._find_breaks():
            for _, places in self._pieces(count):
                self._solve(places)
        total: dict[str, Array] = {}
        for length, places in self._pieces(count):
            states = [self.states[t] for t in places]
            slope = differentiation(np.array(places))
            rates = (
                np.tensordot(slope, np.stack([s.log_cost for s in states]), 1),
                np.tensordot(slope, np.stack([_log_index(s) for s in states]), 1),
                np.tensordot(slope, np.stack([s.trade() for s in states]), 1) / self.path.base.unit,
            )
            weights = length * quadrature(count)
            for weight, place, state, *rate in zip(weights, places, states, *rates, strict=True):
                for name, part in self._at(place, state, *rate):
                    total[name] = total.get(name, 0.0) + weight * part
        return total

    def _pieces(self, count: int) -> Iterator[tuple[float, list[float]]]:
        for start, end in pairwise(self.breaks):
            yield end - start, [start, *(start + (end - start) * stops(count)[1:-1]).tolist(), end]

    def _solve(self, places: list[float]) -> None:
        """Solve what is new on one piece, each from the polynomial through what is known there."""
        known = [t for t in places if t in self.states]
        near = [self.states[t] for t in known]
        for place in places:
            if place not in self.states:
                start = between(near, np.array(known), place)
                self.states[place] = self.path.solve(place, start, NODE_TOLERANCE)

    def _find_breaks(self) -> bool:
        """Find where a backstop comes into use: derivatives jump there, so the path is smooth only in between."""
        found = []
        for low, high in pairwise(sorted(self.states)):
            while high - low > SHARPNESS and _substituted(self.states[low]) != _substituted(
                self.states[high]
            ):
                middle = (low + high) / 2.0
                self.states[middle] = self.path.solve(middle, self.states[low], NODE_TOLERANCE)
                same = _substituted(self.states[middle]) == _substituted(self.states[low])
                low, high = (middle, high) if same else (low, middle)
                if high - low <= SHARPNESS:
                    found.append(high)
        self.breaks = sorted({*self.breaks, *found})
        return bool(found)

    def _at(
        self, place: float, state: Equilibrium, d_cost: Array, d_index: Array, d_trade: Array
    ) -> Iterator[tuple[str, Array]]:
        """Integrands per unit of the path, in base-year consumption."""
        path, slopes = self.path, self.path.slopes
        value = state.trade() / path.base.unit
        subsidy, rent = path.permits(place)
        wedges = state.wedges
        net = np.exp(-rent)
        if wedges.export_tax is not None:
            net = net / (1.0 + wedges.export_tax)
        received = value * net
        real = 1.0 / np.exp(_log_index(state))
        outside = received.copy()
        np.einsum("sdd->sd", outside)[:] = 0.0
        price = d_cost - d_index
        sold = (outside.sum(axis=2) * price).sum(axis=0)
        paid = (
            np.matmul(d_cost[:, None, :], outside)[:, 0, :].sum(axis=0) - outside.sum(axis=(0, 1)) * d_index
        )
        yield "terms_of_trade", (sold - paid) * real
        # d log q = d log Y - d log c - d log d, and d log Y = d log V - d log of the rent and of 1+e.
        moved = d_trade - value * d_cost[:, :, None]
        for slope in (slopes.export_tax, slopes.rent, slopes.trade_cost):
            if slope is not None:
                moved -= value * slope
        if slopes.closing is not None:
            lost = self._closing(place, value)
            moved -= lost
            yield "bans", -(net * lost).sum(axis=(0, 1)) * real
        yield (
            "volume_of_trade",
            (((1.0 + wedges.tariff) * np.exp(-subsidy) - net) * moved).sum(axis=(0, 1)) * real,
        )
        if slopes.trade_cost is not None:
            yield "trade_costs", -(received * slopes.trade_cost).sum(axis=(0, 1)) * real
        if slopes.productivity is not None:
            yield "productivity", (state.output * slopes.productivity).sum(axis=0) * real

    def _closing(self, place: float, value: Array) -> Array:
        """``V·dlog d̂`` of cells that a ban closes: ``d̂ = (1-t)^(-m/θ)``."""
        closing = self.path.slopes.closing
        assert closing is not None
        lost = np.zeros_like(value)
        s, o, d = np.nonzero(closing)
        sign = closing[s, o, d]
        left = np.where(sign > 0.0, 1.0 - place, place)
        # Where nothing is left of the way, nothing is left of the trade either, and of less than that.
        rate = np.divide(value[s, o, d], left, out=np.zeros_like(left), where=left > 0.0)
        lost[s, o, d] = sign * CLOSING * rate / self.path.base.theta[s]
        return lost


def _substituted(state: Equilibrium) -> tuple[bool, ...]:
    """Which economies use which backstop."""
    return tuple((state.log_kept < 0.0).ravel().tolist())


def _log_index(state: Equilibrium) -> Array:
    """Log price index of final demand [N]."""
    index: Array = (state.base.final_share * state.log_price).sum(axis=0)
    return index


def _deflated(state: Equilibrium, value: Array) -> Array:
    real: Array = value * np.exp(-_log_index(state))
    return real


def _sources(first: Equilibrium, last: Equilibrium) -> dict[str, Array]:
    """Each source of income, deflated, end less start."""

    def change(name: str) -> Array:
        return _deflated(last, _source(last, name)) - _deflated(first, _source(first, name))

    return {name: change(name) for name in SOURCES}


def _source(state: Equilibrium, name: str) -> Array:
    if name == "factor_income":
        income: Array = np.exp(state.log_wage) * state.base.value_added
        return income
    attribute = {"rents": "rent", "transfers": "deficit"}.get(name, name)
    value: Array = getattr(state, attribute)
    return value


def _transfers(first: Equilibrium, last: Equilibrium) -> dict[str, Array]:
    """What economies pay each other without a good in return, deflated, end less start."""
    ends = [(net_export_tax(s), net_rents(s), s.deficit) for s in (first, last)]
    names = ("revenue", "rents", "transfers")
    return {
        name: _deflated(last, end) - _deflated(first, start)
        for name, start, end in zip(names, *ends, strict=True)
    }


def net_export_tax(state: Equilibrium) -> Array:
    """Export taxes received less those paid to others [N]."""
    tax = state.wedges.export_tax
    if tax is None:
        return np.zeros_like(state.income)
    taxed = state.trade() / state.base.unit * np.exp(-_log_rent(state)) * (tax / (1.0 + tax))
    value: Array = taxed.sum(axis=(0, 2)) - taxed.sum(axis=(0, 1))
    return value


def net_rents(state: Equilibrium) -> Array:
    """Rents received less those inside the prices of own imports [N]."""
    if not any(limit.kind == "ceiling" for limit in state.wedges.limits):
        return state.rent - 0.0
    inside = state.trade() / state.base.unit * -np.expm1(-_log_rent(state))
    value: Array = state.rent - inside.sum(axis=(0, 1))
    return value


def _log_rent(state: Equilibrium) -> Array:
    """Log rent in each cell [S, N, N]."""
    return Path(state, state).permits(1.0)[1]

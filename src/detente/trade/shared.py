"""Kernels that many scenarios share, and what each of them changes.

Scenarios of one baseline change a few cells of the same kernels. Products with the shared kernels are then products
of matrices, one column for each scenario (a *lane*), and only the changed cells are put right lane by lane. Tables
of lanes have the lane last: ``[S, N, L]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.trade import equations as eq
from detente.trade.arrays import Array, frozen
from detente.trade.base import Base
from detente.trade.equilibrium import Equilibrium
from detente.trade.system import System
from detente.trade.wedges import Wedges

__all__ = ["Change", "ChangedCells", "Positions", "Shared", "change_of"]

Positions = NDArray[np.intp]

MOST = 0.1
"""Share of all pairs of economies that may change: beyond it a scenario is solved faster alone."""


@dataclass(frozen=True, eq=False)
class Shared:
    """Kernels of a baseline, laid out for products with many lanes at once."""

    reference: Equilibrium
    share_t: Array
    """``A`` transposed [S, d, o]."""
    border: Array
    """``C`` without its diagonal [S, o, d]."""
    border_t: Array
    """The same transposed [S, d, o]."""
    home: Array
    """The diagonal of ``C`` [S, N]."""
    trade: Array
    """Trade of the baseline without sales at home [S, o, d], fractions of world value added."""

    @classmethod
    def of(cls, reference: Equilibrium) -> Shared | None:
        """Of a solved baseline; ``None`` for one with export taxes, limits, nests or backstops."""
        base, wedges = reference.base, reference.wedges
        plain = wedges.export_tax is None and not wedges.limits and wedges.productivity is None
        if not plain or base.technology.nests or base.technology.backstops:
            return None
        model = System.of(base, wedges, reference.closure, None)
        trade = reference.trade() / base.unit
        np.einsum("sdd->sd", trade)[:] = 0.0
        return cls(
            reference,
            np.ascontiguousarray(model.share.transpose(0, 2, 1)),
            model.border,
            np.ascontiguousarray(model.border.transpose(0, 2, 1)),
            model.home,
            frozen(trade),
        )

    @property
    def base(self) -> Base:
        """The base year."""
        return self.reference.base


@dataclass(frozen=True, eq=False)
class Change:
    """Cells in which a scenario differs from its baseline: every sector of ``P`` pairs of economies."""

    origin: Positions
    destination: Positions
    share: Array
    """``A`` [S, P]."""
    border: Array
    """``C`` [S, P]."""
    export_tax: Array | None = None
    """``e'`` [S, P]; ``None`` without."""
    log_productivity: Array | None = None
    """[S, N]; ``None`` when unchanged."""


def change_of(shared: Shared, wedges: Wedges) -> Change | None:
    """What ``wedges`` change, or ``None`` for what the solver of single scenarios does better or alone.

    Those are limits, costs of selling at home, and changes between most pairs of economies.
    """
    base, before = shared.base, shared.reference.wedges
    if wedges.limits:
        return None
    changed = (wedges.tariff != before.tariff).any(axis=0)
    for level, none in ((wedges.export_tax, 0.0), (wedges.trade_cost, 1.0)):
        if level is not None:
            changed |= (level != none).any(axis=0)
    if np.diagonal(changed).any() or changed.sum() > MOST * changed.size:
        return None
    origin, destination = np.nonzero(changed)
    tariff = wedges.tariff[:, origin, destination]
    kappa = (1.0 + tariff) / (1.0 + base.tariff[:, origin, destination])
    tax = None if wedges.export_tax is None else wedges.export_tax[:, origin, destination]
    if tax is not None:
        kappa *= 1.0 + tax
    if wedges.trade_cost is not None:
        kappa *= wedges.trade_cost[:, origin, destination]
    share = eq.trade_share_kernel(base.share[:, None, origin, destination], kappa[:, None], base.theta)[:, 0]
    gained = None if wedges.productivity is None else np.log(wedges.productivity)
    return Change(origin, destination, share, share / (1.0 + tariff), tax, gained)


@dataclass(frozen=True, eq=False)
class ChangedCells:
    """Products with the kernels of every lane: the shared ones, put right in the cells that a lane changes.

    Tables are [S, N, L]; ``C`` is taken without sales at home.
    """

    shared: Shared
    lanes: int
    lane: Positions
    """Lane of each changed pair [P]."""
    origin: Positions
    destination: Positions
    share: Array
    """Change of ``A`` [S, P]."""
    border: Array
    """Change of ``C`` [S, P]."""
    tax: Array | None
    """``e'`` [S, P]."""
    by_buyer: _Groups
    by_seller: _Groups

    @classmethod
    def of(cls, shared: Shared, changes: Sequence[Change]) -> ChangedCells:
        """One lane for each change."""
        lane = np.repeat(np.arange(len(changes)), [c.origin.size for c in changes])
        origin = np.concatenate([c.origin for c in changes])
        destination = np.concatenate([c.destination for c in changes])
        share = np.concatenate([c.share for c in changes], axis=1)
        border = np.concatenate([c.border for c in changes], axis=1)
        tax = None
        if any(c.export_tax is not None for c in changes):
            parts = [np.zeros_like(c.share) if c.export_tax is None else c.export_tax for c in changes]
            tax = np.concatenate(parts, axis=1)
        share -= shared.share_t[:, destination, origin]
        border -= shared.border[:, origin, destination]
        return cls._grouped(shared, len(changes), (lane, origin, destination), (share, border, tax))

    @classmethod
    def _grouped(
        cls,
        shared: Shared,
        lanes: int,
        pairs: tuple[Positions, Positions, Positions],
        tables: tuple[Array, Array, Array | None],
    ) -> ChangedCells:
        lane, origin, destination = pairs
        n = len(shared.base.economies)
        buyers, sellers = _Groups.of(lane * n + destination, n), _Groups.of(lane * n + origin, n)
        return cls(shared, lanes, *pairs, *tables, buyers, sellers)

    def access(self, power: Array) -> Array:
        """``Q[s,d] = Σ_o A·u``."""
        found: Array = np.matmul(self.shared.share_t, power)
        self.by_buyer.add(found, self.share * power[:, self.origin, self.lane])
        return found

    def imports(self, power: Array) -> Array:
        """``Σ_o C·u``."""
        found: Array = np.matmul(self.shared.border_t, power)
        self.by_buyer.add(found, self.border * power[:, self.origin, self.lane])
        return found

    def exports(self, demand: Array) -> Array:
        """``Σ_d C·q``."""
        found: Array = np.matmul(self.shared.border, demand)
        self.by_seller.add(found, self.border * demand[:, self.destination, self.lane])
        return found

    def taxed(self, demand: Array) -> Array | None:
        """``Σ_d C·q·e'/(1+e')``; ``None`` without export taxes."""
        if self.tax is None:
            return None
        found = np.zeros_like(demand)
        value = self._border * demand[:, self.destination, self.lane]
        self.by_seller.add(found, value * (self.tax / (1.0 + self.tax)))
        return found

    def log_taxes(self, power: Array, demand: Array) -> tuple[Array, Array]:
        """``Σ V·log(1+e')`` at the trade of the scenario and at that of the baseline.

        Each [2, N, L]: by origin, and by destination.
        """
        n = power.shape[1]
        after, before = np.zeros((2, n, self.lanes)), np.zeros((2, n, self.lanes))
        if self.tax is not None:
            log_tax = np.log1p(self.tax)
            value = self._border * demand[:, self.destination, self.lane] * power[:, self.origin, self.lane]
            old = self.shared.trade[:, self.origin, self.destination]
            for table, trade in ((after, value), (before, old)):
                paid = (trade * log_tax).sum(axis=0)
                np.add.at(table[0], (self.origin, self.lane), paid)
                np.add.at(table[1], (self.destination, self.lane), paid)
        return after, before

    def between(self, power: Array, demand: Array) -> Array:
        """Trade of all sectors [N, N, L] (origin, destination, lane), fractions of world value added."""
        shared = self.shared
        found = np.empty((power.shape[1], power.shape[1], self.lanes))
        home = (shared.home[:, :, None] * power * demand).sum(axis=0)
        for lane in range(self.lanes):
            trade = shared.border * power[:, :, None, lane]
            trade *= demand[:, None, :, lane]
            found[:, :, lane] = trade.sum(axis=0)
        np.einsum("ddl->dl", found)[:] = home
        value = self.border * demand[:, self.destination, self.lane] * power[:, self.origin, self.lane]
        found[self.origin, self.destination, self.lane] += value.sum(axis=0)
        return found

    def only(self, lanes: Positions, idle: NDArray[np.bool_]) -> ChangedCells:
        """Of some lanes; those that are idle change nothing."""
        place = np.full(self.lanes, -1)
        place[lanes[~idle]] = np.flatnonzero(~idle)
        lane = place[self.lane]
        kept = np.flatnonzero(lane >= 0)
        tax = None if self.tax is None else self.tax.take(kept, axis=1)
        return self._grouped(
            self.shared,
            lanes.size,
            (lane[kept], self.origin[kept], self.destination[kept]),
            (self.share.take(kept, axis=1), self.border.take(kept, axis=1), tax),
        )

    @property
    def _border(self) -> Array:
        """``C`` of the changed cells [S, P]."""
        value: Array = self.border + self.shared.border[:, self.origin, self.destination]
        return value


@dataclass(frozen=True, eq=False)
class _Groups:
    """Changed pairs that meet in one economy of one lane."""

    order: Positions | None
    """``None`` when pairs come in this order already."""
    start: Positions
    economy: Positions
    lane: Positions

    @classmethod
    def of(cls, key: Positions, n: int) -> _Groups:
        """Groups of equal keys ``lane·n + economy``."""
        order = np.argsort(key, kind="stable")
        first = np.ones(key.size, dtype=bool)
        np.not_equal(key[order][1:], key[order][:-1], out=first[1:])
        start = np.flatnonzero(first)
        lane, economy = np.divmod(key[order][start], n)
        return cls(None if (order[1:] > order[:-1]).all() else order, start, economy, lane)

    def add(self, table: Array, cells: Array) -> None:
        """Sum ``cells`` [S, P] into ``table`` [S, N, L], in place."""
        if self.start.size:
            cells = cells if self.order is None else cells[:, self.order]
            table[:, self.economy, self.lane] += np.add.reduceat(cells, self.start, axis=1)

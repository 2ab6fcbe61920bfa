"""Floors and ceilings of a scenario as arrays: what their permit prices do to kernels, rents and balances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.base import Base
from detente.trade.wedges import Limit

__all__ = ["Limits", "Measured", "compile_limits"]

Positions = NDArray[np.intp]

LEAST_REACTION = 0.5
"""Smallest reaction of trade to a permit price by which a gap is turned into a step."""


@dataclass(frozen=True, eq=False)
class Measured:
    """Trade under the limits at one point; ``U`` cells, ``L`` limits."""

    value: Array
    """Trade at the border, rent included [U]."""
    rent: Array
    """Part of it that is rent [U]."""
    total: Array
    """Quantity or value that each limit bounds [L]."""
    gap: Array
    """``log(bound/total)`` of floors, ``log(total/bound)`` of ceilings [L]: positive where violated."""
    reaction: Array
    """By how much the log total moves with the log permit price, about [L]."""

    @property
    def step(self) -> Array:
        """Change of the log permit price that closes the gap, about [L]."""
        step: Array = self.gap / self.reaction
        return step


@dataclass(frozen=True, eq=False)
class Limits:
    """All limits over their cells; ``E`` pairs of a limit and a cell."""

    cells: tuple[Positions, Positions, Positions]
    """Sector, origin, destination of each cell [U]."""
    pair_cell: Positions
    pair_limit: Positions
    sign: Array
    """+1 for floors, -1 for ceilings [L]."""
    by_value: NDArray[np.bool_]
    """[L]."""
    bound: Array
    """As a fraction of world value added [L]."""
    floors: tuple[Positions, Positions]
    """Cell and limit of each pair that is a floor."""
    ceilings: tuple[Positions, Positions]
    """Cell and limit of each pair that is a ceiling."""
    pair_by_value: NDArray[np.bool_]
    """True where the limit of a pair counts values [E]."""
    own_price: Array
    """One where the permit price takes trade down by one more power than the buyer's price does [L]."""
    theta: Array
    """[U]."""
    to_exporter: Array
    """Share of rent that stays in the origin [U]."""
    to_importer: Array
    """Share that stays in the destination [U]."""
    holder: Positions
    """Economy of the licence holders where it is a third one; the origin elsewhere [U]."""
    to_holder: Array
    """Share that goes to a third economy [U]."""
    share: Array
    """``A`` without any permit price [U]."""
    border: Array
    """``C`` without any permit price [U]."""
    tax: Array
    """``1+e'`` [U]."""
    economies: int

    def wedges(self, price: Array) -> tuple[Array, Array]:
        """Log subsidy of floors and log rent of ceilings in each cell [U]."""
        size = len(self.theta)
        subsidy, rent = (_sums(cell, price[limit], size) for cell, limit in (self.floors, self.ceilings))
        return subsidy, rent

    def put(self, price: Array, share: Array, border: Array) -> None:
        """Write the cells of both kernels at log permit prices ``price`` [L], in place."""
        subsidy, rent = self.wedges(price)
        moved = self.theta * (subsidy - rent)
        share[self.cells] = self.share * np.exp(moved)
        border[self.cells] = self.border * np.exp(moved + subsidy)

    def measure(
        self, price: Array, border: Array, power: Array, demand: Array, log_cost: Array, access: Array
    ) -> Measured:
        """Trade in the cells, its rents and the gaps of the limits; ``access`` is the buyers' [S, N]."""
        s, o, d = self.cells
        subsidy, rent = self.wedges(price)
        sold = power[s, o]
        value = border[self.cells] * sold * demand[s, d]
        quantity = value * np.exp(-rent - log_cost[s, o]) / self.tax
        counted = np.where(self.pair_by_value, value[self.pair_cell], quantity[self.pair_cell])
        total = _sums(self.pair_limit, counted, len(self.sign))
        gap = self.sign * eq.limit_gap(total, self.bound)
        # How a cell's trade reacts to its own permit price, its weight in the buyer's price index counted.
        weight = self.share * np.exp(self.theta * (subsidy - rent)) * sold / access[s, d]
        own = self.theta * (1.0 - np.minimum(weight, 1.0))
        reaction = _sums(self.pair_limit, counted * own[self.pair_cell], len(self.sign))
        reaction = reaction / np.maximum(total, 1e-300) + self.own_price
        return Measured(value, value * -np.expm1(-rent), total, gap, np.maximum(reaction, LEAST_REACTION))

    def moved(self, measured: Measured) -> tuple[Array, Array, Array]:
        """Rent by economy: received as income, added to export receipts, taken off import payments [N]."""
        _, o, d = self.cells
        n, rent = self.economies, measured.rent
        at_home = _sums(o, rent * self.to_exporter, n)
        abroad = _sums(d, rent * self.to_importer, n)
        third = _sums(self.holder, rent * self.to_holder, n)
        return at_home + abroad + third, at_home + third - _sums(o, rent, n), abroad

    def by_origin(self, measured: Measured) -> Array:
        """Rent on the exports of each economy [N]."""
        return _sums(self.cells[1], measured.rent, self.economies)

    def of_sales(self, measured: Measured, shape: tuple[int, ...]) -> Array:
        """What producers of each industry lose to the rent of their export sales [S, N]."""
        s, o, _ = self.cells
        table = np.zeros(shape)
        np.add.at(table, (s, o), measured.rent / self.tax)
        return table


def _sums(positions: Positions, values: Array, size: int) -> Array:
    """Sum of ``values`` by position."""
    return np.bincount(positions, values, size).astype(np.float64, copy=False)


def compile_limits(
    base: Base, limits: tuple[Limit, ...], share: Array, border: Array, export_factor: Array | None
) -> Limits:
    """The limits over their cells; the kernels are those without any permit price."""
    index: dict[tuple[int, int, int], int] = {}
    pair_cell, pair_limit = [], []
    for number, limit in enumerate(limits):
        for cell in limit.cells:
            pair_cell.append(index.setdefault(cell, len(index)))
            pair_limit.append(number)
    cells = tuple(np.array(axis, dtype=np.intp) for axis in zip(*index, strict=True))
    assert len(cells) == 3
    rents = np.zeros((3, len(index)))
    rents[0], holder = 1.0, cells[1].copy()
    for u, number in zip(pair_cell, pair_limit, strict=True):
        limit = limits[number]
        if limit.kind == "ceiling":
            o, d = int(cells[1][u]), int(cells[2][u])
            home = o if limit.rent.home is None else limit.rent.home
            rents[:, u] = limit.rent.exporter, limit.rent.importer, 0.0
            rents[{o: 0, d: 1}.get(home, 2), u] += limit.rent.holder
            holder[u] = home if home not in (o, d) else o
    cell_of, limit_of = np.array(pair_cell, dtype=np.intp), np.array(pair_limit, dtype=np.intp)
    floor = np.array([x.kind == "floor" for x in limits])
    by_value = np.array([x.by == "value" for x in limits])
    return Limits(
        cells=cells,
        pair_cell=cell_of,
        pair_limit=limit_of,
        sign=np.where(floor, 1.0, -1.0),
        by_value=by_value,
        floors=(cell_of[floor[limit_of]], limit_of[floor[limit_of]]),
        ceilings=(cell_of[~floor[limit_of]], limit_of[~floor[limit_of]]),
        pair_by_value=by_value[limit_of],
        own_price=np.where(by_value & ~floor, 0.0, 1.0),
        bound=np.array([x.bound for x in limits]) / base.unit,
        theta=base.theta[cells[0]],
        to_exporter=rents[0],
        to_importer=rents[1],
        holder=holder,
        to_holder=rents[2],
        share=share[cells],
        border=border[cells],
        tax=np.ones(len(index)) if export_factor is None else export_factor[cells],
        economies=len(base.economies),
    )

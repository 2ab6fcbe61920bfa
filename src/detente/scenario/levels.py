"""From a scenario to levels: which duty, tax, cost and floor stands in which cell of a world."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, product
from operator import itemgetter
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, LabelError, Problem
from detente.labels import GROUPS, expand, index_of
from detente.scenario.bounds import Bounds
from detente.scenario.schema import (
    Ban,
    ExportQuota,
    ExportTax,
    Measure,
    Productivity,
    Purchase,
    Scenario,
    Tariff,
    TradeCost,
)
from detente.trade.arrays import Array
from detente.trade.base import Base
from detente.trade.equilibrium import Equilibrium
from detente.trade.wedges import Wedges

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["baseline_wedges", "scenario_wedges", "sectors_of"]


def baseline_wedges(scenario: Scenario, world: World, base: Base) -> Wedges:
    """Duties against which the scenario is measured: of the base year, or those in force on a day."""
    if scenario.baseline.on is None:
        return Wedges.of_base(base)
    from detente.world.tariffs import tariffs_as_of

    return Wedges(tariff=tariffs_as_of(world, scenario.baseline.on).rates.transpose(2, 0, 1))


def scenario_wedges(scenario: Scenario, world: World, reference: Equilibrium) -> Wedges:
    """Every level of the scenario.

    Parameters
    ----------
    reference : the baseline, solved: its duties, and the trade that shares and increases are about.

    Raises
    ------
    InputError
        Naming every unknown label and every pair of measures that contradict each other.
    """
    places = _Places(world, reference)
    for number, measure in enumerate(scenario.measures):
        if measure.in_effect(scenario.on):
            places.apply(number, measure)
    if places.problems:
        kind = (
            LabelError if all(p.expected.endswith("of this world") for p in places.problems) else InputError
        )
        raise kind(places.problems)
    return places.wedges()


@dataclass(frozen=True, eq=False)
class _Block:
    """Some sectors in some pairs of economies."""

    sectors: NDArray[np.int_]
    pairs: tuple[tuple[int, int], ...]
    """Origin and destination, by destination."""

    @cached_property
    def mesh(self) -> tuple[NDArray[np.int_], NDArray[np.int_], NDArray[np.int_]]:
        """Index of the cells [sector, pair]."""
        origins, destinations = np.array(self.pairs, dtype=int).reshape(-1, 2).T
        return self.sectors[:, None], origins[None], destinations[None]

    def cells(self) -> list[tuple[int, int, int]]:
        """Sector, origin and destination of each cell, by destination and sector."""
        by_buyer = groupby(self.pairs, key=itemgetter(1))
        return [
            (s, o, d) for d, pairs in by_buyer for s, (o, _) in product(self.sectors.tolist(), list(pairs))
        ]


class _Places:
    """Collects levels and problems while measures are applied one after another."""

    def __init__(self, world: World, reference: Equilibrium) -> None:
        shape = reference.wedges.tariff.shape
        self.world = world
        self.tariff = reference.wedges.tariff.copy()
        self.set_by: dict[type, NDArray[np.int_]] = {}
        self.productivity = np.ones(shape[:2])
        self.problems: list[Problem] = []
        self.bounds = Bounds(world, reference, self.problems)

    # Most scenarios use few instruments: a table is made when the first measure writes to it.
    @cached_property
    def added(self) -> Array:
        return np.zeros_like(self.tariff)

    @cached_property
    def export_tax(self) -> Array:
        return np.zeros_like(self.tariff)

    @cached_property
    def trade_cost(self) -> Array:
        return np.ones_like(self.tariff)

    def apply(self, number: int, measure: Measure) -> None:
        where = f"measures[{number}]"
        if isinstance(measure, Purchase):
            self._purchase(number, measure, where)
            return
        if isinstance(measure, Productivity):
            economies, sectors = self._economies(measure.economies, f"{where}.economies"), measure.sectors
            self.productivity[
                np.ix_(self._known_sectors(sectors, where), np.array(economies, dtype=int))
            ] *= 1.0 + measure.change
            return
        block = self._block(measure, where)
        if isinstance(measure, ExportQuota):
            closed = self.bounds.quota(number, measure, block.cells())
            if closed:
                self.trade_cost[tuple(zip(*closed, strict=True))] = np.inf
        elif isinstance(measure, Tariff) and measure.add is not None:
            self.added[block.mesh] += measure.add
        elif isinstance(measure, Tariff) and measure.rate is not None:
            self._set(self.tariff, Tariff, number, block, measure.rate, "rate")
        elif isinstance(measure, ExportTax):
            self._set(self.export_tax, ExportTax, number, block, measure.rate, "rate")
        elif isinstance(measure, TradeCost):
            self.trade_cost[block.mesh] *= 1.0 + measure.change
        elif isinstance(measure, Ban):
            self.trade_cost[block.mesh] = np.inf

    def _set(self, levels: Array, kind: type, number: int, block: _Block, rate: float, key: str) -> None:
        if kind not in self.set_by:
            self.set_by[kind] = np.full(levels.shape, -1)
        owner = self.set_by[kind]
        clash = (owner[block.mesh] >= 0) & (levels[block.mesh] != rate)
        if clash.any():
            row, pair = (int(axis[0]) for axis in np.nonzero(clash))
            s, (o, d) = block.sectors[row], block.pairs[pair]
            w = self.world
            cell = f"{w.sectors[s]} from {w.economies[o]} to {w.economies[d]}"
            self.problems.append(
                Problem(
                    f"measures[{number}].{key}",
                    f"{100 * rate:g} % for {cell}",
                    f"the {100 * levels[s, o, d]:g} % that measures[{owner[s, o, d]}] sets for it",
                    "keep one of the two, or give them different dates",
                )
            )
        levels[block.mesh] = rate
        owner[block.mesh] = number

    def _block(self, measure: Tariff | ExportTax | TradeCost | Ban | ExportQuota, where: str) -> _Block:
        """Cells of a measure, sales at home left out."""
        known = _BLOCKS.setdefault(self.world, {})
        labels = (measure.sectors, measure.origin, measure.destination)
        if labels not in known:
            before = len(self.problems)
            sectors = self._known_sectors(measure.sectors, where)
            origins = self._economies(measure.origin, f"{where}.origin")
            destinations = self._economies(measure.destination, f"{where}.destination")
            if len(self.problems) > before:
                return _Block(np.zeros(0, dtype=int), ())
            known[labels] = _Block(sectors, self._pairs(measure, origins, destinations))
        return known[labels]

    def _pairs(
        self,
        measure: Tariff | ExportTax | TradeCost | Ban | ExportQuota,
        origins: list[int],
        destinations: list[int],
    ) -> tuple[tuple[int, int], ...]:
        # A group that a measure names does not tax itself: WLD to EU leaves trade among its members alone.
        unions = [set(GROUPS[label]) for label in (*measure.origin, *measure.destination) if label in GROUPS]
        position = self.world.economies.index
        inside = [{position(e) for e in union if e in self.world.economies} for union in unions]
        pairs = []
        for d in destinations:
            own = {d}.union(*(union for union in inside if d in union))
            pairs += [(o, d) for o in origins if o not in own]
        return tuple(pairs)

    def _economies(self, labels: Iterable[str], where: str) -> list[int]:
        found: list[str] = []
        for label in labels:
            try:
                found += expand(label, self.world.economies, where=where)
            except LabelError as error:
                self.problems.extend(error.problems)
        return [self.world.economies.index(e) for e in dict.fromkeys(found)]

    def _known_sectors(self, labels: Iterable[str], where: str) -> NDArray[np.int_]:
        try:
            return sectors_of(self.world, labels, f"{where}.sectors")
        except LabelError as error:
            self.problems.extend(error.problems)
            return np.zeros(0, dtype=int)

    def _purchase(self, number: int, measure: Purchase, where: str) -> None:
        sellers = self._economies(measure.seller, f"{where}.seller")
        buyers = self._economies(measure.buyer, f"{where}.buyer")
        try:
            sectors = sectors_of(self.world, measure.sector, f"{where}.sector")
        except LabelError as error:
            self.problems.extend(error.problems)
            return
        if not sellers or not buyers:
            return
        cells = [(int(s), o, d) for s in sectors for o in sellers for d in buyers if o != d]
        self.bounds.purchase(number, measure, cells)

    def wedges(self) -> Wedges:
        tariff, tax, cost = self.tariff, self.__dict__.get("export_tax"), self.__dict__.get("trade_cost")
        if "added" in self.__dict__:
            # A cut ends at zero: points taken off a low duty do not turn it into a subsidy.
            tariff = np.maximum(tariff + self.added, np.minimum(tariff, 0.0))
        return Wedges(
            tariff=tariff,
            export_tax=tax if tax is not None and tax.any() else None,
            trade_cost=cost if cost is not None and (cost != 1.0).any() else None,
            limits=self.bounds.limits(),
            productivity=self.productivity if (self.productivity != 1.0).any() else None,
        )


_BLOCKS: WeakKeyDictionary[World, dict[tuple[tuple[str, ...], ...], _Block]] = WeakKeyDictionary()
"""The same labels come back in many scenarios of a world."""


def sectors_of(world: World, labels: Iterable[str], where: str) -> NDArray[np.int_]:
    """Positions of the sectors that ``labels`` stand for, products carved out of them included, ascending.

    Raises
    ------
    LabelError
        For a sector that ``world`` does not have.
    """
    chosen: set[int] = set()
    for label in labels:
        if label == "goods":
            chosen |= set(np.flatnonzero(world.goods).tolist())
        elif label == "all":
            chosen |= set(range(len(world.sectors)))
        else:
            index_of(label, world.sectors, where=where, kind="sector")
            chosen |= {world.sectors.index(s) for s in world.family(label)}
    return np.array(sorted(chosen), dtype=int)

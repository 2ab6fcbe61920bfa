"""From a scenario to levels: which duty, tax, cost and floor stands in which cell of a world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, LabelError, Problem
from detente.labels import GROUPS, expand, index_of
from detente.scenario.schema import ExportTax, Purchase, Scenario, Tariff, TradeCost
from detente.trade.arrays import Array
from detente.trade.base import Base
from detente.trade.wedges import Limit, Wedges

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["baseline_wedges", "scenario_wedges"]


def baseline_wedges(scenario: Scenario, world: World, base: Base) -> Wedges:
    """Duties against which the scenario is measured: of the base year, or those in force on a day."""
    if scenario.baseline.on is None:
        return Wedges.of_base(base)
    from detente.world.tariffs import tariffs_as_of

    return Wedges(tariff=tariffs_as_of(world, scenario.baseline.on).rates.transpose(2, 0, 1))


def scenario_wedges(scenario: Scenario, world: World, reference: Wedges, traded: Array) -> Wedges:
    """Every level of the scenario.

    Parameters
    ----------
    reference : duties of the baseline.
    traded : trade of the baseline at base-year border prices [S, N, N], million USD; what an ``increase``
        is added to.

    Raises
    ------
    InputError
        Naming every unknown label and every pair of measures that contradict each other.
    """
    places = _Places(world, reference, traded)
    for number, measure in enumerate(scenario.measures):
        if measure.in_effect(scenario.on):
            places.apply(number, measure)
    if places.problems:
        kind = (
            LabelError if all(p.expected.endswith("of this world") for p in places.problems) else InputError
        )
        raise kind(places.problems)
    return places.wedges()


@dataclass(frozen=True)
class _Block:
    """A set of cells as an open mesh."""

    sectors: NDArray[np.int_]
    origins: NDArray[np.int_]
    destinations: NDArray[np.int_]

    @property
    def mesh(self) -> tuple[NDArray[np.int_], ...]:
        return np.ix_(self.sectors, self.origins, self.destinations)


class _Places:
    """Collects levels and problems while measures are applied one after another."""

    def __init__(self, world: World, reference: Wedges, traded: Array) -> None:
        shape = reference.tariff.shape
        self.world, self.traded = world, traded
        self.tariff = reference.tariff.copy()
        self.added = np.zeros(shape)
        self.export_tax = np.zeros(shape)
        self.trade_cost = np.ones(shape)
        self.set_by: dict[type, NDArray[np.int_]] = {kind: np.full(shape, -1) for kind in (Tariff, ExportTax)}
        self.floors: dict[tuple[int, int, int], tuple[int, Limit]] = {}
        self.problems: list[Problem] = []

    def apply(self, number: int, measure: Tariff | ExportTax | TradeCost | Purchase) -> None:
        where = f"measures[{number}]"
        if isinstance(measure, Purchase):
            self._purchase(number, measure, where)
            return
        for block in self._blocks(measure, where):
            if isinstance(measure, Tariff) and measure.add is not None:
                self.added[block.mesh] += measure.add
            elif isinstance(measure, Tariff) and measure.rate is not None:
                self._set(self.tariff, Tariff, number, block, measure.rate, "rate")
            elif isinstance(measure, ExportTax):
                self._set(self.export_tax, ExportTax, number, block, measure.rate, "rate")
            elif isinstance(measure, TradeCost):
                self.trade_cost[block.mesh] *= 1.0 + measure.change

    def _set(self, levels: Array, kind: type, number: int, block: _Block, rate: float, key: str) -> None:
        owner = self.set_by[kind]
        clash = (owner[block.mesh] >= 0) & (levels[block.mesh] != rate)
        if clash.any():
            s, o, d = (int(axis[0]) for axis in np.nonzero(clash))
            first = int(owner[block.mesh][s, o, d])
            w = self.world
            cell = (
                f"{w.sectors[block.sectors[s]]} from {w.economies[block.origins[o]]} to "
                f"{w.economies[block.destinations[d]]}"
            )
            self.problems.append(
                Problem(
                    f"measures[{number}].{key}",
                    f"{100 * rate:g} % for {cell}",
                    f"the {100 * levels[block.mesh][s, o, d]:g} % that measures[{first}] sets for it",
                    "keep one of the two, or give them different dates",
                )
            )
        levels[block.mesh] = rate
        owner[block.mesh] = number

    def _blocks(self, measure: Tariff | ExportTax | TradeCost, where: str) -> Iterator[_Block]:
        """Cells of a measure, sales at home left out: one block for each destination."""
        try:
            sectors = self._sectors(measure.sectors, f"{where}.sectors")
        except LabelError as error:
            self.problems.extend(error.problems)
            sectors = np.zeros(0, dtype=int)
        sides = []
        for name, labels in (("origin", measure.origin), ("destination", measure.destination)):
            found: list[str] = []
            for label in labels:
                try:
                    found += expand(label, self.world.economies, where=f"{where}.{name}")
                except LabelError as error:
                    self.problems.extend(error.problems)
            sides.append([self.world.economies.index(e) for e in dict.fromkeys(found)])
        # A group that a measure names does not tax itself: WLD to EU leaves trade among its members alone.
        unions = [set(GROUPS[label]) for label in (*measure.origin, *measure.destination) if label in GROUPS]
        position = self.world.economies.index
        inside = [{position(e) for e in union if e in self.world.economies} for union in unions]
        for d in sides[1]:
            own = set().union(*(union for union in inside if d in union))
            origins = [o for o in sides[0] if o != d and o not in own]
            if origins and sectors.size:
                yield _Block(sectors, np.array(origins), np.array([d]))

    def _sectors(self, labels: Iterable[str], where: str) -> NDArray[np.int_]:
        chosen: list[int] = []
        for label in labels:
            if label == "goods":
                chosen += np.flatnonzero(self.world.goods).tolist()
            elif label == "all":
                chosen += range(len(self.world.sectors))
            else:
                chosen.append(index_of(label, self.world.sectors, where=where, kind="sector"))
        return np.array(sorted(set(chosen)), dtype=int)

    def _purchase(self, number: int, measure: Purchase, where: str) -> None:
        groups = [
            f
            for f in ("seller", "buyer")
            if getattr(measure, f) in (*GROUPS, "WLD") and getattr(measure, f) not in self.world.economies
        ]
        if groups:
            self.problems += [
                Problem(
                    f"{where}.{field}",
                    f"the group '{getattr(measure, field)}'",
                    "one economy",
                    "write one purchase for each member",
                )
                for field in groups
            ]
            return
        try:
            o = index_of(measure.seller, self.world.economies, where=f"{where}.seller")
            d = index_of(measure.buyer, self.world.economies, where=f"{where}.buyer")
            s = index_of(measure.sector, self.world.sectors, where=f"{where}.sector", kind="sector")
        except LabelError as error:
            self.problems.extend(error.problems)
            return
        now = float(self.traded[s, o, d])
        if now <= 0.0 or o == d:
            self.problems.append(
                Problem(
                    where,
                    f"a purchase of {measure.sector} by {measure.buyer} from {measure.seller}",
                    "a pair of economies that trades this good in the base year",
                    "choose another sector or seller",
                )
            )
            return
        extra, floor = measure.increase_usd_bn, measure.at_least_usd_bn
        rest = (1.0 - measure.share_of_sector) * now
        quantity = now + 1e3 * extra if extra is not None else rest + 1e3 * (floor or 0.0)
        if (s, o, d) in self.floors:
            first, old = self.floors[s, o, d]
            if extra is None:
                self.problems.append(
                    Problem(
                        f"{where}.at_least_usd_bn",
                        f"a second floor for {measure.sector}",
                        f"the one of measures[{first}] alone",
                        "keep one of the two, or give them different dates",
                    )
                )
            quantity = old.bound + 1e3 * (extra or 0.0)
        self.floors[s, o, d] = (number, Limit("floor", ((s, o, d),), quantity))

    def wedges(self) -> Wedges:
        return Wedges(
            # A cut ends at zero: points taken off a low duty do not turn it into a subsidy.
            tariff=np.maximum(self.tariff + self.added, np.minimum(self.tariff, 0.0)),
            export_tax=self.export_tax if self.export_tax.any() else None,
            trade_cost=self.trade_cost if (self.trade_cost != 1.0).any() else None,
            limits=tuple(floor for _, floor in self.floors.values()),
        )

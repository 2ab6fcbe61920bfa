"""Quotas and promised purchases of a scenario: from shares and money to floors and ceilings on cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from detente.errors import LabelError, Problem
from detente.labels import index_of
from detente.scenario.schema import ExportQuota, Purchase
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.failures import limit_name
from detente.trade.wedges import Cell, Limit, Rent

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["Bounds"]


class Bounds:
    """Collects limits while measures are applied one after another, and the problems found on the way."""

    def __init__(self, world: World, reference: Equilibrium, problems: list[Problem]) -> None:
        self.world, self.reference, self.problems = world, reference, problems
        self.found: dict[tuple[str, tuple[Cell, ...]], tuple[int, Limit]] = {}

    @cached_property
    def _quantity(self) -> Array:
        return self.reference.traded_quantity()

    def limits(self) -> tuple[Limit, ...]:
        """All limits, in the order of their measures."""
        return tuple(limit for _, limit in self.found.values())

    def quota(self, number: int, measure: ExportQuota, cells: Sequence[Cell]) -> list[Cell]:
        """Add the ceilings of a quota; returns the cells that it closes altogether."""
        where = f"measures[{number}]"
        open_cells = [c for c in cells if self._quantity[c] > 0.0]
        if not open_cells:
            if cells:
                self._idle(where, "a quota on trade that the baseline does not have")
            return []
        if measure.granted_share == 0.0:
            return list(cells)
        rent = self._rent(measure, where)
        groups = [tuple(open_cells)] if measure.over == "together" else [(c,) for c in open_cells]
        for group in groups:
            bound = 1e3 * (measure.at_most_usd_bn or 0.0)
            if measure.granted_share is not None:
                bound = measure.granted_share * self._now(group, measure.by)
            self._add(number, Limit("ceiling", group, bound, measure.by, rent))
        return []

    def purchase(self, number: int, measure: Purchase, cells: Sequence[Cell]) -> None:
        """Add the floor of a promised purchase."""
        where = f"measures[{number}]"
        open_cells = tuple(c for c in cells if self._quantity[c] > 0.0)
        if not open_cells:
            sectors, sellers, buyers = (", ".join(x) for x in (measure.sector, measure.seller, measure.buyer))
            self._idle(where, f"a purchase of {sectors} by {buyers} from {sellers}")
            return
        now = self._now(open_cells, measure.by)
        extra, floor = measure.increase_usd_bn, measure.at_least_usd_bn
        rest = (1.0 - measure.share_of_sector) * now
        bound = now + 1e3 * extra if extra is not None else rest + 1e3 * (floor or 0.0)
        old = self.found.get(("floor", open_cells))
        if old is not None and extra is not None:
            bound = old[1].bound + 1e3 * extra
            del self.found["floor", open_cells]
        self._add(number, Limit("floor", open_cells, bound, measure.by))

    def _now(self, cells: Sequence[Cell], by: str) -> float:
        """Trade of the baseline in the cells, million USD."""
        table = self._quantity if by == "quantity" else self.reference.trade()
        return float(sum(table[c] for c in cells))

    def _add(self, number: int, limit: Limit) -> None:
        key = (limit.kind, limit.cells)
        if key in self.found:
            first, _ = self.found[key]
            self.problems.append(
                Problem(
                    f"measures[{number}]",
                    f"a second bound for the {limit_name(self.reference.base, limit)}",
                    f"the one of measures[{first}] alone",
                    "keep one of the two, or give them different dates",
                )
            )
            return
        self._one_rent(number, limit)
        self.found[key] = (number, limit)

    def _one_rent(self, number: int, limit: Limit) -> None:
        """Ceilings on one cell share one permit market's rent: it cannot be split in two ways."""
        mine = set(limit.cells)
        for first, other in self.found.values():
            if limit.kind == other.kind == "ceiling" and other.rent != limit.rent and mine & set(other.cells):
                self.problems.append(
                    Problem(
                        f"measures[{number}].rent",
                        "another split than that of a quota on the same trade",
                        f"the rent split of measures[{first}]",
                        "write the same 'rent' in both",
                    )
                )

    def _rent(self, measure: ExportQuota, where: str) -> Rent:
        home = None
        if measure.rent.home is not None:
            try:
                home = index_of(measure.rent.home, self.world.economies, where=f"{where}.rent.home")
            except LabelError as error:
                self.problems.extend(error.problems)
        return Rent(measure.rent.exporter, measure.rent.importer, measure.rent.holder, home)

    def _idle(self, where: str, got: str) -> None:
        self.problems.append(
            Problem(
                where,
                got,
                "economies that trade this good in the baseline",
                "choose another sector or another pair",
            )
        )

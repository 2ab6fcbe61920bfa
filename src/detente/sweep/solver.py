"""Solve one block of scenarios: together where they share a baseline, one by one otherwise."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from detente.errors import InputError, Problem, SolveError
from detente.export.columns import TABLES, Table
from detente.export.tables import quantities
from detente.scenario.levels import scenario_wedges
from detente.trade.arrays import Array
from detente.trade.batch import Lanes, Response, respond, solve_lanes
from detente.trade.equilibrium import Equilibrium
from detente.trade.result import log_welfare
from detente.trade.shared import Change, Shared, change_of
from detente.trade.solve import reference_of, solve, world_of
from detente.trade.verdict import Verdict

if TYPE_CHECKING:
    from detente.scenario.schema import Scenario
    from detente.world import World
    from detente.world.elasticities import Elasticities

__all__ = ["BLOCK", "Checked", "Group", "Rows", "Solver", "Values", "group_of"]

BLOCK = 64
"""Scenarios that are solved, sent and stored at once. Part of what fixes the digits: it is no option."""

KEPT_BASELINES = 4
"""Baselines whose kernels are kept for the next scenarios."""

Group: TypeAlias = tuple[Any, ...]
"""What scenarios must have in common to be solved together: baseline, closure, products and production."""


def group_of(scenario: Scenario) -> Group:
    """The group of a scenario."""
    return (scenario.baseline, scenario.closure, scenario.products, scenario.production)


@dataclass(frozen=True, eq=False)
class Checked:
    """What became of a block that was checked."""

    problems: tuple[tuple[int, Problem], ...]
    """Place in the block, and what is wrong with the scenario."""
    labels_only: bool
    """Whether every problem is a label that nobody knows."""
    changes: tuple[Change | None, ...]
    """What each scenario changes; ``None`` for what is solved alone."""


@dataclass(frozen=True, eq=False)
class Values:
    """One table of some scenarios."""

    position: tuple[int, ...]
    """Places in the block."""
    sectors: tuple[str, ...]
    """Labels where the table has sectors."""
    columns: dict[str, Array]
    """[scenario, ...]."""


@dataclass(frozen=True, eq=False)
class Rows:
    """What is kept of a block."""

    solved: list[bool]
    verdict: list[str]
    reason: list[str | None]
    """Why there is no equilibrium."""
    residual: Array
    walras: Array
    steps: list[int]
    tables: dict[Table, list[Values]]


@dataclass(eq=False)
class Solver:
    """A world, a set of elasticities and what is kept of every scenario."""

    world: World
    elasticities: Elasticities
    tables: tuple[Table, ...]
    together: frozenset[Group]
    """Groups that are large enough to be solved together."""
    _responses: OrderedDict[Group, Response | None] = field(default_factory=OrderedDict)

    def check(self, scenarios: Sequence[Scenario]) -> Checked:
        """Everything that can be wrong with a scenario before it is solved."""
        problems: list[tuple[int, Problem]] = []
        changes: list[Change | None] = []
        for place, scenario in enumerate(scenarios):
            change = None
            try:
                change = self._change(scenario)
            except InputError as error:
                problems += [(place, problem) for problem in error.problems]
            except SolveError:  # the baseline itself has no equilibrium: a failed row
                pass
            changes.append(change)
        labels_only = all(p.expected.endswith("of this world") for _, p in problems)
        return Checked(tuple(problems), labels_only, tuple(changes))

    def _change(self, scenario: Scenario) -> Change | None:
        world = world_of(self.world, scenario)
        reference = reference_of(world, scenario, self.elasticities)
        wedges = scenario_wedges(scenario, world, reference)
        response = self._response(scenario, reference)
        return None if response is None else change_of(response.shared, wedges)

    def _response(self, scenario: Scenario, reference: Equilibrium) -> Response | None:
        group = group_of(scenario)
        if group not in self.together:
            return None
        if group not in self._responses:
            shared = Shared.of(reference)
            self._responses[group] = None if shared is None else respond(shared)
            if len(self._responses) > KEPT_BASELINES:
                self._responses.popitem(last=False)
        self._responses.move_to_end(group)
        return self._responses[group]

    def solve(self, block: Sequence[Scenario], changes: Sequence[Change | None]) -> Rows:
        """Solve a block; ``changes`` is what :meth:`check` found that each scenario changes."""
        count = len(block)
        rows = Rows(
            solved=[False] * count,
            verdict=[""] * count,
            reason=[None] * count,
            residual=np.full(count, np.nan),
            walras=np.full(count, np.nan),
            steps=[0] * count,
            tables={name: [] for name in self.tables},
        )
        groups: dict[Group, list[int]] = {}
        for place, (scenario, change) in enumerate(zip(block, changes, strict=True)):
            if change is not None and _changes_something(change):
                groups.setdefault(group_of(scenario), []).append(place)
        left = set(range(count))
        for places in groups.values():
            left -= self._solve_together(block, changes, places, rows)
        for place in sorted(left):
            self._solve_alone(block[place], place, rows)
        return rows

    def _solve_together(
        self,
        block: Sequence[Scenario],
        changes: Sequence[Change | None],
        places: list[int],
        rows: Rows,
    ) -> set[int]:
        """Solve scenarios of one baseline; the ones that are done."""
        scenario = block[places[0]]
        world = world_of(self.world, scenario)
        response = self._response(scenario, reference_of(world, scenario, self.elasticities))
        assert response is not None
        chosen = [c for c in (changes[i] for i in places) if c is not None]
        done: set[int] = set()
        for lanes in solve_lanes(response, chosen, between="flows" in self.tables):
            here = tuple(places[i] for i in lanes.position)
            done |= set(here)
            for lane, place in enumerate(here):
                rows.solved[place] = True
                rows.verdict[place] = Verdict.SOLVED.value
                rows.residual[place] = max(lanes.residual[lane], response.shared.reference.residual)
                rows.walras[place] = lanes.walras[lane]
                rows.steps[place] = int(lanes.steps[lane])
            for name, values in rows.tables.items():
                columns = _columns(lanes, response.shared.reference, name)
                values.append(Values(here, world.sectors, columns))
        return done

    def _solve_alone(self, scenario: Scenario, place: int, rows: Rows) -> None:
        try:
            result = solve(self.world, scenario, elasticities=self.elasticities)
        except SolveError as error:
            rows.verdict[place] = (error.verdict or Verdict.NOT_FOUND).value
            rows.reason[place] = " ".join(str(error).splitlines())
            return
        rows.solved[place] = True
        rows.verdict[place] = result.verdict.value
        rows.residual[place] = result.residual
        rows.walras[place] = result.equilibrium.walras
        rows.steps[place] = result.equilibrium.steps
        for name, values in rows.tables.items():
            columns = {k: v[None] for k, v in quantities(result, name).items()}
            values.append(Values((place,), result.world.sectors, columns))


def _changes_something(change: Change) -> bool:
    return change.origin.size > 0 or change.log_productivity is not None


def _columns(lanes: Lanes, reference: Equilibrium, table: Table) -> dict[str, Array]:
    """A table of solved lanes [L, ...], with the formulas of :class:`~detente.trade.result.Result`."""
    base = reference.base
    usd_bn = base.unit / 1e3
    if table == "flows":
        assert lanes.between is not None
        before = np.broadcast_to(
            reference.trade().sum(axis=0) / 1e3, (lanes.position.size, *(base.income.size,) * 2)
        )
        return {"before_usd_bn": before, "after_usd_bn": _first(lanes.between) * usd_bn}
    cpi = (base.final_share[:, :, None] * lanes.log_price).sum(axis=0)
    if table == "sectors":
        old_cpi = (base.final_share * reference.log_price).sum(axis=0)
        ratio = np.ones_like(lanes.output)
        made = np.broadcast_to(reference.output[:, :, None] > 0.0, ratio.shape)
        np.divide(lanes.output, reference.output[:, :, None], out=ratio, where=made)
        ratio *= np.exp(reference.log_cost[:, :, None] - lanes.log_cost)
        volume = lanes.output * np.exp(-lanes.log_cost)
        volume -= (reference.output * np.exp(-reference.log_cost))[:, :, None]
        price = (lanes.log_price - cpi) - (reference.log_price - old_cpi)[:, :, None]
        found = (100.0 * (ratio - 1.0), volume * usd_bn, 100.0 * np.expm1(price))
        names = (column.name for column in TABLES["sectors"])
        return {name: values.transpose(2, 1, 0) for name, values in zip(names, found, strict=True)}
    welfare = np.log(lanes.income / base.income[:, None]) - cpi
    old = log_welfare(reference)[:, None]
    revenue = lanes.tariff_revenue - reference.tariff_revenue[:, None]
    export_tax = lanes.export_tax_revenue - reference.export_tax_revenue[:, None]
    by_economy = {
        "real_income_pct": 100.0 * np.expm1(welfare - old),
        "real_income_usd_bn": base.income[:, None] * (np.exp(welfare) - np.exp(old)) * usd_bn,
        "terms_of_trade_pct": 100.0 * np.expm1(lanes.terms_of_trade_log),
        "tariff_revenue_usd_bn": revenue * usd_bn,
        "export_tax_revenue_usd_bn": export_tax * usd_bn,
        "rent_usd_bn": np.zeros_like(welfare),
    }
    return {name: _first(values) for name, values in by_economy.items()}


def _first(table: Array) -> Array:
    """With the lane first."""
    moved: Array = np.ascontiguousarray(np.moveaxis(table, -1, 0))
    return moved

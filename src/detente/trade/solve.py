"""Solve a scenario on a world: from labels to an equilibrium and back to labels."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from detente.scenario.levels import baseline_wedges, scenario_wedges
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure, calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.result import Result
from detente.trade.wedges import Wedges

if TYPE_CHECKING:
    from detente.scenario.schema import Scenario
    from detente.world import World

__all__ = ["base_of", "reference_of", "solve"]


def solve(
    world: World,
    scenario: Scenario,
    *,
    elasticities: str | None = None,
    start: Equilibrium | None = None,
) -> Result:
    """Real incomes, trade, output and prices under ``scenario``, compared with its baseline.

    Parameters
    ----------
    world : accounts of the base year.
    scenario : measures with levels.
    elasticities : name of a set of trade elasticities of ``world``; its default when left out.
    start : a solved neighbour to start from; changes the time it takes, not the answer.

    Raises
    ------
    InputError
        For labels that ``world`` does not have and for measures that contradict each other.
    SolveError
        When there is no equilibrium; the message says why.
    """
    name = elasticities or world.default_elasticities
    base = base_of(world, name)
    reference = reference_of(world, scenario, name)
    wedges = scenario_wedges(scenario, world, reference.wedges, reference.traded_quantity())
    solved = (
        reference
        if wedges.same_as(reference.wedges)
        else equilibrium(base, wedges, closure=scenario.closure, start=start or reference)
    )
    return Result(
        title=scenario.title,
        world=world,
        reference=reference,
        equilibrium=solved,
        elasticities=name,
        assumptions=scenario.assumptions,
    )


@lru_cache(maxsize=16)
def base_of(world: World, elasticities: str) -> Base:
    """Shares of ``world`` under a named set of elasticities."""
    return calibrate(world, world.elasticity(elasticities))


def reference_of(world: World, scenario: Scenario, elasticities: str) -> Equilibrium:
    """The baseline that ``scenario`` is compared with: its duties, its closure, no measure."""
    return _reference(world, elasticities, scenario.baseline.model_dump_json(), scenario.closure)


@lru_cache(maxsize=16)
def _reference(world: World, elasticities: str, baseline: str, closure: Closure) -> Equilibrium:
    from detente.scenario.schema import Baseline, Scenario

    empty = Scenario(title="baseline", baseline=Baseline.model_validate_json(baseline), closure=closure)
    base = base_of(world, elasticities)
    wedges: Wedges = baseline_wedges(empty, world, base)
    return equilibrium(base, wedges, closure=closure)

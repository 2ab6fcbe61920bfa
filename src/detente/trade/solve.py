"""Solve a scenario on a world: from labels to an equilibrium and back to labels."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from detente.scenario.levels import baseline_wedges, scenario_wedges
from detente.scenario.production import technology_of
from detente.trade.base import FIXED_SHARES, Base, Closure, calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.result import Result
from detente.trade.technology import Technology

if TYPE_CHECKING:
    from detente.scenario.schema import Scenario
    from detente.world import World
    from detente.world.elasticities import Elasticities

__all__ = ["base_of", "reference_of", "solve", "world_of"]


def solve(
    world: World,
    scenario: Scenario,
    *,
    elasticities: Elasticities = None,
    start: Equilibrium | None = None,
) -> Result:
    """Real incomes, trade, output and prices under ``scenario``, compared with its baseline.

    Parameters
    ----------
    world : accounts of the base year; the products that the scenario names are carved out first.
    scenario : measures with levels.
    elasticities : name of a set of trade elasticities of ``world``, or one's own: sector -> value, a file, or a
        value for each sector; the default of ``world`` when left out.
    start : a solved neighbour to start from; changes the time it takes, not the answer.

    Raises
    ------
    InputError
        For labels that ``world`` does not have and for measures that contradict each other.
    SolveError
        When there is no equilibrium; the message says why.
    """
    from detente.world.elasticities import resolve_elasticities

    world = world_of(world, scenario)
    reference = reference_of(world, scenario, elasticities)
    wedges = scenario_wedges(scenario, world, reference)
    solved = (
        reference
        if wedges.same_as(reference.wedges)
        else equilibrium(reference.base, wedges, closure=scenario.closure, start=start or reference)
    )
    return Result(
        scenario=scenario,
        world=world,
        reference=reference,
        equilibrium=solved,
        elasticities=resolve_elasticities(world, elasticities)[0],
    )


def world_of(world: World, scenario: Scenario) -> World:
    """``world`` with the products of the scenario carved out."""
    missing = tuple(p for p in scenario.products if p not in world.sectors)
    return _with_products(world, missing) if missing else world


@lru_cache(maxsize=8)
def _with_products(world: World, products: tuple[str, ...]) -> World:
    return world.with_products(*products)


def base_of(world: World, elasticities: Elasticities = None, technology: Technology = FIXED_SHARES) -> Base:
    """Shares of ``world`` under a set of elasticities."""
    from detente.world.elasticities import resolve_elasticities

    return _base(world, resolve_elasticities(world, elasticities)[1].tobytes(), technology)


@lru_cache(maxsize=16)
def _base(world: World, theta: bytes, technology: Technology) -> Base:
    return calibrate(world, np.frombuffer(theta), technology)


def reference_of(world: World, scenario: Scenario, elasticities: Elasticities = None) -> Equilibrium:
    """The baseline that ``scenario`` is compared with: its duties, its closure, its production, no measure."""
    base = base_of(world, elasticities, technology_of(scenario.production, world))
    return _reference(world, base, scenario.baseline.model_dump_json(), scenario.closure)


@lru_cache(maxsize=16)
def _reference(world: World, base: Base, baseline: str, closure: Closure) -> Equilibrium:
    from detente.scenario.schema import Baseline, Scenario

    empty = Scenario(title="baseline", baseline=Baseline.model_validate_json(baseline), closure=closure)
    return equilibrium(base, baseline_wedges(empty, world, base), closure=closure)

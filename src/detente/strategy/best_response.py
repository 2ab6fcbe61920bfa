"""The best that one player can do while everybody else stands still."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import SolveError
from detente.labels import economy_name, with_articles
from detente.scenario.schema import Scenario
from detente.strategy.certificate import VALUE_TOLERANCE, starts_of, unit_of
from detente.strategy.game import Game
from detente.strategy.instruments import InstrumentsLike
from detente.strategy.rates import Rates
from detente.strategy.result import BestResponse
from detente.strategy.search import Found, climb, require_found, search
from detente.strategy.setting import checked_tolerance, set_up, start_of
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.objective import ObjectiveLike
from detente.world.elasticities import Elasticities

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["best_response"]

TOLERANCE = 1e-8
"""Largest move of ``log(1+rate)`` that first-order conditions may still ask for."""

ROUNDING = 1e-9
"""Objectives closer than this, relative to themselves where they are large, count as equal."""


def best_response(
    world: World,
    player: str,
    *,
    instruments: InstrumentsLike = "cell",
    scenario: Scenario | None = None,
    objective: ObjectiveLike | None = None,
    elasticities: Elasticities = None,
    start_pct: float | None = None,
    starts: int = 1,
    seed: int = 0,
    tol: float = TOLERANCE,
) -> BestResponse:
    """The rates that serve ``player`` best while all other policy stays as in ``scenario``.

    Parameters
    ----------
    world : accounts of the base year.
    player : code of an economy, or of a group that acts as one.
    instruments : what it may set; tariffs on all goods, one for each sector and partner, when left out.
    scenario : all other policy; the base year when left out.
    objective : what it maximises; the log of its real income when left out. Labels with weights on log real incomes
        (``{"USA": 1.0, "CHN": -0.2}`` for rivalry) or an :class:`detente.trade.objective.Objective`.
    elasticities : name of a set of trade elasticities, or one's own: sector -> value, a file, or a value for each
        sector; the default of ``world`` when left out.
    start_pct : rate, %, to set out from in place of those of the scenario.
    starts : searches; the first from the rates of the scenario, the others from no rates, from 100 % and from random
        rates. The best end counts.
    seed : of the random rates.
    tol : largest move of ``log(1+rate)`` that first-order conditions may still ask for.

    Raises
    ------
    LabelError, InputError
        For labels that ``world`` does not have and instruments that do not fit together.
    SolveError
        When no search ends; the message names the rate furthest off.
    """
    checked_tolerance(tol, starts)
    objectives = {} if objective is None else {player: objective}
    setting = set_up(world, (player,), instruments, scenario, objectives, elasticities)
    game, goal = setting.game, setting.game.players[0].objective
    scale = 100.0 if unit_of(goal) == "%" else 1.0
    before = equilibrium(
        game.base, game.wedges, closure=game.closure, start=setting.reference, tol=VALUE_TOLERANCE
    )
    first = ("the scenario" if start_pct is None else f"{start_pct:g} %", start_of(game, start_pct))
    origins = [first, *starts_of(game.levers.lower, game.levers.upper, starts - 1, seed)]
    best: Found | None = None
    value = -np.inf
    steps = 0
    failure: SolveError | None = None
    for _, origin in origins:
        try:
            found = _uphill(game, origin, setting.reference, tol)
            steps += found.steps
            require_found(game, found, tol)
        except SolveError as error:
            failure = failure or error
            continue
        reached = scale * game.value(0, found.point.state)
        if reached > value:
            best, value = found, reached
    if best is None:
        assert failure is not None
        raise failure
    point = best.point
    return BestResponse(
        result=setting.result(point.state),
        rates=Rates.of(game.levers, game.base, best),
        players=game.players,
        title=f"Best response of {with_articles(economy_name(player))}",
        tolerance=tol,
        residual=best.gap,
        steps=steps,
        solves=game.work.solves,
        gradients=game.work.gradients,
        value_before=scale * game.value(0, before),
        value=value,
        starts=tuple(name for name, _ in origins),
    )


def _uphill(game: Game, origin: Array, near: Equilibrium, tol: float) -> Found:
    """Search with acceleration; climb step by step when that ends lower than it began, or not at all."""
    begun = game.value(0, game.solve(origin, near, VALUE_TOLERANCE))
    found = search(game, origin, near=near, tol=tol, patient=False)
    if found.converged and game.value(0, found.point.state) >= begun - ROUNDING * max(1.0, abs(begun)):
        return found
    climbed = climb(game, origin, near=near, tol=tol)
    return replace(climbed, steps=climbed.steps + found.steps)

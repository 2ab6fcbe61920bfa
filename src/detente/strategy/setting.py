"""From a world, a scenario and labels to a game that can be solved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import InputError, Problem
from detente.labels import economy_name
from detente.scenario.levels import scenario_wedges
from detente.scenario.schema import Scenario
from detente.strategy.game import Game
from detente.strategy.instruments import Instruments, InstrumentsLike, instruments_of
from detente.strategy.levers import Player, compile_levers, player_of
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.objective import ObjectiveLike
from detente.trade.result import Result
from detente.trade.solve import reference_of, world_of
from detente.world.elasticities import Elasticities, resolve_elasticities

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["Setting", "checked_tolerance", "set_up", "start_of"]


@dataclass(frozen=True, eq=False)
class Setting:
    """A game and what its results are compared with."""

    world: World
    """With the products of the scenario carved out."""
    scenario: Scenario
    elasticities: str
    """Name of the set."""
    reference: Equilibrium
    """The baseline of the scenario."""
    game: Game

    def result(self, state: Equilibrium) -> Result:
        """Tables of an economy of the game beside the baseline."""
        return Result(
            scenario=self.scenario,
            world=self.world,
            reference=self.reference,
            equilibrium=state,
            elasticities=self.elasticities,
        )


def set_up(
    world: World,
    players: Sequence[str],
    instruments: InstrumentsLike | Mapping[str, InstrumentsLike],
    scenario: Scenario | None,
    objectives: Mapping[str, ObjectiveLike],
    elasticities: Elasticities,
) -> Setting:
    """The game of ``players`` on top of ``scenario``.

    Raises
    ------
    LabelError, InputError
        Naming everything that does not fit together.
    """
    _require_known("objectives", objectives, players)
    sets = _sets(instruments, players)
    scenario = Scenario(title="rates of the base year") if scenario is None else scenario
    world = world_of(world, scenario)
    reference = reference_of(world, scenario, elasticities)
    wedges = scenario_wedges(scenario, world, reference)
    made = tuple(player_of(world, label, objectives.get(label), sets[label]) for label in players)
    _require_apart(world, made)
    game = Game(
        reference.base, wedges, scenario.closure, made, compile_levers(world, reference.base, wedges, made)
    )
    return Setting(world, scenario, resolve_elasticities(world, elasticities)[0], reference, game)


def _sets(
    instruments: InstrumentsLike | Mapping[str, InstrumentsLike], players: Sequence[str]
) -> dict[str, tuple[Instruments, ...]]:
    """The instruments of every player."""
    if not isinstance(instruments, Mapping):
        return dict.fromkeys(players, instruments_of(instruments))
    _require_known("instruments", instruments, players)
    missing = [p for p in players if p not in instruments]
    if missing:
        fix = "add it, or give one set for all"
        raise InputError(
            [Problem("instruments", f"none for {p}", "instruments of every player", fix) for p in missing]
        )
    return {p: instruments_of(instruments[p]) for p in players}


def start_of(game: Game, start_pct: float | None) -> Array:
    """``log(1+rate)`` to begin with [V]: rates of the scenario, or ``start_pct`` everywhere, within bounds."""
    if start_pct is None:
        return game.levers.start(game.wedges)
    if not -100.0 < start_pct < np.inf:
        raise InputError(
            Problem("start_pct", f"{start_pct:g}", "a rate above -100 %", "write for example 25")
        )
    start: Array = np.clip(np.log1p(start_pct / 100.0), game.levers.lower, game.levers.upper)
    return start


def checked_tolerance(tol: float, starts: int) -> None:
    """Refuse tolerances that rounding does not allow, and less than one search.

    Raises
    ------
    InputError
    """
    problems = []
    if not 1e-12 <= tol <= 1e-2:
        problems.append(
            Problem("tol", f"{tol:g}", "a tolerance from 1e-12 to 1e-2", "write for example 1e-8")
        )
    if starts < 1:
        problems.append(Problem("starts", f"{starts}", "at least one search", "write for example 3"))
    if problems:
        raise InputError(problems)


def _require_known(where: str, given: Mapping[str, object], players: Sequence[str]) -> None:
    unknown = [label for label in given if label not in players]
    if unknown:
        raise InputError(
            [
                Problem(where, repr(label), "a player of this game", f"write one of {', '.join(players)}")
                for label in unknown
            ]
        )


def _require_apart(world: World, players: Sequence[Player]) -> None:
    """No economy may sit on two sides."""
    seat: dict[int, str] = {}
    problems = []
    for player in players:
        for member in player.members:
            if member in seat:
                name = economy_name(world.economies[member])
                problems.append(
                    Problem(
                        "players",
                        f"{name} as a part of {seat[member]} and of {player.label}",
                        "every economy in one player at most",
                        "drop one of the two",
                    )
                )
            seat.setdefault(member, player.label)
    if problems:
        raise InputError(problems)

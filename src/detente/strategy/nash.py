"""Nash equilibria of trade policy among any number of players."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import InputError, Problem
from detente.scenario.schema import Scenario
from detente.strategy.certificate import certificate
from detente.strategy.game import Game
from detente.strategy.instruments import InstrumentsLike
from detente.strategy.rates import Rates
from detente.strategy.result import Nash
from detente.strategy.search import require_found, search
from detente.strategy.setting import checked_tolerance, set_up, start_of
from detente.trade.objective import ObjectiveLike
from detente.world.elasticities import Elasticities

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["TOLERANCE", "nash"]

TOLERANCE = 1e-8
"""Largest move of ``log(1+rate)`` that first-order conditions may still ask for."""

CHECKED = 10
"""Players that are checked by re-optimising when there are more and nobody says which."""


def nash(
    world: World,
    players: Sequence[str] | str,
    *,
    instruments: InstrumentsLike | Mapping[str, InstrumentsLike] = "cell",
    scenario: Scenario | None = None,
    objectives: Mapping[str, ObjectiveLike] | None = None,
    elasticities: Elasticities = None,
    start_pct: float | None = None,
    certify: Sequence[str] | str | None = "largest",
    starts: int = 2,
    seed: int = 0,
    tol: float = TOLERANCE,
) -> Nash:
    """Rates from which no player gains by moving its own alone, all players moving at once.

    Parameters
    ----------
    world : accounts of the base year.
    players : codes of economies and groups (``EU`` acts as one), or ``"all"`` for every economy.
    instruments : what every player may set, or a mapping from player to what it may set. Tariffs of every player on
        goods of the other players, one for each sector and partner, when left out.
    scenario : all other policy, and the rates from which ``additional`` instruments and the search set out; the base
        year when left out.
    objectives : what a player maximises; the log of its real income when left out. Labels with weights on log real
        incomes (``{"USA": 1.0, "CHN": -0.2}`` for rivalry) or an :class:`detente.trade.objective.Objective`.
    elasticities : name of a set of trade elasticities, or one's own: sector -> value, a file, or a value for each
        sector; the default of ``world`` when left out.
    start_pct : rate, %, to set out from in place of those of the scenario.
    certify : players that re-optimise alone as a proof: labels, ``"all"``, ``"largest"`` for the ten with the largest
        income (all when there are no more), or ``None`` for no proof.
    starts : searches for each of them: from no rates, from 100 %, then from random rates.
    seed : of the random rates.
    tol : largest move of ``log(1+rate)`` that first-order conditions may still ask for.

    Raises
    ------
    LabelError, InputError
        For labels that ``world`` does not have and instruments that do not fit together.
    SolveError
        When no rates satisfy all first-order conditions; the message names the player and the rate furthest off.
    """
    checked_tolerance(tol, starts)
    labels = _labels(world, players)
    setting = set_up(world, labels, instruments, scenario, objectives or {}, elasticities)
    game = setting.game
    chosen = _checked(game, labels, certify)
    found = search(game, start_of(game, start_pct), near=setting.reference, tol=tol)
    require_found(game, found, tol)
    proof = certificate(game, found, chosen, starts=starts, seed=seed) if chosen else None
    point = found.point
    return Nash(
        result=setting.result(point.state),
        rates=Rates.of(game.levers, game.base, found),
        players=game.players,
        title=f"Nash equilibrium of {_named(labels)}",
        tolerance=tol,
        residual=found.gap,
        steps=found.steps,
        solves=game.work.solves,
        gradients=game.work.gradients,
        certificate=proof,
    )


def _labels(world: World, players: Sequence[str] | str) -> tuple[str, ...]:
    if players == "all":
        return world.economies
    labels = (players,) if isinstance(players, str) else tuple(str(p) for p in players)
    if not labels or len(set(labels)) < len(labels):
        raise InputError(
            Problem(
                "players",
                ", ".join(labels) or "nobody",
                "at least one player, each once",
                'write for example players=["USA", "CHN"], or players="all"',
            )
        )
    return labels


def _checked(game: Game, labels: Sequence[str], certify: Sequence[str] | str | None) -> tuple[int, ...]:
    """Positions of the players that prove the equilibrium."""
    if certify is None:
        return ()
    if certify == "all":
        return tuple(range(len(labels)))
    if certify == "largest":
        income = np.array([game.base.income[list(p.members)].sum() for p in game.players])
        return tuple(sorted(int(i) for i in np.argsort(-income, kind="stable")[:CHECKED]))
    named = (certify,) if isinstance(certify, str) else tuple(certify)
    unknown = [label for label in named if label not in labels]
    if unknown:
        raise InputError(
            [
                Problem(
                    "certify",
                    repr(x),
                    "'all', 'largest' or players of this game",
                    "write the label of a player",
                )
                for x in unknown
            ]
        )
    return tuple(labels.index(label) for label in dict.fromkeys(named))


def _named(labels: Sequence[str]) -> str:
    return f"{len(labels)} players" if len(labels) > 4 else ", ".join(labels)

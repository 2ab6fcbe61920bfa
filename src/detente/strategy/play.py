"""One question, one answer: the best response of a single player, the Nash equilibrium of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.errors import InputError, Problem
from detente.scenario.schema import Scenario
from detente.strategy.best_response import best_response
from detente.strategy.instruments import Instruments
from detente.strategy.nash import nash
from detente.strategy.result import BestResponse, Nash
from detente.world.elasticities import Elasticities

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["play"]


def play(
    world: World,
    players: Sequence[str],
    instruments: Mapping[str, Any],
    *,
    scenario: Scenario | None,
    elasticities: Elasticities,
    certify: str,
    starts: int,
) -> Nash | BestResponse:
    """:func:`best_response` of one player, :func:`nash` of several or of ``all``.

    Parameters
    ----------
    instruments : fields of :class:`Instruments`.
    certify : ``"largest"``, ``"all"`` or ``"none"``; for several players.

    Raises
    ------
    LabelError, InputError, SolveError
        As these functions do.
    """
    proofs = ("largest", "all", "none")
    if certify not in proofs:
        raise InputError(
            Problem("certify", repr(certify), f"one of {', '.join(proofs)}", "choose one of them")
        )
    chosen = Instruments(**instruments)
    if len(players) == 1 and players[0] != "all":
        return best_response(
            world,
            players[0],
            instruments=chosen,
            scenario=scenario,
            elasticities=elasticities,
            starts=starts,
        )
    return nash(
        world,
        "all" if list(players) == ["all"] else players,
        instruments=chosen,
        scenario=scenario,
        elasticities=elasticities,
        certify=None if certify == "none" else certify,
        starts=starts,
    )

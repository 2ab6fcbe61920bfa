"""Lines of the strategy solvers: Nash equilibria from a pair to every cell of all economies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import worlds
from benchmarks.registry import ENGINE, Contestant, Line, Mark

__all__ = ["NASH"]

PAIR = ("USA", "CHN")


def _nash(players: Any, **options: Any) -> Callable[[], Callable[[], Any]]:
    def prepare() -> Callable[[], Any]:
        import detente as dt

        world = dt.World.load()
        return lambda: dt.nash(world, players, **options)

    return prepare


def _replies() -> Callable[[], Any]:
    from benchmarks import replies

    world = worlds.load("81x28")
    return lambda: replies.alternate(world, PAIR)


def _incomes(found: Any) -> Any:
    """Real incomes of the pair, %."""
    return np.array([found.real_income_pct(p) for p in PAIR])


NASH = (
    Line(
        name="nash-pair",
        section="nash",
        title="Nash of the US and China, every goods sector both ways, 81 x 28",
        contestants=(
            Contestant(ENGINE, _nash(PAIR, certify=None), answer=_incomes),
            Contestant("with certificate", _nash(PAIR), answer=_incomes, agrees_to=1e-9),
            Contestant("best replies", _replies, answer=np.asarray, agrees_to=1e-4),
        ),
        marks=(Mark("cpu", 0.5, 0.15),),
        unit="s",
        repeat=8,
        note="54 tariffs. The certificate re-optimises each player alone from two starts; best replies are "
        "L-BFGS-B of SciPy in turns, with the engine's own gradients.",
    ),
    Line(
        name="nash-uniform",
        section="nash",
        title="Nash of all 81 economies, one tariff each",
        contestants=(
            Contestant(ENGINE, _nash("all", instruments="uniform", certify=None)),
            Contestant("with certificate", _nash("all", instruments="uniform")),
        ),
        marks=(Mark("cpu", 6.0, 2.0),),
        unit="s",
        repeat=3,
        longest_s=30.0,
    ),
    Line(
        name="nash-cells",
        section="nash",
        title="Nash of all 81 economies in every sector and partner, certificate included",
        contestants=(
            Contestant(ENGINE, _nash("all")),
            Contestant("no certificate", _nash("all", certify=None)),
        ),
        marks=(Mark("wall", 600.0, 60.0),),
        unit="s",
        repeat=3,
        longest_s=40.0,
        note="Some 175,000 tariffs; the ten largest economies re-optimise all of theirs.",
    ),
)

"""Ten shocks on the whole bundled world against nested loops that share no code with the engine."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from benchmarks.nested import calibrate as calibrate_opponent
from benchmarks.nested import real_income_pct

from detente.labels import expand
from detente.trade.base import calibrate
from detente.trade.equilibrium import equilibrium
from detente.trade.result import log_welfare
from detente.trade.wedges import Wedges
from detente.world import World

Tariff = np.ndarray


def _raise(
    world: World, origin: str, destination: str, points: float, sectors: tuple[str, ...] = ()
) -> Tariff:
    duties = world.tariffs.transpose(2, 0, 1).copy()
    chosen = np.array([s in sectors for s in world.sectors]) if sectors else world.goods
    sides = [
        [world.economies.index(e) for e in expand(label, world.economies, where="test")]
        for label in (origin, destination)
    ]
    duties[np.ix_(np.flatnonzero(chosen), *sides)] += points
    for d in range(len(world.economies)):
        duties[:, d, d] = 0.0
    return duties


def _random(world: World, seed: int) -> Tariff:
    rng = np.random.default_rng(seed)
    duties = world.tariffs.transpose(2, 0, 1)
    more = rng.uniform(0, 2, duties.shape) * (rng.random(duties.shape) < 0.2) * world.goods[:, None, None]
    return duties + more * (1 - np.eye(len(world.economies)))


SHOCKS: dict[str, Callable[[World], Tariff]] = {
    "100 points on China": lambda w: _raise(w, "CHN", "USA", 1.0),
    "300 points on China": lambda w: _raise(w, "CHN", "USA", 3.0),
    "both ways": lambda w: np.maximum(_raise(w, "CHN", "USA", 1.0), _raise(w, "USA", "CHN", 1.0)),
    "25 points on all": lambda w: _raise(w, "WLD", "USA", 0.25),
    "60 points everywhere": lambda w: _raise(w, "WLD", "WLD", 0.6),
    "free trade": lambda w: 0.0 * w.tariffs.transpose(2, 0, 1),
    "cars and steel": lambda w: _raise(w, "WLD", "EU", 0.5, ("C29", "C24A")),
    "one economy against all": lambda w: _raise(w, "VNM", "WLD", 2.0),
    "random": lambda w: _random(w, 1),
    "random again": lambda w: _random(w, 2),
}


@pytest.mark.parametrize("shock", SHOCKS)
def test_agrees_with_nested_loops_on_the_bundled_world(shock: str) -> None:
    world = World.load()
    duties = SHOCKS[shock](world)
    ours = 100.0 * np.expm1(
        log_welfare(equilibrium(calibrate(world, world.elasticity()), Wedges(tariff=duties)))
    )
    assert np.abs(ours).max() > 0.01
    # A hundred-millionth of real income, in percent.
    np.testing.assert_allclose(
        ours, real_income_pct(calibrate_opponent(world), duties, tol=1e-11), atol=1e-6, rtol=0
    )

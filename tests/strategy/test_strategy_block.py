"""Marginal values of many objectives together against one gradient for each."""

from __future__ import annotations

import numpy as np
import pytest

from detente.strategy.block import FEW, block_marginals
from detente.trade.adjoint import gradient
from detente.trade.base import Closure, calibrate
from detente.trade.equilibrium import equilibrium
from detente.trade.marginal import Linear
from detente.trade.objective import Objective, resolve, seeds_of
from detente.trade.wedges import Wedges
from worlds import random_world


@pytest.mark.parametrize("closure", ["fixed", "scaled", "balanced"])
@pytest.mark.parametrize("taxed", [False, True])
@pytest.mark.parametrize("count", [2, FEW + 3])
def test_every_objective_as_if_it_were_alone(closure: Closure, taxed: bool, count: int) -> None:
    world = random_world(3, 6, 4)
    base = calibrate(world, world.elasticity("A"))
    rng = np.random.default_rng(4)
    off = 1.0 - np.eye(6)
    wedges = Wedges(
        tariff=base.tariff + off * rng.uniform(0.0, 0.5, base.tariff.shape),
        export_tax=off * rng.uniform(0.0, 0.3, base.tariff.shape) if taxed else None,
    )
    state = equilibrium(base, wedges, closure=closure, tol=1e-12)
    goals = [
        Objective(
            real_income=rng.uniform(-1.0, 1.0, 6),
            output=rng.uniform(-1.0, 1.0, base.output.shape) * (base.output > 0.0),
        )
        for _ in range(count)
    ]
    seeds = [seeds_of(state, resolve(state, goal)) for goal in goals]
    found = block_marginals(Linear(state), seeds, tol=1e-11)
    assert found.residual < 1e-9
    for b, goal in enumerate(goals):
        alone = gradient(state, goal, tol=1e-11)
        np.testing.assert_allclose(
            found.point[:, b], alone.point, rtol=0.0, atol=1e-8 * np.abs(alone.point).max()
        )
        np.testing.assert_allclose(found.sides.exports[:, :, b], alone.marginals.sides.exports, atol=1e-6)
        worth = found.price[:, :, b] * Linear(state).weight
        np.testing.assert_allclose(worth, alone.marginals.price, rtol=0.0, atol=1e-8)
    # From its own solution it ends at once, and at the same place.
    again = block_marginals(Linear(state), seeds, start=found, tol=1e-9)
    assert again.steps < found.steps / 3
    np.testing.assert_allclose(again.point, found.point, rtol=0.0, atol=1e-9 * np.abs(found.point).max())


def test_an_objective_that_weighs_nothing_has_no_marginal_values() -> None:
    world = random_world(5, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, Wedges.of_base(base))
    seeds = [seeds_of(state, resolve(state, np.zeros(4)))] * (FEW + 1)
    found = block_marginals(Linear(state), seeds, tol=1e-10)
    assert not found.point.any()

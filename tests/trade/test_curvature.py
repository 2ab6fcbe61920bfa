"""Products of the Hessian: symmetric, linear, and what second differences of the objective say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.errors import InputError
from detente.trade.base import calibrate
from detente.trade.curvature import hessian_product
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.objective import objective_value
from detente.trade.wedges import Limit, Wedges
from worlds import random_world

GOAL = {"E00": 1.0, "E02": -0.4}


def solved(limited: bool) -> Equilibrium:
    world = random_world(11, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    off = (1.0 - np.eye(4))[None]
    wedges = Wedges(tariff=base.tariff + 0.2 * off)
    if limited:
        flows = world.flows * (1.0 - np.eye(4))[:, :, None]
        o, d, k = (int(i) for i in np.unravel_index(int(flows.argmax()), flows.shape))
        wedges = replace(wedges, limits=(Limit("ceiling", ((k, o, d),), 0.3 * float(flows[o, d, k])),))
    return equilibrium(base, wedges, tol=1e-13)


def directions(state: Equilibrium) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    shape = state.wedges.tariff.shape
    off = 1.0 - np.eye(shape[1])
    return rng.normal(size=shape) * off, rng.normal(size=shape) * off


@pytest.mark.parametrize("limited", [False, True])
def test_symmetric_and_linear(limited: bool) -> None:
    state = solved(limited)
    one, other = directions(state)
    by_one, by_other = hessian_product(state, GOAL, one), hessian_product(state, GOAL, other)
    assert (other * by_one).sum() == pytest.approx((one * by_other).sum(), rel=1e-6)
    both = hessian_product(state, GOAL, one - 2.0 * other)
    np.testing.assert_allclose(both, by_one - 2.0 * by_other, atol=1e-6 * np.abs(both).max())


@pytest.mark.parametrize("limited", [False, True])
def test_second_differences_of_the_objective(limited: bool) -> None:
    state = solved(limited)
    one, _ = directions(state)

    def value(h: float) -> float:
        wedges = replace(state.wedges, tariff=state.wedges.tariff + h * one)
        return objective_value(equilibrium(state.base, wedges, start=state, tol=1e-13), GOAL)

    h = 4e-3
    second = (-value(2 * h) + 16 * value(h) - 30 * value(0.0) + 16 * value(-h) - value(-2 * h)) / (12 * h * h)
    assert (one * hessian_product(state, GOAL, one)).sum() == pytest.approx(second, rel=1e-4)


def test_a_direction_that_moves_nothing_is_refused() -> None:
    state = solved(False)
    with pytest.raises(InputError) as caught:
        hessian_product(state, GOAL, np.zeros_like(state.wedges.tariff))
    assert str(caught.value) == (
        "direction: got shape (3, 4, 4), largest entry 0, expected changes of tariffs of shape (3, 4, 4), one of them "
        "not zero. Fix: give every tariff a finite change."
    )

"""Optimal tariffs, tariff wars and their game in closed form, through the general engine.

Two economies, one good each, CES with elasticity of substitution σ, duties rebated, balanced trade: Home's optimal
tariff is t* = 1/[(σ-1)·L] with Foreign's home share L at prices net of duty, L = λ(1+t_F)/(1+t_F·λ); the symmetric
Nash tariff solves (σ-1)t = 1 + d^(1-σ)(1+t)^(-σ). Johnson (1953), Review of Economic Studies 21(2),
doi:10.2307/2296006: the larger economy can win.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from talks_cases import FOREIGN, HOME, armington, negotiation

from detente.talks.frontier import agreement_zone
from detente.talks.games import is_prisoners_dilemma, pure_equilibria
from detente.talks.packages import package_grid
from detente.talks.payoffs import Payoff, payoff_of
from detente.trade.base import Base, calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.wedges import Wedges

TIGHT = 1e-13


@cache
def base_of(sigma: float, labour: tuple[float, float], iceberg: float) -> tuple[Base, Equilibrium]:
    world = armington(sigma, labour, iceberg)
    base = calibrate(world, world.elasticity())
    return base, equilibrium(base, Wedges.of_base(base), closure="balanced", tol=TIGHT)


def state(case: tuple, duties: tuple[float, float]) -> Equilibrium:
    base, reference = base_of(*case)
    tariff = np.zeros((1, 2, 2))
    tariff[0, 1, 0], tariff[0, 0, 1] = duties
    return equilibrium(base, Wedges(tariff), closure="balanced", start=reference, tol=TIGHT)


def welfare(case: tuple, duties: tuple[float, float], party: int) -> float:
    return payoff_of(state(case, duties), base_of(*case)[1], np.array([party])).pct


def best_tariff(case: tuple, other: float, party: int) -> float:
    """Duty at which a centred difference of welfare vanishes, by bisection."""

    def slope(t: float) -> float:
        pair = [(x, other) if party == 0 else (other, x) for x in (t + 5e-4, t - 5e-4)]
        return welfare(case, pair[0], party) - welfare(case, pair[1], party)

    low, high = 0.01, 2.0
    while high - low > 1e-8:
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return (low + high) / 2


@pytest.mark.parametrize(
    ("case", "foreign_duty", "expected"),
    [
        ((5.0, (1.0, 1.0), 1.0), 0.3, 0.3156180),
        ((3.0, (2.0, 1.0), 1.3), 0.5, 0.6102359),
        ((5.0, (1.0, 1.0), 1.0), 0.0, 0.3770223),
    ],
)
def test_optimal_tariff_is_the_inverse_export_supply_elasticity(case, foreign_duty, expected):
    found = best_tariff(case, foreign_duty, 0)
    solved = state(case, (found, foreign_duty))
    border = solved.trade()[0, :, 1] * np.array([1.0 + foreign_duty, 1.0])
    home_share = border[1] / border.sum()
    net = home_share * (1.0 + foreign_duty) / (1.0 + foreign_duty * home_share)
    assert found == pytest.approx(1.0 / ((case[0] - 1.0) * net), abs=1e-6)
    assert found == pytest.approx(expected, abs=1e-6)


def test_gain_of_the_optimal_tariff_when_nobody_answers():
    assert welfare((5.0, (1.0, 1.0), 1.0), (0.3770223, 0.0), 0) == pytest.approx(3.8448, abs=5e-5)


@pytest.mark.parametrize(
    ("sigma", "iceberg", "duty", "loss"),
    [(3.0, 1.0, 0.6180339887, -7.063), (5.0, 1.0, 0.3138559355, -3.829), (5.0, 1.5, 0.2652309151, -1.132)],
)
def test_symmetric_tariff_war(sigma, iceberg, duty, loss):
    case = (sigma, (1.0, 1.0), iceberg)
    assert best_tariff(case, duty, 0) == pytest.approx(duty, abs=1e-6)
    assert (sigma - 1.0) * duty == pytest.approx(1.0 + iceberg ** (1.0 - sigma) * (1.0 + duty) ** -sigma)
    assert welfare(case, (duty, duty), 0) == pytest.approx(loss, abs=5e-4)
    assert welfare(case, (duty, duty), 1) == pytest.approx(loss, abs=5e-4)


@pytest.mark.parametrize(
    ("labour", "duties", "changes"),
    [
        ((1.0, 5.0), (0.273960, 0.396406), (-13.678, 0.457)),
        ((1.0, 30.0), (0.256730, 0.565275), (-27.743, 0.914)),
    ],
)
def test_the_larger_economy_wins_the_tariff_war(labour, duties, changes):
    case = (5.0, labour, 1.0)
    for party in (0, 1):
        assert best_tariff(case, duties[1 - party], party) == pytest.approx(duties[party], abs=2e-6)
        assert welfare(case, duties, party) == pytest.approx(changes[party], abs=5e-4)


@pytest.fixture(scope="module")
def dilemma():
    points = (31.38559355,)
    world = armington(5.0)
    return package_grid(world, negotiation(HOME, FOREIGN, closure="balanced"), (points, points))


def test_tariff_game_is_a_prisoners_dilemma(dilemma):
    table = dilemma.table()
    assert table[0, 0] == pytest.approx([0.0, 0.0], abs=1e-9)
    assert table[1, 0] == pytest.approx([3.7716, -5.9761], abs=5e-5)
    assert table[0, 1] == pytest.approx([-5.9761, 3.7716], abs=5e-5)
    assert table[1, 1] == pytest.approx([-3.8291, -3.8291], abs=5e-5)
    assert is_prisoners_dilemma(table)
    assert np.argwhere(pure_equilibria(table)).tolist() == [[1, 1]]
    gain, war = table[1, 0, 0], table[1, 1, 0]
    assert gain / (gain - war) == pytest.approx(3.7716 / (3.7716 + 3.8291), abs=1e-5)


def test_war_as_disagreement_point_makes_free_trade_the_deal(dilemma):
    war = dilemma.packages[dilemma.find("points", "points")]
    at = (Payoff(war.first_pct, war.first_usd_bn), Payoff(war.second_pct, war.second_usd_bn))
    zone = agreement_zone(dilemma.pct, dilemma.usd_bn, at, "war")
    free = dilemma.find("status-quo", "status-quo")
    assert not zone.empty
    assert zone.best == zone.nash == free
    assert zone.depth_pct == pytest.approx(3.8291, abs=5e-5)
    peace = agreement_zone(dilemma.pct, dilemma.usd_bn, (Payoff(0, 0), Payoff(0, 0)), "peace")
    assert peace.empty
    assert peace.missing is None
    assert peace.members == (free,)


def test_the_winner_of_a_war_must_be_paid_for_free_trade():
    world = armington(5.0, (1.0, 5.0))
    grid = package_grid(world, negotiation(HOME, FOREIGN, closure="balanced"), ((27.3960,), (39.6406,)))
    war = grid.packages[grid.find("points", "points")]
    at = (Payoff(war.first_pct, war.first_usd_bn), Payoff(war.second_pct, war.second_usd_bn))
    zone = agreement_zone(grid.pct, grid.usd_bn, at, "war")
    assert zone.empty
    assert zone.nash is None
    assert zone.missing_joint.package == grid.find("status-quo", "status-quo")
    assert zone.missing_joint.payer == 0
    income = world.income[1] / 1e3
    assert zone.missing_joint.transfer_usd_bn == pytest.approx(income * 0.00457, rel=2e-3)
    assert zone.missing_joint.transfer_usd_bn == pytest.approx(war.second_usd_bn, rel=1e-12)

"""Optimal and Nash tariffs whose formulas are known, through the general engine, to 1e-8."""

from __future__ import annotations

import numpy as np
import pytest
from strategy_worlds import BALANCED, armington, with_duty

import detente as dt
from detente.trade.equilibrium import Equilibrium

TIGHT = 1e-11


def home_share(state: Equilibrium, economy: int) -> float:
    """Share of home in spending at border prices, without duty."""
    trade = state.trade()[0]
    return float(trade[economy, economy] / trade[:, economy].sum())


@pytest.mark.parametrize(
    ("sigma", "sizes", "trade_cost", "foreign_rate", "printed"),
    [
        (5.0, (1.0, 1.0), 1.0, 0.3, 0.3156180),
        (3.0, (2.0, 1.0), 1.3, 0.5, 0.6102359),
        (5.0, (1.0, 1.0), 1.0, 0.0, 0.3770223),
        (2.5, (1.0, 3.0), 1.7, 0.8, None),
    ],
)
def test_optimal_tariff_of_two_countries(
    sigma: float, sizes: tuple[float, float], trade_cost: float, foreign_rate: float, printed: float | None
) -> None:
    """``t* = 1/((σ-1)·L)``, ``L`` being the foreign home share at world prices in the equilibrium itself."""
    world = armington(sigma, sizes, trade_cost)
    scenario = with_duty("E0", "E1", foreign_rate)
    best = dt.best_response(world, "E0", scenario=scenario, tol=TIGHT)
    rate = best.rates.rate("E0") / 100.0
    state = best.result.equilibrium
    assert rate == pytest.approx(1.0 / ((sigma - 1.0) * home_share(state, 1)), abs=1e-8)
    if printed is not None:
        assert rate == pytest.approx(printed, abs=1e-7)
    if foreign_rate == 0.0 and sizes == (1.0, 1.0):
        assert best.gain == pytest.approx(100.0 * np.log1p(0.038448447), abs=1e-6)


def test_tariff_of_a_small_country_is_the_inverse_of_the_elasticity() -> None:
    best = dt.best_response(armington(4.0, (1e-6, 1.0)), "E0", scenario=BALANCED, tol=TIGHT)
    assert best.rates.rate("E0") == pytest.approx(100.0 / 3.0, abs=5e-3)


@pytest.mark.parametrize(
    ("sigma", "trade_cost", "rate", "welfare_pct"),
    [
        (3.0, 1.0, 0.6180339887498949, -7.063),
        (5.0, 1.0, 0.3138559355, -3.829),
        (5.0, 1.5, 0.2652309151, -1.132),
        (8.0, 1.2, None, None),
    ],
)
def test_symmetric_nash(
    sigma: float, trade_cost: float, rate: float | None, welfare_pct: float | None
) -> None:
    """``(σ-1)·t = 1 + d^(1-σ)·(1+t)^(-σ)``; at ``σ = 3`` and ``d = 1`` the golden ratio less one."""
    found = dt.nash(armington(sigma, (1.0, 1.0), trade_cost), ["E0", "E1"], scenario=BALANCED, tol=TIGHT)
    ours, theirs = (found.rates.rate(p) / 100.0 for p in ("E0", "E1"))
    assert ours == pytest.approx(theirs, abs=1e-10)
    right = 1.0 + trade_cost ** (1.0 - sigma) * (1.0 + ours) ** -sigma
    assert (sigma - 1.0) * ours == pytest.approx(right, abs=1e-8)
    if rate is not None:
        assert ours == pytest.approx(rate, abs=1e-8)
        assert found.real_income_pct("E0") == pytest.approx(welfare_pct, abs=5e-4)
    assert found.largest_gain is not None
    assert found.largest_gain < 1e-8


@pytest.mark.parametrize(
    ("larger", "rates", "welfare_pct"),
    [
        (5.0, (0.273960, 0.396406), (-13.678, 0.457)),
        (30.0, (0.256730, 0.565275), (-27.743, 0.914)),
    ],
)
def test_the_larger_country_wins_a_tariff_war(
    larger: float, rates: tuple[float, float], welfare_pct: tuple[float, float]
) -> None:
    """Johnson's asymmetric case; both rates obey the formula of the optimal tariff, to 1e-8."""
    found = dt.nash(armington(5.0, (1.0, larger)), ["E0", "E1"], scenario=BALANCED, tol=TIGHT)
    state = found.result.equilibrium
    for i, label in enumerate(("E0", "E1")):
        rate = found.rates.rate(label) / 100.0
        assert rate == pytest.approx(1.0 / (4.0 * home_share(state, 1 - i)), abs=1e-8)
        assert rate == pytest.approx(rates[i], abs=1e-6)
        assert found.real_income_pct(label) == pytest.approx(welfare_pct[i], abs=1e-3)


def test_lerner_symmetry() -> None:
    """With one good an export tax does what the same tariff does, to rates and to real incomes."""
    world = armington(4.0, (1.0, 2.0), 1.4)
    tariff = dt.best_response(world, "E0", scenario=BALANCED, tol=TIGHT)
    tax = dt.best_response(
        world, "E0", instruments=dt.Instruments(kind="export_tax"), scenario=BALANCED, tol=TIGHT
    )
    assert tax.rates.rate("E0", kind="export_tax") == pytest.approx(tariff.rates.rate("E0"), abs=1e-6)
    assert tax.value == pytest.approx(tariff.value, abs=1e-10)
    # With both at hand only their product counts.
    both = dt.best_response(
        world,
        "E0",
        instruments=[dt.Instruments(), dt.Instruments(kind="export_tax")],
        scenario=BALANCED,
        tol=TIGHT,
    )
    product = (1.0 + both.rates.rate("E0") / 100.0) * (1.0 + both.rates.rate("E0", kind="export_tax") / 100.0)
    assert product == pytest.approx(1.0 + tariff.rates.rate("E0") / 100.0, abs=1e-8)
    assert both.value == pytest.approx(tariff.value, abs=1e-10)


def test_two_by_two_tariff_game_is_a_prisoners_dilemma() -> None:
    """σ = 5: payoffs of free trade, of a tariff against it and of the Nash tariffs, all in %."""
    world = armington(5.0, (1.0, 1.0))
    alone = dt.best_response(world, "E0", scenario=BALANCED, tol=TIGHT)
    war = dt.nash(world, ["E0", "E1"], scenario=BALANCED, certify=None, tol=TIGHT)
    assert war.certificate is None
    assert war.largest_gain is None
    assert alone.real_income_pct("E0") == pytest.approx(3.8448, abs=1e-4)
    assert war.real_income_pct("E0") == pytest.approx(-3.8291, abs=1e-4)

"""Best responses: first-order conditions, bounds, objectives, and a second method."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from strategy_worlds import armington

import detente as dt
from detente.labels import EU27
from detente.scenario.schema import Scenario
from detente.strategy.best_response import best_response
from detente.strategy.instruments import Detail, Kind, instruments_of
from detente.strategy.result import BestResponse
from detente.strategy.search import climb, search
from detente.strategy.setting import set_up
from detente.trade.adjoint import gradient
from detente.trade.equilibrium import equilibrium
from detente.trade.objective import ObjectiveLike, objective_value
from detente.world import World
from worlds import random_world


def by_quasi_newton(
    world: World, player: str, instruments: dt.Instruments, objective: ObjectiveLike | None = None
) -> tuple[np.ndarray, float]:
    """Rates, %, and objective, %, by L-BFGS-B on the same engine: a second method."""
    given_ = {} if objective is None else {player: objective}
    game = set_up(world, (player,), instruments, None, given_, None).game
    levers, goal = game.levers, game.players[0].objective

    def value_and_slope(y: np.ndarray) -> tuple[float, np.ndarray]:
        state = equilibrium(game.base, game.wedges_at(y), closure=game.closure, tol=1e-12)
        tables = gradient(state, goal, tol=1e-11)
        tax = state.wedges.export_tax
        slope = tables.tariff * (1.0 + state.wedges.tariff)
        if tax is not None:
            slope = np.where(levers.taxes.all(), tables.export_tax * (1.0 + tax), slope)
        total = np.bincount(levers.variable, slope[levers.cells], len(levers))
        return -1e3 * objective_value(state, goal), -1e3 * total

    ended = minimize(
        value_and_slope,
        levers.start(game.wedges),
        jac=True,
        method="L-BFGS-B",
        bounds=list(zip(levers.lower, levers.upper, strict=True)),
        options={"maxiter": 500, "ftol": 1e-15, "gtol": 1e-9},
    )
    return 100.0 * np.expm1(ended.x), -0.1 * float(ended.fun)


@pytest.mark.parametrize("by", ["cell", "sector", "partner", "uniform"])
@pytest.mark.parametrize("kind", ["tariff", "export_tax"])
def test_second_method(by: Detail, kind: Kind) -> None:
    world = random_world(8, 4, 3)
    instruments = dt.Instruments(kind=kind, by=by)
    found = dt.best_response(world, "E01", instruments=instruments)
    rates, value = by_quasi_newton(world, "E01", instruments)
    assert found.residual <= 1e-8
    assert found.foc_residual < 1e-6
    assert found.value == pytest.approx(value, abs=1e-7)
    assert found.value >= value - 1e-9
    np.testing.assert_allclose(found.rates.rate_pct, rates, atol=0.02)
    assert found.gain > 0.0
    assert found.solves < 40


OBJECTIVES: dict[str, ObjectiveLike] = {
    "rivalry": {"E01": 1.0, "E02": -0.3},
    "group": {"E01": 1.0, "WLD": 0.5},
    "lobby": dt.Objective(
        real_income=np.array([0.0, 1.0, 0.0, 0.0]),
        sector_income=np.outer([0.5, -0.2, 0.0], [0.0, 1.0, 0.0, 0.0]),
        scale="level",
    ),
    "output": dt.Objective(
        real_income=np.array([0.0, 1.0, 0.0, 0.0]), output=np.outer([0.0, 0.02, 0.0], [0.0, 1.0, 0.0, 0.0])
    ),
}


@pytest.mark.parametrize("name", OBJECTIVES)
def test_second_method_with_other_objectives(name: str) -> None:
    world = random_world(8, 4, 3, zero_share=0.0)
    objective = OBJECTIVES[name]
    found = dt.best_response(world, "E01", objective=objective, starts=2)
    rates, value = by_quasi_newton(world, "E01", dt.Instruments(), objective)
    if found.unit == "million USD":
        value /= 100.0
    assert found.value == pytest.approx(value, rel=1e-8, abs=1e-7)
    np.testing.assert_allclose(found.rates.rate_pct, rates, atol=0.05)


def test_quantities_in_the_objective() -> None:
    """A government that counts its purchases of one good buys more of it than one that does not."""
    world = random_world(8, 4, 3, zero_share=0.0)
    plain = dt.best_response(world, "E01")
    weights = np.zeros((3, 4, 4))
    weights[0, 2, 1] = 0.02
    counting = dt.best_response(
        world,
        "E01",
        objective=dt.Objective(real_income=np.array([0.0, 1.0, 0.0, 0.0]), trade=weights),
        instruments=dt.Instruments(lower_pct=-50.0),
    )
    assert counting.residual <= 1e-8
    label = {"sector": "S00", "partner": "E02"}
    assert counting.rates.rate("E01", **label) < plain.rates.rate("E01", **label) - 1.0
    state = counting.result.equilibrium
    assert state.traded_quantity()[0, 2, 1] > plain.result.equilibrium.traded_quantity()[0, 2, 1]


@settings(max_examples=15)
@given(
    st.integers(0, 10_000),
    st.sampled_from(["cell", "sector", "partner", "uniform"]),
    st.sampled_from(["tariff", "export_tax"]),
    st.tuples(st.sampled_from([-20.0, 0.0, 5.0]), st.sampled_from([8.0, 25.0, 200.0])),
)
def test_bounds_and_first_order_conditions(
    seed: int, by: Detail, kind: Kind, bounds: tuple[float, float]
) -> None:
    world = random_world(seed, 4, 3)
    chosen = dt.Instruments(kind=kind, by=by, lower_pct=bounds[0], upper_pct=bounds[1])
    found = dt.best_response(world, "E02", instruments=chosen)
    rates = found.rates
    assert (rates.rate_pct >= bounds[0] - 1e-9).all()
    assert (rates.rate_pct <= bounds[1] + 1e-9).all()
    assert found.residual <= 1e-8
    assert found.foc_residual < 1e-6
    # A rate on a bound is there because the player would cross it.
    outward = np.where(rates.at_bound == "upper", rates.slope, -rates.slope)
    assert (outward[rates.at_bound != ""] > -1e-9).all()
    # No small move of any rate helps: the objective itself, not its derivative.
    game = set_up(world, ("E02",), chosen, None, {}, None).game
    y = rates.log_rate
    start = found.result.equilibrium
    best = game.value(0, game.solve(y, start, 1e-12))
    rng = np.random.default_rng(seed)
    for size in (1e-2, 5e-2):
        moved = np.clip(y + size * rng.choice([-1.0, 1.0], y.size), game.levers.lower, game.levers.upper)
        assert game.value(0, game.solve(moved, start, 1e-12)) <= best + 1e-10


def test_starts_agree_and_are_named() -> None:
    world = random_world(9, 4, 3)
    found = dt.best_response(world, "E00", starts=4, seed=3)
    assert found.starts == ("the scenario", "no rates", "100 %", "random rates 1")
    other = dt.best_response(world, "E00", start_pct=150.0)
    assert other.starts == ("150 %",)
    np.testing.assert_allclose(found.rates.rate_pct, other.rates.rate_pct, atol=1e-4)


def test_rates_on_top_of_a_scenario() -> None:
    """``additional`` multiplies what the scenario has, so that the whole wedge is the same."""
    world = armington(4.0, (1.0, 2.0), 1.3)
    scenario = Scenario.model_validate(
        {
            "title": "ten percent",
            "closure": "balanced",
            "measures": [{"kind": "import_tariff", "origin": "E1", "destination": "E0", "rate": 0.1}],
        }
    )
    whole = dt.best_response(world, "E0", scenario=scenario)
    top = dt.best_response(world, "E0", instruments=dt.Instruments(additional=True), scenario=scenario)
    assert 1.1 * (1.0 + top.rates.rate("E0") / 100.0) == pytest.approx(
        1.0 + whole.rates.rate("E0") / 100.0, abs=1e-8
    )
    assert top.value_before == whole.value_before
    # The objective is measured against the base year, real income against the baseline: here the same.
    assert top.value == pytest.approx(100.0 * np.log1p(top.real_income_pct("E0") / 100.0), abs=1e-9)


def test_a_group_acts_as_one() -> None:
    """One rate for all its members, none on trade among them, and the real income of all together."""
    world = dt.World.load()
    found = dt.best_response(world, "EU", instruments=dt.Instruments(by="partner", partners=("USA", "CHN")))
    assert len(found.rates) == 2
    levers = found.rates.levers
    members = {world.economies.index(e) for e in EU27}
    assert set(levers.cells[2].tolist()) == members
    assert not set(levers.cells[1].tolist()) & members
    tariff = found.result.equilibrium.wedges.tariff
    for partner in ("USA", "CHN"):
        row = world.economies.index(partner)
        s, o, d = (axis[levers.cells[1] == row] for axis in levers.cells)
        assert np.ptp(tariff[s, o, d]) < 1e-12
    assert found.players_table()[0]["members"] == [e for e in world.economies if e in EU27]


def test_climbing_ends_where_searching_does() -> None:
    world = random_world(12, 4, 3)
    game = set_up(world, ("E00",), "cell", None, {}, None).game
    start = game.levers.start(game.wedges)
    fast, slow = search(game, start, near=None, tol=1e-7), climb(game, start, near=None, tol=1e-7)
    assert fast.converged
    assert slow.converged
    np.testing.assert_allclose(fast.point.y, slow.point.y, atol=1e-5)


def test_a_pure_rival_goes_to_the_bound() -> None:
    world = random_world(8, 4, 3, zero_share=0.0)
    found = best_response(
        world,
        "E01",
        objective={"E02": -1.0},
        instruments=dt.Instruments(by="uniform", partners=("E02",), upper_pct=80.0),
        starts=3,
    )
    assert found.rates.at_bound.tolist() == ["upper"]
    assert found.rates.rate("E01") == pytest.approx(80.0)
    assert found.foc_residual == 0.0
    assert found.gain > 0.0


@pytest.mark.parametrize("over", ["each", "together"])
def test_a_tariff_takes_the_rent_of_a_quota(over: str) -> None:
    """Where a ceiling pays the exporter, the best tariffs stop where it ceases to bind: the slope jumps there."""
    world = random_world(16, 4, 3, zero_share=0.0)
    quota = {
        "kind": "export_quota",
        "origin": ["E01", "E02"],
        "destination": "E00",
        "sectors": "S01",
        "granted_share": 0.6,
        "over": over,
    }
    scenario = Scenario.model_validate({"title": "quota", "measures": [quota]})
    found = dt.best_response(world, "E00", scenario=scenario)
    rows = [row for row in found.rates.table() if row["sector"] == "S01" and row["partner"] != "E03"]
    assert [row["at_bound"] for row in rows] == ["ceiling", "ceiling"]
    assert sum(row["at_bound"] == "ceiling" for row in found.rates.table()) == 2
    assert found.residual <= 1e-8
    assert found.foc_residual < 1e-6
    state = found.result.equilibrium
    assert np.abs(state.permit_log).max() < 1e-6
    cells = state.traded_quantity()[1, [1, 2], 0]
    granted = 0.6 * found.result.reference.traded_quantity()[1, [1, 2], 0]
    if over == "each":
        np.testing.assert_allclose(cells, granted, rtol=1e-6)
    else:
        assert cells.sum() == pytest.approx(granted.sum(), rel=1e-6)
    # The objective itself falls in every direction.
    game = set_up(world, ("E00",), "cell", scenario, {}, None).game
    best = game.value(0, game.solve(found.rates.log_rate, state, 1e-12))
    rng = np.random.default_rng(3)
    for size in (1e-3, 1e-2, 5e-2):
        for _ in range(12):
            moved = found.rates.log_rate + size * rng.normal(size=len(found.rates))
            assert game.value(0, game.solve(np.maximum(moved, 0.0), state, 1e-12)) < best
    proof = dt.nash(world, ["E00"], instruments=dt.Instruments(), scenario=scenario)
    assert proof.largest_gain is not None
    assert proof.largest_gain < 1e-6


def test_tables_and_exports() -> None:
    world = random_world(9, 4, 3, zero_share=0.0)
    found: BestResponse = dt.best_response(world, "E00", instruments=[dt.Instruments(by="sector")])
    rows = found.rates.table()
    assert [row["sector"] for row in rows] == ["S00", "S01"]
    assert {row["partner"] for row in rows} == {None}
    assert rows[0]["rate_pct"] == found.rates.rate("E00", sector="S00")
    frame, data = found.rates.to_frame(), found.to_dataset()
    assert list(frame["rate_pct"]) == list(data["rate_pct"].values) == [row["rate_pct"] for row in rows]
    assert data["rate_pct"].attrs["units"] == "%"
    assert data["real_income_pct"].sel(economy="E00").item() == pytest.approx(found.real_income_pct("E00"))
    plain = found.to_dict()
    assert plain["objective"]["gain"] == pytest.approx(found.gain)
    assert plain["rates"]["rate_pct"] == [row["rate_pct"] for row in rows]
    assert plain["solver"]["residual"] == found.residual
    assert repr(found).startswith("<BestResponse: E00 ")
    mean = float(np.average(found.rates.rate_pct, weights=found.rates.trade))
    assert found.rates.mean_pct() == pytest.approx(mean)
    flows = world.flows.transpose(2, 0, 1)[:2, 1:, 0].sum(axis=1)
    np.testing.assert_allclose(found.rates.trade, flows)


def test_a_level_that_is_not_free_stays() -> None:
    """Only the player's cells move; the rest of the scenario holds to the bit."""
    world = random_world(9, 4, 3)
    found = dt.best_response(world, "E00", instruments=dt.Instruments(partners=("E02",)))
    before, after = found.result.reference.wedges.tariff, found.result.equilibrium.wedges.tariff
    held = np.ones(before.shape, dtype=bool)
    held[found.rates.levers.cells] = False
    np.testing.assert_array_equal(before[held], after[held])
    assert (before[~held] != after[~held]).all()


def test_instruments_from_words() -> None:
    assert instruments_of("sector") == (dt.Instruments(by="sector"),)
    one = dt.Instruments(sectors="G", partners="E1")
    assert one.sectors == ("G",)
    assert one.partners == ("E1",)
    assert instruments_of([one, replace(one, kind="export_tax")]) == (one, replace(one, kind="export_tax"))

"""Draws of a whole scenario: deterministic, exact at each draw, and honest about what went wrong."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from detente.draws import LogNormal, LogUniform, Normal, Parameter, Uncertainty, Uniform, uncertainty
from detente.draws import run as running
from detente.draws.figures import normal_interval, quantile_error
from detente.draws.report import print_uncertainty
from detente.draws.result import OUTPUTS, outputs_of
from detente.errors import InputError, LabelError, SolveError
from detente.scenario import parse
from detente.trade.solve import solve
from detente.world import World
from worlds import random_world

SCENARIO = parse("""
title: a wall
measures:
  - {kind: import_tariff, origin: WLD, destination: E00, sectors: goods, add: "40 %"}
""")
RANGES = {"S00": (2.0, 8.0), "S01": (3.0, 6.0), "S02": 4.0}


@pytest.fixture(scope="module")
def world() -> World:
    return random_world(4, 4, 3)


@pytest.fixture(scope="module")
def found(world: World) -> Uncertainty:
    return uncertainty(world, SCENARIO, elasticities=RANGES, draws=120, seed=7)


def test_each_draw_is_a_full_solution(world: World, found: Uncertainty) -> None:
    for k in (0, 17):
        theta = {"S00": found.values[k, 0], "S01": found.values[k, 1], "S02": 4.0}
        alone = solve(world, SCENARIO, elasticities=theta)
        for name, table in outputs_of(alone).items():
            np.testing.assert_allclose(found.outputs[name][k], table, rtol=1e-7, atol=1e-7)
    centre = solve(world, SCENARIO, elasticities={"S00": 4.0, "S01": np.sqrt(18.0), "S02": 4.0})
    assert found.interval("real_income_pct", "E00").central == pytest.approx(
        centre.of("E00")["real_income_pct"]
    )
    assert found.elasticities == "user"
    assert set(found.outputs) == set(OUTPUTS)


def test_draws_do_not_depend_on_their_number_or_on_workers(world: World, found: Uncertainty) -> None:
    fewer = uncertainty(world, SCENARIO, elasticities=RANGES, draws=20, seed=7, workers=2)
    np.testing.assert_array_equal(fewer.values, found.values[:20])
    for name in OUTPUTS:
        np.testing.assert_array_equal(fewer.outputs[name], found.outputs[name][:20])
    other = uncertainty(world, SCENARIO, elasticities=RANGES, draws=5, seed=8)
    assert np.abs(other.values - found.values[:5]).min() > 0.0


def test_no_spread_is_a_point(world: World) -> None:
    sure = {"S00": LogNormal(4.0, 0.0), "S01": 4.0, "S02": 4.0}
    point = uncertainty(world, SCENARIO, elasticities=sure, draws=4)
    interval = point.interval("real_income_pct", "E00")
    assert interval.low == pytest.approx(interval.high, abs=1e-9)
    assert interval.median == pytest.approx(interval.central, abs=1e-9)
    assert interval.sd == pytest.approx(0.0, abs=1e-9)


def test_small_spreads_agree_with_the_delta_method(world: World) -> None:
    """Exact derivatives say what few percent of spread do; the shares are those of the derivatives."""
    near = {"S00": LogNormal(4.0, 0.02), "S01": LogNormal(5.0, 0.03), "S02": 4.0}
    narrow = uncertainty(world, SCENARIO, elasticities=near, draws=400)
    interval = narrow.interval("real_income_pct", "E00")
    assert narrow.delta_sd("E00") == pytest.approx(interval.sd, rel=0.1)
    low, high = normal_interval(interval.median, narrow.delta_sd("E00"))
    assert (low, high) == pytest.approx((interval.low, interval.high), abs=0.5 * interval.sd)
    shares = narrow.shares("real_income_pct", "E00")
    assert shares.unexplained < 1e-3
    assert sum(p.first for p in shares.parameters) == pytest.approx(1.0, abs=2e-3)
    result = narrow.central
    slope = result.gradient("E00", wrt="elasticity").values[:2] * np.array([4.0 * 0.02, 5.0 * 0.03])
    wanted = slope**2 / (slope**2).sum()
    got = {p.name: p.first for p in shares.parameters}
    np.testing.assert_allclose([got["S00"], got["S01"]], wanted, atol=0.02)


def test_fields_of_the_scenario_are_drawn(world: World) -> None:
    duty = Parameter.of_field("measures[0].add", Uniform(0.2, 0.6), "duty")
    drawn = uncertainty(
        world, SCENARIO, elasticities={"S00": (3.9, 4.1), "others": 4.0}, draws=60, parameters=[duty]
    )
    assert drawn.factors == ("S00", "duty")
    assert drawn.kinds == ("normal", "uniform")
    assert drawn.values[:, 1].min() >= 0.2
    assert drawn.values[:, 1].max() <= 0.6
    alone = solve(
        world,
        parse(SCENARIO.to_yaml().replace("0.4", repr(float(drawn.values[0, 1])))),
        elasticities={"S00": drawn.values[0, 0], "others": 4.0},
    )
    np.testing.assert_allclose(drawn.outputs["real_income_pct"][0], alone.real_income_pct, atol=1e-7)
    assert drawn.shares("real_income_pct", "E00").parameters[0].name == "duty"


def test_correlation_moves_all_sectors_together(world: World) -> None:
    ranges = {"S00": (2.0, 8.0), "S01": Uniform(3.0, 6.0), "S02": (2.0, 5.0)}
    drawn = uncertainty(world, SCENARIO, elasticities=ranges, draws=300, correlation=0.6)
    assert drawn.factors[-1] == "common to all sectors"
    assert drawn.kinds == ("normal",) * 4
    together = np.corrcoef(np.log(drawn.values[:, 0]), np.log(drawn.values[:, 2]))[0, 1]
    assert together == pytest.approx(0.6, abs=0.1)
    assert drawn.values[:, 1].min() >= 3.0
    assert drawn.values[:, 1].max() <= 6.0
    # The own germ of a sector is still a factor of its own.
    assert {p.name for p in drawn.shares("real_income_pct", "E00").parameters} == set(drawn.factors)


def test_intervals_and_their_errors(found: Uncertainty) -> None:
    interval = found.interval("real_income_pct", "E00")
    samples = found.samples("real_income_pct", "E00")
    assert (interval.low, interval.median, interval.high) == tuple(np.quantile(samples, (0.05, 0.5, 0.95)))
    assert interval.mean == pytest.approx(samples.mean())
    assert interval.to_dict()["p5"] == interval.low
    assert interval.to_dict()["p95_error"] == interval.error[0.95]
    np.testing.assert_array_equal(found.quantiles("real_income_pct")[:, 0], list(interval.quantiles.values()))


def test_quantile_errors_of_a_known_distribution() -> None:
    """For a normal sample the standard error of the median is 1.2533/√n, that of the 95 % quantile 2.113/√n."""
    rng = np.random.default_rng(0)
    errors = np.array([[quantile_error(x, p) for p in (0.5, 0.95)] for x in rng.standard_normal((200, 400))])
    np.testing.assert_allclose(errors.mean(axis=0) * 20.0, [1.2533, 2.113], rtol=0.08)


def test_groups_sectors_and_flows(found: Uncertainty) -> None:
    gain = found.samples("real_income_usd_bn", "WLD")
    before = found.outputs["real_income_before_usd_bn"].sum(axis=1)
    np.testing.assert_allclose(found.samples("real_income_pct", "WLD"), 100.0 * gain / before)
    np.testing.assert_allclose(gain, found.outputs["real_income_usd_bn"].sum(axis=1))
    np.testing.assert_array_equal(
        found.samples("output_pct", "E01", "S01"), found.outputs["output_pct"][:, 1, 1]
    )
    flow = found.samples("trade_usd_bn", "E01", destination="E00")
    np.testing.assert_allclose(flow, found.outputs["trade_usd_bn"][:, 1, 0])
    imports = found.samples("trade_usd_bn", "WLD", destination="E00")
    np.testing.assert_allclose(imports, found.outputs["trade_usd_bn"][:, :, 0].sum(axis=1))


def test_shares_of_everything(found: Uncertainty) -> None:
    one = found.shares("real_income_pct", "E00")
    assert found.shares_of_real_income["E00"].parameters[0].name == one.parameters[0].name
    total = sum(p.first for p in one.parameters) + one.products + one.unexplained
    assert total == pytest.approx(1.0)
    table = found.all_shares("output_pct")
    assert table["first"].dims == ("parameter", "economy", "sector")
    first = table["first"].sel(economy="E00", sector="S01").to_series().to_dict()
    alone = found.shares("output_pct", "E00", "S01")
    assert first == pytest.approx({p.name: p.first for p in alone.parameters}, abs=1e-9)
    assert table["unexplained"].sel(economy="E00", sector="S01").item() == pytest.approx(alone.unexplained)


def test_failed_draws_are_left_out_and_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def sometimes(*args: object, **options: object) -> object:
        calls.append(1)
        if len(calls) in (3, 5):
            raise SolveError("trade balance of E00: no equilibrium. Fix: less")
        return solve(*args, **options)

    monkeypatch.setattr(running, "solve", sometimes)
    drawn = uncertainty(world, SCENARIO, elasticities=RANGES, draws=10)
    assert [(f.draw, f.sentence) for f in drawn.failures] == [
        (k, "trade balance of E00: no equilibrium. Fix: less") for k in (1, 3)
    ]
    assert len(drawn.samples("real_income_pct", "E00")) == 8
    assert np.isfinite(drawn.quantiles("real_income_pct")).all()
    assert np.isnan(drawn.outputs["real_income_pct"][1]).all()
    assert repr(drawn).endswith("; 2 failed>")
    assert len(drawn.to_dict()["failures"]) == 2


def test_mostly_failed_draws_are_an_error(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first = solve(world, SCENARIO, elasticities={"S00": 4.0, "S01": 4.0, "S02": 4.0})
    answers = iter([first])

    def once(*args: object, **options: object) -> object:
        for answer in answers:
            return answer
        raise SolveError("no equilibrium")

    monkeypatch.setattr(running, "solve", once)
    with pytest.raises(SolveError) as wrong:
        uncertainty(world, SCENARIO, elasticities=RANGES, draws=4)
    assert str(wrong.value) == "4 of 4 draws have no equilibrium; the first, draw 0: no equilibrium"


def test_refusals(world: World) -> None:
    twice = Parameter.of_field("measures[0].add", Uniform(0, 1), "S00")
    misplaced = Parameter.elasticity("S00", LogNormal(4.0, 0.1))
    nowhere = Parameter("x", Uniform(0, 1))
    with pytest.raises(InputError) as wrong:
        uncertainty(
            world, SCENARIO, elasticities=RANGES, draws=1, workers=0, correlation=2.0,
            parameters=[twice, replace(misplaced, name="own"), nowhere],
        )  # fmt: skip
    assert str(wrong.value) == (
        "draws: got 1, expected at least 2. Fix: write draws=2 or more.\n"
        "workers: got 0, expected at least 1. Fix: write workers=1 or more.\n"
        "correlation: got 2, expected a number from 0 to 1. Fix: write for example 0.5.\n"
        "parameter S00: got two of this name, expected one. Fix: give the second another name.\n"
        "parameter own: got trade elasticities, expected the path of a number of the scenario. Fix: give "
        "elasticities by 'elasticities', other numbers by Parameter.of_field.\n"
        "parameter x: got no place, expected the path of a number of the scenario. Fix: give elasticities by "
        "'elasticities', other numbers by Parameter.of_field."
    )
    wide = Parameter.of_field("measures[0].add", Normal(0.0, 5.0), "duty")
    with pytest.raises(InputError) as wrong:
        uncertainty(world, SCENARIO, elasticities=RANGES, draws=20, parameters=[wide])
    assert str(wrong.value).startswith("parameter measures[0].add: got a draw of -")
    assert str(wrong.value).endswith(
        ", expected draws that the scenario accepts. Fix: choose a distribution with narrower bounds."
    )


def test_unknown_figures_are_refused(found: Uncertainty) -> None:
    with pytest.raises(LabelError) as wrong:
        found.interval("income", "E00")
    assert str(wrong.value) == (
        f"output: got 'income', expected one of {', '.join(OUTPUTS)}. Fix: choose one of them."
    )
    with pytest.raises(LabelError) as wrong:
        found.interval("terms_of_trade_pct", "WLD")
    assert str(wrong.value) == (
        "economy: got 'WLD', expected an economy of this world. Fix: name one member, or ask for real income."
    )
    with pytest.raises(LabelError, match="sector: got 'None', expected a sector of this world"):
        found.interval("output_pct", "E00")


def test_plain_labelled_and_printed(found: Uncertainty, capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["draws"] == 120
    assert plain["parameters"][0] == {
        "name": "S00",
        "distribution": "lognormal, 90 % from 2 to 8",
        "median": 4.0,
    }
    assert (
        plain["economies"]["E00"]["real_income_pct"]["p50"] == found.interval("real_income_pct", "E00").median
    )
    assert plain["economies"]["E00"]["variance_of_real_income"]["parameters"][0]["first"] > 0.0
    assert plain["sectors"]["E00"]["S01"]["p5"] == found.interval("output_pct", "E00", "S01").low

    data = found.to_dataset()
    assert data["real_income_pct"].dims == ("draw", "economy")
    assert data["real_income_pct"].attrs["units"] == "%"
    assert data["value"].sel(draw=3, parameter="S01").item() == found.values[3, 1]
    assert data["central_output_pct"].dims == ("economy", "sector")

    assert repr(found).startswith("<Uncertainty 'a wall': 120 draws, ")
    print_uncertainty(found, Console(width=140), 3)
    printed = capsys.readouterr().out
    assert "120 draws · elasticities user · seed 7" in printed
    assert "What drives real income" in printed
    assert "unexplained" in printed


def test_progress_is_told(world: World) -> None:
    told: list[tuple[int, int]] = []
    uncertainty(
        world, SCENARIO, elasticities={"S00": LogUniform(2, 8), "others": 4.0}, draws=3,
        progress=lambda done, of: told.append((done, of)),
    )  # fmt: skip
    assert told == [(1, 3), (2, 3), (3, 3)]

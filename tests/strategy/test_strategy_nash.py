"""Nash equilibria: symmetry, order, groups, certificates, and economies with more than tariffs."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategy_worlds import BALANCED, armington

import detente as dt
from detente.scenario import parse
from detente.strategy.instruments import Detail
from detente.strategy.setting import set_up
from detente.trade.equilibrium import equilibrium
from detente.world import World
from worlds import random_world

LIMITS = parse(
    """
title: a promise, a quota and a tax
closure: scaled
measures:
  - {kind: purchase, seller: E00, buyer: E01, sector: S00, increase_usd_bn: 0.02}
  - {kind: export_quota, origin: E02, destination: [E00, E01], sectors: S01, granted_share: 0.8,
     rent: {importer: 1}}
  - {kind: export_tax, origin: E03, destination: WLD, sectors: S00, rate: 0.1}
"""
)

NESTS = parse(
    """
title: critical inputs
production:
  critical:
    - {using: [S00, S02], inputs: [S01], sigma: 0.4}
"""
)


@settings(max_examples=8)
@given(
    st.integers(0, 10_000),
    st.sampled_from(["cell", "sector", "partner", "uniform"]),
    st.sampled_from([0.0, 0.15]),
    st.sampled_from(["fixed", "scaled", "balanced"]),
)
def test_nobody_gains_alone(seed: int, by: Detail, zeros: float, closure: str) -> None:
    world = random_world(seed, 4, 3, zero_share=zeros)
    scenario = dt.Scenario(title="rates", closure=closure)
    found = dt.nash(world, ["E00", "E01", "E03"], instruments=by, scenario=scenario, starts=3, seed=seed)
    assert found.residual <= 1e-8
    assert found.foc_residual < 1e-6
    proof = found.certificate
    assert proof is not None
    assert [d.player for d in proof.deviations] == ["E00", "E01", "E03"]
    assert proof.unchecked == ()
    assert proof.largest.gain < 1e-7
    assert all(not d.failed for d in proof.deviations)
    # Searching alone ended at the same rates: it set out from elsewhere, and lost nothing.
    assert all(d.gain > -1e-6 for d in proof.deviations)


def test_players_in_any_order() -> None:
    world = random_world(14, 4, 3)
    one = dt.nash(world, ["E00", "E02", "E03"], certify=None)
    other = dt.nash(world, ["E03", "E00", "E02"], certify=None)
    for row in one.rates.table():
        rate = other.rates.rate(row["player"], sector=row["sector"], partner=row["partner"])
        assert rate == pytest.approx(row["rate_pct"], abs=1e-5)
    np.testing.assert_allclose(one.result.real_income_pct, other.result.real_income_pct, atol=1e-9)


def test_symmetric_players_have_symmetric_rates() -> None:
    world = armington(4.0, (1.0, 1.0, 1.0, 1.0), 1.5)
    found = dt.nash(world, "all", scenario=BALANCED)
    assert len(found.rates) == 12
    assert np.ptp(found.rates.rate_pct) < 1e-6
    assert np.ptp(found.result.real_income_pct) < 1e-9
    assert found.rates.rate_pct[0] > 1.0
    # One rate for everyone is then as good as one for each.
    uniform = dt.nash(world, "all", instruments="uniform", scenario=BALANCED)
    assert uniform.rates.rate_pct == pytest.approx(found.rates.rate_pct[0], abs=1e-6)


def test_any_start_ends_at_the_same_rates() -> None:
    world = random_world(14, 4, 3)
    rates = [
        dt.nash(world, ["E00", "E02"], start_pct=start, certify=None).rates.rate_pct
        for start in (None, 0.0, 50.0, 150.0, 200.0)
    ]
    for other in rates[1:]:
        np.testing.assert_allclose(other, rates[0], atol=1e-5)


def test_two_kinds_of_instruments_and_one_set_for_each_player() -> None:
    world = random_world(15, 4, 3, zero_share=0.0)
    sets = {
        "E00": [dt.Instruments(), dt.Instruments(kind="export_tax", by="sector", upper_pct=30.0)],
        "E01": "uniform",
    }
    found = dt.nash(world, ["E00", "E01"], instruments=sets)
    kinds = [(row["player"], row["kind"]) for row in found.rates.table()]
    assert kinds == [("E00", "tariff")] * 2 + [("E00", "export_tax")] * 2 + [("E01", "tariff")]
    assert found.largest_gain is not None
    assert found.largest_gain < 1e-8
    state = found.result.equilibrium
    tax = state.wedges.export_tax
    assert tax is not None
    for k, sector in enumerate(("S00", "S01")):
        rate = found.rates.rate("E00", sector=sector, kind="export_tax")
        assert 100.0 * tax[k, 0, 1] == pytest.approx(rate, abs=1e-10)
    assert tax[:, 1:].sum() == 0.0


@pytest.mark.parametrize("scenario", [LIMITS, NESTS], ids=["limits", "nests"])
def test_beyond_tariffs_and_fixed_shares(scenario: dt.Scenario) -> None:
    """Limits, rents and nested production: one gradient for each player, the same conditions."""
    world = random_world(16, 4, 3, zero_share=0.0)
    found = dt.nash(world, ["E00", "E01"], scenario=scenario)
    assert found.residual <= 1e-8
    assert found.largest_gain is not None
    assert abs(found.largest_gain) < 1e-7
    game = set_up(world, ("E00", "E01"), "cell", scenario, {}, None).game
    y, levers = found.rates.log_rate, found.rates.levers
    state = found.result.equilibrium
    assert (found.rates.at_bound == "").sum() >= 2

    def value(v: int, step: float) -> float:
        moved = y.copy()
        moved[v] += step
        near = equilibrium(game.base, game.wedges_at(moved), closure=game.closure, start=state, tol=1e-13)
        return game.value(int(levers.player[v]), near)

    for v in np.flatnonzero(found.rates.at_bound == ""):
        # A duty on what a floor buys is neutral: the same state pays the subsidy.
        assert value(v, 0.0) > max(value(v, 0.02), value(v, -0.02)) - 1e-12
        slope = (value(v, 1e-3) - value(v, -1e-3)) / 2e-3
        assert abs(slope) < 1e-6


def test_rivals_with_their_own_objectives() -> None:
    """A player that is glad of the other's loss sets higher tariffs, and both are worse off."""
    world = armington(5.0, (1.0, 1.0), 1.2)
    plain = dt.nash(world, ["E0", "E1"], scenario=BALANCED)
    rivals = dt.nash(
        world,
        ["E0", "E1"],
        scenario=BALANCED,
        objectives={"E0": {"E0": 1.0, "E1": -0.5}, "E1": {"E1": 1.0, "E0": -0.5}},
    )
    assert rivals.rates.rate("E0") == pytest.approx(rivals.rates.rate("E1"), abs=1e-6)
    assert rivals.rates.rate("E0") > plain.rates.rate("E0") + 5.0
    assert rivals.real_income_pct("E0") < plain.real_income_pct("E0")


def test_cooperation_wants_free_trade() -> None:
    """Players that count all incomes alike end at no tariffs: the lower bound."""
    world = armington(5.0, (1.0, 1.0), 1.2)
    together = {"E0": 1.0, "E1": 1.0}
    found = dt.nash(
        world,
        ["E0", "E1"],
        instruments=dt.Instruments(lower_pct=-20.0),
        scenario=BALANCED,
        objectives={"E0": together, "E1": together},
        start_pct=30.0,
        tol=1e-10,
    )
    np.testing.assert_allclose(found.rates.rate_pct, 0.0, atol=1e-5)


def test_who_is_checked() -> None:
    world = random_world(17, 12, 2, zero_share=0.0)
    found = dt.nash(world, "all", instruments="uniform", starts=1)
    proof = found.certificate
    assert proof is not None
    assert len(proof.deviations) == 10
    assert len(proof.unchecked) == 2
    income = found.result.reference.base.income
    smallest = {world.economies[i] for i in np.argsort(income)[:2]}
    assert set(proof.unchecked) == smallest
    assert proof.starts == ("no rates",)
    named = dt.nash(world, "all", instruments="uniform", certify=["E03"], starts=1).certificate
    assert named is not None
    assert [d.player for d in named.deviations] == ["E03"]
    assert repr(named) == "<Certificate: largest gain from deviating below 1e-08 %; 1 of 12 players>"


def test_a_certificate_finds_what_there_is_to_gain() -> None:
    """At rates that are no equilibrium the deviation is worth what a best response is."""
    from detente.strategy.certificate import certificate
    from detente.strategy.search import Found

    world = random_world(14, 4, 3)
    game = set_up(world, ("E00", "E02"), "cell", None, {}, None).game
    start = game.levers.start(game.wedges)
    point = game.evaluate(start, None, 1e-12, 1e-10)
    proof = certificate(game, Found(point, np.zeros_like(start), 0, True), (0, 1), starts=2, seed=0)
    for deviation in proof.deviations:
        alone = dt.best_response(world, deviation.player, instruments=dt.Instruments(partners=("E02", "E00")))
        assert deviation.gain == pytest.approx(alone.gain, abs=1e-8)
        assert deviation.gain > 1e-3
    worst = proof.largest
    assert worst.gain == max(d.gain for d in proof.deviations)
    assert repr(proof) == (
        f"<Certificate: largest gain from deviating {worst.gain:.1e} % ({worst.player}); 2 of 2 players>"
    )


def test_real_world_groups_and_exports() -> None:
    world = dt.World.load()
    found = dt.nash(world, ["USA", "CHN", "EU"], instruments="sector", starts=1)
    assert len(found.rates) == 81
    assert found.largest_gain is not None
    assert found.largest_gain < 1e-8
    plain = json.loads(found.to_json())
    assert [p["player"] for p in plain["players"]] == ["USA", "CHN", "EU"]
    assert plain["certificate"]["unchecked"] == []
    assert len(plain["rates"]["rate_pct"]) == 81
    assert plain["real_income_pct"]["USA"] == pytest.approx(found.real_income_pct("USA"))
    data = found.to_dataset()
    assert data.sizes == {"rate": 81, "economy": 81}
    assert data.attrs["residual"] == found.residual
    assert repr(found).startswith("<Nash: USA ")
    assert found.rates.of_player("EU").mean_pct() == found.rates.mean_pct("EU")


def test_every_cell_of_a_world_of_many() -> None:
    """Players in twenty economies, each with one rate for every sector and partner."""
    world: World = random_world(18, 20, 5)
    found = dt.nash(world, "all", certify="all", starts=1)
    traded = (
        int((world.flows[:, :, :4] > 0).sum())
        - 20 * 4
        + int((world.flows[range(20), range(20), :4] == 0).sum())
    )
    assert len(found.rates) == traded
    assert found.largest_gain is not None
    assert found.largest_gain < 1e-7
    assert found.steps < 60

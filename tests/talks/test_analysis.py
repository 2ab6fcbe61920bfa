"""The whole analysis: outcomes under several sets of elasticities, and the bundled world."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from talks_cases import negotiation, purchase, scenario, tariff

from detente.errors import LabelError, Problem, SolveError
from detente.scenario.outcomes import Outcome
from detente.talks import analyse
from detente.talks.analysis import disagreement_points
from detente.talks.payoffs import outcome_payoffs
from detente.trade.solve import solve
from detente.world import World
from worlds import random_world

A, B = "E00", "E01"


@pytest.fixture(scope="module")
def world() -> World:
    return random_world(7, n=4, s=4)


@pytest.fixture(scope="module")
def outcomes():
    base = negotiation(A, B, threat=0.5, buys=(B, "S00", 0.05))
    deal = Outcome("deal", "deal", scenario("deal", tariff(B, A, rate=0.0), purchase(A, B, "S00", 0.05)))
    controls = Outcome(f"threat-{B}", "threat", scenario("controls"), by=B, unquantified=("m2",))
    threats = replace(base.outcomes[-1], unquantified=("m2",))
    return replace(base, outcomes=(*base.outcomes[:-1], deal, controls, threats))


def test_payoffs_are_those_of_the_results(world, outcomes):
    payoffs = outcome_payoffs(world, outcomes)
    assert payoffs.elasticities == ("A", "B")
    assert len(payoffs.entries) == 2 * len(outcomes.outcomes)
    for entry in payoffs.entries:
        assert entry.result.elasticities == entry.elasticities
        fresh = solve(world, entry.outcome.scenario, elasticities=entry.elasticities)
        for party, payoff in zip(payoffs.parties, entry.payoffs, strict=True):
            assert payoff.pct == pytest.approx(fresh.of(party)["real_income_pct"], abs=1e-7)
            assert payoff.usd_bn == pytest.approx(fresh.of(party)["real_income_usd_bn"], abs=1e-9)
    assert payoffs.residual < 1e-10
    assert payoffs.walras < 1e-8
    default, low, high = payoffs.span(f"threat-{A}", A)
    both = [payoffs.of(f"threat-{A}", name).payoffs[0].pct for name in ("A", "B")]
    assert (default.pct, low.pct, high.pct) == (both[0], min(both), max(both))


def test_order_of_sets_makes_the_default(world, outcomes):
    payoffs = outcome_payoffs(world, outcomes, ["B", "A", "B"])
    assert payoffs.elasticities == ("B", "A")
    assert payoffs.default == "B"
    assert [e.elasticities for e in payoffs.under()] == ["B"] * len(outcomes.outcomes)
    with pytest.raises(KeyError):
        payoffs.of("nothing")
    with pytest.raises(LabelError) as caught:
        outcome_payoffs(world, outcomes, ["C"])
    assert str(caught.value) == "elasticities: got 'C', expected a set of this world. Fix: write one of A, B."


def test_an_outcome_without_equilibrium_is_kept_with_its_reason(world, outcomes):
    def refuse(world, case, **options):
        if case.title == "threat":
            raise SolveError(Problem("trade balance of Nowhere", "x", "y", "z"))
        return solve(world, case, **options)

    found = analyse(world, outcomes, elasticities=["A"], levels=((), ()), solver=refuse)
    entry = found.payoffs.of(f"threat-{A}")
    assert entry.payoffs is None
    assert entry.failure == "trade balance of Nowhere: got x, expected y. Fix: z."
    assert found.payoffs.span(f"threat-{A}", A) is None
    assert found.threats[0].alone.note == "no equilibrium"
    assert found.threats[0].failure == entry.failure
    assert found.threats[0].credibility.verdict == "unquantified"
    assert [z.disagreement for z in found.zones] == ["status-quo", "threats", f"retaliation-{A}"]


def test_no_grid_without_a_status_quo(world, outcomes, monkeypatch):
    import detente.talks.analysis as analysis

    def refuse(*_, **__):
        raise SolveError("no status quo")

    monkeypatch.setattr(analysis, "package_grid", refuse)
    found = analyse(world, outcomes, elasticities=["A"])
    assert (found.grid, found.grid_failure) == (None, "no status quo")
    assert found.zones == found.frontier == found.equilibria == ()
    assert found.threats


def test_disagreement_points_are_different_and_have_levels(world, outcomes):
    payoffs = outcome_payoffs(world, outcomes, ["A"])
    assert [e.outcome.id for e in disagreement_points(payoffs)] == [
        "status-quo",
        "threats",
        f"retaliation-{A}",
    ]
    assert not payoffs.of(f"threat-{B}").quantified
    found = analyse(world, outcomes, elasticities=["A"], levels=((), ()))
    assert found.same_levels == {"threats": f"threat-{A}"}
    assert found.unquantified == ("m2",)
    assert found.threats[1].alone.note == "unquantified"


def test_zones_frontier_and_equilibria_point_into_the_grid(world, outcomes):
    found = analyse(world, outcomes)
    pct = found.grid.pct
    for n, package in enumerate(found.grid.packages):
        better = (pct >= pct[n]).all(axis=1) & (pct > pct[n]).any(axis=1)
        assert (n in found.frontier) == (not better.any())
        assert (package.first_pct, package.second_pct) == tuple(pct[n])
    for zone in found.zones:
        at = np.array([p.pct for p in zone.at])
        assert zone.depth_pct == (pct - at).min(axis=1).max()
        entry = found.payoffs.of(zone.disagreement)
        assert zone.at == entry.payoffs
        deal = found.payoffs.of("deal").payoffs
        assert found.deal[zone.disagreement][0].usd_bn == deal[0].usd_bn - entry.payoffs[0].usd_bn
    for n in found.equilibria:
        here = found.grid.packages[n]
        for other in found.grid.packages:
            if other.purchases_usd_bn == 0.0 and other.second_level == here.second_level:
                assert other.first_pct <= here.first_pct + 1e-4
            if other.purchases_usd_bn == 0.0 and other.first_level == here.first_level:
                assert other.second_pct <= here.second_pct + 1e-4


def test_conclusions_name_the_sets_that_disagree(world, outcomes):
    found = analyse(world, outcomes, levels=((), ()))
    by_key = {c.key: c for c in found.conclusions}
    assert {
        f"credible:{A}",
        f"gains-alone:{A}",
        "better-outcome:status-quo",
        "loses-more-without-deal",
    } <= set(by_key)
    assert f"credible:{B}" not in by_key, "a threat without a level has no verdict to compare"
    for conclusion in found.conclusions:
        assert list(conclusion.answers) == ["A", "B"]
        assert conclusion.holds == (len(set(conclusion.answers.values())) == 1)
        assert bool(conclusion.differs) != conclusion.holds
    for spans in (found.ratios_alone, found.ratios_answered, found.no_deal):
        for span in spans.values():
            if span.ratio.usd is not None:
                assert span.usd[0] <= span.ratio.usd <= span.usd[1]
                assert span.pct[0] <= span.ratio.pct <= span.pct[1]


@pytest.fixture(scope="module")
def bundled():
    world = World.load()
    outcomes = negotiation("USA", "CHN", threat=1.0, buys=("CHN", "A01", 10.0))
    return world, outcomes, analyse(world, outcomes, elasticities=[world.default_elasticities])


def test_united_states_and_china_on_the_bundled_world(bundled):
    world, _, found = bundled
    grid = found.grid
    assert len(grid.packages) == 50
    assert grid.failures == ()
    assert grid.residual < 1e-10
    assert grid.walras < 1e-9
    for kind in ("status-quo", "threat"):
        assert grid.find(kind, kind, 10.0) is not None
    result = solve(
        world, scenario("x", tariff("CHN", "USA", add=1.0), tariff("USA", "CHN", add=1.0),
                        purchase("USA", "CHN", "A01", 10.0))
    )  # fmt: skip
    package = grid.packages[grid.find("threat", "threat", 10.0)]
    assert package.first_usd_bn == pytest.approx(result.of("USA")["real_income_usd_bn"], abs=1e-5)
    assert package.second_pct == pytest.approx(result.of("CHN")["real_income_pct"], abs=1e-7)
    alone = found.payoffs.of("threat-USA").payoffs
    point = grid.packages[grid.find("threat", "status-quo")]
    assert (point.first_pct, point.second_pct) == pytest.approx((alone[0].pct, alone[1].pct), abs=1e-7)


def test_a_prohibitive_duty_hurts_both_on_the_bundled_world(bundled):
    _, _, found = bundled
    (threat,) = found.threats
    assert threat.alone.own.pct < 0 > threat.alone.other.pct
    assert threat.credibility.verdict == "no"
    assert threat.credibility.stake_usd_bn > 0
    assert not {z.disagreement: z for z in found.zones}["retaliation-USA"].empty

"""Grid of packages: levels, the same numbers as a scenario, groups, errors."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from talks_cases import negotiation, purchase, scenario, tariff

from detente.errors import InputError, LabelError
from detente.scenario.outcomes import Outcome
from detente.talks.duties import duty_levels
from detente.talks.packages import package_grid
from detente.trade.solve import reference_of, solve
from detente.world import World
from worlds import random_world

A, B = "E00", "E01"


@pytest.fixture(scope="module")
def world() -> World:
    return random_world(7, n=4, s=4)


def kinds(levels):
    return [level.kind for level in levels]


def test_points_are_those_of_the_scenario(world):
    outcomes = negotiation(A, B, threat=0.6, buys=(B, "S00", 0.05))
    grid = package_grid(world, outcomes)
    assert grid.buyer == B
    assert grid.residual < 1e-10
    assert grid.failures == ()
    buys = purchase(A, B, "S00", 0.05)
    cases = [
        ("threat", "status-quo", 0.0, [tariff(B, A, add=0.6)]),
        ("half-threat", "threat", 0.0, [tariff(B, A, add=0.3), tariff(A, B, add=0.6)]),
        ("zero", "zero", 0.0, [tariff(B, A, rate=0.0), tariff(A, B, rate=0.0)]),
        ("status-quo", "status-quo", 0.05, [buys]),
        ("threat", "threat", 0.05, [tariff(B, A, add=0.6), tariff(A, B, add=0.6), buys]),
    ]
    for first, second, amount, measures in cases:
        package = grid.packages[grid.find(first, second, amount)]
        result = solve(world, scenario("point", *measures))
        for name, party in (("first", A), ("second", B)):
            of = result.of(party)
            assert getattr(package, f"{name}_pct") == pytest.approx(of["real_income_pct"], abs=1e-7)
            assert getattr(package, f"{name}_usd_bn") == pytest.approx(of["real_income_usd_bn"], abs=1e-9)


def test_status_quo_is_exactly_nothing(world):
    grid = package_grid(world, negotiation(A, B))
    package = grid.packages[grid.find("status-quo", "status-quo")]
    assert (package.first_pct, package.second_pct, package.first_usd_bn, package.second_usd_bn) == (
        0,
        0,
        0,
        0,
    )


def test_purchases_that_would_be_made_anyway_change_nothing(world):
    grid = package_grid(world, negotiation(A, B, buys=(B, "S01", 1e-6)), ((), (-30.0,)))
    more, less = (grid.find("status-quo", "points", amount) for amount in (1e-6, 0.0))
    assert not grid.packages[more].purchases_bind
    assert grid.packages[more] == replace(grid.packages[less], purchases_usd_bn=1e-6)
    assert grid.packages[grid.find("status-quo", "status-quo", 1e-6)].purchases_bind


def test_a_cut_stops_at_zero_and_averages_say_so(world):
    outcomes = negotiation(A, B)
    grid = package_grid(world, outcomes, ((-20.0, 10.0), (-500.0,)))
    assert [round(level.points, 9) for level in grid.levels_first][1:] == [0.0, 10.0]
    assert -20.0 < grid.levels_first[0].points < -16.0
    assert grid.levels_first[0].rates.min() == 0.0
    assert grid.levels_second[0].average_pct == 0.0
    a, b = world.economy(A), world.economy(B)
    flows, rates = world.flows[b, a, :-1], world.tariffs[b, a, :-1]
    assert grid.levels_first[1].average_pct == pytest.approx(100 * (flows @ rates) / flows.sum())


def test_levels_follow_from_the_threats(world):
    def levels(outcomes):
        reference = reference_of(world, outcomes.outcomes[0].scenario, "A")
        return duty_levels(world, outcomes, reference, reference.wedges)

    one, two = levels(negotiation(A, B, threat=0.5, reply=0.2))
    assert kinds(one) == ["zero", "half-cut", "status-quo", "half-threat", "threat"]
    assert one[-1].points == pytest.approx(50.0)
    assert two[-1].points == pytest.approx(20.0)
    one, two = levels(negotiation(A, B, threat=0.5))
    assert two[-1].points == pytest.approx(50.0), "the answer in kind counts as the second party's threat"
    one, two = levels(negotiation(A, B, threat=None, reply=0.3))
    assert one[-1].points == pytest.approx(30.0), "the other's threat stands in"
    one, two = levels(negotiation(A, B, threat=None))
    assert (one[-1].points, two[-1].points) == pytest.approx((10.0, 10.0))


def test_a_threat_on_one_sector_keeps_its_shape(world):
    outcomes = negotiation(A, B, threat=None)
    narrow = tariff(B, A, add=0.4).model_copy(update={"sectors": ("S02",)})
    outcomes = replace(
        outcomes, outcomes=(*outcomes.outcomes, Outcome("t", "threat", scenario("t", narrow), by=A))
    )
    reference = reference_of(world, outcomes.outcomes[0].scenario, "A")
    one, _ = duty_levels(world, outcomes, reference, reference.wedges)
    change = one[-1].rates - world.tariffs[world.economy(B), world.economy(A), :-1][:, None, None]
    assert change[:, 0, 0] == pytest.approx([0.0, 0.0, 0.4])


def test_without_duties_there_is_nothing_to_cut():
    free = random_world(3, n=3, s=3, largest_tariff=0.0)
    grid = package_grid(free, negotiation(A, B))
    assert kinds(grid.levels_first) == ["status-quo", "half-threat", "threat"]


@pytest.fixture(scope="module")
def union() -> World:
    return random_world(1, n=4, s=3).replace(economies=("USA", "DEU", "FRA", "CHN"))


def test_a_group_is_one_party(union):
    grid = package_grid(union, negotiation("USA", "EU", threat=0.3, buys=("EU", "S00", 0.03)))
    package = grid.packages[grid.find("threat", "threat")]
    result = solve(union, scenario("x", tariff("EU", "USA", add=0.3), tariff("USA", "EU", add=0.3)))
    assert package.second_pct == pytest.approx(result.of("EU")["real_income_pct"], abs=1e-7)
    assert package.second_usd_bn == pytest.approx(result.of("EU")["real_income_usd_bn"], abs=1e-9)
    assert grid.levels_second[-1].rates.shape == (2, 1, 2)


def test_members_of_a_group_buy_together(union):
    grid = package_grid(union, negotiation("USA", "EU", buys=("EU", "S00", 0.03)), ((), ()))
    package = grid.packages[grid.find("status-quo", "status-quo", 0.03)]
    result = solve(union, scenario("together", purchase("USA", "EU", "S00", 0.03)))
    assert package.first_usd_bn == pytest.approx(result.of("USA")["real_income_usd_bn"], abs=1e-9)


def test_package_without_equilibrium_is_named(world, monkeypatch):
    import detente.talks.packages as packages
    from detente.errors import Problem, SolveError

    original = packages.equilibrium

    def refuse(base, wedges, **options):
        if wedges.tariff.max() > 1.4:
            raise SolveError(Problem("here", "x", "y", "z"))
        return original(base, wedges, **options)

    monkeypatch.setattr(packages, "equilibrium", refuse)
    grid = package_grid(world, negotiation(A, B), ((200.0,), ()))
    assert len(grid.packages) == 1
    assert re.fullmatch(
        r"duties of 2\d\d\.\d % and \d+\.\d %, purchases of 0 billion USD: here: got x, expected y\. Fix: z\.",
        grid.failures[0],
    )
    assert np.isnan(grid.table()[1, 0]).all()
    assert grid.find("points", "status-quo") is None


def test_errors(world):
    good = negotiation(A, B)
    with pytest.raises(LabelError) as caught:
        package_grid(world, replace(good, parties=("E09", B)))
    assert str(caught.value) == (
        "parties: got 'E09', expected an economy of this world. Fix: write E03 or E02 or E01."
    )
    with pytest.raises(InputError) as caught:
        package_grid(world, replace(good, parties=(A, A)))
    assert str(caught.value) == (
        "parties: got E00 and E00, which have members in common, expected two parties without a common member. "
        "Fix: name two different parties."
    )
    with pytest.raises(InputError) as caught:
        package_grid(world, replace(good, outcomes=()))
    assert str(caught.value) == (
        "outcomes: got none, expected the status quo as the first outcome. "
        "Fix: put the outcome of kind 'status-quo' first."
    )
    with pytest.raises(InputError) as caught:
        package_grid(world, replace(good, outcomes=good.outcomes[1:]))
    assert str(caught.value).startswith("outcomes: got 'threat' first, expected the status quo")
    other = Outcome("deal", "deal", scenario("deal", closure="balanced"))
    with pytest.raises(InputError) as caught:
        package_grid(world, replace(good, outcomes=(*good.outcomes, other)))
    assert str(caught.value) == (
        "outcomes.deal.scenario: got another baseline or closure than that of the status quo, expected one status "
        "quo for all outcomes. Fix: give every scenario the same 'baseline' and 'closure'."
    )
    with pytest.raises(InputError) as caught:
        package_grid(world, replace(good, purchase_usd_bn=1.0, purchase_sector="S00"))
    assert str(caught.value) == ("buyer: got None, expected one of E00, E01. Fix: name the party that buys.")


def test_purchases_of_what_is_not_traded(world):
    flows = world.flows.copy()
    flows[0, 1, 0] = 0.0
    gone = world.replace(flows=flows, intermediate=world.intermediate * 0.5)
    with pytest.raises(InputError) as caught:
        package_grid(gone, negotiation(A, B, buys=(B, "S00", 1.0)))
    assert str(caught.value) == (
        "purchase_sector: got purchases of S00 by E01 from E00, expected a good that the two trade in the base year. "
        "Fix: choose another sector."
    )

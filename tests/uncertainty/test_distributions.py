"""Distributions are what they say, and parameters go where they should."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import LogNormal, LogUniform, Normal, Parameter, Triangular, Uniform
from detente.draws.distributions import normal_share
from detente.draws.parameters import elasticity_draws, set_fields
from detente.draws.published import PUBLISHED
from detente.errors import InputError, LabelError
from detente.scenario import parse
from detente.world import World
from worlds import random_world

EVEN = (np.arange(200_000) + 0.5) / 200_000
NORMAL = np.array([NormalDist().inv_cdf(float(p)) for p in EVEN])
UNIFORM = 2.0 * EVEN - 1.0


def quantile(distribution: object, level: float) -> float:
    germs = NORMAL if distribution.germ == "normal" else UNIFORM
    return float(np.quantile(distribution.at(germs), level))


@given(st.floats(0.1, 50.0), st.floats(0.01, 1.5))
def test_lognormal_of_an_estimate_has_its_mean_and_error(estimate: float, relative: float) -> None:
    distribution = LogNormal.of_estimate(estimate, relative * estimate)
    values = distribution.at(NORMAL)
    assert values.min() > 0.0
    assert values.mean() == pytest.approx(estimate, rel=2e-3)
    assert values.std() == pytest.approx(relative * estimate, rel=0.05)


@pytest.mark.parametrize(
    ("distribution", "low", "median", "high"),
    [
        (LogNormal.of_range(2.0, 8.0), 2.0, 4.0, 8.0),
        (LogNormal(3.0, 0.0), 3.0, 3.0, 3.0),
        (Normal(1.0, 2.0), 1.0 - 2.0 * 1.6448536, 1.0, 1.0 + 2.0 * 1.6448536),
        (Uniform(0.0, 1.0), 0.05, 0.5, 0.95),
        (LogUniform(1.0, 100.0), 100.0**0.05, 10.0, 100.0**0.95),
        (Triangular(0.0, 0.0, 1.0), 1.0 - math.sqrt(0.95), 1.0 - math.sqrt(0.5), 1.0 - math.sqrt(0.05)),
        (Triangular(0.0, 0.5, 1.0), math.sqrt(0.025), 0.5, 1.0 - math.sqrt(0.025)),
    ],
)
def test_quantiles(distribution: object, low: float, median: float, high: float) -> None:
    assert [quantile(distribution, p) for p in (0.05, 0.5, 0.95)] == pytest.approx(
        [low, median, high], rel=1e-4
    )
    assert distribution.median == pytest.approx(median)


def test_a_normal_that_is_cut_off() -> None:
    cut = Normal(0.5, 1.0, low=0.0, high=2.0)
    values = cut.at(NORMAL)
    assert values.min() >= 0.0
    assert values.max() <= 2.0
    assert np.all(np.diff(values) >= 0.0)
    inside = NORMAL[(NORMAL > -0.5) & (NORMAL < 1.5)] + 0.5
    assert values.mean() == pytest.approx(inside.mean(), abs=1e-3)
    assert cut.median == pytest.approx(float(np.median(inside)), abs=1e-3)


def test_normal_share() -> None:
    assert normal_share(np.array([-1.959964, 0.0, 1.644854])) == pytest.approx([0.025, 0.5, 0.95], abs=1e-6)


def test_words() -> None:
    assert str(LogNormal.of_range(2, 8)) == "lognormal, 90 % from 2 to 8"
    assert str(Normal(1, 2, low=0)) == "normal, mean 1, sd 2, from 0 to inf"
    assert str(Uniform(0, 1)) == "uniform from 0 to 1"
    assert str(LogUniform(1, 4)) == "loguniform from 1 to 4"
    assert str(Triangular(0, 1, 3)) == "triangular from 0 over 1 to 3"


def test_impossible_distributions_are_refused() -> None:
    with pytest.raises(InputError) as wrong:
        LogNormal.of_range(8, 2)
    assert str(wrong.value) == (
        "lognormal distribution: got other numbers, expected a range above 0, low before high. Fix: correct its "
        "arguments."
    )
    for make in (
        lambda: LogNormal(-1, 1), lambda: Uniform(1, 0), lambda: LogUniform(0, 1), lambda: Triangular(0, 2, 1),
        lambda: Normal(0, -1), lambda: LogNormal.of_estimate(0, 1),
    ):  # fmt: skip
        with pytest.raises(InputError, match="Fix: correct its arguments"):
            make()


def test_published_errors_belong_to_the_shipped_sets() -> None:
    """Means of the published estimates are the set that the world ships."""
    world = World.load()
    for name, published in PUBLISHED.items():
        theta = dict.fromkeys(world.sectors, 0.0)
        for estimate in published.estimates:
            assert estimate.standard_error > 0.0
            for sector, weight in estimate.sectors.items():
                theta[sector] += weight * estimate.value
        drawn = [s for s in world.sectors if theta[s] > 0.0]
        assert set(drawn) | set(published.fixed) == set(world.sectors)
        shipped = dict(zip(world.sectors, world.elasticities[name], strict=True))
        for sector in drawn:
            assert theta[sector] == pytest.approx(shipped[sector], abs=1e-3), sector


def test_draws_of_a_published_set() -> None:
    world = World.load()
    draws = elasticity_draws(world, "LL")
    assert draws.name == "LL with its standard errors"
    assert len(draws.parameters) == 14
    values = {p.name: 1.0 for p in draws.parameters} | {"wood": 3.0, "paper": 5.0, "petroleum": 0.25}
    theta = dict(zip(world.sectors, draws.at(world, values), strict=True))
    assert (theta["C16"], theta["C17_18"], theta["C19"], theta["A01"]) == (4.0, 4.0, 0.25, 1.0)
    assert theta["SVC"] == world.elasticities["LL"][-1]


def test_spread_over_sets() -> None:
    """Sectors that no set tells apart are one parameter; median and spread are those of the logarithms."""
    world = World.load()
    draws = elasticity_draws(world)
    assert draws.name == "spread of GYY, LL, FGO, BSY"
    names = [p.name for p in draws.parameters]
    assert "A01 A02 A03" in names
    assert "C20 C21" in names
    k = world.sectors.index("C26")
    logs = np.log([world.elasticities[s][k] for s in ("GYY", "LL", "FGO", "BSY")])
    c26 = next(p for p in draws.parameters if p.name == "C26")
    assert c26.distribution.median == pytest.approx(np.exp(logs.mean()))
    assert c26.distribution.log_sd == pytest.approx(logs.std(ddof=1))
    assert draws.theta[k] == pytest.approx(np.exp(logs.mean()))
    assert sorted(s for p in draws.parameters for s in p.sectors) == sorted(world.sectors)


def test_own_ranges() -> None:
    world = random_world(1, 3, 4)
    given = {
        "S00": (2.0, 8.0),
        "S01": Uniform(1.0, 3.0),
        "S02": {"theta": 5.0, "standard_error": 1.0},
        "others": 4.0,
    }
    draws = elasticity_draws(world, given)
    assert draws.name == "user"
    np.testing.assert_allclose(draws.theta, [4.0, 2.0, 5.0, 4.0])
    found = {p.name: p.distribution for p in draws.parameters}
    assert found == {
        "S00": LogNormal.of_range(2, 8), "S01": Uniform(1, 3), "S02": LogNormal.of_estimate(5, 1)
    }  # fmt: skip
    np.testing.assert_allclose(draws.at(world, {"S00": 3.0, "S01": 2.5, "S02": 6.0}), [3.0, 2.5, 6.0, 4.0])


def test_others_are_one_parameter() -> None:
    draws = elasticity_draws(random_world(1, 3, 4), {"S00": 3.0, "others": (2.0, 8.0)})
    assert [p.name for p in draws.parameters] == ["S01 S02 S03"]


def test_products_move_with_their_sector() -> None:
    world = random_world(1, 3, 4).replace(parents={"S02": "S01"})
    draws = elasticity_draws(world, {"S00": 2.0, "S01": (2.0, 8.0), "S02": 6.0, "S03": 4.0})
    np.testing.assert_allclose(draws.at(world, {"S01": 8.0}), [2.0, 8.0, 12.0, 4.0])


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        ("A", InputError, "elasticities: got 'A', which is published without standard errors, expected 'sets', a set "
         "with them (LL), or ranges. Fix: write 'sets' for the spread over published sets, or a mapping from sector "
         "to (low, high)."),
        ({"S00": 4.0, "others": "A"}, InputError, "elasticities (user): got no range and no standard error, expected "
         "at least one sector with a spread. Fix: write (low, high) or a standard error beside a value."),
        ({"S09": (1.0, 2.0), "others": "A"}, LabelError, "elasticities[S09]: got 'S09', expected a sector of this "
         "world. Fix: write S02 or S01 or S00."),
    ],
)  # fmt: skip
def test_refusals(given: object, kind: type[InputError], said: str) -> None:
    with pytest.raises(kind) as wrong:
        elasticity_draws(random_world(1, 3, 3), given)
    assert str(wrong.value) == said


def test_a_world_without_a_spread() -> None:
    world = random_world(1, 3, 3)
    alone = world.replace(elasticities={"A": world.elasticities["A"]})
    with pytest.raises(InputError) as wrong:
        elasticity_draws(alone)
    assert str(wrong.value) == (
        "elasticities: got a world with the set A alone, expected two sets or more, the spread of which can be "
        "drawn. Fix: give ranges: a mapping from sector to (low, high)."
    )
    with_ll = world.replace(elasticities={"LL": world.elasticities["A"]}, default_elasticities="LL")
    with pytest.raises(InputError) as wrong:
        elasticity_draws(with_ll, "LL")
    assert str(wrong.value) == (
        "elasticities: got the sector S00, which the standard errors of LL do not cover, expected the sectors of the "
        "bundled world, and products carved out of them. Fix: give ranges: a mapping from sector to (low, high)."
    )


SCENARIO = parse("""
title: t
measures:
  - {kind: import_tariff, origin: E01, destination: E00, rate: "40 %"}
  - {kind: export_tax, origin: E01, destination: [E00, E02], rate: 0.1}
""")


def test_fields_of_a_scenario() -> None:
    changed = set_fields(SCENARIO, {"measures[1].rate": 0.3})
    assert changed.measures[1].rate == 0.3
    assert changed.measures[0] == SCENARIO.measures[0]
    assert SCENARIO.measures[1].rate == 0.1
    assert set_fields(SCENARIO, {}) is SCENARIO
    with pytest.raises(LabelError) as wrong:
        set_fields(SCENARIO, {"measures[2].rate": 0.3})
    assert str(wrong.value) == (
        "parameter measures[2].rate: got no number at this place, expected one of measures[0].rate, "
        "measures[1].rate. Fix: name a number that the scenario sets."
    )
    with pytest.raises(LabelError, match="got 'E01', expected one of"):
        set_fields(SCENARIO, {"measures[0].origin[0]": 0.3})


def test_parameters_by_name() -> None:
    assert Parameter.of_field("measures[0].rate", Uniform(0, 1)).name == "measures[0].rate"
    assert Parameter.of_field("measures[0].rate", Uniform(0, 1), "duty").name == "duty"
    assert Parameter.elasticity(["A", "B"], Uniform(1, 2)).sectors == {"A": 1.0, "B": 1.0}

"""Scenarios solved together are those solved alone, whatever is solved beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import SolveError
from detente.scenario import Scenario
from detente.trade.base import Closure, calibrate
from detente.trade.batch import Lanes, respond, solve_lanes
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.result import Result
from detente.trade.shared import Shared, change_of
from detente.trade.wedges import Limit, Wedges
from detente.world import World
from worlds import random_world


def shocks(world: World, base_tariff: np.ndarray, count: int, seed: int, pairs: int = 3) -> list[Wedges]:
    """Tariffs, export taxes, trade costs, bans and productivity in a few pairs of economies."""
    rng = np.random.default_rng(seed)
    n, s = len(world.economies), len(world.sectors)
    found = []
    for _ in range(count):
        tariff, tax, cost = base_tariff.copy(), np.zeros((s, n, n)), np.ones((s, n, n))
        for _ in range(int(rng.integers(1, pairs + 1))):
            o, d = rng.choice(n, 2, replace=False)
            tariff[:, o, d] += rng.uniform(0, 1.5, s)
            if rng.random() < 0.5:
                tax[:, o, d] = rng.uniform(0, 0.4, s)
            if rng.random() < 0.5:
                cost[:, d, o] = rng.uniform(0.8, 1.6, s)
            if rng.random() < 0.2:
                cost[int(rng.integers(s)), o, d] = np.inf
        growth = rng.uniform(0.9, 1.1, (s, n)) if rng.random() < 0.3 else None
        found.append(
            Wedges(
                tariff=tariff,
                export_tax=tax if tax.any() else None,
                trade_cost=cost if (cost != 1.0).any() else None,
                productivity=growth,
            )
        )
    return found


def reference_in(world: World, closure: Closure, extra: float = 0.0) -> Equilibrium:
    base = calibrate(world, world.elasticity("A"))
    off = 1.0 - np.eye(len(world.economies))
    return equilibrium(base, Wedges(tariff=base.tariff + extra * off), closure=closure)


def together(reference: Equilibrium, wedges: list[Wedges], **options: bool) -> dict[int, tuple[Lanes, int]]:
    """Lanes by scenario."""
    shared = Shared.of(reference)
    assert shared is not None
    response = respond(shared)
    assert response is not None
    changes = [change_of(shared, w) for w in wedges]
    assert all(c is not None for c in changes)
    lanes = solve_lanes(response, [c for c in changes if c is not None], **options)
    return {int(p): (found, j) for found in lanes for j, p in enumerate(found.position)}


@settings(max_examples=20)
@given(
    st.integers(0, 10_000),
    st.tuples(st.integers(8, 10), st.integers(1, 4)),
    st.sampled_from(["fixed", "scaled", "balanced"]),
    st.sampled_from([0.0, 0.07]),
)
def test_agrees_with_the_solver_of_single_scenarios(
    seed: int, size: tuple[int, int], closure: Closure, extra: float
) -> None:
    world = random_world(seed, *size)
    reference = reference_in(world, closure, extra)
    wedges = shocks(world, reference.wedges.tariff, 11, seed)
    lanes = together(reference, wedges, between=True)
    assert len(lanes) >= 9  # a ban may take the last source of a good: that is for the single solver to say
    scenario = Scenario(title="any", closure=closure)
    for i, (found, j) in lanes.items():
        alone = equilibrium(reference.base, wedges[i], closure=closure)
        assert found.residual[j] < 1e-10
        assert found.walras[j] < 1e-7
        for name in ("log_wage", "log_price", "log_cost"):
            np.testing.assert_allclose(getattr(found, name)[..., j], getattr(alone, name), atol=1e-9)
        for name in ("output", "spending", "income", "tariff_revenue", "export_tax_revenue"):
            np.testing.assert_allclose(
                getattr(found, name)[..., j], getattr(alone, name), rtol=1e-9, atol=1e-10
            )
        result = Result(scenario, world, reference, alone, "A")
        index = 100.0 * np.expm1(found.terms_of_trade_log[:, j])
        np.testing.assert_allclose(index, result.terms_of_trade_pct, atol=1e-7)
        assert found.between is not None
        trade = found.between[:, :, j] * reference.base.unit
        np.testing.assert_allclose(
            trade, alone.trade().sum(axis=0), rtol=1e-8, atol=1e-8 * reference.base.unit
        )


def test_a_lane_has_the_same_digits_whatever_is_solved_beside_it() -> None:
    world = random_world(5, 9, 3)
    reference = reference_in(world, "fixed")
    wedges = shocks(world, reference.wedges.tariff, 70, 5)
    whole = together(reference, wedges)
    backwards = together(reference, wedges[::-1])
    first = together(reference, wedges[:13])
    assert set(first) == {i for i in whole if i < 13}
    for i, (lanes, j) in whole.items():
        others = [backwards[len(wedges) - 1 - i], *([first[i]] if i in first else [])]
        for other, k in others:
            assert lanes.log_price[..., j].tobytes() == other.log_price[..., k].tobytes()
            assert lanes.income[..., j].tobytes() == other.income[..., k].tobytes()
            assert lanes.steps[j] == other.steps[k]


def test_no_change_is_solved_where_it_starts() -> None:
    world = random_world(3, 8, 2)
    reference = reference_in(world, "fixed")
    lanes = together(reference, [reference.wedges])
    found, j = lanes[0]
    assert found.steps[j] == 1
    np.testing.assert_allclose(found.log_wage[:, j], reference.log_wage, atol=1e-15)


def test_what_has_no_lane_is_left_to_the_single_solver() -> None:
    world = random_world(4, 8, 2)
    reference = reference_in(world, "fixed")
    shared = Shared.of(reference)
    assert shared is not None
    tariff = reference.wedges.tariff
    n = len(world.economies)
    everywhere = tariff + 0.1 * (1.0 - np.eye(n))
    at_home = np.ones_like(tariff)
    at_home[:, 2, 2] = 1.1
    assert change_of(shared, Wedges(tariff=everywhere)) is None
    assert change_of(shared, Wedges(tariff=tariff, trade_cost=at_home)) is None
    assert change_of(shared, Wedges(tariff=tariff, limits=(Limit("ceiling", ((0, 0, 1),), 1.0),))) is None
    taxed = equilibrium(reference.base, Wedges(tariff=tariff, export_tax=np.full_like(tariff, 0.01)))
    assert Shared.of(taxed) is None


def test_a_lane_without_equilibrium_is_left_out() -> None:
    """A deficit that no trade is left to finance in one lane does not touch the lanes beside it."""
    world = random_world(6, 24, 2, zero_share=0.0)
    reference = reference_in(world, "fixed")
    base = reference.base
    poor = int(np.argmax(base.deficit))
    closed = np.ones_like(base.tariff)
    closed[:, :, poor] = closed[:, poor, :] = np.inf
    closed[:, poor, poor] = 1.0
    wedges = shocks(world, reference.wedges.tariff, 9, 6)
    wedges.insert(4, Wedges(tariff=base.tariff, trade_cost=closed))
    lanes = together(reference, wedges)
    assert set(lanes) == set(range(10)) - {4}
    with pytest.raises(SolveError):
        equilibrium(base, wedges[4])
    without = together(reference, wedges[:4] + wedges[5:])
    assert lanes[9][0].income[:, lanes[9][1]].tobytes() == without[8][0].income[:, without[8][1]].tobytes()

"""The engine against a second, independent method, and against closed forms."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from detente.trade.base import calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.technology import Backstop, Nest, Technology
from detente.trade.wedges import Limit, Rent, Wedges
from detente.world import World
from trade.oracle import Backup, Bundle, solve_by_newton
from worlds import random_world

Shock = tuple[np.ndarray, np.ndarray | None, np.ndarray | None]
SEEDS = (1, 2)


def real_income(state: Equilibrium) -> np.ndarray:
    return state.income / state.base.income / np.exp((state.base.final_share * state.log_price).sum(axis=0))


def _off(world: World) -> np.ndarray:
    return (1.0 - np.eye(len(world.economies)))[:, :, None]


def hundred_points(world: World) -> Shock:
    tariff = world.tariffs.copy()
    tariff[0, 1, :-1] += 1.0
    return tariff, None, None


def everyone_sixty(world: World) -> Shock:
    return world.tariffs + 0.6 * _off(world), None, None


def free_trade(world: World) -> Shock:
    return 0.0 * world.tariffs, None, None


def prohibitive_pair(world: World) -> Shock:
    cost = np.ones_like(world.tariffs)
    cost[0, 1] = cost[1, 0] = 1e3
    return world.tariffs, None, cost


def prohibitive_sector(world: World) -> Shock:
    cost = np.ones_like(world.tariffs)
    cost[0, 1:, 0] = 1e4
    return world.tariffs, None, cost


def prohibitive_tariff(world: World) -> Shock:
    tariff = world.tariffs.copy()
    tariff[0, 1] = tariff[1, 0] = 50.0
    return tariff, None, None


def export_taxes(world: World) -> Shock:
    return world.tariffs, 0.4 * np.broadcast_to(_off(world), world.tariffs.shape) * (world.flows > 0), None


def near_autarky(world: World) -> Shock:
    return world.tariffs, None, 1.0 + 30.0 * np.broadcast_to(_off(world), world.tariffs.shape)


SHOCKS: list[Callable[[World], Shock]] = [
    hundred_points, everyone_sixty, free_trade, prohibitive_pair, prohibitive_sector, prohibitive_tariff,
    export_taxes,
]  # fmt: skip


def _engine(world: World, theta: np.ndarray, shock: Shock, closure: str = "fixed") -> Equilibrium:
    major = [None if a is None else a.transpose(2, 0, 1) for a in shock]
    wedges = Wedges(tariff=major[0], export_tax=major[1], trade_cost=major[2])
    return equilibrium(calibrate(world, theta), wedges, closure=closure)


@pytest.mark.parametrize("shock", SHOCKS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("seed", SEEDS)
def test_agrees_with_newton(shock: Callable[[World], Shock], seed: int) -> None:
    world = random_world(seed, 5, 4)
    theta = world.elasticity("A")
    levels = shock(world)
    ours, theirs = _engine(world, theta, levels), solve_by_newton(world, theta, *levels)
    np.testing.assert_allclose(real_income(ours), theirs.real_income, rtol=1e-8)
    np.testing.assert_allclose(np.exp(ours.log_wage), theirs.wage, rtol=1e-8)
    np.testing.assert_allclose(ours.trade().transpose(1, 2, 0) / ours.base.unit, theirs.flows, atol=1e-9)


def test_agrees_with_newton_near_autarky_with_balanced_trade() -> None:
    world = random_world(3, 4, 3)
    theta = world.elasticity("A")
    levels = near_autarky(world)
    ours = _engine(world, theta, levels, "balanced")
    theirs = solve_by_newton(world, theta, *levels, balanced=True)
    np.testing.assert_allclose(real_income(ours), theirs.real_income, rtol=1e-8)


def test_agrees_with_newton_on_the_real_world() -> None:
    """Six economies and four sectors of 2022, 100 points on Chinese goods and a prohibitive answer."""
    world = World.load()
    named = {e: [e] for e in ("USA", "CHN", "MEX", "VNM", "JPN")}
    rest = [e for e in world.economies if e not in named]
    farm, metal = ["A01", "A02", "A03", "C10T12"], ["C24A", "C24B", "C25", "C26", "C27", "C28", "C29"]
    other = [s for s in world.sectors if s not in (*farm, *metal, "SVC")]
    small = world.aggregate(
        economies={**named, "RST": rest},
        sectors={"FARM": farm, "METAL": metal, "OTHER": other, "SVC": ["SVC"]},
    )
    theta = small.elasticity()
    tariff = small.tariffs.copy()
    usa, chn = small.economies.index("USA"), small.economies.index("CHN")
    tariff[chn, usa, :3] += 1.0
    tariff[usa, chn, :3] += 40.0
    ours, theirs = _engine(small, theta, (tariff, None, None)), solve_by_newton(small, theta, tariff)
    np.testing.assert_allclose(real_income(ours), theirs.real_income, rtol=1e-8)


def test_purchase_floor_agrees_with_the_subsidy_that_meets_it() -> None:
    """A floor equals the negative tariff under which buyers take that quantity by themselves."""
    world = random_world(4, 4, 3)
    theta = world.elasticity("A")
    base = calibrate(world, theta)
    o, d, s = next((o, d, s) for o, d, s in np.argwhere(world.flows > 0).tolist() if o != d)
    wanted = 1.7 * float(world.flows[o, d, s])
    with_floor = equilibrium(base, Wedges(tariff=base.tariff, limits=(Limit("floor", ((s, o, d),), wanted),)))
    factor = float(np.exp(-with_floor.permit_log[0]))
    assert factor < 1.0
    tariff = world.tariffs.copy()
    tariff[o, d, s] = (1 + tariff[o, d, s]) * factor - 1
    theirs = solve_by_newton(world, theta, tariff)
    np.testing.assert_allclose(real_income(with_floor), theirs.real_income, rtol=1e-8)
    quantity = with_floor.trade()[s, o, d] / np.exp(with_floor.log_cost[s, o])
    np.testing.assert_allclose(quantity, wanted, rtol=1e-8)


@pytest.mark.parametrize("sigma", [0.2, 0.7, 2.0])
@pytest.mark.parametrize("within", [0.4, 1.0])
def test_nested_production_agrees_with_newton(sigma: float, within: float) -> None:
    """Critical inputs, a backstop that is at work, and productivity, by nests written out good by good."""
    world = random_world(5, 4, 4)
    theta = world.elasticity("A")
    tariff, tax, cost = hundred_points(world)
    cost = np.ones_like(world.tariffs)
    cost[0, 1:, 1] = 4.0
    better = np.linspace(0.8, 1.3, 16).reshape(4, 4)
    nests = (Nest((0, 3), (1, 2), sigma, within),)
    base = calibrate(world, theta, Technology(nests, (Backstop(1, 2, 1.02, 3.0),)))
    ours = equilibrium(
        base,
        Wedges(tariff.transpose(2, 0, 1), trade_cost=cost.transpose(2, 0, 1), productivity=better.T),
    )
    assert np.exp(ours.log_kept).min() < 0.98
    theirs = solve_by_newton(
        world, theta, tariff, tax, cost, productivity=better,
        bundles=(Bundle((0, 3), (1, 2), sigma, within),), backups=(Backup(1, 2, 1.02, 3.0),),
    )  # fmt: skip
    np.testing.assert_allclose(real_income(ours), theirs.real_income, rtol=1e-8)
    np.testing.assert_allclose(ours.trade().transpose(1, 2, 0) / base.unit, theirs.flows, atol=1e-9)


@pytest.mark.parametrize("by", ["quantity", "value"])
def test_quota_agrees_with_the_tax_that_meets_it(by: str) -> None:
    """Rent that stays with the exporter is an export tax, rent that the importer takes is a tariff."""
    world = random_world(4, 4, 3)
    theta = world.elasticity("A")
    base = calibrate(world, theta)
    o, d, s = (int(i) for i in np.argwhere((world.flows > 0) & ~np.eye(4, dtype=bool)[:, :, None])[3])
    allowed = 0.4 * float(world.flows[o, d, s])
    for rent in (Rent(), Rent(exporter=0.0, importer=1.0)):
        limit = Limit("ceiling", ((s, o, d),), allowed, by, rent)
        quota = equilibrium(base, Wedges(tariff=base.tariff, limits=(limit,)))
        factor = float(np.exp(quota.permit_log[0]))
        assert factor > 1.0
        tariff, tax = world.tariffs.copy(), np.zeros_like(world.tariffs)
        if rent.exporter:
            tax[o, d, s] = factor - 1
        else:
            tariff[o, d, s] = (1 + tariff[o, d, s]) * factor - 1
        theirs = solve_by_newton(world, theta, tariff, tax)
        np.testing.assert_allclose(real_income(quota), theirs.real_income, rtol=1e-8)
        traded = quota.traded_quantity() if by == "quantity" else quota.trade()
        np.testing.assert_allclose(traded[s, o, d], allowed, rtol=1e-8)


def test_autarky_follows_arkolakis_costinot_rodriguez_clare() -> None:
    """One sector, no inputs, balanced trade, no tariffs: real income falls to the home share to the power 1/θ.

    Arkolakis, Costinot and Rodríguez-Clare (2012), American Economic Review 102(1), doi:10.1257/aer.102.1.94.
    """
    rng = np.random.default_rng(5)
    flows = rng.uniform(1.0, 5.0, (3, 3, 1)) + 20.0 * np.eye(3)[:, :, None]
    flows = (flows + flows.transpose(1, 0, 2)) / 2
    world = World.from_arrays(
        economies=("A", "B", "C"), sectors=("S",), flows=flows, intermediate=np.zeros((3, 1, 1)),
        elasticities={"A": np.array([4.0])},
    )  # fmt: skip
    cost = np.where(np.eye(3)[:, :, None] > 0, 1.0, 1e4)
    state = _engine(world, np.array([4.0]), (world.tariffs, None, cost), "balanced")
    home = np.array([flows[i, i, 0] / flows[:, i, 0].sum() for i in range(3)])
    np.testing.assert_allclose(real_income(state), home ** (1 / 4.0), rtol=1e-8)

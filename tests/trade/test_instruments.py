"""What must hold for every instrument, alone and in pairs, on random worlds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.errors import SolveError
from detente.trade.base import calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.technology import Backstop, Nest, Technology
from detente.trade.verdict import Verdict
from detente.trade.wedges import Limit, Rent, Wedges
from detente.world import World
from worlds import random_world

Change = Callable[[World, Wedges, np.random.Generator], Wedges]


def _cells(
    world: World, wedges: Wedges, rng: np.random.Generator, count: int
) -> tuple[tuple[int, int, int], ...]:
    """Some of the larger flows between economies that nothing closes or limits yet."""
    flows = world.flows.transpose(2, 0, 1) * (1.0 - np.eye(len(world.economies)))
    for limit in wedges.limits:
        for cell in limit.cells:
            flows[cell] = 0.0
    if wedges.trade_cost is not None:
        flows[np.isinf(wedges.trade_cost)] = 0.0
    largest = np.argsort(-flows, axis=None, kind="stable")[:12]
    chosen = rng.choice(largest, count, replace=False)
    return tuple(
        (int(k), int(o), int(d)) for k, o, d in zip(*np.unravel_index(chosen, flows.shape), strict=True)
    )


def _sum(world: World, cells: tuple[tuple[int, int, int], ...]) -> float:
    return float(sum(world.flows[o, d, k] for k, o, d in cells))


def tariff(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    more = rng.uniform(0, 1, wedges.tariff.shape) * (1 - np.eye(len(world.economies)))
    return replace(wedges, tariff=wedges.tariff + more)


def export_tax(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    return replace(
        wedges, export_tax=rng.uniform(0, 0.5, wedges.tariff.shape) * (1 - np.eye(len(world.economies)))
    )


def trade_cost(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    old = 1.0 if wedges.trade_cost is None else wedges.trade_cost
    more = rng.uniform(-0.1, 0.5, wedges.tariff.shape) * (1 - np.eye(len(world.economies)))
    return replace(wedges, trade_cost=old * (1 + more))


def ban(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    cost = np.ones_like(wedges.tariff) if wedges.trade_cost is None else np.array(wedges.trade_cost)
    for cell in _cells(world, wedges, rng, 2):
        cost[cell] = np.inf
    return replace(wedges, trade_cost=cost)


def quota(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    cells = _cells(world, wedges, rng, 3)
    return replace(wedges, limits=(*wedges.limits, Limit("ceiling", cells, 0.5 * _sum(world, cells))))


def licence(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    cells = _cells(world, wedges, rng, 1)
    rent = Rent(0.2, 0.3, 0.5, int(rng.integers(len(world.economies))))
    return replace(
        wedges, limits=(*wedges.limits, Limit("ceiling", cells, 0.3 * _sum(world, cells), "value", rent))
    )


def purchase(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    cells = _cells(world, wedges, rng, 2)
    return replace(wedges, limits=(*wedges.limits, Limit("floor", cells, 1.2 * _sum(world, cells))))


def purchase_by_value(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    cells = _cells(world, wedges, rng, 1)
    return replace(wedges, limits=(*wedges.limits, Limit("floor", cells, 1.2 * _sum(world, cells), "value")))


def productivity(world: World, wedges: Wedges, rng: np.random.Generator) -> Wedges:
    return replace(wedges, productivity=rng.uniform(0.8, 1.2, wedges.tariff.shape[:2]))


CHANGES: dict[str, Change] = {
    f.__name__: f
    for f in (tariff, export_tax, trade_cost, ban, quota, licence, purchase, purchase_by_value, productivity)
}
PRODUCTION = {
    "fixed shares": Technology(),
    "nests": Technology((Nest((0, 1), (2,), 0.3),)),
    "backstop": Technology((Nest((0,), (1, 2), 0.2, 0.5),), (Backstop(2, 0, 1.05, 4.0),)),
}
NAMED = {Verdict.UNFINANCED, Verdict.UNAFFORDABLE_FLOOR, Verdict.NO_SOURCE}


def check(state: Equilibrium) -> None:
    """Residuals, accounts, complementarity, rents."""
    base, wedges = state.base, state.wedges
    assert state.residual < 1e-10
    assert state.walras < 1e-7
    value = state.trade() / base.unit
    rent_cells = np.zeros_like(value)
    subsidy = np.ones_like(value)
    quantity, total = state.traded_quantity(), state.trade()
    for limit, price in zip(wedges.limits, state.permit_log, strict=True):
        assert price >= 0.0
        traded = sum((quantity if limit.by == "quantity" else total)[c] for c in limit.cells)
        sign = 1.0 if limit.kind == "floor" else -1.0
        gap = sign * np.log(traded / limit.bound)
        assert gap > -1e-8, "the limit is kept"
        assert price < 1e-9 or abs(gap) < 1e-8, "a price only where it binds"
        for c in limit.cells:
            if limit.kind == "floor":
                subsidy[c] *= np.exp(-price)
            else:
                rent_cells[c] = value[c] * -np.expm1(-price)
    np.testing.assert_allclose(state.rent.sum(), rent_cells.sum(), rtol=1e-9, atol=1e-15)
    duty = ((1 + wedges.tariff) * subsidy - 1) * value
    np.testing.assert_allclose(duty.sum(axis=(0, 1)), state.tariff_revenue, rtol=1e-7, atol=1e-9)
    # Real resources: what is earned in the world is what is paid to factors and to states.
    wages = np.exp(state.log_wage) * base.value_added
    sources = wages + state.tariff_revenue + state.export_tax_revenue + state.rent + state.deficit
    np.testing.assert_allclose(sources, state.income, rtol=1e-9)
    np.testing.assert_allclose(state.deficit.sum(), 0.0, atol=1e-8)
    paid = (state.value_added_share * state.output).sum(axis=0)
    np.testing.assert_allclose(paid, wages, rtol=1e-6)


@pytest.mark.parametrize("production", PRODUCTION)
@pytest.mark.parametrize("names", [*((n,) for n in CHANGES), *combinations(CHANGES, 2)], ids="+".join)
def test_accounts_and_complementarity(names: tuple[str, ...], production: str) -> None:
    solved = 0
    for seed in range(3):
        world = random_world(seed, 5, 3)
        rng = np.random.default_rng(seed)
        base = calibrate(world, world.elasticity("A"), PRODUCTION[production])
        wedges = Wedges.of_base(base)
        for name in names:
            wedges = CHANGES[name](world, wedges, rng)
        try:
            state = equilibrium(base, wedges, closure=("fixed", "scaled", "balanced")[seed])
        except SolveError as error:
            if error.verdict not in NAMED:
                raise
            continue
        check(state)
        solved += 1
    assert solved, "at least one of three worlds has an equilibrium"


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.sampled_from(["quota", "licence", "purchase", "purchase_by_value"]))
def test_held_permit_prices_give_the_same_world(seed: int, name: str) -> None:
    """A limit is the wedge that meets it: fixing its price instead of its bound changes nothing."""
    world = random_world(seed, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    try:
        found = equilibrium(base, CHANGES[name](world, Wedges.of_base(base), np.random.default_rng(seed)))
    except SolveError:
        assume(False)
    again = equilibrium(base, replace(found.wedges, held=found.permit_log))
    np.testing.assert_allclose(again.log_price, found.log_price, atol=1e-9)
    np.testing.assert_allclose(again.income, found.income, rtol=1e-9)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(0.05, 3.0), st.floats(0.05, 3.0))
def test_nests_change_nothing_without_a_shock(seed: int, sigma: float, within: float) -> None:
    world = random_world(seed, 4, 3)
    base = calibrate(world, world.elasticity("A"), Technology((Nest((0, 2), (1, 2), sigma, within),)))
    state = equilibrium(base, Wedges.of_base(base))
    np.testing.assert_allclose(state.income, base.income, rtol=1e-12)
    np.testing.assert_allclose(state.output, base.output, rtol=1e-10, atol=1e-14)


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_an_elasticity_of_one_is_a_fixed_cost_share(seed: int) -> None:
    world = random_world(seed, 4, 3)
    theta = world.elasticity("A")
    wedges = tariff(world, Wedges.of_base(calibrate(world, theta)), np.random.default_rng(seed))
    plain = equilibrium(calibrate(world, theta), wedges)
    for sigma in (1.0, 1.0 + 1e-7):
        nested = equilibrium(
            calibrate(world, theta, Technology((Nest((0, 1), (1, 2), sigma, sigma),))), wedges
        )
        np.testing.assert_allclose(nested.income, plain.income, rtol=1e-6)
        np.testing.assert_allclose(nested.log_price, plain.log_price, atol=1e-6)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(1.01, 20.0), st.floats(0.5, 20.0))
def test_a_backstop_bounds_the_price(seed: int, multiple: float, elasticity: float) -> None:
    """However scarce the input, its price stays within ``exp(1/η)`` of the substitute's; unused, it changes nothing."""
    world = random_world(seed, 4, 3)
    theta = world.elasticity("A")
    base = calibrate(world, theta, Technology((), (Backstop(1, 0, multiple, elasticity),)))
    cost = np.ones_like(base.tariff)
    cost[1] = 50.0
    state = equilibrium(base, Wedges(tariff=base.tariff, trade_cost=cost), closure="balanced")
    ceiling = np.log(multiple) + state.log_cost[0] + 1.0 / elasticity
    assert (state.log_price[1] <= ceiling + 1e-9).all()
    quiet = equilibrium(base, Wedges.of_base(base))
    np.testing.assert_allclose(quiet.log_price, 0.0, atol=1e-12)
    np.testing.assert_allclose(quiet.output, base.output, rtol=1e-10, atol=1e-14)


def test_a_ban_is_no_trade_and_not_a_large_cost() -> None:
    world = random_world(3, 4, 3)
    base = calibrate(world, world.elasticity("A") * 0.1)
    cost = np.ones_like(base.tariff)
    cell = _cells(world, Wedges.of_base(base), np.random.default_rng(0), 1)[0]
    cost[cell] = 1e6
    assert equilibrium(base, Wedges(tariff=base.tariff, trade_cost=cost)).trade()[cell] > 0.0
    cost[cell] = np.inf
    assert equilibrium(base, Wedges(tariff=base.tariff, trade_cost=cost)).trade()[cell] == 0.0


def test_a_floor_above_a_ceiling_on_the_same_trade_is_named() -> None:
    world = random_world(3, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    cells = _cells(world, Wedges.of_base(base), np.random.default_rng(0), 1)
    (k, o, d) = cells[0]
    limits = (Limit("ceiling", cells, 60.0), Limit("floor", cells, 120.0))
    with pytest.raises(SolveError) as caught:
        equilibrium(base, Wedges(tariff=base.tariff, limits=limits))
    assert caught.value.verdict is Verdict.CONTRADICTION
    assert str(caught.value) == (
        f"purchase of s{k:02d} from E{o:02d} by E{d:02d}: got a floor of 120 million USD, expected at most the "
        f"60 million USD of the ceiling on s{k:02d} from E{o:02d} to E{d:02d}. Fix: lower the floor or raise the "
        "ceiling."
    )

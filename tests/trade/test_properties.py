"""What must hold in every world: no shock no change, homogeneity, Walras, adding-up, relabelling, order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.errors import SolveError
from detente.scenario import Scenario, parse
from detente.trade.base import calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.solve import solve
from detente.trade.verdict import Verdict
from detente.trade.wedges import Limit, Wedges
from detente.world import World
from worlds import random_world

seeds = st.integers(0, 10_000)
sizes = st.tuples(st.integers(2, 6), st.integers(1, 4))
trading_sizes = st.tuples(st.integers(3, 6), st.integers(2, 4))
closures = st.sampled_from(["fixed", "scaled", "balanced"])
FEW = settings(max_examples=25)


def random_wedges(world: World, seed: int, *, floors: bool = False) -> Wedges:
    rng = np.random.default_rng(seed)
    n, s = len(world.economies), len(world.sectors)
    off = (1.0 - np.eye(n))[None]
    tariff = world.tariffs.transpose(2, 0, 1) + off * rng.uniform(0, 1, (s, n, n)) * (
        rng.random((s, n, n)) < 0.3
    )
    tax = off * rng.uniform(0, 0.5, (s, n, n)) * (rng.random((s, n, n)) < 0.2)
    cost = 1.0 + off * rng.uniform(-0.1, 0.5, (s, n, n)) * (rng.random((s, n, n)) < 0.2)
    chosen: tuple[Limit, ...] = ()
    if floors:
        flows = world.flows.copy()
        flows[np.arange(n), np.arange(n)] = 0.0
        o, d, k = (int(i) for i in np.unravel_index(int(flows.argmax()), flows.shape))
        chosen = (Limit("floor", ((k, o, d),), float(flows[o, d, k]) * rng.uniform(0.5, 1.5)),)
    return Wedges(tariff=tariff, export_tax=tax, trade_cost=cost, limits=chosen)


def log_real_income(state: Equilibrium) -> np.ndarray:
    return np.log(state.income / state.base.income) - (state.base.final_share * state.log_price).sum(axis=0)


@FEW
@given(seeds, sizes)
def test_no_shock_changes_nothing(seed: int, size: tuple[int, int]) -> None:
    world = random_world(seed, *size)
    base = calibrate(world, world.elasticity("A"))
    exporting = world.flows.sum(axis=(1, 2)) - np.einsum("iis->i", world.flows) > 0
    for closure in ("fixed", "scaled") if exporting.all() else ("fixed",):
        state = equilibrium(base, Wedges.of_base(base), closure=closure)
        assert state.steps == 1
        np.testing.assert_allclose(log_real_income(state), 0.0, atol=1e-12)
        np.testing.assert_allclose(state.output, base.output, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(state.trade().transpose(1, 2, 0), world.flows, rtol=1e-10, atol=1e-9)


@FEW
@given(seeds, trading_sizes, closures)
def test_walras_and_adding_up(seed: int, size: tuple[int, int], closure: str) -> None:
    """The factor markets, which the solver never looks at, clear; every account adds up."""
    world = random_world(seed, *size)
    base = calibrate(world, world.elasticity("A"))
    wedges = random_wedges(world, seed + 1, floors=True)
    try:
        state = equilibrium(base, wedges, closure=closure)
    except SolveError as error:
        # Some random economies sell and buy nothing abroad, or not both.
        assume(error.verdict not in (Verdict.UNFINANCED, Verdict.UNAFFORDABLE_FLOOR))
        raise
    assert state.residual < 1e-10
    assert state.walras < 1e-8
    value = state.trade() / base.unit
    price = np.ones_like(value)
    for k, floor in enumerate(wedges.limits):
        price[floor.cells[0]] = np.exp(-state.permit_log[k])
    duty = ((1 + wedges.tariff) * price - 1) * value
    np.testing.assert_allclose(duty.sum(axis=(0, 1)), state.tariff_revenue, rtol=1e-8, atol=1e-9)
    taxed = value * wedges.export_tax / (1 + wedges.export_tax)
    np.testing.assert_allclose(taxed.sum(axis=(0, 2)), state.export_tax_revenue, rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose((value - taxed).sum(axis=2), state.output, rtol=1e-8, atol=1e-9)
    wages = np.exp(state.log_wage) * base.value_added
    np.testing.assert_allclose(wages.sum(), 1.0, rtol=1e-9)
    sources = wages + state.tariff_revenue + state.export_tax_revenue + state.deficit
    np.testing.assert_allclose(sources, state.income, rtol=1e-9)
    np.testing.assert_allclose(state.deficit.sum(), 0.0, atol=1e-9)
    balance = value.sum(axis=(0, 1)) - value.sum(axis=(0, 2))
    np.testing.assert_allclose(balance, state.deficit, atol=1e-8)


@FEW
@given(seeds, st.floats(0.01, 1e4))
def test_homogeneity(seed: int, factor: float) -> None:
    """Another currency unit changes no relative number and scales every value."""
    world = random_world(seed, 4, 3)
    scaled = World.from_arrays(
        economies=world.economies, sectors=world.sectors, flows=factor * world.flows,
        intermediate=factor * world.intermediate, tariffs=world.tariffs, elasticities=world.elasticities,
        goods=world.goods,
    )  # fmt: skip
    wedges = random_wedges(world, seed)
    one, other = (equilibrium(calibrate(w, w.elasticity("A")), wedges) for w in (world, scaled))
    np.testing.assert_allclose(log_real_income(one), log_real_income(other), atol=1e-9)
    np.testing.assert_allclose(factor * one.trade(), other.trade(), rtol=1e-7, atol=1e-7 * factor)


@FEW
@given(seeds, st.randoms(use_true_random=False))
def test_relabelling(seed: int, order: object) -> None:
    """The order of economies and sectors is without meaning."""
    world = random_world(seed, 4, 3)
    e, s = list(range(4)), list(range(3))
    order.shuffle(e)
    order.shuffle(s)
    turned = World.from_arrays(
        economies=tuple(world.economies[i] for i in e), sectors=tuple(world.sectors[k] for k in s),
        flows=world.flows[np.ix_(e, e, s)], intermediate=world.intermediate[np.ix_(e, s, s)],
        tariffs=world.tariffs[np.ix_(e, e, s)],
        elasticities={n: v[s] for n, v in world.elasticities.items()}, goods=world.goods[s],
    )  # fmt: skip
    wedges = random_wedges(world, seed)
    moved = Wedges(
        tariff=wedges.tariff[np.ix_(s, e, e)], export_tax=wedges.export_tax[np.ix_(s, e, e)],
        trade_cost=wedges.trade_cost[np.ix_(s, e, e)],
    )  # fmt: skip
    one = equilibrium(calibrate(world, world.elasticity("A")), wedges)
    other = equilibrium(calibrate(turned, turned.elasticity("A")), moved)
    np.testing.assert_allclose(log_real_income(one)[e], log_real_income(other), atol=1e-9)


@FEW
@given(seeds, closures)
def test_where_one_starts_does_not_matter(seed: int, closure: str) -> None:
    world = random_world(seed, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    first, second = random_wedges(world, seed + 1, floors=True), random_wedges(world, seed + 2, floors=True)
    cold = equilibrium(base, first, closure=closure)
    warm = equilibrium(base, first, closure=closure, start=equilibrium(base, second, closure=closure))
    np.testing.assert_allclose(log_real_income(cold), log_real_income(warm), atol=1e-8)


@FEW
@given(seeds, st.floats(0.05, 1.0))
def test_lerner_symmetry(seed: int, rate: float) -> None:
    """A uniform duty on all imports and a uniform tax on all exports are the same policy when trade balances."""
    world = random_world(seed, 4, 3, largest_tariff=0.0, deficits=False)
    base = calibrate(world, world.elasticity("A"))
    off = (1.0 - np.eye(4))[None] * np.ones((3, 1, 1))
    duty, tax = np.zeros_like(off), np.zeros_like(off)
    duty[:, :, 0] = rate * off[:, :, 0]
    tax[:, 0, :] = rate * off[:, 0, :]
    imports = equilibrium(base, Wedges(tariff=duty), closure="balanced")
    exports = equilibrium(base, Wedges(tariff=base.tariff, export_tax=tax), closure="balanced")
    np.testing.assert_allclose(log_real_income(imports), log_real_income(exports), atol=1e-8)


@FEW
@given(seeds)
def test_floors_bind_or_cost_nothing(seed: int) -> None:
    world = random_world(seed, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    wedges = random_wedges(world, seed, floors=True)
    state = equilibrium(base, wedges)
    for floor, subsidy in zip(wedges.limits, state.permit_log, strict=True):
        k, o, d = floor.cells[0]
        price = np.exp(state.log_cost[k, o]) * (1 + wedges.export_tax[k, o, d])
        quantity = state.trade()[k, o, d] / price
        assert subsidy >= 0.0
        assert quantity >= floor.bound * (1 - 1e-8)
        assert subsidy < 1e-9 or abs(quantity / floor.bound - 1) < 1e-8


@FEW
@given(seeds, st.permutations(range(3)))
def test_order_of_measures_and_scenarios_does_not_matter(seed: int, order: list[int]) -> None:
    world = random_world(seed, 4, 3)
    o, d = (int(i) for i in np.argwhere((world.flows[:, :, 0] > 0) & ~np.eye(4, dtype=bool))[0])
    parts = [
        f"{{kind: import_tariff, origin: {world.economies[0]}, destination: WLD, add: 0.3}}",
        f"{{kind: export_tax, origin: {world.economies[1]}, destination: WLD, rate: 0.2}}",
        f"{{kind: purchase, seller: {world.economies[o]}, buyer: {world.economies[d]}, sector: S00, "
        "increase_usd_bn: 0.01}",
    ]

    def scenario(numbers: list[int]) -> Scenario:
        return parse("title: t\nmeasures:\n" + "".join(f"  - {parts[i]}\n" for i in numbers))

    scenarios = [scenario([i]) for i in range(3)] + [scenario([0, 1, 2])]
    forward = {s: solve(world, s, elasticities="A").real_income_pct for s in scenarios}
    shuffled = solve(world, scenario(list(order)), elasticities="A").real_income_pct
    np.testing.assert_allclose(shuffled, forward[scenarios[3]], atol=1e-8)
    for s in reversed(scenarios):
        np.testing.assert_array_equal(solve(world, s, elasticities="A").real_income_pct, forward[s])


def test_balanced_closure_compares_with_a_balanced_baseline() -> None:
    """Removing deficits is part of the baseline, not of the shock."""
    world = random_world(7, 4, 3)
    result = solve(world, parse("title: nothing\nclosure: balanced\n"), elasticities="A")
    np.testing.assert_allclose(result.real_income_pct, 0.0, atol=1e-9)
    np.testing.assert_allclose(result.reference.deficit, 0.0, atol=1e-12)


@pytest.mark.parametrize("closure", ["fixed", "balanced"])
def test_regrouping_identical_economies_changes_nothing(closure: str) -> None:
    """Two halves of one economy, treated alike, behave as the whole: accounts and results aggregate."""
    world = random_world(11, 3, 3, zero_share=0.0)
    n = 3
    split = np.array([0, 1, 2, 2])
    half = np.array([1.0, 1.0, 0.5, 0.5])
    flows = world.flows[np.ix_(split, split, range(3))] * half[:, None, None] * half[None, :, None]
    twins = World.from_arrays(
        economies=("E00", "E01", "E2a", "E2b"), sectors=world.sectors, flows=flows,
        intermediate=world.intermediate[split] * half[:, None, None],
        tariffs=np.where(np.eye(4, dtype=bool)[:, :, None], 0.0, world.tariffs[np.ix_(split, split, range(3))]),
        elasticities=world.elasticities, goods=world.goods,
    )  # fmt: skip
    regrouped = twins.aggregate(economies={"E02": ["E2a", "E2b"]})
    np.testing.assert_allclose(regrouped.flows.sum(), world.flows.sum(), rtol=1e-12)
    scenario = parse(
        f"title: t\nclosure: {closure}\nmeasures:\n"
        "  - {kind: import_tariff, origin: E00, destination: E01, add: 0.5}\n"
    )
    whole = solve(world, scenario, elasticities="A")
    halves = solve(twins, scenario, elasticities="A")
    np.testing.assert_allclose(halves.real_income_pct[:2], whole.real_income_pct[:2], atol=1e-6)
    np.testing.assert_allclose(halves.real_income_pct[n - 1], halves.real_income_pct[n], atol=1e-9)


@FEW
@given(seeds, st.floats(0.05, 0.8))
def test_terms_of_trade_index(seed: int, rate: float) -> None:
    """The Törnqvist index written out pair by pair, export taxes in the price at the border."""
    world = random_world(seed, 3, 2)
    sold, bought = (world.economies[i] for i in (0, 1))
    scenario = parse(
        "title: t\nmeasures:\n"
        f"  - {{kind: export_tax, origin: {sold}, destination: {bought}, rate: {rate}}}\n"
        f"  - {{kind: import_tariff, origin: {sold}, destination: WLD, add: 0.2}}\n"
    )
    result = solve(world, scenario, elasticities="A")
    new, old = result.equilibrium, result.reference
    tax = new.wedges.export_tax
    assert tax is not None
    for d in range(3):
        index = 0.0
        for trade in (result.trade_before_usd_m, result.trade_after_usd_m):
            for out, sign in ((True, 1.0), (False, -1.0)):
                pairs = [(s, d, x) if out else (s, x, d) for s in range(2) for x in range(3) if x != d]
                total = sum(trade[p] for p in pairs)
                for s, o, to in pairs:
                    price = new.log_cost[s, o] - old.log_cost[s, o] + np.log1p(tax[s, o, to])
                    index += sign * trade[s, o, to] / total * price / 2 if total > 0 else 0.0
        np.testing.assert_allclose(result.terms_of_trade_pct[d], 100 * np.expm1(index), atol=1e-9)

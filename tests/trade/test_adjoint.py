"""Derivatives by adjoint against finite differences of polished solves, duality, and what theory says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.errors import InputError, LabelError, SolveError
from detente.labels import expand
from detente.scenario import parse
from detente.trade.adjoint import Gradient, Objective, gradient
from detente.trade.base import Base, Closure, calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.krylov import Solution, solve_fixed_point
from detente.trade.marginal import Linear, Seeds
from detente.trade.objective import objective_value, resolve
from detente.trade.result import Result, log_welfare
from detente.trade.solve import base_of, solve
from detente.trade.system import System, pack, unpack
from detente.trade.wedges import Limit, Wedges
from detente.world import World
from worlds import random_world

Cell = tuple[int, int, int]
POLISHED = 3e-14
STEP = 2.5e-4
CLOSURES: tuple[Closure, ...] = ("fixed", "scaled", "balanced")
FLOORS = {"none": (), "slack": (0.4,), "binding": (1.6,), "both": (0.4, 1.6), "two": (1.5, 1.4)}


def some_wedges(world: World, seed: int, *, floors: tuple[float, ...] = (), taxed: bool = True) -> Wedges:
    """Random levels; the floors are the given multiples of the largest flows of the base year."""
    rng = np.random.default_rng(seed)
    n, s = len(world.economies), len(world.sectors)
    off = (1.0 - np.eye(n))[None]

    def sparse(low: float, high: float) -> np.ndarray:
        return off * rng.uniform(low, high, (s, n, n)) * (rng.random((s, n, n)) < 0.3)

    tariff = world.tariffs.transpose(2, 0, 1) + sparse(0.0, 1.0)
    tax = sparse(0.0, 0.5) if taxed else None
    flows = world.flows.copy()
    flows[np.arange(n), np.arange(n)] = 0.0
    chosen = []
    for place, factor in zip(np.argsort(-flows, axis=None), floors, strict=False):
        o, d, k = (int(i) for i in np.unravel_index(place, flows.shape))
        chosen.append(Limit("floor", ((k, o, d),), factor * float(flows[o, d, k])))
    return Wedges(tariff=tariff, export_tax=tax, trade_cost=1.0 + sparse(-0.1, 0.5), limits=tuple(chosen))


def all_objectives(state: Equilibrium, seed: int) -> Objective:
    rng = np.random.default_rng(seed)
    shape = state.output.shape
    free = state.traded_quantity() > 0.0
    return Objective(
        real_income=rng.uniform(-1.0, 1.0, shape[1]),
        output=0.2 * rng.uniform(-1.0, 1.0, shape) * (state.output > 0.0),
        price=0.2 * rng.uniform(-1.0, 1.0, shape),
        sector_income=0.2 * rng.uniform(-1.0, 1.0, shape) * (state.output > 0.0),
        trade=0.02 * rng.uniform(-1.0, 1.0, free.shape) * free,
    )


def value_of(state: Equilibrium, objective: Objective) -> float:
    """Written again, apart from the engine's own :func:`objective_value`."""
    total = float(objective.real_income @ log_welfare(state))
    if objective.sector_income is not None:
        made = objective.sector_income != 0.0
        consumer = (state.base.final_share * state.log_price).sum(axis=0)
        earned = state.value_added_share * state.output
        real = np.log(earned, where=made, out=np.zeros_like(earned)) - consumer
        total += float((objective.sector_income * real).sum())
    if objective.trade is not None:
        traded = objective.trade != 0.0
        total += float(objective.trade[traded] @ np.log(state.traded_quantity()[traded]))
    if objective.output is not None:
        made = objective.output != 0.0
        volume = np.log(state.output[made]) - state.log_cost[made]
        total += float(objective.output[made] @ volume)
    if objective.price is not None:
        total += float((objective.price * state.log_price).sum())
    return total


def slope(function: Callable[[float], float], step: float = STEP) -> float:
    """Fourth-order central difference at zero."""
    near, far = function(step) - function(-step), function(2 * step) - function(-2 * step)
    return (8.0 * near - far) / (12.0 * step)


def level(array: np.ndarray | None, cell: Cell, change: float, shape: tuple[int, ...]) -> np.ndarray:
    moved = np.zeros(shape) if array is None else np.array(array)
    moved[cell] += change
    return moved


class Differences:
    """The same derivatives by solving again, cell by cell."""

    def __init__(self, state: Equilibrium, objective: Objective) -> None:
        self.state, self.objective = state, objective

    def value(self, base: Base, wedges: Wedges) -> float:
        near = equilibrium(base, wedges, closure=self.state.closure, start=self.state, tol=POLISHED)
        return value_of(near, self.objective)

    def wedge(self, name: str, cell: Cell) -> float:
        wedges, base = self.state.wedges, self.state.base
        shape = wedges.tariff.shape
        if name == "trade_cost":
            old = np.ones(shape) if wedges.trade_cost is None else wedges.trade_cost
            return slope(
                lambda h: self.value(
                    base, replace(wedges, trade_cost=level(old, cell, old[cell] * np.expm1(h), shape))
                )
            )
        return slope(
            lambda h: self.value(
                base, replace(wedges, **{name: level(getattr(wedges, name), cell, h, shape)})
            )
        )

    def limit(self, i: int) -> float:
        """Per log bound."""

        def moved(h: float) -> float:
            limits = list(self.state.wedges.limits)
            limits[i] = replace(limits[i], bound=limits[i].bound * np.exp(h))
            return self.value(self.state.base, replace(self.state.wedges, limits=tuple(limits)))

        return slope(moved)

    def elasticity(self, s: int) -> float:
        def moved(h: float) -> float:
            theta = np.array(self.state.base.theta)
            theta[s] += h
            return self.value(replace(self.state.base, theta=theta), self.state.wedges)

        return slope(moved)


def some_cells(world: World, seed: int, count: int) -> list[Cell]:
    rng = np.random.default_rng(seed)
    n, s = len(world.economies), len(world.sectors)
    return [(int(rng.integers(s)), int(rng.integers(n)), int(rng.integers(n))) for _ in range(count)]


def compare(found: Gradient, truth: Differences, cells: list[Cell]) -> None:
    """Every instrument in ``cells``, every floor, every elasticity: 1e-6 of what matters."""
    pairs = [
        (getattr(found, name)[cell], truth.wedge(name, cell))
        for name in ("tariff", "export_tax", "trade_cost")
        for cell in cells
        if name != "export_tax" or cell[1] != cell[2]
    ]
    limits = found.state.wedges.limits
    pairs += [(found.limit[i] * x.bound, truth.limit(i)) for i, x in enumerate(limits)]
    pairs += [(found.elasticity[s], truth.elasticity(s)) for s in range(len(found.elasticity))]
    exact, expected = np.array(pairs).T
    # Differences of solves at 3e-14 are themselves good to about 1e-10.
    np.testing.assert_allclose(exact, expected, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("closure", CLOSURES)
@pytest.mark.parametrize("floors", FLOORS)
@pytest.mark.parametrize("taxed", [False, True])
def test_every_instrument_agrees_with_finite_differences(closure: Closure, floors: str, taxed: bool) -> None:
    world = random_world(11, 4, 3)
    wedges = some_wedges(world, 12, floors=FLOORS[floors], taxed=taxed)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, wedges, closure=closure, tol=POLISHED)
    binding = state.permit_log > 1e-2
    assert list(binding) == [factor > 1.0 for factor in FLOORS[floors]]
    objective = all_objectives(state, 13)
    found = gradient(state, objective)
    assert found.residual < 1e-9
    assert found.kinks == ()
    promised = [cell for x in wedges.limits for cell in x.cells]
    compare(found, Differences(state, objective), some_cells(world, 14, 3) + promised)


@settings(max_examples=20)
@given(
    st.integers(0, 10_000),
    st.tuples(st.integers(2, 5), st.integers(1, 4)),
    st.sampled_from(CLOSURES),
    st.sampled_from([0.0, 0.15, 0.5]),
    st.booleans(),
)
def test_any_world(seed: int, size: tuple[int, int], closure: Closure, zeros: float, taxed: bool) -> None:
    """Zeros in trade and output, one sector, two economies."""
    world = random_world(seed, *size, zero_share=zeros)
    base = calibrate(world, world.elasticity("A"))
    try:
        state = equilibrium(base, some_wedges(world, seed, taxed=taxed), closure=closure, tol=POLISHED)
    except SolveError:
        assume(False)
    objective = all_objectives(state, seed)
    compare(gradient(state, objective), Differences(state, objective), some_cells(world, seed, 2))


@pytest.mark.parametrize("closure", CLOSURES)
def test_bundled_world(closure: Closure) -> None:
    world = World.load()
    base = base_of(world, world.default_elasticities)
    usa, chn, deu, mex = (world.economies.index(e) for e in ("USA", "CHN", "DEU", "MEX"))
    tariff = np.array(base.tariff)
    tariff[:, chn, usa] += 0.5 * world.goods
    promise = Limit("floor", ((0, usa, chn),), 1.3 * float(world.flows[usa, chn, 0]))
    state = equilibrium(base, Wedges(tariff=tariff, limits=(promise,)), closure=closure, tol=POLISHED)
    weights = np.zeros(len(world.economies))
    weights[usa], weights[chn] = 1.0, -0.5
    found, truth = gradient(state, weights), Differences(state, Objective(weights))
    cells = [(0, chn, usa), (15, mex, usa), (10, deu, chn), (12, chn, deu)]
    pairs = [(getattr(found, n)[c], truth.wedge(n, c)) for n in ("tariff", "export_tax") for c in cells]
    pairs += [(found.trade_cost[c], truth.wedge("trade_cost", c)) for c in cells]
    pairs.append((found.limit[0] * promise.bound, truth.limit(0)))
    pairs.append((found.elasticity[15], truth.elasticity(15)))
    exact, expected = np.array(pairs).T
    np.testing.assert_allclose(exact, expected, rtol=1e-6, atol=1e-10)


# -- the linear map ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("closure", CLOSURES)
@pytest.mark.parametrize("floors", ["none", "both"])
@pytest.mark.parametrize("taxed", [False, True])
def test_duality_with_the_system_that_is_solved(closure: Closure, floors: str, taxed: bool) -> None:
    """``<λ, (I - F_z) v> = J_z v`` for any direction ``v``, the right side by differences of the solver's equations."""
    world = random_world(21, 5, 3)
    base = calibrate(world, world.elasticity("A"))
    wedges = some_wedges(world, 22, floors=FLOORS[floors], taxed=taxed)
    state = equilibrium(base, wedges, closure=closure, tol=POLISHED)
    weights = np.linspace(-1.0, 1.0, 5)
    found = gradient(state, weights, tol=1e-13)
    system = System.of(base, wedges, closure, 1.0)
    n, cells = 5, base.spending.size
    of_wage = found.point[:n] * base.value_added
    of_price = found.point[n : n + cells] * found.linear.weight.ravel()
    of_spending = found.point[n + cells : n + 2 * cells] * base.spending.ravel()
    of_limit = np.zeros(len(wedges.limits))
    if found.linear.limits is not None:
        # The solver's gap of a floor is the negative of its log total, over the reaction to the permit price.
        limits = found.linear.limits
        of_limit[limits.position] = found.marginals.limit
        of_limit *= -limits.limits.sign * limits.measured.reaction
    values = np.concatenate([of_wage, of_price, of_spending, of_limit])
    rng = np.random.default_rng(23)
    for _ in range(3):
        direction = rng.normal(size=values.size)
        # A slack limit keeps its price at zero.
        direction[n + 2 * cells :] *= state.permit_log > 0.0

        def lagrangian(h: float, direction: np.ndarray = direction) -> float:
            z = pack(*state.point()) + h * direction
            at = unpack(z, base)
            income = system.evaluate(at).income
            objective = weights @ (np.log(income) - (base.final_share * at.log_price).sum(axis=0))
            return float(values @ system.step(z)[0] + objective)

        scale = np.abs(values).max()
        assert abs(slope(lagrangian, 2e-4)) < 1e-9 * scale


def dense_fixed_point(matrix: np.ndarray, right: np.ndarray, **options: float) -> Solution:
    return solve_fixed_point(
        lambda v: matrix @ v,
        lambda v: matrix @ v + right,
        np.zeros_like(right),
        size=float(np.linalg.norm(right)),
        tol=1e-12,
        **options,
    )


def test_fixed_point_of_a_dense_matrix() -> None:
    rng = np.random.default_rng(5)
    matrix = rng.normal(size=(90, 90)) / 12.0
    right = rng.normal(size=90)
    expected = np.linalg.solve(np.eye(90) - matrix, right)
    for memory in (200, 20):
        solved = dense_fixed_point(matrix, right, memory=memory)
        assert solved.residual < 1e-11
        np.testing.assert_allclose(solved.point, expected, rtol=1e-8, atol=1e-8)
    assert dense_fixed_point(matrix, np.zeros(90)).steps == 1


def test_small_invariant_space_ends_the_solve() -> None:
    """When the Krylov space closes, the answer is exact."""
    right = np.array([1.0, 0.0, 2.0])
    solved = dense_fixed_point(0.5 * np.eye(3), right)
    np.testing.assert_allclose(solved.point, 2.0 * right, rtol=1e-14)
    assert solved.steps <= 3


def test_a_singular_map_is_not_called_solved() -> None:
    assert dense_fixed_point(np.eye(2), np.array([1.0, 2.0])).residual >= 1.0


def test_sweep_is_linear_and_contains_the_seeds() -> None:
    world = random_world(31, 4, 2)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, some_wedges(world, 32, floors=(1.5,)))
    linear, rng = Linear(state), np.random.default_rng(33)
    one, other = (rng.normal(size=linear.zero().size) for _ in range(2))
    shape = state.output.shape
    seeds = Seeds(rng.normal(size=shape[1]), *(rng.normal(size=shape) for _ in range(3)))
    together = linear.sweep(2.0 * one - 3.0 * other)[0]
    np.testing.assert_allclose(
        together, 2.0 * linear.sweep(one)[0] - 3.0 * linear.sweep(other)[0], rtol=1e-9, atol=1e-9
    )
    right = linear.sweep(linear.zero(), seeds)[0]
    np.testing.assert_allclose(
        linear.sweep(one, seeds)[0], linear.sweep(one)[0] + right, rtol=1e-9, atol=1e-9
    )


# -- what theory says -------------------------------------------------------------------------------------
@settings(max_examples=15)
@given(st.integers(0, 10_000), st.sampled_from(CLOSURES))
def test_lerner_symmetry(seed: int, closure: Closure) -> None:
    """A uniform tariff and a uniform export tax of one economy are the same, where trade is balanced."""
    world = random_world(seed, 4, 3, deficits=False)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, Wedges(tariff=np.zeros_like(base.tariff)), closure=closure, tol=1e-12)
    found = gradient(state, np.random.default_rng(seed).uniform(-1.0, 1.0, 4))
    off = ~np.eye(4, dtype=bool)
    for i in range(4):
        tariffs = found.tariff[:, off[:, i], i].sum()
        taxes = found.export_tax[:, i, off[i]].sum()
        assert tariffs == pytest.approx(taxes, abs=1e-9)


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.sampled_from(CLOSURES))
def test_no_trade_no_derivative(seed: int, closure: Closure) -> None:
    world = random_world(seed, 4, 3, zero_share=0.4)
    base = calibrate(world, world.elasticity("A"))
    try:
        state = equilibrium(base, some_wedges(world, seed), closure=closure)
    except SolveError:
        assume(False)
    found = gradient(state, np.ones(4))
    closed = base.share == 0.0
    for table in (found.tariff, found.export_tax, found.trade_cost):
        assert np.isfinite(table).all()
        assert (table[closed] == 0.0).all()
    assert (np.einsum("sdd->sd", found.export_tax) == 0.0).all()


@pytest.mark.parametrize("closure", CLOSURES)
def test_productivity_is_the_cost_of_every_sale(closure: Closure) -> None:
    """Without floors, an industry that is 1 % more productive sells everywhere, at home too, 1 % cheaper."""
    world = random_world(41, 5, 3)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, some_wedges(world, 42), closure=closure)
    found = gradient(state, np.linspace(-1.0, 1.0, 5))
    np.testing.assert_allclose(found.productivity, -found.trade_cost.sum(axis=2), rtol=1e-6, atol=1e-9)


def test_from_free_trade_a_first_duty_only_redistributes() -> None:
    """A first tariff or export tax moves the sum of real incomes by nothing."""
    world = random_world(51, 5, 3, largest_tariff=0.0)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, Wedges.of_base(base), tol=1e-12)
    found = gradient(state, base.income)
    np.testing.assert_allclose(found.tariff, 0.0, atol=1e-9)
    np.testing.assert_allclose(found.export_tax, 0.0, atol=1e-9)
    assert found.trade_cost.min() < -1e-4, "a real cost hurts all the same"


def test_a_binding_floor_absorbs_its_own_tariff_and_a_slack_one_does_nothing() -> None:
    world = random_world(11, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    wedges = some_wedges(world, 12, floors=FLOORS["both"])
    state = equilibrium(base, wedges, tol=1e-12)
    found = gradient(state, np.ones(4))
    slack, binding = wedges.limits
    assert found.limit[0] == 0.0
    assert abs(found.limit[1]) * binding.bound > 1e-5
    assert abs(found.tariff[binding.cells[0]]) < 1e-12
    assert abs(found.tariff[slack.cells[0]]) > 1e-5


def test_a_floor_at_the_volume_that_is_bought_anyway_is_a_kink() -> None:
    world = random_world(11, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    (floor,) = some_wedges(world, 12, floors=(1.0,)).limits
    state = equilibrium(base, replace(Wedges.of_base(base), limits=(floor,)), tol=1e-12)
    assert gradient(state, np.ones(4)).kinks == (0,)
    low = replace(floor, bound=0.9 * floor.bound)
    state = equilibrium(base, replace(Wedges.of_base(base), limits=(low,)), tol=1e-12)
    assert gradient(state, np.ones(4)).kinks == ()


def test_gradients_add_up_and_start_from_a_neighbour() -> None:
    world = random_world(61, 5, 3)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, some_wedges(world, 62))
    one, other = gradient(state, {"E00": 1.0}), gradient(state, {"E03": 1.0})
    both = gradient(state, {"E00": 2.0, "E03": -1.0}, tol=1e-11)
    np.testing.assert_allclose(both.tariff, 2.0 * one.tariff - other.tariff, atol=1e-9)
    again = gradient(state, {"E00": 1.0}, start=one)
    assert again.steps < one.steps / 2
    np.testing.assert_allclose(again.tariff, one.tariff, atol=1e-9)


def test_an_economy_that_never_trades_changes_nothing() -> None:
    """Its wage is not determined; nobody's derivatives depend on it."""
    world = random_world(71, 4, 2, zero_share=0.0, deficits=False)
    base = calibrate(world, world.elasticity("A"))
    cost = np.ones_like(base.tariff)
    cost[:, 3, :3] = cost[:, :3, 3] = np.inf
    state = equilibrium(base, Wedges(tariff=base.tariff, trade_cost=cost), closure="balanced", tol=1e-12)
    found = gradient(state, np.array([1.0, 0.0, 0.0, 0.0]))
    assert found.residual < 1e-9
    assert (found.tariff[:, 3, :3] == 0.0).all()
    assert (found.tariff[:, :3, 3] == 0.0).all()
    np.testing.assert_allclose(found.productivity[:, 3], 0.0, atol=1e-10)
    assert abs(found.tariff[:, 1, 0]).max() > 1e-5
    assert np.isfinite(found.elasticity).all()


# -- the edges --------------------------------------------------------------------------------------------
def test_weights_that_do_not_fit() -> None:
    world = random_world(1, 4, 3, zero_share=0.5)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, Wedges.of_base(base))
    with pytest.raises(InputError) as caught:
        gradient(state, Objective(np.ones(3), price=np.full((3, 4), np.nan)))
    assert str(caught.value) == (
        "weights on real_income: got shape (3,), expected (4,). Fix: one finite weight for each.\n"
        "weights on price: got shape (3, 4), expected (3, 4). Fix: one finite weight for each."
    )
    with pytest.raises(LabelError, match="NOWHERE"):
        gradient(state, {"NOWHERE": 1.0})
    s, n = (int(i) for i in np.argwhere(base.output == 0.0)[0])
    weights = np.zeros_like(base.output)
    weights[s, n] = 1.0
    with pytest.raises(InputError) as caught:
        gradient(state, Objective(np.zeros(4), output=weights))
    assert str(caught.value) == (
        f"S{s:02d} made in E{n:02d}: got no output, expected weights on industries that make something. "
        "Fix: set its weight to zero."
    )


def test_weights_on_trade_that_is_not_there() -> None:
    world = random_world(1, 4, 3, zero_share=0.3)
    base = calibrate(world, world.elasticity("A"))
    o, d, k = (int(i) for i in np.argwhere(world.flows == 0.0)[0])
    weights = np.zeros_like(base.tariff)
    weights[k, o, d] = 1.0
    state = equilibrium(base, Wedges.of_base(base))
    with pytest.raises(InputError) as caught:
        gradient(state, Objective(trade=weights))
    assert str(caught.value) == (
        f"S{k:02d} sold by E{o:02d} to E{d:02d}: got no trade, expected weights on pairs that trade the good. "
        "Fix: set its weight to zero."
    )


def test_levels_and_groups_weigh_like_their_logs() -> None:
    """At a solved point an objective in levels has the derivatives of its logs times the levels themselves."""
    world = random_world(31, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    state = equilibrium(base, some_wedges(world, 32), tol=POLISHED)
    objective = replace(all_objectives(state, 33), scale="level")
    truth, found = Differences(state, objective), gradient(state, objective)
    truth.value = lambda b, w: objective_value(
        equilibrium(b, w, closure=state.closure, start=state, tol=POLISHED), objective
    )
    cells = some_cells(world, 34, 4)
    exact = [found.tariff[c] for c in cells] + [found.elasticity[s] for s in range(3)]
    expected = [truth.wedge("tariff", c) for c in cells] + [truth.elasticity(s) for s in range(3)]
    np.testing.assert_allclose(exact, expected, rtol=1e-6, atol=1e-6)
    logs = all_objectives(state, 33)
    flat = equilibrium(base, Wedges.of_base(base), tol=POLISHED)
    change = value_of(state, logs) - value_of(flat, logs)
    assert objective_value(state, logs) - objective_value(flat, logs) == pytest.approx(change, abs=1e-12)
    assert objective_value(flat, logs) == pytest.approx(0.0, abs=1e-12)
    together = resolve(state, {"WLD": 1.0}).real_income
    assert together is not None
    assert together.sum() == pytest.approx(1.0, abs=1e-14)
    worldwide = {"WLD": 1.0, "E00": -0.5}
    found = gradient(state, worldwide)
    truth.value = lambda b, w: objective_value(
        equilibrium(b, w, closure=state.closure, start=state, tol=POLISHED), worldwide
    )
    exact = [found.tariff[c] for c in cells]
    np.testing.assert_allclose(exact, [truth.wedge("tariff", c) for c in cells], rtol=1e-6, atol=1e-9)


SCENARIO = """
title: duties and a promise
measures:
  - {kind: import_tariff, origin: CHN, destination: USA, add: 0.2}
  - {kind: purchase, seller: USA, buyer: CHN, sector: A01, increase_usd_bn: 20}
"""


@pytest.fixture(scope="module")
def result() -> Result:
    return solve(World.load(), parse(SCENARIO))


def test_result_labels_its_derivatives(result: Result) -> None:
    table = result.gradient("USA", "tariff")
    found = gradient(result.equilibrium, {"USA": 1.0})
    world = result.world
    chn, usa, s = world.economies.index("CHN"), world.economies.index("USA"), world.sectors.index("C26")
    cell = float(table.sel(sector="C26", origin="CHN", destination="USA"))
    assert cell == pytest.approx(found.tariff[s, chn, usa], rel=1e-12)
    assert table.attrs["units"] == "% per percentage point"
    assert table.attrs["residual"] < 1e-9
    productivity = result.gradient("USA", "productivity")
    assert float(productivity.sel(sector="C26", economy="USA")) > 0.0
    assert result.gradient("USA", "elasticity").sizes == {"sector": len(world.sectors)}
    floor = result.gradient("USA", "limit")
    assert floor["limit"].values.tolist() == ["purchase of agriculture from United States by China"]
    assert float(floor[0]) > 0.0, "the seller gains from a larger promise"


def test_group_is_the_real_income_of_its_members_together(result: Result) -> None:
    """The derivative of the sum of equivalent incomes, by differences of whole solves."""
    base, state = result.equilibrium.base, result.equilibrium
    world = result.world
    chn, deu, s = world.economies.index("CHN"), world.economies.index("DEU"), world.sectors.index("C28")
    members = [world.economies.index(e) for e in expand("EU", world.economies, where="economy")]
    assert len(members) > 20

    def log_income(h: float) -> float:
        tariff = level(state.wedges.tariff, (s, chn, deu), h, state.wedges.tariff.shape)
        near = equilibrium(base, replace(state.wedges, tariff=tariff), start=state, tol=POLISHED)
        return float(np.log((base.income * np.exp(log_welfare(near)))[members].sum()))

    table = result.gradient("EU", "tariff")
    cell = float(table.sel(sector="C28", origin="CHN", destination="DEU"))
    assert cell == pytest.approx(slope(log_income), rel=1e-5)


def test_unknown_instrument(result: Result) -> None:
    with pytest.raises(InputError) as caught:
        result.gradient("USA", "quota")
    assert str(caught.value) == (
        "gradient: got wrt='quota', expected one of tariff, export_tax, trade_cost, productivity, elasticity, "
        "limit, importer_share, sigma, within, backstop. Fix: choose one of them."
    )

"""Derivatives with ceilings, rents, bounds by value, groups, productivity, nested production and backstops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_adjoint import (
    CLOSURES,
    POLISHED,
    Differences,
    all_objectives,
    slope,
    some_cells,
    some_wedges,
    value_of,
)

from detente.errors import SolveError
from detente.trade.adjoint import gradient
from detente.trade.base import Base, Closure, calibrate
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.technology import Backstop, Nest, Technology
from detente.trade.wedges import Limit, Rent, Wedges
from detente.world import World
from worlds import random_world

KINDS = {
    "ceiling": {"kind": "ceiling", "factor": 0.6},
    "ceiling by value": {"kind": "ceiling", "factor": 0.6, "by": "value"},
    "rent abroad": {"kind": "ceiling", "factor": 0.6, "rent": Rent(0.2, 0.5, 0.3, 3)},
    "rent to the importer": {"kind": "ceiling", "factor": 0.6, "rent": Rent(0.0, 1.0)},
    "group": {"kind": "ceiling", "factor": 0.5, "size": 3, "rent": Rent(0.5, 0.5)},
    "group by value": {"kind": "ceiling", "factor": 0.5, "size": 3, "by": "value"},
    "floor by value": {"kind": "floor", "factor": 1.5, "by": "value"},
    "floor on a group": {"kind": "floor", "factor": 1.5, "size": 3},
}


def limit_on(
    world: World,
    first: int,
    kind: str,
    factor: float,
    by: str = "quantity",
    size: int = 1,
    rent: Rent | None = None,
) -> Limit:
    """A limit on the largest flows of the base year, from the one at rank ``first`` on."""
    flows = world.flows.copy()
    n = len(world.economies)
    flows[np.arange(n), np.arange(n)] = 0.0
    cells, total = [], 0.0
    for place in np.argsort(-flows, axis=None, kind="stable")[first : first + size]:
        o, d, k = (int(i) for i in np.unravel_index(place, flows.shape))
        cells.append((k, o, d))
        total += float(flows[o, d, k])
    return Limit(kind, tuple(cells), factor * total, by, rent or Rent())


def production(world: World, sigma: float = 0.3, within: float = 0.5) -> Technology:
    return Technology((Nest((0, 2), (1, 2), sigma, within),), ())


class Truth(Differences):
    """Derivatives by solving again, with the instruments of this file."""

    def productivity(self, s: int, n: int) -> float:
        wedges = self.state.wedges
        old = np.ones_like(self.state.output) if wedges.productivity is None else wedges.productivity

        def moved(h: float) -> float:
            new = np.array(old)
            new[s, n] *= np.exp(h)
            return self.value(self.state.base, replace(wedges, productivity=new))

        return slope(moved)

    def base_changed(self, change: Callable[[Technology, float], Technology]) -> float:
        base = self.state.base
        return slope(
            lambda h: self.value(replace(base, technology=change(base.technology, h)), self.state.wedges),
            2.5e-4,
        )

    def importer_share(self, i: int) -> float:
        wedges = self.state.wedges

        def moved(h: float) -> float:
            limits = list(wedges.limits)
            rent = limits[i].rent
            limits[i] = replace(
                limits[i], rent=replace(rent, exporter=rent.exporter - h, importer=rent.importer + h)
            )
            return self.value(self.state.base, replace(wedges, limits=tuple(limits)))

        return slope(moved)


def check(state: Equilibrium, seed: int, cells: list[tuple[int, int, int]]) -> None:
    objective = all_objectives(state, seed)
    found, truth = gradient(state, objective, tol=1e-12), Truth(state, objective)
    assert found.residual < 1e-9
    pairs = [
        (getattr(found, name)[cell], truth.wedge(name, cell))
        for name in ("tariff", "export_tax", "trade_cost")
        for cell in cells
        if name != "export_tax" or cell[1] != cell[2]
    ]
    pairs += [(found.limit[i] * x.bound, truth.limit(i)) for i, x in enumerate(state.wedges.limits)]
    pairs += [(found.elasticity[s], truth.elasticity(s)) for s in range(len(found.elasticity))]
    pairs += [(found.productivity[s, n], truth.productivity(s, n)) for s, n, _ in cells]
    pairs += [
        (found.importer_share[i], truth.importer_share(i))
        for i, x in enumerate(state.wedges.limits)
        if x.kind == "ceiling" and len(state.wedges.limits) == 1
    ]
    for j in range(len(state.base.technology.nests)):
        for name in ("sigma", "within"):
            if getattr(state.base.technology.nests[j], name) != 1.0:
                pairs.append((getattr(found, name)[j], truth.base_changed(nest_changed(j, name))))
    pairs += [
        (found.backstop[j], truth.base_changed(multiple_changed(j)))
        for j in range(len(state.base.technology.backstops))
    ]
    exact, expected = np.array(pairs).T
    np.testing.assert_allclose(exact, expected, rtol=1e-6, atol=1e-9)


def nest_changed(j: int, name: str) -> Callable[[Technology, float], Technology]:
    def change(technology: Technology, h: float) -> Technology:
        nests = list(technology.nests)
        nests[j] = replace(nests[j], **{name: getattr(nests[j], name) + h})
        return replace(technology, nests=tuple(nests))

    return change


def multiple_changed(j: int) -> Callable[[Technology, float], Technology]:
    def change(technology: Technology, h: float) -> Technology:
        backstops = list(technology.backstops)
        backstops[j] = replace(backstops[j], multiple=backstops[j].multiple * np.exp(h))
        return replace(technology, backstops=tuple(backstops))

    return change


def solved(base: Base, wedges: Wedges, closure: Closure = "fixed") -> Equilibrium:
    return equilibrium(base, wedges, closure=closure, tol=POLISHED)


@pytest.mark.parametrize("closure", CLOSURES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("taxed", [False, True])
def test_limits(closure: Closure, kind: str, taxed: bool) -> None:
    world = random_world(11, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    limit = limit_on(world, 1, **KINDS[kind])
    wedges = replace(some_wedges(world, 12, taxed=taxed), limits=(limit,))
    state = solved(base, wedges, closure)
    assert state.permit_log[0] > 1e-2
    check(state, 13, some_cells(world, 14, 2) + list(limit.cells))


@pytest.mark.parametrize("closure", CLOSURES)
def test_limits_that_share_cells(closure: Closure) -> None:
    """A bilateral quota inside that of a group, beside a purchase promise."""
    world = random_world(11, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    group = limit_on(world, 1, "ceiling", 0.6, size=4)
    inner = replace(limit_on(world, 1, "ceiling", 0.3))
    floor = limit_on(world, 6, "floor", 1.4)
    state = solved(base, replace(some_wedges(world, 12), limits=(group, inner, floor)), closure)
    assert (state.permit_log > 1e-3).all()
    check(state, 13, list(group.cells))


@pytest.mark.parametrize("sigma", [0.2, 1.0, 2.0])
@pytest.mark.parametrize("closure", CLOSURES)
def test_nested_production(sigma: float, closure: Closure) -> None:
    world = random_world(11, 4, 3)
    base = calibrate(world, world.elasticity("A"), production(world, sigma))
    limit = limit_on(world, 1, "ceiling", 0.6, rent=Rent(0.5, 0.5))
    state = solved(base, replace(some_wedges(world, 12), limits=(limit,)), closure)
    check(state, 13, [*some_cells(world, 14, 3), *limit.cells])


@pytest.mark.parametrize("closure", CLOSURES)
def test_backstop(closure: Closure) -> None:
    """A substitute that is at work in some economies, with a ceiling on the input and nested production."""
    world = random_world(11, 4, 3)
    technology = replace(production(world), backstops=(Backstop(1, 0, 1.02, 3.0),))
    base = calibrate(world, world.elasticity("A"), technology)
    limit = replace(limit_on(world, 0, "ceiling", 0.6), cells=((1, 0, 1), (1, 0, 2)))
    limit = replace(limit, bound=0.3 * float(world.flows[0, [1, 2], 1].sum()))
    state = solved(base, replace(some_wedges(world, 12), limits=(limit,)), closure)
    kept = np.exp(state.log_kept)
    assert kept.min() < 0.99
    assert state.permit_log[0] > 1e-2
    check(state, 13, [*some_cells(world, 14, 3), *limit.cells])


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.sampled_from(sorted(KINDS)), st.sampled_from(CLOSURES), st.booleans())
def test_any_world(seed: int, kind: str, closure: Closure, nested: bool) -> None:
    world = random_world(seed, 4, 3, zero_share=0.15)
    technology = production(world) if nested else Technology()
    base = calibrate(world, world.elasticity("A"), technology)
    limit = limit_on(world, seed % 5, **KINDS[kind])
    try:
        state = solved(base, replace(some_wedges(world, seed), limits=(limit,)), closure)
    except SolveError:
        assume(False)
    assume(state.permit_log[0] > 1e-3)
    check(state, seed, some_cells(world, seed, 2))


def test_a_weight_on_a_quantity_that_is_set_is_worth_nothing() -> None:
    world = random_world(11, 4, 3)
    base = calibrate(world, world.elasticity("A"))
    limit = limit_on(world, 1, "ceiling", 0.6)
    state = solved(base, replace(Wedges.of_base(base), limits=(limit,)))
    weights = np.zeros_like(base.tariff)
    weights[limit.cells[0]] = 1.0
    from detente.trade.objective import Objective

    found = gradient(state, Objective(trade=weights))
    assert abs(found.limit[0] * limit.bound - 1.0) < 1e-9
    assert np.abs(found.tariff).max() < 1e-9
    assert value_of(state, Objective(np.zeros(4), trade=weights)) == pytest.approx(np.log(limit.bound))

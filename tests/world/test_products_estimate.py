"""From figures to flows: figures hold, ceilings hold, and the rest keeps the proportions of the guess."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from detente.labels import EU27
from detente.world import World
from detente.world.products.share_out import fill, share_out
from worlds import random_world

seeds = st.integers(0, 2**32 - 1)


@st.composite
def rows(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(draw(seeds))
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 8))
    weight = rng.exponential(size=(n, m)) * (rng.uniform(size=(n, m)) < 0.7)
    ceiling = rng.exponential(size=(n, m)) * (rng.uniform(size=(n, m)) < 0.8)
    return rng.uniform(0, 1.2, n) * ceiling.sum(axis=1), weight, ceiling


@given(rows())
def test_parts_add_up_within_their_ceilings(case: tuple) -> None:
    total, weight, ceiling = case
    part = share_out(total, weight, ceiling)
    assert (part >= 0).all()
    assert (part <= ceiling).all()
    room = ceiling.sum(axis=1)
    assert part.sum(axis=1) == pytest.approx(np.minimum(total, room), rel=1e-12, abs=1e-12)


@given(rows())
def test_parts_are_in_proportion_to_weights_below_the_ceilings(case: tuple) -> None:
    total, weight, ceiling = case
    part = fill(total, weight, ceiling)
    for i in range(len(total)):
        # A part below its ceiling over its weight is the level, and nobody at the ceiling is above it.
        below = (weight[i] > 0) & (part[i] < ceiling[i] * (1 - 1e-9))
        if below.any():
            level = part[i, below] / weight[i, below]
            assert level == pytest.approx(level[0], rel=1e-9)
            full = (weight[i] > 0) & ~below
            assert (ceiling[i, full] <= level[0] * weight[i, full] * (1 + 1e-9)).all()


def product(world: World, **figures: object) -> np.ndarray:
    split = world.split("S00", "part", **figures)
    return split.flows[:, :, split.sector("part")]


def test_figures_hold_exactly() -> None:
    world = random_world(20, 4, 2, zero_share=0.0)
    sector = world.flows[:, :, 0]
    x = product(
        world,
        trade={("E00", "E01"): 2.0, ("E00", "WLD"): 9.0},
        production={"E00": 30.0},
        home={"E01": 4.0},
        use={"E02": 25.0},
        share={"E02": 0.1, "E03": 0.2},
    )
    assert x[0, 1] == pytest.approx(2.0, rel=1e-8)
    assert x[0, 1:].sum() == pytest.approx(9.0, rel=1e-8)
    assert x[0].sum() == pytest.approx(30.0, rel=1e-8)
    assert x[1, 1] == pytest.approx(4.0, rel=1e-8)
    assert x[:, 2].sum() == pytest.approx(25.0, rel=1e-8)
    # Where no figure says otherwise, the typical share.
    assert x[3, [0, 1, 3]] == pytest.approx(0.2 * sector[3, [0, 1, 3]], rel=1e-12)
    # Nothing is known about what E01 sells to others but to E02, where a figure holds the sum.
    assert x[1, 0] == x[1, 3] == 0.0
    assert x[1, 2] > 0.0


def test_cells_that_no_figure_tells_apart_keep_the_sectors_proportions() -> None:
    world = random_world(21, 4, 2, zero_share=0.0)
    sector = world.flows[:, :, 0]
    x = product(world, trade={("E00", "WLD"): 9.0}, production={"E00": 30.0})
    assert x[0, 1:] / sector[0, 1:] == pytest.approx(9.0 / sector[0, 1:].sum(), rel=1e-8)
    assert x[0, 0] == pytest.approx(21.0, rel=1e-8)


def test_home_sales_nobody_knows_are_like_exports() -> None:
    world = random_world(22, 4, 2, zero_share=0.0)
    split = world.split("S00", "part", trade={("E00", "E01"): 6.0, ("E02", "E01"): 2.0}, share={"E02": 0.3})
    x, sector = split.flows[:, :, split.sector("part")], world.flows[:, :, 0]
    assert x[0, 0] == pytest.approx(sector[0, 0] * 6.0 / sector[0, 1:].sum(), rel=1e-8)
    assert x[2, 2] == pytest.approx(0.3 * sector[2, 2], rel=1e-12)
    assert (
        "part: Sales at home of E00 have the share of the sector that their exports have." in split.meta.notes
    )


def test_a_figure_of_nothing_is_nothing() -> None:
    world = random_world(23, 3, 2, zero_share=0.0)
    x = product(world, share=0.2, trade={("E00", "E01"): 0.0}, home={"WLD": 0.0})
    assert x[0, 1] == 0.0
    assert (np.diagonal(x) == 0).all()
    assert x[1, 0] == pytest.approx(0.2 * world.flows[1, 0, 0])


def test_groups_and_the_world_are_sums() -> None:
    world = World.load()
    split = world.split(
        "C28", "presses", trade={("EU", "WLD"): 50_000.0, ("WLD", "EU"): 60_000.0}, share=0.05
    )
    x = split.flows[:, :, split.sector("presses")].copy()
    np.fill_diagonal(x, 0.0)
    union = [split.economy(e) for e in EU27]
    assert x[union].sum() == pytest.approx(50_000.0, rel=1e-8)
    assert x[:, union].sum() == pytest.approx(60_000.0, rel=1e-8)


@settings(max_examples=25)
@given(seeds, st.integers(2, 4))
def test_flows_are_the_closest_to_the_guess(seed: int, n: int) -> None:
    """Against a general optimiser of the divergence, with figures on rows, columns and a cell."""
    world = random_world(seed, n, 2, zero_share=0.0)
    rng = np.random.default_rng(seed)
    sector = world.flows[:, :, 0]
    # Figures of flows that exist: they agree with each other and with the ceilings.
    truth = sector * rng.uniform(0.05, 0.95, (n, n))
    e = world.economies
    typical = rng.uniform(0.1, 0.6, n)
    x = product(
        world,
        share=dict(zip(e, typical, strict=True)),
        production={e[0]: truth[0].sum()},
        use={e[1]: truth[:, 1].sum()},
        home={e[1]: truth[1, 1]},
    )
    guess = sector * typical[:, None]
    rows_ = [np.zeros((n, n)) for _ in range(3)]
    rows_[0][0] = 1.0
    rows_[1][:, 1] = 1.0
    rows_[2][1, 1] = 1.0
    matrix = np.array([r.ravel() for r in rows_])
    totals = matrix @ truth.ravel()
    scale = guess.ravel()

    def divergence(y: np.ndarray) -> float:
        z = np.maximum(y, 1e-12)
        return float((scale * (z * np.log(z) - z + 1)).sum() / scale.sum())

    best = minimize(
        divergence,
        truth.ravel() / scale,
        jac=lambda y: scale * np.log(np.maximum(y, 1e-12)) / scale.sum(),
        bounds=[(1e-9, float(1 / t)) for t in np.repeat(typical, n)],
        constraints={"type": "eq", "fun": lambda y: (matrix @ (scale * y) - totals) / totals, "jac": lambda y: matrix
                     * scale / totals[:, None]},
        method="SLSQP",
        options={"ftol": 1e-14, "maxiter": 500},
    )  # fmt: skip
    assume(best.success)
    assert divergence(x.ravel() / scale) <= divergence(best.x) + 1e-6
    assert matrix @ x.ravel() == pytest.approx(totals, rel=1e-7)
    assert (x <= sector * (1 + 1e-12)).all()


@settings(max_examples=40)
@given(seeds, st.integers(2, 6))
def test_figures_of_flows_that_exist_never_contradict_each_other(seed: int, n: int) -> None:
    """Whatever overlaps: rows, columns, groups and cells, with zeros and with ceilings that bind."""
    world = random_world(seed, n, 2, zero_share=0.2)
    rng = np.random.default_rng(seed)
    e, sector = world.economies, world.flows[:, :, 0]
    truth = sector * rng.uniform(0, 1, (n, n)) * (rng.uniform(size=(n, n)) < 0.9)
    assume(truth.any())
    figures: dict = {"production": {}, "use": {}, "home": {}, "trade": {}}
    figures["share"] = dict(zip(e, rng.uniform(0.01, 0.9, n).tolist(), strict=True))
    for i in range(n):
        if rng.uniform() < 0.6:
            figures["production"][e[i]] = float(truth[i].sum())
        if rng.uniform() < 0.6:
            figures["use"][e[i]] = float(truth[:, i].sum())
        if rng.uniform() < 0.3:
            figures["home"][e[i]] = float(truth[i, i])
        if rng.uniform() < 0.4:
            figures["trade"][e[i], "WLD"] = float(truth[i].sum() - truth[i, i])
        for j in range(n):
            if i != j and rng.uniform() < 0.2:
                figures["trade"][e[i], e[j]] = float(truth[i, j])
    x = product(world, **figures)
    close = {"rel": 2e-6, "abs": 1e-8}
    for name, value in figures["production"].items():
        assert x[e.index(name)].sum() == pytest.approx(value, **close)
    for name, value in figures["use"].items():
        assert x[:, e.index(name)].sum() == pytest.approx(value, **close)
    for (o, d), value in figures["trade"].items():
        row = x[e.index(o)]
        sold = row.sum() - row[e.index(o)] if d == "WLD" else row[e.index(d)]
        assert sold == pytest.approx(value, **close)
    assert (x <= sector * (1 + 1e-12)).all()

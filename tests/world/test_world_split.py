"""Carving a product out of a sector loses nothing, and changes nothing that it should not."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente as dt
from detente.labels import sector_name
from detente.world import World
from worlds import random_world

seeds = st.integers(0, 2**32 - 1)


@st.composite
def carvings(draw: st.DrawFn) -> tuple[World, str, np.ndarray, dict]:
    """A random world, a sector, flows of a product between nothing and all of it, and differences."""
    n, s = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    world = random_world(draw(seeds), n, s, services=draw(st.booleans()))
    rng = np.random.default_rng(draw(seeds))
    p = draw(st.integers(0, s - 1))
    share = rng.uniform(0, 1, (n, n))
    share[rng.uniform(size=(n, n)) < draw(st.sampled_from([0.0, 0.3, 0.7]))] = 0.0
    share[rng.uniform(size=(n, n)) < draw(st.sampled_from([0.0, 0.3]))] = 1.0
    share[0, 0] = 0.5
    flows = share * world.flows[:, :, p]
    differences: dict = {}
    if draw(st.booleans()):
        parts = rng.dirichlet(np.ones(s + 2))
        differences["uses"] = {
            name: float(parts[i]) for i, name in enumerate((*world.sectors, "final")) if rng.uniform() < 0.6
        }
    if draw(st.booleans()):
        parts = rng.dirichlet(np.ones(s + 2))
        differences["inputs"] = {
            name: float(parts[i]) for i, name in enumerate(world.sectors) if rng.uniform() < 0.6
        }
        differences["value_added"] = float(parts[s])
    if draw(st.booleans()) and world.goods[p]:
        differences["tariffs"] = {
            (o, d): float(rng.uniform(0, 0.5))
            for o in world.economies
            for d in world.economies
            if o != d and rng.uniform() < 0.5
        }
        differences["cap"] = True
    if draw(st.booleans()):
        differences["elasticity"] = draw(st.sampled_from([3.0, {"A": 2.0}, {"all": 5.0, "B": 7.0}]))
    return world, world.sectors[p], flows, differences


def parts(world: World, name: str) -> tuple[int, int]:
    """Positions of the rest and of the product."""
    return world.sector(world.parents[name]), world.sector(name)


def everybody_uses_everything(seed: int) -> World:
    """Three economies and three sectors without a zero, so that small shares always find room."""
    world = random_world(seed, 3, 3, zero_share=0.0)
    use = 0.1 * np.minimum(world.output[:, None, :], world.absorption[:, :, None])
    return world.replace(intermediate=use)


@given(carvings())
def test_product_and_rest_add_up_to_the_sector_cell_by_cell(case: tuple) -> None:
    world, sector, flows, differences = case
    split = world.split(sector, "part", flows=flows, **differences)
    r, q = parts(split, "part")
    p = world.sector(sector)
    others = [k for k in range(len(split.sectors)) if k not in (r, q)]
    old_others = [k for k in range(len(world.sectors)) if k != p]
    assert np.array_equal(split.flows[:, :, others], world.flows[:, :, old_others])
    assert np.allclose(split.flows[:, :, q], flows, rtol=1e-12, atol=0)
    assert np.allclose(split.flows[:, :, r] + split.flows[:, :, q], world.flows[:, :, p], rtol=1e-15, atol=0)
    duty = split.flows * split.tariffs
    assert np.allclose(
        duty[:, :, r] + duty[:, :, q], world.flows[:, :, p] * world.tariffs[:, :, p], rtol=1e-13, atol=1e-13
    )
    folded = world.intermediate.copy()
    rows = split.intermediate.copy()
    rows[:, r] += rows[:, q]
    rows[:, :, r] += rows[:, :, q]
    keep = [r, *others]
    order = [p, *old_others]
    assert np.allclose(
        rows[:, keep][:, :, keep], folded[:, order][:, :, order], rtol=1e-13, atol=1e-11 * folded.max()
    )
    for name in ("income", "trade_balance", "tariff_revenue", "exports", "imports"):
        scale = float(np.abs(getattr(world, name)).max())
        assert np.allclose(getattr(split, name), getattr(world, name), rtol=1e-12, atol=1e-12 * scale)


@given(carvings())
def test_the_accounts_hold_and_nothing_is_negative(case: tuple) -> None:
    world, sector, flows, differences = case
    split = world.split(sector, "part", flows=flows, **differences)
    assert split.check(tolerance=1e-11).ok, str(split.check())
    for name in ("flows", "intermediate", "value_added", "final_demand"):
        assert (getattr(split, name) >= 0).all(), name
    assert dict(split.parents) == {"part": sector}
    # What nothing is said about passes the checks of the constructor, too.
    assert split.replace(default_elasticities="B").default_elasticities == "B"


@given(carvings())
def test_regrouping_gives_the_world_back(case: tuple) -> None:
    world, sector, flows, differences = case
    differences.pop("elasticity", None)
    back = world.split(sector, "part", flows=flows, **differences).aggregate(
        sectors={sector: [sector, "part"]}
    )
    assert back.sectors == world.sectors
    assert dict(back.parents) == {}
    assert np.array_equal(back.goods, world.goods)
    for name in ("flows", "intermediate", "value_added", "final_demand"):
        scale = float(getattr(world, name).max())
        assert np.allclose(getattr(back, name), getattr(world, name), rtol=1e-12, atol=1e-13 * scale), name
    traded = world.flows > 0
    assert np.allclose(back.tariffs[traded], world.tariffs[traded], rtol=1e-11, atol=1e-13)
    for name in world.elasticities:
        assert np.allclose(back.elasticity(name), world.elasticity(name), rtol=1e-14)


@given(seeds, st.integers(2, 5), st.integers(2, 5), st.booleans())
def test_the_order_of_splits_does_not_matter(seed: int, n: int, s: int, same: bool) -> None:
    """Two products of one sector, or of two, with shares of the sector as it was published."""
    world = random_world(seed, n, s)
    rng = np.random.default_rng(seed)
    first, second = world.sectors[0], world.sectors[0 if same else 1]
    shares = [
        {(o, d): float(rng.uniform(0.01, 0.45)) for o in world.economies for d in world.economies}
        for _ in range(2)
    ]
    one = world.split(first, "apples", share=shares[0]).split(second, "pears", share=shares[1])
    other = world.split(second, "pears", share=shares[1]).split(first, "apples", share=shares[0])
    assert one.sectors == other.sectors
    assert dict(one.parents) == dict(other.parents)
    for name in ("flows", "intermediate", "tariffs", "final_demand", "value_added"):
        scale = float(np.abs(getattr(one, name)).max())
        assert np.allclose(getattr(one, name), getattr(other, name), rtol=1e-9, atol=1e-12 * scale), name


def test_a_product_stands_right_after_its_sector_whatever_was_carved_out_first() -> None:
    world = random_world(3, 3, 3)
    for names in (("b", "a", "c"), ("c", "b", "a"), ("a", "b", "c")):
        split = world
        for name in names:
            split = split.split("S00", name, share=0.1)
        assert split.sectors == ("S00", "a", "b", "c", "S01", "S02")
    nested = split.split("b", "b_part", share=0.5)
    assert nested.sectors == ("S00", "a", "b", "b_part", "c", "S01", "S02")
    assert nested.family("S00") == ("S00", "a", "b", "b_part", "c")
    assert nested.family("b") == ("b", "b_part")
    assert nested.family("S01") == ("S01",)


def test_share_is_of_the_sector_with_all_that_was_carved_out_of_it() -> None:
    world = random_world(4, 3, 2, zero_share=0.0)
    split = world.split("S00", "a", share=0.5).split("S00", "b", share=0.25)
    b = split.sector("b")
    assert np.allclose(split.flows[:, :, b], 0.25 * world.flows[:, :, 0], rtol=1e-12)


def test_a_sector_without_final_demand_or_value_added_leaves_none() -> None:
    """Rounding must not make the product's final demand or value added negative."""
    rng = np.random.default_rng(0)
    flows = rng.uniform(1, 9, (3, 3, 2))
    use = np.zeros((3, 2, 2))
    use[:, 0] = (flows[:, :, 0].sum(axis=0)[:, None]) * np.array([0.3, 0.7])
    output = flows.sum(axis=1)
    use[:, :, 0] *= np.minimum(1.0, output[:, 0] / use[:, :, 0].sum(axis=1))[:, None]
    use[:, :, 1] *= np.minimum(1.0, output[:, 1] / use[:, :, 1].sum(axis=1))[:, None]
    world = World.from_arrays(
        economies=["A", "B", "C"],
        sectors=["G", "H"],
        flows=flows,
        intermediate=use,
        elasticities={"A": [4.0, 4.0]},
        goods=[True, True],
    )
    split = world.split("G", "part", share=1 / 3).split("H", "other", share=0.7)
    for name in ("value_added", "final_demand"):
        assert (getattr(split, name) >= 0).all()
    assert split.check(1e-12).ok


def test_duty_of_the_product_and_of_the_rest() -> None:
    world = random_world(8, 3, 2, zero_share=0.0)
    split = world.split("S00", "part", share=0.25, tariffs={("E01", "E00"): 0.0, ("E02", "E00"): 0.01})
    o, d, p = 1, 0, 0
    q = split.sector("part")
    assert split.tariffs[o, d, q] == 0.0
    assert split.tariffs[o, d, p] == pytest.approx(world.tariffs[o, d, 0] / 0.75, rel=1e-13)
    assert split.tariffs[2, 0, q] == 0.01
    # Everywhere else both have the sector's rate, to the last bit.
    same = np.ones((3, 3), dtype=bool)
    same[1, 0] = same[2, 0] = False
    assert np.array_equal(split.tariffs[same][:, q], world.tariffs[same][:, 0])
    assert np.array_equal(split.tariffs[same][:, p], world.tariffs[same][:, 0])
    assert split.tariff_revenue == pytest.approx(world.tariff_revenue, rel=1e-14)


def test_a_product_that_crosses_no_border_leaves_its_duty_to_the_rest() -> None:
    world = random_world(9, 3, 2, zero_share=0.0)
    split = world.split("S00", "advice", share=0.25, goods=False)
    q = split.sector("advice")
    assert not split.goods[q]
    assert split.goods[0]
    assert (split.tariffs[:, :, q] == 0).all()
    assert split.tariff_revenue == pytest.approx(world.tariff_revenue, rel=1e-13)


def test_elasticities_in_every_set() -> None:
    world = random_world(10, 3, 3)
    q = 1
    for given_, expected in (
        (None, {"A": world.elasticity("A")[0], "B": world.elasticity("B")[0]}),
        (3.0, {"A": 3.0, "B": 3.0}),
        ({"A": 2.0}, {"A": 2.0, "B": world.elasticity("B")[0]}),
        ({"all": 5.0, "B": 7.0}, {"A": 5.0, "B": 7.0}),
    ):
        split = world.split("S00", "part", share=0.2, elasticity=given_)
        assert {name: split.elasticity(name)[q] for name in "AB"} == expected
        assert np.array_equal(np.delete(split.elasticity("A"), q), world.elasticity("A"))


def test_uses_and_inputs_as_given_where_the_accounts_hold_them() -> None:
    world = everybody_uses_everything(2)
    uses, inputs = {"S01": 0.2, "final": 0.3}, {"S02": 0.05}
    split = world.split("S00", "part", share=0.02, uses=uses, inputs=inputs, value_added=0.4)
    q = split.sector("part")
    paid, made = split.absorption[:, q], split.output[:, q]
    assert split.intermediate[:, q, split.sector("S01")] == pytest.approx(0.2 * paid, rel=1e-12)
    assert split.final_demand[:, q] == pytest.approx(0.3 * paid, rel=1e-12)
    assert split.intermediate[:, split.sector("S02"), q] == pytest.approx(0.05 * made, rel=1e-12)
    assert split.value_added[:, q] == pytest.approx(0.4 * made, rel=1e-12)
    # What is left of use goes to the others as it did in the sector.
    rest = [k for k in range(len(split.sectors)) if split.sectors[k] not in ("S01",)]
    left = split.intermediate[:, q][:, rest].sum(axis=1)
    assert left == pytest.approx(0.5 * paid, rel=1e-12)
    assert not any("other users" in note for note in split.meta.notes)


def test_a_use_that_the_accounts_cannot_hold_goes_to_other_users() -> None:
    world = random_world(12, 4, 3, zero_share=0.0)
    split = world.split("S00", "part", share=0.9, uses={"S01": 1.0})
    q = split.sector("part")
    # Nobody buys more than the whole sector sold him before.
    assert (split.intermediate[:, q, 2] <= world.intermediate[:, 0, 1] * (1 + 1e-12)).all()
    (note,) = [x for x in split.meta.notes if "other users" in x]
    moved = 1 - split.intermediate[:, q, 2].sum() / split.absorption[:, q].sum()
    assert note == (
        f"part: {100 * moved:.1f} % of part went to other users than its shares say: the accounts of S00 do not "
        "hold as much there."
    )


def test_a_name_stands_for_a_sector_with_its_products() -> None:
    world = everybody_uses_everything(13).split("S01", "tool", share=0.3)
    split = world.split("S00", "part", share=0.02, uses={"S01": 0.4})
    q = split.sector("part")
    users = split.intermediate[:, q, [split.sector("S01"), split.sector("tool")]].sum(axis=1)
    assert users == pytest.approx(0.4 * split.absorption[:, q], rel=1e-12)
    alone = world.split("S00", "part", share=0.02, uses={"S01": 0.4, "tool": 0.0})
    assert (alone.intermediate[:, q, alone.sector("tool")] == 0).all()


def test_copies_keep_what_belongs_to_what(tmp_path: Path) -> None:
    split = random_world(1, 3, 3).split("S00", "part_one", share=0.2)
    assert dict(pickle.loads(pickle.dumps(split)).parents) == {"part_one": "S00"}
    assert dict(World.from_netcdf(split.to_netcdf(tmp_path / "w.nc")).parents) == {"part_one": "S00"}
    assert dict(split.replace(default_elasticities="B").parents) == {"part_one": "S00"}
    assert "4 sectors (1 of them products)" in repr(split)
    assert sector_name("part_one") == "Part one"
    names = [line.name for line in split.check().lines]
    assert names[-1] == "products have a sector"
    assert "products have a sector" not in str(random_world(1, 3, 3).check())


def test_regrouping_keeps_products_that_are_still_products() -> None:
    world = random_world(2, 4, 3).split("S00", "a", share=0.2).split("S00", "b", share=0.2)
    world = world.split("a", "a_part", share=0.5)

    def left(groups: dict) -> dict:
        return dict(world.aggregate(sectors=groups).parents)

    assert left({}) == {"a": "S00", "b": "S00", "a_part": "a"}
    assert left({"S00": ["S00", "a"]}) == {"b": "S00", "a_part": "S00"}
    assert left({"K": ["S00", "S01"]}) == {"a": "K", "b": "K", "a_part": "a"}
    assert left({"ab": ["a", "b"]}) == {"ab": "S00", "a_part": "ab"}
    assert left({"K": ["b", "S01"]}) == {"a": "S00", "a_part": "a"}
    assert left({"a": ["a", "a_part"]}) == {"a": "S00", "b": "S00"}
    assert dict(world.aggregate({"G": ["E00", "E01"]}).parents) == dict(world.parents)


@settings(max_examples=8)
@given(seeds, st.integers(3, 5), st.floats(0.05, 0.95))
def test_a_division_that_nobody_can_feel_changes_no_real_income(seed: int, n: int, most: float) -> None:
    """Alike in everything but its name, a product changes nothing.

    This holds when its share of the sector depends on the buyer alone: then both have the same import shares
    everywhere, so that their prices move together, and spending on the two is as good as spending on one.
    """
    world = random_world(seed, n, 3, zero_share=0.0)
    rng = np.random.default_rng(seed)
    share = rng.uniform(0.02, most, n)
    flows = world.flows[:, :, 0] * share[None, :]
    split = world.split("S00", "part", flows=flows)
    measures = [
        {"kind": "import_tariff", "origin": "E01", "destination": "E00", "sectors": ["S00"], "add": 0.4},
        {"kind": "import_tariff", "origin": "WLD", "destination": "E02", "sectors": ["S01"], "rate": 0.25},
        {"kind": "export_tax", "origin": "E00", "destination": "E02", "sectors": ["S00"], "rate": 0.15},
        {"kind": "trade_cost", "origin": "E02", "destination": "WLD", "sectors": ["S00"], "change": 0.2},
    ]
    before = dt.solve(world, dt.Scenario.model_validate({"title": "t", "measures": measures}))
    for measure in measures:
        if measure["sectors"] == ["S00"]:
            measure["sectors"] = ["S00", "part"]
    after = dt.solve(split, dt.Scenario.model_validate({"title": "t", "measures": measures}))
    assert np.abs(after.real_income_pct - before.real_income_pct).max() < 1e-7
    assert np.abs(before.real_income_pct).max() > 1e-2


def test_a_division_that_somebody_feels_changes_real_incomes() -> None:
    """With shares by seller import shares differ, and so does what a tariff does: the test above can fail."""
    world = random_world(5, 4, 3, zero_share=0.0)
    measure = {"kind": "import_tariff", "origin": "E01", "destination": "E00", "add": 0.4}
    scenario = dt.Scenario.model_validate({"title": "t", "measures": [measure]})
    share = {"E00": 0.1, "E01": 0.9, "E02": 0.2, "E03": 0.3}
    split = world.split("S00", "part", share=share)
    gap = np.abs(dt.solve(split, scenario).real_income_pct - dt.solve(world, scenario).real_income_pct)
    assert gap.max() > 1e-4

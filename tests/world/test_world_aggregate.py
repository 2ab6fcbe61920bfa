"""Regrouping keeps every total, every identity and the revenue."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import LabelError
from worlds import random_world

seeds = st.integers(0, 2**32 - 1)


@st.composite
def regroupings(draw: st.DrawFn) -> tuple:
    """A random world and a random partition of its labels (some labels left alone)."""
    n, s = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    world = random_world(draw(seeds), n, s)
    maps = []
    for labels, prefix in ((world.economies, "G"), (world.sectors, "K")):
        groups: dict[str, list[str]] = {}
        for label in labels:
            if (number := draw(st.integers(0, 3))) > 0:
                groups.setdefault(f"{prefix}{number}", []).append(label)
        maps.append(groups)
    return world, *maps


@given(regroupings())
def test_totals_and_identities_survive(case: tuple) -> None:
    world, economies, sectors = case
    merged = world.aggregate(economies, sectors)
    assert merged.check(tolerance=1e-11).ok, str(merged.check())
    for name in (
        "flows",
        "intermediate",
        "value_added",
        "final_demand",
        "tariff_revenue",
        "output",
        "income",
    ):
        assert getattr(merged, name).sum() == pytest.approx(getattr(world, name).sum(), rel=1e-12)
    assert merged.trade_balance.sum() == pytest.approx(0.0, abs=1e-9 * world.output.sum())
    by_group = dict.fromkeys(merged.economies, 0.0)
    owner = {member: group for group, members in economies.items() for member in members}
    for i, label in enumerate(world.economies):
        by_group[owner.get(label, label)] += float(world.income[i])
    assert merged.income.tolist() == pytest.approx([by_group[e] for e in merged.economies], rel=1e-12)


@given(regroupings())
def test_in_two_steps_or_in_one(case: tuple) -> None:
    world, economies, sectors = case
    once = world.aggregate(economies, sectors)
    twice = world.aggregate(sectors=sectors).aggregate(economies)
    assert once.economies == twice.economies
    assert np.allclose(once.flows, twice.flows, rtol=1e-12, atol=0)
    revenue = (once.flows * once.tariffs).sum(), (twice.flows * twice.tariffs).sum()
    assert revenue[0] == pytest.approx(revenue[1], rel=1e-11)
    assert np.allclose(once.tariff_revenue, twice.tariff_revenue, rtol=1e-11, atol=1e-12)


@given(seeds)
def test_relabelling_changes_labels_only(seed: int) -> None:
    world = random_world(seed, 4, 3)
    renamed = world.aggregate(
        {f"new {e}": [e] for e in world.economies}, {f"new {s}": [s] for s in world.sectors}
    )
    assert renamed.economies == tuple(f"new {e}" for e in world.economies)
    for name in ("flows", "intermediate", "goods"):
        assert np.array_equal(getattr(renamed, name), getattr(world, name))
    assert np.allclose(renamed.tariffs, world.tariffs, rtol=1e-14, atol=0)
    assert np.allclose(renamed.elasticity("B"), world.elasticity("B"), rtol=1e-14)


def test_nothing_to_merge_keeps_every_number() -> None:
    world = random_world(5)
    same = world.aggregate()
    assert np.array_equal(same.flows, world.flows)
    assert same.meta.notes == world.meta.notes


def test_duty_inside_a_group_stands_on_its_diagonal() -> None:
    world = random_world(7, 3, 2, zero_share=0.0)
    merged = world.aggregate({"ALL": world.economies})
    assert merged.economies == ("ALL",)
    assert merged.tariff_revenue[0] == pytest.approx(world.tariff_revenue.sum())
    assert merged.exports[0] == 0.0
    assert merged.value_added.sum() == pytest.approx(world.value_added.sum())
    assert (
        "Duties on trade between members of a group are kept as the tariff on its diagonal."
        in merged.meta.notes
    )
    assert merged.replace(default_elasticities="B").tariff_revenue[0] == merged.tariff_revenue[0]


def test_elasticities_are_weighted_with_trade() -> None:
    world = random_world(11, 3, 3)
    trade = world.flows.sum(axis=(0, 1)) - np.einsum("iik->k", world.flows)
    merged = world.aggregate(sectors={"K": world.sectors[:2]})
    theta = world.elasticity("A")
    assert merged.elasticity("A")[0] == pytest.approx((theta[:2] * trade[:2]).sum() / trade[:2].sum())
    assert merged.elasticity("A")[1] == pytest.approx(theta[2])
    assert any("means weighted with trade" in note for note in merged.meta.notes)


def test_a_group_takes_the_place_of_its_first_member() -> None:
    world = random_world(1, 4, 2)
    merged = world.aggregate({"G": ["E03", "E01"]})
    assert merged.economies == ("E00", "G", "E02")


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (
            {"G": ["E00"], "H": ["E00"]},
            "economy group H: got E00, which G has already, expected every label once. Fix: take E00 out of one group.",
        ),
        (
            {"E00": ["E01", "E02"]},
            "economy group E00: got the name of the economy E00, which is not a member, expected a free name. Fix: "
            "choose another name or add E00 to the group.",
        ),
        (
            {"G": "E00"},
            "economy group G: got 'E00', expected a list of labels. Fix: write the members as a list.",
        ),
        (
            {"G": []},
            "economy group G: got no member, expected a list of labels. Fix: write the members as a list.",
        ),
        (
            {"G": ["E0"]},
            "economy group G: got 'E0', expected an economy of this world. Fix: write E00 or E01 or E02.",
        ),
    ],
)
def test_messages(groups: dict, message: str) -> None:
    with pytest.raises(LabelError) as error:
        random_world(1, 3, 2).aggregate(groups)
    assert str(error.value) in {message, message.replace("E00 or E01 or E02", "E02 or E01 or E00")}

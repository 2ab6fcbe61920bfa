"""The world's accounts: derived figures, immutability, look-ups, what people see."""

from __future__ import annotations

import dataclasses
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import LabelError
from detente.world import Provenance, Repair, World
from worlds import random_world

seeds = st.integers(0, 2**32 - 1)
sizes = st.tuples(st.integers(2, 6), st.integers(1, 5))


def two_by_one() -> World:
    """Two economies, one good: A sells 60 at home and 40 to B at 25 % duty; B sells 50 at home, 20 to A."""
    return World.from_arrays(
        economies=("A", "B"),
        sectors=("G",),
        flows=[[[60.0], [40.0]], [[20.0], [50.0]]],
        intermediate=[[[30.0]], [[45.0]]],
        tariffs=[[[0.0], [0.25]], [[0.0], [0.0]]],
        elasticities={"E": [4.0]},
        goods=[True],
    )


def test_derived_accounts_of_a_world_one_can_check_by_hand() -> None:
    world = two_by_one()
    assert world.output.tolist() == [[100.0], [70.0]]
    assert world.absorption.tolist() == [[80.0], [100.0]]  # B pays 40 x 1.25 + 50
    assert world.value_added.tolist() == [[70.0], [25.0]]
    assert world.final_demand.tolist() == [[50.0], [55.0]]
    assert world.tariff_revenue.tolist() == [0.0, 10.0]
    assert world.exports.tolist() == [40.0, 20.0]
    assert world.imports.tolist() == [20.0, 40.0]
    assert world.trade_balance.tolist() == [20.0, -20.0]
    assert world.income.tolist() == [50.0, 55.0]


@given(seeds, sizes, st.booleans())
def test_identities_hold_to_rounding(seed: int, size: tuple[int, int], deficits: bool) -> None:
    world = random_world(seed, *size, deficits=deficits)
    report = world.check(tolerance=1e-12)
    assert report.ok, str(report)
    assert [line.largest_abs for line in report.lines if "negative" in line.name] == [0.0] * 4
    if not deficits:
        assert np.abs(world.trade_balance).max() <= 1e-9 * world.exports.sum()


def test_check_names_the_place_of_a_violation() -> None:
    world = two_by_one()
    broken = dataclasses.replace(world, intermediate=np.array([[[130.0]], [[45.0]]]))
    report = broken.check()
    assert not report.ok
    bad = {line.name: line for line in report.lines if not line.ok}
    assert set(bad) == {"value added not negative", "final demand not negative"}
    assert bad["value added not negative"].where == "A G"
    assert bad["value added not negative"].largest_abs == 30.0
    assert "NO   A G" in str(report)
    assert report.to_dict()["ok"] is False
    assert report.table()[0]["name"] == "use = supply, by destination and good"


def test_arrays_are_read_only_and_the_callers_stay_writeable() -> None:
    flows = np.full((2, 2, 1), 5.0)
    world = World.from_arrays(
        economies=["A", "B"],
        sectors=["G"],
        flows=flows,
        intermediate=np.zeros((2, 1, 1)),
        elasticities={"E": [4]},
    )
    flows[0, 0, 0] = 99.0
    assert world.flows[0, 0, 0] == 5.0
    arrays = (world.flows, world.intermediate, world.tariffs, world.output, world.goods, world.elasticity())
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(TypeError):
        world.elasticities["E"] = np.ones(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        world.flows = flows


def test_pickle_keeps_the_numbers_and_the_provenance() -> None:
    meta = Provenance(
        title="T", repairs=(Repair("A G", "x", 1.0, 2.0, "y"),), elasticity_sources={"A": "paper"}
    )
    world = dataclasses.replace(random_world(3), meta=meta)
    copy = pickle.loads(pickle.dumps(world))
    assert np.array_equal(copy.flows, world.flows)
    assert not copy.flows.flags.writeable
    assert copy.meta == world.meta
    assert dict(copy.meta.elasticity_sources) == {"A": "paper"}


def test_elasticities_by_name() -> None:
    world = random_world(1)
    assert world.default_elasticities == "A"
    assert np.array_equal(world.elasticity(), world.elasticities["A"])
    with pytest.raises(LabelError) as error:
        world.elasticity("GYY")
    assert (
        str(error.value) == "elasticities: got 'GYY', expected a set of this world. Fix: write one of A, B."
    )


def test_positions_by_label() -> None:
    world = random_world(1)
    assert world.economy("E02") == 2
    assert world.sector("S01") == 1
    with pytest.raises(LabelError, match="economy: got 'USA', expected an economy of this world"):
        world.economy("USA")


def test_replace_checks_like_a_new_world() -> None:
    world = random_world(2)
    free = world.replace(tariffs=np.zeros_like(world.tariffs), default_elasticities="B")
    assert free.tariff_revenue.sum() == 0.0
    assert free.default_elasticities == "B"
    assert np.array_equal(free.flows, world.flows)
    with pytest.raises(TypeError, match="World has no field tarif; fields: default_elasticities, economies"):
        world.replace(tarif=world.tariffs)


def test_repr_is_one_line_and_html_is_escaped() -> None:
    world = random_world(1, 3, 2).replace(economies=("<b>", "E1", "E2"))
    assert repr(world).startswith("<World 3 economies x 2 sectors, output 0.0")
    assert "\n" not in repr(world)
    html = world._repr_html_()
    assert "<td>&lt;b&gt;</td>" in html
    assert "<td><b></td>" not in html


def test_repr_never_raises() -> None:
    broken = object.__new__(World)
    assert repr(broken) == "<World>"
    assert broken._repr_html_() == "&lt;World&gt;"

"""The builder: the same bytes from the same inputs, biproportional tariffs, repairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DataError, InputError
from detente.world import World
from detente.world.build import build, build_default, compare
from detente.world.build.accounts import repair_value_added, round_to_float32
from detente.world.build.base_tariffs import biproportional
from detente.world.store import bundled_path, pack
from worlds import random_world


def test_rebuilding_gives_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    world = build_default(shared / "data", tmp_path)
    for path in sorted(bundled_path().iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
    assert np.array_equal(world.flows, World.load().flows)
    assert np.array_equal(world.intermediate, World.load().intermediate)


def test_us_duties_agree_with_census_in_total(shared: Path) -> None:
    """Census counts 2.36 % of all imports; without HS 98-99, at the weights of 2022, ours is near it."""
    world = World.load()
    usa = world.economy("USA")
    flows = world.flows[:, usa, world.goods].copy()
    flows[usa] = 0
    assert (flows * world.tariffs[:, usa, world.goods]).sum() / flows.sum() == pytest.approx(0.0327, abs=5e-4)


@given(st.integers(0, 2**32 - 1), st.integers(2, 8), st.integers(1, 8))
def test_biproportional_rates_keep_both_averages(seed: int, n: int, s: int) -> None:
    rng = np.random.default_rng(seed)
    imports = rng.gamma(2.0, 100.0, (n, s)) + 1.0
    true = rng.uniform(0, 0.4, (n, s))
    by_sector = (imports * true).sum(axis=0) / imports.sum(axis=0)
    by_origin = (imports * true).sum(axis=1) / imports.sum(axis=1)
    rates = biproportional(imports, by_sector, by_origin)
    assert (imports * rates).sum(axis=0) == pytest.approx(by_sector * imports.sum(axis=0), rel=1e-8)
    assert (imports * rates).sum(axis=1) == pytest.approx(by_origin * imports.sum(axis=1), rel=1e-8)
    assert (rates >= 0).all()


def test_biproportional_rates_recover_a_product() -> None:
    """Rates that are a product of an origin and a sector factor are found exactly; no trade, no rate."""
    imports = np.array([[10.0, 20.0, 0.0], [5.0, 1.0, 7.0]])
    true = np.outer([0.5, 1.5], [0.1, 0.2, 0.04])
    true[0, 2] = 0.0
    by_sector = (imports * true).sum(axis=0) / imports.sum(axis=0)
    by_origin = (imports * true).sum(axis=1) / imports.sum(axis=1)
    assert np.allclose(biproportional(imports, by_sector, by_origin), true, atol=1e-12)


def test_negative_value_added_is_repaired_and_recorded() -> None:
    flows = np.zeros((2, 2, 1))
    flows[0, 0, 0], flows[1, 1, 0] = 100.0, 100.0
    use = np.array([[[110.0]], [[60.0]]])
    repaired, repairs = repair_value_added(flows, use, ("A", "B"), ("G",))
    assert repaired[:, 0, 0].tolist() == pytest.approx([60.0, 60.0])  # B's value-added share is 40 %
    (repair,) = repairs
    assert (repair.where, repair.before) == ("A G", -10.0)
    assert repair.after == pytest.approx(40.0)


def test_inputs_without_output_are_removed() -> None:
    flows = np.zeros((1, 1, 2))
    flows[0, 0, 0] = 50.0
    use = np.array([[[10.0, 3.0], [0.0, 0.0]]])
    repaired, repairs = repair_value_added(flows, use, ("A",), ("G", "H"))
    assert repaired[0].tolist() == [[10.0, 0.0], [0.0, 0.0]]
    assert [(r.where, r.before, r.after) for r in repairs] == [("A H", 3.0, 0.0)]


def test_rounding_never_leaves_negative_final_demand() -> None:
    flows = np.full((2, 2, 1), 1 / 3)
    use = np.full((2, 1, 1), 2 / 3 * (1 + 1e-5))
    rounded, tariffs, smaller, repairs = round_to_float32(flows, np.zeros((2, 2, 1)), use, ("A", "B"), ("G",))
    assert ((rounded * (1 + tariffs)).sum(axis=0) >= smaller.sum(axis=2)).all()
    assert [r.what for r in repairs] == ["negative final demand"] * 2
    assert np.array_equal(smaller, smaller.astype(np.float32))


def test_packed_arrays_do_not_depend_on_the_clock() -> None:
    arrays = {"b": np.arange(4.0), "a": np.array(["x", "yy"])}
    assert pack(arrays) == pack(dict(reversed(arrays.items())))


def test_comparison_names_the_cell_that_differs() -> None:
    world = random_world(4, 3, 2)
    flows = world.flows.copy()
    flows[1, 2, 0] += 5.0
    rows = {row["quantity"]: row for row in compare(world.replace(flows=flows), world)}
    assert rows["output, total"]["difference"] == pytest.approx(5.0)
    worst = rows["flows, cell that differs most"]
    assert (worst["where"], worst["difference"]) == ("E01 E02 S00", pytest.approx(5.0))
    assert rows["intermediate, cell that differs most"]["difference"] == 0.0


def test_missing_input(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        build_default(tmp_path, tmp_path / "out")
    fix = "give the folder of published files, or use the bundled world"
    assert str(error.value).endswith(f"got no file, expected an input of the bundled world. Fix: {fix}.")
    assert not (tmp_path / "out").exists()


def test_source_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        list(build(tmp_path / "none", tmp_path / "out"))
    fix = "give the OECD file or the folder of published files"
    assert (
        str(error.value)
        == f"{tmp_path / 'none'}: got nothing there, expected a file or a folder. Fix: {fix}."
    )

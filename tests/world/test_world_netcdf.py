"""NetCDF round trips are exact; datasets carry units."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DataError
from detente.world import InputFile, Provenance, Repair, World
from worlds import random_world


@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1), st.integers(2, 5), st.integers(1, 4), st.booleans())
def test_round_trip_is_exact(
    tmp_path_factory: pytest.TempPathFactory, seed: int, n: int, s: int, merge: bool
) -> None:
    world = random_world(seed, n, s)
    if merge:
        world = world.aggregate({"G": world.economies[:2]})
    path = world.to_netcdf(tmp_path_factory.mktemp("nc") / "world.nc")
    back = World.from_netcdf(path)
    for name in ("flows", "intermediate", "tariffs", "goods", "value_added", "final_demand"):
        assert np.array_equal(getattr(back, name), getattr(world, name)), name
    assert (back.economies, back.sectors) == (world.economies, world.sectors)
    assert {k: v.tolist() for k, v in back.elasticities.items()} == {
        k: v.tolist() for k, v in world.elasticities.items()
    }
    assert back.meta == world.meta
    assert back.default_elasticities == world.default_elasticities


def test_provenance_survives(tmp_path: Path) -> None:
    meta = Provenance(
        title="Ökonomie",
        year=2022,
        inputs=(InputFile("a.csv", "00ff", "P", "CC BY 4.0", "x"),),
        repairs=(Repair("A G", "negative", -1.5, 0.0, "why"),),
        notes=("n",),
        elasticity_sources={"A": "paper"},
    )
    world = dataclasses.replace(random_world(1), meta=meta)
    assert World.from_netcdf(world.to_netcdf(tmp_path / "w.nc")).meta == meta


def test_dataset_has_units_and_labels() -> None:
    dataset = random_world(1).to_dataset()
    assert dataset["flows"].dims == ("origin", "destination", "sector")
    assert dataset["intermediate"].dims == ("destination", "input", "using")
    assert dataset["flows"].attrs["units"] == "million USD a year"
    assert dataset["tariffs"].attrs["units"] == "1"
    assert all("units" in dataset[name].attrs for name in dataset.data_vars if name != "goods")
    total = float(dataset["flows"].sel(origin="E00").sum())
    assert total == pytest.approx(float(dataset["output"].sel(origin="E00").sum()))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        World.from_netcdf(tmp_path / "none.nc")
    assert (
        str(error.value)
        == f"{tmp_path / 'none.nc'}: got no file, expected a netCDF file. Fix: check the path."
    )


def test_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "x.nc"
    path.write_bytes(b"not a netCDF file")
    with pytest.raises(DataError, match=r"a netCDF-4 file\. Fix: write it with World\.to_netcdf\."):
        World.from_netcdf(path)


def test_netcdf_of_somebody_else(tmp_path: Path) -> None:
    import xarray

    path = tmp_path / "x.nc"
    xarray.Dataset({"a": ("x", [1.0])}).to_netcdf(path)
    with pytest.raises(DataError) as error:
        World.from_netcdf(path)
    assert (
        str(error.value)
        == f"{path}: got format None, expected detente-world-1. Fix: write it with World.to_netcdf."
    )


def test_netcdf_that_lacks_a_variable(tmp_path: Path) -> None:
    path, damaged = random_world(1).to_netcdf(tmp_path / "w.nc"), tmp_path / "damaged.nc"
    import xarray

    with xarray.open_dataset(path) as dataset:
        dataset.drop_vars("tariffs").to_netcdf(damaged)
    with pytest.raises(DataError, match=r"got a damaged file \(KeyError: .*tariffs"):
        World.from_netcdf(damaged)


def test_netcdf_whose_accounts_do_not_hold(tmp_path: Path) -> None:
    path, changed = random_world(1).to_netcdf(tmp_path / "w.nc"), tmp_path / "changed.nc"
    import xarray

    with xarray.open_dataset(path) as dataset:
        dataset.assign(intermediate=dataset["intermediate"] * 100).to_netcdf(changed)
    with pytest.raises(DataError, match=r"value_added\[E00, S00\]: got -"):
        World.from_netcdf(changed)

"""A world as an xarray dataset and as a netCDF-4 file, without loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import DataError, DetenteError, Problem
from detente.world.provenance import Provenance
from detente.world.world import World

if TYPE_CHECKING:
    import xarray

__all__ = ["from_netcdf", "to_dataset", "to_netcdf"]

USD = "million USD a year"
FORMAT = "detente-world-1"


def to_dataset(world: World) -> xarray.Dataset:
    """See :meth:`World.to_dataset`."""
    import xarray

    def entry(dims: tuple[str, ...], values: np.ndarray, units: str, name: str) -> tuple[object, ...]:
        return (dims, np.array(values), {"units": units, "long_name": name})

    names = list(world.elasticities)
    trade = ("origin", "destination", "sector")
    return xarray.Dataset(
        {
            "flows": entry(trade, world.flows, USD, "sales at basic prices, before import duty"),
            "intermediate": entry(
                ("destination", "input", "using"), world.intermediate, USD, "intermediate use incl. duty"
            ),
            "tariffs": entry(trade, world.tariffs, "1", "ad valorem import duty"),
            "trade_elasticity": entry(
                ("elasticity_set", "sector"),
                np.array([world.elasticities[x] for x in names]),
                "1",
                "trade elasticity theta",
            ),
            "goods": (("sector",), np.array(world.goods), {"long_name": "crosses a customs border"}),
            "output": entry(("origin", "sector"), world.output, USD, "gross output"),
            "value_added": entry(("origin", "sector"), world.value_added, USD, "value added"),
            "absorption": entry(("destination", "sector"), world.absorption, USD, "purchases incl. duty"),
            "final_demand": entry(("destination", "sector"), world.final_demand, USD, "final demand"),
            "tariff_revenue": entry(("destination",), world.tariff_revenue, USD, "import duty collected"),
            "trade_balance": entry(("origin",), world.trade_balance, USD, "exports less imports"),
            "income": entry(("destination",), world.income, USD, "income = final demand"),
        },
        coords={
            "origin": list(world.economies),
            "destination": list(world.economies),
            "sector": list(world.sectors),
            "input": list(world.sectors),
            "using": list(world.sectors),
            "elasticity_set": names,
        },
        attrs={
            "format": FORMAT,
            "title": world.meta.title,
            "default_elasticities": world.default_elasticities,
            "provenance": world.meta.to_json(),
            "parents": json.dumps(dict(world.parents)),
        },
    )


def to_netcdf(world: World, path: Path) -> Path:
    """See :meth:`World.to_netcdf`."""
    dataset = to_dataset(world)
    packed = {name: {"zlib": True, "complevel": 4} for name in ("flows", "intermediate", "tariffs")}
    dataset.to_netcdf(path, format="NETCDF4", engine="netcdf4", encoding=packed)
    return path


def from_netcdf(path: Path) -> World:
    """See :meth:`World.from_netcdf`."""
    import xarray

    if not path.is_file():
        raise DataError(Problem(str(path), "no file", "a netCDF file", "check the path"))
    try:
        with xarray.open_dataset(path, engine="netcdf4") as stored:
            dataset = stored.load()
    except (OSError, ValueError) as error:
        got = f"a file that cannot be read ({type(error).__name__})"
        raise DataError(
            Problem(str(path), got, "a netCDF-4 file", "write it with World.to_netcdf")
        ) from error
    if dataset.attrs.get("format") != FORMAT:
        got = f"format {dataset.attrs.get('format')!r}"
        raise DataError(Problem(str(path), got, FORMAT, "write it with World.to_netcdf"))
    try:
        tariffs = dataset["tariffs"].values
        sets = dataset["trade_elasticity"]
        return World.from_arrays(
            economies=[str(x) for x in dataset["origin"].values],
            sectors=[str(x) for x in dataset["sector"].values],
            flows=dataset["flows"].values,
            intermediate=dataset["intermediate"].values,
            tariffs=tariffs,
            elasticities={str(x): sets.sel(elasticity_set=x).values for x in sets["elasticity_set"].values},
            goods=dataset["goods"].values.astype(bool),
            meta=Provenance.from_json(dataset.attrs["provenance"]),
            default_elasticities=dataset.attrs["default_elasticities"],
            internal_duties=bool(np.diagonal(tariffs).any()),
            # Files written before worlds knew products have no such entry.
            parents=json.loads(dataset.attrs.get("parents", "{}")),
        )
    except DetenteError as error:
        raise DataError(error.problems) from error
    except (KeyError, TypeError, ValueError) as error:
        got = f"a damaged file ({type(error).__name__}: {error})"
        raise DataError(Problem(str(path), got, FORMAT, "write it with World.to_netcdf")) from error

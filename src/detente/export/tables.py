"""Results as tables in long form: one row for each economy, sector of an economy, or pair of economies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.export.columns import DIMENSIONS, TABLES, UNITS, Table
from detente.export.manifest import manifest_of
from detente.trade.arrays import Array

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from detente.trade.result import Result

__all__ = ["KEY", "arrow_table", "frame", "labelled", "quantities"]

KEY = b"detente"
"""Where the manifest stands in the metadata of a Parquet file."""


def quantities(result: Result, table: Table) -> dict[str, Array]:
    """Quantities of a table: [N], [N, S] or, for flows, [N, N] (origin, destination)."""
    if table == "flows":
        trade = {"before_usd_bn": result.trade_before_usd_m, "after_usd_bn": result.trade_after_usd_m}
        return {name: values.sum(axis=0) / 1e3 for name, values in trade.items()}
    return {column.name: getattr(result, column.name) for column in TABLES[table]}


def labelled(
    table: Table,
    economies: tuple[str, ...],
    sectors: tuple[str, ...],
    values: Mapping[str, Array],
) -> pa.Table:
    """Rows with labels. Quantities may have a leading axis of scenarios; sales at home are no flows."""
    import pyarrow as pa

    by_name = {"economy": economies, "origin": economies, "destination": economies, "sector": sectors}
    names = DIMENSIONS[table]
    shape = tuple(len(by_name[name]) for name in names)
    kept = None if table != "flows" else np.flatnonzero(~np.eye(len(economies), dtype=bool))
    some = next(iter(values.values()))
    repeats = some.size // int(np.prod(shape))
    columns: dict[str, Any] = {}
    for name, positions in zip(names, np.indices(shape, dtype=np.int32), strict=True):
        codes = positions.ravel() if kept is None else positions.ravel()[kept]
        codes = np.tile(codes, repeats)
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(by_name[name], pa.string()))
    for name, value in values.items():
        rows = np.ascontiguousarray(value).reshape(repeats, int(np.prod(shape)))
        columns[name] = pa.array((rows if kept is None else rows[:, kept]).ravel())
    fields = [
        pa.field(name, array.type, metadata={"unit": UNITS[name]} if name in UNITS else None)
        for name, array in columns.items()
    ]
    return pa.table(list(columns.values()), schema=pa.schema(fields))


def arrow_table(result: Result, table: Table = "economies") -> pa.Table:
    """A table of a result, with units in the metadata of its columns and the manifest in its own."""
    found = labelled(table, result.world.economies, result.world.sectors, quantities(result, table))
    return found.replace_schema_metadata({KEY: json.dumps(manifest_of(result), ensure_ascii=False)})


def frame(result: Result, table: Table = "economies") -> pd.DataFrame:
    """A table of a result: ``economies``, ``sectors`` or ``flows``; ``attrs`` holds units and the manifest."""
    found = arrow_table(result, table).to_pandas()
    found.attrs = {"units": {c.name: c.unit for c in TABLES[table]}, "manifest": manifest_of(result)}
    return found

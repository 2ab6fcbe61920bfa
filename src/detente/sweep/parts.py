"""The tables of one block of scenarios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.export.columns import DIMENSIONS, TABLES, Table
from detente.export.tables import labelled

if TYPE_CHECKING:
    import pyarrow as pa

    from detente.scenario.schema import Scenario
    from detente.sweep.solver import Rows, Values

__all__ = ["SCENARIOS", "tables_of"]

SCENARIOS = "scenarios"
"""Name of the table that has a row for every scenario, solved or not."""


def tables_of(
    first: int,
    scenarios: Sequence[Scenario],
    axes: Mapping[str, Sequence[Any]],
    rows: Rows,
    economies: tuple[str, ...],
) -> dict[str, pa.Table]:
    """Tables of a block whose first scenario has the number ``first``, rows in the order of the scenarios."""
    found: dict[str, pa.Table] = {SCENARIOS: _about(first, scenarios, axes, rows)}
    for name, values in rows.tables.items():
        found[name] = _values(first, name, values, economies)
    return found


def _about(
    first: int, scenarios: Sequence[Scenario], axes: Mapping[str, Sequence[Any]], rows: Rows
) -> pa.Table:
    import pyarrow as pa

    numbers = pa.array(np.arange(first, first + len(scenarios), dtype=np.int32))
    solved = np.array(rows.solved)
    checks = {
        name: pa.array(values, pa.float64(), mask=~solved)
        for name, values in (("residual", rows.residual), ("walras", rows.walras))
    }
    return pa.table(
        {
            "scenario": numbers,
            "id": pa.array([s.id for s in scenarios], pa.string()),
            "title": pa.array([s.title for s in scenarios], pa.string()),
            **{name: _axis(values) for name, values in axes.items()},
            "status": pa.array(["solved" if done else "failed" for done in rows.solved], pa.string()),
            "verdict": pa.array(rows.verdict, pa.string()),
            "reason": pa.array(rows.reason, pa.string()),
            **checks,
            "steps": pa.array(np.array(rows.steps, dtype=np.int32)),
        }
    )


def _axis(values: Sequence[Any]) -> pa.Array:
    """Levels as numbers where all of the axis are."""
    import pyarrow as pa

    return pa.array(values, pa.float64() if isinstance(values[0], float) else pa.string())


def _values(first: int, name: Table, values: Sequence[Values], economies: tuple[str, ...]) -> pa.Table:
    import pyarrow as pa

    by_sectors: dict[tuple[str, ...], list[Values]] = {}
    for part in values:
        by_sectors.setdefault(part.sectors if "sector" in DIMENSIONS[name] else (), []).append(part)
    tables = [_labelled(first, name, parts, economies, sectors) for sectors, parts in by_sectors.items()]
    if not tables:
        empty = {column.name: np.zeros(0) for column in TABLES[name]}
        return _numbered(np.zeros(0, np.int32), labelled(name, economies, ("",), empty))
    if len(tables) == 1:
        return tables[0]
    joined = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    order = np.argsort(joined["scenario"].to_numpy(), kind="stable")
    return joined.take(pa.array(order))


def _labelled(
    first: int, name: Table, parts: Sequence[Values], economies: tuple[str, ...], sectors: tuple[str, ...]
) -> pa.Table:
    places = np.concatenate([part.position for part in parts]).astype(np.int32)
    order = np.argsort(places)
    columns = {
        column.name: np.concatenate([part.columns[column.name] for part in parts])[order]
        for column in TABLES[name]
    }
    table = labelled(name, economies, sectors, columns)
    return _numbered(np.repeat(first + places[order], table.num_rows // places.size), table)


def _numbered(numbers: Any, table: pa.Table) -> pa.Table:
    import pyarrow as pa

    field = pa.field("scenario", pa.int32())
    return table.add_column(0, field, pa.array(numbers.astype(np.int32), pa.int32()))

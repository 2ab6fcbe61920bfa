"""Write tables as CSV, Parquet or netCDF with where they come from inside, and read them back.

A CSV file begins with one comment line, ``# manifest: {...}``, and has units in its header; in a Parquet file both are
metadata; in netCDF they are attributes. CSV in the IAMC form has neither: its columns are fixed, the model's name says
version, elasticities and closure, and the residual is a variable.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from detente.errors import DataError, InputError, Problem
from detente.export.columns import DIMENSIONS, UNITS, Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from detente.trade.result import Result

__all__ = ["Form", "check_path", "read", "write", "write_csv", "write_netcdf", "write_parquet", "written"]

Form: TypeAlias = Literal["table", "iamc"]
"""A table as it is, or the long form of the IAMC."""

SUFFIXES = (".csv", ".nc", ".parquet")
COMMENT = "# manifest: "
TEXTS = ("id", "title", "status", "verdict", "reason", "Scenario")
"""Columns that are text whatever stands in them."""


def write(
    result: Result,
    path: str | Path,
    *,
    table: Table = "economies",
    form: Form = "table",
    year: int | None = None,
) -> Path:
    """Write a result to ``.csv``, ``.parquet`` or ``.nc`` and return the path.

    Parameters
    ----------
    table : ``economies``, ``sectors`` or ``flows``; netCDF holds every table, the IAMC form ``economies`` and
        ``sectors``, with ``flows`` when asked for.
    form : ``table``, or ``iamc`` (CSV and Parquet).
    year : of the IAMC form, instead of the base year of the world.

    Raises
    ------
    InputError
        For an ending or a combination that does not exist, and when the file cannot be written.
    """
    from detente.export.interchange import iamc
    from detente.export.manifest import manifest_of
    from detente.export.tables import arrow_table

    path = check_path(Path(path), table, form)
    manifest = manifest_of(result)
    if path.suffix == ".nc":
        write_netcdf(result.to_dataset(), manifest, path)
    elif form == "iamc":
        import pyarrow as pa

        tables: Sequence[Table] = ("economies", "sectors") if table != "flows" else tuple(DIMENSIONS)
        long = pa.Table.from_pandas(iamc(result, tables, year), preserve_index=False)
        _write_rows([long], None if path.suffix == ".csv" else manifest, path)
    else:
        _write_rows([arrow_table(result, table)], manifest, path)
    return path


def check_path(path: Path, table: str = "economies", form: str = "table") -> Path:
    """Refuse what cannot be written before any work is done for it."""
    problems = []
    if path.suffix not in SUFFIXES:
        problems.append(
            Problem(
                str(path), f"the ending '{path.suffix}'", f"one of {', '.join(SUFFIXES)}", "rename the file"
            )
        )
    elif form == "iamc" and path.suffix == ".nc":
        problems.append(
            Problem(
                str(path), "the IAMC form as netCDF", ".csv or .parquet for the IAMC form", "rename the file"
            )
        )
    if table not in DIMENSIONS:
        problems.append(
            Problem("table", repr(table), f"one of {', '.join(DIMENSIONS)}", "choose one of them")
        )
    if form not in ("table", "iamc"):
        problems.append(Problem("format", repr(form), "'table' or 'iamc'", "choose one of them"))
    if path.is_dir():
        problems.append(Problem(str(path), "a folder", "a file", "add a file name to it"))
    elif not path.parent.is_dir():
        problems.append(
            Problem(
                str(path),
                f"no folder {path.parent}",
                "a file in a folder that exists",
                "make the folder first",
            )
        )
    if problems:
        raise InputError(problems)
    return path


def _write_rows(tables: Iterable[pa.Table], manifest: dict[str, Any] | None, path: Path) -> None:
    (write_csv if path.suffix == ".csv" else write_parquet)(tables, manifest, path)


def write_csv(tables: Iterable[pa.Table], manifest: dict[str, Any] | None, path: Path) -> None:
    """Rows of several tables with the same columns; without a manifest also without units."""
    from pyarrow import csv

    with written(path) as part, part.open("wb") as stream:
        for i, rows in enumerate(tables):
            if i == 0:
                names = rows.column_names
                if manifest is not None:
                    stream.write(f"{COMMENT}{_text(manifest)}\n".encode())
                    names = [_header(name) for name in names]
                stream.write((",".join(names) + "\n").encode())
            options = csv.WriteOptions(include_header=False, quoting_style="needed")
            csv.write_csv(_plain(rows), stream, options)


def _plain(rows: pa.Table) -> pa.Table:
    """Labels as text: the CSV writer knows no dictionaries."""
    import pyarrow as pa

    columns = [c.cast(pa.string()) if pa.types.is_dictionary(c.type) else c for c in rows.columns]
    return pa.table(columns, names=rows.column_names)


def write_parquet(tables: Iterable[pa.Table], manifest: dict[str, Any] | None, path: Path) -> None:
    """Rows of several tables with the same columns; each becomes a row group."""
    from pyarrow import parquet

    from detente.export.tables import KEY

    with written(path) as part:
        writer = None
        try:
            for rows in tables:
                kept = {} if manifest is None else {KEY: _text(manifest)}
                rows = rows.replace_schema_metadata(kept)
                writer = writer or parquet.ParquetWriter(part, rows.schema)
                writer.write_table(rows)
        finally:
            if writer is not None:
                writer.close()


def write_netcdf(dataset: Any, manifest: dict[str, Any], path: Path) -> None:
    """A labelled dataset with the manifest as its attribute ``manifest``."""
    with written(path) as part:
        dataset.assign_attrs(manifest=_text(manifest)).to_netcdf(part)


def read(path: str | Path) -> tuple[pd.DataFrame, dict[str, Any]]:
    """A table that :func:`write` wrote as CSV or Parquet, and its manifest (empty for CSV in the IAMC form).

    Raises
    ------
    DataError
        For a file that is missing or something else.
    """
    path = Path(path)
    readers: dict[str, Callable[[Path], tuple[pd.DataFrame, dict[str, Any]]]] = {
        ".csv": _read_csv, ".parquet": _read_parquet
    }  # fmt: skip
    try:
        return readers[path.suffix](path)
    except (OSError, ValueError, KeyError) as error:
        got = (
            "no file" if isinstance(error, FileNotFoundError) else f"something else ({type(error).__name__})"
        )
        raise DataError(
            Problem(str(path), got, "a table that detente wrote as .csv or .parquet", "write it again")
        ) from None


def _read_csv(path: Path) -> tuple[pd.DataFrame, dict[str, Any]]:
    import pyarrow as pa
    from pyarrow import csv

    with path.open(encoding="utf-8") as stream:
        first = stream.readline()
    manifest = json.loads(first.removeprefix(COMMENT)) if first.startswith(COMMENT) else {}
    types = dict.fromkeys(TEXTS, pa.string()) | {
        n: pa.float64() for name in ("Value", *UNITS) for n in (name, _header(name))
    }
    rows = csv.read_csv(
        path,
        read_options=csv.ReadOptions(skip_rows=1 if manifest else 0),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False
        ),
    )
    return rows.rename_columns([name.partition(" [")[0] for name in rows.column_names]).to_pandas(), manifest


def _header(name: str) -> str:
    """Name and unit of a quantity; labels have none."""
    return f"{name} [{UNITS[name]}]" if name in UNITS else name


def _read_parquet(path: Path) -> tuple[pd.DataFrame, dict[str, Any]]:
    from pyarrow import parquet

    from detente.export.tables import KEY

    rows = parquet.read_table(path)
    manifest = json.loads((rows.schema.metadata or {}).get(KEY, b"{}"))
    return rows.to_pandas(), manifest


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """A path to write to; what stands there is on the disk before it takes the place of ``path``.

    Nothing is left behind when writing fails.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise InputError(
            Problem(
                str(path),
                error.strerror or "an error",
                "a file that can be written",
                "choose another path, or free space",
            )
        ) from None
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder last, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _text(manifest: dict[str, Any]) -> str:
    return json.dumps(manifest, ensure_ascii=False)

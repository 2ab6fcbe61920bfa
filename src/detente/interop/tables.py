"""Tables of a ledger as CSV, Parquet or JSON Lines, and read back.

CSV is UTF-8 without a byte order mark, with a header. What documents say is not trusted: a text cell that a spreadsheet
would take for a formula gets an apostrophe in front, which :func:`read_table` takes away again. Members of a list are
parted by ``;``, with a backslash before a ``;`` or a backslash of their own.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.errors import DataError, InputError, Problem
from detente.interop.columns import COLUMNS, FORMS, Column, Form, Kind, Table
from detente.interop.plain_text import clean
from detente.ledger.book import Ledger

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "SUFFIXES",
    "LedgerTable",
    "check_choice",
    "make_table",
    "read_table",
    "unknown_ending",
    "write_table",
]

SUFFIXES = (".csv", ".jsonl", ".parquet")

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠']|[\t\r\n]")
"""Beginnings that spreadsheets run or swallow, and the apostrophe itself so that it comes back."""


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """Rows of one kind; every row has every column, and what is unknown is ``None``."""

    name: Table
    form: Form
    rows: tuple[dict[str, Any], ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return COLUMNS[self.form, self.name]


def check_choice(table: str | None, form: str) -> tuple[Table, Form]:
    """The table and the form that are meant.

    Raises
    ------
    InputError
        When there is no such form, or it has no such table.
    """
    for known, tables in FORMS.items():
        if form == known:
            for name in tables:
                if table in (None, name):
                    return name, known
            got = f"{table!r} in the form {form!r}" if form != "detente" else repr(table)
            raise InputError(
                Problem(
                    "table", got, f"{'one of ' if len(tables) > 1 else ''}{', '.join(tables)}", "choose it"
                )
            )
    raise InputError(Problem("form", repr(form), f"one of {', '.join(FORMS)}", "choose one of them"))


def make_table(
    books: Sequence[Ledger],
    table: str | None = None,
    form: str = "detente",
    *,
    day: date,
    known: date | None = None,
    threats: bool = False,
) -> LedgerTable:
    """A table of a ledger.

    Parameters
    ----------
    books : ledgers of one document each.
    table : ``measures``, ``events``, ``commitments``, ``claims``, ``meetings``, ``deadlines``, ``sources`` or
        ``changes``; by default the first of the form.
    form : ``detente``; ``gta`` for measures as interventions of Global Trade Alert; ``cameo`` for coded events.
    day : states are those of this day; events, claims, meetings and changes go up to it, deadlines begin with it.
    known : documents published later are left out; all are used by default.
    threats : also what Global Trade Alert leaves out by its rules, each with the reason.

    Raises
    ------
    InputError
        When there is no such table or form.
    """
    from detente.interop.rows import Question, rows_of

    name, kind = check_choice(table, form)
    columns = COLUMNS[kind, name]
    rows = rows_of(Question(tuple(books), day, known, threats), name, kind)
    return LedgerTable(
        name, kind, tuple({c.name: _tidy(row[c.name], c.kind) for c in columns} for row in rows)
    )


def _tidy(value: Any, kind: Kind) -> Any:
    if kind == "texts":
        return [clean(str(one)) for one in value or ()]
    if value is None or value == "":
        return None
    if kind == "text":
        return clean(value)
    return float(value) if kind == "number" else value


def write_table(table: LedgerTable, path: Path, suffix: str | None = None) -> None:
    """Write a table; the ending of the name says how, or the one that is given.

    Raises
    ------
    InputError
        For another ending.
    """
    writers = {".csv": _to_csv, ".jsonl": _to_json_lines}
    ending = path.suffix if suffix is None else suffix
    if ending == ".parquet":
        from pyarrow import parquet

        parquet.write_table(_to_arrow(table), path)
    elif ending in writers:
        path.write_bytes(writers[ending](table).encode("utf-8"))
    else:
        raise unknown_ending(path)


def unknown_ending(path: Path, endings: Iterable[str] = SUFFIXES) -> InputError:
    """The error for a file that cannot be written in this form."""
    wanted = f"one of {', '.join(endings)}"
    return InputError(Problem(str(path), f"the ending '{path.suffix}'", wanted, "rename the file"))


def _to_csv(table: LedgerTable) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(row[column.name], column.kind) for column in table.columns])
    return stream.getvalue()


def _cell(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    match kind:
        case "texts":
            return _safe(";".join(re.sub(r"([;\\])", r"\\\1", one) for one in value))
        case "text":
            return _safe(value)
        case "day":
            return str(value.isoformat())
        case "flag":
            return "true" if value else "false"
        case "number":
            return repr(value)
        case "count":
            return str(value)


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _to_json_lines(table: LedgerTable) -> str:
    """One object a line, without what is unknown."""
    lines = [
        json.dumps(
            {name: value for name, value in row.items() if value is not None and value != []},
            ensure_ascii=False,
            default=date.isoformat,
        )
        for row in table.rows
    ]
    return "".join(f"{line}\n" for line in lines)


def _to_arrow(table: LedgerTable) -> pa.Table:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.float64(),
        "count": pa.int64(),
        "day": pa.date32(),
        "flag": pa.bool_(),
    }
    schema = pa.schema(
        [(column.name, types[column.kind]) for column in table.columns],
        {"detente_table": table.name, "detente_form": table.form},
    )
    return pa.Table.from_pylist(list(table.rows), schema)


def read_table(path: Path, table: str | None = None, form: str = "detente") -> LedgerTable:
    """A table that :func:`write_table` wrote.

    Raises
    ------
    InputError
        When there is no such table or form.
    DataError
        For a file that is missing or something else.
    """
    name, kind = check_choice(table, form)
    columns = COLUMNS[kind, name]
    readers = {".csv": _from_csv, ".jsonl": _from_json_lines, ".parquet": _from_parquet}
    try:
        return LedgerTable(name, kind, tuple(readers[path.suffix](path, columns)))
    except (OSError, ValueError, KeyError, csv.Error) as error:
        got = (
            "no file" if isinstance(error, FileNotFoundError) else f"something else ({type(error).__name__})"
        )
        wanted = f"the table {name} in the form {kind} as .csv, .jsonl or .parquet"
        raise DataError(Problem(str(path), got, wanted, "write it again")) from None


def _from_csv(path: Path, columns: Sequence[Column]) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        if next(rows, None) != [column.name for column in columns]:
            raise ValueError("other columns")
        return [
            {column.name: _value(cell, column.kind) for column, cell in zip(columns, row, strict=True)}
            for row in rows
        ]


def _value(cell: str, kind: Kind) -> Any:
    if kind in ("text", "texts"):
        text = cell.removeprefix("'")
        if kind == "text":
            return text or None
        return [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in _parts(text)] if text else []
    if not cell:
        return None
    match kind:
        case "day":
            return date.fromisoformat(cell)
        case "flag":
            return {"true": True, "false": False}[cell]
        case "number":
            return float(cell)
        case _:
            return int(cell)


def _parts(text: str) -> list[str]:
    """The members of a list, still with their backslashes."""
    return re.findall(r"(?:^|;)((?:[^;\\]|\\.)*)", text, flags=re.DOTALL)


def _from_json_lines(path: Path, columns: Sequence[Column]) -> Iterable[dict[str, Any]]:
    rows = []
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        found = json.loads(line)
        row: dict[str, Any] = {c.name: found.pop(c.name, [] if c.kind == "texts" else None) for c in columns}
        if found:
            raise ValueError("other columns")
        days = {c.name: date.fromisoformat(row[c.name]) for c in columns if c.kind == "day" and row[c.name]}
        rows.append(row | days)
    return rows


def _from_parquet(path: Path, columns: Sequence[Column]) -> Iterable[dict[str, Any]]:
    from pyarrow import parquet

    table = parquet.ParquetFile(path).read()
    if table.column_names != [column.name for column in columns]:
        raise ValueError("other columns")
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows

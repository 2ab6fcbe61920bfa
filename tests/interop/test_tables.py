"""Tables of a ledger come back from files as they were, and no cell is a formula."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DataError, InputError
from detente.interop.columns import COLUMNS, FORMS, TABLES
from detente.interop.tables import SUFFIXES, LedgerTable, make_table, read_table, write_table
from detente.ledger import Evidence, Ledger, Measure, Scope, Source
from detente.ledger.library import load_library

DAY = date(2025, 11, 15)
EVERY = [(form, table) for form, tables in FORMS.items() for table in tables]
FORMULAS = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "'quoted",
    "''",
)


def hostile(text: str) -> Ledger:
    """A document whose every word is the given text."""
    return Ledger(
        sources=(Source(id="doc-1", published=date(2025, 1, 1), publisher=text, title=text, url=text),),
        measures=(
            Measure(id="m1", title=text, actor=("USA",), instrument="import_tariff", authority=text,
                    scope=Scope(firms=(text, "A; B\\", text)), status="in_force",
                    evidence=(Evidence(quote=text, start=0, end=1),)),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("form", "name"), EVERY)
def test_what_ships_comes_back_from_every_file(form: str, name: str, suffix: str, tmp_path: Path) -> None:
    table = make_table(load_library("us-china-2018-2026"), name, form, day=DAY)
    assert len(table.rows) > 5
    path = tmp_path / f"table{suffix}"
    write_table(table, path)
    assert read_table(path, name, form) == table


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("form", "name"), EVERY)
def test_an_empty_table_comes_back(form: str, name: str, suffix: str, tmp_path: Path) -> None:
    table = make_table([], name, form, day=DAY)
    assert table.rows == ()
    write_table(table, tmp_path / f"table{suffix}")
    assert read_table(tmp_path / f"table{suffix}", name, form) == table


@pytest.mark.parametrize(("form", "name"), EVERY)
def test_every_row_has_every_column_in_its_kind(form: str, name: str) -> None:
    kinds: dict[str, tuple[type, ...]] = {"text": (str,), "texts": (list,), "number": (float,), "count": (int,),
                                          "day": (date,), "flag": (bool,)}  # fmt: skip
    columns = COLUMNS[form, name]  # type: ignore[index]
    assert {"ref", "source"} & {column.name for column in columns}
    for row in make_table(load_library("us-china-2018-2026"), name, form, day=DAY).rows:
        assert list(row) == [column.name for column in columns]
        for column in columns:
            assert row[column.name] is None or type(row[column.name]) in kinds[column.kind]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_begins_a_formula(text: str, tmp_path: Path) -> None:
    table = make_table([hostile(text)], "measures", day=DAY)
    write_table(table, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not [
        cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠") or cell[:1] in tuple("\t\r\n")
    ]
    assert read_table(tmp_path / "t.csv", "measures") == table
    assert table.rows[0]["title"] == text.replace("\r", "\n")


@settings(max_examples=80)
@given(st.text(max_size=60))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("t")
    for name in ("measures", "sources"):
        table = make_table([hostile(text)], name, day=DAY)
        for suffix in SUFFIXES:
            write_table(table, folder / f"t{suffix}")
            assert read_table(folder / f"t{suffix}", name) == table


def test_numbers_below_zero_stay_numbers(tmp_path: Path) -> None:
    row: dict[str, Any] = {column.name: None for column in COLUMNS["gta", "measures"]}
    lists = {column.name: [] for column in COLUMNS["gta", "measures"] if column.kind == "texts"}
    table = LedgerTable("measures", "gta", (row | lists | {"new_level": -1.5, "title": "-1.5"},))
    write_table(table, tmp_path / "t.csv")
    assert b"'-1.5," in (tmp_path / "t.csv").read_bytes()
    assert b",-1.5," in (tmp_path / "t.csv").read_bytes()
    assert read_table(tmp_path / "t.csv", "measures", "gta") == table


def test_the_files_are_what_other_programs_expect(tmp_path: Path) -> None:
    table = make_table(load_library("us-china-2018-2026"), "measures", day=DAY)
    for suffix in SUFFIXES:
        write_table(table, tmp_path / f"t{suffix}")
    assert not (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == [column.name for column in table.columns]
    lines = (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0])
    assert len(lines) == len(table.rows)
    assert (first["ref"], first["source"]) == (table.rows[0]["ref"], table.rows[0]["source"])
    assert None not in first.values()
    schema = pq.read_schema(tmp_path / "t.parquet")
    assert schema.metadata == {b"detente_table": b"measures", b"detente_form": b"detente"}
    assert [str(schema.field(name).type) for name in ("since", "rate_pct", "actor", "stale")] == [
        "date32[day]", "double", "list<element: string>", "bool",
    ]  # fmt: skip


def test_the_day_and_what_was_known_decide() -> None:
    books = load_library("us-china-2018-2026")

    def status(day: date, known: date | None = None) -> str | None:
        rows = make_table(books, "measures", day=day, known=known).rows
        return next((row["status"] for row in rows if row["id"] == "usa-threat-100-percent"), None)

    assert status(date(2025, 10, 1)) is None
    assert status(date(2025, 10, 28)) == "threatened"
    assert status(date(2025, 12, 1)) == "averted"
    assert status(date(2025, 12, 1), date(2025, 10, 12)) == "threatened"
    for name in TABLES:
        rows = make_table(books, name, day=DAY, known=date(2019, 1, 1)).rows
        assert all(row["source"][:10] <= "2019-01-01" for row in rows)


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        make_table([], "tariffs", day=DAY)
    assert str(caught.value) == (
        "table: got 'tariffs', expected one of measures, events, commitments, claims, meetings, deadlines, sources, "
        "changes. Fix: choose it."
    )
    with pytest.raises(InputError) as caught:
        make_table([], "claims", "cameo", day=DAY)
    assert str(caught.value) == "table: got 'claims' in the form 'cameo', expected events. Fix: choose it."
    with pytest.raises(InputError) as caught:
        make_table([], None, "idea", day=DAY)
    assert (
        str(caught.value) == "form: got 'idea', expected one of detente, gta, cameo. Fix: choose one of them."
    )
    table = make_table([], "sources", day=DAY)
    with pytest.raises(
        InputError, match=r"got the ending '\.xlsx', expected one of \.csv, \.jsonl, \.parquet\."
    ):
        write_table(table, tmp_path / "t.xlsx")
    with pytest.raises(DataError, match="got no file, expected the table sources in the form detente"):
        read_table(tmp_path / "none.csv", "sources")
    for name, content in (
        ("a.csv", "x,y\n1,2\n"),
        ("a.jsonl", '{"x": 1}\n'),
        ("a.parquet", "no"),
        ("b.csv", ""),
    ):
        (tmp_path / name).write_text(content)
        with pytest.raises(DataError, match=r"got something else \("):
            read_table(tmp_path / name, "sources")

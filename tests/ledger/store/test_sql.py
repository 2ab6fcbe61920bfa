"""Databases: their tables, the journal, passwords, and what goes wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from benchmarks.kill_ledger import document

import ledgers
from detente.errors import InputError
from detente.ledger.store import named, open_store
from detente.ledger.store.address import Address
from detente.ledger.store.connection import connect

SECRET = "sw0rdf1sh"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A place for a database, with a ledger of two documents in it."""
    server = request.param == "postgresql"
    place = request.getfixturevalue("empty_database")() if server else str(tmp_path / "ledger.db")
    open_store(place, create=True).add_all([document(1), talks()])
    return place


def talks() -> Any:
    """A document with records of several kinds, and a character that PostgreSQL keeps in no column."""
    return named(ledgers.ledger(ledgers.tariff(title="with \0 zero"), ledgers.purchase()), "2025-10-27-talks")


def query(place: str, words: str) -> list[tuple[Any, ...]]:
    engine = connect(Address.of(place), create=False, wait_s=5)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(sa.text(words))]
        connection.commit()
    return rows


def change(place: str, words: str) -> None:
    engine = connect(Address.of(place), create=False, wait_s=5)
    with engine.connect() as connection:
        connection.execute(sa.text(words))
        connection.commit()


def test_records_in_columns(database: str) -> None:
    rows = query(
        database,
        "SELECT kind, record_id, title, instrument, status, rate_pct, begins, quote FROM ledger_records "
        "WHERE document_id = '2025-10-27-talks' ORDER BY record_id",
    )
    assert rows == [
        ("commitment", "c1", "Purchases of US farm products", None, "claimed", None, None, "words"),
        ("issue", "ic1", "One side only.", None, None, None, None, None),
        ("measure", "m1", "with \ufffd zero", "import_tariff", "threatened", 100.0, "2025-11-01", "words"),
    ]
    rows = query(
        database,
        "SELECT d.published, r.record_id, l.role, l.name FROM ledger_documents d JOIN ledger_records r "
        "ON r.document_id = d.id JOIN ledger_links l ON l.document_id = d.id AND l.record_id = r.record_id "
        "WHERE d.id = '2025-10-27-talks' ORDER BY r.record_id, l.role, l.name",
    )
    assert [tuple(map(str, row)) for row in rows] == [
        ("2025-10-27", "c1", "actor", "CHN"),
        ("2025-10-27", "c1", "beneficiary", "USA"),
        ("2025-10-27", "c1", "product", "agriculture"),
        ("2025-10-27", "m1", "actor", "USA"),
        ("2025-10-27", "m1", "product", "all_goods"),
        ("2025-10-27", "m1", "target", "CHN"),
    ]


def test_columns_follow_the_documents(database: str) -> None:
    store = open_store(database)
    id = document(1).sources[0].id
    count = f"SELECT count(*) FROM ledger_records WHERE document_id = '{id}'"
    assert query(database, count) == [(len(document(1).measures),)]
    fewer = document(1).model_copy(update={"measures": document(1).measures[:1]})
    store.add(fewer, replace=True)
    assert query(database, count) == [(1,)]
    store.remove(id)
    assert query(database, count) == [(0,)]
    assert query(database, f"SELECT count(*) FROM ledger_links WHERE document_id = '{id}'") == [(0,)]
    store.restore(id)
    assert query(database, count) == [(1,)]


def test_journal_keeps_everything_that_went(database: str) -> None:
    from detente.ledger.store.documents import read_content

    store = open_store(database)
    id = document(1).sources[0].id
    fewer = document(1).model_copy(update={"measures": document(1).measures[:1]})
    store.add(fewer, replace=True)
    store.remove(id)
    store.restore(id)
    rows = query(
        database, f"SELECT action, content FROM ledger_journal WHERE document_id = '{id}' ORDER BY number"
    )
    assert [action for action, _ in rows] == ["added", "replaced", "removed", "restored"]
    assert [content is None for _, content in rows] == [True, False, False, True]
    assert read_content(rows[1][1], "journal", id) == document(1)
    assert read_content(rows[2][1], "journal", id) == fewer


def test_refused_change_leaves_no_trace(database: str) -> None:
    tables = ("ledger_documents", "ledger_records", "ledger_links", "ledger_journal", "ledger_store")
    before = [query(database, f"SELECT count(*) FROM {table}") for table in tables]
    fewer = document(1).model_copy(update={"measures": document(1).measures[:1]})
    with pytest.raises(InputError, match="another reading"):
        open_store(database).add_all([document(7), fewer])
    assert [query(database, f"SELECT count(*) FROM {table}") for table in tables] == before


def test_newer_tables_are_refused(database: str) -> None:
    store = open_store(database)
    change(database, "UPDATE ledger_store SET format = 2")
    message = (
        f"{store.place}: got detente-store-2, expected detente-store-1. "
        "Fix: update detente: a newer one made this ledger."
    )
    for create in (False, True):
        with pytest.raises(InputError) as error:
            open_store(database, create=create)
        assert str(error.value) == message
    with pytest.raises(InputError) as error:
        store.add(document(3))
    assert str(error.value) == message


def test_damaged_rows_are_named_all_at_once(database: str) -> None:
    id = document(1).sources[0].id
    change(database, f"UPDATE ledger_documents SET content = '{{\"sources\": 3}}' WHERE id = '{id}'")
    change(database, "UPDATE ledger_documents SET content = 'x' WHERE id = '2025-10-27-talks'")
    store = open_store(database)
    with pytest.raises(InputError) as error:
        store.ledgers()
    assert [str(problem) for problem in error.value.problems] == [
        f"{store.place}: {id} sources: got 3, expected a valid tuple. Fix: see the ledger reference in the docs.",
        f"{store.place}: 2025-10-27-talks: got text that is no JSON, expected the ledger of a document. "
        "Fix: remove the document, and add it again.",
    ]


def test_full_disk_word_for_word(tmp_path: Path) -> None:
    place = str(tmp_path / "ledger.db")
    store = open_store(place, create=True)
    store.add(document(1))
    engine = store._engine  # type: ignore[attr-defined]

    @sa.event.listens_for(engine, "engine_connect")
    def bound(connection: sa.Connection) -> None:
        connection.connection.dbapi_connection.execute("PRAGMA max_page_count = 40")  # type: ignore[union-attr]

    with pytest.raises(InputError) as error:
        store.add_all([document(n) for n in range(2, 40)])
    assert str(error.value) == (
        f"{place}: got an error (database or disk is full), expected a database that can be written, with room for "
        "the documents. Fix: free some space, and run the same again: no document is there in part."
    )
    assert open_store(place).ledgers() == (document(1),)


def test_full_disk_of_a_server(empty_database: Callable[[], str]) -> None:
    place = empty_database()
    store = open_store(place, create=True)
    change(
        place,
        "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$",
    )
    change(place, "CREATE TRIGGER fill BEFORE INSERT ON ledger_links EXECUTE FUNCTION fill()")
    with pytest.raises(InputError) as error:
        store.add(document(1))
    assert str(error.value) == (
        f"{store.place}: got an error (could not extend file: No space left on device), expected a database that "
        "can be written, with room for the documents. Fix: free some space, and run the same again: no document "
        "is there in part."
    )
    assert store.documents() == ()
    assert query(place, "SELECT count(*) FROM ledger_journal") == [(0,)]


def test_writer_waits_no_longer_than_it_may(database: str) -> None:
    store = open_store(database, wait_s=0.1)
    engine = connect(Address.of(database), create=False, wait_s=5)
    with engine.connect() as connection:
        if "postgresql" in database:
            connection.execute(sa.text("SELECT * FROM ledger_store FOR UPDATE"))
        else:
            connection.execute(sa.text("UPDATE ledger_store SET revision = revision"))
        with pytest.raises(InputError) as error:
            store.add(document(3))
        assert str(error.value) == (
            f"{store.place}: got another process writing to it for more than 0.1 s, expected one that finishes. "
            "Fix: wait until it has finished, or end it: nothing is lost by that."
        )
        assert len(store.ledgers()) == 2, "readers wait for nobody"
        connection.rollback()
    assert store.add(document(3))


# -- addresses ---------------------------------------------------------------------------------------------------
def test_kinds_of_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for place in ("a.db", "b.SQLITE", Path("c.sqlite3"), "sqlite:///d", f"sqlite:///{tmp_path}/deep/e.db"):
        assert type(open_store(place, create=True, title="T")).__name__ == "SqlStore"
        assert open_store(place).title == "T"
    assert type(open_store("folder", create=True)).__name__ == "FolderStore"
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.db",
        "b.SQLITE",
        "c.sqlite3",
        "d",
        "deep",
        "folder",
    }


SHAPE = "postgresql://USER@HOST:PORT/DATABASE"
REFUSED = {
    f"mysql://u:{SECRET}@h/d": f"got one that begins with 'mysql', expected sqlite or postgresql. Fix: write {SHAPE} "
    "or sqlite:///FILE.",
    f"postgresql+psycopg://u:{SECRET}@h/d": "got one that begins with 'postgresql+psycopg', expected sqlite or "
    f"postgresql. Fix: write {SHAPE} or sqlite:///FILE.",
    f"postgresql://u:{SECRET}@h": f"got no name of a database, expected {SHAPE}, with the options host, port and "
    "sslmode. Fix: add the name of the database at the end.",
    f"postgresql://u@h/d?password={SECRET}": f"got the option 'password', expected {SHAPE}, with the options host, "
    "port and sslmode. Fix: remove the option.",
    f"postgresql://u:{SECRET}@h/d?sslmode=perhaps": "got sslmode=perhaps, expected disable, prefer, require, "
    "verify-ca or verify-full. Fix: write sslmode=verify-full.",
    f"postgresql://u:x@{SECRET}@h/d": f"got one that cannot be read, expected {SHAPE} or sqlite:///FILE. Fix: check "
    "its spelling; special characters in names and passwords are written as %XX.",
    f"postgresql://u:{SECRET}@h:port/d": f"got one that cannot be read, expected {SHAPE} or sqlite:///FILE. Fix: "
    "check its spelling; special characters in names and passwords are written as %XX.",
    "sqlite://": "got a URL of SQLite without a file, or with more than a file, expected sqlite:///FILE. Fix: write "
    "sqlite:///ledger.db, or sqlite:////srv/ledger.db for a file anywhere.",
}


@pytest.mark.parametrize("url", REFUSED)
def test_addresses_that_are_refused_word_for_word(url: str) -> None:
    with pytest.raises(InputError) as error:
        open_store(url)
    assert str(error.value) == f"a URL of a database: {REFUSED[url]}"


def test_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError) as error:
        open_store(f"postgresql://somebody:{SECRET}@localhost:1/talks")
    assert str(error.value) == (
        "postgresql://somebody@localhost:1/talks: got an error (Connection refused), expected a server that answers. "
        "Fix: start it, or check host and port."
    )
    assert error.value.__suppress_context__


def test_server_that_refuses(postgresql_url: str) -> None:
    url = sa.make_url(postgresql_url)
    for changed, words in (
        (
            url.set(username="nobody_known", password=SECRET),
            'got an error (role "nobody_known" does not exist), expected a user that the server admits. '
            "Fix: check the user in the URL, and what the server allows.",
        ),
        (
            url.set(database="nowhere", password=SECRET),
            'got an error (database "nowhere" does not exist), expected a database that exists. '
            "Fix: make it with createdb, or check its name.",
        ),
    ):
        with pytest.raises(InputError) as error:
            open_store(changed.render_as_string(hide_password=False))
        message = str(error.value)
        assert message.endswith(words) or "password authentication failed" in message
        assert SECRET not in message


def test_what_the_server_said_is_told_although_it_hung_up() -> None:
    """The driver says goodbye after a refusal, and fails where the server was quicker to close the line."""
    import pg8000.dbapi

    from detente.ledger.store.connection import naming_errors

    def hang_up() -> None:
        try:
            raise pg8000.dbapi.DatabaseError({"C": "3D000", "M": "no such database"})
        except pg8000.dbapi.DatabaseError:
            try:
                raise BrokenPipeError(32, "Broken pipe")
            except OSError as broken:
                raise pg8000.dbapi.InterfaceError("network error") from broken

    with pytest.raises(InputError) as error, naming_errors(Address.of("postgresql://u@h/d"), 1):
        hang_up()
    assert str(error.value) == (
        "postgresql://u@h:5432/d: got an error (no such database), expected a database that exists. "
        "Fix: make it with createdb, or check its name."
    )


def test_password_is_nowhere_to_be_seen(
    empty_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    store = open_store(empty_database(), create=True)
    assert store.add(document(1))
    for words in (repr(store), store.place, repr(store._engine), repr(store._address), store.version):  # type: ignore[attr-defined]
        assert SECRET not in words
    address = Address.of("postgresql://u@h/d")
    assert address.server["password"] == SECRET
    assert SECRET not in repr(address)


def test_address_of_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGUSER", "me")
    monkeypatch.delenv("PGPASSWORD", raising=False)
    plain = Address.of("postgresql:///talks")
    assert plain.shown == "postgresql://me@localhost:5432/talks"
    assert plain.server == {
        "user": "me", "password": None, "host": "localhost", "port": 5432, "database": "talks", "unix_sock": None,
        "ssl_context": None,
    }  # fmt: skip
    local = Address.of("postgresql://you:p%40ss@/talks?host=/run/postgresql&port=6000")
    assert local.shown == "postgresql://you@/run/postgresql:6000/talks"
    assert local.server["unix_sock"] == "/run/postgresql/.s.PGSQL.6000"
    assert local.server["password"] == "p@ss"
    strict = Address.of("postgresql://h/talks?sslmode=verify-full").server["ssl_context"]
    assert strict.check_hostname is True
    assert Address.of("postgresql://h/talks?sslmode=disable").server["ssl_context"] is False


def test_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("my notes, which are no database, " * 100)
    before = file.read_bytes()
    for create in (False, True):
        with pytest.raises(InputError) as error:
            open_store(file, create=create)
        assert str(error.value) == (
            f"{file}: got an error (file is not a database), expected a database of SQLite. "
            "Fix: check the name of the file."
        )
    assert file.read_bytes() == before


def test_database_of_another_program(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE notes (words)")
    connection.commit()
    connection.close()
    with pytest.raises(InputError, match="got no ledger there"):
        open_store(file)
    store = open_store(file, create=True)
    assert store.add(document(1))
    assert query(str(file), "SELECT count(*) FROM notes") == [(0,)]


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    for name in [name for name in sys.modules if name.startswith("detente.ledger.store.")]:
        monkeypatch.delitem(sys.modules, name)
    from detente.ledger.store.opening import open_store as fresh

    with pytest.raises(InputError) as error:
        fresh(tmp_path / "ledger.db", create=True)
    assert str(error.value) == (
        "ledger in a database: got no library for databases (sqlalchemy), expected the extra 'sql'. "
        "Fix: pip install 'detente[sql]', or keep the ledger in a folder."
    )


def test_folders_need_no_library_for_databases() -> None:
    code = (
        "import sys, detente.ledger.store as s; s.FolderStore; "
        "sys.exit(any(n in sys.modules for n in ('sqlalchemy', 'pg8000', 'ruamel.yaml', 'sqlite3')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

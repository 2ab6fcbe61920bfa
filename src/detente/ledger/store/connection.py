"""Connect to SQLite or PostgreSQL, in transactions that another writer cannot cross, and say what went wrong."""

from __future__ import annotations

import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import SQLAlchemyError

from detente.errors import InputError, Problem

from .address import Address

__all__ = ["connect", "creation", "naming_errors", "transaction"]

CONNECT_S = 10.0
"""How long a server may take to take a call, in seconds."""
_ANSWER_S = 30.0
"""How long it may take to answer beyond the time that writers wait, in seconds."""
_ADVISORY_LOCK = 0x64657465
"""Held by whoever makes the tables."""
_WRITES = "detente_writes"

_AGAIN = "and run the same again: no document is there in part"


def connect(address: Address, create: bool, wait_s: float) -> Engine:
    """An engine that opens a connection for every transaction and keeps none."""
    if address.file is not None:
        file = address.file

        def open_file() -> Any:
            mode = "rwc" if create else "rw"
            name = f"file:{quote(str(file.absolute()))}?mode={mode}"
            connection = sqlite3.connect(name, uri=True, timeout=wait_s, isolation_level=None)
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA synchronous = FULL")
            except BaseException:
                connection.close()
                raise
            return connection

        engine = sa.create_engine("sqlite+pysqlite://", creator=open_file, poolclass=sa.NullPool)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return sa.create_engine(
        "postgresql+pg8000://",
        creator=lambda: _call(address.server, wait_s),
        poolclass=sa.NullPool,
        hide_parameters=True,
    )


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the file before it reads, so that what it has read stays true until it writes."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _call(server: dict[str, Any], wait_s: float) -> Any:
    """A connection to PostgreSQL: a short time to be taken, a longer one for answers."""
    import pg8000.dbapi

    arguments = dict(server)
    path = arguments.pop("unix_sock")
    if path is None:
        line = socket.create_connection((arguments["host"], arguments["port"]), CONNECT_S)
    else:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path is not None:
            line.settimeout(CONNECT_S)
            line.connect(path)
        line.settimeout(wait_s + _ANSWER_S)
        return pg8000.dbapi.connect(**arguments, sock=line)
    except BaseException:
        line.close()
        raise


@contextmanager
def transaction(engine: Engine, *, writes: bool, wait_s: float) -> Iterator[Connection]:
    """A transaction; one that writes waits for the writer before it, up to ``wait_s`` seconds."""
    with engine.connect() as connection:
        connection = connection.execution_options(**{_WRITES: writes})
        with connection.begin():
            if writes and engine.dialect.name == "postgresql":
                # An acknowledged document is on the disk, whatever the server does by default.
                connection.exec_driver_sql("SET LOCAL synchronous_commit TO on")
                connection.exec_driver_sql(f"SET LOCAL lock_timeout TO {max(int(1000 * wait_s), 1)}")
            yield connection


@contextmanager
def creation(engine: Engine, wait_s: float) -> Iterator[Connection]:
    """A transaction in which nobody else makes tables."""
    if engine.dialect.name == "sqlite":
        _use_log(engine)
    with transaction(engine, writes=True, wait_s=wait_s) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
        yield connection


def _use_log(engine: Engine) -> None:
    """Keep a write-ahead log, so that readers wait for nobody; the file remembers it."""
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("BEGIN EXCLUSIVE")  # waits for others who do the same: the change below does not
        raw.execute("COMMIT")
        for _ in range(100):
            try:
                raw.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                raw.execute("BEGIN EXCLUSIVE")
                raw.execute("COMMIT")


@contextmanager
def naming_errors(address: Address, wait_s: float) -> Iterator[None]:
    """Say in one sentence what a database refused, and how to mend it; passwords are never part of it."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise InputError(_problem(error, address, wait_s)) from None
    except Exception as error:
        if type(error).__module__.startswith("pg8000"):
            raise InputError(_problem(error, address, wait_s)) from None
        raise


def _problem(error: Exception, address: Address, wait_s: float) -> Problem:
    cause: Any = getattr(error, "orig", None) or error
    code, words = _reason(cause)
    password = address.server.get("password")
    if password:
        words = words.replace(str(password), "***")
    if code in ("55P03", "SQLITE_BUSY"):
        return Problem(
            address.shown,
            f"another process writing to it for more than {wait_s:g} s",
            "one that finishes",
            "wait until it has finished, or end it: nothing is lost by that",
        )
    expected, fix = _ADVICE.get(code, ("a database that answers", f"mend the cause, {_AGAIN}"))
    return Problem(address.shown, f"an error ({words})", expected, fix)


_FULL = ("a database that can be written, with room for the documents", f"free some space, {_AGAIN}")
_ADVICE: dict[str, tuple[str, str]] = {
    "SQLITE_FULL": _FULL,
    "53100": _FULL,
    "SQLITE_IOERR": _FULL,
    "SQLITE_READONLY": ("a file that can be written", f"mend the permissions, {_AGAIN}"),
    "SQLITE_READONLY_DIRECTORY": ("a folder that can be written", f"mend the permissions, {_AGAIN}"),
    "SQLITE_CANTOPEN": ("a file that can be read and written", "check the name and the permissions of the folder"),
    "SQLITE_NOTADB": ("a database of SQLite", "check the name of the file"),
    "SQLITE_CORRUPT": ("an undamaged database", "bring the file back from a copy"),
    "28P01": ("a user and password that the server knows", "check the user in the URL, and the password (PGPASSWORD)"),
    "28000": ("a user that the server admits", "check the user in the URL, and what the server allows"),
    "3D000": ("a database that exists", "make it with createdb, or check its name"),
    "42501": ("a user who may write here", "grant the user the right, or name another user"),
    "no answer": ("a server that answers", "start it, or check host and port"),
}  # fmt: skip


def _reason(cause: Any) -> tuple[str, str]:
    """A code and the words of a driver's error."""
    if isinstance(cause, sqlite3.Error):
        name: str = getattr(cause, "sqlite_errorname", "")
        return "SQLITE_IOERR" if name.startswith("SQLITE_IOERR") else name, str(cause)
    # Where a server hangs up at once, the driver's failure to say goodbye hides what the server had said.
    error: BaseException | None = cause
    while error is not None:
        details = error.args[0] if error.args else None
        if isinstance(details, dict):
            return str(details.get("C", "")), str(details.get("M", "refused"))
        error = error.__cause__ or error.__context__
    if isinstance(cause, OSError):
        return "no answer", cause.strerror or str(cause) or type(cause).__name__
    return "", re.sub(r"\s+", " ", str(cause))[:200] or type(cause).__name__

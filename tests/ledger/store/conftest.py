"""Places for ledgers: a folder, a file of SQLite, a database of PostgreSQL that is emptied for every test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from benchmarks.kill_ledger import new_databases
from benchmarks.postgresql import find_programs, running_server

from detente.ledger.store.address import Address
from detente.ledger.store.connection import connect, transaction

KINDS = ("folder", "sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A server of PostgreSQL: the one that is named, or one that is started for these tests."""
    given = os.environ.get("DETENTE_TEST_POSTGRESQL_URL")
    if given:
        yield given
    elif find_programs() is None:
        pytest.skip("needs PostgreSQL (Debian: the package postgresql), or DETENTE_TEST_POSTGRESQL_URL")
    else:
        with running_server() as url:
            yield url


@pytest.fixture(scope="session")
def postgresql_database(postgresql_url: str) -> Iterator[str]:
    """A database that only these tests use."""
    with new_databases(postgresql_url) as make:
        yield make()


@pytest.fixture
def empty_database(postgresql_database: str) -> Callable[[], str]:
    """Empties the database, and gives its URL."""

    def empty() -> str:
        engine = connect(Address.of(postgresql_database), create=False, wait_s=30)
        with transaction(engine, writes=True, wait_s=30) as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        return postgresql_database

    return empty


@pytest.fixture(params=KINDS)
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives places where no ledger is yet, for each kind of store; the place before is used no more."""
    if request.param == "postgresql":
        empty: Callable[[], str] = request.getfixturevalue("empty_database")
        return empty
    numbers = iter(range(1000))
    suffix = ".db" if request.param == "sqlite" else ""
    return lambda: str(tmp_path / f"ledger-{next(numbers)}{suffix}")


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    return new_place()

"""Places for ledgers: a folder, a file of SQLite, a database of PostgreSQL of its own for every test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks.kill_ledger import new_databases
from benchmarks.postgresql import find_programs, running_server

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


@pytest.fixture(params=KINDS)
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives places where no ledger is yet, for each kind of store."""
    if request.param == "postgresql":
        with new_databases(request.getfixturevalue("postgresql_url")) as make:
            yield make
        return
    numbers = iter(range(1000))
    suffix = ".db" if request.param == "sqlite" else ""
    yield lambda: str(tmp_path / f"ledger-{next(numbers)}{suffix}")


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    return new_place()

"""A ledger in a database, through SQLAlchemy: a file of SQLite, or PostgreSQL by its URL.

Every change is one transaction: the documents, the rows derived from them, the journal and the revision together. A
writer first takes the one row of ``ledger_store`` (PostgreSQL) or the file (SQLite), so that writers come one after the
other and what one has read is still true when it writes. Nothing is ever deleted for good: what is removed or replaced
stays in ``ledger_journal``.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy import Connection

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger

from .address import Address
from .connection import connect, creation, naming_errors, transaction
from .documents import read_content
from .names import is_document_id
from .protocol import (
    FORMAT_NUMBER,
    WAIT_S,
    in_order,
    not_there,
    nothing_there,
    other_contents,
    prepare,
    still_there,
    too_new,
)
from .tables import (
    DOCUMENTS,
    JOURNAL,
    LINKS,
    METADATA,
    RECORDS,
    STORE,
    document_row,
    link_rows,
    now,
    record_rows,
    to_content,
)

__all__ = ["SqlStore"]

_AT_ONCE = 500
"""Ids in one query; databases bound the number of parameters."""


class SqlStore:
    """A ledger of documents in a database."""

    def __init__(
        self, place: str | Path, *, create: bool = False, title: str = "", wait_s: float = WAIT_S
    ) -> None:
        """Connect to a database.

        Parameters
        ----------
        place : the name of a file, or a URL: ``sqlite:///FILE``, ``postgresql://USER@HOST:PORT/DATABASE``.
        create : make the tables where there are none.
        title : what a new ledger is about.
        wait_s : how long a writer waits for another one, in seconds.

        Raises
        ------
        InputError
            When the database does not answer, or holds no ledger, or one of a newer program.
        """
        self._address, self._wait_s = Address.of(place), wait_s
        file = self._address.file
        with self._naming_errors():
            if file is not None and create:
                file.parent.mkdir(parents=True, exist_ok=True)
            elif file is not None and not file.exists():
                raise InputError(nothing_there(self.place))
            self._engine = connect(self._address, create, wait_s)
            found = self._find()
            if found is None and create:
                self._create(title)
                found = self._find()
        if found is None:
            raise InputError(nothing_there(self.place))
        self._title, self._name = found

    def __repr__(self) -> str:
        return f"SqlStore({self.place!r})"

    @property
    def place(self) -> str:
        return self._address.shown

    @property
    def title(self) -> str:
        return self._title

    @property
    def version(self) -> str:
        with self._transaction() as connection:
            return f"{self._name}-{connection.scalar(sa.select(STORE.c.revision))}"

    def documents(self) -> tuple[str, ...]:
        with self._transaction() as connection:
            return _ids(connection)

    def get(self, id: str) -> Ledger:
        with self._transaction() as connection:
            content = _contents(connection, [id]).get(id)
            if content is None:
                raise InputError(not_there(self.place, id, _ids(connection)))
        return self._parse(id, content)

    def ledgers(self) -> tuple[Ledger, ...]:
        with self._transaction() as connection:
            rows = connection.execute(
                sa.select(DOCUMENTS.c.id, DOCUMENTS.c.content).order_by(DOCUMENTS.c.id)
            ).all()
        problems: list[Problem] = []
        ledgers: list[Ledger] = []
        for id, content in rows:
            try:
                ledgers.append(self._parse(id, content))
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)
        return in_order(ledgers)

    def add(self, ledger: Ledger, *, replace: bool = False) -> bool:
        return bool(self.add_all([ledger], replace=replace))

    def add_all(self, ledgers: Iterable[Ledger], *, replace: bool = False) -> tuple[str, ...]:
        wanted = {id: (ledger, to_content(ledger)) for id, ledger in prepare(ledgers).items()}
        with self._transaction(writes=True) as connection:
            there = _contents(connection, list(wanted))
            problems: list[Problem] = []
            new: list[str] = []
            for id, (ledger, content) in wanted.items():
                old = there.get(id)
                if old == content:
                    continue
                if old is None or replace:
                    new.append(id)
                elif self._parse(id, old) != ledger:
                    problems.append(other_contents(self.place, id))
            if problems:
                raise InputError(problems)
            for id in new:
                if id in there:
                    _delete(connection, id, there[id], "replaced")
                else:
                    _log(connection, "added", id)
            if new:
                _insert(connection, [wanted[id] for id in new])
                _count_up(connection)
        return tuple(new)

    def remove(self, id: str) -> Ledger:
        with self._transaction(writes=True) as connection:
            content = _contents(connection, [id]).get(id)
            if content is None:
                raise InputError(not_there(self.place, id, _ids(connection)))
            ledger = self._parse(id, content)
            _delete(connection, id, content, "removed")
            _count_up(connection)
        return ledger

    def restore(self, id: str) -> Ledger:
        with self._transaction(writes=True) as connection:
            removed = sa.select(JOURNAL.c.document_id, JOURNAL.c.content).where(JOURNAL.c.action == "removed")
            last = connection.execute(
                removed.where(JOURNAL.c.document_id == (id if is_document_id(id) else ""))
                .order_by(JOURNAL.c.number.desc())
                .limit(1)
            ).first()
            if last is None:
                known = {row.document_id for row in connection.execute(removed)}
                raise InputError(not_there(self.place, id, sorted(known), "document that was removed"))
            if _contents(connection, [id]):
                raise InputError(still_there(self.place, id))
            ledger = self._parse(id, last.content)
            _insert(connection, [(ledger, last.content)])
            _log(connection, "restored", id)
            _count_up(connection)
        return ledger

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _parse(self, id: str, content: str) -> Ledger:
        return read_content(content, f"{self.place}: {id}", id)

    def _find(self) -> tuple[str, str] | None:
        """Title and name of the ledger, where there is one."""
        with transaction(self._engine, writes=False, wait_s=self._wait_s) as connection:
            if not sa.inspect(connection).has_table(STORE.name):
                return None
            number = connection.scalar(sa.select(STORE.c.format))
            if number is not None and number > FORMAT_NUMBER:
                raise InputError(too_new(self.place, f"detente-store-{number}"))
            row = connection.execute(sa.select(STORE.c.title, STORE.c.name)).first()
            return None if row is None else (row.title, row.name)

    def _create(self, title: str) -> None:
        with creation(self._engine, self._wait_s) as connection:
            if sa.inspect(connection).has_table(STORE.name):  # another process was faster
                return
            METADATA.create_all(connection)
            connection.execute(
                sa.insert(STORE).values(
                    id=1,
                    format=FORMAT_NUMBER,
                    title=title.replace("\0", "\N{REPLACEMENT CHARACTER}"),
                    name=uuid.uuid4().hex,
                    revision=0,
                )
            )

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        with (
            self._naming_errors(),
            transaction(self._engine, writes=writes, wait_s=self._wait_s) as connection,
        ):
            if writes:
                number = connection.scalar(sa.select(STORE.c.format).with_for_update())
                if number != FORMAT_NUMBER:  # changed since this store was opened
                    raise InputError(too_new(self.place, f"detente-store-{number}"))
            yield connection

    @contextmanager
    def _naming_errors(self) -> Iterator[None]:
        with naming_errors(self._address, self._wait_s):
            yield


def _ids(connection: Connection) -> tuple[str, ...]:
    return tuple(sorted(connection.scalars(sa.select(DOCUMENTS.c.id))))


def _contents(connection: Connection, ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for first in range(0, len(ids), _AT_ONCE):
        some = [id for id in ids[first : first + _AT_ONCE] if is_document_id(id)]
        rows = connection.execute(
            sa.select(DOCUMENTS.c.id, DOCUMENTS.c.content).where(DOCUMENTS.c.id.in_(some))
        )
        found |= {row.id: row.content for row in rows}
    return found


def _insert(connection: Connection, documents: list[tuple[Ledger, str]]) -> None:
    """Write documents with their contents, and the rows derived from them."""
    rows = {
        DOCUMENTS: [document_row(ledger, content) for ledger, content in documents],
        RECORDS: [row for ledger, _ in documents for row in record_rows(ledger)],
        LINKS: [row for ledger, _ in documents for row in link_rows(ledger)],
    }
    for table, new in rows.items():
        if new:
            # Rows that return something are sent many at a time, by every driver.
            connection.execute(sa.insert(table).returning(sa.literal(1)), new)


def _delete(connection: Connection, id: str, content: str, action: str) -> None:
    connection.execute(sa.delete(DOCUMENTS).where(DOCUMENTS.c.id == id))
    _log(connection, action, id, content)


def _log(connection: Connection, action: str, id: str, content: str | None = None) -> None:
    row: dict[str, Any] = {"at": now(), "action": action, "document_id": id, "content": content}
    connection.execute(sa.insert(JOURNAL).values(**row))


def _count_up(connection: Connection) -> None:
    connection.execute(sa.update(STORE).values(revision=STORE.c.revision + 1))

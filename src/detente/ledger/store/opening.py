"""Open a store wherever it is."""

from __future__ import annotations

from pathlib import Path

from detente.errors import InputError, Problem

from .address import is_database
from .folder import FolderStore
from .protocol import WAIT_S, Store

__all__ = ["open_store"]


def open_store(place: str | Path, *, create: bool = False, title: str = "", wait_s: float = WAIT_S) -> Store:
    """Open a ledger of documents.

    Parameters
    ----------
    place : a folder; a file of SQLite (``.db``, ``.sqlite``, ``.sqlite3``); or a URL (``sqlite:///FILE``,
        ``postgresql://USER@HOST:PORT/DATABASE``). Databases need the extra ``sql``.
    create : make the ledger where there is none.
    title : what a new ledger is about.
    wait_s : how long a writer waits for another one, in seconds.

    Raises
    ------
    InputError
        When there is no ledger, or it cannot be read; no message shows a password.
    """
    if not str(place).strip() or "\0" in str(place):
        raise InputError(Problem("ledger", repr(str(place)), "a folder, a file or a URL", "name a place"))
    if not is_database(place):
        return FolderStore(place, create=create, title=title, wait_s=wait_s)
    try:
        from .sql import SqlStore
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("sqlalchemy", "pg8000"):
            raise
        raise InputError(
            Problem(
                "ledger in a database",
                f"no library for databases ({error.name})",
                "the extra 'sql'",
                "pip install 'detente[sql]', or keep the ledger in a folder",
            )
        ) from None
    return SqlStore(place, create=create, title=title, wait_s=wait_s)

"""Where a store is: a folder, a file of SQLite, or a database of PostgreSQL by its URL."""

from __future__ import annotations

import getpass
import os
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.errors import InputError, Problem

if TYPE_CHECKING:
    from sqlalchemy import URL

__all__ = ["Address", "is_database"]

SQLITE_SUFFIXES = (".db", ".sqlite", ".sqlite3")
_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql",
    "postgresql": "postgresql",
    "postgresql+pg8000": "postgresql",
}
_SHOWN = "a URL of a database"


def is_database(place: str | Path) -> bool:
    """Whether a place is a database: a URL, or a file whose name ends like one of SQLite."""
    return "://" in str(place) or str(place).lower().endswith(SQLITE_SUFFIXES)


@dataclass(frozen=True)
class Address:
    """A database: how to connect, and what may be shown of it."""

    shown: str
    """Without password and options."""
    file: Path | None = None
    """File of SQLite; ``None`` for a server."""
    server: dict[str, Any] = field(default_factory=dict, repr=False)
    """What the driver of PostgreSQL needs to know: user, password, host, port, database, ssl_context, unix_sock."""

    @classmethod
    def of(cls, place: str | Path) -> Address:
        """Take a URL or the name of a file apart.

        Without a user or a password in the URL, ``PGUSER`` (or the user of the system) and ``PGPASSWORD`` count.

        Raises
        ------
        InputError
            When it is no URL of a database that is known; no message ever shows a password.
        """
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError

        if "://" not in str(place):
            return cls(str(place), Path(place))
        try:
            url = make_url(str(place))
            if "@" in (url.host or ""):  # the rest of a password, which nobody should see
                raise ValueError("a second @")
        except (ArgumentError, ValueError):
            raise InputError(
                Problem(_SHOWN, "one that cannot be read", "postgresql://USER@HOST:PORT/DATABASE or sqlite:///FILE",
                        "check its spelling; special characters in names and passwords are written as %XX")
            ) from None  # fmt: skip
        dialect = _DRIVERS.get(url.drivername)
        if dialect is None:
            raise InputError(
                Problem(
                    _SHOWN,
                    f"one that begins with {url.drivername[:40]!r}",
                    "sqlite or postgresql",
                    "write postgresql://USER@HOST:PORT/DATABASE or sqlite:///FILE",
                )
            )
        return cls._sqlite(url) if dialect == "sqlite" else cls._postgresql(url)

    @classmethod
    def _sqlite(cls, url: URL) -> Address:
        if not url.database or url.database == ":memory:" or url.host or url.query:
            raise InputError(
                Problem(
                    _SHOWN,
                    "a URL of SQLite without a file, or with more than a file",
                    "sqlite:///FILE",
                    "write sqlite:///ledger.db, or sqlite:////srv/ledger.db for a file anywhere",
                )
            )
        file = Path(url.database)
        return cls(str(file), file)

    @classmethod
    def _postgresql(cls, url: URL) -> Address:
        options = {key: value if isinstance(value, str) else value[-1] for key, value in url.query.items()}
        unknown = sorted(set(options) - {"host", "port", "sslmode"})
        if unknown or not url.database:
            raise InputError(
                Problem(
                    _SHOWN,
                    f"the option {unknown[0][:40]!r}" if unknown else "no name of a database",
                    "postgresql://USER@HOST:PORT/DATABASE, with the options host, port and sslmode",
                    "remove the option" if unknown else "add the name of the database at the end",
                )
            )
        host = options.get("host", url.host or "localhost")
        port = int(options["port"]) if options.get("port", "").isdigit() else url.port or 5432
        user = url.username or os.environ.get("PGUSER") or getpass.getuser()
        local = host.startswith("/")
        server = {
            "user": user,
            "password": url.password or os.environ.get("PGPASSWORD"),
            "host": "localhost" if local else host,
            "port": port,
            "database": url.database,
            "unix_sock": f"{host.rstrip('/')}/.s.PGSQL.{port}" if local else None,
            "ssl_context": False if local else _security(options.get("sslmode", "prefer")),
        }
        return cls(f"postgresql://{user}@{host}:{port}/{url.database}", server=server)


def _security(mode: str) -> ssl.SSLContext | bool | None:
    """What the driver calls the ``sslmode`` of PostgreSQL."""
    if mode in ("verify-ca", "verify-full"):
        context = ssl.create_default_context()
        context.check_hostname = mode == "verify-full"
        return context
    known: dict[str, bool | None] = {"disable": False, "allow": None, "prefer": None, "require": True}
    if mode not in known:
        raise InputError(
            Problem(
                _SHOWN,
                f"sslmode={mode[:40]}",
                "disable, prefer, require, verify-ca or verify-full",
                "write sslmode=verify-full",
            )
        )
    return known[mode]

"""Where a ledger is: a shipped one by its name, a folder, or a database."""

from __future__ import annotations

from pathlib import Path

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger

__all__ = ["ledgers_of"]


def ledgers_of(place: str) -> tuple[Ledger, ...]:
    """The documents of a ledger.

    Parameters
    ----------
    place : name of a shipped ledger, a folder, a ledger file of one document (YAML or JSON), or a database URL.

    Raises
    ------
    InputError
        When there is no ledger, or one that cannot be read.
    """
    from detente.ledger.library import libraries, load_library

    if place in libraries():
        return load_library(place)
    path = Path(place)
    if path.is_file() and path.suffix in (".yaml", ".yml", ".json"):
        ledger = Ledger.read(path)
        if len(ledger.sources) != 1:
            raise InputError(
                Problem(
                    place, f"{len(ledger.sources)} documents", "the ledger of one", "give a folder of them"
                )
            )
        return (ledger,)
    from detente.ledger.store import open_store

    with open_store(place, create=False) as store:
        return tuple(store.ledgers())

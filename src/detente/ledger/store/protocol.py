"""What every store of documents can do, and what all of them say alike."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from typing import Protocol, Self

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger

from .documents import require_sound

__all__ = ["FORMAT", "FORMAT_NUMBER", "WAIT_S", "Store", "in_order", "not_there", "nothing_there", "other_contents",
           "prepare", "still_there", "too_new"]  # fmt: skip

FORMAT_NUMBER = 1
FORMAT = f"detente-store-{FORMAT_NUMBER}"
"""Format of a store, in the marker of a folder and in the tables of a database."""

WAIT_S = 60.0
"""How long a writer waits for another one, in seconds."""


class Store(Protocol):
    """A ledger of many documents: each is there as a whole or not at all.

    Writers wait for one another; readers see every change as a whole and wait for nobody. What a call has returned
    from is on the disk. Every method raises :class:`~detente.errors.InputError` when the place cannot be read or
    written.
    """

    @property
    def place(self) -> str:
        """Where it is, without a password."""

    @property
    def title(self) -> str:
        """What the ledger is about."""

    @property
    def version(self) -> str:
        """A name for the contents, for caches: where it is equal, the contents are."""

    def documents(self) -> tuple[str, ...]:
        """Ids of the documents, sorted."""

    def get(self, id: str) -> Ledger:
        """The ledger of one document.

        Raises
        ------
        InputError
            When there is no such document, or naming what is wrong with it.
        """

    def ledgers(self) -> tuple[Ledger, ...]:
        """The ledgers of all documents as of one moment, by day of publication (undated first), then by id.

        Raises
        ------
        InputError
            Naming everything that is wrong in all of them.
        """

    def add(self, ledger: Ledger, *, replace: bool = False) -> bool:
        """Add a document, whole or not at all.

        Parameters
        ----------
        ledger : ledger of one document under its id (:func:`~detente.ledger.store.named`).
        replace : take the place of another reading of the same document.

        Returns
        -------
        False when the same is there already.

        Raises
        ------
        InputError
            When the ledger is not that of one document, or the document is there with other contents and ``replace``
            is not given.
        """

    def add_all(self, ledgers: Iterable[Ledger], *, replace: bool = False) -> tuple[str, ...]:
        """Add several documents, all or none.

        Returns
        -------
        Ids of those that were not there, or were replaced.
        """

    def remove(self, id: str) -> Ledger:
        """Take a document out, and return it; :meth:`restore` brings it back."""

    def restore(self, id: str) -> Ledger:
        """Bring a document back that was removed, as it was when it was removed last."""

    def close(self) -> None:
        """Let go of the place; the store opens it again when it is used again."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


def in_order(ledgers: Iterable[Ledger]) -> tuple[Ledger, ...]:
    """Ledgers of documents by day of publication, then by id; those without a day first."""
    return tuple(sorted(ledgers, key=lambda g: (g.sources[0].published or date.min, g.sources[0].id)))


def prepare(ledgers: Iterable[Ledger]) -> dict[str, Ledger]:
    """Documents to be added, by id in order; each sound, no two different under one id.

    Raises
    ------
    InputError
        Naming everything that is wrong in all of them.
    """
    found: dict[str, Ledger] = {}
    problems: list[Problem] = []
    for ledger in ledgers:
        id = ledger.sources[0].id
        try:
            require_sound(ledger)
        except InputError as error:
            problems += error.problems
        if found.setdefault(id, ledger) != ledger:
            problems.append(
                Problem(
                    id, "two different ledgers under this id", "one", "give each document an id of its own"
                )
            )
    if problems:
        raise InputError(problems)
    return dict(sorted(found.items()))


def other_contents(place: str, id: str) -> Problem:
    """A document is there, and not as it is to be added."""
    return Problem(
        f"{place}: {id}",
        "another reading of this document than the one it holds",
        "the same, or a new document",
        "replace it, or remove it first",
    )


def still_there(place: str, id: str) -> Problem:
    """A document that is to be brought back was not taken out."""
    return Problem(
        f"{place}: {id}",
        "a document of this id in the ledger",
        "one that was removed",
        "remove it first, should the one that was removed before take its place",
    )


def not_there(place: str, id: str, known: Iterable[str], what: str = "document of the ledger") -> Problem:
    """No document has this id."""
    near = difflib.get_close_matches(id, list(known), n=1, cutoff=0.5)
    return Problem(
        place,
        repr(id[:120]),
        f"the id of a {what}",
        f"write {near[0]!r}" if near else "list the documents to see their ids",
    )


def too_new(where: str, found: str) -> Problem:
    """A newer program made the store."""
    return Problem(where, found, FORMAT, "update detente: a newer one made this ledger")


def nothing_there(place: str) -> Problem:
    """There is no ledger at the place, and none was to be made."""
    return Problem(
        place, "no ledger there", "a ledger of documents", "check the name; adding a document makes a ledger"
    )

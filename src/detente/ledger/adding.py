"""Making ledgers of documents ready for a store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger

__all__ = ["read_all"]


def read_all(names: Sequence[str], *, published: date | None = None, keep_text: bool = False) -> list[Ledger]:
    """Read documents, or take ledgers of one document as they are.

    Parameters
    ----------
    names : file names; ``-`` for standard input. YAML and JSON files are taken as ledgers, all others are read.
    published : publication date of all documents that are read.
    keep_text : keep the text of the documents that are read.

    Raises
    ------
    InputError
        Naming everything that is wrong with any of them.
    """
    problems: list[Problem] = []
    found: list[Ledger] = []
    for name in names:
        try:
            found.append(_read(name, published, keep_text))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def _read(name: str, published: date | None, keep_text: bool) -> Ledger:
    from detente.ledger.store import named

    if Path(name).suffix.lower() in (".yaml", ".yml", ".json"):
        ledger = Ledger.read(name)
        return ledger if ledger.sources[0].id != "doc" else named(ledger)
    from detente.reading import load, read

    document = load(name, published=published)
    ledger = named(read(document).model_copy(update={"text": document.text}))
    return ledger if keep_text else ledger.model_copy(update={"text": None})

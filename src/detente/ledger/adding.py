"""Making ledgers of documents ready for a store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger

if TYPE_CHECKING:
    from detente.ledger.store import Store

__all__ = ["read_all", "require_other_texts"]


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


def require_other_texts(store: Store, ledgers: Sequence[Ledger]) -> None:
    """Refuse a text that the store holds under another id: everything it tells would count twice.

    Raises
    ------
    InputError
        Naming every such document.
    """
    held = store.documents()
    problems = []
    for ledger in ledgers:
        source = ledger.sources[0]
        ending = f"-{source.sha256[:8]}"
        for name in held:
            if name == source.id or not source.sha256 or not name.endswith(ending):
                continue
            if store.get(name).sources[0].sha256 == source.sha256:
                fix = f"remove {name} first, if the new day of publication is right"
                problems.append(Problem(source.id, f"the text of {name}", "a text that is new", fix))
    if problems:
        raise InputError(problems)


def _read(name: str, published: date | None, keep_text: bool) -> Ledger:
    from detente.ledger.store import named

    if Path(name).suffix.lower() in (".yaml", ".yml", ".json"):
        ledger = Ledger.read(name)
        return ledger if ledger.sources[0].id != "doc" else named(ledger)
    from detente.reading import load, read

    document = load(name, published=published)
    ledger = named(read(document).model_copy(update={"text": document.text}))
    return ledger if keep_text else ledger.model_copy(update={"text": None})

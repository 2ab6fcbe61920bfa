"""Reading a document into a ledger: rules, offline and deterministic.

``load`` takes the text, ``read`` makes the ledger, ``flat`` writes it as plain records. The tables of names
are in :mod:`detente.reading.gazetteers`, which does not need the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.reading.documents import Document, from_text, load
    from detente.reading.plain import flat
    from detente.reading.reader import read

__all__ = ["Document", "flat", "from_text", "load", "read"]

_HOME = {
    "Document": "documents",
    "from_text": "documents",
    "load": "documents",
    "flat": "plain",
    "read": "reader",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        from importlib import import_module

        value = getattr(import_module(f"detente.reading.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'detente.reading' has no attribute {name!r}")

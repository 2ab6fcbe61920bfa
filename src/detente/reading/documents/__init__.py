"""Taking in documents: text, Markdown, HTML and PDF, from a file, from standard input or from memory.

One room for each matter: ``limits`` says how much is taken, ``kinds`` tells files apart by their content,
``encodings`` turns bytes into text, ``markdown``, ``webpages`` and ``pdf`` reduce a format to its text,
``confined`` runs what is not our own code in a process of its own with limits, ``language`` keeps English,
``publication`` finds the day, and ``loading`` puts them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.reading.documents.limits import MAX_BYTES, MAX_CHARACTERS, MAX_PAGES
    from detente.reading.documents.loading import EXAMPLE, Document, from_text, load

__all__ = ["EXAMPLE", "MAX_BYTES", "MAX_CHARACTERS", "MAX_PAGES", "Document", "from_text", "load"]

_LIMITS = ("MAX_BYTES", "MAX_CHARACTERS", "MAX_PAGES")


def __getattr__(name: str) -> Any:
    if name in __all__:
        from importlib import import_module

        home = "limits" if name in _LIMITS else "loading"
        return getattr(import_module(f"detente.reading.documents.{home}"), name)
    raise AttributeError(f"module 'detente.reading.documents' has no attribute {name!r}")

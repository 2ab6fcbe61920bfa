"""Names of documents, and the form in which a store takes them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger
from detente.ledger.parts import Source

__all__ = ["document_id", "is_document_id", "named"]

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
"""Names that Windows keeps for devices."""

MAX_ID = 100
"""Longest id, in characters."""
MAX_SLUG = 40
HASH_DIGITS = 8


def is_document_id(name: str) -> bool:
    """Whether ``name`` can name a document: small letters, digits, hyphens and points, at most 100 characters.

    Such a name is the name of a file everywhere, also where capital and small letters are one.
    """
    return (
        len(name) <= MAX_ID and bool(_ID.fullmatch(name)) and name != "doc" and not _RESERVED.fullmatch(name)
    )


def document_id(source: Source, text: str | None = None) -> str:
    """The id of a document: day of publication, publisher or title, and the first digits of the checksum of its text.

    The same text published on the same day by the same publisher has the same id wherever it is read.

    Parameters
    ----------
    source : what is known about the document.
    text : the text that was read; without it the checksum of ``source`` counts.

    Raises
    ------
    InputError
        When there is neither a text nor a checksum.

    >>> from datetime import date
    >>> document_id(Source(publisher="Reuters", published=date(2025, 10, 27)), "Talks went on.")
    '2025-10-27-reuters-5db912d5'
    """
    checksum = source.sha256
    if text is not None:
        checksum = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if not re.fullmatch(r"[0-9a-f]{64}", checksum):
        raise InputError(
            Problem(
                f"source {source.id!r}",
                repr(checksum[:80]) if checksum else "no checksum and no text",
                "the SHA-256 of the text",
                "give the text that was read",
            )
        )
    day = source.published.isoformat() if source.published else "undated"
    slug = _slug(source.publisher or "") or _slug(source.title or "") or "document"
    return f"{day}-{slug}-{checksum[:HASH_DIGITS]}"


def _slug(words: str) -> str:
    """Words in small letters and digits, joined by hyphens, cut between words where that is possible."""
    letters = unicodedata.normalize("NFKD", words[:400]).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(slug) <= MAX_SLUG:
        return slug
    whole, _, _ = slug[: MAX_SLUG + 1].rpartition("-")
    return whole or slug[:MAX_SLUG]


def named(ledger: Ledger, id: str | None = None) -> Ledger:
    """The ledger of one document under the id of the document, in its source and in every piece of evidence.

    Checksum and length of the text are filled in where the ledger has a text and its source no checksum.

    Parameters
    ----------
    ledger : a ledger with one source.
    id : the id; by default that of :func:`document_id`.

    Raises
    ------
    InputError
        When the ledger has several sources, or the id cannot name a document.
    """
    if len(ledger.sources) != 1:
        raise InputError(
            Problem(
                "sources",
                f"{len(ledger.sources)} sources",
                "the ledger of one document",
                "add documents one by one",
            )
        )
    name = document_id(ledger.sources[0], ledger.text) if id is None else id
    if not is_document_id(name):
        raise InputError(
            Problem(
                "id of the document",
                repr(name[:120]),
                f"small letters, digits, hyphens and points, at most {MAX_ID} characters",
                "write for example 2025-10-27-reuters-talks",
            )
        )
    old = ledger.sources[0].id
    data = _renamed(ledger.model_dump(), old, name)
    data["sources"][0]["id"] = name
    if ledger.text is not None and not ledger.sources[0].sha256:
        encoded = ledger.text.encode("utf-8", "surrogatepass")
        data["sources"][0] |= {"sha256": hashlib.sha256(encoded).hexdigest(), "characters": len(ledger.text)}
    return Ledger.model_validate(data)


def _renamed(node: Any, old: str, new: str) -> Any:
    if isinstance(node, dict):
        if "quote" in node and node.get("source") == old:
            return node | {"source": new}
        return {key: _renamed(value, old, new) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_renamed(value, old, new) for value in node]
    return node

"""One document as text and back: what a store accepts, and what is wrong with what it does not."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from typing import Any

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger
from detente.ledger.findings import Finding, Path, to_problems
from detente.ledger.yaml_reader import Lines, read_yaml

from .names import is_document_id

__all__ = ["examine", "read_content", "read_document", "require_sound"]


def examine(ledger: Ledger) -> list[Finding]:
    """What keeps a ledger from being a document of a store; nothing for a sound one.

    A document has one source with the id of the document, evidence of that source alone, quotes that stand in its text
    where the text is kept, numbers that are finite, and characters that can be written.
    """
    source = ledger.sources[0]
    findings = []
    if len(ledger.sources) != 1:
        findings.append(
            Finding(
                ("sources",),
                f"{len(ledger.sources)} sources",
                "one: a document",
                "make one ledger of each document",
            )
        )
    if not is_document_id(source.id):
        findings.append(
            Finding(
                ("sources", 0, "id"),
                repr(source.id[:120]),
                "an id in small letters, digits, hyphens and points, at most 100 characters",
                "write for example 2025-10-27-reuters-talks",
            )
        )
    if ledger.text is not None:
        text = ledger.text.encode("utf-8", "surrogatepass")
        implied = {"sha256": hashlib.sha256(text).hexdigest(), "characters": len(ledger.text)}
        findings += [
            Finding(
                ("sources", 0, key),
                repr(getattr(source, key)),
                f"{value!r}, that of the text",
                "bring back the text as it was, or remove sha256, characters and the start and end of every quote",
            )
            for key, value in implied.items()
            if getattr(source, key) != value
        ]
    findings += _walk(ledger.to_dict(), (), ledger.text, source.id)
    return findings


def _walk(node: Any, path: Path, text: str | None, source: str) -> Iterator[Finding]:
    if isinstance(node, dict):
        if "quote" in node and "start" in node:
            yield from _examine_quote(node, path, text, source)
        for key, value in node.items():
            yield from _walk(value, (*path, key), text, source)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _walk(value, (*path, number), text, source)
    elif isinstance(node, float) and not math.isfinite(node):
        yield Finding(path, str(node), "a finite number", "leave the field out where nothing is known")
    elif isinstance(node, str) and not node.isascii():
        try:
            node.encode()
        except UnicodeEncodeError as error:
            half = node[error.start]
            yield Finding(
                path, f"half a character (U+{ord(half):04X})", "text", "remove it from the document"
            )


def _examine_quote(node: dict[str, Any], path: Path, text: str | None, source: str) -> Iterator[Finding]:
    if node.get("source", "doc") != source:
        yield Finding(
            (*path, "source"), repr(node.get("source", "doc")), repr(source), "cite the document itself"
        )
    if text is not None and text[node["start"] : node["end"]] != node["quote"]:
        found = text[node["start"] : node["end"]]
        yield Finding(
            (*path, "quote"),
            repr(node["quote"][:60]),
            f"{found[:60]!r}, the words at {node['start']} to {node['end']}",
            "copy the quote from the text and remove start and end",
        )


def require_sound(ledger: Ledger) -> None:
    """Refuse what cannot be a document.

    Raises
    ------
    InputError
        Naming everything that is wrong.
    """
    findings = examine(ledger)
    if findings:
        raise InputError(to_problems(findings, ledger.sources[0].id))


def read_document(text: str, where: str, name: str) -> Ledger:
    """Read the ledger of one document from YAML.

    Parameters
    ----------
    text : the YAML.
    where : the file, for messages.
    name : the id that the document must have.

    Raises
    ------
    InputError
        Naming every field that is wrong, each with its line.
    """
    data, lines = read_yaml(text, where)
    return _accept(data, name, where, lines)


def read_content(text: str, where: str, name: str) -> Ledger:
    """Read the ledger of one document from JSON, as a database holds it.

    Raises
    ------
    InputError
        Naming every field that is wrong.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(
            Problem(
                where,
                "text that is no JSON",
                "the ledger of a document",
                "remove the document, and add it again",
            )
        ) from None
    return _accept(data, name, where, None)


def _accept(data: Any, name: str, where: str, lines: Lines | None) -> Ledger:
    """A sound ledger with the id ``name``."""
    ledger, findings = Ledger.parse(data)
    if ledger is not None and not findings:
        findings += examine(ledger)
        if ledger.sources[0].id != name:
            findings.append(
                Finding(
                    ("sources", 0, "id"),
                    repr(ledger.sources[0].id[:120]),
                    f"{name!r}, under which it is kept",
                    "change the id here and in the evidence, or the name of the file",
                )
            )
    if findings or ledger is None:
        raise InputError(to_problems(findings, where, lines))
    return ledger

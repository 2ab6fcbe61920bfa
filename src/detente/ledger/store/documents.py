"""One document as text and back: what a store accepts, and what is wrong with what it does not."""

from __future__ import annotations

import difflib
import hashlib
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from detente.errors import InputError, Problem
from detente.ledger.book import Ledger
from detente.ledger.quotes import place_quotes

from .names import is_document_id
from .yaml_full import Lines, read_full
from .yaml_plain import NotPlainError, read_plain

__all__ = ["FORMAT", "Finding", "examine", "read_content", "read_document", "require_sound"]

FORMAT = "detente-ledger-1"
_NUMBERED = re.compile(r"detente-ledger-\d{1,9}")

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """What is wrong at one place of a document."""

    path: Path
    got: str
    expected: str
    fix: str

    def problem(self, where: str, lines: Lines | None = None) -> Problem:
        """The same for the reader of a message; with the line where the lines are known."""
        line = f":{lines.find(self.path)}" if lines else ""
        return Problem(f"{where}{line} {_dotted(self.path)}".rstrip(), self.got, self.expected, self.fix)


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
        raise InputError([finding.problem(ledger.sources[0].id) for finding in findings])


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
    try:
        data: Any = read_plain(text)
    except NotPlainError:
        data, _ = read_full(text, where)
    ledger, findings = _accept(data, name)
    if ledger is None:
        _, lines = read_full(text, where)
        findings.sort(key=lambda finding: lines.find(finding.path))
        raise InputError([finding.problem(where, lines) for finding in findings])
    return ledger


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
    ledger, findings = _accept(data, name)
    if ledger is None:
        raise InputError([finding.problem(where) for finding in findings])
    return ledger


def _accept(data: Any, name: str) -> tuple[Ledger | None, list[Finding]]:
    """A sound ledger with the id ``name``, or what is wrong."""
    findings: list[Finding] = []
    ledger = _make(data, findings)
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
    return (None if findings else ledger), findings


def _make(data: Any, findings: list[Finding]) -> Ledger | None:
    if not isinstance(data, dict) or not data:
        found = "an empty file" if not data else "a list" if isinstance(data, list) else "a single value"
        findings.append(
            Finding((), found, "the ledger of a document", "see the ledger reference in the docs")
        )
        return None
    written = data.get("format")
    if isinstance(written, str) and written != FORMAT and _NUMBERED.fullmatch(written):
        findings.append(
            Finding(("format",), repr(written), FORMAT, "update detente: a newer one wrote this file")
        )
        return None
    data, misplaced = place_quotes(data, "")
    findings += [Finding(_path(p.where), p.got, p.expected, p.fix) for p in misplaced]
    try:
        return Ledger.model_validate(data)
    except ValidationError as error:
        errors = error.errors()
        findings += [_finding(e) for e in errors if not _follows(e, errors)]
        return None


def _path(where: str) -> Path:
    """The place that :func:`place_quotes` names, as steps."""
    steps = where.removeprefix(": ").split(".")
    return tuple(int(step) if step.isdigit() else step for step in steps)


def _follows(error: Any, errors: list[Any]) -> bool:
    """Whether a list is too short only because its items are wrong, as other errors say."""
    place = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in errors
    )


def _finding(error: Any) -> Finding:
    path, kind, given = tuple(error["loc"]), error["type"], error["input"]
    if kind == "extra_forbidden":
        known = _fields_at(path[:-1])
        near = difflib.get_close_matches(str(path[-1]), known, n=1)
        return Finding(
            path,
            f"the unknown key {str(path[-1])[:60]!r}",
            f"one of {', '.join(known)}",
            f"write {near[0]!r}" if near else "remove it",
        )
    if kind == "missing":
        return Finding(path, "nothing", f"the key {str(path[-1])!r}", f"add '{path[-1]}:'")
    shown = repr(given)[:80] if isinstance(given, str | int | float | None) else "a list or mapping"
    shown = "nothing" if given is None else shown
    message = error["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    message = message[:1].lower() + message[1:]
    fix = "see the ledger reference in the docs"
    if kind == "value_error" and not isinstance(given, str):
        return Finding(path, message, "records that fit together", fix)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", error["ctx"]["expected"])
        near = difflib.get_close_matches(str(given), allowed, n=1)
        return Finding(
            path, shown, f"one of {', '.join(allowed)}", f"write {near[0]}" if near else "choose one of them"
        )
    return Finding(path, shown, message, fix)


def _fields_at(path: Path) -> list[str]:
    """Keys that may stand at ``path``."""
    model: type[BaseModel] = Ledger
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as ``tuple[Measure, ...]`` or ``Rate | None`` holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)


def _dotted(path: Path) -> str:
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else str(part)
    return out

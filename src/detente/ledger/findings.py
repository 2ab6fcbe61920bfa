"""What is wrong at the places of a ledger, in words that say how to mend it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from detente.errors import InputError, Problem

if TYPE_CHECKING:
    from .yaml_reader import Lines

__all__ = ["SEE", "Finding", "Path", "decode", "findings_of", "to_problems"]

SEE = "see the ledger reference in the docs"
MAX_FINDINGS = 1000
"""Most fields that are named one by one."""

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
        line = f":{lines.find(self.path)}" if lines is not None else ""
        return Problem(f"{where}{line} {_dotted(self.path)}".rstrip(), self.got, self.expected, self.fix)


def to_problems(findings: Iterable[Finding], where: str, lines: Lines | None = None) -> list[Problem]:
    """The same for the reader of a message; in the order of the lines where they are known."""
    if lines is not None:
        findings = sorted(findings, key=lambda finding: lines.find(finding.path))
    return [finding.problem(where, lines) for finding in findings]


def findings_of(error: ValidationError, root: type[BaseModel]) -> list[Finding]:
    """Every field that keeps data from being a ``root``; where there are very many, the first."""
    errors = error.errors()
    above = {e["loc"][:n] for e in errors for n in range(len(e["loc"]))}
    # A list may be too short only because its items are wrong, as other errors say.
    errors = [e for e in errors if not (e["type"] == "too_short" and e["loc"] in above)]
    findings = [_finding(e, root) for e in errors[:MAX_FINDINGS]]
    if len(errors) > MAX_FINDINGS:
        findings.append(
            Finding((), f"{len(errors) - MAX_FINDINGS} more problems", "a ledger", "mend the others first")
        )
    return findings


def _finding(error: Any, root: type[BaseModel]) -> Finding:
    path, kind, given = tuple(error["loc"]), error["type"], error["input"]
    if kind == "extra_forbidden":
        known = _fields_at(path[:-1], root)
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
    fix = SEE
    if kind == "value_error" and not isinstance(given, str):
        return Finding(path, message, "records that fit together", fix)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", error["ctx"]["expected"])
        near = difflib.get_close_matches(str(given), allowed, n=1)
        return Finding(
            path, shown, f"one of {', '.join(allowed)}", f"write {near[0]}" if near else "choose one of them"
        )
    return Finding(path, shown, message, fix)


def _fields_at(path: Path, root: type[BaseModel]) -> list[str]:
    """Keys that may stand at ``path``."""
    model = root
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


def decode(data: bytes, where: str) -> str:
    """The text of a file of any system, with or without the mark of its encoding.

    Raises
    ------
    InputError
        Naming the line that is no UTF-8.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            Problem(
                f"{where}:{line}",
                "bytes that are no text",
                "a ledger in UTF-8",
                "save the file as UTF-8 text",
            )
        ) from None

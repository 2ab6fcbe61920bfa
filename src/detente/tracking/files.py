"""Read definitions of commitments: by name of a shipped one or from YAML, every problem at once with its line."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from detente.errors import InputError, Problem
from detente.scenario.files import _dotted, _line, _tree
from detente.tracking.commitment import TrackedCommitment

__all__ = ["find_commitment", "parse_commitment", "read_commitment"]

_WHAT = "a definition of a commitment"
_SEE = "see the page on tracking"


def find_commitment(name: str | Path) -> TrackedCommitment:
    """A shipped commitment by its name, or a definition from a YAML file.

    Raises
    ------
    InputError
        When it is neither, and for every problem of the file.
    """
    from detente.tracking.shipped import shipped_commitment, shipped_names

    known = shipped_names()
    if str(name) in known:
        return shipped_commitment(str(name))
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.exists():
        return read_commitment(path)
    near = difflib.get_close_matches(str(name), known, n=1)
    fix = f"write '{near[0]}'" if near else "choose one of them, or name a YAML file"
    raise InputError(
        Problem("commitment", repr(str(name)), f"one of {', '.join(known)}, or a YAML file", fix)
    )


def read_commitment(path: str | Path) -> TrackedCommitment:
    """A definition from a YAML file.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(Problem(str(path), "no such file", _WHAT, "check the path")) from None
    except IsADirectoryError:
        raise InputError(Problem(str(path), "a folder", _WHAT, "name a file in it")) from None
    except UnicodeDecodeError:
        raise InputError(
            Problem(path.name, "bytes that are no text", f"{_WHAT} in YAML (UTF-8)", "save it as UTF-8 text")
        ) from None
    return parse_commitment(text, path.name)


def parse_commitment(text: str, where: str = "commitment") -> TrackedCommitment:
    """A definition from YAML text; ``where`` names it in messages."""
    try:
        tree = _tree(text, where)
    except InputError as error:
        raise InputError(
            [Problem(p.where, p.got, f"{_WHAT} in YAML", p.fix) for p in error.problems]
        ) from None
    if not isinstance(tree, dict):
        found = "an empty file" if tree is None else "a list" if isinstance(tree, list) else "a single value"
        raise InputError(Problem(f"{where}:1", found, "a mapping with 'id', 'title' and 'goals'", _SEE))
    try:
        return TrackedCommitment.model_validate(tree)
    except ValidationError as error:
        raise InputError([_explained(e, tree, where) for e in error.errors()]) from None


def _explained(error: Any, tree: Any, where: str) -> Problem:
    path = list(error["loc"])
    place = f"{where}:{_line(tree, path)} {_dotted(path)}".rstrip()
    kind, context = error["type"], error.get("ctx", {})
    if "expected" in context and "fix" in context:
        return Problem(place, context["got"], context["expected"], context["fix"])
    if kind == "missing":
        return Problem(place, "nothing", f"the key '{path[-1]}'", f"add '{path[-1]}:'")
    if kind == "extra_forbidden":
        known = _fields_at(path)
        near = difflib.get_close_matches(str(path[-1]), known, n=1)
        fix = f"write '{near[0]}'" if near else "remove it"
        return Problem(place, f"the unknown key '{path[-1]}'", f"one of {', '.join(known)}", fix)
    given = error["input"]
    shown = (
        f"{given}" if isinstance(given, int | float) else repr(given) if isinstance(given, str) else "this"
    )
    if kind == "literal_error":
        return Problem(place, shown, context["expected"], "choose one of them")
    if kind.startswith("date"):
        return Problem(place, shown, "a day as YYYY-MM-DD", "write for example 2025-11-01")
    message = error["msg"].removeprefix("Input should be ")
    return Problem(place, shown, message[0].lower() + message[1:], _SEE)


def _fields_at(path: list[Any]) -> list[str]:
    """Keys that may stand where ``path`` ends."""
    from typing import get_args

    model: Any = TrackedCommitment
    for part in path[:-1]:
        if isinstance(part, int) or not hasattr(model, "model_fields"):
            continue
        annotation = model.model_fields[part].annotation if part in model.model_fields else None
        inner = [a for a in (annotation, *get_args(annotation)) if hasattr(a, "model_fields")]
        model = inner[0] if inner else model
    return list(model.model_fields)

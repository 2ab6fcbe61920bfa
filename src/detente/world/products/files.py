"""Read a product definition: every problem of the file at once, each with its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from detente.errors import InputError, Problem
from detente.scenario.files import _dotted, _line, _problem, _tree
from detente.world.products.definition import Duty, ProductDefinition, Sales, Trade

__all__ = ["make_definition", "naming_lines", "parse_product", "read_product"]

_LISTS: dict[str, type[BaseModel]] = {
    "trade": Trade, "home": Sales, "production": Sales, "use": Sales, "tariffs": Duty,
}  # fmt: skip
_PLACE = re.compile(r"^(?:(?:trade|home|production|use|tariffs)\[|(?:typical|uses|inputs|elasticity)\b)")


def read_product(path: str | Path) -> ProductDefinition:
    """Read a product definition from a YAML file.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    path = Path(path)
    return parse_product(_text(path), path.name)


def _text(path: Path) -> str:
    expected = "a product definition"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(Problem(str(path), "no such file", expected, "check the path")) from None
    except IsADirectoryError:
        raise InputError(Problem(str(path), "a folder", expected, "name a file in it")) from None
    except UnicodeDecodeError:
        raise InputError(
            Problem(
                path.name, "bytes that are no text", f"{expected} in YAML (UTF-8)", "save it as UTF-8 text"
            )
        ) from None


def parse_product(text: str, where: str = "product") -> ProductDefinition:
    """Read a product definition from YAML text; ``where`` names it in messages."""
    tree = _parsed(text, where)
    if not isinstance(tree, dict):
        found = "an empty file" if tree is None else "a list" if isinstance(tree, list) else "a single value"
        expected = "a mapping with 'product' and 'sector'"
        raise InputError(Problem(f"{where}:1", found, expected, "see the page on products"))
    try:
        return ProductDefinition.model_validate(tree)
    except ValidationError as error:
        raise InputError([_explained(e, tree, where) for e in error.errors()]) from None


def make_definition(values: Mapping[str, Any]) -> ProductDefinition:
    """A definition from plain values; :class:`InputError` with every problem."""
    try:
        return ProductDefinition.model_validate(values)
    except ValidationError as error:
        problems = [_explained(e, values, "") for e in error.errors()]
        raise InputError([replace(p, where=p.where.removeprefix(":1 ")) for p in problems]) from None


@contextmanager
def naming_lines(path: str | Path) -> Iterator[None]:
    """Give problems found while a product is carved out the name of its file and their lines."""
    try:
        yield
    except InputError as error:
        path = Path(path)
        tree = _parsed(_text(path), path.name)
        raise type(error)(
            [
                replace(p, where=f"{path.name}:{_line(tree, _steps(p.where))} {p.where}")
                if _PLACE.match(p.where)
                else p
                for p in error.problems
            ]
        ) from None


def _parsed(text: str, where: str) -> Any:
    try:
        return _tree(text, where)
    except InputError as error:
        raise InputError(
            [replace(p, expected="a product definition in YAML") for p in error.problems]
        ) from None


def _steps(place: str) -> list[Any]:
    """The parts of a place such as ``trade[0].origin`` or ``uses.C27``; words after it are left out."""
    first = place.split(" ")[0]
    return [int(index) if index else key for key, index in re.findall(r"([A-Za-z_]\w*)|\[(\d+)\]", first)]


def _explained(error: Any, tree: Any, where: str) -> Problem:
    """One complaint of the schema in words."""
    if "at" in error.get("ctx", {}):  # a problem of several keys, told at the first of them
        error = {**error, "loc": (*error["loc"], error["ctx"]["at"])}
    if error["type"] != "extra_forbidden":
        problem: Problem = _problem(error, tree, where)
        reference = problem.fix.replace("the scenario reference says", "the page on products says")
        return replace(problem, fix=reference)
    path = list(error["loc"])
    model = _LISTS.get(str(path[0]), ProductDefinition) if len(path) > 1 else ProductDefinition
    known = [name for name in model.model_fields if name != "format"]
    near = difflib.get_close_matches(str(path[-1]), known, n=1)
    place = f"{where}:{_line(tree, path)} {_dotted(path)}"
    fix = f"write '{near[0]}'" if near else "remove it"
    return Problem(place, f"the unknown key '{path[-1]}'", f"one of {', '.join(known)}", fix)

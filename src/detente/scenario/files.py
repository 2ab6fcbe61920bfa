"""Read a scenario file: every problem of the file at once, each with its line."""

from __future__ import annotations

import difflib
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import YAMLError

from detente.errors import InputError, Problem
from detente.scenario.schema import (
    Ban,
    Baseline,
    ExportQuota,
    ExportTax,
    NestedInputs,
    Production,
    Productivity,
    Purchase,
    RentShares,
    Scenario,
    Substitute,
    Tariff,
    TradeCost,
)

__all__ = ["naming_lines", "parse", "read"]

_KINDS: dict[str, type[BaseModel]] = {
    "import_tariff": Tariff, "export_tax": ExportTax, "trade_cost": TradeCost, "ban": Ban,
    "export_quota": ExportQuota, "purchase": Purchase, "productivity": Productivity,
}  # fmt: skip


def read(path: str | Path) -> Scenario:
    """Read a scenario from a YAML file.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(Problem(str(path), "no such file", "a scenario file", "check the path")) from None
    except IsADirectoryError:
        raise InputError(Problem(str(path), "a folder", "a scenario file", "name a file in it")) from None
    except UnicodeDecodeError:
        raise InputError(
            Problem(
                path.name, "bytes that are no text", "a scenario in YAML (UTF-8)", "save it as UTF-8 text"
            )
        ) from None
    return parse(text, path.name)


@contextmanager
def naming_lines(path: str | Path) -> Iterator[None]:
    """Give problems found while solving the scenario of ``path`` its name and their lines.

    A solver knows ``measures[0].origin``; who wrote the file looks for ``scenario.yaml:4 measures[0].origin``.
    """
    try:
        yield
    except InputError as error:
        inside = [p for p in error.problems if p.where.startswith("measures[")]
        if not inside:
            raise
        path = Path(path)
        tree = _tree(path.read_text(encoding="utf-8"), path.name)
        raise type(error)(
            [
                replace(p, where=f"{path.name}:{_line(tree, _steps(p.where))} {p.where}")
                if p in inside
                else p
                for p in error.problems
            ]
        ) from None


def parse(text: str, where: str = "scenario") -> Scenario:
    """Read a scenario from YAML text; ``where`` names it in messages."""
    tree = _tree(text, where)
    if not isinstance(tree, dict):
        found = "an empty file" if tree is None else "a list" if isinstance(tree, list) else "a single value"
        raise InputError(
            Problem(
                f"{where}:1", found, "a mapping with 'title' and 'measures'", "see the scenario reference"
            )
        )
    try:
        return Scenario.model_validate(tree)
    except ValidationError as error:
        raise InputError([_problem(e, tree, where) for e in error.errors()]) from None


class _Constructor(RoundTripConstructor):
    """Leaves days as text, so that the schema can say what is wrong with one, and where."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_scalar)


def _tree(text: str, where: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.Constructor = _Constructor
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an anchor that is used twice, for example
            return yaml.load(text)
    # Besides its own errors the parser lets through those of a tag it cannot convert or a version it does not know.
    except (YAMLError, RecursionError, ValueError, KeyError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        detail = getattr(error, "problem", None) or getattr(error, "reason", None)
        what = f"text that is no YAML ({detail})" if detail else "text that is no YAML"
        raise InputError(
            Problem(
                f"{where}{line}",
                what,
                "a scenario in YAML",
                "check indentation, colons and quotes near this line",
            )
        ) from None


def _steps(place: str) -> list[Any]:
    """The parts of a place such as ``measures[0].origin``."""
    return [int(index) if index else key for key, index in re.findall(r"([a-z_]+)|\[(\d+)\]", place)]


def _problem(error: Any, tree: Any, where: str) -> Problem:
    path = [p for p in error["loc"] if p not in _KINDS]
    place = f"{where}:{_line(tree, path)} {_dotted(path)}".rstrip()
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        known = _fields_at(tree, path)
        near = difflib.get_close_matches(str(path[-1]), known, n=1)
        fix = f"write '{near[0]}'" if near else "remove it"
        return Problem(place, f"the unknown key '{path[-1]}'", f"one of {', '.join(known)}", fix)
    if kind == "missing":
        return Problem(place, "nothing", f"the key '{path[-1]}'", f"add '{path[-1]}:'")
    if kind.startswith("union_tag"):
        found = given.get("kind", "no 'kind'") if isinstance(given, dict) else given
        near = difflib.get_close_matches(str(found), _KINDS, n=1)
        fix = f"write 'kind: {near[0]}'" if near else "add 'kind:' with one of them"
        return Problem(place, repr(found), f"a kind: {', '.join(_KINDS)}", fix)
    shown = (
        f"{given}" if isinstance(given, int | float) else repr(given) if isinstance(given, str) else "this"
    )
    if "expected" in context and "fix" in context:
        return Problem(place, context.get("got", shown), context["expected"], context["fix"])
    if kind == "literal_error":
        near = difflib.get_close_matches(str(given), _words(context["expected"]), n=1)
        return Problem(
            place, shown, context["expected"], f"write '{near[0]}'" if near else "choose one of them"
        )
    if kind == "tuple_type":
        return Problem(place, shown, "a list", "begin each entry with '- '")
    if kind.startswith("date"):
        return Problem(place, shown, "a day as YYYY-MM-DD", "write for example 2025-11-01")
    message = error["msg"].removeprefix("Input should be ")
    message = message[0].lower() + message[1:]
    if message.startswith(("greater", "less")):
        message = f"a number {message}"
    return Problem(place, shown, message, "change it; the scenario reference says what may stand here")


def _words(expected: str) -> list[str]:
    return [w.strip(" '") for w in expected.replace(" or ", ",").split(",")]


def _dotted(path: list[Any]) -> str:
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else str(part)
    return out


def _line(tree: Any, path: list[Any]) -> int:
    """Line of the deepest part of ``path`` that the file has, counted from one."""
    line, node = 1, tree
    for part in path:
        try:
            line = (node.lc.item(part) if isinstance(part, int) else node.lc.key(part))[0] + 1
            node = node[part]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line


def _fields_at(tree: Any, path: list[Any]) -> list[str]:
    """Keys that may stand where ``path`` ends."""
    model: type[BaseModel] = Scenario
    if path[:1] == ["measures"] and len(path) > 2:
        model = _KINDS.get(str(tree["measures"][path[1]].get("kind")), Tariff)
        if path[2:3] == ["rent"] and len(path) > 3:
            model = RentShares
    elif path[:1] == ["production"] and len(path) > 1:
        part = path[1] if len(path) > 3 else None
        parts: dict[str, type[BaseModel]] = {"critical": NestedInputs, "backstops": Substitute}
        model = parts.get(str(part), Production)
    elif path[:1] == ["baseline"] and len(path) > 1:
        model = Baseline
    return [field.alias or name for name, field in model.model_fields.items()]


assert set(_KINDS) == {get_args(m.model_fields["kind"].annotation)[0] for m in _KINDS.values()}

"""Read a scenario file: every problem of the file at once, each with its line."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from detente.errors import InputError, Problem
from detente.scenario.schema import Baseline, ExportTax, Purchase, Scenario, Tariff, TradeCost

__all__ = ["parse", "read"]

_KINDS: dict[str, type[BaseModel]] = {
    "import_tariff": Tariff, "export_tax": ExportTax, "trade_cost": TradeCost, "purchase": Purchase,
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


def parse(text: str, where: str = "scenario") -> Scenario:
    """Read a scenario from YAML text; ``where`` names it in messages."""
    try:
        tree = YAML(typ="rt").load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        what = getattr(error, "problem", None) or "text that is no YAML"
        raise InputError(
            Problem(
                f"{where}{line}", str(what), "YAML", "check indentation, colons and quotes near this line"
            )
        ) from None
    if not isinstance(tree, dict):
        found = "an empty file" if tree is None else f"a {type(tree).__name__}"
        raise InputError(
            Problem(
                f"{where}:1", found, "a mapping with 'title' and 'measures'", "see the scenario reference"
            )
        )
    try:
        return Scenario.model_validate(tree)
    except ValidationError as error:
        raise InputError([_problem(e, tree, where) for e in error.errors()]) from None


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
    message = error["msg"][0].lower() + error["msg"][1:]
    return Problem(place, shown, message, "see the scenario reference")


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
    elif path[:1] == ["baseline"] and len(path) > 1:
        model = Baseline
    return [field.alias or name for name, field in model.model_fields.items()]


assert set(_KINDS) == {get_args(m.model_fields["kind"].annotation)[0] for m in _KINDS.values()}

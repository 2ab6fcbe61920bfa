"""Read what is to be swept: a sweep file, or a folder of scenario files; every problem at once, with its line."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, overload

from detente.draws.distributions import (
    Distribution,
    LogNormal,
    LogUniform,
    Normal,
    Triangular,
    Uniform,
)
from detente.errors import InputError, Problem
from detente.scenario.files import _line, _steps, _tree, read
from detente.scenario.schema import Scenario
from detente.sweep.grid import Axis, Grid, number_of, put

__all__ = ["FORMAT", "ScenarioFiles", "read_scenarios"]

FORMAT = "detente-sweep-1"

KEYS = ("format", "title", "scenario", "axes", "draws", "seed")
AXIS_KEYS = ("name", "set", "levels", "range", "draw")
RANGE_KEYS = ("from", "to", "count")

SHAPES: dict[str, tuple[type[Any], tuple[str, ...], tuple[str, ...]]] = {
    "uniform": (Uniform, ("low", "high"), ()),
    "loguniform": (LogUniform, ("low", "high"), ()),
    "normal": (Normal, ("mean", "sd"), ("low", "high")),
    "lognormal": (LogNormal, ("median", "log_sd"), ()),
    "triangular": (Triangular, ("low", "mode", "high"), ()),
}
"""Distributions by name: their class, the numbers they need and those they may have."""


def read_scenarios(path: str | Path) -> Grid | ScenarioFiles:
    """Scenarios of a sweep file, or of a folder of scenario files in the order of their names.

    Raises
    ------
    InputError
        Naming every problem of the file, or of every file of the folder, each with its line.
    """
    path = Path(path)
    return ScenarioFiles.of(path) if path.is_dir() else _read_grid(path)


@dataclass(frozen=True, eq=False)
class ScenarioFiles(Sequence[Scenario]):
    """The scenarios of a folder."""

    title: str
    paths: tuple[Path, ...]
    scenarios: tuple[Scenario, ...]

    axes = ("file",)

    @classmethod
    def of(cls, folder: Path) -> ScenarioFiles:
        """Every ``.yaml`` and ``.yml`` file of a folder."""
        paths = tuple(sorted(p for p in folder.iterdir() if p.suffix in (".yaml", ".yml")))
        if not paths:
            raise InputError(
                Problem(
                    str(folder), "no scenario file", "at least one .yaml file", "put scenario files into it"
                )
            )
        scenarios: list[Scenario] = []
        problems: list[Problem] = []
        for path in paths:
            try:
                scenarios.append(read(path))
            except InputError as error:
                problems.extend(error.problems)
        if problems:
            raise InputError(problems)
        return cls(folder.resolve().name, paths, tuple(scenarios))

    @overload
    def __getitem__(self, number: int) -> Scenario: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[Scenario, ...]: ...

    def __getitem__(self, number: int | slice) -> Scenario | tuple[Scenario, ...]:
        return self.scenarios[number]

    def __len__(self) -> int:
        return len(self.scenarios)

    def levels(self, number: int) -> dict[str, float | str]:
        """The name of the file."""
        return {"file": self.paths[number].name}

    def locate(self, number: int, where: str) -> str:
        """File and line of a place."""
        path = self.paths[number]
        tree = _tree(path.read_text(encoding="utf-8"), path.name)
        return f"{path.name}:{_line(tree, _steps(where))} {where}"


def _read_grid(path: Path) -> Grid:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(
            Problem(
                str(path), "no such file", "a sweep file, or a folder of scenario files", "check the path"
            )
        ) from None
    except UnicodeDecodeError:
        raise InputError(
            Problem(path.name, "bytes that are no text", "a sweep in YAML (UTF-8)", "save it as UTF-8 text")
        ) from None
    return _Reader(path.name, _tree(text, path.name)).grid()


class _Reader:
    """Collects everything that is wrong with a sweep file."""

    def __init__(self, name: str, tree: Any) -> None:
        self.name, self.tree = name, tree
        self.problems: list[Problem] = []

    def grid(self) -> Grid:
        if not isinstance(self.tree, dict):
            raise InputError(
                Problem(
                    f"{self.name}:1",
                    "no mapping",
                    "a mapping with 'scenario' and 'axes'",
                    "see the page on sweeps",
                )
            )
        self._keys((), self.tree, KEYS)
        if self.tree.get("format", FORMAT) != FORMAT:
            self._wrong(("format",), repr(self.tree["format"]), f"'{FORMAT}'", f"write 'format: {FORMAT}'")
        scenario = self.tree.get("scenario")
        if not isinstance(scenario, dict):
            self._wrong(("scenario",), "none" if scenario is None else "no mapping", "a scenario as in a scenario file",
                        "add 'scenario:' with a title and measures")  # fmt: skip
            scenario = {}
        axes = [self._axis(i, axis, scenario) for i, axis in enumerate(self._list("axes"))]
        draws, seed = self._whole("draws", 1), self._whole("seed", 0)
        found = [axis for axis in axes if axis is not None]
        drawn = any(axis.distribution is not None for axis in found)
        if len(found) == len(axes) and drawn != ("draws" in self.tree):
            self._wrong(
                ("draws",),
                "none" if drawn else f"{draws} draws of nothing",
                "'draws' where an axis is drawn, and only there",
                "add 'draws: 100'" if drawn else "remove it",
            )
        names = [axis.name for axis in found]
        for name in sorted({n for n in names if names.count(n) > 1}):
            self._wrong(("axes",), f"two axes '{name}'", "one axis of each name", "rename one of them")
        self._refuse()
        base = _plain(scenario)
        title = str(self.tree.get("title", base.get("title", "")))
        base.setdefault("title", title)
        grid = Grid(base, tuple(found), draws, seed, title, self.name, scenario)
        self._try_levels(grid)
        return grid

    def _try_levels(self, grid: Grid) -> None:
        """Make a scenario for every level of every axis once, the others at their first."""
        strides = [int(n) for n in _strides(grid.shape)]
        tried: set[int] = set()
        for stride, length in zip(strides, grid.shape, strict=True):
            tried |= {stride * i for i in range(length)}
        seen: set[str] = set()
        for number in sorted(tried or {0}):
            try:
                grid[number]
            except InputError as error:
                for problem in error.problems:
                    if str(problem) not in seen:
                        seen.add(str(problem))
                        self.problems.append(problem)
        self._refuse()

    def _axis(self, i: int, axis: Any, scenario: Any) -> Axis | None:
        way: tuple[Any, ...] = ("axes", i)
        if not isinstance(axis, dict):
            self._wrong(way, "no mapping", "an axis with 'name', 'set' and its levels", "write '- name: ...'")
            return None
        self._keys(way, axis, AXIS_KEYS)
        before = len(self.problems)
        name = axis.get("name")
        if not isinstance(name, str) or not name:
            self._wrong((*way, "name"), "none" if name is None else repr(name), "a name", "add 'name: rate'")
        reserved = (
            "scenario",
            "id",
            "title",
            "status",
            "verdict",
            "reason",
            "residual",
            "walras",
            "steps",
            "draw",
        )
        if name in reserved:
            self._wrong(
                (*way, "name"), f"'{name}'", "a name that no column of the results has", "choose another"
            )
        places = self._places(way, axis.get("set"), scenario)
        kinds = [key for key in ("levels", "range", "draw") if key in axis]
        if len(kinds) != 1:
            got = " and ".join(f"'{k}'" for k in kinds) or "none of them"
            self._wrong(
                way, got, "exactly one of 'levels', 'range' and 'draw'", "keep one" if kinds else "add one"
            )
            return None
        levels: tuple[Any, ...] = ()
        distribution = None
        if kinds[0] == "levels":
            levels = self._levels((*way, "levels"), axis["levels"])
        elif kinds[0] == "range":
            levels = self._range((*way, "range"), axis["range"])
        else:
            distribution = self._distribution((*way, "draw"), axis["draw"])
        if len(self.problems) > before:
            return None
        return Axis(str(name), places, levels, distribution, self._at(way))

    def _places(self, way: tuple[Any, ...], given: Any, scenario: Any) -> tuple[tuple[str | int, ...], ...]:
        texts = [given] if isinstance(given, str) else given
        if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
            self._wrong((*way, "set"), "nothing" if given is None else repr(given), "a place, or a list of places",
                        "write for example 'set: measures[0].add'")  # fmt: skip
            return ()
        places = []
        for text in texts:
            place = tuple(_steps(text))
            try:
                put(copy.deepcopy(_plain(scenario)), place, None)
            except (LookupError, TypeError, ValueError):
                self._wrong((*way, "set"), f"'{text}'", "a place in the scenario above",
                            "write for example 'set: measures[0].add', measures counted from 0")  # fmt: skip
            places.append(place)
        return tuple(places)

    def _levels(self, way: tuple[Any, ...], given: Any) -> tuple[Any, ...]:
        if not isinstance(given, list) or not given:
            self._wrong(
                way, "nothing" if not given else repr(given), "a list of levels", "write '[0 %, 25 %, 60 %]'"
            )
            return ()
        kinds = {type(number_of(str(level))) for level in given if not isinstance(level, bool)}
        if len(kinds) > 1:
            self._wrong(way, "numbers and words", "one of the two", "split the axis")
        return tuple(_plain(given))

    def _range(self, way: tuple[Any, ...], given: Any) -> tuple[float, ...]:
        if not isinstance(given, dict):
            self._wrong(
                way, repr(given), "'from', 'to' and 'count'", "write '{from: 0 %, to: 60 %, count: 7}'"
            )
            return ()
        self._keys(way, given, RANGE_KEYS)
        first, last = (self._number((*way, key), given.get(key)) for key in ("from", "to"))
        count = given.get("count")
        if isinstance(count, bool) or not isinstance(count, int) or count < 2:
            self._wrong((*way, "count"), "none" if count is None else repr(count), "a whole number from 2",
                        "add for example 'count: 5'")  # fmt: skip
            return ()
        if first is None or last is None:
            return ()
        low, high = Fraction(repr(first)), Fraction(repr(last))  # decimal fractions, so that 0.3 is 0.3
        return tuple(float(low + (high - low) * i / (count - 1)) for i in range(count))

    def _distribution(self, way: tuple[Any, ...], given: Any) -> Distribution | None:
        if not isinstance(given, dict) or given.get("distribution") not in SHAPES:
            found = given.get("distribution") if isinstance(given, dict) else given
            self._wrong(way, "none" if found is None else repr(found), f"a distribution: {', '.join(SHAPES)}",
                        "write '{distribution: uniform, low: 0 %, high: 60 %}'")  # fmt: skip
            return None
        kind, needed, allowed = SHAPES[given["distribution"]]
        before = len(self.problems)
        self._keys(way, given, ("distribution", *needed, *allowed))
        values = {
            k: self._number((*way, k), given.get(k)) for k in (*needed, *allowed) if k in needed or k in given
        }
        if len(self.problems) > before:
            return None
        try:
            made: Distribution = kind(**values)
        except InputError as error:
            expected = error.problems[0].expected
            self._wrong(way, "other numbers", expected, "correct them")
            return None
        return made

    def _number(self, way: tuple[Any, ...], given: Any) -> float | None:
        value = None if isinstance(given, bool) or given is None else number_of(str(given))
        if value is None or value != value or abs(value) == float("inf"):
            self._wrong(way, "nothing" if given is None else repr(given), "a number, or a percentage such as '25 %'",
                        f"write for example '{way[-1]}: 25 %'")  # fmt: skip
            return None
        return value

    def _whole(self, key: str, default: int) -> int:
        value = self.tree.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < (1 if key == "draws" else 0):
            self._wrong(
                (key,), repr(value), "a whole number", f"write for example '{key}: {max(default, 1)}'"
            )
            return default
        return int(value)

    def _list(self, key: str) -> list[Any]:
        value = self.tree.get(key, [])
        if not isinstance(value, list):
            self._wrong((key,), "no list", "a list of axes", "begin each axis with '- name: ...'")
            return []
        return value

    def _keys(self, way: tuple[Any, ...], given: Mapping[Any, Any], known: tuple[str, ...]) -> None:
        for key in given:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, n=1)
                fix = f"write '{near[0]}'" if near else "remove it"
                self._wrong((*way, key), f"the unknown key '{key}'", f"one of {', '.join(known)}", fix)

    def _wrong(self, way: tuple[Any, ...], got: str, expected: str, fix: str) -> None:
        self.problems.append(Problem(self._at(way), got, expected, fix))

    def _at(self, way: tuple[Any, ...]) -> str:
        from detente.scenario.files import _dotted

        return f"{self.name}:{_line(self.tree, list(way))} {_dotted(list(way))}"

    def _refuse(self) -> None:
        if self.problems:
            raise InputError(self.problems)


def _strides(shape: tuple[int, ...]) -> list[int]:
    found, stride = [], 1
    for length in reversed(shape):
        found.append(stride)
        stride *= length
    return found[::-1]


def _plain(node: Any) -> Any:
    """Values as they were read, without the reader's own classes."""
    if isinstance(node, dict):
        return {str(k): _plain(v) for k, v in node.items()}
    if isinstance(node, list):
        return [_plain(v) for v in node]
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node

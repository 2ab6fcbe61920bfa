"""Sets of scenarios: one scenario and axes along which numbers or words of it differ.

Axes with levels or a range span a grid; axes that are drawn take one value a draw, all of them together. A set makes
its scenarios when they are asked for, so that ten thousand of them take no memory.
"""

from __future__ import annotations

import copy
import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, overload

import numpy as np

from detente.draws.distributions import Distribution
from detente.errors import InputError, Problem
from detente.scenario.schema import Scenario

__all__ = ["Axis", "Grid"]


@dataclass(frozen=True)
class Axis:
    """What differs between scenarios: the places that are set, and either levels or a distribution."""

    name: str
    places: tuple[tuple[str | int, ...], ...]
    """Ways to what is set, such as ``("measures", 0, "add")``; all get the same level."""
    levels: tuple[Any, ...] = ()
    """As a scenario file has them: numbers, ``"25 %"``, words."""
    distribution: Distribution | None = None
    where: str = ""
    """Where the axis was written."""


@dataclass(frozen=True, eq=False)
class Grid(Sequence[Scenario]):
    """Every combination of the levels of some axes, times draws of the others.

    The last axis runs fastest, and draws run faster than levels.
    """

    base: Mapping[str, Any]
    """The scenario as plain values, what the axes set left out or not."""
    given: tuple[Axis, ...]
    draws: int = 1
    """Times that drawn axes are drawn; of no effect without them."""
    seed: int = 0
    title: str = ""
    """Of the whole set."""
    where: str = "scenario"
    """Name of the file, for messages."""
    tree: Any = field(default=None, repr=False)
    """The scenario as it was read, with lines."""

    @property
    def axes(self) -> tuple[str, ...]:
        """Names of the axes, and ``draw`` when some are drawn."""
        return (*(axis.name for axis in self.given), *(("draw",) if self._drawn else ()))

    @property
    def shape(self) -> tuple[int, ...]:
        """Levels of each axis that has levels, and draws when some are drawn."""
        levels = tuple(len(axis.levels) for axis in self.given if axis.distribution is None)
        return (*levels, self.draws) if self._drawn else levels

    def __len__(self) -> int:
        return math.prod(self.shape)

    @overload
    def __getitem__(self, number: int) -> Scenario: ...

    @overload
    def __getitem__(self, number: slice) -> list[Scenario]: ...

    def __getitem__(self, number: int | slice) -> Scenario | list[Scenario]:
        if isinstance(number, slice):
            return [self[i] for i in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        number %= len(self)
        return self._scenario(number)

    def __iter__(self) -> Iterator[Scenario]:
        return (self._scenario(i) for i in range(len(self)))

    def levels(self, number: int) -> dict[str, float | str]:
        """Level of each axis, percentages as fractions, and the number of the draw."""
        found: dict[str, float | str] = {}
        for axis, level in self._levels(number):
            value = number_of(level) if isinstance(level, str) else level
            found[axis.name] = str(level) if value is None or isinstance(value, bool) else float(value)
        if self._drawn:
            found["draw"] = float(number % self.draws)
        return found

    def locate(self, number: int, where: str) -> str:
        """Where a place of a scenario was written: in the scenario, or in the axis that set it."""
        from detente.scenario.files import _line, _steps

        way = tuple(_steps(where))
        for axis in self.given:
            if any(place == way[: len(place)] for place in axis.places):
                return f"{axis.where} ({where} of scenario {number})"
        return f"{self.where}:{_line(self.tree, list(way))} scenario.{where}"

    @property
    def _drawn(self) -> bool:
        return any(axis.distribution is not None for axis in self.given)

    def _levels(self, number: int) -> list[tuple[Axis, Any]]:
        """Axes with what they set in a scenario."""
        at = list(np.unravel_index(number, self.shape)) if self.shape else []
        draw = int(at.pop()) if self._drawn else 0
        places = iter(at)
        return [
            (
                axis,
                axis.levels[int(next(places))]
                if axis.distribution is None
                else self._values[axis.name][draw],
            )
            for axis in self.given
        ]

    @cached_property
    def _values(self) -> dict[str, list[float]]:
        """Draws of each drawn axis. They depend on the seed and the name of the axis alone."""
        found = {}
        for axis in self.given:
            if axis.distribution is not None:
                sequence = np.random.SeedSequence([self.seed, zlib.crc32(axis.name.encode())])
                random = np.random.Generator(np.random.PCG64(sequence))
                normal = axis.distribution.germ == "normal"
                germ = random.standard_normal(self.draws) if normal else random.uniform(-1.0, 1.0, self.draws)
                found[axis.name] = axis.distribution.at(germ).tolist()
        return found

    def _scenario(self, number: int) -> Scenario:
        from pydantic import ValidationError

        tree = copy.deepcopy(dict(self.base))
        names = []
        for axis, level in self._levels(number):
            for place in axis.places:
                put(tree, place, level)
            names.append(f"{axis.name} {level:g}" if isinstance(level, float) else f"{axis.name} {level}")
        tree["id"] = f"{tree.get('id', 'scenario')}-{number:05d}"
        if names:
            tree["title"] = f"{tree.get('title', '')}: {', '.join(names)}".removeprefix(": ")
        try:
            return Scenario.model_validate(tree)
        except ValidationError as error:
            raise InputError([self._problem(number, e) for e in error.errors()]) from None

    def _problem(self, number: int, error: Any) -> Problem:
        from detente.scenario.files import _KINDS, _dotted, _problem

        way = tuple(p for p in error["loc"] if p not in _KINDS)
        found = _problem(error, self.tree if self.tree is not None else self.base, f"{self.where}:scenario")
        where = self.locate(number, _dotted(list(way)))
        return Problem(where, found.got, found.expected, found.fix)


def put(tree: Any, place: tuple[str | int, ...], level: Any) -> None:
    """Set what stands at a place.

    Raises
    ------
    LookupError
        When the way leads nowhere.
    """
    node, last = tree, place[-1]
    for step in place[:-1]:
        node = node[step]
    fits = (
        isinstance(last, int) and 0 <= last < len(node) if isinstance(node, list) else isinstance(node, dict)
    )
    if not fits:
        raise LookupError(place)
    node[last] = level


def number_of(text: str) -> float | None:
    """``"25 %"`` as 0.25 and ``"3"`` as 3; ``None`` for words."""
    head, sign, _ = text.partition("%")
    try:
        return float(head) / 100.0 if sign else float(text)
    except ValueError:
        return None

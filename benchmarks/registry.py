"""What a benchmark is: a line of work, those who do it, and the marks it has to meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

__all__ = ["ENGINE", "ROOT", "Contestant", "Figure", "Line", "Mark"]

ENGINE = "detente"
"""Name of the contestant that the marks are about."""

ROOT = Path(__file__).resolve().parents[1]
"""Of the repository."""

Figure = Literal["cpu", "wall", "memory", "rate", "ratio"]
"""``cpu`` and ``wall``: seconds of one call; ``memory``: largest resident memory [MB]; ``rate``: pieces of work a
second of wall time; ``ratio``: CPU time of one call over that of the contestant named by the mark."""


@dataclass(frozen=True)
class Mark:
    """What a figure of the engine has to reach."""

    figure: Figure
    at_least: float
    """Seconds, MB, pieces a second, or a ratio."""
    aim: float | None = None
    over: str = ""
    """Contestant that a ``ratio`` is taken over."""

    def verdict(self, value: float) -> str:
        """``aim met``, ``met`` or ``missed``."""
        reached = (
            (lambda wanted: value >= wanted) if self.figure == "rate" else (lambda wanted: value <= wanted)
        )
        if self.aim is not None and reached(self.aim):
            return "aim met"
        return "met" if reached(self.at_least) else "missed"


@dataclass(frozen=True)
class Contestant:
    """Somebody who does the work of a line."""

    name: str
    prepare: Callable[[], Callable[[], Any]]
    """Reads what is needed and returns the call that is timed.

    It may raise :class:`benchmarks.worlds.MissingError` or :class:`ImportError` when something is not here."""
    answer: Callable[[Any], Any] | None = None
    """From what the call returns to an array that can be compared with the engine's."""
    agrees_to: float | None = None
    """Largest difference of answers; ``None`` where the models differ and the difference is only shown."""
    stands_for: float = 1.0
    """Calls that the work would take; the figures of one call are multiplied by it and marked as computed."""
    process: bool = False
    """True when ``prepare`` returns a call that runs a whole process and returns a :class:`Usage`."""


@dataclass(frozen=True)
class Line:
    """One line of work."""

    name: str
    section: str
    title: str
    contestants: tuple[Contestant, ...]
    """The engine first, then those it is compared with."""
    marks: tuple[Mark, ...] = ()
    unit: Literal["ms", "s"] = "ms"
    pieces: int = 1
    """Pieces of work in one call, for rates."""
    repeat: int = 15
    longest_s: float = 6.0
    """A contestant is not called again once it has taken so long."""
    note: str = ""
    """What a reader has to know to judge the comparison."""

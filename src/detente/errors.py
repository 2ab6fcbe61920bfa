"""Every error Détente raises on purpose.

::

    DetenteError
    ├── InputError      what the user gave cannot be used; exit code 2
    │   ├── LabelError  an economy, sector or product nobody knows
    │   └── UnitError   a number without a unit, or with the wrong one
    ├── SolveError      no equilibrium was found; exit code 3
    ├── DataError       a file we need is missing or damaged; exit code 4
    └── CheckError      an accounting identity or a residual fails; exit code 5

A message reads ``WHERE: got X, expected Y. Fix: one action.`` and one exception carries every problem
of one file, so that the user mends them in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.trade.verdict import Verdict

__all__ = [
    "CheckError",
    "DataError",
    "DetenteError",
    "InputError",
    "LabelError",
    "Problem",
    "SolveError",
    "UnitError",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what was found, what was expected, and one way to mend it."""

    where: str
    got: str
    expected: str
    fix: str

    def __str__(self) -> str:
        return f"{self.where}: got {self.got}, expected {self.expected}. Fix: {self.fix}."


class DetenteError(Exception):
    """Base of all errors raised on purpose; ``exit_code`` is what the command line returns."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem] | str) -> None:
        if isinstance(problems, str):
            self.problems: tuple[Problem, ...] = ()
            super().__init__(problems)
            return
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class InputError(DetenteError):
    """What the user gave cannot be used."""

    exit_code = 2


class LabelError(InputError):
    """An economy, sector or product that nobody knows."""


class UnitError(InputError):
    """A number without a unit, or with the wrong one."""


class SolveError(DetenteError):
    """No equilibrium was found; the message names the reason and the market that is furthest off."""

    exit_code = 3

    def __init__(self, problems: Problem | Iterable[Problem] | str, verdict: Verdict | None = None) -> None:
        super().__init__(problems)
        self.verdict = verdict
        """The reason as one of :class:`detente.trade.verdict.Verdict`; ``None`` for other failures."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (SolveError, (self.problems or str(self), self.verdict))


class DataError(DetenteError):
    """A file that is needed is missing or damaged."""

    exit_code = 4


class CheckError(DetenteError):
    """An accounting identity or a residual is outside its tolerance."""

    exit_code = 5

"""What a player may set: import tariffs and export taxes, one rate for everything or one for each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal, TypeAlias, get_args

from detente.errors import InputError, Problem

__all__ = ["Detail", "Instruments", "InstrumentsLike", "Kind", "instruments_of"]

Kind = Literal["tariff", "export_tax"]
"""Import tariff of the player on its imports, or export tax of the player on its exports."""

Detail = Literal["cell", "sector", "partner", "uniform"]
"""How many rates there are: one for each sector and partner, each sector, each partner, or a single one."""


@dataclass(frozen=True)
class Instruments:
    """A set of rates that one player chooses together.

    Beyond about 200 % trade has all but vanished and the objective no longer tells rates apart: a higher upper
    bound changes little but the rates that are reported.
    """

    kind: Kind = "tariff"
    by: Detail = "cell"
    sectors: tuple[str, ...] | None = None
    """Codes of sectors; every good when left out. A list, or one code."""
    partners: tuple[str, ...] | None = None
    """Economies and groups on whose trade the rates stand; a group has one rate. When left out: in a game the other
    players, otherwise every other economy."""
    additional: bool = False
    """Rates on top of those of the scenario, ``1 + rate`` times ``1 + scenario``, instead of in their place."""
    lower_pct: float = 0.0
    """Lowest rate, %; a subsidy when negative."""
    upper_pct: float = 200.0
    """Highest rate, %."""

    def __post_init__(self) -> None:
        for name in ("sectors", "partners"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, (value,) if isinstance(value, str) else tuple(value))
        problems = [
            Problem(f"instruments.{name}", repr(value), f"one of {', '.join(known)}", "choose one of them")
            for name, value, known in (
                ("kind", self.kind, get_args(Kind)),
                ("by", self.by, get_args(Detail)),
            )
            if value not in known
        ]
        problems += [
            Problem(f"instruments.{name}", "an empty list", "at least one label", "name one, or leave it out")
            for name in ("sectors", "partners")
            if getattr(self, name) == ()
        ]
        if not (isfinite(self.lower_pct) and isfinite(self.upper_pct) and self.lower_pct > -100.0):
            problems.append(
                Problem(
                    "instruments.lower_pct and upper_pct",
                    f"{self.lower_pct:g} and {self.upper_pct:g}",
                    "finite rates above -100 %",
                    "write for example 0 and 200",
                )
            )
        elif not self.lower_pct < self.upper_pct:
            problems.append(
                Problem(
                    "instruments.lower_pct and upper_pct",
                    f"{self.lower_pct:g} and {self.upper_pct:g}",
                    "a lower bound below the upper bound",
                    "swap them or widen them",
                )
            )
        if problems:
            raise InputError(problems)


InstrumentsLike: TypeAlias = Instruments | Detail | Sequence[Instruments]
"""A set of rates, several sets, or the detail of import tariffs on goods alone (``"cell"``, ``"sector"`` ...)."""


def instruments_of(given: InstrumentsLike) -> tuple[Instruments, ...]:
    """The sets of rates that ``given`` stands for.

    Raises
    ------
    InputError
        When it stands for none.
    """
    if isinstance(given, Instruments):
        return (given,)
    if isinstance(given, str):
        return (Instruments(by=given),)
    found = tuple(x for x in given if isinstance(x, Instruments)) if isinstance(given, Sequence) else ()
    if not found or len(found) != len(given):
        raise InputError(
            Problem(
                "instruments",
                repr(given),
                "Instruments, a list of them, or one of cell, sector, partner, uniform",
                'write for example instruments="sector"',
            )
        )
    return found

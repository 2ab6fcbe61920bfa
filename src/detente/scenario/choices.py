"""What the user may decide where documents are silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from detente.errors import InputError, Problem
from detente.trade.base import Closure

__all__ = ["Choices"]


CENTRAL_GRANTED = 0.5
"""China's magnet exports fell by 53 % in April and by 74 % in May 2025 against the year before (Chinese customs)."""


@dataclass(frozen=True)
class Choices:
    """What the user may decide where documents are silent; each has a default and is told in the brief."""

    basis: str = "additional"
    """How a threatened rate of unstated basis is read: ``additional`` to duties in force, or ``total``."""
    purchases_usd_bn: float | None = None
    """Yearly purchases when the document gives no number; by default the base-year volume."""
    years: float = 3.0
    """Years over which a total without a period is spread."""
    mirror: float = 1.0
    """Rate of retaliation in kind, as a share of the threatened rate."""
    granted: float = CENTRAL_GRANTED
    """Share of base-year exports for which licences under export controls are granted."""
    closure: Closure = "fixed"
    """What holds trade balances."""

    @classmethod
    def parse(cls, options: Iterable[str]) -> Choices:
        """Choices from ``KEY=VALUE`` options of the command line.

        Raises
        ------
        InputError
            Naming every option that cannot be understood.
        """
        choices, problems = cls(), []
        for option in options:
            key, _, value = option.partition("=")
            try:
                choices = choices._with(key.strip(), value.strip())
            except ValueError:
                problems.append(
                    Problem(
                        f"--assume {option}",
                        repr(option),
                        "basis=additional|total, purchases=USD_BN, years=N, mirror=SHARE, licences=SHARE "
                        "or closure=fixed|scaled|balanced",
                        "write for example --assume purchases=25",
                    )
                )
        if problems:
            raise InputError(problems)
        return choices

    def _with(self, key: str, value: str) -> Choices:
        if key == "basis" and value in ("additional", "total"):
            return replace(self, basis=value)
        for closure in get_args(Closure):
            if (key, value) == ("closure", closure):
                return replace(self, closure=closure)
        number = float(value)
        if key == "licences" and 0.0 <= number <= 1.0:
            return replace(self, granted=number)
        if key not in ("purchases", "years", "mirror") or not 0.0 < number < 1e5:
            raise ValueError(value)
        if key == "purchases":
            return replace(self, purchases_usd_bn=number)
        return replace(self, years=number) if key == "years" else replace(self, mirror=number)

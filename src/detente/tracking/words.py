"""How quantities, shares and days are written in verdicts."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["days", "interval", "joined", "number", "percent", "percents"]


def number(value: float) -> str:
    """At most four digits that matter, no trailing zeros.

    >>> number(502.4), number(12.0), number(4.126), number(25000), number(0.04)
    ('502.4', '12', '4.13', '25,000', '0.04')
    """
    size = abs(value)
    decimals = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 3
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def interval(low: float, high: float, unit: str) -> str:
    """A quantity, an interval or a bound.

    >>> interval(8.5, 10, "Mt"), interval(8, float("inf"), "Mt"), interval(0, 4, "Mt"), interval(4, 4, "Mt")
    ('8.5 to 10 Mt', 'at least 8 Mt', 'at most 4 Mt', '4 Mt')
    """
    if math.isinf(high):
        return f"at least {number(low)} {unit}"
    if number(low) == number(high):
        return f"{number(low)} {unit}"
    if low == 0:
        return f"at most {number(high)} {unit}"
    return f"{number(low)} to {number(high)} {unit}"


def percent(share: float) -> str:
    """Whole percent; what is short of the whole is not called 100 %, and what is there not 0 %.

    >>> percent(0.5748), percent(0.998), percent(0.0), percent(0.002)
    ('57 %', '99 %', '0 %', 'less than 1 %')
    """
    if 0 < share < 0.005:
        return "less than 1 %"
    if 0.99 < share < 1 - 1e-9:
        return "99 %"
    return f"{share * 100:.0f} %"


def percents(low: float, high: float) -> str:
    """A share, an interval or a bound."""
    if math.isinf(high):
        return f"at least {percent(low)}"
    if percent(low) == percent(high):
        return percent(low)
    if low == 0:
        return f"at most {percent(high)}"
    return f"{percent(low).removesuffix(' %')} to {percent(high)}"


def days(count: int) -> str:
    """``1 day``, ``140 days``."""
    return f"{count:,} day{'' if count == 1 else 's'}"


def joined(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""

"""Partial dates as spans of days."""

from __future__ import annotations

from datetime import date, timedelta

from detente.ledger.parts import When

__all__ = ["agree", "first_day", "last_day", "span"]


def span(value: str) -> tuple[date, date]:
    """First and last day of a partial date: ``2025``, ``2025-10``, ``2025-W43`` or ``2025-10-27``."""
    if "W" in value:
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return monday, monday + timedelta(days=6)
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    if len(parts) == 2:
        year, month = parts
        following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
        return date(year, month, 1), following - timedelta(days=following != date.max)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def first_day(when: When | None) -> date | None:
    """The first day that the words allow, or ``None`` when they give no date."""
    return span(when.value)[0] if when is not None and when.value is not None else None


def last_day(when: When | None) -> date | None:
    """The last day that the words allow, or ``None`` when they give no date."""
    return span(when.value)[1] if when is not None and when.value is not None else None


def agree(one: When | None, other: When | None) -> bool:
    """Whether two points in time can be the same; an unknown one, and each alternative, can."""
    if one is None or other is None or one.value is None or other.value is None:
        return True
    return any(
        span(a)[0] <= span(b)[1] and span(b)[0] <= span(a)[1]
        for a in (one.value, *one.alternatives)
        for b in (other.value, *other.alternatives)
    )

"""A date in a sentence, and the arithmetic of days that resolves it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from detente.ledger.records import When

__all__ = ["Basis", "Bound", "DateMention", "add_months", "days_later"]

Basis = Literal["explicit", "weekday", "relative", "duration", "publication", "reference"]
Bound = Literal["on", "by", "from", "until", "before", "after", "about"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a sentence; offsets count from the beginning of the sentence."""

    start: int
    end: int
    words: str
    value: str | None
    basis: Basis
    precision: Literal["day", "week", "month", "year", "unknown"]
    alternatives: tuple[str, ...] = ()
    mismatch: str | None = None
    """What contradicts the date, e.g. a weekday that does not fit."""
    last: str | None = None
    """Last day, when the words name several (a weekend)."""
    span_days: int | None = None
    """Length of a duration ("90 days"), in days."""
    span_months: int | None = None
    """Length of a duration in months, when it was given in months or years."""
    anchor: Literal["now", "event", "length", None] = None
    """For a duration: counted from the publication, from another event, or a mere length."""

    def when(self, bound: Bound = "on") -> When:
        """The record of this date."""
        return When(
            value=self.value,
            as_written=self.words,
            basis=self.basis,
            bound=bound,
            alternatives=self.alternatives,
        )


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day

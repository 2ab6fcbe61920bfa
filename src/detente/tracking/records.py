"""From a commitment of a ledger to one that can be tracked."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Any

from detente.errors import InputError, Problem
from detente.ledger.records import Commitment, When
from detente.tracking.commitment import DeadlineVersion, FulfilmentClaim, Goal, TrackedCommitment, YearReading

__all__ = ["commitment_from_record", "days_of"]


def commitment_from_record(
    record: Commitment, *, source: str = "", published: date | None = None
) -> TrackedCommitment:
    """What a ledger says of a commitment, ready to be tracked.

    Its days are those of the document: a month runs to its last day, and alternatives of the end become deadline
    versions of their own. A status "met" of the document is a claim of whoever claims it. Quantities per year are read
    as calendar years from the first day.

    Parameters
    ----------
    source : name of the document; ids of its evidence when left out.
    published : day of the document; without it its "met" or "missed" has no day and is left out.

    Raises
    ------
    InputError
        For a quantity that is an upper bound, or one without a first or a last day: nothing can be held against it.
    """
    source = source or ", ".join(dict.fromkeys(e.source for e in record.evidence))
    problems: list[Problem] = []
    quantity, unit, goals, readings = record.quantity, None, [], []
    starts = _first_day(record.starts)
    deadlines = _deadlines(record, source)
    if quantity is not None and quantity.value is not None and quantity.unit is not None:
        product = next((p for p in record.products if p in ("soybeans", "wheat", "corn")), None)
        unit = f"bushels of {product}" if quantity.unit == "bushel" and product else quantity.unit
        if quantity.unit == "bushel" and product is None:
            problems.append(
                _problem(record, "bushels of no known crop", "soybeans, wheat or corn", "name the product")
            )
        if quantity.bound in ("up_to", "less_than", "unquantified"):
            expected = "a quantity to be reached"
            problems.append(
                _problem(record, f"the bound '{quantity.bound}'", expected, "track another commitment")
            )
        if starts is None:
            problems.append(
                _problem(record, "no first day", "a commitment that begins on a day", "set 'starts'")
            )
        periods = _periods(record, starts) if starts is not None else 1
        if quantity.per == "total" and not deadlines:
            problems.append(
                _problem(record, "no last day", "a commitment with a deadline", "set 'ends' or 'years'")
            )
        if not problems:
            bound: Any = quantity.bound
            goals = [
                Goal(
                    id=record.id, title=record.title, quantity=quantity.value, bound=bound, per=quantity.per,
                    periods=periods, starts=starts,
                )
            ]  # fmt: skip
            if quantity.per == "year" and starts is not None:
                readings = [YearReading(id="record", title="year", first=starts, source=source)]
    if problems:
        raise InputError(problems)
    return TrackedCommitment(
        id=record.id,
        title=record.title,
        actor=record.actor,
        beneficiary=record.beneficiary,
        kind=record.kind,
        summary=quantity.words if quantity is not None else "",
        unit=unit,
        product=next(iter(record.products), None),
        counted_by_words=record.counted_by or "",
        starts=starts,
        goals=tuple(goals),
        deadlines=deadlines,
        year_readings=tuple(readings),
        claims=_claims(record, source, published),
        source=source or "ledger",
    )


def _problem(record: Commitment, got: str, expected: str, fix: str) -> Problem:
    return Problem(f"commitment {record.id}", got, expected, fix)


def _deadlines(record: Commitment, source: str) -> tuple[DeadlineVersion, ...]:
    found = []
    by = " and ".join(record.claimed_by)
    if record.ends is not None:
        told = [v for v in (record.ends.value, *record.ends.alternatives) if v is not None]
        for n, value in enumerate(told):
            last = days_of(value)[1]
            if record.ends.bound == "before":
                last = days_of(value)[0] - timedelta(1)
            name = "told" if n == 0 else f"alternative-{n}"
            found.append(
                DeadlineVersion(
                    id=name, ends=last, words=record.ends.as_written, by=by, source=source, basis="statement"
                )
            )
    elif record.starts is not None and record.starts.value is not None and record.years is not None:
        begins = days_of(record.starts.value)[0]
        ends = _add_months(begins, round(record.years * 12)) - timedelta(1)
        words = f"{record.years:g} years from {record.starts.as_written}"
        found.append(
            DeadlineVersion(id="told", ends=ends, words=words, by=by, source=source, basis="statement")
        )
    return tuple(found)


def _claims(record: Commitment, source: str, published: date | None) -> tuple[FulfilmentClaim, ...]:
    if record.status not in ("met", "missed") or published is None:
        return ()
    says: Any = "met" if record.status == "met" else "not_met"
    by = " and ".join(record.claimed_by) or "the document"
    return (
        FulfilmentClaim(by=by, on=published, text=f"said to be {record.status}", source=source, says=says),
    )


def _periods(record: Commitment, starts: date) -> int:
    per = record.quantity.per if record.quantity is not None else "total"
    if per == "total":
        return 1
    last = days_of(record.ends.value)[1] if record.ends is not None and record.ends.value else None
    if last is not None:
        months = (last.year - starts.year) * 12 + last.month - starts.month + 1
    else:
        months = round((record.years or 1) * 12)
    return max(1, months // 12 if per == "year" else months)


def _first_day(when: When | None) -> date | None:
    if when is None or when.value is None:
        return None
    first, last = days_of(when.value)
    return last + timedelta(1) if when.bound == "after" else first


_WEEK = re.compile(r"^(\d{4})-W(\d{2})$")


def days_of(value: str) -> tuple[date, date]:
    """First and last day of ``2025``, ``2025-10``, ``2025-W43`` or ``2025-10-27``.

    >>> days_of("2026-02")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + timedelta(6)
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(
            parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1]
        )
    return date(*parts), date(*parts)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

"""Plain CSV: ``date,value`` and, where needed, units, rules, intervals and sources.

Lines ``# key: value`` before the header say what holds for the whole file: ``id``, ``title``, ``rule``, ``side``,
``unit``, ``kind``, ``frequency``, ``coverage``, ``partner``, ``product``, ``source``, ``since``, ``memory``, ``note``.
A column of the same name says it row by row; a column ``series`` puts several series into one file.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from detente.errors import UnitError
from detente.tracking.commitment import Rule, Side, TrackedCommitment
from detente.tracking.formats.table import Row, Table, Troubles, parse_day
from detente.tracking.series import Frequency, Observation, Series
from detente.tracking.units import Unit, convert, parse_unit

__all__ = ["is_plain", "read_plain"]

_COLUMNS = {
    "date", "starts", "ends", "value", "low", "high", "of", "unit", "published", "source", "note", "series", "title",
    "rule", "side", "kind", "frequency", "coverage", "partner", "product", "since", "id", "memory",
}  # fmt: skip
_DATES = ("date", "period", "month", "week", "weekending", "ends", "day", "time", "year")
_ABOUT = ("unit", "title", "rule", "side", "kind", "frequency", "coverage", "partner", "product", "since", "memory",
          "source")  # fmt: skip
_ALLOWED: dict[str, tuple[str, ...]] = {
    "rule": get_args(Rule),
    "side": get_args(Side),
    "kind": ("flow", "cumulative"),
    "frequency": get_args(Frequency),
}


@dataclass(frozen=True)
class _Told:
    """A row that was understood, and what is to be said of its series."""

    observation: Observation
    dated_by_day: bool
    unit: Unit
    about: dict[str, str]


def is_plain(table: Table) -> bool:
    """Has a date and a value under names of our own."""
    return any(k in table.keys for k in _DATES) and ("value" in table.keys or "low" in table.keys)


def read_plain(table: Table, commitment: TrackedCommitment) -> list[Series]:
    """Series of a plain file.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    troubles = Troubles(table.name)
    common = {k: table.meta.get(k, "") for k in _ABOUT}
    common["id"] = table.meta.get("id") or Path(table.name).stem
    known: dict[tuple[str, ...], dict[str, str]] = {}
    if not is_plain(table):
        near = difflib.get_close_matches("date", table.keys, n=1) + difflib.get_close_matches(
            "value", table.keys, n=1
        )
        hint = f"rename {' and '.join(map(repr, near))}" if near else "begin the file with 'date,value'"
        got = ", ".join(map(repr, table.keys[:8]))
        troubles.add(None, "", f"the columns {got}", "the columns 'date' and 'value'", hint)
        troubles.check()
    for key in (*table.meta, *table.keys):
        if key not in _COLUMNS and key not in _DATES:
            near = difflib.get_close_matches(key, _COLUMNS, n=1, cutoff=0.8)
            if near:  # a column of other content is left alone; a misspelt one of ours is not
                troubles.add(None, "", f"the unknown column '{key}'", "a known one", f"write '{near[0]}'")
    _check_words(table.meta, None, troubles)
    groups: dict[str, list[_Told]] = {}
    for row in table.rows:
        told = _told(row, common, commitment, troubles)
        if told is not None:
            # Most rows say the same of their series: kept once, a long file stays small.
            about = known.setdefault(tuple(told.about.values()), told.about)
            groups.setdefault(about["id"], []).append(replace(told, about=about))
    troubles.check()
    return [_series(rows, table, commitment) for rows in groups.values()]


def _check_words(cells: Any, line: int | None, troubles: Troubles) -> None:
    for key, allowed in _ALLOWED.items():
        value = cells.get(key, "")
        if value and value not in allowed:
            near = difflib.get_close_matches(value, allowed, n=1)
            fix = f"write '{near[0]}'" if near else "choose one of them"
            troubles.add(line, key, repr(value), f"one of {', '.join(allowed)}", fix)


def _told(
    row: Row, common: dict[str, str], commitment: TrackedCommitment, troubles: Troubles
) -> _Told | None:
    about = common | {k: row.get(k) or common[k] for k in _ABOUT if k in row.cells}
    about["id"] = row.get("series", "id") or common["id"]
    _check_words(row.cells, row.line, troubles)
    unit = _unit(row, about["unit"], commitment, troubles)
    span, by_day = _span(row, about, troubles)
    low, high = _bounds(row, troubles)
    of = row.number(troubles, "of") if row.get("of") else None
    if of is not None and low is not None and not 0 <= low <= of:
        troubles.add(row.line, "of", f"{row.get('value', 'low')} of {row.get('of')}", "no more than there were",
                     "check which is which")  # fmt: skip
    published = None
    if row.get("published"):
        told = parse_day(row.get("published"))
        if told is None:
            troubles.add(
                row.line, "published", repr(row.get("published")), "a day as YYYY-MM-DD", "write it so"
            )
        else:
            published = told[1]
    if unit is None or span is None or low is None or high is None:
        return None
    observation = Observation(
        *span,
        low,
        high,
        of,
        published,
        row.get("source"),
        row.get("note"),
        about["memory"] in ("yes", "true"),
    )
    return _Told(observation, by_day, unit, about)


def _span(row: Row, about: dict[str, str], troubles: Troubles) -> tuple[tuple[date, date] | None, bool]:
    text = row.get(*_DATES)
    told = parse_day(text) if text else None
    if told is None:
        expected = "a day, month, week, quarter, year or interval"
        troubles.add(
            row.line,
            "date",
            repr(text) if text else "nothing",
            expected,
            "write 2025-10-27, 2025-10 or 2025-Q4",
        )
        return None, False
    by_day = bool(re.match(r"^(\d{4}-\d{2}-\d{2}(?!/)|\d{1,2}/\d{1,2}/\d{4}|\d{8}$)", text))
    begin = row.get("starts") or about.get("since", "")
    if begin:
        first = parse_day(begin)
        if first is None or first[0] > told[1]:
            troubles.add(row.line, "starts", repr(begin), f"a day up to {told[1]}", "write YYYY-MM-DD")
            return None, False
        return (first[0], told[1]), False
    if about.get("kind") == "cumulative" and "/" in text and not by_day:
        return told, False
    if about.get("kind") == "cumulative":
        fix = "add a line '# since: YYYY-MM-DD' or a column 'starts'"
        troubles.add(row.line, "starts", "nothing", "the day from which a running total counts", fix)
        return None, False
    return told, by_day


def _bounds(row: Row, troubles: Troubles) -> tuple[float | None, float | None]:
    if row.get("low") or row.get("high"):
        low = row.number(troubles, "low") if row.get("low") else 0.0
        high = row.number(troubles, "high") if row.get("high") else math.inf
        if low is not None and high is not None and low > high:
            troubles.add(
                row.line, "low", f"{row.get('low')} above {row.get('high')}", "low up to high", "swap them"
            )
        return low, high
    value = row.number(troubles, "value")
    if value is None and not row.get("value"):
        troubles.add(row.line, "value", "nothing", "a number", "write it, or remove the row")
    return value, value


def _series(rows: Sequence[_Told], table: Table, commitment: TrackedCommitment) -> Series:
    troubles = Troubles(table.name)
    about = rows[0].about
    units = [r.unit for r in rows]
    unit = units[0]
    notes = [n for n in table.meta.get("note", "").split("\n") if n]
    if not about["unit"]:
        notes.append(f"the file names no unit: read as {unit.name}, that of the commitment")
    for other in dict.fromkeys(units):
        if other.dimension != unit.dimension:
            troubles.add(
                None, "unit", f"{unit.name} and {other.name}", "units of one dimension", "make two series"
            )
        elif other != unit:
            notes.append(f"{other.name} converted into {unit.name}")
    for key in ("rule", "side", "kind", "coverage"):
        told = sorted({r.about[key] for r in rows})
        if len(told) > 1:
            troubles.add(None, key, f"{' and '.join(map(repr, told))} in series '{about['id']}'", "one for each series",
                         "give each its own name in the column 'series'")  # fmt: skip
    troubles.check()
    observations = [
        o if u == unit else _converted(o, u, unit)
        for o, u in zip((r.observation for r in rows), units, strict=True)
    ]
    kind: Any = about["kind"] or "flow"
    frequency: Any = about["frequency"]
    if kind == "flow" and all(r.dated_by_day for r in rows):
        observations, frequency, note = _periods(observations, frequency)
        notes.append(note)
    rule: Any = about["rule"] or "unstated"
    side: Any = about["side"] or "unstated"
    return Series(
        id=about["id"],
        title=about["title"] or about["id"],
        rule=rule,
        side=side,
        unit=unit,
        observations=tuple(observations),
        source=table.meta.get("source", "") or about["source"] or table.name,
        kind=kind,
        frequency=frequency or _guess(observations, kind),
        partner=about["partner"],
        product=about["product"],
        coverage=about["coverage"] or "all",
        notes=tuple(n for n in notes if n),
        files=(table.name,),
    )


def _unit(row: Row, text: str, commitment: TrackedCommitment, troubles: Troubles) -> Unit | None:
    if not text:
        return commitment.parsed_unit()
    try:
        return parse_unit(text, commitment.product)
    except UnitError as error:
        for p in error.problems:
            troubles.add(row.line, "unit", p.got, p.expected, p.fix)
        return None


def _converted(o: Observation, source: Unit, target: Unit) -> Observation:
    low, high = convert(o.low, source, target), convert(o.high, source, target)
    return replace(o, low=low, high=high)


def _periods(rows: Sequence[Observation], told: str) -> tuple[list[Observation], Frequency, str]:
    """Days as the ends of the periods they stand for."""
    days = sorted({o.ends for o in rows})
    steps = [(b - a).days for a, b in pairwise(days)]
    weekly = told == "week" or (not told and len(steps) > 1 and sorted(steps)[len(steps) // 2] == 7)
    if weekly:
        moved = [_starting(o, o.ends - timedelta(6)) for o in rows]
        return moved, "week", "each date is taken for the last day of a week"
    monthly = not told and len(steps) > 1 and all(28 <= s <= 31 for s in steps)
    if told == "month" or monthly:
        return [_month(o) for o in rows], "month", "each date is taken for its calendar month"
    frequency: Frequency = "day" if told == "day" or (steps and max(steps) == 1) else "irregular"
    return list(rows), frequency, "" if frequency == "day" else "each date is taken for that day alone"


def _starting(o: Observation, first: date) -> Observation:
    return replace(o, starts=first)


def _month(o: Observation) -> Observation:
    first = o.ends.replace(day=1)
    last = (first + timedelta(32)).replace(day=1) - timedelta(1)
    return replace(o, starts=first, ends=last)


def _guess(rows: Sequence[Observation], kind: str) -> Frequency:
    if kind == "cumulative":
        return "irregular"
    lengths = {o.days for o in rows}
    bounds: tuple[tuple[Frequency, int, int], ...] = (
        ("day", 1, 1), ("week", 7, 7), ("month", 28, 31), ("quarter", 90, 92), ("year", 365, 366),
    )  # fmt: skip
    for name, low, high in bounds:
        if all(low <= n <= high for n in lengths):
            return name
    return "irregular"

"""Rows of CSV and JSON files with their line numbers, and the problems found in them, all told at once."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from detente.errors import InputError, Problem
from detente.tracking.records import days_of

__all__ = ["Row", "Table", "Troubles", "key_of", "parse_day", "read_table", "read_text"]

MAX_BYTES = 16 * 1024 * 1024
MAX_PROBLEMS = 25
"""Problems of a file that are told one by one; the others are counted."""

_NOT_A_NUMBER = {"", "-", "--", "na", "n/a", "nan", "null", "none", ".", "…"}


def key_of(name: str) -> str:
    """Name of a column without case, spaces and signs: ``Weekly Exports`` and ``weeklyExports`` are one.

    >>> key_of("Weekly Exports"), key_of("weekly_exports"), key_of("第一数量")
    ('weeklyexports', 'weeklyexports', '第一数量')
    """
    return re.sub(r"[\W_]+", "", name).lower()


@dataclass
class Troubles:
    """Problems of one file, raised together."""

    name: str
    found: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, line: int | None, column: str, got: str, expected: str, fix: str) -> None:
        if len(self.found) >= MAX_PROBLEMS:
            self.more += 1
            return
        place = self.name if line is None else f"{self.name}:{line}"
        self.found.append(Problem(f"{place} {column}".strip(), got, expected, fix))

    def check(self) -> None:
        """Raise what was found."""
        if self.found:
            last = (
                [Problem(self.name, f"{self.more} more problems", "none", "mend these first")]
                if self.more
                else []
            )
            raise InputError([*self.found, *last])


@dataclass(frozen=True)
class Row:
    """A row by the keys of its columns."""

    line: int
    cells: Mapping[str, str]

    def get(self, *keys: str) -> str:
        """The first of these cells that holds something."""
        return next((self.cells[k] for k in keys if self.cells.get(k)), "")

    def number(self, troubles: Troubles, *keys: str) -> float | None:
        """The number in the first of these cells that holds something; ``None`` where it says that there is none."""
        text = self.get(*keys)
        if text.lower() in _NOT_A_NUMBER:
            return None
        plain = text.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text) else text
        try:
            value = float(plain)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            troubles.add(
                self.line, keys[0], repr(text[:40]), "a number", "write digits, with '.' before decimals"
            )
            return None
        return value


@dataclass(frozen=True)
class Table:
    """Rows under one header; ``meta`` are comment lines ``# key: value`` before it."""

    name: str
    keys: tuple[str, ...]
    rows: tuple[Row, ...]
    meta: Mapping[str, str]
    shape: str
    """``csv``, ``records`` (JSON objects) or ``matrix`` (JSON lists, the first one a header)."""

    def has(self, *keys: str) -> bool:
        return all(k in self.keys for k in keys)


def read_text(path: Path) -> str:
    """Text of a file in UTF-8 or, as Chinese customs write it, GB 18030.

    Raises
    ------
    InputError
        For what is no file, no text, or too large.
    """
    expected = "a file of data"
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                Problem(
                    str(path),
                    f"{path.stat().st_size:,} bytes",
                    f"at most {MAX_BYTES:,}",
                    "ask the source for less",
                )
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(Problem(str(path), "no such file", expected, "check the path")) from None
    except IsADirectoryError:
        raise InputError(Problem(str(path), "a folder", expected, "name a file in it")) from None
    except OSError as error:
        raise InputError(
            Problem(str(path), error.strerror or "an error", expected, "check the file")
        ) from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise InputError(
        Problem(path.name, "bytes that are no text", f"{expected} as text", "save it as CSV in UTF-8")
    )


def read_table(text: str, name: str) -> Table:
    """Rows of CSV or JSON text.

    Raises
    ------
    InputError
        For text that is neither.
    """
    if text.lstrip()[:1] in ("[", "{"):
        return _from_json(text, name)
    return _from_csv(text, name)


def _from_json(text: str, name: str) -> Table:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise InputError(
            Problem(
                f"{name}:{line}",
                "text that is no JSON",
                "the answer of a statistical service",
                "fetch it again",
            )
        ) from None
    if isinstance(data, dict):
        if not isinstance(data.get("data"), list):
            told = str(data.get("message") or data.get("error") or "an object without 'data'")[:80]
            raise InputError(Problem(name, repr(told), "a list of rows", "fetch it again, with a valid key"))
        data = data["data"]
    if data and all(isinstance(r, list) for r in data):
        header = [str(x) for x in data[0]]
        cells = [dict(zip(map(key_of, header), map(_plain, r), strict=False)) for r in data[1:]]
        shape = "matrix"
    elif all(isinstance(r, dict) for r in data):
        header = list(dict.fromkeys(str(k) for r in data for k in r))
        cells = [{key_of(str(k)): _plain(v) for k, v in r.items()} for r in data]
        shape = "records"
    else:
        raise InputError(
            Problem(name, "a list of something else", "rows as lists or objects", "fetch it again")
        )
    if not cells:
        raise InputError(
            Problem(name, "no rows", "at least one row of data", "ask the source for another period")
        )
    rows = tuple(Row(n, c) for n, c in enumerate(cells, 1))
    return Table(name, tuple(map(key_of, header)), rows, {}, shape)


def _plain(value: Any) -> str:
    return "" if value is None else str(value).strip()


_FIGURE = re.compile(r"^[-+]?\d[\d.,/:-]*$")
_META = re.compile(r"^#\s*([\w-]+)\s*:\s*(.*)$")


def _from_csv(text: str, name: str) -> Table:
    meta: dict[str, str] = {}
    lines = text.splitlines()
    begin = 0
    while begin < len(lines) and (lines[begin].startswith("#") or not lines[begin].strip(" ,;\t")):
        if match := _META.match(lines[begin]):
            key = key_of(match[1])
            meta[key] = f"{meta[key]}\n{match[2].strip()}" if key in meta else match[2].strip()
        begin += 1
    body = lines[begin:]
    delimiter = max((",", ";", "\t"), key=lambda d: max((line.count(d) for line in body[:20]), default=0))
    header: list[str] | None = None
    rows = []
    for line, values in _records(body, delimiter, begin, name):
        if header is None:
            # Files of query systems begin with titles: the header is the first line of two or more names, no numbers.
            names = [v.strip() for v in values]
            if sum(bool(n) for n in names) >= 2 and not any(_FIGURE.match(n) for n in names):
                header = [key_of(n) for n in names]
            continue
        if any(v.strip() for v in values):
            rows.append(Row(line, {k: v.strip() for k, v in zip(header, values, strict=False) if k}))
    if header is None:
        raise InputError(
            Problem(
                f"{name}:1",
                "no header",
                "a first line with the names of the columns",
                "add for example 'date,value'",
            )
        )
    if not rows:
        raise InputError(
            Problem(name, "no rows", "at least one row of data", "ask the source for another period")
        )
    return Table(name, tuple(k for k in header if k), tuple(rows), meta, "csv")


def _records(body: Sequence[str], delimiter: str, begin: int, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO("\n".join(body)), delimiter=delimiter)
    line = begin + 1
    try:
        for values in reader:
            yield line, values
            line = begin + reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            Problem(f"{name}:{line}", f"no CSV ({error})", "rows of CSV", "check quotes near this line")
        ) from None


_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$")
_US = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?$")
_PARTIAL = re.compile(r"^\d{4}(?:-\d{2}|-W\d{2})?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})?$")
_QUARTER = re.compile(r"^(\d{4})-?Q([1-4])$", re.I)


def parse_day(text: str) -> tuple[date, date] | None:
    """First and last day of a date, month, week, quarter, year or interval; ``None`` for anything else.

    Days with slashes are read as Americans write them: month, day, year.

    >>> parse_day("2025-Q1"), parse_day("2026-07-23T00:00:00")[0], parse_day("7/4/2025")[0].isoformat()
    ((datetime.date(2025, 1, 1), datetime.date(2025, 3, 31)), datetime.date(2026, 7, 23), '2025-07-04')
    """
    text = text.strip()
    begin, _, end = text.partition("/")
    if end and len(begin) >= 4:
        first, last = parse_day(begin), parse_day(end)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        if match := _ISO.match(text):
            day = date(*map(int, match.groups()))
            return day, day
        if match := _US.match(text):
            day = date(int(match[3]), int(match[1]), int(match[2]))
            return day, day
        if match := _QUARTER.match(text):
            first_month = 3 * int(match[2]) - 2
            return date(int(match[1]), first_month, 1), days_of(f"{match[1]}-{first_month + 2:02d}")[1]
        if _PARTIAL.match(text):
            return days_of(text)
        if match := _COMPACT.match(text):
            return days_of("-".join(part for part in match.groups() if part))
    except ValueError:
        return None
    return None

"""Trade elasticities of a world: a published set by name, or the user's own from a table, a mapping or a file."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, LabelError, Problem
from detente.labels import index_of

if TYPE_CHECKING:
    from detente.world.world import World

__all__ = ["Elasticities", "Entry", "Table", "read_elasticities", "resolve_elasticities", "table_of"]

Elasticities: TypeAlias = (
    "str | Path | Mapping[str, float | str] | Sequence[float] | NDArray[np.float64] | None"
)
"""How a set can be given: its name, a CSV or YAML file, sector -> value, one value a sector, or the default."""

COLUMNS = ("sector", "theta", "standard_error", "low", "high")
"""What a file may say of a sector; all but the first two are for draws."""

OTHERS = "others"
"""Label that stands for every sector not named: a value, or the name of a set."""


@dataclass(frozen=True)
class Entry:
    """What is known of the trade elasticity of one sector."""

    theta: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    place: str = ""
    """Where it stands, for messages."""

    @property
    def centre(self) -> float | None:
        """The value itself, or the geometric middle of the range."""
        if self.theta is None and self.low is not None and self.high is not None:
            return math.sqrt(self.low * self.high)
        return self.theta


@dataclass(frozen=True)
class Table:
    """A user's own set: sectors by label, and what the others take."""

    name: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    others: str | Entry | None = None
    """Name of a set of the world, or a value."""


def resolve_elasticities(world: World, given: Elasticities = None) -> tuple[str, NDArray[np.float64]]:
    """Name of a set and its trade elasticities [sector] in ``world``.

    Parameters
    ----------
    given
        ``None`` for the default of the world; the name of one of its sets; a file (``.csv`` with the columns
        ``sector,theta``, or ``.yaml`` with ``sector: theta``); a mapping sector -> theta; or one value for each
        sector in the order of the world. ``others`` in a file or a mapping gives every sector that is not named
        a value, or that of a named set. A product that is not named takes the value of its sector.

    Raises
    ------
    LabelError
        For a set, or a sector, that the world does not have.
    InputError
        For sectors without a value, values that are not above zero, and files that cannot be read; all of a file
        at once.
    """
    if given is None:
        return world.default_elasticities, world.elasticity()
    if isinstance(given, str) and given in world.elasticities:
        return given, world.elasticity(given)
    table = table_of(world, given)
    problems, entries = _placed(world, table)
    values = np.full(len(world.sectors), np.nan)
    for k, entry in entries.items():
        values[k] = entry.centre if entry.centre is not None else np.nan
        problems += _entry_problems(entry)
    missing = [world.sectors[k] for k in np.flatnonzero(np.isnan(values)) if int(k) not in entries]
    if missing:
        shown = ", ".join(missing[:6]) + (f" and {len(missing) - 6} more" if len(missing) > 6 else "")
        problems.append(
            Problem(
                f"elasticities ({table.name})",
                f"no value for {shown}",
                f"one for each of the {len(world.sectors)} sectors",
                f"add them, or '{OTHERS}' with a value or the name of a set",
            )
        )
    _refuse(problems)
    values.setflags(write=False)
    name = f"{table.name}, others {table.others}" if isinstance(table.others, str) else table.name
    return name, values


def table_of(world: World, given: Elasticities) -> Table:
    """A user's own set in one form, whatever it was given as."""
    if isinstance(given, Mapping):
        return _from_mapping("user", given)
    if isinstance(given, str | Path):
        return _from_text(world, given)
    return _from_sequence(world, [] if given is None else list(given))


def read_elasticities(path: str | Path) -> Table:
    """A set from a file: YAML, or CSV with ``sector,theta`` and, for draws, ``standard_error`` or ``low,high``.

    Raises
    ------
    InputError
        Naming every problem of the file with its line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        got = "a folder" if path.is_dir() else "no such file"
        raise InputError(
            Problem(str(path), got, "a CSV or YAML file of elasticities", "check the path")
        ) from None
    except UnicodeDecodeError:
        raise InputError(
            Problem(path.name, "bytes that are no text", "a table in UTF-8", "save it as UTF-8 text")
        ) from None
    if path.suffix.lower() in (".yaml", ".yml"):
        return _from_yaml(path.name, text)
    return _from_csv(path.name, text)


def _from_text(world: World, given: str | Path) -> Table:
    path = Path(given)
    if isinstance(given, Path) or path.suffix.lower() in (".csv", ".yaml", ".yml"):
        return read_elasticities(path)
    sets = ", ".join(world.elasticities)
    raise LabelError(
        Problem(
            "elasticities",
            repr(given),
            "a set of this world",
            f"write one of {sets}, or the path of a .csv or .yaml file",
        )
    )


def _from_sequence(world: World, values: list[Any]) -> Table:
    if len(values) != len(world.sectors):
        raise InputError(
            Problem(
                "elasticities",
                f"{len(values)} values",
                f"one for each of the {len(world.sectors)} sectors",
                "give them in the order of world.sectors, or as a mapping from sector to value",
            )
        )
    pairs = zip(world.sectors, values, strict=True)
    return _from_mapping("user", {sector: float(value) for sector, value in pairs})


def _from_mapping(name: str, given: Mapping[Any, Any], lines: Mapping[Any, int] | None = None) -> Table:
    entries: dict[str, Entry] = {}
    others: str | Entry | None = None
    problems: list[Problem] = []
    for label, value in given.items():
        place = f"{name}:{lines[label]} {label}" if lines else f"elasticities[{label}]"
        if label == OTHERS and isinstance(value, str):
            others = value
            continue
        entry = _entry(value, place, problems)
        if label == OTHERS:
            others = entry
        else:
            entries[str(label)] = entry
    _refuse(problems)
    return Table(f"user: {name}" if lines else name, entries, others)


def _entry(value: Any, place: str, problems: list[Problem]) -> Entry:
    if isinstance(value, Mapping):
        unknown = [str(k) for k in value if k not in COLUMNS[1:]]
        if unknown:
            known = ", ".join(COLUMNS[1:])
            problems.append(Problem(place, f"the unknown key '{unknown[0]}'", f"one of {known}", "remove it"))
            return Entry(place=place)
        numbers = {str(k): _number(v, place, problems) for k, v in value.items()}
        return Entry(place=place, **numbers)
    return Entry(theta=_number(value, place, problems), place=place)


def _number(value: Any, place: str, problems: list[Problem]) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | np.floating | np.integer):
        problems.append(Problem(place, repr(value), "a number", "write for example 4.5"))
        return None
    return float(value)


def _from_yaml(name: str, text: str) -> Table:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        tree = YAML(typ="rt").load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        fix = "check indentation and colons near this line"
        raise InputError(
            Problem(f"{name}{line}", "text that is no YAML", "lines 'sector: theta'", fix)
        ) from None
    if not isinstance(tree, Mapping):
        raise InputError(
            Problem(f"{name}:1", "no mapping", "lines 'sector: theta'", "write for example 'C26: 4.5'")
        )
    lines = {key: tree.lc.key(key)[0] + 1 for key in tree}  # type: ignore[attr-defined]
    return _from_mapping(name, tree, lines)


def _from_csv(name: str, text: str) -> Table:
    rows = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(csv.reader(io.StringIO(text)), start=1)
        if row and any(map(str.strip, row)) and not row[0].lstrip().startswith("#")
    ]
    header = [cell.lower() for cell in rows[0][1]] if rows else []
    if "sector" not in header or not {"theta", "low"} & set(header) or not set(header) <= set(COLUMNS):
        raise InputError(
            Problem(
                f"{name}:{rows[0][0] if rows else 1}",
                f"the header '{','.join(header)}'" if header else "an empty file",
                f"a header with 'sector' and 'theta', from the columns {', '.join(COLUMNS)}",
                "begin the file with the line sector,theta",
            )
        )
    problems: list[Problem] = []
    entries: dict[str, Entry] = {}
    others: str | Entry | None = None
    for number, row in rows[1:]:
        cells = dict(zip(header, row, strict=False))
        label = cells.pop("sector")
        place = f"{name}:{number} {label}".rstrip()
        if len(row) != len(header):
            problems.append(
                Problem(place, f"{len(row)} cells", f"{len(header)} as in the header", "mend the line")
            )
        elif label in entries:
            problems.append(Problem(place, "a second row", "one row for each sector", "keep one of the two"))
        elif label == OTHERS and not _is_number(cells.get("theta", "")) and cells.get("theta"):
            others = cells["theta"]
        else:
            numbers = {k: _parsed(v, place, problems) for k, v in cells.items() if v}
            entry = Entry(place=place, **numbers)
            if label == OTHERS:
                others = entry
            else:
                entries[label] = entry
    _refuse(problems)
    return Table(f"user: {name}", entries, others)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _parsed(text: str, place: str, problems: list[Problem]) -> float | None:
    if not _is_number(text):
        problems.append(Problem(place, repr(text), "a number", "write for example 4.5"))
        return None
    return float(text)


def _placed(world: World, table: Table) -> tuple[list[Problem], dict[int, Entry]]:
    """Entries by position of the sector, those of ``others`` and of products filled in."""
    problems: list[Problem] = []
    found: dict[int, Entry] = {}
    for label, entry in table.entries.items():
        try:
            found[index_of(label, world.sectors, where=entry.place, kind="sector")] = entry
        except LabelError as error:
            problems.extend(error.problems)
    for k, label in enumerate(world.sectors):
        parent: str | None = label
        while k not in found and (parent := world.parents.get(parent or "")):
            owner = world.sectors.index(parent)
            if owner in found:
                found[k] = found[owner]
    if isinstance(table.others, str):
        if table.others not in world.elasticities:
            sets = ", ".join(world.elasticities)
            problems.append(
                Problem(f"elasticities ({table.name}): {OTHERS}", repr(table.others), "a value or a set of this world",
                        f"write one of {sets}"))  # fmt: skip
            filled: Iterable[Entry] = [Entry(theta=1.0)] * len(world.sectors)
        else:
            place = f"{OTHERS}: {table.others}"
            filled = [Entry(theta=float(t), place=place) for t in world.elasticities[table.others]]
    else:
        filled = [table.others] * len(world.sectors) if table.others is not None else []
    for k, entry in enumerate(filled):
        found.setdefault(k, entry)
    return problems, found


def _entry_problems(entry: Entry) -> list[Problem]:
    problems = []
    if entry.centre is None:
        problems.append(
            Problem(
                entry.place,
                "no value",
                "a trade elasticity above 0",
                "add the value, or both ends of a range",
            )
        )
    numbers = (entry.theta, entry.standard_error, entry.low, entry.high)
    problems += [
        Problem(
            entry.place,
            f"{number:g}",
            "a finite number above 0",
            "write the elasticity as a positive number: the fall of imports in % per 1 % of price",
        )
        for number in numbers
        if number is not None and not (math.isfinite(number) and number > 0.0)
    ]
    if entry.low is not None and entry.high is not None and entry.high < entry.low:
        problems.append(
            Problem(
                entry.place, f"a range from {entry.low:g} to {entry.high:g}", "low below high", "swap the two"
            )
        )
    return problems


def _refuse(problems: list[Problem]) -> None:
    if problems:
        labels = all(p.expected.endswith("of this world") for p in problems)
        raise (LabelError if labels else InputError)(problems)

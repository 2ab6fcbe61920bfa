"""Tariffs in force on a date: the base year's rates plus the dated additional duties of 2025-26.

Additional duties are points over all goods of a pair: the sources give one average by partner and date,
so that exemptions and product lists show in the average and not in the sectors.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import DataError, InputError, Problem
from detente.labels import EU27, GROUPS, economy_name, expand
from detente.world.store import REINSTALL, bundled_path
from detente.world.world import World

__all__ = ["ACTIONS", "Average", "TariffAction", "TariffSchedule", "tariffs_as_of"]

ACTIONS = "tariff_actions.json"
STALE_DAYS = 90
"""A schedule is called old when its last entry lies further back than this."""


@dataclass(frozen=True, slots=True)
class TariffAction:
    """Additional duty of one importer on one exporter, in force from a date until its next entry."""

    date: dt.date
    importer: str
    exporter: str
    """Economy, ``EU`` or ``ROW``."""
    points_pct: float
    """All additional duties together, points over all goods, on top of the base year."""
    title: str
    """What changed on that date."""
    source: str
    basis: str
    """How the points are counted."""


@dataclass(frozen=True, slots=True)
class Average:
    """Average duty of an importer on the goods of an exporter."""

    importer: str
    exporter: str
    base_pct: float
    points_pct: float
    average_pct: float
    weights: str
    source: str


@dataclass(frozen=True, eq=False)
class TariffSchedule:
    """Tariffs in force on one day."""

    world: World
    date: dt.date
    rates: NDArray[np.float64]
    """[origin, destination, sector] fractions: base year plus additional points, goods only."""
    actions: tuple[TariffAction, ...]
    """Additional duties in force on the day, one a pair."""
    notes: tuple[str, ...]

    def average_pct(self, importer: str, exporter: str, weights: str = "imports") -> float:
        """Average duty on all goods, %.

        Parameters
        ----------
        importer, exporter
            Economies of the world or groups such as ``EU``.
        weights
            ``"imports"``: flows of this world's base year. ``"publisher"``: the average as the publisher
            of the additional duties counts it (US imports of 2024 for the United States).

        Raises
        ------
        LabelError
            For an unknown economy.
        InputError
            When no publisher's average exists for the pair.
        """
        return self.average(importer, exporter, weights).average_pct

    def average(self, importer: str, exporter: str, weights: str = "imports") -> Average:
        """Average duty with its base and additional part; see :meth:`average_pct`."""
        if weights == "publisher":
            return self._publisher_average(importer, exporter)
        if weights != "imports":
            fix = "write one of them"
            raise InputError(Problem("weights", repr(weights), "'imports' or 'publisher'", fix))
        to = expand(importer, self.world.economies, where="importer")
        of = expand(exporter, self.world.economies, where="exporter", but=to)
        cells = np.ix_(
            np.array([self.world.economies.index(x) for x in of], dtype=int),
            np.array([self.world.economies.index(x) for x in to], dtype=int),
            np.flatnonzero(self.world.goods),
        )
        flows = self.world.flows[cells]
        total = float(flows.sum())
        base = 100 * float((flows * self.world.tariffs[cells]).sum()) / total if total else 0.0
        level = 100 * float((flows * self.rates[cells]).sum()) / total if total else 0.0
        year = self.world.meta.year
        label = f"goods imports of {year}, this world" if year else "goods imports of this world"
        source = f"base: {self.world.meta.title}"
        if level != base:
            source += f"; additional duties: {self._source(importer, exporter)}"
        return Average(importer, exporter, base, level - base, level, label, source)

    def _publisher_average(self, importer: str, exporter: str) -> Average:
        table = _table()["averages"]
        published = table.get(importer, {}).get("base_pct", {})
        partner = exporter if exporter in published else ("EU" if exporter in EU27 else exporter)
        if partner not in published:
            known = "; ".join(f"{name} on {', '.join(x['base_pct'])}" for name, x in table.items())
            where = f"average of {importer} on {exporter}"
            fix = "ask with weights='imports'"
            raise InputError(Problem(where, "no published average", f"one of {known}", fix))
        points = next(
            (a.points_pct for a in self.actions if (a.importer, a.exporter) == (importer, partner)), 0.0
        )
        base, entry = float(published[partner]), table[importer]
        source = entry["source"]
        if points:
            source += f"; additional duties: {self._source(importer, exporter)}"
        return Average(importer, exporter, base, points, base + points, entry["weights"], source)

    def _source(self, importer: str, exporter: str) -> str:
        for action in self.actions:
            if action.importer == importer and exporter in (
                action.exporter,
                *GROUPS.get(action.exporter, ()),
            ):
                return action.source
        return self.world.meta.title

    def averages(self) -> tuple[Average, ...]:
        """US on China and China on the US, each with both weights, as far as this world has the two."""
        pairs = (("USA", "CHN"), ("CHN", "USA"))
        if not {"USA", "CHN"} <= set(self.world.economies):
            return ()
        return tuple(self.average(i, e, w) for i, e in pairs for w in ("publisher", "imports"))

    def describe(self) -> list[str]:
        """Lines for people: averages with weights and source, what is in force, notes."""
        lines = [
            f"{economy_name(x.importer)} on {economy_name(x.exporter)}: {x.average_pct:.1f} % on {self.date} "
            f"({x.base_pct:.1f} base + {x.points_pct:.1f} points), weights: {x.weights}; source: {x.source}"
            for x in self.averages()
        ]
        return [*lines, *self.notes]


def tariffs_as_of(world: World, date: dt.date) -> TariffSchedule:
    """Tariffs in force at the end of ``date``, in ``world``.

    Before 4 February 2025 these are the base year's. After the last entry the last value holds, and a note
    says how old it is. Members of the EU share its points (Slovakia has its own); economies that the
    tracker does not list take the mean of the listed partners outside the world's economies (``ROW``).

    Raises
    ------
    DataError
        When the bundled table is missing or damaged.
    """
    in_force: dict[tuple[str, str], TariffAction] = {}
    newest: dict[str, dt.date] = {}
    for action in _actions():
        newest[action.importer] = max(newest.get(action.importer, action.date), action.date)
        if action.date <= date:
            in_force[action.importer, action.exporter] = action
    rates = world.tariffs.copy()
    borders = 1.0 - np.eye(len(world.economies))
    used: dict[tuple[str, str], TariffAction] = {}
    unknown: list[str] = []
    for d, importer in enumerate(world.economies):
        if not any(key[0] == importer for key in in_force):
            continue
        for o, exporter in enumerate(world.economies):
            action_ = _find(in_force, importer, exporter)
            if o == d:
                continue
            if action_ is None:
                if importer == "USA":
                    unknown.append(exporter)
                continue
            rates[o, d] += action_.points_pct / 100.0 * world.goods * borders[o, d]
            used[importer, action_.exporter] = action_
    rates.setflags(write=False)
    return TariffSchedule(world, date, rates, tuple(used.values()), _notes(date, newest, unknown, in_force))


def _find(
    in_force: Mapping[tuple[str, str], TariffAction], importer: str, exporter: str
) -> TariffAction | None:
    """The action for an exporter: its own, that of the EU, or that of the rest of the world."""
    from detente.labels import ECONOMIES

    if (importer, exporter) in in_force:
        return in_force[importer, exporter]
    if exporter in EU27 and (importer, "EU") in in_force:
        return in_force[importer, "EU"]
    # A group of the user's own making has no published duty; a real economy behaves like the rest.
    return in_force.get((importer, "ROW")) if exporter in ECONOMIES else None


def _notes(
    date: dt.date,
    newest: Mapping[str, dt.date],
    unknown: list[str],
    in_force: Mapping[tuple[str, str], TariffAction],
) -> tuple[str, ...]:
    notes = []
    if not in_force:
        notes.append(f"No additional duty is on record on {date}: base-year tariffs.")
    for importer, last in sorted(newest.items()):
        age = (date - last).days
        if age > STALE_DAYS:
            notes.append(
                f"The last entry for duties of {importer} is of {last}, {age} days before {date}; it is "
                "assumed to hold."
            )
    if unknown:
        notes.append(f"No additional US duty is on record for {', '.join(unknown)}.")
    return tuple(notes)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = bundled_path(ACTIONS)
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        got = "no file" if isinstance(error, OSError) else "a damaged file"
        raise DataError(Problem(str(path), got, "the table of dated duties", REINSTALL)) from error
    return table


@lru_cache(maxsize=1)
def _actions() -> tuple[TariffAction, ...]:
    """Every dated action, by importer, exporter and date."""
    table = _table()
    return tuple(
        TariffAction(
            date=dt.date.fromisoformat(day),
            importer=importer,
            exporter=exporter,
            points_pct=float(points),
            title=title,
            source=table["sources"][source]["publisher"],
            basis=table["sources"][source]["basis"],
        )
        for day, importer, exporter, points, title, source in table["actions"]
    )

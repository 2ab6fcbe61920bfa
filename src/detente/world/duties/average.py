"""Average duties on a day: base rates plus what the measures in force add, measure by measure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.errors import InputError, Problem
from detente.ledger.days import first_day
from detente.world.duties.cover import WEIGHTS, load_cover
from detente.world.duties.rules import EXEMPTIONS, NOT_COUNTED, RULED, Force, duties_on

if TYPE_CHECKING:
    from detente.ledger.chronicle import Chronicle
    from detente.ledger.parts import Source, When
    from detente.ledger.state import MeasureState

__all__ = ["LIBRARY", "Contribution", "LedgerAverage", "SectorDuty", "average_duty", "averages_as_of"]

LIBRARY = "us-china-2018-2026"
FIRST_DAY = dt.date(2018, 1, 1)
"""The ledger tells of no tariff before; duties that were there then are part of the base."""
PAIRS = (("USA", "CHN"), ("CHN", "USA"))
_STATED = "stated"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one measure adds to an average."""

    measure: str
    """Identity in the ledger."""
    title: str
    rate_pct: float
    covered_pct: float
    """Share of the trade on which it falls, %."""
    points_pct: float
    since: dt.date | None
    source: str
    """Publisher and number of the act nearest to the measure."""


@dataclass(frozen=True, slots=True)
class SectorDuty:
    """Average duty on the goods of one sector."""

    sector: str
    """ICIO sector, or ``OTHER`` for chapters 98 and 99 of the US tariff schedule."""
    share_pct: float
    """Share of the pair's trade, %."""
    average_pct: float


@dataclass(frozen=True, slots=True)
class LedgerAverage:
    """Average duty of an importer on all goods of an exporter on a day."""

    importer: str
    exporter: str
    date: dt.date
    base_pct: float
    points_pct: float
    average_pct: float
    weights: str
    """What the average is weighted with, in words."""
    base_source: str
    contributions: tuple[Contribution, ...]
    """Largest first."""
    left_out: tuple[str, ...]
    """Tariff measures in force that are not counted, and why."""
    sectors: tuple[SectorDuty, ...] = ()
    """By sector; empty for China, whose acts state values and no sectors."""


def averages_as_of(date: dt.date) -> tuple[LedgerAverage, ...]:
    """United States on China with both weights, and China on the United States; none before 2018.

    >>> [round(x.average_pct) for x in averages_as_of(dt.date(2018, 1, 1))]
    [3, 3, 7]
    """
    if date < FIRST_DAY:
        return ()
    ways = [("USA", "CHN", way) for way in WEIGHTS] + [("CHN", "USA", _STATED)]
    return tuple(average_duty(importer, exporter, date, weights=way) for importer, exporter, way in ways)


@lru_cache(maxsize=256)
def average_duty(importer: str, exporter: str, date: dt.date, *, weights: str | None = None) -> LedgerAverage:
    """Average duty on all goods on a day, from the measures in force in the shipped ledger.

    The state is that of the law as known today, not as known on the day: a notice of 11 April 2025 that applies from
    5 April counts from 5 April.

    Parameters
    ----------
    importer, exporter : ``"USA"`` and ``"CHN"``, in either order.
    date : the day; measures that begin on it count.
    weights : for US imports ``"fixed"`` (default) or ``"imports_2024"``; for Chinese imports ``"stated"``.

    Raises
    ------
    InputError
        For another pair, another way of weighing, or a day before 2018.
    """
    if (importer, exporter) not in PAIRS:
        fix = "ask the schedule of detente.world.tariffs for other pairs"
        got = f"{importer} on {exporter}"
        raise InputError(Problem("pair", got, "USA on CHN or CHN on USA", fix))
    known = WEIGHTS if importer == "USA" else (_STATED,)
    chosen = weights or known[0]
    if chosen not in known:
        fix = "write one of them"
        raise InputError(Problem("weights", repr(weights), " or ".join(map(repr, known)), fix))
    if date < FIRST_DAY:
        raise InputError(Problem("date", str(date), f"{FIRST_DAY} or later", "the ledger begins there"))
    states = _in_force(importer, exporter, date)
    return _of_states(states, date, chosen) if importer == "USA" else _of_china(states, date)


@lru_cache(maxsize=1)
def _chronicle() -> Chronicle:
    from detente.ledger.chronicle import chronicle
    from detente.ledger.library import load_library

    return chronicle(load_library(LIBRARY))


@lru_cache(maxsize=4)
def _holding(date: dt.date) -> tuple[MeasureState, ...]:
    states = _chronicle().as_of(date, dt.date.max).with_status("in_force", "expired")
    return tuple(one for one in states if _holds(one, date))


def _in_force(importer: str, exporter: str, date: dt.date) -> tuple[MeasureState, ...]:
    """Measures of the importer in force on goods of the exporter that are duties or free goods from them."""
    return tuple(
        one
        for one in _holding(date)
        if importer in one.measure.actor
        and {exporter, "WLD"} & set(one.measure.target)
        and (one.measure.instrument in ("import_tariff", "safeguard") or one.id in EXEMPTIONS)
    )


def _holds(one: MeasureState, date: dt.date) -> bool:
    """Whether a measure applies on the day itself: its last day counts, the day before its first does not."""
    begun = one.since is None or one.since <= date
    return begun if one.status == "in_force" else not begun


def _of_states(states: Iterable[MeasureState], date: dt.date, weights: str) -> LedgerAverage:
    """United States on China."""
    cover, way = load_cover(), WEIGHTS.index(weights)
    by_id = {one.id: one for one in states}
    rates = {name: _rate(one) for name, one in by_id.items() if name in RULED}
    force = Force(rates)
    points: dict[str, float] = defaultdict(float)
    covered: dict[str, float] = defaultdict(float)
    by_sector: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for cell in cover.cells:
        by_sector[cell.sector][0] += cell.share[way]
        by_sector[cell.sector][1] += cell.base_points[way]
        for name, rate in duties_on(cell, force).items():
            points[name] += cell.share[way] * rate
            covered[name] += cell.share[way]
            by_sector[cell.sector][1] += cell.share[way] * rate
    base = sum(cell.base_points[way] for cell in cover.cells)
    parts = tuple(
        _contribution(by_id[name], round(points[name] / covered[name], 6), covered[name], points[name])
        for name in points
    )
    left_out = tuple(
        f"{one.measure.title}: {NOT_COUNTED.get(name, 'no list of products at hand')}"
        for name, one in sorted(by_id.items())
        if name not in RULED
    )
    sectors = tuple(
        SectorDuty(sector, 100.0 * share, total / share)
        for sector, (share, total) in sorted(by_sector.items())
        if share > 0
    )
    return _average("USA", "CHN", date, base, parts, cover.weights[weights], left_out, sectors)


def _of_china(states: Iterable[MeasureState], date: dt.date) -> LedgerAverage:
    """China on the United States: duties on the same goods add up."""
    cover = load_cover()
    parts, left_out = [], []
    for one in states:
        share = cover.china.get(one.id)
        if share is None:
            left_out.append(f"{one.measure.title}: its trade is not stated")
            continue
        rate = _rate(one)
        parts.append(_contribution(one, rate, share.share, rate * share.share))
    return _average(
        "CHN", "USA", date, cover.base_chn_pct, tuple(parts), cover.weights[_STATED], tuple(left_out)
    )


def _average(
    importer: str,
    exporter: str,
    date: dt.date,
    base_pct: float,
    parts: tuple[Contribution, ...],
    weights: str,
    left_out: tuple[str, ...],
    sectors: tuple[SectorDuty, ...] = (),
) -> LedgerAverage:
    points = sum(part.points_pct for part in parts)
    return LedgerAverage(
        importer=importer,
        exporter=exporter,
        date=date,
        base_pct=base_pct,
        points_pct=points,
        average_pct=base_pct + points,
        weights=weights,
        base_source=load_cover().base_source[importer],
        contributions=tuple(sorted(parts, key=lambda part: (-part.points_pct, part.measure))),
        left_out=left_out,
        sectors=sectors,
    )


def _rate(one: MeasureState) -> float:
    """The rate of a measure in force, %: the middle of a band, 0 where none is told."""
    rate = one.rate
    if rate is None:
        return 0.0
    if rate.value_pct is not None:
        return rate.value_pct
    return ((rate.low_pct or 0.0) + (rate.high_pct or 0.0)) / 2


def _contribution(one: MeasureState, rate: float, covered: float, points: float) -> Contribution:
    source = _act(one)
    return Contribution(
        measure=one.id,
        title=one.measure.title,
        rate_pct=rate,
        covered_pct=100.0 * covered,
        points_pct=points,
        since=one.since if one.status == "in_force" else _begin(one),
        source=", ".join(part for part in (source.publisher, source.number) if part),
    )


def _begin(one: MeasureState) -> dt.date | None:
    """First day of a measure whose last day it is."""
    return max((day for told in one.tracked.told if (day := first_day(told.record.effective))), default=None)


def _act(one: MeasureState) -> Source:
    """The document that sets the rate and the day it begins, or the last one that tells of the measure."""
    setting = [
        told
        for told in one.tracked.told
        if told.record.rate == one.rate and first_day(told.record.effective) == one.since
    ]
    if not setting:
        return one.event.source
    best = max(
        setting, key=lambda told: (told.source.kind == "official", len(_written(told.record.effective)))
    )
    return best.source


def _written(when: When | None) -> str:
    """A date as precisely as it is told: an act that names the day goes before one that names the year."""
    return (when.value or "") if when is not None else ""

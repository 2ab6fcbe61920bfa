"""Levels of the duties that two parties negotiate about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from detente.scenario.levels import scenario_wedges
from detente.scenario.outcomes import Outcomes
from detente.scenario.schema import Scenario
from detente.talks.payoffs import members_of
from detente.trade.arrays import Array, frozen
from detente.trade.equilibrium import Equilibrium
from detente.trade.wedges import Wedges

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["RISE_POINTS", "DutyLevel", "duty_levels", "mesh_of"]

RISE_POINTS = 10.0
"""Highest rise of a duty on the grid, percentage points, when no document threatens one."""

SMALL_POINTS = 0.5
"""Additional duties below this average, percentage points, are not a level of their own."""

Kind = Literal["zero", "base-year", "half-cut", "status-quo", "half-threat", "threat", "points"]


@dataclass(frozen=True, eq=False)
class DutyLevel:
    """One level of the duties of one party on the goods of the other."""

    kind: Kind
    """``zero``: no duty; ``base-year``: the duties of the base year, without those added since; ``half-cut``:
    halfway down from the status quo to the level below it; ``half-threat`` and ``threat``: halfway to and at what
    is threatened; ``points``: a uniform change that the caller chose."""
    average_pct: float
    """Average duty, %, weighted by the imports of the base year."""
    points: float
    """Average change against the status quo, percentage points, same weights."""
    rates: Array
    """Fractions [good, selling member, buying member], in the order of :func:`mesh_of`."""


def mesh_of(
    world: World, sellers: NDArray[np.int_], buyers: NDArray[np.int_]
) -> tuple[NDArray[np.int_], ...]:
    """Open mesh of the cells (sector, origin, destination) in which ``buyers`` tax goods of ``sellers``."""
    return np.ix_(np.flatnonzero(world.goods), sellers, buyers)


def duty_levels(
    world: World,
    outcomes: Outcomes,
    reference: Equilibrium,
    status_quo: Wedges,
    levels: tuple[Sequence[float], Sequence[float]] | None = None,
) -> tuple[tuple[DutyLevel, ...], tuple[DutyLevel, ...]]:
    """Levels of the duties of either party on the other, ascending.

    Without ``levels`` they are, for each party: zero duties; the duties of the base year and halfway to them,
    when more was added since (otherwise halfway to zero, and half of what it threatens); the status quo; and all
    that it threatens. Where only the answer to the other's threat has a level, that answer counts as its threat;
    where there is none either, the other's threat does, as the same average rise on all goods; where nobody
    threatens, :data:`RISE_POINTS`.

    With ``levels`` each party's duties change by the given percentage points on all goods, down to zero at most.
    """
    rows = [members_of(world, p) for p in outcomes.parties]
    imports = world.flows.transpose(2, 0, 1)
    axes = [
        _Axis(
            status_quo.tariff[mesh_of(world, rows[1 - at], rows[at])],
            reference.base.tariff[mesh_of(world, rows[1 - at], rows[at])],
            imports[mesh_of(world, rows[1 - at], rows[at])],
        )
        for at in (0, 1)
    ]
    if levels is not None:
        one, two = (axis.shifted(points) for axis, points in zip(axes, levels, strict=True))
        return one, two
    threats: list[Array | None] = []
    for at, axis in enumerate(axes):
        cells = mesh_of(world, rows[1 - at], rows[at])
        threats.append(None)
        for scenario in _threats_of(outcomes, at):
            rates = scenario_wedges(scenario, world, reference).tariff[cells]
            if axis.mean(rates) > axis.mean(axis.now):
                threats[at] = rates
                break
    rises = [a.mean(t) - a.mean(a.now) if t is not None else None for a, t in zip(axes, threats, strict=True)]
    done = []
    for at, axis in enumerate(axes):
        threat, rise = threats[at], rises[1 - at]
        if threat is None:
            threat = axis.now + (RISE_POINTS / 100.0 if rise is None else rise)
        done.append(axis.documented(threat))
    return done[0], done[1]


def _threats_of(outcomes: Outcomes, at: int) -> list[Scenario]:
    """Scenarios in which the party raises its duties, its own threat first."""
    mine, other = outcomes.parties[at], outcomes.parties[1 - at]
    found = (outcomes.find("threat", mine), outcomes.find("retaliation", other), outcomes.find("threats"))
    return [o.scenario for o in found if o is not None]


@dataclass(frozen=True, eq=False)
class _Axis:
    """Duties of one party on the other [good, selling member, buying member]."""

    now: Array
    base_year: Array
    imports: Array
    """Of the base year, the weights of every average."""

    def mean(self, rates: Array) -> float:
        """Average weighted by imports; plain where nothing is traded."""
        total = self.imports.sum()
        return float((rates * self.imports).sum() / total) if total > 0.0 else float(rates.mean())

    def level(self, kind: Kind, rates: Array) -> DutyLevel:
        average = 100.0 * self.mean(rates)
        return DutyLevel(kind, average, average - 100.0 * self.mean(self.now), frozen(rates))

    def documented(self, threat: Array) -> tuple[DutyLevel, ...]:
        zero = np.minimum(self.now, 0.0)
        before = np.minimum(self.now, self.base_year)
        down: list[DutyLevel] = []
        if self.mean(self.now) - self.mean(before) > SMALL_POINTS / 100.0:
            down = [self.level("zero", zero), self.level("base-year", before)]
            floor = before
        elif self.mean(self.now) - self.mean(zero) > SMALL_POINTS / 100.0:
            down, floor = [self.level("zero", zero)], zero
        if down:
            down.append(self.level("half-cut", (self.now + floor) / 2.0))
        up = [self.level("threat", threat)]
        if len(down) < 3:
            # Five levels a side at most: the time of a brief goes into the grid, and duties above a high status quo
            # lie far from any deal.
            up.insert(0, self.level("half-threat", self.now + (threat - self.now) / 2.0))
        return _distinct([*down, self.level("status-quo", self.now), *up])

    def shifted(self, points: Sequence[float]) -> tuple[DutyLevel, ...]:
        """Every rate changed by so many points; a cut stops at zero and leaves subsidies alone."""
        moved = [self.level("status-quo", self.now)]
        for p in sorted({float(x) for x in points} - {0.0}):
            target = self.now + p / 100.0
            if p < 0.0:
                target = np.minimum(self.now, np.maximum(target, 0.0))
            moved.append(self.level("points", target))
        return _distinct(sorted(moved, key=lambda level: level.points))


def _distinct(levels: Sequence[DutyLevel]) -> tuple[DutyLevel, ...]:
    """Levels with rates of their own; of equal ones the status quo stays, then the first."""
    kept: list[DutyLevel] = []
    for level in levels:
        twin = next((n for n, k in enumerate(kept) if np.array_equal(k.rates, level.rates)), None)
        if twin is None:
            kept.append(level)
        elif level.kind == "status-quo":
            kept[twin] = level
    return tuple(kept)

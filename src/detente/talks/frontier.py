"""Efficient packages, the zone of agreement, and what is missing where there is none.

Two parties; gains are measured in percent of each party's real income in the status quo unless a name says USD.
Nash (1950), "The Bargaining Problem", Econometrica 18(2), doi:10.2307/1907266; the package with the largest smaller
gain is the egalitarian solution of Kalai (1977), Econometrica 45(7), doi:10.2307/1913954, on the grid.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.talks.payoffs import TOLERANCE_PCT, Pair
from detente.trade.arrays import Array

__all__ = ["Missing", "Zone", "agreement_zone", "non_dominated"]


def non_dominated(payoffs: Array) -> NDArray[np.bool_]:
    """Which points nobody can improve for one party without a loss for the other.

    Parameters
    ----------
    payoffs : [point, 2 parties], larger is better.

    Points that are equal in both payoffs do not dominate each other. One sort and one sweep: O(n log n).
    """
    points = np.asarray(payoffs, dtype=np.float64).reshape(-1, 2)
    order = np.lexsort((-points[:, 1], -points[:, 0]))
    first, second = points[order].T
    # Best second payoff among points with a strictly larger first payoff.
    ahead = np.concatenate([[-np.inf], np.maximum.accumulate(second)])[:-1]
    group = np.concatenate([[True], first[1:] != first[:-1]]) if len(first) else np.zeros(0, dtype=bool)
    begin = np.maximum.accumulate(np.where(group, np.arange(len(first)), 0))
    best_in_group = second[begin]
    keep = np.empty(len(points), dtype=bool)
    keep[order] = (second == best_in_group) & (second > ahead[begin])
    return keep


@dataclass(frozen=True)
class Missing:
    """The lump sum that would bring both parties to a package outside their zone."""

    package: int
    """Position of the package."""
    transfer_usd_bn: float
    """Smallest payment, billion USD a year, after which neither party is worse off than without agreement."""
    payer: int
    """0 when the first party pays, 1 when the second does."""
    joint_gain_usd_bn: float
    """Gains of both together; it exceeds zero, or no payment could satisfy both."""


@dataclass(frozen=True)
class Zone:
    """Packages that both parties prefer to one disagreement point."""

    disagreement: str
    """Id of the outcome that happens without agreement."""
    at: Pair
    """What it is worth to the two parties, against the status quo."""
    tolerance_pct: float
    """Gains up to this size count as none, losses up to this size as acceptable, % of income."""
    members: tuple[int, ...]
    """Packages that leave neither party worse off."""
    empty: bool
    """True when no package is better for both."""
    depth_pct: float
    """Largest smaller gain that a package offers, % of income; at most zero when the zone is empty."""
    best: int
    """The package with that gain."""
    nash: int | None
    """The package with the largest product of gains; ``None`` when the zone is empty."""
    nash_product: float | None
    """That product, % times %."""
    nearest: int | None = None
    """When the zone is empty: the package with the smallest loss of the party that loses, those that change nothing
    for either party left out."""
    missing: Missing | None = None
    """When the zone is empty: the smallest lump sum that makes some package acceptable to both; ``None`` when no
    package gains the two together anything, so that no payment between them can help."""
    missing_joint: Missing | None = None
    """When the zone is empty: the same for the package with the largest joint gain."""


def agreement_zone(
    pct: Array,
    usd_bn: Array,
    at: Pair,
    disagreement: str,
    *,
    tolerance_pct: float = TOLERANCE_PCT,
) -> Zone:
    """Packages that both parties prefer to what happens without agreement.

    Parameters
    ----------
    pct, usd_bn : payoffs of at least one package [package, 2 parties], against the status quo, % and billion USD.
    at : payoffs of the disagreement point.
    disagreement : its name.
    tolerance_pct : size of a gain or loss that does not count, % of income.

    Ties go to the package with the larger joint gain in USD, then to the first.
    """
    gains = np.asarray(pct, dtype=np.float64) - [p.pct for p in at]
    gains_usd = np.asarray(usd_bn, dtype=np.float64) - [p.usd_bn for p in at]
    joint = gains_usd.sum(axis=1)
    smaller = gains.min(axis=1)
    strict = smaller > tolerance_pct
    best = _first_best(smaller, joint)
    empty = not strict.any()
    nash = None
    if not empty:
        nash = _first_best(np.where(strict, gains.prod(axis=1), -np.inf), joint)
    moves = np.flatnonzero(np.abs(gains).max(axis=1) > tolerance_pct)
    nearest = missing = missing_joint = None
    if empty and moves.size:
        nearest = int(moves[_first_best(smaller[moves], joint[moves])])
        missing, missing_joint = _missing(gains, gains_usd, moves, tolerance_pct)
    return Zone(
        disagreement=disagreement,
        at=at,
        tolerance_pct=tolerance_pct,
        members=tuple(np.flatnonzero(smaller >= -tolerance_pct).tolist()),
        empty=empty,
        depth_pct=float(smaller[best]),
        best=best,
        nash=nash,
        nash_product=None if nash is None else float(gains[nash].prod()),
        nearest=nearest,
        missing=missing,
        missing_joint=missing_joint,
    )


def _missing(
    gains: Array, gains_usd: Array, moves: NDArray[np.int_], tolerance_pct: float
) -> tuple[Missing | None, Missing | None]:
    """The smallest payment that makes a package acceptable, and that of the package with the largest joint gain."""
    joint = gains_usd.sum(axis=1)
    rows = np.arange(len(joint))
    winner = gains_usd.argmax(axis=1)
    won = gains_usd[rows, winner]
    # What is left to the winner after the payment, in percent of its income.
    left = np.divide(joint * gains[rows, winner], won, out=np.zeros_like(joint), where=won > 0.0)
    candidates = moves[left[moves] > tolerance_pct]
    if not candidates.size:
        return None, None
    payment = np.maximum(-gains_usd.min(axis=1), 0.0)

    def of(package: int) -> Missing:
        return Missing(
            package=package,
            transfer_usd_bn=float(payment[package]),
            payer=int(winner[package]),
            joint_gain_usd_bn=float(joint[package]),
        )

    least = candidates[_first_best(-payment[candidates], joint[candidates])]
    most = candidates[_first_best(joint[candidates], -payment[candidates])]
    return of(int(least)), of(int(most))


def _first_best(score: Array, tie: Array) -> int:
    """Position of the largest score; of equal ones that with the larger ``tie``, then the first."""
    top = np.flatnonzero(score == score.max())
    return int(top[np.argmax(tie[top])])

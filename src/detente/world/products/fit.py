"""The flows closest to a guess whose sums over sets of cells are given and which exceed no ceiling.

Minimising the Kullback-Leibler divergence from the guess ``g`` subject to ``sum x[cells f] = T[f]`` and
``x <= U`` gives ``x = min(U, g exp(sum of μ[f] over the sets that hold the cell))``, where ``μ`` maximises the
concave function

    sum_f μ[f] T[f] - sum_cells φ(s),   φ'(s) = min(U, g exp(s)).

One ``μ`` after another (iterative proportional fitting) gets near; Newton's method on all of them finishes, also
where sets overlap so much that the first would take thousands of rounds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.world.products.share_out import level

__all__ = ["closest"]

Array = NDArray[np.float64]

ROUNDS = 30
STEPS = 60
LAST_ROUNDS = 300
AGREES = 1e-10
"""Sums hold to this share of their size."""
IMPOSSIBLE = 1e-7
"""Sums that are further off after Newton's method cannot all hold."""
FARTHEST = 60.0
"""Logarithm of the largest factor on the guess."""


def closest(
    guess: Array, ceiling: Array, cells: Sequence[NDArray[np.intp]], totals: Sequence[float]
) -> Array:
    """Flows closest to ``guess``; where the sums cannot all hold, flows that come near them.

    Parameters
    ----------
    guess, ceiling : [cells], >= 0.
    cells : positions of the cells of each sum.
    totals : what each sum should be, >= 0.
    """
    guess = np.minimum(guess, np.exp(FARTHEST) * ceiling)
    for positions, total in zip(cells, totals, strict=True):
        if total <= 0.0:
            guess[positions] = 0.0
    kept = [(p[guess[p] > 0], t) for p, t in zip(cells, totals, strict=True) if t > 0.0]
    sums = [(p, t) for p, t in kept if len(p)]
    if not sums:
        return np.minimum(guess, ceiling)
    used = np.unique(np.concatenate([p for p, _ in sums]))
    member = np.zeros((len(sums), len(used)))
    for f, (positions, _) in enumerate(sums):
        member[f, np.searchsorted(used, positions)] = 1.0
    wanted = np.array([t for _, t in sums])
    found = _solve(guess[used], ceiling[used], member, wanted)
    flows = np.minimum(guess, ceiling)
    flows[used] = found
    return flows


def _solve(guess: Array, ceiling: Array, member: Array, wanted: Array) -> Array:
    order = np.argsort(-member.sum(axis=1), kind="stable")
    exponent = np.zeros(len(wanted))
    exponent = _rounds(exponent, guess, ceiling, member, wanted, order, ROUNDS)
    finished = _newton(exponent, guess, ceiling, member, wanted)
    if _off(finished, guess, ceiling, member, wanted) > IMPOSSIBLE:
        # No flows have these sums: rounds come near in a way that Newton's steps to infinity do not.
        finished = _rounds(exponent, guess, ceiling, member, wanted, order, LAST_ROUNDS)
    return _flows(finished, guess, ceiling, member)


def _flows(exponent: Array, guess: Array, ceiling: Array, member: Array) -> Array:
    flows: Array = np.minimum(ceiling, guess * np.exp(np.clip(exponent @ member, -FARTHEST, FARTHEST)))
    return flows


def _off(exponent: Array, guess: Array, ceiling: Array, member: Array, wanted: Array) -> float:
    """Largest relative distance of a sum from what it should be."""
    return float(np.abs(member @ _flows(exponent, guess, ceiling, member) / wanted - 1.0).max())


def _rounds(
    exponent: Array,
    guess: Array,
    ceiling: Array,
    member: Array,
    wanted: Array,
    order: NDArray[np.intp],
    rounds: int,
) -> Array:
    """Iterative proportional fitting: each sum in turn, exactly."""
    exponent = exponent.copy()
    inside = [np.flatnonzero(row) for row in member]
    scaled = guess * np.exp(np.clip(exponent @ member, -FARTHEST, FARTHEST))
    for _ in range(rounds):
        moved = False
        for f in order:
            part, top = scaled[inside[f]], ceiling[inside[f]]
            if abs(float(np.minimum(part, top).sum()) - wanted[f]) <= AGREES * wanted[f]:
                continue
            factor = float(level(wanted[f : f + 1], part[None], top[None])[0])
            factor = min(max(factor, np.exp(-FARTHEST)), np.exp(FARTHEST))
            scaled[inside[f]] = np.minimum(part * factor, np.exp(FARTHEST) * top)
            exponent[f] += np.log(factor)
            moved = True
        if not moved:
            break
    return exponent


def _newton(exponent: Array, guess: Array, ceiling: Array, member: Array, wanted: Array) -> Array:
    """Newton's method with halved steps; cells at their ceiling do not answer to ``μ``."""
    value = _dual(exponent, guess, ceiling, member, wanted)
    for _ in range(STEPS):
        flows = _flows(exponent, guess, ceiling, member)
        gap = wanted - member @ flows
        if np.abs(gap / wanted).max() <= AGREES:
            break
        moving = np.where(flows < ceiling, flows, 0.0)
        curvature = (member * moving) @ member.T
        # Sums that say the same, or whose cells are at their ceilings, leave directions without curvature; damping
        # in proportion to the gap keeps steps there short and vanishes where Newton's method converges.
        curvature[np.diag_indices_from(curvature)] += (
            0.1 * float(np.abs(gap / wanted).max()) + 1e-12
        ) * wanted
        step = np.linalg.solve(curvature, gap)
        length = min(1.0, 10.0 / max(float(np.abs(step).max()), 1e-300))
        ascent = float(gap @ step)
        while length > 1e-8:
            trial = _dual(exponent + length * step, guess, ceiling, member, wanted)
            # Near the top the function no longer shows what a step gains.
            if trial >= value + 1e-4 * length * ascent - 1e-13 * abs(value):
                break
            length /= 2.0
        else:
            break
        exponent, value = exponent + length * step, trial
    return exponent


def _dual(exponent: Array, guess: Array, ceiling: Array, member: Array, wanted: Array) -> float:
    """The concave function of the module text."""
    power = np.clip(exponent @ member, -FARTHEST, FARTHEST)
    grown = guess * np.exp(power)
    with np.errstate(divide="ignore", invalid="ignore"):
        over = ceiling * (1.0 + power - np.log(ceiling / guess))
    capped = np.where(ceiling > 0, over, 0.0)
    return float(exponent @ wanted - np.where(grown <= ceiling, grown, capped).sum())

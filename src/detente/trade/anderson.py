"""Anderson acceleration, type II, of a fixed point ``z = F(z)``.

Anderson (1965), "Iterative Procedures for Nonlinear Integral Equations", Journal of the ACM 12(4),
doi:10.1145/321296.321305; form and restart after Walker and Ni (2011), SIAM Journal on Numerical Analysis
49(4), doi:10.1137/10078356X.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.trade.arrays import Array

__all__ = ["Iteration", "accelerate"]

TIKHONOV = 1e-12
"""Keeps the small least-squares problem solvable when its columns are nearly parallel."""


@dataclass(frozen=True, eq=False)
class Iteration:
    """Outcome of one run."""

    point: Array
    residual: float
    steps: int
    converged: bool


def accelerate(
    step: Callable[[Array], tuple[Array, float]],
    start: Array,
    *,
    tol: float,
    memory: int,
    max_steps: int,
) -> Iteration:
    """Drive ``F(z) - z`` to zero.

    Parameters
    ----------
    step : returns ``F(z) - z`` and the undamped residual on which to stop.
    start : first guess.
    tol : stop when the undamped residual is below it.
    memory : number of past steps that are combined.

    When the residual explodes (50-fold and above 1) or stops being a number, the run restarts from the best
    point so far with half the mixing.
    """
    size = start.size
    d_gap, move = np.empty((memory, size)), np.empty((memory, size))
    gram = np.empty((memory, memory))
    z, mixing = start.copy(), 1.0
    best, best_residual = z, np.inf
    old_z = old_gap = None
    used = slot = 0
    for count in range(1, max_steps + 1):
        gap, residual = step(z)
        if not np.isfinite(residual) or (residual > 1.0 and residual > 50.0 * best_residual):
            if mixing < 1e-3:
                break
            z, mixing, used, slot, old_z = best.copy(), mixing / 2, 0, 0, None
            if not np.isfinite(best_residual):
                break
            continue
        if residual < best_residual:
            best, best_residual = z.copy(), residual
        if residual < tol:
            return Iteration(z, residual, count, True)
        update = mixing * gap
        if old_z is not None and old_gap is not None:
            np.subtract(gap, old_gap, out=d_gap[slot])
            # Mixing only changes at a restart, which forgets these rows.
            np.add(z - old_z, mixing * d_gap[slot], out=move[slot])
            used = max(used, slot + 1)
            gram[slot, :used] = gram[:used, slot] = d_gap[:used] @ d_gap[slot]
            slot = (slot + 1) % memory
            scale = np.sqrt(gram.diagonal()[:used])
            if scale.min() > 0.0:
                normal = gram[:used, :used] / scale / scale[:, None]
                normal.flat[:: used + 1] += TIKHONOV
                update -= (np.linalg.solve(normal, (d_gap[:used] @ gap) / scale) / scale) @ move[:used]
        old_z, old_gap = z, gap
        z = z + update
    return Iteration(best, best_residual, max_steps, False)

"""GMRES for a linear fixed point ``x = G x + b`` that is only known by its action.

Saad and Schultz (1986), "GMRES: A Generalized Minimal Residual Algorithm for Solving Nonsymmetric Linear
Systems", SIAM Journal on Scientific and Statistical Computing 7(3), doi:10.1137/0907058. The Krylov space is built
with ``G``, not with ``I - G``: it is the same space, and the vectors cancel less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot, sqrt

import numpy as np

from detente.trade.arrays import Array

__all__ = ["Solution", "solve_fixed_point"]

REPEAT = 0.5
"""Orthogonalise a second time when the first pass leaves less than this part of a vector."""


@dataclass(frozen=True, eq=False)
class Solution:
    """Outcome of one linear solve."""

    point: Array
    residual: float
    """Norm of ``G x + b - x``, recomputed at the point, over the size it is measured against."""
    steps: int
    """Products with ``G``."""


def solve_fixed_point(
    linear: Callable[[Array], Array],
    affine: Callable[[Array], Array],
    start: Array,
    *,
    size: float,
    tol: float,
    memory: int = 60,
    max_steps: int = 600,
) -> Solution:
    """Solve ``x = G x + b`` until the residual is below ``tol`` or stops falling.

    Parameters
    ----------
    linear : returns ``G v``.
    affine : returns ``G v + b``; its last call is at the point returned.
    start : first guess.
    size : what a residual is measured against, the norm of ``b`` as a rule.
    tol : residual norm over ``size`` at which to stop.
    memory : vectors kept before a restart.
    """
    x, steps = start, 1
    gap = affine(x) - x
    norm = _norm(gap)
    while norm > tol * size and steps < max_steps:
        move, used = _cycle(linear, gap, norm, tol * size, min(memory, max_steps - steps))
        x = x + move
        gap = affine(x) - x
        steps += used + 1
        before, norm = norm, _norm(gap)
        if not norm < before:
            break
    return Solution(x, norm / size if size > 0.0 else norm, steps)


def _cycle(
    linear: Callable[[Array], Array], gap: Array, norm: float, target: float, memory: int
) -> tuple[Array, int]:
    """The best move within one Krylov space and the number of products spent on it."""
    basis = np.empty((memory + 1, gap.size))
    upper = np.zeros((memory, memory))
    np.divide(gap, norm, out=basis[0])
    turns: list[tuple[float, float]] = []
    aims = [norm]
    for j in range(memory):
        new = linear(basis[j])
        known = basis[: j + 1]
        size = _norm(new)
        weights = known @ new
        new -= weights @ known
        length = _norm(new)
        if length < REPEAT * size:
            again = known @ new
            new -= again @ known
            weights += again
            length = _norm(new)
        # The column of I - G from that of G, turned into a triangle.
        column = (-weights).tolist()
        column[j] += 1.0
        for i, (c, s) in enumerate(turns):
            column[i], column[i + 1] = c * column[i] + s * column[i + 1], c * column[i + 1] - s * column[i]
        radius = hypot(column[j], length)
        if radius <= 1e-14:
            break
        c, s = column[j] / radius, -length / radius
        turns.append((c, s))
        column[j] = radius
        upper[: j + 1, j] = column
        aims.append(-s * aims[j])
        aims[j] *= c
        if abs(aims[j + 1]) <= target or length <= 1e-15:
            break
        np.divide(new, length, out=basis[j + 1])
    used = len(turns)
    weights = np.linalg.solve(upper[:used, :used], np.array(aims[:used]))
    move: Array = weights @ basis[:used]
    return move, j + 1


def _norm(vector: Array) -> float:
    return sqrt(float(vector @ vector))

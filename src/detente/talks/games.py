"""The tariff game: each side chooses its own duty and takes the other's as given."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.talks.payoffs import TOLERANCE_PCT
from detente.trade.arrays import Array

__all__ = ["is_prisoners_dilemma", "pure_equilibria"]


def pure_equilibria(table: Array, *, tolerance: float = TOLERANCE_PCT) -> NDArray[np.bool_]:
    """Where neither side gains by changing its own choice alone.

    Parameters
    ----------
    table : payoffs [choice of the first, choice of the second, party]; NaN where unknown, which nobody chooses.
    tolerance : gain that does not count, in the unit of the payoffs.
    """
    known = np.where(np.isnan(table), -np.inf, table)
    best_first = known[..., 0].max(axis=0, keepdims=True)
    best_second = known[..., 1].max(axis=1, keepdims=True)
    mask: NDArray[np.bool_] = (
        np.isfinite(known).all(axis=2)
        & (known[..., 0] >= best_first - tolerance)
        & (known[..., 1] >= best_second - tolerance)
    )
    return mask


def is_prisoners_dilemma(table: Array, *, tolerance: float = TOLERANCE_PCT) -> bool:
    """True when both sides have a dominant choice and the outcome of the two is worse for both than another one.

    ``table`` is ``[2, 2, party]``: the first choice of each side is restraint, the second escalation.
    """
    pays_first = table[1, :, 0] - table[0, :, 0]
    pays_second = table[:, 1, 1] - table[:, 0, 1]
    regret = table[0, 0] - table[1, 1]
    return bool(min(pays_first.min(), pays_second.min(), regret.min()) > tolerance)

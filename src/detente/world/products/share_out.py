"""Share a total out by weights when no part may exceed its ceiling."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["fill", "level", "share_out"]

Array = NDArray[np.float64]


def share_out(total: Array, weight: Array, ceiling: Array) -> Array:
    """Parts of each total, by weight as far as the ceilings allow, then by the room that is left.

    Parameters
    ----------
    total
        [N] amounts >= 0.
    weight, ceiling
        [N, M], >= 0.

    Returns
    -------
    [N, M] parts between zero and the ceilings. They add up to ``total`` where the ceilings of the row do not
    add up to less.
    """
    part = fill(total, weight, ceiling)
    left = np.maximum(total - part.sum(axis=1), 0.0)
    if not np.any(left > 0.0):
        return part
    room = np.maximum(ceiling - part, 0.0)
    all_room = room.sum(axis=1)
    taken = np.divide(np.minimum(left, all_room), all_room, out=np.zeros_like(left), where=all_room > 0)
    completed: Array = np.minimum(part + room * taken[:, None], ceiling)
    return completed


def fill(total: Array, weight: Array, ceiling: Array) -> Array:
    """``min(ceiling, λ weight)`` with the ``λ`` of each row that makes it add up to ``total``.

    Where the ceilings of all parts with a weight add up to less, these parts are at their ceilings.
    """
    with np.errstate(invalid="ignore"):  # an unbounded level times no weight
        part = np.minimum(level(total, weight, ceiling)[:, None] * weight, ceiling)
    filled: Array = np.where(weight > 0, part, 0.0)
    return filled


def level(total: Array, weight: Array, ceiling: Array) -> Array:
    """The ``λ`` [N] of :func:`fill`; infinite where the ceilings add up to less than ``total``.

    Parts reach their ceilings in the order of ceiling over weight; between two of these points the sum grows
    in proportion to the weights of the parts below their ceilings, so that ``λ`` follows from one sorting.
    """
    positive = weight > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        full_at = np.where(positive, ceiling / weight, np.inf)
    order = np.argsort(full_at, axis=1)
    full_at = np.take_along_axis(full_at, order, axis=1)
    sorted_weight = np.take_along_axis(np.where(positive, weight, 0.0), order, axis=1)
    sorted_ceiling = np.take_along_axis(np.where(positive, ceiling, 0.0), order, axis=1)
    below = np.cumsum(sorted_ceiling, axis=1) - sorted_ceiling
    # Sums from the far end: a difference of two sums would lose the small weights.
    open_weight = np.cumsum(sorted_weight[:, ::-1], axis=1)[:, ::-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        candidate = (total[:, None] - below) / open_weight
    fits = (open_weight > 0) & (candidate <= full_at)
    first = np.argmax(fits, axis=1)
    found = np.take_along_axis(candidate, first[:, None], axis=1)[:, 0]
    result: Array = np.where(fits.any(axis=1), np.maximum(found, 0.0), np.inf)
    return result

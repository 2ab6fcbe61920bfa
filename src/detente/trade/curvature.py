"""How derivatives change with tariffs: products of the Hessian with a direction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.errors import InputError, Problem
from detente.trade.adjoint import gradient
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.objective import ObjectiveLike

__all__ = ["hessian_product"]

STEP = 3e-4
"""Largest change of a tariff on either side; with exact gradients the error of the product is about 1e-7 of it."""

POLISHED = 1e-13
"""Tolerance of the two neighbours, whose difference is divided by the step."""


def hessian_product(state: Equilibrium, objective: ObjectiveLike, direction: Array) -> Array:
    """Change of the derivatives with respect to all tariffs [S, N, N] when tariffs move along ``direction``.

    Central differences of exact gradients: two solves and two adjoints, started from ``state``, whatever the number
    of tariffs. Limits that bind are taken to go on binding, as in the gradient itself.

    Parameters
    ----------
    state : a solved economy.
    objective : as for :func:`detente.trade.adjoint.gradient`.
    direction : change of each tariff [S, N, N], in any unit; the product is linear in it.

    Raises
    ------
    InputError
        For a direction of another shape, or that moves nothing.
    SolveError
        When there is no equilibrium close by.
    """
    tariff = state.wedges.tariff
    size = float(np.abs(direction).max(initial=0.0)) if np.shape(direction) == tariff.shape else 0.0
    if not (np.isfinite(size) and size > 0.0):
        raise InputError(
            Problem(
                "direction",
                f"shape {np.shape(direction)}, largest entry {size:g}",
                f"changes of tariffs of shape {tariff.shape}, one of them not zero",
                "give every tariff a finite change",
            )
        )
    step = STEP / size

    def slopes(sign: float) -> Array:
        wedges = replace(state.wedges, tariff=tariff + sign * step * direction)
        near = equilibrium(state.base, wedges, closure=state.closure, start=state, tol=POLISHED)
        return gradient(near, objective, tol=1e-12).tariff

    product: Array = (slopes(1.0) - slopes(-1.0)) / (2.0 * step)
    return product

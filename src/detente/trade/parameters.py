"""Derivatives with respect to parameters of production and rents, from the same adjoint solution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from detente.trade import equations as eq
from detente.trade.arrays import Array
from detente.trade.technology import Nest, compile_nests, nested_costs

if TYPE_CHECKING:
    from detente.trade.adjoint import Gradient

__all__ = ["per_importer_share", "per_multiple", "per_sigma", "per_within"]

STEP = 1e-3
"""Step of the differences of eqs. (14) and (15), which are explicit: fourth order leaves an error of about 1e-12."""


def per_sigma(gradient: Gradient) -> Array:
    """Per unit of the elasticity between each nest and everything else [nests].

    Nests of one industry share it: the derivative counts all industries of the nest.
    """
    return _per_nest(gradient, lambda nest, h: replace(nest, sigma=nest.sigma + h))


def per_within(gradient: Gradient) -> Array:
    """Per unit of the elasticity among the inputs of each nest [nests]."""
    return _per_nest(gradient, lambda nest, h: replace(nest, within=nest.within + h))


def per_multiple(gradient: Gradient) -> Array:
    """Per log price multiple of each backstop [B]."""
    linear, sides = gradient.linear, gradient.marginals.sides
    n, cells = linear.wages.size, linear.weight.size
    of_price = gradient.point[n : n + cells].reshape(linear.shape)
    of_spending = gradient.point[n + cells : n + 2 * cells].reshape(linear.shape)
    return np.array(
        [linear.of_substitute(b, of_price, of_spending, sides).sum() for b in linear.backstops],
        dtype=np.float64,
    )


def per_importer_share(gradient: Gradient) -> Array:
    """Per unit of rent share moved from the exporter to the importer, for each limit [L]; zero for floors."""
    linear, sides = gradient.linear, gradient.marginals.sides
    table = np.zeros(len(gradient.state.wedges.limits))
    if linear.limits is None:
        return table
    limits = linear.limits.limits
    _, o, d = limits.cells
    to_importer = sides.income[d] - sides.payments_abroad[d]
    moved = linear.limits.measured.rent * (to_importer - sides.income[o] - sides.receipts_abroad[o])
    cell, limit = limits.ceilings
    np.add.at(table, limit, moved[cell])
    return table


def _per_nest(gradient: Gradient, change: Callable[[Nest, float], Nest]) -> Array:
    state, linear = gradient.state, gradient.linear
    base, technology = state.base, state.base.technology
    n, cells = linear.wages.size, linear.weight.size
    of_spending = gradient.point[n + cells : n + 2 * cells].reshape(linear.shape)
    linear_cost = eq.log_unit_cost(base.value_added_share, base.input_share, state.log_wage, state.log_price)
    industries = list(technology.nested)
    of_cost, output = gradient.marginals.cost[industries], state.output[industries]

    def value(position: int, h: float) -> float:
        # Industries of this nest alone: their other nests keep an elasticity of their own for a moment.
        nests = tuple(change(x, h) if i == position else x for i, x in enumerate(technology.nests))
        shared = set(technology.nests[position].using)
        nests = tuple(replace(x, sigma=nests[position].sigma) if shared & set(x.using) else x for x in nests)
        moved = replace(technology, nests=nests)
        costs = nested_costs(
            compile_nests(moved, base.value_added_share, base.input_share), linear_cost, state.log_price
        )
        total = (of_cost * costs.log_cost).sum()
        total += np.einsum("cnk,kn,cn->", costs.input_share, of_spending, output)
        if gradient.factors is not None:
            rest = np.log(np.maximum(costs.rest_share, 1e-300))
            total += (gradient.factors[industries] * rest).sum()
        return float(total)

    slopes = []
    for position in range(len(technology.nests)):
        near = value(position, STEP) - value(position, -STEP)
        far = value(position, 2 * STEP) - value(position, -2 * STEP)
        slopes.append((8.0 * near - far) / (12.0 * STEP))
    return np.array(slopes, dtype=np.float64)

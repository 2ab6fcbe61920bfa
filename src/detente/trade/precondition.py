"""How far a gap of one equation reaches: an approximate inverse of the equations' own feedback.

A price gap feeds back through inputs bought at home, a spending gap through the inputs that home sales need, and
a wage moves exports and imports by about their elasticities. Undoing these three before acceleration takes a
quarter to a third off the steps, whatever the shock.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from detente.trade.arrays import Array, frozen
from detente.trade.base import Base

__all__ = ["Preconditioner", "precondition"]


@dataclass(frozen=True, eq=False)
class Preconditioner:
    """Of one base year; all matrices are small and belong to one economy each."""

    spending: Array
    """[N, S, S]: ``(I + M)(I + M²)``, ``M = g·π_home``: the first four rounds of home demand for inputs."""
    price: Array
    """[N, S, S]: its transpose, for prices."""
    reaction: Array
    """[N]: log change of the trade-balance gap for each log point of the wage."""

    def of_prices(self, gap: Array) -> Array:
        """Log price gaps [S, N], with what they do to each other."""
        return _by_economy(self.price, gap)

    def of_spending(self, gap: Array) -> Array:
        """Spending gaps [S, N] in money, with what they do to each other."""
        return _by_economy(self.spending, gap)


@lru_cache(maxsize=16)
def precondition(base: Base) -> Preconditioner:
    """The preconditioner of ``base``, from its shares alone."""
    border = base.share / (1.0 + base.tariff)
    home, bought_at_home = np.einsum("sdd->sd", border), np.einsum("sdd->sd", base.share)
    inputs = base.input_share
    unit = np.eye(inputs.shape[1])
    round_ = inputs * home.T[:, None, :]
    spending = (unit + round_) @ (unit + round_ @ round_)
    price = np.ascontiguousarray(spending.transpose(0, 2, 1))
    # How much of the wage is in a unit cost, inputs from home included.
    content = base.value_added_share + _by_economy(
        np.ascontiguousarray(inputs.transpose(0, 2, 1)), _by_economy(price, home * base.value_added_share)
    )
    value = border * base.spending[:, None, :]
    np.einsum("sdd->sd", value)[:] = 0.0
    sold, bought = value.sum(axis=2), value.sum(axis=1)
    pull = base.theta[:, None] * content
    return Preconditioner(
        spending=frozen(spending),
        price=frozen(price),
        reaction=frozen(1.0 + _mean(pull, sold) + _mean(pull * bought_at_home, bought)),
    )


def _by_economy(matrix: Array, table: Array) -> Array:
    product: Array = np.matmul(matrix, table.T[:, :, None])[:, :, 0].T
    return product


def _mean(values: Array, weights: Array) -> Array:
    """Weighted mean over sectors; zero for an economy that does not trade."""
    total = weights.sum(axis=0)
    mean: Array = np.divide((values * weights).sum(axis=0), total, out=np.zeros_like(total), where=total > 0)
    return mean

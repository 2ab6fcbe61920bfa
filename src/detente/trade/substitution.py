"""What nested industries add to marginal values: cost shares that move with prices."""

from __future__ import annotations

import numpy as np

from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium

__all__ = ["Substitution"]


class Substitution:
    """The nested industries of a solved economy, differentiated."""

    def __init__(self, state: Equilibrium) -> None:
        assert state.costs is not None
        self.costs = costs = state.costs
        self.output = state.output[list(costs.industries)]
        self.sigma = {b.row: b.sigma for b in costs.bundles}
        self.value_added = state.value_added_share[list(costs.industries)]
        inside = np.zeros(costs.input_share.shape, dtype=bool)
        for bundle in costs.bundles:
            inside[bundle.row][:, list(bundle.inputs)] = True
        self.rest_input = np.where(inside, 0.0, costs.input_share)

    def worth(self, of_spending: Array, of_factors: Array | None) -> tuple[Array, Array]:
        """Value of log prices [S, N] and of log wages [N] through the cost shares of nested industries.

        ``of_spending`` [S, N] is the value of a unit of spending on each input; ``of_factors`` [S, N] that of the
        log factor share of each industry, which objectives on incomes of sectors bring.
        """
        costs, inputs = self.costs, of_spending.T
        of_price = np.zeros_like(inputs)
        of_wage = np.zeros(len(inputs))
        for row, s in enumerate(costs.industries):
            sigma, output, share = self.sigma[row], self.output[row], costs.input_share[row]
            in_rest = output * (self.rest_input[row] * inputs).sum(axis=1)
            if of_factors is not None:
                in_rest = in_rest + of_factors[s]
            total = in_rest
            for bundle in costs.bundles:
                if bundle.row != row:
                    continue
                chosen = list(bundle.inputs)
                in_bundle = output[:, None] * share[:, chosen] * inputs[:, chosen]
                total = total + in_bundle.sum(axis=1)
                of_price[:, chosen] += (1.0 - bundle.within) * in_bundle
                of_price[:, chosen] += (bundle.within - sigma) * in_bundle.sum(axis=1)[:, None] * bundle.inner
            of_cost = -(1.0 - sigma) * total
            rest = costs.rest_share[row]
            per_rest = np.divide((1.0 - sigma) * in_rest, rest, out=np.zeros_like(rest), where=rest > 0.0)
            of_price += per_rest[:, None] * self.rest_input[row] + of_cost[:, None] * share
            of_wage += (per_rest + of_cost) * self.value_added[row]
        return of_price.T, of_wage

"""A second method for the same model, written independently of the engine.

Wages solve the labour markets by SciPy's hybrid Newton; for given wages, prices are the fixed point of the cost
equations and spending solves a dense linear system. Arrays are [origin, destination, sector]. Slow on purpose:
nothing is shared with the engine, neither formulas nor the condition that clears the world.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import root

from detente.world import World


@dataclass
class Answer:
    real_income: np.ndarray
    """New over base [N]."""
    wage: np.ndarray
    flows: np.ndarray
    """At the border, fractions of world value added."""


def solve_by_newton(
    world: World,
    theta: np.ndarray,
    tariff: np.ndarray,
    export_tax: np.ndarray | None = None,
    trade_cost: np.ndarray | None = None,
    *,
    balanced: bool = False,
) -> Answer:
    n, s = len(world.economies), len(world.sectors)
    unit = world.value_added.sum()
    flows, tau0 = world.flows / unit, world.tariffs
    use = world.intermediate / unit
    tax = np.zeros_like(flows) if export_tax is None else export_tax
    cost = np.ones_like(flows) if trade_cost is None else trade_cost
    output = flows.sum(axis=1)
    share_in = np.array(
        [
            [[use[i, k, j] / output[i, j] if output[i, j] > 0 else 0.0 for j in range(s)] for k in range(s)]
            for i in range(n)
        ]
    )
    labour_share = 1.0 - share_in.sum(axis=1)
    paid = flows * (1 + tau0)
    spent = paid.sum(axis=0)
    pi0 = np.zeros_like(paid)
    for d in range(n):
        for k in range(s):
            if spent[d, k] > 0:
                pi0[:, d, k] = paid[:, d, k] / spent[d, k]
            else:
                pi0[d, d, k] = 1.0
    final = spent - use.sum(axis=2)
    alpha = final / final.sum(axis=1, keepdims=True)
    labour = (labour_share * output).sum(axis=1)
    trade = flows.sum(axis=2)
    deficit = trade.sum(axis=0) - trade.sum(axis=1)
    if balanced:
        deficit = np.zeros(n)
    wedge = cost * (1 + tariff) * (1 + tax) / (1 + tau0)

    def prices(w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        p = np.ones((n, s))
        for _ in range(20_000):
            c = np.array(
                [w[i] ** labour_share[i] * np.prod(p[i][:, None] ** share_in[i], axis=0) for i in range(n)]
            )
            weight = pi0 * (wedge * c[:, None, :]) ** -theta
            new = weight.sum(axis=0) ** (-1 / theta)
            if np.abs(np.log(new / p)).max() < 1e-15:
                break
            p = new
        return new, c, weight / weight.sum(axis=0)

    def state(w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        p, _, pi = prices(w)
        border = pi / (1 + tariff)
        # spending X[d, k] solves X = alpha * I(X) + g Y(X): one dense linear system
        size = n * s
        matrix = np.eye(size)
        constant = np.zeros(size)
        for d in range(n):
            constant[d * s : (d + 1) * s] = alpha[d] * (w[d] * labour[d] + deficit[d])
            for k in range(s):
                row = d * s + k
                for j in range(s):
                    column = d * s + j
                    kept = 1.0 - border[:, d, j].sum()
                    matrix[row, column] -= alpha[d, k] * kept
                for e in range(n):
                    for j in range(s):
                        share = border[d, e, j]
                        net = share / (1 + tax[d, e, j])
                        matrix[row, e * s + j] -= share_in[d, k, j] * net + alpha[d, k] * (share - net)
        x = np.linalg.solve(matrix, constant).reshape(n, s)
        v = border * x[None, :, :]
        return p, x, v

    def labour_gap(log_w: np.ndarray) -> np.ndarray:
        w = np.exp(np.concatenate([log_w, [0.0]]))
        w = w / (w @ labour)
        _, _, v = state(w)
        demand = (labour_share * (v / (1 + tax)).sum(axis=1)).sum(axis=1)
        return (np.log(demand) - np.log(w * labour))[:-1]

    found = root(labour_gap, np.zeros(n - 1), method="hybr", options={"xtol": 1e-14})
    assert np.abs(found.fun).max() < 1e-9, found.message
    w = np.exp(np.concatenate([found.x, [0.0]]))
    w = w / (w @ labour)
    p, _, v = state(w)
    revenue = (v * tariff).sum(axis=(0, 2)) + (v * tax / (1 + tax)).sum(axis=(1, 2))
    income = w * labour + revenue + deficit
    base_income = labour + (flows * tau0).sum(axis=(0, 2)) + (trade.sum(axis=0) - trade.sum(axis=1))
    index = np.prod(p**alpha, axis=1)
    return Answer(income / base_income / index, w, v)

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
class Bundle:
    """Critical inputs of some industries."""

    using: tuple[int, ...]
    inputs: tuple[int, ...]
    sigma: float
    within: float


@dataclass
class Backup:
    """A substitute for an input, made at home by another industry."""

    sector: int
    source: int
    multiple: float
    elasticity: float


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
    bundles: tuple[Bundle, ...] = (),
    backups: tuple[Backup, ...] = (),
    productivity: np.ndarray | None = None,
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

    better = np.ones((n, s)) if productivity is None else productivity

    def unit_costs(w: np.ndarray, p: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Unit costs [i, j] and, by hand, the cost shares of inputs [i, k, j] and of labour [i, j]."""
        c = np.array(
            [w[i] ** labour_share[i] * np.prod(p[i][:, None] ** share_in[i], axis=0) for i in range(n)]
        )
        inputs, labour_part = share_in.copy(), labour_share.copy()
        for i in range(n):
            for j in range(s):
                mine = [b for b in bundles if j in b.using]
                if not mine:
                    continue
                sigma = mine[0].sigma
                critical = [k for b in mine for k in b.inputs]
                rest = 1.0 - sum(share_in[i, k, j] for k in critical)
                price = w[i] ** (labour_share[i, j] / rest)
                for k in range(s):
                    if k not in critical:
                        price *= p[i, k] ** (share_in[i, k, j] / rest)
                total, parts = rest * price ** (1 - sigma), []
                for b in mine:
                    size = sum(share_in[i, k, j] for k in b.inputs)
                    inner = {k: share_in[i, k, j] / size for k in b.inputs} if size else {}
                    if abs(b.within - 1) < 1e-12:
                        index = np.prod([p[i, k] ** v for k, v in inner.items()])
                    else:
                        index = sum(v * p[i, k] ** (1 - b.within) for k, v in inner.items()) ** (
                            1 / (1 - b.within)
                        )
                    parts.append((b, size, inner, index))
                    total += size * index ** (1 - sigma)
                c[i, j] = total ** (1 / (1 - sigma))
                shrink = (price / c[i, j]) ** (1 - sigma)
                inputs[i, :, j] *= shrink
                labour_part[i, j] *= shrink
                for b, size, inner, index in parts:
                    for k, v in inner.items():
                        within = v * (p[i, k] / index) ** (1 - b.within)
                        inputs[i, k, j] = size * (index / c[i, j]) ** (1 - sigma) * within
        return c / better, inputs, labour_part

    def prices(w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        p = np.ones((n, s))
        kept = np.ones((n, s))
        for _ in range(20_000):
            c = unit_costs(w, p)[0]
            weight = pi0 * (wedge * c[:, None, :]) ** -theta
            new = weight.sum(axis=0) ** (-1 / theta)
            for b in backups:
                dear = new[:, b.sector] / (b.multiple * c[:, b.source])
                kept[:, b.sector] = np.minimum(1.0, dear**-b.elasticity)
                bounded = b.multiple * c[:, b.source] * np.exp((1 - kept[:, b.sector]) / b.elasticity)
                new[:, b.sector] = np.where(dear > 1, bounded, new[:, b.sector])
            if np.abs(np.log(new / p)).max() < 1e-15:
                break
            p = new
        return new, c, weight / weight.sum(axis=0), kept

    def state(w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        p, _, pi, kept = prices(w)
        _, inputs_now, labour_now = unit_costs(w, p)
        # Of each unit spent: what goes to origins, before duty.
        border = kept * pi / (1 + tariff)
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
                    duty = kept[d, j] - border[:, d, j].sum()
                    matrix[row, column] -= alpha[d, k] * duty
                    source = next((b.source for b in backups if b.sector == j), 0)
                    matrix[row, column] -= inputs_now[d, k, source] * (1.0 - kept[d, j])
                for e in range(n):
                    for j in range(s):
                        share = border[d, e, j]
                        net = share / (1 + tax[d, e, j])
                        matrix[row, e * s + j] -= inputs_now[d, k, j] * net + alpha[d, k] * (share - net)
        x = np.linalg.solve(matrix, constant).reshape(n, s)
        v = border * x[None, :, :]
        output = (v / (1 + tax)).sum(axis=1)
        for b in backups:
            output[:, b.source] += x[:, b.sector] * (1.0 - kept[:, b.sector])
        return p, v, (labour_now * output).sum(axis=1)

    def labour_gap(log_w: np.ndarray) -> np.ndarray:
        w = np.exp(np.concatenate([log_w, [0.0]]))
        w = w / (w @ labour)
        _, _, demand = state(w)
        return (np.log(demand) - np.log(w * labour))[:-1]

    found = root(labour_gap, np.zeros(n - 1), method="hybr", options={"xtol": 1e-14})
    assert np.abs(found.fun).max() < 1e-9, found.message
    w = np.exp(np.concatenate([found.x, [0.0]]))
    w = w / (w @ labour)
    p, v, _ = state(w)
    revenue = (v * tariff).sum(axis=(0, 2)) + (v * tax / (1 + tax)).sum(axis=(1, 2))
    income = w * labour + revenue + deficit
    base_income = labour + (flows * tau0).sum(axis=(0, 2)) + (trade.sum(axis=0) - trade.sum(axis=1))
    index = np.prod(p**alpha, axis=1)
    return Answer(income / base_income / index, w, v)

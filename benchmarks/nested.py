"""The opponent: the same model solved as textbooks do, by three nested loops in plain NumPy.

Wages outside (tatonnement on the labour market, Alvarez and Lucas 2007, doi:10.1016/j.jmoneco.2006.07.006),
spending inside, prices innermost, each to the same tolerance. It shares no code with the engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from detente import World

__all__ = ["Shares", "calibrate", "find_prices", "find_spending", "kernels", "real_income_pct"]

Array = NDArray[np.float64]

STEP = 0.5
"""Share of the labour-market gap by which wages move; larger steps do not converge for large shocks."""


@dataclass(frozen=True, eq=False)
class Shares:
    """Base year, values as fractions of world value added; sector-major [S, o, d], [S, N], [N, K, S]."""

    theta: Array
    share: Array
    tariff: Array
    value_added_share: Array
    input_share: Array
    final_share: Array
    spending: Array
    value_added: Array
    deficit: Array
    income: Array


def calibrate(world: World) -> Shares:
    """Shares of the base year from the accounts of a world."""
    flows, tariff = world.flows.transpose(2, 0, 1), world.tariffs.transpose(2, 0, 1)
    total = world.value_added.sum()
    paid = flows * (1.0 + tariff)
    spending = paid.sum(axis=1)
    share = np.divide(paid, spending[:, None, :], out=np.zeros_like(paid), where=spending[:, None, :] > 0)
    for s, d in zip(*np.nonzero(spending == 0), strict=True):
        share[s, d, d] = 1.0
    output = world.output[:, None, :]
    inputs = np.divide(world.intermediate, output, out=np.zeros_like(world.intermediate), where=output > 0)
    final = world.final_demand.T
    return Shares(
        theta=world.elasticity(),
        share=share,
        tariff=tariff,
        value_added_share=1.0 - inputs.sum(axis=1).T,
        input_share=inputs,
        final_share=final / final.sum(axis=0),
        spending=spending / total,
        value_added=world.value_added.sum(axis=1) / total,
        deficit=-world.trade_balance / total,
        income=final.sum(axis=0) / total,
    )


def real_income_pct(base: Shares, tariff: Array, tol: float = 1e-10, longest: int = 5000) -> Array:
    """Change of real income [N], %, under new duties [S, o, d].

    Raises
    ------
    ArithmeticError
        When a loop does not reach ``tol`` in ``longest`` steps.
    """
    kernel, border = kernels(base, tariff)
    wage = np.ones_like(base.value_added)
    log_price, spending = np.zeros_like(base.spending), base.spending
    for _ in range(longest):
        log_price, power, access = find_prices(base, kernel, np.log(wage), log_price, tol)
        income, spending, output = find_spending(base, border, power, access, wage, spending, tol)
        paid = (base.value_added_share * output).sum(axis=0)
        gap = paid / (wage * base.value_added) - 1.0
        if np.abs(gap).max() < tol:
            log_cpi = (base.final_share * log_price).sum(axis=0)
            change: Array = 100.0 * np.expm1(np.log(income / base.income) - log_cpi)
            return change
        wage = wage * (1.0 + STEP * gap)
        wage = wage / (wage @ base.value_added)
    raise ArithmeticError("wages do not converge")


def kernels(base: Shares, tariff: Array) -> tuple[Array, Array]:
    """Trade shares moved by the change of duties alone, and the same over duty [S, o, d]."""
    changed = tariff != base.tariff
    exponent = np.broadcast_to(-base.theta[:, None, None], tariff.shape)[changed]
    kernel = base.share.copy()
    kernel[changed] *= ((1.0 + tariff[changed]) / (1.0 + base.tariff[changed])) ** exponent
    return kernel, kernel / (1.0 + tariff)


def find_prices(
    base: Shares, kernel: Array, log_wage: Array, log_price: Array, tol: float, longest: int = 5000
) -> tuple[Array, Array, Array]:
    """Log prices [S, d] at given wages, with powers of unit costs [S, o] and market access [S, d]."""
    theta = base.theta[:, None]
    for _ in range(longest):
        inputs = np.matmul(log_price.T[:, None, :], base.input_share)[:, 0, :].T
        power = np.exp(-theta * (base.value_added_share * log_wage + inputs))
        access = np.matmul(power[:, None, :], kernel)[:, 0, :]
        new = -np.log(access) / theta
        gap = np.abs(new - log_price).max()
        log_price = new
        if gap < tol:
            return log_price, power, access
    raise ArithmeticError("prices do not converge")


def find_spending(
    base: Shares,
    border: Array,
    power: Array,
    access: Array,
    wage: Array,
    spending: Array,
    tol: float,
    longest: int = 5000,
) -> tuple[Array, Array, Array]:
    """Income [d], spending [S, d] and output [S, o] at given wages and prices."""
    scale = np.maximum(base.spending, 1e-12)
    for _ in range(longest):
        demand = spending / access
        output = power * np.matmul(border, demand[:, :, None])[:, :, 0]
        purchases = demand * np.matmul(power[:, None, :], border)[:, 0, :]
        income = wage * base.value_added + (spending - purchases).sum(axis=0) + base.deficit
        new = base.final_share * income + np.matmul(base.input_share, output.T[:, :, None])[:, :, 0].T
        gap = np.abs((new - spending) / scale).max()
        spending = new
        if gap < tol:
            return income, spending, output
    raise ArithmeticError("spending does not converge")

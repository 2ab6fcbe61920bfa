"""Opponents: the same model handed to ``scipy.optimize.root``, in the two ways that come to mind first.

``by_wages`` searches the wages that clear labour markets, prices and spending being found by inner loops for each
guess (method ``hybr``: MINPACK, Jacobian by differences). ``by_all`` hands every wage, price and expenditure over
at once (method ``krylov``: Newton-Krylov). Neither shares code with the engine.
"""

from __future__ import annotations

import numpy as np

from benchmarks.nested import Array, Shares, find_prices, find_spending, kernels

__all__ = ["by_all", "by_wages"]

DIFFERENCE = 1e-5
"""Relative step of the differences in ``hybr``; larger than its default, since inner loops end at a tolerance."""

INNER = 1e-13
"""Tolerance of inner loops below a search that takes differences."""


def by_wages(base: Shares, tariff: Array, tol: float = 1e-10) -> Array:
    """Change of real income [N], %, under new duties [S, o, d]; wages by ``hybr``.

    Raises
    ------
    ArithmeticError
        When no wages clear all labour markets to ``tol``.
    """
    from scipy.optimize import root

    kernel, border = kernels(base, tariff)
    log_price, spending = np.zeros_like(base.spending), base.spending
    income = base.income

    def excess(log_wage: Array) -> Array:
        nonlocal log_price, spending, income
        wage = np.exp(log_wage)
        wage = wage / (wage @ base.value_added)
        log_price, power, access = find_prices(base, kernel, np.log(wage), log_price, INNER)
        income, spending, output = find_spending(base, border, power, access, wage, spending, INNER)
        gap: Array = (base.value_added_share * output).sum(axis=0) / (wage * base.value_added) - 1.0
        # By Walras' law one market clears with the others: its equation pins the level of wages instead.
        gap[-1] = log_wage[-1]
        return gap

    found = root(
        excess, np.zeros_like(base.value_added), method="hybr", tol=tol, options={"eps": DIFFERENCE**2}
    )
    gap = np.abs(excess(found.x)).max()
    if not gap < tol:
        raise ArithmeticError(f"wages do not converge: {gap:.1e} left")
    return _real_income_pct(base, income, log_price)


def by_all(base: Shares, tariff: Array, tol: float = 1e-10) -> Array:
    """Change of real income [N], %, under new duties [S, o, d]; everything at once by ``krylov``.

    Raises
    ------
    ArithmeticError
        When the equations do not hold to ``tol``.
    """
    from scipy.optimize import NoConvergence, root

    kernel, border = kernels(base, tariff)
    n, shape, size = base.value_added.size, base.spending.shape, base.spending.size
    scale = np.where(base.spending > 0.0, base.spending, 1.0)
    theta = base.theta[:, None]
    income = base.income

    def gaps(z: Array) -> Array:
        nonlocal income
        wage = np.exp(z[:n])
        wage = wage / (wage @ base.value_added)
        log_price, spending = z[n : n + size].reshape(shape), z[n + size :].reshape(shape) * scale
        inputs = np.matmul(log_price.T[:, None, :], base.input_share)[:, 0, :].T
        power = np.exp(-theta * (base.value_added_share * np.log(wage) + inputs))
        access = np.matmul(power[:, None, :], kernel)[:, 0, :]
        demand = spending / access
        output = power * np.matmul(border, demand[:, :, None])[:, :, 0]
        purchases = demand * np.matmul(power[:, None, :], border)[:, 0, :]
        income = wage * base.value_added + (spending - purchases).sum(axis=0) + base.deficit
        wanted = base.final_share * income + np.matmul(base.input_share, output.T[:, :, None])[:, :, 0].T
        labour = (base.value_added_share * output).sum(axis=0) / (wage * base.value_added) - 1.0
        labour[-1] = z[n - 1]
        return np.concatenate(
            [labour, (-np.log(access) / theta - log_price).ravel(), ((wanted - spending) / scale).ravel()]
        )

    start = np.concatenate([np.zeros(n + size), (base.spending / scale).ravel()])
    try:
        found = root(gaps, start, method="krylov", options={"fatol": tol, "maxiter": 200}).x
    except NoConvergence as error:
        raise ArithmeticError("Newton-Krylov does not converge") from error
    gap = np.abs(gaps(found)).max()
    if not gap < 10.0 * tol:
        raise ArithmeticError(f"equations do not hold: {gap:.1e} left")
    return _real_income_pct(base, income, found[n : n + size].reshape(shape))


def _real_income_pct(base: Shares, income: Array, log_price: Array) -> Array:
    change: Array = 100.0 * np.expm1(
        np.log(income / base.income) - (base.final_share * log_price).sum(axis=0)
    )
    return change

"""The equations of the trade model in exact-hat form, one function for each numbered equation.

Notation (docs, nomenclature): sector ``s``, input sector ``k``, origin ``o``, destination ``d``; a hat is new
over base. Arrays are sector-major: trade tensors ``[s, o, d]``, sector tables ``[s, economy]``, input shares
``[economy, k, s]``. Values are fractions of world value added unless a unit is given.

The model is that of Caliendo and Parro (2015), "Estimates of the Trade and Welfare Effects of NAFTA", Review
of Economic Studies 82(1), doi:10.1093/restud/rdu035, with export taxes, purchase subsidies and quota rents added.
"""

from __future__ import annotations

import numpy as np

from detente.trade.arrays import Array

__all__ = [
    "balance_gap",
    "border_values",
    "cost_power",
    "expenditure",
    "export_tax_revenue",
    "limit_gap",
    "log_price",
    "log_unit_cost",
    "tariff_revenue",
    "trade_share_kernel",
]


def trade_share_kernel(share: Array, wedge_hat: Array, theta: Array) -> Array:
    """Eq. (1): ``A = π·κ^(-θ)``, the base trade shares moved by the change of all wedges ``κ``.

    ``share`` and ``wedge_hat`` are ``[s, o, d]`` (fractions, ratios), ``theta`` is ``[s]``. Only the cells
    whose wedge changes are raised to a power: it is the one expensive step, done once a scenario.
    """
    kernel = share.copy()
    changed = (wedge_hat != 1.0) & (share > 0.0)
    exponent = np.broadcast_to(theta[:, None, None], share.shape)[changed]
    kernel[changed] *= wedge_hat[changed] ** -exponent
    return kernel


def log_unit_cost(value_added_share: Array, input_share: Array, log_wage: Array, log_price: Array) -> Array:
    """Eq. (2): ``log ĉ[s,o] = γ[s,o]·log ŵ[o] + Σ_k g[o,k,s]·log P̂[k,o]``."""
    inputs = np.matmul(log_price.T[:, None, :], input_share)[:, 0, :]
    cost: Array = value_added_share * log_wage + inputs.T
    return cost


def cost_power(log_cost: Array, theta: Array) -> Array:
    """Eq. (3): ``u[s,o] = ĉ[s,o]^(-θ_s)``."""
    power: Array = np.exp(-theta[:, None] * log_cost)
    return power


def log_price(kernel: Array, power: Array, theta: Array) -> tuple[Array, Array]:
    """Eq. (4): ``Q[s,d] = Σ_o A·u`` and ``log P̂[s,d] = -log Q / θ_s``; returns ``(log P̂, Q)``."""
    access = np.matmul(power[:, None, :], kernel)[:, 0, :]
    price: Array = -np.log(access) / theta[:, None]
    return price, access


def border_values(kernel_border: Array, power: Array, demand: Array) -> tuple[Array, Array]:
    """Eq. (5): trade at the border, before duty and with export tax, ``V[s,o,d] = C·u·q``, ``q = X/Q``.

    Returns its sums over destinations ``[s, o]`` and over origins ``[s, d]`` without forming the tensor. The
    kernel comes without its diagonal: exports that nearly vanish would drown in the rounding of sales at home.
    """
    exports = power * np.matmul(kernel_border, demand[:, :, None])[:, :, 0]
    imports = demand * np.matmul(power[:, None, :], kernel_border)[:, 0, :]
    return exports, imports


def tariff_revenue(expenditure_sd: Array, purchases: Array) -> Array:
    """Eq. (6): revenue of the importer ``R[d] = Σ_s (X[s,d] - Σ_o V[s,o,d])``; a purchase subsidy is negative."""
    revenue: Array = (expenditure_sd - purchases).sum(axis=0)
    return revenue


def export_tax_revenue(sales: Array, output: Array) -> Array:
    """Eq. (7): revenue of the exporter ``E[o] = Σ_s (Σ_d V[s,o,d] - Y[s,o])``."""
    revenue: Array = (sales - output).sum(axis=0)
    return revenue


def expenditure(final_share: Array, income: Array, input_share: Array, output: Array) -> Array:
    """Eq. (8): ``X[k,d] = α[k,d]·I[d] + Σ_s g[d,k,s]·Y[s,d]``."""
    inputs = np.matmul(input_share, output.T[:, :, None])[:, :, 0]
    spending: Array = final_share * income + inputs.T
    return spending


def balance_gap(exports: Array, imports: Array, deficit: Array) -> Array:
    """Eq. (9): ``log((EX + max(D,0)) / (IM + max(-D,0)))``, zero when ``IM = EX + D``.

    By Walras' law this is the labour market, but it stays well scaled however little is traded.
    """
    inflow, outflow = exports + np.maximum(deficit, 0.0), imports + np.maximum(-deficit, 0.0)
    # An economy that never trades has no gap to close.
    gap: Array = np.log(
        np.divide(inflow, outflow, out=np.ones_like(inflow), where=(inflow > 0) | (outflow > 0))
    )
    return gap


def limit_gap(total: Array, bound: Array) -> Array:
    """Eq. (10): ``log(bound / total)``: what a floor lacks; its negative is what a ceiling is exceeded by.

    The log price of a permit, or of a purchase subsidy, grows with the violation and is never negative.
    """
    gap: Array = np.log(bound / total)
    return gap

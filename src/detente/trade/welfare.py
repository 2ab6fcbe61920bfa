"""First-order welfare: how much of a gain comes from the terms of trade and how much from the volume of trade."""

from __future__ import annotations

import numpy as np

from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium

__all__ = ["first_order_welfare"]


def first_order_welfare(state: Equilibrium) -> tuple[Array, Array]:
    """Eq. (13): terms of trade and volume of trade as shares of base income, each [N], %.

    ``ToT_d = (1/I_d) Σ_s Σ_o (E[s,d,o]·Δc[s,d] - M[s,o,d]·Δc[s,o])`` and
    ``VoT_d = (1/I_d) Σ_s Σ_o τ[s,o,d]·M[s,o,d]·(ΔM[s,o,d] - Δc[s,o])``, with relative changes ``Δx = x̂ - 1``,
    base exports E and base imports M before duty. The sum is a first-order approximation of the change of real
    income from the base year; for large shocks it can differ from the exact one in sign.

    Caliendo and Parro (2015), Review of Economic Studies 82(1), eq. (15), doi:10.1093/restud/rdu035.
    """
    base = state.base
    border = base.share / (1.0 + base.tariff) * base.spending[:, None, :]
    imports = border * (1.0 - np.eye(border.shape[1]))
    cost = np.expm1(state.log_cost)
    after = state.trade() / base.unit
    volume = np.divide(after, imports, out=np.ones_like(imports), where=imports > 0) - 1.0
    terms = (imports * cost[:, :, None]).sum(axis=(0, 2)) - (imports * cost[:, :, None]).sum(axis=(0, 1))
    volumes = (base.tariff * imports * (volume - cost[:, :, None])).sum(axis=(0, 1))
    return 100.0 * terms / base.income, 100.0 * volumes / base.income

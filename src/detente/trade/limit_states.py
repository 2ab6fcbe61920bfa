"""What became of each floor and ceiling of a scenario."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from detente.trade.equilibrium import Equilibrium
from detente.trade.failures import limit_name
from detente.trade.limits import compile_limits

__all__ = ["LimitState", "limit_states"]


@dataclass(frozen=True)
class LimitState:
    """A floor or ceiling at a solved economy."""

    name: str
    kind: str
    by: str
    """``quantity`` (at base-year border prices) or ``value``."""
    bound_usd_bn: float
    traded_usd_bn: float
    """What is traded, in the unit of the bound, a year."""
    binds: bool
    price_pct: float
    """Of a ceiling what a permit costs, percent of the price without it; of a floor the subsidy, percent of the
    price with duty."""
    money_usd_bn: float
    """Rent of a ceiling or cost of the subsidy a year, billion USD of the base year."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def limit_states(state: Equilibrium) -> tuple[LimitState, ...]:
    """Every limit of the scenario, in its order.

    The money of a cell under several limits is shared among them in proportion to their log prices.
    """
    if state.measured is None:
        return ()
    base, wedges = state.base, state.wedges
    share, border = base.share, base.share
    limits = compile_limits(base, wedges.limits, share, border, None)
    subsidy, rent = limits.wedges(state.permit_log)
    duty = 1.0 + wedges.tariff[limits.cells]
    # Buyers pay (1+τ)·exp(-b) times the border value where a floor subsidises them.
    paid_out = state.measured.value * duty * -np.expm1(-subsidy)
    found = []
    for number, limit in enumerate(wedges.limits):
        price = float(state.permit_log[number])
        floor = limit.kind == "floor"
        cells = limits.pair_cell[limits.pair_limit == number]
        whole, money = (subsidy, paid_out) if floor else (rent, state.measured.rent)
        part = np.divide(price, whole[cells], out=np.zeros(len(cells)), where=whole[cells] > 0.0)
        found.append(
            LimitState(
                name=limit_name(base, limit),
                kind=limit.kind,
                by=limit.by,
                bound_usd_bn=limit.bound / 1e3,
                traded_usd_bn=float(state.measured.total[number]) * base.unit / 1e3,
                binds=price > 0.0,
                price_pct=float(100.0 * (-np.expm1(-price) if floor else np.expm1(price))),
                money_usd_bn=float((part * money[cells]).sum()) * base.unit / 1e3,
            )
        )
    return tuple(found)

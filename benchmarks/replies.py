"""Opponent: two players answer each other in turns, each by L-BFGS-B of SciPy with exact gradients.

What a user of the engine would write for a tariff war without ``detente.nash``: maximise the real income of one,
tariffs of the other held, then the other way round, until no tariff moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from detente import World

__all__ = ["alternate"]

Array = NDArray[np.float64]

HIGHEST = 2.0
"""Highest tariff that is tried; beyond it trade has all but vanished."""


def alternate(world: World, players: tuple[str, str], tol: float = 1e-5, longest: int = 50) -> Array:
    """Changes of real income [2], %, at tariffs from which neither wants to move.

    The search cannot tell tariffs on goods that are hardly traded apart, so incomes are what can be compared.

    Raises
    ------
    ArithmeticError
        When tariffs still move by more than ``tol`` after ``longest`` rounds.
    """
    from scipy.optimize import minimize

    from detente.trade.adjoint import gradient
    from detente.trade.equilibrium import equilibrium
    from detente.trade.solve import base_of
    from detente.trade.wedges import Wedges

    base = base_of(world, world.default_elasticities)
    goods = np.flatnonzero(world.goods)
    sides = tuple(world.economy(p) for p in players)
    cells = [(goods, np.full_like(goods, sides[1 - i]), np.full_like(goods, sides[i])) for i in range(2)]
    tariff = base.tariff.copy()
    last = equilibrium(base, Wedges(tariff=tariff))
    before_income, before_price = last.income, last.log_price

    def real(d: int) -> float:
        price = base.final_share[:, d] @ (last.log_price - before_price)[:, d]
        return float(np.log(last.income[d] / before_income[d]) - price)

    def loss(log_rate: Array, player: int) -> tuple[float, Array]:
        nonlocal last
        tariff[cells[player]] = np.expm1(log_rate)
        last = equilibrium(base, Wedges(tariff=tariff), start=last)
        slope = gradient(last, {players[player]: 1.0}).tariff[cells[player]] * np.exp(log_rate)
        return -100.0 * real(sides[player]), -100.0 * slope

    for _ in range(longest):
        moved = 0.0
        for player in range(2):
            before = np.log1p(tariff[cells[player]])
            found = minimize(
                loss,
                before,
                args=(player,),
                jac=True,
                method="L-BFGS-B",
                bounds=[(0.0, np.log1p(HIGHEST))] * len(goods),
                options={"ftol": 1e-15, "gtol": 1e-8, "maxiter": 200},
            )
            tariff[cells[player]] = np.expm1(found.x)
            moved = max(moved, float(np.abs(found.x - before).max()))
        if moved < tol:
            last = equilibrium(base, Wedges(tariff=tariff), start=last)
            return 100.0 * np.expm1([real(d) for d in sides])
    raise ArithmeticError(f"tariffs still move by {moved:.1e}")

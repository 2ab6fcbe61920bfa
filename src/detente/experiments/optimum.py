"""The uniform tariff that serves an economy best when nobody answers, by golden-section search."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from detente.scenario.schema import Scenario, Tariff
from detente.trade.base import Closure
from detente.trade.equilibrium import Equilibrium
from detente.trade.solve import solve

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["best_uniform_tariff"]

GOLDEN = (math.sqrt(5.0) - 1.0) / 2.0

PRECISION = 1e-3
"""Width of the last interval: a tenth of a percentage point."""


def best_uniform_tariff(
    world: World,
    economy: str,
    *,
    elasticities: str,
    closure: Closure,
    sectors: Literal["goods", "all"] = "goods",
    highest: float = 1.5,
) -> tuple[float, float]:
    """Rate (fraction) on imports from everyone that maximises real income, and the gain (%) over the base year."""
    start: Equilibrium | None = None

    def gain(rate: float) -> float:
        nonlocal start
        duty = Tariff(
            kind="import_tariff", origin=("WLD",), destination=(economy,), sectors=(sectors,), rate=rate
        )
        scenario = Scenario(title="uniform tariff", closure=closure, measures=(duty,))
        result = solve(world, scenario, elasticities=elasticities, start=start)
        start = result.equilibrium
        return result.of(economy)["real_income_pct"]

    low, high = 0.0, highest
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = gain(left), gain(right)
    while high - low > PRECISION:
        if at_left > at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = gain(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = gain(right)
    return (low + high) / 2.0, max(at_left, at_right)

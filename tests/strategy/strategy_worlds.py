"""Worlds whose best tariffs are known in closed form."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.scenario.schema import Scenario
from detente.world import World

BALANCED = Scenario(title="balanced trade", closure="balanced")


def armington(sigma: float, sizes: Sequence[float], trade_cost: float = 1.0) -> World:
    """One good, one factor, free and balanced trade: economies of given ``sizes`` with elasticity ``sigma``.

    Wages of the base year come from the market-clearing condition alone, not from the engine.
    """
    theta, labour = sigma - 1.0, np.asarray(sizes, dtype=float)
    n = labour.size
    cost = np.where(np.eye(n, dtype=bool), 1.0, trade_cost)
    wage = np.ones(n)
    for _ in range(20_000):
        kernel = (wage[:, None] * cost) ** -theta
        share = kernel / kernel.sum(axis=0)
        following = wage * (share @ (wage * labour) / (wage * labour)) ** (1.0 / sigma)
        following /= following[0]
        if np.abs(following - wage).max() < 1e-15:
            break
        wage = following
    flows = 1e3 * share * (wage * labour)
    return World.from_arrays(
        economies=[f"E{i}" for i in range(n)],
        sectors=["G"],
        flows=flows[:, :, None],
        intermediate=np.zeros((n, 1, 1)),
        elasticities={"A": [theta]},
        goods=[True],
    )


def with_duty(origin: str, destination: str, rate: float) -> Scenario:
    """Balanced trade and one duty."""
    return Scenario.model_validate(
        {
            "title": "one duty",
            "closure": "balanced",
            "measures": [
                {"kind": "import_tariff", "origin": origin, "destination": destination, "rate": rate}
            ],
        }
    )

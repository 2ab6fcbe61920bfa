"""Détente: from a report on a trade negotiation to numbers one can act on.

Names are imported on first use, so that a short command does not pay for a long one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.draws.run import uncertainty as uncertainty
    from detente.ledger.book import Ledger as Ledger
    from detente.scenario.schema import Scenario as Scenario
    from detente.strategy.best_response import best_response as best_response
    from detente.strategy.instruments import Instruments as Instruments
    from detente.strategy.nash import nash as nash
    from detente.sweep.run import solve_many as solve_many
    from detente.tracking.run import track as track
    from detente.trade.objective import Objective as Objective
    from detente.trade.result import Result as Result
    from detente.trade.solve import solve as solve
    from detente.world.world import World as World

__version__ = "0.1.0"

_HOME = {
    "Instruments": "detente.strategy.instruments",
    "Ledger": "detente.ledger.book",
    "Objective": "detente.trade.objective",
    "Result": "detente.trade.result",
    "Scenario": "detente.scenario.schema",
    "World": "detente.world.world",
    "best_response": "detente.strategy.best_response",
    "nash": "detente.strategy.nash",
    "solve": "detente.trade.solve",
    "solve_many": "detente.sweep.run",
    "track": "detente.tracking.run",
    "uncertainty": "detente.draws.run",
}

__all__ = [
    "Instruments",
    "Ledger",
    "Objective",
    "Result",
    "Scenario",
    "World",
    "__version__",
    "best_response",
    "nash",
    "solve",
    "solve_many",
    "track",
    "uncertainty",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

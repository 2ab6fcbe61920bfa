"""Many scenarios at once: sets of scenarios, worker processes, folders that survive interruptions."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.sweep.files import read_scenarios as read_scenarios
    from detente.sweep.grid import Grid as Grid
    from detente.sweep.result import Sweep as Sweep
    from detente.sweep.run import solve_many as solve_many

_HOME = {
    "Grid": "detente.sweep.grid",
    "Sweep": "detente.sweep.result",
    "read_scenarios": "detente.sweep.files",
    "solve_many": "detente.sweep.run",
}

__all__ = ["Grid", "Sweep", "read_scenarios", "solve_many"]


def __getattr__(name: str) -> Any:
    # Worker processes need none of them.
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'detente.sweep' has no attribute {name!r}")

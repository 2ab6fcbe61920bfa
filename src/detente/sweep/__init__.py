"""Many scenarios at once: sets of scenarios, worker processes, folders that survive interruptions."""

from __future__ import annotations

from detente.sweep.result import Sweep
from detente.sweep.run import solve_many

__all__ = ["Sweep", "solve_many"]

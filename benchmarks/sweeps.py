"""Lines of the batches: a thousand scenarios by the clock, ten thousand by their memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import cases
from benchmarks.registry import ENGINE, Contestant, Line, Mark
from benchmarks.worker import Usage

__all__ = ["SWEEPS"]

MANY = 1000
COMPARED = 4
"""Scenarios whose answers are compared."""


def _sweep(workers: int) -> Callable[[], Callable[[], Any]]:
    def prepare() -> Callable[[], Any]:
        import detente as dt
        from detente.sweep.run import solve_many

        world, scenarios = dt.World.load(), cases.many(MANY)
        return lambda: solve_many(world, scenarios, workers=workers)

    return prepare


def _first_incomes(found: Any) -> Any:
    """Real incomes in the first scenarios of a sweep, % [scenario, N]."""
    table = found.economies
    return table.loc[table["scenario"] < COMPARED, "real_income_pct"].to_numpy().reshape(COMPARED, -1)


def _loop(count: int) -> Callable[[], Callable[[], Any]]:
    def prepare() -> Callable[[], Any]:
        import detente as dt

        world, scenarios = dt.World.load(), cases.many(count)
        return lambda: np.stack([dt.solve(world, s).real_income_pct for s in scenarios])

    return prepare


def _large_sweep() -> Callable[[], Usage]:
    """Into a folder that nothing is kept in yet."""
    from benchmarks.cold import command
    from benchmarks.tree import run_tree

    def call() -> Usage:
        with tempfile.TemporaryDirectory(prefix="detente-benchmark-") as folder:
            return run_tree(command("sweep", str(Path(folder) / "sweep")), Path(folder))

    return call


SWEEPS = (
    Line(
        name="sweep-1000",
        section="sweep",
        title="1,000 tariff wars, 81 x 28, to 1e-10",
        contestants=(
            Contestant("detente, 2 workers", _sweep(2), answer=_first_incomes),
            Contestant("detente, 1 process", _sweep(1), answer=_first_incomes, agrees_to=0.0),
            Contestant(
                "detente.solve, loop",
                _loop(40),
                answer=lambda x: x[:COMPARED],
                agrees_to=1e-6,
                stands_for=MANY / 40,
            ),
            Contestant(
                "scipy root, krylov",
                cases.opponent_on_many("krylov", 10),
                answer=lambda x: x[:COMPARED],
                agrees_to=1e-6,
                stands_for=MANY / 10,
            ),
            Contestant(
                "nested loops",
                cases.opponent_on_many("nested", COMPARED),
                answer=np.asarray,
                agrees_to=1e-6,
                stands_for=MANY / COMPARED,
            ),
        ),
        marks=(Mark("rate", 150.0, 400.0),),
        unit="s",
        pieces=MANY,
        repeat=5,
        longest_s=25.0,
        note="The last three run a few of the scenarios; their times are scaled up to all of them.",
    ),
    Line(
        name="sweep-10000",
        section="sweep",
        title="10,000 tariff wars into a folder, 2 workers, all processes together",
        contestants=(Contestant(ENGINE, _large_sweep, process=True),),
        marks=(Mark("memory", 1000.0),),
        unit="s",
        repeat=1,
        longest_s=1.0,
    ),
)

"""Solve many scenarios: check all, then solve them block by block, here or in workers, into memory or a folder."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

from detente.errors import InputError, LabelError, Problem
from detente.export.columns import TABLES, Table
from detente.export.manifest import about_world
from detente.sweep.crew import Crew
from detente.sweep.folder import Folder
from detente.sweep.parts import SCENARIOS, tables_of
from detente.sweep.result import Sweep
from detente.sweep.solver import BLOCK, Checked, Group, Rows, Solver, group_of
from detente.trade.shared import Change
from detente.world.elasticities import resolve_elasticities

if TYPE_CHECKING:
    import pyarrow as pa

    from detente.scenario.schema import Scenario
    from detente.world import World
    from detente.world.elasticities import Elasticities

__all__ = ["Described", "solve_many"]

FORMAT = "detente-sweep-folder-1"

TOGETHER_FROM = 24
"""Scenarios with one baseline from which it pays to find how it responds to wages."""

KEPT_BYTES = 128_000_000
"""Changes found while checking are kept up to this size; the rest are found again."""


@runtime_checkable
class Described(Protocol):
    """A sequence of scenarios that knows more of each: see :mod:`detente.sweep.sets`."""

    @property
    def title(self) -> str:
        """Of the whole set."""

    @property
    def axes(self) -> tuple[str, ...]:
        """Names of what differs between the scenarios."""

    def levels(self, number: int) -> Mapping[str, float | str]:
        """Level of each axis in a scenario."""

    def locate(self, number: int, where: str) -> str:
        """Where a place of a scenario, such as ``measures[0].origin``, was written."""


def solve_many(
    world: World,
    scenarios: Sequence[Scenario],
    *,
    elasticities: Elasticities = None,
    workers: int | None = None,
    folder: str | Path | None = None,
    tables: Iterable[Table] = ("economies",),
    progress: Callable[[int, int], None] | None = None,
) -> Sweep:
    """Solve every scenario; the digits of each do not depend on workers, on interruptions or on its place.

    A scenario without equilibrium is a row that says why. Every scenario starts at its own baseline.

    Parameters
    ----------
    world : accounts of the base year.
    scenarios : a list, or a set of scenarios from :mod:`detente.sweep.sets`.
    elasticities : as in :func:`detente.solve`, for all of them.
    workers : processes; 1 solves here. By default one for each core, and one for a few scenarios.
    folder : where to keep the results. A run that was stopped, however it was, goes on where it stopped.
    tables : what to keep of each scenario besides ``economies``: ``sectors``, ``flows``.
    progress : called with the number of scenarios done and of all.

    Raises
    ------
    InputError, LabelError
        Before anything is solved, with everything that is wrong with any scenario; for a folder of another sweep, one
        that another process works in, and one that cannot be written.
    """
    kept = _require(len(scenarios), tables, workers)
    crew_size = min(-(-len(scenarios) // BLOCK), _cores() if workers is None else workers)
    memory: dict[int, dict[str, pa.Table]] = {}
    with ExitStack() as stack:
        crew = stack.enter_context(Crew(crew_size)) if crew_size > 1 else None  # it starts up meanwhile
        plan = _Plan.of(world, scenarios, elasticities, kept)
        store, done = None, frozenset[int]()
        if folder is not None:
            store = stack.enter_context(Folder(Path(folder), plan.manifest, plan.sizes))
            done = store.done
        solved = sum(plan.sizes[block] for block in done)
        if progress is not None:
            progress(solved, len(scenarios))
        for block, rows in _solved(plan, [b for b in range(plan.blocks) if b not in done], crew):
            found = plan.tables(block, rows)
            if store is not None:
                store.put(block, found)
            else:
                memory[block] = found
            solved += plan.sizes[block]
            if progress is not None:
                progress(solved, len(scenarios))
    parts = tuple(memory[block] for block in sorted(memory))
    return Sweep(plan.manifest, None if folder is None else Path(folder), parts)


def _require(count: int, tables: Iterable[Table], workers: int | None) -> tuple[Table, ...]:
    asked = [tables] if isinstance(tables, str) else list(tables)
    problems = [
        Problem("tables", repr(name), f"one of {', '.join(TABLES)}", "choose one of them")
        for name in asked
        if name not in TABLES
    ]
    if workers is not None and workers < 1:
        problems.append(Problem("workers", f"{workers}", "at least 1", "write workers=1 or more"))
    if not count:
        problems.append(Problem("scenarios", "none", "at least one scenario", "give some"))
    if problems:
        raise InputError(problems)
    return tuple(name for name in TABLES if name == "economies" or name in asked)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, eq=False)
class _Plan:
    """What is to be solved."""

    scenarios: Sequence[Scenario]
    solver: Solver
    manifest: dict[str, Any]

    @classmethod
    def of(
        cls,
        world: World,
        scenarios: Sequence[Scenario],
        elasticities: Elasticities,
        tables: tuple[Table, ...],
    ) -> _Plan:
        from detente import __version__

        digest, groups, closures = hashlib.sha256(), Counter[Group](), set[str]()
        for scenario in scenarios:
            digest.update(scenario.model_dump_json(by_alias=True).encode())
            digest.update(b"\n")
            groups[group_of(scenario)] += 1
            closures.add(scenario.closure)
        name, theta = resolve_elasticities(world, elasticities)
        axes = scenarios.axes if isinstance(scenarios, Described) else ()
        manifest = {
            "format": FORMAT,
            "program": "detente",
            "title": scenarios.title if isinstance(scenarios, Described) else "",
            "version": __version__,
            "numpy": np.__version__,
            "world": about_world(world),
            "elasticities": {"name": name, "sha256": hashlib.sha256(theta.tobytes()).hexdigest()},
            "scenarios": {
                "count": len(scenarios),
                "sha256": digest.hexdigest(),
                "axes": list(axes),
                "closures": sorted(closures),
            },
            "tables": [SCENARIOS, *tables],
            "block": BLOCK,
        }
        together = frozenset(group for group, count in groups.items() if count >= TOGETHER_FROM)
        return cls(scenarios, Solver(world, elasticities, tables, together), manifest)

    @property
    def blocks(self) -> int:
        return -(-len(self.scenarios) // BLOCK)

    @property
    def sizes(self) -> list[int]:
        """Scenarios in each block."""
        return [len(self._numbers(block)) for block in range(self.blocks)]

    def _numbers(self, block: int) -> range:
        return range(block * BLOCK, min((block + 1) * BLOCK, len(self.scenarios)))

    def block(self, block: int) -> list[Scenario]:
        """Scenarios of a block."""
        return [self.scenarios[i] for i in self._numbers(block)]

    def tables(self, block: int, rows: Rows) -> dict[str, pa.Table]:
        numbers, axes = self._numbers(block), {}
        if isinstance(self.scenarios, Described):
            levels = [self.scenarios.levels(i) for i in numbers]
            axes = {name: [at[name] for at in levels] for name in self.scenarios.axes}
        economies = self.solver.world.economies
        return tables_of(numbers[0], self.block(block), axes, rows, economies)

    def place(self, number: int, where: str) -> str:
        """Where a place of a scenario was written."""
        if isinstance(self.scenarios, Described):
            return self.scenarios.locate(number, where)
        return f"scenarios[{number}].{where}"


def _solved(plan: _Plan, todo: list[int], crew: Crew | None) -> Iterator[tuple[int, Rows]]:
    """Check every block, then solve them; in any order."""
    checked: Iterable[tuple[int, Checked]]
    if crew is None:
        checked = ((block, plan.solver.check(plan.block(block))) for block in todo)
    else:
        crew.equip(plan.solver)
        checked = crew.run((b, pickle.dumps(("check", plan.block(b), None))) for b in todo)
    kept, answers = _Kept(), []
    for block, answer in checked:
        kept.add(block, answer.changes)
        answers.append((block, replace(answer, changes=())))
    _refuse(plan, answers)
    if crew is None:
        for block in todo:
            scenarios, changes = plan.block(block), kept.take(block)
            yield block, plan.solver.solve(scenarios, changes or plan.solver.check(scenarios).changes)
    else:
        yield from crew.run((b, pickle.dumps(("solve", plan.block(b), kept.take(b)))) for b in todo)


class _Kept:
    """What checking found that scenarios change, as far as there is room."""

    def __init__(self) -> None:
        self._changes: dict[int, tuple[Change | None, ...]] = {}
        self._room = KEPT_BYTES

    def add(self, block: int, changes: tuple[Change | None, ...]) -> None:
        size = sum(_size(change) for change in changes)
        if size <= self._room:
            self._room -= size
            self._changes[block] = changes

    def take(self, block: int) -> tuple[Change | None, ...] | None:
        """The changes of a block, once; ``None`` when there was no room for them."""
        return self._changes.pop(block, None)


def _size(change: Change | None) -> int:
    arrays = [] if change is None else [getattr(change, f.name) for f in fields(change)]
    return 1000 + sum(int(array.nbytes) for array in arrays if array is not None)


def _refuse(plan: _Plan, answers: Iterable[tuple[int, Checked]]) -> None:
    """Raise everything that is wrong with any scenario; what many have in common is said once."""
    first: dict[tuple[str, str, str, str], int] = {}
    more: Counter[tuple[str, str, str, str]] = Counter()
    labels_only = True
    for block, checked in sorted(answers, key=lambda answer: answer[0]):
        labels_only &= checked.labels_only
        for place, problem in checked.problems:
            key = (problem.where, problem.got, problem.expected, problem.fix)
            if key in first:
                more[key] += 1
            else:
                first[key] = block * BLOCK + place
    if not first:
        return
    problems = []
    for (where, got, expected, fix), number in first.items():
        others = more[where, got, expected, fix]
        at = plan.place(number, where)
        if others:
            at += f" (and {others:,} more scenario{'s' if others > 1 else ''})"
        problems.append(Problem(at, got, expected, fix))
    raise (LabelError if labels_only else InputError)(problems)

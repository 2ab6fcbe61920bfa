"""Solve a scenario under many draws of its uncertain parameters."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from detente.draws.distributions import Germ, normal_share
from detente.draws.figures import Failure
from detente.draws.parameters import ElasticityDraws, Given, Parameter, elasticity_draws, set_fields, steps
from detente.draws.result import Uncertainty, outputs_of
from detente.errors import InputError, Problem, SolveError
from detente.trade.arrays import Array
from detente.trade.result import Result
from detente.trade.solve import solve, world_of

if TYPE_CHECKING:
    from detente.scenario.schema import Scenario
    from detente.world import World

__all__ = ["Plan", "uncertainty"]

COMMON = "common to all sectors"
"""Factor that moves every elasticity the same way when they are correlated."""

CHUNK = 16
"""Draws that a worker takes at a time."""

THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")

Case = tuple[dict[str, Array] | None, str]
"""Outputs of one draw, or the sentence that says why there are none."""


def uncertainty(
    world: World,
    scenario: Scenario,
    *,
    elasticities: Given = None,
    draws: int = 1000,
    seed: int = 0,
    parameters: Sequence[Parameter] = (),
    correlation: float = 0.0,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Uncertainty:
    """Intervals for every result of a scenario, and which parameter drives them.

    Every draw is a full solution under its own parameters, its baseline included; nothing is interpolated. Draw
    ``k`` depends on ``seed`` and ``k`` alone: more draws add to fewer, and the number of workers changes nothing.

    Parameters
    ----------
    world : accounts of the base year.
    scenario : measures with levels.
    elasticities : what trade elasticities are drawn from; see :func:`detente.draws.parameters.elasticity_draws`.
    draws : number of draws.
    seed : of the random numbers.
    parameters : further uncertain numbers, such as fields of the scenario.
    correlation : of the elasticities of any two sectors, 0 to 1, between their normal germs.
    workers : processes, started afresh (spawn); one solves here.
    progress : called with the number of draws done and of all.

    Raises
    ------
    InputError, LabelError
        For parameters that have no place, and distributions whose draws the scenario refuses.
    SolveError
        When the scenario has no equilibrium at the central parameters, or in more than half of the draws.
    """
    world = world_of(world, scenario)
    plan = Plan(world, scenario, elasticity_draws(world, elasticities), tuple(parameters), correlation, seed)
    plan.check(draws, workers)
    central = plan.central
    germs = plan.germs(draws)
    cases = (_case(plan, row) for row in germs) if workers == 1 else _pooled(plan, germs, min(workers, draws))
    tables = {name: np.full((draws, *np.shape(value)), np.nan) for name, value in outputs_of(central).items()}
    failures = []
    for k, (outputs, sentence) in enumerate(cases):
        if outputs is None:
            failures.append(Failure(k, sentence))
        else:
            for name, value in outputs.items():
                tables[name][k] = value
        if progress is not None:
            progress(k + 1, draws)
    if 2 * len(failures) > draws:
        raise SolveError(
            f"{len(failures)} of {draws} draws have no equilibrium; the first, draw {failures[0].draw}: "
            f"{failures[0].sentence}"
        )
    return Uncertainty(
        title=scenario.title,
        world=world,
        elasticities=plan.elasticities.name,
        seed=seed,
        correlation=correlation,
        parameters=plan.all_parameters,
        factors=plan.factors,
        kinds=plan.kinds,
        germs=germs,
        values=plan.values(germs),
        outputs=tables,
        failures=tuple(failures),
        central=central,
        slopes=plan.slopes(),
    )


@dataclass(frozen=True, eq=False)
class Plan:
    """What is drawn, and what is solved under it."""

    world: World
    scenario: Scenario
    elasticities: ElasticityDraws
    parameters: tuple[Parameter, ...]
    correlation: float
    seed: int

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        """Elasticities first."""
        return self.elasticities.parameters + self.parameters

    @property
    def factors(self) -> tuple[str, ...]:
        """Names of the independent factors: the parameters and, with correlation, what they have in common."""
        names = tuple(p.name for p in self.all_parameters)
        return (*names, COMMON) if self.correlation > 0.0 else names

    @property
    def kinds(self) -> tuple[Germ, ...]:
        """Germ of each factor."""
        own: list[Germ] = [
            "normal" if self.correlation > 0.0 and p.sectors else p.distribution.germ
            for p in self.all_parameters
        ]
        return (*own, "normal") if self.correlation > 0.0 else tuple(own)

    def check(self, draws: int, workers: int) -> None:
        """Refuse what cannot be drawn before anything is solved."""
        names = [p.name for p in self.all_parameters]
        problems = [
            Problem(name, f"{value}", f"at least {least}", f"write {name}={least} or more")
            for name, value, least in (("draws", draws, 2), ("workers", workers, 1))
            if value < least
        ]
        if not 0.0 <= self.correlation <= 1.0:
            problems.append(
                Problem(
                    "correlation", f"{self.correlation:g}", "a number from 0 to 1", "write for example 0.5"
                )
            )
        problems += [
            Problem(f"parameter {name}", "two of this name", "one", "give the second another name")
            for name in sorted({n for n in names if names.count(n) > 1})
        ]
        problems += [
            Problem(
                f"parameter {p.name}",
                "trade elasticities" if p.sectors else "no place",
                "the path of a number of the scenario",
                "give elasticities by 'elasticities', other numbers by Parameter.of_field",
            )
            for p in self.parameters
            if p.sectors or p.path is None
        ]
        if problems:
            raise InputError(problems)
        set_fields(self.scenario, {p.path: p.distribution.median for p in self.parameters if p.path})

    def germs(self, draws: int) -> Array:
        """Germs [draw, factor]; row ``k`` depends on the seed and ``k`` alone."""
        kinds = self.kinds
        rows = np.empty((draws, len(kinds)))
        for k in range(draws):
            sequence = np.random.SeedSequence(self.seed, spawn_key=(k,))
            rows[k] = np.random.Generator(np.random.PCG64(sequence)).standard_normal(len(kinds))
        for f, kind in enumerate(kinds):
            if kind == "uniform":
                rows[:, f] = 2.0 * normal_share(rows[:, f]) - 1.0
        return rows

    def values(self, germs: Array) -> Array:
        """Values of the parameters [draw, parameter]."""
        columns = []
        for f, parameter in enumerate(self.all_parameters):
            germ = germs[:, f]
            if self.correlation > 0.0 and parameter.sectors:
                germ = np.sqrt(self.correlation) * germs[:, -1] + np.sqrt(1.0 - self.correlation) * germ
                if parameter.distribution.germ == "uniform":
                    germ = 2.0 * normal_share(germ) - 1.0
            columns.append(parameter.distribution.at(germ))
        return np.stack(columns, axis=1)

    def slopes(self) -> Array:
        """Change of each elasticity [sector, factor] per unit of each germ, at the centre, for the delta method."""
        step = 1e-4
        count = len(self.factors)
        here = np.zeros((2 * count, count))
        for f in range(count):
            here[2 * f, f], here[2 * f + 1, f] = step, -step
        values = self.values(here)
        theta = np.stack([self._theta(row) for row in values])
        slope: Array = ((theta[::2] - theta[1::2]) / (2.0 * step)).T
        return slope

    @cached_property
    def central(self) -> Result:
        """At the given elasticities, the scenario as it is."""
        return self._solve(self.elasticities.theta, self.scenario)

    def solve(self, values: Array) -> Result:
        """Under one draw."""
        fields = {p.path: float(v) for p, v in zip(self.all_parameters, values, strict=True) if p.path}
        return self._solve(self._theta(values), self._scenario(fields))

    def _theta(self, values: Array) -> Array:
        named = {p.name: float(v) for p, v in zip(self.all_parameters, values, strict=True)}
        return self.elasticities.at(self.world, named)

    def _scenario(self, fields: Mapping[str, float]) -> Scenario:
        from pydantic import ValidationError

        try:
            return set_fields(self.scenario, fields)
        except ValidationError as error:
            first = error.errors()[0]
            place = next((p for p in fields if set(steps(p)) <= set(first["loc"])), next(iter(fields)))
            raise InputError(
                Problem(
                    f"parameter {place}",
                    f"a draw of {fields[place]:g}",
                    "draws that the scenario accepts",
                    "choose a distribution with narrower bounds",
                )
            ) from None

    def _solve(self, theta: Array, scenario: Scenario) -> Result:
        name = self.elasticities.name
        world = replace(self.world, elasticities={name: theta}, default_elasticities=name)
        start = self.__dict__.get("central")
        return solve(world, scenario, elasticities=name, start=None if start is None else start.equilibrium)


def _case(plan: Plan, germs: Array) -> Case:
    try:
        return outputs_of(plan.solve(plan.values(germs[None])[0])), ""
    except SolveError as error:
        return None, str(error).splitlines()[0]


def _pooled(plan: Plan, germs: Array, workers: int) -> Iterator[Case]:
    """The same cases in the same order, solved by processes that start from nothing."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    edges = [*range(0, len(germs), CHUNK), len(germs)]
    chunks = [germs[a:b] for a, b in pairwise(edges)]
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(plan,))
    with _one_thread_each(), pool:
        for cases in pool.map(_chunk, chunks):
            yield from cases


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes that start now use one thread for linear algebra: two on every core would only wait for each other."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


_plans: list[Plan] = []
"""The plan of a worker process."""


def _begin(plan: Plan) -> None:
    _plans[:] = [plan]


def _chunk(germs: Array) -> list[Case]:
    return [_case(_plans[0], row) for row in germs]

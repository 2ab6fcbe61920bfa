"""What each outcome is worth to the two parties: real income against the status quo.

The objective is welfare alone: the change of real income of a party, eq. (11) of the trade model. A group such as
the European Union adds up the equivalent variations of its members.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, Problem, SolveError
from detente.labels import expand
from detente.scenario.outcomes import Outcome, Outcomes
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.result import Result, log_welfare
from detente.trade.solve import solve

if TYPE_CHECKING:
    from detente.world import World

__all__ = [
    "NOTHING",
    "TOLERANCE_PCT",
    "OutcomePayoff",
    "OutcomePayoffs",
    "Pair",
    "Payoff",
    "Solver",
    "check_outcomes",
    "members_of",
    "outcome_payoffs",
    "payoff_of",
]

Solver = Callable[..., Result]
"""Like :func:`detente.trade.solve.solve`: ``(world, scenario, *, elasticities, start) -> Result``."""

TOLERANCE_PCT = 1e-4
"""A change of real income up to this size, in percent, counts as no change: far above the error of the solver
(about 1e-8 %), far below anything that data of this kind could tell apart."""


@dataclass(frozen=True)
class Payoff:
    """Change of the real income of one party."""

    pct: float
    """Percent of its real income in the status quo."""
    usd_bn: float
    """Equivalent variation, billion USD of the base year, a year."""

    def __sub__(self, other: Payoff) -> Payoff:
        return Payoff(self.pct - other.pct, self.usd_bn - other.usd_bn)


Pair = tuple[Payoff, Payoff]
"""Payoffs of the first and the second party."""

NOTHING = Payoff(0.0, 0.0)


@dataclass(frozen=True, eq=False)
class OutcomePayoff:
    """One outcome under one set of trade elasticities."""

    outcome: Outcome
    elasticities: str
    """Name of the set, or of other assumptions."""
    payoffs: Pair | None
    """Of the two parties; ``None`` when there is no equilibrium."""
    result: Result | None
    """The solved scenario, for every other economy and for sectors."""
    failure: str | None = None
    """Why there is no equilibrium."""
    quantified: bool = True
    """False when nothing in the outcome has a level in the model: its payoffs are then those of the status quo
    and say nothing."""

    @property
    def known(self) -> Pair | None:
        """The payoffs when they say something: solved, and with at least one level in the model."""
        return self.payoffs if self.quantified else None


@dataclass(frozen=True, eq=False)
class OutcomePayoffs:
    """Every outcome under every set of elasticities that was asked for."""

    parties: tuple[str, str]
    elasticities: tuple[str, ...]
    """Names of the sets; the first is the default."""
    entries: tuple[OutcomePayoff, ...]

    @property
    def default(self) -> str:
        return self.elasticities[0]

    def under(self, elasticities: str | None = None) -> tuple[OutcomePayoff, ...]:
        """All outcomes under one set (the default when left out), the status quo first."""
        chosen = elasticities or self.default
        return tuple(e for e in self.entries if e.elasticities == chosen)

    def of(self, outcome_id: str, elasticities: str | None = None) -> OutcomePayoff:
        """One outcome under one set; ``KeyError`` when there is none of that id."""
        for entry in self.under(elasticities):
            if entry.outcome.id == outcome_id:
                return entry
        raise KeyError(outcome_id)

    def find(self, kind: str, by: str | None = None, elasticities: str | None = None) -> OutcomePayoff | None:
        """The outcome of that kind (and of that party) under one set, if there is one."""
        for entry in self.under(elasticities):
            if entry.outcome.kind == kind and by in (None, entry.outcome.by):
                return entry
        return None

    def span(self, outcome_id: str, party: str) -> tuple[Payoff, Payoff, Payoff] | None:
        """Payoff of ``party``: default, lowest and highest over the sets that were solved."""
        at = self.parties.index(party)
        found = [e.payoffs[at] for e in self.entries if e.outcome.id == outcome_id and e.payoffs]
        default = self.of(outcome_id).payoffs
        if default is None:
            return None
        pct, usd = [p.pct for p in found], [p.usd_bn for p in found]
        return default[at], Payoff(min(pct), min(usd)), Payoff(max(pct), max(usd))

    @property
    def solves(self) -> int:
        """Number of different equilibria behind the payoffs."""
        states = {id(s) for e in self.entries if e.result for s in (e.result.reference, e.result.equilibrium)}
        return len(states)

    @property
    def residual(self) -> float:
        """Largest undamped residual of any equation."""
        return max((e.result.residual for e in self.entries if e.result), default=0.0)

    @property
    def walras(self) -> float:
        """Largest relative gap of a factor market."""
        return max((e.result.equilibrium.walras for e in self.entries if e.result), default=0.0)


def outcome_payoffs(
    world: World,
    outcomes: Outcomes,
    elasticities: Sequence[str] | None = None,
    *,
    solver: Solver = solve,
) -> OutcomePayoffs:
    """Solve every outcome once under every set of trade elasticities.

    Parameters
    ----------
    elasticities : names of sets of ``world``, the default first; ``None`` for all sets, the default of the
        world first.
    solver : what solves a scenario.

    An outcome without equilibrium is kept with the reason in ``failure``.

    Raises
    ------
    InputError
        When the outcomes do not share one status quo, or name parties or elasticities that the world lacks.
    """
    check_outcomes(world, outcomes)
    rows = [members_of(world, party) for party in outcomes.parties]
    if elasticities is None:
        first = world.default_elasticities
        elasticities = (first, *(name for name in world.elasticities if name != first))
    names = tuple(dict.fromkeys(elasticities)) or (world.default_elasticities,)
    entries: list[OutcomePayoff] = []
    for name in names:
        world.elasticity(name)
        entries += _under_one_set(world, outcomes, rows, name, solver)
    entries += _variants(world, outcomes, rows, solver)
    return OutcomePayoffs(outcomes.parties, names, tuple(entries))


def _under_one_set(
    world: World, outcomes: Outcomes, rows: list[NDArray[np.int_]], name: str, solver: Solver
) -> list[OutcomePayoff]:
    entries: list[OutcomePayoff] = []
    status_quo: Equilibrium | None = None
    start: Equilibrium | None = None
    for outcome in outcomes.outcomes:
        try:
            result = solver(world, outcome.scenario, elasticities=name, start=start)
        except SolveError as error:
            entries.append(OutcomePayoff(outcome, name, None, None, failure=str(error)))
            continue
        state, reference = result.equilibrium, result.reference
        if outcome.kind == "status-quo":
            status_quo = state
        else:
            start = state
        levels = status_quo if status_quo is not None else reference
        entries.append(
            OutcomePayoff(
                outcome,
                name,
                (payoff_of(state, reference, rows[0]), payoff_of(state, reference, rows[1])),
                result,
                quantified=outcome.kind == "status-quo" or not state.wedges.same_as(levels.wedges),
            )
        )
    return entries


def _variants(
    world: World, outcomes: Outcomes, rows: list[NDArray[np.int_]], solver: Solver
) -> list[OutcomePayoff]:
    """Outcomes with export controls under their other assumptions; one without an equilibrium is left out."""
    entries: list[OutcomePayoff] = []
    for outcome in outcomes.outcomes:
        for case in outcome.variants:
            try:
                result = solver(world, case.scenario, elasticities=case.elasticities)
            except SolveError:
                continue
            one, two = (payoff_of(result.equilibrium, result.reference, at) for at in rows)
            entries.append(OutcomePayoff(outcome, case.name, (one, two), result))
    return entries


def payoff_of(state: Equilibrium, reference: Equilibrium, rows: NDArray[np.int_]) -> Payoff:
    """Change of real income from ``reference`` to ``state`` of the economies ``rows`` together."""
    if state is reference:
        return NOTHING
    before, after = _real_income_usd_bn(reference)[rows], _real_income_usd_bn(state)[rows]
    gain = float((after - before).sum())
    return Payoff(100.0 * gain / float(before.sum()), gain)


def _real_income_usd_bn(state: Equilibrium) -> Array:
    """Nominal income over the final-demand price index [N], billion USD at base-year prices, eq. (11)."""
    level: Array = state.base.income * np.exp(log_welfare(state)) * (state.base.unit / 1e3)
    return level


def members_of(world: World, party: str) -> NDArray[np.int_]:
    """Positions of the economies that ``party`` stands for.

    Raises
    ------
    LabelError
        When the world has none of them.
    """
    found = expand(party, world.economies, where="parties")
    return np.array([world.economies.index(e) for e in found], dtype=int)


def check_outcomes(world: World, outcomes: Outcomes) -> None:
    """Make sure that payoffs of the outcomes can be compared.

    Raises
    ------
    InputError
        Naming everything that is wrong.
    """
    problems: list[Problem] = []
    first = outcomes.outcomes[0] if outcomes.outcomes else None
    if first is None or first.kind != "status-quo":
        problems.append(
            Problem(
                "outcomes",
                f"'{first.kind}' first" if first else "none",
                "the status quo as the first outcome",
                "put the outcome of kind 'status-quo' first",
            )
        )
    else:
        problems += [
            Problem(
                f"outcomes.{o.id}.scenario",
                "another baseline or closure than that of the status quo",
                "one status quo for all outcomes",
                "give every scenario the same 'baseline' and 'closure'",
            )
            for o in outcomes.outcomes[1:]
            if (o.scenario.baseline, o.scenario.closure) != (first.scenario.baseline, first.scenario.closure)
        ]
    one, two = (set(members_of(world, p).tolist()) for p in outcomes.parties)
    if one & two:
        problems.append(
            Problem(
                "parties",
                f"{outcomes.parties[0]} and {outcomes.parties[1]}, which have members in common",
                "two parties without a common member",
                "name two different parties",
            )
        )
    if problems:
        raise InputError(problems)

"""All of the talks of one negotiation at once: payoffs, packages, zones, leverage, and what hangs on elasticities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import SolveError
from detente.scenario.outcomes import Outcomes
from detente.talks.frontier import Zone, agreement_zone, non_dominated
from detente.talks.games import pure_equilibria
from detente.talks.leverage import Ratio, ThreatLeverage, no_deal_ratios, threat_leverage
from detente.talks.packages import Grid, package_grid
from detente.talks.payoffs import OutcomePayoff, OutcomePayoffs, Pair, Solver, outcome_payoffs
from detente.trade.solve import solve

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["Conclusion", "RatioSpan", "TalksAnalysis", "analyse", "disagreement_points"]


@dataclass(frozen=True)
class Conclusion:
    """A statement with its answer under every set of elasticities."""

    key: str
    """``credible:USA``, ``gains-alone:USA``, ``better-outcome:threats`` ..."""
    answers: dict[str, str]
    """Set of elasticities to answer; the default set first. Sets that give no answer are left out."""

    @property
    def holds(self) -> bool:
        """True when every set gives the same answer."""
        return len(set(self.answers.values())) <= 1

    @property
    def differs(self) -> tuple[str, ...]:
        """Sets whose answer is not that of the default set."""
        first = next(iter(self.answers.values()), None)
        return tuple(name for name, answer in self.answers.items() if answer != first)


@dataclass(frozen=True)
class RatioSpan:
    """Loss inflicted per own loss, and how far it moves over the sets of elasticities."""

    ratio: Ratio
    """Under the default set."""
    usd: tuple[float, float] | None
    """Lowest and highest over the sets that have a ratio."""
    pct: tuple[float, float] | None
    without: tuple[str, ...]
    """Sets that have no ratio: see :attr:`detente.talks.leverage.Ratio.note`."""


@dataclass(frozen=True, eq=False)
class TalksAnalysis:
    """What follows from the payoffs of one negotiation. The objective of both parties is real income alone."""

    parties: tuple[str, str]
    payoffs: OutcomePayoffs
    grid: Grid | None
    """``None`` when there was nothing to solve it around."""
    grid_failure: str | None
    """Why there is no grid."""
    frontier: tuple[int, ...]
    """Packages of the grid that no other package beats for both."""
    equilibria: tuple[int, ...]
    """Packages of the grid without purchases from which neither side gains by changing its own duty alone."""
    zones: tuple[Zone, ...]
    """Zones of agreement on the grid, one for each disagreement point."""
    deal: dict[str, Pair]
    """Disagreement point to what the deal as claimed is worth to the two parties against it; empty without a deal
    that has a level in the model."""
    same_levels: dict[str, str]
    """Outcome to an earlier one with the same levels in the model, so that the numbers of both are the same."""
    threats: tuple[ThreatLeverage, ...]
    ratios_alone: dict[str, RatioSpan]
    """Party to the leverage of its threat when nobody answers."""
    ratios_answered: dict[str, RatioSpan]
    """Party to the leverage of its threat when it is answered in kind."""
    no_deal: dict[str, RatioSpan]
    """Party to the other's loss per own loss when all announced threats are carried out."""
    conclusions: tuple[Conclusion, ...]
    unquantified: tuple[str, ...]
    """Ids of records that no number here contains."""


def analyse(
    world: World,
    outcomes: Outcomes,
    *,
    elasticities: Sequence[str] | None = None,
    levels: tuple[Sequence[float], Sequence[float]] | None = None,
    solver: Solver = solve,
) -> TalksAnalysis:
    """Payoffs, packages, zones of agreement, leverage and credibility of one negotiation.

    Parameters
    ----------
    elasticities : names of sets of ``world``, the default first; ``None`` for all sets. The grid is solved under the
        default alone.
    levels : see :func:`detente.talks.packages.package_grid`.
    solver : what solves the outcomes.

    Raises
    ------
    InputError
        When the outcomes do not share one status quo, or name something that the world lacks.
    """
    payoffs = outcome_payoffs(world, outcomes, elasticities, solver=solver)
    grid, failure = None, None
    try:
        grid = package_grid(world, outcomes, levels, elasticities=payoffs.default)
    except SolveError as error:
        failure = str(error)
    points = disagreement_points(payoffs)
    zones: list[Zone] = []
    frontier: tuple[int, ...] = ()
    if grid is not None and grid.packages:
        frontier = tuple(np.flatnonzero(non_dominated(grid.pct)).tolist())
        for entry in points:
            assert entry.payoffs is not None
            zones.append(agreement_zone(grid.pct, grid.usd_bn, entry.payoffs, entry.outcome.id))
    by_set = {name: threat_leverage(payoffs, name) for name in payoffs.elasticities}
    no_deal = {name: no_deal_ratios(payoffs, name) or {} for name in payoffs.elasticities}
    return TalksAnalysis(
        parties=outcomes.parties,
        payoffs=payoffs,
        grid=grid,
        grid_failure=failure,
        frontier=frontier,
        equilibria=_equilibria(grid),
        zones=tuple(zones),
        deal=_deal(payoffs, points),
        same_levels=_same_levels(payoffs),
        threats=by_set[payoffs.default],
        ratios_alone=_spans({n: {t.party: t.alone for t in ts} for n, ts in by_set.items()}),
        ratios_answered=_spans({n: {t.party: t.answered for t in ts} for n, ts in by_set.items()}),
        no_deal=_spans(no_deal),
        conclusions=_conclusions(payoffs, by_set),
        unquantified=tuple(dict.fromkeys(i for o in outcomes.outcomes for i in o.unquantified)),
    )


def disagreement_points(
    payoffs: OutcomePayoffs, elasticities: str | None = None
) -> tuple[OutcomePayoff, ...]:
    """What may happen without agreement: the status quo goes on, all announced threats are carried out, the threat of
    one party is carried out alone, or is answered in kind.

    Outcomes without equilibrium, those of which nothing has a level in the model, and those with the same levels as
    an earlier one are left out.
    """
    kinds = ("status-quo", "threats", "threat", "retaliation")
    found = [e for kind in kinds for e in payoffs.under(elasticities) if e.outcome.kind == kind]
    points: list[OutcomePayoff] = []
    for entry in found:
        if entry.known is not None and not any(_same(entry, point) for point in points):
            points.append(entry)
    return tuple(points)


def _same(one: OutcomePayoff, two: OutcomePayoff) -> bool:
    """True when the two outcomes have the same levels in the model."""
    if one.result is None or two.result is None:
        return False
    return one.result.equilibrium.wedges.same_as(two.result.equilibrium.wedges)


def _same_levels(payoffs: OutcomePayoffs) -> dict[str, str]:
    entries = [e for e in payoffs.under() if e.known is not None]
    twins = {}
    for n, entry in enumerate(entries):
        twin = next((e for e in entries[:n] if _same(e, entry)), None)
        if twin is not None:
            twins[entry.outcome.id] = twin.outcome.id
    return twins


def _deal(payoffs: OutcomePayoffs, points: Sequence[OutcomePayoff]) -> dict[str, Pair]:
    deal = payoffs.find("deal")
    if deal is None or deal.known is None:
        return {}
    one, two = deal.known
    return {p.outcome.id: (one - p.known[0], two - p.known[1]) for p in points if p.known is not None}


def _equilibria(grid: Grid | None) -> tuple[int, ...]:
    if grid is None or not grid.packages:
        return ()
    mask = pure_equilibria(grid.table(0.0))
    return tuple(
        n
        for n, p in enumerate(grid.packages)
        if p.purchases_usd_bn == 0.0 and mask[p.first_level, p.second_level]
    )


def _spans(by_set: dict[str, dict[str, Ratio]]) -> dict[str, RatioSpan]:
    default = next(iter(by_set.values()), {})
    spans = {}
    for party, ratio in default.items():
        others = {name: ratios[party] for name, ratios in by_set.items() if party in ratios}
        usd = [r.usd for r in others.values() if r.usd is not None]
        pct = [r.pct for r in others.values() if r.pct is not None]
        spans[party] = RatioSpan(
            ratio=ratio,
            usd=(min(usd), max(usd)) if usd else None,
            pct=(min(pct), max(pct)) if pct else None,
            without=tuple(name for name, r in others.items() if r.usd is None),
        )
    return spans


def _conclusions(
    payoffs: OutcomePayoffs, by_set: dict[str, tuple[ThreatLeverage, ...]]
) -> tuple[Conclusion, ...]:
    """Answers under every set: credibility, own gain of each threat, who loses more without a deal, and whether one of
    the outcomes themselves is better for both than each disagreement point."""
    answers: dict[str, dict[str, str]] = {}

    def note(key: str, name: str, answer: str) -> None:
        answers.setdefault(key, {})[name] = answer

    for name in payoffs.elasticities:
        for threat in by_set[name]:
            if threat.credibility.gain_alone is not None:
                note(f"credible:{threat.party}", name, threat.credibility.verdict)
                note(f"gains-alone:{threat.party}", name, _yes(threat.alone.note == "gains itself"))
        everyone = [e for e in payoffs.under(name) if e.known is not None]
        pct = np.array([[p.pct for p in e.known] for e in everyone if e.known]).reshape(-1, 2)
        usd = np.array([[p.usd_bn for p in e.known] for e in everyone if e.known]).reshape(-1, 2)
        for entry in disagreement_points(payoffs, name):
            assert entry.known is not None
            zone = agreement_zone(pct, usd, entry.known, entry.outcome.id)
            note(f"better-outcome:{entry.outcome.id}", name, _yes(not zone.empty))
            if entry.outcome.kind == "threats":
                first, second = (p.pct for p in entry.known)
                note("loses-more-without-deal", name, payoffs.parties[0 if first < second else 1])
    return tuple(Conclusion(key, by) for key, by in answers.items())


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"

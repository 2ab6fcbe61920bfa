"""A game of trade policy: at given rates, the economy and what each player would gain from moving each rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from detente.strategy.block import BlockMarginals, block_marginals
from detente.strategy.ceilings import Ceiling, ceilings_of, weighed, without
from detente.strategy.levers import Levers, Player
from detente.trade.adjoint import Gradient, gradient
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.marginal import Linear
from detente.trade.objective import Objective, objective_value, resolve, seeds_of
from detente.trade.wedges import Wedges

__all__ = ["Game", "Point", "Work", "summed"]


@dataclass
class Work:
    """What was spent."""

    solves: int = 0
    """Equilibria."""
    gradients: int = 0
    """Objectives that were differentiated."""


@dataclass(frozen=True, eq=False)
class Point:
    """The economy at given rates, and how every player would have them moved."""

    y: Array
    """``log(1+rate)`` [V]."""
    state: Equilibrium
    slope: Array
    """Derivative of the player's objective with respect to ``log(1+rate)`` of each of its cells [C]."""
    spent: Array
    """Spending of the destination on each cell, duty included, ``π'·X'`` [C]."""
    share: Array
    """Share of each cell in spending, ``π'`` [C]."""
    income_worth: Array
    """Value of a unit of income to the player of each cell, other things equal [C]; positive."""
    over: Array
    """Log of trade over the bound of each ceiling that is a constraint [ceilings]."""
    warm: BlockMarginals | tuple[Gradient, ...]
    """Marginal values: where to start at a neighbouring point."""

    def slopes(self, levers: Levers) -> Array:
        """Derivative of the player's objective with respect to each of its rates, ``log(1+rate)`` [V]."""
        return summed(self.slope, levers.variable, len(levers))


@dataclass(frozen=True, eq=False)
class Game:
    """Who sets what, and what everybody wants; all other policy stays as it is."""

    base: Base
    wedges: Wedges
    closure: Closure
    players: tuple[Player, ...]
    levers: Levers
    ceilings: tuple[Ceiling, ...] = ()
    """Ceilings that players meet by their own rates; not among the limits of ``wedges``."""
    work: Work = field(default_factory=Work)

    def alone(self, player: int, wedges: Wedges) -> Game:
        """The game of one player, all others staying at ``wedges``."""
        return replace(
            self, wedges=wedges, players=(self.players[player],), levers=self.levers.of_player(player)
        )

    def relieved(self) -> Game | None:
        """The game with the ceilings that players can meet by their own rates as constraints; ``None`` without any."""
        ceilings = ceilings_of(self.levers, self.wedges)
        if not ceilings:
            return None
        return replace(self, wedges=without(self.wedges, ceilings), ceilings=ceilings)

    def wedges_at(self, y: Array) -> Wedges:
        """Levels of every wedge at ``y`` [V]."""
        tariff, tax = self.levers.levels(y, self.wedges)
        return replace(self.wedges, tariff=tariff, export_tax=tax)

    def solve(self, y: Array, start: Equilibrium | None, tol: float) -> Equilibrium:
        """The economy at ``y``."""
        self.work.solves += 1
        return equilibrium(self.base, self.wedges_at(y), closure=self.closure, start=start, tol=tol)

    def value(self, player: int, state: Equilibrium) -> float:
        """The player's objective."""
        return objective_value(state, self.players[player].objective)

    def evaluate(
        self,
        y: Array,
        start: Point | Equilibrium | None,
        tol: float,
        adjoint_tol: float,
        prices: Array | None = None,
    ) -> Point:
        """The economy at ``y`` and every derivative, less what ``prices`` of ceilings take from it.

        Raises
        ------
        SolveError
            When there is no equilibrium at ``y``, or it is singular there.
        """
        near = start.state if isinstance(start, Point) else start
        state = self.solve(y, near, tol)
        goals = [resolve(state, player.objective) for player in self.players]
        worth = self._worth(state, goals)
        over = np.zeros(0)
        if prices is not None:
            goals, over = weighed(goals, self.ceilings, prices, state)
        self.work.gradients += len(goals)
        warm = start.warm if isinstance(start, Point) else None
        if _plain(state):
            linear = Linear(state)
            slope, together = self._together(linear, goals, warm, adjoint_tol)
            kept: BlockMarginals | tuple[Gradient, ...] = together
        else:
            linear, slope, kept = self._one_by_one(state, goals, warm, adjoint_tol)
        s, o, d = self.levers.cells
        share = linear.share[s, o, d] * linear.power[s, o] / linear.access[s, d]
        return Point(y, state, slope, share * state.spending[s, d], share, worth, over, kept)

    def _together(
        self, linear: Linear, goals: Sequence[Objective], warm: object, tol: float
    ) -> tuple[Array, BlockMarginals]:
        """Eq. (N2): derivatives of all objectives by one block of marginal values, only in the players' own cells."""
        state, levers = linear.state, self.levers
        seeds = [seeds_of(state, goal) for goal in goals]
        found = block_marginals(
            linear, seeds, start=warm if isinstance(warm, BlockMarginals) else None, tol=tol
        )
        (s, o, d), b = levers.cells, levers.owner
        sides, theta = found.sides, self.base.theta[s]
        abroad = sides.exports[s, o, b] + sides.imports[d, b]
        at_home = np.zeros_like(abroad)
        if sides.receipts is not None:
            at_home = sides.receipts[s, o, b]
            assert state.wedges.export_tax is not None
            at_home = at_home / (1.0 + state.wedges.export_tax[s, o, d])
        # A tariff moves trade by θ+1; an export tax by θ, and it takes its rate from the producer.
        worth = (theta + ~levers.taxes) * abroad + (theta + 1.0) * at_home
        power = linear.power[s, o] * linear.demand[s, d]
        bought, sold = linear.share[s, o, d] * power, linear.border[s, o, d] * power
        slope = found.price[s, d, b] * bought - worth * sold
        for number, goal in enumerate(goals):
            if goal.trade is not None:  # quantities fall with the rate at once
                here = b == number
                slope[here] -= (theta[here] + 1.0) * goal.trade[s[here], o[here], d[here]]
        return slope, found

    def _one_by_one(
        self, state: Equilibrium, goals: Sequence[Objective], warm: object, tol: float
    ) -> tuple[Linear, Array, tuple[Gradient, ...]]:
        """The same by one full gradient for each player, for economies with more than tariffs and taxes."""
        levers = self.levers
        slope = np.zeros(levers.variable.size)
        kept: list[Gradient] = []
        for b, goal in enumerate(goals):
            start = warm[b] if isinstance(warm, tuple) else None
            found = gradient(state, goal, start=start, tol=tol)
            for tax, table in (
                (False, found.tariff),
                (True, found.export_tax if levers.taxes.any() else None),
            ):
                here = np.flatnonzero((levers.owner == b) & (levers.taxes == tax))
                if table is None or not here.size:
                    continue
                cells = tuple(axis[here] for axis in levers.cells)
                level = state.wedges.export_tax if tax else state.wedges.tariff
                slope[here] = table[cells] * (1.0 if level is None else 1.0 + level[cells])
            kept.append(found)
        return kept[0].linear, slope, tuple(kept)

    def _worth(self, state: Equilibrium, goals: Sequence[Objective]) -> Array:
        """A positive value of income for every cell: what the curvature of the objective is measured in."""
        per_income = np.zeros((len(goals), len(self.base.economies)))
        for b, (goal, player) in enumerate(zip(goals, self.players, strict=True)):
            members = list(player.members)
            total = sum(float(np.abs(weights).sum()) for _, weights in goal.parts())
            per_income[b] = total / state.income[members].sum()
            if goal.real_income is not None:
                own = goal.real_income > 0.0
                per_income[b][own] = (goal.real_income / state.income)[own]
        levers = self.levers
        _, o, d = levers.cells
        found: Array = per_income[levers.owner, np.where(levers.taxes, o, d)]
        return found


def summed(values: Array, place: NDArray[np.intp], size: int) -> Array:
    """Sums of ``values`` by ``place`` [size]."""
    return np.bincount(place, values, size).astype(np.float64, copy=False)


def _plain(state: Equilibrium) -> bool:
    """True when marginal values can be found for all players together."""
    fixed_shares = state.costs is None and not state.base.technology.backstops
    return fixed_shares and not state.wedges.limits

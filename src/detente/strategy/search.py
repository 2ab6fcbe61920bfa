"""Find the rates at which nobody's first-order conditions ask for a move."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from detente.errors import Problem, SolveError
from detente.strategy.game import Game, Point, summed
from detente.strategy.response import Response
from detente.trade.anderson import accelerate
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium

__all__ = ["Found", "climb", "require_found", "search"]

LADDER = ((1.0, 16, 100), (0.4, 20, 150), (0.1, 20, 300))
"""Part of the asked move that is made, memory and longest run of each attempt, tried in this order."""

LOOSEST_SOLVE, LOOSEST_ADJOINT = 1e-5, 1e-4
"""Tolerances of the economy and of the derivatives while rates are still far off."""

REPEATS = 4
"""Times that a search goes on when it turns out not to have ended at the tolerance of the result."""

SHORT = 30
"""Steps of the first attempt where a ceiling may stop it."""

TIGHT = 1e-11
"""Residual of the economy of a result."""

LONGEST_CLIMB = 300
"""Steps uphill before giving up."""

ROUNDING = 1e-12
"""Difference of objectives that says nothing, relative to themselves where they are large."""

TIGHTEST = 3e-14
"""No solve can be asked for more: rounding."""


@dataclass(frozen=True, eq=False)
class Found:
    """Where a search ended."""

    point: Point
    """Economy and derivatives at the tolerance of the result."""
    asked: Array
    """Move of ``log(1+rate)`` that first-order conditions still ask for [V]."""
    steps: int
    converged: bool
    prices: Array = field(default_factory=lambda: np.zeros(0))
    """Multiplier of each ceiling that was a constraint: what a log point more would be worth to the player."""
    at_ceiling: NDArray[np.bool_] | None = None
    """True for rates that a ceiling keeps from being lower [V]; ``None`` without any."""

    @property
    def gap(self) -> float:
        """The largest of these moves."""
        return float(np.abs(self.asked).max())


def search(game: Game, start: Array, *, near: Equilibrium | None, tol: float, patient: bool = True) -> Found:
    """Rates at which all first-order conditions of all players hold together, from ``start``.

    Parameters
    ----------
    start : ``log(1+rate)`` to begin with [V].
    near : a solved neighbour.
    tol : largest move of ``log(1+rate)`` that first-order conditions may still ask for.
    patient : try every fallback before giving up.

    Raises
    ------
    SolveError
        When there is no equilibrium where the search begins or ends.
    """
    seeker = _Seeker(game, tol, near)
    eased = game.relieved()
    steps, first = 0, start
    for number, (part, memory, longest) in enumerate(LADDER if patient else LADDER[:1]):
        found = seeker.run(first, part, memory, longest if eased is None else min(longest, SHORT))
        steps += found.steps
        if not found.converged and number == 0 and eased is not None:
            held = _under_ceilings(game, eased, start, near, tol)
            found = found if held is None else held
            steps += 0 if held is None else held.steps
        if found.converged:
            return replace(found, steps=steps)
        first = found.point.y
    return replace(found, steps=steps)


def _under_ceilings(
    game: Game, eased: Game, start: Array, near: Equilibrium | None, tol: float
) -> Found | None:
    """The search with ceilings as constraints; ``None`` where there is no equilibrium."""
    try:
        found = _Seeker(eased, tol, near).run(start, *LADDER[0])
        # In the economy with its ceilings all permits are worth nothing there, up to the tolerance.
        state = game.solve(found.point.y, found.point.state, TIGHT)
    except SolveError:
        return None
    at = np.zeros(start.size, dtype=np.bool_)
    for ceiling, price in zip(eased.ceilings, found.prices, strict=True):
        at[ceiling.rates] |= price > 0.0
    return replace(found, point=replace(found.point, state=state), at_ceiling=at)


def climb(game: Game, start: Array, *, near: Equilibrium | None, tol: float) -> Found:
    """Rates of a single player, uphill from ``start`` at every step.

    Slower than :func:`search`, but it cannot end at a minimum: each move goes along the asked one and is halved until
    the objective rises by a part of what its slope promises.

    Raises
    ------
    SolveError
        When there is no equilibrium at the start.
    """
    response = Response.of(game.levers, game.base)
    fine = max(TIGHTEST, min(TIGHT, 1e-2 * tol))
    point = game.evaluate(start, near, fine, 10.0 * fine)
    value = game.value(0, point.state)
    for step in range(1, LONGEST_CLIMB + 1):
        asked = response.target(point) - point.y
        if np.abs(asked).max() <= tol:
            return Found(point, asked, step, True)
        promised = float(point.slopes(game.levers) @ asked)
        part = 1.0
        while part > 1e-6:
            try:
                ahead = game.evaluate(point.y + part * asked, point, fine, 10.0 * fine)
            except SolveError:
                part /= 4.0
                continue
            reached = game.value(0, ahead.state)
            if reached > value + 1e-4 * part * promised - ROUNDING * max(1.0, abs(value)):
                break
            part /= 2.0
        else:
            return Found(point, asked, step, False)
        point, value = ahead, reached
    return Found(point, asked, LONGEST_CLIMB, False)


def require_found(game: Game, found: Found, tol: float) -> None:
    """Refuse a search that did not end.

    Raises
    ------
    SolveError
        Naming the player and the rate that is furthest off.
    """
    if found.converged:
        return
    worst = int(np.argmax(np.abs(found.asked)))
    lever = game.levers.lever(worst)
    rate = 100.0 * np.expm1(found.point.y[worst])
    raise SolveError(
        Problem(
            f"first-order conditions of {lever.player}",
            f"{lever} at {rate:.1f} % that should still move by {100.0 * abs(found.asked[worst]):.1e} % "
            "after every fallback",
            f"at most {100.0 * tol:.0e} %",
            "narrow the bounds, start elsewhere or group rates: there may be no equilibrium in single rates",
        )
    )


class _Seeker:
    """Evaluates the game at rates that a solver proposes, each time only as accurately as needed.

    What the solver moves are the rates, and the price of each ceiling that is a constraint, scaled to move rates by
    about as much.
    """

    def __init__(self, game: Game, tol: float, near: Equilibrium | None) -> None:
        self.game, self.tol = game, tol
        self.response = Response.of(game.levers, game.base)
        self.near: Point | Equilibrium | None = near
        self.part = 1.0
        self.gap = 1.0
        self.scale: Array | None = None

    def run(self, start: Array, part: float, memory: int, longest: int) -> Found:
        """One attempt, and the point where it ends at the tolerance of the result."""
        self.part = part
        z, steps = np.concatenate([start, np.zeros(len(self.game.ceilings))]), 0
        for _ in range(REPEATS):
            ended = accelerate(self.step, z, tol=self.tol, memory=memory, max_steps=longest)
            point, prices = self._at(ended.point, max(TIGHTEST, min(TIGHT, 1e-2 * self.tol)))
            asked = self._asked(point, prices)
            self.gap = float(np.abs(asked).max())
            z, steps = np.concatenate([point.y, prices]), steps + ended.steps
            # A last stride can be longer than the tolerance of the step before it was made for.
            if self.gap <= self.tol or not ended.converged:
                break
        scaled = prices * (1.0 if self.scale is None else self.scale)
        return Found(point, asked[: point.y.size], steps, self.gap <= self.tol, scaled)

    def step(self, z: Array) -> tuple[Array, float]:
        """The move to make and the largest move asked for; infinite where there is no equilibrium."""
        try:
            point, prices = self._at(z, max(TIGHTEST, min(LOOSEST_SOLVE, 1e-3 * self.gap)))
        except SolveError:
            return np.zeros_like(z), np.inf
        asked = self._asked(point, prices)
        self.gap = float(np.abs(asked).max())
        return np.concatenate([point.y, prices]) + self.part * asked - z, self.gap

    def _asked(self, point: Point, prices: Array) -> Array:
        """Moves of rates, and of prices of ceilings, that the conditions ask for."""
        move = self.response.target(point) - point.y
        if not prices.size:
            return move
        theta = self.game.base.theta
        reach = np.array([1.0 / (theta[c.cells[0]].mean() + 1.0) for c in self.game.ceilings])
        return np.concatenate([move, np.maximum(0.0, prices + reach * point.over) - prices])

    def _at(self, z: Array, tol: float) -> tuple[Point, Array]:
        levers = self.game.levers
        inside = np.clip(z[: len(levers)], levers.lower, levers.upper)
        prices = np.maximum(z[len(levers) :], 0.0)
        scaled = None
        if prices.size:
            scaled = prices * (np.zeros_like(prices) if self.scale is None else self.scale)
        self.near = self.game.evaluate(inside, self.near, tol, min(LOOSEST_ADJOINT, 10.0 * tol), scaled)
        if prices.size and self.scale is None:
            self.scale = self._scale(self.near)
        return self.near, prices

    def _scale(self, point: Point) -> Array:
        """Price of each ceiling that would move its rates by one log point, about."""
        levers, curvature = self.game.levers, self.response.curvature(point)
        of_rate = summed(curvature, levers.variable, len(levers))
        theta = self.game.base.theta
        return np.array(
            [of_rate[c.rates].sum() / (theta[c.cells[0]].mean() + 1.0) for c in self.game.ceilings]
        )

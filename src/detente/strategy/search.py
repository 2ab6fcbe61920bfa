"""Find the rates at which nobody's first-order conditions ask for a move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.errors import Problem, SolveError
from detente.strategy.game import Game, Point
from detente.strategy.response import Response
from detente.trade.anderson import accelerate
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium

__all__ = ["Found", "climb", "require_found", "search"]

LADDER = ((1.0, 10, 60), (0.4, 15, 100), (0.1, 20, 200))
"""Part of the asked move that is made, memory and longest run of each attempt, tried in this order."""

LOOSEST_SOLVE, LOOSEST_ADJOINT = 1e-5, 1e-4
"""Tolerances of the economy and of the derivatives while rates are still far off."""

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
    seeker = _Seeker(game, Response.of(game.levers, game.base), tol, near)
    steps, first = 0, start
    for part, memory, longest in LADDER if patient else LADDER[:1]:
        seeker.part = part
        run = accelerate(seeker.step, first, tol=tol, memory=memory, max_steps=longest)
        steps += run.steps
        final = seeker.polish(run.point)
        if final.gap <= tol:
            return Found(final.point, final.asked, steps, True)
        first = final.point.y
    return Found(final.point, final.asked, steps, False)


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
    fine = max(TIGHTEST, min(1e-11, 1e-2 * tol))
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
    """Evaluates the game at rates that a solver proposes, each time only as accurately as needed."""

    def __init__(self, game: Game, response: Response, tol: float, near: Equilibrium | None) -> None:
        self.game, self.response, self.tol = game, response, tol
        self.near: Point | Equilibrium | None = near
        self.part = 1.0
        self.gap = 1.0

    def step(self, y: Array) -> tuple[Array, float]:
        """The move to make and the largest move asked for; infinite where there is no equilibrium."""
        try:
            point = self._at(y, max(TIGHTEST, min(LOOSEST_SOLVE, 1e-3 * self.gap)))
        except SolveError:
            return np.zeros_like(y), np.inf
        asked = self.response.target(point) - point.y
        self.gap = float(np.abs(asked).max())
        return point.y + self.part * asked - y, self.gap

    def polish(self, y: Array) -> Found:
        """The point at ``y``, economy and derivatives two orders below the tolerance."""
        point = self._at(y, max(TIGHTEST, min(1e-11, 1e-2 * self.tol)))
        return Found(point, self.response.target(point) - point.y, 0, True)

    def _at(self, y: Array, tol: float) -> Point:
        levers = self.game.levers
        inside = np.clip(y, levers.lower, levers.upper)
        self.near = self.game.evaluate(inside, self.near, tol, min(LOOSEST_ADJOINT, 10.0 * tol))
        return self.near

"""Packages: what the two parties could agree on, each solved exactly by the trade engine.

A package is a level of the first party's duties on the goods of the second, a level of the second party's duties
on the goods of the first, and purchases (none, or those that were promised). Every point of the grid is an
equilibrium of its own; nothing is interpolated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, Problem, SolveError
from detente.labels import index_of
from detente.scenario.levels import scenario_wedges
from detente.scenario.outcomes import Outcomes
from detente.talks.duties import DutyLevel, duty_levels, mesh_of
from detente.talks.payoffs import check_outcomes, members_of, payoff_of
from detente.trade.arrays import Array
from detente.trade.base import Base, Closure
from detente.trade.batch import respond, solve_lanes
from detente.trade.equilibrium import Equilibrium, equilibrium
from detente.trade.shared import Shared, change_of
from detente.trade.solve import reference_of
from detente.trade.wedges import Limit, Wedges

if TYPE_CHECKING:
    from detente.world import World

__all__ = ["Grid", "Package", "package_grid"]

Positions = NDArray[np.int_]

TOGETHER = 12
"""Packages from which on it pays to solve them together."""


@dataclass(frozen=True)
class Package:
    """A point of the grid and what it is worth to both."""

    first_level: int
    """Position in ``Grid.levels_first``."""
    second_level: int
    """Position in ``Grid.levels_second``."""
    tariff_first_pct: float
    """Average duty of the first party on the goods of the second, %, weighted by the imports of the base year."""
    tariff_second_pct: float
    purchases_usd_bn: float
    """Purchases above the status quo, billion USD a year at base-year border prices."""
    first_pct: float
    """Real income of the first party against the status quo, %."""
    second_pct: float
    first_usd_bn: float
    """Equivalent variation of the first party, billion USD of the base year, a year."""
    second_usd_bn: float
    purchases_bind: bool = False
    """True when the purchases are more than would be bought anyway, so that the buyer's state pays for them."""


@dataclass(frozen=True, eq=False)
class Grid:
    """All packages that were solved."""

    parties: tuple[str, str]
    elasticities: str
    buyer: str | None
    """Party that buys; ``None`` without promised purchases."""
    levels_first: tuple[DutyLevel, ...]
    """Duties of the first party on the second, ascending."""
    levels_second: tuple[DutyLevel, ...]
    purchases_usd_bn: tuple[float, ...]
    packages: tuple[Package, ...]
    failures: tuple[str, ...] = ()
    """Packages without equilibrium, each with the reason."""
    residual: float = 0.0
    """Largest undamped residual of any equation of any package."""
    walras: float = 0.0
    """Largest relative gap of a factor market."""
    steps: int = 0
    """Steps of the solver over all packages."""

    @property
    def pct(self) -> Array:
        """Change of real income [package, party], %."""
        return np.array([[p.first_pct, p.second_pct] for p in self.packages]).reshape(-1, 2)

    @property
    def usd_bn(self) -> Array:
        """Equivalent variation [package, party], billion USD a year."""
        return np.array([[p.first_usd_bn, p.second_usd_bn] for p in self.packages]).reshape(-1, 2)

    def table(self, purchases_usd_bn: float = 0.0) -> Array:
        """Change of real income [level of the first, level of the second, party], %; NaN where unsolved."""
        out = np.full((len(self.levels_first), len(self.levels_second), 2), np.nan)
        for p in self.packages:
            if p.purchases_usd_bn == purchases_usd_bn:
                out[p.first_level, p.second_level] = p.first_pct, p.second_pct
        return out

    def find(self, first: str, second: str, purchases_usd_bn: float = 0.0) -> int | None:
        """Position of the package at the levels of those kinds (``"zero"``, ``"status-quo"`` ...)."""
        for position, p in enumerate(self.packages):
            kinds = (self.levels_first[p.first_level].kind, self.levels_second[p.second_level].kind)
            if kinds == (first, second) and p.purchases_usd_bn == purchases_usd_bn:
                return position
        return None


def package_grid(
    world: World,
    outcomes: Outcomes,
    levels: tuple[Sequence[float], Sequence[float]] | None = None,
    *,
    elasticities: str | None = None,
) -> Grid:
    """Solve the grid of packages around the status quo of ``outcomes``.

    Parameters
    ----------
    levels : for each party, changes of its duty on all goods of the other in percentage points (``-10`` cuts
        every rate by ten points, down to zero at most); the status quo is always added. Left out, they follow
        from the documents: see :func:`detente.talks.duties.duty_levels`.
    elasticities : name of a set of trade elasticities of ``world``; its default when left out.

    Raises
    ------
    InputError
        When the outcomes do not share one status quo, or the purchases name a good that is not traded.
    SolveError
        When the status quo itself has no equilibrium. A package without one is named in ``failures``.
    """
    check_outcomes(world, outcomes)
    name = elasticities or world.default_elasticities
    board = _board(world, outcomes, name)
    first, second = duty_levels(world, outcomes, board.reference, board.wedges, levels)
    cells = board.cells
    layers = [(0.0, board.wedges.limits)]
    if outcomes.purchase_usd_bn:
        layers.append((outcomes.purchase_usd_bn, _floors(world, outcomes, board)))
    points: dict[tuple[int, int, int], _Point] = {}
    packages: list[Package] = []
    without_purchases: dict[tuple[int, int], Package] = {}
    failures: list[str] = []
    worst = walras = 0.0
    steps = 0
    grid = {}
    for k, i, j in product(range(len(layers)), range(len(first)), range(len(second))):
        tariff = board.wedges.tariff.copy()
        tariff[cells[0]], tariff[cells[1]] = first[i].rates, second[j].rates
        grid[k, i, j] = replace(board.wedges, tariff=tariff, limits=layers[k][1])
    together = _solve_together(board, grid)
    for (k, i, j), wedges in grid.items():
        start = together.get((k, i, j)) or _predict(points, k, i, j)
        try:
            state = board.solve(wedges, start)
        except SolveError as error:
            failures.append(
                f"duties of {first[i].average_pct:.1f} % and {second[j].average_pct:.1f} %, purchases of "
                f"{layers[k][0]:g} billion USD: {error}"
            )
            continue
        points[k, i, j] = _Point.of(state)
        package = _package(board, state, (i, j), (first[i], second[j]), layers[k][0])
        twin = without_purchases.get((i, j))
        if k == 0:
            without_purchases[i, j] = package
        elif twin is not None and not package.purchases_bind:
            package = replace(twin, purchases_usd_bn=package.purchases_usd_bn)
        packages.append(package)
        worst, walras = max(worst, state.residual), max(walras, state.walras)
        steps += state.steps
    return Grid(
        parties=outcomes.parties,
        elasticities=name,
        buyer=outcomes.buyer if len(layers) > 1 else None,
        levels_first=first,
        levels_second=second,
        purchases_usd_bn=tuple(amount for amount, _ in layers),
        packages=tuple(packages),
        failures=tuple(failures),
        residual=worst,
        walras=walras,
        steps=steps,
    )


@dataclass(frozen=True, eq=False)
class _Board:
    """What all packages of a grid have in common."""

    base: Base
    closure: Closure
    reference: Equilibrium
    wedges: Wedges
    """Of the status quo."""
    rows: tuple[Positions, Positions]
    """Positions of the members of the two parties."""
    cells: tuple[tuple[Positions, ...], tuple[Positions, ...]]
    """Cells of the duties of the first party on the second, and the other way round."""

    def solve(self, wedges: Wedges, start: _Point | None) -> Equilibrium:
        if wedges.same_as(self.reference.wedges):
            return self.reference
        near = self.reference if start is None else start.toward(self.reference)
        return equilibrium(self.base, wedges, closure=self.closure, start=near)


def _board(world: World, outcomes: Outcomes, name: str) -> _Board:
    scenario = outcomes.outcomes[0].scenario
    reference = reference_of(world, scenario, name)
    rows = members_of(world, outcomes.parties[0]), members_of(world, outcomes.parties[1])
    return _Board(
        base=reference.base,
        closure=scenario.closure,
        reference=reference,
        wedges=scenario_wedges(scenario, world, reference),
        rows=rows,
        cells=(mesh_of(world, rows[1], rows[0]), mesh_of(world, rows[0], rows[1])),
    )


def _package(
    board: _Board,
    state: Equilibrium,
    at: tuple[int, int],
    levels: tuple[DutyLevel, DutyLevel],
    purchases: float,
) -> Package:
    one, two = (payoff_of(state, board.reference, rows) for rows in board.rows)
    return Package(
        first_level=at[0],
        second_level=at[1],
        tariff_first_pct=levels[0].average_pct,
        tariff_second_pct=levels[1].average_pct,
        purchases_usd_bn=purchases,
        first_pct=one.pct,
        second_pct=two.pct,
        first_usd_bn=one.usd_bn,
        second_usd_bn=two.usd_bn,
        purchases_bind=purchases > 0.0 and bool((state.permit_log > 0.0).any()),
    )


def _floors(world: World, outcomes: Outcomes, board: _Board) -> tuple[Limit, ...]:
    """Floors of the status quo and the promised purchases; members of a group count together."""
    sector = index_of(outcomes.purchase_sector or "", world.sectors, where="purchase_sector", kind="sector")
    if outcomes.buyer not in outcomes.parties:
        raise InputError(
            Problem(
                "buyer",
                repr(outcomes.buyer),
                f"one of {', '.join(outcomes.parties)}",
                "name the party that buys",
            )
        )
    at = outcomes.parties.index(outcomes.buyer)
    sellers, buyers = board.rows[1 - at], board.rows[at]
    quantity = board.reference.traded_quantity()[sector][np.ix_(sellers, buyers)]
    if quantity.sum() <= 0.0:
        raise InputError(
            Problem(
                "purchase_sector",
                f"purchases of {outcomes.purchase_sector} by {outcomes.buyer} from {outcomes.parties[1 - at]}",
                "a good that the two trade in the base year",
                "choose another sector",
            )
        )
    cells = tuple(
        (sector, int(sellers[a]), int(buyers[b])) for a, b in zip(*np.nonzero(quantity > 0.0), strict=True)
    )
    start = next((x.bound for x in board.wedges.limits if x.cells == cells), float(quantity.sum()))
    others = tuple(x for x in board.wedges.limits if x.cells != cells)
    return (*others, Limit("floor", cells, start + 1e3 * (outcomes.purchase_usd_bn or 0.0)))


@dataclass(frozen=True, eq=False)
class _Point:
    """The unknowns of a solved package, without the tensors that come with an equilibrium."""

    log_wage: Array
    log_price: Array
    log_spending: Array
    permit_log: Array

    @classmethod
    def of(cls, state: Equilibrium) -> _Point:
        bought = np.where(state.spending > 0.0, state.spending, 1.0)
        return cls(state.log_wage, state.log_price, np.log(bought), state.permit_log)

    @classmethod
    def mix(cls, points: Sequence[_Point], weights: Sequence[float]) -> _Point:
        """Weighted sum; permit prices are those of the first point when not all have the same limits."""

        def total(blocks: Sequence[Array]) -> Array:
            out: Array = sum((w * b for w, b in zip(weights, blocks, strict=True)), np.zeros_like(blocks[0]))
            return out

        permits = [p.permit_log for p in points]
        same = all(x.shape == permits[0].shape for x in permits)
        return cls(
            total([p.log_wage for p in points]),
            total([p.log_price for p in points]),
            total([p.log_spending for p in points]),
            np.maximum(total(permits), 0.0) if same else permits[0],
        )

    def toward(self, like: Equilibrium) -> Equilibrium:
        """In the form in which the solver takes a starting point."""
        return replace(
            like,
            log_wage=self.log_wage,
            log_price=self.log_price,
            spending=np.where(like.base.spending > 0.0, np.exp(self.log_spending), 0.0),
            permit_log=self.permit_log,
        )


def _solve_together(
    board: _Board, grid: dict[tuple[int, int, int], Wedges]
) -> dict[tuple[int, int, int], _Point]:
    """Packages that many-at-once products can solve: where the solver of single scenarios only has to confirm.

    Empty for few packages, and for a status quo with limits or critical inputs.
    """
    shared = Shared.of(board.reference)
    plain = {} if shared is None else {at: change_of(shared, wedges) for at, wedges in grid.items()}
    changes = {at: change for at, change in plain.items() if change is not None}
    if shared is None or len(changes) < TOGETHER or (response := respond(shared)) is None:
        return {}
    order, none = list(changes), np.zeros(len(board.wedges.limits))
    found = {}
    for lanes in solve_lanes(response, list(changes.values())):
        for lane, position in enumerate(lanes.position):
            spending = lanes.spending[:, :, lane]
            bought = np.where(spending > 0.0, spending, 1.0)
            found[order[position]] = _Point(
                lanes.log_wage[:, lane], lanes.log_price[:, :, lane], np.log(bought), none
            )
    return found


_AXES = ((1, 1, 1), (1, 0, 1), (1, 1, 0), (0, 1, 1), (0, 0, 1), (0, 1, 0), (1, 0, 0))
"""Sides of the box of solved neighbours from which a package is predicted: largest first."""


def _predict(points: dict[tuple[int, int, int], _Point], k: int, i: int, j: int) -> _Point | None:
    """Where to start a package: as if the levels had no joint effect beyond that of the neighbours behind it.

    Inclusion and exclusion over the corners of a box, of which the package is the last corner.
    """
    for sides in _AXES:
        corners = [c for c in product(*(range(side + 1) for side in sides)) if any(c)]
        found = [points.get((k - a, i - b, j - c)) for a, b, c in corners]
        if all(p is not None for p in found):
            signs = [1.0 if sum(c) % 2 else -1.0 for c in corners]
            return _Point.mix([p for p in found if p is not None], signs)
    return None

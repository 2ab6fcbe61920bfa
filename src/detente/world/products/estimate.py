"""From figures to flows: what is known holds exactly, what is not known follows the sector.

Let ``X`` be the flows of the sector [origin, destination]. Every figure fixes the sum of the product's flows ``x``
over some cells. Among all flows that agree with the figures and exceed ``X`` nowhere, the one closest to a guess
``g`` is taken, in the sense of the smallest Kullback-Leibler divergence; it has the form

(P5)  x[o,d] = min(X[o,d], g[o,d] * product of λ[f] over the figures f that hold the cell)

so that cells which no figure tells apart keep the proportions of the guess. The guess is the sector's flow times
the typical share of its origin, or the share that the narrowest figure of the cell implies. How the ``λ`` are found
stands in :mod:`detente.world.products.fit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, LabelError, Problem
from detente.labels import expand
from detente.world.products.definition import Trade
from detente.world.products.fit import closest

if TYPE_CHECKING:
    from detente.world.products.definition import ProductDefinition, Sales
    from detente.world.world import World

__all__ = ["Estimate", "estimate"]

Array = NDArray[np.float64]

BEYOND = 1e-9
"""A figure exceeds its sector by more than this share of it."""
CONTRADICTS = 1e-6
"""Figures that are further off than this share of their size contradict each other."""


@dataclass(frozen=True)
class Estimate:
    """Flows of a product and how they came about."""

    flows: Array
    """[origin, destination] million USD before duty."""
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Condition:
    """A figure as a sum over cells."""

    place: str
    """``trade[0]``"""
    text: str
    """Whose sales to whom."""
    cells: NDArray[np.intp]
    """Flat positions of the cells with a flow of the sector."""
    total: float
    """Million USD."""


def estimate(world: World, definition: ProductDefinition, sector: str) -> Estimate:
    """Flows of a product that is to be carved out of ``sector``.

    Raises
    ------
    InputError
        For unknown economies, figures that exceed the sector (each is named) and figures that contradict
        each other, unless the definition says ``cap``.
    """
    p = world.sector(sector)
    family = [world.sectors.index(member) for member in world.family(sector)]
    whole, room = world.flows[:, :, family].sum(axis=2), world.flows[:, :, p]
    typical = _typical(world, definition)
    conditions, notes = _conditions(world, definition, sector, whole, room)
    guess, covered = _guess(whole, typical, conditions)
    flows = _fit(np.where(room > 0, guess, 0.0), room, conditions, definition.cap, notes)
    flows = _home_like_exports(world, flows, whole, room, covered, typical, notes)
    return Estimate(flows, tuple(notes))


# -- what the figures say -----------------------------------------------------------------------------


def _typical(world: World, definition: ProductDefinition) -> Array:
    """Typical share [origin], NaN where nothing is said; a narrower name wins over a wider one."""
    out = np.full(len(world.economies), np.nan)
    problems: list[Problem] = []
    found = []
    for label, share in definition.typical.items():
        try:
            found.append((expand(label, world.economies, where=f"typical.{label}"), share))
        except LabelError as error:
            problems.extend(error.problems)
    if problems:
        raise LabelError(problems)
    for members, share in sorted(found, key=lambda x: -len(x[0])):
        out[[world.economies.index(e) for e in members]] = share
    return out


def _conditions(
    world: World, definition: ProductDefinition, sector: str, whole: Array, room: Array
) -> tuple[list[_Condition], list[str]]:
    """Figures as sums over cells; those that exceed the sector are refused, or lowered and noted."""
    unknown: list[Problem] = []
    too_much: list[Problem] = []
    conditions: list[_Condition] = []
    notes: list[str] = []
    for place, figure in definition.figures():
        try:
            mask = _cells(world, figure, place)
        except LabelError as error:
            unknown.extend(error.problems)
            continue
        cells = np.flatnonzero(mask & (room > 0))
        wanted = (
            figure.usd_m if figure.usd_m is not None else (figure.share or 0.0) * float(whole[mask].sum())
        )
        most = float(room.ravel()[cells].sum())
        text = f"{place} {figure.cells_text}"
        if wanted > most * (1.0 + BEYOND):
            got, bound = f"{wanted:,.6g} million USD", f"{most:,.6g}"
            if definition.cap:
                notes.append(
                    f"{figure.cells_text}: lowered from {got} to {bound}, all that is left of {sector} there."
                )
            else:
                expected = f"at most the {bound} of {sector}"
                fix = "lower it, or set 'cap' to take what the sector sells"
                too_much.append(Problem(text, got, expected, fix))
        conditions.append(_Condition(place, figure.cells_text, cells, min(wanted, most)))
    if unknown:
        raise LabelError(unknown)
    if too_much:
        raise InputError(too_much)
    return conditions, notes


def _cells(world: World, figure: Trade | Sales, place: str) -> NDArray[np.bool_]:
    """Cells of a figure [origin, destination]."""
    kind, n = place.partition("[")[0], len(world.economies)
    mask = np.zeros((n, n), dtype=bool)
    if isinstance(figure, Trade):
        sides = [
            _positions(world, getattr(figure, side), f"{place}.{side}") for side in ("origin", "destination")
        ]
        mask[np.ix_(*sides)] = True
        np.fill_diagonal(mask, False)
        return mask
    members = _positions(world, figure.economy, f"{place}.economy")
    if kind == "home":
        mask[members, members] = True
    elif kind == "production":
        mask[members] = True
    else:
        mask[:, members] = True
    return mask


def _positions(world: World, labels: Sequence[str], where: str) -> list[int]:
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for label in labels:
        try:
            found.update(dict.fromkeys(expand(label, world.economies, where=where)))
        except LabelError as error:
            problems.extend(error.problems)
    if problems:
        raise LabelError(problems)
    return [world.economies.index(e) for e in found]


# -- the fit ------------------------------------------------------------------------------------------


def _guess(whole: Array, typical: Array, conditions: list[_Condition]) -> tuple[Array, NDArray[np.bool_]]:
    """The guess of (P5) and which cells a figure covers."""
    flat = whole.ravel()
    implied = np.full(flat.shape, np.nan)
    for condition in sorted(conditions, key=lambda c: -len(c.cells)):
        sold = float(flat[condition.cells].sum())
        implied[condition.cells] = condition.total / sold if sold > 0 else 0.0
    covered = ~np.isnan(implied).reshape(whole.shape)
    share = np.where(np.isnan(typical)[:, None], implied.reshape(whole.shape), typical[:, None])
    return whole * np.nan_to_num(share), covered


def _fit(guess: Array, room: Array, conditions: list[_Condition], cap: bool, notes: list[str]) -> Array:
    """Bring the guess to the figures; see (P5)."""
    scaled, ceiling = guess.ravel().copy(), room.ravel()
    for condition in conditions:
        # A typical share of zero would leave nothing to scale.
        if condition.total > 0 and not np.any(scaled[condition.cells] > 0):
            scaled[condition.cells] = ceiling[condition.cells]
    flows = closest(scaled, ceiling, [c.cells for c in conditions], [c.total for c in conditions])
    off = [
        (c, float(flows[c.cells].sum()))
        for c in conditions
        if abs(float(flows[c.cells].sum()) - c.total) > CONTRADICTS * max(c.total, 1e-3)
    ]
    if off and not cap:
        raise InputError(
            [
                Problem(
                    f"{c.place} {c.text}",
                    f"{c.total:,.6g} million USD",
                    f"{have:,.6g}, which the other figures leave of the sector",
                    "correct one of them, or set 'cap' to come as close as possible",
                )
                for c, have in off
            ]
        )
    notes.extend(
        f"{c.text}: {have:,.6g} instead of {c.total:,.6g} million USD, to agree with the other figures."
        for c, have in off
    )
    return flows.reshape(guess.shape)


def _home_like_exports(
    world: World,
    flows: Array,
    whole: Array,
    room: Array,
    covered: NDArray[np.bool_],
    typical: Array,
    notes: list[str],
) -> Array:
    """Sales at home of economies of which only sales to others are known: the same share of the sector."""
    own = np.arange(len(flows))
    exports, sector = flows.sum(axis=1) - flows[own, own], whole.sum(axis=1) - whole[own, own]
    unknown = np.isnan(typical) & ~covered[own, own] & (exports > 0)
    if unknown.any():
        share = np.divide(exports, sector, out=np.zeros_like(exports), where=sector > 0)
        flows[own, own] = np.where(
            unknown, np.minimum(share * whole[own, own], room[own, own]), flows[own, own]
        )
        names = _some([world.economies[i] for i in np.flatnonzero(unknown)])
        notes.append(f"Sales at home of {names} have the share of the sector that their exports have.")
    return flows


def _some(labels: Sequence[str]) -> str:
    """Up to eight labels, then how many more."""
    return ", ".join(labels[:8]) + (f" and {len(labels) - 8} more" if len(labels) > 8 else "")

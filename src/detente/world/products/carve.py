"""Carves a product out of a sector of a world; every total of the accounts stays as it is.

With ``x`` the flows of the product and ``X`` those of its sector [origin, destination], before:

(P1) flows:        product + rest = X, cell by cell
(P2) duty:         tariff x + rest's tariff (X - x) = sector's tariff X, cell by cell
(P3) use:          product + rest = the sector's row of intermediate use and final demand, buyer by buyer
(P4) inputs:       product + rest = the sector's column of inputs and value added, input by input

The product's row adds up to what is paid for it, its column to its output, so that both it and the rest satisfy
the identities (W1) and (W2) of :mod:`detente.world.world`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.errors import InputError, LabelError, Problem
from detente.world.products.share_out import share_out

if TYPE_CHECKING:
    from detente.world.world import World

__all__ = ["FINAL", "Carved", "Recipe", "carve"]

Array = NDArray[np.float64]

FINAL = "final"
"""Name of final demand among the users of a product."""

DUST = 1e-12
"""A rest below this share of the sector's flow is rounding, and so is a product below it."""

ROUNDING = 4e-15
"""A sum of parts is kept below the whole by this share of it."""

MOVED = 0.005
"""Parts that the accounts could not hold are told from this share of the product on."""

LISTED = 20
"""Cells that a message names before it counts the others."""


@dataclass(frozen=True)
class Recipe:
    """In what a product differs from its sector."""

    uses: Mapping[str, float] = field(default_factory=dict)
    """User (sector or ``final``) -> share of what is spent on the product; the others share what is left of it
    like the sector's other sales."""
    inputs: Mapping[str, float] = field(default_factory=dict)
    """Input -> share of the product's output; the others and value added share what is left of it like the
    sector's other costs."""
    value_added: float | None = None
    """Share of value added in the product's output; like the other costs when left out."""
    rates: Array | None = None
    """[origin, destination] tariff of the product, NaN where it is the sector's."""
    limit_rates: bool = False
    """Bring a tariff that would need a subsidy on the rest to the nearest one that does not, instead of an error."""
    elasticity: float | Mapping[str, float] | None = None
    """Trade elasticity in every set, or by set."""
    goods: bool | None = None
    """Whether the product crosses a customs border; like its sector when left out."""


@dataclass(frozen=True)
class Carved:
    """The world with the product, and what had to give way."""

    world: World
    notes: tuple[str, ...]


def carve(world: World, sector: str, label: str, flows: Array, recipe: Recipe) -> Carved:
    """Carve the product ``label`` out of ``sector``.

    Parameters
    ----------
    flows : [origin, destination] million USD before duty, between zero and the flows of the sector.

    Raises
    ------
    InputError
        When a tariff of the product would leave an impossible one for the rest, or names are unknown.
    """
    p = world.sector(sector)
    whole = world.flows[:, :, p]
    flows = np.where(flows > DUST * whole, np.minimum(flows, whole), 0.0)
    rest = whole - flows
    flows, rest = np.where(rest > DUST * whole, flows, whole), np.where(rest > DUST * whole, rest, 0.0)
    own, others, notes = _rates(world, p, label, flows, rest, recipe)
    at = _place(world, p, label)
    new_flows = _insert(world.flows, p, at, flows, rest)
    new_tariffs = _insert(world.tariffs, p, at, own, others)
    intermediate, moved = _intermediate(world, p, at, label, flows, own, recipe)
    _keep_signs(intermediate, new_flows, new_tariffs, (p, at))
    goods = bool(world.goods[p]) if recipe.goods is None else recipe.goods
    for array in (new_flows, new_tariffs, intermediate):
        array.setflags(write=False)
    carved = type(world)(
        economies=world.economies,
        sectors=(*world.sectors[:at], label, *world.sectors[at:]),
        flows=new_flows,
        intermediate=intermediate,
        tariffs=new_tariffs,
        elasticities=_elasticities(world, p, at, recipe.elasticity),
        goods=np.insert(world.goods, at, goods),
        meta=world.meta,
        default_elasticities=world.default_elasticities,
        parents={**world.parents, label: sector},
    )
    return Carved(carved, (*notes, *moved))


def _place(world: World, p: int, label: str) -> int:
    """Right after the sector, among its products in the order of their names, whatever was carved out first."""
    at, sector = p + 1, world.sectors[p]
    while at < len(world.sectors):
        sibling = world.sectors[at]
        while world.parents.get(sibling, sector) != sector:
            sibling = world.parents[sibling]
        if world.parents.get(sibling) != sector or sibling > label:
            break
        at += 1
    return at


def _insert(array: Array, p: int, at: int, product: Array, rest: Array, axis: int = -1) -> Array:
    """``array`` with ``product`` put in at ``at`` and the sector at ``p`` replaced by ``rest``."""
    shape = list(array.shape)
    shape[axis] += 1
    out = np.empty(shape)
    source, target = np.moveaxis(array, axis, -1), np.moveaxis(out, axis, -1)
    target[..., :at], target[..., at + 1 :] = source[..., :at], source[..., at:]
    target[..., p], target[..., at] = rest, product
    return out


def _elasticities(world: World, p: int, at: int, own: float | Mapping[str, float] | None) -> dict[str, Array]:
    if isinstance(own, Mapping) and (unknown := [name for name in own if name not in world.elasticities]):
        sets = ", ".join(world.elasticities)
        raise LabelError(
            [
                Problem(f"elasticity[{name}]", repr(name), "a set of this world", f"write one of {sets}")
                for name in unknown
            ]
        )
    out = {}
    for name, theta in world.elasticities.items():
        value = own.get(name) if isinstance(own, Mapping) else own
        out[name] = np.insert(theta, at, theta[p] if value is None else value)
    return out


# -- duties -------------------------------------------------------------------------------------------


def _rates(
    world: World, p: int, label: str, flows: Array, rest: Array, recipe: Recipe
) -> tuple[Array, Array, list[str]]:
    """Tariffs of product and rest that raise together what the sector raises (P2)."""
    old = world.tariffs[:, :, p]
    if recipe.goods is False and world.goods[p]:
        wanted = np.zeros_like(old)
    elif recipe.rates is None:
        return old, old, []
    else:
        wanted = np.where(np.isnan(recipe.rates), old, recipe.rates)
    np.fill_diagonal(wanted, np.diagonal(old))
    traded = flows > 0
    revenue = old * (flows + rest)
    lowest = np.minimum(old, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        highest = np.where(rest > 0, (revenue - lowest * rest) / flows, old)
        lowered = np.where(traded & (rest <= 0), old, np.where(traded, np.minimum(wanted, highest), wanted))
        limited = traded & (np.abs(lowered - wanted) > 1e-12)
        if limited.any() and not recipe.limit_rates:
            raise InputError(_impossible(world, p, label, np.argwhere(limited), wanted, highest, rest))
        adjusted = np.where(traded & (lowered != old) & (rest > 0), (revenue - lowered * flows) / rest, old)
    told = f"{int(limited.sum())} tariffs of {label} were brought to the nearest that needs no subsidy on the rest"
    return lowered, np.maximum(adjusted, lowest), [f"{told}."] if limited.any() else []


def _impossible(
    world: World, p: int, label: str, cells: NDArray[np.int_], wanted: Array, highest: Array, rest: Array
) -> list[Problem]:
    problems = []
    sector, e = world.sectors[p], world.economies
    for o, d in cells[:LISTED]:
        # The bound is rounded towards what is possible.
        most = np.floor(1e4 * highest[o, d] + 1e-6) / 1e4
        alone = f"{100 * most:g} %, the tariff of {sector}, because nothing else of it is traded there"
        bound = f"at most {100 * most:g} %, above which the rest of {sector} would be subsidised"
        place = f"tariff of {label} from {e[o]} to {e[d]}"
        got, expected = f"{100 * wanted[o, d]:g} %", bound if rest[o, d] > 0 else alone
        problems.append(Problem(place, got, expected, "change the tariff or the flow of the product"))
    if len(cells) > LISTED:
        more = f"{len(cells) - LISTED} more such tariffs"
        problems.append(Problem(f"tariff of {label}", more, "possible ones", "change them in the same way"))
    return problems


# -- use and inputs -----------------------------------------------------------------------------------


def _intermediate(
    world: World, p: int, at: int, label: str, flows: Array, rates: Array, recipe: Recipe
) -> tuple[Array, list[str]]:
    """Intermediate use with a column (P4) and a row (P3) for the product.

    What is not said about a product is like its sector with all that was carved out of it, so that the order
    in which products are carved out does not matter.
    """
    family = [world.sectors.index(member) for member in world.family(world.sectors[p])]
    used, earned = world.intermediate, world.value_added
    column, missed_inputs = _part(
        flows.sum(axis=1),
        ceiling=np.column_stack([used[:, :, p], earned[:, p]]),
        pattern=np.column_stack([used[:, :, family].sum(axis=2), earned[:, family].sum(axis=1)]),
        groups=[
            *_groups(recipe.inputs, world.sectors, world.parents),
            *([] if recipe.value_added is None else [([len(world.sectors)], recipe.value_added)]),
        ],
    )
    wide = _insert(used, p, at, column, used[:, :, p] - column)
    labels = (*world.sectors[:at], label, *world.sectors[at:])
    final = world.final_demand
    row, missed_uses = _part(
        (flows * (1.0 + rates)).sum(axis=0),
        ceiling=np.column_stack([wide[:, p], final[:, p]]),
        pattern=np.column_stack([wide[:, family].sum(axis=1), final[:, family].sum(axis=1)]),
        groups=_groups(recipe.uses, labels, {**world.parents, label: world.sectors[p]}),
    )
    notes = [
        f"{100 * missed:.1f} % of {label} went to other {kind} than its shares say: the accounts of "
        f"{world.sectors[p]} do not hold as much there."
        for missed, kind in ((missed_uses, "users"), (missed_inputs, "inputs"))
        if missed > MOVED
    ]
    return _insert(wide, p, at, row, wide[:, p] - row, axis=1), notes


def _groups(
    shares: Mapping[str, float], labels: Sequence[str], parents: Mapping[str, str]
) -> list[tuple[list[int], float]]:
    """Positions that each name stands for: a sector with those of its products that are not named themselves."""
    found: list[tuple[list[int], float]] = []
    for name, share in shares.items():
        if name == FINAL:
            found.append(([len(labels)], share))
            continue
        members = []
        for k, label in enumerate(labels):
            owner = label
            while owner not in shares and owner in parents:
                owner = parents[owner]
            if owner == name:
                members.append(k)
        found.append((members, share))
    return found


def _part(
    total: Array, *, ceiling: Array, pattern: Array, groups: list[tuple[list[int], float]]
) -> tuple[Array, float]:
    """Shares of ``total`` [N] by user or input [N, M], the last one left out, and the part that had to move.

    The groups get their shares, within a group by ``pattern``; the others share what is left by ``pattern``.
    Nothing exceeds ``ceiling``: what does not fit goes to the others, first in proportion to their parts.
    """
    pattern, ceiling = np.maximum(pattern, 0.0), np.maximum(ceiling, 0.0)
    weight, free = np.zeros_like(pattern), np.ones(pattern.shape[1], dtype=bool)
    left = 1.0
    for members, share in groups:
        weight[:, members] = share * _normalised(pattern[:, members])
        free[members] = False
        left -= share
    weight[:, free] = max(left, 0.0) * _normalised(pattern[:, free])
    parts = share_out(total, weight, ceiling)
    missed = sum(
        float(np.maximum(share * total - parts[:, members].sum(axis=1), 0.0).sum())
        for members, share in groups
    )
    return parts[:, :-1], missed / float(total.sum()) if groups else 0.0


def _normalised(pattern: Array) -> Array:
    total = pattern.sum(axis=1, keepdims=True)
    shares: Array = np.divide(pattern, total, out=np.zeros_like(pattern), where=total > 0)
    return shares


def _keep_signs(intermediate: Array, flows: Array, tariffs: Array, sectors: tuple[int, int]) -> None:
    """Take off what rounding put into use beyond supply, and into inputs beyond output, in place.

    Where the sector leaves nothing for final demand or value added, neither does the product, and a sum of
    parts may exceed the whole by a rounding error.
    """
    for k in sectors:
        paid = (flows[:, :, k] * (1.0 + tariffs[:, :, k])).sum(axis=0)
        intermediate[:, k] *= _reduction(intermediate[:, k].sum(axis=1), paid)[:, None]
    for k in sectors:
        cost = intermediate[:, :, k].sum(axis=1)
        intermediate[:, :, k] *= _reduction(cost, flows[:, :, k].sum(axis=1))[:, None]


def _reduction(parts: Array, whole: Array) -> Array:
    """Factor that brings ``parts`` below ``whole`` where they exceed it, or nearly so."""
    limit = whole * (1.0 - ROUNDING)
    factor: Array = np.divide(limit, parts, out=np.ones_like(parts), where=parts > limit)
    return factor

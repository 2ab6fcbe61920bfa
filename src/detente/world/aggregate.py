"""Regroups economies and sectors of a world without losing a cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.errors import LabelError, Problem
from detente.labels import index_of
from detente.world.world import World

__all__ = ["aggregate"]

Array = NDArray[np.float64]


def aggregate(
    world: World,
    economies: Mapping[str, Sequence[str]] | None,
    sectors: Mapping[str, Sequence[str]] | None,
) -> World:
    """See :meth:`World.aggregate`."""
    names, to_group = _grouping(economies or {}, world.economies, "economy")
    goods_names, to_sector = _grouping(sectors or {}, world.sectors, "sector")

    flows = _merge(world.flows, to_group, to_group, to_sector)
    duties = _merge(world.flows * world.tariffs, to_group, to_group, to_sector)
    # Without trade there is no revenue to preserve: the plain mean of the members' rates.
    count = _merge(np.ones_like(world.flows), to_group, to_group, to_sector)
    plain = _merge(world.tariffs, to_group, to_group, to_sector) / count
    tariffs = np.divide(duties, flows, out=plain, where=flows > 0)
    # Who sells nothing at home levies no duty there, whatever the members' mean is.
    own = np.arange(len(names))
    tariffs[own, own] = np.where(flows[own, own] > 0, tariffs[own, own], 0.0)
    goods = (to_sector.T @ world.goods.astype(float)) > 0

    abroad = world.flows * (1.0 - np.eye(len(world.economies)))[:, :, None]
    weights = np.maximum(abroad.sum(axis=(0, 1)), 0.0)
    sets = {name: _mean(theta, weights, to_sector) for name, theta in world.elasticities.items()}
    return World(
        economies=names,
        sectors=goods_names,
        flows=flows,
        intermediate=_merge(world.intermediate, to_group, to_sector, to_sector),
        tariffs=tariffs,
        elasticities=sets,
        goods=goods,
        meta=world.meta.with_notes(*_notes(world, economies, sectors, bool(np.diagonal(tariffs).any()))),
        default_elasticities=world.default_elasticities,
        parents=_parents(world, goods_names, to_sector),
    )


def _parents(world: World, names: tuple[str, ...], to_sector: Array) -> dict[str, str]:
    """What is still a product afterwards, and of what.

    A product that joins its own sector is one no longer; one that joins others stays a product when all of
    them belong to the same sector.
    """
    group = dict(zip(world.sectors, (names[int(g)] for g in to_sector.argmax(axis=1)), strict=True))
    found: dict[str, str] = {}
    for name in names:
        owners = {
            group[world.parents[label]] if label in world.parents else ""
            for label in world.sectors
            if group[label] == name
        } - {name}
        if len(owners) == 1 and (owner := owners.pop()):
            found[name] = owner
    return found


def _grouping(
    groups: Mapping[str, Sequence[str]], labels: tuple[str, ...], kind: str
) -> tuple[tuple[str, ...], Array]:
    """New labels and the membership matrix [old, new]; a group takes the place of its first member."""
    owner: dict[str, str] = {}
    problems: list[Problem] = []
    for group, members in groups.items():
        where = f"{kind} group {group}"
        if isinstance(members, str) or not members:
            got = repr(members) if members else "no member"
            problems.append(Problem(where, got, "a list of labels", "write the members as a list"))
            continue
        for member in members:
            try:
                index_of(member, labels, where=where, kind=kind)
            except LabelError as error:
                problems += error.problems
                continue
            if member in owner:
                got = f"{member}, which {owner[member]} has already"
                problems.append(Problem(where, got, "every label once", f"take {member} out of one group"))
            owner[member] = group
    for group in groups:
        if group in labels and owner.get(group) != group:
            got = f"the name of the {kind} {group}, which is not a member"
            fix = f"choose another name or add {group} to the group"
            problems.append(Problem(f"{kind} group {group}", got, "a free name", fix))
    if problems:
        raise LabelError(problems)
    target = [owner.get(label, label) for label in labels]
    names = tuple(dict.fromkeys(target))
    matrix = np.zeros((len(labels), len(names)))
    matrix[np.arange(len(labels)), [names.index(x) for x in target]] = 1.0
    return names, matrix


def _merge(values: Array, first: Array, second: Array, third: Array) -> Array:
    """Sums of ``values`` over the members of the groups on each of its three axes."""
    merged: Array = np.einsum("abc,ai,bj,ck->ijk", values, first, second, third, optimize=True)
    return merged


def _mean(theta: Array, weights: Array, to_sector: Array) -> Array:
    """Trade-weighted mean of ``theta`` by group; the plain mean where the members do not trade."""
    total = weights @ to_sector
    plain = (theta @ to_sector) / to_sector.sum(axis=0)
    mean: Array = np.divide((theta * weights) @ to_sector, total, out=plain, where=total > 0)
    return mean


def _notes(
    world: World,
    economies: Mapping[str, Sequence[str]] | None,
    sectors: Mapping[str, Sequence[str]] | None,
    internal: bool,
) -> list[str]:
    notes = []
    if economies:
        text = "; ".join(f"{name} = {'+'.join(members)}" for name, members in economies.items())
        notes.append(f"Economies merged: {text}. Tariffs are averages that preserve revenue.")
    if internal:
        notes.append("Duties on trade between members of a group are kept as the tariff on its diagonal.")
    if sectors:
        text = "; ".join(f"{name} = {'+'.join(members)}" for name, members in sectors.items())
        notes.append(
            f"Sectors merged: {text}. Trade elasticities are means weighted with trade between the "
            f"{len(world.economies)} economies."
        )
    return notes

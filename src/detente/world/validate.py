"""Looks for every error in the arrays of a world, and measures how well its accounts hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.errors import InputError, Problem
from detente.world.world import CheckLine, World, WorldCheck

__all__ = ["check_world", "checked_arrays"]

Array = NDArray[np.float64]

ROUNDING = 1e-9
"""Violations below this share of the flow they belong to are floating-point rounding."""

PUBLISHED = 1e-6
"""Published value added and final demand may differ from the derived ones by this share."""


def checked_arrays(
    *,
    economies: Sequence[str],
    sectors: Sequence[str],
    flows: ArrayLike,
    intermediate: ArrayLike,
    tariffs: ArrayLike | None,
    elasticities: Mapping[str, ArrayLike],
    goods: ArrayLike | None,
    default_elasticities: str | None,
    value_added: ArrayLike | None,
    final_demand: ArrayLike | None,
    internal_duties: bool,
    parents: Mapping[str, str],
) -> dict[str, Any]:
    """Arguments of :meth:`World.from_arrays` as float arrays; :class:`InputError` with every problem."""
    problems = [*_label_problems("economies", economies), *_label_problems("sectors", sectors)]
    n, s = len(economies), len(sectors)
    shapes = {"flows": (n, n, s), "intermediate": (n, s, s), "tariffs": (n, n, s)}
    raw: dict[str, Any] = {
        "flows": flows,
        "intermediate": intermediate,
        "tariffs": np.zeros(shapes["tariffs"]) if tariffs is None else tariffs,
    }
    names = {
        "flows": (economies, economies, sectors),
        "intermediate": (economies, sectors, sectors),
        "tariffs": (economies, economies, sectors),
    }
    arrays = {key: _array(key, raw[key], shapes[key], names[key], problems) for key in raw}
    crosses = _goods(goods, sectors, problems)
    sets = _elasticities(elasticities, sectors, problems)
    if default_elasticities is None:
        default_elasticities = "GYY" if "GYY" in sets else next(iter(sets), "GYY")
    elif default_elasticities not in sets:
        known = ", ".join(sets) or "none"
        fix = "name one of them or add the set"
        problems.append(Problem("default_elasticities", repr(default_elasticities), f"one of {known}", fix))
    problems += _parent_problems(parents, sectors)
    if not problems:
        problems += _tariff_problems(arrays["tariffs"], crosses, economies, sectors, internal_duties)
        problems += _balance_problems(arrays, economies, sectors, value_added, final_demand)
    if problems:
        raise InputError(problems)
    return {
        "economies": tuple(economies),
        "sectors": tuple(sectors),
        **arrays,
        "elasticities": sets,
        "goods": crosses,
        "default_elasticities": default_elasticities,
        "parents": dict(parents),
    }


def _parent_problems(parents: Mapping[str, str], sectors: Sequence[str]) -> list[Problem]:
    """Products and what they were carved out of are sectors of the world; nothing is carved out of itself."""
    problems = []
    for product, sector in parents.items():
        place = f"parents[{product}]"
        if missing := [label for label in (product, sector) if label not in sectors]:
            fix = "leave it out or name a sector of the world"
            problems.append(Problem(place, repr(missing[0]), "a sector of this world", fix))
        elif _returns(product, parents):
            fix = "name the sector that was there first"
            problems.append(Problem(place, f"{sector}, which is carved out of it", "another sector", fix))
    return problems


def _returns(product: str, parents: Mapping[str, str]) -> bool:
    """Whether going from product to sector, again and again, comes back to ``product``."""
    label: str | None = parents[product]
    for _ in parents:
        if label is None or label == product:
            break
        label = parents.get(label)
    return label == product


def _label_problems(where: str, labels: Sequence[str]) -> list[Problem]:
    if isinstance(labels, str) or not all(isinstance(x, str) and x for x in labels):
        return [Problem(where, repr(labels)[:60], "a sequence of non-empty texts", "give each label as text")]
    if not labels:
        return [Problem(where, "no label", "at least one", "name them")]
    twice = sorted({x for x in labels if list(labels).count(x) > 1})
    if twice:
        return [Problem(where, f"{', '.join(twice)} more than once", "unique labels", "rename or merge them")]
    return []


def _array(
    name: str,
    values: Any,
    shape: tuple[int, ...],
    axes: tuple[Sequence[str], ...],
    problems: list[Problem],
) -> Array:
    """``values`` as floats of ``shape``; problems of shape, finiteness and sign are appended."""
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        problems.append(Problem(name, "values that are no numbers", "numbers", "give an array of floats"))
        return np.zeros(shape)
    if array.shape != shape:
        got, expected = f"shape {array.shape}", f"shape {shape}"
        problems.append(Problem(name, got, expected, "order the axes as documented, one entry a label"))
        return np.zeros(shape)
    if (bad := ~np.isfinite(array)).any():
        where = _place(name, bad, axes)
        problems.append(Problem(where, f"{int(bad.sum())} not finite", "finite numbers", "fill or drop them"))
        return np.zeros(shape)
    if name == "tariffs":
        if (bad := array <= -1).any():
            first = array[tuple(np.argwhere(bad)[0])]
            fix = "give rates as fractions (0.25 for 25 %)"
            problems.append(Problem(_place(name, bad, axes), f"{first:g}", "rates above -1 (-100 %)", fix))
    elif (bad := array < 0).any():
        got = f"{int(bad.sum())} negative, lowest {array.min():g}"
        problems.append(Problem(_place(name, bad, axes), got, "values >= 0", "move them to final demand"))
    return array


def _place(name: str, bad: NDArray[np.bool_], axes: tuple[Sequence[str], ...]) -> str:
    """``name[first bad cell by labels]``."""
    first = np.argwhere(bad)[0]
    return f"{name}[{', '.join(axis[i] for axis, i in zip(axes, first, strict=True))}]"


def _goods(goods: ArrayLike | None, sectors: Sequence[str], problems: list[Problem]) -> NDArray[np.bool_]:
    if goods is None:
        return np.array([x != "SVC" for x in sectors], dtype=bool)
    array = np.asarray(goods)
    if array.shape != (len(sectors),) or array.dtype != bool:
        got = f"{array.dtype} of shape {array.shape}"
        fix = "give True for sectors that cross a customs border"
        problems.append(Problem("goods", got, f"bool of shape ({len(sectors)},)", fix))
        return np.ones(len(sectors), dtype=bool)
    return array


def _elasticities(
    sets: Mapping[str, ArrayLike], sectors: Sequence[str], problems: list[Problem]
) -> dict[str, Array]:
    out: dict[str, Array] = {}
    if not sets:
        problems.append(Problem("elasticities", "no set", "at least one", "give {'name': [theta, ...]}"))
    for name, values in sets.items():
        where = f"elasticities[{name}]"
        try:
            theta = np.asarray(values, dtype=np.float64)
        except (TypeError, ValueError):
            theta = np.zeros(0)
        if theta.shape != (len(sectors),):
            got, expected = f"shape {theta.shape}", f"shape ({len(sectors)},)"
            problems.append(Problem(where, got, expected, "give one number a sector"))
        elif (bad := ~(np.isfinite(theta) & (theta > 0))).any():
            at = int(np.argmax(bad))
            fix = "give the trade elasticity theta as a positive number"
            place = f"elasticities[{name}, {sectors[at]}]"
            problems.append(Problem(place, f"{theta[at]:g}", "a number > 0", fix))
        else:
            out[name] = theta
    return out


def _tariff_problems(
    tariffs: Array,
    goods: NDArray[np.bool_],
    economies: Sequence[str],
    sectors: Sequence[str],
    internal_duties: bool,
) -> list[Problem]:
    problems = []
    axes = (economies, economies, sectors)
    own = (np.eye(len(economies)) > 0)[:, :, None] & (tariffs != 0)
    if own.any() and not internal_duties:
        place = _place("tariffs", own, axes)
        got = f"{tariffs[tuple(np.argwhere(own)[0])]:g} on domestic sales"
        problems.append(Problem(place, got, "0 on the diagonal", "set the diagonal to zero"))
    services = (tariffs != 0) & ~goods[None, None, :] & ~own
    if services.any():
        place = _place("tariffs", services, axes)
        got = f"{tariffs[tuple(np.argwhere(services)[0])]:g} on a service"
        problems.append(Problem(place, got, "0 for services", "set it to zero or mark the sector as goods"))
    return problems


def _balance_problems(
    arrays: Mapping[str, Array],
    economies: Sequence[str],
    sectors: Sequence[str],
    value_added: ArrayLike | None,
    final_demand: ArrayLike | None,
) -> list[Problem]:
    """Derived value added and final demand: not negative, and equal to the published ones if given."""
    flows, intermediate = arrays["flows"], arrays["intermediate"]
    output = flows.sum(axis=1)
    absorption = (flows * (1.0 + arrays["tariffs"])).sum(axis=0)
    problems: list[Problem] = []
    for name, total, residual, given in (
        ("value_added", output, output - intermediate.sum(axis=1), value_added),
        ("final_demand", absorption, absorption - intermediate.sum(axis=2), final_demand),
    ):
        bad = residual < -ROUNDING * np.maximum(total, 1.0)
        if bad.any():
            first = tuple(np.argwhere(bad)[0])
            source = "output" if name == "value_added" else "absorption"
            got = f"{residual[first]:g} ({source} {total[first]:g}, the rest is intermediate use)"
            fix = "lower intermediate use of that cell or raise the flows"
            problems.append(Problem(_place(name, bad, (economies, sectors)), got, "a value >= 0", fix))
        if given is None:
            continue
        published = np.asarray(given, dtype=np.float64)
        if published.shape != residual.shape:
            got = f"shape {published.shape}"
            problems.append(Problem(name, got, f"shape {residual.shape}", "order the axes as documented"))
            continue
        off = ~(np.abs(published - residual) <= PUBLISHED * np.maximum(total, 1.0))
        if off.any():
            first = tuple(np.argwhere(off)[0])
            got = f"{published[first]:g}"
            expected = f"{residual[first]:g}, which flows and intermediate use imply"
            fix = "balance the table before building a world"
            problems.append(Problem(_place(name, off, (economies, sectors)), got, expected, fix))
    return problems


def check_world(world: World, tolerance: float) -> WorldCheck:
    """Identities (W1)-(W3) and sign conditions of ``world``."""
    abroad = world.flows * (1.0 - np.eye(len(world.economies)))[:, :, None]
    balance = abroad.sum(axis=(1, 2)) - abroad.sum(axis=(0, 2))
    use = world.intermediate.sum(axis=2) + world.final_demand
    cost = world.intermediate.sum(axis=1) + world.value_added
    paid = np.einsum("odk,odk->dk", world.flows, 1.0 + world.tariffs)
    spent = world.final_demand.sum(axis=1)
    earned = world.value_added.sum(axis=1) + world.tariff_revenue - balance
    e, k = world.economies, world.sectors
    gross = np.maximum(world.absorption.sum(axis=1), 1e-300)
    lines = (
        _identity("use = supply, by destination and good", use, paid, (e, k), tolerance),
        _identity(
            "output = intermediate + value added", cost, np.einsum("ods->os", world.flows), (e, k), tolerance
        ),
        _identity("income = expenditure", earned, spent, (e,), tolerance, scale=gross),
        _identity(
            "trade balances sum to zero",
            np.array([balance.sum()]),
            np.zeros(1),
            (("world",),),
            tolerance,
            scale=np.array([max(abroad.sum(), 1e-300)]),
        ),
        _signs("flows not negative", world.flows, (e, e, k), 1.0),
        _signs("intermediate use not negative", world.intermediate, (e, k, k), 1.0),
        _signs("value added not negative", world.value_added, (e, k), np.maximum(world.output, 1.0)),
        _signs("final demand not negative", world.final_demand, (e, k), np.maximum(world.absorption, 1.0)),
        _signs("tariffs above -100 %", 1.0 + world.tariffs, (e, e, k), 1.0),
        *_products(world),
    )
    return WorldCheck(lines, tolerance)


def _products(world: World) -> tuple[CheckLine, ...]:
    """Whether every product has its sector; the numbers are counts. Nothing in a world without products."""
    if not world.parents:
        return ()
    wrong = [problem.where for problem in _parent_problems(world.parents, world.sectors)]
    place = wrong[0] if wrong else ""
    return (CheckLine("products have a sector", len(wrong), float(bool(wrong)), place, not wrong),)


def _identity(
    name: str,
    left: Array,
    right: Array,
    axes: tuple[Sequence[str], ...],
    tolerance: float,
    scale: Array | None = None,
) -> CheckLine:
    gap = np.abs(left - right)
    size = np.maximum(np.abs(left), np.abs(right)) if scale is None else scale
    relative = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
    worst = np.unravel_index(int(np.argmax(relative)), relative.shape)
    largest = float(relative[worst])
    place = " ".join(axis[int(i)] for axis, i in zip(axes, worst, strict=True)) if gap.max() > 0 else ""
    return CheckLine(
        name, float(gap.max()), largest, place, bool(np.isfinite(gap).all()) and largest <= tolerance
    )


def _signs(name: str, values: Array, axes: tuple[Sequence[str], ...], scale: Array | float) -> CheckLine:
    below = np.maximum(-values, 0.0)
    relative = below / scale
    largest = float(relative.max())
    worst = np.unravel_index(int(np.argmax(relative)), relative.shape)
    place = " ".join(axis[int(i)] for axis, i in zip(axes, worst, strict=True)) if largest > 0 else ""
    ok = bool(np.isfinite(values).all()) and largest <= ROUNDING
    return CheckLine(name, float(below.max()), largest, place, ok)

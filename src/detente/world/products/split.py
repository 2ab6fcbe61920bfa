"""Carves products out of a world: from a shipped definition, a file, figures, or flows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.errors import InputError, LabelError, Problem
from detente.labels import expand, index_of
from detente.world.products.carve import FINAL, LISTED, Recipe, carve
from detente.world.products.shipped import computed_notes, plain_definition, shares, shipped_products

if TYPE_CHECKING:
    from detente.world.products.definition import ProductDefinition
    from detente.world.world import World

__all__ = ["duty_rates", "split", "split_definition", "with_products"]

Array = NDArray[np.float64]

TOLD = 5
"""Sources that a note names for each grade."""


def with_products(world: World, products: Sequence[str | Path | ProductDefinition]) -> World:
    """See :meth:`World.with_products`."""
    catalogue = list(shipped_products())
    names = [p for p in products if isinstance(p, str) and p in catalogue]
    others = [p for p in products if not (isinstance(p, str) and p in catalogue)]
    for name in sorted(set(names), key=catalogue.index):
        world = _split_shipped(world, name, plain_definition(name)["sector"])
    for other in others:
        world = _split_other(world, other)
    return world


def _split_other(world: World, product: str | Path | ProductDefinition) -> World:
    """Carve out a product that is not a shipped one."""
    from detente.world.products.definition import ProductDefinition

    if isinstance(product, ProductDefinition):
        return split_definition(world, product)
    if isinstance(product, str) and Path(product).suffix not in (".yaml", ".yml"):
        plain_definition(product)  # raises: nobody knows it
    from detente.world.products.files import naming_lines, read_product

    definition = read_product(product)
    with naming_lines(product):
        return split_definition(world, definition)


def split(
    world: World,
    sector: str,
    product: str,
    *,
    flows: ArrayLike | None,
    trade: Mapping[tuple[str, str], float] | None,
    share: float | Mapping[str, float] | Mapping[tuple[str, str], float] | None,
    home: Mapping[str, float] | None,
    production: Mapping[str, float] | None,
    use: Mapping[str, float] | None,
    **differences: Any,
) -> World:
    """See :meth:`World.split`."""
    figures = {"trade": trade, "share": share, "home": home, "production": production, "use": use}
    given = [name for name, value in figures.items() if value is not None]
    if flows is None and not given and not any(v not in (None, False) for v in differences.values()):
        if product in shipped_products():
            return _split_shipped(world, product, sector)
        raise InputError(_says_nothing(product))
    if flows is not None and given:
        got, fix = f"'flows' and {', '.join(map(repr, given))}", "keep 'flows' or the figures"
        raise InputError(Problem(f"product {product}", got, "flows or figures on them", fix))
    from detente.world.products.files import make_definition

    definition = make_definition(
        {"product": product, "sector": sector}
        | _figures(trade, share, home, production, use)
        | _differences(differences)
    )
    if flows is None:
        return split_definition(world, definition)
    array, notes = _checked_flows(world, definition, flows)
    return _carve(world, sector, definition, array, [*notes, "Flows: given cell by cell."])


def split_definition(world: World, definition: ProductDefinition, sector: str | None = None) -> World:
    """Carve out the product of a definition.

    Raises
    ------
    InputError
        For unknown labels, figures that exceed the sector or contradict each other, and a sector out of which
        the product is not carved.
    """
    from detente.world.products.estimate import estimate

    sector = _sector_of(world, definition.product, sector or definition.sector, definition.model_dump())
    if not definition.says_something:
        raise InputError(_says_nothing(definition.product))
    found = estimate(world, definition, sector)
    return _carve(world, sector, definition, found.flows, [*_figure_notes(definition), *found.notes])


def _says_nothing(product: str) -> Problem:
    names = ", ".join(shipped_products())
    return Problem(
        f"product {product}",
        "no figure on how large it is",
        "at least one of flows, trade, share, home, production and use",
        f"add one, or name a product that is shipped: {names}",
    )


def _sector_of(world: World, product: str, sector: str, entry: Mapping[str, Any]) -> str:
    """The sector out of which a product is carved, after a look at all labels."""
    index_of(sector, world.sectors, where=f"sector of {product}", kind="sector")
    if product in world.sectors:
        got = f"{product}, which this world has already"
        raise InputError(Problem("product", got, "a new name", "leave it out or choose another name"))
    allowed = (entry["sector"], *entry.get("also_in", ()))
    if sector not in allowed:
        expected = " or ".join(allowed)
        raise InputError(Problem(f"sector of {product}", repr(sector), expected, f"write {expected}"))
    return sector


# -- from arguments to figures ------------------------------------------------------------------------


def _figures(
    trade: Mapping[tuple[str, str], float] | None,
    share: float | Mapping[str, float] | Mapping[tuple[str, str], float] | None,
    home: Mapping[str, float] | None,
    production: Mapping[str, float] | None,
    use: Mapping[str, float] | None,
) -> dict[str, Any]:
    """The figures of a definition."""
    out: dict[str, list[dict[str, Any]]] = {"trade": [], "home": [], "production": [], "use": []}
    typical: dict[str, Any] = {}
    pairs: list[tuple[Any, dict[str, Any]]] = [(k, {"usd_m": v}) for k, v in (trade or {}).items()]
    if isinstance(share, Mapping):
        pairs += [(key, {"share": v}) for key, v in share.items() if not isinstance(key, str)]
        typical = {key: v for key, v in share.items() if isinstance(key, str)}
    elif share is not None:
        typical = {"WLD": share}
    for (origin, destination), value in pairs:
        if origin == destination:
            out["home"].append({"economy": origin, **value})
        else:
            out["trade"].append({"origin": origin, "destination": destination, **value})
    for name, values in (("home", home), ("production", production), ("use", use)):
        out[name] += [{"economy": economy, "usd_m": value} for economy, value in (values or {}).items()]
    return {**out, "typical": typical}


def _differences(given: Mapping[str, Any]) -> dict[str, Any]:
    """The other keys of a definition; tariffs by pair become a list."""
    out = {name: value for name, value in given.items() if value is not None}
    if "tariffs" in out:
        out["tariffs"] = [
            {"origin": origin, "destination": destination, "rate": rate}
            for (origin, destination), rate in out["tariffs"].items()
        ]
    return out


def _checked_flows(world: World, definition: ProductDefinition, flows: ArrayLike) -> tuple[Array, list[str]]:
    """Flows given as an array, between zero and those of the sector."""
    n, e = len(world.economies), world.economies
    try:
        array = np.array(flows, dtype=np.float64)
    except (TypeError, ValueError):
        array = np.zeros(0)
    if array.shape != (n, n) or not np.isfinite(array).all() or (array < 0).any():
        wrong = "values that are no numbers" if array.shape == (0,) else f"shape {array.shape}"
        got = wrong if array.shape != (n, n) else "values that are negative or not finite"
        fix = "give [origin, destination] million USD in the order of the world's economies"
        raise InputError(
            Problem(f"flows of {definition.product}", got, f"shape ({n}, {n}), values >= 0", fix)
        )
    room = world.flows[:, :, world.sector(definition.sector, where=f"sector of {definition.product}")]
    beyond = np.argwhere(array > room * (1.0 + 1e-9))
    if len(beyond) and not definition.cap:
        problems = [
            Problem(
                f"flow of {definition.product} from {e[o]} to {e[d]}",
                f"{array[o, d]:,.6g} million USD",
                f"at most the {room[o, d]:,.6g} of {definition.sector}",
                "lower it, or set 'cap' to take what the sector sells",
            )
            for o, d in beyond[:LISTED]
        ]
        if len(beyond) > LISTED:
            got = f"{len(beyond) - LISTED} more such flows"
            problems.append(
                Problem(f"flows of {definition.product}", got, "none", "lower them in the same way")
            )
        raise InputError(problems)
    taken = np.minimum(array, room)
    notes = [
        f"{len(beyond)} flows were lowered to those of {definition.sector}: {array.sum():,.6g} million USD "
        f"became {taken.sum():,.6g}."
    ]
    return taken, notes if len(beyond) else []


# -- carving ------------------------------------------------------------------------------------------


def _split_shipped(world: World, product: str, sector: str) -> World:
    """Carve out a shipped product: its flows are stored as shares of the sector's."""
    entry = plain_definition(product)
    _sector_of(world, product, sector, entry)
    stored = shares(product)
    if set(world.economies) != set(stored.economies):
        missing = [x for x in stored.economies if x not in world.economies]
        got = f"a world without {', '.join(missing[:3])}" + (" and others" if len(missing) > 3 else "")
        got = got if missing else f"a world of {len(world.economies)} economies"
        expected = f"the {len(stored.economies)} economies of the bundled world"
        fix = "carve products out before economies are merged"
        raise InputError(Problem(f"product {product}", got, expected, fix))
    if sector != entry["sector"]:
        from detente.world.products.shipped import definition

        return split_definition(world, definition(product).model_copy(update={"cap": True}), sector)
    order = [stored.economies.index(x) for x in world.economies]
    family = [world.sectors.index(member) for member in world.family(sector)]
    share, rates = stored.share[np.ix_(order, order)], stored.rates[np.ix_(order, order)]
    wanted, room = share * world.flows[:, :, family].sum(axis=2), world.flows[:, :, family[0]]
    beyond = wanted > room * (1.0 + 1e-6)
    if beyond.any():
        o, d = np.argwhere(beyond)[0]
        got = f"{wanted[o, d]:,.6g} million USD from {world.economies[o]} to {world.economies[d]}"
        expected = f"at most the {room[o, d]:,.6g} that other products left of {sector}"
        fix = "carve this product out first, or take less for the others"
        raise InputError(Problem(f"product {product}", got, expected, fix))
    recipe = Recipe(
        uses=_resolved(world, entry.get("uses", {}), product, "uses"),
        inputs=_resolved(world, entry.get("inputs", {}), product, "inputs"),
        value_added=entry.get("value_added"),
        rates=None if np.isnan(rates).all() else rates,
        limit_rates=True,
        elasticity=_elasticity(world, entry.get("elasticity")),
        goods=entry.get("goods"),
    )
    carved = carve(world, sector, product, np.minimum(wanted, room), recipe)
    told = [*entry.get("notes", ()), *computed_notes(product), *carved.notes, *_like_sector(sector, recipe)]
    where = f"Figures and sources: 'detente world products {product}'."
    return _noted(carved.world, product, sector, [*told, where])


def _carve(
    world: World, sector: str, definition: ProductDefinition, flows: Array, notes: Sequence[str]
) -> World:
    product = definition.product
    _sector_of(world, product, sector, definition.model_dump())
    if not flows.any():
        fix = "raise its figures or name economies that make the sector's goods"
        raise InputError(
            Problem(f"product {product}", "no flow at all", "a product that somebody sells", fix)
        )
    recipe = Recipe(
        uses=_resolved(world, definition.uses, product, "uses"),
        inputs=_resolved(world, definition.inputs, product, "inputs"),
        value_added=definition.value_added,
        rates=duty_rates(world, definition),
        limit_rates=definition.cap,
        elasticity=_elasticity(world, definition.elasticity),
        goods=definition.goods,
    )
    carved = carve(world, sector, product, flows, recipe)
    told = [*notes, *definition.notes, *carved.notes, *_like_sector(sector, recipe)]
    return _noted(carved.world, product, sector, told)


def _resolved(world: World, shares_of: Mapping[str, float], product: str, where: str) -> dict[str, float]:
    """Names of users or inputs that the world has: a shipped product that it lacks stands for its sector."""
    out: dict[str, float] = {}
    problems: list[Problem] = []
    known = [*world.sectors, *([FINAL, product] if where == "uses" else [])]
    catalogue = shipped_products()
    for name, share in shares_of.items():
        label = catalogue[name] if name not in known and name in catalogue else name
        try:
            index_of(label, known, where=f"{where}.{name}", kind="sector")
        except LabelError as error:
            problems.extend(error.problems)
            continue
        out[label] = out.get(label, 0.0) + share
    if problems:
        raise LabelError(problems)
    return out


def duty_rates(world: World, definition: ProductDefinition) -> Array | None:
    """Tariffs [origin, destination] that differ from the sector's, NaN elsewhere."""
    if not definition.tariffs:
        return None
    out = np.full((len(world.economies),) * 2, np.nan)
    problems: list[Problem] = []
    for number, duty in enumerate(definition.tariffs):
        sides = []
        for side in ("origin", "destination"):
            found: list[str] = []
            for label in getattr(duty, side):
                try:
                    found += expand(label, world.economies, where=f"tariffs[{number}].{side}")
                except LabelError as error:
                    problems.extend(error.problems)
            sides.append([world.economies.index(e) for e in found])
        out[np.ix_(*sides)] = duty.rate
    if problems:
        raise LabelError(problems)
    return out


def _elasticity(world: World, own: Mapping[str, float] | None) -> dict[str, float] | None:
    """By set; ``all`` stands for every set that is not named."""
    if own is None:
        return None
    every = dict.fromkeys(world.elasticities, own["all"]) if "all" in own else {}
    return every | {name: value for name, value in own.items() if name != "all"}


# -- what is told -------------------------------------------------------------------------------------


def _figure_notes(definition: ProductDefinition) -> list[str]:
    """How many figures of each grade, and who says so."""
    by_grade: dict[str, Counter[str]] = {}
    for _, figure in definition.figures():
        by_grade.setdefault(figure.grade or "", Counter())[figure.source or "no source"] += 1
    notes = []
    for grade, sources in by_grade.items():
        named = [source for source, _ in sources.most_common(TOLD)]
        more = f" and {len(sources) - TOLD} more" if len(sources) > TOLD else ""
        count = sum(sources.values())
        kind = f"of grade {grade}" if grade else "without a grade"
        notes.append(f"{count} figure{'s' * (count > 1)} {kind}: {'; '.join(named)}{more}.")
    if definition.typical:
        notes.append(f"Typical shares: {definition.typical_source or 'no source'}.")
    return notes


def _like_sector(sector: str, recipe: Recipe) -> list[str]:
    """What of the product is taken from the sector because nothing else is known."""
    same = [
        name
        for name, given in (
            ("use", recipe.uses),
            ("inputs", recipe.inputs or recipe.value_added is not None),
            ("tariffs", recipe.rates is not None or recipe.goods is False),
            ("elasticities", recipe.elasticity is not None),
        )
        if not given
    ]
    return [f"Like {sector}, because nothing else is given: {', '.join(same)}."] if same else []


def _noted(world: World, product: str, sector: str, notes: Sequence[str]) -> World:
    """The same world with notes on the product in its provenance."""
    from dataclasses import replace

    k, family = world.sectors.index(product), [world.sectors.index(m) for m in world.family(sector)]
    abroad = ~np.eye(len(world.economies), dtype=bool)
    made, traded = world.flows[:, :, k].sum(), world.flows[abroad, k].sum()
    whole = world.flows[:, :, family].sum(axis=2)
    size = (
        f"{product} is carved out of {sector}: output {made:,.0f} million USD ({100 * made / whole.sum():.2g} % "
        f"of it), trade {traded:,.0f} ({100 * traded / max(whole[abroad].sum(), 1e-300):.2g} %)."
    )
    return replace(world, meta=world.meta.with_notes(size, *(f"{product}: {note}" for note in notes)))

"""Production of a scenario: from labels to the nests and backstops that the solver knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import InputError, LabelError, Problem
from detente.labels import index_of
from detente.scenario.levels import sectors_of
from detente.trade.technology import Backstop, Nest, Technology

if TYPE_CHECKING:
    from detente.scenario.schema import Production
    from detente.world import World

__all__ = ["technology_of"]


def technology_of(production: Production, world: World) -> Technology:
    """Nests and backstops by position.

    Raises
    ------
    LabelError, InputError
        For labels that ``world`` does not have, and for nests that contradict each other.
    """
    problems: list[Problem] = []
    nests = [_nest(i, production, world, problems) for i in range(len(production.critical))]
    backstops = [_backstop(i, production, world, problems) for i in range(len(production.backstops))]
    _require_one_sigma(nests, world, problems)
    if problems:
        kind = LabelError if all(p.expected.endswith("of this world") for p in problems) else InputError
        raise kind(problems)
    return Technology(tuple(nests), tuple(backstops))


def _nest(i: int, production: Production, world: World, problems: list[Problem]) -> Nest:
    given = production.critical[i]
    found: dict[str, tuple[int, ...]] = {}
    for name in ("using", "inputs"):
        try:
            where = f"production.critical[{i}].{name}"
            found[name] = tuple(sectors_of(world, getattr(given, name), where).tolist())
        except LabelError as error:
            problems.extend(error.problems)
            found[name] = ()
    within = given.within if given.within is not None else given.sigma
    if given.within is None and len(found["inputs"]) > 1:
        problems.append(
            Problem(
                f"production.critical[{i}].within",
                f"nothing for {len(found['inputs'])} inputs",
                "the elasticity of substitution among them",
                "write 'within:', for example 0.5",
            )
        )
    return Nest(found["using"], found["inputs"], given.sigma, within)


def _backstop(i: int, production: Production, world: World, problems: list[Problem]) -> Backstop:
    given = production.backstops[i]
    found = {"input": 0, "source": 1}
    for name in found:
        try:
            where = f"production.backstops[{i}].{name}"
            found[name] = index_of(getattr(given, name), world.sectors, where=where, kind="sector")
        except LabelError as error:
            problems.extend(error.problems)
    if found["input"] == found["source"]:
        problems.append(
            Problem(
                f"production.backstops[{i}].source",
                f"'{given.source}', the input itself",
                "another industry that makes the substitute",
                "name another sector",
            )
        )
    return Backstop(found["input"], found["source"], given.multiple, given.elasticity)


def _require_one_sigma(nests: list[Nest], world: World, problems: list[Problem]) -> None:
    """Nests of one industry share their elasticity, and no input is in two of them."""
    for i, nest in enumerate(nests):
        for j, other in enumerate(nests[:i]):
            shared = sorted(set(nest.using) & set(other.using))
            if not shared:
                continue
            industry = world.sectors[shared[0]]
            if nest.sigma != other.sigma:
                problems.append(
                    Problem(
                        f"production.critical[{i}].sigma",
                        f"{nest.sigma:g} for {industry}",
                        f"the {other.sigma:g} of critical[{j}], which it uses too",
                        "give both the same sigma, or let them be used by different industries",
                    )
                )
            twice = sorted(set(nest.inputs) & set(other.inputs))
            if twice:
                problems.append(
                    Problem(
                        f"production.critical[{i}].inputs",
                        f"{world.sectors[twice[0]]} for {industry}",
                        f"an input that is not in critical[{j}] already",
                        "keep it in one of the two",
                    )
                )

"""Uncertain parameters: what each is drawn from, and where in a world or a scenario its value goes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from detente.draws.distributions import Distribution, LogNormal
from detente.draws.published import PUBLISHED
from detente.errors import InputError, LabelError, Problem
from detente.trade.arrays import Array
from detente.world.elasticities import OTHERS, Entry, Table, resolve_elasticities, table_of

if TYPE_CHECKING:
    from detente.scenario.schema import Scenario
    from detente.world import World

__all__ = [
    "SETS",
    "SPREAD",
    "ElasticityDraws",
    "Given",
    "Parameter",
    "elasticity_draws",
    "set_fields",
    "steps",
]

SPREAD = "sets"
"""Name under which the spread over published sets is asked for."""

SETS = ("GYY", "LL", "FGO", "BSY")
"""Published sets without extreme values in single sectors: the spread is taken over these."""

Given: TypeAlias = "str | Path | Mapping[str, Any] | None"
"""How uncertain elasticities can be given: see :func:`elasticity_draws`."""


@dataclass(frozen=True)
class Parameter:
    """One uncertain number."""

    name: str
    distribution: Distribution
    sectors: Mapping[str, float] = field(default_factory=dict)
    """Weight of the number in the trade elasticity of each sector; those of a sector sum to one."""
    path: str | None = None
    """Field of the scenario that takes the number, such as ``measures[0].rate``."""

    @classmethod
    def elasticity(cls, sectors: str | Sequence[str], distribution: Distribution) -> Parameter:
        """The trade elasticity of one sector, or the common one of several."""
        labels = (sectors,) if isinstance(sectors, str) else tuple(sectors)
        return cls(" ".join(labels), distribution, sectors=dict.fromkeys(labels, 1.0))

    @classmethod
    def of_field(cls, path: str, distribution: Distribution, name: str | None = None) -> Parameter:
        """A number of the scenario, by its place: ``measures[0].rate``."""
        return cls(name or path, distribution, path=path)


@dataclass(frozen=True, eq=False)
class ElasticityDraws:
    """Trade elasticities of which some are uncertain."""

    name: str
    """Names the set in every result."""
    theta: Array
    """Values where nothing is drawn, and those of the result beside the intervals [S]."""
    parameters: tuple[Parameter, ...]

    def at(self, world: World, values: Mapping[str, float]) -> Array:
        """Elasticities [S] when the parameters take ``values``; products move with their sector."""
        theta = self.theta.copy()
        drawn = np.zeros(len(theta))
        for parameter in self.parameters:
            for label, weight in parameter.sectors.items():
                drawn[world.sectors.index(label)] += weight * values[parameter.name]
        moved = drawn > 0.0
        theta[moved] = drawn[moved]
        for product, k in ((p, world.sectors.index(p)) for p in world.parents):
            owner: str | None = product
            while owner is not None and not moved[world.sectors.index(owner)]:
                owner = world.parents.get(owner)
            if owner is not None and owner != product:
                j = world.sectors.index(owner)
                theta[k] = self.theta[k] * theta[j] / self.theta[j]
        return theta


def elasticity_draws(world: World, given: Given = None) -> ElasticityDraws:
    """Which trade elasticities are drawn, from what.

    Parameters
    ----------
    given
        ``"sets"`` (also the default): lognormal in each sector, the median and the standard deviation of the
        logarithm being those over the sets GYY, LL, FGO and BSY. The name of a set with published standard
        errors (``LL``): lognormal with the estimate as mean and the standard error as standard deviation. A
        mapping sector -> (low, high), a distribution, or a number that stays as it is; a range holds 90 % of the
        draws of a lognormal. A file as for :func:`detente.world.elasticities.resolve_elasticities`, with a
        column ``standard_error`` or columns ``low,high``.

    Raises
    ------
    LabelError, InputError
        As for :func:`detente.world.elasticities.resolve_elasticities`, and for a set without standard errors.
    """
    if given is None or given == SPREAD:
        return _spread(world)
    if isinstance(given, str) and given in world.elasticities:
        return _of_published(world, given)
    if isinstance(given, Mapping):
        return _of_mapping(world, given)
    table = table_of(world, given)
    name, theta = resolve_elasticities(world, given)
    return ElasticityDraws(name, theta, _of_table(world, table, theta))


def _spread(world: World) -> ElasticityDraws:
    sets = [name for name in SETS if name in world.elasticities] or list(world.elasticities)
    if len(sets) < 2:
        raise InputError(
            Problem(
                "elasticities",
                f"a world with the set {sets[0]} alone" if sets else "a world without a set",
                "two sets or more, the spread of which can be drawn",
                "give ranges: a mapping from sector to (low, high)",
            )
        )
    logs = np.log(np.stack([world.elasticities[name] for name in sets]))
    centre, width = np.exp(logs.mean(axis=0)), logs.std(axis=0, ddof=1)
    groups: dict[tuple[float, ...], list[int]] = {}
    for k in range(len(world.sectors)):
        groups.setdefault(tuple(logs[:, k]), []).append(k)
    parameters = tuple(
        Parameter.elasticity(
            [world.sectors[k] for k in members],
            LogNormal(float(centre[members[0]]), float(width[members[0]])),
        )
        for members in groups.values()
        if width[members[0]] > 0.0
    )
    return ElasticityDraws(f"spread of {', '.join(sets)}", centre, parameters)


def _of_published(world: World, name: str) -> ElasticityDraws:
    if name not in PUBLISHED:
        known = ", ".join(PUBLISHED)
        raise InputError(
            Problem(
                "elasticities",
                f"{name!r}, which is published without standard errors",
                f"'{SPREAD}', a set with them ({known}), or ranges",
                f"write '{SPREAD}' for the spread over published sets, or a mapping from sector to (low, high)",
            )
        )
    published = PUBLISHED[name]
    labels = [label for e in published.estimates for label in e.sectors] + list(published.fixed)
    foreign = [s for s in world.sectors if s not in labels and world.parents.get(s) is None]
    if foreign:
        raise InputError(
            Problem(
                "elasticities",
                f"the sector {foreign[0]}, which the standard errors of {name} do not cover",
                "the sectors of the bundled world, and products carved out of them",
                "give ranges: a mapping from sector to (low, high)",
            )
        )
    parameters = tuple(
        Parameter(e.name, LogNormal.of_estimate(e.value, e.standard_error), sectors=e.sectors)
        for e in published.estimates
    )
    return ElasticityDraws(f"{name} with its standard errors", world.elasticities[name], parameters)


def _of_mapping(world: World, given: Mapping[str, Any]) -> ElasticityDraws:
    plain: dict[str, Any] = {}
    own: dict[str, Distribution] = {}
    for label, value in given.items():
        if hasattr(value, "germ"):
            own[label] = value
            plain[label] = value.median
        elif isinstance(value, tuple | list) and len(value) == 2:
            plain[label] = {"low": value[0], "high": value[1]}
        else:
            plain[label] = value
    table = table_of(world, plain)
    name, theta = resolve_elasticities(world, plain)
    drawn = _of_table(world, table, theta, own)
    return ElasticityDraws(name, theta, drawn)


def _of_table(
    world: World, table: Table, theta: Array, own: Mapping[str, Distribution] | None = None
) -> tuple[Parameter, ...]:
    parameters = []
    for label, entry in table.entries.items():
        distribution = (own or {}).get(label) or _distribution(entry)
        if distribution is not None:
            parameters.append(Parameter.elasticity(label, distribution))
    if isinstance(table.others, Entry):
        named = set(table.entries)
        rest = [s for s in world.sectors if s not in named and world.parents.get(s) not in named]
        distribution = (own or {}).get(OTHERS) or _distribution(table.others)
        if distribution is not None and rest:
            parameters.append(Parameter.elasticity(rest, distribution))
    if not parameters:
        raise InputError(
            Problem(
                f"elasticities ({table.name})",
                "no range and no standard error",
                "at least one sector with a spread",
                "write (low, high) or a standard error beside a value",
            )
        )
    return tuple(parameters)


def _distribution(entry: Entry) -> Distribution | None:
    if entry.low is not None and entry.high is not None:
        return LogNormal.of_range(entry.low, entry.high)
    if entry.theta is not None and entry.standard_error is not None:
        return LogNormal.of_estimate(entry.theta, entry.standard_error)
    return None


def set_fields(scenario: Scenario, values: Mapping[str, float]) -> Scenario:
    """The scenario with numbers put at paths such as ``measures[0].rate``, validated anew.

    Raises
    ------
    InputError
        For a path that leads to no number.
    """
    from detente.scenario.schema import Scenario as Model

    if not values:
        return scenario
    tree = scenario.model_dump(mode="python", by_alias=True, exclude_unset=True)
    for path, value in values.items():
        node: Any = tree
        way = steps(path)
        try:
            for step in way[:-1]:
                if isinstance(node, dict) and isinstance(node[step], tuple):
                    node[step] = list(node[step])
                node = node[step]
            found = node[way[-1]]
        except (KeyError, IndexError, TypeError):
            found = None
        if isinstance(found, bool) or not isinstance(found, int | float):
            known = ", ".join(_numbers(scenario.model_dump(mode="python", by_alias=True, exclude_unset=True)))
            raise LabelError(
                Problem(
                    f"parameter {path}",
                    "no number at this place" if found is None else repr(found),
                    f"one of {known}" if known else "a number of the scenario, which has none",
                    "name a number that the scenario sets",
                )
            )
        node[way[-1]] = value
    return Model.model_validate(tree)


def steps(path: str) -> list[Any]:
    """The parts of a path such as ``measures[0].rate``."""
    return [int(index) if index else key for key, index in re.findall(r"([A-Za-z_]\w*)|\[(\d+)\]", path)]


def _numbers(node: Any, at: str = "") -> list[str]:
    """Paths of every number below a node."""
    if isinstance(node, dict):
        return [p for k, v in node.items() for p in _numbers(v, f"{at}.{k}" if at else str(k))]
    if isinstance(node, tuple | list):
        return [p for i, v in enumerate(node) for p in _numbers(v, f"{at}[{i}]")]
    return [at] if isinstance(node, int | float) and not isinstance(node, bool) else []

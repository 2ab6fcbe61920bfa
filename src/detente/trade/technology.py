"""Production beyond fixed cost shares: nests of critical inputs, and a backstop for inputs that are controlled.

In the nested industries a bundle of critical inputs and everything else (factors and the other inputs, in fixed
cost shares among themselves) are combined with an elasticity of substitution of their own. A backstop bounds the
price of an input: from a multiple of the base-year price on, another industry at home makes a substitute.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.trade.arrays import Array

__all__ = [
    "Backstop",
    "Bundle",
    "Costs",
    "Nest",
    "Nests",
    "Technology",
    "backstop_price",
    "compile_nests",
    "nested_costs",
]

UNIT_ELASTICITY = 1e-9
"""Elasticities closer to one than this are fixed cost shares."""


@dataclass(frozen=True)
class Nest:
    """Critical inputs of some industries, in every economy."""

    using: tuple[int, ...]
    """Industries that use the inputs."""
    inputs: tuple[int, ...]
    """The critical inputs."""
    sigma: float
    """Elasticity of substitution between the bundle and everything else; nests of one industry share it."""
    within: float = 1.0
    """Elasticity of substitution among the inputs of the bundle."""


@dataclass(frozen=True)
class Backstop:
    """A substitute for an input, made at home by another industry."""

    sector: int
    """The input that can be replaced."""
    source: int
    """Industry that makes the substitute."""
    multiple: float
    """Price of the substitute over the base-year price of the input, above one."""
    elasticity: float
    """How fast it replaces the input once it is cheaper, ``η``: the price never exceeds that of the substitute by
    more than a factor ``exp(1/η)``."""


@dataclass(frozen=True)
class Technology:
    """All nests and backstops of a world; without any, every industry has fixed cost shares."""

    nests: tuple[Nest, ...] = ()
    backstops: tuple[Backstop, ...] = ()

    @property
    def nested(self) -> tuple[int, ...]:
        """Industries with at least one nest, ascending."""
        return tuple(sorted({s for nest in self.nests for s in nest.using}))


@dataclass(frozen=True, eq=False)
class Bundle:
    """One nest in one industry."""

    row: int
    """Position of the industry among the nested ones."""
    inputs: tuple[int, ...]
    sigma: float
    within: float
    share: Array
    """Cost share of the bundle [N]."""
    inner: Array
    """Share of each input in the bundle [N, inputs]."""


@dataclass(frozen=True, eq=False)
class Costs:
    """Unit costs of the nested industries and the cost shares that go with them; ``C`` nested industries."""

    nests: Nests
    log_cost: Array
    """[C, N], without productivity."""
    input_share: Array
    """[C, N, K]."""
    rest_share: Array
    """Cost share of everything outside the bundles [C, N]."""
    bundle_share: tuple[Array, ...]
    """Cost share of the bundle of each nest [using, N]."""
    inner_share: tuple[Array, ...]
    """Share of each input in the bundle of each nest [using, N, inputs]."""

    @property
    def industries(self) -> tuple[int, ...]:
        """Nested industries, ascending."""
        return self.nests.industries

    @property
    def rest_weight(self) -> Array:
        """Base-year cost share of everything outside the bundles [C, N]."""
        return self.nests.weight

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """Every bundle of every nested industry."""
        found = []
        for nest, rows, share, inner in zip(
            self.nests.given, self.nests.rows, self.bundle_share, self.inner_share, strict=True
        ):
            found += [
                Bundle(int(row), nest.inputs, nest.sigma, nest.within, share[i], inner[i])
                for i, row in enumerate(rows)
            ]
        return tuple(found)


@dataclass(frozen=True, eq=False)
class Nests:
    """Nests over the shares of a base year, compiled once."""

    given: tuple[Nest, ...]
    industries: tuple[int, ...]
    rows: tuple[NDArray[np.intp], ...]
    """Rows of the industries of each nest among the nested ones."""
    size: tuple[Array, ...]
    """Base-year cost share of each bundle [using, N]."""
    inner: tuple[Array, ...]
    """Base-year shares within it [using, N, inputs]."""
    critical: tuple[Array, ...]
    """Base-year cost shares of its inputs [using, N, inputs]."""
    weight: Array
    """Base-year cost share of everything else [C, N]."""
    per_weight: Array
    """Its inverse, one where it is zero [C, N]."""
    rest_input: Array
    """Base-year cost shares of the inputs outside the bundles [C, N, K]."""
    spread: Array
    """``1 - σ`` [C, 1]."""
    per_spread: Array
    """Its inverse, zero for an elasticity of one [C, 1]."""


def backstop_price(backstop: Backstop, origin_price: Array, log_cost: Array) -> tuple[Array, Array]:
    """Eq. (18): buyers' log price of an input that has a substitute, and the log share still bought from origins.

    With ``g = max(0, log P_o - log ĉ_b - log κ)``, the gap between the price from origins and that of the
    substitute, the share is ``exp(-η·g)`` and the price ``log P̂ = log P_o - g + (1 - exp(-η·g))/η``: nothing
    happens until the substitute is the cheaper one.
    """
    substitute = np.log(backstop.multiple) + log_cost
    gap = np.maximum(0.0, origin_price - substitute)
    price = np.where(
        gap > 0.0, substitute - np.expm1(-backstop.elasticity * gap) / backstop.elasticity, origin_price
    )
    return price, -backstop.elasticity * gap


def compile_nests(technology: Technology, value_added_share: Array, input_share: Array) -> Nests:
    """Nests over base-year shares, ``value_added_share`` [S, N] and ``input_share`` [N, K, S]."""
    industries = technology.nested
    row_of = {s: row for row, s in enumerate(industries)}
    rest_input = np.ascontiguousarray(input_share[:, :, list(industries)].transpose(2, 0, 1))
    rows, sizes, inners, criticals = [], [], [], []
    for nest in technology.nests:
        mine = np.array([row_of[s] for s in nest.using], dtype=np.intp)
        critical = np.ascontiguousarray(rest_input[mine][:, :, list(nest.inputs)])
        size = critical.sum(axis=2)
        rows.append(mine)
        sizes.append(size)
        criticals.append(critical)
        inners.append(critical / np.where(size > 0.0, size, 1.0)[:, :, None])
    for nest, mine in zip(technology.nests, rows, strict=True):
        rest_input[np.ix_(mine, np.arange(rest_input.shape[1]), np.array(nest.inputs))] = 0.0
    weight = value_added_share[list(industries)] + rest_input.sum(axis=2)
    sigma = {s: nest.sigma for nest in technology.nests for s in nest.using}
    spread = np.array([[1.0 - sigma[s]] for s in industries])
    fixed = np.abs(spread) < UNIT_ELASTICITY
    return Nests(
        given=technology.nests,
        industries=industries,
        rows=tuple(rows),
        size=tuple(sizes),
        inner=tuple(inners),
        critical=tuple(criticals),
        weight=weight,
        per_weight=1.0 / np.where(weight > 0.0, weight, 1.0),
        rest_input=rest_input,
        spread=np.where(fixed, 0.0, spread),
        per_spread=np.where(fixed, 0.0, 1.0 / np.where(fixed, 1.0, spread)),
    )


def nested_costs(nests: Nests, linear_cost: Array, log_price: Array) -> Costs:
    """Eqs. (14) and (15): unit costs and cost shares of the nested industries.

    ``linear_cost`` [S, N] is the log unit cost under fixed cost shares, eq. (2); ``log_price`` is [S, N].

    With the base-year share ``b`` of a bundle of inputs with base-year shares ``v`` within it, ``ω = within`` and
    ``σ = sigma``: ``log P_b = log(Σ_k v_k·P̂_k^(1-ω))/(1-ω)`` and
    ``log ĉ = log((1-Σb)·R^(1-σ) + Σ_b b·P_b^(1-σ))/(1-σ)``, ``R`` being the price of everything else.
    """
    rest = linear_cost[list(nests.industries)]
    inside: list[tuple[Array, Array]] = []
    for nest, rows, inner, critical in zip(nests.given, nests.rows, nests.inner, nests.critical, strict=True):
        prices = log_price[list(nest.inputs)].T
        rest[rows] -= (critical * prices).sum(axis=2)
        inside.append(_bundle(inner, prices, nest.within))
    rest *= nests.per_weight
    # Written around the mean price, with expm1 and log1p: it neither overflows nor loses digits near one.
    mean = nests.weight * rest
    for rows, size, (price, _) in zip(nests.rows, nests.size, inside, strict=True):
        mean[rows] += size * price
    grown = np.expm1(nests.spread * (rest - mean))
    excess = nests.weight * grown
    powers = []
    for rows, size, (price, _) in zip(nests.rows, nests.size, inside, strict=True):
        powers.append(np.expm1(nests.spread[rows] * (price - mean[rows])))
        excess[rows] += size * powers[-1]
    share = 1.0 / (1.0 + excess)
    scale = (1.0 + grown) * share
    shares = nests.rest_input * scale[:, :, None]
    bundle_share, inner_share = [], []
    for nest, rows, size, of_bundle, (_, inner) in zip(
        nests.given, nests.rows, nests.size, powers, inside, strict=True
    ):
        whole = size * (1.0 + of_bundle) * share[rows]
        bundle_share.append(whole)
        inner_share.append(inner)
        for column, k in enumerate(nest.inputs):
            shares[rows, :, k] = whole * inner[:, :, column]
    return Costs(
        nests,
        mean + np.log1p(excess) * nests.per_spread,
        shares,
        nests.weight * scale,
        tuple(bundle_share),
        tuple(inner_share),
    )


def _bundle(weight: Array, log_price: Array, elasticity: float) -> tuple[Array, Array]:
    """Log price [using, N] of a bundle and the cost shares [using, N, inputs] in it.

    ``weight`` [using, N, inputs] sums to one over inputs, or is zero; ``log_price`` is [N, inputs].
    """
    mean = (weight * log_price).sum(axis=2)
    if weight.shape[2] == 1 or abs(elasticity - 1.0) < UNIT_ELASTICITY:
        return mean, weight
    power = np.expm1((1.0 - elasticity) * (log_price - mean[:, :, None]))
    excess = (weight * power).sum(axis=2)
    shares: Array = weight * (1.0 + power) / (1.0 + excess)[:, :, None]
    return mean + np.log1p(excess) / (1.0 - elasticity), shares

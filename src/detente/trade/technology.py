"""Production beyond fixed cost shares: nests of critical inputs, and a backstop for inputs that are controlled.

In the nested industries a bundle of critical inputs and everything else (factors and the other inputs, in fixed
cost shares among themselves) are combined with an elasticity of substitution of their own. A backstop bounds the
price of an input: from a multiple of the base-year price on, another industry at home makes a substitute.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.trade.arrays import Array

__all__ = ["Backstop", "Bundle", "Costs", "Nest", "Technology", "backstop_price", "nested_costs"]

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
    log_price: Array
    """Log price of the bundle [N]."""


@dataclass(frozen=True, eq=False)
class Costs:
    """Unit costs of the nested industries and the cost shares that go with them; ``C`` nested industries."""

    industries: tuple[int, ...]
    log_cost: Array
    """[C, N], without productivity."""
    input_share: Array
    """[C, N, K]."""
    rest_share: Array
    """Cost share of everything outside the bundles [C, N]."""
    rest_weight: Array
    """The same in the base year [C, N]."""
    rest: Array
    """Log price of everything outside the bundles [C, N]."""
    bundles: tuple[Bundle, ...]


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


def nested_costs(
    technology: Technology, value_added_share: Array, input_share: Array, log_wage: Array, log_price: Array
) -> Costs:
    """Eqs. (14) and (15): unit costs and cost shares of the nested industries.

    ``value_added_share`` is [S, N], ``input_share`` [N, K, S], ``log_wage`` [N], ``log_price`` [S, N].

    With the base-year share ``b`` of a bundle of inputs with base-year shares ``v`` within it, ``ω = within`` and
    ``σ = sigma``: ``log P_b = log(Σ_k v_k·P̂_k^(1-ω))/(1-ω)`` and
    ``log ĉ = log((1-Σb)·R^(1-σ) + Σ_b b·P_b^(1-σ))/(1-σ)``, ``R`` being the price of everything else.
    """
    industries = technology.nested
    prices = log_price.T
    by_row: dict[int, list[Nest]] = {s: [n for n in technology.nests if s in n.using] for s in industries}
    log_cost, shares, rests, weights, logs = [], [], [], [], []
    bundles: list[Bundle] = []
    for row, s in enumerate(industries):
        own = input_share[:, :, s].copy()
        logs_of, sizes, found = [], [], []
        for nest in by_row[s]:
            inputs = list(nest.inputs)
            given = own[:, inputs]
            size = given.sum(axis=1)
            inner = given / np.where(size > 0.0, size, 1.0)[:, None]
            log_bundle, inner = _bundle(inner, prices[:, inputs], nest.within)
            found.append((nest, inputs, inner, log_bundle))
            logs_of.append(log_bundle)
            sizes.append(size)
            own[:, inputs] = 0.0
        weight = value_added_share[s] + own.sum(axis=1)
        safe = np.where(weight > 0.0, weight, 1.0)
        rest = (value_added_share[s] * log_wage + (own * prices).sum(axis=1)) / safe
        total, outer = _bundle(
            np.stack([weight, *sizes], axis=1), np.stack([rest, *logs_of], axis=1), by_row[s][0].sigma
        )
        cost_share = own * (outer[:, 0] / safe)[:, None]
        for position, (nest, inputs, inner, log_bundle) in enumerate(found, start=1):
            cost_share[:, inputs] = outer[:, position, None] * inner
            bundles.append(
                Bundle(row, nest.inputs, nest.sigma, nest.within, outer[:, position], inner, log_bundle)
            )
        log_cost.append(total)
        shares.append(cost_share)
        rests.append(outer[:, 0])
        weights.append(weight)
        logs.append(rest)
    return Costs(
        industries,
        np.stack(log_cost),
        np.stack(shares),
        np.stack(rests),
        np.stack(weights),
        np.stack(logs),
        tuple(bundles),
    )


def _bundle(weight: Array, log_price: Array, sigma: float) -> tuple[Array, Array]:
    """Log price [N] of a CES bundle and the cost shares [N, parts] in it; base weights sum to one or are all zero."""
    if abs(sigma - 1.0) < UNIT_ELASTICITY:
        price: Array = (weight * log_price).sum(axis=1)
        return price, weight
    # Written around the mean price, with expm1 and log1p: it neither overflows nor loses digits near one.
    mean = (weight * log_price).sum(axis=1)
    power = np.expm1((1.0 - sigma) * (log_price - mean[:, None]))
    excess = (weight * power).sum(axis=1)
    price = mean + np.log1p(excess) / (1.0 - sigma)
    return price, weight * (1.0 + power) / (1.0 + excess)[:, None]

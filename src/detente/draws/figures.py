"""Single figures under uncertainty, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.draws.distributions import NINETY
from detente.trade.arrays import Array

__all__ = [
    "LEVELS",
    "Failure",
    "Interval",
    "ParameterShare",
    "VarianceShares",
    "interval_of",
    "normal_interval",
    "quantile_error",
]

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Quantiles that tables show."""


@dataclass(frozen=True)
class Failure:
    """A draw without an equilibrium."""

    draw: int
    sentence: str
    """What the solver said."""


@dataclass(frozen=True)
class Interval:
    """One number under uncertainty."""

    quantiles: Mapping[float, float]
    error: Mapping[float, float]
    """Monte Carlo standard error of each quantile."""
    mean: float
    sd: float
    central: float
    """At the given parameters, nothing drawn."""

    @property
    def median(self) -> float:
        """Half of the draws are below."""
        return self.quantiles[0.5]

    @property
    def low(self) -> float:
        """5 % of the draws are below."""
        return self.quantiles[0.05]

    @property
    def high(self) -> float:
        """5 % of the draws are above."""
        return self.quantiles[0.95]

    def to_dict(self) -> dict[str, float]:
        """Plain numbers."""
        named = {f"p{100 * level:g}": value for level, value in self.quantiles.items()}
        errors = {f"p{100 * level:g}_error": value for level, value in self.error.items()}
        return named | errors | {"mean": self.mean, "sd": self.sd, "central": self.central}


@dataclass(frozen=True)
class ParameterShare:
    """Share of one parameter in the variance of a result."""

    name: str
    first: float
    """By itself."""
    first_error: float
    total: float
    """With its products with other parameters."""
    total_error: float


@dataclass(frozen=True)
class VarianceShares:
    """Where the variance of a result comes from; first-order shares, products and the rest add up to one."""

    parameters: tuple[ParameterShare, ...]
    """Largest first."""
    products: float
    """Share of products of two parameters."""
    unexplained: float
    """Share that the fit does not explain, by its leave-one-out error."""
    sd: float
    """Standard deviation of the result."""

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers."""
        return {
            "parameters": [dict(vars(p)) for p in self.parameters],
            "products": self.products,
            "unexplained": self.unexplained,
            "sd": self.sd,
        }


def interval_of(samples: Array, central: float) -> Interval:
    """Quantiles of samples [draw] with their Monte Carlo errors."""
    return Interval(
        quantiles={level: float(np.quantile(samples, level)) for level in LEVELS},
        error={level: quantile_error(samples, level) for level in LEVELS},
        mean=float(samples.mean()),
        sd=float(samples.std(ddof=1)),
        central=central,
    )


def quantile_error(samples: Array, level: float) -> float:
    """Monte Carlo standard error of a quantile, from the order statistics one binomial deviation away."""
    width = np.sqrt(level * (1.0 - level) / len(samples))
    low, high = np.quantile(samples, np.clip([level - width, level + width], 0.0, 1.0))
    return float((high - low) / 2.0)


def normal_interval(centre: float, sd: float) -> tuple[float, float]:
    """Central 90 % of a normal variable."""
    return centre - NINETY * sd, centre + NINETY * sd

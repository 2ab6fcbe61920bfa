"""Distributions of single parameters, each a function of one standard germ that draws share whatever its shape.

A germ is a standard normal variable or one that is uniform on [-1, 1]; variance shares are computed in germs, whose
orthogonal polynomials are known.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import ClassVar, Literal, Protocol

import numpy as np

from detente.errors import InputError, Problem
from detente.trade.arrays import Array

__all__ = [
    "Distribution",
    "Germ",
    "LogNormal",
    "LogUniform",
    "Normal",
    "Triangular",
    "Uniform",
    "normal_share",
]

Germ = Literal["normal", "uniform"]

NINETY = NormalDist().inv_cdf(0.95)
"""Half width of the central 90 % of a standard normal variable."""


class Distribution(Protocol):
    """What a parameter is drawn from."""

    germ: ClassVar[Germ]

    @property
    def median(self) -> float:
        """Half of all draws are below."""

    def at(self, germ: Array) -> Array:
        """Values that belong to germs; monotone."""

    def __str__(self) -> str:
        """In words, for tables."""


@dataclass(frozen=True)
class LogNormal:
    """The logarithm is normal: always above zero, as trade elasticities are."""

    median: float
    log_sd: float
    """Standard deviation of the logarithm."""
    germ: ClassVar[Germ] = "normal"

    def __post_init__(self) -> None:
        _require(
            "lognormal",
            self.median > 0.0 and self.log_sd >= 0.0,
            "a median above 0 and a log_sd of at least 0",
        )

    @classmethod
    def of_estimate(cls, estimate: float, standard_error: float) -> LogNormal:
        """With the estimate as mean and its standard error as standard deviation."""
        _require(
            "lognormal", estimate > 0.0 and standard_error >= 0.0, "an estimate above 0 with a standard error"
        )
        log_variance = math.log1p((standard_error / estimate) ** 2)
        return cls(estimate * math.exp(-log_variance / 2.0), math.sqrt(log_variance))

    @classmethod
    def of_range(cls, low: float, high: float) -> LogNormal:
        """With 5 % of draws below ``low`` and 5 % above ``high``."""
        _require("lognormal", 0.0 < low <= high, "a range above 0, low before high")
        return cls(math.sqrt(low * high), math.log(high / low) / (2.0 * NINETY))

    def at(self, germ: Array) -> Array:
        """Values that belong to standard normal germs."""
        values: Array = self.median * np.exp(self.log_sd * germ)
        return values

    def __str__(self) -> str:
        low, high = self.at(np.array([-NINETY, NINETY]))
        return f"lognormal, 90 % from {low:.3g} to {high:.3g}"


@dataclass(frozen=True)
class Normal:
    """Normal, cut off at the bounds where there are any."""

    mean: float
    sd: float
    low: float = -math.inf
    high: float = math.inf
    germ: ClassVar[Germ] = "normal"

    def __post_init__(self) -> None:
        _require("normal", self.sd >= 0.0 and self.low < self.high, "an sd of at least 0 and low below high")

    @property
    def median(self) -> float:
        """Half of all draws are below."""
        return float(self.at(np.zeros(1))[0])

    def at(self, germ: Array) -> Array:
        """Values that belong to standard normal germs."""
        if self.sd == 0.0 or (math.isinf(self.low) and math.isinf(self.high)):
            values: Array = self.mean + self.sd * germ
            return values
        standard = NormalDist()
        first, last = (standard.cdf((end - self.mean) / self.sd) for end in (self.low, self.high))
        inside = first + (last - first) * normal_share(germ)
        tiny = np.finfo(float).tiny
        quantiles = [standard.inv_cdf(min(max(float(p), tiny), 1.0 - 1e-16)) for p in inside.ravel()]
        cut: Array = np.clip(
            self.mean + self.sd * np.array(quantiles).reshape(germ.shape), self.low, self.high
        )
        return cut

    def __str__(self) -> str:
        bounds = (
            "" if math.isinf(self.low) and math.isinf(self.high) else f", from {self.low:g} to {self.high:g}"
        )
        return f"normal, mean {self.mean:g}, sd {self.sd:g}{bounds}"


@dataclass(frozen=True)
class Uniform:
    """Every value between two bounds is as likely."""

    low: float
    high: float
    germ: ClassVar[Germ] = "uniform"

    def __post_init__(self) -> None:
        _require("uniform", -math.inf < self.low <= self.high < math.inf, "finite bounds, low before high")

    @property
    def median(self) -> float:
        """Half of all draws are below."""
        return (self.low + self.high) / 2.0

    def at(self, germ: Array) -> Array:
        """Values that belong to germs in [-1, 1]."""
        values: Array = self.low + (self.high - self.low) * (1.0 + germ) / 2.0
        return values

    def __str__(self) -> str:
        return f"uniform from {self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class LogUniform:
    """The logarithm is uniform between two bounds above zero."""

    low: float
    high: float
    germ: ClassVar[Germ] = "uniform"

    def __post_init__(self) -> None:
        _require("loguniform", 0.0 < self.low <= self.high < math.inf, "bounds above 0, low before high")

    @property
    def median(self) -> float:
        """Half of all draws are below."""
        return math.sqrt(self.low * self.high)

    def at(self, germ: Array) -> Array:
        """Values that belong to germs in [-1, 1]."""
        values: Array = self.low * (self.high / self.low) ** ((1.0 + germ) / 2.0)
        return values

    def __str__(self) -> str:
        return f"loguniform from {self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class Triangular:
    """Likeliest at ``mode``, falling in straight lines to the bounds."""

    low: float
    mode: float
    high: float
    germ: ClassVar[Germ] = "uniform"

    def __post_init__(self) -> None:
        fits = -math.inf < self.low <= self.mode <= self.high < math.inf and self.low < self.high
        _require("triangular", fits, "finite low, mode and high in this order")

    @property
    def median(self) -> float:
        """Half of all draws are below."""
        return float(self.at(np.zeros(1))[0])

    def at(self, germ: Array) -> Array:
        """Values that belong to germs in [-1, 1]."""
        share, width = (1.0 + germ) / 2.0, self.high - self.low
        left = self.low + np.sqrt(share * width * (self.mode - self.low))
        right = self.high - np.sqrt((1.0 - share) * width * (self.high - self.mode))
        values: Array = np.where(share * width < self.mode - self.low, left, right)
        return values

    def __str__(self) -> str:
        return f"triangular from {self.low:g} over {self.mode:g} to {self.high:g}"


def normal_share(germ: Array) -> Array:
    """Share of a standard normal variable below each value."""
    share = [0.5 * math.erfc(-float(z) / math.sqrt(2.0)) for z in germ.ravel()]
    return np.array(share).reshape(germ.shape)


def _require(kind: str, holds: bool, expected: str) -> None:
    if not holds:
        raise InputError(Problem(f"{kind} distribution", "other numbers", expected, "correct its arguments"))

"""Results under uncertain parameters: draws, intervals, and which parameter drives them."""

from detente.draws.distributions import Distribution, LogNormal, LogUniform, Normal, Triangular, Uniform
from detente.draws.parameters import Parameter
from detente.draws.result import Uncertainty
from detente.draws.run import uncertainty

__all__ = [
    "Distribution",
    "LogNormal",
    "LogUniform",
    "Normal",
    "Parameter",
    "Triangular",
    "Uncertainty",
    "Uniform",
    "uncertainty",
]

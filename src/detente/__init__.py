"""Détente: from a report on a trade negotiation to numbers one can act on."""

__version__ = "0.1.0"

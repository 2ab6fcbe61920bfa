"""Talks: payoffs, packages, zone of agreement, leverage and credibility in a negotiation of two parties.

Every number carries its disagreement point, and the objective of both parties is real income alone.
"""

from detente.talks.analysis import TalksAnalysis, analyse

__all__ = ["TalksAnalysis", "analyse"]

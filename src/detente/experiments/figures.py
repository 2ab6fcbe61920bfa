"""What a published experiment found, and what this engine finds on the same question."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Experiment", "Figure"]


@dataclass(frozen=True)
class Figure:
    """One published number beside ours."""

    what: str
    unit: str
    published: str
    """As printed."""
    ours: float
    """With the default elasticities, or the central ones that the experiment names."""
    low: float
    """Lowest over the sets or values that the experiment names."""
    high: float
    """Highest."""


@dataclass(frozen=True)
class Experiment:
    """A published experiment run with this engine."""

    name: str
    title: str
    source: str
    over: str
    """What the range is taken over."""
    figures: tuple[Figure, ...]
    differences: tuple[str, ...]
    """Why the two may differ: what the other model has and this one lacks, or the reverse."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

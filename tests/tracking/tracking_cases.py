"""Series and commitments made for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from detente.tracking import Observation, Series, TrackedCommitment
from detente.tracking.units import parse_unit


def weekly(values: Sequence[float], first_end: date, unit: str = "t", **more: Any) -> Series:
    """A flow of weeks, the first of which ends on ``first_end``."""
    rows = []
    for n, value in enumerate(values):
        ends = first_end + timedelta(7 * n)
        rows.append(Observation(ends - timedelta(6), ends, value, value))
    return made(rows, unit, frequency="week", **more)


def made(rows: Sequence[Observation], unit: str = "t", **more: Any) -> Series:
    """A series of given observations."""
    told: dict[str, Any] = {
        "id": "s",
        "title": "A count",
        "rule": "sold",
        "side": "exporter",
        "source": "made up",
    }
    return Series(unit=parse_unit(unit), observations=tuple(rows), **(told | more))


def total(
    on: date, low: float, high: float | None = None, since: date = date(2025, 11, 1), **more: Any
) -> Observation:
    """A running total."""
    return Observation(since, on, low, low if high is None else high, **more)


def commitment(**more: Any) -> TrackedCommitment:
    """Ten tonnes from 1 January to 10 April 2025, a hundred days."""
    plain: dict[str, Any] = {
        "id": "c",
        "title": "Ten tonnes",
        "actor": "CHN",
        "kind": "purchase",
        "unit": "t",
        "starts": "2025-01-01",
        "goals": [{"id": "g", "title": "10 t", "quantity": 10}],
        "deadlines": [{"id": "d", "ends": "2025-04-10", "source": "made up", "basis": "statement"}],
        "source": "made up",
    }
    return TrackedCommitment.model_validate(plain | more)

"""Commitments against data: how far, by which count, against which deadline, and who says it is done."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.tracking.commitment import TrackedCommitment as TrackedCommitment
    from detente.tracking.files import read_commitment as read_commitment
    from detente.tracking.formats.load import load_series as load_series
    from detente.tracking.records import commitment_from_record as commitment_from_record
    from detente.tracking.result import Tracking as Tracking
    from detente.tracking.run import track as track
    from detente.tracking.series import Observation as Observation
    from detente.tracking.series import Series as Series
    from detente.tracking.shipped import shipped_commitments as shipped_commitments

_HOME = {
    "Observation": "detente.tracking.series",
    "Series": "detente.tracking.series",
    "TrackedCommitment": "detente.tracking.commitment",
    "Tracking": "detente.tracking.result",
    "commitment_from_record": "detente.tracking.records",
    "load_series": "detente.tracking.formats.load",
    "read_commitment": "detente.tracking.files",
    "shipped_commitments": "detente.tracking.shipped",
    "track": "detente.tracking.run",
}

__all__ = [
    "Observation",
    "Series",
    "TrackedCommitment",
    "Tracking",
    "commitment_from_record",
    "load_series",
    "read_commitment",
    "shipped_commitments",
    "track",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'detente.tracking' has no attribute {name!r}")

"""Tables of results as files for other programs: CSV, Parquet, netCDF and the long form of the IAMC."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.export.columns import TABLES as TABLES
    from detente.export.columns import Column as Column
    from detente.export.files import read as read
    from detente.export.files import write as write
    from detente.export.interchange import iamc as iamc
    from detente.export.manifest import manifest_of as manifest_of
    from detente.export.tables import frame as frame

_HOME = {
    "TABLES": "detente.export.columns",
    "Column": "detente.export.columns",
    "frame": "detente.export.tables",
    "iamc": "detente.export.interchange",
    "manifest_of": "detente.export.manifest",
    "read": "detente.export.files",
    "write": "detente.export.files",
}

__all__ = ["TABLES", "Column", "frame", "iamc", "manifest_of", "read", "write"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'detente.export' has no attribute {name!r}")

"""Tables of results as files for other programs: CSV, Parquet, netCDF and the long form of the IAMC."""

from __future__ import annotations

from detente.export.columns import TABLES, Column
from detente.export.files import read, write
from detente.export.iamc import iamc
from detente.export.manifest import fingerprint, manifest_of
from detente.export.tables import frame

__all__ = ["TABLES", "Column", "fingerprint", "frame", "iamc", "manifest_of", "read", "write"]

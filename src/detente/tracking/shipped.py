"""Commitments and series that come with the package."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

from detente.errors import DataError, InputError, Problem
from detente.tracking.commitment import TrackedCommitment
from detente.tracking.series import Series

__all__ = ["bundled_path", "shipped_commitment", "shipped_commitments", "shipped_names", "shipped_series"]

_REINSTALL = "install detente again"


def bundled_path(name: str = "") -> Path:
    """Folder of the bundled files, or one of them."""
    return Path(str(resources.files("detente.tracking"))) / "bundled" / name


def shipped_names() -> list[str]:
    """Names of the shipped commitments."""
    return sorted(p.stem for p in bundled_path().glob("*.yaml"))


@lru_cache(maxsize=32)
def shipped_commitment(name: str) -> TrackedCommitment:
    """A shipped definition.

    Raises
    ------
    DataError
        When the bundled file is missing or damaged.
    """
    from detente.tracking.files import parse_commitment

    path = bundled_path(f"{name}.yaml")
    try:
        return parse_commitment(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError, InputError) as error:
        got = "no file" if isinstance(error, FileNotFoundError) else "a damaged file"
        raise DataError(Problem(str(path), got, "a shipped commitment", _REINSTALL)) from error


def shipped_commitments() -> dict[str, TrackedCommitment]:
    """Every shipped definition by its name."""
    return {name: shipped_commitment(name) for name in shipped_names()}


def shipped_series(commitment: TrackedCommitment) -> list[Series]:
    """Series of the files that a shipped commitment names; a definition of one's own may name them too.

    Raises
    ------
    InputError
        When no such file is shipped.
    DataError
        When it is damaged.
    """
    from detente.tracking.formats.load import load_series

    found: list[Series] = []
    names = {p.name for p in bundled_path().glob("*.csv")}
    for name in commitment.data:
        if name not in names:
            raise InputError(
                Problem(
                    "data",
                    repr(name),
                    f"a shipped file: {', '.join(sorted(names))}",
                    "give other files with --data",
                )
            )
        try:
            found += load_series(bundled_path(name), commitment)
        except InputError as error:
            raise DataError(
                Problem(name, f"a damaged file ({error})", "series as they were built", _REINSTALL)
            ) from error
    return found

"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile(
    "detente", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("detente")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of input data that is not part of the repository; tests that need it skip without it."""
    for candidate in (os.environ.get("DETENTE_SHARED"), ROOT.parent / "shared"):
        if candidate and (Path(candidate) / "documents").is_dir():
            return Path(candidate)
    pytest.skip("needs the input data folder 'shared' beside the repository (or DETENTE_SHARED)")

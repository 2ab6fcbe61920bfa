"""The bundled example and the browser for all tests of this folder."""

from __future__ import annotations

import pytest

from browser import axe, chromium, page_of
from detente.brief.compose import compose
from detente.brief.content import Brief
from detente.reading import load

__all__ = ["axe", "chromium", "page_of"]


@pytest.fixture(scope="session")
def example() -> Brief:
    """The brief of the bundled report."""
    return compose(load(None))

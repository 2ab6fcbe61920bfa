"""Briefs and their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from brief_samples import empty_brief, hostile_brief, rich_brief

from browser import axe, chromium, page_of
from detente.brief.content import Brief
from detente.brief.html import render

__all__ = ["axe", "chromium", "page_of"]


@pytest.fixture(scope="session")
def briefs() -> dict[str, Brief]:
    return {"rich": rich_brief(), "hostile": hostile_brief(), "empty": empty_brief()}


@pytest.fixture(scope="session")
def pages(briefs: dict[str, Brief], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The three briefs as files."""
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for name, brief in briefs.items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(render(brief), encoding="utf-8")
    return files

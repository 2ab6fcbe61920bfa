"""Documents, ledgers and their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages_samples import DAY, REPORTS, hostile_document, hostile_ledgers, report_ledgers

from browser import axe, chromium, page_of
from cli.conftest_cli import Detente, detente, refused
from detente.ledger import Ledger
from detente.ledger.library import load_library
from detente.pages.document import render_document
from detente.pages.ledger import render_ledger
from detente.reading import load, read
from detente.reading.documents import Document

__all__ = ["Detente", "axe", "chromium", "detente", "page_of", "refused"]

LIBRARY = "us-china-2018-2026"


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """The development documents, the bundled example and a hostile one."""
    found = {path.stem: load(path) for path in REPORTS}
    return found | {"example": load(None), "hostile": hostile_document()}


@pytest.fixture(scope="session")
def readings(documents: dict[str, Document]) -> dict[str, Ledger]:
    return {name: read(document) for name, document in documents.items()}


@pytest.fixture(scope="session")
def document_pages(documents: dict[str, Document], readings: dict[str, Ledger]) -> dict[str, str]:
    return {name: render_document(document, readings[name]) for name, document in documents.items()}


@pytest.fixture(scope="session")
def books() -> dict[str, tuple[Ledger, ...]]:
    """The shipped library, its last documents, the ledgers of the development documents, hostile ones, and none."""
    library = load_library(LIBRARY)
    return {
        "library": library,
        "recent": library[-4:],  # the whole of it takes axe-core half a minute
        "reports": report_ledgers(),
        "hostile": hostile_ledgers(),
        "empty": (),
    }


@pytest.fixture(scope="session")
def ledger_pages(books: dict[str, tuple[Ledger, ...]]) -> dict[str, str]:
    return {name: render_ledger(ledgers, today=DAY, name=name) for name, ledgers in books.items()}


@pytest.fixture(scope="session")
def files(
    document_pages: dict[str, str], ledger_pages: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Every page as a file: ``document-02``, ``ledger-library`` ..."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {f"document-{name}": page for name, page in document_pages.items()}
    pages |= {f"ledger-{name}": page for name, page in ledger_pages.items()}
    found = {}
    for name, page in pages.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(page, encoding="utf-8")
    return found

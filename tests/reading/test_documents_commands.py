"""``detente read`` of every kind of document, as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from reading_pdfs import pdf
from test_documents_pdf import NOTICE
from test_documents_webpages import LD, page

DETENTE = str(Path(sys.executable).with_name("detente"))


def _read(data: bytes, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [DETENTE, "read", "-", "--json", *arguments], input=data, capture_output=True, check=True
    )
    ledger: dict[str, Any] = json.loads(done.stdout)
    return ledger


def _rates(ledger: dict[str, Any]) -> list[float]:
    return [m["rate"]["value_pct"] for m in ledger["measures"] if "rate" in m]


def test_a_pdf_on_standard_input() -> None:
    pytest.importorskip("pypdfium2")
    ledger = _read(pdf([NOTICE], info="/Title (Notice 14)"), "--published", "2025-07-10")
    assert sorted(_rates(ledger)) == [10, 25]
    assert ledger["sources"][0]["title"] == "Notice 14"
    assert ledger["sources"][0]["published_basis"] == "given by the user"


def test_a_page_on_standard_input() -> None:
    ledger = _read(page(LD).encode())
    assert 25 in _rates(ledger)
    source = ledger["sources"][0]
    assert (source["published"], source["published_basis"]) == ("2025-07-10", "JSON-LD of the page")
    assert any("web page" in issue["text"] for issue in ledger["issues"])


def test_utf16_on_standard_input() -> None:
    ledger = _read("The United States will impose a 25% tariff on goods from Brazil.".encode("utf-16"))
    assert _rates(ledger) == [25]


def test_an_encrypted_pdf_ends_with_a_sentence(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / "notice.pdf").write_bytes(pdf([NOTICE], encrypted=True))
    done = subprocess.run(
        [DETENTE, "read", "notice.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: notice.pdf: got an encrypted PDF (it asks for a password), expected a PDF with text. "
        "Fix: save a copy without a password and give that.\n"
    )

"""The commands that write pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pages_samples import HOSTILE, Outline

from cli.conftest_cli import Detente
from detente.ledger import Ledger

TESTS = Path(__file__).resolve().parents[1]
REPORT = (TESTS / "fixtures" / "documents" / "02.txt").read_text(encoding="utf-8")


def test_read_writes_the_marked_text_beside_its_output(detente: Detente) -> None:
    detente.write("report.txt", REPORT)
    ended = detente("read", "report.txt", "--html", "page.html", "--json")
    assert (ended.code, ended.err) == (0, "wrote page.html\n")
    ledger = Ledger.from_json(ended.out)
    outline = Outline(detente.files()["page.html"].decode("utf-8"))
    assert len(outline.all("article")) == sum(1 for _ in ledger.records())
    assert sorted(detente.files()) == ["page.html", "report.txt"]
    assert detente("read", "report.txt", "--html", "page.html", "--flat").code == 0


def test_read_marks_what_comes_from_standard_input(detente: Detente) -> None:
    ended = detente("read", "-", "--html", "page.html", stdin=HOSTILE.encode())
    assert ended.code == 0
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in detente.files()["page.html"].decode()


def test_ledger_page_is_written(detente: Detente) -> None:
    ended = detente(
        "ledger", "page", "--ledger", "japan-korea-2019", "--as-of", "2019-08-28", "-o", "page.html"
    )
    assert (ended.code, ended.out, ended.err) == (0, "", "wrote page.html\n")
    page = detente.files()["page.html"].decode()
    assert 'State on <span id="state-day">28 August 2019</span>' in page
    assert "Détente ledger · <bdi>japan-korea-2019</bdi>" in page


def test_ledger_page_of_a_folder_and_of_a_database(detente: Detente) -> None:
    detente.write("report.txt", REPORT)
    for place, name in (
        ("talks", "· <bdi>talks</bdi>"),
        ("sqlite:///talks.db", '<p class="kicker">Détente ledger</p>'),
    ):
        assert detente("ledger", "add", "report.txt", "--ledger", place).code == 0
        assert (
            detente("ledger", "page", "--ledger", place, "-o", "page.html", "--as-of", "2025-11-10").code == 0
        )
        page = detente.files()["page.html"].decode()
        assert name in page
        assert "Daily Voice" in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("read", "report.txt", "--html", "no/page.html"),
         "error: no/page.html: got no folder no, expected a file in a folder that exists. "
         "Fix: make the folder first.\n"),
        (("read", "absent.txt", "--html", "page.html"),
         "error: absent.txt: got no such file, expected a document. "
         "Fix: check the name, or give - for standard input.\n"),
        (("ledger", "page", "--ledger", "japan-korea-2019", "-o", "no/page.html"),
         "error: no/page.html: got no folder no, expected a file in a folder that exists. "
         "Fix: make the folder first.\n"),
        (("ledger", "page", "--ledger", "japan-korea-2019", "-o", "page.html", "--as-of", "today"),
         "error: --as-of: got 'today', expected a day as YYYY-MM-DD. Fix: write for example --as-of 2025-10-27.\n"),
    ],
)  # fmt: skip
def test_pages_that_cannot_be_written_leave_nothing(
    refused: Callable[..., str], detente: Detente, arguments: tuple[str, ...], message: str
) -> None:
    detente.write("report.txt", REPORT)
    assert refused(*arguments) == message

"""Taking in documents: what is read, what is refused, and with which words."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.reading import load, read
from detente.reading.documents import from_text

REPORT = (
    "The United States will impose a 25% tariff on goods from Brazil from August 1, the White House said.\n"
)


def _refusal(path: str | Path | None, **options: object) -> str:
    with pytest.raises(InputError) as error:
        load(path, **options)
    assert error.value.exit_code == 2
    assert len(error.value.problems) == 1
    return str(error.value)


def test_missing_file(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    path = tmp_path / "raport.txt"
    assert (
        _refusal(path)
        == f"{path}: got no such file, expected a document. Fix: did you mean {tmp_path / 'report.txt'}."
    )
    other = tmp_path / "xyz"
    assert _refusal(other) == (
        f"{other}: got no such file, expected a document. Fix: check the name, or give - for standard input."
    )


def test_folder(tmp_path: Path) -> None:
    assert (
        _refusal(tmp_path)
        == f"{tmp_path}: got a folder, expected a document. Fix: give the name of one document."
    )


@pytest.mark.parametrize(
    ("data", "seen", "fix"),
    [
        (b"PK\x03\x04\x14\x00" + b"x" * 30 + b"word/document.xml", "a Word file", "save the document as text or PDF"),
        (b"PK\x03\x04\x14\x00" + b"x" * 30 + b"xl/workbook.xml", "an Excel file", "save the document as text or PDF"),
        (b"PK\x03\x04\x14\x00report.txt", "a compressed file (zip)", "unpack it and give the document inside"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file", "save the document as text or PDF"),
        (b"{\\rtf1\\ansi Tariffs}", "a Rich Text file", "save the document as text or PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", "run it through text recognition (OCR) and give the text"),
        (b"\x1f\x8b\x08\x00", "a compressed file (gzip)", "unpack it and give the document inside"),
        (b"tariff\x00\x01\x02", "a binary file (zero byte at 6)", "save the document as text or PDF"),
    ],
)  # fmt: skip
def test_other_kinds_of_files_are_named(tmp_path: Path, data: bytes, seen: str, fix: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    rest = " and give that file" if fix.endswith("PDF") else ""
    assert _refusal(path) == f"{path}: got {seen}, expected text, Markdown, HTML or PDF. Fix: {fix}{rest}."


@pytest.mark.parametrize("content", ["", "  \n\t\n", "# published: 2025-10-27\n---\n\n", "\u200b\u202e"])
def test_empty_text(tmp_path: Path, content: str) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(content)
    assert (
        _refusal(path)
        == f"{path}: got an empty text, expected a report or statement in English. Fix: check the file."
    )


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 10_000_001)
    assert _refusal(path) == (
        f"{path}: got more than 10 MB, expected a document of at most 10 MB. Fix: cut it to the part "
        f"that matters."
    )


def test_standard_input_in_bytes_and_text() -> None:
    assert load("-", stdin=io.BytesIO(REPORT.encode())).text == REPORT
    assert load("-", stdin=io.StringIO(REPORT)).text == REPORT
    assert _refusal("-", stdin=io.BytesIO(b"")) == (
        "standard input: got an empty text, expected a report or statement in English. Fix: check the file."
    )


def test_header_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("# published: 2025-07-10\n# publisher: A Paper\n# url: unknown\n---\n" + REPORT)
    document = load(path)
    assert document.text == REPORT
    assert (document.source.publisher, document.source.url) == ("A Paper", None)
    assert (document.source.published, document.source.published_basis) == (
        date(2025, 7, 10),
        "header of the file",
    )
    given = load(path, published=date(2025, 7, 11)).source
    assert (given.published, given.published_basis) == (date(2025, 7, 11), "given by the user")


def test_dateline_and_nothing() -> None:
    assert from_text("BRASILIA, July 10, 2025 (AFP) - " + REPORT).source.published == date(2025, 7, 10)
    source = from_text(REPORT).source
    assert (source.published, source.published_basis) == (None, None)


def test_control_and_direction_marks_keep_the_offsets() -> None:
    text = "China will\u202e impose a 25% tariff\x07 on US goods."
    document = from_text(text)
    assert document.text == "China will  impose a 25% tariff  on US goods."
    assert len(document.text) == len(text)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    assert "2 control or direction marks in the document were replaced by blanks." in [
        i.text for i in ledger.issues
    ]


def test_invisible_characters_are_left_out() -> None:
    document = from_text("China will impose a 25% ta\u200briff on\u00a0US\u2009goods.\ufeff")
    assert document.text == "China will impose a 25% tariff on US goods."
    assert "2 invisible characters were left out of the text." in document.notes


def test_page_breaks_of_text_are_line_breaks() -> None:
    assert from_text("A tariff.\x0cA quota.\n").text == "A tariff.\nA quota.\n"


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "dos.txt"
    path.write_bytes(b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode())
    assert load(path).text == REPORT

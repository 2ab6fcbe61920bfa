"""Taking in documents: what is read, what is refused, and with which words."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.reading import load, read
from detente.reading.document import from_text

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
        == f"{path}: got no such file, expected a text file. Fix: did you mean {tmp_path / 'report.txt'}."
    )
    other = tmp_path / "xyz"
    assert _refusal(other) == (
        f"{other}: got no such file, expected a text file. Fix: check the name, or give - for standard input."
    )


def test_folder(tmp_path: Path) -> None:
    assert (
        _refusal(tmp_path)
        == f"{tmp_path}: got a folder, expected a text file. Fix: give the name of one document."
    )


def test_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n\xe2\xe3\xcf\xd3")
    assert _refusal(path) == (
        f"{path}: got bytes that are no text (at byte 9), expected plain text or Markdown in UTF-8. "
        "Fix: save the document as text (UTF-8) and give that file."
    )
    path.write_bytes(b"PK\x03\x04ab\x00")
    assert _refusal(path) == (
        f"{path}: got a binary file (zero byte at 6), expected plain text or Markdown in UTF-8. "
        "Fix: save the document as text (UTF-8) and give that file."
    )


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


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Der Präsident hat die Zölle auf die Waren aus der EU verhängt und die Kommission ist mit dem "
            "Ergebnis nicht zufrieden, das ist für die Wirtschaft ein Problem.", "a text in German"),
        ("Le président a annoncé que les droits de douane sur les produits de la Chine seront dans une "
            "semaine plus élevés pour le commerce et par la loi.", "a text in French"),
        ("中国商务部宣布对稀土相关物项实施出口管制，自公布之日起执行。", "a text in Chinese or Japanese script"),
        ("Министерство торговли объявило о новых пошлинах на товары из США.", "a text in Cyrillic script"),
    ],
)  # fmt: skip
def test_other_languages_are_refused(tmp_path: Path, text: str, seen: str) -> None:
    path = tmp_path / "foreign.txt"
    path.write_text(text, encoding="utf-8")
    assert (
        _refusal(path)
        == f"{path}: got {seen}, expected a text in English. Fix: give an English version of the document."
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


def test_a_markdown_title_is_no_header() -> None:
    text = "# Tariffs: what now\n\n" + REPORT
    assert from_text(text).text == text


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


def test_html_is_reduced_to_what_is_seen() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><nav>Home</nav>"
        f"<script>alert('25% tariff')</script><p>{REPORT}</p></body></html>"
    )
    document = from_text(page)
    assert document.text == REPORT.strip() + "\n"
    assert "HTML page" in document.notes[0]


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "dos.txt"
    path.write_bytes(b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode())
    assert load(path).text == REPORT

"""PDFs: their text in paragraphs, their metadata, and the words with which others are refused."""

from __future__ import annotations

import contextlib
import io
import time
import zlib
from datetime import date

import pytest
from reading_pdfs import pdf

from detente.errors import InputError
from detente.reading import load, read
from detente.reading.documents import MAX_PAGES, Document
from detente.reading.documents import confined as confined_module

pytest.importorskip("pypdfium2")

NOTICE = [
    "Notice of Modification",
    "",
    "The United States will impose a 25% tariff on goods from Brazil from",
    "August 1, 2025, the White House said.",
    "",
    "Brazil will answer with a tariff of 10% on goods from the United",
    "States, its ministry said.",
]


def _load(data: bytes, **options: object) -> Document:
    return load("-", stdin=io.BytesIO(data), **options)


def _refusal(data: bytes) -> str:
    with pytest.raises(InputError) as error:
        _load(data)
    assert len(error.value.problems) == 1
    return str(error.value)


def test_lines_become_paragraphs() -> None:
    document = _load(pdf([NOTICE]))
    assert document.text.splitlines() == [
        "Notice of Modification",
        "",
        "The United States will impose a 25% tariff on goods from Brazil from August 1, 2025, the White House said.",
        "",
        "Brazil will answer with a tariff of 10% on goods from the United States, its ministry said.",
    ]
    ledger = read(document)
    ledger.verify({"doc": document.text})
    assert sorted(m.rate.value_pct for m in ledger.measures if m.rate and m.rate.value_pct) == [10, 25]


def test_running_lines_and_page_numbers_are_left_out() -> None:
    pages = [
        ["Federal Register / Vol. 90", "", *NOTICE[2:], f"Point {n} follows.", "", str(n)]
        for n in range(1, 5)
    ]
    document = _load(pdf(pages))
    assert "Federal Register" not in document.text
    assert not any(line.strip().isdigit() for line in document.text.splitlines())
    assert document.text.count("August 1, 2025") == 4
    assert "8 running headers, footers and page numbers of the PDF were left out." in document.notes


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [["The United States will impose a 25% tariff on goods from Brazil"], ["from August 1, 2025."]]
    assert _load(pdf(pages)).text == (
        "The United States will impose a 25% tariff on goods from Brazil from August 1, 2025.\n"
    )


def test_title_and_creation_date() -> None:
    info = "/Title (Notice 14) /CreationDate (D:20250711093000-04'00')"
    source = _load(pdf([NOTICE], info=info)).source
    assert source.title == "Notice 14"
    assert (source.published, source.published_basis) == (date(2025, 7, 11), "creation date of the PDF")
    document = _load(pdf([NOTICE], info="/Title (Microsoft Word - notice.docx) /CreationDate (D:20251399)"))
    assert (document.source.title, document.source.published) == (None, None)


def test_creation_date_is_only_a_hint() -> None:
    info = "/CreationDate (D:20250711093000Z)"
    document = _load(pdf([NOTICE], info=info))
    assert (
        "The text shows no day of publication; 2025-07-11 was taken, the creation date of the PDF."
        in document.notes
    )
    dated = _load(pdf([["WASHINGTON, July 10, 2025 (AFP) - " + NOTICE[2], NOTICE[3]]], info=info))
    assert (dated.source.published, dated.source.published_basis) == (date(2025, 7, 10), "dateline")
    given = _load(pdf([NOTICE], info=info), published=date(2025, 7, 9)).source
    assert (given.published, given.published_basis) == (date(2025, 7, 9), "given by the user")


def test_pages_without_text_are_counted() -> None:
    document = _load(pdf([NOTICE, []]))
    assert "1 of the 2 pages of the PDF holds no text (blank or pictures)." in document.notes


def test_what_is_refused() -> None:
    assert _refusal(pdf([NOTICE], encrypted=True)) == (
        "standard input: got an encrypted PDF (it asks for a password), expected a PDF with text. "
        "Fix: save a copy without a password and give that."
    )
    assert _refusal(pdf([[], []])) == (
        "standard input: got a PDF without text (2 pages of pictures), expected a PDF with text. "
        "Fix: run it through text recognition (OCR, for example ocrmypdf) and give the result."
    )
    assert _refusal(b"%PDF-1.7\n\xe2\xe3\xcf\xd3") == (
        "standard input: got a damaged PDF, expected a PDF with text. Fix: fetch or export it again."
    )
    assert _refusal(pdf([["x"]] * (MAX_PAGES + 1))) == (
        "standard input: got a PDF of 2,001 pages, expected at most 2,000. Fix: give the pages that matter as a PDF."
    )


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert _refusal(pdf([NOTICE])) == (
        "standard input: got a PDF, and the extra [pdf] is not installed, expected text, Markdown, HTML or PDF. "
        "Fix: pip install 'detente[pdf]', or give its text."
    )


def test_two_thousand_pages() -> None:
    page = [
        f"{n}. The United States will impose a {n}% tariff on goods from Brazil from August 1."
        for n in range(45)
    ]
    start = time.perf_counter()
    document = _load(pdf([page] * MAX_PAGES))
    assert time.perf_counter() - start < 60  # 6 s on an idle machine
    assert document.text.count("44% tariff") == MAX_PAGES


@pytest.mark.parametrize("fraction", [0.1, 0.5, 0.9, 0.99])
def test_cut_off_files_end_in_words(fraction: float) -> None:
    data = pdf([NOTICE] * 3)
    with contextlib.suppress(InputError):
        assert "Brazil" in _load(data[: int(fraction * len(data))]).text


def test_a_stream_that_unfolds_into_gigabytes_is_refused() -> None:
    squeezer = zlib.compressobj(9)
    row = b"(The United States will impose a tariff) Tj T*\n" * 20_000
    bomb = squeezer.compress(b"BT /F1 10 Tf 14 TL 72 740 Td\n")
    bomb += b"".join(squeezer.compress(row) for _ in range(600)) + squeezer.flush()
    assert len(bomb) < 3_000_000  # of 560 MB
    text = _refusal(pdf([[]], streams=[bomb]))
    assert "a PDF" in text
    assert "Fix: " in text


def test_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined_module, "CHILD_CPU_S", 0.01)  # the parent waits twice as long
    assert _refusal(pdf([NOTICE])) == (
        "standard input: got a PDF whose text takes more than 0.01 s to take out, expected a document that is read "
        "in 0.01 s. Fix: cut it to the part that matters, or give its text as a text file."
    )

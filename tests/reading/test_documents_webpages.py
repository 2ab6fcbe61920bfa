"""Web pages: main text, title, publisher, address, and the day on which they were published."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from detente.errors import InputError
from detente.reading import read
from detente.reading.documents import from_text, webpages
from detente.reading.documents.metadata import page_data

STORY = (
    "The United States will impose a 25% tariff on goods from Brazil from August 1, the White House said. Brazil "
    "rejected the step and said it would answer with a tariff of its own on goods from the United States."
)
MORE = "Officials of both sides have met four times since May, and a fifth round of talks is planned for next week. "


def page(head: str = "", body: str = "", paragraphs: int = 4) -> str:
    story = "".join(f"<p>{MORE * 3}</p>" for _ in range(paragraphs))
    return (
        f"<!DOCTYPE html><html><head><title>Tariffs - A Paper</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"<a href='/world'>World</a></nav><article>{body}<h1>Tariffs</h1><p>{STORY}</p>{story}</article>"
        "<aside>Read also: a 99% tariff on Atlantis</aside><footer>All rights reserved</footer></body></html>"
    )


def test_main_text() -> None:
    pytest.importorskip("trafilatura")
    document = from_text(page("<style>p{}</style><script>alert('a 98% tariff')</script>"))
    assert STORY in document.text
    assert MORE.strip() in document.text
    for word in ("Home", "Atlantis", "rights", "98%", "<"):
        assert word not in document.text
    assert document.notes[0] == (
        "The document is a web page; its main text was read, without menus, comments and captions."
    )
    read(document).verify({"doc": document.text})


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webpages, "find_spec", lambda name: None)
    found = webpages.extract_page(page("<script>alert('a 98% tariff')</script>").encode())
    assert STORY in found.text
    assert "98%" not in found.text
    assert "Home" not in found.text
    assert found.notes == (webpages.WITHOUT_EXTRA,)


def test_a_page_of_boxes_is_read_whole() -> None:
    document = from_text(
        "<html><body>" + "".join(f"<div>{w}</div>" for w in STORY.split(". ")) + "</body></html>"
    )
    assert "25% tariff on goods from Brazil" in document.text
    assert "tariff of its own" in document.text


LD = '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", '
LD += '"headline": "Tariffs", "datePublished": "2025-07-10T23:30-03:00", "publisher": {"name": "A Paper"}}]}</script>'


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        (LD, "", date(2025, 7, 10), "JSON-LD of the page"),
        ('<meta property="article:published_time" content="2025-07-10T08:00:00Z">', "", date(2025, 7, 10),
         "meta element 'article:published_time' of the page"),
        ('<meta name="DC.date.issued" content="20250710">', "", date(2025, 7, 10),
         "meta element 'dc.date.issued' of the page"),
        ("", '<time datetime="2025-07-10T08:00">today</time>', date(2025, 7, 10), "time element of the page"),
        (LD + '<meta name="date" content="2025-07-12">', '<time datetime="2024-01-01">x</time>', date(2025, 7, 10),
         "JSON-LD of the page"),
        ('<meta name="date" content="2025-13-45">', "", None, None),
        ('<meta name="date" content="soon">', "", None, None),
    ],
)  # fmt: skip
def test_day_of_publication(head: str, body: str, day: date | None, basis: str | None) -> None:
    source = from_text(page(head, body)).source
    assert (source.published, source.published_basis) == (day, basis)


def test_a_page_and_its_dateline_disagree() -> None:
    head = '<meta name="date" content="2025-07-20">'
    document = from_text(page(head, "<p>BRASILIA, July 10, 2025 (AFP) - Talks ended without a result.</p>"))
    assert document.source.published == date(2025, 7, 20)
    assert (
        "The page is dated 2025-07-20 (meta element 'date' of the page), but its text 2025-07-10 (dateline); "
        "the former was used."
    ) in document.notes


def test_title_publisher_and_address() -> None:
    head = (
        '<meta property="og:title" content="Tariffs &amp; answers"><meta property="og:site_name" content="A\nPaper">'
        '<link rel="canonical" href="https://ustr.gov/2025/tariffs">'
    )
    source = from_text(page(head)).source
    assert (source.title, source.publisher) == ("Tariffs & answers", "A Paper")
    assert (source.url, source.kind) == ("https://ustr.gov/2025/tariffs", "official")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/<script>", "//x"]
)
def test_odd_addresses_are_dropped(address: str) -> None:
    assert page_data(f'<link rel="canonical" href="{address}">').url is None


def test_a_header_before_a_page_counts_first() -> None:
    source = from_text(f"# published: 2025-07-09\n# kind: press\n---\n{page(LD)}").source
    assert (source.published, source.published_basis, source.kind) == (
        date(2025, 7, 9),
        "header of the file",
        "press",
    )


def test_json_ld_that_is_no_json_or_too_deep() -> None:
    for text in (
        "{",
        "[" * 300_000,
        '{"datePublished": ["2025-07-10"]}',
        '{"datePublished": {"@value": 3}}',
        "[[[1]]]",
    ):
        assert page_data(f'<script type="application/ld+json">{text}</script>').days == []


def test_a_page_without_text() -> None:
    with pytest.raises(InputError) as error:
        from_text("<!DOCTYPE html><html><body><script>load()</script></body></html>", where="page.html")
    assert str(error.value) == (
        "page.html: got a web page without text, expected a report or statement in English. "
        "Fix: save the page from a browser once it is shown in full, or give its text."
    )


@pytest.mark.parametrize(
    "around",
    [
        ("<div>" * 100_000, "</div>" * 100_000),
        (f"<p data-x='{'a' * 3_000_000}'>", "</p>"),
        ("&lt;" * 300_000, ""),
    ],
    ids=["nested", "long attribute", "entities"],
)
def test_hostile_pages_are_read_in_bounded_time(around: tuple[str, str]) -> None:
    start = time.perf_counter()
    document = from_text(f"<html><body>{around[0]}<p>{STORY}</p>{around[1]}</body></html>")
    assert STORY in document.text
    assert time.perf_counter() - start < 30  # 3 s on an idle machine


def test_text_that_only_mentions_tags_is_no_page() -> None:
    text = "<b>Note:</b> the United States will impose a 25% tariff on goods from Brazil.\n"
    assert from_text(text).text == text


def test_a_package_that_does_not_load_is_no_fault_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ImportError('lxml_html_clean\\nis missing')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(InputError) as error:
        from_text("<!doctype html><html><body><p>The ministry of trade said it.</p></body></html>")
    assert str(error.value) == (
        "the extra html: got lxml_html_clean is missing, expected packages that load. "
        "Fix: pip install --upgrade 'detente[html]'."
    )

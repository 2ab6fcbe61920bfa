"""Pages made from real and from hostile documents, in a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from browser import PageOf
from detente.brief.compose import compose
from detente.brief.content import Brief
from detente.brief.html import render
from detente.reading.documents import from_text

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def example_page(example: Brief, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "brief.html"
    path.write_text(render(example), encoding="utf-8")
    return path


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_example_is_quiet_accessible_and_fits(
    example_page: Path, page_of: PageOf, axe: str, width: int, dark: bool
) -> None:
    opened = page_of(example_page, width=width, dark=dark)
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.violations(axe) == []
    assert opened.overflow_px() == 0
    assert opened.requests == []
    assert opened.errors == []
    assert opened.dialogs == []


def test_example_reads_without_a_script(example_page: Path, page_of: PageOf, example: Brief) -> None:
    page = page_of(example_page).page
    assert page.locator("script").count() == 0
    text = " ".join(page.locator("main").inner_text().split())
    for sentence in example.headline:
        assert " ".join(sentence.split()) in text
    assert page.locator("svg").count() >= 3
    assert page.title() == "The United States and China: what was announced and what it would cost"


HOSTILE = """\
# title: Talks <script>alert(1)</script> {{ 7 * 7 }} {% include "x" %}
# publisher: "><img src=x onerror=alert(2)>
# url: javascript:alert(3)
# published: 2025-10-27
---
President Donald Trump threatened to impose a 100% tariff on all Chinese goods from November 1
<script>alert(4)</script>. Treasury Secretary Scott Bessent said China agreed to buy substantial
amounts of US soybeans {{ config }}, see [the statement](javascript:alert(5)) of \u202egnihtemos\u202c.

Beijing announced export controls on rare earths "><svg onload=alert(6)> that will \x1b[31mtake
effect\x1b[0m on December 1. <a href="javascript:alert(7)">Trump and Xi Jinping</a> are expected to meet
on Thursday in [bold red]South Korea[/bold red] {% raw %}.

By midday on Monday the Nikkei 225 <iframe src="https://example.org/x"></iframe> was up 2.1%.
"""


@pytest.fixture(scope="session")
def hostile() -> Brief:
    return compose(from_text(HOSTILE))


def test_hostile_document_is_read_like_any_other(hostile: Brief) -> None:
    assert hostile.parties == ("USA", "CHN")
    assert any(item.status == "threatened" and "100 %" in item.text for item in hostile.announced)
    text = hostile.to_json()
    assert "alert(4)" in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_hostile_document_runs_nothing(hostile: Brief, page_of: PageOf, axe: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(hostile), encoding="utf-8")
    opened = page_of(path)
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.dialogs == []
    assert opened.requests == []
    assert opened.errors == []
    assert page.locator("script, img, iframe, object, embed, link, form, base").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0
    assert not page.evaluate(
        "[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => /^on/i.test(a.name)))"
    )
    text = page.locator("main").inner_text()
    assert "<script>alert(4)</script>" in text
    assert "{{ config }}" in text
    assert "Talks <script>alert(1)</script> {{ 7 * 7 }}" in page.locator("body").inner_text()
    assert opened.violations(axe) == []
    assert opened.overflow_px() == 0


def test_hostile_document_on_a_terminal(hostile: Brief) -> None:
    from test_e2e_reports import printed, words

    shown = words(printed(hostile))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "<script>alert(4)</script>" in shown
    assert "{{ config }}" in shown
    assert "[bold red]South Korea[/bold red] {% raw %}" in shown

"""The page in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from brief_samples import ATTACKS

from browser import PageOf, chromium_path, give_up
from detente.brief.notation import clean

pytestmark = pytest.mark.browser

BRIEFS = ("rich", "hostile", "empty")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", BRIEFS)
def test_page_is_quiet_accessible_and_fits(
    pages: dict[str, Path], page_of: PageOf, axe: str, name: str, width: int, dark: bool
) -> None:
    opened = page_of(pages[name], width=width, dark=dark)
    assert opened.overflow_px() == 0
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.overflow_px() == 0
    assert opened.violations(axe) == []
    assert opened.requests == []
    assert opened.errors == []


@pytest.mark.parametrize("width", [320, 600, 700, 850, 1000, 1920])
def test_nothing_scrolls_sideways_at_any_width(pages: dict[str, Path], page_of: PageOf, width: int) -> None:
    opened = page_of(pages["rich"], width=width)
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.overflow_px() == 0
    wide = "[...document.querySelectorAll('.table')].filter(t => t.scrollWidth > t.clientWidth).length"
    assert opened.page.evaluate(wide) == 0


def test_axe_would_find_a_violation(page_of: PageOf, axe: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text('<!doctype html><title>x</title><img src="data:,x">', encoding="utf-8")
    assert sorted(v.split(" ")[0] for v in page_of(bad).violations(axe)) == ["html-has-lang", "image-alt"]


def test_page_tells_of_requests_dialogs_and_errors(page_of: PageOf, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<!doctype html><title>x</title><img src="missing.png"><script>alert(7); oops()</script>',
        encoding="utf-8",
    )
    opened = page_of(bad)
    assert opened.requests == [(tmp_path / "missing.png").as_uri()]
    assert opened.dialogs == ["7"]
    assert any("oops is not defined" in e for e in opened.errors)


def test_text_of_a_hostile_document_is_shown_and_not_executed(
    pages: dict[str, Path], page_of: PageOf
) -> None:
    opened = page_of(pages["hostile"])
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("window.__pwned === undefined")
    assert opened.dialogs == []
    assert page.locator("script, img, iframe, object, embed, link, form, base").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => /^on/i.test(a.name)))"
        )
        is False
    )
    text = page.locator("main").inner_text()
    for attack in ATTACKS:
        assert clean(attack) in text
    assert "49" not in page.title()


@pytest.mark.parametrize("name", BRIEFS)
def test_prints_on_a4(pages: dict[str, Path], page_of: PageOf, tmp_path: Path, name: str) -> None:
    opened = page_of(pages[name], dark=True)
    pdf = opened.page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF-")
    # A4 is 595 by 842 points.
    assert b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 594" in pdf


def test_paper_is_light_even_when_the_screen_is_dark(pages: dict[str, Path], page_of: PageOf) -> None:
    opened = page_of(pages["rich"], dark=True)
    style = "getComputedStyle(document.body)"
    dark = opened.page.evaluate(f"{style}.backgroundColor")
    opened.page.emulate_media(media="print", color_scheme="dark")
    assert opened.page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert dark == "rgb(20, 24, 28)"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_charts_follow_the_scheme_and_stay_readable_on_a_phone(
    pages: dict[str, Path], page_of: PageOf, dark: bool
) -> None:
    page = page_of(pages["rich"], width=390, dark=dark).page
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == ("rgb(233, 230, 223)" if dark else "rgb(28, 33, 38)")
    drawn = page.evaluate("getComputedStyle(document.querySelector('svg text[fill=\"var(--ink)\"]')).fill")
    assert drawn == ink
    sizes = page.evaluate(
        "[...document.querySelectorAll('svg')].flatMap(s => [...s.querySelectorAll('text')].map(t =>"
        " parseFloat(getComputedStyle(t).fontSize) * s.getBoundingClientRect().width / s.viewBox.baseVal.width))"
    )
    assert len(sizes) > 50
    assert min(sizes) >= 10
    colours = page.evaluate("[...document.querySelectorAll('svg [fill]')].map(e => e.getAttribute('fill'))")
    assert {c for c in colours if c not in ("none", "transparent") and not c.startswith("var(--")} == set()


def test_skip_link_is_the_first_stop_and_focus_is_visible(pages: dict[str, Path], page_of: PageOf) -> None:
    page = page_of(pages["rich"]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#announced"


def test_a_missing_browser_skips_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DETENTE_REQUIRE_BROWSER", raising=False)
    with pytest.raises(
        pytest.skip.Exception, match=r"no Chromium starts\. Fix: install Debian's chromium, or name one"
    ):
        give_up("no Chromium starts")
    monkeypatch.setenv("DETENTE_REQUIRE_BROWSER", "1")
    with pytest.raises(
        pytest.fail.Exception, match=r"no Chromium starts, and DETENTE_REQUIRE_BROWSER=1\. Fix: install"
    ):
        give_up("no Chromium starts")


def test_environment_names_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_CHROMIUM", "/opt/some/chrome")
    assert chromium_path() == "/opt/some/chrome"
    monkeypatch.delenv("DETENTE_CHROMIUM")
    assert (
        chromium_path(lambda name: f"/usr/bin/{name}" if name == "google-chrome" else None)
        == "/usr/bin/google-chrome"
    )
    assert chromium_path(lambda name: None) is None

"""The pages in a real browser: quiet, accessible, usable by keyboard, without a script and on a phone."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pages_samples import ATTACKS, flat

from browser import PageOf
from detente.brief.notation import clean
from detente.ledger import Ledger
from detente.ledger.chronicle import chronicle
from detente.pages.days import group_of

pytestmark = pytest.mark.browser

VIEWS = list(product(("document-02", "ledger-recent"), (1280, 390), (False, True)))
VIEWS += [("document-hostile", 1280, True), ("ledger-hostile", 390, False), ("ledger-empty", 390, True)]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"


@pytest.mark.parametrize(("name", "width", "dark"), VIEWS)
def test_page_is_quiet_accessible_and_fits(
    files: dict[str, Path], page_of: PageOf, axe: str, name: str, width: int, dark: bool
) -> None:
    opened = page_of(files[name], width=width, dark=dark)
    assert opened.overflow_px() == 0
    opened.page.evaluate(OPEN_ALL)
    assert opened.overflow_px() == 0
    assert opened.violations(axe) == []
    assert opened.requests == []
    assert opened.errors == []
    assert opened.dialogs == []


@pytest.mark.parametrize("name", ["document-04", "ledger-reports"])
def test_nothing_scrolls_sideways_at_any_width(files: dict[str, Path], page_of: PageOf, name: str) -> None:
    opened = page_of(files[name])
    opened.page.evaluate(OPEN_ALL)
    for width in (320, 600, 850, 1000, 1920):
        opened.page.set_viewport_size({"width": width, "height": 900})
        assert opened.overflow_px() == 0, width


@pytest.mark.parametrize("name", ["document-hostile", "ledger-hostile"])
def test_hostile_text_is_shown_and_not_executed(files: dict[str, Path], page_of: PageOf, name: str) -> None:
    opened = page_of(files[name])
    page = opened.page
    page.evaluate(OPEN_ALL)
    assert opened.dialogs == []
    assert page.locator("img, iframe, object, embed, link, form, base").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0
    assert not page.evaluate(
        "[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => /^on/i.test(a.name)))"
    )
    text = flat(page.locator("body").inner_text())
    for attack in ATTACKS[:4]:
        assert flat(clean(attack)) in text


def test_the_policy_stops_scripts_that_are_not_the_page_s_own(
    files: dict[str, Path], page_of: PageOf, tmp_path: Path
) -> None:
    page = files["document-02"].read_text(encoding="utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(page.replace("</main>", "<script>alert(1)</script><b onclick='alert(2)'>x</b></main>"))
    opened = page_of(broken)
    opened.page.locator("b", has_text="x").last.click()
    assert opened.dialogs == []
    assert any("Content Security Policy" in error for error in opened.errors)


# --- a document ------------------------------------------------------------------------------------------------


def test_pointing_at_a_record_lights_its_words_and_the_other_way_round(
    files: dict[str, Path], page_of: PageOf
) -> None:
    page = page_of(files["document-02"]).page
    page.locator("#r-m1").hover()
    assert page.locator("mark.lit").count() == page.locator("mark[data-records~='r-m1']").count() > 0
    page.locator("mark").first.hover()
    names = page.locator("mark").first.get_attribute("data-records").split()
    lit = page.eval_on_selector_all("article.lit", "cards => cards.map(card => card.id)")
    assert sorted(lit) == sorted(names)
    page.mouse.move(1, 1)
    page.locator("a.ref[href='#r-m1']").first.focus()
    assert page.locator("article.lit").get_attribute("id") == "r-m1"
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


def test_a_document_is_read_with_the_keyboard_alone(files: dict[str, Path], page_of: PageOf) -> None:
    page = page_of(files["document-02"]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#text"
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    assert first == page.locator("a.ref").first.get_attribute("href")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == first[1:]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(f"{first} details").get_attribute("open") is not None
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.closest('.back') === null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#t")


def test_kinds_of_records_are_shown_and_hidden(files: dict[str, Path], page_of: PageOf) -> None:
    page = page_of(files["document-02"]).page
    claims = page.locator("article.claim")
    underlined = "getComputedStyle(document.querySelector(\"mark[class='claim']\")).textDecorationColor"
    assert claims.first.is_visible()
    coloured = page.evaluate(underlined)
    page.get_by_label("Claims").uncheck()
    assert not any(claims.nth(n).is_visible() for n in range(claims.count()))
    assert page.locator("a.ref.claim:visible").count() == 0
    assert page.evaluate(underlined) != coloured
    assert page.locator("article.measure:visible").count() == page.locator("article.measure").count()
    page.get_by_label("Claims").check()
    assert claims.first.is_visible()


def _without_script(chromium: Any, path: Path) -> Any:
    page = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(path.resolve().as_uri())
    return page


def test_a_document_works_without_a_script(files: dict[str, Path], chromium: Any) -> None:
    page = _without_script(chromium, files["document-02"])
    page.locator("a.ref[href='#r-m3']").first.click()
    assert page.url.endswith("#r-m3")
    page.locator("#r-m3 .back a").first.click()
    assert "#t" in page.url
    page.get_by_label("Measures").uncheck()
    assert page.locator("article.measure:visible").count() == 0
    assert not page.locator("#open-all").is_visible()
    page.context.close()


# --- a ledger --------------------------------------------------------------------------------------------------


def _shown(page: Any) -> dict[str, tuple[str, str]]:
    """Status and rate of every measure as the page shows them."""
    found = page.eval_on_selector_all(
        "[data-actor]",
        "rows => rows.map(r => [r.id, r.querySelector('[data-status]').textContent, "
        "r.querySelector('[data-rate]').textContent])",
    )
    return {anchor: (status, rate) for anchor, status, rate in found}


def test_state_of_any_day_equals_as_of(
    files: dict[str, Path], page_of: PageOf, books: dict[str, tuple[Ledger, ...]]
) -> None:
    page = page_of(files["ledger-library"]).page
    story = chronicle(books["library"])
    days = ("2016-01-01", "2018-07-05", "2019-09-01", "2025-05-14", "2031-01-01")
    for day, box in product(days, (False, True)):
        on = date.fromisoformat(day)
        page.locator("#then").set_checked(box)
        page.locator("#day").fill(day)
        page.locator("#day").dispatch_event("change")
        state = story.as_of(on, on if box else None)
        wanted = {f"m-{one.id}": one.status.replace("_", " ") for one in state.measures}
        shown = {anchor: status for anchor, (status, _) in _shown(page).items() if status != "not yet told"}
        assert shown == wanted
        for name in ("In force", "Suspended", "Ended"):
            count = sum(group_of(one.status) == name for one in state.measures)
            assert page.locator(f"[data-count='{name}']").inner_text() == str(count)
        assert page.locator("#state-day").inner_text() == f"{on.day} {on:%B} {on.year}"


def test_days_are_walked_with_the_keyboard(files: dict[str, Path], page_of: PageOf) -> None:
    page = page_of(files["ledger-library"]).page
    before = page.locator("#day").input_value()
    assert before == "2025-11-12"
    page.locator("#slide").focus()
    page.keyboard.press("ArrowLeft")
    moved = page.locator("#day").input_value()
    assert moved < before
    page.locator("#on").press("Enter")
    assert page.locator("#day").input_value() == before
    page.locator("#back").press("Enter")
    assert page.locator("#day").input_value() == moved
    assert page.locator("#slide").get_attribute("aria-valuetext") == page.locator("#state-day").inner_text()


def test_filters_choose_rows_and_say_how_many(
    files: dict[str, Path], page_of: PageOf, books: dict[str, tuple[Ledger, ...]]
) -> None:
    page = page_of(files["ledger-library"]).page
    state = chronicle(books["library"]).as_of(date(2025, 11, 12))
    page.get_by_role("combobox", name="Who", exact=True).select_option("CHN")
    page.get_by_role("combobox", name="Status on the day").select_option("Suspended")
    wanted = {
        f"m-{one.id}"
        for one in state.measures
        if "CHN" in one.tracked.told[0].record.actor and one.status == "suspended"
    }
    visible = "[...document.querySelectorAll('[data-actor]')].filter(r => r.checkVisibility()).map(r => r.id)"
    assert set(page.evaluate(visible)) == wanted
    assert wanted
    rows = page.locator("[data-actor]").count()
    assert page.locator("#found").inner_text() == f"{len(wanted)} of {rows} measures shown"
    page.get_by_role("button", name="Show all").click()
    assert len(page.evaluate(visible)) == rows
    page.get_by_label("Words").fill("washing machines")
    found = page.evaluate(visible)
    assert "m-usa-201-washers" in found
    assert len(found) < 5


def test_rows_open_by_keyboard_and_by_link(files: dict[str, Path], page_of: PageOf) -> None:
    page = page_of(files["ledger-library"]).page
    page.locator("#m-usa-301-list-1 > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#m-usa-301-list-1 table.history").is_visible()
    page.get_by_label("Words").fill("nothing like this")
    assert page.locator("[data-actor]:visible").count() == 0
    page.evaluate("location.hash = 'm-usa-301-list-2'")
    page.wait_for_function("document.getElementById('m-usa-301-list-2').open")
    assert page.locator("#m-usa-301-list-2 table.history").is_visible()


def test_a_year_fills_the_timeline(files: dict[str, Path], page_of: PageOf) -> None:
    page = page_of(files["ledger-library"]).page
    box = "document.querySelector('#m-usa-301-list-1 .bar.in_force').getBoundingClientRect()"
    whole = page.evaluate(box)
    page.get_by_label("Period").select_option("2018")
    near = page.evaluate(box)
    assert near["width"] > 5 * whole["width"]
    assert page.locator(".axis .month").first.is_visible()
    labels = (
        "[...document.querySelectorAll('.label')].filter(l => getComputedStyle(l).display !== 'none').length"
    )
    many = page.evaluate(labels)
    assert not page.locator("#m-usa-301-list-4").is_visible(), "nothing happened to it in 2018"
    page.get_by_label("Period").select_option("2021")
    label = page.locator("#m-usa-301-list-1 .label.in_force").first
    lane = page.locator("#m-usa-301-list-1 .lane").bounding_box()
    assert label.is_visible(), "the rate stands at the edge of a bar that began before"
    assert lane["x"] <= label.bounding_box()["x"] < lane["x"] + 20
    page.get_by_label("Period").select_option("whole")
    assert page.evaluate(labels) != many
    assert page.locator("#m-usa-301-list-4").is_visible()


def test_a_ledger_works_without_a_script(
    files: dict[str, Path], chromium: Any, books: dict[str, tuple[Ledger, ...]]
) -> None:
    page = _without_script(chromium, files["ledger-library"])
    state = chronicle(books["library"]).as_of(date(2025, 11, 12))
    force = sum(one.status == "in_force" for one in state.measures)
    assert page.locator("[data-count='In force']").inner_text() == str(force)
    assert not page.locator("#when").is_visible()
    assert not page.locator("#filters").is_visible()
    page.locator("#m-usa-301-list-1 > summary").click()
    assert page.locator("#m-usa-301-list-1 table.history").is_visible()
    page.get_by_text("The timeline as one table").click()
    assert page.locator(".whole td.num", has_text="25").first.is_visible()
    page.context.close()


@pytest.mark.parametrize("name", ["document-02", "ledger-reports"])
def test_prints_on_light_paper(files: dict[str, Path], page_of: PageOf, name: str) -> None:
    page = page_of(files[name], dark=True).page
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 594" in pdf
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("button").first.is_visible()

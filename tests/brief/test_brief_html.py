"""The page as text: what it says, and that foreign text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from brief_samples import ATTACKS

from detente.brief import html
from detente.brief.content import Brief
from detente.brief.notation import clean
from detente.brief.sections import SECTIONS

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """Elements in order, headings with their levels, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


@pytest.fixture(scope="module")
def outlines(pages: dict[str, Path]) -> dict[str, Outline]:
    return {name: Outline(path.read_text(encoding="utf-8")) for name, path in pages.items()}


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["rich", "hostile", "empty"])
def test_page_is_well_formed_and_asks_for_nothing(outlines: dict[str, Outline], name: str) -> None:
    outline = outlines[name]
    assert outline.open == []
    used = {tag for tag, _ in outline.tags}
    assert not used & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "image",
        "use",
        "foreignobject",
    }
    for tag, attributes in outline.tags:
        assert not any(a.startswith("on") or a in ("src", "xlink:href", "srcset") for a in attributes), tag
        assert (attributes.get("href") or "#").startswith("#")
    policy = [
        a["content"]
        for t, a in outline.tags
        if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert ("html", {"lang": "en"}) in outline.tags


@pytest.mark.parametrize("name", ["rich", "hostile", "empty"])
def test_headings_descend_one_by_one_and_ids_are_unique(outlines: dict[str, Outline], name: str) -> None:
    tags = outlines[name].tags
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == len(SECTIONS)
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    ids = [a["id"] for _, a in tags if "id" in a]
    assert len(ids) == len(set(ids))


def test_styles_name_no_address_and_no_foreign_font(pages: dict[str, Path]) -> None:
    page = pages["rich"].read_text(encoding="utf-8")
    style = page[page.index("<style>") : page.index("</style>")]
    assert not re.search(r"url\(|@import|@font-face|https?:", style)


def test_everything_of_the_content_is_on_the_page(
    outlines: dict[str, Outline], briefs: dict[str, Brief]
) -> None:
    text, brief = _words(outlines["rich"].text), briefs["rich"]
    said = [
        brief.title,
        brief.document,
        brief.publisher,
        brief.published_text,
        *brief.headline,
        brief.markets_note,
    ]
    for item in brief.announced:
        said += [
            item.text,
            item.status,
            item.quote,
            item.location,
            item.effective,
            item.condition,
            item.expectation,
        ]
        said += item.according_to
    for day in brief.calendar:
        said += [day.day, day.what, day.note]
    for outcome in brief.outcomes:
        said += [
            outcome.title,
            outcome.description,
            outcome.failed,
            *outcome.bilateral,
            *outcome.unquantified,
        ]
        said += [c.name for c in (*outcome.parties, *outcome.others)]
        said += [s.name for rows in outcome.sectors.values() for s in rows]
    talks = brief.talks
    assert talks.leverage is not None
    said += [talks.leverage.statement, *(t.statement for t in talks.leverage.threats), *talks.caveats]
    said += [text for z in talks.zones for text in (z.disagreement, z.statement)]
    for exposure in brief.exposure:
        said += [exposure.product, exposure.statement, *exposure.used_in]
        said += [text for f in exposure.facts for text in (f.label, f.value, f.year, f.source)]
    said += [m.name for m in brief.markets] + [d.text for d in brief.doubts]
    method = brief.method
    said += [method.world, method.closure, *method.tariffs, *method.limits, *method.sources, method.version]
    said += [text for a in method.assumptions for text in (a.text, a.option)]
    said += [text for e in method.elasticities for text in (e.name, e.source)]
    told = _words(outlines["rich"].text)
    missing = [text for text in said if text is not None and _words(text) not in told]
    assert missing == []
    assert "−0.32 (−0.41 to −0.25)" in text
    assert "−82.4 (−106.3 to −64.3)" in text
    assert "one side only" in text
    assert "No equilibrium within 2,000 steps" in text


def test_units_stand_at_every_column_of_numbers(outlines: dict[str, Outline]) -> None:
    labels = [a.get("data-label") for t, a in outlines["rich"].tags if t == "td" and a.get("class") == "num"]
    assert set(labels) == {
        "Real income, %",
        "Real income, bn USD",
        "Terms of trade, %",
        "Tariff revenue, bn USD",
        "Output, bn USD",
        "Output, %",
        "Own, if nobody answers",
        "Own, if answered in kind",
        "Other side, if nobody answers",
        "Change, %",
        "Level",
    }
    text = _words(outlines["rich"].text)
    assert "Terms of trade,%Tariff revenue,billion USD a year" in text
    assert "change of real income against the status quo, billion USD a year" in text


def test_hostile_text_appears_literally(outlines: dict[str, Outline]) -> None:
    text = _words(outlines["hostile"].text)
    for attack in ATTACKS:
        assert _words(clean(attack)) in text


def test_long_quotes_scroll_in_a_box_that_the_keyboard_reaches(outlines: dict[str, Outline]) -> None:
    boxes = [a for t, a in outlines["hostile"].tags if t == "blockquote" and a.get("class") == "long"]
    assert boxes
    assert all(a["tabindex"] == "0" and a["aria-label"] == "Long quote" for a in boxes)


def test_empty_brief_says_so_in_every_section(outlines: dict[str, Outline]) -> None:
    text = _words(outlines["empty"].text)
    for section in SECTIONS:
        assert section.heading in text
        assert section.empty in text
    assert "<svg" not in text


def test_page_does_not_depend_on_when_it_is_made(briefs: dict[str, Brief], pages: dict[str, Path]) -> None:
    assert html.render(briefs["rich"]) == pages["rich"].read_text(encoding="utf-8")


def test_codes_of_parties_are_told_as_names(briefs: dict[str, Brief]) -> None:
    page = html.render(briefs["rich"].model_copy(update={"parties": ("USA", "CHN")}))
    assert "Parties: <bdi>United States</bdi>, <bdi>China</bdi>" in page


def test_no_line_breaks_between_a_number_and_its_unit_but_quotes_stay_as_they_are(
    briefs: dict[str, Brief],
) -> None:
    brief = briefs["rich"]
    item = brief.announced[0].model_copy(
        update={"quote": "a duty of 100 % & more", "text": "a duty of 100 % & more"}
    )
    page = html.render(brief.model_copy(update={"announced": (item,)}))
    assert '<p class="what"><bdi>a duty of 100\u00a0% &amp; more</bdi></p>' in page
    assert '<blockquote dir="auto">a duty of 100 % &amp; more</blockquote>' in page


def test_templates_escape_without_exception() -> None:
    for file in (Path(html.__file__).parent / "templates").glob("*.html"):
        source = file.read_text(encoding="utf-8")
        assert "safe" not in re.findall(r"\|\s*(\w+)", source), file.name
        assert "autoescape" not in source, file.name


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_of_text_and_charts_have_enough_contrast_in_both_schemes() -> None:
    # axe-core does not look into charts. WCAG 2.2: 4.5 for text (1.4.3), 3 for graphics (1.4.11).
    style = (Path(html.__file__).parent / "templates" / "base.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.S)
    ]
    light, dark = schemes[0], schemes[0] | schemes[1]
    for scheme in (light, dark):
        for text in ("ink", "muted", "accent", "loss", "gain", "warn"):
            assert _contrast(scheme[text], scheme["paper"]) >= 4.5, text
        for bar in ("loss-bar", "gain-bar"):
            assert _contrast(scheme[bar], scheme["paper"]) >= 3, bar
            assert _contrast(scheme[bar], scheme["ink"]) >= 3, bar

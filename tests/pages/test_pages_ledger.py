"""The page of a ledger as text, and what it looks up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_samples import ATTACKS, DAY, Outline, flat

from detente.brief.notation import clean
from detente.brief.sections import tone_of
from detente.ledger import Ledger
from detente.ledger.agenda import agenda
from detente.ledger.checks import check
from detente.ledger.chronicle import Chronicle, chronicle
from detente.ledger.library import load_library
from detente.ledger.state import State
from detente.pages.days import commitment_stand, group_of, measure_stand
from detente.pages.histories import cite
from detente.pages.ledger import render_ledger
from detente.pages.shell import Anchors, embedded

NAMES = ("library", "reports", "hostile", "empty")


@pytest.fixture(scope="module")
def outlines(ledger_pages: dict[str, str]) -> dict[str, Outline]:
    return {name: Outline(page) for name, page in ledger_pages.items()}


@pytest.fixture(scope="module")
def stories(books: dict[str, tuple[Ledger, ...]]) -> dict[str, Chronicle]:
    return {name: chronicle(ledgers) for name, ledgers in books.items()}


def look_up(data: Any, table: str, day: date) -> dict[str, list[Any]]:
    """What the page shows of every record on a day, looked up as its script does."""
    found = {}
    for anchor, turns in data[table].items():
        past = [stand for first, stand in turns if first <= day.isoformat()]
        if past and data["stands"][past[-1]] is not None:
            found[anchor] = data["stands"][past[-1]]
    return found


def expected(story: Chronicle, state: State) -> dict[str, list[Any]]:
    """The same by the ledger itself."""
    anchors = Anchors()
    names = {one.id: anchors.of("m", one.id) for one in story.measures}
    pledges = {one.id: anchors.of("c", one.id) for one in story.commitments}
    stands = {names[one.id]: measure_stand(one) for one in state.measures}
    stands |= {pledges[one.id]: commitment_stand(one) for one in state.commitments}
    return {
        a: [s.status, group_of(s.status), s.when, s.rate, list(s.notes), tone_of(s.status)]
        for a, s in stands.items()
    }


@pytest.mark.parametrize("name", ["library", "reports", "hostile"])
def test_embedded_states_equal_as_of_around_every_change(
    outlines: dict[str, Outline], stories: dict[str, Chronicle], name: str
) -> None:
    data, story = outlines[name].data(), stories[name]
    days = [
        date.fromisoformat(day) + timedelta(days=shift) for day in data["days"][::20] for shift in (-1, 0, 1)
    ]
    for day in days:
        assert look_up(data, "all", day) == expected(story, story.as_of(day)), day
        assert look_up(data, "then", day) == expected(story, story.as_of(day, day)), day


@settings(max_examples=15)
@given(day=st.dates(date(2016, 1, 1), date(2029, 1, 1)))
def test_embedded_states_equal_as_of_on_any_day(
    outlines: dict[str, Outline], stories: dict[str, Chronicle], day: date
) -> None:
    data, story = outlines["library"].data(), stories["library"]
    assert look_up(data, "all", day) == expected(story, story.as_of(day))
    assert look_up(data, "then", day) == expected(story, story.as_of(day, day))


@pytest.mark.parametrize("name", NAMES)
def test_page_is_well_formed_and_asks_for_nothing(outlines: dict[str, Outline], name: str) -> None:
    outline = outlines[name]
    assert outline.open == []
    forbidden = {"link", "img", "iframe", "object", "embed", "form", "base", "image", "use", "foreignobject"}
    assert not {tag for tag, _ in outline.tags} & forbidden
    for tag, attributes in outline.tags:
        assert not any(a.startswith("on") or a in ("src", "style", "srcset") for a in attributes), tag
        assert attributes.get("href", "#").startswith("#")
    ids = [a["id"] for _, a in outline.tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in outline.all("a")} <= set(ids)
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    assert [attributes.get("type") for attributes, _ in outline.scripts] == ["application/json", None]
    (policy,) = outline.all("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy["content"].startswith("default-src 'none'; style-src 'sha256-")


def test_library_fits_in_one_file(ledger_pages: dict[str, str]) -> None:
    assert len(ledger_pages["library"].encode()) < 3_000_000


def test_everything_of_the_ledger_is_on_the_page(
    outlines: dict[str, Outline], stories: dict[str, Chronicle], books: dict[str, tuple[Ledger, ...]]
) -> None:
    for name in ("library", "reports"):
        text = flat(outlines[name].text).replace("\u00a0", " ")
        story = stories[name]
        for tracked in story.measures:
            names = tracked.told[0].record
            assert flat(tracked.title).rpartition(": ")[2] in text, names.id
        said = [tracked.title for tracked in (*story.commitments, *story.meetings)]
        said += [told.record.text for told in story.claims]
        said += [told.record.text for told in story.issues]
        said += [one.text for one in check(books[name], DAY)]
        said += [one.title for one in agenda(story, DAY)]
        for source in story.sources:
            said += [source.id, *filter(None, (source.publisher, source.number, source.title, source.url))]
        for tracked in story.measures:
            for told in tracked.told:
                said += [event.evidence[0].quote for event in told.record.history if event.evidence]
        missing = [words for words in said if flat(clean(words)).replace("\u00a0", " ") not in text]
        assert missing == []


def test_state_of_the_day_stands_on_the_page_without_a_script(
    outlines: dict[str, Outline], stories: dict[str, Chronicle]
) -> None:
    state = stories["library"].as_of(DAY)
    text = flat(outlines["library"].text)
    assert "State on 12 November 2025" in text
    force = sum(one.status == "in_force" for one in state.measures)
    assert f"{force} in force" in text
    assert f"{sum(one.status == 'suspended' for one in state.measures)} suspended" in text
    assert len(outlines["library"].all("details", **{"class": "entry"})) == len(stories["library"].measures)


def test_a_measure_tells_its_history_with_sentences_and_sources(
    ledger_pages: dict[str, str], stories: dict[str, Chronicle]
) -> None:
    page = ledger_pages["library"]
    start = page.index('<details class="entry" id="m-usa-301-list-3"')
    words = flat(Outline(page[start : page.index("</details>", start) + 10]).text)
    tracked = stories["library"].find("usa-301-list-3")
    said = [tracked.title, "follows: its effective date has come", "Status and rate over time", tracked.id]
    for told in tracked.told:
        said += [
            cite(told.source),
            *(event.evidence[0].quote for event in told.record.history if event.evidence),
        ]
    assert len(said) > 12
    assert [one for one in said if flat(one) not in words] == []
    # the duty was 10 % from September 2018 and 25 % from May 2019 (83 FR 47974, 84 FR 20459)
    table = page[page.index('<table class="spans">', start) :]
    rows = flat(Outline(table[: table.index("</table>") + 8]).text)
    assert "24 September 2018 9 May 2019 in force 10 %" in rows
    assert "10 May 2019" in rows


def test_hostile_fields_appear_literally_and_only_as_text(
    outlines: dict[str, Outline], ledger_pages: dict[str, str]
) -> None:
    outline = outlines["hostile"]
    for attack in ATTACKS:
        assert flat(clean(attack)) in flat(outline.text)
    assert ledger_pages["hostile"].count("</script>") == 2
    json_text = next(text for a, text in outline.scripts if a.get("type"))
    assert not set("<>&") & set(json_text)


def test_embedded_data_cannot_end_its_element() -> None:
    text = str(embedded({"a": "</script><!-- & \u2028"}))
    assert text == '{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028"}'


def test_anchors_are_plain_and_their_own() -> None:
    anchors = Anchors()
    assert anchors.of("m", "a/b c") == "m-a-b-c"
    assert anchors.of("m", "a-b-c") == "m-a-b-c-2"
    assert anchors.of("m", "a/b c") == "m-a-b-c"
    assert anchors.of("s", '"><') == "s-x"


def test_empty_ledger_says_so(outlines: dict[str, Outline]) -> None:
    text = flat(outlines["empty"].text)
    for words in (
        "A ledger without measures",
        "No document tells of a measure.",
        "No document tells of a commitment.",
        "Nothing ahead that a document tells of.",
        "No document quotes a claim.",
        "No document tells of a meeting.",
        "The check found nothing.",
    ):
        assert words in text


@pytest.mark.parametrize("name", ["japan-korea-2019", "eu-china-ev-2023-2026", "china-australia-2020-2024"])
def test_other_shipped_ledgers_have_pages(name: str) -> None:
    outline = Outline(render_ledger(load_library(name), today=DAY, name=name))
    assert outline.open == []
    assert outline.all("details", **{"class": "entry"})


def test_page_does_not_depend_on_the_order_of_the_documents(books: dict[str, tuple[Ledger, ...]]) -> None:
    forward = render_ledger(books["reports"], today=DAY)
    assert render_ledger(tuple(reversed(books["reports"])), today=DAY) == forward

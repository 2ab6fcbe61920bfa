"""The page of a document as text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from pages_samples import ATTACKS, Outline, flat, told_document

from detente.brief.notation import clean
from detente.errors import InputError
from detente.ledger import Ledger, Measure
from detente.pages.document import render_document
from detente.pages.marking import marks_of
from detente.reading import read
from detente.reading.documents import Document, from_text

NAMES = ("01", "02", "03", "04", "05", "06", "07", "08", "example", "hostile")


@pytest.fixture(scope="module")
def outlines(document_pages: dict[str, str]) -> dict[str, Outline]:
    return {name: Outline(page) for name, page in document_pages.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_equals_its_quote_and_the_text_is_whole(
    outlines: dict[str, Outline], documents: dict[str, Document], readings: dict[str, Ledger], name: str
) -> None:
    outline, text = outlines[name], documents[name].text
    marks = marks_of(readings[name])
    assert marks
    assert outline.marked == {n: clean(text[m.start : m.end]) for n, m in enumerate(marks)}
    assert outline.words == clean(text)


@pytest.mark.parametrize("name", NAMES)
def test_page_is_well_formed_and_asks_for_nothing(outlines: dict[str, Outline], name: str) -> None:
    outline = outlines[name]
    assert outline.open == []
    forbidden = {"link", "img", "iframe", "object", "embed", "form", "base", "image", "use", "foreignobject"}
    assert not {tag for tag, _ in outline.tags} & forbidden
    for tag, attributes in outline.tags:
        assert not any(a.startswith("on") or a in ("src", "style", "srcset") for a in attributes), tag
        assert attributes.get("href", "#").startswith("#")
    (policy,) = outline.all("meta", **{"http-equiv": "Content-Security-Policy"})
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; base-uri 'none'; "
        r"form-action 'none'",
        policy["content"],
    )
    assert len(outline.scripts) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere_and_both_ways(
    outlines: dict[str, Outline], readings: dict[str, Ledger], name: str
) -> None:
    outline = outlines[name]
    ids = [a["id"] for _, a in outline.tags if "id" in a]
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for a in outline.all("a")}
    assert targets <= set(ids)
    cards = {a["id"] for a in outline.all("article")}
    assert len(cards) == sum(1 for _ in readings[name].records())
    under = {card for a in outline.all("mark") for card in a["data-records"].split()}
    assert under <= cards
    assert under <= targets, "from the text to every record that rests on it"
    first_marks = {a["href"] for a in outline.all("a") if re.fullmatch(r"#t\d+", a["href"])}
    assert len(first_marks) >= len(under) / 10
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_records_are_told_in_words() -> None:
    document, ledger = told_document()
    outline = Outline(render_document(document, ledger))
    text = flat(outline.text)
    for words in (
        "What was read from the text: 2 measures, 1 commitment, 1 claim, 1 meeting, 1 deadline, 1 market move, "
        "1 dependency and 1 doubt.",
        "The United States announced an additional 25 to 50 % import duty on steel from China, instead of 10 %, from "
        "1 November 2025.",
        "25 to 50 % (on top of the duties that stand; 10 % before)",
        "Who United States → China",
        "Covers steel HS codes 72 Firms Baosteel Authority Section 232",
        "Announced Fri 10 October 2025 (written “Friday, Oct. 10”)",
        "Effective from Sat 1 November 2025 (written “November 1”; or Sat 8 November 2025)",
        "announced on 10 October 2025, according to the President (confirmed, by a statement)",
        "averted, according to the Treasury Secretary (“expects”)",
        "Conditions if talks succeed: averted",
        "Answers m2 China announced export licences for goods not identified to all destinations",
        "Read by rules and by a language model alike, confidence 0.8",
        "China is to buy 12 million t of soybeans from the United States, by December 2025.",
        "Ends by December 2025 (written “in two months”; counted from a duration)",
        "Who says so the White House",
        "the Treasury Secretary expects (“could”)",
        "Says it is averted About m1",
        "Place Busan, South Korea Begins Thu 16 October 2025 (written “Thursday”; counted from the weekday)",
        "Sat 1 November 2025: the duty takes effect",
        "S&P 500: more than −2 %",
        "Rare-earth magnets All fields of p1 Used in electric motors Supplier China",
        "Two months from when? About c1: China is to buy",
    ):
        assert words in text, words


def test_a_stretch_names_every_record_that_rests_on_it() -> None:
    document, ledger = told_document()
    marks = Outline(render_document(document, ledger)).all("mark")
    assert [mark["data-records"] for mark in marks][:4] == [
        "r-d1 r-m1",
        "r-k1 r-m1",
        "r-k1 r-m1",
        "r-k1 r-m1",
    ]
    assert marks[0]["class"] == "deadline measure"
    assert len({mark["data-evidence"] for mark in marks[1:4]}) == 2, "the condition lies within the sentence"


def test_hostile_text_appears_literally_and_only_as_text(outlines: dict[str, Outline]) -> None:
    outline = outlines["hostile"]
    for attack in ATTACKS[:4]:
        assert clean(attack) in outline.text
    assert "alert(7)" in outline.text
    assert "\u202e" not in outline.text
    assert "\x1b" not in outline.text
    assert "alert" not in outline.scripts[0][1]


def test_a_long_document_shows_the_passages_with_records_and_says_what_is_left_out() -> None:
    filler = "Nothing of note was told on that day in the town by the river, and the boats lay still.\n\n"
    threat = (
        "President Donald Trump threatened to impose a 100% tariff on all Chinese goods from November 1.\n\n"
    )
    document = from_text(filler * 60 + threat + filler * 60)
    ledger = read(document)
    assert len(render_document(document, ledger)) > len(document.text) + 20_000, (
        "up to 200,000 characters all of it"
    )
    page = render_document(document, ledger, limit=10_000)
    assert len(page) < len(document.text) + 20_000
    outline = Outline(page)
    assert "threatened to impose a 100% tariff" in outline.words
    assert outline.text.count("characters on which no record rests, left out]") == 2
    assert "[… 60 paragraphs, 5,340 characters on which no record rests, left out]" in outline.text
    marks = marks_of(ledger)
    assert outline.marked == {n: document.text[m.start : m.end] for n, m in enumerate(marks)}


def test_what_loading_changed_is_told_once() -> None:
    document = from_text(
        "The weather was fine and the boats lay still on the\u200b river all day, and all the night."
    )
    (note,) = document.notes
    ledger = read(document)
    assert Outline(render_document(document, ledger)).text.count(note) == 1
    silent = ledger.model_copy(update={"issues": ()})
    text = flat(Outline(render_document(document, silent)).text)
    assert f"How the text was loaded {note}" in text


def test_a_document_without_records_says_so() -> None:
    document = from_text("The weather in the town was fine and the boats lay still on the river all day.")
    page = render_document(document, read(document))
    assert "No measure, commitment, claim, meeting, deadline or market move was found in the text." in page
    assert "<mark" not in page
    assert "<fieldset" not in page


def test_a_ledger_of_another_text_is_refused(
    documents: dict[str, Document], readings: dict[str, Ledger]
) -> None:
    with pytest.raises(
        InputError, match="read the document again, or give the text the ledger was made from"
    ):
        render_document(documents["02"], readings["01"])


def test_a_doubt_without_words_stands_at_its_record(
    documents: dict[str, Document], readings: dict[str, Ledger]
) -> None:
    ledger = readings["02"]
    measure = ledger.measures[1]
    assert isinstance(measure, Measure)
    doubt = {"id": "z1", "kind": "ambiguous", "text": "Which list?", "about": [measure.id]}
    whole = {"id": "z2", "kind": "ambiguous", "text": "Who wrote this?"}
    data = ledger.to_dict()
    changed = Ledger.from_dict(data | {"issues": [*data.get("issues", []), doubt, whole]})
    page = render_document(documents["02"], changed)
    assert page.index('id="r-m2"') < page.index('id="r-z1"') < page.index("The announcement ends a stretch")
    assert page.index("On the document as a whole") < page.index('id="r-z2"')

"""Feeds of changes, read back by a feed reader."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.interop import to_json_feed, to_rss
from detente.ledger import Evidence, Source
from detente.ledger.changes import Change, every_change
from detente.ledger.chronicle import chronicle
from detente.ledger.library import load_library

SOURCE = Source(
    id="doc-1",
    publisher="A paper",
    title="Talks",
    published=date(2025, 10, 27),
    url="https://example.org/a?b=1&c=2",
)


def change(**fields: object) -> Change:
    given: dict[str, object] = {
        "kind": "status", "id": "usa-duty", "title": "Duty of 100 %", "before": "threatened", "after": "in_force",
        "on": date(2025, 11, 1), "source": SOURCE, "ref": "doc-1/m1",
        "evidence": (Evidence(quote="a duty", start=0, end=6),), "derived": None,
    }  # fmt: skip
    return Change(**(given | fields))  # type: ignore[arg-type]


DAY = date(2025, 11, 1)
TWO = ((date(2025, 10, 27), change(kind="new", before=None, after="threatened")), (DAY, change()))


def test_rss_has_the_newest_first_with_names_that_stay() -> None:
    feed = feedparser.parse(to_rss(TWO, "Talks & tariffs"))
    assert feed.bozo is False
    assert feed.version == "rss20"
    assert feed.feed.title == "Talks & tariffs"
    assert [entry.title for entry in feed.entries] == [
        "Duty of 100 %: threatened → in force", "Duty of 100 %: new, threatened",
    ]  # fmt: skip
    first = feed.entries[0]
    assert first.link == "https://example.org/a?b=1&c=2"
    assert first.published == "Sat, 01 Nov 2025 00:00:00 +0000"
    assert first.summary.splitlines() == ["On 2025-11-01.", "“a duty”", "A paper, Talks (2025-10-27)"]
    assert [tag.term for tag in first.tags] == ["status"]
    assert first.guidislink is False
    names = [entry.id for entry in feed.entries]
    assert len(set(names)) == 2
    assert [entry.id for entry in feedparser.parse(to_rss(TWO[1:])).entries] == names[:1]


def test_json_feed_holds_the_change_itself() -> None:
    feed = json.loads(to_json_feed(TWO))
    assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", "Trade ledger")
    first = feed["items"][0]
    assert first["id"] == feedparser.parse(to_rss(TWO)).entries[0].id
    assert (first["external_url"], first["date_published"]) == (SOURCE.url, "2025-11-01T00:00:00+00:00")
    assert first["_detente"]["before"] == "threatened"
    assert first["_detente"]["ref"] == "doc-1/m1"
    assert first["tags"] == ["status"]


def test_an_empty_feed_is_one() -> None:
    assert feedparser.parse(to_rss(())).bozo is False
    assert json.loads(to_json_feed(()))["items"] == []


def test_what_is_said_and_what_follows_is_named() -> None:
    feed = feedparser.parse(
        to_rss([(DAY, change(kind="said", title="Bessent", before=None, after="it will not come", derived=None)),
                (DAY, change(derived="its effective date has come"))])
    )  # fmt: skip
    assert [entry.title for entry in feed.entries] == ["Duty of 100 %: threatened → in force", "Bessent says"]
    assert "Derived: its effective date has come." in feed.entries[0].summary
    assert feed.entries[1].summary.splitlines()[0] == "it will not come"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a b", "ftp://x", "data:text/html,x", "https://x\ny", ""]
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    hostile = change(source=SOURCE.model_copy(update={"url": url}))
    assert b"<link>" not in to_rss([(DAY, hostile)]).split(b"<item>")[1]
    assert "external_url" not in json.loads(to_json_feed([(DAY, hostile)]))["items"][0]


@settings(max_examples=80)
@given(st.text(max_size=80))
def test_any_text_is_well_formed_and_stays_text(text: str) -> None:
    words = f"]]></item><script>&{text}"
    entry = (DAY, change(title=words, evidence=(Evidence(quote=words, start=0, end=1),),
                         source=SOURCE.model_copy(update={"publisher": words})))  # fmt: skip
    root = ElementTree.fromstring(to_rss([entry]))
    assert [element.tag for element in root.iter()].count("item") == 1
    assert root.find(".//script") is None
    title = root.findtext("./channel/item/title")
    assert title is not None
    assert title.startswith("]]></item><script>&")
    assert json.loads(to_json_feed([entry]))["items"][0]["title"] == title


def test_what_ships_is_read() -> None:
    entries = every_change(chronicle(load_library("us-china-2018-2026")), date(2016, 1, 1), date(2026, 10, 1))
    feed = feedparser.parse(to_rss(entries))
    assert feed.bozo is False
    assert len(feed.entries) == len(entries) > 200
    assert len({entry.id for entry in feed.entries}) == len(entries)

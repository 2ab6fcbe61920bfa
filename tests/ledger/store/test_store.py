"""What every store does alike: a folder, SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.kill_ledger import document

import ledgers
from detente.errors import InputError
from detente.ledger import Issue, Ledger
from detente.ledger.store import Store, named, open_store

NASTY = (
    "NO", "yes", "null", "~", "", " ", " leading", "trailing ", "a: b", "a #b", "- a", "1e3", "0x10", "010", "1_000",
    "2025-10-27", "12:30:45", ".nan", "tab\there", "line\nbreak", "line\n\n", "\n", "\r\n", "nel\x85", "ls\u2028",
    "\x00\x01", "\x7f", "'quoted'", '"double"', "back\\slash", "\\u0041", "\u202eright to left", "\ufeffmark",
    "🤝 and ❤️", "中美", "{a: b}", "[a]", "&a", "*a", "!tag", "%", "@", "`", "|", ">", "?", "...", "---", "<<",
    "a\n  indented\n\tand a tab\n \n", "ends with blanks  \n", "x" * 5000,
)  # fmt: skip


def whole(number: int) -> Ledger:
    return document(number)


def test_empty_ledger(place: str) -> None:
    with open_store(place, create=True, title="Talks: NO & yes") as store:
        assert store.documents() == ()
        assert store.ledgers() == ()
        assert store.title == "Talks: NO & yes"
    assert open_store(place).title == "Talks: NO & yes"


def test_title_is_that_of_the_first_who_made_it(place: str) -> None:
    open_store(place, create=True, title="First")
    assert open_store(place, create=True, title="Second").title == "First"


def test_nothing_is_made_unless_asked(place: str) -> None:
    with pytest.raises(InputError) as error:
        open_store(place)
    shown = str(error.value).partition(": got")[0]
    assert str(error.value) == (
        f"{shown}: got no ledger there, expected a ledger of documents. "
        "Fix: check the name; adding a document makes a ledger."
    )
    with pytest.raises(InputError):
        open_store(place)
    assert Path(shown).exists() is False


def test_added_document_comes_back_equal(place: str) -> None:
    store = open_store(place, create=True)
    assert store.add(whole(1)) is True
    again = open_store(place)
    id = whole(1).sources[0].id
    assert again.documents() == (id,)
    assert again.get(id) == whole(1)
    assert again.ledgers() == (whole(1),)


def test_any_text_comes_back_equal(place: str) -> None:
    store = open_store(place, create=True)
    everything = [nasty(words, f"2025-10-27-case-{n:03d}") for n, words in enumerate(NASTY)]
    store.add_all(everything)
    assert store.ledgers() == tuple(everything)


def nasty(words: str, id: str = "2025-10-27-case") -> Ledger:
    """A ledger with ``words`` wherever text may stand."""
    measure = ledgers.tariff(title=words, authority=words, stated_reason=words, target=(words, "NO"))
    text = f"Before. {words} After."
    at = len("Before. ")
    quote = {"quote": words, "start": at, "end": at + len(words)}
    ledger = ledgers.ledger(published=date(2025, 10, 27))
    data = ledger.model_dump() | {"text": text, "measures": [measure.model_dump() | {"evidence": [quote]}]}
    data["sources"] = [{"published": date(2025, 10, 27), "publisher": words, "title": words}]
    issue = Issue(id="i1", kind="stale", text=words).model_dump()
    return named(Ledger.from_dict(data | {"issues": [issue]}), id)


def test_same_document_again_changes_nothing(place: str) -> None:
    store = open_store(place, create=True)
    store.add(whole(1))
    before = store.version
    assert store.add(whole(1)) is False
    assert store.add_all([whole(1), whole(1)]) == ()
    assert store.version == before


def test_version_changes_with_every_change(place: str) -> None:
    store = open_store(place, create=True)
    seen = [store.version]
    store.add(whole(1))
    seen.append(store.version)
    store.add(changed(whole(1)), replace=True)
    seen.append(store.version)
    store.add(whole(2))
    seen.append(store.version)
    assert len(set(seen)) == 4
    assert open_store(place).version == seen[-1]


def changed(ledger: Ledger) -> Ledger:
    """Another reading of the same document."""
    first, *others = ledger.measures
    return ledger.model_copy(update={"measures": (first.model_copy(update={"title": "Read anew"}), *others)})


def test_another_reading_is_refused_unless_it_replaces(place: str) -> None:
    store = open_store(place, create=True)
    store.add(whole(1))
    id = whole(1).sources[0].id
    with pytest.raises(InputError) as error:
        store.add(changed(whole(1)))
    assert str(error.value) == (
        f"{store.place}: {id}: got another reading of this document than the one it holds, expected the same, or a "
        "new document. Fix: replace it, or remove it first."
    )
    assert store.get(id) == whole(1)
    assert store.add(changed(whole(1)), replace=True) is True
    assert store.ledgers() == (changed(whole(1)),)


def test_all_or_none(place: str) -> None:
    store = open_store(place, create=True)
    store.add(whole(2))
    before = store.version
    with pytest.raises(InputError, match="another reading"):
        store.add_all([whole(1), changed(whole(2)), whole(3)])
    assert store.ledgers() == (whole(2),)
    assert store.version == before
    ids = store.add_all([whole(3), whole(2), whole(1)])
    assert ids == tuple(sorted(whole(n).sources[0].id for n in (1, 3)))
    assert set(store.documents()) == {whole(n).sources[0].id for n in (1, 2, 3)}


def test_two_ledgers_under_one_id_are_refused(place: str) -> None:
    store = open_store(place, create=True)
    id = whole(1).sources[0].id
    with pytest.raises(InputError) as error:
        store.add_all([whole(1), changed(whole(1))])
    assert str(error.value) == (
        f"{id}: got two different ledgers under this id, expected one. Fix: give each document an id of its own."
    )
    assert store.documents() == ()


def test_order_is_day_then_id_whatever_came_first(place: str) -> None:
    days = {"b": date(2025, 1, 2), "a": date(2025, 1, 2), "z": date(2024, 1, 1), "c": None}
    made = {
        key: named(ledgers.ledger(ledgers.tariff(), published=day), f"doc-{key}") for key, day in days.items()
    }
    expected = tuple(made[key] for key in "czab")
    draw = random.Random(1)
    store = open_store(place, create=True)
    for key in draw.sample(sorted(made), 4):
        store.add(made[key])
    assert store.ledgers() == expected
    assert store.documents() == ("doc-a", "doc-b", "doc-c", "doc-z")


def test_removed_document_can_be_brought_back(place: str) -> None:
    store = open_store(place, create=True)
    store.add_all([whole(1), whole(2)])
    id = whole(1).sources[0].id
    before = store.version
    assert store.remove(id) == whole(1)
    assert store.ledgers() == (whole(2),)
    assert store.version != before
    again = open_store(place)
    assert again.restore(id) == whole(1)
    assert store.get(id) == whole(1)


def test_what_was_removed_last_is_brought_back(place: str) -> None:
    store = open_store(place, create=True)
    id = whole(1).sources[0].id
    store.add(whole(1))
    store.remove(id)
    store.add(changed(whole(1)))
    with pytest.raises(InputError) as error:
        store.restore(id)
    assert str(error.value) == (
        f"{store.place}: {id}: got a document of this id in the ledger, expected one that was removed. "
        "Fix: remove it first, should the one that was removed before take its place."
    )
    store.remove(id)
    assert store.restore(id) == changed(whole(1))
    store.remove(id)
    assert store.restore(id) == changed(whole(1))


def test_adding_and_removing_leave_the_others_as_they_were(place: str) -> None:
    store = open_store(place, create=True)
    store.add_all([whole(n) for n in range(5)])
    before = store.ledgers()
    store.add(whole(9))
    store.remove(whole(9).sources[0].id)
    assert store.ledgers() == before


def test_unknown_document_is_named(place: str) -> None:
    store = open_store(place, create=True)
    for id in ("2025-10-27-nobody", "../ledger", "a\0b", "", "x" * 300):
        for call in (store.get, store.remove, store.restore):
            what = "document that was removed" if call == store.restore else "document of the ledger"
            with pytest.raises(InputError) as error:
                call(id)
            assert str(error.value) == (
                f"{store.place}: got {id[:120]!r}, expected the id of a {what}. "
                "Fix: list the documents to see their ids."
            )


def test_near_id_is_suggested(place: str) -> None:
    store = open_store(place, create=True)
    store.add(whole(1))
    id = whole(1).sources[0].id
    with pytest.raises(InputError, match=f"Fix: write '{id}'"):
        store.get(id[:-1] + "9")


def unfit(case: str) -> Ledger:
    good = named(ledgers.ledger(ledgers.tariff()), "2025-10-27-unfit")
    (measure,) = good.measures
    (evidence,) = measure.evidence
    (source,) = good.sources
    changes: dict[str, dict[str, Any]] = {
        "unnamed": {"sources": (source.model_copy(update={"id": "doc"}),)},
        "two sources": {"sources": (source, source)},
        "path": {"sources": (source.model_copy(update={"id": "../x"}),)},
        "other source": {"measures": (measure.model_copy(
            update={"evidence": (evidence.model_copy(update={"source": "other"}),)}),)},
        "checksum": {"text": "words", "sources": (source.model_copy(
            update={"sha256": "0" * 64, "characters": 5}),)},
        "quote": {"text": "other", "sources": (source.model_copy(update={
            "sha256": hashlib.sha256(b"other").hexdigest(), "characters": 5}),)},
        "surrogate": {"measures": (measure.model_copy(update={"title": "half \ud800"}),)},
        "infinite": {"measures": (measure.model_copy(update={"confidence": float("nan")}),)},
    }  # fmt: skip
    return good.model_copy(update=changes[case])


UNFIT = {
    "unnamed": [
        "doc sources[0].id: got 'doc', expected an id in small letters, digits, hyphens and points, at most 100 "
        "characters. Fix: write for example 2025-10-27-reuters-talks.",
        "doc measures[0].evidence[0].source: got '2025-10-27-unfit', expected 'doc'. Fix: cite the document itself.",
    ],
    "two sources": [
        "2025-10-27-unfit sources: got 2 sources, expected one: a document. Fix: make one ledger of each document."
    ],
    "path": [
        "../x sources[0].id: got '../x', expected an id in small letters, digits, hyphens and points, at most 100 "
        "characters. Fix: write for example 2025-10-27-reuters-talks.",
        "../x measures[0].evidence[0].source: got '2025-10-27-unfit', expected '../x'. Fix: cite the document itself.",
    ],
    "other source": [
        "2025-10-27-unfit measures[0].evidence[0].source: got 'other', expected '2025-10-27-unfit'. "
        "Fix: cite the document itself."
    ],
    "checksum": [
        f"2025-10-27-unfit sources[0].sha256: got '{'0' * 64}', expected "
        f"'{hashlib.sha256(b'words').hexdigest()}', that of the text. Fix: bring back the "
        "text as it was, or remove sha256, characters and the start and end of every quote."
    ],
    "quote": [
        "2025-10-27-unfit measures[0].evidence[0].quote: got 'words', expected 'other', the words at 0 to 5. "
        "Fix: copy the quote from the text and remove start and end."
    ],
    "surrogate": [
        "2025-10-27-unfit measures[0].title: got half a character (U+D800), expected text. "
        "Fix: remove it from the document."
    ],
    "infinite": [
        "2025-10-27-unfit measures[0].confidence: got nan, expected a finite number. "
        "Fix: leave the field out where nothing is known."
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", UNFIT)
def test_what_is_no_document_is_refused_word_for_word(tmp_path: Path, case: str) -> None:
    messages = set()
    for place in (tmp_path / "folder", tmp_path / "file.db"):
        store = open_store(place, create=True)
        with pytest.raises(InputError) as error:
            store.add_all([whole(1), unfit(case)])
        messages.add(str(error.value))
        assert store.documents() == ()
    assert messages == {"\n".join(UNFIT[case])}


def test_repr_and_place_are_short(place: str) -> None:
    store: Store = open_store(place, create=True)
    assert repr(store) in (f"FolderStore({store.place!r})", f"SqlStore({store.place!r})")


@pytest.mark.parametrize("place", ["", " ", "a\0b"])
def test_no_place(place: str) -> None:
    with pytest.raises(InputError) as error:
        open_store(place)
    assert (
        str(error.value) == f"ledger: got {place!r}, expected a folder, a file or a URL. Fix: name a place."
    )

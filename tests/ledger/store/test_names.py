"""Ids of documents."""

from __future__ import annotations

import doctest
import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledgers
from detente.errors import InputError
from detente.ledger import Ledger, Source
from detente.ledger.store import document_id, is_document_id, named, names

TEXT = "Talks went on."
DIGITS = hashlib.sha256(TEXT.encode()).hexdigest()[:8]


@pytest.mark.parametrize(
    ("source", "id"),
    [
        (Source(publisher="Reuters", published=date(2025, 10, 27)), f"2025-10-27-reuters-{DIGITS}"),
        (Source(title="A Deal?", publisher=None), f"undated-a-deal-{DIGITS}"),
        (Source(publisher="Ministère de l’Économie"), f"undated-ministere-de-leconomie-{DIGITS}"),
        (Source(publisher="新华社", title="Talks"), f"undated-talks-{DIGITS}"),
        (Source(publisher="新华社"), f"undated-document-{DIGITS}"),
        (Source(), f"undated-document-{DIGITS}"),
        (
            Source(publisher="Office of the United States Trade Representative"),
            f"undated-office-of-the-united-states-trade-{DIGITS}",
        ),
        (Source(publisher="X" * 60), f"undated-{'x' * 40}-{DIGITS}"),
        (Source(publisher="../../etc/passwd\n"), f"undated-etc-passwd-{DIGITS}"),
    ],
)
def test_ids(source: Source, id: str) -> None:
    assert document_id(source, TEXT) == id
    known = source.model_copy(update={"sha256": hashlib.sha256(TEXT.encode()).hexdigest()})
    assert document_id(known) == id


@given(
    st.text(max_size=80),
    st.none() | st.text(max_size=80),
    st.text(st.characters(exclude_categories=[]), max_size=20),
)
def test_every_id_is_the_name_of_a_file(publisher: str, title: str | None, text: str) -> None:
    id = document_id(Source(publisher=publisher, title=title), text)
    assert is_document_id(id)
    assert len(id) <= 8 + 1 + 40 + 1 + 8


def test_example_of_the_documentation() -> None:
    assert doctest.testmod(names).failed == 0


def test_neither_text_nor_checksum() -> None:
    with pytest.raises(InputError) as error:
        document_id(Source())
    assert str(error.value) == (
        "source 'doc': got no checksum and no text, expected the SHA-256 of the text. "
        "Fix: give the text that was read."
    )


@pytest.mark.parametrize(
    "id",
    [
        "",
        "doc",
        "con",
        "nul.x",
        "com1",
        "A",
        "a b",
        "a/b",
        "..",
        ".a",
        "a.",
        "-a",
        "a--b",
        "a..b",
        "ä",
        "a\n",
        "a" * 101,
    ],
)
def test_what_is_no_id(id: str) -> None:
    assert not is_document_id(id)
    with pytest.raises(InputError) as error:
        named(ledgers.ledger(ledgers.tariff()), id)
    assert str(error.value) == (
        f"id of the document: got {id!r}, expected small letters, digits, hyphens and points, at most 100 characters. "
        "Fix: write for example 2025-10-27-reuters-talks."
    )


def test_every_piece_of_evidence_is_renamed() -> None:
    evidence = {"quote": "words", "start": 0, "end": 5}
    measure = ledgers.tariff().model_dump() | {
        "history": [{"status": "threatened", "evidence": [evidence]}],
        "conditions": [{"kind": "if", "trigger": "doc", "evidence": [evidence]}],
    }
    ledger = Ledger.from_dict({"sources": [{"title": "doc"}], "text": "words", "measures": [measure]})
    new = named(ledger, "2025-a")
    assert [item.source for _, item in new.evidence()] == ["2025-a"] * 3
    assert new.sources[0].id == "2025-a"
    assert new.sources[0].title == "doc"
    assert new.measures[0].conditions[0].trigger == "doc"
    assert named(new, "2025-b") == named(ledger, "2025-b")
    assert named(ledger).sources[0].id == document_id(ledger.sources[0], "words")
    new.verify({"2025-a": "words"})


def test_checksum_is_filled_in_where_there_is_a_text() -> None:
    ledger = Ledger(sources=(Source(),), text=TEXT)
    (source,) = named(ledger, "a").sources
    assert (source.sha256, source.characters) == (hashlib.sha256(TEXT.encode()).hexdigest(), len(TEXT))


def test_ledger_of_several_documents_has_no_id() -> None:
    with pytest.raises(InputError) as error:
        named(Ledger(sources=(Source(id="a"), Source(id="b"))))
    assert str(error.value) == (
        "sources: got 2 sources, expected the ledger of one document. Fix: add documents one by one."
    )

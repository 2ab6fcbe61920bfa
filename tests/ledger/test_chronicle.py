"""What documents tell of the same thing, brought together."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_stories import document, duty, mixed_stories, quote, when

from detente.errors import InputError
from detente.ledger import Ledger, Meeting, Rate, Scope
from detente.ledger.chronicle import Chronicle, chronicle


def groups(story: Chronicle) -> set[frozenset[str]]:
    return {frozenset(told.ref for told in tracked.told) for tracked in story.measures}


@settings(max_examples=80)
@given(mixed_stories(), st.randoms(use_true_random=False))
def test_order_changes_nothing(books: tuple[Ledger, ...], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(books)
    random.shuffle(shuffled)
    assert chronicle(shuffled) == chronicle(books)


@settings(max_examples=80)
@given(mixed_stories())
def test_every_record_is_told_once_and_ids_are_unique(books: tuple[Ledger, ...]) -> None:
    story = chronicle(books)
    refs = Counter(told.ref for tracked in story.measures for told in tracked.told)
    assert refs == Counter(f"{b.sources[0].id}/{m.id}" for b in books for m in b.measures)
    assert max(Counter(tracked.id for tracked in story.measures).values(), default=1) == 1
    assert story.ids == {told.ref: tracked.id for tracked in story.measures for told in tracked.told}
    for tracked in story.measures:
        assert [told.source for told in tracked.told] == sorted(
            (told.source for told in tracked.told),
            key=lambda source: (source.published or date.max, source.id),
        )


@settings(max_examples=80)
@given(mixed_stories())
def test_an_identity_is_one_measure_and_another_identity_another(books: tuple[Ledger, ...]) -> None:
    story = chronicle(books)
    for tracked in story.measures:
        assert len({told.record.identity for told in tracked.told} - {None}) <= 1
    named = [(m.identity, f"{b.sources[0].id}/{m.id}") for b in books for m in b.measures if m.identity]
    for identity, ref in named:
        assert story.ids[ref] == identity


@settings(max_examples=80)
@given(mixed_stories())
def test_records_of_one_document_stay_apart_unless_they_share_an_identity(books: tuple[Ledger, ...]) -> None:
    for tracked in chronicle(books).measures:
        for count in Counter(told.source.id for told in tracked.told).values():
            if count > 1:
                assert tracked.id in {told.record.identity for told in tracked.told}
        by_document: dict[str, list[str | None]] = {}
        for told in tracked.told:
            by_document.setdefault(told.source.id, []).append(told.record.identity)
        assert all(len(names) == 1 or None not in names for names in by_document.values())


@settings(max_examples=80)
@given(mixed_stories(), st.integers(0, 4))
def test_taking_a_document_out_undoes_it(books: tuple[Ledger, ...], number: int) -> None:
    without = tuple(book for book in books if book.sources[0].id != f"d{number}")
    again = chronicle((*without, *(book for book in books if book not in without)))
    assert again == chronicle(books)  # brought back, it is as it was
    story = chronicle(without)
    assert not any(ref.startswith(f"d{number}/") for ref in story.ids)
    assert all(f"d{number}" != source.id for source in story.sources)
    assert story == chronicle(tuple(reversed(without)))


def test_a_record_that_could_be_two_things_joins_neither() -> None:
    books = (
        document("a", "2025-01-01", duty(identity=None, scope=Scope(products=("steel",))),
                 duty(identity=None, id="m2", scope=Scope(products=("aluminium",)))),
        document("b", "2025-02-01", duty(identity=None, scope=Scope())),
    )  # fmt: skip
    story = chronicle(books)
    assert groups(story) == {frozenset({"a/m1"}), frozenset({"a/m2"}), frozenset({"b/m1"})}
    assert [(d.ref, d.candidates) for d in story.doubtful] == [("b/m1", ("a/m1", "a/m2"))]


def test_identity_beats_likeness() -> None:
    books = (
        document("a", "2025-01-01", duty(identity="one", rate=10), duty(identity="two", id="m2", rate=25)),
        document("b", "2025-02-01", duty(identity="two", rate=10)),
    )
    assert groups(chronicle(books)) == {frozenset({"a/m1"}), frozenset({"a/m2", "b/m1"})}


def test_an_identity_that_comes_later_takes_in_what_is_alike() -> None:
    books = (
        document("a", "2025-01-01", duty(identity=None, rate=10)),
        document("b", "2025-02-01", duty(identity="named", rate=10)),
        document("c", "2025-03-01", duty(identity=None, rate=10)),
    )
    story = chronicle(books)
    assert groups(story) == {frozenset({"a/m1", "b/m1", "c/m1"})}
    assert story.measures[0].id == "named"


def test_two_records_of_one_identity_go_to_the_same_measure() -> None:
    books = (
        document("a", "2025-01-01", duty(identity=None, rate=10), duty(identity=None, id="m2", rate=25)),
        document("b", "2025-02-01", duty(identity="x", rate=25), duty(identity="x", id="m2", rate=10)),
    )
    story = chronicle(books)
    assert [tracked.id for tracked in story.measures].count("x") == 1
    assert story.ids["b/m1"] == story.ids["b/m2"] == "x"


def test_a_rate_that_replaces_another_is_the_same_measure() -> None:
    raised = duty(identity=None).model_copy(update={"rate": Rate(value_pct=25.0, previous_pct=10.0)})
    books = (document("a", "2025-01-01", duty(identity=None, rate=10)), document("b", "2025-03-01", raised))
    assert groups(chronicle(books)) == {frozenset({"a/m1", "b/m1"})}


def test_meetings_are_joined_by_parties_and_day() -> None:
    def talks(day: str, status: str) -> Meeting:
        return Meeting(
            id="t1", title="Talks", parties=("USA", "CHN"), starts=when(day), status=status,  # type: ignore[arg-type]
            evidence=quote("doc"),
        )  # fmt: skip

    books = (
        document("a", "2025-10-01", talks("2025-10", "planned")),
        document("b", "2025-10-31", talks("2025-10-30", "held")),
        document("c", "2025-12-31", talks("2025-12-30", "held")),
    )
    story = chronicle(books)
    assert [[told.ref for told in one.told] for one in story.meetings] == [["a/t1", "b/t1"], ["c/t1"]]


def test_names_find_records_and_near_misses_are_told() -> None:
    story = chronicle((document("a", "2025-01-01", duty(identity="usa-duty")),))
    assert story.find("usa-duty") is story.find("a/m1") is story.measures[0]
    with pytest.raises(InputError) as caught:
        story.find("usa-dutty")
    assert str(caught.value) == (
        "usa-dutty: got no record of that id, expected an id of this ledger. Fix: did you mean usa-duty."
    )
    with pytest.raises(InputError) as caught:
        story.find("zzz")
    assert str(caught.value).endswith("Fix: list the ids with: detente ledger show.")


def test_documents_must_have_ids_of_their_own() -> None:
    book = document("a", "2025-01-01", duty())
    with pytest.raises(InputError) as caught:
        chronicle((book, book))
    assert str(caught.value) == (
        "a: got the id of two documents, expected an id of its own for each. Fix: rename one of them."
    )
    two = book.model_copy(update={"sources": (*book.sources, *document("b", None).sources)})
    with pytest.raises(InputError, match="a ledger of 2 documents, expected one document each"):
        chronicle((two,))

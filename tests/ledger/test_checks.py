"""What does not fit together in a ledger."""

from __future__ import annotations

from datetime import date

import pytest
from ledger_stories import document, duty, event, quote, when

from detente.ledger import Commitment, Deadline, Evidence, Ledger, Scope
from detente.ledger.checks import check
from detente.ledger.library import libraries, load_library

TODAY = date(2025, 11, 15)


def found(*books: Ledger, today: date = TODAY) -> list[tuple[str, str, str, str]]:
    return [(f.severity, f.kind, f.about, f.text) for f in check(books, today)]


def test_a_sound_ledger_has_nothing_to_tell() -> None:
    assert (
        found(
            document("a", "2025-11-01", duty("announced", 10, announced="2025-11-01", effective="2025-11-10"))
        )
        == []
    )
    assert found() == []


def test_a_quote_that_is_not_in_the_text_is_an_error() -> None:
    wrong = duty(evidence=(Evidence(quote="duty of 25 %", start=2, end=14, source="a"),))
    book = document("a", "2025-11-01", wrong, text="a duty of 10 % from Monday")
    assert found(book) == [
        ("error", "evidence", "a/m1",
         "the quote 'duty of 25 %' is not where the ledger says; there stands 'duty of 10 %'"),
    ]  # fmt: skip


def test_an_end_before_the_beginning_is_an_error_and_relief_from_an_earlier_day_is_not() -> None:
    assert found(
        document("a", "2025-11-01", duty("announced", 10, announced="2025-11-01", effective="2025-10-01"))
    ) == [
        ("error", "order", "a/m1", "effective (2025-10-01) lies before announced (2025-11-01)"),
    ]
    assert found(
        document("a", "2025-11-01", duty("announced", 10, effective="2025-11-10", expires="2025-11-09"))
    ) == [
        ("error", "order", "a/m1", "expires (2025-11-09) lies before effective (2025-11-10)"),
    ]
    relief = duty("announced", 10, announced="2025-11-01", effective="2025-10-01", direction="ease")
    assert found(document("a", "2025-11-01", relief)) == []


@pytest.mark.parametrize(("words", "wrong"), [
    ("Wednesday (Aug. 5)", '"Wednesday (Aug. 5)": 2020-08-06 is a Thursday'),
    ("Thursday, 6 August", None), ("Thu 6 Aug", None), ("on Wednesday", None), ("6 August", None),
])  # fmt: skip
def test_weekdays_must_be_those_of_their_days(words: str, wrong: str | None) -> None:
    step = Deadline(
        id="d1", on=when("2020-08-06", words=words), what="duties", kind="step", evidence=quote("doc")
    )
    expected = [] if wrong is None else [("warning", "weekday", "a/d1", wrong)]
    assert found(document("a", "2020-08-01", deadlines=(step,))) == expected


def test_documents_without_a_day_or_a_publisher_leave_a_gap() -> None:
    book = document("a", None)
    nobody = book.model_copy(update={"sources": (book.sources[0].model_copy(update={"publisher": None}),)})
    assert found(nobody) == [("warning", "gap", "a", "the document has no published and no publisher")]


def test_documents_that_disagree_are_told() -> None:
    books = (
        document("act", "2025-05-12", duty("announced", 10, effective="2025-05-14")),
        document("report", "2025-05-13", duty("announced", 10, effective="2025-05-13"), kind="press"),
    )
    assert found(*books) == [
        ("warning", "contradiction", "duty",
         "documents disagree on effective: 2025-05-14 in act/m1; 2025-05-13 in report/m1; 2025-05-14 is used"),
    ]  # fmt: skip
    known = document("act", "2025-05-12", duty("announced", 10).model_copy(
        update={"effective": when("2025-05-14", "2025-05-12")}))  # fmt: skip
    report = document("report", "2025-05-13", duty("announced", 10, effective="2025-05-13"), kind="press")
    assert [f[0] for f in found(known, report)] == ["warning"]
    named = document("act", "2025-05-12", duty("announced", 10).model_copy(
        update={"effective": when("2025-05-14"), "expires": when("2026-01-01", "2025-05-13")}))  # fmt: skip
    assert [f[0] for f in found(named, report)] == ["note"]  # the ledger itself names the other day


def test_moves_that_need_an_explanation_and_days_two_documents_tell_differently() -> None:
    books = (
        document("a", "2025-01-01", duty("removed", 10)),
        document("b", "2025-02-01", duty("in_force", 10)),
    )
    assert found(*books) == [
        ("warning", "contradiction", "duty",
         "b/m1 tells 'in_force' on 2025-02-01, which does not follow from what stood before"),
    ]  # fmt: skip
    books = (
        document("a", "2025-01-10", duty("in_force", 10, history=(event("in_force", "2025-01-10"),))),
        document(
            "b",
            "2025-01-11",
            duty("suspended", 10, history=(event("suspended", "2025-01-10"),)),
            kind="press",
        ),
    )
    assert found(*books) == [
        ("warning", "contradiction", "duty",
         "b/m1 tells 'suspended' and a/m1 tells 'in_force' for 2025-01-10"),
    ]  # fmt: skip


def test_threats_whose_day_has_passed_and_suspensions_that_ended_unheard_are_stale() -> None:
    assert found(document("a", "2025-10-27", duty("threatened", 100, effective="2025-11-01"))) == [
        ("warning", "stale", "duty", "threatened, to begin on 2025-11-01: nothing tells what became of it"),
    ]
    truce = duty("suspended", 24, history=(event("suspended", "2025-05-14", "2025-08-12"),))
    books = (
        document("a", "2025-04-02", duty("in_force", 24, effective="2025-04-02")),
        document("b", "2025-05-12", truce),
    )
    assert found(*books, today=date(2025, 8, 12)) == []
    assert found(*books) == [
        ("warning", "stale", "duty",
         "in_force since 2025-08-13, as its suspension was to end the day before; nothing tells what followed"),
    ]  # fmt: skip


def pledge(status: str = "claimed", **fields: object) -> Commitment:
    given: dict[str, object] = {"id": "c1", "identity": "soy", "title": "Soybeans", "actor": ("CHN",),
                                "kind": "purchase", "status": status, "claimed_by": ("Bessent",),
                                "evidence": quote("doc")}  # fmt: skip
    return Commitment(**(given | fields))  # type: ignore[arg-type]


def test_one_sided_and_overdue_commitments() -> None:
    alone = "told by Bessent alone; nothing of the side that is to act confirms it"
    assert found(document("a", "2025-11-01", pledge())) == [("warning", "one_sided", "soy", alone)]
    assert found(document("a", "2025-11-01", pledge(confirmed_by=("MOFCOM",)))) == []
    assert found(document("a", "2025-11-01", pledge("agreed", ends=when("2025-11-14")))) == [
        ("warning", "stale", "soy", "was due by 2025-11-14; no document tells whether it was kept"),
    ]
    assert found(document("a", "2025-11-01", pledge("met", ends=when("2025-11-14")))) == []


def test_several_ends_of_a_commitment_are_noted() -> None:
    books = (
        document("oct", "2025-10-30", pledge("agreed", ends=when("2026-01"))),
        document("nov", "2025-11-01", pledge("agreed", ends=when("2025-12-31"))),
    )
    assert found(*books) == [
        (
            "note",
            "contradiction",
            "soy",
            "documents give several ends: 2026-01 in oct/c1; 2025-12-31 in nov/c1",
        ),
    ]


def test_doubtful_records_and_near_twins() -> None:
    steel, aluminium = Scope(products=("steel",)), Scope(products=("aluminium",))
    books = (
        document(
            "a", "2025-01-01", duty(identity=None, scope=steel), duty(identity=None, id="m2", scope=aluminium)
        ),
        document("b", "2025-02-01", duty(identity=None, scope=Scope())),
    )
    assert found(*books) == [
        ("warning", "doubtful", "b/m1", "could be the same as a/m1 or a/m2; it stands by itself")
    ]
    twins = (
        document("a", "2025-10-10", duty("announced", 100, identity=None, effective="2025-11-01")),
        document("b", "2025-10-11", duty("announced", 10, identity=None, effective="2025-11-01")),
    )
    (twin,) = found(*twins)
    assert twin[:2] == ("warning", "contradiction")
    assert twin[3] == "100 % in a/m1, 10 % in b/m1: the same duty with another rate, or two duties"


def test_what_only_a_model_read_is_told() -> None:
    assert found(document("a", "2025-11-01", duty("announced", 10, read_by="model"))) == [
        ("warning", "evidence", "duty", "read by a language model alone"),
    ]


@pytest.mark.parametrize("name", libraries())
def test_what_ships_has_no_error(name: str) -> None:
    assert [f for f in check(load_library(name), date(2026, 10, 1)) if f.severity == "error"] == []

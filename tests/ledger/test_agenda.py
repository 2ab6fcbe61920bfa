"""What comes next."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_stories import DAY_ONE, document, duty, event, quote, stories, when

from detente.ledger import Commitment, Deadline, Ledger, Meeting, When
from detente.ledger.agenda import agenda
from detente.ledger.chronicle import chronicle


def ahead(
    books: tuple[Ledger, ...], start: str, end: str | None = None, known: str | None = None
) -> list[tuple]:  # type: ignore[type-arg]
    days = [date.fromisoformat(day) if day else None for day in (start, end, known)]
    return [(a.first.isoformat(), a.kind, a.status, a.title) for a in agenda(chronicle(books), *days)]  # type: ignore[arg-type]


@settings(max_examples=80)
@given(stories(), st.integers(-1, 60), st.integers(0, 30))
def test_appointments_lie_in_the_span_in_order_under_names_of_their_own(
    books: tuple[Ledger, ...], offset: int, length: int
) -> None:
    start = DAY_ONE + timedelta(days=offset)
    end = start + timedelta(days=length)
    found = agenda(chronicle(books), start, end)
    assert all(a.first <= a.last and a.last >= start and a.first <= end for a in found)
    assert [a.first for a in found] == sorted(a.first for a in found)
    assert len({a.uid for a in found}) == len(found)
    assert found == agenda(chronicle(tuple(reversed(books))), start, end)


def test_a_threat_is_on_the_agenda_as_a_threat_and_what_has_ended_is_not() -> None:
    books = (document("a", "2025-10-27", duty("threatened", 100, effective="2025-11-01")),)
    assert ahead(books, "2025-10-27") == [("2025-11-01", "effective", "threatened", "Duty on Chinese goods")]
    assert ahead((*books, document("b", "2025-10-30", duty("averted", 100))), "2025-10-27") == []
    assert ahead(books, "2025-11-02") == []


def test_a_day_cites_the_document_that_sets_it() -> None:
    books = (
        document("a", "2025-10-10", duty("threatened", 100, effective="2025-11-01")),
        document("b", "2025-10-20", duty("threatened", 100), kind="press"),
    )
    assert [a.ref for a in agenda(chronicle(books), date(2025, 10, 27))] == ["a/m1"]


def test_a_coming_rate_has_its_own_status() -> None:
    books = (
        document("a", "2018-09-21", duty("announced", 10, effective="2018-09-24")),
        document("b", "2018-09-22", duty("announced", 25, effective="2019-01-01")),
    )
    assert ahead(books, "2018-10-01") == [
        ("2019-01-01", "effective", "announced", "Duty on Chinese goods (rate 25 %)")
    ]
    gone = document("c", "2018-12-19", duty("withdrawn", 25))
    assert ahead((*books, gone), "2018-10-01") == []
    later = document("c", "2018-12-19", duty("suspended", 25))
    assert ahead((*books, later), "2018-10-01") == []


def test_an_extension_by_act_takes_the_place_of_the_end_and_one_by_word_stands_beside_it() -> None:
    def act(id: str, day: str, until: str, **fields: object) -> Ledger:
        told = event("suspended", day, until, basis=fields.pop("basis", "legal_act"))
        return document(id, day, duty("suspended", 24, history=(told,)), **fields)  # type: ignore[arg-type]

    first = document("a", "2025-04-02", duty("in_force", 24, effective="2025-04-02"))
    truce = act("b", "2025-11-10", "2026-11-10")
    title = "Duty on Chinese goods: suspension ends"
    by_word = act("c", "2026-09-28", "2027-01-10", basis="statement", kind="press")
    assert ahead((first, truce, by_word), "2026-10-01") == [
        ("2026-11-10", "expiry", "suspended", title), ("2027-01-10", "expiry", "suspended", title),
    ]  # fmt: skip
    assert [a.basis for a in agenda(chronicle((first, truce, by_word)), date(2026, 10, 1))] == [
        "legal_act", "statement",
    ]  # fmt: skip
    by_act = act("d", "2026-10-15", "2027-01-10")
    assert ahead((first, truce, by_word, by_act), "2026-10-01") == [
        ("2027-01-10", "expiry", "suspended", title)
    ]
    assert ahead((first, truce, by_word, by_act), "2026-10-01", known="2026-09-01") == [
        ("2026-11-10", "expiry", "suspended", title)
    ]


def test_commitments_meetings_and_steps() -> None:
    promise = Commitment(id="c1", title="Soybeans", actor=("CHN",), kind="purchase", ends=when("2026-02"),
                         evidence=quote("doc"))  # fmt: skip
    talks = Meeting(id="t1", title="Talks", parties=("USA", "CHN"), starts=when("2025-11-05"), ends=when("2025-11-06"),
                    status="planned", evidence=quote("doc"))  # fmt: skip
    off = Meeting(
        id="t2", title="Dinner", starts=when("2025-11-07"), status="cancelled", evidence=quote("doc")
    )
    step = Deadline(
        id="d1", on=when("2025-11-20"), what="hearing", kind="step", derived=True, evidence=quote("doc")
    )
    owned = Deadline(id="d2", on=when("2026-02-01"), what="deliveries", kind="commitment", refers_to="c1",
                     evidence=quote("doc"))  # fmt: skip
    unknown = Deadline(
        id="d3", on=When(as_written="soon"), what="something", kind="step", evidence=quote("doc")
    )
    books = (document("a", "2025-11-01", promise, talks, off, deadlines=(step, owned, unknown)),)
    found = agenda(chronicle(books), date(2025, 11, 1))
    assert [(a.first.isoformat(), a.last.isoformat(), a.kind, a.status) for a in found] == [
        ("2025-11-05", "2025-11-06", "meeting", "planned"),
        ("2025-11-20", "2025-11-20", "step", "due"),
        ("2026-02-28", "2026-02-28", "commitment", "announced"),
    ]
    assert [a.derived for a in found] == [False, True, False]


def test_what_lasts_over_the_first_day_is_still_ahead() -> None:
    books = (document("a", "2025-10-01", duty("announced", 5, effective="2025-11")),)
    (one,) = agenda(chronicle(books), date(2025, 11, 15), date(2025, 11, 16))
    assert (one.first, one.last) == (date(2025, 11, 1), date(2025, 11, 30))
    assert one.uid == "duty/effective/a/m1"


def test_an_appointment_that_is_moved_keeps_its_name_and_counts_its_versions() -> None:
    def told(source: str, published: str, starts: str, effective: str) -> Ledger:
        talks = Meeting(id="t1", identity="talks", title="Talks", starts=when(starts), status="planned",
                        evidence=quote(source))  # fmt: skip
        return document(source, published, duty("announced", 5, effective=effective), talks)

    first = told("a", "2025-10-01", "2025-10-25", "2025-11-01")
    later = told("b", "2025-10-20", "2025-12-28", "2025-11-10")
    before, after = (
        {a.kind: a for a in agenda(chronicle(books), date(2025, 10, 2))}
        for books in ((first,), (first, later))
    )
    assert set(before) == set(after) == {"effective", "meeting"}
    for kind, day in (("effective", date(2025, 11, 10)), ("meeting", date(2025, 12, 28))):
        assert after[kind].first == day != before[kind].first
        assert after[kind].uid == before[kind].uid
        assert (before[kind].revision, after[kind].revision) == (0, 1)

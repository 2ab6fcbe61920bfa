"""The state of a ledger on a day: against an oracle that lives through every day, and rule by rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_stories import DAY_ONE, document, duty, event, stories, when
from slow_state import slow_state

from detente.ledger import Ledger, ScheduleStep
from detente.ledger.chronicle import chronicle
from detente.ledger.state import MeasureState, State


def told(books: tuple[Ledger, ...], today: str | date, known: str | None = None) -> MeasureState | None:
    """The state of the duty."""
    on = date.fromisoformat(today) if isinstance(today, str) else today
    state = chronicle(books).as_of(on, date.fromisoformat(known) if known else None)
    return next((one for one in state.measures if one.id == "duty"), None)


def status(
    books: tuple[Ledger, ...], today: str, known: str | None = None
) -> tuple[str, float | None] | None:
    state = told(books, today, known)
    return None if state is None else (state.status, state.rate.value_pct if state.rate else None)


@settings(max_examples=150)
@given(stories(), st.integers(-3, 70), st.none() | st.integers(0, 60))
def test_state_is_that_of_living_through_every_day(
    books: tuple[Ledger, ...], offset: int, known: int | None
) -> None:
    today = DAY_ONE + timedelta(days=offset)
    until = None if known is None else DAY_ONE + timedelta(days=known)
    state = chronicle(books).as_of(today, until)
    found = [(one.status, one.since, one.rate.value_pct if one.rate else None) for one in state.measures]
    expected = slow_state(books, "duty", today, until or date.max)
    assert found == ([] if expected is None else [expected])


@settings(max_examples=30)
@given(stories(), st.permutations(range(5)), st.integers(0, 60), st.none() | st.integers(0, 60))
def test_order_of_documents_changes_nothing(
    books: tuple[Ledger, ...], order: list[int], offset: int, known: int | None
) -> None:
    today = DAY_ONE + timedelta(days=offset)
    until = None if known is None else DAY_ONE + timedelta(days=known)
    shuffled = tuple(books[i] for i in order if i < len(books))
    assert chronicle(shuffled).as_of(today, until) == chronicle(books).as_of(today, until)


@settings(max_examples=30)
@given(stories(), stories(), st.integers(0, 60), st.integers(0, 60))
def test_nothing_told_later_than_known_counts(
    books: tuple[Ledger, ...], more: tuple[Ledger, ...], offset: int, known: int
) -> None:
    today, until = DAY_ONE + timedelta(days=offset), DAY_ONE + timedelta(days=known)
    late = tuple(
        book.model_copy(
            update={"sources": (book.sources[0].model_copy(
                update={"id": f"late{n}", "published": until + timedelta(days=1 + n)}),)}
        )
        for n, book in enumerate(more)
    )  # fmt: skip
    out = tuple(book for book in books if (book.sources[0].published or until) <= until)
    assert _seen(chronicle((*books, *late)).as_of(today, until)) == _seen(chronicle(out).as_of(today, until))


def _seen(state: State) -> list[object]:
    return [
        (one.id, one.status, one.since, one.until, one.rate, one.event, one.measure, one.effective, one.coming,
         one.disputed, one.expectations, one.unusual, one.disagreements, one.stale)
        for one in state.measures
    ]  # fmt: skip


@settings(max_examples=20)
@given(stories(), st.integers(0, 60), st.integers(0, 60))
def test_asking_twice_and_for_other_days_changes_nothing(
    books: tuple[Ledger, ...], one: int, other: int
) -> None:
    story = chronicle(books)
    first = story.as_of(DAY_ONE + timedelta(days=one))
    story.as_of(DAY_ONE + timedelta(days=other), DAY_ONE)
    assert story.as_of(DAY_ONE + timedelta(days=one)) == first


@settings(max_examples=30)
@given(stories(), st.integers(0, 60))
def test_what_somebody_expects_never_moves_a_status(books: tuple[Ledger, ...], offset: int) -> None:
    today = DAY_ONE + timedelta(days=offset)

    def without_hedges(book: Ledger) -> Ledger:
        kept = [
            m.model_copy(update={"history": tuple(e for e in m.history if e.hedge is None)})
            for m in book.measures
        ]
        return book.model_copy(update={"measures": tuple(kept)})

    with_them = chronicle(books).as_of(today).measures
    without = chronicle(map(without_hedges, books)).as_of(today).measures
    assert [(m.status, m.since, m.rate) for m in with_them] == [(m.status, m.since, m.rate) for m in without]


def test_expectations_are_kept_beside_the_status() -> None:
    books = (
        document("a", "2025-10-27", duty("threatened", 100, effective="2025-11-01",
                 history=(event("threatened"), event("averted", hedge="expects", according_to="Bessent")))),
    )  # fmt: skip
    state = told(books, "2025-10-28")
    assert state is not None
    assert state.status == "threatened"
    assert [(e.status, e.hedge, e.according_to) for e in state.expectations] == [
        ("averted", "expects", "Bessent")
    ]


def test_a_day_turns_announcements_and_never_threats_into_force() -> None:
    for before, after in (
        ("announced", "in_force"), ("agreed", "in_force"), ("threatened", "threatened"), ("proposed", "proposed"),
    ):  # fmt: skip
        books = (document("a", "2025-10-27", duty(before, 100, effective="2025-11-01")),)
        assert status(books, "2025-10-31") == (before, 100)
        assert status(books, "2025-11-01") == (after, 100)
        state = told(books, "2025-11-01")
        assert state is not None
        assert state.event.derived == ("its effective date has come" if after == "in_force" else None)
        assert state.stale == (after != "in_force")


def test_a_suspension_returns_after_its_last_day_and_not_before() -> None:
    books = (
        document("a", "2025-04-02", duty("in_force", 34, effective="2025-04-02")),
        document(
            "b",
            "2025-05-12",
            duty("suspended", 34, history=(event("suspended", "2025-05-14", "2025-08-12"),)),
        ),
    )
    assert status(books, "2025-05-13") == ("in_force", 34)
    assert status(books, "2025-05-14") == ("suspended", 34)
    assert status(books, "2025-08-12") == ("suspended", 34)
    last = told(books, "2025-08-13")
    assert last is not None
    assert (last.status, last.since) == ("in_force", date(2025, 8, 13))
    assert last.event.derived == "its suspension was to end the day before"


def test_a_later_document_extends_a_suspension() -> None:
    books = (
        document("a", "2025-04-02", duty("in_force", 34, effective="2025-04-02")),
        document(
            "b",
            "2025-05-12",
            duty("suspended", 34, history=(event("suspended", "2025-05-14", "2025-08-12"),)),
        ),
        document(
            "c",
            "2025-08-11",
            duty("suspended", 34, history=(event("suspended", "2025-08-12", "2025-11-10"),)),
        ),
    )
    state = told(books, "2025-09-01")
    assert state is not None
    assert (state.status, state.since, state.until) == ("suspended", date(2025, 5, 14), date(2025, 11, 10))
    assert status(books, "2025-11-11") == ("in_force", 34)
    assert status(books, "2025-08-13", known="2025-08-10") == ("in_force", 34)


def test_a_suspension_without_an_end_stays() -> None:
    books = (
        document("a", "2025-01-01", duty("in_force", 34, effective="2025-01-01")),
        document("b", "2025-02-01", duty("suspended", 34)),
    )
    assert status(books, "2035-01-01") == ("suspended", 34)


def test_what_is_suspended_before_it_began_comes_back_as_announced_and_begins() -> None:
    books = (
        document("a", "2025-10-09", duty("announced", effective="2025-12-01")),
        document(
            "b", "2025-11-07", duty("suspended", history=(event("suspended", "2025-11-07", "2026-11-10"),))
        ),
    )
    assert status(books, "2025-12-01") == ("suspended", None)
    state = told(books, "2026-11-11")
    assert state is not None
    assert (state.status, state.since) == ("in_force", date(2026, 11, 11))


def test_an_end_comes_after_the_last_day() -> None:
    books = (document("a", "2025-01-01", duty("in_force", 10, effective="2025-01-01", expires="2025-02-01")),)
    assert status(books, "2025-02-01") == ("in_force", 10)
    state = told(books, "2025-02-02")
    assert state is not None
    assert (state.status, state.since, state.event.derived) == (
        "expired", date(2025, 2, 2), "its last day has passed",
    )  # fmt: skip


def test_the_later_rate_stands_from_its_day_on() -> None:
    books = (
        document("a", "2018-09-21", duty("announced", 10, effective="2018-09-24")),
        document("b", "2019-05-09", duty("announced", 25, effective="2019-05-10")),
    )
    assert status(books, "2019-05-09") == ("in_force", 10)
    state = told(books, "2019-05-09")
    assert state is not None
    assert [v.rate.value_pct for v in state.coming if v.rate] == [25]
    assert status(books, "2019-05-10") == ("in_force", 25)


def test_a_rate_set_again_begins_twice() -> None:
    books = (
        document("a", "2025-04-02", duty("announced", 10, effective="2025-04-05")),
        document("b", "2025-04-08", duty("announced", 84, effective="2025-04-09")),
        document("c", "2025-05-12", duty("in_force", 10, effective="2025-05-14",
                 history=(event("in_force", "2025-05-14"),))),
        document("d", "2025-05-12", duty("removed", 84, history=(event("removed", "2025-05-14"),))),
    )  # fmt: skip
    assert [status(books, day) for day in ("2025-04-05", "2025-04-09", "2025-05-13", "2025-05-14")] == [
        ("in_force", 10), ("in_force", 84), ("in_force", 84), ("in_force", 10),
    ]  # fmt: skip


def test_a_step_of_a_schedule_waits_for_its_day() -> None:
    steps = (
        ScheduleStep(on=when("2025-01-01"), rate_pct=10.0),
        ScheduleStep(on=when("2025-07-01"), rate_pct=25.0),
    )
    books = (document("a", "2025-02-01", duty("in_force", 10, effective="2025-01-01", schedule=steps)),)
    assert status(books, "2025-06-30") == ("in_force", 10)
    assert status(books, "2025-07-01") == ("in_force", 25)


def test_a_postponement_told_without_a_rate_counts() -> None:
    books = (
        document("a", "2025-10-10", duty("announced", 100, effective="2025-11-01")),
        document("b", "2025-10-30", duty("announced", effective="2025-12-01")),
    )
    assert status(books, "2025-11-01") == ("announced", 100)
    assert status(books, "2025-12-01") == ("in_force", 100)
    state = told(books, "2025-11-01")
    assert state is not None
    assert state.effective == when("2025-12-01")


def test_in_force_told_without_a_rate_does_not_hasten_a_coming_one() -> None:
    books = (
        document("a", "2018-09-21", duty("announced", 10, effective="2018-09-24")),
        document("b", "2018-09-22", duty("announced", 25, effective="2019-01-01")),
        document("c", "2018-11-15", duty("in_force"), kind="wire"),
    )
    assert status(books, "2018-12-01") == ("in_force", 10)


def test_two_rates_for_one_day_are_both_kept() -> None:
    books = (
        document("a", "2025-01-10", duty("announced", 10, effective="2025-02-01"), kind="wire"),
        document("b", "2025-01-11", duty("announced", 15, effective="2025-02-01"), kind="unknown"),
    )
    state = told(books, "2025-02-01")
    assert state is not None
    assert state.disagreements[0].field == "rate"
    assert state.disagreements[0].values == (("10 %", "a/m1"), ("15 %", "b/m1"))


def test_two_days_told_within_a_week_are_both_kept_and_the_nearer_source_is_used() -> None:
    books = (
        document("act", "2025-05-12", duty("announced", 10, effective="2025-05-14")),
        document("report", "2025-05-13", duty("announced", 10, effective="2025-05-13"), kind="press"),
    )
    state = told(books, "2025-05-14")
    assert state is not None
    assert (state.status, state.since) == ("in_force", date(2025, 5, 14))
    clash = state.disagreements[0]
    assert (clash.field, clash.chosen) == ("effective", "2025-05-14")
    assert clash.values == (("2025-05-14", "act/m1"), ("2025-05-13", "report/m1"))


def test_a_move_that_needs_an_explanation_is_flagged() -> None:
    books = (
        document("a", "2025-01-01", duty("removed", 10)),
        document("b", "2025-02-01", duty("in_force", 10)),
    )
    state = told(books, "2025-02-02")
    assert state is not None
    assert state.status == "in_force"
    assert [(e.status, e.ref) for e in state.unusual] == [("in_force", "b/m1")]


@pytest.mark.parametrize("retold", ["proposed", "threatened", "announced", "agreed"])
def test_a_mere_retelling_has_no_effect(retold: str) -> None:
    books = (
        document("a", "2025-01-01", duty("removed", 10)),
        document("b", "2025-02-01", duty(retold, 10)),
    )
    assert status(books, "2025-02-02") == ("removed", 10)


def test_a_source_further_from_the_act_does_not_undo_it() -> None:
    books = (
        document("a", "2025-01-01", duty("removed", 10)),
        document("b", "2025-02-01", duty("in_force", 10), kind="press"),
    )
    assert status(books, "2025-02-02") == ("removed", 10)


def test_sources_that_contradict_each_other_on_a_day_are_told() -> None:
    books = (
        document("a", "2025-01-10", duty("in_force", 10, history=(event("in_force", "2025-01-10"),))),
        document(
            "b",
            "2025-01-11",
            duty("suspended", 10, history=(event("suspended", "2025-01-10"),)),
            kind="press",
        ),
    )
    state = told(books, "2025-01-20")
    assert state is not None
    assert state.status == "suspended"
    assert [(e.status, e.ref) for e in state.disputed] == [("in_force", "a/m1")]


def test_nothing_is_known_before_a_document_tells_of_it() -> None:
    books = (document("a", "2025-01-10", duty("announced", 10, announced="2025-01-08")),)
    assert told(books, "2025-01-07") is None
    assert status(books, "2025-01-08") == ("announced", 10)
    assert told(books, "2025-01-09", known="2025-01-09") is None


# -- real history --------------------------------------------------------------------------------------------


LIST_3 = (
    document("2018-09-21", "2018-09-21",
             duty("announced", 10, announced="2018-09-17", effective="2018-09-24"),
             duty("announced", 25, id="m2", announced="2018-09-17", effective="2019-01-01")),
    document("2018-12-19", "2018-12-19", duty("announced", 25, effective="2019-03-02")),
    document("2019-03-05", "2019-03-05", duty("suspended", 25, history=(event("suspended", "2019-03-02"),))),
    document("2019-05-09", "2019-05-09", duty("announced", 25, announced="2019-05-05", effective="2019-05-10")),
)  # fmt: skip


def test_list_3_stays_at_ten_percent_until_may_2019() -> None:
    expected = {
        "2018-09-20": "announced", "2018-09-24": "in_force", "2019-01-01": "in_force", "2019-03-02": "in_force",
        "2019-05-09": "in_force",
    }  # fmt: skip
    assert {day: status(LIST_3, day) for day in expected} == {day: (s, 10) for day, s in expected.items()}
    assert status(LIST_3, "2019-05-10") == ("in_force", 25)
    # before the second postponement was told, the rise stood for 2 March
    assert status(LIST_3, "2019-03-02", known="2019-03-01") == ("in_force", 25)
    assert status(LIST_3, "2019-01-01", known="2018-12-01") == ("in_force", 25)


GENEVA = (
    document("2025-04-09", "2025-04-09", duty("announced", 125, effective="2025-04-10")),
    document("2025-05-12", "2025-05-12",
             duty("in_force", 10, history=(event("in_force", "2025-05-14"),)),
             duty("removed", 125, id="m2", history=(event("removed", "2025-05-14"),)),
             duty("suspended", 24, id="m3", identity="points",
                  history=(event("suspended", "2025-05-14", "2025-08-12"),))),
    document("2025-08-11", "2025-08-11", duty("suspended", 24, identity="points",
             history=(event("suspended", "2025-08-12", "2025-11-10"),))),
    document("2025-11-04", "2025-11-04", duty("suspended", 24, identity="points",
             history=(event("suspended", "2025-11-10", "2026-11-10"),))),
)  # fmt: skip


def test_geneva_cuts_to_ten_and_suspends_twenty_four_points() -> None:
    assert status(GENEVA, "2025-05-13") == ("in_force", 125)
    assert status(GENEVA, "2025-05-14") == ("in_force", 10)

    def points(day: str, known: str | None = None) -> tuple[str, date | None]:
        state = chronicle(GENEVA).as_of(date.fromisoformat(day), date.fromisoformat(known) if known else None)
        one = next(m for m in state.measures if m.id == "points")
        return one.status, one.until

    assert points("2025-06-01", "2025-06-01") == ("suspended", date(2025, 8, 12))
    assert points("2025-08-13", "2025-08-10") == ("in_force", None)
    assert points("2025-08-13") == ("suspended", date(2025, 11, 10))
    assert points("2025-11-10", "2025-11-01") == ("suspended", date(2025, 11, 10))
    assert points("2025-11-11", "2025-11-01") == ("in_force", None)
    assert points("2026-11-10") == ("suspended", date(2026, 11, 10))
    assert points("2026-11-11") == ("in_force", None)


def test_list_4b_never_began() -> None:
    books = (
        document("2019-08-20", "2019-08-20", duty("announced", 15, effective="2019-12-15")),
        document("2019-12-13", "2019-12-13", duty("suspended", 15), kind="official"),
        document("2019-12-14", "2019-12-14", duty("in_force", 15), kind="press"),
    )
    assert status(books, "2019-12-12") == ("announced", 15)
    assert status(books, "2019-12-15", known="2019-12-12") == ("in_force", 15)
    assert status(books[:2], "2019-12-15") == ("suspended", 15)
    averted = (*books[:1], document("2019-12-13", "2019-12-13", duty("averted", 15)))
    assert status(averted, "2019-12-15") == ("averted", 15)
    assert status((*averted, books[2]), "2019-12-15") == ("averted", 15)

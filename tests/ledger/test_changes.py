"""What changed between two days, and which document says so."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_stories import DAY_ONE, LAST_DAY, document, duty, event, quote, stories, when

from detente.ledger import Claim, Commitment, Ledger, Meeting, Rate
from detente.ledger.changes import changes, every_change
from detente.ledger.chronicle import chronicle
from detente.ledger.versions import rate_in_words


def told(books: tuple[Ledger, ...], start: str, end: str) -> list[tuple[str, str, str | None, str, str]]:
    found = changes(chronicle(books), date.fromisoformat(start), date.fromisoformat(end))
    return [(c.kind, c.id, c.before, c.after, c.ref) for c in found]


STORY = (
    document("a", "2025-10-10", duty("threatened", 100, effective="2025-11-01")),
    document("b", "2025-10-30", duty("averted", 100)),
)


def test_only_what_a_reader_could_know_counts() -> None:
    assert told(STORY, "2025-10-01", "2025-10-09") == []
    assert told(STORY, "2025-10-01", "2025-10-10") == [("new", "duty", None, "threatened", "a/m1")]
    assert told(STORY, "2025-10-10", "2025-10-29") == []
    assert told(STORY, "2025-10-29", "2025-10-30") == [("status", "duty", "threatened", "averted", "b/m1")]
    assert told(STORY, "2025-10-01", "2025-12-01") == [("new", "duty", None, "averted", "b/m1")]


def test_rates_days_and_ends_that_move_are_told() -> None:
    books = (
        document("a", "2018-09-21", duty("announced", 10, effective="2018-09-24")),
        document("b", "2018-10-01", duty("announced", 10, effective="2018-10-15"), kind="press"),
        document("c", "2018-10-20", duty("announced", 25, effective="2019-01-01")),
        document(
            "d",
            "2019-02-01",
            duty("suspended", 25, history=(event("suspended", "2019-02-01", "2019-03-01"),)),
        ),
        document(
            "e",
            "2019-02-20",
            duty("suspended", 25, history=(event("suspended", "2019-02-20", "2019-04-01"),)),
        ),
    )
    assert told(books[:1], "2018-09-22", "2018-09-30") == [
        ("status", "duty", "announced", "in_force", "a/m1")
    ]
    assert told(books, "2018-12-01", "2019-01-02") == [("rate", "duty", "10 %", "25 %", "c/m1")]
    assert told(books, "2019-02-10", "2019-02-21") == [
        ("date", "duty", "until 2019-03-01", "until 2019-04-01", "e/m1")
    ]
    postponed = (books[0], document("b", "2018-09-22", duty("announced", 10, effective="2018-10-15")))
    assert told(postponed, "2018-09-21", "2018-09-22") == [
        ("date", "duty", "from 2018-09-24", "from 2018-10-15", "b/m1")
    ]


def test_what_follows_from_dates_says_why() -> None:
    books = (document("a", "2025-10-10", duty("announced", 100, effective="2025-11-01")),)
    (one,) = changes(chronicle(books), date(2025, 10, 31), date(2025, 11, 1))
    assert (one.kind, one.on, one.derived) == ("status", date(2025, 11, 1), "its effective date has come")
    assert [e.quote for e in one.evidence] == ["words"]


def pledge(status: str, ends: str | None = None) -> Commitment:
    return Commitment(id="c1", identity="soy", title="Soybeans", actor=("CHN",), kind="purchase",
                      ends=when(ends), status=status, evidence=quote("doc"))  # type: ignore[arg-type]  # fmt: skip


def test_three_deadlines_of_one_commitment_are_told_as_they_come() -> None:
    books = (
        document("oct", "2025-10-30", pledge("claimed", "2026-01"), kind="press"),
        document("nov", "2025-11-01", pledge("announced", "2025-12-31")),
        document("dec", "2025-12-03", pledge("claimed", "2026-02-28"), kind="press"),
    )
    assert told(books, "2025-10-01", "2025-10-30") == [("new", "soy", None, "claimed", "oct/c1")]
    assert told(books, "2025-10-30", "2025-11-01") == [
        ("date", "soy", "until 2026-01", "until 2025-12-31", "nov/c1"),
        ("status", "soy", "claimed", "announced", "nov/c1"),
    ]
    assert told(books, "2025-11-01", "2025-12-31") == [
        ("date", "soy", "until 2025-12-31", "until 2026-02-28", "dec/c1")
    ]
    state = chronicle(books).as_of(date(2025, 12, 31)).commitments[0]
    assert (state.status, state.since) == ("announced", date(2025, 11, 1))  # a later claim takes nothing back
    assert [(when.value, ref) for when, ref, _ in state.ends] == [
        ("2026-01", "oct/c1"), ("2025-12-31", "nov/c1"), ("2026-02-28", "dec/c1"),
    ]  # fmt: skip


def test_meetings_and_claims_are_told() -> None:
    def talks(status: str) -> Meeting:
        return Meeting(id="t1", title="Talks", parties=("USA", "CHN"), starts=when("2025-10-30"),
                       status=status, evidence=quote("doc"))  # type: ignore[arg-type]  # fmt: skip

    said = Claim(id="s1", speaker="Bessent", text="it will not happen", evidence=quote("doc"))
    books = (
        document("a", "2025-10-20", talks("planned")),
        document("b", "2025-10-31", talks("held"), claims=(said,)),
    )
    meeting = chronicle(books).meetings[0].id
    assert told(books, "2025-10-20", "2025-10-31") == [
        ("meeting", meeting, "planned", "held", "b/t1"), ("said", "b/s1", None, "it will not happen", "b/s1"),
    ]  # fmt: skip


@settings(max_examples=60)
@given(stories(), st.integers(-1, 30), st.integers(0, 40))
def test_every_change_leads_from_the_first_day_to_the_last(
    books: tuple[Ledger, ...], offset: int, length: int
) -> None:
    start = DAY_ONE + timedelta(days=offset)
    end = start + timedelta(days=length)
    story = chronicle(books)
    status = {m.id: m.status for m in story.as_of(start, start).measures}
    for day, change in every_change(story, start, end):
        assert start < day <= end
        if change.kind in ("new", "status"):
            assert status.get(change.id) == change.before
            status[change.id] = change.after  # type: ignore[assignment]
    assert status == {m.id: m.status for m in story.as_of(end, end).measures}


@settings(max_examples=40)
@given(stories(), st.integers(0, 59))
def test_changes_of_two_spans_are_those_of_both(books: tuple[Ledger, ...], middle: int) -> None:
    story, between = chronicle(books), DAY_ONE + timedelta(days=middle)
    before = DAY_ONE - timedelta(days=1)
    parts = (*every_change(story, before, between), *every_change(story, between, LAST_DAY))
    assert parts == every_change(story, before, LAST_DAY)


def test_what_came_and_went_is_in_every_change_alone() -> None:
    start, end = date(2025, 10, 1), date(2025, 12, 1)
    assert [(day, c.before, c.after) for day, c in every_change(chronicle(STORY), start, end)] == [
        (date(2025, 10, 10), None, "threatened"), (date(2025, 10, 30), "threatened", "averted"),
    ]  # fmt: skip


def test_rates_in_words() -> None:
    assert rate_in_words(Rate(value_pct=12.5)) == "12.5 %"
    assert rate_in_words(Rate(kind="band", low_pct=5, high_pct=25)) == "5 to 25 %"
    assert rate_in_words(Rate()) is None
    assert rate_in_words(None) is None

"""Dates: weekdays by the rule explicit date, tense, nearest day; partial, relative and dependent dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.text.datelines import find_dateline
from detente.reading.text.dates import add_months, find_dates, resolve_weekday

MONDAY = date(2025, 10, 27)

WEEKDAYS = [
    # published, sentence, day meant
    ("2025-10-27", "Trump and Xi are expected to meet on Thursday in Gyeongju.", "2025-10-30"),
    ("2025-10-27", "Trump departed Malaysia on Monday for Japan.", "2025-10-27"),
    ("2025-10-27", "He will then travel to South Korea on Wednesday.", "2025-10-29"),
    ("2025-10-27", "Shares rose by midday on Monday.", "2025-10-27"),
    ("2025-10-30", "China will buy soybeans, Bessent said on Thursday.", "2025-10-30"),
    ("2025-10-10", "The S&P 500 lost over 2 percent on Friday.", "2025-10-10"),
    ("2025-08-06", "Trump on Wednesday signed an order.", "2025-08-06"),
    ("2025-02-03", "Trump on Saturday signed orders imposing tariffs.", "2025-02-01"),
    ("2025-02-03", "The duties take effect on Tuesday.", "2025-02-04"),
    ("2025-04-03", "Trump on Wednesday announced a tariff.", "2025-04-02"),
    ("2025-04-03", "The index fell on Tuesday.", "2025-04-01"),
    ("2025-05-12", "They issued a joint statement on Monday.", "2025-05-12"),
    ("2025-05-12", "Talks were held on Saturday.", "2025-05-10"),
    ("2025-05-12", "The cut will start on Wednesday.", "2025-05-14"),
    ("2019-08-05", "Trump said on Thursday he was disappointed.", "2019-08-01"),
    ("2019-08-05", "Negotiators met in Shanghai on Tuesday.", "2019-07-30"),
    ("2025-07-10", "In a letter published on Wednesday, he wrote to Lula.", "2025-07-09"),
    ("2025-07-10", "The ministers are to speak on Sunday.", "2025-07-13"),
    ("2025-07-10", "They spoke last Friday.", "2025-07-04"),
    ("2025-07-10", "They will speak next Friday.", "2025-07-11"),
    ("2025-07-10", "A decision is due by Monday.", "2025-07-14"),
    ("2025-07-10", "Prices since Monday.", "2025-07-07"),
    ("2025-07-10", "Saturday: the deadline.", "2025-07-12"),
    ("2025-07-10", "Wednesday: the letter.", "2025-07-09"),
]


@pytest.mark.parametrize(("published", "sentence", "day"), WEEKDAYS)
def test_weekdays(published: str, sentence: str, day: str) -> None:
    found = [d for d in find_dates(sentence, date.fromisoformat(published)) if d.basis == "weekday"]
    assert [d.value for d in found] == [day]


OTHERS = [
    ("by Notification of 21.04.2025", "2025-04-21"),
    ("dated 21-04-2025", "2025-04-21"),
    ("entered after 04/21/2025", "2025-04-21"),
    ("from the first quarter of 2026", "2026-01"),
    ("in Q3 2025 exports", "2025-07"),
    ("in the second half of next year", "2026-07"),
    ("at the start of next year", "2026-01"),
    ("by the end of next year", "2026-12-31"),
    ("early next month it will", "2025-11"),
    ("starting Saturday, Nov. 1", "2025-11-01"),
    ("announced on Friday afternoon, Oct. 10, that", "2025-10-10"),
    ("On 1 July 2019 METI announced", "2019-07-01"),
    ("from 4 July they must apply", "2026-07-04"),
    ("effective November 10, 2026", "2026-11-10"),
    ("on 2025-10-09 it published", "2025-10-09"),
    ("the rules will apply from December 1", "2025-12-01"),
    ("the rules will apply from January 15", "2026-01-15"),
    ("he said on July 22 that", "2025-07-22"),
    ("Earlier this month, Beijing announced", "2025-10"),
    ("Last month China bought none", "2025-09"),
    ("later this week", "2025-W44"),
    ("next week", "2025-W45"),
    ("next year", "2026"),
    ("today", "2025-10-27"),
    ("Yesterday", "2025-10-26"),
    ("between now and January", "2026-01"),
    ("by the end of February", "2026-02"),
    ("had begun in May 2025", "2025-05"),
    ("by 2028", "2028"),
    ("It takes effect 21 days from now", "2025-11-17"),
    ("within 90 days", "2026-01-25"),
    ("with immediate effect", "2025-10-27"),
    ("by year-end", "2025-12-31"),
]


@pytest.mark.parametrize(("words", "value"), OTHERS)
def test_other_dates(words: str, value: str) -> None:
    assert [d.value for d in find_dates(words, MONDAY)][-1] == value


@pytest.mark.parametrize("words", ["5,140 goods", "1.4 billion litres", "a year", "May I ask",
    "14 nanometers", "No. 61", "9903.01.24", "the marching band", "2024/2754"])  # fmt: skip
def test_what_is_no_date(words: str) -> None:
    assert find_dates(words, MONDAY) == []


def test_weekend_has_two_days() -> None:
    (weekend,) = find_dates("The weekend talks ended", MONDAY)
    assert (weekend.value, weekend.last) == ("2025-10-25", "2025-10-26")
    (during,) = find_dates("The weekend talks", date(2025, 10, 26))
    assert (during.value, during.last) == ("2025-10-25", "2025-10-26")


def test_next_weekday_in_the_same_week_is_ambiguous() -> None:
    (found,) = find_dates("They will meet next Thursday", MONDAY)
    assert (found.value, found.alternatives) == ("2025-10-30", ("2025-11-06",))


def test_weekday_that_does_not_fit_its_date_is_told() -> None:
    (found,) = find_dates("on Wednesday (August 5)", date(2025, 8, 7))
    assert found.value == "2025-08-05"
    assert found.mismatch == "2025-08-05 is a Tuesday, the document says Wednesday"


def test_without_a_publication_day_nothing_is_guessed() -> None:
    for words in ("on Thursday", "later this month", "last week", "in 90 days", "July 22"):
        assert [d.value for d in find_dates(words, None)] == [None], words


def test_impossible_days_are_left_out() -> None:
    assert find_dates("on 31 February 2025", MONDAY) == []


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("Published: 6 August 2025\n\nText", "2025-08-06", "line 'published' of the text"),
        ("Last updated on October 9, 2025\nText", "2025-10-09", "line 'published' of the text"),
        ("Geneva, 12 May 2025 — China and", "2025-05-12", "dateline"),
        ("2025-08-06\n\nText", "2025-08-06", "date line of the text"),
        ("The tariffs of 6 August 2025 remain.", None, None),
    ],
)
def test_datelines(text: str, day: str | None, basis: str | None) -> None:
    found, how = find_dateline(text)
    assert (found.isoformat() if found else None, how) == (day, basis)


DAYS = st.dates(date(1950, 1, 10), date(2090, 1, 1))


@given(DAYS, st.integers(0, 6), st.sampled_from(["past", "future", None]))
def test_weekday_rule(published: date, weekday: int, tense: str | None) -> None:
    day = resolve_weekday(weekday, published, tense)
    assert day.weekday() == weekday
    low, high = {"past": (-6, 0), "future": (0, 6), None: (-3, 3)}[tense]
    assert timedelta(low) <= day - published <= timedelta(high)


@given(DAYS, st.integers(-30, 30))
def test_months_are_calendar_months(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(1)).day == 1


@given(
    st.text(alphabet="OctNov May 0123456789,.-()Mondayin thelast week from 20", max_size=80), st.none() | DAYS
)
def test_values_are_real_dates(words: str, published: date | None) -> None:
    for mention in find_dates(words, published):
        assert words[mention.start : mention.end] == mention.words
        mention.when()

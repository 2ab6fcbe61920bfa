"""Calendars: read back by two parsers that others wrote."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.interop import to_ics
from detente.ledger import Evidence, Source
from detente.ledger.agenda import Appointment, agenda
from detente.ledger.chronicle import chronicle
from detente.ledger.library import load_library

SOURCE = Source(id="2025-10-27-report", kind="press", publisher="A paper", title="Talks", number="12",
                published=date(2025, 10, 27), url="https://example.org/a,b;c")  # fmt: skip


def appointment(**changes: object) -> Appointment:
    fields: dict[str, object] = {
        "first": date(2025, 11, 1), "last": date(2025, 11, 1), "kind": "effective", "title": "Duty of 100 %",
        "refers_to": "usa-duty", "status": "threatened", "source": SOURCE, "ref": "2025-10-27-report/m1",
        "evidence": (Evidence(quote="a duty of 100 %, from 1 November", start=0, end=32),),
        "origin": "2025-10-27-report/m1",
    }  # fmt: skip
    return Appointment(**(fields | changes))  # type: ignore[arg-type]


def entries(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_an_entry_says_what_may_come_and_who_says_so() -> None:
    data = to_ics([appointment(basis="statement", derived=True, alternatives=("2025-11-02",), revision=2)])
    (event,) = entries(data)
    assert event["uid"] == "usa-duty/effective/2025-10-27-report/m1@detente"
    assert event["sequence"] == 2
    assert event.decoded("dtstamp") == datetime(2025, 10, 27, tzinfo=UTC)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 11, 1), date(2025, 11, 2))
    assert event["summary"] == "threatened: Duty of 100 % (takes effect)"
    assert event["description"].split("\n") == [
        "“a duty of 100 %, from 1 November”",
        "A paper, Talks, 12 (2025-10-27)",
        "https://example.org/a,b;c",
        "Set by a statement.",
        "Follows from a duration or from another date.",
        "Other days told: 2025-11-02.",
        "Record: 2025-10-27-report/m1",
    ]
    assert event["categories"].cats == ["effective", "threatened"]
    assert (event["status"], event["transp"]) == ("TENTATIVE", "TRANSPARENT")
    assert "URL" not in event  # no program is led to open it


@pytest.mark.parametrize(("changes", "status"), [
    ({"status": "in_force"}, "CONFIRMED"), ({"status": "announced"}, "CONFIRMED"), ({"status": "held"}, "CONFIRMED"),
    ({"status": "due"}, "CONFIRMED"), ({"status": "threatened"}, "TENTATIVE"), ({"status": "proposed"}, "TENTATIVE"),
    ({"status": "planned"}, "TENTATIVE"), ({"status": "claimed"}, "TENTATIVE"),
    ({"status": "in_force", "exact": False}, "TENTATIVE"),
    ({"status": "in_force", "alternatives": ("2025-11-02",)}, "TENTATIVE"),
])  # fmt: skip
def test_what_may_not_come_is_tentative(changes: dict[str, object], status: str) -> None:
    (event,) = entries(to_ics([appointment(**changes)]))
    assert event["status"] == status


def test_a_month_is_a_span_whose_end_is_the_day_after() -> None:
    (event,) = entries(to_ics([appointment(last=date(2025, 11, 30), exact=False)]))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 11, 1), date(2025, 12, 1))
    assert "The document gives no day." in event["description"]


def test_the_same_ledger_gives_the_same_bytes() -> None:
    one, other = appointment(), appointment(source=SOURCE.model_copy(update={"published": None}))
    assert to_ics([one]) == to_ics([one])
    assert entries(to_ics([other]))[0].decoded("dtstamp") == datetime(2025, 11, 1, tzinfo=UTC)


def test_an_empty_calendar_is_one() -> None:
    calendar = icalendar.Calendar.from_ical(to_ics([], "Talks"))
    assert calendar["prodid"] == "-//detente//ledger//EN"
    assert calendar["x-wr-calname"] == "Talks"
    assert calendar.walk("VEVENT") == []


HOSTILE = 'x\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\nEND:VEVENT;ATTACH=\\n,"“é漢😀\u2028\x00\x1b]0;\u202e' * 3


def test_words_of_a_document_stay_words() -> None:
    hostile = appointment(title=HOSTILE, refers_to=HOSTILE, evidence=(Evidence(quote=HOSTILE, start=0, end=9),),
                          source=SOURCE.model_copy(update={"publisher": HOSTILE, "url": HOSTILE}))  # fmt: skip
    data = to_ics([hostile, appointment()])
    assert len(entries(data)) == 2
    assert not re.search(rb"(?m)^(BEGIN:VALARM|ACTION|ATTACH)", data)
    parsed = vobject.readOne(data.decode("utf-8"))
    assert [len(list(event.getChildren())) for event in parsed.vevent_list] == [10, 10]
    assert "BEGIN:VALARM" in parsed.vevent_list[0].summary.value


@settings(max_examples=60)
@given(st.text(max_size=300), st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_any_text_is_folded_and_comes_back(text: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    data = to_ics([appointment(title=text, first=first, last=last)])
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    data.decode("utf-8")
    (event,) = entries(data)
    (again,) = vobject.readOne(data.decode("utf-8")).vevent_list
    assert event["summary"] == again.summary.value
    assert again.dtend.value == last + timedelta(days=1)


def test_what_ships_is_read_by_another_program() -> None:
    found = agenda(chronicle(load_library("us-china-2018-2026")), date(2018, 1, 1))
    data = to_ics(found)
    events = vobject.readOne(data.decode("utf-8")).vevent_list
    assert len(events) == len(found) > 100
    assert len({event.uid.value for event in events}) == len(events)
    assert {event.dtstart.value for event in events} == {one.first for one in found}

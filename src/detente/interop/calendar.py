"""Appointments of a ledger as an iCalendar file (RFC 5545).

Every appointment is an event of whole days. Its name stays the same whenever the file is made, and its time stamp is
the day on which its document came out: the same ledger gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from detente.interop.plain_text import cite, clean
from detente.ledger.agenda import Appointment

__all__ = ["to_ics"]

PRODUCT = "-//detente//ledger//EN"

_ENDINGS = {"effective": "takes effect", "expiry": "ends", "commitment": "is due", "review": "review"}
_UNCERTAIN = frozenset({"proposed", "threatened", "planned", "uncertain", "claimed"})
"""Statuses of what may not come: its entry is tentative."""


def to_ics(appointments: Iterable[Appointment], name: str = "Trade ledger") -> bytes:
    """An iCalendar file.

    Parameters
    ----------
    appointments : as :func:`~detente.ledger.agenda.agenda` gives them.
    name : title of the calendar.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(name))
    for appointment in appointments:
        _add(calendar, appointment)
    data: bytes = calendar.to_ical()
    return data


def _add(calendar: object, one: Appointment) -> None:
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", clean(f"{one.uid}@detente").replace("\n", " "))
    event.add("dtstamp", datetime.combine(one.source.published or one.first, datetime.min.time(), UTC))
    event.add("sequence", one.revision)  # a moved day replaces the old entry
    event.add("dtstart", one.first)
    event.add("dtend", one.last + timedelta(days=one.last < date.max))
    event.add("summary", _summary(one))
    event.add("description", "\n".join(_description(one)))
    event.add("categories", [one.kind, one.status.replace("_", " ")])
    event.add("status", "TENTATIVE" if _is_tentative(one) else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    assert isinstance(calendar, Calendar)
    calendar.add_component(event)


def _is_tentative(one: Appointment) -> bool:
    return one.status in _UNCERTAIN or not one.exact or bool(one.alternatives)


def _summary(one: Appointment) -> str:
    ending = _ENDINGS.get(one.kind)
    title = clean(one.title).replace("\n", " ")
    said = f" ({ending})" if ending is not None and not title.endswith(ending) else ""
    return f"{one.status.replace('_', ' ')}: {title}{said}"


def _description(one: Appointment) -> Iterator[str]:
    for item in one.evidence[:1]:
        yield f"“{clean(item.quote)}”"
    yield cite(one.source)
    if one.source.url:
        yield clean(one.source.url)
    if one.basis is not None:
        yield f"Set by a {one.basis.replace('_', ' ')}."
    if one.derived:
        yield "Follows from a duration or from another date."
    if not one.exact:
        yield "The document gives no day."
    if one.alternatives:
        yield f"Other days told: {', '.join(one.alternatives)}."
    yield f"Record: {clean(one.ref)}"

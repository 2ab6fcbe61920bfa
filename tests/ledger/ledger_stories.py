"""Ledgers of several documents for tests: short to write, and random ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from detente.ledger import (
    Commitment,
    Evidence,
    Ledger,
    Measure,
    Meeting,
    Rate,
    Scope,
    Source,
    StatusEvent,
    When,
)

DAY_ONE = date(2025, 1, 1)
LAST_DAY = DAY_ONE + timedelta(days=59)

KINDS = ("official", "legal_alert", "wire", "press", "unknown")
STATUSES = ("proposed", "threatened", "announced", "agreed", "in_force", "suspended", "averted", "withdrawn", "removed",
            "expired", "superseded", "invalidated")  # fmt: skip


def when(value: str | date | None, *alternatives: str, words: str | None = None) -> When | None:
    """A day as a document may tell it."""
    if value is None:
        return None
    text = value if isinstance(value, str) else value.isoformat()
    return When(value=text, as_written=words or text, alternatives=alternatives)


def quote(source: str, words: str = "words") -> tuple[Evidence, ...]:
    return (Evidence(quote=words, start=0, end=len(words), source=source),)


def event(
    status: str, on: str | date | None = None, until: str | date | None = None, **fields: Any
) -> StatusEvent:
    return StatusEvent(status=status, on=when(on), until=when(until), **fields)  # type: ignore[arg-type]


def duty(status: str = "announced", rate: float | None = None, **fields: Any) -> Measure:
    """A US duty on goods from China; days as text."""
    for name in ("announced", "effective", "expires"):
        if isinstance(fields.get(name), str | date):
            fields[name] = when(fields[name])
    given: dict[str, Any] = {
        "id": "m1",
        "title": "Duty on Chinese goods",
        "identity": "duty",
        "actor": ("USA",),
        "target": ("CHN",),
        "instrument": "import_tariff",
        "scope": Scope(products=("all_goods",)),
        "rate": None if rate is None else Rate(value_pct=rate),
        "status": status,
        "evidence": quote("doc"),
    }
    return Measure(**(given | fields))


def document(
    id: str, published: str | date | None, *records: Any, kind: str = "official", **fields: Any
) -> Ledger:
    """The ledger of one document."""
    day = date.fromisoformat(published) if isinstance(published, str) else published
    source = Source(id=id, kind=kind, publisher=f"Publisher of {id}", published=day)  # type: ignore[arg-type]
    return Ledger(
        sources=(source,),
        measures=tuple(r for r in records if isinstance(r, Measure)),
        commitments=tuple(r for r in records if isinstance(r, Commitment)),
        meetings=tuple(r for r in records if isinstance(r, Meeting)),
        **fields,
    )


def days() -> st.SearchStrategy[date]:
    return st.integers(0, 59).map(lambda n: DAY_ONE + timedelta(days=n))


@st.composite
def events(draw: st.DrawFn) -> StatusEvent:
    status = draw(st.sampled_from(STATUSES))
    return StatusEvent(
        status=status,
        on=when(draw(st.none() | days())),
        until=when(draw(st.none() | days())) if status == "suspended" else None,
        hedge=draw(st.sampled_from((None, None, None, "expects", "may"))),
        according_to=draw(st.sampled_from((None, "Somebody"))),
    )


@st.composite
def measures(draw: st.DrawFn, *, identity: str | None = "duty", id: str = "m1") -> Measure:
    """A telling of the duty: any status, rate, days and history."""
    rate = draw(st.sampled_from((None, 10.0, 10.0, 25.0)))
    return duty(
        draw(st.sampled_from(STATUSES)),
        rate,
        id=id,
        identity=identity,
        announced=when(draw(st.none() | days())),
        effective=when(draw(st.none() | days())),
        expires=when(draw(st.none() | st.none() | days())),
        history=tuple(draw(st.lists(events(), max_size=2))),
    )


@st.composite
def stories(draw: st.DrawFn, *, identity: str | None = "duty", most: int = 5) -> tuple[Ledger, ...]:
    """Documents about one duty, in any order."""
    count = draw(st.integers(1, most))
    return tuple(
        document(
            f"d{number}",
            draw(st.none() | days() | days() | days()),
            draw(measures(identity=identity)),
            kind=draw(st.sampled_from(KINDS)),
        )
        for number in range(count)
    )


@st.composite
def mixed_stories(draw: st.DrawFn) -> tuple[Ledger, ...]:
    """Documents with several duties each, some named and some not, of several actors and rates."""
    books = []
    for number in range(draw(st.integers(1, 5))):
        records = [
            draw(
                measures(identity=draw(st.sampled_from((None, None, "one", "two"))), id=f"m{position}")
            ).model_copy(update={"actor": (draw(st.sampled_from(("USA", "CHN"))),)})
            for position in range(draw(st.integers(0, 3)))
        ]
        books.append(document(f"d{number}", draw(days()), *records, kind=draw(st.sampled_from(KINDS))))
    return tuple(draw(st.permutations(books)))

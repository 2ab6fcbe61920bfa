"""What does not fit together in a ledger: contradictions, one-sided claims, wrong weekdays, stale items, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Literal

from detente.errors import InputError
from detente.ledger.book import Ledger
from detente.ledger.chronicle import Chronicle, Told, chronicle
from detente.ledger.days import agree, first_day, last_day
from detente.ledger.parts import Evidence, When
from detente.ledger.records import Measure
from detente.ledger.state import CommitmentState, MeasureState, State
from detente.ledger.versions import rate_in_words

__all__ = ["Finding", "check"]

FindingKind = Literal[
    "contradiction", "one_sided", "weekday", "order", "stale", "evidence", "gap", "doubtful"
]
Severity = Literal["error", "warning", "note"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(" + "|".join(day for day in _WEEKDAYS) + r"|mon|tues?|wed|thur?s?|fri|sat|sun)\b", re.IGNORECASE
)
_SEVERITY_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader of the ledger should look at."""

    kind: FindingKind
    severity: Severity
    """``error``: the ledger contradicts itself or its text; ``warning``: look at it; ``note``: known and recorded."""
    about: str
    """Id of the tracked record, or ``document/record``."""
    text: str
    refs: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def check(ledgers: Iterable[Ledger], today: date) -> tuple[Finding, ...]:
    """Everything that does not fit, the worst first.

    Parameters
    ----------
    ledgers : one document each.
    today : day for which stale items are told.
    """
    books = tuple(ledgers)
    story = chronicle(books)
    state = story.as_of(today)
    found = chain(
        chain.from_iterable(map(_of_text, books)),
        chain.from_iterable(map(_of_source, books)),
        chain.from_iterable(_of_dates(told) for tracked in story.measures for told in tracked.told),
        _weekdays(books),
        chain.from_iterable(_of_measure(one, today) for one in state.measures),
        chain.from_iterable(_of_commitment(one, today) for one in state.commitments),
        _near_twins(state),
        _doubtful(story),
    )
    return tuple(
        sorted(found, key=lambda one: (_SEVERITY_ORDER[one.severity], one.kind, one.about, one.text))
    )


def _of_text(book: Ledger) -> Iterator[Finding]:
    """Quotes that do not stand where the ledger says, for documents whose text is kept."""
    if book.text is None:
        return
    try:
        book.verify({book.sources[0].id: book.text})
    except InputError as error:
        for problem in error.problems:
            yield Finding(
                "evidence",
                "error",
                f"{book.sources[0].id}/{problem.where.split('.')[0]}",
                f"the quote {problem.expected} is not where the ledger says; there stands {problem.got}",
            )


def _of_source(book: Ledger) -> Iterator[Finding]:
    source = book.sources[0]
    missing = [name for name in ("published", "publisher") if getattr(source, name) is None]
    if missing:
        text = f"the document has no {' and no '.join(missing)}"
        yield Finding("gap", "warning" if "published" in missing else "note", source.id, text)


def _of_dates(told: Told[Measure]) -> Iterator[Finding]:
    measure = told.record
    pairs = (("announced", measure.announced, "effective", measure.effective),
             ("effective", measure.effective, "expires", measure.expires))  # fmt: skip
    for name, one, other_name, other in pairs:
        begin, end = first_day(one), last_day(other)
        if begin is not None and end is not None and end < begin and not _retroactive(measure):
            text = f"{other_name} ({_written(other)}) lies before {name} ({_written(one)})"
            yield Finding("order", "error", told.ref, text, (told.ref,), measure.evidence[:1])


def _retroactive(measure: Measure) -> bool:
    """Duties lowered by agreement often apply from an earlier day."""
    return measure.direction == "ease"


def _written(when: When | None) -> str:
    return "" if when is None else when.value or when.as_written


def _weekdays(books: Iterable[Ledger]) -> Iterator[Finding]:
    for book in books:
        for record in book.records():
            for when in _dates_in(record):
                day = _full_day(when)
                named = _WEEKDAY.search(when.as_written)
                if day is None or named is None or not re.search(r"\d", when.as_written):
                    continue
                said = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(named[1].lower()[:3]))
                if said != day.weekday():
                    text = (
                        f'"{when.as_written}": {day.isoformat()} is a {_WEEKDAYS[day.weekday()].capitalize()}'
                    )
                    yield Finding(
                        "weekday",
                        "warning",
                        f"{book.sources[0].id}/{record.id}",
                        text,
                        (),
                        record.evidence[:1],
                    )


def _dates_in(record: Any) -> Iterator[When]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, When):
            yield value


def _full_day(when: When) -> date | None:
    return date.fromisoformat(when.value) if when.value is not None and len(when.value) == 10 else None


def _of_measure(state: MeasureState, today: date) -> Iterator[Finding]:
    for clash in state.disagreements:
        told = "; ".join(f"{value} in {ref}" for value, ref in clash.values)
        known = all(_has_alternative(state, value) for value, _ in clash.values if value != clash.chosen)
        yield Finding(
            "contradiction",
            "note" if known and clash.field != "rate" else "warning",
            state.id,
            f"documents disagree on {clash.field}: {told}; {clash.chosen} is used",
            tuple(ref for _, ref in clash.values),
        )
    for event in state.unusual:
        yield Finding(
            "contradiction",
            "warning",
            state.id,
            f"{event.ref} tells '{event.status}' on {event.on}, which does not follow from what stood before",
            (event.ref,),
            event.evidence,
        )
    for event in state.disputed:
        yield Finding(
            "contradiction",
            "warning",
            state.id,
            f"{state.event.ref} tells '{state.status}' and {event.ref} tells '{event.status}' for {event.on}",
            (state.event.ref, event.ref),
            (*state.event.evidence[:1], *event.evidence[:1]),
        )
    if state.stale:
        text = f"{state.status}, to begin on {_written(state.effective)}: nothing tells what became of it"
        yield Finding("stale", "warning", state.id, text, (state.event.ref,), state.event.evidence)
    if state.event.derived is not None and "suspension" in state.event.derived:
        text = f"{state.status} since {state.since}, as {state.event.derived}; nothing tells what followed"
        yield Finding("stale", "warning", state.id, text, (state.event.ref,), state.event.evidence)
    told_by_model = [told for told in state.tracked.told if told.record.read_by == "model"]
    if len(told_by_model) == len(state.tracked.told):
        text = "read by a language model alone"
        yield Finding("evidence", "warning", state.id, text, tuple(one.ref for one in told_by_model))


def _has_alternative(state: MeasureState, value: str) -> bool:
    return any(
        value in when.alternatives
        for told in state.tracked.told
        for when in (told.record.announced, told.record.effective, told.record.expires)
        if when is not None
    )


def _of_commitment(state: CommitmentState, today: date) -> Iterator[Finding]:
    commitment = state.commitment
    if commitment.kind != "process" and state.status == "claimed" and not state.confirmed_by:
        by = " and ".join(state.said_by) or "one side"
        text = f"told by {by} alone; nothing of the side that is to act confirms it"
        yield Finding("one_sided", "warning", state.id, text, _refs(state), commitment.evidence[:1])
    ends = [last for when, _, _ in state.ends if (last := last_day(when)) is not None]
    if ends and max(ends) < today and state.status not in ("met", "missed", "suspended", "lapsed"):
        text = f"was due by {max(ends).isoformat()}; no document tells whether it was kept"
        yield Finding("stale", "warning", state.id, text, _refs(state), commitment.evidence[:1])
    for number, (when, ref, _) in enumerate(state.ends):
        for other, other_ref, _ in state.ends[number + 1 :]:
            if not agree(when, other):
                text = f"documents give several ends: {when.value} in {ref}; {other.value} in {other_ref}"
                yield Finding("contradiction", "note", state.id, text, (ref, other_ref))


def _refs(state: CommitmentState) -> tuple[str, ...]:
    return tuple(told.ref for told in state.tracked.told)


def _near_twins(state: State) -> Iterator[Finding]:
    """Measures alike in all but the rate, for the same day, from different documents."""
    seen: dict[tuple[object, ...], MeasureState] = {}
    for one in state.measures:
        measure = one.measure
        day = first_day(measure.effective)
        if day is None or measure.identity is not None or rate_in_words(one.rate) is None:
            continue
        key = (
            measure.actor,
            measure.target,
            measure.instrument,
            measure.scope.products,
            measure.scope.value,
            day,
        )
        other = seen.setdefault(key, one)
        documents = {told.source.id for told in one.tracked.told}
        if other is not one and not documents & {told.source.id for told in other.tracked.told}:
            text = (
                f"{rate_in_words(other.rate)} in {other.event.ref}, {rate_in_words(one.rate)} in {one.event.ref}: "
                "the same duty with another rate, or two duties"
            )
            yield Finding("contradiction", "warning", one.id, text, (other.event.ref, one.event.ref))


def _doubtful(story: Chronicle) -> Iterator[Finding]:
    for one in story.doubtful:
        text = f"could be the same as {' or '.join(one.candidates)}; it stands by itself"
        yield Finding("doubtful", "warning", one.ref, text, (one.ref, *one.candidates))

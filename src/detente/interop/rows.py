"""Rows of the tables of a ledger; unknown stays ``None``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.interop.columns import Form, Table
from detente.ledger.agenda import agenda
from detente.ledger.book import Ledger
from detente.ledger.changes import every_change
from detente.ledger.chronicle import Chronicle, chronicle
from detente.ledger.parts import Evidence, When
from detente.ledger.state import CommitmentState, MeasureState
from detente.ledger.versions import Event, events_of, life_of, versions_of

__all__ = ["Question", "rows_of"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """What a table is to tell."""

    books: Sequence[Ledger]
    day: date
    known: date | None
    threats: bool

    @property
    def until(self) -> date:
        """Last day of publication that counts."""
        return self.known or date.max


def rows_of(question: Question, table: Table, form: Form) -> Iterator[Row]:
    """The rows of a table in their order."""
    story = chronicle(question.books)
    if form == "gta":
        from detente.interop.gta import interventions

        return interventions(story, question.day, question.known, threats=question.threats)
    if form == "cameo":
        from detente.interop.cameo import coded_events

        found = coded_events(story, question.day, question.known)
        return iter(
            sorted(found, key=lambda row: (row["event_date"], row["id"], row["cameo_code"], row["ref"]))
        )
    return iter(_MAKERS[table](story, question))


def _measures(story: Chronicle, question: Question) -> Iterator[Row]:
    return (_measure(state) for state in story.as_of(question.day, question.known).measures)


def _measure(state: MeasureState) -> Row:
    measure, rate, scope = state.measure, state.rate, state.measure.scope
    return {
        "id": state.id,
        "title": measure.title,
        "actor": measure.actor,
        "target": measure.target,
        "instrument": measure.instrument,
        "direction": measure.direction,
        "products": scope.products,
        "hs": scope.hs,
        "firms": scope.firms,
        "authority": measure.authority,
        "legal_ref": measure.legal_ref,
        "status": state.status,
        "since": state.since,
        "until": state.until,
        "rate_pct": rate and rate.value_pct,
        "rate_low_pct": rate and rate.low_pct,
        "rate_high_pct": rate and rate.high_pct,
        "rate_previous_pct": rate and rate.previous_pct,
        "rate_amount": rate and rate.per_unit and rate.per_unit.amount,
        "rate_currency": rate and rate.per_unit and rate.per_unit.currency,
        "rate_per": rate and rate.per_unit and rate.per_unit.per,
        "rate_kind": rate and rate.kind,
        "rate_basis": rate and rate.basis,
        "announced": _written(measure.announced),
        "effective": _written(state.effective),
        "expires": _written(state.expires),
        "value_covered": scope.value and scope.value.amount,
        "value_currency": scope.value and scope.value.currency,
        "derived": state.event.derived,
        "stale": state.stale,
        "quote": _quote(state.event.evidence),
        "told": [told.ref for told in state.tracked.told],
        "ref": state.event.ref,
        "source": state.event.source.id,
    }


def _events(story: Chronicle, question: Question) -> Iterator[Row]:
    """What documents assert up to the day, and what follows from dates."""
    for tracked in story.measures:
        told = tracked.known_by(question.until)
        found: list[tuple[Event, float | None]] = []
        for one in told:
            rate = one.record.rate.value_pct if one.record.rate is not None else None
            found += [(event, rate) for event in events_of(one)]
        for version in versions_of(told) if told else ():
            rate = version.rate.value_pct if version.rate is not None else None
            life = life_of(version, question.day).events
            found += [(event, rate) for event in life if event.derived is not None]
        records = {one.ref: one.record for one in told}
        for event, rate in sorted(found, key=lambda pair: (pair[0].on or date.min, pair[0].ref)):
            if event.on is None or event.on <= question.day:
                record = records[event.ref]
                yield {
                    "id": tracked.id,
                    "title": record.title,
                    "actor": record.actor,
                    "target": record.target,
                    "status": event.status,
                    "on": event.on,
                    "until": event.until,
                    "moves": event.moves,
                    "hedge": event.hedge,
                    "according_to": event.according_to,
                    "confirmed": event.confirmed,
                    "basis": event.basis,
                    "derived": event.derived,
                    "rate_pct": rate,
                    "quote": _quote(event.evidence),
                    "ref": event.ref,
                    "source": event.source.id,
                }


def _commitments(story: Chronicle, question: Question) -> Iterator[Row]:
    return (_commitment(state) for state in story.as_of(question.day, question.known).commitments)


def _commitment(state: CommitmentState) -> Row:
    commitment, quantity = state.commitment, state.commitment.quantity
    told = next(one for one in state.tracked.told if one.source == state.source)
    ends = [(when.value, ref) for when, ref, _ in state.ends if when.value is not None]
    return {
        "id": state.id,
        "title": commitment.title,
        "actor": commitment.actor,
        "beneficiary": commitment.beneficiary,
        "kind": commitment.kind,
        "products": commitment.products,
        "quantity": quantity and quantity.value,
        "quantity_unit": quantity and quantity.unit,
        "quantity_bound": quantity and quantity.bound,
        "quantity_per": quantity and quantity.per,
        "status": state.status,
        "since": state.since,
        "said_by": state.said_by,
        "confirmed_by": state.confirmed_by,
        "ends": [value for value, _ in ends],
        "ends_refs": [ref for _, ref in ends],
        "quote": _quote(told.record.evidence),
        "told": [one.ref for one in state.tracked.told],
        "ref": told.ref,
        "source": state.source.id,
    }


def _claims(story: Chronicle, question: Question) -> Iterator[Row]:
    for told in story.claims:
        claim = told.record
        if told.known_by(min(question.day, question.until)):
            about = [f"{told.source.id}/{name}" for name in claim.about]
            yield {
                "ref": told.ref,
                "speaker": claim.speaker,
                "party": claim.party,
                "office": claim.office,
                "act": claim.act,
                "hedge": claim.hedge,
                "said_on": _written(claim.said_on),
                "via": claim.via,
                "text": claim.text,
                "about": [story.ids.get(ref, ref) for ref in about],
                "quote": _quote(claim.evidence),
                "source": told.source.id,
            }


def _meetings(story: Chronicle, question: Question) -> Iterator[Row]:
    for tracked in story.meetings:
        known = tracked.known_by(min(question.day, question.until))
        if known:
            last = known[-1]
            meeting = last.record
            yield {
                "id": tracked.id,
                "title": meeting.title,
                "parties": meeting.parties,
                "participants": meeting.participants,
                "level": meeting.level,
                "place": meeting.place,
                "country": meeting.country,
                "starts": _written(meeting.starts),
                "ends": _written(meeting.ends),
                "status": meeting.status,
                "quote": _quote(meeting.evidence),
                "told": [told.ref for told in known],
                "ref": last.ref,
                "source": last.source.id,
            }


def _deadlines(story: Chronicle, question: Question) -> Iterator[Row]:
    """From the day on."""
    for one in agenda(story, question.day, known=question.known):
        yield {
            "uid": one.uid,
            "first": one.first,
            "last": one.last,
            "exact": one.exact,
            "kind": one.kind,
            "title": one.title,
            "status": one.status,
            "refers_to": one.refers_to,
            "basis": one.basis,
            "derived": one.derived,
            "alternatives": one.alternatives,
            "quote": _quote(one.evidence),
            "ref": one.ref,
            "source": one.source.id,
        }


def _sources(story: Chronicle, question: Question) -> Iterator[Row]:
    records = {book.sources[0].id: sum(1 for _ in book.records()) for book in question.books}
    for source in story.sources:
        if source.published is None or source.published <= question.until:
            yield {
                "source": source.id,
                "kind": source.kind,
                "publisher": source.publisher,
                "title": source.title,
                "number": source.number,
                "published": source.published,
                "published_basis": source.published_basis,
                "language": source.language,
                "url": source.url,
                "summary": source.summary,
                "sha256": source.sha256,
                "records": records[source.id],
            }


def _changes(story: Chronicle, question: Question) -> Iterator[Row]:
    """Up to the day."""
    for known_on, change in every_change(story, date.min, min(question.day, question.until)):
        yield {
            "known_on": known_on,
            "on": change.on,
            "kind": change.kind,
            "id": change.id,
            "title": change.title,
            "before": change.before,
            "after": change.after,
            "derived": change.derived,
            "quote": _quote(change.evidence),
            "ref": change.ref,
            "source": change.source.id,
        }


_MAKERS: Mapping[Table, Callable[[Chronicle, Question], Iterator[Row]]] = {
    "measures": _measures,
    "events": _events,
    "commitments": _commitments,
    "claims": _claims,
    "meetings": _meetings,
    "deadlines": _deadlines,
    "sources": _sources,
    "changes": _changes,
}


def _written(when: When | None) -> str | None:
    return when.value if when is not None else None


def _quote(evidence: Iterable[Evidence]) -> str | None:
    return next((item.quote for item in evidence), None)

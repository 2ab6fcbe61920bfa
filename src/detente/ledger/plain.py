"""The views of a ledger as plain dictionaries, for JSON, tables and pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from detente.ledger.agenda import Appointment
from detente.ledger.changes import Change
from detente.ledger.checks import Finding
from detente.ledger.parts import Evidence, Rate, Source, When
from detente.ledger.state import CommitmentState, MeasureState, State
from detente.ledger.versions import Event

__all__ = [
    "appointment_to_dict", "change_to_dict", "commitment_to_dict", "event_to_dict", "finding_to_dict",
    "measure_to_dict", "source_to_dict", "state_to_dict",
]  # fmt: skip


def state_to_dict(state: State) -> dict[str, Any]:
    """The ledger on a day."""
    return {
        "day": state.day.isoformat(),
        "known": _day(state.known),
        "measures": [measure_to_dict(one) for one in state.measures],
        "commitments": [commitment_to_dict(one) for one in state.commitments],
    }


def measure_to_dict(state: MeasureState) -> dict[str, Any]:
    """A measure on a day, without what is unknown."""
    measure = state.measure
    return _known(
        id=state.id,
        title=measure.title,
        actor=list(measure.actor),
        target=list(measure.target),
        instrument=measure.instrument,
        products=list(measure.scope.products),
        hs=list(measure.scope.hs),
        authority=measure.authority,
        legal_ref=measure.legal_ref,
        status=state.status,
        since=_day(state.since),
        until=_day(state.until),
        rate=_rate(state.rate),
        effective=_when(state.effective),
        derived=state.event.derived,
        said=event_to_dict(state.event),
        coming=[_known(rate=_rate(v.rate), effective=_when(v.effective)) for v in state.coming],
        expected=[event_to_dict(event) for event in state.expectations],
        disagreements=[
            {"field": d.field, "used": d.chosen, "values": [{"value": v, "ref": r} for v, r in d.values]}
            for d in state.disagreements
        ],
        disputed=[event_to_dict(event) for event in state.disputed],
        stale=state.stale or None,
        told=[told.ref for told in state.tracked.told],
    )


def commitment_to_dict(state: CommitmentState) -> dict[str, Any]:
    """A commitment on a day, without what is unknown."""
    commitment = state.commitment
    quantity = commitment.quantity
    return _known(
        id=state.id,
        title=commitment.title,
        actor=list(commitment.actor),
        beneficiary=list(commitment.beneficiary),
        kind=commitment.kind,
        products=list(commitment.products),
        quantity=quantity.model_dump(mode="json", exclude_defaults=True) if quantity is not None else None,
        status=state.status,
        since=_day(state.since),
        said_by=list(state.said_by),
        confirmed_by=list(state.confirmed_by),
        ends=[_known(on=when.value, ref=ref, basis=basis) for when, ref, basis in state.ends],
        source=source_to_dict(state.source),
        quote=_quote(commitment.evidence),
        told=[told.ref for told in state.tracked.told],
    )


def event_to_dict(event: Event) -> dict[str, Any]:
    """A status, its day, its source and its sentence."""
    return _known(
        status=event.status,
        on=_day(event.on),
        until=_day(event.until),
        according_to=event.according_to,
        hedge=event.hedge,
        confirmed=event.confirmed or None,
        basis=event.basis,
        derived=event.derived,
        ref=event.ref,
        source=source_to_dict(event.source),
        quote=_quote(event.evidence),
    )


def source_to_dict(source: Source) -> dict[str, Any]:
    """What is known of a document."""
    return _known(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        number=source.number,
        published=_day(source.published),
        url=source.url,
        summary=source.summary or None,
    )


def change_to_dict(change: Change) -> dict[str, Any]:
    """One thing that changed."""
    return _known(
        kind=change.kind,
        id=change.id,
        title=change.title,
        on=_day(change.on),
        before=change.before,
        after=change.after,
        derived=change.derived,
        ref=change.ref,
        source=source_to_dict(change.source),
        quote=_quote(change.evidence),
    )


def appointment_to_dict(appointment: Appointment) -> dict[str, Any]:
    """A day and what it holds."""
    return _known(
        uid=appointment.uid,
        first=_day(appointment.first),
        last=_day(appointment.last),
        kind=appointment.kind,
        title=appointment.title,
        refers_to=appointment.refers_to,
        status=appointment.status,
        basis=appointment.basis,
        derived=appointment.derived or None,
        alternatives=list(appointment.alternatives),
        exact=None if appointment.exact else False,
        ref=appointment.ref,
        source=source_to_dict(appointment.source),
        quote=_quote(appointment.evidence),
    )


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """Something that does not fit."""
    return _known(
        severity=finding.severity,
        kind=finding.kind,
        about=finding.about,
        text=finding.text,
        refs=list(finding.refs),
        quote=_quote(finding.evidence),
    )


def _known(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None and value != []}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _when(when: When | None) -> str | None:
    return when.value if when is not None else None


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    return rate.model_dump(mode="json", exclude_defaults=True) if rate is not None else None


def _quote(evidence: Iterable[Evidence]) -> str | None:
    return next((item.quote for item in evidence), None)

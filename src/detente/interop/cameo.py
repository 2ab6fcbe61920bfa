"""Events of a ledger under the codes of CAMEO and the types of PLOVER.

Codes and descriptions are those of the CAMEO codebook; type, mode and context those of PLOVER's own table from CAMEO
(CAMEO2PLOVER-2021). What the table below does not name has no code: nothing is coded by likeness.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product
from typing import Any, Literal

from detente.ledger.chronicle import Chronicle, Told, Tracked
from detente.ledger.days import first_day
from detente.ledger.records import Claim, Commitment, Measure, Meeting
from detente.ledger.state import commitment_state
from detente.ledger.versions import Event, life_of, versions_of

__all__ = ["CODES", "RULES", "Code", "Rule", "coded_events"]


@dataclass(frozen=True, slots=True)
class Code:
    """A code of CAMEO and what PLOVER makes of it."""

    cameo: str
    description: str
    plover: str
    mode: str | None
    context: str | None


CODES: Mapping[str, Code] = {
    code.cameo: code
    for code in (
        Code("0311", "Express intent to cooperate economically", "AGREE", None, "economic"),
        Code("0342", "Express intent to change policy", "AGREE", None, "executive"),
        Code(
            "0354",
            "Express intent to ease economic sanctions, boycott, or embargo",
            "AGREE",
            None,
            "economic",
        ),
        Code("036", "Express intent to meet or negotiate", "AGREE", None, "diplomatic"),
        Code("046", "Engage in negotiation", "CONSULT", None, "diplomatic"),
        Code("057", "Sign formal agreement", "SUPPORT", None, "diplomatic"),
        Code("061", "Cooperate economically", "COOPERATE", None, "economic"),
        Code("085", "Ease economic sanctions, boycott, embargo", "RETREAT", "ease", "economic"),
        Code("090", "Investigate", "ACCUSE", "investigate", None),
        Code("100", "Demand", "DEMAND", None, None),
        Code("112", "Accuse", "ACCUSE", "disapprove", None),
        Code(
            "1244", "Decline to ease economic sanctions, boycott, or embargo", "REJECT", "yield", "economic"
        ),
        Code("130", "Threaten", "THREATEN", None, None),
        Code("1312", "Threaten to boycott, embargo, or sanction", "THREATEN", "restrict", "diplomatic"),
        Code("163", "Impose embargo, boycott, or sanctions", "COERCE", "restrict", "diplomatic"),
        Code("164", "Halt negotiations", "SANCTION", "withdraw", "diplomatic"),
    )
}

Kind = Literal["measure", "commitment", "claim", "meeting"]


@dataclass(frozen=True, slots=True)
class Rule:
    """When a record is an event of a code; the first rule that fits decides."""

    record: Kind
    when: Mapping[str, str]
    """What must hold of the record, by name."""
    code: str


def _rule(record: Kind, code: str, /, **when: str) -> Rule:
    return Rule(record, when, code)


RULES: tuple[Rule, ...] = (
    _rule("measure", "090", instrument="investigation", status="in_force"),
    _rule("measure", "1244", direction="keep", action="maintain", status="in_force"),
    _rule("measure", "1312", direction="restrict", status="threatened"),
    _rule("measure", "163", direction="restrict", status="in_force"),
    _rule("measure", "085", direction="restrict", before="in_force", status="suspended"),
    _rule("measure", "085", direction="restrict", before="in_force", status="removed"),
    _rule("measure", "085", direction="restrict", before="in_force", status="withdrawn"),
    _rule("measure", "085", direction="restrict", before="suspended", status="removed"),
    _rule("measure", "057", direction="ease", status="agreed", basis="legal_act"),
    _rule("measure", "0354", direction="ease", status="agreed"),
    _rule("measure", "0354", direction="ease", status="announced"),
    _rule("measure", "085", direction="ease", status="in_force"),
    _rule("meeting", "036", status="planned"),
    _rule("meeting", "046", status="held"),
    _rule("commitment", "164", kind="process", status="suspended"),
    _rule("commitment", "061", kind="purchase", status="met"),
    _rule("commitment", "061", kind="investment", status="met"),
    _rule("commitment", "061", kind="market_access", status="met"),
    _rule("commitment", "0311", kind="purchase", status="announced"),
    _rule("commitment", "0311", kind="purchase", status="agreed"),
    _rule("commitment", "0311", kind="investment", status="announced"),
    _rule("commitment", "0311", kind="investment", status="agreed"),
    _rule("commitment", "0311", kind="market_access", status="announced"),
    _rule("commitment", "0311", kind="market_access", status="agreed"),
    _rule("commitment", "0342", kind="policy", status="announced"),
    _rule("commitment", "0342", kind="policy", status="agreed"),
    _rule("claim", "112", act="accuses"),
    _rule("claim", "100", act="demands"),
    _rule("claim", "1312", act="threatens", about="restrict"),
    _rule("claim", "130", act="threatens"),
)
"""A restriction that is announced for a later day is neither a threat nor imposed yet: it has a code once in force."""

_NO_SANCTION = frozenset({"investigation", "subsidy", "corporate_control", "other"})
"""Instruments that restrict no trade by themselves."""

_ACTORS = {"EU": "IGOEUREEC"}
"""CAMEO's codes of states are those of ISO 3166-1; the world as a whole has none."""


def coded_events(story: Chronicle, day: date, known: date | None = None) -> Iterator[dict[str, Any]]:
    """One row for each event, source actor and target actor; events without a code or a side are left out.

    Parameters
    ----------
    day : events up to this day.
    known : documents published later are left out; all are used by default.
    """
    until = known or date.max
    for measure in story.measures:
        yield from _of_measure(measure, day, until)
    for commitment in story.commitments:
        yield from _of_commitment(commitment, day, until)
    for meeting in story.meetings:
        yield from _of_meeting(meeting, day, until)
    measures = {told.ref: told.record for measure in story.measures for told in measure.told}
    for claim in story.claims:
        if claim.known_by(until):
            yield from _of_claim(claim, day, measures)


def _code(record: Kind, /, **facts: str | None) -> Code | None:
    for rule in RULES:
        if rule.record == record and all(facts.get(name) == value for name, value in rule.when.items()):
            return CODES[rule.code]
    return None


def _of_measure(tracked: Tracked[Measure], day: date, known: date) -> Iterator[dict[str, Any]]:
    records = {told.ref: told.record for told in tracked.told}
    seen: set[tuple[object, ...]] = set()
    told = tracked.known_by(known)
    for version in versions_of(told) if told else ():
        before: Event | None = None
        for event in life_of(version, day).events:
            record = records[event.ref]
            code = _code(
                "measure",
                instrument=record.instrument,
                direction=record.direction if record.instrument not in _NO_SANCTION else None,
                action=record.action,
                status=event.status,
                before=before.status if before is not None else None,
                basis=event.basis,
            )
            before = event
            if code is None or event.on is None or (event.on, code.cameo) in seen:
                continue
            seen.add((event.on, code.cameo))
            for source, target in product(record.actor, record.target):
                words = next((item.quote for item in event.evidence), None)
                yield _row(
                    event.on, source, target, code, event.status, tracked.id, event.ref, words, event.derived
                )


def _of_commitment(tracked: Tracked[Commitment], day: date, known: date) -> Iterator[dict[str, Any]]:
    before: str | None = None
    days = {told.source.published for told in tracked.known_by(min(day, known))}
    for on in sorted(day for day in days if day is not None):
        state = commitment_state(tracked, on, on)
        if state is None or state.status == before:
            continue
        before = state.status
        code = _code("commitment", kind=state.commitment.kind, status=state.status)
        deciding = next(told for told in tracked.told if told.source == state.source)
        record = deciding.record
        if code is not None:
            for source, target in product(record.actor, record.beneficiary):
                words = record.evidence[0].quote
                yield _row(on, source, target, code, state.status, tracked.id, deciding.ref, words, None)


def _of_meeting(tracked: Tracked[Meeting], day: date, known: date) -> Iterator[dict[str, Any]]:
    """Meeting is mutual: each side is source once, as CAMEO codes it."""
    before: str | None = None
    for told in tracked.known_by(known):
        meeting = told.record
        code = _code("meeting", status=meeting.status)
        held = first_day(meeting.starts) if meeting.status == "held" else told.source.published
        if meeting.status == before or code is None or held is None or held > day:
            continue
        before = meeting.status
        for source, target in permutations(meeting.parties, 2):
            words = meeting.evidence[0].quote
            yield _row(held, source, target, code, meeting.status, tracked.id, told.ref, words, None)


def _of_claim(told: Told[Claim], day: date, measures: Mapping[str, Measure]) -> Iterator[dict[str, Any]]:
    """A claim aims at the targets of the measure it is about; one about no measure has no target and no row."""
    claim = told.record
    on = first_day(claim.said_on) or told.source.published
    about = [found for name in claim.about if (found := measures.get(f"{told.source.id}/{name}")) is not None]
    code = _code("claim", act=claim.act, about=about[0].direction if about else None)
    if code is None or on is None or on > day or claim.party is None or claim.hedge is not None:
        return
    targets = {party for measure in about for party in (*measure.target, *measure.actor)} - {claim.party}
    for target in sorted(targets):
        yield _row(
            on, claim.party, target, code, claim.act, told.ref, told.ref, claim.evidence[0].quote, None
        )


def _row(
    on: date, source: str, target: str, code: Code, status: str, id: str, ref: str, quote: str | None,
    derived: str | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "event_date": on,
        "source_actor": _ACTORS.get(source, source),
        "target_actor": None if target == "WLD" else _ACTORS.get(target, target),
        "cameo_code": code.cameo,
        "cameo_description": code.description,
        "plover_type": code.plover,
        "plover_mode": code.mode,
        "plover_context": code.context,
        "status": status,
        "id": id,
        "derived": derived,
        "quote": quote,
        "ref": ref,
        "source": ref.partition("/")[0],
    }

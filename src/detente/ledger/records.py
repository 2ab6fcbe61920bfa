"""Records of the ledger: what was announced, by whom, with which words.

Four rules hold for all of them:

1. nothing without evidence: a record carries the words it rests on, with offsets into the text;
2. the legal status of a measure and who asserts that status are two things;
3. dates keep the words they were written in beside the date those words resolve to;
4. unknown stays ``None``, and a doubt is a record of its own (:class:`Issue`).

Percentages are numbers of percent (25 means 25 %) and their fields end in ``_pct``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from detente.ledger.parts import (
    Action,
    Condition,
    ContentRule,
    Evidence,
    FirmRate,
    Instrument,
    Money,
    PartialDate,
    Party,
    Person,
    Quantity,
    Rate,
    ReadBy,
    Record,
    ScheduleStep,
    Scope,
    Session,
    Source,
    Status,
    StatusEvent,
    UnitRate,
    When,
)

__all__ = [
    "Action",
    "Claim",
    "Commitment",
    "Condition",
    "ContentRule",
    "Deadline",
    "Dependency",
    "Evidence",
    "FirmRate",
    "Instrument",
    "Issue",
    "MarketMove",
    "Measure",
    "Meeting",
    "Money",
    "PartialDate",
    "Party",
    "Person",
    "Quantity",
    "Rate",
    "ReadBy",
    "ScheduleStep",
    "Scope",
    "Session",
    "Source",
    "Status",
    "StatusEvent",
    "UnitRate",
    "When",
]


class Measure(Record):
    """A trade-policy measure: taken, announced, threatened or agreed."""

    id: str
    title: str
    identity: str | None = None
    """Name that the records of one measure share across documents, where it is known."""
    actor: tuple[str, ...]
    """Parties that take it."""
    target: tuple[str, ...] = ()
    """Parties it is aimed at; ``("WLD",)`` for all."""
    instrument: Instrument
    action: Action = "impose"
    direction: Literal["restrict", "ease", "keep"] = "restrict"
    scope: Scope = Scope()
    rate: Rate | None = None
    schedule: tuple[ScheduleStep, ...] = ()
    firm_rates: tuple[FirmRate, ...] = ()
    authority: str | None = None
    legal_ref: str | None = None
    bundle: str | None = None
    """Id shared by the measures of one state act."""
    announced: When | None = None
    effective: When | None = None
    expires: When | None = None
    status: Status
    """Status on the publication date, as the document tells it."""
    history: tuple[StatusEvent, ...] = ()
    """Oldest first; appended to, never rewritten."""
    conditions: tuple[Condition, ...] = ()
    responds_to: tuple[str, ...] = ()
    """Ids of the measures it answers."""
    replaces: tuple[str, ...] = ()
    stated_reason: str | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: float = Field(default=1.0, ge=0, le=1)
    read_by: ReadBy = "rules"


class Commitment(Record):
    """A promise to buy, invest, open, act or proceed."""

    id: str
    title: str
    identity: str | None = None
    """Name that the records of one commitment share across documents, where it is known."""
    actor: tuple[str, ...]
    beneficiary: tuple[str, ...] = ()
    kind: Literal["purchase", "investment", "market_access", "policy", "enforcement", "process", "security"]
    products: tuple[str, ...] = ()
    quantity: Quantity | None = None
    starts: When | None = None
    ends: When | None = None
    years: float | None = None
    cap_per_year: float | None = None
    """In the unit of the quantity."""
    baseline: str | None = None
    counted_by: str | None = None
    status: Literal[
        "claimed", "announced", "agreed", "on_track", "behind", "met", "missed", "suspended", "lapsed"
    ] = "announced"
    claimed_by: tuple[str, ...] = ()
    """Persons or institutions that say it was made."""
    confirmed_by: tuple[str, ...] = ()
    """Those of the *committing* side among them."""
    conditions: tuple[Condition, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: float = Field(default=1.0, ge=0, le=1)
    read_by: ReadBy = "rules"


class Claim(Record):
    """Something a named speaker says."""

    id: str
    speaker: str
    """Person or institution."""
    party: str | None = None
    office: str | None = None
    about: tuple[str, ...] = ()
    """Ids of the measures, commitments or meetings it is about."""
    act: Literal[
        "asserts", "expects", "threatens", "promises", "demands", "accuses", "confirms", "denies", "assesses"
    ] = "asserts"
    hedge: str | None = None
    """The word that weakens it (``expects``, ``may``, ``possible``), or ``None``."""
    said_on: When | None = None
    via: str | None = None
    """Carrier: an interview, a network, a statement, a social medium."""
    text: str
    """What is claimed, in the words of the document."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    read_by: ReadBy = "rules"


class Meeting(Record):
    """An encounter of negotiators or leaders."""

    id: str
    identity: str | None = None
    """Name that a ledger kept by hand gives a meeting, so that documents that move its day speak of the same one."""
    title: str
    participants: tuple[str, ...] = ()
    """Persons."""
    parties: tuple[str, ...] = ()
    level: Literal["leaders", "ministers", "officials", "unknown"] = "unknown"
    place: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    starts: When | None = None
    ends: When | None = None
    status: Literal["planned", "held", "uncertain", "cancelled"]
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    read_by: ReadBy = "rules"


class Deadline(Record):
    """A day on which something begins, ends or is due."""

    id: str
    on: When
    what: str
    refers_to: str | None = None
    """Id of the record it belongs to."""
    kind: Literal["effective", "expiry", "review", "meeting", "commitment", "step"]
    derived: bool = False
    """True when the day follows from a duration or another date, not from a date in the text."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    read_by: ReadBy = "rules"


class MarketMove(Record):
    """A price move that the document reports."""

    id: str
    instrument: str
    """``N225``, ``KOSPI``, ``HSI``, ``SPX`` ... or the name of a share."""
    name: str
    change_pct: float | None = None
    """Signed."""
    change_points: float | None = None
    level: float | None = None
    direction: Literal["up", "down", "flat"] | None = None
    comparator: Literal["eq", "gt", "lt", "approx"] = "eq"
    """``gt``: moved by more than the number ("over 2 percent"); ``lt``: by less ("nearly 4 percent")."""
    on: When | None = None
    session: Session | None = None
    attributed_to: str | None = None
    """What the document says moved it."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    read_by: ReadBy = "rules"


class Dependency(Record):
    """Who depends on which input, as the document tells it."""

    id: str
    input: str
    """Product tag."""
    used_in: tuple[str, ...] = ()
    """Product tags or the document's words."""
    supplier: str | None = None
    share_pct: float | None = None
    stage: str | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    read_by: ReadBy = "rules"


class Issue(Record):
    """A doubt worth telling."""

    id: str
    about: tuple[str, ...] = ()
    """Ids of the records it concerns."""
    kind: Literal["ambiguous", "one_sided", "imprecise", "contradicted", "stale", "derived", "unresolved"]
    text: str
    """One or two sentences for the reader of a brief."""
    evidence: tuple[Evidence, ...] = ()

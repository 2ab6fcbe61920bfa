"""Records of the ledger: what was announced, by whom, with which words.

Four rules hold for all of them:

1. nothing without evidence: a record carries the words it rests on, with offsets into the text;
2. the legal status of a measure and who asserts that status are two things;
3. dates keep the words they were written in beside the date those words resolve to;
4. unknown stays ``None``, and a doubt is a record of its own (:class:`Issue`).

Percentages are numbers of percent (25 means 25 %) and their fields end in ``_pct``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = [
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
    "ScheduleStep",
    "Scope",
    "Source",
    "Status",
    "StatusEvent",
    "When",
]

Instrument = Literal[
    "import_tariff",
    "anti_dumping",
    "countervailing",
    "safeguard",
    "tariff_rate_quota",
    "import_ban",
    "import_quota",
    "import_licensing",
    "export_tax",
    "export_quota",
    "export_licensing",
    "export_control",
    "export_ban",
    "entity_listing",
    "port_fee",
    "sanction",
    "investigation",
    "corporate_control",
    "subsidy",
    "non_tariff_countermeasure",
    "other",
]

Status = Literal[
    "proposed",
    "threatened",
    "announced",
    "agreed",
    "in_force",
    "suspended",
    "averted",
    "withdrawn",
    "removed",
    "expired",
    "superseded",
    "invalidated",
]

Session = Literal["open", "intraday", "midday", "close"]


def _partial_date(value: str) -> str:
    """Accept ``2025``, ``2025-10``, ``2025-W43`` or ``2025-10-27`` when it is a real date."""
    try:
        if "W" in value:
            year, week = value.split("-W")
            date.fromisocalendar(int(year), int(week), 1)
        else:
            parts = [int(p) for p in value.split("-")]
            date(*[*parts, 1, 1][:3])
    except (ValueError, TypeError) as error:
        raise ValueError("expected YYYY, YYYY-MM, YYYY-Www or YYYY-MM-DD") from error
    return value


PartialDate = Annotated[
    str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?|-W\d{2})?$"), AfterValidator(_partial_date)
]


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """Words of a document on which a record rests."""

    quote: str
    """The exact words."""
    start: int = Field(ge=0)
    """Offset of the first character of the quote in the document's text."""
    end: int = Field(ge=0)
    """Offset behind the last character."""
    source: str = "doc"
    """Id of the source."""


class When(Record):
    """A point in time, as written and as resolved."""

    value: PartialDate | None = None
    """The date the words resolve to, as precise as they allow; ``None`` when they cannot be resolved."""
    as_written: str
    """The words of the document."""
    basis: Literal["explicit", "weekday", "relative", "duration", "publication", "reference"] = "explicit"
    """How the words were resolved: a date in the text, a weekday, "this month", "in 21 days", the
    publication date itself, or another date of the same document ("from the date of promulgation")."""
    bound: Literal["on", "by", "from", "until", "before", "after", "about"] = "on"
    """How the date bounds the event."""
    alternatives: tuple[PartialDate, ...] = ()
    """Other dates that the words also allow."""


class Source(Record):
    """A document."""

    id: str = "doc"
    kind: Literal[
        "official",
        "joint_statement",
        "wire",
        "press",
        "social",
        "trade_press",
        "legal_alert",
        "tracker",
        "scenario",
        "unknown",
    ] = "unknown"
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    """Kept as text; nothing here ever opens it."""
    published: date | None = None
    published_basis: str | None = None
    """How the publication date is known: given by the user, in the header, in the dateline, ..."""
    language: str = "en"
    sha256: str = ""
    """Of the text as read (UTF-8)."""
    characters: int = Field(default=0, ge=0)
    """Length of the text."""


class Party(Record):
    """A state, a customs union or the world."""

    id: str
    """ISO 3166-1 alpha-3, ``EU`` or ``WLD``."""
    name: str


class Person(Record):
    """Somebody who speaks or meets."""

    name: str
    party: str | None = None
    """Id of the party the person speaks for."""
    office: str | None = None


class Money(Record):
    """An amount of money."""

    amount: float
    """In units of the currency, not in millions or billions."""
    currency: str = "USD"


class ContentRule(Record):
    """Which content or technology makes a foreign product fall under a control."""

    kind: Literal[
        "origin_goods",
        "origin_value",
        "origin_technology",
        "origin_technology_or_minerals",
        "foreign_direct_product",
        "ownership",
    ]
    threshold_pct: float | None = None
    """Threshold, % of value (of shares for ``ownership``)."""
    words: str = ""


class Scope(Record):
    """What a measure covers."""

    products: tuple[str, ...] = ()
    """Product tags of the gazetteer; ``all_goods`` when no product is named."""
    hs: tuple[str, ...] = ()
    """Harmonized System codes named in the text."""
    sectors: tuple[str, ...] = ()
    """Sectors of the world (ICIO codes) that hold the products."""
    firms: tuple[str, ...] = ()
    end_use: tuple[str, ...] = ()
    value: Money | None = None
    """Value of the trade covered, as the document states it."""
    exclusions: tuple[str, ...] = ()
    content_rule: ContentRule | None = None
    extraterritorial: bool = False
    """True when the measure binds sellers outside the actor's territory."""


class Rate(Record):
    """How high a duty is, in percent of the value unless ``kind`` says otherwise."""

    kind: Literal["ad_valorem", "points_change", "band", "specific", "quota", "all_in"] = "ad_valorem"
    value_pct: float | None = None
    low_pct: float | None = None
    high_pct: float | None = None
    previous_pct: float | None = None
    """Rate it replaces, in force or threatened."""
    basis: Literal["additional", "total", "floor", "ceiling", "unstated"] = "unstated"
    """Whether the rate comes on top of existing duties or replaces them; ``unstated`` when the text does
    not say."""


class FirmRate(Record):
    """A duty that one firm pays, where firms pay different rates."""

    firm: str
    rate_pct: float


class ScheduleStep(Record):
    """A dated step of a measure that is phased in."""

    on: When
    rate_pct: float


class StatusEvent(Record):
    """A status somebody asserts, with the day and the words."""

    status: Status
    on: When | None = None
    according_to: str | None = None
    """Person or institution; ``None`` when the document says it in its own voice."""
    hedge: str | None = None
    """``expects``, ``may``, ``reportedly`` ...; ``None`` for a plain assertion."""
    confirmed: bool = False
    """True when the other side, or a legal act, says the same."""
    evidence: tuple[Evidence, ...] = ()


class Condition(Record):
    """What a measure or a commitment depends on."""

    kind: Literal["if", "unless", "until", "in_exchange_for", "pending", "may"]
    trigger: str
    consequence: str | None = None
    decided_by: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Measure(Record):
    """A trade-policy measure: taken, announced, threatened or agreed."""

    id: str
    title: str
    actor: tuple[str, ...]
    """Parties that take it."""
    target: tuple[str, ...] = ()
    """Parties it is aimed at; ``("WLD",)`` for all."""
    instrument: Instrument
    action: Literal["impose", "raise", "cut", "remove", "maintain", "suspend", "extend", "threaten"] = (
        "impose"
    )
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


class Quantity(Record):
    """How much was promised."""

    value: float | None = None
    """In ``unit``; ``None`` when the document gives no number."""
    unit: (
        Literal["t", "bushel", "USD", "EUR", "CNY", "JPY", "KRW", "GBP", "INR", "persons", "units"] | None
    ) = None
    bound: Literal["exact", "at_least", "up_to", "approx", "more_than", "less_than", "unquantified"] = "exact"
    per: Literal["total", "year", "month"] = "total"
    words: str = ""
    """The words of the document ("substantial")."""


class Commitment(Record):
    """A promise to buy, invest, open, act or proceed."""

    id: str
    title: str
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


class Meeting(Record):
    """An encounter of negotiators or leaders."""

    id: str
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


class Issue(Record):
    """A doubt worth telling."""

    id: str
    about: tuple[str, ...] = ()
    """Ids of the records it concerns."""
    kind: Literal["ambiguous", "one_sided", "imprecise", "contradicted", "stale", "derived", "unresolved"]
    text: str
    """One or two sentences for the reader of a brief."""
    evidence: tuple[Evidence, ...] = ()

"""Parts of records: evidence, dates, sources, parties, scopes, rates, quantities, statuses."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = [
    "Action",
    "Condition",
    "ContentRule",
    "Evidence",
    "FirmRate",
    "Instrument",
    "Money",
    "PartialDate",
    "Party",
    "Person",
    "Quantity",
    "Rate",
    "ReadBy",
    "Record",
    "ScheduleStep",
    "Scope",
    "Session",
    "Source",
    "Status",
    "StatusEvent",
    "UnitRate",
    "When",
]

Action = Literal[
    "impose", "raise", "cut", "remove", "maintain", "suspend", "extend", "threaten", "exempt", "investigate",
    "tighten", "ease", "remove_preference", "restore_preference",
]  # fmt: skip
"""What is done: duties are raised and cut, controls tightened and eased; goods or partners are exempted;
a preference (a place on a list of trusted partners) is removed and restored."""

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

ReadBy = Literal["rules", "model", "both", "hand"]
"""Who read a record in its document: the rules, a language model, both alike, or a person."""


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
    number: str | None = None
    """Number under which the publisher files it ("90 FR 9121", "MOFCOM Announcement No. 61 of 2025")."""
    published: date | None = None
    published_basis: str | None = None
    """How the publication date is known: given by the user, in the header, in the dateline, ..."""
    language: str = "en"
    sha256: str = ""
    """Of the text as read (UTF-8)."""
    characters: int = Field(default=0, ge=0)
    """Length of the text."""
    summary: bool = False
    """True when the text is a summary in other words than the document's own: quotes are then of the summary."""


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


class UnitRate(Record):
    """A duty in money for each unit of goods, which trade law calls a specific duty."""

    amount: float
    """In units of the currency for each ``per``; the highest where a document gives a range."""
    low: float | None = None
    """Lower end of a range."""
    previous: float | None = None
    """Duty it replaces."""
    currency: str
    """ISO 4217."""
    per: Literal["t", "100 kg", "kg", "lb", "hl", "l", "bushel", "barrel", "m2", "W", "pair", "head", "unit"]

    def in_words(self) -> str:
        """``345.2 USD per t``, ``100 to 345.2 USD per t``."""
        low = f"{self.low:g} to " if self.low is not None else ""
        return f"{low}{self.amount:g} {self.currency} per {self.per}"


class Rate(Record):
    """How high a duty is, in percent of the value unless ``kind`` says otherwise."""

    kind: Literal["ad_valorem", "points_change", "band", "specific", "quota", "all_in"] = "ad_valorem"
    value_pct: float | None = None
    low_pct: float | None = None
    high_pct: float | None = None
    previous_pct: float | None = None
    """Rate it replaces, in force or threatened."""
    per_unit: UnitRate | None = None
    """Duty for each unit of goods: all of it when ``kind`` is ``specific``."""
    basis: Literal["additional", "total", "floor", "ceiling", "unstated"] = "unstated"
    """Whether the rate comes on top of existing duties or replaces them; ``unstated`` when the text does
    not say."""

    def plus(self) -> str:
        """The second part of a compound duty: `` plus 95 EUR per 100 kg``."""
        return "" if self.per_unit is None or self.kind == "specific" else f" plus {self.per_unit.in_words()}"


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
    until: When | None = None
    """Day on which the status ends by its own terms: after a suspension the status before it comes back."""
    basis: Literal["statement", "legal_act"] | None = None
    """Whether somebody said so or a legal act did it; ``None`` when the document does not tell."""
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


QuantityUnit = Literal[
    "t", "bushel", "barrel", "gallon", "l", "m3", "acre-foot", "head", "persons", "units",
    "USD", "EUR", "CNY", "JPY", "KRW", "GBP", "INR", "CHF", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "BRL",
    "ZAR", "TRY", "RUB", "SEK", "NOK", "DKK", "PLN", "IDR", "THB", "MYR", "VND", "PHP", "SAR", "AED",
]  # fmt: skip
"""Units of what is promised: physical ones (gallons of the United States), pieces, money (ISO 4217)."""


class Quantity(Record):
    """How much was promised."""

    value: float | None = None
    """In ``unit``; ``None`` when the document gives no number."""
    unit: QuantityUnit | None = None
    bound: Literal["exact", "at_least", "up_to", "approx", "more_than", "less_than", "unquantified"] = "exact"
    per: Literal["total", "year", "month"] = "total"
    words: str = ""
    """The words of the document ("substantial")."""

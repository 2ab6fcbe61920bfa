"""What a brief says: one object that the terminal, the HTML page and the JSON all show.

Sentences are finished here; whoever shows them adds no words of substance and computes nothing. Ranges run over
the trade-elasticity sets named in :class:`Method`. Text that comes from a document is marked as such in the
docstrings below and must be escaped by whoever shows it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

__all__ = [
    "Announced",
    "Assumption",
    "Brief",
    "CalendarDay",
    "Cost",
    "Doubt",
    "ElasticitySet",
    "Exposure",
    "ExposureFact",
    "Grid",
    "Leverage",
    "Market",
    "Method",
    "OutcomeCosts",
    "Package",
    "Range",
    "SectorCost",
    "Talks",
    "ThreatCredibility",
    "Zone",
]


class Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(Content):
    """A number under the default elasticities, and its span over all sets that were solved."""

    value: float
    low: float
    high: float


class Announced(Content):
    """One thing that was announced, and who says so."""

    id: str
    """Id of the record in the ledger."""
    kind: Literal["measure", "commitment", "process"]
    actor: str
    """Name of the party that acts ("United States")."""
    target: str | None = None
    text: str
    """One sentence in our words."""
    status: str
    """``threatened``, ``announced``, ``claimed`` ... ; shown as a chip."""
    according_to: tuple[str, ...] = ()
    """Who says so (from the document)."""
    one_sided: bool = False
    """True when only one side says it."""
    effective: str | None = None
    """When it starts, in words ("1 November 2025")."""
    condition: str | None = None
    """What it depends on, in the words of the document."""
    expectation: str | None = None
    """What somebody expects to become of it ("averted, expects Scott Bessent")."""
    quote: str
    """The words of the document it rests on."""
    location: str
    """Where those words stand ("characters 812-934")."""


class CalendarDay(Content):
    """A day to come or just past."""

    on: str | None
    """ISO date, as precise as known."""
    day: str
    """The date in words ("Thu 30 October 2025"), or the document's words when unresolved."""
    what: str
    kind: Literal["effective", "expiry", "review", "meeting", "commitment", "step"]
    past: bool = False
    """True when it lies before the publication date."""
    note: str | None = None
    """How the date was derived, when the text does not give it."""


class Cost(Content):
    """What an outcome does to one economy, against the status quo."""

    economy: str
    name: str
    real_income_pct: Range
    real_income_usd_bn: Range
    terms_of_trade_pct: Range
    tariff_revenue_usd_bn: Range


class SectorCost(Content):
    """What an outcome does to one sector of one party."""

    sector: str
    name: str
    output_pct: Range
    output_usd_bn: Range


class OutcomeCosts(Content):
    """One outcome of the negotiation."""

    id: str
    title: str
    description: str
    """What happens, in one or two sentences."""
    parties: tuple[Cost, ...] = ()
    """The two parties."""
    others: tuple[Cost, ...] = ()
    """Third economies with the largest absolute change in percent and in USD."""
    sectors: dict[str, tuple[SectorCost, ...]] = {}
    """By party code: the sectors with the largest change of output in USD."""
    bilateral: tuple[str, ...] = ()
    """Trade between the parties, in the status quo and here."""
    unquantified: tuple[str, ...] = ()
    """What belongs to this outcome and is not in the numbers, each by its title."""
    failed: str | None = None
    """Why there is no equilibrium, when there is none."""
    reference: bool = False
    """True for the status quo, with which the others are compared."""
    main: bool = False
    """True for the outcome whose third economies and sectors are drawn; without one, that which moves parties most."""


class ThreatCredibility(Content):
    """Would a party gain or lose by carrying out its threat?"""

    party: str
    name: str
    outcome: str
    """Id of the outcome in which the threat is carried out."""
    statement: str
    gain_alone_usd_bn: float | None
    """Own change of real income when nobody answers."""
    gain_answered_usd_bn: float | None
    """Own change when the other side answers in kind."""
    inflicted_usd_bn: float | None
    """Change for the other side when nobody answers."""
    credible: Literal["yes", "only unanswered", "no", "unquantified"]


class Leverage(Content):
    """Loss inflicted per own loss."""

    statement: str
    ratios: dict[str, float | None]
    """Party code to loss inflicted on the other per unit of own loss; ``None`` when there is no own loss."""
    threats: tuple[ThreatCredibility, ...] = ()


class Package(Content):
    """A point of the grid of packages."""

    tariff_first_pct: float
    """Average duty of the first party on the second, %."""
    tariff_second_pct: float
    purchases_usd_bn: float
    """Purchases by the buyer above the status quo, billion USD a year."""
    first_pct: float
    """Real income of the first party against the status quo, %."""
    second_pct: float
    first_usd_bn: float
    second_usd_bn: float
    frontier: bool = False
    """No other package of the grid is better for both."""


class Grid(Content):
    """The packages that were solved."""

    first: str
    """Code of the first party."""
    second: str
    first_name: str
    second_name: str
    buyer: str | None = None
    """Code of the party that buys."""
    packages: tuple[Package, ...] = ()


class Zone(Content):
    """Packages that both parties prefer to one disagreement point."""

    disagreement: str
    """Name of the disagreement point ("status quo goes on")."""
    first_pct: float
    second_pct: float
    empty: bool
    count: int
    """Number of packages of the grid inside the zone."""
    statement: str
    best: Package | None = None
    """The package with the largest smaller gain (in percent), or the nearest one when the zone is empty."""
    missing_usd_bn: float | None = None
    """Transfer that would make the nearest package acceptable, when the zone is empty."""


class Talks(Content):
    """Who holds leverage and which deals both sides would sign."""

    leverage: Leverage | None = None
    grid: Grid | None = None
    zones: tuple[Zone, ...] = ()
    caveats: tuple[str, ...] = ()


class ExposureFact(Content):
    """A fact on a supply chain."""

    label: str
    value: str
    share_pct: float | None = None
    """For a bar from 0 to 100 %."""
    year: str
    source: str


class Exposure(Content):
    """A controlled input, and what is known about who supplies it."""

    product: str
    statement: str
    facts: tuple[ExposureFact, ...] = ()
    used_in: tuple[str, ...] = ()
    """From the document."""
    quantified: bool = False


class Market(Content):
    """A price move as reported."""

    name: str
    change_pct: float | None
    comparator: str | None = None
    """``more than``, ``less than``, ``about``; ``None`` for the number itself."""
    level: float | None = None
    direction: str | None = None
    day: str | None = None
    session: str | None = None


class Doubt(Content):
    """Something the reader should know before relying on the brief."""

    kind: str
    text: str
    about: tuple[str, ...] = ()


class Assumption(Content):
    """Something that is assumed because the document does not say it."""

    text: str
    option: str | None = None
    """How to change it on the command line."""


class ElasticitySet(Content):
    """A published set of trade elasticities."""

    name: str
    source: str
    default: bool = False


class Method(Content):
    """Where every number comes from."""

    version: str
    world: str
    """Economies, sectors, base year, publisher, licence."""
    tariffs: tuple[str, ...] = ()
    """Duties of the status quo, with sources and weights."""
    closure: str
    elasticities: tuple[ElasticitySet, ...] = ()
    solves: int = 0
    """Number of equilibria behind the brief."""
    residual: float = 0.0
    """Largest undamped residual among them."""
    walras: float = 0.0
    """Largest gap of a factor market, which no solver equation contains."""
    assumptions: tuple[Assumption, ...] = ()
    limits: tuple[str, ...] = ()
    """What the numbers leave out."""
    sources: tuple[str, ...] = ()
    """Citations of all data used."""


class Brief(Content):
    """One page on one document."""

    format: Literal["detente-brief-1"] = "detente-brief-1"
    title: str
    document: str
    """Title or id of the document (from the document)."""
    publisher: str | None = None
    published: date | None = None
    published_text: str
    """Publication date in words, or that it is unknown."""
    parties: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    """Two to five sentences: the answer first."""
    announced: tuple[Announced, ...] = ()
    calendar: tuple[CalendarDay, ...] = ()
    outcomes: tuple[OutcomeCosts, ...] = ()
    talks: Talks = Talks()
    exposure: tuple[Exposure, ...] = ()
    markets: tuple[Market, ...] = ()
    markets_note: str | None = None
    doubts: tuple[Doubt, ...] = ()
    method: Method
    ledger: dict[str, Any] = {}
    """The ledger behind it, as in :meth:`detente.ledger.Ledger.to_dict`."""

    def to_json(self) -> str:
        """The brief as indented JSON, ending in a newline."""
        return self.model_dump_json(indent=2) + "\n"

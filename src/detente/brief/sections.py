"""The sections of a brief: their order, headings, and the line that says where their numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.brief.content import Brief, CalendarDay, Cost, Market, OutcomeCosts, SectorCost
from detente.brief.notation import decimals_for

__all__ = [
    "COSTS",
    "CREDIBLE",
    "SECTIONS",
    "CostColumn",
    "Section",
    "Tone",
    "basis",
    "calendar_notes",
    "capital",
    "cost_decimals",
    "main_outcome",
    "tone_of",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page; ``empty`` is what it says when there is nothing to show."""

    id: str
    heading: str
    short: str
    empty: str


SECTIONS: tuple[Section, ...] = (
    Section(
        "announced",
        "What was announced, and who says so",
        "Announced",
        "No measure, commitment or meeting was found in the document.",
    ),
    Section("calendar", "The calendar", "Calendar", "The document names no date."),
    Section(
        "costs",
        "What each outcome costs",
        "Costs",
        "There is no outcome to compute: the document names no measure with a rate, a product or a partner.",
    ),
    Section(
        "talks",
        "Leverage, and deals both would sign",
        "Leverage",
        "Leverage and the zone of agreement need two parties and at least one outcome with numbers.",
    ),
    Section(
        "exposure",
        "Supply-chain exposure",
        "Exposure",
        "The document names no controlled input on which facts are held.",
    ),
    Section("markets", "Markets as reported", "Markets", "The document reports no market move."),
    Section("doubts", "Doubts", "Doubts", "No doubt was recorded while reading."),
    Section("method", "Method and provenance", "Method", ""),
)


@dataclass(frozen=True, slots=True)
class CostColumn:
    """A number that is told for every outcome and economy; ``field`` is its name in :class:`Cost`."""

    field: str
    title: str
    unit: str
    short: str
    """Title and unit where room is scarce."""


COSTS: tuple[CostColumn, ...] = (
    CostColumn("real_income_pct", "Real income", "%", "Real income, %"),
    CostColumn("real_income_usd_bn", "Real income", "billion USD a year", "Real income, bn USD"),
    CostColumn("terms_of_trade_pct", "Terms of trade", "%", "Terms of trade, %"),
    CostColumn("tariff_revenue_usd_bn", "Tariff revenue", "billion USD a year", "Tariff revenue, bn USD"),
)

CREDIBLE: dict[str, str] = {
    "yes": "Credible",
    "only unanswered": "Credible only if unanswered",
    "no": "Not credible",
    "unquantified": "Not yet quantified",
}

_DAYS: dict[str, str] = {
    "effective": "takes effect",
    "expiry": "runs out",
    "review": "review",
    "meeting": "meeting",
    "commitment": "commitment",
    "step": "next step",
}

Tone = Literal["firm", "open", "claimed", "ended"]

_TONES: dict[str, Tone] = {
    "agreed": "firm",
    "announced": "firm",
    "held": "firm",
    "in_force": "firm",
    "planned": "firm",
    "claimed": "claimed",
    "uncertain": "claimed",
    "averted": "ended",
    "cancelled": "ended",
    "expired": "ended",
    "removed": "ended",
    "superseded": "ended",
    "suspended": "ended",
    "withdrawn": "ended",
}


def tone_of(status: str) -> Tone:
    """How firm a status is; a status nobody knows counts as open."""
    return _TONES.get(status.replace(" ", "_"), "open")


def main_outcome(brief: Brief) -> OutcomeCosts | None:
    """The outcome whose third economies and sectors are drawn; ``None`` when no outcome has any."""
    detailed = [o for o in brief.outcomes if (o.others or o.sectors) and not o.reference and o.failed is None]
    marked = next((o for o in detailed if o.main), None)
    return marked or max(
        detailed, key=lambda o: sum(abs(c.real_income_pct.value) for c in o.parties), default=None
    )


def cost_decimals(brief: Brief) -> dict[str, int]:
    """Field of :class:`Cost` to the number of decimals it has everywhere in the brief."""
    costs = [c for o in brief.outcomes for c in (*o.parties, *o.others)]
    return {c.field: decimals_for(getattr(cost, c.field).value for cost in costs) for c in COSTS}


def ranked_others(outcome: OutcomeCosts) -> list[Cost]:
    """Third economies of an outcome, the largest loss first."""
    return sorted(outcome.others, key=lambda c: c.real_income_pct.value)


def ranked_sectors(outcome: OutcomeCosts) -> dict[str, list[SectorCost]]:
    """By party code: sectors of an outcome, the largest loss first; parties without any are left out."""
    by_loss = {
        party: sorted(rows, key=lambda s: s.output_usd_bn.value) for party, rows in outcome.sectors.items()
    }
    return {party: rows for party, rows in by_loss.items() if rows}


def basis(section: str, brief: Brief) -> str:
    """Where the content of a section comes from, in one or two sentences; empty for the method itself."""
    return {
        "announced": "Read from the document by fixed rules; every entry carries the words it rests on. "
        "The status is what the document says, not what the law says.",
        "calendar": "Dates of the document. Where a date had to be derived, a note says how.",
        "costs": _costs_basis(brief),
        "talks": _talks_basis(brief),
        "exposure": "Facts with year and source in the table. Products that are not carved out of the sectors of the "
        "model are shown beside its numbers, not in them.",
        "markets": "Moves as the document reports them. Nothing is computed.",
        "doubts": "Recorded while reading the document and building the outcomes.",
    }.get(section, "")


def _costs_basis(brief: Brief) -> str:
    sets = brief.method.elasticities
    default = next((s.name for s in sets if s.default), None)
    text = "Change against the status quo in general equilibrium (equations 1 to 18 of the method)."
    if default is not None:
        text += f" First number: trade elasticities {default}."
    if len(sets) > 1:
        text += f" Range: all {len(sets)} published sets."
        if any(a.option and "licences" in a.option for a in brief.method.assumptions):
            text += " With export controls also the share of licences and how hard the goods are to replace."
    return text


def _talks_basis(brief: Brief) -> str:
    grid = brief.talks.grid
    text = "Changes of real income from the same model as the costs."
    if grid is not None and grid.packages:
        text += (
            f" Each point is one equilibrium; {len(grid.packages)} packages of the two duties and purchases."
        )
    return text


def calendar_notes(day: CalendarDay) -> str:
    """What is said below an entry of the calendar: its kind, that it is past, and how its date was derived."""
    kind = _DAYS[day.kind]
    said = [] if kind in day.what else [kind]
    return "; ".join(filter(None, [", ".join([*said, *(["past"] if day.past else [])]), day.note]))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def is_filled(section: str, brief: Brief) -> bool:
    """True when a section has something to show."""
    talks = brief.talks
    return {
        "announced": bool(brief.announced),
        "calendar": bool(brief.calendar),
        "costs": bool(brief.outcomes),
        "talks": bool(talks.leverage or talks.grid or talks.zones),
        "exposure": bool(brief.exposure),
        "markets": bool(brief.markets),
        "doubts": bool(brief.doubts),
    }.get(section, True)


def party_names(brief: Brief) -> dict[str, str]:
    """Party codes to names, as far as the brief tells them; a code stands for itself otherwise."""
    codes = {code for o in brief.outcomes for code in o.sectors}
    if brief.talks.leverage is not None:
        codes |= set(brief.talks.leverage.ratios)
    names = {code: code for code in sorted(codes)}
    if brief.talks.grid is not None:
        names |= {
            brief.talks.grid.first: brief.talks.grid.first_name,
            brief.talks.grid.second: brief.talks.grid.second_name,
        }
    return names | {c.economy: c.name for o in brief.outcomes for c in o.parties}


def move(market: Market, *, minus: str = "−") -> str:
    """A market move in words: sign, number, and how exact the document is; a dash without a number."""
    if market.change_pct is None:
        return market.direction or "–"
    number = f"{abs(market.change_pct):g}"
    sign = minus if market.change_pct < 0 or market.direction == "down" else "+"
    return f"{market.comparator} {sign}{number}" if market.comparator else f"{sign}{number}"

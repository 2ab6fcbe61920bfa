"""Measures as interventions of Global Trade Alert: types, MAST chapters, evaluations and dates.

Names and numbers of the intervention types and the MAST chapters are those of Global Trade Alert (handbook of 1 July
2025 and the lists of its API). An instrument whose type cannot be told from a ledger has none, and a reason instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from detente.ledger.changes import days_of
from detente.ledger.chronicle import Chronicle, Tracked
from detente.ledger.days import first_day
from detente.ledger.moves import ENDED, NOT_BINDING
from detente.ledger.parts import Instrument, Rate, Status
from detente.ledger.records import Measure
from detente.ledger.state import measure_state
from detente.ledger.versions import Event, Version, life_of, rank, versions_of

__all__ = ["EVALUATION", "LEFT_OUT", "TYPES", "InterventionType", "interventions"]


@dataclass(frozen=True, slots=True)
class InterventionType:
    """A type of Global Trade Alert."""

    id: int
    name: str
    mast_chapter: str | None
    """Letter and name, or the name of a group outside the letters; ``None`` where the handbook gives none."""
    flow: str | None
    """``inward``: imports of the implementer are affected, ``outward``: its exports; ``None`` where it depends."""


_D = "D: Contingent trade-protective measures"
_E = "E: Non-automatic licensing, quotas etc."
_P = "P: Export-related measures (incl. subsidies)"

TYPES: Mapping[Instrument, InterventionType] = {
    "import_tariff": InterventionType(47, "Import tariff", "Tariff measures", "inward"),
    "anti_dumping": InterventionType(51, "Anti-dumping", _D, "inward"),
    "countervailing": InterventionType(53, "Anti-subsidy", _D, "inward"),
    "safeguard": InterventionType(52, "Safeguard", _D, "inward"),
    "tariff_rate_quota": InterventionType(44, "Import tariff quota", _E, "inward"),
    "import_ban": InterventionType(22, "Import ban", _E, "inward"),
    "import_quota": InterventionType(45, "Import quota", _E, "inward"),
    "import_licensing": InterventionType(36, "Import licensing requirement", _E, "inward"),
    "export_tax": InterventionType(18, "Export tax", _P, "outward"),
    "export_quota": InterventionType(21, "Export quota", _P, "outward"),
    "export_licensing": InterventionType(35, "Export licensing requirement", _P, "outward"),
    "export_control": InterventionType(35, "Export licensing requirement", _P, "outward"),
    "export_ban": InterventionType(19, "Export ban", _P, "outward"),
    "corporate_control": InterventionType(79, "Corporate control order", None, None),
    "subsidy": InterventionType(62, "State aid, unspecified", "L: Subsidies (excl. export subsidies)", None),
    "non_tariff_countermeasure": InterventionType(60, "Instrument unclear", "Instrument unclear", None),
}
"""Type by instrument. Export controls work through licences, and so count as a licensing requirement; a subsidy whose
form is not recorded counts as unspecified; a countermeasure that is no tariff as unclear."""

LEFT_OUT: Mapping[Instrument, str] = {
    "entity_listing": "a listing can mean a licence, a ban of exports, of imports or of investment: no type covers all",
    "port_fee": "a fee on ships is neither a restriction of ports nor a charge on imported goods",
    "sanction": "what a sanction forbids decides its type, and the record does not hold it",
    "investigation": "recorded under the type of the remedy it may end in, which is not known before",
    "other": "the record does not say which instrument it is",
}
"""Why an instrument has no type."""

EVALUATION = {"restrict": "Red", "ease": "Green", "keep": None}
"""By direction, once in force; a restriction that is not yet in force is Amber: it is likely to discriminate."""

FIRST_DAY = date(2008, 11, 1)
"""Global Trade Alert records what changed since November 2008."""


def interventions(
    story: Chronicle, day: date, known: date | None = None, *, threats: bool = False
) -> Iterator[dict[str, Any]]:
    """One row for every measure at every rate, as Global Trade Alert counts staggered rates.

    Parameters
    ----------
    day : the day for which ``is_in_force`` is told.
    known : documents published later are left out; all are used by default.
    threats : also what its rules leave out (threats, proposals, what was agreed and not enacted), with the reason.
    """
    for tracked in story.measures:
        told = tracked.known_by(known or date.max)
        if told:
            yield from _of_measure(Tracked(tracked.id, told), day, threats=threats)


def _of_measure(tracked: Tracked[Measure], day: date, *, threats: bool) -> Iterator[dict[str, Any]]:
    spells = list(_spells(tracked, day))
    for number, spell in enumerate(spells, 1):
        reason = _left_out(spell)
        if reason is None or threats:
            row = _row(tracked.id if len(spells) == 1 else f"{tracked.id}#{number}", spell)
            yield row | {"outside_gta": reason}


@dataclass(frozen=True, slots=True)
class _Spell:
    """A measure at one rate, from the day it takes effect to the day it ends or another rate takes its place."""

    version: Version
    events: tuple[Event, ...]
    status: Status
    begun: date | None
    removed: date | None
    after: date = date.min
    """The day the spell before at the same rate began: what was announced until then was that one."""


def _spells(tracked: Tracked[Measure], day: date) -> Iterator[_Spell]:
    """Spells in force in their order, then the rates that never took effect."""
    lives = [(version, life_of(version, day).events) for version in versions_of(tracked.told)]
    begun: list[_Spell] = []
    for on in days_of(tracked, date.min, day):
        state = measure_state(tracked, on, date.max)
        if state is None:
            continue
        last = begun[-1] if begun else None
        same = last is not None and last.removed is None and last.version.rate == state.rate
        if same and last is not None:
            begun[-1] = replace(
                last, status=state.status, removed=state.since if state.status in ENDED else None
            )
        elif state.status == "in_force":
            if last is not None and last.removed is None:
                begun[-1] = replace(last, status="superseded", removed=state.since)
            version, events = next(pair for pair in lives if pair[0].rate == state.rate)
            after = max(
                (s.begun for s in begun if s.begun and s.version.rate == state.rate), default=date.min
            )
            begun.append(_Spell(version, events, state.status, state.since, None, after))
    yield from begun
    rates = [spell.version.rate for spell in begun]
    for version, events in lives:
        if events and version.rate not in rates:
            ended = events[-1].on if events[-1].status in ENDED else None
            yield _Spell(version, events, events[-1].status, None, ended)


def _left_out(spell: _Spell) -> str | None:
    """Why Global Trade Alert would not record it, or ``None`` when it would."""
    statuses = {event.status for event in spell.events}
    if spell.begun is None and "announced" not in statuses:
        return f"neither announced nor in force, only {' and '.join(sorted(statuses))}"
    if spell.removed is not None and spell.removed < FIRST_DAY:
        return "before November 2008"
    return None


def _row(name: str, spell: _Spell) -> dict[str, Any]:
    version, rate = spell.version, spell.version.rate
    told = max(version.told, key=lambda one: rank(one.source))
    measure = told.record
    kind = TYPES.get(measure.instrument)
    return {
        "intervention": name,
        "state_act": measure.bundle or told.source.id,
        "title": measure.title,
        "implementing_jurisdictions": [party for party in measure.actor if party != "EU"],
        "implementing_groups": ["European Union"] if "EU" in measure.actor else [],
        "implementation_level": "Supranational" if "EU" in measure.actor else "National",
        "affected_jurisdictions": [party for party in measure.target if party not in ("WLD", "EU")],
        "affected_groups": ["European Union"] if "EU" in measure.target else [],
        "affected_type": "targeted" if set(measure.target) - {"WLD"} else None,
        "intervention_type": kind.name if kind is not None else None,
        "intervention_type_id": kind.id if kind is not None else None,
        "no_type_because": LEFT_OUT.get(measure.instrument),
        "mast_chapter": kind.mast_chapter if kind is not None else None,
        "affected_flow": kind.flow if kind is not None else None,
        "gta_evaluation": _evaluate(measure, spell.begun),
        "eligible_firm": "firm-specific" if measure.scope.firms else None,
        "affected_products": list(measure.scope.hs),
        "prior_level": rate.previous_pct if rate is not None else None,
        "new_level": rate.value_pct if rate is not None else None,
        "level_unit": _unit(rate),
        "date_announced": _announced(spell),
        "date_published": min((t.source.published for t in version.told if t.source.published), default=None),
        "date_implemented": spell.begun,
        "date_removed": spell.removed,
        "is_in_force": spell.status == "in_force",
        "is_official_source": told.source.kind in ("official", "joint_statement"),
        "status": spell.status,
        "ref": told.ref,
        "source": told.source.id,
    }


def _evaluate(measure: Measure, begun: date | None) -> str | None:
    colour = EVALUATION[measure.direction]
    return "Amber" if colour == "Red" and begun is None else colour


def _unit(rate: Rate | None) -> str | None:
    if rate is None or rate.value_pct is None:
        return None
    return "percentage points" if rate.kind == "points_change" else "percent"


def _announced(spell: _Spell) -> date | None:
    """The day a measure was announced, not that of the threat before it."""
    no_act = NOT_BINDING | ENDED
    days = [
        first_day(told.record.announced) for told in spell.version.told if told.record.status not in no_act
    ]
    days += [event.on for event in spell.version.events if event.moves and event.status not in no_act]
    return min((day for day in days if day is not None and day > spell.after), default=None)

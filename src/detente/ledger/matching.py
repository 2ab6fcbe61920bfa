"""Whether records of two documents are about the same measure, commitment or meeting.

A record that carries an ``identity`` is matched by it alone. Otherwise actor and kind of instrument must be the
same, and target, scope, rate and authority must not contradict each other; the more of them are equal, the better
the match. A field that a document leaves out contradicts nothing and proves nothing.
"""

from __future__ import annotations

from detente.ledger.days import agree, first_day
from detente.ledger.parts import Money, Quantity, Rate, Scope
from detente.ledger.records import Commitment, Measure, Meeting

__all__ = ["LEAST", "family", "likeness_of_commitments", "likeness_of_measures", "likeness_of_meetings"]

LEAST = 0.5
"""Likeness from which two records count as one."""

_FAMILIES = {
    "anti_dumping": "remedy", "countervailing": "remedy", "safeguard": "remedy",
    "export_licensing": "export_control", "export_control": "export_control", "export_ban": "export_control",
    "export_quota": "export_control", "entity_listing": "listing", "sanction": "listing",
    "import_ban": "import_limit", "import_quota": "import_limit", "import_licensing": "import_limit",
}  # fmt: skip
_VAGUE = frozenset({"goods_list"})
_FAR_APART = 45
"""Days between two effective dates from which equal rates are rather two measures than one postponed."""


def family(measure: Measure) -> str:
    """Instruments that reports use for each other: licensing and control of exports, kinds of remedies."""
    return _FAMILIES.get(measure.instrument, measure.instrument)


def likeness_of_measures(one: Measure, other: Measure) -> float:
    """From 0 (different) to 1 (the same); symmetric."""
    if one.identity is not None and other.identity is not None:
        return float(one.identity == other.identity)
    if frozenset(one.actor) != frozenset(other.actor) or family(one) != family(other):
        return 0.0
    parts = [
        _likeness_of_targets(one, other),
        _likeness_of_scopes(one.scope, other.scope),
        _likeness_of_rates(one, other),
        _likeness_of_authorities(one, other),
        _likeness_of_dates(one, other),
    ]
    if any(part is not None and part == 0.0 for part in parts):
        return 0.0
    known = [part for part in parts if part is not None]
    # what is unknown counts a little for a match: reports rarely repeat everything
    return (sum(known) + 0.4 * (len(parts) - len(known))) / len(parts)


def _likeness_of_targets(one: Measure, other: Measure) -> float | None:
    a, b = frozenset(one.target), frozenset(other.target)
    if not a or not b:
        return None
    if a == b:
        return 1.0
    # reports name the country they write about where the act binds all
    return 0.5 if a == {"WLD"} or b == {"WLD"} else len(a & b) / len(a | b) if len(a & b) > 1 else 0.0


def _likeness_of_scopes(one: Scope, other: Scope) -> float | None:
    if one.hs and other.hs:
        a, b = frozenset(one.hs), frozenset(other.hs)
        return 0.5 + 0.5 * len(a & b) / len(a | b) if a & b else 0.0
    if one.value is not None and other.value is not None and not _near(one.value, other.value):
        return 0.0
    products, others = frozenset(one.products) - _VAGUE, frozenset(other.products) - _VAGUE
    if not products or not others:
        same_value = one.value is not None and other.value is not None
        return 1.0 if same_value else None
    shared = len(products & others) / min(len(products), len(others))
    return shared if shared >= 0.5 else 0.0


def _near(one: Money, other: Money) -> bool:
    return one.currency != other.currency or abs(one.amount - other.amount) <= 0.1 * max(
        one.amount, other.amount
    )


def _likeness_of_rates(one: Measure, other: Measure) -> float | None:
    a, b = one.rate, other.rate
    if a is None or b is None or not _figures(a) or not _figures(b):
        return None
    if a.kind == b.kind or {a.kind, b.kind} <= {"ad_valorem", "points_change"}:
        if _figures(a) == _figures(b):
            return 1.0
        if a.value_pct is not None and a.value_pct == b.previous_pct:
            return 0.7  # the one replaces the other: another rate of the same measure
        if b.value_pct is not None and b.value_pct == a.previous_pct:
            return 0.7
    return 0.0


def _figures(rate: Rate) -> tuple[float | None, ...]:
    duty = rate.per_unit
    figures = (rate.value_pct, rate.low_pct, rate.high_pct, *((duty.amount, duty.low) if duty else ()))
    return figures if any(f is not None for f in figures) else ()


def _likeness_of_authorities(one: Measure, other: Measure) -> float | None:
    for a, b in ((one.legal_ref, other.legal_ref), (one.authority, other.authority)):
        if a is not None and b is not None:
            a, b = a.casefold(), b.casefold()
            if a == b or a in b or b in a:
                return 1.0
            return 0.0 if one.authority is not None and other.authority is not None else 0.2
    return None


def _likeness_of_dates(one: Measure, other: Measure) -> float | None:
    a, b = first_day(one.effective), first_day(other.effective)
    if a is None or b is None:
        return None
    if agree(one.effective, other.effective):
        return 1.0
    return 0.5 if abs((a - b).days) <= _FAR_APART else 0.2


def likeness_of_commitments(one: Commitment, other: Commitment) -> float:
    """From 0 (different) to 1 (the same); symmetric."""
    if one.identity is not None and other.identity is not None:
        return float(one.identity == other.identity)
    if frozenset(one.actor) != frozenset(other.actor) or one.kind != other.kind:
        return 0.0
    if (
        one.beneficiary
        and other.beneficiary
        and not frozenset(one.beneficiary) & frozenset(other.beneficiary)
    ):
        return 0.0
    products, others = frozenset(one.products), frozenset(other.products)
    if products and others and not products & others:
        return 0.0
    quantity = _likeness_of_quantities(one.quantity, other.quantity)
    ends = agree(one.ends, other.ends)
    if quantity == 0.0:
        return 0.0
    said_product = 1.0 if products & others else 0.4
    return (said_product + (0.4 if quantity is None else quantity) + (1.0 if ends else 0.3)) / 3


def _likeness_of_quantities(one: Quantity | None, other: Quantity | None) -> float | None:
    if one is None or other is None or one.value is None or other.value is None:
        return None
    if one.unit != other.unit or one.per != other.per:
        return 0.0
    return 1.0 if abs(one.value - other.value) <= 0.02 * max(abs(one.value), abs(other.value)) else 0.0


def likeness_of_meetings(one: Meeting, other: Meeting) -> float:
    """From 0 (different) to 1 (the same); symmetric. Parties must overlap and dates agree."""
    if one.identity is not None and other.identity is not None:
        return float(one.identity == other.identity)
    if one.starts is None or other.starts is None or one.starts.value is None or other.starts.value is None:
        return 0.0
    shared = frozenset(one.parties) & frozenset(other.parties)
    if not agree(one.starts, other.starts) or len(shared) < min(2, len(one.parties), len(other.parties)):
        return 0.0
    if "unknown" not in (one.level, other.level) and one.level != other.level:
        return 0.0
    if one.country is not None and other.country is not None and one.country != other.country:
        return 0.0
    return 0.6 + 0.4 * (one.country is not None and one.country == other.country)

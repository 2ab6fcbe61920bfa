"""Which record of the rules and which of a model speak of the same thing."""

from __future__ import annotations

from typing import Any

from detente.ledger.book import AnyRecord
from detente.ledger.records import (
    Claim,
    Commitment,
    Deadline,
    Dependency,
    MarketMove,
    Measure,
    Meeting,
    Rate,
    When,
)
from detente.reading.models.values import same

__all__ = ["COMPARED", "best_match", "comparable", "is_repeat", "overlap"]

_FAMILY = {
    **dict.fromkeys(
        ("import_tariff", "anti_dumping", "countervailing", "safeguard", "tariff_rate_quota"), "duty"
    ),
    **dict.fromkeys(
        ("export_licensing", "export_control", "export_ban", "export_quota", "entity_listing"), "export"
    ),
}

COMPARED: dict[type[Any], tuple[str, ...]] = {
    Measure: ("actor", "target", "products", "rate", "announced", "effective", "expires", "status"),
    Commitment: ("actor", "beneficiary", "products", "quantity", "starts", "ends"),
    Claim: ("speaker",),
    Meeting: ("starts", "place", "status"),
    Deadline: ("on",),
    MarketMove: ("change_pct", "level", "direction"),
    Dependency: ("supplier", "share_pct"),
}
"""Fields compared, and filled where the rules are silent."""


def overlap(one: AnyRecord, other: AnyRecord) -> bool:
    """True when the records rest on words they share."""
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def best_match(rows: list[AnyRecord], record: AnyRecord, taken: set[str], least: float = 0.0) -> int | None:
    """Place of the record of the rules that is most like a record of the model.

    Parameters
    ----------
    taken : ids of records that are matched already; they are matched again only by what repeats or contradicts them.
    least : likeness that must be exceeded; records of the same actor exceed 2.
    """
    scored = [(_likeness(row, record, row.id in taken), -i) for i, row in enumerate(rows)]
    score, place = max(scored, default=(0.0, 0))
    return -place if score > least else None


def _likeness(old: AnyRecord, new: AnyRecord, taken: bool) -> float:
    """0 for records of different things; only records of the rules are matched."""
    if getattr(old, "read_by", "rules") == "model" or not overlap(old, new):
        return 0.0
    score = 0.0
    if isinstance(old, Measure) and isinstance(new, Measure):
        score = _measures_alike(old, new, taken)
    elif isinstance(old, Commitment) and isinstance(new, Commitment):
        score = _commitments_alike(old, new, taken)
    elif isinstance(old, Claim) and isinstance(new, Claim):
        score = 3.0 * (_family_name(old.speaker) == _family_name(new.speaker))
    elif isinstance(old, Meeting) and isinstance(new, Meeting):
        people, others = set(old.participants), set(new.participants)
        score = 3.0 if not people or not others or people & others else 0.0
    elif isinstance(old, Deadline) and isinstance(new, Deadline):
        score = 3.0 * (old.on.value == new.on.value)
    elif isinstance(old, MarketMove) and isinstance(new, MarketMove):
        score = 3.0 * (old.instrument == new.instrument)
    elif isinstance(old, Dependency) and isinstance(new, Dependency):
        score = 3.0 * (old.input == new.input and (not old.supplier or old.supplier == new.supplier))
    return score - 0.25 * taken if score else 0.0


def _measures_alike(old: Measure, new: Measure, taken: bool) -> float:
    family, other = (_FAMILY.get(m.instrument, m.instrument) for m in (old, new))
    if family != other:
        return 0.0
    if old.rate and new.rate and not _rates_agree(old.rate, new.rate):
        # the other number of the same sentence: a rate the rules take for the old one is not another measure
        number = new.rate.value_pct
        if number is None or number not in (old.rate.previous_pct, old.rate.low_pct, old.rate.high_pct):
            return 0.0
    products, others = set(old.scope.products), set(new.scope.products)
    apart = bool(products and others and not products & others)
    alike = 0.5 * bool(set(old.target) & set(new.target)) + 0.25 * (products == others)
    both_rated = old.rate is not None and new.rate is not None
    if set(old.actor) & set(new.actor):
        return 0.0 if apart else 2.5 + both_rated + alike  # one duty on steel and one on cars, at one rate
    swapped = bool(set(old.actor) & set(new.target) and set(old.target) & set(new.actor))
    if swapped:
        return 1.0 + both_rated
    return 0.0 if taken or apart else 0.5 + both_rated + alike


def _commitments_alike(old: Commitment, new: Commitment, taken: bool) -> float:
    if old.kind != new.kind:
        return 0.0
    a, b = old.quantity, new.quantity
    if a and b and a.value is not None and b.value is not None and not same(a.value, b.value):
        return 0.0
    if set(old.actor) & set(new.actor):
        return 2.5 + (set(old.products) == set(new.products))
    swapped = bool(set(old.actor) & set(new.beneficiary))
    return 1.0 if swapped or not taken else 0.0


def _rates_agree(one: Rate, other: Rate) -> bool:
    pairs = (
        (one.value_pct, other.value_pct),
        (one.low_pct, other.low_pct),
        (one.high_pct, other.high_pct),
    )
    alike = all(a is None or b is None or same(a, b) for a, b in pairs)
    return alike and (one.value_pct is None) == (other.value_pct is None)


def is_repeat(rows: list[AnyRecord], record: AnyRecord) -> bool:
    """True for a model's record that says no more than one it gave before about the same sentence."""
    mine = _content(record)
    return any(
        getattr(row, "read_by", "rules") == "model" and overlap(row, record) and _content(row) == mine
        for row in rows
    )


def _content(record: AnyRecord) -> tuple[Any, ...]:
    extra = (record.instrument,) if isinstance(record, Measure) else ()
    return (*extra, *(comparable(record, f) for f in COMPARED[type(record)]))


def comparable(record: AnyRecord, name: str) -> Any:
    """A field in the form in which two readings of it are compared; ``None`` or an empty set when not filled."""
    if name == "products" and isinstance(record, Measure):
        return frozenset(record.scope.products)
    value = getattr(record, name)
    if isinstance(value, tuple):
        return frozenset(value)
    if isinstance(value, When):
        return value.value or value.as_written
    if name == "rate" and value is not None:
        return (value.value_pct, value.low_pct, value.high_pct, value.previous_pct)
    if name == "quantity" and value is not None:
        return (value.value, value.unit) if value.value is not None else None
    if name == "speaker":
        return _family_name(value)
    return value


def _family_name(name: str) -> str:
    return name.split()[-1] if name.split() else name

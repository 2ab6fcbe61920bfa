"""The ledger as plain flat records, for scoring and for tables."""

from __future__ import annotations

from typing import Any

from detente.ledger.book import Ledger
from detente.ledger.records import Claim, Commitment, Condition, MarketMove, Measure, Meeting, When

__all__ = ["flat"]


def flat(ledger: Ledger) -> dict[str, Any]:
    """Plain records: codes, numbers and partial ISO dates; fields that nobody set are left out.

    The lists are ``measures``, ``commitments``, ``market_moves``, ``meetings``, ``claims``, ``deadlines`` and
    ``people``, with ``parties`` (ids) and the publication day beside them. Percentages are numbers of
    percent, quantities are in base units (tonnes, units of the currency).
    """
    source = ledger.sources[0]
    return {
        "published": source.published.isoformat() if source.published else None,
        "published_basis": source.published_basis,
        "publisher": source.publisher,
        "url": source.url,
        "parties": [p.id for p in ledger.parties],
        "measures": [_measure(m) for m in ledger.measures],
        "commitments": [_commitment(c) for c in ledger.commitments],
        "market_moves": [_move(x) for x in ledger.market_moves],
        "meetings": [_meeting(t) for t in ledger.meetings],
        "claims": [_claim(k) for k in ledger.claims],
        "deadlines": [{"date": d.on.value, "what": d.what} for d in ledger.deadlines],
        "people": [_given({"name": p.name, "side": p.party, "office": p.office}) for p in ledger.people],
    }


def _given(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None and value != []}


def _day(when: When | None) -> str | None:
    return when.value if when else None


def _dependence(condition: Condition) -> str:
    """What a measure depends on; for an expectation, what is expected."""
    expected = (condition.consequence or "").startswith("averted, as ")
    return condition.consequence or "" if expected else condition.trigger


def _measure(m: Measure) -> dict[str, Any]:
    rate = m.rate
    row: dict[str, Any] = {
        "id": m.id,
        "actor": list(m.actor),
        "target": list(m.target),
        "type": m.instrument,
        "action": m.action,
        "products": list(m.scope.products),
        "hs": list(m.scope.hs),
        "coverage": m.scope.value.model_dump() if m.scope.value else None,
        "content_rule": m.scope.content_rule.model_dump(exclude={"words"}, exclude_none=True)
        if m.scope.content_rule
        else None,
        "extraterritorial": m.scope.extraterritorial or None,
        "announced": _day(m.announced),
        "effective": _day(m.effective),
        "until": _day(m.expires),
        "status": m.status,
        "condition": "; ".join(_dependence(c) for c in m.conditions) or None,
        "authority": m.authority,
        "label": m.title,
        "schedule": [[s.on.value, s.rate_pct] for s in m.schedule],
        "firm_rates": [[f.firm, f.rate_pct] for f in m.firm_rates],
    }
    if rate is not None:
        row |= {
            "rate": rate.value_pct,
            "rate_min": rate.low_pct,
            "rate_max": rate.high_pct,
            "rate_from": rate.previous_pct,
            "rate_unit": "pp" if rate.kind == "points_change" else None,
            "rate_per_unit": rate.per_unit.model_dump(exclude_none=True) if rate.per_unit else None,
            "rate_basis": None if rate.basis == "unstated" else rate.basis,
        }
    return _given(row)


def _commitment(c: Commitment) -> dict[str, Any]:
    q = c.quantity
    return _given(
        {
            "id": c.id,
            "actor": list(c.actor),
            "beneficiary": list(c.beneficiary),
            "type": c.kind,
            "products": list(c.products),
            "quantity": q.value if q else None,
            "unit": q.unit if q else None,
            "per": q.per if q and q.value is not None else None,
            "bound": q.bound if q and q.value is not None else None,
            "period_start": _day(c.starts),
            "period_end": _day(c.ends),
            "years": c.years,
            "cap_per_year": c.cap_per_year,
            "status": c.status,
            "claimed_by": ", ".join(c.claimed_by) or None,
        }
    )


def _move(x: MarketMove) -> dict[str, Any]:
    return _given(
        {
            "id": x.id,
            "instrument": x.instrument,
            "change_pct": x.change_pct,
            "comparator": None if x.comparator == "eq" else x.comparator,
            "change_points": x.change_points,
            "level": x.level,
            "direction": x.direction,
            "date": _day(x.on),
            "session": x.session,
        }
    )


def _meeting(t: Meeting) -> dict[str, Any]:
    return _given(
        {
            "id": t.id,
            "participants": list(t.participants),
            "place": t.place,
            "country": t.country,
            "date": _day(t.starts),
            "status": t.status,
            "kind": None if t.level == "unknown" else t.level,
        }
    )


def _claim(k: Claim) -> dict[str, Any]:
    return _given(
        {
            "id": k.id,
            "speaker": k.speaker,
            "side": k.party,
            "about": k.about[0] if k.about else None,
            "hedge": k.hedge,
        }
    )

"""Whether a proposal says what the rules read in the same words.

What the rules read is derived from the document already; a model that says the same contradicts nothing, also where the
gate by itself could not bear it out.
"""

from __future__ import annotations

from typing import Any

from detente.ledger.book import AnyRecord
from detente.ledger.records import Claim, Commitment, Evidence, MarketMove, Measure, Meeting, Rate, When
from detente.reading.models.answers import (
    AnyProposal,
    ProposedClaim,
    ProposedCommitment,
    ProposedMeasure,
    ProposedMeeting,
    ProposedMove,
)
from detente.reading.models.values import party_ids, same, tags_of

__all__ = ["field_alike", "reads_alike", "stands_in"]


def stands_in(record: AnyRecord, evidence: tuple[Evidence, ...]) -> bool:
    """True when a record rests on some of these words."""
    return any(a.start < b.end and b.start < a.end for a in record.evidence for b in evidence)


def reads_alike(record: AnyRecord, proposal: AnyProposal) -> bool:
    """True when a record of the rules and a proposal agree about who does what."""
    if isinstance(record, Measure) and isinstance(proposal, ProposedMeasure):
        names: tuple[str, ...] = ("actor", "target", "instrument", "rate")
    elif isinstance(record, Commitment) and isinstance(proposal, ProposedCommitment):
        names = ("actor", "kind", "quantity")
    elif isinstance(record, Claim) and isinstance(proposal, ProposedClaim):
        names = ("speaker",)
    elif isinstance(record, MarketMove) and isinstance(proposal, ProposedMove):
        names = ("name", "change_pct", "direction")
    elif isinstance(record, Meeting) and isinstance(proposal, ProposedMeeting):
        names = ("participants",)
    else:
        return False
    return all(field_alike(record, proposal, name) for name in names)


def field_alike(record: AnyRecord, proposal: AnyProposal, name: str) -> bool:
    """True when a proposal gives a field the value that the rules read."""
    if name == "rate" and isinstance(record, Measure) and isinstance(proposal, ProposedMeasure):
        rate = record.rate or Rate()
        pairs = (
            (proposal.rate_pct, rate.value_pct),
            (proposal.low_pct, rate.low_pct),
            (proposal.high_pct, rate.high_pct),
            (proposal.previous_pct, rate.previous_pct),
        )
        return all(a is None or (b is not None and same(a, b)) for a, b in pairs)
    if name == "quantity" and isinstance(record, Commitment) and isinstance(proposal, ProposedCommitment):
        value = record.quantity.value if record.quantity else None
        return proposal.amount is None or (value is not None and same(proposal.amount, value))
    if name in ("products", "exclusions") and isinstance(record, Measure):
        return _tags(getattr(proposal, name)) <= set(getattr(record.scope, name))
    mine, given = getattr(record, name, None), getattr(proposal, name, None)
    if name == "products":
        return _tags(given) <= set(mine or ())
    if isinstance(mine, When):
        return given == mine.as_written
    if name in ("actor", "target", "beneficiary", "parties"):
        ids = {i for n in given or () for i in party_ids(n)}
        return ids <= set(mine or ()) and len(ids) == len(set(given or ()))
    if isinstance(mine, tuple):
        return set(given or ()) <= set(mine)
    return bool(given == mine)


def _tags(names: Any) -> set[str]:
    return {t for n in names or () for t in tags_of(n) or (n,)}

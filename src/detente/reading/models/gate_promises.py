"""The gate for commitments and claims."""

from __future__ import annotations

import re

from detente.ledger.records import Claim, Commitment, Quantity
from detente.reading.gazetteers.products import PRODUCTS
from detente.reading.models.answers import ProposedClaim, ProposedCommitment
from detente.reading.models.checks import Check, Speaker, UnborneError
from detente.reading.models.grounds import Ground
from detente.reading.models.licences import (
    commitment_spot,
    governs,
    licensed_act,
    licensed_commitment,
    licensed_pledge_status,
)
from detente.reading.models.values import amount_in, party_name, verbatim

__all__ = ["pass_claim", "pass_commitment"]

_KIND_WORDS = {
    "purchase": "purchase", "investment": "investment", "market_access": "market access", "policy": "policy",
    "enforcement": "enforcement", "process": "next step", "security": "security",
}  # fmt: skip
_HEDGE = re.compile(
    r"(?:expect|hope|may\b|might|could|possib|potential|likely|reported|believ|appear|seem|suggest|hint"
    r"|consider|would)",
    re.IGNORECASE,
)


def pass_commitment(proposed: ProposedCommitment, ground: Ground) -> tuple[Commitment, Check]:
    """The commitment as far as its sentences bear it.

    Raises
    ------
    UnborneError
        When they do not bear its kind, its actor or any status.
    """
    fitting = [p for p in ground.quoted if proposed.kind in licensed_commitment(p.text)]
    if not fitting:
        raise UnborneError("kind")
    amount = proposed.amount
    head = next(
        (p for p in fitting if amount is not None and amount_in(p.text, amount, proposed.unit)), fitting[0]
    )
    found = amount_in(head.text, amount, proposed.unit) if amount is not None else None
    check = Check(ground, head, found.start if found else commitment_spot(head.text))
    actor = check.parties(proposed.actor, "actor")
    if not actor:
        raise UnborneError("actor", contradicted="actor" in check.contradicted)
    beneficiary = check.parties(proposed.beneficiary, "target", taken=actor)
    products = check.products(proposed.products)
    quantity = _quantity(proposed, check)
    allowed = licensed_pledge_status(head.text)
    status: str = proposed.status
    if status not in allowed:
        check.drop("status")
        if "announced" not in allowed:
            raise UnborneError("status")
        status = "announced"
    speakers = _speakers(proposed.claimed_by, check)
    names = ", ".join(PRODUCTS[t].name if t in PRODUCTS else t for t in products)
    words = quantity.words if quantity else ""
    detail = " of ".join(part for part in (words, names) if part)
    title = f"{' and '.join(map(party_name, actor))}: {_KIND_WORDS[proposed.kind]}{f', {detail}' if detail else ''}"
    starts = check.date(proposed.starts, "starts", "starts")
    ends = check.date(proposed.ends, "ends", "ends")
    conditions = check.conditions(list(proposed.conditions))
    commitment = Commitment(
        id="c0",
        title=title,
        actor=actor,
        beneficiary=beneficiary,
        kind=proposed.kind,
        products=products,
        quantity=quantity,
        starts=starts,
        ends=ends,
        status=status,
        claimed_by=tuple(dict.fromkeys(s.name for s in speakers)),
        confirmed_by=tuple(dict.fromkeys(s.name for s in speakers if s.party in actor)),
        conditions=conditions,
        evidence=check.evidence,
        confidence=0.5 if check.fallen or check.contradicted else 0.6,
        read_by="model",
    )
    return commitment, check


def _quantity(proposed: ProposedCommitment, check: Check) -> Quantity | None:
    if proposed.amount is None:
        return None
    amount = amount_in(check.head.text, proposed.amount, proposed.unit)
    if amount is None or not governs(check.head.text, proposed.kind, amount.start):
        check.drop("quantity")
        return None
    quantity = amount.quantity(check.head.text[amount.start : amount.end])
    if quantity.unit is None:
        check.drop("quantity")
        return None
    return quantity


def _speakers(names: list[str], check: Check) -> list[Speaker]:
    out = []
    for name in names:
        speaker = check.speaker(name)
        if speaker is None:
            check.drop("claimed_by")
        else:
            out.append(speaker)
    return out


def pass_claim(proposed: ProposedClaim, ground: Ground) -> tuple[Claim, Check]:
    """The claim as far as its sentences bear it.

    Raises
    ------
    UnborneError
        When the sentences have no such speaker, no verb of saying, or not the words.
    """
    found: Speaker | None = None
    for head in ground.quoted:
        check = Check(ground, head)
        found = check.speaker(proposed.speaker)
        if found is not None:
            break
    if found is None:
        raise UnborneError("speaker")
    span = verbatim(check.head.text, proposed.text, longest=1_200)
    if span is None or span[1] - span[0] < 10:
        raise UnborneError("text")
    allowed = licensed_act(check.head.text)
    act: str = proposed.act
    if act not in allowed:
        check.drop("act")
        if "asserts" not in allowed:
            raise UnborneError("act")
        act = "asserts"
    claim = Claim(
        id="k0",
        speaker=found.name,
        party=found.party,
        office=found.office,
        act=act,
        hedge=check.words(proposed.hedge, "hedge", longest=40, cue=_HEDGE),
        said_on=check.date(proposed.said_on, "announced", "said_on"),
        via=check.words(proposed.via, "via", longest=80),
        text=check.head.text[span[0] : span[1]],
        evidence=check.evidence,
        read_by="model",
    )
    return claim, check

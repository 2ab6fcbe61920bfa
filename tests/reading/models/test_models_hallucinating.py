"""What a model makes up does not get into a ledger."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache

import pytest
from adversary import MARK, Adversary
from second_look import FIXTURES, SecondLook, gold_roles

from detente.ledger import Claim, Commitment, Ledger, Measure, Rate
from detente.reading import load, read
from detente.reading.documents import Document
from detente.reading.models.answers import parse_answer
from detente.reading.models.gate import Gate
from detente.reading.models.grounds import Text
from detente.reading.models.reading import put_together
from detente.reading.models.windows import Window

NUMBERS = [f"{n:02d}" for n in range(1, 9)]
EACH = 125
"""Answers for each of the eight documents: a thousand."""


@lru_cache(maxsize=8)
def opened(number: str) -> tuple[Document, Ledger, Text]:
    document = load(FIXTURES / f"{number}.txt")
    return document, read(document), Text(document, len(document.text))


@pytest.mark.parametrize("number", NUMBERS)
def test_no_ungrounded_value_of_a_thousand_answers_reaches_the_ledger(number: str) -> None:
    document, ledger, text = opened(number)
    look = SecondLook(document.text, document.source.published)
    window = Window(0, len(document.text))
    counts: Counter[str] = Counter()
    for seed in range(EACH):
        raw = Adversary(document.text, seed).answer()
        reading = put_together(ledger, text, [(window, parse_answer(raw))])
        whole = reading.ledger
        whole.verify({document.source.id: document.text})
        assert look.faults(whole, ledger) == [], f"seed {seed}"
        assert MARK not in whole.to_json(), f"seed {seed}"
        counts["proposed"] += reading.proposed
        counts["passed"] += reading.passed
        assert _lost(ledger, whole) == [], f"seed {seed}"
    assert counts["proposed"] > 4 * EACH
    assert counts["passed"] < 0.2 * counts["proposed"]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_measure_with_swapped_sides_reaches_the_ledger(number: str) -> None:
    """The measures a person found, proposed with actor and target exchanged and their true sentences as quotes."""
    document, ledger, text = opened(number)
    true = gold_roles(number)
    window = Window(0, len(document.text))
    sentences = Adversary(document.text, 0).sentences
    for actor, target, rate in sorted(true, key=str):
        if (
            (target, actor, rate) in true
            or (target, actor, None) in true
            or actor == target
            or target == "WLD"
        ):
            continue
        proposals = [
            {
                "quotes": [s],
                "actor": [target],
                "target": [actor],
                "instrument": kind,
                "rate_pct": rate,
                "status": status,
            }
            for s in sentences
            for kind in ("import_tariff", "export_licensing")
            for status in ("announced", "in_force", "threatened")
        ]
        for start in range(0, len(proposals), 60):
            answer = parse_answer(json.dumps({"measures": proposals[start : start + 60]}))
            whole = put_together(ledger, text, [(window, answer)]).ledger
            added = [m for m in whole.measures if m.read_by == "model"]
            swapped = [m for m in added if _is_swapped(m, actor, target, rate)]
            assert swapped == [], (actor, target, rate)


def test_an_honest_model_is_let_through() -> None:
    """The gate is no wall: were a model to say what the rules read, most records would pass.

    Counted over the eight documents, with each sentence of a record as its first quote.
    """
    passed = told = 0
    for number in NUMBERS:
        document, ledger, text = opened(number)
        for kind, records in (
            ("measures", ledger.measures),
            ("commitments", ledger.commitments),
            ("claims", ledger.claims),
        ):
            for record in records:
                rows = [
                    _said_again(record, [e.quote for e in record.evidence], i)
                    for i in range(len(record.evidence))
                ]
                answers = [parse_answer(json.dumps({kind: [row]})) for row in rows]
                judged = [
                    Gate(text).judge(a.proposals[0], 0, len(document.text)) for a in answers if a.proposals
                ]
                told += 1
                passed += any(one is not None for one in judged)
    assert told >= 30
    assert passed >= 0.8 * told


def _said_again(record: Measure | Commitment | Claim, quotes: list[str], first: int) -> dict[str, object]:
    """A record of the rules as a model would propose it, without what it may leave out."""
    row: dict[str, object] = {"quotes": [quotes[first], *quotes[:first], *quotes[first + 1 :]][:4]}
    if isinstance(record, Claim):
        return row | {"speaker": record.speaker, "act": record.act, "text": record.text}
    row |= {"actor": list(record.actor), "status": record.status}
    if isinstance(record, Commitment):
        amount = record.quantity.value if record.quantity else None
        return row | {"kind": record.kind, "products": list(record.products), "amount": amount}
    rate = record.rate or Rate()
    return row | {
        "instrument": record.instrument, "target": list(record.target), "products": list(record.scope.products),
        "rate_pct": rate.value_pct, "low_pct": rate.low_pct, "high_pct": rate.high_pct,
    }  # fmt: skip


def _lost(before: Ledger, after: Ledger) -> list[str]:
    """Fields the rules filled whose value is not there any more; titles are made anew of the fields."""
    out = []
    now = {r.id: r for r in after.records()}
    for old in before.records():
        new = now[old.id]
        for name in type(old).model_fields:
            if name in ("read_by", "confidence", "title") or getattr(old, name) == getattr(new, name):
                continue
            if name == "scope":
                pairs = [(getattr(old.scope, f), getattr(new.scope, f)) for f in type(old.scope).model_fields]
                out += [f"{old.id}.scope" for a, b in pairs if a and a != b]
            elif getattr(old, name) not in (None, ()):
                out.append(f"{old.id}.{name}")
    return out


def _is_swapped(measure: Measure, actor: str, target: str, rate: float | None) -> bool:
    value = measure.rate.value_pct if measure.rate else None
    return target in measure.actor and actor in measure.target and value == rate and rate is not None

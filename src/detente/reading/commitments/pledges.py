"""A commitment while it is being read, and what later sentences add to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.ledger.records import Evidence, Quantity, When
from detente.reading.text.context import Passage

__all__ = ["Pledge", "fold", "refer_back"]


@dataclass(slots=True)
class Pledge:
    """A commitment as the sentences tell it."""

    kind: str
    actor: tuple[str, ...]
    beneficiary: tuple[str, ...] = ()
    products: list[str] = field(default_factory=list)
    quantity: Quantity | None = None
    starts: When | None = None
    ends: When | None = None
    years: float | None = None
    cap_per_year: float | None = None
    status: str = "announced"
    claimed_by: list[str] = field(default_factory=list)
    confirmed_by: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    heads: list[tuple[int, int]] = field(default_factory=list)
    words: str = ""
    of_clause: tuple[int, int] | None = None
    """Sentence and place of the sum that is promised."""
    item: bool = False
    """An item of a list: another item with the same sum is another promise."""


def refer_back(pledges: list[Pledge], passage: Passage) -> None:
    """What a sentence adds to the commitment told last ("The undertaking runs for three years")."""
    text = passage.text
    match = re.match(
        r"(?:The|This|That|Its?|These|Those) (?:\w+ ){0,2}?(?:undertaking|commitment|pledge|promise"
        r"|agreement|deal|purchases?|arrangement|obligation)s?\b|It\b",
        text,
    )
    capped = re.search(
        r"\b(?:capped at|cap of|limited to|no more than|ceiling of|maximum of|not exceed)\b", text
    )
    if capped and pledges and passage.index - pledges[-1].sentences[-1] <= 3:
        pledge = next((p for p in reversed(pledges) if p.kind in ("investment", "purchase")), None)
        for amount in passage.amounts:
            if (
                pledge is not None
                and amount.start >= capped.start()
                and amount.per == "year"
                and pledge.cap_per_year is None
            ):
                pledge.cap_per_year = amount.value
                pledge.evidence.append(passage.evidence())
                pledge.sentences.append(passage.index)
    if not match or not pledges:
        return
    for mention in passage.dates:
        if (
            mention.anchor == "length"
            and (mention.span_months or 0) >= 12
            and re.search(r"\b(?:runs?|lasts?|for|over|covers?)\b", text[: mention.end])
        ):
            recent = [p for p in pledges if passage.index - p.sentences[-1] <= 4]
            yearly = [p for p in recent if p.quantity and p.quantity.per == "year"]
            for pledge in (yearly or recent[-1:])[-1:]:
                if pledge.years is None:
                    pledge.years = (mention.span_months or 0) / 12
                    pledge.evidence.append(passage.evidence())
                    pledge.sentences.append(passage.index)


def fold(pledges: list[Pledge], new: Pledge) -> Pledge:
    """Add a commitment, as a new one or as more about one already told."""
    for old in pledges:
        if old.kind != new.kind or set(old.actor) != set(new.actor) or (old.item and new.item):
            continue
        if (
            old.of_clause
            and new.of_clause
            and old.of_clause[0] == new.of_clause[0]
            and old.of_clause != new.of_clause
        ):
            continue  # "firms will invest $250 billion, and the state will back them with $250 billion"
        a, b = _number(old), _number(new)
        if a is not None and b is not None and a != b:
            continue
        if (a is None) != (b is None) and old.kind == "purchase" and set(old.products) != set(new.products):
            continue
        if (
            a is None
            and b is None
            and old.kind in ("purchase", "market_access")
            and not set(old.products) & set(new.products)
        ):
            continue
        if (
            (a is None or b is None)
            and old.claimed_by
            and new.claimed_by
            and set(old.claimed_by) != set(new.claimed_by)
            and set(old.products) != set(new.products)
        ):
            continue
        old.products = list(dict.fromkeys([*old.products, *new.products]))
        if a is None and b is not None:
            old.quantity = new.quantity
        for name in ("starts", "ends", "years", "cap_per_year"):
            if getattr(old, name) is None:
                setattr(old, name, getattr(new, name))
        old.claimed_by = list(dict.fromkeys([*old.claimed_by, *new.claimed_by]))
        old.confirmed_by = list(dict.fromkeys([*old.confirmed_by, *new.confirmed_by]))
        old.evidence += new.evidence
        old.sentences += new.sentences
        old.heads += new.heads
        if old.status == "claimed" and new.confirmed_by:
            old.status = "agreed"
        return old
    pledges.append(new)
    return new


def _number(pledge: Pledge) -> tuple[float, str | None] | None:
    if pledge.quantity is None or pledge.quantity.value is None:
        return None
    return pledge.quantity.value, pledge.quantity.unit

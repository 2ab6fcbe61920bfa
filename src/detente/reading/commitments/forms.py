"""Promises without a verb of their own: money of a side's investors, parts of a sum, items of a list, the passive."""

from __future__ import annotations

import itertools
import re

from detente.ledger.records import Quantity
from detente.reading.commitments import words as pw
from detente.reading.commitments.pledges import Pledge
from detente.reading.commitments.terms import beneficiary_of, note, set_window
from detente.reading.text.context import Passage, Thread
from detente.reading.text.negation import is_negated

__all__ = ["listed", "owned_investments", "parts", "passive"]


def owned_investments(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """ "$350 billion of South Korean investment in the US": the demonym owns the money."""
    out: list[Pledge] = []
    text = passage.text
    if any(p.kind == "investment" for p in found) or pw.COMPANY_ONLY.search(text):
        return out
    for match in pw.OWNED_INVESTMENT.finditer(text):
        owner = next(
            (m.party for m in passage.mentions if m.kind == "demonym" and m.start == match.start("owner")),
            None,
        )
        amount = next((a for a in reversed(passage.amounts) if 0 <= match.start() - a.end <= 4), None)
        if owner is None or amount is None or is_negated(text, amount.start):
            continue
        target = next(
            (m.party for m in passage.mentions if m.start >= match.end() and m.party and m.party != owner),
            None,
        )
        other = target or thread.counterpart(owner)
        pledge = Pledge("investment", (owner,), (other,) if other else ())
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        note(pledge, passage, thread, amount.start, len(text))
        out.append(pledge)
    return out


def parts(passage: Passage, thread: Thread, earlier: list[Pledge]) -> list[Pledge]:
    """Parts of an investment told before: "of that sum, $200 billion will be provided in cash"."""
    whole = next((p for p in reversed(earlier) if p.kind == "investment" and p.quantity), None)
    if whole is None or whole.quantity is None or not whole.quantity.value or whole.quantity.unit is None:
        return []
    if not 0 < passage.index - whole.sentences[-1] <= 4 or passage.index in whole.sentences:
        return []
    out: list[Pledge] = []
    text = passage.text
    spots = [
        a
        for a in passage.amounts
        if a.unit == whole.quantity.unit and a.value < whole.quantity.value and pw.PART.match(text, a.end)
    ]
    for amount, following in itertools.zip_longest(spots, spots[1:]):
        limit = following.start if following is not None else len(text)
        pledge = Pledge("investment", whole.actor, whole.beneficiary)
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        pledge.products = list(
            dict.fromkeys(p.tag for p in passage.products if amount.end <= p.start < limit)
        )
        set_window(pledge, passage, thread, amount.start, limit)
        note(pledge, passage, thread, amount.start, limit)
        pledge.status = whole.status
        out.append(pledge)
    return out


def listed(passage: Passage, thread: Thread, earlier: list[Pledge]) -> list[Pledge]:
    """ "- Additional purchases of soybeans": an item below the promises of the same side."""
    text = passage.text
    match = pw.LISTED.match(text)
    last = earlier[-1] if earlier else None
    if match is None and last is not None and passage.sentence.kind == "item" and pw.ITEM_SUM.match(text):
        whole = next((p for p in reversed(earlier) if not p.item), last)
        return _sum_of_list(passage, thread, whole) if passage.index - last.sentences[-1] <= 5 else []
    if match is None or last is None or passage.index - last.sentences[-1] > 1 or len(last.actor) != 1:
        return []
    invests = "nvest" in match.group()
    amount = next((a for a in passage.amounts if a.unit != "persons"), None)
    products = (
        [] if invests else list(dict.fromkeys(p.tag for p in passage.products if p.start >= match.end()))
    )
    if is_negated(text, match.end()) or (invests and amount is None) or not (invests or products):
        return []
    pledge = Pledge("investment" if invests else "purchase", last.actor, last.beneficiary, products)
    if amount is not None:
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
    else:
        pledge.quantity = Quantity(bound="unquantified", words="")
    set_window(pledge, passage, thread, 0, len(text))
    note(pledge, passage, thread, match.start(), len(text))
    return [pledge]


_PURPOSE = re.compile(r",|\b(?:such as|including|in partnership|in collaboration)\b")


def _sum_of_list(passage: Passage, thread: Thread, last: Pledge) -> list[Pledge]:
    """ "- Up to $25 billion to supply power equipment": a part of the investment promised above the list."""
    text = passage.text
    if last.kind != "investment" or len(last.actor) != 1:
        return []
    amount = next((a for a in passage.amounts if len(a.unit) == 3), None)
    if amount is None or (last.quantity and last.quantity.value and amount.value >= last.quantity.value):
        return []
    aside = _PURPOSE.search(text, amount.end)
    until = aside.start() if aside else len(text)
    pledge = Pledge("investment", last.actor, last.beneficiary, item=True)
    pledge.quantity = amount.quantity(text[amount.start : amount.end])
    pledge.products = list(dict.fromkeys(p.tag for p in passage.products if amount.end <= p.start < until))
    set_window(pledge, passage, thread, 0, len(text))
    note(pledge, passage, thread, amount.start, len(text))
    return [pledge]


def passive(passage: Passage, thread: Thread) -> list[Pledge]:
    """ "$12 billion will be invested in shipyards by Turkey"."""
    text = passage.text
    match = pw.PASSIVE.search(text)
    if match is None or is_negated(text, match.start()):
        return []
    actor = next((m for m in passage.mentions if -4 <= m.start - match.end() <= 1 and m.party), None)
    amounts = [a for a in passage.amounts if a.end <= match.start() and a.unit != "persons"]
    invests = match["verb"] == "invested" or (
        match["verb"] is None and re.search(r"\binvestments?\b", text[: match.start()])
    )
    if actor is None or actor.party is None or not amounts or pw.COMPANY_ONLY.search(text[match.end() :]):
        return []
    pledge = Pledge("investment" if invests else "purchase", (actor.party,))
    amount = amounts[-1]
    pledge.quantity = amount.quantity(text[amount.start : amount.end])
    if not invests:
        named = [p.tag for p in passage.products if amount.start <= p.start < match.start()]
        pledge.products = list(dict.fromkeys(named)) or ["all_goods"]
    pledge.beneficiary = beneficiary_of(passage, thread, pledge.actor, 0, len(text))
    set_window(pledge, passage, thread, amount.start, len(text))
    note(pledge, passage, thread, amount.start, len(text))
    return [pledge]

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

__all__ = [
    "accords",
    "listed",
    "owned_investments",
    "owned_purchases",
    "parts",
    "passive",
    "summed_purchases",
]


def owned_investments(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """ "$350 billion of South Korean investment in the US": the demonym owns the money."""
    out: list[Pledge] = []
    text = passage.text
    if any(p.kind == "investment" for p in found):
        return out
    for match in pw.OWNED_INVESTMENT.finditer(text):
        if pw.COMPANY_ONLY.search(text, 0, match.start()):
            continue
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


_SPLIT = re.compile(
    r"\b(?:includes?|including|compris\w+|consists? of|consisting of|made up of|(?:split|divided|broken down)"
    r" (?:into|between)"
    r"|of which)\b"
)
"""Between a sum and its parts ("The $350 billion investment includes $150 billion for shipbuilding")."""
_INTO = re.compile(r"\s(?:for|in|to|into|towards?)\s(?!(?:total|all|cash flow)\b)")


_OF_PROJECTS = re.compile(
    r"\b(?:projects?|investments?|tranche|package)\s(?:together\s|in all\s)?"
    r"(?:total\w*|(?:are|is) worth|worth|valued at|amount(?:s|ing)? to|represents?)\s"
    r"(?:a\s|about\s|around\s|some\s|up to\s|over\s|more than\s)?$"
)
"""Before a sum: the projects that are part of an investment told of ("The first projects total $36 billion")."""
_AS_PURCHASES = re.compile(
    r"\s(?:in|of|worth of|for)\s(?:(?:US|U\.S\.|American|new|additional)\s)?(?P<goods>(?:[\w-]+\s){0,4}?)"
    r"(?:purchases|imports|orders|procurement)\b"
)
"""``a $350 billion investment and $100 billion in energy purchases``."""


_OWN_PURCHASES = re.compile(
    r"\s(?:in|of|worth of)\s(?P<owner>[A-Z]\w+(?: [A-Z]\w+)?)\s(?:(?:new|additional|annual)\s)?"
    r"(?:purchases|imports|orders)\sof\s"
)
"""``included $4.5 billion in Indonesian purchases of American farm products``."""


def owned_purchases(passage: Passage, thread: Thread) -> list[Pledge]:
    """A sum of purchases with the demonym of the side that buys."""
    text = passage.text
    out: list[Pledge] = []
    if not _BY_A_DEAL.search(text):
        return out
    for amount in passage.amounts:
        bought = _OWN_PURCHASES.match(text, amount.end) if len(amount.unit) == 3 else None
        at = bought.start("owner") if bought else -1
        owner = next((m.party for m in passage.mentions if m.kind == "demonym" and m.start == at), None)
        if bought is None or owner is None or is_negated(text, amount.start):
            continue
        goods = list(dict.fromkeys(p.tag for p in passage.products if p.start >= bought.end()))
        pledge = Pledge(
            "purchase", (owner,), beneficiary_of(passage, thread, (owner,), bought.end(), len(text))
        )
        pledge.products = goods or ["all_goods"]
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        set_window(pledge, passage, thread, amount.start, len(text))
        note(pledge, passage, thread, amount.start, len(text))
        out.append(pledge)
    return out


_BY_A_DEAL = re.compile(
    r"\b(?:deal|agreement|accord|pact|framework|package|commitments?|pledges?)\b", re.IGNORECASE
)


def summed_purchases(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """A sum of purchases set beside another promise of the same side."""
    text = passage.text
    before = next((p for p in found if p.kind == "investment" and len(p.actor) == 1), None)
    if before is None or any(p.kind == "purchase" for p in found):
        return []
    out: list[Pledge] = []
    for amount in passage.amounts:
        bought = _AS_PURCHASES.match(text, amount.end) if len(amount.unit) == 3 else None
        if bought is None or amount.start < before.heads[-1][1] or is_negated(text, amount.start):
            continue
        first, last = bought.span("goods")
        goods = list(dict.fromkeys(p.tag for p in passage.products if first <= p.start < last))
        pledge = Pledge("purchase", before.actor, before.beneficiary, goods or ["all_goods"])
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        set_window(pledge, passage, thread, amount.start, len(text))
        note(pledge, passage, thread, amount.start, len(text))
        out.append(pledge)
    return out


_ACCORD = re.compile(
    r"\bsign(?:ed|s|ing)?\s(?:an?|the|their|its)\s(?:[\w-]+\s){0,4}?(?:agreement|memorandum of understanding|MoU"
    r"|MOU|pact|accord"
    r"|framework|declaration of intent|letter of intent)\b[^.;]{0,60}?\b(?:to|on|for|aimed at|in)\s"
    r"(?=(?:secur|strengthen|boost|co-?operat|expand|ensur|diversif|develop|build|promot|deepen|stabili[sz]"
    r"|safeguard|collaborat"
    r"|support|joint|supply)\w*|the supply)"
)
"""``signed a framework agreement to secure the supply of critical minerals``: both sides will act."""


def accords(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """What two states sign that they will do together."""
    text = passage.text
    match = _ACCORD.search(text) if "sign" in text else None
    if match is None or found or pw.COMPANY_ONLY.search(text) or is_negated(text, match.start()):
        return []
    goods = list(dict.fromkeys(p.tag for p in passage.products if p.start >= match.end()))
    sides = list(dict.fromkeys(m.party for m in passage.mentions if m.party and m.start < match.end()))
    if not goods or len(sides) != 2:
        return []
    pledge = Pledge("policy", tuple(str(s) for s in sides), tuple(str(s) for s in sides), goods)
    note(pledge, passage, thread, match.start(), len(text))
    pledge.status = "agreed"
    return [pledge]


def parts(passage: Passage, thread: Thread, earlier: list[Pledge]) -> list[Pledge]:
    """Parts of an investment told before: "of that sum, $200 billion will be provided in cash"."""
    whole = next((p for p in reversed(earlier) if p.kind == "investment" and p.quantity), None)
    if whole is None or whole.quantity is None or not whole.quantity.value or whole.quantity.unit is None:
        return []
    text = passage.text
    again = next((a for a in passage.amounts if a.value == whole.quantity.value), None)
    split = again is not None and _SPLIT.search(text, again.end) is not None
    near = 0 < passage.index - whole.sentences[-1] <= 4
    if passage.index in whole.sentences or not (near or split):
        return []
    out: list[Pledge] = []
    spots = [
        a
        for a in passage.amounts
        if a.unit == whole.quantity.unit
        and a.value < whole.quantity.value
        and (
            pw.PART.match(text, a.end)
            or (split and _INTO.match(text, a.end))
            or _OF_PROJECTS.search(text, 0, a.start)
        )
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
    if actor is None or actor.party is None or not amounts or pw.COMPANY_ONLY.search(text[match.end() :]):
        return []
    several = [a for a in amounts if _SUM_OF_NOUN.search(text, 0, a.start)] if match["verb"] is None else []
    out: list[Pledge] = []
    for amount in several or amounts[-1:]:
        noun = _SUM_OF_NOUN.search(text, 0, amount.start) if several else None
        invests = match["verb"] == "invested" or (
            match["verb"] is None and re.search(r"\binvestments?\b", text[: match.start()])
        )
        if noun is not None:
            invests = noun["noun"].lower().startswith("invest")
        pledge = Pledge("investment" if invests else "purchase", (actor.party,))
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        if not invests:
            first = noun.start() if noun else amount.start
            named = [p.tag for p in passage.products if first <= p.start < match.start()]
            pledge.products = list(dict.fromkeys(named)) or ["all_goods"]
        pledge.beneficiary = beneficiary_of(passage, thread, pledge.actor, 0, len(text))
        set_window(pledge, passage, thread, amount.start, len(text))
        note(pledge, passage, thread, amount.start, len(text))
        out.append(pledge)
    return out


_SUM_OF_NOUN = re.compile(
    r"\b(?:[\w-]+\s){0,2}(?P<noun>[Ii]nvestments?|[Pp]urchases|[Ii]mports|[Oo]rders)\s(?:of|worth|totall?ing)\s"
    r"(?:about\s|at least\s|up to\s|over\s)?$"
)
"""Before each sum of "energy purchases of $750 billion and investments of $600 billion were promised"."""

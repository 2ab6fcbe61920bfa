"""Numbers, dates, lists and records in words, always the same way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from detente.labels import economy_name, with_articles
from detente.ledger.records import Commitment, Condition, Measure, Rate, Scope, When
from detente.reading.gazetteers import PARTY_NAMES, PRODUCTS
from detente.reading.gazetteers.groups import as_groups

__all__ = [
    "amount_in_words", "capital", "commitment_sentence",
    "condition_in_words", "date_in_words", "joined", "measure_sentence", "money",
    "party_names", "percent", "product_names", "signed", "state_name", "when_in_words",
]  # fmt: skip

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_NOUNS = {
    "import_tariff": "import duty", "anti_dumping": "anti-dumping duty", "countervailing": "countervailing duty",
    "safeguard": "safeguard duty", "tariff_rate_quota": "tariff-rate quota", "import_ban": "import ban",
    "import_quota": "import quota", "import_licensing": "import licences", "export_tax": "export tax",
    "export_quota": "export quota", "export_licensing": "export licences", "export_control": "export controls",
    "export_ban": "export ban", "entity_listing": "listing of firms", "port_fee": "port fees",
    "sanction": "sanctions", "investigation": "investigation", "corporate_control": "control over firms",
    "subsidy": "subsidy", "non_tariff_countermeasure": "countermeasure", "other": "measure",
}  # fmt: skip
_EXPORT_SIDE = frozenset(
    {"export_tax", "export_quota", "export_licensing", "export_control", "export_ban", "entity_listing"}
)
_CONTENT = {
    "origin_goods": "that originate in {actor}",
    "origin_value": "made abroad with content from {actor}",
    "origin_technology": "made abroad with technology from {actor}",
    "origin_technology_or_minerals": "that use technology or raw minerals from {actor}",
    "foreign_direct_product": "made abroad with technology from {actor}",
    "ownership": "of firms owned by listed entities",
}
_VERBS = {
    "raise": "raises", "cut": "cuts", "remove": "removes", "maintain": "keeps", "suspend": "suspends",
    "extend": "extends", "exempt": "waives", "tighten": "tightens", "ease": "eases",
    "remove_preference": "tightens", "restore_preference": "eases",
}  # fmt: skip
_LEADS = {"threatened": "threatens", "proposed": "proposes", "averted": "drops", "withdrawn": "withdrew"}


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(items: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def signed(value: float, digits: int = 2) -> str:
    """A number with its sign; a rounded zero has none, and a minus is a minus sign."""
    while 0.0 < abs(value) < 0.5 * 10**-digits and digits < 4:
        digits += 1
    text = f"{value:+.{digits}f}"
    if float(text) == 0.0:
        return text[1:]
    return text.replace("-", "−")


def percent(value: float, digits: int = 2) -> str:
    """``0.40 %`` without a sign; small numbers with up to four digits."""
    while 0.0 < abs(value) < 0.5 * 10**-digits and digits < 4:
        digits += 1
    return f"{abs(value):.{digits}f} %"


def money(value_usd_bn: float) -> str:
    """``67 bn USD``, ``3.5 bn USD``, ``120 m USD`` without a sign."""
    size = abs(value_usd_bn)
    if size >= 10.0:
        return f"{size:,.0f} bn USD"
    return f"{size:.1f} bn USD" if size >= 0.95 else f"{1e3 * size:,.0f} m USD"


def date_in_words(value: str | date | None, *, weekday: bool = True) -> str:
    """``Sat 1 November 2025``, ``October 2025``, ``week 43 of 2025``; empty when unknown."""
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, date) else value
    if "-W" in text:
        year, week = text.split("-W")
        return f"week {int(week)} of {year}"
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return text
    month = f"{_MONTHS[parts[1] - 1]} {parts[0]}"
    if len(parts) == 2:
        return month
    day = date(parts[0], parts[1], parts[2])
    return f"{_DAYS[day.weekday()]} {day.day} {month}" if weekday else f"{day.day} {month}"


def when_in_words(when: When | None, *, weekday: bool = False) -> str | None:
    """The resolved date, or the document's words in quotes when they could not be resolved."""
    if when is None:
        return None
    return date_in_words(when.value, weekday=weekday) if when.value else f"“{when.as_written}”"


def party_names(labels: Sequence[str]) -> str:
    """Names of parties: ``the United States and China``, ``ASEAN`` for all its members."""
    return joined([with_articles(state_name(x)) for x in as_groups(labels)])


def state_name(party: str) -> str:
    """Name of an economy of the model; of other states and of groups, that of the gazetteer."""
    name = economy_name(party)
    return name if name != party else PARTY_NAMES.get(party, party)


def product_names(tags: Sequence[str]) -> str:
    """Names of product tags, members after their family: ``farm products (soybeans) and cars``."""

    def name(tag: str) -> str:
        return PRODUCTS[tag].name if tag in PRODUCTS else tag.replace("_", " ")

    def members(tag: str) -> list[str]:
        return [t for t in tags if t in PRODUCTS and PRODUCTS[t].parent == tag]

    heads = [t for t in tags if t not in PRODUCTS or PRODUCTS[t].parent not in tags]
    return joined(
        [f"{name(t)} ({joined([*map(name, members(t))])})" if members(t) else name(t) for t in heads]
    )


_LINKS = {"in_exchange_for": "in exchange for", "pending": "once", "may": "may change"}
_LINKED = re.compile(
    r"(?:only )?(?:if|unless|until|once|should|provided|pending|awaiting|depending on|contingent|conditional|subject to"
    r"|(?:as|so) long as|on (?:the )?condition|in (?:exchange|return) for|may|might|can|could|kept|reserves?)\b",
    re.IGNORECASE,
)
"""Words of a document that say themselves how a condition hangs on it."""


def condition_in_words(condition: Condition) -> str:
    """What a measure depends on, with a link word: the document's own, where it has one."""
    trigger = condition.trigger
    if _LINKED.match(trigger):
        return trigger[0].lower() + trigger[1:]
    return f"{_LINKS.get(condition.kind, condition.kind)} {trigger}"


def measure_sentence(m: Measure) -> str:
    """One sentence on a measure: who, what, how high, on what, against whom, from when."""
    return capital(_lead(m) + _dates(m)) + "."


def _lead(m: Measure) -> str:
    actor, noun, goods = party_names(m.actor), _NOUNS[m.instrument], _target_words(m)
    rate = _rate_words(m.rate) if m.rate else ""
    before = f"{m.rate.previous_pct:g} %" if m.rate is not None and m.rate.previous_pct is not None else ""
    if m.status in _LEADS or m.action not in _VERBS:
        verb = _LEADS.get(m.status) or ("agreed to" if m.status == "agreed" else "announced")
        what = f"{rate} {noun}".strip()
        article = "" if noun.endswith("s") else "an " if what[0] in "aeiou8" else "a "
        tail = f", instead of {before}" if before else ""
        return f"{actor} {verb} {article}{what} {goods}".rstrip() + tail
    verb, its = _VERBS[m.action], "its"
    if len(as_groups(m.actor)) > 1:
        verb, its = verb.removesuffix("s"), "their"
    if m.rate is not None and m.rate.kind == "points_change" and m.rate.value_pct is not None:
        return f"{actor} {verb} {its} {noun} {goods}".rstrip() + f" by {m.rate.value_pct:g} points"
    if m.action in ("remove", "exempt"):
        return f"{actor} {verb} {its} {noun} {goods}".rstrip()
    if m.action in ("maintain", "suspend", "extend"):
        return f"{actor} {verb} {its} {f'{rate} {noun}'.strip()} {goods}".rstrip()
    tail = f" to {rate}" if rate else ""
    return f"{actor} {verb} {its} {noun} {goods}".rstrip() + (f" from {before}" if before else "") + tail


def _dates(m: Measure) -> str:
    start, end = when_in_words(m.effective), when_in_words(m.expires)
    until = "" if end is None else f", until {end}" if m.expires and m.expires.value else f", {end}"
    return (f", from {start}" if start else "") + until


def _rate_words(rate: Rate) -> str:
    extra = {"additional": "additional ", "total": "total "}.get(rate.basis, "")
    if rate.kind == "points_change" and rate.value_pct is not None:
        return f"{rate.value_pct:g}-point change of the"
    if rate.value_pct is not None:
        return f"{extra}{rate.value_pct:g} %{rate.plus()}"
    if rate.low_pct is not None and rate.high_pct is not None:
        return f"{extra}{rate.low_pct:g} to {rate.high_pct:g} %"
    return f"{extra}{rate.per_unit.in_words()}" if rate.per_unit is not None else ""


def _target_words(m: Measure) -> str:
    side = "to" if m.instrument in _EXPORT_SIDE else "from"
    goods = _scope_words(m.scope)
    target = party_names([t for t in m.target if t != "WLD"])
    everyone = "all destinations" if side == "to" else "all origins"
    rule = m.scope.content_rule
    middle = f" {_CONTENT[rule.kind].format(actor=party_names(m.actor))}" if rule is not None else ""
    if rule is not None and rule.threshold_pct is not None:
        middle += f" ({rule.threshold_pct:g} % of the value or more)"
    there = target or (everyone if "WLD" in m.target else "")
    link = "for" if side == "to" else "on"
    return f"{link} {goods}{middle}" + (f" {side} {there}" if there else "")


def _scope_words(scope: Scope) -> str:
    tags = list(scope.products)
    worth = ""
    if scope.value is not None:
        worth = f" worth {scope.value.amount / 1e9:g} bn {scope.value.currency}"
    if not tags:
        return f"goods not identified{worth}"
    if "all_goods" in tags:
        return f"all goods{worth}"
    if "most_goods" in tags:
        return f"most goods{worth}"
    if "goods_list" in tags:
        return f"a list of goods{worth}"
    return product_names(tags) + worth


def commitment_sentence(c: Commitment) -> str:
    """One sentence on a promise: who does what for whom, how much, until when."""
    actor = capital(party_names(c.actor))
    if c.kind in ("process", "policy", "enforcement", "security"):
        text = capital(with_articles(c.title.rstrip(". ")))
        if len(c.actor) > 1 and text.startswith(f"{actor} "):
            text = f"{actor} are to {text.removeprefix(actor).lstrip()}"  # a promise, not yet a fact
        return f"{text}."
    goods = product_names(c.products) or "goods"
    whose = party_names(c.beneficiary)
    source = f" from {whose}" if whose else ""
    amount = amount_in_words(c)
    several = len(as_groups(c.actor)) > 1
    what = {
        "purchase": f"buy more {goods}{source}"
        if amount == "more"
        else f"buy {amount}{' of ' if amount else ''}{goods}{source}",
        "investment": f"invest {amount}{' in ' if amount else 'in '}{whose or 'the other side'}",
        "market_access": f"open {'their markets' if several else 'its market'} for {goods}{source}",
    }[c.kind]
    until = when_in_words(c.ends)
    tail = f", by {until}" if until else f", for {c.years:g} years" if c.years else ""
    return f"{actor} {'are' if several else 'is'} to {what}{tail}."


_COUNTED = {"persons": "persons", "units": "units", "barrel": "barrels", "gallon": "gallons", "l": "litres",
            "m3": "cubic metres", "acre-foot": "acre-feet", "head": "head"}  # fmt: skip


def amount_in_words(c: Commitment) -> str:
    """How much a commitment promises, with its bound and unit; empty when the document tells no amount."""
    q = c.quantity
    if q is None:
        return ""
    if q.value is None:
        return "" if not q.words else f"“{q.words}”" if "amount" in q.words else f"“{q.words}” amounts"
    bound = {"at_least": "at least ", "up_to": "up to ", "approx": "about ", "more_than": "more than ",
             "less_than": "less than "}.get(q.bound, "")  # fmt: skip
    unit = q.unit or ""
    if unit == "t":
        number = f"{q.value / 1e6:g} million t" if q.value >= 1e6 else f"{q.value:,.0f} t"
    elif unit == "bushel":
        number = f"{q.value / 1e6:g} million bushels"
    elif unit in _COUNTED:
        number = (
            f"{q.value / 1e6:g} million {_COUNTED[unit]}"
            if q.value >= 1e6
            else f"{q.value:,.0f} {_COUNTED[unit]}"
        )
    else:
        number = f"{q.value / 1e9:g} bn {unit}" if q.value >= 1e9 else f"{q.value / 1e6:g} m {unit}"
    per = {"year": " a year", "month": " a month"}.get(q.per, "")
    return f"{bound}{number}{per}"

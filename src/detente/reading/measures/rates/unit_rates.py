"""Duties in money for each unit of goods: "a duty of 150 euros per tonne", "$0.37 a kilogram"."""

from __future__ import annotations

import re

from detente.ledger.records import UnitRate
from detente.reading.measures.place import Place
from detente.reading.text.numbers import Amount

__all__ = ["unit_rate"]

_UNITS = (
    (r"100\s?(?:kilogram(?:me)?s?|kilos|kg)|quintal", "100 kg"),
    (r"(?:metric\s)?tonn?es?|metric\stons?|tons?|MT|mt|t", "t"),
    (r"kilogram(?:me)?s?|kilos?|kgs?", "kg"),
    (r"hectolit(?:er|re)s?|hl", "hl"),
    (r"lit(?:er|re)s?|l", "l"),
    (r"pounds?|lbs?", "lb"),
    (r"bushels?", "bushel"),
    (r"barrels?", "barrel"),
    (r"pairs?", "pair"),
    (r"square\smet(?:er|re)s?|sq\.?\s?m|m2|m²", "m2"),
    (r"watts?|W", "W"),
    (r"head", "head"),
    (r"pieces?|units?|items?|sets?|packages?|parcels?|bottles?|boxes|box|cartons?|bags?", "unit"),
)
_PER = re.compile(
    r"(?:\s?/\s?|\s(?:per|an?|for (?:each|every)|on (?:each|every))\s|-(?:per|an?)-)(?:(?:"
    + ")|(?:".join(f"(?P<u{n}>{words})" for n, (words, _) in enumerate(_UNITS))
    + r"))(?![\w²])"
)
_JOINED = re.compile(r"\s?(?:-|–|—|to|and)\s?")
_BEFORE = re.compile(r"\s(?:from|instead of|up from|down from|compared with)\s(?:the\s|a\s)?")
_CHANGES = re.compile(
    r"\b(?:rais|increas|cut|lower|reduc|doubl|hik|halv|chang|trim|slash)\w*\b[^.;]{0,60}\bfrom\s$"
)
_OTHER = re.compile(
    r"\b(?:pric(?:e|es|ed|ing)|worth|valu(?:e|es|ed)|costs?|trad(?:es?|ed|ing)|sold|sells?|fetch\w*|premium|margin"
    r"|subsid\w+|paid to|benchmark|threshold|below|above)\b[^,;.]{0,24}$"
)
"""Before money a unit that is a price, no duty."""
_LEADS = re.compile(
    r"[^.;]{0,110}?\b(?:of|at|to|by|is|are|was|were|be|from|between|than)\s(?:[\w-]+\s){0,3}$|\s?[(:=]\s?$"
)
_PLUS = re.compile(r"[^.;]{0,60}?(?:%|per ?cent)\splus\s(?:an?\s|another\s)?$")
"""A compound duty: "30% plus 95 euros per 100 kg"."""
_LEVIED = re.compile(r"\s(?:\w+\s){0,5}$|-$")


def unit_rate(place: Place) -> UnitRate | None:
    """The duty in money a unit that the words of a measure give; the highest, where they give a range."""
    text = place.text
    money = [a for a in place.passage.amounts if len(a.unit) == 3 and a.unit.isupper()]
    for n, amount in enumerate(money):
        per = _PER.match(text, amount.end)
        if per is None or not place.clause_start <= amount.start < place.following:
            continue
        first = _first(text, money, n)
        begins = (first or amount).start
        if _is_levied(place, begins, per.end()):
            rise = first is not None and _CHANGES.search(text[: first.start]) is not None
            return UnitRate(
                amount=amount.value,
                low=first.value if first is not None and not rise else None,
                previous=first.value
                if first is not None and rise
                else _previous(text, money[n + 1 :], per.end()),
                currency=amount.unit,
                per=next(unit for k, (_, unit) in enumerate(_UNITS) if per[f"u{k}"]),
            )
    return None


def _is_levied(place: Place, start: int, end: int) -> bool:
    """Whether money a unit is the height of the duty, and no price of the goods."""
    text, head = place.text, place.head
    if start < head.noun_end:
        levied = start >= place.previous and _LEVIED.fullmatch(text[end : head.noun_start])
        return bool(levied) and not _OTHER.search(text[:start])
    if head.rate is not None:
        return _PLUS.match(text[head.start : start]) is not None
    words = text[head.noun_end : start]
    return _LEADS.match(words) is not None and not _OTHER.search(words)


def _first(text: str, money: list[Amount], n: int) -> Amount | None:
    """The other end of "between $100 and $345 per tonne"."""
    if n == 0 or _JOINED.fullmatch(text[money[n - 1].end : money[n].start]) is None:
        return None
    return money[n - 1]


def _previous(text: str, later: list[Amount], end: int) -> float | None:
    """What was levied before: "to $50 a tonne from $40"."""
    before = next((a for a in later if _BEFORE.fullmatch(text[end : a.start])), None)
    return before.value if before is not None else None

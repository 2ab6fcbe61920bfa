"""Labelled lines: "Steel: 25% from 1 July", "Vietnam 20%", "Duty on gold: nil", put into words."""

from __future__ import annotations

import re

from detente.reading.gazetteers.markets import COMPANIES
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage
from detente.reading.text.products import ProductMention, find_products

__all__ = ["Labelled", "inside_sentence", "labelled", "read_figure"]

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SIGN = r"\s?(?:%|per\s?cent\b)"
_UP_TO = r"\s?(?:-|–|to|and)\s?"
_SHARE = rf"(?:{_NUMBER}{_UP_TO})?{_NUMBER}{_SIGN}(?:{_UP_TO}{_NUMBER}{_SIGN})?"
_MONEY = rf"(?:US\$|NT\$|A\$|C\$|Rs\.?\s?|[$€£¥₹])\s?{_NUMBER}"
_SPECIFIC = (
    rf"{_MONEY}(?:\s?(?:-|–|to|and)\s?(?:{_MONEY}|{_NUMBER}))?\s?(?:per|a|/)\s?(?:metric\s)?"
    r"(?:tonn?e?|MT|kg|kilogram(?:me)?|litre|liter|unit|piece|item|head|hectolitre|100\s?kg)\b"
)
_HOW = (
    r"(?:(?:an?|the|of|at|to|up|between|from|ranging|additional|extra|new|flat|further|provisional|definitive|final"
    r"|ad|valorem|import|customs|anti-?dumping|countervailing|safeguard|reciprocal|tariffs?|dut(?:y|ies)"
    r"|surtax(?:es)?"
    r"|surcharges?|lev(?:y|ies)|rates?|base|minimum|maximum|raised|increased|cut|lowered|reduced|set|kept|as"
    r"|high|low"
    r"|\+)\s)*"
)
_FIGURE = re.compile(
    rf"{_HOW}(?P<free>nil|zero|free|exempt)\b|{_HOW}\+?(?:{_SHARE}(?:\s(?:and|to)\s{_SHARE})?"
    rf"|{_SPECIFIC})(?:\s(?:ad valorem|additional|provisional"
    rf"|definitive"
    r"|import|customs|anti-?dumping|countervailing|safeguard))*"
    r"(?:\s(?P<noun>tariffs?|dut(?:y|ies)|surtax(?:es)?|surcharges?|lev(?:y|ies)|rates?)\b)?",
    re.IGNORECASE,
)
"""What a duty is put at, by itself or with its noun ("up to 35 per cent duty", "a duty of $5 per tonne")."""
_LABEL = re.compile(
    r"(?P<label>[A-Z0-9a-z][^:;%$€£—–]{1,70}?)(?:(?:\s\([^()]{2,60}\))?\s?[:—–]\s|\s-\s"
    r"|\s(?=\(?\+?\d[\d.]*\s?(?:%|per cent)\)?\W*$))\(?(?=\S)"
)
_OF_VALUE = re.compile(
    r"\s?on (?:the )?(?:CIF|FOB|customs|assessable|declared|landed|import|dutiable)\b(?: \([^)]{0,60}\))?(?:"
    r" value)?"
    r"(?: \([^)]{0,60}\))?",
)
_FROM_THERE = re.compile(
    r"\s?on (?:all )?(?:imports|goods|products|shipments)(?: originating)? (?=from\b|in\b)"
)
_NO_GOOD = re.compile(
    r"^(?:the |a |an )?(?:[\w-]+ )?(?:rates?|tariffs?|dut(?:y|ies)|average|total|headline|core|threshold|share"
    r"|growth|exports?|imports?|demand"
    r"|costs?|revenue|gdp|inflation|note|date|effective\b.*|source|status|scope|others?|reason|deadline|change"
    r"|increase"
    r"|decrease|result|impact|weight|value|volume|quota|producers?|companies|company|exporters?)$",
    re.IGNORECASE,
)
"""Labels that name no goods, whatever stands behind them."""
_DUTY_ON = re.compile(
    r"(?:the |a )?(?:basic |new |additional |agriculture |customs |import |tariff |excise |cess )*(?:dut(?:y"
    r"|ies)|tariffs?|rates?"
    r"|lev(?:y|ies)|BCD|surtax|surcharge) (?:rate )?(?:on|for) (?:imports of )?(?=\S)",
    re.IGNORECASE,
)
_RATE_ITSELF = re.compile(
    r"(?:the )?(?:new |applicable |additional |tariff |duty |surtax |ad valorem |general |standard )*(?:rates?"
    r"|dut(?:y|ies)|tariffs?|surtax)"
    r"(?: rate)?$",
    re.IGNORECASE,
)
"""A label that only says that a rate follows."""
_SHARE_OF = re.compile(
    r"\s(?:of (?!(?:the )?(?:\w+ )?value\b)|share|growth|higher|lower|more|less|on (?:the )?year|year-on-year"
    r"|in 20\d\d)"
)
"""Behind a figure that is a share of something, no duty."""

Labelled = tuple[re.Match[str], re.Match[str]]
"""A label and the figure behind it."""


_NAME = re.compile(r"(?:[A-Z][\w.&-]*[A-Z.\d]|\W|\d)")


def inside_sentence(words: str) -> str:
    """Words that began a line as they stand within a sentence; names in capitals and figures stay as they are."""
    return words if _NAME.match(words) else words[:1].lower() + words[1:]


def read_figure(text: str) -> Labelled | None:
    """The label and the figure of a line; ``None`` where it has none, or no rate."""
    label = _LABEL.match(text)
    figure = _FIGURE.match(text, label.end()) if label is not None else None
    if label is None or figure is None or _SHARE_OF.match(text, figure.end()):
        return None
    return label, figure


def labelled(passage: Passage, line: Labelled, noun: str) -> tuple[str, ProductMention | None] | None:
    """ "Steel - 25% from 1 July" as "25% tariff on steel from 1 July"; ``None`` for a label that names no goods."""
    label, figure = line
    goods = _DUTY_ON.sub("", label["label"].strip(), count=1)
    said = "zero duty" if figure["free"] else figure.group()
    named = bool(figure["free"]) or lx.TARIFF.search(said) is not None
    tail = passage.text[figure.end() :].lstrip(")")
    if _RATE_ITSELF.match(goods):
        return f"{said}{'' if named else ' ' + noun}{tail}", None
    sides = [m for m in passage.mentions if m.party and m.end <= label.end()]
    if not sides and not find_products(goods) and (_NO_GOOD.match(goods) or not _is_common(goods)):
        return None
    whole = sides and sides[0].start == passage.text.find(goods) and sides[-1].end >= label.end("label") - 1
    what = f"goods from {goods}" if whole else inside_sentence(goods)
    tail = _FROM_THERE.sub(" ", _OF_VALUE.sub("", tail, count=1), count=1)
    start = len(said) + (0 if named else 1 + len(noun)) + 4
    unknown = None if sides or find_products(goods) else ProductMention(start, start + len(what), _tag(goods))
    return f"{said}{'' if named else ' ' + noun} on {what}{tail}", unknown


def _tag(goods: str) -> str:
    return "_".join(re.findall(r"[a-z0-9]+", goods.lower()))


def _is_common(label: str) -> bool:
    """True for words that can be a good ("soft ferrite cores"), not for a name ("Hyundai Steel", "Solvay")."""
    first, *rest = label.split()
    if first in COMPANIES or (not rest and not first[0].islower()):
        return False
    return len(rest) < 6 and all(word[0].islower() or not word[0].isalpha() for word in rest)

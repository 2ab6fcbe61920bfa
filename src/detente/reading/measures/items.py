"""Items of a list, read as the sentences they stand for.

An item leaves to the sentence that opens its list what it does not say itself. Three kinds are put into words:
items that go on with the lead ("Japan will:" "- buy 100 aircraft"), labelled figures ("Steel: 25% from 1 July") and
enumerations inside a sentence ("has agreed to: (i) ...; (ii) ..."). What they rest on stays the words of the document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.gazetteers.markets import COMPANIES
from detente.reading.measures.drafts import Draft
from detente.reading.measures.finding import sketch
from detente.reading.measures.leads import FAR, Lead
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.products import ProductMention, find_products

__all__ = ["told_items"]

_MEANS = re.compile(r"\b(?:by|through|via)\s?:?$")
"""Before the ways in which something told is done."""
MAX_ITEMS = 24
"""Items taken from one enumeration inside a sentence."""

_GOES_ON = re.compile(
    r"\b(?:to|will|would|shall|must|can|may|has|have|had|by|through|via|on|of|for|from|against|with|that)"
    r"(?:\s(?:also|now|both|either|jointly|immediately|the following|each of the following))?\s?:$"
)
"""A lead whose sentence its items finish."""
_MARK = re.compile(r"(?:(?<=\s)|(?<=^))\((?P<mark>[ivx]{1,4}|[a-h]|\d)\)\s(?=\S)")
_FIRST = ("i", "a", "1")
_TRAIL = re.compile(r"[\s;,]*(?:(?:;|,)\s?(?:and|or)|\s(?:and|or))?[\s;,.]*$")
_NAME = re.compile(r"(?:[A-Z][\w.&-]*[A-Z.\d]|\W|\d)")

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
    rf"{_HOW}\+?(?:{_SHARE}(?:\s(?:and|to)\s{_SHARE})?|{_SPECIFIC})(?:\s(?:ad valorem|additional|provisional"
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


def told_items(passage: Passage, thread: Thread) -> list[Passage]:
    """The sentences a passage stands for: itself, or what its items say together with their lead."""
    inside = _enumerated(passage, thread)
    if inside:
        return inside
    if passage.sentence.kind != "item":
        return [passage]
    lead: Lead | None = thread.lead
    if lead is None or passage.index - lead.index > FAR:
        return [passage]
    if _goes_on(lead.passage):
        return [_as(passage, thread, _joined(lead.passage.text, passage.text))]
    label = _LABEL.match(passage.text)
    figure = _FIGURE.match(passage.text, label.end()) if label is not None else None
    if label is None or figure is None:
        return [passage]
    if not lead.looked:
        lead.draft, lead.looked = _spoken_of(lead, thread), True
    if lead.draft is None or not lead.draft.actor:
        return [passage]
    told = _labelled(passage, label, figure, _NOUNS.get(lead.draft.instrument, "tariff"))
    if told is None:
        return [passage]
    part = _as(passage, thread, told[0])
    if told[1] is not None:
        part.products = [told[1]]
    return [part]


_NOUNS = {
    "anti_dumping": "anti-dumping duty",
    "countervailing": "countervailing duty",
    "safeguard": "safeguard duty",
}


def _spoken_of(lead: Lead, thread: Thread) -> Draft | None:
    """The duty a list breaks down: that of its lead, or the one told right before a lead that has none."""
    own = next((t for t in reversed(lead.told) if t.family == "tariff"), None) or sketch(lead.passage, thread)
    if not _BREAKS_DOWN.search(lead.passage.text):
        return own
    earlier: list[Draft] = [t for t in thread.told[-4:] if t.family == "tariff" and t not in lead.told]
    before = next((t for t in reversed(earlier) if lead.index - t.sentences[-1] <= NEAR), None)
    if before is None or (own is not None and own.actor and own.actor != before.actor):
        return own
    if own is None or not own.actor:
        return before
    if own.instrument == "import_tariff" and not own.sure_target:  # "India has imposed the following duties:"
        return replace(own, instrument=before.instrument, target=before.target, sure_target=before.sure_target,
                       effective=own.effective or before.effective, sentences=[*before.sentences])  # fmt: skip
    return own


NEAR = 5
"""Sentences between a measure and the lead of a list that breaks it down."""


_BREAKS_DOWN = re.compile(
    r"\b(?:rates?|dut(?:y|ies)|tariffs?|(?:as )?follow(?:s|ing)|these|breakdown"
    r"|by (?:country|sector|product|origin|company))\b",
    re.IGNORECASE,
)


def _as(passage: Passage, thread: Thread, text: str) -> Passage:
    return Passage(replace(passage.sentence, text=text, kind="item"), thread, passage)


def _goes_on(lead: Passage) -> bool:
    text = lead.text.rstrip()
    if not text.endswith(":"):
        return False
    last = next(
        (m for m in reversed(lead.mentions) if m.party and m.kind in ("name", "metonym", "institution")), None
    )
    names = last is not None and not text[last.end : -1].strip() and " on " not in text[: last.start][-8:]
    return bool(_GOES_ON.search(text)) or (names and lx.TARIFF.search(text) is None)


def _joined(lead: str, item: str) -> str:
    begin = item if _NAME.match(item) else item[:1].lower() + item[1:]
    return f"{lead.rstrip()[:-1].rstrip()} {_TRAIL.sub('', begin)}."


def _enumerated(passage: Passage, thread: Thread) -> list[Passage]:
    """Parts of "has agreed to: (i) remove ...; (ii) open ...", each with the words before the first mark."""
    marks = list(_MARK.finditer(passage.text))[:MAX_ITEMS]
    if len(marks) < 2 or marks[0]["mark"] not in _FIRST:
        return []
    lead = passage.text[: marks[0].start()].rstrip()
    if _MEANS.search(lead) or not re.search(_GOES_ON.pattern[:-1].replace(r"\s?:", r"\s?:?$"), lead):
        return []
    lead = lead.rstrip(":")
    ends = [m.start() for m in marks[1:]] + [len(passage.text)]
    return [
        _as(passage, thread, _joined(lead + ":", passage.text[m.end() : end]))
        for m, end in zip(marks, ends, strict=True)
    ]


def _labelled(
    passage: Passage, label: re.Match[str], figure: re.Match[str], noun: str
) -> tuple[str, ProductMention | None] | None:
    """ "Steel - 25% from 1 July" as "25% tariff on steel from 1 July"; ``None`` for a label that names no goods."""
    goods = label["label"].strip()
    sides = [m for m in passage.mentions if m.party and m.end <= label.end()]
    if not sides and not find_products(goods) and (_NO_GOOD.match(goods) or not _is_common(goods)):
        return None
    whole = sides and sides[0].start == 0 and sides[-1].end >= len(goods) - 1
    what = f"goods from {goods}" if whole else goods if _NAME.match(goods) else goods[:1].lower() + goods[1:]
    named = lx.TARIFF.search(figure.group()) is not None
    tail = passage.text[figure.end() :].lstrip(")")
    tail = _FROM_THERE.sub(" ", _OF_VALUE.sub("", tail, count=1), count=1)
    start = len(figure.group()) + (0 if named else 1 + len(noun)) + 4
    unknown = None if sides or find_products(goods) else ProductMention(start, start + len(what), _tag(goods))
    return f"{figure.group()}{'' if named else ' ' + noun} on {what}{tail}", unknown


def _tag(goods: str) -> str:
    return "_".join(re.findall(r"[a-z0-9]+", goods.lower()))


def _is_common(label: str) -> bool:
    """True for words that can be a good ("soft ferrite cores"), not for a name ("Hyundai Steel", "Solvay")."""
    first, *rest = label.split()
    if first in COMPANIES or (not rest and not first[0].islower()):
        return False
    return len(rest) < 6 and all(word[0].islower() or not word[0].isalpha() for word in rest)

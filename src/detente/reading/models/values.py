"""Reading numbers, dates and names again: what a model gives only points at what our own parsers find.

Every function returns a value that was read from the sentence, or nothing; none returns what it was given.
"""

from __future__ import annotations

import math
import re
from typing import Literal

from detente.labels import ECONOMIES
from detente.ledger.records import Rate, When
from detente.reading.gazetteers.parties import PARTY_NAMES
from detente.reading.gazetteers.products import PRODUCTS
from detente.reading.gazetteers.states import STATES
from detente.reading.measures.rates.rates import group_rates
from detente.reading.models.align import Aligner
from detente.reading.models.grounds import Place
from detente.reading.text.dates import DateMention
from detente.reading.text.numbers import Amount, find_amounts, find_percents
from detente.reading.text.products import find_products

__all__ = [
    "amount_in",
    "date_in",
    "duty_percents",
    "party_ids",
    "party_name",
    "rate_in",
    "tags_of",
    "verbatim",
]

DateRole = Literal["announced", "effective", "expires", "starts", "ends", "on"]


def same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


# -- words and names ---------------------------------------------------------------------------------------
def verbatim(text: str, words: str | None, *, longest: int = 300) -> tuple[int, int] | None:
    """Where words stand in a sentence, up to typography; the place nearest to its beginning."""
    if not words or len(words) > longest:
        return None
    found = Aligner(text).places(words, limit=1)
    return found[0] if found else None


def party_ids(name: str) -> frozenset[str]:
    """Ids that a name of a party stands for: the id itself, or a name or demonym of the gazetteer."""
    name = name.strip()
    if name in STATES or name == "WLD":
        return frozenset([name])
    lowered = name.lower().removeprefix("the ")
    if lowered in ("all countries", "world", "all", "all economies"):
        return frozenset(["WLD"])
    return frozenset(
        party
        for party, (names, demonyms, _) in STATES.items()
        if any(lowered == word.lower().removeprefix("the ") for word in (*names, *demonyms))
    )


def party_name(party: str) -> str:
    """Plain name of a party."""
    return PARTY_NAMES.get(party) or ECONOMIES.get(party, party)


def tags_of(word: str) -> tuple[str, ...]:
    """Tags that a tag or a word for a product stands for."""
    word = word.strip()
    return (word,) if word in PRODUCTS else tuple(dict.fromkeys(p.tag for p in find_products(word)))


# -- rates ---------------------------------------------------------------------------------------------------
_SHARE = re.compile(
    r"\s?(?:or more )?(?:of|share|stake|owned|ownership|held|content|by value)\b(?! (?:dut|tariff|lev))",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:shares?|stocks?|index|futures|Nikkei\W?(?:225)?|KOSPI|Dow|Nasdaq|Hang Seng|growth|inflation|GDP|output"
    r"|exports|sales|prices)\s(?:[\w.]+\s){0,3}?(?:rose|fell|gain\w*|up|down|jump\w*|drop\w*|clos\w*|add\w*"
    r"|lost|slid|climb\w*"
    r"|grew|of|at|by|were|was)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_ACCOUNTS = re.compile(
    r"\b(?:account\w* for|supplies|controls?|produces?|refines?|processes|holds?)\s(?:\w+\s){0,3}$"
)


def duty_percents(
    text: str,
) -> list[tuple[float | None, float | None, float | None, float | None, bool, int]]:
    """Percentages of a sentence that can be duties: (rate, previous, low, high, points, offset)."""
    usable = []
    for percent in find_percents(text):
        before = text[max(0, percent.start - 70) : percent.start]
        if _SHARE.match(text, percent.end) and not re.match(r"\s?of (?:up|the dut)", text[percent.end :]):
            continue
        if _MARKET.search(before) or _ACCOUNTS.search(before):
            continue
        usable.append(percent)
    return [(g.rate, g.previous, g.low, g.high, g.main.points, g.first) for g in group_rates(text, usable)]


def rate_in(
    text: str,
    rate: float | None,
    low: float | None,
    high: float | None,
    previous: float | None,
) -> tuple[Rate, int, bool] | None:
    """The rate of the sentence that the numbers point at, its offset, and whether all of them were found in it."""
    for value, old, bottom, top, points, place in duty_percents(text):
        if value is None and bottom is not None and top is not None:
            ends = (low is not None and same(low, bottom)) and (high is not None and same(high, top))
            if ends or (rate is not None and same(rate, top) and low is None):
                band = Rate(kind="band", low_pct=bottom, high_pct=top)
                return band, place, previous is None and ends
            continue
        if value is not None and rate is not None and same(rate, value):
            whole = low is None and high is None
            if previous is not None:
                whole = whole and old is not None and same(previous, old)
            kind: Literal["points_change", "ad_valorem"] = "points_change" if points else "ad_valorem"
            return Rate(kind=kind, value_pct=value, previous_pct=old), place, whole
    return None


# -- amounts -------------------------------------------------------------------------------------------------
_UNITS = {
    "tonnes": "t", "tonne": "t", "tons": "t", "ton": "t", "metric tons": "t", "metric tonnes": "t", "t": "t",
    "million tonnes": "t", "million tons": "t", "mt": "t", "bushels": "bushel", "bushel": "bushel", "$": "USD",
    "dollars": "USD", "us dollars": "USD", "euros": "EUR", "€": "EUR", "aircraft": "units", "planes": "units",
}  # fmt: skip


def amount_in(text: str, value: float, unit: str | None, *, money: bool = False) -> Amount | None:
    """The amount of the sentence with this value and unit."""
    wanted = _UNITS.get((unit or "").strip().lower(), (unit or "").strip())
    for amount in find_amounts(text):
        if money and len(amount.unit) != 3:
            continue
        if same(amount.value, value) and (not wanted or wanted == amount.unit or wanted == amount.noun):
            return amount
    return None


# -- dates ---------------------------------------------------------------------------------------------------
_ENDS = re.compile(
    r"\b(?:until|till|through|expir\w*(?: on| in| at)?|end(?:s|ing|ed)?(?: on| in| at)?|lapse\w*(?: on)?|up to"
    r"|no later than|before|by|extended to|to)\s(?:the\s|about\s)?$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:for|lasting|over|period of|within|another|initial)\s*(?:\w+\s){0,2}$", re.IGNORECASE
)
_BEGINS = re.compile(
    r"\b(?:from|effective|start\w*|begin\w*|as of|since|tak\w+ effect|took effect|come\w* into|came into"
    r"|enter\w*|force"
    r"|appl\w+|impos\w+|will|would|goes|go|effect|put|rais\w+|cut|lower\w*|introduc\w*|due|after|in force|on)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:announc|said|say|publish|unveil|sign|issu|declar|threat|propos|order|agree|promulgat|reveal|launch"
    r"|decid|made"
    r"|met|struck|reach|post|wrote|tell|told|warn|introduc|impos|adopt)\w*",
    re.IGNORECASE,
)
_Bound = Literal["until", "by", "before", "after", "from", "about"]
_BOUNDS: tuple[tuple[_Bound, re.Pattern[str]], ...] = (
    ("until", re.compile(r"\b(?:until|till|through|up to)\s(?:the\s)?$", re.IGNORECASE)),
    ("by", re.compile(r"\b(?:by|no later than)\s(?:the\s)?$", re.IGNORECASE)),
    ("before", re.compile(r"\bbefore\s(?:the\s)?$", re.IGNORECASE)),
    ("after", re.compile(r"\bafter\s(?:the\s)?$", re.IGNORECASE)),
    ("from", re.compile(r"\b(?:from|starting|beginning|effective|as of|since)(?: on)?\s(?:the\s)?$", re.IGNORECASE)),
    ("about", re.compile(r"\b(?:about|around|roughly)\s$", re.IGNORECASE)),
)  # fmt: skip

_FIRST_WORDS: dict[str, _Bound] = {
    "until": "until", "by": "by", "before": "before", "after": "after", "from": "from", "since": "from",
}  # fmt: skip


def date_in(places: tuple[Place, ...], words: str | None, role: DateRole) -> tuple[When, Place] | None:
    """The date of the quoted sentences that the words point at, resolved by us, if it can play the role.

    The words must stand in a sentence and touch exactly one date there.
    """
    if not words or len(words) > 80:
        return None
    for place in places:
        found = verbatim(place.text, words, longest=80)
        if found is None:
            continue
        touched = [d for d in place.dates if d.start < found[1] and found[0] < d.end]
        if len(touched) == 1 and _plays(place.text, touched[0], role):
            return _when(place.text, touched[0]), place
    return None


def _plays(text: str, mention: DateMention, role: DateRole) -> bool:
    before = text[max(0, mention.start - 70) : mention.start]
    words = mention.words.lower()
    ends = bool(_ENDS.search(before)) or words.startswith(("until", "by", "through", "before"))
    lasts = mention.anchor == "length" or bool(_LASTS.search(before))
    if role in ("expires", "ends"):
        return ends or lasts
    until = bool(
        re.search(r"\b(?:until|till|through|expir\w*(?: on)?|end(?:s|ing)? on)\s(?:the\s)?$", before, re.I)
    )
    if until or words.startswith(("until", "through")):
        return False
    after = text[mention.end : mention.end + 60]
    if role in ("effective", "starts"):
        told = re.search(
            r"\b(?:announced|said|signed|published|told|agreed)\s(?:earlier\s|late\s)?(?:on\s)?$", before
        )
        told = told or re.match(
            r"\s(?:[\w.]+\s){0,4}?(?:announced|said|signed|published|told|confirmed|agreed|threatened|warned)\b",
            after,
        )
        return (
            not told and bool(_BEGINS.search(before) or _BEGINS.search(after)) and mention.anchor != "length"
        )
    if role == "announced":
        begins = re.search(
            r"\b(?:from|effective|starting|beginning|as of|take effect|takes effect|will|by)\s(?:on\s)?$",
            before,
            re.I,
        )
        return not begins and bool(_TOLD.search(before) or _TOLD.search(after))
    return True


def _when(text: str, mention: DateMention) -> When:
    before = text[max(0, mention.start - 30) : mention.start]
    bound = next((name for name, pattern in _BOUNDS if pattern.search(before)), None)
    if bound is None:
        first = mention.words.lower().split(" ")[0]
        bound = _FIRST_WORDS.get(first)
    return mention.when(bound or "on")

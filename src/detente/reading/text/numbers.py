"""Numbers of trade reports: percentages, points, bands, money, tonnes; in digits or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from detente.ledger.parts import QuantityUnit
from detente.ledger.records import Money, Quantity
from detente.reading.gazetteers.markets import CURRENCIES, MASS_UNITS

__all__ = ["MASSES_AND_VOLUMES", "Amount", "Percent", "find_amounts", "find_percents", "parse_number"]

AmountBound = Literal["exact", "at_least", "up_to", "approx", "more_than", "less_than"]

_UNITS = {w: n for n, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen"])}  # fmt: skip
_TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_WORD = "(?:" + "|".join([*_UNITS, *_TENS, "hundred", "thousand", "a hundred"]) + ")"
_WORDS = rf"{_WORD}(?:[- ](?:and[- ])?{_WORD}){{0,5}}"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_SPOKEN = r"\d{1,4}-point-(?:\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine)"
"""``34-point-one``: as it is read out."""
_NUMBER = rf"(?:{_SPOKEN}|{_DIGITS}|{_WORDS})"

_PERCENT_SIGN = r"(?:\s?%|[\s-]?(?:pct\b|pc\b|p\.c\.|per[- ]?cent(?:age)?\b(?![- ]points?)))"
_POINT_SIGN = r"(?:[\s-](?:per[- ]?cent(?:age)?[- ]points?|pp\b|pps\b)|\s?%[- ]points?)"
_SIGN = rf"(?:{_POINT_SIGN}|{_PERCENT_SIGN})"
_PERCENT = re.compile(
    rf"(?<![\w.,$€£¥-])(?P<low>{_NUMBER})(?:{_SIGN})?\s?(?:-|–|—|to"
    rf"|and)\s?(?P<high>{_NUMBER})(?P<sign1>{_SIGN})"
    rf"|(?<![\w.,$€£¥])(?P<value>{_NUMBER})(?P<sign2>{_SIGN})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:between(?: an?)?|range[ds]?(?: from| of| between)?|ranging from|anywhere from)\s*$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_OF_DUTIES_FROM = re.compile(r"\b(?:tariffs|duties|levies|rates|surtaxes)\s(?:\w+\s)?from\s*$", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:cut|lower|reduc|rais|increas|slash|hik|bring|brought|lift|drop|doubl|tripl|mov|chang|adjust|go(?:es"
    r"|ing)?\b|went"
    r"|ris(?:e|es|ing)|rose|f[ae]ll|step)\w*\b",
    re.IGNORECASE,
)
"""``apply duties from 20 to 50 percent``: a band, unless a verb says that the rate changes."""
_RANGED = re.compile(r"\sto\s|[–—]", re.IGNORECASE)


_NOTHING = re.compile(
    r"\bto\s(zero|nil|nothing|0)\b(?!%|[.,]?\d|[\s-](?:per|pct|points?|tariffs?|dut(?:y|ies)))(\sfrom\s)?",
    re.IGNORECASE,
)
"""``from 5% to zero``: a rate without a sign."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage in a sentence; offsets count from the beginning of the sentence."""

    start: int
    end: int
    value: float
    low: float | None = None
    """Lower end, when the words give a range ("10-15%", "between 11 percent and 14 percent")."""
    points: bool = False
    """Percentage points instead of percent."""
    bound: Literal["eq", "gt", "lt", "approx", "up_to"] = "eq"


@dataclass(frozen=True, slots=True)
class Amount:
    """Money or a physical quantity in a sentence."""

    start: int
    end: int
    value: float
    unit: str
    """Currency code, ``t``, ``bushel``, ``persons`` or ``units``."""
    bound: AmountBound = "exact"
    per: Literal["total", "year", "month"] = "total"
    noun: str = ""
    """What is counted, when that is no money."""

    def money(self) -> Money:
        return Money(amount=self.value, currency=self.unit)

    def quantity(self, words: str) -> Quantity:
        unit = cast(QuantityUnit, self.unit) if self.unit in get_args(QuantityUnit) else None
        return Quantity(value=self.value, unit=unit, bound=self.bound, per=self.per, words=words)


def parse_number(words: str) -> float | None:
    """Value of a number in digits or in English words; ``None`` when it is neither."""
    words = words.strip().lower().replace(",", "")
    try:
        return float(words)
    except ValueError:
        pass
    whole, point, part = words.partition("-point-")
    if point:
        decimals = part if part.isdigit() else str(_UNITS.get(part, ""))
        return float(f"{whole}.{decimals}") if whole.isdigit() and decimals else None
    total = current = 0.0
    seen = False
    for word in re.split(r"[\s-]+", words):
        if word in ("and", "a"):
            continue
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word in _SCALES:
            total, current = total + (current or 1.0) * _SCALES[word], 0.0
        else:
            return None
        seen = True
    return total + current if seen else None


_GT = re.compile(
    r"\b(?:over|more than|above|at least|no less than|exceeding|upwards? of|as much as)\s*$", re.IGNORECASE
)
_LT = re.compile(r"\b(?:nearly|almost|less than|under|below|close to|just short of)\s*$", re.IGNORECASE)
_APPROX = re.compile(r"\b(?:about|around|roughly|approximately|some|an estimated|circa)\s*$", re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:up to|as much as|as high as|a maximum of|no more than|capped at|to a cap of"
    r"|not exceed(?:ing)?)\s*$",
    re.IGNORECASE,
)


def find_percents(text: str) -> list[Percent]:
    """Every percentage of a sentence, ranges as one, in the order of the text."""
    out: list[Percent] = []
    for match in _PERCENT.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        if match["value"] is not None:
            value = parse_number(match["value"])
            if value is None:
                continue
            sign = match["sign2"]
            out.append(
                Percent(match.start(), match.end(), value, None, _is_points(sign), _percent_bound(before))
            )
            continue
        low, high = parse_number(match["low"]), parse_number(match["high"])
        if low is None or high is None:
            continue
        if low >= 20 and high < 100 and match["low"][0].isalpha() and not _RANGED.search(match.group()):
            whole = parse_number(match.group()[: -len(match["sign1"])])  # "twenty-five percent"
            if whole is not None:
                points, bound = _is_points(match["sign1"]), _percent_bound(before)
                out.append(Percent(match.start(), match.end(), whole, None, points, bound))
                continue
        points = _is_points(match["sign1"])
        joined = re.search(r"\s(?:to|and)\s", match.group())
        ranged = " to " in match.group() and not _FROM.search(before)
        ranged = ranged or (
            " to " in match.group()
            and low < high
            and _OF_DUTIES_FROM.search(before) is not None
            and not _CHANGES.search(text, max(0, match.start() - 90), match.start())
        )
        band = not joined or ranged or _BETWEEN.search(before)
        if band and low < high:
            out.append(Percent(match.start(), match.end(), high, low, points))
            continue
        first = re.match(rf"{_NUMBER}(?:{_SIGN})?", match.group(), re.IGNORECASE)
        split = match.start() + (first.end() if first else 1)
        out.append(Percent(match.start(), split, low, None, points, _percent_bound(before)))
        out.append(
            Percent(match.end() - len(match["high"]) - len(match["sign1"]), match.end(), high, None, points)
        )
    return _with_nothing(text, out) if out else out


def _with_nothing(text: str, percents: list[Percent]) -> list[Percent]:
    """Adds "zero" as a rate where another rate stands at the other end: "from 5% to zero", "to zero from 5%"."""
    ends, starts = {p.end for p in percents}, {p.start for p in percents}
    nothing = [
        Percent(m.start(1), m.end(1), 0.0)
        for m in _NOTHING.finditer(text)
        if m.start() - 1 in ends or (m[2] and m.end() in starts)
    ]
    return sorted([*percents, *nothing], key=lambda p: p.start)


def _is_points(sign: str) -> bool:
    return "point" in sign.lower() or "pp" in sign.lower()


def _percent_bound(before: str) -> Literal["eq", "gt", "lt", "approx", "up_to"]:
    if _UP_TO.search(before):
        return "up_to"
    if _GT.search(before):
        return "gt"
    if _LT.search(before):
        return "lt"
    return "approx" if _APPROX.search(before) else "eq"


_SCALE = (
    r"(?:[\s-]?(?P<scale{0}>[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|lakh crore|crore|lakh|bln|mln|bn|mn|tn"
    r"|trn"
    r"|b|m|B|M|BN|Bn|k)\b)?"
)
_CODES = "USD|EUR|GBP|JPY|CNY|RMB|KRW|INR|CHF|AUD|CAD|NZD|SGD|HKD|TWD|MXN|BRL|ZAR|TRY|SEK|NOK|DKK|PLN|MYR|THB"
_SYMBOL = (
    r"(?P<symbol>US\$|\$US\s?|\$A\s?|CA\$|AU\$|NZ\$|A\$|C\$|HK\$|NT\$|S\$|R\$|\$|€|£|¥|₩|₹|฿|₫|₱|₺|Rs\.?\s?"
    r"|RM(?=\d)"
    rf"|(?:{_CODES})\s?(?=\d))"
)
_MONEY = re.compile(
    rf"{_SYMBOL}\s?(?P<n1>{_DIGITS}){_SCALE.format(1)}"
    rf"|(?<![\w.,$€£¥])(?P<n2>{_NUMBER}){_SCALE.format(2)}\s(?P<word>(?:(?:US|Australian|Canadian|Singapore|New"
    rf" Zealand"
    r"|Hong Kong|Taiwan) )?dollars|euros?|pounds(?! of)|yen|yuan|won|rupees|(?:Swiss )?francs|ringgit|baht|dong"
    r"|rand"
    rf"|reais|(?:Mexican )?pesos|lira|roubles|rubles|kronor|kroner|zloty|{_CODES})\b",
)
_MASS = re.compile(
    rf"(?<![\w.,$€£¥])(?P<n>{_NUMBER})(?:\s(?P<scale>thousand|million"
    rf"|billion))?[\s-](?P<unit>metric tonn?e?s?|tonnes?|tons?|mmt|MMT|Mt|short tons|long tons|kilotonn?e?s?|kt"
    r"|kilograms?|kg|barrels?|bushels?|gallons?"
    r"|lit(?:er|re)s?|cubic met(?:er|re)s?|acre[- ]f(?:eet|oot)|head(?= of\b))(?! of (?:oil|coal) equivalent)\b",
)
_COUNT = re.compile(
    rf"(?<![\w.,$€£¥])(?<!Boeing )(?<!Airbus )(?P<n>{_NUMBER})(?:\s(?P<scale>thousand"
    rf"|million))?\s(?P<noun>(?:(?:new"
    rf"|(?:Boeing|Airbus)(?:\sA?\d{{3}}[\w-]*)?|commercial|passenger|(?:US|U\.S\.|American|Canadian|Japanese"
    rf"|Korean|British)(?:-(?:origin|made|built))?"
    rf"|National|Guard)\s){{0,3}}"
    r"(?:[Aa]ircraft|[Pp]lanes|[Jj]ets|[Aa]irplanes|vehicles|cars|ships|vessels|troops|soldiers|jobs|workers"
    r"|officers|agents|personnel|people))\b",
)
_PERSONS = frozenset(["troops", "soldiers", "jobs", "workers", "officers", "agents", "personnel", "people"])
_SCALE_VALUE = {"thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9,
                "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "crore": 1e7,
                "lakh": 1e5, "lakh crore": 1e12}  # fmt: skip
_AT_LEAST = re.compile(r"\b(?:at least|no less than|not less than|a minimum of|minimum)\s*$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more than|over|above|exceeding|in excess of|upwards? of)\s*$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less than|under|below|nearly|almost)\s*$", re.IGNORECASE)
_PER_YEAR = re.compile(
    r"^(?:[^.;]|(?-i:(?<=[A-Z]))\.){0,60}?(?:\b(?:a|per|each|every) year\b|\bannually\b|\byearly\b"
    r"|\bper annum\b|/year|\bin each of (?:the )?(?:next |following |coming |first )?(?:$|20\d\d\b|years\b))",
    re.IGNORECASE,
)
_PER_MONTH = re.compile(
    r"^(?:[^.;,]|(?-i:(?<=[A-Z]))\.){0,40}?(?:\b(?:a|per|each|every) month\b|\bmonthly\b)", re.IGNORECASE
)
_PER_YEAR_BEFORE = re.compile(r"(?:annual(?:ly)?|yearly|every year|each year)\s[^.;,]{0,40}$", re.IGNORECASE)


_OWN_UNITS = {"bushel": "bushel", "barrel": "barrel", "gallon": "gallon", "lit": "l", "cubic": "m3",
              "acre": "acre-foot", "head": "head"}  # fmt: skip
"""Stems of units that no tonnes are made of."""
MASSES_AND_VOLUMES = frozenset(["t", *_OWN_UNITS.values()])


def find_amounts(text: str) -> list[Amount]:
    """Every amount of money and every quantity of goods or people in a sentence."""
    out: list[Amount] = []
    for match in _MONEY.finditer(text):
        symbol = (match["symbol"] or "").strip().rstrip(".").strip()
        word = (match["word"] or "").removeprefix("US ").removeprefix("Swiss ").removeprefix("Mexican ")
        value = parse_number(match["n1"] or match["n2"] or "")
        if value is None:
            continue
        value = round(value * _SCALE_VALUE.get((match["scale1"] or match["scale2"] or "").lower(), 1.0), 4)
        out.append(_amount(text, match.start(), match.end(), value, CURRENCIES.get(symbol or word, "USD")))
    for match in _MASS.finditer(text):
        value = parse_number(match["n"])
        if value is None:
            continue
        value = round(value * _SCALE_VALUE.get(match["scale"] or "", 1.0), 4)  # 16.6 times 1e9
        unit = match["unit"]
        own = next((name for stem, name in _OWN_UNITS.items() if unit.startswith(stem)), None)
        if own is not None:
            out.append(_amount(text, match.start(), match.end(), value, own))
        else:
            out.append(_amount(text, match.start(), match.end(), value * MASS_UNITS.get(unit, 1.0), "t"))
    for match in _COUNT.finditer(text):
        value = parse_number(match["n"])
        if value is not None:
            value = round(value * _SCALE_VALUE.get(match["scale"] or "", 1.0), 4)  # 16.6 times 1e9
            unit = "persons" if match["noun"].split()[-1] in _PERSONS else "units"
            out.append(_amount(text, match.start(), match.end(), value, unit, match["noun"]))
    return sorted(out, key=lambda a: a.start)


def _amount(text: str, start: int, end: int, value: float, unit: str, noun: str = "") -> Amount:
    before, after = text[max(0, start - 40) : start], text[end : end + 80]
    following = re.search(_NUMBER, after)
    nearby = after[: following.start()] if following else after
    per: Literal["total", "year", "month"] = "total"
    if _PER_YEAR.match(nearby) or _PER_YEAR_BEFORE.search(before):
        per = "year"
    elif _PER_MONTH.match(nearby):
        per = "month"
    bound: AmountBound = "exact"
    bounds: tuple[tuple[re.Pattern[str], AmountBound], ...] = (
        (_AT_LEAST, "at_least"),
        (_UP_TO, "up_to"),
        (_MORE, "more_than"),
        (_LESS, "less_than"),
        (_APPROX, "approx"),
    )
    for pattern, name in bounds:
        if pattern.search(before):
            bound = name
            break
    return Amount(start, end, value, unit, bound, per, noun)

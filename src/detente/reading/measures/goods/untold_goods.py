"""Goods of a measure that does not name them where it names itself: its subject, its label, its kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.reading.measures.goods.goods_words import GENERIC, GOODS, LISTED, OF_VALUE
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage
from detente.reading.text.reasons import is_reason

__all__ = ["Zone", "untold_goods"]


@dataclass(frozen=True, slots=True)
class Zone:
    """The words of a sentence that name the goods of a measure; offsets count from its beginning."""

    passage: Passage
    head: Head
    start: int
    """Where the words about the measure begin."""
    end: int
    first: int
    """Where the words that name its goods begin."""
    stop: int
    family: str

    @property
    def words(self) -> str:
        return self.passage.text[self.first : self.stop]

    @property
    def ahead(self) -> str:
        return self.passage.text[: self.head.start]


def untold_goods(zone: Zone) -> list[str]:
    """The goods by the first construction that tells them; empty where none does."""
    rules = _BY_KIND if zone.head.whole_clause else _ALL
    return next((goods for goods_of in rules if (goods := goods_of(zone))), [])


def _of_subject(zone: Zone) -> list[str]:
    """ "Canadian energy will face a duty of 10%": the goods are the subject."""
    text, head = zone.passage.text, zone.head
    ahead = [
        p
        for p in zone.passage.products
        if zone.start <= p.start < zone.first and not is_reason(text, p.start)
    ]
    if not ahead:
        return []
    between = text[ahead[-1].end : head.start + 1] + text[head.noun_start : head.noun_end]
    return list(dict.fromkeys(p.tag for p in ahead)) if _BEARS.search(between) else []


_BEARS = re.compile(
    r"\b(?:fac\w+|hit (?:with|by)|subject(?:ed)? to|pay|bear|incur|draw|attract|charged|carry|see|taxed)\b"
    r"[^,;]*$"
)


def _of_antecedent(zone: Zone) -> list[str]:
    """ "automobiles, which will enter at a tariff of 10 percent"."""
    clause = zone.passage.clauses[zone.passage.clause_at(zone.head.start)]
    if clause.link not in ("which", "that"):
        return []
    return [p.tag for p in zone.passage.products if 0 <= clause.start - p.end <= 16][-1:]


def _of_what_is_reduced(zone: Zone) -> list[str]:
    """ "will create a quota for car exports, reducing tariffs from 27.5% to 10%"."""
    if not _REDUCING.search(zone.ahead):
        return []
    return list(dict.fromkeys(p.tag for p in zone.passage.products if p.end < zone.head.start))


_REDUCING = re.compile(r",\s(?:reducing|cutting|lowering|slashing)\s[^,;]{0,30}$")


def _of_makers(zone: Zone) -> list[str]:
    maker = _MAKERS.search(zone.passage.text[zone.start : min(zone.end, zone.head.end + 60)])
    return [_MADE[maker[1].lower()]] if maker else []


_MADE = {
    "car": "autos",
    "auto": "autos",
    "wine": "wine",
    "steel": "steel",
    "chip": "semiconductors",
    "drug": "pharmaceuticals",
}


_MAKERS = re.compile(r"\b(car|auto|wine|steel|chip|drug)[- ]?(?:makers?|manufacturers?)\b", re.IGNORECASE)
"""Goods named by those who make them ("Japanese carmakers face a duty")."""


def _of_sector(zone: Zone) -> list[str]:
    sector = _SECTOR.search(zone.passage.text, 0, zone.head.noun_start) if zone.family == "tariff" else None
    return [_SECTORS[sector[1].lower()]] if sector else []


_SECTORS = {
    "industrial": "industrial_goods",
    "manufacturing": "industrial_goods",
    "agricultural": "agriculture",
    "farm": "agriculture",
}
_SECTOR = re.compile(r"\b(industrial|manufacturing|agricultural|farm)\s(?:import |customs )?$", re.IGNORECASE)
"""``abolished industrial tariffs``: goods told by an adjective of the duty."""


def _of_range(zone: Zone) -> list[str]:
    return ["goods_list"] if _RANGE.search(zone.words) else []


_RANGE = re.compile(
    rf"\ban? (?:wide |broad |certain )?(?:range|number|variety) of\s(?:[\w.-]+\s){{0,3}}?{GOODS}\b"
)


def _of_programme(zone: Zone) -> list[str]:
    return ["all_goods"] if _PROGRAMME.search(zone.words) else []


_PROGRAMME = re.compile(
    r"\b(?:reciprocal|fentanyl|baseline|base|blanket|general|across-the-board|universal|global"
    r"|country-specific)\b",
    re.IGNORECASE,
)
"""Duties that fall on whatever a state sells."""


def _of_label(zone: Zone) -> list[str]:
    """ "Steel wire: a duty of 35 per cent"."""
    if zone.passage.sentence.kind != "item" or zone.family != "tariff" or ":" not in zone.ahead:
        return []
    label = zone.ahead.index(":")
    return list(dict.fromkeys(p.tag for p in zone.passage.products if p.end <= label))


_APPLIED_TO = re.compile(
    r"\bappl(?:y|ies|ied|icable)\sto\s(?P<goods>[^,;.]{3,80}?)\s(?:the|an?|only)\s[^,;]{0,60}$"
)


_FOR_GOODS = re.compile(
    rf"(?:For|On) (?:all |most |the )?(?:[\w.]+(?:-origin)? )?{GOODS}(?: (?:from|of) [^,]{{3,30}})?,"
)


_BORNE_DIRECTLY = re.compile(
    r"(?:\s(?:will|would|must|could|also|now|currently|already|still|is|are|was|were|be|been|being|has|have|to|both"
    r"|each))*\s(?:pay(?:s|ing)?|paid|fac(?:e|es|ed|ing)|(?:charged|hit with|slapped with|given|assigned|handed"
    r"|subject to))\s"
)


NEAR = 90
"""Characters from a state to the end of the duty it pays."""


def _applied_to(passage: Passage, head: Head, start: int) -> list[str]:
    """Goods told before the rate ("apply to goods of Norway a rate of 15%"), or all, when a state itself pays it."""
    text = passage.text
    applied = _APPLIED_TO.search(text, start, head.noun_start)
    if applied is not None:
        first, last = applied.span("goods")
        named = list(dict.fromkeys(p.tag for p in passage.products if first <= p.start < last))
        return named or (["all_goods"] if GENERIC.search(text, first, last) else [])
    if _FOR_GOODS.match(text) and not any(p.end < head.start for p in passage.products):
        return ["all_goods"]
    pays = any(
        m.party
        and m.kind in ("name", "metonym")
        and 0 <= head.noun_end - m.end < NEAR
        and _BORNE_DIRECTLY.match(text, m.end)
        for m in passage.mentions
        if m.start >= start
    )
    return ["all_goods"] if pays else []


_COUNTED = re.compile(
    r"(?<![\d.,$€£-])(?<!ection )(?:[1-9]\d{1,2}|\d,\d{3})\s(?:(?!when|that|per)[a-z-]+\s)?$"
)
"""``abolished 500 nuisance tariffs``: each is on a product of its own."""


_SHARE_OF_ALL = re.compile(
    rf"\s(?:on|for|of|across)\s(?:(?:about|around|nearly|almost|over|some|more than|at least)\s)?"
    rf"[\d.]+\s?(?:%|per ?cent)\sof\s(?:all\s|its\s|the\s)?(?:[\w.’'-]+\s){{0,2}}{GOODS}\b"
)
"""``remove tariffs for about 99% of Australian products``."""


def _in_general(zone: Zone) -> list[str]:
    """A list of goods, or all, by words that name none."""
    text, head = zone.passage.text, zone.head
    if _SHARE_OF_ALL.match(text, head.noun_end):
        return ["all_goods"]
    counted = _COUNTED.search(text, 0, head.noun_start)
    dated = counted and any(d.start <= counted.start() < d.end for d in zone.passage.dates)
    if LISTED.search(zone.words) or (counted and not dated):
        return ["goods_list"]
    if not (GENERIC.search(zone.words) or head.on_party or _ON_STATES.match(text, head.end)):
        return []
    of_value = any(
        OF_VALUE.search(text[max(0, a.start - 30) : a.start])
        for a in zone.passage.amounts
        if head.noun_end <= a.start < zone.stop
    )
    return ["goods_list"] if of_value else ["all_goods"]


_ON_STATES = re.compile(
    r"(?:\s(?:of|at|up to|as high as)\s[\w.%\s]{1,24}?)?\s(?:on|for"
    r"|against)\s(?:[\w-]+\s){0,4}?(?:countries|nations"
    r"|(?:trading )?partners|economies|trade partners)\b"
)
"""A duty on states, whatever they sell ("duties of up to 41% on nations without trade agreements")."""


_BY_KIND: tuple[Callable[[Zone], list[str]], ...] = (
    _of_sector,
    _of_range,
    _of_programme,
    _of_label,
    _in_general,
)
"""Constructions that also tell the goods of a head that stands for its whole clause."""


_ALL: tuple[Callable[[Zone], list[str]], ...] = (
    _of_subject,
    _of_antecedent,
    _of_what_is_reduced,
    _of_makers,
    _of_sector,
    _of_range,
    _of_programme,
    _of_label,
    lambda z: _applied_to(z.passage, z.head, z.start),
    _in_general,
)
"""Constructions that tell the goods, the surest first."""

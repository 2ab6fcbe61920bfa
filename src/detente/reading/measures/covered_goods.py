"""The goods that a measure covers."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods_words import EXCEPT, GENERIC, GOODS, HIT_WITH, INCLUDING, LISTED, OF_VALUE
from detente.reading.measures.heads import Head
from detente.reading.text.context import Passage
from detente.reading.text.reasons import is_reason

__all__ = ["NEXT_GOODS", "set_products"]


_CONSEQUENCE = re.compile(
    r",\s(?:an?\s(?:move|step|decision|measure)\b|prompting|raising|threatening|disrupting|hurting|to the"
    r"|in a (?:move|bid|step)"
    r"|as part of|with (?:\w+\s){0,2}(?:exporters|makers|producers|shares|growers|manufacturers)\b|matching"
    r"|dealing|sending|fuel+ing|boosting|providing|saying|adding)"
)
"""What leads over from a measure to its consequences."""


_PURPOSE = re.compile(
    r",?\s(?:to|in order to|aimed at|meant to|designed to|intended to)\s(?:protect|shield|help|support|boost"
    r"|defend|shore up"
    r"|save|punish|counter|address|curb|stem|stop|fight|revive|bring back)\w*\b"
)
"""Why a duty is taken: what follows is not what it falls on."""


_ENUMERATED = re.compile(
    r",\s(?:and (?:is|was|are|were|has|have|had|will|would)\b|(?:and\s)?(?:re(?!lat)\w+|deepen|expand"
    r"|open|buy"
    r"|boost|address|ease|strengthen|tackle|increase|improve|step up"
    r"|promote|secure|simplify|streamline|protect|curb|fight)\b)",
)
"""``lower tariffs, reshape energy ties``: the next aim, not the goods the duty is on."""


_REMEDIES = ("anti_dumping", "countervailing", "safeguard")


def set_products(
    draft: Draft, passage: Passage, head: Head, start: int, end: int, following: int | None = None
) -> None:
    """Note the goods a measure covers; ``following`` is where the next measure of the sentence begins."""
    if head.goods:
        draft.products = list(head.goods)
        return
    _set_products(draft, passage, head, start, end)
    if draft.products == ["all_goods"] and head.instrument in _REMEDIES:
        draft.products = []  # "a duty of 5.9% for Canadian companies": on the goods of the case
    if draft.products in ([], ["goods_list"]) and following is not None:
        late = _EXAMPLES.search(passage.text, end, following)
        named = [p.tag for p in passage.products if late and late.end() <= p.start < following]
        draft.products = list(dict.fromkeys(named)) or draft.products


_RANGE = re.compile(
    rf"\ban? (?:wide |broad |certain )?(?:range|number|variety) of\s(?:[\w.-]+\s){{0,3}}?{GOODS}\b"
)


_EXAMPLES = re.compile(r",\s(?:including|such as|among them|namely|notably)\s")


def _set_products(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    text = passage.text
    zone_start = head.noun_phrase_start(passage)
    excepted = EXCEPT.search(text, head.end, end)
    stop = excepted.start() if excepted else end
    consequence = _CONSEQUENCE.search(text, head.end, stop)
    stop = consequence.start() if consequence else stop
    purpose = _PURPOSE.search(text, head.noun_end, stop)
    stop = purpose.start() if purpose and purpose.start() >= head.end else stop
    if _ENUMERATED.match(text, head.noun_end):
        stop = min(stop, head.noun_end)
    if head.whole_clause and not head.elliptical:
        # behind another measure of the clause, its goods are not those of this one
        behind = start > passage.clauses[passage.clause_at(head.start)].start
        own = behind and any(head.start <= p.start < stop for p in passage.products)
        zone_start = head.start if own else start
    hit = HIT_WITH.search(text, start, head.start)
    if hit is not None:
        zone_start = hit.end("verb")
    tags = [
        p.tag
        for p in passage.products
        if zone_start <= p.start < stop
        and (text[head.end : p.start].strip() in ("for", "on", "of") or not is_reason(text, p.start))
    ]
    if excepted:
        draft.exclusions = [p.tag for p in passage.products if excepted.start() < p.start < end]
    borne = _named_ahead(passage, head, start) if head.elliptical else _borne_by(passage, head, start)
    if borne is not None:
        draft.products = borne
        return
    seen = dict.fromkeys(tags)
    # "steel" beside "steel products" is one tag already; a family beside its member keeps both
    draft.products = list(seen)
    zone = text[zone_start:stop]
    if draft.products and "all_goods" not in draft.products and _THE_REST.search(zone):
        draft.products = ["all_goods", *draft.products]  # "on cars and the rest of their products"
    if INCLUDING.search(zone) or re.match(r"[^.;,]{0,24}, including (?:on|for)\b", text[head.end : stop]):
        draft.products = ["all_goods"]
    if not draft.products and not head.whole_clause:
        # "Canadian energy will face a duty of 10%": the goods are the subject
        ahead = [
            p for p in passage.products if start <= p.start < zone_start and not is_reason(text, p.start)
        ]
        if ahead and re.search(
            r"\b(?:fac\w+|hit (?:with|by)|subject(?:ed)? to|pay|bear|incur|draw|attract|charged|carry|see|taxed)\b"
            r"[^,;]*$",
            text[ahead[-1].end : head.start + 1] + text[head.noun_start : head.noun_end],
        ):
            draft.products = list(dict.fromkeys(p.tag for p in ahead))
    if not draft.products and not head.whole_clause:
        clause = passage.clauses[passage.clause_at(head.start)]
        if clause.link in ("which", "that"):  # "automobiles, which will enter at a tariff of 10 percent"
            named = [p for p in passage.products if 0 <= clause.start - p.end <= 16]
            draft.products = [named[-1].tag] if named else []
    if (
        not draft.products
        and not head.whole_clause
        and re.search(r",\s(?:reducing|cutting|lowering|slashing)\s[^,;]{0,30}$", text[: head.start])
    ):
        # "will create a quota for car exports, reducing tariffs from 27.5% to 10%"
        draft.products = list(dict.fromkeys(p.tag for p in passage.products if p.end < head.start))
    if not draft.products and not head.whole_clause:
        maker = _MAKERS.search(text[start : min(end, head.end + 60)])
        if maker:
            draft.products = [_MADE[maker[1].lower()]]
    sector = _SECTOR.search(text, 0, head.noun_start) if draft.family == "tariff" else None
    if not draft.products and sector is not None:
        draft.products = [_SECTORS[sector[1].lower()]]
    if not draft.products and _RANGE.search(zone):
        draft.products = ["goods_list"]
    if not draft.products and re.search(
        r"\b(?:reciprocal|fentanyl|baseline|base|blanket|general|across-the-board|universal|global"
        r"|country-specific)\b",
        zone,
        re.IGNORECASE,
    ):
        draft.products = ["all_goods"]
    labelled = passage.sentence.kind == "item" and ":" in text[: head.start]
    if not draft.products and labelled and draft.family == "tariff":
        label = text.index(":")  # "Steel wire: a duty of 35 per cent"
        draft.products = list(dict.fromkeys(p.tag for p in passage.products if p.end <= label))
    if not draft.products and not head.whole_clause:
        draft.products = _applied_to(passage, head, start)
    if not draft.products:
        if LISTED.search(zone):
            draft.products = ["goods_list"]
        elif GENERIC.search(zone) or head.on_party or _ON_STATES.match(text, head.end):
            draft.products = ["all_goods"]
            if any(
                OF_VALUE.search(text[max(0, a.start - 30) : a.start])
                for a in passage.amounts
                if head.noun_end <= a.start < stop
            ):
                draft.products = ["goods_list"]


_SECTORS = {
    "industrial": "industrial_goods",
    "manufacturing": "industrial_goods",
    "agricultural": "agriculture",
    "farm": "agriculture",
}
_SECTOR = re.compile(r"\b(industrial|manufacturing|agricultural|farm)\s(?:import |customs )?$", re.IGNORECASE)
"""``abolished industrial tariffs``: goods told by an adjective of the duty."""


_THE_REST = re.compile(
    rf"\b(?:and|or|as well as)\s(?:on\s)?(?:all\s)?(?:the\s)?(?:rest of|remaining"
    rf"|(?<=all )other)\s(?:[\w'’-]+\s){{0,3}}?{GOODS}\b"
)


_ON_STATES = re.compile(
    r"(?:\s(?:of|at|up to|as high as)\s[\w.%\s]{1,24}?)?\s(?:on|for"
    r"|against)\s(?:[\w-]+\s){0,4}?(?:countries|nations"
    r"|(?:trading )?partners|economies|trade partners)\b"
)
"""A duty on states, whatever they sell ("duties of up to 41% on nations without trade agreements")."""


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


_PAID = re.compile(
    r"\b(?:subject (?:only |solely |exclusively |once more "
    r"|again |now |also |instead )?to|fac(?:e|es|ed|ing)|pay(?:s|ing)?|paid|hit with|bears?"
    r"|attracts?|carry"
    r"|carries|incurs?|lodge|post|provide)\s(?:an?\s|the\s|only\s|(?:US|U\.S\.|EU|MFN"
    r"|most[- ]favou?red[- ]nation)\s)*(?:[a-z]+\s){0,2}$"
    r"|\b(?:be|been|being|is|are)\s$"
)


NEXT_GOODS = re.compile(
    r"(?:,\s(?:and\s)?|\sand\s)(?P<goods>[A-Za-z][\w\s-]{1,40}?)\s(?:to|at|up to|around)\s(?:about\s|around\s"
    r"|as low as\s)?$"
)
"""Goods that stand before a rate of their own: "wine to 20%, spirits to 40% and beer to 50%"."""


def _named_ahead(passage: Passage, head: Head, start: int) -> list[str] | None:
    match = NEXT_GOODS.search(passage.text[start : head.start])
    if match is None:
        return None
    return (
        list(dict.fromkeys(p.tag for p in passage.products if start + match.start() <= p.start < head.start))
        or None
    )


_LIKEWISE = re.compile(r"(?:,|\sand|\swhile)\s(?P<goods>[^.;]{2,60}?)\sto\s(?:an?\s)?$")


def _borne_by(passage: Passage, head: Head, start: int) -> list[str] | None:
    """Products of the goods that are said to bear the duty ("trucks are subject to a 25 percent duty")."""
    text = passage.text
    ahead = text[start : head.start]
    verbal = re.match(r"(?:taxed|charged|levied)\b", text[head.noun_start :], re.IGNORECASE)
    paid = _PAID.search(ahead)
    if paid is None or (not verbal and re.match(r"(?:be|been|being|is|are)\b", paid.group())):
        likewise = _LIKEWISE.search(ahead)
        if likewise is None or not re.search(r"\bsubject to\b", text[:start]):
            return None
        named = [p.tag for p in passage.products if start + likewise.start("goods") <= p.start < head.start]
        return list(dict.fromkeys(named)) or None
    named = [p.tag for p in passage.products if start <= p.start < start + paid.start()]
    if named:
        zone = text[start : start + paid.start()]
        return ["all_goods"] if INCLUDING.search(zone) else list(dict.fromkeys(named))
    if GENERIC.search(text[start : start + paid.start()]):
        return ["all_goods"]
    return None


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

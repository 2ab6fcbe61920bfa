"""The goods that a measure covers."""

from __future__ import annotations

import re
from itertools import pairwise

from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.goods_words import EXCEPT, GENERIC, GOODS, HIT_WITH, INCLUDING
from detente.reading.measures.goods.pointing import REMEDIES
from detente.reading.measures.goods.untold_goods import Zone, untold_goods
from detente.reading.measures.heads.heads import Head
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage
from detente.reading.text.products import is_kin
from detente.reading.text.reasons import is_reason

__all__ = ["NEXT_GOODS", "set_products"]


_CONSEQUENCE = re.compile(
    r",\s(?:an?\s(?:move|step|decision|measure)\b|prompting|raising|threatening|disrupting|hurting|to the"
    r"|in a (?:move|bid|step)"
    r"|as part of|with (?:\w+\s){0,2}(?:exporters|makers|producers|shares|growers|manufacturers)\b|matching"
    r"|leading to|resulting in|causing|creating|leaving|forcing|which (?:has |have )?(?:created|caused|led|left"
    r"|forced|disrupted)"
    r"|dealing|sending|fuel+ing|boosting|providing|saying|adding)"
    r"|\s(?:all but|effectively|virtually|practically)\s(?:\w+ed|shut|cut)\b"
)
"""What leads over from a measure to its consequences."""


_PURPOSE = re.compile(
    r",?\s(?:to|in order to|aimed at|meant to|designed to|intended to)\s(?:protect|shield|help|support|boost"
    r"|defend|shore up"
    r"|save|punish|counter|address|curb|stem|stop|fight|revive|bring back|encourag|promot|discourag|ensur|improv"
    r"|offset|stabili[sz]"
    r"|contain|reduc|stimulat|develop|facilitat|guard|safeguard|prevent|combat|tackle|rebalanc|diversif|encourag"
    r"|spur|lower"
    r"|tame|cool|rein in|secur|preserv|increas\w* (?:the )?(?:domestic|local)|make|create|giv|help)\w*\b"
)
"""Why a duty is taken: what follows is not what it falls on."""


_ENUMERATED = re.compile(
    r"\s(?:and|while)\s(?:to\s|will\s|also\s|would\s)*(?:purchas|buy|invest|procur|acquir)(?:e|ing)?\b|,\s(?:and"
    r" (?:is|was|are|were|has|have|had|will|would)\b|(?:and\s)?(?:re(?!lat)\w+|deepen|expand"
    r"|open|buy"
    r"|boost|address|ease|strengthen|tackle|increase|improve|step up"
    r"|promote|secure|simplify|streamline|protect|curb|fight)\b)",
)
"""``lower tariffs, reshape energy ties``: the next aim, not the goods the duty is on."""


def set_products(
    draft: Draft, passage: Passage, head: Head, start: int, end: int, following: int | None = None
) -> None:
    """Note the goods a measure covers; ``following`` is where the next measure of the sentence begins."""
    if head.goods:
        draft.products = list(head.goods)
        return
    _set_products(draft, passage, head, start, end)
    _add_enumerated(draft, passage, head, following)
    draft.products = _without_appositions(passage, draft.products)
    if draft.products == ["all_goods"] and head.instrument in REMEDIES:
        draft.products = []  # "a duty of 5.9% for Canadian companies": on the goods of the case
    if draft.products in ([], ["goods_list"]) and following is not None:
        late = _EXAMPLES.search(passage.text, end, following)
        named = [p.tag for p in passage.products if late and late.end() <= p.start < following]
        draft.products = list(dict.fromkeys(named)) or draft.products


_ENUMERATION = re.compile(
    r"\b(?:includ(?:es?|ing)|such as|namely|comprising|covering|as follows|the following[^.;:]{0,40})"
    r"(?: but not limited to)?:\s"
)


def _add_enumerated(draft: Draft, passage: Passage, head: Head, following: int | None) -> None:
    """Add goods of a list whose members semicolons part ("..., including: bamboo plates; certain yarns; and ...")."""
    end = len(passage.text) if following is None else following
    opened = _ENUMERATION.search(passage.text, head.end, end) if ";" in passage.text else None
    if opened is None or passage.text.find(";", opened.end(), end) < 0:
        return
    rated = any(opened.end() < p.start < end for p in passage.percents)
    if rated or lx.TARIFF.search(passage.text, opened.end(), end):
        return  # each part is a measure of its own
    listed = [p.tag for p in passage.products if opened.end() <= p.start < end]
    kept = [p for p in draft.products if p not in ("all_goods", "goods_list")]
    draft.products = list(dict.fromkeys([*kept, *listed])) or draft.products


_APPOSED = re.compile(
    r",\s(?:which\s(?:is|are)\s)?(?:the|an?|its|one of|another)\b[^,;]*$|,\swhich[^;]{0,60},\s(?:is"
    r"|are)\sthe\b[^,;]*$"
)


def _without_appositions(passage: Passage, tags: list[str]) -> list[str]:
    """Leave out the family that goods are said to be of: "soybeans, the country's main cash crop"."""
    if len(tags) < 2:
        return tags
    named = [p for p in passage.products if p.tag in tags]
    said = {
        here.tag
        for before, here in pairwise(named)
        if before.tag != here.tag
        and is_kin(before.tag, here.tag)
        and _APPOSED.search(passage.text, before.end, here.start)
    }
    return [tag for tag in tags if tag not in said] or tags


_EXAMPLES = re.compile(r",\s(?:including|such as|among them|namely|notably)\s")


def _set_products(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    text = passage.text
    excepted = EXCEPT.search(text, head.end, end)
    if excepted:
        draft.exclusions = [p.tag for p in passage.products if excepted.start() < p.start < end]
    borne = _named_ahead(passage, head, start) if head.elliptical else _borne_by(passage, head, start)
    if borne is not None:
        draft.products = borne
        return
    stop = _end_of_goods(text, head, excepted.start() if excepted else end)
    zone = Zone(passage, head, start, end, _start_of_goods(passage, head, start, stop), stop, draft.family)
    draft.products = _named_goods(zone) or untold_goods(zone)


def _end_of_goods(text: str, head: Head, end: int) -> int:
    """Where the words that name the goods end: what leads over to consequences or aims names none."""
    consequence = _CONSEQUENCE.search(text, head.end, end)
    stop = consequence.start() if consequence else end
    purpose = _PURPOSE.search(text, head.noun_end, stop)
    stop = purpose.start() if purpose and purpose.start() >= head.end else stop
    return min(stop, head.noun_end) if _ENUMERATED.match(text, head.noun_end) else stop


def _start_of_goods(passage: Passage, head: Head, start: int, stop: int) -> int:
    """Where the words that name the goods begin."""
    hit = HIT_WITH.search(passage.text, start, head.start)
    if hit is not None:
        return hit.end("verb")
    if not head.whole_clause or head.elliptical:
        return head.noun_phrase_start(passage)
    # behind another measure of the clause, its goods are not those of this one
    behind = start > passage.clauses[passage.clause_at(head.start)].start
    own = behind and any(head.start <= p.start < stop for p in passage.products)
    return head.start if own else start


def _named_goods(zone: Zone) -> list[str]:
    """The goods named in the zone; a family of goods stays beside its member."""
    text, head = zone.passage.text, zone.head
    if INCLUDING.search(zone.words) or _INCLUDING_ON.match(text[head.end : zone.stop]):
        return ["all_goods"]
    named = [
        p.tag
        for p in zone.passage.products
        if zone.first <= p.start < zone.stop
        and (text[head.end : p.start].strip() in ("for", "on", "of") or not is_reason(text, p.start))
    ]
    goods = list(dict.fromkeys(named))
    if set(goods) == _ALL_SECTORS and _SHARE_OF.search(zone.words):
        return ["all_goods"]  # "94 percent of agricultural and industrial products"
    if goods and "all_goods" not in goods and _THE_REST.search(zone.words):
        return ["all_goods", *goods]  # "on cars and the rest of their products"
    return goods


_ALL_SECTORS = {"agriculture", "industrial_goods"}
_SHARE_OF = re.compile(r"\d\s?(?:%|per ?cent)\sof\b")
_INCLUDING_ON = re.compile(r"[^.;,]{0,24}, including (?:on|for)\b")


_THE_REST = re.compile(
    rf"\b(?:and|or|as well as)\s(?:on\s)?(?:all\s)?(?:the\s)?(?:rest of|remaining"
    rf"|(?<=all )other)\s(?:[\w'’-]+\s){{0,3}}?{GOODS}\b"
)


_PAID = re.compile(
    r"\b(?:subject (?:only |solely |exclusively |once more "
    r"|again |now |also |instead )?to|fac(?:e|es|ed|ing)|pay(?:s|ing)?|paid|hit with|bears?"
    r"|attracts?|carry"
    r"|carries|incurs?|lodge|post|provide)\s(?:an?\s|the\s|only\s|(?:US|U\.S\.|EU|MFN"
    r"|most[- ]favou?red[- ]nation)\s)*(?:[a-z]+\s){0,2}$"
    r"|\b(?:be|been|being|is|are)\s$"
)


NEXT_GOODS = re.compile(
    r"(?:,\s(?:and\s)?|\sand\s)(?P<goods>[A-Za-z][\w\s-]{1,40}?)\s(?:to|at|up to|around|from)\s(?:about\s|around\s"
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


_COUNTED = re.compile(
    r"(?<![$€£¥\d.,])\b\d[\d,]{1,6}\s(?:[a-z-]+\s){0,2}(?:categories|types|kinds|products|items|goods"
    r"|(?:tariff )?lines|codes"
    r"|sub-?headings)\b"
)
"""``407 new categories of goods``: a list, told by its length."""


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
    if _COUNTED.search(text[start : start + paid.start()]):
        return ["goods_list"]
    if GENERIC.search(text[start : start + paid.start()]):
        return ["all_goods"]
    return None

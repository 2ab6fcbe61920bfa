"""The goods of a drafted measure, and the instrument that they make it."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.covered_goods import set_products
from detente.reading.measures.goods.pointing import (
    REMEDIES,
    goods_of,
    probed_goods,
    remedied_goods,
    remedy_told,
    those_goods,
)
from detente.reading.measures.goods.shares import goods_of_share
from detente.reading.measures.place import Place

__all__ = ["complete_goods", "set_goods", "set_regime_goods"]


def set_goods(draft: Draft, place: Place) -> None:
    """Note the goods that the words of the measure name."""
    set_products(draft, place.passage, place.head, place.scope_start, place.scope_end, place.following)
    if draft.family != "tariff":
        return
    if draft.products in ([], ["goods_list"]):
        draft.products = _goods_of_topic(place) or draft.products
    if set(draft.products) <= {"all_goods"}:
        draft.products = goods_of_share(place.passage, place.head) or draft.products
    if set(draft.products) <= {"all_goods"} and _is_above_quota(place):
        draft.instrument = "tariff_rate_quota"
        ahead = [p.tag for p in place.passage.products if p.end < place.head.start]
        draft.products = list(dict.fromkeys(ahead or place.thread.last_products))
        draft.separate |= re.search(r"\bsame\s(?:\w+\s)?$", place.ahead) is not None


def _is_above_quota(place: Place) -> bool:
    since = max(place.scope_start, place.head.start - 24)
    if _EXHAUSTED.search(place.text, 0, place.head.start):
        return True
    return _ABOVE_QUOTA.search(place.text, since, place.scope_end) is not None


_EXHAUSTED = re.compile(
    r"\b(?:[Oo]nce|[Ww]hen|[Ww]here|[Ii]f|[Aa]fter)\s(?:the|a|an|any|that|this)\s(?:[\w-]+\s){0,3}?quotas?\s"
    r"(?:is|are|has been"
    r"|have been)\s(?:exhausted|filled|used up|exceeded|reached)\b[^.;]{0,40}$"
)
"""``where the quota is exhausted, an additional duty ...``."""


_ABOVE_QUOTA = re.compile(
    r"\b(?:out-of|over|above)-quota\b|\b(?:above|over|beyond|exceed\w*|in excess of|outside)\s(?:the\s|that\s"
    r"|this\s|its\s|those\s)?(?:quotas?"
    r"|limits?|volumes?|levels?|thresholds?|amounts?|them)\b"
)


def complete_goods(draft: Draft, place: Place) -> None:
    """Fill in the goods, and the trade remedy, that the words only point to; the sides are known by now."""
    if draft.instrument == "import_tariff" and draft.rate_pct is None and draft.products:
        draft.instrument = remedy_told(draft, place.thread) or draft.instrument
    if draft.instrument in REMEDIES and draft.products in ([], ["all_goods"]):
        draft.products = probed_goods(place.passage, place.head) or draft.products
    if draft.instrument in REMEDIES and draft.products == ["all_goods"]:
        draft.products = remedied_goods(draft, place.thread)
    if draft.family == "export" and draft.products in ([], ["all_goods"]):
        draft.products = those_goods(place.passage, place.thread, place.head) or draft.products
    if draft.family == "tariff" and draft.products in ([], ["all_goods"]) and _THE_PRODUCT.match(place.text):
        told = place.thread.last_products
        draft.products = list(told) if 0 < len(told) <= 3 else draft.products
    if place.head.decreed and not draft.products:
        draft.products = place.thread.last_products[:2]  # "the policy of the above variety"
    if place.head.stage is not None and draft.family == "tariff":
        draft.products = draft.products or ["all_goods"]  # a preference of a state is one for all its goods
    alone = place.head.only or (not place.siblings and place.is_last)
    if draft.family == "tariff" and alone and not draft.products and not place.head.definite:
        draft.products = goods_of(place.passage, draft.target)


_THE_PRODUCT = re.compile(
    r"(?:The|These|Those|This|Such)\s(?:subject\s|same\s)?(?:products?|items?|goods)\s(?:has|have|is|are|was|were|will)\b"
)
"""``The product has been subject to provisional duties``: that of the sentence before."""
_TOPIC = re.compile(
    r"(?:(?:Regarding|Concerning|As (?:for|regards|to)|With (?:regard|respect) to|In the case of|For) "
    r"(?:the |all )?(?P<goods>[^,;:]{3,70}),)"
)
"""``Regarding the footwear industry, tariffs of 10% are imposed``."""
_TOPIC_ON = re.compile(
    r"(?:(?:Similarly|Likewise|Also|Further|Furthermore|Meanwhile|However|In addition|And),? )?[Oo]n "
    r"(?P<goods>(?!\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[^;:.%]{3,170}?),\s(?=(?:the|a|an|import|customs|basic)\s(?:[\w-]+\s){0,3}"
    r"(?:dut(?:y|ies)|tariffs?|rate|levy|tax)\b)"
)
"""``On toys like dolls and puzzles, the duty has been hiked to 60 per cent``."""


def _goods_of_topic(place: Place) -> list[str]:
    topic = _TOPIC.match(place.text) or _TOPIC_ON.match(place.text)
    if topic is None or topic.end() > place.head.start:
        return []
    return list(
        dict.fromkeys(p.tag for p in place.passage.products if topic.start("goods") <= p.start < topic.end())
    )


def set_regime_goods(draft: Draft, place: Place) -> None:
    """Give all goods to a measure on the whole regime of a state's export controls towards another."""
    if not draft.products and draft.sure_target and draft.target != ("WLD",) and _REGIME.search(place.text):
        draft.products = ["all_goods"]


_REGIME = re.compile(
    r"\b(?:preferential (?:treatment|status|export)|white (?:list|countr(?:y|ies))"
    r"|catch-all (?:control|rule|regulation)s?"
    r"|bulk (?:export )?licen[cs]\w+)\b",
    re.IGNORECASE,
)
"""Words of the whole regime of a state's export controls towards another, whatever the goods."""

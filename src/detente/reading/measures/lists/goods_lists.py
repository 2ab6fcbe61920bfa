"""Items of a list that name the goods of its lead: "halts imports of the following goods:" "- gloves from Malaysia"."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import find_heads
from detente.reading.measures.lists.labels import inside_sentence
from detente.reading.measures.lists.leads import Lead
from detente.reading.text.context import Passage, Thread

__all__ = ["with_goods"]

_FOLLOWING = re.compile(
    r"\b(?:of|on|for|to|from|against|covering|affecting|targeting)\s(?P<what>(?:the\s|all\s)*following(?:\s[\w-]+){0,5})\s?:\s?$"
)
"""The end of a lead whose items are its goods."""
_KINDS = re.compile(
    r"\b(?:such as|like|includ(?:es?|ing)|compris(?:es?|ing)|cover(?:s|ing)?|namely|in particular"
    r"|(?:includes?|covers?|are|as) (?:the )?follow(?:ing|s)"
    r"|\blists? of (?:[\w-]+\s){0,3}?(?:goods|products|items|commodities|articles|imports)\b[^.;:]{0,90}"
    r"|the following(?:\s[\w-]+){0,3}?\s(?:goods|products|items|commodities|articles|sectors|categories|imports"
    r"|inputs)\b[^.;:]{0,80})\s?:\s?$"
)
"""The end of a lead whose items are some of its goods ("goods of the basic basket, such as:")."""
_ANY = {"all_goods", "goods_list"}
LONGEST = 160
"""Characters of an item that is the name of a good."""


def with_goods(lead: Lead, passage: Passage, thread: Thread) -> str | None:
    """The lead with the goods of an item in their place; goods of further items join those told before.

    An item that names where its goods come from is a measure of its own; without an origin it is one more of the goods.
    """
    text, opening = passage.text.rstrip(" .;,"), lead.passage.text
    origin = any(m.party and m.kind in ("name", "demonym", "metonym") for m in passage.mentions)
    if lead.opens and lead.told and not origin and _KINDS.search(opening):
        _name_goods(lead, passage)
        return None
    blank = _FOLLOWING.search(opening) if lead.opens and len(text) <= LONGEST else None
    if blank is None or find_heads(passage) or passage.percents or not find_heads(lead.passage):
        return None
    if not origin:
        told = _told(lead, thread)
        if told is not None:
            _add(told, [p.tag for p in passage.products])
            return None
        if not passage.products:
            return None
    elif any(t.sure_target and t.target != ("WLD",) and t.listed != lead.index for t in lead.told):
        return None  # the lead says where they come from
    sentence = f"{opening[: blank.start('what')]}{inside_sentence(text)}."
    if lead.told and set(lead.told[-1].products) <= _ANY and lead.told[-1].target in ((), ("WLD",)):
        part = Passage(replace(passage.sentence, text=sentence), thread, passage)
        own = part.mentions[-1] if part.mentions else None
        if own is not None and own.party:  # the lead told of no more than its items do
            lead.told[-1].target, lead.told[-1].sure_target = (own.party,), True
            lead.told[-1].listed = lead.index
            lead.told[-1].products = list(dict.fromkeys(p.tag for p in part.products)) or ["goods_list"]
            return None
    return sentence


def _name_goods(lead: Lead, passage: Passage) -> None:
    """Add the goods of an item that says no more to a duty on goods that its lead left open."""
    told = next((t for t in reversed(lead.told) if t.family in ("tariff", "import")), lead.told[-1])
    tags = [p.tag for p in passage.products]
    open_before = set(told.products) <= _ANY or told.goods_from is not None
    if not open_before or not tags or len(passage.text) > LONGEST or passage.percents or find_heads(passage):
        return
    told.goods_from = passage.index
    _add(told, tags)


def _told(lead: Lead, thread: Thread) -> Draft | None:
    """The measure of the lead, or the one that the first item of the list made."""
    if lead.told:
        return lead.told[-1]
    listed: list[Draft] = [t for t in thread.told if t.listed == lead.index]
    return listed[-1] if listed else None


def _add(draft: Draft, tags: list[str]) -> None:
    if not tags:
        return
    kept = [p for p in draft.products if p not in _ANY]
    draft.products = list(dict.fromkeys([*kept, *tags]))

"""What else a measure says of itself: basis of the rate, value, legal reference, conditions, what is left out."""

from __future__ import annotations

import re

from detente.reading.measures.conditions import find_acts, find_conditions, find_reason
from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.content_rules import content_rule
from detente.reading.measures.goods.goods_words import EXCEPT, GOODS, HIT_WITH
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage

__all__ = ["set_basis", "set_details"]


_HS = re.compile(
    r"\bHS(?: codes?| headings?)?:? (\d{4}(?:\.?\d{2}){0,3}(?:(?:, | and )\d{4}(?:\.?\d{2}){0,3})*)"
)


def set_basis(draft: Draft, zone: str, head: Head) -> None:
    if (
        re.search(
            r"\b(?:additional|extra|on top of|in addition to|supplementa\w+|surcharge"
            r"|further(?= (?:[\w-]+ ){0,2}?(?:[\d$€£]|tariff|dut(?:y|ies)|lev(?:y|ies)|charge|surtax|increase|rise"
            r"|hike)))\b",
            zone,
            re.IGNORECASE,
        )
        and not head.separate
    ):
        draft.basis = "additional"
    elif _CEILING.search(zone):
        draft.basis = "ceiling"
    elif re.search(
        r"\ball-in\b|\ball-inclusive\b|\binclusive of\b|\bcomprised of\b"
        r"|\bsingle\b[^.;]{0,20}\btariff",
        zone,
        re.IGNORECASE,
    ):
        draft.basis = "total"
    elif re.search(
        r"\b(?:baseline|minimum|floor|(?:higher|greater|larger) of|whichever is (?:the )?(?:higher|greater))\b",
        zone,
        re.IGNORECASE,
    ):
        draft.basis = "floor"


_CEILING = re.compile(
    r"\b(?:ceiling|maximum|capped|cap of|capping|no (?:more|greater|higher) than|not (?:to )?exceed\w*"
    r"|at most"
    r"|will not (?:go|rise) above)\b",
    re.IGNORECASE,
)
"""Words for a rate that a duty will not exceed."""


_PER_UNIT = re.compile(
    r"(?:\s\([^)]{1,24}\))?\s?(?:per|an?|/)\s?(?:metric\s)?(?:kg|kilogram|ton|tonne|litre|liter|unit|pair|piece|head|dozen|barrel)"
)
"""``Rs 20 per kg``: a duty by weight, not what the goods are worth."""


_GAIN = re.compile(
    r"\b(?:savings?|revenues?|benefits?|gains?|losses|costs?|subsid\w+|sav(?:e|es|ed|ing)|rais(?:e|es|ing)|collect\w*|earn\w*"
    r"|deficit|surplus)\s(?:\w+\s){0,3}$"
)
"""Before an amount that is not the value of the goods ("tariff savings of $50 million")."""


def set_details(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    text = passage.text
    for amount in passage.amounts:
        if (
            (start <= amount.start < end)
            and (amount.start > head.start - 30 or HIT_WITH.search(text, start, head.start))
            and len(amount.unit) == 3
            and not _PER_UNIT.match(text, amount.end)
            and not _GAIN.search(text, max(0, amount.start - 60), amount.start)
            and re.search(rf"\b{GOODS}\b|\bworth\b", text[max(start, amount.start - 60) : end], re.IGNORECASE)
        ):
            draft.value = amount.money()
            if draft.products == ["all_goods"]:
                draft.products = ["goods_list"]  # goods of a value are not all goods
            break
    authority, legal_ref = find_acts(text)
    draft.authority, draft.legal_ref = authority, legal_ref
    draft.reason = find_reason(passage, head.end)
    for match in _HS.finditer(text):
        draft.hs += [code.strip() for code in re.split(r",| and ", match[1])]
    draft.content_rule = content_rule(text) if draft.family == "export" else None
    if draft.content_rule is not None and draft.content_rule.kind != "ownership":
        draft.extraterritorial = True
    for position, condition in find_conditions(passage):
        # what opens the sentence holds for all of it, the rest for the measure it follows
        if position < 4 or head.only or head.start - 60 <= position < max(end, head.end) + 160:
            draft.conditions.append(condition)
    _except_parties(draft, passage, head, end)


_EXEMPT_GOODS = re.compile(
    r"\b(?:USMCA|CUSMA|T-MEC)[- ]compliant (?:goods|products|items|imports)|\b(?:goods|products|items"
    r"|imports) (?:that |which )?(?:are )?"
    r"(?:compl(?:y|iant)|qualify\w*|covered)[^,;.]{0,24}\b(?:USMCA|CUSMA|T-MEC)"
    r"|\bgoods (?:already )?in transit\b"
)


def _except_parties(draft: Draft, passage: Passage, head: Head, end: int) -> None:
    """Sides and kinds of goods that a measure leaves out."""
    excepted = EXCEPT.search(passage.text, head.start, max(end, head.end))
    if excepted is None or re.search(r"\b(?:and|while)\s\w+ing\b", passage.text[head.end : excepted.start()]):
        return
    for mention in passage.mentions:
        if mention.party is None or mention.kind != "name":
            continue
        near = excepted.end() <= mention.start < excepted.end() + 60
        goods = any(excepted.end() <= p.start < mention.start for p in passage.products)
        if near and not goods:  # "except energy from Canada" spares the energy, not Canada
            draft.exclusions.append(mention.party)
            draft.target = tuple(p for p in draft.target if p != mention.party) or ("WLD",)
    for match in _EXEMPT_GOODS.finditer(passage.text):
        draft.exclusions.append(match.group())

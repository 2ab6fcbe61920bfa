"""Heads that are told for their effect, and those that somebody is let off."""

from __future__ import annotations

import re

from detente.reading.measures.accepting.telling import Telling
from detente.reading.measures.sides.sparing import ends_exemption

__all__ = ["is_effect", "is_let_off"]

# -- what it does to others ------------------------------------------------------------------------------
_HARM = (
    r"(?:crippl|hurt|harm|damag|hamper|devastat|wip|weigh|dampen|squeez|disrupt|drag|shav|trigger|prompt|spark"
    r"|caus|affect"
    r"|burden|dent|undermin|jeopardi|endanger|fuel(?!\s(?:cell|oil|tank|rod|import|export|and\b)|,)"
    r"|stok|cost|worr|alarm|upend|push\w* (?:up|prices)|(?:keep"
    r"|kept|left|put) [\w ]{3,20} (?:on edge|nervous|wary|cautious|under pressure|on hold)|strain"
    r"|rattl|unsettl"
    r"|rais\w+ (?:concern|fears|prices|costs|the cost)|depress|erod)\w*"
)
_AFFECTS = re.compile(
    rf"\s(?:\w+ly\s)?(?:(?:could|would|may|might|will|can|has|have|had)\s)?(?:\w+ly\s)?{_HARM}\s"
)
"""``the tariff could cripple exports of coffee`` is no news of the tariff."""
_TOLD_EFFECT = re.compile(
    r"(?:\s(?:on|against|by|from)\s[^.;,]{2,40}?)?\s(?:(?:could|would|will|may|might|can|have|has|had"
    r"|threaten(?:s|ed)? to|ha(?:s|ve) already|effectively|also|already|severely|further)\s){0,3}(?:be\s)?"
    rf"(?:{_HARM}|block\w*|stop\w*|halt\w*)\b"
)
_CAUSE = re.compile(
    r"\b(?:impacts?|effects?|consequences|burdens?|costs?|pain|fallout|brunt|damage|toll|hurt by|harmed by"
    r"|hit hard by|wake of|victims? of"
    r"|vulnerable to|exposed to|struggl\w+ (?:with|since)|because of|owing to|compared (?:with|to)|unlike)\s"
    r"(?:(?:that|these|those|from|of|the|its|new|by|higher|possible|U\.S\.|US|[A-Z]\w+['’]s?|[A-Z]\w+(?:an|ese"
    r"|sh|ch))\s)*$"
)
"""``the impact of American tariffs``, ``lost sales because of China's duties``: a cause of other news."""


_NEWS_FOR = re.compile(
    r"[^.;,]{0,40}?\s(?:promis(?:es|ed?) to be|(?:is|are|was|were|will be|would be|comes? as|came as)(?:"
    r" also)?)\s(?:\w+ly\s)?(?:an?\s)?"
    r"(?:\w+\s)?(?:good|bad|welcome|great|big)?\s?(?:news|boost|boon|blow|relief|setback|windfall|headwind"
    r"|tailwind)\s(?:for|to)\b"
)
"""``the elimination of tariffs promises to be good news for winemakers``."""


_SECURED = re.compile(
    r"\b(?:secur|w[io]n|obtain|got|earn|gain)\w*\s(?:this|that|the|these|such)\s(?:\w+\s)?$"
)
_CUT_BEHIND = re.compile(r"\s(?:reductions?|cuts?|relief|concessions?)\b")
"""``Switzerland secured this tariff reduction by ...``: what is told, and no act of its own."""


_ONE = re.compile(r"\b(?:an?|any|such an?)\s(?:\w+\s)?$", re.IGNORECASE)
_WOULD_HURT = re.compile(
    r"(?:\son\s[^.;]{3,50}?)?\s(?:would|could|might)\s(?:\w+ly\s|also\s)?(?:wipe|hurt|cost|rais|lift|push|shav"
    r"|add|mak|destroy"
    r"|crippl|devastat|lead|forc|mean|caus|weigh|squeez|harm|damag|erod|kill|dent|drag|trigger|spell|be (?:a|an"
    r"|dis|dev))\w*\b"
)
"""``a 50% tariff would wipe out sales``: what if."""


def is_effect(told: Telling) -> bool:
    """True for a head that is the cause of the news: what it harms or costs."""
    head = told.head
    if told.is_duty and _WOULD_HURT.match(told.text, head.end) and _ONE.search(told.before):
        return True
    if told.rated:
        return False
    return bool(
        _CAUSE.search(told.ahead[-90:])
        or (_SECURED.search(told.ahead[-40:]) and _CUT_BEHIND.match(told.text, head.noun_end))
        or (
            told.is_duty
            and (
                _AFFECTS.match(told.text, head.end)
                or _TOLD_EFFECT.match(told.text, head.noun_end)
                or _NEWS_FOR.match(told.text, head.noun_end)
            )
        )
    )


# -- what others are let off -----------------------------------------------------------------------------
_EXCLUSION = re.compile(
    r"\b(?:exclusions?|exemptions?|waivers?|refunds?|drawback)\s(?:(?:process|requests?|applications?)\s)?(?:from"
    r"|of|for|under|to)\s(?:(?:the|these|those|certain|any|all|paid)\s)*(?:[\w.-]+\s){0,3}$",
    re.IGNORECASE,
)
"""``extended 178 exclusions from the Section 301 tariffs``: goods nobody names are let off."""
_EXEMPTED_FROM = re.compile(
    r"\b(?:exemption|exempt(?:ed)?|relief|carve-?out)\s(?:for|from)\s(?:the\s|a\s|its\s)?$", re.IGNORECASE
)
_LET_OFF = re.compile(
    r"\b(?:in (?:return|exchange) for)\s(?:an? |the |its )?(?:exemption|relief|exclusion|reprieve|waiver)s?\s"
    r"(?:from|of|for|to)\s(?:the |an? |any )?(?:\w+ )?$"
)
"""``agreed to a quota in exchange for exemption from the 25% tariff``: another's duty."""
_IN_RETURN = re.compile(r"\b(?:in (?:return|exchange) for|in the hope of|relief from)\s(?:[\w-]+\s){0,3}$")
"""``will invest in return for lower tariffs``."""


_UNPAID = re.compile(
    r"\b(?:without|instead of|avoid(?:ing)?|not|free from)\s(?:paying|payment of|the payment of|having to pay)\s"
    r"(?:(?:the|any|such|an)\s)?(?:[a-z-]+\s){0,2}$"
)
"""``may import within the quota without paying the additional duty``."""


_MAY_CLAIM = re.compile(
    r"\b(?:may|can|could|(?:is|are|be) (?:able|eligible|entitled) to|continues? to|qualif\w+ (?:for|to))\s"
    r"(?:\w+\s){0,3}?(?:benefit from|claim|enjoy|use|request|receive|apply for|access)\s(?:the\s|a\s|any\s)?"
    r"preferential\s(?:[\w-]+\s){0,2}$"
)
"""``goods of partners may continue to benefit from preferential tariffs``: what was granted long before."""


def is_let_off(told: Telling) -> bool:
    """True for a head that somebody need not bear, without goods that would name an exemption."""
    if told.head.stated or ends_exemption(told.text, told.head) is not None:
        return False  # "put an end to the exemptions from duties": those let off pay from then on
    if told.is_duty and _MAY_CLAIM.search(told.ahead):
        return True
    if _LET_OFF.search(told.before[-60:]) or (_EXEMPTED_FROM.search(told.before) and not told.named):
        return True
    return not told.rated and bool(
        _UNPAID.search(told.ahead)
        or _EXCLUSION.search(told.ahead)
        or (not told.head.exempting and _IN_RETURN.search(told.before))
    )

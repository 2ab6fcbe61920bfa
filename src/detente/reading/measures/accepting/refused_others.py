"""Heads whose words name another thing: taxes at home, money, cases, statistics, acts."""

from __future__ import annotations

import re

from detente.reading.measures.accepting.telling import Telling

__all__ = ["is_another_thing"]

_LIKE_THAT = re.compile(
    r"\b(?:as (?:was|is|were) the case (?:with|for|of)|just like|much like)\s(?:the\s|its\s|their\s)?(?:\w+\s){0,3}$"
)
_OTHER_TAX = re.compile(
    r"(?:tax|levy|levies|duty)\w* on (?:[A-Z]?\w+ ){0,3}(?:technology|tech|digital|internet|online|streaming"
    r"|carbon)\b",
    re.IGNORECASE,
)
"""A tax on services or emissions, not on goods at the border."""
_HOME_TAX = re.compile(
    r"\b(?:bank|property|stamp|excise|income|payroll|corporate|wealth|fuel|sugar|carbon|digital|tourist|church"
    r"|inheritance"
    r"|electricity|telecoms?|phone|mobile|data|baggage|water|gas|power|rail|toll)\s$",
    re.IGNORECASE,
)
"""A levy or tariff that is charged at home ("a bank levy of 8%", "excise duties")."""
_MONEY = re.compile(
    r"\s(?:savings?|revenues?|receipts|income|proceeds|refunds?|bills?|burdens?|costs?|collections"
    r"|shocks?|pain|relief act"
    r"|uncertaint(?:y|ies)|wars?|tensions|worries|fears|talks|policy|policies|team|advis[eo]rs?|news|impacts?"
    r"|effects?)\b"
)
"""``tariff savings``, ``duty revenues``: what a duty brings or costs."""
_OF_CASES = ("anti_dumping", "countervailing", "safeguard")
_CASE = re.compile(
    r"\s(?:duty\s)?(?:investigations?|probes?|petitions?|cases?|inquir(?:y|ies)|proceedings?|complaints?)\b",
    re.IGNORECASE,
)
"""``opened anti-dumping duty investigations``: no duty yet."""
_APPLIED_FOR = re.compile(
    r"\b(?:application|petition|request|complaint)s?\s(?:to|for|seeking|asking for)\s(?:the\s)?"
    r"(?:impos|introduc|lev|appl)"
    r"\w*\s(?:of\s)?(?:an?\s|the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""``received an application to impose an anti-dumping duty``: what makers ask for."""
_ALLEGED = re.compile(r"\balleged\s(?:\w+\s){0,2}(?:dumping|subsid\w+|margins?)\b")
"""``alleged dumping margins of 94%``: what the petition says."""
_RECKONED = re.compile(
    r"(?:\s(?:rates?|on|for|of)\b[^.;]{0,60}?)?\s(?:is|are|was|were)\s(?:\w+ly\s)?(?:calculated|determined|computed|reckoned|derived"
    r"|adjusted (?:weekly|monthly|quarterly))\b"
)
"""``the export duty on wheat is calculated from an indicative price``: how it works."""
_OR_HIGHER = re.compile(r"\s(?:or|and)\s(?:higher|more|above|over|greater)\b")
"""``already subject to tariffs of 15 percent or higher``: a threshold of another rule."""
_STACKED_ON = re.compile(
    r"\b(?:stack\w*|over and above|on top of|in addition to|inclusive of)\b[^.;]{0,44}"
    r"\b(?:MFN|[Mm]ost[- ]favou?red[- ]nation)\b"
)
"""``exempted from stacking with most-favoured-nation tariffs``: what others come on top of."""
_ACT_NAME = re.compile(
    r"\b(?:Regulation|Directive|Decision)\s(?:\((?:EU|EC|EEC)\)\s)?(?:No\.?\s)?\d[^;“”]{0,140}?\b(?:setting up"
    r"|establishing"
    r"|concerning|laying down|on)\s(?:an?\s|the\s)?(?:\w+\s){0,3}(?:regime|system|framework|scheme"
    r"|rules?)\s(?:for|on)\s[^;.]{0,40}$"
)
"""``Regulation (EU) 2021/821 setting up a Union regime for the control of exports``: the name of an act."""
_MONEY_OF = re.compile(
    r"(?:['’]s?)?\s(?:savings?|revenues?|income|receipts|collections?|refunds?|payments?|bills?|costs?|burdens?|turmoil"
    r"|talks?|negotiations?|dispute|row|deadline|policy|policies|preferences? utili[sz]ation)\b"
)
"""``tariff savings of $50 million``, ``tariff revenue``: what comes of duties."""
_POINTS = re.compile(r"(?:those|that|the one)\b")
_COMPARED = re.compile(
    r"\b(?:lower|higher|fewer|smaller|steeper)\s(?:\w+\s)?(?:tariffs|duties|levies)\sthan\b"
)
"""``faces lower tariffs than in China``."""
_AVERAGE = re.compile(r"\b(?:trade-weighted|average|effective|mean)\s(?:[A-Z][\w.]*\s){0,2}$", re.IGNORECASE)
"""``trade-weighted US tariffs on Switzerland``: a statistic."""
_NO_DUTIES = re.compile(r"\b(?:no|few|several|many|\d+)\s(?:[\w-]+\s){0,2}$")
_ENTERS = re.compile(r"\b(?:among|most|many)\s[^.;,]{0,40}\b(?:enters?|entered|comes?|came)\s[^.;,]{0,30}$")
"""``is among goods that enter the EU duty-free``: how things are."""
_HAS = re.compile(r"\b(?:has|have|had|with)\s(?:already\s|still\s)?$")


_ALONGSIDE = re.compile(
    r"\b(?:(?:take|taking|took) part in|join(?:s|ed|ing)?|align(?:s|ed|ing)?(?: itself)? with|in (?:line|step) with"
    r"|compl(?:y|ies|ied|ying|iance) with"
    r"|subject to the expanded)\s(?:the\s)?(?:[A-Z][\w.]*(?:['’]s?)?\s){0,4}(?:[a-z-]+\s){0,2}$"
)
"""``in line with US export controls``: those of another side, beside which something is done."""


_LISTED_FIRMS = re.compile(
    r"\b(?:firms|companies|entities|groups|organi[sz]ations)\s(?:(?:that|which) (?:are|were)\s)?(?:already\s)?"
    r"(?:subject to|under|facing)\s(?:[\w.]+\s){0,2}$"
)
"""``the list of firms subject to export controls``: what the list is."""


def is_another_thing(told: Telling) -> bool:
    """True for a head that is a tax at home, money, a case, a statistic or the name of an act."""
    text, head, draft = told.text, told.head, told.draft
    if not told.rated and _LIKE_THAT.search(told.before):
        return True  # "as was the case with the nickel export ban"
    if not told.rated and _ACT_NAME.search(text, 0, head.start):
        return True
    if told.is_duty and (_OTHER_TAX.match(text, head.noun_start) or _HOME_TAX.search(told.ahead)):
        return True
    if told.is_duty and not told.rated and not head.exempting and _MONEY_OF.match(text, head.noun_end):
        return True
    if draft.family == "export" and _LISTED_FIRMS.search(told.before):
        return True
    if draft.family == "export" and _ALONGSIDE.search(told.before):
        return True
    if told.rated and draft.low_pct is None and _OR_HIGHER.match(text, head.end):
        return True
    if draft.instrument in _OF_CASES and not told.rated and _CASE.match(text, head.noun_end):
        return True
    if told.is_duty and not told.rated and _APPLIED_FOR.search(told.ahead):
        return True
    if _ALLEGED.search(text, 0, head.end):
        return True
    if _POINTS.match(text, head.noun_start) and not draft.sure_actor:
        return True  # "that on chickpeas": whose, the sentence has to say
    if draft.rate_pct == 0.0 and (_HAS.search(told.before) or _ENTERS.search(told.before)):
        return True
    if told.rated:
        return False
    if draft.instrument == "import_licensing" and text.endswith("registration", 0, head.end):
        # "made imports subject to registration": they are counted while a case is open
        return any(t.instrument in ("anti_dumping", "countervailing") for t in told.passage.thread.told)
    if (told.is_duty or draft.instrument == "export_tax") and _RECKONED.match(text, head.noun_end):
        return True
    if told.is_duty and head.noun_end >= head.end and _MONEY.match(text, head.noun_end):
        return True
    if told.is_duty and (
        _AVERAGE.search(told.ahead) or _COMPARED.search(text, max(0, head.noun_start - 12), head.noun_end + 6)
    ):
        return True
    if _STACKED_ON.search(text[max(0, head.noun_start - 60) : head.noun_end]):
        return True
    counted = _NO_DUTIES.search(told.ahead)
    return counted is not None and _HAS.search(told.ahead[: counted.start()]) is not None

"""Words that name a duty without telling of one: what it is as a rule, the case it came from, parts of one let off."""

from __future__ import annotations

import re

__all__ = ["RECALLS", "came_before", "is_aside", "is_composition"]

_REMEDY = r"(?:[Aa]nti-?[Dd]umping|[Cc]ountervailing|[Aa]nti-?[Ss]ubsidy|[Ss]afeguard)"
_AS_A_RULE = re.compile(
    rf"\W*(?:(?:An?\s)?{_REMEDY}(?:\sand\s{_REMEDY})?\s(?:[Dd]ut(?:y|ies)|[Tt]ariffs?|[Mm]easures?)|Tariffs|Duties"
    r"|Customs duties|Import duties)\s(?:\([A-Z]+\)\s)?(?:are|is)\s"
    r"(?:(?:usually|typically|generally|normally|often|commonly|by definition|essentially)\s"
    r"|(?:calculated|designed|intended|meant|defined|collected by|paid by|taxes|levies|charges"
    r"|an? (?:tax|levy|charge|tool|form|type|kind)|(?:additional |extra |special )?(?:taxes|duties|levies|charges)"
    r"|trade remed\w+)\b)"
)
"""``Anti-dumping duties are calculated to ...``: what such duties are."""
_DEFINED = re.compile(
    r"\b(?:(?:anti-?dumping|countervailing|anti-?subsidy|safeguard) (?:dut(?:y|ies)|tariffs?|measures?)|tariffs)\s"
    r"(?:are|is)\s(?:an?\s)?(?:additional|extra|special)?\s?(?:tax(?:es)?|lev(?:y|ies)|charges?|dut(?:y|ies))\s"
    r"(?:that (?:are|is)\s|which (?:are|is)\s)?(?:imposed|levied|charged|placed|paid|collected)\b",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:exemptions?|waivers?|relief|concessions?)(?: package)?\s(?:(?:that|which)\s)?(?:also\s)?(?:covers?"
    r"|covered|covering|includes?"
    r"|included|comprises?|spans?|extends? to|applies to)\s[^.;]{0,160}$",
    re.IGNORECASE,
)
"""``an exemption that covers the 5% basic duty and the 5% cess``: the parts of what is not paid."""
_OF_CASE = re.compile(
    rf"\b[Ss]uspen(?:d(?:s|ed|ing)?|sion of)\s(?:the\s|its\s|an?\s)?(?:{_REMEDY}(?:\s[Aa]nd\s{_REMEDY})?\s)?$"
)
_CASE = re.compile(
    r"(?:\s[Dd]ut(?:y|ies))?\s(?:[Ii]nvestigations?|[Pp]robes?|[Pp]roceedings?|[Ii]nquir(?:y|ies))\b"
)
"""``the Agreement Suspending the Antidumping Duty Investigation``: a case that rests, not a duty."""
_IS_THE_FIRST = re.compile(
    r"^\W*(?:(?:These|Those|This|That|The|It)\b[^.;,]{0,60}?\s)(?:is|are|was|were|marks?|represents?)\s(?:the"
    r"|its|their)\s"
    r"(?:first|largest|biggest|latest|second|third|most|only|highest|steepest|broadest)\b[^.;,]{0,80}$"
)
"""``These are the first negotiated reductions in duties in decades``: what one says of a step told elsewhere."""
_BARRIERS = re.compile(
    r"\b(?:long-?standing|unnecessary|burdensome|unjustified|unwarranted|unscientific|regulatory|technical"
    r"|non-tariff|discriminatory|remaining)\s$"
)
_TALKS_ON = re.compile(
    r"\b(?:consultations?|talks|discussions?|dialogue|negotiations?|exchange of views)\s(?:on|about|over|regarding)\s"
    r"[^.;,]{0,80}$",
    re.IGNORECASE,
)


def is_aside(
    text: str, start: int, noun_end: int, *, rated: bool = False, listing: bool = False, ban: bool = False
) -> bool:
    """True when the measure at ``start`` is only spoken of.

    ``rated`` for a duty with its rate, ``listing`` for a place on a list of partners, ``ban`` for a barrier to imports.
    """
    if ban:
        return text.startswith("restrictions", start) and _BARRIERS.search(text, 0, start) is not None
    if listing:
        return _TALKS_ON.search(text, max(0, start - 110), start) is not None
    if rated:
        return _COVERS.search(text, max(0, start - 200), start) is not None
    if _OF_CASE.search(text, max(0, start - 60), start) and (
        _CASE.match(text, noun_end) or _CASE.search(text, start, noun_end)
    ):
        return True
    if _IS_THE_FIRST.search(text, 0, start):
        return True
    return (start < 12 and _AS_A_RULE.match(text) is not None) or _DEFINED.match(text, start) is not None


RECALLS = re.compile(
    r"\W*(?:It (?:may|might|will|should|is to|must) be (?:recalled|remembered|noted here) that|It is worth recalling"
    r"|As (?:a|is) (?:well )?(?:reminder|known|recalled)|(?:Readers|One) (?:may|will) (?:recall|remember))\b"
)
"""Words that open a paragraph on the past."""
_CAME_BEFORE = re.compile(
    r"\b(?:days|weeks|months|a (?:day|week|month|year)|hours|shortly|soon|not long|long)\safter\s[^.;]{2,60}?\s"
    r"(?:announced|unveiled|threatened|imposed|declared|proposed|revealed|introduced|slapped|raised)\s[^.;,]{0,40}$"
)


def came_before(text: str, start: int) -> bool:
    """True for "The move came days after Washington announced a 30% tariff"."""
    return _CAME_BEFORE.search(text, max(0, start - 130), start) is not None


_SUBSTANCE = (
    r"(?:Fe|Ni|Cu|Al|Cr|Mn|Zn|Sn|iron|nickel|copper|alumini?um|silicon|carbon|sugar|fat|milk ?fat|cocoa|alcohol"
    r"|moisture|protein|sulphur|sulfur|ash|cotton|wool)"
)
_CONTENT_BEHIND = re.compile(
    rf"\s(?:{_SUBSTANCE}(?:\s(?:content|grade|concentration))?(?=[\s,.;)]|$)"
    r"(?![^.;]{0,40}\b(?:tariff|dut|lev|tax|surcharge|import))"
    r"|(?:pure|purity|broken|grade|by (?:weight|volume|mass)|abv|concentration|content|ownership)\b)"
)
_CONTENT_BEFORE = re.compile(
    r"(?:\b(?:content|purity|grade|concentration|moisture|share of broken grains)\s(?:(?:of|is|was)\s)?"
    r"(?:(?:below|above|under|over|less than|more than|up to|at least|of|exceeding|greater than|lower than"
    r"|not exceeding)\s){1,3}"
    r"|[<>≥≤]\s?)$"
)
"""``with an Fe content below 58%``, ``> 58% Fe``, ``99% purity``: what the goods are made of."""


_CONTAINING = re.compile(
    r"\b(?:(?:with|of)\s(?:more|less|greater|higher|lower)\sthan|contain(?:s|ing)?(?:\s(?:more|less) than"
    r"|\sat least|\sup to"
    r"|\sover|\sunder)?)\s$"
)
_OF_DUTY = re.compile(
    r"\s?(?:[\w-]+\s){0,2}?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|rates?|surcharges?|ad valorem)\b"
    r"|\s(?:on|of|for|from|to)\b"
)


def is_composition(text: str, start: int, end: int) -> bool:
    """True for a percentage that tells what goods consist of."""
    if _CONTAINING.search(text, max(0, start - 24), start) and not _OF_DUTY.match(text, end):
        return True
    if _CONTENT_BEFORE.search(text, max(0, start - 60), start):
        return True
    return _CONTENT_BEHIND.match(text, end) is not None

"""Heads of restrictions that a text tells by what it requires: a licence, an approval, a category, checks.

``a licence is required to export quantum computers``, ``the import policy of gold is revised from free to restricted``,
``tightened radiation checks on tyres imported from Japan``: no word in them says "control" or "ban".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head, is_definite
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["required_heads"]

_PAPER = r"(?:licen[cs]es?|licen[cs]ing|permits?|authori[sz]ations?|approvals?|permission|pre-?approval|certificates?)"
_BE = r"(?:is|are|was|were|be|been|being|become|becomes|became|remain|remains)"
_FLOW = r"(?P<flow>(?:re-?)?export(?:s|ed|ing|ation)?|import(?:s|ed|ing|ation)?|ship(?:ped|ping|ments?)?|sell(?:ing)?)"
_ANY = r"(?:(?:the|all|any|certain|some|such|most|of|for|every|each)\s){0,3}"

_REQUIRED = re.compile(
    rf"(?<!\bno )\b{_PAPER}\b(?:\s\([^)]{{1,24}}\))?(?:\sfrom\s[\w’' ]{{3,40}}?)?\s(?:(?:will|would|shall|must"
    rf"|now|also|has|have)\s)*"
    rf"(?:{_BE}\s)(?:\w+ly\s|now\s|also\s)?"
    rf"(?:required|needed|necessary|mandatory|compulsory|obligatory)\s(?:for|to|before|when|if|prior to"
    rf"|in order to)\s{_ANY}"
    rf"(?:\w+\s)?{_FLOW}\b",
    re.IGNORECASE,
)
"""``a prior licence is required for exports of ...``."""
_MUST_HAVE = re.compile(
    r"\b(?:need|needs|require|requires|must|have to|has to|had to|(?:are|is|be) (?:required|obliged) to)\s"
    r"(?:(?:first|now|also|prior|to|an?|the|obtain|apply for|seek|secure|get|hold|receive|have)\s){0,5}?"
    rf"(?:[a-z-]+\s){{0,2}}?{_PAPER}\b[^.;:]{{0,70}}?\b(?:before|to|for|when|prior to"
    rf"|if they)\s{_ANY}(?:\w+\s)?{_FLOW}\b",
    re.IGNORECASE,
)
"""``exporters must obtain approval from the ministry before shipping ...``."""
_SHIPPERS = re.compile(
    r"\b(?:that|which|who|anyone|anybody)\s(?:plan(?:s|ning)? to\s|wish(?:es)? to\s|want(?:s)? to\s|intend(?:s)? to\s)?"
    r"(?P<flow>export|import)(?:s|ing)?\b[^.;:]{0,140}?\b(?:must|needs? to|ha(?:s|ve) to|shall|will|(?:is"
    r"|are) required to)\s"
    rf"(?:first\s|also\s|now\s)?(?:obtain|apply for|seek|secure|hold|have|get)\s(?:[\w-]+\s){{0,4}}?{_PAPER}\b",
    re.IGNORECASE,
)
"""``companies that export such items to Russia must obtain a licence``."""
_SUBJECTED = re.compile(
    r"\b(?P<flow>(?:re-?)?exports?|imports?|importation|exportation)"
    r"(?:(?:,\sand|,|\sand)\s(?:re-?exports?|tran(?:s-?)?shipments?|transit|transfers?|sales?)){0,3}"
    r"\s(?:of|to)\s[^.;:]{2,110}?\s"
    r"(?:(?:subject(?:ed)? to|conditional (?:on|upon)|contingent on)\s"
    rf"|(?:requires?|needs?|(?:will|would|shall|must|may) (?:now |also |only )?(?:require"
    rf"|need))\s)(?:(?!import)[\w-]+\s){{0,3}}?"
    rf"(?:{_PAPER}|registration|prior notice|notification|certification|conformity assessment"
    r"|(?:individual|case-by-case)\s(?:[\w-]+\s){0,2}(?:inspections?|screening|reviews?|examinations?))\b",
    re.IGNORECASE,
)
"""``makes the export of ... subject to approval``, ``imports of laptops require a licence``."""
_ONLY_WITH = re.compile(
    r"\b(?P<flow>(?:re-?)?export(?:s|ed|ing|ation)?|import(?:s|ed|ing|ation)?)\b[^.;:]{0,110}?\b"
    r"(?:only (?:be )?(?:allowed|permitted|possible|made|done|authori[sz]ed)|(?:be )?(?:allowed|permitted"
    r"|possible) only"
    r"|only)\s(?:with|under|against|on the basis of|upon"
    r"|after (?:obtaining|receiving|(?:the )?(?:production|presentation|submission|receipt|grant|issuance|issue)"
    r" of))\s(?:[\w-]+\s){0,3}?"
    rf"{_PAPER}\b",
    re.IGNORECASE,
)
"""``imports of laptops will be allowed only with a valid licence``."""
_MADE = re.compile(
    r"\b(?:mak(?:e|es|ing)|made)\s(?P<paper>(?:[\w’'-]+\s){1,9}?)(?:compulsory|mandatory|obligatory"
    r"|(?:an?|the)\s(?:\w+\s)?(?:requirement|condition|prerequisite))\s(?:for|of|to|before|on|when)\s"
    rf"{_ANY}(?:\w+\s)?{_FLOW}\b"
    r"|\b(?:mak(?:e|es|ing)|made|introduc\w+|impos\w+)\s(?:compulsory|mandatory|obligatory)\s(?:[\w-]+\s){0,4}?"
    rf"(?P<flow2>export|import)\s{_PAPER}\s(?:for|on|of)\b",
    re.IGNORECASE,
)
"""``made individual applications a requirement for exporting photoresist``."""
_IS_PAPER = re.compile(rf"\b(?:{_PAPER}|applications?|filing|screening|clearance)\b", re.IGNORECASE)
_CATEGORY = re.compile(
    r"\b(?P<flow>exports?|imports?)\b[^.;:]{0,140}?"
    r"(?:\bfrom\s(?:the\s)?[\"“‘']?(?:free|restricted|prohibited|canali[sz]ed"
    r"|open)[\"”’']?[^.;,]{0,24}?\sto\s(?:the\s)?"
    r"|\bto\s(?=[\"“‘']?\w+[\"”’']?\sfrom\s[\"“‘']?(?:free|restricted"
    r"|prohibited|open))"
    r"|\b(?:plac|put|mov|brought|bring|shift|includ|transfer)\w*\s(?:under|in|into|to|on)\s(?:the\s)?"
    r"|\bof\s[^.;:]{2,80}?\s(?:is|are|was|were|shall be|stands?|(?:has|have) been)\s(?:now\s)?(?=[\"“‘']))"
    r"[\"“‘']?(?P<to>free|restricted|prohibited|banned|negative|open)\b[\"”’']?(?:\s(?:category|list|items?|goods))?",
    re.IGNORECASE,
)
"""``the export policy of wheat is amended from 'free' to 'prohibited'``: a category says what may be shipped."""
_WIDENED = re.compile(
    r"\b(?:add|includ|plac|put|bring|brought|subject)\w*\s(?:[^.;:]{2,90}?)\s(?:to|on|in|onto|under)\s(?:the"
    r"|its|an?|their|this)\s"
    r"(?:[\w’'-]+\s){0,4}?(?:(?:export |dual-use |strategic |catch-all |national |military "
    r"|common )*(?:control|controlled)\s"
    r"(?:list|items list|goods list)s?|list of (?:[\w-]+\s){0,4}?(?:items|goods|products|technologies) "
    r"(?:that|which|under|subject|controlled|whose)[^.;,]{0,40}?export\w*)\b",
    re.IGNORECASE,
)
"""``added 741 items to the list of goods that may not be exported``."""
_SCRUTINY = re.compile(
    r"\b(?:stricter|tighter|closer|tougher|enhanced|heightened|more stringent|strict)\s(?:and\s\w+\s)?(?:export\s)?"
    r"(?:reviews?|scrutiny|vetting|screening|examinations?|checks?|verification)\s(?:of|on|for)\s(?:the\s)?"
    r"(?:end[- ]us\w+|(?:final|end) (?:users?|uses?|destinations?)|exports?)\b",
    re.IGNORECASE,
)
"""``requires a stricter review of end users of graphite``."""
_REFUSED = re.compile(
    r"\b(?:no longer|not|stop(?:ped|s)?|refus(?:e|es|ed) to|ceas(?:e|ed) to)\s(?:be\s)?"
    r"(?:allow|permit|accept|authori[sz]|clear|admit)\w*\s(?:the\s|any\s|all\s)?(?:imports?|importation|entry"
    r"|consignments)\s"
    r"(?:of|from|into)\b"
    r"|\b(?:suspend|halt|stop|paus|ceas|reject|refus)\w*\s(?:the\s)?(?:acceptance|accepting|issuance|issuing"
    r"|processing)\s"
    r"(?:of\s)?(?:import (?:declarations?|permits?|licen[cs]es|applications?)|(?:declarations?|permits?"
    r"|applications?) (?:for|of)"
    r" (?:the )?imports?)\b"
    r"|\b(?:stop|ceas|refus)\w*\s(?:to\s)?(?:clear|admit|process)(?:ing)?\s(?:(?:the|all|any|its|their)\s){0,2}"
    r"(?:[A-Z]\w+\s)?(?:goods|imports?|shipments|cargo(?:es)?|containers|products|(?:customs|import) declarations)\b"
    r"|\bwithhold(?:[- ]and[- ]|[- ])release orders?\s(?:\(WROs?\)\s)?(?:against|on|for|covering|targeting)\b"
    r"|\b(?:prohibit|ban|bar|block)\w*\s(?P<goods>[^.;:]{3,80}?)\sfrom\s(?:entering|being\s(?:\w+ly\s)?"
    r"(?:placed|sold|put|made available|imported|admitted|marketed))\b",
    re.IGNORECASE,
)
"""``does not allow the import of gold from Russia any more``, ``a withhold release order against cotton``."""
_CHECKS = re.compile(
    r"\b(?:tighten|strengthen|step|toughen|intensif|increas|doubl|tripl|introduc|impos|requir|mandat|launch"
    r"|extend|expand"
    r"|order|rais|subject)\w*\s(?:up\s|to\s)?(?:[\w-]+\s){0,3}?"
    r"(?:(?:radiation|radioactivity|safety|quality|health|sanitary|phytosanitary|customs|border|quarantine"
    r"|food|pesticide"
    r"|laboratory|import|conformity)\s(?:and\s)?){0,2}(?:checks?|inspections?|tests?|testing|screening|examinations?)\s"
    r"(?:on|of|for)\b"
    r"|\b(?:mandatory\s|BIS\s)?[Qq]uality [Cc]ontrol [Oo]rders?\b(?:\s\(QCOs?\))?\s(?:on|for|covering)\b"
    r"|\b(?:made|makes?|making)\s[^.;:]{3,60}?\b(?:certification|testing|registration|inspection|standards?)\s"
    r"(?:mandatory|compulsory|obligatory)\s(?:for|on)\s(?:the\s|all\s)?imports?\b",
    re.IGNORECASE,
)
"""``tightened radiation checks on tyres imported from Japan``: hurdles at the border that are no duty."""
_IMPORT_PAPER = re.compile(
    r"\b(?:(?:automatic|prior|advance|mandatory|new|electronic)\s)*import\s(?:notices?|registration(?:s"
    r"|\srequirements?)?"
    r"|monitoring(?:\s(?:systems?|schemes?|licen[cs]\w+))?|authori[sz]ations?|approvals?|management systems?)"
    r"\s(?:for|on|of|covering)\b",
    re.IGNORECASE,
)
"""``an automatic import notice for footwear``."""


_GOODS = re.compile(r"\b(?:goods|products|items|articles|imports|vehicles|cargo(?:es)?)\b")


_OF_DUTY = (
    r"\s(?:from|to|under|of|for|in)\s(?:the\s|its\s|their\s)?(?:[\w.’'-]+\s){0,5}?"
    r"(?:tariffs?|dut(?:y|ies)|trade remedies|actions?|(?:301|232) investigations?)\b"
)
_LET_OFF = re.compile(
    r"\b(?:extend(?:s|ed|ing)?|prolong\w*|reinstat\w*|renew\w*|grant(?:s|ed|ing)?|extension of"
    r"|reinstatement of|renewal of)\s"
    rf"(?:[\w,-]+\s){{0,6}}?(?:exclusions?|exemptions?){_OF_DUTY}"
    r"|\b(?:(?:extend|prolong|reinstat|renew)\w*|extension of)\s(?:[\w,-]+\s){0,6}?[Ss]ection\s"
    r"(?:301|232)\s(?:[\w-]+\s){0,3}?(?:exclusions?|exemptions?)\b"
    rf"|\b(?:exclusions?|exemptions?){_OF_DUTY}[^.;]{{0,90}}?\b(?:is|are|was|were|be|been)\s(?:\w+ly\s|also\s|further\s)?"
    r"(?:extended|prolonged|reinstated|renewed)\b",
    re.IGNORECASE,
)
"""``extended 178 exclusions from the Section 301 tariffs``: the goods are listed elsewhere."""


def _into(flow: str, way: str) -> str:
    """The instrument of a flow ("export", "imports", "shipping") that a licence or a ban stops."""
    return f"{'import' if flow.lower().startswith('import') else 'export'}_{way}"


def _spots(passage: Passage) -> Iterator[tuple[int, int, str]]:
    text = passage.text
    low = text.lower()
    if "port" in low or "ship" in low or "sell" in low:
        for pattern in (_REQUIRED, _MUST_HAVE, _SHIPPERS, _SUBJECTED, _ONLY_WITH):
            for match in islice(pattern.finditer(text), MAX_HEADS):
                yield match.start(), match.end(), _into(match["flow"], "licensing")
        for match in islice(_MADE.finditer(text), MAX_HEADS):
            if match["flow2"] or _IS_PAPER.search(match["paper"]):
                yield match.start(), match.end(), _into(match["flow2"] or match["flow"], "licensing")
        for match in islice(_WIDENED.finditer(text), MAX_HEADS):
            yield match.start(), match.end(), "export_control"
        for match in islice(_IMPORT_PAPER.finditer(text), MAX_HEADS):
            yield match.start(), match.end() - 1, "import_licensing"
        for match in islice(_CATEGORY.finditer(text), MAX_HEADS):
            way = "ban" if match["to"].lower() in ("prohibited", "banned", "negative") else "licensing"
            yield match.start(), match.end(), _into(match["flow"], way)
    if "xclusion" in text or "xemption" in text:
        for match in islice(_LET_OFF.finditer(text), MAX_HEADS):
            yield match.start(), match.end(), "import_tariff"
    for match in islice(_SCRUTINY.finditer(text), MAX_HEADS):
        yield match.start(), match.end(), "export_control"
    for match in islice(_REFUSED.finditer(text), MAX_HEADS):
        first, last = match.span("goods")
        if (
            match["goods"] is None
            or any(first <= p.start < last for p in passage.products)
            or _GOODS.search(match["goods"])
        ):
            yield match.start(), match.end(), "import_ban"
    for match in islice(_CHECKS.finditer(text), MAX_HEADS):
        if "import" in low or any(m.kind == "demonym" and m.start >= match.end() for m in passage.mentions):
            yield match.start(), match.end() - 1, "other"


def required_heads(passage: Passage, named: list[Head]) -> list[Head]:
    """Restrictions told by their requirements, where no head in ``named`` stands at the same place."""
    out: list[Head] = []
    for start, end, instrument in sorted(_spots(passage)):
        family = lx.FAMILY.get(instrument, "other")
        beside = (h for h in (*named, *out) if h.start < end and start < h.end)
        if instrument != "import_tariff" and any(
            lx.FAMILY.get(h.instrument, "other") == family or h.rate is not None for h in beside
        ):
            continue
        out.append(
            Head(
                start, end, instrument, start, end, definite=is_definite(passage.text, start),
                whole_clause=True, stated=True, exempting=instrument == "import_tariff",
            )
        )  # fmt: skip
    return [replace(h, only=len(out) + len(named) == 1) for h in out]

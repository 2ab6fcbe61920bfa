"""Heads of instruments that are neither duties nor restrictions of exports: bans, probes, quotas, listings, "
"control."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from detente.reading.gazetteers.markets import COMPANIES
from detente.reading.measures.heads.firm_orders import firm_orders
from detente.reading.measures.heads.head import MAX_HEADS, Head, is_definite
from detente.reading.measures.heads.import_heads import import_spots
from detente.reading.measures.status.stages import stage_of
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["other_heads", "quota_heads"]

_PROBE = re.compile(
    r"\b(?:(?:anti-?dumping|countervailing|anti-?subsidy|Section (?:301|232|337|338)|antitrust|anti-?monopoly"
    r"|national[- ]security|trade(?: and investment)?(?: barriers?)?|safeguard|anti-?discrimination"
    r"|anti-?circumvention|unfair[- ]trade)(?:\s(?:and|or)\s|\s))+(?:investigation|probe|inquir(?:y|ies))s?\b"
    r"|\b(?:investigation|probe|inquir(?:y|ies))s?(?=\s(?:in)?to\s)"
    r"|(?<=Chinese )probes?\b|(?<=European )probes?\b|\bprobes(?= are| remain)",
    re.IGNORECASE,
)
_ONE_INTO = re.compile(r"\b(?:[Oo]ne|another|the (?:first|second|third|other|latter))\s(?:in)?to\s")
"""``two probes, one into pork and one into dairy products``: each is a probe of its own."""

_NO_TENDERS = re.compile(
    r"\b(?:exclud|bar|ban|shut|block|lock|restrict|keep|kept)\w*\s(?:[\w’'-]+\s){0,8}?(?:out of"
    r"|from)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:tenders?|procurement|(?:public|government|state) (?:contracts|purchases|purchasing|buying|bids)"
    r"|bidding)\b",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"\b(?:(?:intervention|interven(?:es|ed|ing|e))\s(?:(?:invoked|made|ordered|launched|begun|announced)\s)?"
    r"(?:in|at|on|against|over)|(?:seiz|tak|took|assum|wrest|gain)\w*\s(?:\w+ly |effective |temporary "
    r"|full )?(?:over )?"
    r"(?:control|charge|command|possession) (?:of|over)"
    r"|takeover of|took over|seizure of|(?:plac|put)\w* under (?:state|government) (?:control|supervision)"
    r"|nationali[sz]\w+(?: of)?|block(?:s|ed|ing)?(?: the| a)? (?:takeover|acquisition|sale|purchase) of"
    r"|control over|(?:order|ruling|measures?)\s(?:(?:it|they|that was|which was)\s)?(?:(?:invoked|issued"
    r"|imposed)\s)?(?:over|on|against))"
    rf"\s(?:the\s)?(?:[\w-]+,?\s){{0,4}}?(?P<firm>{'|'.join(map(re.escape, COMPANIES))})\b"
)
_TAKEN = re.compile(r"(?:seized|took|assumed|wrested|gained|intervened|placed|put|nationali[sz]ed)\b")
"""``took control of Nexperia``: done."""
_IN_ORDER_TO = re.compile(
    r"\b(?:invoked|used|activated|moved|intervened|acted)\b[^.;]{0,70}\bto\s(?:\w+ly\s)?$"
)
_QUOTA = re.compile(
    r"\b(?:(?:(?:duty|tariff)[- ]free|preferential|tariff[- ]rate|tariff|zero[- ](?:duty|tariff)|low-tariff"
    r"|annual|import|bilateral|transitional|country-specific"
    r"|[\d,.]+[- ](?:unit|vehicle|tonne|ton|metric[- ]ton|litre|head)s?)\s)+quotas?\b(?:\s\(TRQs?\))?"
    r"(?=\s(?:of|for|on|covering|that|which|with|will|was|were|to)\b|,\s(?:with|before|until)\b)"
    r"|(?:\b(?:tariff[- ]rate|soft)\squotas?(?:\s\(TRQs?\))?|\bTRQs?)\b(?:\s(?:quotas?|arrangement|agreement|deal"
    r"|system|regime))?"
    r"(?=\s(?:of|for|on|covering|that|which|with|will|was|were|to|has|have|had|is|are|in|went|came|took|officially"
    r"|entered|allows?"
    r"|takes|goes|comes|starts)\b|[,.]\s|[,.]?$)",
    re.IGNORECASE,
)


_NOT_SANCTIONS = re.compile(
    r"Sanctions(?=\s\(|\s[A-Z])"
    r"|[Ss]anctions\s(?:[a-z]+\s){0,3}?"
    r"(?:prohibit|ban|bar|restrict|block|focus|includ|cover|consist|comprise|impos)\w*\s"
)
"""``the Autonomous Sanctions (Import) Designation``, ``the sanctions prohibit ...``: a title, or what they are."""
_OPENED = re.compile(
    r"\b(?:expan|increas|enlarg|rais|open|grant|doubl|tripl)\w*\s[^,;]{0,40}$", re.IGNORECASE
)
"""``an expansion of the rice import quota`` restricts nothing."""


def _matches(passage: Passage) -> Iterator[tuple[int, int, str]]:
    text = passage.text
    low = text.lower()
    for match in islice(lx.OTHER.finditer(text), MAX_HEADS):
        kind = str(match.lastgroup)
        if kind == "import_quota" and _OPENED.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        if kind == "sanction" and _NOT_SANCTIONS.match(text, match.start()):
            continue
        yield match.start(), match.end(), kind
    yield from import_spots(passage)
    if " from " in low or " of " in low:
        for match in islice(_NO_TENDERS.finditer(text), MAX_HEADS):
            yield match.start(), match.end(), "other"
    for match in islice(_TO_LIST.finditer(text), MAX_HEADS):
        yield match.start(), match.end(), "entity_listing"
    for match in islice(_ADDED.finditer(text), MAX_HEADS):
        yield match.start(), match.end() - 1, "entity_listing"
    for match in islice(_CONTROL.finditer(text), MAX_HEADS):
        if text[match.end() : match.end() + 1] not in ("'", "’"):
            yield match.start(), match.end(), "corporate_control"


_TO_LIST = re.compile(
    r"\b(?:add|put|plac|includ|nam)\w*\s(?:another |a further |some |the )?(?:[\w,’'-]+\s){1,6}?(?:entities"
    r"|companies|firms"
    r"|organi[sz]ations|enterprises|institutes|suppliers)\s(?:[\w’'-]+\s){0,6}?(?:to|on|onto|in)\s(?:an?|its"
    r"|the|their|a new)\s"
    r"(?:[\w-]+\s){0,4}?(?:black\s?list|blacklist|control list|export(?: control)? list|restricted list"
    r"|watch ?list|trade list)\b",
    re.IGNORECASE,
)
"""``added 23 Chinese entities to its trade blacklist``."""
_ADDED = re.compile(
    r"\b(?:add(?:s|ed|ing)?|list(?:s|ed|ing)|blacklist(?:s|ed|ing)?)\s(?:another |a further |some )?(?:\d[\d,]*"
    r"|[a-z-]+)\s"
    r"(?:(?:more|new|other|additional)\s)?(?:entities|organi[sz]ations|blacklisted firms)\s(?=(?:from|in|based"
    r" in)\s)"
)
"""``added 601 entities from Belarus``: listed, though no list is named in the sentence."""


def other_heads(passage: Passage) -> list[Head]:
    text = passage.text
    out: list[Head] = []
    for start, end, instrument in sorted(_matches(passage), key=lambda spot: (spot[0], -spot[1])):
        if out and start < out[-1].end:
            continue
        taken = instrument == "corporate_control" and (
            _TAKEN.match(text, start) or _IN_ORDER_TO.search(text, max(0, start - 110), start)
        )
        out.append(
            Head(
                start, end, instrument, start, end, definite=is_definite(text, start), whole_clause=True,
                stage=stage_of(text, taken.start(), "in_force") if taken else None,
            )
        )  # fmt: skip
    ordered = [h for h in firm_orders(passage) if not any(o.instrument == h.instrument for o in out)]
    return [*out, *ordered, *_probes(passage)]


def _probes(passage: Passage) -> list[Head]:
    text = passage.text
    nouns = list(islice(_PROBE.finditer(text), MAX_HEADS))
    if not nouns:
        return []
    first = nouns[0]
    each = list(islice(_ONE_INTO.finditer(text, first.end()), MAX_HEADS))
    if each and not re.match(r"\s(?:in)?to\s", text[first.end() :]):
        return [
            Head(
                m.start(),
                m.end() - 1,
                "investigation",
                first.start(),
                first.end(),
                elliptical=True,
                whole_clause=True,
            )
            for m in each
        ]
    return [
        Head(
            m.start(), m.end(), "investigation", m.start(), m.end(),
            definite=is_definite(text, m.start()), whole_clause=True,
        )
        for m in nouns
    ]  # fmt: skip


def quota_heads(passage: Passage) -> list[Head]:
    """Quotas at a lower duty that are told without any rate ("a duty-free quota for beef")."""
    if "quota" not in passage.text.lower() and "TRQ" not in passage.text:
        return []
    return [
        Head(
            m.start(), m.end(), "tariff_rate_quota", m.start(), m.end(),
            definite=is_definite(passage.text, m.start()), whole_clause=True,
        )
        for m in islice(_QUOTA.finditer(passage.text), MAX_HEADS)
    ]  # fmt: skip

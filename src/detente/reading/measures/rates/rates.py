"""Which percentages of a sentence make one rate: old and new, the ends of a band, rates of single firms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.gazetteers.markets import COMPANIES
from detente.reading.text.numbers import Percent

__all__ = ["RateGroup", "group_rates", "split_firms"]


_COMPANY = "(?:" + "|".join(re.escape(c) for c in sorted(COMPANIES, key=len, reverse=True)) + ")"


@dataclass(frozen=True, slots=True)
class RateGroup:
    """One rate with the rate it replaces, or the ends of a band."""

    main: Percent
    first: int
    last: int
    rate: float | None
    low: float | None = None
    high: float | None = None
    previous: float | None = None


_BAND_TO = re.compile(r"^\s*(?:to|and)\s(?:as (?:much|high) as|up to)?\s*$", re.IGNORECASE)


_EITHER = re.compile(r"\s(?:or|and)\s(?:an?\s)?")
_AS_MAY_BE = re.compile(r",?\s(?:as the case may be|depending on|according to the)\b")
"""``25% or 30%``, ``15% and 35%, as the case may be``: the ends of a band."""


_FROM = re.compile(
    r"\bfrom(?: the| its| a| an)?(?: current| existing| previous| present| planned| threatened| general"
    r"| earlier)?(?: (?:more than|over|about|around|nearly|almost|up to|as (?:much|high) as|(?:a )?(?:peak|high"
    r"|level|rate)s? of))?\s*$",
    re.IGNORECASE,
)


_TO = re.compile(
    r"^\s*(?:\([^)]{0,40}\)\s*)?(?:currently |now |today |at (?:present|the moment) |currently in force"
    r" )?(?:down |up )?to(?: just| only| a| about| around"
    r"| as (?:low|little|much|high) as"
    r"| (?:a |an )?(?:new |base |reduced |final )?(?:low|high|rate|level|minimum|maximum) of)?\s*$",
    re.IGNORECASE,
)


_DOWN_FROM = re.compile(
    r"(?:\b(?:down|up)\s(?:\w+\s)?from\b|\b(?:reduced|cut|lowered|raised|instead|rather|less|lower|below"
    r"|compared (?:with|to)"
    r"|replacing)\b[^,;]{0,12}?(?:\b(?:from|of|than)\b)?"
    r"|^,?\s*(?:immediately |gradually |at once |(?:over|within|in) [\w ]{1,14}years |by 20\d\d )?from)"
    r"(?: the| a| an| its)?(?: (?:current|existing|previous|present|planned|threatened|earlier|original"
    r"|general|proposed|initial|previously|former|prior|old|higher|steep)(?:ly)?)*(?: (?:tariffs?|levies|duties"
    r"|dut(?:y|ies)|rates?|levels?|combined|total)(?: rate)?"
    r"(?: (?:totall?ing|of|up to|as high as))?)?(?: as (?:high|much) as| up to| about| nearly)?\s*$",
    re.IGNORECASE,
)


_CHANGES = re.compile(
    r"\b(?:cut|cuts|cutting|lower|reduc|rais|increas|slash|hik|bring|lift|drop|doubl"
    r"|tripl)\w*\s(?:\w+\s){0,5}$",
    re.IGNORECASE,
)


_CHANGED = re.compile(
    r"\b(?:cut|lower|reduc|rais|increas|slash|halv|come down|go up|fall|drop)\w*\s(?:down |up )?from[^,;]{0,24}$",
    re.IGNORECASE,
)


_OF_OTHERS = re.compile(
    r"\s(?:rate\s|tariff\s|duty\s|levy\s)?(?:applied to|that applies to|applicable to|for|faced by|paid by|on"
    r"|imposed on)\s"
    r"(?:goods from\s|imports from\s)?(?:most|other|all other|many|rivals?|competitors?|neighbou?r\w*)\b"
)
"""``compared to the 25% applied to most countries``: what others pay, not what was paid before."""


_SET_AGAINST = re.compile(r"\b(?:against|versus|as opposed to|unlike)\s(?:the|an?)\s(?:\w+\s)?$")


_PARENTHESIS = re.compile(r"\b(?:tariffs|duties|rates|levies)\s\((?:ranging )?from\s$")
"""``tariffs (from 11% to 50%)`` is a band."""


_TO_LATER = re.compile(
    r"^(?![^%]*\b(?:and|while|but)\s(?:that|those)\s)[^;%]{3,80}\sto(?: just| only| a"
    r"| about)?\s*$",
    re.IGNORECASE,
)


_IS_CHANGED_TO = re.compile(
    r"(?![^%]*\b(?:and|while|but)\s(?:that|those)\s)(?:[^;:.%]{0,60}?,\s(?:comes? down|came down|goes (?:up|down)"
    r"|went (?:up|down)|falls?|fell|drops?|dropped"
    r"|rises?|rose)"
    r"\sto\s|[^;:.%]{0,80}?\b(?:until|before)\s(?:[\w]+\s){1,3}?(?:falls?|drops?|comes? down|rises?)\s"
    r"(?:eventually\s)?to\s"
    r"|[^;:.%]{0,60}?\s(?:will|would|is to|are to|is|are|was|were|has|have|to)\s(?:then |now |also )?(?:be "
    r"|been )?(?:cut|lowered"
    r"|reduced|slashed|raised|increased|doubled|trimmed|brought down|fall|fallen|drop|rise|come down|go down"
    r"|go up)\s(?:again\s"
    r"|down\s)?to\s(?:about\s|only\s|just\s|a\s)?)"
)
"""``duties of 27.5% on cars are to be cut to 15%``."""


def group_rates(text: str, percents: list[Percent]) -> list[RateGroup]:
    out: list[RateGroup] = []
    i = 0
    while i < len(percents):
        here = percents[i]
        later = percents[i + 1].start if i + 1 < len(percents) else len(text)
        changed = _FROM.search(text[max(0, here.start - 40) : here.start]) and _CHANGED.search(
            text[: here.start]
        )
        if changed and here.low is None and not re.search(r"\bto\b", text[here.end : later]):
            out.append(RateGroup(here, here.start, here.end, None, previous=here.value))
            i += 1
            continue
        zero = re.match(
            r"[^;%]{0,90}?\b(?:be |is |are )?(?:cut|lowered|reduced|dropped|go|fall|come down|drop"
            r"|slashed|brought down)\s(?:down )?to zero\b",
            text[here.end :],
        )
        if zero and here.low is None:
            out.append(RateGroup(here, here.start, here.end + zero.end(), 0.0, previous=here.value))
            i += 1
            continue
        there = percents[i + 1] if i + 1 < len(percents) else None
        if there is not None and there.low is None and _IS_CHANGED_TO.fullmatch(text, here.end, there.start):
            out.append(RateGroup(there, here.start, there.end, there.value, previous=here.value))
            i += 2
            continue
        if here.low is not None:
            out.append(RateGroup(here, here.start, here.end, None, here.low, here.value))
        elif (
            there is not None
            and there.low is None
            and (
                (there.start - here.end < 90 and "." not in text[here.end : there.start])
                or (
                    there.start - here.end < 160
                    and text.endswith(("(down from ", "(up from "), 0, there.start)
                )
            )
        ):
            before, between = text[max(0, here.start - 40) : here.start], text[here.end : there.start]
            as_band = re.search(r"as (?:little|low)|rang|between", before[-22:], re.IGNORECASE) or re.search(
                r"as (?:much|high) as", between
            )
            either = _EITHER.fullmatch(between) and (
                " or" in between or _AS_MAY_BE.match(text, there.end) is not None
            )
            if either and here.value < there.value:
                out.append(RateGroup(here, here.start, there.end, None, here.value, there.value))
                i += 2
                continue
            if _BAND_TO.match(between) and as_band and here.value < there.value:
                out.append(RateGroup(here, here.start, there.end, None, here.value, there.value))
                i += 2
                continue
            if _PARENTHESIS.search(before) and _TO.match(between) and here.value < there.value:
                out.append(RateGroup(here, here.start, there.end, None, here.value, there.value))
                i += 2
                continue
            if _CHANGES.search(before) and _TO_LATER.search(between):
                out.append(RateGroup(there, here.start, there.end, there.value, previous=here.value))
                i += 2
                continue
            if _FROM.search(before) and _TO.match(between):
                out.append(RateGroup(there, here.start, there.end, there.value, previous=here.value))
                i += 2
                continue
            if (_DOWN_FROM.search(between) or _SET_AGAINST.search(between)) and _OF_OTHERS.match(
                text, there.end
            ):
                out.append(RateGroup(here, here.start, here.end, here.value))
                i += 2
                continue
            if _DOWN_FROM.search(between) and ";" not in between:
                out.append(RateGroup(here, here.start, here.end, here.value, previous=there.value))
                i += 2
                continue
            out.append(RateGroup(here, here.start, here.end, here.value))
        else:
            out.append(RateGroup(here, here.start, here.end, here.value))
        i += 1
    return out


_FIRM_BEHIND = re.compile(
    r"\s?(?:(?:duty|tariff|levy|rate)\s)?(?:for|on|against)\s(?:the )?"
    r"((?:[A-Z][\w.'’-]*\s(?:(?:and|&|of)\s)?){1,6}?(?:Co|Corp|Corporation|Inc|Ltd|Limited|LLC|GmbH|Company"
    r"|Group|Industries"
    r"|Trading|Holdings)\b)"
)
"""``28.16 percent for Northern Steel Plates Co.``."""


def split_firms(text: str, percents: list[Percent]) -> tuple[list[tuple[str, float]], list[Percent]]:
    """Rates for single firms ("BYD 17.0%", "35.3% for SAIC") apart from the others."""
    firms: list[tuple[str, float]] = []
    rest: list[Percent] = []
    for percent in percents:
        before = re.search(
            rf"({_COMPANY})(?: Group| Auto)?['’]?s?(?: at| of|:| with| will face| faces| to| duties?"
            rf"| rate)*[\s(]*(?:a |an )?$",
            text[max(0, percent.start - 50) : percent.start],
        )
        after = re.match(
            rf"\s?(?:(?:duty|tariff|levy|rate)\s)?(?:for|on|against)\s(?:the )?({_COMPANY})\b",
            text[percent.end : percent.end + 50],
        )
        after = after or _FIRM_BEHIND.match(text, percent.end)
        match = after or before
        if match:
            firms.append((match[1], percent.value))
        else:
            rest.append(percent)
    return firms, rest

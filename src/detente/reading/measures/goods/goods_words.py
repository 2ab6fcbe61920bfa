"""Words for goods at large, for lists of them, and for what a measure leaves out."""

from __future__ import annotations

import re

__all__ = ["EXCEPT", "GENERIC", "GOODS", "HIT_WITH", "INCLUDING", "LISTED", "OF_VALUE"]


GOODS = r"(?:goods|imports|products?|merchandise|exports|shipments?|items|commodities)"


GENERIC = re.compile(rf"\b(?:{GOODS}\b|everything\s(?:\w+\s)?from\b)", re.IGNORECASE)


LISTED = re.compile(
    rf"\b(?:\d[\d,]{{1,6}}(?!\s?(?:%|per ?cent|[\d.]))|list of|lists? of|some|certain|selected|several"
    rf"|various|an? (?:wide )?(?:range|number|variety) of|dozens of|hundreds of"
    rf"|thousands of)\s(?:[\w.-]+\s){{0,3}}{GOODS}\b|\b\d[\d,]{{2,6}} (?:tariff |product |HS )?lines\b"
    rf"|\b{GOODS}\b,?\s(?:worth|valued at)\b|(?:\b(?:billion|million)"
    rf"|\d(?:bn|mn|b|m))\b"
    rf"(?:\s\([^)]{{1,20}}\))?[^.;]{{0,20}}?\b(?:worth\s)?(?:of|in)\b(?:[^.;]|(?<=[A-Z])\.){{0,30}}{GOODS}\b",
    re.IGNORECASE,
)


OF_VALUE = re.compile(
    r"(?:\bon|\bof|\bworth|\btargeting|\bcovering|\bhitting|\baffecting)\s(?:(?:up to|more than|over|about|some"
    r"|around|another"
    r"|roughly|nearly|almost|an additional|an estimated|approximately|a further|the)\s)*$"
)
"""Before the value of the goods that a duty falls on."""


EXCEPT = re.compile(
    r"\b(?:except(?:ing|ion)?(?: for)?|excluding|exempt(?:ing|s)?|but not|other than|apart from"
    r"|sparing(?: only)?|with the exception of|alongside (?:an? )?(?:separate|different)|with (?:a )?separate)\b",
    re.IGNORECASE,
)


HIT_WITH = re.compile(
    r"\b(?P<verb>(?:hit|hits|hitting|slap|slaps|slapped|target|targets|targeted|strike|strikes|struck|punish"
    r"|punished)\b"
    r"|let(?:s|ting)? in\b|allow(?:s|ed|ing)?\b|admit(?:s|ted|ting)?\b|import(?:s|ed|ing)?\b)"
    r"\s(?:[^,;]|(?<=\d),){3,70}?\s(?:with|at)\s(?:an?\s|the\s|new\s|steep\s)*(?:\w+\s){0,2}$"
)
"""``hit 93 billion euros of American goods with duties``, ``let in electric cars at a tariff``: goods before the
duty."""


INCLUDING = re.compile(
    rf"(?<!worth of )(?<!billion of )(?<!\d )(?<!several )(?<!certain )(?<!some )(?<!various )(?<!selected"
    rf" )(?<!many )"
    rf"(?<!other )(?<!range of )(?<!number of )(?<!list of )(?<!variety of )(?:\b(?i:most|all|almost all|nearly"
    rf" all)"
    rf"\s(?:\w+\s){{0,2}}?{GOODS}[^.;]{{0,40}}?,?\s[–—(]?\s?(?:explicitly\s)?(?:including|such as|among them"
    rf"|covering|notably)\b|\b(?:[A-Z]\w+(?:ese|an|ish|ch|ss)|EU|US)\s(?:\w+\s){{0,2}}?{GOODS}[^.;]{{0,24}}?,?\s"
    rf"[–—(]?\s?(?:explicitly\s)?(?:including|among them|covering|notably)\b"
    rf"|\b(?:originating )?{GOODS}\s(?:of|from)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z]\w+)?,\s(?:including|notably)\b)",
)
"""``most Japanese goods, including cars``: all goods, with examples."""

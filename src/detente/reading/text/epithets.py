"""States and groups told by what they are: "the 27-member bloc", "the world's second-largest economy", "the island"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.reading.gazetteers.groups import GROUPS
from detente.reading.text.mentions import Mention

if TYPE_CHECKING:
    from detente.reading.text.context import Thread

__all__ = ["epithet_mentions"]

_SOUTH_EAST = "IDN VNM THA MYS PHL SGP KHM LAO MMR BRN"
_SOUTH = "IND PAK BGD LKA NPL BTN MDV"
_EAST = "CHN JPN KOR TWN MNG PRK HKG"
_CENTRAL = "KAZ UZB KGZ TJK TKM"
_GULF = "SAU ARE QAT KWT OMN BHR IRN IRQ"
_LATIN = "BRA ARG CHL COL PER ECU URY PRY BOL VEN MEX GTM SLV HND CRI PAN NIC"
_AFRICA = (
    "ZAF NGA EGY KEN ETH GHA MAR DZA TUN TZA UGA SEN CIV CMR AGO MOZ ZMB ZWE LSO MDG MUS BWA NAM RWA COD GIN MLI"
    " NER BFA BEN TGO LBY SDN GAB SWZ"
)
_EUROPE = (
    "DEU FRA ITA ESP NLD BEL LUX IRL AUT PRT GRC DNK SWE FIN POL CZE HUN SVK SVN HRV ROU BGR EST LVA LTU CYP MLT GBR"
    " CHE NOR ISL LIE SRB UKR TUR"
)
_SETS = {
    "southeast asian": _SOUTH_EAST,
    "south-east asian": _SOUTH_EAST,
    "asean": _SOUTH_EAST,
    "south asian": _SOUTH,
    "east asian": _EAST,
    "central asian": _CENTRAL,
    "asian": f"{_EAST} {_SOUTH} {_SOUTH_EAST} {_CENTRAL}",
    "european": _EUROPE,
    "nordic": "NOR SWE DNK FIN ISL",
    "scandinavian": "NOR SWE DNK",
    "baltic": "EST LVA LTU",
    "alpine": "CHE AUT LIE",
    "latin american": _LATIN,
    "south american": "BRA ARG CHL COL PER ECU URY PRY BOL VEN",
    "central american": "GTM SLV HND CRI PAN NIC",
    "andean": "PER COL ECU BOL CHL",
    "african": _AFRICA,
    "west african": "NGA GHA SEN CIV GIN MLI NER BFA BEN TGO",
    "east african": "KEN ETH TZA UGA RWA SDN MDG MUS",
    "southern african": "ZAF AGO MOZ ZMB ZWE LSO BWA NAM SWZ",
    "north african": "MAR DZA TUN EGY LBY",
    "gulf": _GULF,
    "arab": f"{_GULF} EGY JOR MAR TUN DZA LBN",
    "middle eastern": f"{_GULF} ISR JOR LBN SYR EGY",
    "oil-rich": _GULF,
    "pacific": "AUS NZL FJI PNG",
    "communist": "CHN VNM CUB LAO PRK",
    "communist-ruled": "CHN VNM CUB LAO PRK",
    "landlocked": "CHE PRY BOL LAO NPL LSO BWA KAZ UZB ETH ZMB",
    "island": "TWN JPN IDN PHL SGP LKA NZL IRL GBR CYP MDG MUS JAM ISL MLT FJI AUS DOM HTI TTO",
    "self-ruled": "TWN",
}  # fmt: skip
_KINDS = {
    "kingdom": "SAU THA KHM BHR JOR MAR NLD NOR BEL ESP DNK SWE GBR LSO SWZ BTN TON",
    "island": "TWN CYP LKA NZL IRL MUS JAM ISL MLT MDG SGP",
    "archipelago": "IDN PHL JPN BHS",
    "city-state": "SGP",
    "emirate": "ARE QAT KWT",
    "sultanate": "OMN BRN",
}
_RANKS = {
    ("world", ""): "USA",
    ("world", "second"): "CHN",
    ("world", "third"): "JPN DEU",
    ("world", "fourth"): "JPN DEU IND",
    ("world", "fifth"): "IND GBR DEU JPN",
    ("world", "sixth"): "GBR FRA IND",
    ("world", "seventh"): "FRA GBR ITA IND",
    ("world", "eighth"): "ITA BRA CAN FRA",
    ("asia", ""): "CHN",
    ("asia", "second"): "JPN",
    ("asia", "third"): "IND",
    ("asia", "fourth"): "KOR",
    ("southeast asia", ""): "IDN",
    ("southeast asia", "second"): "THA SGP",
    ("latin america", ""): "BRA",
    ("latin america", "second"): "MEX",
    ("south america", ""): "BRA",
    ("europe", ""): "DEU",
    ("europe", "second"): "GBR FRA",
    ("eurozone", ""): "DEU",
    ("eurozone", "second"): "FRA",
    ("africa", ""): "ZAF NGA EGY",
}
_PLACE = r"world|Asia|Southeast Asia|Latin America|South America|Europe|[Ee]urozone|Africa"
_BY_RANK = re.compile(
    rf"\b(?:[Tt]he\s)?(?P<where>{_PLACE})['’]s\s(?:(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth)[- ])?"
    r"(?:largest|biggest|top|No\.? 1)\seconomy\b"
)
_BY_KIND = re.compile(
    r"\b[Tt]he\s(?:(?P<members>\d\d?|[a-z]{3,6}|twenty-seven)-(?:nation|member|country|state)(?:\s(?:trading|trade"
    r"|European|economic))?\s(?=bloc)"
    rf"|(?P<where>(?i:{'|'.join(sorted(_SETS, key=len, reverse=True))}))\s(?:(?:island|economic|trading)\s)?"
    r"(?=nation|country|giant|powerhouse|superpower|economy|kingdom|state\b|republic|bloc|neighbou?r|island|archipelago))?"
    r"(?P<kind>bloc|nation|country|giant|powerhouse|superpower|economy|kingdom|state|republic|neighbou?r|island"
    r"|archipelago|city-state|emirate|sultanate)\b(?!-)(?! (?:of|that|which|where|whose|in)\b)"
)
_MARK = re.compile(
    r"economy\b|bloc\b|giant\b|power\b|house\b|kingdom\b|island\b|nation\b|country\b|pelago\b|state\b|republic\b"
    r"|neighbou?r\b|emirate\b|sultanate\b"
)
_TELLS_WHAT = re.compile(
    r"\b(?:is|are|was|as|remains?|remained|bec[ao]me|becoming|being|overtook|than|called)\s(?:now\s)?$"
)
"""Before words that say what a side is, and do not stand for it."""


def epithet_mentions(text: str, thread: Thread, named: list[Mention]) -> list[Mention]:
    """Sides that the sentence tells by a description which fits one side of the document."""
    if _MARK.search(text) is None:
        return []
    out: list[Mention] = []
    for match in (*_BY_RANK.finditer(text), *_BY_KIND.finditer(text)):
        if _TELLS_WHAT.search(text, max(0, match.start() - 22), match.start()):
            continue
        if any(m.start < match.end() and match.start() < m.end for m in (*named, *out)):
            continue
        party = _meant(match, thread, named)
        beside = any(
            m.party == party and (0 <= match.start() - m.end <= 3 or 0 <= m.start - match.end() <= 3)
            for m in named
        )
        if party is not None and not beside:
            out.append(Mention(match.start(), match.end(), "name", party, match.group()))
    return out


def _meant(match: re.Match[str], thread: Thread, named: list[Mention]) -> str | None:
    """The one side that the words fit."""
    if match.re is _BY_RANK:
        fitting = _RANKS.get((match["where"].lower(), match["rank"] or ""), "").split()
        return fitting[0] if len(fitting) == 1 else _one_of(fitting, match, thread, named)
    kind, where = match["kind"], (match["where"] or "").lower()
    if kind == "bloc":
        beside = next((m.party for m in named if m.start == match.end() + 1 and m.party in GROUPS), None)
        if beside is not None:
            return beside  # "the four-nation European bloc EFTA"
        if match["members"] in ("27", "28", "twenty-seven") or where == "european":
            return "EU"
        return _one_of(["EU", *GROUPS], match, thread, named) if match["members"] else None
    if where == "asian" and kind in ("giant", "powerhouse", "superpower"):
        return _one_of(["CHN", "IND"], match, thread, named)
    fitting = (_SETS[where] if where else _KINDS.get(kind, "")).split()
    return _one_of(fitting, match, thread, named)


def _one_of(fitting: list[str], match: re.Match[str], thread: Thread, named: list[Mention]) -> str | None:
    """The candidate named last before the words; else the only one of whom the document speaks."""
    before = [m.party for m in named if m.end <= match.start() and m.party in fitting]
    if before:
        return before[-1]
    if thread.last_party in fitting:
        return thread.last_party
    told = [p for p in fitting if thread.counts[p]]
    return told[0] if len(told) == 1 else None

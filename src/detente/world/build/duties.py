"""How much trade each tariff measure covers: cells of US imports from China, and shares of China's imports.

A cell is a set of products on which the same measures fall. Its weight is a share of the pair's imports, counted in
two ways:

``imports_2024``
    US imports from China in 2024 (Census), line by line. These weights carry the duties in them: what was taxed
    since 2018 is imported less.
``fixed``
    Sectors as in US imports from China in 2022 (OECD); within a sector, products as in US imports from all origins
    in 2024 (Census), which duties on China alone change little; within a six-digit code, lines as in imports from
    China.

The most-favoured-nation rate of a six-digit code is the median of what the European Union, Japan, the United Kingdom,
Taiwan, Switzerland, Viet Nam, Thailand, Indonesia and India paid on it in 2024: duty over value.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

from detente.world.build.sources import Sources
from detente.world.world import World

__all__ = ["build_duties"]

LINES = "tradewartracker/data/2024-hs10-imports5700.parquet"
BY_PARTNER = "us_imports_2024/us_imports_2024_hs6_by_country.csv.gz"
SECTORS = "us_imports_2024/hs10_to_icio27.csv.gz"
LISTS_301 = "budgetlab/resources/s301_product_lists.csv"
TARIFF_LISTS = "tradewartracker/tariff-lists/"
MARCH = "tradewartracker/data/china-{}-percent-US-exports-030425.csv"

CHINA = "5700"
MFN_PARTNERS = ("0003", "5880", "4120", "5830", "4419", "5520", "5490", "5600", "5330")
SMALLEST_USD = 200_000.0
"""Imports of a partner below which its duty says nothing about the rate."""

ORDER_301 = ("1", "2", "3", "4A", "4B")
"""A line that the file puts on several lists belongs to the first: later lists name it for its exclusions."""

REVIEW_301 = {
    "9903.91.01": "301-review-2024-25",
    "9903.91.02": "301-review-2024-50",
    "9903.91.03": "301-review-2024-100",
    "9903.91.05": "301-review-2025-50",
    "9903.91.11": "301-review-2025-25",
    "9903.91.06": "301-review-2026-25",
    "9903.91.07": "301-review-2026-50",
    "9903.91.08": "301-review-2026-100",
}

FROM_FILES = {
    "electronics": ("consumer_electronics_EO14257_apr11.csv", "HTSUS"),
    "annex-ii-2025-11": ("annex-II-exemptions-nov14.csv", "HTSUS"),
    "exempt-122": ("section122-product-exemptions.csv", "hts_code"),
    "232-steel-list": ("steel-tariffs.csv", "HTSUS"),
    "232-aluminium-list": ("alu-tariffs.csv", "HTSUS"),
    "232-vehicles": ("auto-tariffs.csv", "HTSUS"),
    "232-copper": ("copper-list.csv", "HTSUS"),
    "metals-1a": ("metals-annex-IA.csv", "HTSUS"),
    "metals-1b": ("metals-annex-IB.csv", "HTSUS"),
    "metals-3": ("metals-annex-III-temporary.csv", "HTSUS"),
}

PREFIXES: dict[str, str] = {
    # Proclamations 9705 and 9704, US notes 16 and 19 to chapter 99
    "232-steel": "7206 7207 7208 7209 7210 7211 7212 7213 7214 7215 72161 72162 72163 72164 72165 721699 7217 7218 "
    "7219 7220 7221 7222 7223 7224 7225 7226 7227 7228 7229 730110 730210 730240 730290 7304 7305 7306",
    "232-aluminium": "7601 7604 7605 7606 7607 7608 7609 7616995160 7616995170",
    # Proclamations 9693 and 9694
    "201-solar": "854142 854143",
    "201-washers": "84501100 84502000",
    # Proclamation 10976
    "232-softwood": "440311 440321 440322 440323 440324 440325 440326 440611 440691 440711 440712 440713 440714 440719",
    "232-wood-furniture": "9401614011 9401614031 9401616011 9401616031 9403409060 9403608093 9403910080",
    # Proclamation 10984
    "232-trucks": "870121 870122 870123 870124 870129 870410 87042211 87042251 87042301 87043201 870442 870443 870452 "
    "870460 870490 870540 870911 870919",
    "232-buses": "8702",
}
"""Codes that an act names, or their first digits."""

FARM_CHAPTERS = tuple(f"{chapter:02d}" for chapter in range(1, 25))

CHINA_IMPORTS_USD_BN = {"2017": 153.9, "2024": 163.6}
"""China's imports from the United States, General Administration of Customs, billion USD."""

LINES_60BN = {"1": 2493, "2": 1078, "3": 974, "4": 662}
LINES_75BN = {"1-10": 916, "1-5": 801, "2-10": 912, "2-5": 2449}
CARS_USD_BN = 13.0
"""China's imports of US cars and parts in 2017; our estimate, no act states it."""
FEBRUARY_2025_USD_BN = {"15": 1.8 + 2.4, "10": 6.0}
"""Coal and liquefied gas; crude oil: China's imports from the US in 2024 as reported on 4 February 2025. Cars and
machines of the list are small and left out."""

BASE_CHINA_PCT = 6.8
"""7.2 % on 1 July 2018 (PIIE) less 0.4 points of the answer to Section 232, which that figure contains."""


def build_duties(sources: Sources, world: World) -> str:
    """JSON text of the table that :mod:`detente.world.duties` reads."""
    own = Sources(sources.folder)
    cells, tags = _united_states(own, world)
    china = _china(own)
    inputs = [
        {"name": item.name, "publisher": item.publisher, "licence": item.licence} for item in own.inputs()
    ]
    table: dict[str, Any] = {
        "inputs": inputs,
        "weights": {
            "fixed": "sectors as in US imports from China 2022 (OECD), products within a sector as in US imports "
            "from all origins 2024 (Census)",
            "imports_2024": "US imports from China 2024 (Census)",
            "stated": "trade value that each Chinese act states, over China's imports from the United States in "
            "2017 (measures of 2018-19) or 2024 (measures of 2025)",
        },
        "base_source": {
            "USA": "most-favoured-nation rates as nine partners paid them in 2024 (US Census Bureau)",
            "CHN": "7.2 % on 1 July 2018 (C. P. Bown, PIIE) less 0.4 points of the answer to Section 232",
        },
        "base_chn_pct": BASE_CHINA_PCT,
        "tags": tags,
    }
    head = json.dumps(table, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join("  " + json.dumps(row) for row in cells)
    shares = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in china)
    return f'{head},\n "cells": [\n{rows}\n ],\n "china": [\n{shares}\n ]\n}}\n'


def _united_states(sources: Sources, world: World) -> tuple[list[list[Any]], list[str]]:
    """Cells: sector, numbers of the tags, share and base points with either weights."""
    value = _lines(sources)
    tagged = _tagged(sources, value)
    sectors = {row["HS10"]: row["icio"] for row in sources.rows(SECTORS)}
    everywhere, mfn = _partners(sources)
    usa, chn = world.economy("USA"), world.economy("CHN")
    by_sector = {
        code: float(world.flows[chn, usa, k]) for k, code in enumerate(world.sectors) if world.goods[k]
    }
    fixed = _fixed_weights(value, sectors, everywhere, by_sector)
    total = sum(value.values())
    sums: dict[tuple[str, frozenset[str]], list[float]] = defaultdict(lambda: [0.0] * 4)
    for line, usd in value.items():
        sector = sectors.get(line, "OTHER")
        sector = "OTHER" if sector.startswith("OTHER") else sector
        cell = sums[sector, tagged[line]]
        rate = mfn.get(line[:6], 0.0) if sector != "OTHER" else 0.0
        for place, share in ((0, usd / total), (2, fixed.get(line, 0.0))):
            cell[place] += share
            cell[place + 1] += 100.0 * rate * share
    tags = sorted({tag for _, carried in sums for tag in carried})
    number = {tag: i for i, tag in enumerate(tags)}
    rows = [
        [sector, sorted(number[tag] for tag in carried), *(float(f"{x:.6g}") for x in values)]
        for (sector, carried), values in sums.items()
    ]
    return sorted(rows, key=lambda row: (row[0], row[1])), tags


def _lines(sources: Sources) -> dict[str, float]:
    """US imports from China in 2024 by ten-digit line, USD."""
    import pandas

    frame = pandas.read_parquet(sources.path(LINES), columns=["HS10", "imports"])
    return {
        str(line): float(usd) for line, usd in zip(frame["HS10"], frame["imports"], strict=True) if usd > 0
    }


def _tagged(sources: Sources, value: Mapping[str, float]) -> dict[str, frozenset[str]]:
    """Tags of each line: the lists on which it stands."""
    rows = sources.rows(LISTS_301)
    lists = {name: {row["hts8"] for row in rows if row["list"] == name} for name in ORDER_301}
    review: dict[str, str] = {}
    for row in rows:
        if row["ch99_code"] in REVIEW_301:
            review[row["hts8"]] = REVIEW_301[row["ch99_code"]]
    files = {
        tag: _Codes(row[column] for row in sources.rows(TARIFF_LISTS + name))
        for tag, (name, column) in FROM_FILES.items()
    }
    fixed = {tag: _Codes(codes.split()) for tag, codes in PREFIXES.items()}
    out = {}
    for line in value:
        tags = {tag for tag, codes in (*files.items(), *fixed.items()) if codes.hold(line)}
        first = next((name for name in ORDER_301 if line[:8] in lists[name]), None)
        if first is not None:
            tags.add(f"301-list-{first.lower()}")
        if line[:8] in review:
            tags.add(review[line[:8]])
        out[line] = frozenset(_settled(line, tags))
    return out


def _settled(line: str, tags: set[str]) -> set[str]:
    """Split lists that hold several things, and drop what another list already covers."""
    if "232-vehicles" in tags:
        tags = (tags - {"232-vehicles"}) | {"232-autos" if line[:4] in ("8703", "8704") else "232-auto-parts"}
    for metal in ("steel", "aluminium"):
        if f"232-{metal}-list" in tags:
            derived = not tags & {"232-steel", "232-aluminium"}
            tags = (tags - {f"232-{metal}-list"}) | ({f"232-{metal}-derivatives"} if derived else set())
    if "annex-ii-2025-11" in tags:
        farm = line[:2] in FARM_CHAPTERS
        tags = (tags - {"annex-ii-2025-11"}) | {"exempt-farm" if farm else "exempt-annex-ii"}
    if "electronics" in tags:
        tags = (tags - {"electronics"}) | {"exempt-electronics"}
    return tags


class _Codes:
    """Tariff codes of mixed length."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._by_length: dict[int, set[str]] = defaultdict(set)
        for code in codes:
            self._by_length[len(code)].add(code)

    def hold(self, line: str) -> bool:
        return any(line[:length] in codes for length, codes in self._by_length.items())


def _partners(sources: Sources) -> tuple[dict[str, float], dict[str, float]]:
    """US imports from all origins by six-digit code, USD, and the most-favoured-nation rate, fraction."""
    everywhere: dict[str, float] = defaultdict(float)
    paid: dict[str, list[float]] = defaultdict(list)
    for row in sources.rows(BY_PARTNER):
        usd = float(row["imports"])
        everywhere[row["HS6"]] += usd
        if row["CTY_CODE"].zfill(4) in MFN_PARTNERS and usd > SMALLEST_USD:
            paid[row["HS6"]].append(float(row["duty"]) / usd)
    return everywhere, {code: median(rates) for code, rates in paid.items()}


def _fixed_weights(
    value: Mapping[str, float],
    sectors: Mapping[str, str],
    everywhere: Mapping[str, float],
    by_sector: Mapping[str, float],
) -> dict[str, float]:
    """Share of each line, see the head of the module."""
    codes: dict[str, float] = defaultdict(float)
    for line, usd in value.items():
        codes[line[:6]] += usd
    raw = {
        line: usd / codes[line[:6]] * everywhere.get(line[:6], 0.0)
        for line, usd in value.items()
        if sectors.get(line) in by_sector
    }
    in_sector: dict[str, float] = defaultdict(float)
    for line, weight in raw.items():
        in_sector[sectors[line]] += weight
    shares = {line: w / in_sector[sectors[line]] * by_sector[sectors[line]] for line, w in raw.items() if w}
    total = sum(shares.values())
    return {line: share / total for line, share in shares.items()}


def _china(sources: Sources) -> list[dict[str, Any]]:
    """Share of China's imports from the United States that each Chinese measure covers."""
    stated = "value stated by the act"
    by_lines = "value stated for the whole list, shared out by the number of tariff lines"
    estimated = "cars: 13.0 billion USD in 2017, our estimate"
    cars, rest = CARS_USD_BN, 34.0 - CARS_USD_BN * 0.8
    rows = [
        ("chn-232-answer-15", 0.977, "2017", stated),
        ("chn-232-answer-25", 1.992, "2017", stated),
        ("chn-301-answer-list-1", rest, "2017", f"{stated}, less cars ({estimated}; four fifths on list 1)"),
        ("chn-301-answer-autos-1", 0.8 * cars, "2017", estimated),
        ("chn-301-answer-list-2", 16.0 - 0.2 * cars, "2017", f"{stated}, less cars and parts"),
        ("chn-301-answer-autos-2", 0.2 * cars, "2017", estimated),
    ]
    lines = sum(LINES_60BN.values())
    rows += [
        (f"chn-301-answer-list-3-annex-{k}", 60.0 * n / lines, "2017", by_lines)
        for k, n in LINES_60BN.items()
    ]
    lines = sum(LINES_75BN.values())
    rows += [
        (f"chn-301-answer-list-4-{k}", 75.0 * n / lines, "2017", by_lines) for k, n in LINES_75BN.items()
    ]
    rows += [
        (
            f"chn-answer-fentanyl-february-{rate}",
            usd,
            "2024",
            "China's imports of the large items of the list",
        )
        for rate, usd in FEBRUARY_2025_USD_BN.items()
    ]
    for rate in ("15", "10"):
        usd = sum(float(row["exports"] or 0) for row in sources.rows(MARCH.format(rate))) / 1e9
        rows.append(
            (f"chn-answer-fentanyl-march-{rate}", usd, "2024", "US exports of 2024 on the list (Census)")
        )
    whole = CHINA_IMPORTS_USD_BN["2024"]
    rows += [
        (name, whole, "2024", "all goods") for name in ("chn-answer-reciprocal", "chn-answer-reciprocal-24")
    ]
    return [
        {
            "measure": name,
            "value_usd_bn": round(usd, 4),
            "of": year,
            "share": round(usd / CHINA_IMPORTS_USD_BN[year], 6),
            "basis": basis,
        }
        for name, usd, year, basis in rows
    ]

"""Soybeans: tonnes of the USDA, valued at what US exports were worth in 2022."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from detente.world.build.products.customs import USITC, Customs, rounded
from detente.world.build.sources import Sources

__all__ = ["soybeans"]

PSD = "USDA, Oilseeds: World Markets and Trade, November 2025, table 7"
WITS = "UN Comtrade via WITS, China's imports of HS 1201 in 2022"
YEARBOOK = "USDA, 2022 US Agricultural Export Yearbook, quoted by farmpolicynews.illinois.edu"
PINK_SHEET = "commodity_prices/worldbank_pinksheet_monthly_2010_2026.csv"

US_EXPORTS_2022_USD_M = 34_400.0
"""Value of US soybean exports in 2022."""

BRAZIL_TO_CHINA = 0.95
"""Share of soybeans in Brazilian agriculture sold to China: 54.4 Mt are worth more than the OECD's whole flow."""

LARGE_BUYER_USD_M = 200.0
"""Buyers of less US oil seeds are left to the sector's pattern."""

EXPORTERS = ("USA", "BRA", "ARG", "CAN", "UKR", "RUS", "ROW")
"""Economies that sell soybeans to others; Paraguay, Uruguay and Bolivia are in the rest of the world."""

IMPORTERS = {
    "European Union": "EU", "Mexico": "MEX", "Egypt": "EGY", "Thailand": "THA", "Turkey": "TUR", "Japan": "JPN",
    "Taiwan": "TWN", "Vietnam": "VNM",
}  # fmt: skip

PRODUCERS = {  # name, economy, season harvested in 2022
    "United States": ("USA", "2022/23"), "Brazil": ("BRA", "2021/22"), "Argentina": ("ARG", "2021/22"),
    "China": ("CHN", "2022/23"), "India": ("IND", "2022/23"), "Russia": ("RUS", "2022/23"),
}  # fmt: skip

OTHERS = ("CAN", "UKR", "ZAF", "NGA", "IDN", "EU", "ROW")
"""Producers that the table puts together, but for small ones."""


def soybeans(sources: Sources) -> dict[str, Any]:
    """Definition of soybeans."""
    balance = _balance(sources)

    def mt(metric: str, name: str, weight: float) -> float:
        """Million tonnes of 2022: ``weight`` on the season 2021/22, the rest on 2022/23."""
        seasons = balance[metric, name]
        return (weight * seasons["2021/22"] + (1 - weight) * seasons["2022/23"]) / 1e3

    # Seasons run September to August in the United States, October to September where soybeans are imported, and
    # are named in the south after the year before the harvest.
    us_exports_mt = mt("Exports", "United States", 8 / 12)
    price = rounded(US_EXPORTS_2022_USD_M / us_exports_mt)

    def tonnes(million: float, **more: Any) -> dict[str, Any]:
        note = f"{million:.2f} Mt (official) at {price:.0f} USD"
        return {"usd_m": rounded(million * price), "year": 2022, "grade": "estimate", "note": note, **more}

    imported = _china_imports(sources)
    others_mt = mt("Exports", "Paraguay", 1.0) + mt("Exports", "Other", 0.5)
    to_china = _us_to_china(sources)
    trade = [
        to_china,
        *_us_to_others(sources, to_china["usd_m"]),
        {"origin": ["USA"], "destination": ["WLD"], "usd_m": US_EXPORTS_2022_USD_M, "year": 2022,
         "grade": "secondary", "source": YEARBOOK},
        {"origin": ["BRA"], "destination": ["CHN"], "share": BRAZIL_TO_CHINA, "low": 0.85, "high": 1.0, "year": 2022,
         "grade": "assumption", "source": "Détente",
         "note": f"{imported['Brazil']:.1f} Mt ({WITS}) are worth more than all Brazilian agriculture that the OECD "
                 "accounts sell to China, which they value without margins of trade and transport"},
        tonnes(mt("Exports", "Brazil", 1.0), origin=["BRA"], destination=["WLD"], source=PSD),
        tonnes(imported["Argentina"], origin=["ARG"], destination=["CHN"], source=WITS),
        tonnes(mt("Exports", "Argentina", 0.0), origin=["ARG"], destination=["WLD"], source=PSD),
        tonnes(mt("Exports", "Canada", 7 / 12), origin=["CAN"], destination=["WLD"], source=PSD),
        tonnes(others_mt, origin=["UKR", "RUS", "ROW"], destination=["WLD"], source=PSD),
        *(
            tonnes(mt("Imports", name, 9 / 12), origin=[x for x in EXPORTERS if x != code], destination=[code],
                   source=PSD)
            for name, code in IMPORTERS.items()
        ),
        *Customs(sources).trade(
            Customs(sources).imports("A01", ("1201",)), factor=_price_change(sources),
            note="USD of 2024 at the soybean price of 2022 (Pink Sheet)",
        ),
    ]  # fmt: skip
    production = [
        *(tonnes(balance["Production", name][season] / 1e3, economy=[code], source=PSD)
          for name, (code, season) in PRODUCERS.items()),
        tonnes((balance["Production", "Other"]["2022/23"] + balance["Production", "Paraguay"]["2021/22"]) / 1e3,
               economy=OTHERS, source=PSD),
    ]  # fmt: skip
    return {
        "product": "soybeans",
        "sector": "A01",
        "description": "Soybeans, whether or not broken",
        "hs": ["1201"],
        "year": 2022,
        "usd_per_t": price,
        "trade": trade,
        "production": production,
        "uses": {"C10T12": rounded(_crushed(balance))},
        "uses_source": f"{PSD}: crush over all domestic use, world, 2022/23",
        "cap": True,
        "notes": [
            f"Tonnes are valued at {price:.0f} USD everywhere, what US exports of 2022 were worth.",
            "Trade statistics count at the port, the OECD accounts at the farm gate: the share of soybeans in "
            "agriculture is somewhat too large, and what is left for other crops too small.",
        ],
    }


def _balance(sources: Sources) -> dict[tuple[str, str], dict[str, float]]:
    """(Metric, country) -> season -> thousand tonnes."""
    out: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in sources.rows("soybeans/usda_psd_soy_balance_tidy.csv"):
        out[row["metric"], row["country"]][row["year"]] = float(row["value"])
    return out


def _crushed(balance: dict[tuple[str, str], dict[str, float]]) -> float:
    """Share of the world's soybeans that oil mills crush, 2022/23."""

    def world(metric: str, season: str = "2022/23") -> float:
        return balance[metric, "Total"][season]

    stored = world("Ending Stocks") - world("Ending Stocks", "2021/22")
    return world("Crush") / (world("Production") + world("Imports") - world("Exports") - stored)


def _china_imports(sources: Sources) -> dict[str, float]:
    """China's imports of 2022 by origin, million tonnes."""
    rows = sources.rows("soybeans/china_soy_imports_wits_annual_2015_2024.csv")
    return {row["exporter"]: float(row["quantity_tons"]) / 1e6 for row in rows if row["year"] == "2022"}


def _us_to_china(sources: Sources) -> dict[str, Any]:
    """HS chapter 12 in 2022 times the part of soybeans in it in 2024."""
    customs = Customs(sources)
    chapter = customs.exports("12", 2022)["CHN"]
    lines = {
        row["hs-code"].zfill(6): float(row["exports"]) / 1e6
        for row in sources.rows("tradewartracker/data/china-10-percent-US-exports-030425.csv")
    }
    part = lines["120190"] / customs.exports("12", 2024)["CHN"]
    return {
        "origin": ["USA"], "destination": ["CHN"], "usd_m": rounded(chapter * part), "low": 17_900.0,
        "high": rounded(chapter), "year": 2022, "grade": "official",
        "source": f"{USITC}; US Census Bureau, exports of HS 120190 in 2024",
        "note": f"oil seeds (chapter 12) of 2022, {chapter:,.0f} million USD, times the {100 * part:.1f} % of them "
                "that were soybeans in 2024",
    }  # fmt: skip


def _us_to_others(sources: Sources, to_china_usd_m: float) -> Iterator[dict[str, Any]]:
    """US exports to larger buyers: what China does not take, in proportion to all oil seeds that they take."""
    chapter = Customs(sources).exports("12", 2022)
    part = (US_EXPORTS_2022_USD_M - to_china_usd_m) / (sum(chapter.values()) - chapter["CHN"])
    for code, value in sorted(chapter.items(), key=lambda x: (-x[1], x[0])):
        if value >= LARGE_BUYER_USD_M and code not in ("CHN", "ROW"):
            yield {
                "origin": ["USA"], "destination": [code], "usd_m": rounded(part * value), "year": 2022,
                "grade": "estimate", "source": USITC,
                "note": f"{100 * part:.0f} % of oil seeds (chapter 12), as in all exports but those to China",
            }  # fmt: skip


def _price_change(sources: Sources) -> float:
    """Soybean price of 2022 over that of 2024."""
    months: dict[str, list[float]] = defaultdict(list)
    for row in sources.rows(PINK_SHEET):
        if row["Soybeans ($/mt)"]:
            months[row["month"][:4]].append(float(row["Soybeans ($/mt)"]))
    return (sum(months["2022"]) / len(months["2022"])) / (sum(months["2024"]) / len(months["2024"]))

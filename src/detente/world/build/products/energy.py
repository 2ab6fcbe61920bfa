"""Crude oil and liquefied natural gas, both carved out of oil and gas extraction."""

from __future__ import annotations

from typing import Any

from detente.world.build.products.customs import CENSUS, Customs, rounded
from detente.world.build.sources import Sources

__all__ = ["crude_oil", "lng"]

DETENTE = "Détente"
EIA_OIL = "US Energy Information Administration, quoted by fuelsmarketnews.com, 15 March 2023"
EIA_GAS = "US Energy Information Administration, quoted by euci.com and naturalgasworld.com"
IGU = "International Gas Union, 2023 World LNG Report, quoted by hartenergy.com"
SSB = "Statistics Norway, January 2023, quoted by switzerlandtimes.ch"
AUSTRALIA = (
    "Australian Department of Industry, Resources and Energy Quarterly of July 2023, quoted by "
    "oilnews.muhammadbey.com"
)
PINK_SHEET = "commodity_prices/worldbank_pinksheet_monthly_2010_2026.csv"
WORLD_BANK = "World Bank, Commodity Price Data (Pink Sheet)"

US_CRUDE_MB_D = 3.6
US_CRUDE_TO = {"KOR": 0.103, "NLD": 0.102, "GBR": 0.096}
"""Shares of US crude exports of 2022, in barrels."""
US_PIPELINE_BCF_D = 9.0
MMBTU_PER_BCF = 1.037e6

LNG_MT = {"WLD": 401.5, "AUS": 80.9, "USA": 80.5, "RUS": 33.0, "MYS": 27.3}
"""Exports of 2022."""
AUSTRALIA_LNG_USD_M = 61_300.0
NORWAY_NOK_BN = {"crude": 549.0, "gas": 1_360.0}

CRUDE_SHARES = {  # of oil in what is sold of oil and gas: an assumption where customs say nothing
    "WLD": 0.7, "USA": 0.62, "CAN": 0.85, "RUS": 0.65, "ARE": 0.85, "KAZ": 0.9, "AGO": 0.93, "AUS": 0.1, "MYS": 0.1,
    "IDN": 0.3, "BRN": 0.3, "NLD": 0.05, "GBR": 0.5, "DNK": 0.6, "UKR": 0.1, "PAK": 0.25, "BGD": 0.02, "MMR": 0.05,
    "THA": 0.4, "EGY": 0.45, "PER": 0.35, "ROW": 0.72,
}  # fmt: skip
LNG_SHARES = {"ROW": 0.2, "NGA": 0.06, "IDN": 0.4, "BRN": 0.45, "PER": 0.4, "CMR": 0.2, "EGY": 0.3, "NOR": 0.02,
              "ARE": 0.025, "AGO": 0.05}  # fmt: skip
"""Of liquefied gas in what smaller exporters sell of oil and gas."""


def crude_oil(sources: Sources) -> dict[str, Any]:
    """Definition of crude oil."""
    customs = Customs(sources)
    imports = customs.imports("B06", ("2709",))
    parts = _us_exports(sources)
    whole = sum(parts.values())
    norway = NORWAY_NOK_BN["crude"] / sum(NORWAY_NOK_BN.values())
    mixed = {
        label: share
        for label, share in customs.typical(imports).items()
        if label in ("MEX", "SAU", "COL", "BRA", "NGA", "ARG")
    }
    source = (
        f"{EIA_OIL}: 3.6 million barrels a day at the price of West Texas Intermediate ({WORLD_BANK}), beside gas by "
        f"ship and by pipe ({EIA_GAS})"
    )
    return {
        "product": "crude_oil",
        "sector": "B06",
        "description": "Crude petroleum; gas, condensates of gas fields and refined products are not in it",
        "hs": ["2709"],
        "year": 2022,
        "trade": [
            {"origin": ["USA"], "destination": ["WLD"], "share": rounded(parts["crude"] / whole), "low": 0.55,
             "high": 0.7, "year": 2022, "grade": "estimate", "source": source},
            *({"origin": ["USA"], "destination": [code], "usd_m": rounded(share * parts["crude"]), "year": 2022,
               "grade": "estimate", "source": f"{EIA_OIL}, shares of barrels"}
              for code, share in US_CRUDE_TO.items()),
            {"origin": ["NOR"], "destination": ["WLD"], "share": rounded(norway), "year": 2022, "grade": "secondary",
             "source": SSB, "note": "549 bn kroner of crude oil, 1,360 bn of gas"},
            *customs.trade(imports),
        ],
        "typical": {**CRUDE_SHARES, **mixed, "NOR": rounded(norway)},
        "typical_source": f"{CENSUS}: mix sold to the United States (Argentina, Brazil, Colombia, Mexico, Nigeria, "
                          "Saudi Arabia); others by what is known of their gas (assumption)",
        "uses": {"C19": 0.97},
        "uses_source": "Détente (assumption): crude oil goes to refineries",
        "tariffs": customs.duties(imports),
        "cap": True,
        "notes": ["Production is not valued at one price: only the share of oil in oil and gas is estimated."],
    }  # fmt: skip


def lng(sources: Sources) -> dict[str, Any]:
    """Definition of liquefied natural gas."""
    customs = Customs(sources)
    imports = customs.imports("B06", ("271111",))
    per_t = AUSTRALIA_LNG_USD_M / LNG_MT["AUS"]
    parts = _us_exports(sources)
    others = LNG_MT["WLD"] * 2 - sum(LNG_MT.values())

    def shipped(origin: list[str], million_t: float, grade: str) -> dict[str, Any]:
        return {"origin": origin, "destination": ["WLD"], "usd_m": rounded(million_t * per_t), "year": 2022,
                "grade": grade, "source": IGU, "note": f"{million_t:.1f} Mt at {per_t:.0f} USD a tonne"}  # fmt: skip

    return {
        "product": "lng",
        "sector": "B06",
        "description": "Liquefied natural gas; gas sold by pipeline is not in it",
        "hs": ["271111"],
        "year": 2022,
        "usd_per_t": rounded(per_t),
        "trade": [
            shipped(["AUS"], LNG_MT["AUS"], "secondary"),
            {"origin": ["USA"], "destination": ["WLD"], "share": rounded(parts["lng"] / sum(parts.values())),
             "low": 0.22, "high": 0.33, "year": 2022, "grade": "estimate",
             "source": f"{IGU}: 80.5 Mt at {per_t:.0f} USD a tonne",
             "note": "in what the United States exports of oil and gas"},
            {"origin": ["USA"], "destination": ["MEX", "CAN"], "usd_m": 0.0, "year": 2022, "grade": "estimate",
             "source": DETENTE, "note": "neighbours buy gas by pipe"},
            shipped(["RUS"], LNG_MT["RUS"], "secondary"),
            shipped(["MYS"], LNG_MT["MYS"], "secondary"),
            shipped(list(LNG_SHARES), others, "estimate"),
            *customs.trade(imports, factor=_price_change(sources),
                           note="USD of 2024 at the price of liquefied gas in Japan in 2022 (Pink Sheet)"),
        ],
        "home": [
            {"economy": ["WLD"], "usd_m": 0.0, "year": 2022, "grade": "assumption", "source": DETENTE,
             "note": "gas is liquefied for export"},
        ],
        "typical": {"WLD": 0.0, **LNG_SHARES, "AUS": 0.86, "USA": 0.3, "RUS": 0.2, "MYS": 0.8},
        "typical_source": "Détente (assumption), brought to the tonnes of the International Gas Union",
        "cap": True,
        "notes": [
            f"One value of a tonne everywhere, {per_t:.0f} USD: what Australia's exports of the year to June 2023 "
            f"earned ({AUSTRALIA}). Cargoes sold at European prices of 2022 earned more.",
            "Who buys follows the sector. Japan bought 73.6 Mt, a third more than that gives.",
            "Used like the sector: gas and oil differ in their users, which the accounts do not show apart.",
        ],
    }  # fmt: skip


def _us_exports(sources: Sources) -> dict[str, float]:
    """US exports of oil and gas in 2022, million USD by form."""
    return {
        "crude": US_CRUDE_MB_D * 365 * _mean(sources, "Crude oil, WTI", "2022"),
        "lng": LNG_MT["USA"] * AUSTRALIA_LNG_USD_M / LNG_MT["AUS"],
        "pipeline": US_PIPELINE_BCF_D * 365 * MMBTU_PER_BCF * _mean(sources, "Natural gas, US", "2022") / 1e6,
    }


def _price_change(sources: Sources) -> float:
    """Price of liquefied gas in Japan, 2022 over 2024."""
    name = "Liquefied natural gas, Japan"
    return _mean(sources, name, "2022") / _mean(sources, name, "2024")


def _mean(sources: Sources, name: str, year: str) -> float:
    """Mean monthly price of a year."""
    rows = sources.rows(PINK_SHEET)
    column = next(key for key in rows[0] if " ".join(key.split()).startswith(name))
    prices = [float(row[column]) for row in rows if row["month"].startswith(year) and row[column]]
    return sum(prices) / len(prices)

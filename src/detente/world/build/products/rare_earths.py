"""Rare-earth compounds and metals, and the magnets made of them: Chinese customs, the IEA's and USGS's shares."""

from __future__ import annotations

from typing import Any

from detente.world.build.products.customs import Customs, rounded
from detente.world.build.sources import Sources

__all__ = ["rare_earth_magnets", "rare_earths"]

GACC = "General Administration of Customs of China"
SMM = "Shanghai Metals Market, news.metal.com, 4 July 2022"
ARGUS_2020 = "Argus, quoted by mineralprices.com"
CSIS = "CSIS China Power Project, quoted by visualcapitalist.com"
GOLDMAN = "Goldman Sachs, 20 October 2025, quoted by Reuters"
IEA = "International Energy Agency, 23 October 2025, quoted by rareearthexchanges.com"
DETENTE = "Détente"

HELD = "value of 2024, unchanged: 2022 sold less at higher prices (neodymium oxide 134 against 56 USD a kilogram)"

MAGNET_EXPORTS_T, MAGNET_EXPORTS_USD_M = 58_152.0, 2_860.0
"""Chinese exports of rare-earth magnets in 2024."""
MAGNET_OUTPUT_T = 260_000.0
"""Chinese output of 2024, an estimate of SMM."""
COMPOUND_EXPORTS_T, COMPOUND_USD_PER_T = 55_431.0, 8_818.0
"""Chinese exports of rare earths in 2024."""
MARKET_USD_M = 6_000.0
"""World market for rare earths."""

MAGNET_BUYERS = {  # share of Chinese exports in tonnes, year, source
    "DEU": (0.17, 2022, SMM), "KOR": (0.12, 2022, SMM), "VNM": (0.079, 2025, f"{GACC}, September 2025"),
    "JPN": (0.0395, 2025, f"{GACC}, September 2025"), "THA": (0.0632, 2020, ARGUS_2020),
    "ITA": (0.0456, 2020, ARGUS_2020),
}  # fmt: skip
COMPOUND_BUYERS = {"JPN": 0.36, "NLD": 0.096, "KOR": 0.054, "ITA": 0.035}
"""Share of Chinese exports in tonnes, 2019."""

OTHER_MAGNETS = {  # share of the world's magnets, lowest, highest
    ("JPN",): (0.039, 0.03, 0.07), ("DEU", "FIN", "SVN", "EST"): (0.009, 0.004, 0.02), ("VNM",): (0.008, 0.004, 0.02),
    ("USA",): (0.003, 0.001, 0.01),
}  # fmt: skip


def rare_earth_magnets(sources: Sources) -> dict[str, Any]:
    """Definition of permanent magnets of metal, nearly all of them of rare earths."""
    customs = Customs(sources)
    imports = customs.imports("C27", ("850511",))
    shares = _china_shares(sources)
    per_t = MAGNET_EXPORTS_USD_M / MAGNET_EXPORTS_T * 1e6
    china = MAGNET_OUTPUT_T * per_t / 1e6
    world = china / shares["sintered permanent magnets"]
    return {
        "product": "rare_earth_magnets",
        "sector": "C27",
        "also_in": ["C25"],
        "description": "Permanent magnets of metal, those of rare earths above all",
        "hs": ["850511"],
        "year": 2024,
        "usd_per_t": rounded(per_t),
        "trade": [
            {"origin": ["CHN"], "destination": ["WLD"], "usd_m": MAGNET_EXPORTS_USD_M, "low": MAGNET_EXPORTS_USD_M,
             "high": 4_500.0, "year": 2024, "grade": "secondary", "source": f"{GACC}, reported by Reuters",
             "note": f"58,152 t; {HELD}"},
            *({"origin": ["CHN"], "destination": [buyer], "usd_m": rounded(share * MAGNET_EXPORTS_USD_M), "year": year,
               "grade": "secondary", "source": source, "note": f"{100 * share:.1f} % of the tonnes of that time"}
              for buyer, (share, year, source) in MAGNET_BUYERS.items()),
            *customs.trade(imports, factor=1.0, note=HELD),
        ],
        "production": [
            {"economy": ["CHN"], "usd_m": rounded(china), "low": 9_000.0, "high": 18_000.0, "year": 2024,
             "grade": "estimate", "source": "Shanghai Metals Market (260,000 t), at the value of exported tonnes",
             "note": HELD},
            *({"economy": names, "usd_m": rounded(share * world), "low": rounded(low * world),
               "high": rounded(high * world), "year": 2024, "grade": "assumption", "source": DETENTE,
               "note": f"the {100 * (1 - shares['sintered permanent magnets']):.0f} % that China does not make "
                       f"({IEA}), split by what industry says about plants"}
              for names, (share, low, high) in OTHER_MAGNETS.items()),
        ],
        "uses": {"C29": 0.30, "C27": 0.35, "C26": 0.20, "C28": 0.11, "C302T309": 0.02},
        "uses_source": "Détente's reading of estimates that differ widely: cars 33 % (15-53), wind generators 9 "
                       "(4-15), appliances 13 (10-18), electronics 20 (15-30), industrial motors and robots 21 "
                       "(15-30), aircraft and defence 2 (0.5-5) (assumption)",
        "inputs": {"rare_earths": 0.33},
        "inputs_source": f"what magnets take of a rare-earth market of 6 bn USD ({GOLDMAN}); the metal content of one "
                         "for electric cars is 45 % at prices of 2024 (assumption; range 25 to 45 %)",
        "tariffs": customs.duties(imports),
        "notes": [
            "ISIC puts metal magnets into fabricated metals (C25), the Harmonized System into electrical machinery; "
            "they are carved out of electrical equipment (C27), whose motors use most of them. C25 works too.",
            "Magnets inside motors and finished goods are not in it.",
            "HS 850511 holds magnets of other metals too, a small part of it.",
        ],
    }  # fmt: skip


def rare_earths(sources: Sources) -> dict[str, Any]:
    """Definition of compounds and metals of rare earths."""
    customs = Customs(sources)
    imports = customs.imports("C20", ("280530", "2846"))
    refining = _china_shares(sources)["separation/refining"]
    exports = COMPOUND_EXPORTS_T * COMPOUND_USD_PER_T / 1e6
    return {
        "product": "rare_earths",
        "sector": "C20",
        "description": "Rare-earth metals, scandium and yttrium, and compounds of them; ores are not in it",
        "hs": ["280530", "2846"],
        "year": 2024,
        "usd_per_t": COMPOUND_USD_PER_T,
        "trade": [
            {"origin": ["CHN"], "destination": ["WLD"], "usd_m": rounded(exports), "low": rounded(exports),
             "high": 1_000.0, "year": 2024, "grade": "secondary", "source": f"{GACC}, quoted by metalnomist.com",
             "note": f"55,431 t at 8,818 USD; {HELD}"},
            *({"origin": ["CHN"], "destination": [buyer], "usd_m": rounded(share * exports), "year": 2019,
               "grade": "secondary", "source": CSIS, "note": f"{100 * share:.1f} % of the tonnes of 2019"}
              for buyer, share in COMPOUND_BUYERS.items()),
            {"origin": ["MYS"], "destination": ["WLD"], "usd_m": 270.0, "low": 150.0, "high": 300.0, "year": 2024,
             "grade": "assumption", "source": DETENTE, "note": "nearly all that is separated there is exported"},
            *customs.trade(imports, factor=1.0, note=HELD),
        ],
        "production": [
            {"economy": ["CHN"], "usd_m": rounded(refining * MARKET_USD_M), "low": 4_500.0, "high": 12_000.0,
             "year": 2024, "grade": "secondary", "source": f"{100 * refining:.0f} % ({IEA}) of 6 bn USD ({GOLDMAN})",
             "note": "the prices of 2022 would double it"},
            {"economy": ["MYS"], "usd_m": 300.0, "low": 180.0, "high": 400.0, "year": 2023, "grade": "secondary",
             "source": f"5 % of separation in 2023 (International Energy Agency) of 6 bn USD ({GOLDMAN})"},
            {"economy": ["JPN", "USA", "EST", "FRA", "IND", "VNM", "RUS"], "usd_m": 240.0, "low": 120.0, "high": 400.0,
             "year": 2024, "grade": "assumption", "source": DETENTE, "note": "what China and Malaysia leave"},
        ],
        "uses": {"rare_earth_magnets": 0.75, "C20": 0.10, "C23": 0.05, "C26": 0.04, "C19": 0.02, "C24A": 0.02},
        "uses_source": "by value, Détente's reading of what magnets, catalysts, polishing, phosphors and alloys take "
                       "(assumption; magnets 60 to 90 %)",
        "tariffs": customs.duties(imports),
        "notes": [
            "Metals (HS 280530) and compounds (HS 2846) both stand in chapter 28 and are part of chemicals (C20).",
            "Concentrates that China buys from Myanmar and others for separation are not in it.",
        ],
    }  # fmt: skip


def _china_shares(sources: Sources) -> dict[str, float]:
    """China's share by stage."""
    rows = sources.rows("rare_earths/china_share_supply_chain_stages.csv")
    return {row["stage"]: float(row["china_share"]) for row in rows}

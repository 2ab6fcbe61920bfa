"""Semiconductors, passenger cars and aircraft."""

from __future__ import annotations

from typing import Any

from detente.labels import EU27
from detente.world.build.products.customs import CENSUS, USITC, Customs, rounded
from detente.world.build.sources import Sources

__all__ = ["aircraft", "autos", "semiconductors"]

DETENTE = "Détente"
WSTS = "World Semiconductor Trade Statistics, quoted by telecomlead.com and evertiq.com"
MSIT = "Ministry of Science and ICT of Korea, 12 January 2023, quoted by Yonhap"
COMTRADE_CARS = "UN Comtrade, quoted by worldstopexports.com (HS 8703)"
MIX = f"{CENSUS}: the mix that a partner sells to the United States, taken for all it sells"

EUROPE = (*EU27, "GBR", "CHE", "NOR", "ISL", "TUR", "UKR", "BLR", "RUS")

SALES_2022_USD_M = {"WLD": 573_500.0, "CHN": 180_300.0, "Europe": 53_800.0, "JPN": 48_100.0}
"""Semiconductor sales by where they are sold; Europe and Japan from the totals of 2021 and the growth of 2022. Sales
in the Americas are left out: they are counted where they are billed, and many of those chips never go there."""

KOREA = 130.9 / 233.3
"""Semiconductors in Korea's exports of information and communication technology, 2022."""

CARS_USD_BN = {  # exports of 2021 and 2024; Belgium, which passes cars of others on, is left out
    "DEU": (139.1, 174.5), "JPN": (85.6, 106.8), "USA": (54.7, 59.2), "KOR": (44.3, 68.3), "ESP": (33.9, 38.9),
    "GBR": (30.2, 35.9), "CZE": (23.4, 34.4), "CHN": (22.4, 90.2),
}  # fmt: skip


def semiconductors(sources: Sources) -> dict[str, Any]:
    """Definition of semiconductors: discrete devices and integrated circuits, without photovoltaic cells."""
    customs = Customs(sources)
    imports = customs.imports("C26", ("8541", "8542"), but=("854142", "854143"))

    def sold(economies: tuple[str, ...], usd_m: float) -> dict[str, Any]:
        return {
            "economy": economies,
            "usd_m": rounded(usd_m),
            "year": 2022,
            "grade": "secondary",
            "source": WSTS,
        }

    return {
        "product": "semiconductors",
        "sector": "C26",
        "description": "Semiconductor devices and integrated circuits; photovoltaic cells are not in it",
        "hs": ["8541", "8542"],
        "year": 2022,
        "trade": [
            {"origin": ["KOR"], "destination": ["WLD"], "share": rounded(KOREA), "low": 0.5, "high": 0.72,
             "year": 2022, "grade": "secondary", "source": MSIT,
             "note": "semiconductors in exports of ICT, of which C26 is the most"},
            {"origin": ["TWN"], "destination": ["WLD"], "share": 0.70, "low": 0.6, "high": 0.82, "year": 2022,
             "grade": "estimate",
             "source": "integrated circuits: 38.4 % of exports of 478 bn USD (worldstopexports.com)",
             "note": "over all that Taiwan exports of C26, which includes computers and displays"},
            *customs.trade(imports),
        ],
        "home": [
            {"economy": ["USA"], "usd_m": 30_000.0, "low": 15_000.0, "high": 60_000.0, "year": 2022,
             "grade": "assumption", "source": DETENTE, "note": "made in the United States and used there"},
        ],
        "use": [
            sold(("CHN",), SALES_2022_USD_M["CHN"]),
            sold(EUROPE, SALES_2022_USD_M["Europe"]),
            sold(("JPN",), SALES_2022_USD_M["JPN"]),
        ],
        "production": [sold(("WLD",), SALES_2022_USD_M["WLD"])],
        "typical": {
            "WLD": 0.05, **customs.typical(imports), "USA": 0.5, "JPN": 0.35, "TWN": 0.7, "KOR": rounded(KOREA),
        },
        "typical_source": f"{MIX} (official, for a narrower purpose); United States 50 %, Japan 35 %, "
                          "others 5 % (assumption)",
        "uses": {"C26": 0.70, "C29": 0.12, "C28": 0.08, "C27": 0.07},
        "uses_source": "Détente (assumption; computers, phones and consumer electronics 60 to 75 %, cars 10 to 15 %)",
        "tariffs": customs.duties(imports),
        "cap": True,
        "notes": [
            "Sales are counted once, when a maker sells; customs count a chip at every border. Flows between "
            "economies are therefore smaller than customs report.",
            "Where the accounts and the sales of a region do not agree, the flows come as close as they can.",
        ],
    }  # fmt: skip


def autos(sources: Sources) -> dict[str, Any]:
    """Definition of passenger cars."""
    customs = Customs(sources)
    imports = customs.imports("C29", ("8703",))
    return {
        "product": "autos",
        "sector": "C29",
        "description": "Motor cars for persons, sport utility vehicles among them; parts and trucks are not in it",
        "hs": ["8703"],
        "year": 2022,
        "trade": [
            *({"origin": [code], "destination": ["WLD"], "usd_m": rounded(1e3 * (first**2 * last) ** (1 / 3)),
               "low": rounded(1e3 * first), "high": rounded(1e3 * last), "year": 2022, "grade": "estimate",
               "source": COMTRADE_CARS, "note": f"between {first} bn USD in 2021 and {last} bn in 2024, growing evenly"}
              for code, (first, last) in CARS_USD_BN.items()),
            *customs.trade(imports),
        ],
        "home": [
            {"economy": ["CHN"], "share": 0.45, "low": 0.3, "high": 0.55, "year": 2022, "grade": "assumption",
             "source": DETENTE,
             "note": "23.8 million cars were made there in 2022; final demand takes half of the sector"},
        ],
        "typical": {"WLD": 0.45, **{label: rounded(x.share) for x in imports for label in x.origin
                                    if label in ("CAN", "MEX", "ZAF", "SVK")}},
        "typical_source": f"{MIX} (Canada, Mexico, Slovakia, South Africa); others 45 % (assumption; 30 to 60 %)",
        "uses": {"final": 0.88, "SVC": 0.10},
        "uses_source": "Détente (assumption): households buy cars, firms buy them as investment, some are rented out",
        "tariffs": customs.duties(imports),
        "cap": True,
        "notes": ["Where no figure names an economy, the share of cars in what it sells is an assumption."],
    }  # fmt: skip


def aircraft(sources: Sources) -> dict[str, Any]:
    """Definition of aircraft, spacecraft and their parts."""
    customs = Customs(sources)
    imports = customs.imports("C302T309", ("88",))
    flown, rail = customs.exports("88", 2022), customs.exports("86", 2022)
    share = {code: value / (value + rail.get(code, 0.0)) for code, value in flown.items()}
    large = sorted((code for code in flown if flown[code] >= 500.0), key=lambda code: (-flown[code], code))
    world = sum(flown.values()) / (sum(flown.values()) + sum(rail.values()))
    return {
        "product": "aircraft",
        "sector": "C302T309",
        "description": "Aircraft, spacecraft and parts of them; engines and instruments are not in it",
        "hs": ["88"],
        "year": 2022,
        "trade": [
            *({"origin": ["USA"], "destination": [code], "share": rounded(share[code]), "year": 2022,
               "grade": "estimate", "source": USITC,
               "note": f"chapter 88 ({flown[code]:,.0f} million USD) in chapters 86 and 88; cycles and motorcycles, "
                       "which the sector holds too, are left out"}
              for code in large),
            *customs.trade(imports),
        ],
        "typical": {"WLD": 0.4, **customs.typical(imports), "USA": rounded(world), "FRA": 0.9},
        "typical_source": f"{MIX} (official, for a narrower purpose); United States as in its exports; France 90 % "
                          "(assumption; 80 to 97 %: airliners are assembled there); others 40 % (assumption)",
        "tariffs": customs.duties(imports),
        "cap": True,
        "notes": ["The sector also holds rail vehicles, motorcycles and bicycles."],
    }  # fmt: skip

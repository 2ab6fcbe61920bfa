"""Names of economies, groups of economies and sectors: exact match, or an error with the nearest names.

Economies are ISO 3166-1 alpha-3 codes plus ``ROW`` (rest of the world). Sectors are the industries of the
OECD Inter-Country Input-Output tables (ISIC Rev. 4); all services are one sector, ``SVC``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from detente.errors import LabelError, Problem

__all__ = [
    "ECONOMIES",
    "EU27",
    "GOODS",
    "GROUPS",
    "PRODUCTS",
    "SECTORS",
    "economy_name",
    "expand",
    "index_of",
    "sector_name",
    "with_articles",
]

ECONOMIES: dict[str, str] = {
    "AGO": "Angola", "ARE": "United Arab Emirates", "ARG": "Argentina", "AUS": "Australia", "AUT": "Austria",
    "BEL": "Belgium", "BGD": "Bangladesh", "BGR": "Bulgaria", "BLR": "Belarus", "BRA": "Brazil",
    "BRN": "Brunei", "CAN": "Canada", "CHE": "Switzerland", "CHL": "Chile", "CHN": "China",
    "CIV": "Côte d'Ivoire",
    "CMR": "Cameroon", "COD": "DR Congo", "COL": "Colombia", "CRI": "Costa Rica", "CYP": "Cyprus",
    "CZE": "Czechia", "DEU": "Germany", "DNK": "Denmark", "EGY": "Egypt", "ESP": "Spain", "EST": "Estonia",
    "FIN": "Finland", "FRA": "France", "GBR": "United Kingdom", "GRC": "Greece", "HKG": "Hong Kong",
    "HRV": "Croatia", "HUN": "Hungary", "IDN": "Indonesia", "IND": "India", "IRL": "Ireland",
    "ISL": "Iceland", "ISR": "Israel", "ITA": "Italy",
    "JOR": "Jordan", "JPN": "Japan", "KAZ": "Kazakhstan", "KHM": "Cambodia",
    "KOR": "South Korea", "LAO": "Laos", "LTU": "Lithuania", "LUX": "Luxembourg", "LVA": "Latvia",
    "MAR": "Morocco", "MEX": "Mexico", "MLT": "Malta", "MMR": "Myanmar", "MYS": "Malaysia", "NGA": "Nigeria",
    "NLD": "Netherlands", "NOR": "Norway", "NZL": "New Zealand", "PAK": "Pakistan", "PER": "Peru",
    "PHL": "Philippines", "POL": "Poland", "PRT": "Portugal", "ROU": "Romania", "RUS": "Russia",
    "SAU": "Saudi Arabia", "SEN": "Senegal", "SGP": "Singapore", "STP": "São Tomé and Príncipe",
    "SVK": "Slovakia", "SVN": "Slovenia", "SWE": "Sweden", "THA": "Thailand", "TUN": "Tunisia",
    "TUR": "Türkiye", "TWN": "Chinese Taipei (Taiwan)", "UKR": "Ukraine", "USA": "United States",
    "VNM": "Viet Nam", "ZAF": "South Africa", "ROW": "Rest of the world",
}  # fmt: skip

SECTORS: dict[str, str] = {
    "A01": "Agriculture", "A02": "Forestry", "A03": "Fishing", "B05": "Coal", "B06": "Oil and gas",
    "B07": "Metal ores", "B08": "Other mining", "B09": "Mining support services", "C10T12": "Food and drink",
    "C13T15": "Textiles and apparel", "C16": "Wood", "C17_18": "Paper and printing",
    "C19": "Refined petroleum", "C20": "Chemicals", "C21": "Pharmaceuticals", "C22": "Rubber and plastics",
    "C23": "Non-metallic minerals", "C24A": "Iron and steel", "C24B": "Non-ferrous metals",
    "C25": "Fabricated metals", "C26": "Computers and electronics", "C27": "Electrical equipment",
    "C28": "Machinery", "C29": "Motor vehicles", "C301": "Ships", "C302T309": "Aircraft and rail",
    "C31T33": "Furniture, toys, other goods", "SVC": "Services",
}  # fmt: skip

GOODS: tuple[str, ...] = tuple(code for code in SECTORS if code != "SVC")
"""Every sector whose output crosses a customs border, in the order of the world."""

PRODUCTS: dict[str, str] = {
    "soybeans": "Soybeans", "rare_earth_magnets": "Rare-earth magnets",
    "rare_earths": "Rare-earth compounds and metals", "semiconductors": "Semiconductors", "autos": "Passenger cars",
    "aircraft": "Aircraft", "crude_oil": "Crude oil", "lng": "Liquefied natural gas",
}  # fmt: skip
"""Products that the package knows how to carve out of a sector; see :mod:`detente.world.products`."""

EU27: tuple[str, ...] = (
    "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN", "IRL",
    "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE",
)  # fmt: skip

GROUPS: dict[str, tuple[str, ...]] = {"EU": EU27}
"""Groups that act as one in trade policy; ``WLD`` (everyone else) is understood by :func:`expand`."""


_ARTICLE = re.compile(
    r"(?<!the )(?<!The )\b(United States|European Union|United Kingdom|Netherlands|Philippines|United Arab Emirates|"
    r"Rest of the world)\b"
)


def economy_name(code: str) -> str:
    """Name of an economy or group; the code itself when it has none (a regrouped world has its own)."""
    return {"EU": "European Union", "WLD": "All economies"}.get(code) or ECONOMIES.get(code, code)


def with_articles(text: str) -> str:
    """``United States`` becomes ``the United States`` wherever its article is missing."""
    return _ARTICLE.sub(r"the \1", text)


def sector_name(code: str) -> str:
    """Name of a sector or product; ``electric_motors`` is "Electric motors"; else the code itself."""
    known = SECTORS.get(code) or PRODUCTS.get(code)
    if known is None and re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)+", code):
        return code.replace("_", " ").capitalize()
    return known or code


def index_of(label: str, labels: Sequence[str], *, where: str, kind: str = "economy") -> int:
    """Position of ``label`` among ``labels``.

    Raises
    ------
    LabelError
        With the nearest labels, by code and by name.
    """
    try:
        return labels.index(label)
    except ValueError:
        raise LabelError(_unknown(label, labels, where, kind)) from None


def expand(label: str, economies: Sequence[str], *, where: str, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Economies that a code, a group (``EU``) or ``WLD`` stands for, ``but`` left out.

    A group is cut to the members that ``economies`` has.

    Raises
    ------
    LabelError
        When nothing of that name is among ``economies``.
    """
    out = set(but)
    if label == "WLD":
        found: tuple[str, ...] = tuple(economies)
    elif label in economies:
        found = (label,)
    else:
        found = tuple(e for e in GROUPS.get(label, ()) if e in economies)
        if not found:
            raise LabelError(_unknown(label, economies, where, "economy"))
    return tuple(e for e in found if e not in out)


def _unknown(label: str, labels: Sequence[str], where: str, kind: str) -> Problem:
    carvable = [name for name in PRODUCTS if kind == "sector" and name not in labels]
    if product := difflib.get_close_matches(str(label), carvable, n=1, cutoff=0.8):
        fix = f"carve {product[0]} out of its sector first: world.with_products('{product[0]}')"
        return Problem(where, repr(label), "a sector of this world", fix)
    names = ECONOMIES if kind == "economy" else SECTORS | PRODUCTS
    by_name = {name.lower(): code for code, name in names.items()}
    candidates = {code.lower(): code for code in labels} | {n: c for n, c in by_name.items() if c in labels}
    near = difflib.get_close_matches(str(label).lower(), candidates, n=3, cutoff=0.5)
    hits = list(dict.fromkeys(candidates[n] for n in near))
    some = [f"{c} ({names[c]})" if c in names else c for c in hits]
    fix = f"write {' or '.join(some)}" if some else "run 'detente world show' for the list"
    article = "an" if kind[0] in "aeiou" else "a"
    return Problem(where, repr(label), f"{article} {kind} of this world", fix)

"""Tariffs of the base year: US duties of 2024, averages of 2021 for everybody else, China on the US."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.labels import EU27, GOODS
from detente.world.build.sources import Sources

__all__ = ["BaseTariffs", "biproportional", "build_tariffs", "us_rates"]

Array = NDArray[np.float64]
Totals = dict[str, dict[str, tuple[float, float]]]

CHINA_ON_US_2025_01_20 = 0.212
"""China's average duty on US goods on 20 January 2025, as PIIE counts it: 32.6 % after 14 May 2025 less the
11.4 points added since (C. P. Bown, US-China Trade War Tariffs: An Up-to-Date Chart, as of summer 2025)."""

PIIE = "C. P. Bown, US-China Trade War Tariffs: An Up-to-Date Chart, PIIE"


@dataclass(frozen=True)
class BaseTariffs:
    """Rates [o, d, s] as fractions and the notes on how they came about."""

    rates: Array
    notes: tuple[str, ...]


def build_tariffs(
    sources: Sources, economies: tuple[str, ...], sectors: tuple[str, ...], flows: Array
) -> BaseTariffs:
    """Tariffs of the base year for every pair and good; zero at home, inside the EU and for services."""
    n, goods = len(economies), np.array([s in GOODS for s in sectors])
    with np.load(sources.path("oecd_icio_2022/teti_tariffs_2021_icio28.npz"), allow_pickle=False) as data:
        published = data["tariff"].astype(np.float64)
    abroad = flows * (1.0 - np.eye(n))[:, :, None] * goods
    usa, chn, row = (economies.index(x) for x in ("USA", "CHN", "ROW"))
    rates = np.zeros_like(flows)
    notes: list[str] = []
    deviation = weight = revenue = 0.0
    for d in range(n):
        if d in (usa, row):
            continue
        by_sector, by_origin = _margins(abroad[:, d], published[:, d])
        rates[:, d] = biproportional(abroad[:, d], by_sector, by_origin)
        deviation += float((abroad[:, d] * np.abs(rates[:, d] - published[:, d])).sum())
        revenue += float((abroad[:, d] * published[:, d]).sum())
        weight += float(abroad[:, d].sum())
    prohibitive = rates > 1.0
    notes.append(
        "Tariffs of importers other than the United States are rebuilt from two tables of import-weighted "
        "averages (importer x sector, importer x origin) of Teti's Global Tariff Database 2021, by "
        "biproportional fitting that keeps both averages; the bilateral source is not redistributed. Mean "
        f"absolute difference from it: {100 * deviation / weight:.2f} points, import-weighted, at a mean rate "
        f"of {100 * revenue / weight:.2f} %. In {int(prohibitive.sum())} cells "
        f"({float(abroad[prohibitive].sum()):,.0f} million USD of trade) the fit exceeds 100 %. "
        "Most-favoured-nation and preferential rates; safeguards and retaliation are not in it."
    )
    rates[:, row] = _rest_of_world(abroad, rates, usa, row)
    notes.append(
        "The rest of the world, which the source leaves out, levies the import-weighted mean of the others."
    )
    rates[:, usa], us_notes = us_rates(sources, economies, sectors, abroad[:, usa])
    notes += us_notes
    before = float((abroad[usa, chn] * rates[usa, chn]).sum() / abroad[usa, chn].sum())
    rates[usa, chn] += (CHINA_ON_US_2025_01_20 - before) * (goods & (abroad[usa, chn] > 0))
    notes.append(
        f"China on the United States: {100 * before:.1f} % before retaliation; the retaliation of 2018-20 is "
        f"added as the same number of points on every good, so that the import-weighted average is "
        f"{100 * CHINA_ON_US_2025_01_20:.1f} %, the figure for 20 January 2025 ({PIIE}). China waives part of "
        "these duties on request; waivers are not in the figure."
    )
    members = np.array([e in EU27 for e in economies])
    rates *= ~(members[:, None] & members[None, :])[:, :, None]
    rates *= (1.0 - np.eye(n))[:, :, None] * goods
    return BaseTariffs(rates, tuple(notes))


def _margins(imports: Array, published: Array) -> tuple[Array, Array]:
    """Average rate by sector [s] and by origin [o], weighted with imports [o, s]."""
    duty = imports * published
    by_sector = np.divide(
        duty.sum(axis=0), imports.sum(axis=0), out=np.zeros(imports.shape[1]), where=imports.sum(axis=0) > 0
    )
    by_origin = np.divide(
        duty.sum(axis=1), imports.sum(axis=1), out=np.zeros(imports.shape[0]), where=imports.sum(axis=1) > 0
    )
    return by_sector, by_origin


def biproportional(
    imports: Array, by_sector: Array, by_origin: Array, tolerance: float = 1e-13, limit: int = 5000
) -> Array:
    """Rates a[o] b[s] whose import-weighted averages by sector and by origin are the given ones.

    Parameters
    ----------
    imports
        [origin, sector] values of one importer.
    by_sector, by_origin
        Average rates [sector] and [origin], fractions; both must imply the same revenue.

    Returns
    -------
    Rates [origin, sector]; zero where nothing is imported.
    """
    want_sector = by_sector * imports.sum(axis=0)
    want_origin = by_origin * imports.sum(axis=1)
    duty = imports * by_sector
    total = want_sector.sum()
    for _ in range(limit):
        rows = duty.sum(axis=1)
        duty *= np.divide(want_origin, rows, out=np.zeros_like(rows), where=rows > 0)[:, None]
        columns = duty.sum(axis=0)
        duty *= np.divide(want_sector, columns, out=np.zeros_like(columns), where=columns > 0)
        if np.abs(duty.sum(axis=1) - want_origin).max() <= tolerance * total:
            break
    return np.divide(duty, imports, out=np.zeros_like(duty), where=imports > 0)


def _rest_of_world(abroad: Array, rates: Array, usa: int, row: int) -> Array:
    """Import-weighted mean rate by sector of all importers but the United States, for every origin."""
    others = [d for d in range(abroad.shape[1]) if d not in (usa, row)]
    imports = abroad[:, others].sum(axis=(0, 1))
    duty = (abroad[:, others] * rates[:, others]).sum(axis=(0, 1))
    mean = np.divide(duty, imports, out=np.zeros_like(duty), where=imports > 0)
    return np.broadcast_to(mean, abroad[:, row].shape) * (abroad[:, row] > 0)


def us_rates(
    sources: Sources, economies: tuple[str, ...], sectors: tuple[str, ...], imports: Array
) -> tuple[Array, list[str]]:
    """Calculated duty over customs value, US imports for consumption 2024, [origin, sector], and notes."""
    iso = {r["CTY_CODE"].zfill(4): r["ISO3"] for r in sources.rows(FILES_ISO)}
    totals: Totals = defaultdict(dict)
    for entry in sources.rows("us_imports_2024/us_applied_tariff_2024_icio_by_country.csv"):
        code = entry["CTY_CODE"].zfill(4)
        partner = "EU" if code == "0003" else iso[code]
        partner = partner if partner == "EU" or partner in economies else "ROW"
        for key in (partner, "all"):
            _add(totals[key], entry["icio"], float(entry["imports"]), float(entry["duty"]))
    mean = {s: duty / value for s, (value, duty) in totals["all"].items() if value}
    unlisted = [e for e in economies if e != "USA" and e not in totals and e not in EU27]
    shares = _chapter_shares(sources, sectors)
    codes = {economy: code for code, economy in iso.items()}
    for economy in unlisted:
        for entry in sources.rows(f"tradewartracker/data-hs2/hs2-tariff-{int(codes[economy])}.csv"):
            for sector, share in shares.get(entry["HS2"].zfill(2), {}).items():
                value, duty = float(entry["2024_imports"]), float(entry["2024_duty"])
                _add(totals[economy], sector, share * value, share * duty)
    rates = np.zeros_like(imports)
    filled = 0.0
    for o, economy in enumerate(economies):
        table = totals["EU" if economy in EU27 and economy not in totals else economy]
        for s, sector in enumerate(sectors):
            value, duty = table.get(sector, (0.0, 0.0))
            if value > 0:
                rates[o, s] = duty / value
            elif imports[o, s] > 0:
                rates[o, s] = mean.get(sector, 0.0)
                filled += float(imports[o, s])
    share_pct = 100 * sum(float(imports[economies.index(e)].sum()) for e in unlisted) / float(imports.sum())
    return rates, [
        "United States as importer: calculated duty over customs value of imports for consumption in 2024 "
        "(Census), by sector and partner. The rates of the EU stand for its members (Slovakia has its own), "
        "those of 12 smaller partners for the rest of the world. Duties on HS 98-99 have no sector and are "
        "left out.",
        f"US rates for {', '.join(unlisted)} ({share_pct:.1f} % of US goods imports) come from the duties by "
        "HS chapter, spread over sectors like all US imports of the chapter. Cells without recorded imports "
        f"({filled:,.0f} million USD of OECD flows) take the sector's mean over all partners.",
    ]


def _add(table: dict[str, tuple[float, float]], sector: str, value: float, duty: float) -> None:
    old = table.get(sector, (0.0, 0.0))
    table[sector] = (old[0] + value, old[1] + duty)


def _chapter_shares(sources: Sources, sectors: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """HS chapter -> sector -> share of all US imports of the chapter in 2024."""
    by_hs6: dict[str, str] = {}
    for entry in sources.rows("us_imports_2024/hs10_to_icio27.csv.gz"):
        by_hs6.setdefault(entry["HS10"].zfill(10)[:6], entry["icio"])
    values: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for entry in sources.rows("us_imports_2024/us_imports_2024_hs6_by_country.csv.gz"):
        hs6 = entry["HS6"].zfill(6)
        if (sector := by_hs6.get(hs6)) in sectors and sector is not None:
            values[hs6[:2]][sector] += float(entry["imports"])
    return {
        chapter: {sector: value / sum(by_sector.values()) for sector, value in by_sector.items()}
        for chapter, by_sector in values.items()
        if sum(by_sector.values()) > 0
    }


FILES_ISO = "tradewartracker/data/CensusCountryMapping_FRBAtl_short.csv"

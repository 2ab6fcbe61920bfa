"""Supply-chain exposure facts: US imports by HS6, shares by stage, controls, soybean trade."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from typing import Any

from detente.world.build.sources import Sources

__all__ = ["build_exposure"]

LINES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("280530", "Rare-earth metals, scandium and yttrium", ("rare_earths",)),
    ("284610", "Cerium compounds", ("rare_earths",)),
    ("284690", "Compounds of other rare-earth metals", ("rare_earths",)),
    ("850511", "Permanent magnets of metal", ("rare_earth_magnets",)),
    ("811292", "Gallium, germanium, indium, niobium and others, unwrought", ("gallium", "germanium")),
    ("282560", "Germanium oxides and zirconium dioxide", ("germanium",)),
    ("811010", "Antimony, unwrought; powders", ("antimony",)),
    ("282580", "Antimony oxides", ("antimony",)),
    ("250410", "Natural graphite, powder or flakes", ("graphite",)),
    ("250490", "Natural graphite, other", ("graphite",)),
    ("380110", "Artificial graphite", ("graphite",)),
    ("810110", "Tungsten powders", ("tungsten",)),
    ("284180", "Tungstates", ("tungsten",)),
    ("283691", "Lithium carbonates", ("lithium",)),
    ("282520", "Lithium oxide and hydroxide", ("lithium",)),
    ("810520", "Cobalt, mattes and unwrought", ("cobalt",)),
    ("850760", "Lithium-ion accumulators", ("batteries",)),
    ("850650", "Lithium primary cells", ("batteries",)),
    ("280461", "Silicon of 99.99 % purity or more", ("semiconductor_materials",)),
    ("381800", "Doped wafers for electronics", ("semiconductor_materials",)),
    ("370790", "Chemicals for photographic use, among them photoresists", ("semiconductor_materials",)),
    ("854231", "Processors and controllers", ("semiconductors",)),
    ("854232", "Memories", ("semiconductors",)),
    ("854239", "Other integrated circuits", ("semiconductors",)),
    ("854129", "Transistors of 1 W or more", ("semiconductors",)),
    ("848620", "Machines for making semiconductor devices", ("semiconductor_equipment",)),
    ("854143", "Photovoltaic cells in modules or panels", ("solar_panels",)),
    ("851713", "Smartphones", ("smartphones",)),
    ("870380", "Electric cars", ("electric_vehicles",)),
)
"""HS6 line of 2022, name, product tags."""

NOTES: dict[str, tuple[str, ...]] = {
    "rare_earths": (
        "The industries of the world economy do not show rare earths: metal ores, chemicals and non-ferrous "
        "metals hold far larger trade. The shares say who supplies, not what a stop would cost.",
    ),
    "rare_earth_magnets": (
        "HS 850511 holds every permanent magnet of metal, not rare-earth magnets alone.",
        "Magnets also cross the border inside motors and finished goods, which these figures leave out.",
    ),
    "gallium": ("HS 811292 holds gallium together with germanium, indium, niobium and other metals.",),
    "germanium": (
        "HS 811292 holds germanium together with gallium, indium, niobium and other metals; HS 282560 holds "
        "zirconium dioxide too.",
    ),
    "soybeans": (
        "Chinese customs count by arrival and origin, US figures by departure: the two differ within a year.",
    ),
}

CONTROL_TAGS: dict[str, tuple[str, ...]] = {
    "18/2025": ("rare_earths", "rare_earth_magnets"),
    "56/2025": ("rare_earths",),
    "57/2025": ("rare_earths", "rare_earth_magnets"),
    "58/2025": ("batteries", "graphite"),
    "61/2025": ("rare_earths", "rare_earth_magnets", "semiconductors", "semiconductor_materials"),
    "62/2025": ("rare_earths", "rare_earth_magnets"),
}
"""Chinese export-control announcements of 2025 and the product tags they touch."""

CENSUS_2024 = "2025-02-05"
"""Day on which Census published the trade of December 2024."""

MCS_2025 = "2025-01-31"
"""Day on which the Mineral Commodity Summaries 2025 came out."""

BUSHELS_PER_TONNE = 36.743
SUSPENSION = "70/2025"
"""Announcement that suspends those of 9 October 2025."""

SOYBEANS = ("soybeans",)
PINK_SHEET = "commodity_prices/worldbank_pinksheet_monthly_2010_2026.csv"


def build_exposure(sources: Sources) -> str:
    """JSON text of the table that :mod:`detente.world.exposure` reads."""
    table = {
        "notes": NOTES,
        "lines": _lines(sources),
        "stages": _stages(sources),
        "facts": [*_mine_production(sources), *_magnets(sources), *_soybeans(sources)],
        "controls": _controls(sources),
    }
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _lines(sources: Sources) -> list[dict[str, Any]]:
    """US imports of each line in 2024, in total and from China."""
    total: dict[str, float] = defaultdict(float)
    china: dict[str, float] = defaultdict(float)
    wanted = {hs6 for hs6, _, _ in LINES}
    for entry in sources.rows("us_imports_2024/us_imports_2024_hs6_by_country.csv.gz"):
        hs6 = entry["HS6"].zfill(6)
        if hs6 in wanted:
            total[hs6] += float(entry["imports"])
            if entry["CTY_CODE"] == "5700":
                china[hs6] += float(entry["imports"])
    return [
        {
            "hs6": hs6,
            "name": name,
            "tags": tags,
            "imports_usd_m": round(total[hs6] / 1e6, 3),
            "from_china_usd_m": round(china[hs6] / 1e6, 3),
            "year": "2024",
            "known_from": CENSUS_2024,
            "source": "US Census Bureau, imports for consumption, 51 partners (98 % of US imports)",
            "grade": "official",
        }
        for hs6, name, tags in LINES
    ]


def _stages(sources: Sources) -> list[dict[str, Any]]:
    """China's share by stage; figures recalled without a source are left out, and so are superseded ones."""
    tags = {
        "mining (all REE)": ("rare_earths", "rare_earth_magnets"),
        "separation/refining": ("rare_earths", "rare_earth_magnets"),
        "sintered permanent magnets": ("rare_earth_magnets", "rare_earths"),
        "US imports of REE compounds and metals from China": ("rare_earths",),
    }
    names = {
        "mining (all REE)": "Mining, all rare earths",
        "separation/refining": "Separation and refining",
        "sintered permanent magnets": "Sintered permanent magnets",
        "US imports of REE compounds and metals from China": "US imports of compounds and metals",
    }
    return [
        {
            "tags": tags[row["stage"]],
            "stage": names[row["stage"]],
            "supplier": "CHN",
            "share_pct": round(100 * float(row["china_share"]), 1),
            "year": row["year"],
            "known_from": _named_date(row["source"]) or MCS_2025,
            "source": row["source"],
            "grade": "official" if row["source"].startswith("USGS") else "quoted",
        }
        for row in sources.rows("rare_earths/china_share_supply_chain_stages.csv")
        if row["stage"] in tags
    ]


def _named_date(source: str) -> str | None:
    """Latest day that the words of a source name ("20 Oct 2025"): from then on the figure is known."""
    found = re.findall(r"\b\d{1,2} [A-Z][a-z]{2} \d{4}\b", source)
    days = [dt.datetime.strptime(words, "%d %b %Y").date().isoformat() for words in found]
    return max(days, default=None)


def _fact(
    tags: tuple[str, ...],
    label: str,
    value: float,
    unit: str,
    year: str,
    source: str,
    grade: str,
    known_from: str,
    party: str = "",
) -> dict[str, Any]:
    return {
        "tags": tags,
        "label": label,
        "value": value,
        "unit": unit,
        "party": party,
        "year": year,
        "known_from": known_from,
        "source": source,
        "grade": grade,
    }


def _mine_production(sources: Sources) -> list[dict[str, Any]]:
    """Mine production of the world and of its larger producers, the largest first."""
    source = "USGS, Mineral Commodity Summaries 2025 (estimate; rare-earth oxide content)"
    out = []
    for row in sources.rows("rare_earths/usgs_mcs2025_ree_mine_production_reserves.csv"):
        mined = float(row["mine_production_2024e_t_REO"] or 0)
        if mined >= 10_000:
            label = f"Mine production, {'World' if row['iso3'] == 'WLD' else row['country']}"
            out.append(
                _fact(("rare_earths",), label, mined, "t", "2024", source, "official", MCS_2025, row["iso3"])
            )
    return sorted(out, key=lambda fact: (-fact["value"], fact["label"]))


def _magnets(sources: Sources) -> list[dict[str, Any]]:
    """Monthly Chinese exports of rare-earth magnets in 2025, in total and to the United States."""
    out = []
    for row in sources.rows("rare_earths/china_magnet_exports_2025.csv"):
        month = row["month"]
        if not month.startswith("2025-") or not month[5:].isdigit():
            continue
        source = f"General Administration of Customs of China, quoted by {row['source']}"
        known = _named_date(row["source"])
        assert known is not None, "every quoted month names the day of its source"
        for column, label, party in (
            ("total_t", "Chinese exports of rare-earth magnets", "WLD"),
            ("to_USA_t", "Chinese exports of rare-earth magnets to the United States", "USA"),
        ):
            if row[column]:
                value = float(row[column])
                fact = _fact(
                    ("rare_earth_magnets",), label, value, "t", month, source, "quoted", known, party
                )
                out.append(fact)
    return out


def _soybeans(sources: Sources) -> list[dict[str, Any]]:
    """US soybean sales to China from both sides' statistics, and the price."""
    return [*_shipments(sources), *_us_exports(sources), *_china_imports(sources), *_prices(sources)]


def _shipments(sources: Sources) -> list[dict[str, Any]]:
    """Tonnes shipped to China in the last two marketing years (September to August) on record."""
    latest: dict[str, tuple[str, float]] = {}
    for row in sources.rows("soybeans/usda_esr_soybeans_china_weekly_2020_2025.csv"):
        year, month = int(row["date"][:4]), int(row["date"][5:7])
        start = year if month >= 9 else year - 1
        latest[f"{start}/{str(start + 1)[2:]}"] = (row["date"], float(row["accum_exports"]))
    source = "US Department of Agriculture, Export Sales Reporting"
    return [
        _fact(
            SOYBEANS,
            f"US soybeans shipped to China, marketing year to {latest[season][0]}",
            latest[season][1],
            "t",
            season,
            source,
            "official",
            # Reports come out a week after the week they cover.
            (dt.date.fromisoformat(latest[season][0]) + dt.timedelta(days=7)).isoformat(),
            "USA",
        )
        for season in sorted(latest)[-2:]
    ]


def _us_exports(sources: Sources) -> list[dict[str, Any]]:
    """US exports to China: value of 2024, volume of 2024 and of January to August 2025."""
    out = []
    for row in sources.rows("tradewartracker/data/china-10-percent-US-exports-030425.csv"):
        if row["hs-code"].zfill(6) == "120190":
            source = "US Census Bureau, exports of HS 120190, via tradewartracker.com"
            label, value = "US soybean exports to China, value", float(row["exports"])
            out.append(_fact(SOYBEANS, label, value, "USD", "2024", source, "official", CENSUS_2024, "USA"))
    for row in sources.rows("soybeans/us_soybean_exports_to_china_notes.csv"):
        if row["period"].startswith(("CY2024", "2025-01")):
            tonnes = round(float(row["value"]) * 1e6 / BUSHELS_PER_TONNE, -4)
            period = "2024" if row["period"].startswith("CY") else "2025, January to August"
            label = f"US soybean exports to China ({row['value']} million bushels)"
            known = _named_date(row["source"]) or CENSUS_2024
            out.append(_fact(SOYBEANS, label, tonnes, "t", period, row["source"], "quoted", known, "USA"))
    return out


def _china_imports(sources: Sources) -> list[dict[str, Any]]:
    """China's imports of 2024 by origin, tonnes and USD."""
    out = []
    source = "UN Comtrade via WITS, China's imports of HS 1201"
    codes = {"Brazil": "BRA", "US": "USA", "Argentina": "ARG"}
    for row in sources.rows("soybeans/china_soy_imports_wits_annual_2015_2024.csv"):
        if row["year"] != "2024":
            continue
        name = "the United States" if row["exporter"] == "US" else row["exporter"]
        for column, unit in (("quantity_tons", "t"), ("value_usd", "USD")):
            label, party = f"China's soybean imports from {name}", codes[row["exporter"]]
            value = float(row[column])
            out.append(_fact(SOYBEANS, label, value, unit, "2024", source, "official", "2025-01-20", party))
    return out


def _prices(sources: Sources) -> list[dict[str, Any]]:
    """Soybean price: mean of 2024, September and October 2025, and the last month on record."""
    prices = {
        row["month"]: float(row["Soybeans ($/mt)"])
        for row in sources.rows(PINK_SHEET)
        if row["Soybeans ($/mt)"]
    }
    source = "World Bank, Commodity Price Data (Pink Sheet), CC BY 4.0"
    of_2024 = [price for month, price in prices.items() if month.startswith("2024")]
    mean = round(sum(of_2024) / len(of_2024), 2)
    out = [_fact(SOYBEANS, "Soybean price, mean", mean, "USD/t", "2024", source, "official", "2025-01-06")]
    for month in sorted({"2025-09", "2025-10", max(prices)}):
        # The sheet of a month comes out in the first days of the next one.
        following = dt.date.fromisoformat(f"{month}-28") + dt.timedelta(days=9)
        known = following.replace(day=6).isoformat()
        out.append(_fact(SOYBEANS, "Soybean price", prices[month], "USD/t", month, source, "official", known))
    return out


def _controls(sources: Sources) -> list[dict[str, Any]]:
    """Chinese export controls of 2025 by announcement, with their suspension."""
    grouped: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sources.rows("rare_earths/china_export_controls_2025.csv"):
        grouped[row["announcement"]].append(row)
    suspension = grouped[SUSPENSION][0]["effective"]
    out = []
    for announcement, rows in grouped.items():
        if announcement not in CONTROL_TAGS:
            continue
        status = rows[0]["status_at_2025-11-10"]
        until = re.search(r"suspended to (\d{4}-\d{2}-\d{2})", status)
        out.append(
            {
                "tags": CONTROL_TAGS[announcement],
                "announcement": announcement,
                "issuer": rows[0]["issuer"],
                "issued": rows[0]["issued"],
                "effective": rows[0]["effective"][:10],
                "effective_words": rows[0]["effective"],
                "suspended_from": suspension if until else None,
                "suspended_until": until.group(1) if until else None,
                "items": sorted({row["element_or_item"] for row in rows}),
            }
        )
    return out

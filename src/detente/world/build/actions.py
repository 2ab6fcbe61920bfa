"""Dated additional duties of 2025-26 as one table: United States on each partner, China on the US."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from detente.labels import ECONOMIES
from detente.world.build.base_tariffs import FILES_ISO, PIIE
from detente.world.build.sources import Sources

__all__ = ["build_actions"]

BY_TIME = "tradewartracker/country-by-time.csv"
EXPORTS = "us_trade_hts2/usitc_us_exports_hts2_country_2020_2025.csv"
LISTS = "tradewartracker/data/china-{}-percent-US-exports-030425.csv"

EVENTS: dict[str, str] = {
    "2025-02-04": "Duties on China under emergency powers (fentanyl), 10 points",
    "2025-03-04": "Duties on China under emergency powers (fentanyl) doubled to 20 points",
    "2025-03-06": "Duties on Canada and Mexico outside the USMCA rules",
    "2025-03-12": "Steel and aluminium, 25 % for every partner",
    "2025-04-03": "Cars, 25 % for every partner",
    "2025-04-05": "Reciprocal duties announced on 2 April",
    "2025-04-08": "Reciprocal duty on China raised to 84 points",
    "2025-04-09": "Reciprocal duties cut to 10 points for 90 days, raised to 125 for China",
    "2025-04-11": "Computers, telephones and chips exempted from the reciprocal duties",
    "2025-05-12": "Geneva truce with China",
    "2025-05-14": "Geneva truce: reciprocal duty on China cut to 10 points",
    "2025-06-03": "Steel and aluminium raised to 50 %",
    "2025-08-07": "Reciprocal duties by country",
    "2025-10-14": "Wood products",
    "2025-11-01": "Heavy trucks and parts",
    "2025-11-10": "Fentanyl duty on China cut from 20 to 10 points after the leaders' meeting",
    "2025-11-14": "Farm products exempted from the reciprocal duties",
    "2026-02-20": "Duties under emergency powers end",
    "2026-02-24": "Temporary duty for every partner under section 122",
    "2026-04-06": "Metal duties restructured (section 232)",
}
"""What changed on the dates of the tracker; dates without an entry say "Revision"."""

SOURCES: dict[str, dict[str, str]] = {
    "tracker": {
        "publisher": "tradewartracker.com (M. Waugh), country-by-time.csv",
        "licence": "MIT",
        "basis": "additional US duty since January 2025 in points over all goods, weights: US imports of 2024 "
        "(Census); dated by announcement in April 2025, so that single days may be off",
    },
    "tracker-dated": {
        "publisher": "tradewartracker.com (M. Waugh), country-by-time.csv, moved to the legal date",
        "licence": "MIT; dates are legal facts",
        "basis": "as the tracker counts; it books the second fentanyl duty (4 March) on 4 February, the Geneva "
        "cut (14 May) on 12 May and the cut of the fentanyl duty (10 November 2025) on 1 November",
    },
    "china": {
        "publisher": "Customs Tariff Commission of the State Council of China, announcements 1, 2, 4, 5, 6 and 7 "
        f"of 2025 and of 5 November 2025 (rates); {PIIE}, summer 2025 (level of the partial lists)",
        "licence": "legal facts and single figures, quoted with attribution",
        "basis": "additional Chinese duty since 20 January 2025 in points over all goods: the rate on all goods "
        "plus the partial lists of February and March, which PIIE counts as 1.4 points together (32.6 % after "
        "14 May less 21.2 % and 10 points); the two lists share them like the duty on their trade of 2024",
    },
}

PIIE_LISTS_PCT = 1.4
"""Points that the partial lists of February and March 2025 add to China's average (32.6 - 21.2 - 10)."""

FEBRUARY_LIST_BN = {"coal": (1.8, 15.0), "liquefied natural gas": (2.4, 15.0), "crude oil": (6.0, 10.0)}
"""China's imports from the US in 2024, billion USD, and rate in %, of the large items of the list of
10 February 2025 (as reported on 4 February 2025 from Chinese customs); vehicles and farm machines are small."""


def build_actions(sources: Sources) -> str:
    """JSON text of the table that :mod:`detente.world.tariffs` reads."""
    rows = sources.rows(BY_TIME)
    partners, weights = _partners(sources, rows)
    actions = [*_united_states(rows, partners), *_china(sources)]
    actions.sort(key=lambda a: (a["importer"], a["exporter"], a["date"]))
    table: dict[str, Any] = {
        "sources": SOURCES,
        "averages": {
            "USA": {
                "source": "US Census Bureau, imports for consumption and calculated duty, 2024",
                "weights": "US imports of 2024 (Census)",
                "base_pct": weights,
            },
            "CHN": {
                "source": f"{PIIE}, summer 2025: 32.6 % after 14 May 2025, up 11.4 points since 20 January 2025",
                "weights": "as PIIE counts",
                "base_pct": {"USA": 21.2},
            },
        },
        "actions": [
            [a["date"], a["importer"], a["exporter"], round(a["points_pct"], 4), a["title"], a["source"]]
            for a in actions
        ],
    }
    head = json.dumps({k: v for k, v in table.items() if k != "actions"}, ensure_ascii=False, indent=1)
    lines = ",\n".join("  " + json.dumps(a, ensure_ascii=False) for a in table["actions"])
    return head.rstrip("}\n") + '},\n "actions": [\n' + lines + "\n ]\n}\n"


def _partners(sources: Sources, rows: list[dict[str, str]]) -> tuple[dict[str, str], dict[str, float]]:
    """Name of a partner in the tracker -> our code, and the average US duty of 2024 by code."""
    iso = {r["CTY_CODE"].zfill(4): r["ISO3"] for r in sources.rows(FILES_ISO)}
    census = sources.rows("us_imports_2024/us_applied_tariff_2024_icio_by_country.csv")
    codes = {entry["CTY_NAME"].split(",")[0]: entry["CTY_CODE"].zfill(4) for entry in census}
    partners = {}
    for name in {row["country_name"] for row in rows}:
        code = codes[name.split(",")[0]]
        known = "EU" if code == "0003" else iso[code]
        partners[name] = known if known == "EU" or known in ECONOMIES else "ROW"
    value: dict[str, float] = defaultdict(float)
    duty: dict[str, float] = defaultdict(float)
    first = min(row["date"] for row in rows)
    for row in rows:
        if row["date"] == first:
            value[partners[row["country_name"]]] += float(row["total imports"])
            duty[partners[row["country_name"]]] += float(row["total imports"]) * float(row["2024 tariff"])
    return partners, {code: round(duty[code] / value[code], 4) for code in sorted(value)}


def _united_states(rows: list[dict[str, str]], partners: dict[str, str]) -> list[dict[str, Any]]:
    """Points by date and partner; partners that are part of ROW are averaged with their imports."""
    value: dict[tuple[str, str], float] = defaultdict(float)
    points: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        key = (row["date"], partners[row["country_name"]])
        value[key] += float(row["total imports"])
        points[key] += float(row["total imports"]) * float(row["effective tariff"])
    out = []
    last: dict[str, float] = {}
    for date, partner in sorted(value):
        pct = points[date, partner] / value[date, partner]
        if partner == "CHN":
            continue
        if partner not in last or abs(last[partner] - pct) > 1e-9:
            out.append(_action(date, "USA", partner, pct, EVENTS.get(date, "Revision"), "tracker"))
        last[partner] = pct
    china = {date: points[date, "CHN"] / value[date, "CHN"] for date, p in value if p == "CHN"}
    return out + _on_china(china)


def _on_china(tracked: dict[str, float]) -> list[dict[str, Any]]:
    """The tracker's points on China with three of its steps moved to their legal dates."""
    moved = dict(tracked)
    moved["2025-03-04"] = tracked["2025-02-04"]
    moved["2025-02-04"] = tracked["2025-02-04"] - 10.0
    moved["2025-05-14"] = moved.pop("2025-05-12")
    moved["2025-11-10"] = tracked["2025-11-01"]
    moved["2025-11-01"] = tracked["2025-11-01"] + 10.0
    dated = {"2025-02-04", "2025-03-04", "2025-05-14", "2025-11-01", "2025-11-10"}
    out = []
    last: float | None = None
    for date in sorted(moved):
        if last is None or abs(moved[date] - last) > 1e-9:
            source = "tracker-dated" if date in dated else "tracker"
            out.append(_action(date, "USA", "CHN", moved[date], EVENTS.get(date, "Revision"), source))
        last = moved[date]
    return out


def _china(sources: Sources) -> list[dict[str, Any]]:
    """China's duties on the United States since February 2025."""
    march = 0.0
    for rate in (10, 15):
        exports = sum(float(r["exports"] or 0) for r in sources.rows(LISTS.format(rate)))
        march += rate * exports / 1e9
    february = sum(value * rate for value, rate in FEBRUARY_LIST_BN.values())
    first = PIIE_LISTS_PCT * february / (february + march)
    steps = (
        ("2025-02-10", first, "Coal and liquefied gas 15 %, crude oil, large cars and farm machines 10 %"),
        ("2025-03-10", PIIE_LISTS_PCT, "Farm products 10 and 15 %"),
        ("2025-04-10", PIIE_LISTS_PCT + 84.0, "All goods 84 points"),
        ("2025-04-12", PIIE_LISTS_PCT + 125.0, "All goods 125 points"),
        (
            "2025-05-14",
            PIIE_LISTS_PCT + 10.0,
            "Geneva truce: all goods 10 points, 24 suspended, the rest removed",
        ),
        (
            "2025-11-10",
            first + 10.0,
            "Farm lists of March removed; all goods 10 points, 24 suspended for a year",
        ),
    )
    return [_action(date, "CHN", "USA", points, title, "china") for date, points, title in steps]


def _action(
    date: str, importer: str, exporter: str, points: float, title: str, source: str
) -> dict[str, Any]:
    return {
        "date": date,
        "importer": importer,
        "exporter": exporter,
        "points_pct": points,
        "title": title,
        "source": source,
    }

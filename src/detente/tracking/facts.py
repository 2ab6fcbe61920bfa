"""Facts that press reports tell and no open file holds: typed by hand, each with who told it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LICENCES", "MAGNETS_LATER", "PHASE_ONE_GOODS", "SOYBEANS", "SOYBEAN_SERIES", "Fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A running total as somebody told it; an empty bound is open."""

    series: str
    on: str
    """Last day that it speaks of."""
    low: float
    high: float | str
    source: str
    note: str = ""
    of: float | str = ""
    published: str = ""


SOYBEAN_SERIES: dict[str, tuple[str, str, str, str]] = {
    "usda-as-published": ("USDA export sales as published by that day", "sold", "exporter", "2025-10-30"),
    "trade-tally": ("Purchases as traders and officials tell them", "contracted", "third", "2025-10-30"),
    "chinese-customs": ("Arrivals in Chinese customs statistics", "landed", "importer", "2025-10-30"),
    "eu-chamber": ("Applications that the EU Chamber in China follows", "granted", "third", "2025-04-04"),
}
"""Title, counting rule, side of the statistics and first day of each series of facts."""

_EARLY_DECEMBER = "reported in the first half of December, day not known"
_RFDTV = "RFD-TV, January 2026, quoting Reuters and Chad Hart (Iowa State University)"
_BLOOMBERG = "Bloomberg, December 2025, in Farm Policy News (University of Illinois)"

SOYBEANS: tuple[Fact, ...] = (
    Fact("usda-as-published", "2025-12-04", 2.26, 2.26, "Argus, early December 2025", "confirmed sales"),
    Fact("usda-as-published", "2025-12-10", 0, 4, _BLOOMBERG, f"less than 4 Mt; {_EARLY_DECEMBER}"),
    Fact(
        "usda-as-published",
        "2026-01-06",
        4,
        4,
        _RFDTV,
        "about 4 Mt, early January; reports lagged after the shutdown",
    ),
    Fact("usda-as-published", "2026-01-14", 6.9, 6.9, "RFD-TV, mid-January 2026"),
    Fact(
        "usda-as-published",
        "2026-01-20",
        8,
        "",
        "AP, 20 January 2026",
        "more than 8 Mt, for sales up to 8 January",
    ),
    Fact("trade-tally", "2025-11-21", 1.5, 1.5, "Waterways Journal, quoting Agriculture Secretary Rollins"),
    Fact(
        "trade-tally", "2025-12-10", 7, "", _BLOOMBERG, f"at least 7 Mt, people familiar; {_EARLY_DECEMBER}"
    ),
    Fact("trade-tally", "2025-12-30", 8, "", _BLOOMBERG, "at least 8 Mt, people familiar; end of December"),
    Fact("trade-tally", "2026-01-06", 8.5, 10, _RFDTV, "tally of Reuters"),
    Fact("trade-tally", "2026-01-14", 10, 10.5, "RFD-TV, mid-January 2026", "estimates of traders"),
    Fact("chinese-customs", "2025-12-10", 0, 0, "press reports of early December 2025", _EARLY_DECEMBER),
    Fact("chinese-customs", "2026-01-06", 0, 0, _RFDTV),
)

LICENCES: tuple[Fact, ...] = (
    Fact("eu-chamber", "2025-09-16", 0, 35, "EU Chamber of Commerce in China, 16 September 2025",
         "less than a quarter of about 140", 140),
    Fact("eu-chamber", "2025-09-30", 19, 19, "EU Chamber of Commerce in China, in Particle News",
         "121 pending, 1 rejected; September, day not known", 141),
)  # fmt: skip

_REUTERS_JANUARY = "Reuters, 20 January 2026"
_REUTERS_DECEMBER = "Reuters, 20 December 2025"

MAGNETS_LATER: tuple[tuple[str, str, float, str], ...] = (
    ("usa", "2025-11", 582, _REUTERS_DECEMBER),
    ("usa", "2025-12", 564, _REUTERS_JANUARY),
    ("world", "2025-01", 6357, _REUTERS_DECEMBER),
    ("world", "2025-11", 6150, _REUTERS_DECEMBER),
    ("world", "2025-12", 5952, _REUTERS_JANUARY),
)
"""Where to, month, tonnes, source."""

_WITA = "PIIE phase one tracker (Bown), in WITA"
_OCTOBER = "PIIE phase one tracker (Bown), October 2020, in Caixin Global"
_NOVEMBER = "PIIE phase one tracker (Bown), in Chinascope"
_MEMORY = "Bown, PIIE, 8 February 2021 (written down from memory)"

PHASE_ONE_GOODS: tuple[tuple[str, str, float, str, str, str], ...] = (
    ("importer", "2020-03-31", 19.8, "2020-05-18", "", _WITA),
    ("importer", "2020-04-30", 26.0, "2020-06-08", "", _WITA),
    ("importer", "2020-08-31", 56.1, "2020-09-25", "", _WITA),
    ("importer", "2020-09-30", 65.9, "2020-10-26", "", _OCTOBER),
    ("importer", "2020-12-31", 100.0, "2021-02-08", "yes", _MEMORY),
    ("exporter", "2020-11-30", 82.0, "2021-01-08", "", _NOVEMBER),
    ("exporter", "2020-12-31", 94.0, "2021-02-08", "yes", _MEMORY),
)
"""Side, last day, billion USD since 1 January 2020, day of publication, whether from memory, source. US figures from
before October 2020 follow an older list of goods and are left out."""

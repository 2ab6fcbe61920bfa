"""US trade by product: imports of 2024 by HS6 line and partner, exports of 2022 by HS chapter and partner."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.labels import ECONOMIES, EU27
from detente.world.build.sources import Sources

__all__ = ["CENSUS", "Customs", "Imports", "rounded"]

CENSUS = "US Census Bureau, imports for consumption 2024 by HS6 line and partner, customs value"
USITC = "USITC DataWeb, US domestic and re-exports by HS chapter and partner, FAS value"

HS6 = "us_imports_2024/us_imports_2024_hs6_by_country.csv.gz"
BY_SECTOR = "us_imports_2024/us_applied_tariff_2024_icio_by_country.csv"
ISO = "tradewartracker/data/CensusCountryMapping_FRBAtl_short.csv"
EXPORTS = "us_trade_hts2/usitc_us_exports_hts2_country_2020_2025.csv"

EU_BUT_SLOVAKIA = tuple(code for code in EU27 if code != "SVK")
"""Census gives the Union as one partner, and Slovakia beside it."""

NAMES = {name: code for code, name in ECONOMIES.items()} | {
    "Taiwan": "TWN", "Turkey": "TUR", "Vietnam": "VNM", "Czechia (Czech Republic)": "CZE", "Myanmar (Burma)": "MMR",
    "Côte d`Ivoire": "CIV", "Democratic Republic of the Congo": "COD",
}  # fmt: skip
"""Partners as USITC writes them."""

LEAST_SHARE = 0.001
"""Partners that sell less than this share of the product to the United States are left to the sector's pattern."""

LEAST_SECTOR_USD_M = 100.0
"""Partners that sell less of the whole sector say nothing about their mix."""


@dataclass(frozen=True)
class Imports:
    """US imports of a product from one partner."""

    origin: tuple[str, ...]
    """Economies of the world that the partner stands for."""
    product_usd_m: float
    sector_usd_m: float
    duty_usd_m: float

    @property
    def share(self) -> float:
        """Product in imports of the sector."""
        return self.product_usd_m / self.sector_usd_m if self.sector_usd_m else 0.0


@dataclass(frozen=True)
class Customs:
    """US customs statistics."""

    sources: Sources

    def imports(self, sector: str, hs: tuple[str, ...], but: tuple[str, ...] = ()) -> list[Imports]:
        """Imports of the lines that begin with ``hs`` by partner, the largest first."""
        product: dict[str, float] = defaultdict(float)
        duty: dict[str, float] = defaultdict(float)
        for entry in self._lines:
            line = entry["HS6"].zfill(6)
            if line.startswith(hs) and not (but and line.startswith(but)):
                partner = self._partner(entry["CTY_CODE"])
                product[partner] += float(entry["imports"]) / 1e6
                duty[partner] += float(entry["duty"]) / 1e6
        whole: dict[str, float] = defaultdict(float)
        for entry in self.sources.rows(BY_SECTOR):
            if entry["icio"] == sector:
                whole[self._partner(entry["CTY_CODE"])] += float(entry["imports"]) / 1e6
        found = [
            Imports(EU_BUT_SLOVAKIA if p == "EU" else (p,), product[p], whole[p], duty[p]) for p in whole
        ]
        return sorted(found, key=lambda x: (-x.product_usd_m, x.origin))

    def trade(
        self, imports: list[Imports], *, factor: float | None = None, note: str = ""
    ) -> Iterator[dict[str, Any]]:
        """Sales to the United States as figures: as shares of the sector, or in USD times ``factor``."""
        total = sum(x.product_usd_m for x in imports)
        for x in imports:
            if x.product_usd_m < LEAST_SHARE * total:
                continue
            value = (
                {"share": rounded(x.share)}
                if factor is None
                else {"usd_m": rounded(x.product_usd_m * factor)}
            )
            yield {
                "origin": x.origin, "destination": ("USA",), **value, "year": 2024, "grade": "official",
                "source": CENSUS, "note": note or "share of the sector's imports held",
            }  # fmt: skip

    def typical(self, imports: list[Imports]) -> dict[str, float]:
        """Share of the product in what each partner sells of the sector to the United States."""
        return {
            label: rounded(x.share)
            for x in imports
            if x.sector_usd_m >= LEAST_SECTOR_USD_M
            for label in x.origin
        }

    def duties(self, imports: list[Imports]) -> list[dict[str, Any]]:
        """Average US duty on the product by partner."""
        return [
            {
                "origin": x.origin, "destination": ("USA",),
                "rate": rounded(x.duty_usd_m / x.product_usd_m), "source": f"{CENSUS}: calculated duty over value",
            }
            for x in imports
            if x.product_usd_m >= 1.0
        ]  # fmt: skip

    def exports(self, chapter: str, year: int) -> dict[str, float]:
        """US exports of an HS chapter by economy of the world, million USD; the others are ``ROW``."""
        out: dict[str, float] = defaultdict(float)
        with self.sources.path(EXPORTS).open(encoding="utf-8-sig", newline="") as stream:
            next(stream), next(stream)  # what the table is, and its number of rows
            for entry in csv.DictReader(stream):
                if entry["HTS Number"] == chapter:
                    partner = NAMES.get(entry["Country"].strip(), "ROW")
                    out[partner] += float(entry[str(year)]) / 1e6
        return dict(out)

    @cached_property
    def _lines(self) -> list[dict[str, str]]:
        return self.sources.rows(HS6)

    @cached_property
    def _iso(self) -> dict[str, str]:
        return {entry["CTY_CODE"].zfill(4): entry["ISO3"] for entry in self.sources.rows(ISO)}

    def _partner(self, code: str) -> str:
        """Economy of the world that a partner of Census is part of."""
        iso = "EU" if code.zfill(4) == "0003" else self._iso[code.zfill(4)]
        return iso if iso == "EU" or iso in ECONOMIES else "ROW"


def rounded(value: float) -> float:
    """Six significant digits: more than any figure has, and stable text in the shipped file."""
    return float(f"{value:.6g}")

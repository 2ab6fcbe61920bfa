"""The published files that go into the bundled world, and safe ways to open them."""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from detente.errors import DataError, Problem
from detente.world.provenance import InputFile, sha256_of

__all__ = ["ELASTICITY_SOURCES", "Sources"]

T = TypeVar("T")

OECD = "Organisation for Economic Co-operation and Development"
CENSUS = "US Census Bureau"
PUBLIC = "US public domain"
TRACKER = "tradewartracker.com (M. Waugh)"

FILES: dict[str, tuple[str, str, str]] = {
    "oecd_icio_2022/icio2022_base.npz": (
        OECD,
        "CC BY 4.0",
        "bilateral flows and national use tables of 2022",
    ),
    "oecd_icio_2022/teti_tariffs_2021_icio28.npz": (
        "Feodora Teti, Global Tariff Database (v_beta1-2024-12)",
        "not redistributed: only averages by importer and sector, and by importer and origin, are used",
        "tariffs of all importers but the United States, 2021",
    ),
    "elasticities/trade_elasticities_icio28_8sources.csv": (
        "the papers cited with each set",
        "published numbers (facts)",
        "trade elasticities",
    ),
    "us_imports_2024/us_applied_tariff_2024_icio_by_country.csv": (
        CENSUS,
        PUBLIC,
        "US duties collected in 2024 by sector and partner",
    ),
    "us_imports_2024/us_imports_2024_hs6_by_country.csv.gz": (
        CENSUS,
        PUBLIC,
        "US imports of 2024 by HS6 and partner",
    ),
    "us_imports_2024/hs10_to_icio27.csv.gz": (
        "The Budget Lab at Yale (HS10 to GTAP)",
        "MIT",
        "sector of each HS10 code",
    ),
    "tradewartracker/data/CensusCountryMapping_FRBAtl_short.csv": (TRACKER, "MIT", "ISO codes of partners"),
    "tradewartracker/data-hs2/": (CENSUS, PUBLIC, "US duties collected in 2024 by HS chapter, one partner"),
    "tradewartracker/country-by-time.csv": (TRACKER, "MIT", "additional US duties of 2025-26 by date"),
    "tradewartracker/data/china-10-percent-US-exports-030425.csv": (
        TRACKER,
        "MIT",
        "US exports on China's 10 % list of 10 March 2025",
    ),
    "tradewartracker/data/china-15-percent-US-exports-030425.csv": (
        TRACKER,
        "MIT",
        "US exports on China's 15 % list of 10 March 2025",
    ),
    "tradewartracker/data/2024-hs10-imports5700.parquet": (
        CENSUS,
        PUBLIC,
        "US imports from China of 2024 by tariff line",
    ),
    "tradewartracker/tariff-lists/": (
        TRACKER,
        "MIT",
        "products under each US measure of 2025-26, from the Federal Register",
    ),
    "budgetlab/resources/s301_product_lists.csv": (
        "The Budget Lab at Yale (from the US International Trade Commission)",
        "MIT",
        "products under Section 301",
    ),
    "rare_earths/usgs_mcs2025_ree_mine_production_reserves.csv": (
        "US Geological Survey",
        PUBLIC,
        "mine production of rare earths",
    ),
    "rare_earths/china_share_supply_chain_stages.csv": (
        "the pages named in each row",
        "single figures, quoted with attribution",
        "China's share by stage of the rare-earth chain",
    ),
    "rare_earths/china_magnet_exports_2025.csv": (
        "General Administration of Customs of China, as reported by the pages named in each row",
        "single figures, quoted with attribution",
        "Chinese exports of rare-earth magnets",
    ),
    "rare_earths/china_export_controls_2025.csv": (
        "Ministry of Commerce and General Administration of Customs of China (announcements)",
        "legal facts",
        "Chinese export controls of 2025",
    ),
    "commodity_prices/worldbank_pinksheet_monthly_2010_2026.csv": (
        "World Bank, Commodity Price Data (Pink Sheet)",
        "CC BY 4.0",
        "soybean prices",
    ),
    "soybeans/us_soybean_exports_to_china_notes.csv": (
        "the pages named in each row",
        "single figures, quoted with attribution",
        "US soybean exports to China",
    ),
    "soybeans/china_soy_imports_wits_annual_2015_2024.csv": (
        "UN Comtrade via WITS",
        "single figures, quoted with attribution",
        "China's soybean imports by origin",
    ),
    "soybeans/usda_psd_soy_balance_tidy.csv": (
        "US Department of Agriculture, Production, Supply and Distribution",
        PUBLIC,
        "soybean production, trade and crush by country",
    ),
    "us_trade_hts2/usitc_us_exports_hts2_country_2020_2025.csv": (
        "US International Trade Commission, DataWeb",
        PUBLIC,
        "US exports by HS chapter and partner",
    ),
    "soybeans/usda_esr_soybeans_china_weekly_2020_2025.csv": (
        "US Department of Agriculture, Export Sales Reporting",
        PUBLIC,
        "soybean shipments to China by marketing year",
    ),
}

ELASTICITY_SOURCES: dict[str, str] = {
    "GYY": "Giri, Yi and Yilmazkuday (2021), Gains from Trade: Does Sectoral Heterogeneity Matter?, Journal of "
    "International Economics 129, Table 2 (working paper doi:10.24149/gwp341). Covers manufacturing without "
    "petroleum, electronics and machinery; those, agriculture, mining and services take 4 (Simonovska and "
    "Waugh 2014)",
    "BSY": "Bagwell, Staiger and Yurukoglu (2021), Quantitative Analysis of Multiparty Tariff Negotiations, "
    "Econometrica 89(4), Table II, doi:10.3982/ECTA16084",
    "CP": "Caliendo and Parro (2015), Estimates of the Trade and Welfare Effects of NAFTA, Review of Economic "
    "Studies 82(1), Table 1 (99 % sample), doi:10.1093/restud/rdu035",
    "FGO": "Fontagné, Guimbard and Orefice (2022), Tariff-Based Product-Level Trade Elasticities, Journal of "
    "International Economics 137, Table 8, doi:10.1016/j.jinteco.2022.103593. The services value (8.35) is "
    "one estimate for personal services",
    "IS": "Estimates with the method of Caliendo and Parro on OECD trade of 2011-2022, from the code of "
    "Lashkaripour's tariffwar toolkit (no publication); electronics, machinery, vehicles and services fall "
    "back to 4",
    "LL": "Lashkaripour and Lugovskyy (2023), Profits, Scale Economies, and the Gains from Trade and Industrial "
    "Policy, American Economic Review 113(10), Table 3 (sigma - 1), doi:10.1257/aer.20210419",
    "Shap": "Shapiro (2016), Trade Costs, CO2, and the Environment, American Economic Journal: Economic Policy "
    "8(4), Table 2, doi:10.1257/pol.20150168",
    "U4": "4 in every sector: Simonovska and Waugh (2014), The Elasticity of Trade: Estimates and Evidence, "
    "Journal of International Economics 92(1), doi:10.1016/j.jinteco.2013.10.001",
}


@dataclass
class Sources:
    """A folder of published files; remembers which of them were read."""

    folder: Path
    used: dict[str, InputFile] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Full path of a known file, noted as an input.

        Raises
        ------
        DataError
            When the folder does not hold it.
        """
        path = self.folder / name
        if not path.is_file():
            fix = "give the folder of published files, or use the bundled world"
            raise DataError(Problem(str(path), "no file", "an input of the bundled world", fix))
        publisher, licence, use = FILES.get(name) or FILES[f"{name.rpartition('/')[0]}/"]
        self.used[name] = InputFile(name, sha256_of(path), publisher, licence, use)
        return path

    def rows(self, name: str) -> list[dict[str, str]]:
        """Rows of a CSV file, plain or gzipped."""
        path = self.path(name)
        with (
            gzip.open(path) if path.suffix == ".gz" else path.open("rb") as binary,
            io.TextIOWrapper(binary, encoding="utf-8-sig", newline="") as stream,
        ):
            return list(csv.DictReader(stream))

    def inputs(self) -> tuple[InputFile, ...]:
        """Every file read so far, by name."""
        return tuple(self.used[name] for name in sorted(self.used))

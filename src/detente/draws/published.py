"""Standard errors that papers print beside their trade elasticities.

Only sets whose table of estimates and errors has been seen are here; the shipped sets of a world are means of these
estimates over the industries that each OECD sector belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PUBLISHED", "Estimate", "PublishedSet"]


@dataclass(frozen=True)
class Estimate:
    """One row of a published table."""

    name: str
    value: float
    standard_error: float
    sectors: Mapping[str, float]
    """Weight of the estimate in each sector of the world; those of a sector sum to one."""


@dataclass(frozen=True)
class PublishedSet:
    """A published table of estimates with their standard errors."""

    source: str
    estimates: tuple[Estimate, ...]
    fixed: tuple[str, ...]
    """Sectors that the paper does not estimate; they keep their value."""


def _all(*sectors: str, weight: float = 1.0) -> Mapping[str, float]:
    return dict.fromkeys(sectors, weight)


PUBLISHED: Mapping[str, PublishedSet] = {
    "LL": PublishedSet(
        source="Lashkaripour and Lugovskyy (2023), Profits, Scale Economies, and the Gains from Trade and Industrial "
        "Policy, American Economic Review 113(10), Table 3 (sigma - 1; standard errors clustered by product-year "
        "and by origin-product), doi:10.1257/aer.20210419",
        estimates=(
            Estimate(
                "agriculture and mining",
                6.227,
                2.345,
                _all("A01", "A02", "A03", "B05", "B06", "B07", "B08", "B09"),
            ),
            Estimate("food", 2.303, 0.765, _all("C10T12")),
            Estimate("textiles, leather, shoes", 3.359, 0.353, _all("C13T15")),
            Estimate("wood", 3.896, 1.855, _all("C16", "C17_18", weight=0.5)),
            Estimate("paper", 2.646, 1.106, _all("C16", "C17_18", weight=0.5)),
            Estimate("petroleum", 0.636, 0.464, _all("C19")),
            Estimate("chemicals", 3.966, 0.403, _all("C20", "C21")),
            Estimate("rubber and plastic", 5.157, 1.176, _all("C22", "C23", weight=0.5)),
            Estimate("minerals", 5.283, 1.667, _all("C22", "C23", weight=0.5)),
            Estimate("basic, fabricated metals", 3.004, 0.484, _all("C24A", "C24B", "C25")),
            Estimate("machinery", 7.750, 1.330, _all("C28")),
            Estimate("electrical and optical", 1.235, 0.323, _all("C26", "C27")),
            Estimate("transport equipment", 2.805, 0.834, _all("C29", "C301", "C302T309")),
            Estimate("other manufacturing", 6.169, 1.012, _all("C31T33")),
        ),
        fixed=("SVC",),
    ),
}

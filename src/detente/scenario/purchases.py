"""Promised purchases: from tonnes, bushels or money to billion USD a year at base-year prices."""

from __future__ import annotations

from dataclasses import dataclass

from detente.ledger.records import Commitment

__all__ = ["PRICES", "PRODUCT_SHARES", "TONNES_PER_BUSHEL", "Promise", "promise_of"]

PRICES: dict[str, float] = {
    "soybeans": 675.39, "corn": 318.81, "wheat": 429.97, "rice": 436.75, "cotton": 2860.0, "beef": 5620.0,
}  # fmt: skip
"""USD per tonne, average of 2022. World Bank, Commodity Price Data (Pink Sheet), CC BY 4.0."""

TONNES_PER_BUSHEL: dict[str, float] = {"soybeans": 1 / 36.743, "wheat": 1 / 36.743, "corn": 1 / 39.368}
"""A US bushel of 60 lb (soybeans, wheat) or 56 lb (maize)."""

PRODUCT_SHARES: dict[tuple[str, str, str], tuple[float, str]] = {
    ("soybeans", "USA", "CHN"): (
        18.947 / 21.267,
        "US exports of oil seeds (HTS 12, nearly all soybeans) to China in 2022, 18.9 bn USD FAS (USITC DataWeb), "
        "over the 21.3 bn USD of US agriculture that China used (OECD)",
    ),
}
"""Share of a product in its sector's base-year trade between seller and buyer, with its source."""


@dataclass(frozen=True)
class Promise:
    """A quantified purchase a year."""

    usd_bn: float
    text: str
    """How the number was reached."""


def promise_of(commitment: Commitment, default_years: float) -> Promise | None:
    """Yearly value of a promised purchase at base-year prices; ``None`` when the document gives no number.

    A total without a period is spread over ``default_years``; tonnes and bushels are valued at :data:`PRICES`.
    """
    quantity = commitment.quantity
    if quantity is None or quantity.value is None or quantity.unit in ("persons", "units", None):
        return None
    years, how = 1.0, "a year"
    if quantity.per == "total":
        years = commitment.years or default_years
        how = f"in total, spread over {years:g} years" + ("" if commitment.years else " (assumed)")
    elif quantity.per == "month":
        years, how = 1 / 12, "a month"
    yearly = quantity.value / years
    if quantity.unit == "USD":
        return Promise(yearly / 1e9, f"{quantity.value / 1e9:g} bn USD {how}")
    product = next((p for p in commitment.products if p in PRICES), None)
    if product is None or quantity.unit not in ("t", "bushel"):
        return None
    tonnes = yearly * (TONNES_PER_BUSHEL.get(product, 0.0) if quantity.unit == "bushel" else 1.0)
    if tonnes == 0.0:
        return None
    value = tonnes * PRICES[product] / 1e9
    return Promise(
        value,
        f"{quantity.value / 1e6:g} million {'bushels' if quantity.unit == 'bushel' else 't'} of {product} {how}, "
        f"at {PRICES[product]:g} USD/t (average of 2022, World Bank)",
    )

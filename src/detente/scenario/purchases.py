"""Promised purchases: from tonnes, bushels or money to a purchase a year at base-year prices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.labels import economy_name, expand, sector_name, with_articles
from detente.ledger.records import Commitment
from detente.reading.gazetteers import PRODUCTS
from detente.scenario.schema import Purchase
from detente.scenario.setting import Setting, capital

__all__ = ["PRICES", "PRODUCT_SHARES", "TONNES_PER_BUSHEL", "Bought", "promise_of", "purchases_of"]

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

RAISED = 1.25
"""Purchases without a number, for documents before 2025: so many times the base-year volume. From 2025 on, duties
have pushed trade below the base year, and a return to it is what such words are read as."""


@dataclass(frozen=True)
class Promise:
    """A quantified purchase a year."""

    usd_bn: float
    text: str
    """How the number was reached."""
    years_assumed: bool = False
    """True when the document does not say over how many years."""


@dataclass(frozen=True)
class Bought:
    """The purchases of one deal."""

    purchases: dict[str, Purchase]
    """By record id."""
    within: dict[str, str]
    """Promises that are part of a larger one on the same goods: their id to its id."""

    @property
    def levels(self) -> tuple[Purchase, ...]:
        return tuple(self.purchases.values())


@dataclass(frozen=True)
class _Candidate:
    commitment: Commitment
    promise: Promise | None
    seller: str
    buyer: str
    sector: str
    flows: dict[str, float]
    """Member of the buying party to its base-year purchases, billion USD."""


def purchases_of(commitments: Iterable[Commitment], setting: Setting) -> Bought:
    """One purchase for each sector, seller and buyer: the largest that has a number, else the first in words.

    Promises on the same goods are not added up: 12 million tonnes this year and 25 million a year after it are one
    flow, and so are "soybeans" and "farm products".
    """
    groups: dict[tuple[str, str, str], list[_Candidate]] = {}
    for c in commitments:
        found = _candidate(c, setting) if c.kind == "purchase" else None
        if found is not None:
            groups.setdefault((found.seller, found.buyer, found.sector), []).append(found)
    purchases: dict[str, Purchase] = {}
    within: dict[str, str] = {}
    for group in groups.values():
        chosen = max(group, key=lambda x: x.promise.usd_bn if x.promise else 0.0)
        purchases[chosen.commitment.id] = _purchase(chosen, setting)
        within |= {x.commitment.id: chosen.commitment.id for x in group if x is not chosen}
    return Bought(purchases, within)


def _candidate(c: Commitment, setting: Setting) -> _Candidate | None:
    world = setting.world
    sellers = setting.known(c.beneficiary) or [p for p in setting.parties if p not in c.actor]
    buyers = setting.known(c.actor)
    named = [t for t in c.products if t in PRODUCTS]
    # A product that was carved out stands before the sectors of wider words: "farm products, soybeans above all".
    candidates = [*named, *(s for t in named for s in PRODUCTS[t].sectors)]
    sector = next((s for s in candidates if s in world.sectors), None)
    if len(sellers) != 1 or sellers[0] not in world.economies or len(buyers) != 1 or sector is None:
        return None
    o, s = world.economies.index(sellers[0]), world.sectors.index(sector)
    members = expand(buyers[0], world.economies, where=c.id)
    flows = {e: float(world.flows[o, world.economies.index(e), s]) / 1e3 for e in members if e != sellers[0]}
    flows = {e: flow for e, flow in flows.items() if flow > 0.0}
    if not flows:
        return None
    return _Candidate(
        c,
        promise_of(c, setting.choices.years, carved_out=sector in PRODUCTS),
        sellers[0],
        buyers[0],
        sector,
        flows,
    )


def _purchase(x: _Candidate, setting: Setting) -> Purchase:
    """The purchase; members of a buying party count together."""
    c, base = x.commitment, sum(x.flows.values())
    product = x.sector if x.sector in PRODUCTS else next((t for t in c.products if t in PRODUCTS), None)
    share, total = _told(x, product, base, setting)
    return Purchase.model_validate(
        {"kind": "purchase", "seller": x.seller, "buyer": x.buyer, "sector": x.sector, "product": product,
         "at_least_usd_bn": total, "share_of_sector": share, "note": f"{c.id}: {c.title}"}
    )  # fmt: skip


def _told(x: _Candidate, product: str | None, base: float, setting: Setting) -> tuple[float, float]:
    """Share of the product in the sector, and billion USD a year; both noted as assumptions."""
    c, name = x.commitment, sector_name(x.sector).lower()
    key = "purchases" if x.buyer in setting.parties else f"purchases {c.id}"
    if x.promise is not None:
        share, why = PRODUCT_SHARES.get((product or "", x.seller, x.buyer), (1.0, ""))
        where = f"{100 * share:.0f} % of the sector: {why}" if why else f"the floor is put on all of {name}"
        if x.sector == product:
            share, where = 1.0, f"the floor is put on {name}, carved out of their sector"
        text = f"{capital(c.title)}: {x.promise.text}; {where}."
        key = "years" if x.promise.years_assumed else key
        setting.assume(key, f"{x.promise.usd_bn:.1f}", text)
        return share, x.promise.usd_bn
    words = (
        f"“{c.quantity.words}” purchases" if c.quantity and c.quantity.words else "Purchases without a number"
    )
    chosen = setting.choices.purchases_usd_bn
    if chosen is not None:
        text = f"{words} are set to {chosen:g} bn USD a year at prices of {setting.year}, as you chose."
        setting.assume(key, f"{chosen:.1f}", text)
        return 1.0, chosen
    fell = setting.on is not None and setting.on >= date(2025, 1, 1)
    total = base if fell else RAISED * base
    reading = "a return to" if fell else f"{RAISED:g} times"
    buyer, seller = (with_articles(economy_name(e)) for e in (x.buyer, x.seller))
    text = (
        f"{words}: the document gives no number; read as {reading} the {setting.year} volume of {name} that {buyer} "
        f"imports from {seller}, {total:.1f} bn USD a year at prices of {setting.year}."
    )
    setting.assume(key, f"{total:.1f}", text)
    return 1.0, total


def promise_of(commitment: Commitment, default_years: float, *, carved_out: bool = False) -> Promise | None:
    """Yearly value of a promised purchase at base-year prices; ``None`` when the document gives no number.

    A total is spread over the years it runs, over its window when it has one (a year at least), and over
    ``default_years`` when the document says neither. Tonnes and bushels are valued at :data:`PRICES`.
    """
    quantity = commitment.quantity
    if quantity is None or quantity.value is None or quantity.unit in ("persons", "units", None):
        return None
    years, how, assumed = 1.0, "a year", False
    if quantity.per == "total":
        window = commitment.years or _window_years(commitment)
        assumed = window is None
        years = window or default_years
        how = "in total, within a year" if years == 1.0 else f"in total, spread over {years:g} years"
        how += " (assumed)" if assumed else ""
    elif quantity.per == "month":
        years, how = 1 / 12, "a month"
    yearly = quantity.value / years
    if quantity.unit == "USD":
        return Promise(yearly / 1e9, f"{quantity.value / 1e9:g} bn USD {how}", assumed)
    product = next((p for p in commitment.products if p in PRICES), None)
    if product is None or quantity.unit not in ("t", "bushel"):
        return None
    tonnes = yearly * (TONNES_PER_BUSHEL.get(product, 0.0) if quantity.unit == "bushel" else 1.0)
    if tonnes == 0.0:
        return None
    amount = f"{quantity.value / 1e6:g} million {'bushels' if quantity.unit == 'bushel' else 't'}"
    price, source = PRICES[product], "average of 2022, World Bank"
    if carved_out:
        # The accounts value the product as it leaves the exporter, not as it arrives.
        from detente.world.products.shipped import plain_definition

        at_border = plain_definition(product).get("usd_per_t")
        if at_border is not None:
            price, source = float(at_border), "value at the border in the accounts of 2022"
    return Promise(
        tonnes * price / 1e9,
        f"{amount} of {PRODUCTS[product].name} {how}, at {price:g} USD/t ({source})",
        assumed,
    )


def _window_years(c: Commitment) -> float | None:
    """Length of the promised window in years, one at least; ``None`` when start or end is unknown."""
    if c.ends is None or c.ends.value is None or "W" in c.ends.value:
        return None
    start = c.starts.value if c.starts is not None and c.starts.value else None
    if start is None or "W" in start:
        return None
    months = [12 * int(v[:4]) + int(v[5:7] or 1) for v in (start, c.ends.value)]
    return max(1.0, round((months[1] - months[0]) / 12, 1))

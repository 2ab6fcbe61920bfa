"""Rates and titles of measures in plain words."""

from __future__ import annotations

from detente.labels import ECONOMIES
from detente.ledger.records import Rate
from detente.reading.gazetteers.parties import PARTY_NAMES
from detente.reading.gazetteers.products import PRODUCTS
from detente.reading.measures.drafts import Draft

__all__ = ["measure_title", "party_name", "percent", "product_names", "rate_of", "side_names"]

INSTRUMENT_WORDS = {
    "import_tariff": "import tariff", "anti_dumping": "anti-dumping duty",
    "countervailing": "countervailing duty",
    "safeguard": "safeguard duty", "export_licensing": "export licensing",
    "export_control": "export controls",
    "export_ban": "export ban", "export_quota": "export quota", "export_tax": "export tax",
    "entity_listing": "entity listing",
    "import_ban": "import ban", "import_quota": "import quota", "port_fee": "port fees",
    "sanction": "sanctions",
    "investigation": "investigation", "non_tariff_countermeasure": "non-tariff countermeasures",
}  # fmt: skip


def party_name(code: str) -> str:
    """Plain name of a party."""
    return PARTY_NAMES.get(code) or ECONOMIES.get(code, code)


def side_names(codes: tuple[str, ...]) -> str:
    return " and ".join(map(party_name, codes))


def rate_of(draft: Draft) -> Rate | None:
    basis = draft.basis
    if draft.points and draft.rate_pct is not None:
        return Rate(
            kind="points_change", value_pct=draft.rate_pct, previous_pct=draft.previous_pct, basis=basis
        )
    if draft.low_pct is not None:
        return Rate(kind="band", low_pct=draft.low_pct, high_pct=draft.high_pct, basis=basis)
    if draft.rate_pct is not None and draft.up_to:
        # the highest of several rates is the only one known
        return Rate(value_pct=draft.rate_pct, high_pct=draft.rate_pct, basis=basis)
    if draft.rate_pct is not None:
        kind = "all_in" if basis == "ceiling" else "ad_valorem"
        return Rate(
            kind=kind,
            value_pct=draft.rate_pct,
            previous_pct=draft.previous_pct,
            per_unit=draft.per_unit,
            basis=basis,
        )
    return Rate(kind="specific", per_unit=draft.per_unit, basis=basis) if draft.per_unit is not None else None


def product_names(tags: tuple[str, ...] | list[str]) -> str:
    names = [PRODUCTS[t].name if t in PRODUCTS else t.replace("_", " ") for t in tags]
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""


def percent(value: float) -> str:
    return f"{value:g} %"


def measure_title(draft: Draft) -> str:
    what = INSTRUMENT_WORDS.get(draft.instrument, "measure")
    rate = ""
    if draft.low_pct is not None and draft.high_pct is not None:
        rate = f"{draft.low_pct:g} to {percent(draft.high_pct)} "
    elif draft.rate_pct is not None:
        most = "up to " if draft.up_to else ""
        rate = (
            f"{draft.rate_pct:g} percentage points of "
            if draft.points
            else f"{most}{percent(draft.rate_pct)} "
        )
    elif draft.per_unit is not None:
        rate = f"{draft.per_unit.in_words()} "
    goods = f" on {product_names(draft.products)}" if draft.products else ""
    if not draft.products and draft.instrument == "import_tariff":
        goods = " on goods not identified"
    origin = ""
    if draft.target and draft.target != ("WLD",):
        inward = draft.family in ("tariff", "import") or draft.instrument == "investigation"
        toward = "from" if inward else "to"
        origin = f" {toward} {side_names(draft.target)}" if draft.target != draft.actor else ""
    return f"{side_names(draft.actor)}: {rate}{what}{goods}{origin}"

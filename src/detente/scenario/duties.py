"""From a measure of the ledger to a duty or an export tax with a level, and what that had to assume."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from detente.labels import sector_name
from detente.ledger.records import Measure
from detente.reading.gazetteers import PRODUCTS
from detente.scenario.schema import ExportTax, Tariff
from detente.scenario.schema import Measure as Level
from detente.scenario.setting import Setting, capital

__all__ = ["UNLEVELLED", "answer_in_kind", "duties_of", "without_overlaps"]

UNLEVELLED = frozenset(
    {"export_licensing", "export_control", "export_ban", "export_quota", "entity_listing", "import_ban",
     "import_quota", "import_licensing", "tariff_rate_quota", "port_fee", "sanction", "investigation",
     "corporate_control", "subsidy", "non_tariff_countermeasure", "other"}
)  # fmt: skip
"""Instruments for which a document gives no level that 28 sectors could carry."""

_WHOLE = frozenset({"all_goods", "most_goods", "goods_list"})


def duties_of(measures: Iterable[Measure], setting: Setting) -> dict[str, Tariff | ExportTax]:
    """Levels of the measures that have one, by record id."""
    found = {m.id: _duty(m, setting) for m in measures}
    return {id: duty for id, duty in found.items() if duty is not None}


def _duty(m: Measure, setting: Setting) -> Tariff | ExportTax | None:
    if m.instrument in UNLEVELLED or m.rate is None or m.action in ("maintain", "suspend", "extend"):
        return None
    rate = _rate(m, setting)
    actor = setting.known(m.actor)
    target = [t for t in (m.target or ("WLD",)) if t == "WLD" or setting.known((t,))]
    if rate is None or not actor or not target:
        return None
    start = m.effective.value if m.effective else None
    common = {"sectors": _sectors(m, setting), "note": f"{m.id}: {m.title}"}
    if start is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", start):
        common["from"] = start
    if m.instrument == "export_tax":
        return ExportTax.model_validate(
            {"kind": "export_tax", "origin": actor, "destination": target, "rate": rate, **common}
        )
    key = _basis(m, setting)
    return Tariff.model_validate(
        {
            "kind": "import_tariff",
            "origin": target,
            "destination": actor,
            key: rate * _coverage(m, setting),
            **common,
        }
    )


def _rate(m: Measure, setting: Setting) -> float | None:
    """Fraction; the middle of a band."""
    assert m.rate is not None
    if m.rate.kind in ("specific", "quota"):
        return None
    if m.rate.value_pct is not None:
        return m.rate.value_pct / 100.0
    if m.rate.low_pct is None or m.rate.high_pct is None:
        return None
    middle = (m.rate.low_pct + m.rate.high_pct) / 2
    setting.assume(
        f"band {m.id}",
        f"{middle:g} %",
        f"{capital(m.title)}: the document gives a band of {m.rate.low_pct:g} to {m.rate.high_pct:g} %; its middle, "
        f"{middle:g} %, is used.",
    )
    return middle / 100.0


def _basis(m: Measure, setting: Setting) -> str:
    """``add`` for points on top of duties in force, ``rate`` for the whole duty."""
    assert m.rate is not None
    if m.rate.basis == "additional" or m.rate.kind == "points_change":
        return "add"
    if m.rate.basis in ("total", "ceiling", "floor") or m.rate.kind == "all_in":
        return "rate"
    if m.status == "agreed":
        setting.assume(
            "agreed rates",
            "total",
            "An agreed rate is read as the whole duty on the goods it covers, not as points on top.",
        )
        return "rate"
    on_top = setting.choices.basis == "additional"
    height = (
        f"the {m.rate.value_pct:g} % duty"
        if m.rate.value_pct is not None
        else f"the duty of {m.rate.low_pct:g} to {m.rate.high_pct:g} %"
    )
    setting.assume(
        "basis",
        setting.choices.basis,
        f"The document does not say whether {height} comes on top of duties in force or replaces them; it is read as "
        f"{'coming on top' if on_top else 'the whole duty'}.",
    )
    return "add" if on_top else "rate"


def _sectors(m: Measure, setting: Setting) -> list[str]:
    """Sectors of the world that hold the measure's products; all goods when none is named."""
    tags = [t for t in m.scope.products if t not in _WHOLE and t in PRODUCTS]
    found = {s for t in tags for s in PRODUCTS[t].sectors} & set(setting.world.sectors)
    if not found:
        return ["goods"]
    sectors = [s for s in setting.world.sectors if s in found]
    names = ", ".join(map(sector_name, sectors))
    setting.assume(
        f"sectors {m.id}",
        names,
        f"{capital(m.title)}: applied to the whole of {names}, the sectors that hold the products named.",
    )
    return sectors


def _coverage(m: Measure, setting: Setting) -> float:
    """Share of the trade in goods that a measure on a list of known value covers."""
    value = m.scope.value
    if value is None or value.currency != "USD" or "goods_list" not in m.scope.products:
        return 1.0
    world = setting.world
    origins, destinations = setting.rows(setting.known(m.target)), setting.rows(setting.known(m.actor))
    trade = 1e6 * float(world.flows[:, :, world.goods][origins][:, destinations].sum())
    if trade <= 0.0:
        return 1.0
    share = min(1.0, value.amount / trade)
    setting.assume(
        f"coverage {m.id}",
        f"{100 * share:.0f} %",
        f"{capital(m.title)}: the list of goods is not in the document; its {value.amount / 1e9:g} bn USD are spread "
        f"evenly over all goods ({100 * share:.0f} % of that trade in {setting.year}).",
    )
    return share


def answer_in_kind(threat: Tariff | ExportTax, by: str, on: str, setting: Setting) -> Tariff:
    """The same duty by the other side on everything the threat covers."""
    rate = threat.rate if isinstance(threat, ExportTax) else (threat.add or threat.rate or 0.0)
    mirror = setting.choices.mirror
    setting.assume(
        "mirror",
        f"{mirror:g}",
        "Retaliation in kind: the other side puts the same points on the same sectors"
        + ("." if mirror == 1.0 else f", times {mirror:g}."),
    )
    return Tariff.model_validate(
        {"kind": "import_tariff", "origin": [on], "destination": [by], "sectors": list(threat.sectors),
         "add": rate * mirror, "note": "retaliation in kind"}
    )  # fmt: skip


def without_overlaps(levels: Sequence[Level], setting: Setting) -> list[Level]:
    """Where two whole duties cover the same goods of the same pair, the one on fewer sectors stands.

    A document says "15 % on most goods, none on aircraft": the general duty gives way in the sectors of the
    special one. Of two equally special ones the first stands.
    """
    goods = [s for s, is_good in zip(setting.world.sectors, setting.world.goods, strict=True) if is_good]

    def sectors_of(t: Tariff) -> list[str]:
        return goods if "goods" in t.sectors or "all" in t.sectors else list(t.sectors)

    whole = [(n, t) for n, t in enumerate(levels) if isinstance(t, Tariff) and t.rate is not None]
    order = sorted(whole, key=lambda item: (len(sectors_of(item[1])), item[0]))
    kept: dict[int, Tariff] = {}
    for n, duty in order:
        taken = {
            s
            for other in kept.values()
            if other.rate != duty.rate and _meet(other, duty, setting)
            for s in sectors_of(other)
        }
        left = [s for s in sectors_of(duty) if s not in taken]
        if left and len(left) < len(sectors_of(duty)):
            kept[n] = duty.model_copy(update={"sectors": tuple(left)})
        elif left:
            kept[n] = duty
    special = {n for n, _ in whole}
    return [kept.get(n, level) for n, level in enumerate(levels) if n not in special or n in kept]


def _meet(one: Tariff, other: Tariff, setting: Setting) -> bool:
    """True when some pair of economies is in both."""

    def rows(labels: tuple[str, ...]) -> set[int]:
        return set(setting.rows(list(labels)))

    return bool(rows(one.origin) & rows(other.origin)) and bool(
        rows(one.destination) & rows(other.destination)
    )

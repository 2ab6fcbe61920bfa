"""From a measure of the ledger to a duty or an export tax with a level, and what that had to assume."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

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


_NO_NEW_LEVEL = ("maintain", "suspend", "extend", "exempt", "investigate")
"""Actions whose rate is one that stands already, or that goods are let off."""


def _duty(m: Measure, setting: Setting) -> Tariff | ExportTax | None:
    if m.instrument in UNLEVELLED or m.rate is None or m.action in _NO_NEW_LEVEL:
        return None
    if not m.scope.sectors and not any(t in PRODUCTS for t in m.scope.products):
        return None  # a rate on goods that nobody named, or no table knows, would be guessed onto all of them
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
    cut = _proportional_cut(m, rate, common["sectors"], actor, target, setting)
    key, rate = ("add", cut) if cut is not None else (_basis(m, setting), rate * _coverage(m, setting))
    return Tariff.model_validate(
        {
            "kind": "import_tariff",
            "origin": target,
            "destination": actor,
            key: rate,
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


def _proportional_cut(
    m: Measure, rate: float, sectors: Sequence[str], actor: list[str], target: list[str], setting: Setting
) -> float | None:
    """Points by which a cut lowers the average duty in force; ``None`` when the measure is no cut.

    Statutory rates have exemptions that averages contain: a cut from 39 to 15 % takes the same share off the average
    duty in force, and no cut raises a duty. A rate that was only threatened is no duty to cut.
    """
    assert m.rate is not None
    if m.action != "cut" or m.status != "agreed" or any("threat" in e.quote.lower() for e in m.evidence):
        return None
    now = _average_duty(sectors, actor, target, setting)
    before = m.rate.previous_pct
    if before is None and rate <= now:
        return None
    goal = now * min(1.0, 100.0 * rate / before) if before else now
    setting.assume(
        f"cut {m.id}",
        f"{100 * goal:.1f} %",
        f"{capital(m.title)}: read as a cut of the average duty in force from {100 * now:.1f} to "
        f"{100 * goal:.1f} %, the same share as in the document."
        if before
        else f"{capital(m.title)}: the average duty in force, {100 * now:.1f} %, is lower already and stays.",
    )
    return goal - now


def _average_duty(sectors: Sequence[str], actor: list[str], target: list[str], setting: Setting) -> float:
    """Average duty of the status quo on the goods of a measure, weighted by base-year imports; a fraction."""
    from detente.world.tariffs import tariffs_as_of

    world = setting.world
    rates = world.tariffs if setting.on is None else tariffs_as_of(world, setting.on).rates
    chosen = [
        k for k, s in enumerate(world.sectors) if s in sectors or ("goods" in sectors and world.goods[k])
    ]
    cells = np.ix_(setting.rows(target), setting.rows(actor), chosen)
    trade = world.flows[cells].sum()
    return float((rates[cells] * world.flows[cells]).sum() / trade) if trade > 0.0 else 0.0


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
    """Sectors of the world that hold the measure's products; all goods when the products have none."""
    tags = [t for t in m.scope.products if t not in _WHOLE and t in PRODUCTS]
    known = set(setting.world.sectors)
    found = {s for t in tags for s in ((t,) if t in known else PRODUCTS[t].sectors)} & known
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
    """Where a general and a special duty cover the same goods of the same pair, the special one stands.

    A document says "25 % on everything, 10 % on energy": the general duty gives way in the sectors of the special
    one. Of two equally special whole duties the first stands; points on the same goods add up.
    """
    duties = [t for t in levels if isinstance(t, Tariff)]
    out: list[Level] = [level for level in dict.fromkeys(levels) if not isinstance(level, Tariff)]
    for n, duty in enumerate(duties):
        covered = _expanded(duty, setting)
        parts: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for destination in duty.destination:
            for origin in duty.origin:
                special = [
                    t
                    for k, t in enumerate(duties)
                    if k != n
                    and _stands_before(t, duty, k < n, setting)
                    and _meet(t, origin, destination, setting)
                ]
                taken = {s for t in special for s in _expanded(t, setting)}
                left = tuple(s for s in covered if s not in taken)
                parts.setdefault((destination, left), []).append(origin)
        if all(left == tuple(covered) for _, left in parts):
            out.append(duty)
            continue
        setting.assume(
            "special duties",
            "before general ones",
            "Where the document has a general and a special rate, the special one stands in its sectors.",
        )
        out += [
            duty.model_copy(update={"origin": tuple(origins), "destination": (destination,), "sectors": left})
            for (destination, left), origins in parts.items()
            if left
        ]
    return out


def _expanded(duty: Tariff, setting: Setting) -> list[str]:
    if "goods" not in duty.sectors and "all" not in duty.sectors:
        return list(duty.sectors)
    return [s for s, is_good in zip(setting.world.sectors, setting.world.goods, strict=True) if is_good]


def _stands_before(special: Tariff, general: Tariff, earlier: bool, setting: Setting) -> bool:
    """True when ``general`` gives way to ``special`` where they meet."""
    if (general.rate is None) != (special.rate is None) or general.note == special.note:
        return False
    sizes = [len(_expanded(t, setting)) for t in (special, general)]
    if general.rate is None:
        return sizes[0] < sizes[1]
    return general.rate != special.rate and (sizes[0] < sizes[1] or (sizes[0] == sizes[1] and earlier))


def _meet(duty: Tariff, origin: str, destination: str, setting: Setting) -> bool:
    """True when ``duty`` covers a pair of economies of ``origin`` and ``destination``."""
    pairs = ((duty.origin, origin), (duty.destination, destination))
    return all(set(setting.rows(list(labels))) & set(setting.rows([one])) for labels, one in pairs)

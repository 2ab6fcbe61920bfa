"""Export controls on critical inputs: from a licence or ban in a document to a ceiling on products."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from detente.labels import sector_name
from detente.ledger.records import Commitment, Measure
from detente.reading.gazetteers import PRODUCTS
from detente.scenario.choices import CENTRAL_GRANTED
from detente.scenario.schema import ExportQuota, NestedInputs, Production, Scenario, Substitute
from detente.scenario.setting import Setting, capital

if TYPE_CHECKING:
    from detente.ledger import Ledger
    from detente.world import World

__all__ = ["CASES", "CENTRAL", "Case", "production_of", "quotas_of", "variant", "with_products_of"]

CONTROLLED = ("rare_earths", "rare_earth_magnets")
"""Products whose export controls get a level: shipped definitions exist, and industries that cannot do without."""

INSTRUMENTS = frozenset({"export_licensing", "export_control", "export_ban", "export_quota"})

USING = ("C25", "C26", "C27", "C28", "C29", "C302T309")
"""Industries for which the products are critical: motors, electronics, machines, vehicles."""

BACKSTOP = 30.0
"""Price of a substitute over the base-year price: the largest rise of 2010-11 was 26- to 45-fold."""

REPLACING = 5.0
"""How fast the substitute replaces the input once it is cheaper."""


@dataclass(frozen=True)
class Case:
    """How hard a control bites."""

    granted: float
    """Share of base-year exports for which licences are granted."""
    sigma: float
    """Elasticity of substitution between the products and everything else in the industries that need them."""
    theta: float
    """Trade elasticity of the products: how easily other origins step in."""


CENTRAL = Case(granted=CENTRAL_GRANTED, sigma=0.2, theta=2.0)
"""An elasticity of 0.2 within a year reproduces the losses of published studies (IMF WP/26/073, ECB 2026)."""

CASES = (Case(granted=0.2, sigma=0.1, theta=1.5), Case(granted=0.8, sigma=0.5, theta=4.0))
"""The range that is shown: few licences for what can hardly be replaced, and most of them for what can."""


def with_products_of(ledger: Ledger, world: World) -> World:
    """``world`` with the products carved out that promises to buy and export controls of ``ledger`` name."""
    from detente.world.products.shipped import shipped_products

    shipped = shipped_products()
    bought = [t for c in ledger.commitments if c.kind == "purchase" for t in _known(c, shipped)]
    controlled = [p for m in ledger.measures if _is_control(m) for p in _controlled(m)]
    named = [p for p, sector in shipped.items() if p in (*bought, *controlled) and sector in world.sectors]
    missing = [p for p in named if p not in world.sectors]
    if not missing:
        return world
    found = world.with_products(*missing)
    rows = [found.sectors.index(p) for p in CONTROLLED if p in found.sectors]
    sets = {name: np.array(theta) for name, theta in found.elasticities.items()}
    for theta in sets.values():
        theta[rows] = CENTRAL.theta
    return replace(found, elasticities=sets)


def _known(c: Commitment, shipped: Mapping[str, str]) -> list[str]:
    return [t for t in c.products if t in shipped]


def _is_control(m: Measure) -> bool:
    return m.instrument in INSTRUMENTS and m.direction == "restrict"


def _controlled(m: Measure) -> list[str]:
    """Products that a control reaches: all of a family of which it names one.

    Rules on magnets of rare earths reach the compounds and metals that they are made of.
    """
    named = {t for t in m.scope.products if t in PRODUCTS}
    family = {PRODUCTS[p].parent for p in CONTROLLED} | set(CONTROLLED)
    return list(CONTROLLED) if named & family else []


def production_of(world: World, sigma: float = CENTRAL.sigma) -> Production:
    """Critical inputs and backstops for the controlled products that ``world`` has."""
    products = [p for p in CONTROLLED if p in world.sectors]
    if not products:
        return Production()
    using = tuple(s for s in USING if s in world.sectors)
    return Production(
        critical=(NestedInputs(using=using, inputs=tuple(products), sigma=sigma, within=sigma),),
        backstops=tuple(
            Substitute(input=p, source=world.parents[p], multiple=BACKSTOP, elasticity=REPLACING)
            for p in products
        ),
    )


def quotas_of(measures: Iterable[Measure], setting: Setting) -> dict[str, ExportQuota]:
    """Ceilings for controls on products that the world has, by record id."""
    found: dict[str, ExportQuota] = {}
    for m in measures:
        quota = _quota(m, setting) if _is_control(m) else None
        if quota is not None:
            # Two records of one control are one ceiling, the lower of the two.
            same = next((q for q in found.values() if _same_trade(q, quota)), quota)
            found[m.id] = same if (same.granted_share or 0.0) <= (quota.granted_share or 0.0) else quota
            found = {id: found[m.id] if _same_trade(q, quota) else q for id, q in found.items()}
    return found


def _same_trade(one: ExportQuota, other: ExportQuota) -> bool:
    return (one.origin, one.destination, one.sectors) == (other.origin, other.destination, other.sectors)


def _quota(m: Measure, setting: Setting) -> ExportQuota | None:
    products = [p for p in _controlled(m) if p in setting.world.sectors]
    actor = setting.known(m.actor)
    target = [t for t in (m.target or ("WLD",)) if t == "WLD" or setting.known((t,))]
    if not products or not actor or not target or m.action in ("maintain", "suspend", "extend"):
        return None
    granted = 0.0 if m.instrument == "export_ban" else setting.choices.granted
    names = " and ".join(sector_name(p).lower() for p in products)
    low, high = CASES
    setting.assume(
        "licences",
        f"{100 * granted:.0f} %",
        f"{capital(m.title)}: read as a ceiling on exports of {names} at {100 * granted:.0f} % of their volume, the "
        f"rent staying with the exporter. The range runs from {100 * low.granted:.0f} to {100 * high.granted:.0f} % "
        f"granted, elasticities of substitution of {low.sigma:g} to {high.sigma:g} (here {CENTRAL.sigma:g}) in the "
        f"industries that need them and of {low.theta:g} to {high.theta:g} (here {CENTRAL.theta:g}) among origins. "
        f"At {BACKSTOP:g} times the price, substitutes take over. Other goods that the rules name have no level.",
    )
    return ExportQuota.model_validate(
        {"kind": "export_quota", "origin": actor, "destination": target, "sectors": products,
         "granted_share": granted, "note": f"{m.id}: {m.title}"}
    )  # fmt: skip


def variant(scenario: Scenario, case: Case, world: World) -> tuple[Scenario, dict[str, float | str]]:
    """``scenario`` under another case, and the trade elasticities that go with it."""
    measures = tuple(
        m.model_copy(update={"granted_share": case.granted})
        if isinstance(m, ExportQuota) and m.granted_share
        else m
        for m in scenario.measures
    )
    changed = scenario.model_copy(
        update={"measures": measures, "production": production_of(world, case.sigma)}
    )
    products = {p: case.theta for p in CONTROLLED if p in world.sectors}
    return changed, {"others": world.default_elasticities, **products}

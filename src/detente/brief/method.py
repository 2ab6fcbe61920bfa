"""Where the numbers of a brief come from, and what they leave out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from detente import __version__
from detente.brief.content import Assumption, ElasticitySet, Method
from detente.scenario.outcomes import Outcomes

if TYPE_CHECKING:
    from detente.talks.payoffs import OutcomePayoffs
    from detente.world import World

__all__ = ["SETS", "method"]

SETS = ("GYY", "LL", "FGO", "BSY")
"""Published elasticity sets over which ranges run; the first is the default. Sets with values above 20, which
belong to one sector of one study, are left out (decision record 0005)."""

CLOSURES = {
    "fixed": "Trade balances stay a fixed share of world output.",
    "scaled": "The ratio of imports to exports of each economy stays as it is.",
    "balanced": "All trade balances are zero, in the status quo as well.",
}

LIMITS = (
    "A comparison of two long-run equilibria: no stocks, no months of adjustment, no unemployment.",
    "All services are one sector; products below the 27 goods sectors are resolved only where they are carved out.",
    "Additional duties of 2025-26 enter as one average a partner; exemptions by product do not show by sector.",
)

CONTROLS = (
    "Export controls on rare earths are ceilings on yearly trade after adjustment. In the first months, when stocks "
    "run out and lines stop, losses can be many times larger: the IMF (WP/26/073) finds 1.5 % of US GDP within a year "
    "for a cut of 80 % at low elasticities. Other controls and entity lists are exposure only, not in the numbers."
)
NO_CONTROLS = "Export controls, licences and entity lists are shown as exposure and are not in the numbers."

TRACKED_FROM = date(2025, 2, 4)
"""First day of the dated additional duties."""

_KEYS = {
    "years": "years=N",
    "basis": "basis=additional|total",
    "purchases": "purchases=USD_BN",
    "licences": "licences=SHARE",
    "mirror": "mirror=SHARE",
}


def method(world: World, outcomes: Outcomes, payoffs: OutcomePayoffs, *, solves: int, residual: float,
           walras: float) -> Method:  # fmt: skip
    """Data, duties, elasticities, residuals, assumptions, limits and citations."""
    meta = world.meta
    closure = outcomes.outcomes[0].scenario.closure
    return Method(
        version=__version__,
        world=f"{len(world.economies)} economies, {len(world.sectors)} sectors, {meta.year}: {meta.citation} "
        f"({meta.edition}; {meta.licence}).",
        tariffs=tuple(_tariff_lines(world, outcomes)),
        closure=f"{CLOSURES[closure]} Change it with --assume closure=fixed|scaled|balanced.",
        elasticities=tuple(
            ElasticitySet(
                name=name, source=meta.elasticity_sources.get(name, name), default=name == payoffs.default
            )
            for name in payoffs.elasticities
        ),
        solves=solves,
        residual=residual,
        walras=walras,
        assumptions=tuple(Assumption(text=a.text, option=_option(a.key)) for a in outcomes.assumed),
        limits=(*LIMITS, CONTROLS if _has_quota(outcomes) else NO_CONTROLS, *_early(outcomes)),
        sources=tuple(_citations(world)),
    )


def _has_quota(outcomes: Outcomes) -> bool:
    return any(o.variants for o in outcomes.outcomes)


def _option(key: str) -> str | None:
    return f"--assume {_KEYS[key]}" if key in _KEYS else None


def _tariff_lines(world: World, outcomes: Outcomes) -> Sequence[str]:
    if outcomes.on is None:
        return (f"The publication date is unknown: the status quo has the duties of {world.meta.year}.",)
    from detente.world.tariffs import tariffs_as_of

    return tariffs_as_of(world, outcomes.on).describe()


def _early(outcomes: Outcomes) -> tuple[str, ...]:
    """A warning for reports older than the dated duties."""
    if outcomes.on is None or outcomes.on >= TRACKED_FROM:
        return ()
    return (
        "The report is older than the dated duties: its status quo has US duties as collected in 2024 and those of "
        "other economies of 2021, not those of its day.",
    )


def _citations(world: World) -> Sequence[str]:
    """The accounts first, then every other publisher once, with what was taken and the licence."""
    taken: dict[str, list[str]] = {}
    for f in world.meta.inputs:
        taken.setdefault(f"{f.publisher} ({f.licence})", []).append(f.use or f.name)
    others = [f"{publisher}: {'; '.join(dict.fromkeys(uses))}" for publisher, uses in taken.items()]
    return (world.meta.citation, *_products(world), *others)


def _products(world: World) -> Sequence[str]:
    """What the flows of the products rest on that were carved out."""
    if not world.parents:
        return ()
    from detente.world.products.shipped import shipped_products
    from detente.world.products.show import cite_product

    return [cite_product(product) for product in world.parents if product in shipped_products()]

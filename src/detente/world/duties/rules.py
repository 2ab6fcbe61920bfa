"""Which US duties fall together on goods of China.

* Section 301: the rates of the four-year review take the place of the list's (89 FR 76581).
* Section 232: one duty for each article, cars before metals (Executive Order 14289).
* Fentanyl duty: on all goods, on top of everything (Executive Orders 14195 and 14289).
* Reciprocal duty, surcharge under Section 122 and the duty for forced labour: not on goods that pay a duty under
  Section 232, and not on listed goods. Car parts are out of the reciprocal duty from its first day, a month before
  their own duty begins (Executive Order 14257, section 3(b)).
* Chapters 98 and 99 of the schedule (returned goods, small parcels): none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.world.duties.cover import Cell

__all__ = ["NOT_COUNTED", "RULED", "Force", "duties_on"]

LISTS = tuple(f"usa-301-list-{name}" for name in ("1", "2", "3", "4a", "4b"))
REVIEW = tuple(
    f"usa-301-review-{name}"
    for name in ("2024-25", "2024-50", "2024-100", "2025-25", "2025-50", "2026-25", "2026-50", "2026-100")
)
SAFEGUARDS = ("usa-201-solar", "usa-201-washers")
SECTION_232 = (
    "usa-232-autos",
    "usa-232-auto-parts",
    "usa-232-trucks",
    "usa-232-buses",
    "usa-232-metals-annex-1a",
    "usa-232-metals-annex-1b",
    "usa-232-metals-annex-3",
    "usa-232-copper",
    "usa-232-softwood",
    "usa-232-wood-furniture",
    "usa-232-steel",
    "usa-232-aluminium",
    "usa-232-steel-derivatives",
    "usa-232-aluminium-derivatives",
)
"""In the order in which they apply: an article pays the first one alone."""

AFLOAT = "usa-301-list-3-afloat"
"""While goods on the way keep the old rate of list 3, nothing that arrives by sea pays the new one."""

FENTANYL = "usa-ieepa-fentanyl-china"
RECIPROCAL = ("usa-ieepa-reciprocal-china", "usa-ieepa-reciprocal-china-24")
SURCHARGES = ("usa-122-surcharge", "usa-301-forced-labour-china")
CAR_PARTS = "232-auto-parts"
EXEMPTIONS = {
    "usa-ieepa-exempt-electronics": "exempt-electronics",
    "usa-ieepa-exempt-annex-ii": "exempt-annex-ii",
    "usa-ieepa-exempt-farm": "exempt-farm",
}
"""Measures that free goods from the reciprocal duty, and the tag of the goods."""

RULED = frozenset(
    {*LISTS, *REVIEW, *SAFEGUARDS, *SECTION_232, AFLOAT, FENTANYL, *RECIPROCAL, *SURCHARGES, *EXEMPTIONS}
)
"""Identities of the measures that the rules know."""

NOT_COUNTED = {
    "usa-232-semiconductors": "a narrow group of chips; no list of lines at hand",
    "usa-301-cranes": "hardly imported",
    "usa-ieepa-reciprocal-baseline": "China has a rate of its own",
    "usa-301-list-1-exclusions": "exclusions by product are not counted",
    "usa-301-exclusions-178": "exclusions by product are not counted",
    "usa-301-legacy-chips": "at 0 %",
}
"""Tariff measures on China that are left out, and why."""


@dataclass(frozen=True, slots=True)
class Force:
    """The measures in force on a day: rate in % by identity."""

    rate_pct: Mapping[str, float]

    def has(self, identity: str) -> bool:
        return identity in self.rate_pct


def duties_on(cell: Cell, force: Force) -> dict[str, float]:
    """Additional duties on a cell, % by identity of the measure."""
    if cell.sector == "OTHER":
        return {}
    found: dict[str, float] = {}
    under_301 = _first(REVIEW, cell, force) or _first(LISTS, cell, force)
    if under_301 is not None:
        late = under_301 == "usa-301-list-3" and force.has(AFLOAT)
        found[under_301] = force.rate_pct[AFLOAT if late else under_301]
    for name in SAFEGUARDS:
        if _falls(name, cell, force):
            found[name] = force.rate_pct[name]
    under_232 = _first(SECTION_232, cell, force)
    if under_232 is not None:
        found[under_232] = force.rate_pct[under_232]
    if force.has(FENTANYL):
        found[FENTANYL] = force.rate_pct[FENTANYL]
    if under_232 is None:
        free = any(force.has(name) and tag in cell.tags for name, tag in EXEMPTIONS.items())
        if not free and CAR_PARTS not in cell.tags:
            found |= {name: force.rate_pct[name] for name in RECIPROCAL if force.has(name)}
        if "exempt-122" not in cell.tags:
            found |= {name: force.rate_pct[name] for name in SURCHARGES if force.has(name)}
    return found


def _first(names: tuple[str, ...], cell: Cell, force: Force) -> str | None:
    return next((name for name in names if _falls(name, cell, force)), None)


def _falls(name: str, cell: Cell, force: Force) -> bool:
    return force.has(name) and tag_of(name) in cell.tags


def tag_of(identity: str) -> str:
    """Tag of the goods that a measure covers: ``usa-301-list-3`` covers ``301-list-3``."""
    name = identity.removeprefix("usa-")
    return name.replace("232-metals-annex-", "metals-")

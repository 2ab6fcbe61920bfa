"""Exposure to controlled inputs that the sectors of the world cannot resolve: facts, not effects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from detente.brief.content import Exposure, ExposureFact
from detente.brief.words import capital, date_in_words, joined, party_names, product_names
from detente.labels import economy_name, sector_name
from detente.ledger import Ledger
from detente.reading.gazetteers import PRODUCTS
from detente.scenario.duties import UNLEVELLED
from detente.world import exposure as facts

__all__ = ["exposures"]

LINES = 4
"""Customs lines shown for a product, the largest first."""


def exposures(
    ledger: Ledger, parties: tuple[str, str], in_numbers: frozenset[str] = frozenset()
) -> tuple[Exposure, ...]:
    """What is known on the products of every control, and on the document's dependencies.

    Single figures are shown for the world and the two parties. Products of ``in_numbers`` have a level in the
    outcomes.

    Facts that became known after the publication date are left out.
    """
    published = ledger.sources[0].published
    wanted = [t for m in ledger.measures if m.instrument in UNLEVELLED for t in m.scope.products]
    wanted += [d.input for d in ledger.dependencies]
    known = facts.product_tags()
    chosen = [t for t in dict.fromkeys(wanted) if t in known]
    used: dict[str, tuple[str, ...]] = {d.input: d.used_in for d in ledger.dependencies}
    found = [_exposure(t, published, used.get(t, ()), ledger, parties, t in in_numbers) for t in chosen]
    shown: set[tuple[str, str]] = set()
    unique = []
    for item in found:
        unique.append(
            item.model_copy(update={"facts": tuple(f for f in item.facts if (f.label, f.year) not in shown)})
        )
        shown |= {(f.label, f.year) for f in item.facts}
    return tuple(unique)


def _exposure(
    tag: str,
    published: date | None,
    used_in: tuple[str, ...],
    ledger: Ledger,
    parties: tuple[str, str],
    quantified: bool,
) -> Exposure:
    data = facts.exposure(tag, as_of=published)
    rows = [
        ExposureFact(
            label=f"{s.stage}: {economy_name(s.supplier)}'s share",
            value=f"{s.share_pct:.0f} %",
            share_pct=s.share_pct,
            year=s.year,
            source=f"{s.source} ({s.grade})",
        )
        for s in data.stages
    ]
    lines = sorted(data.lines, key=lambda line: -line.imports_usd_m)[:LINES]
    rows += [
        ExposureFact(
            label=f"US imports of {line.name[:1].lower() + line.name[1:]} (HS {line.hs6}) from China",
            value=f"{line.china_share_pct:.0f} % of {line.imports_usd_m:,.0f} m USD",
            share_pct=line.china_share_pct,
            year=line.year,
            source=f"{line.source} ({line.grade})",
        )
        for line in lines
    ]
    rows += _latest(f for f in data.facts if f.party in ("", "WLD", *parties))
    name = product_names([tag])
    return Exposure(
        product=capital(name),
        statement=_statement(tag, name, data, ledger, quantified),
        facts=tuple(rows),
        used_in=tuple(PRODUCTS[u].name if u in PRODUCTS else u for u in used_in),
        quantified=quantified,
    )


def _latest(items: Iterable[facts.Fact]) -> list[ExposureFact]:
    """The newest figure of each kind."""
    newest: dict[tuple[str, str], facts.Fact] = {}
    for f in items:
        key = (f.label, f.party)
        if key not in newest or f.year > newest[key].year:
            newest[key] = f
    return [
        ExposureFact(
            label=f.label,
            value=_amount(f.value, f.unit),
            year=date_in_words(f.year) if re.fullmatch(r"\d{4}-\d{2}", f.year) else f.year,
            source=f"{f.source} ({f.grade})",
        )
        for f in newest.values()
    ]


def _amount(value: float, unit: str) -> str:
    if value >= 1e9:
        return f"{value / 1e9:,.1f} bn {unit}"
    if value >= 1e6:
        return f"{value / 1e6:,.1f} m {unit}"
    return f"{value:,.0f} {unit}"


def _statement(tag: str, name: str, data: facts.Exposure, ledger: Ledger, quantified: bool) -> str:
    measures = [m for m in ledger.measures if m.instrument in UNLEVELLED and tag in m.scope.products]
    actors = party_names(list(dict.fromkeys(a for m in measures for a in m.actor)))
    sectors = [sector_name(s) for s in PRODUCTS[tag].sectors] if tag in PRODUCTS else []
    holder = "sectors" if len(sectors) > 1 else "sector"
    where = f" {capital(name)} disappear inside the model's {holder} {joined(sectors)}." if sectors else ""
    role = f"Controlled by {actors}" if actors else "Named as an input"
    lead = f"{role}: not yet quantified."
    if quantified:
        lead, where = (
            f"{role}: in the outcomes as a ceiling on exports.",
            " They are carved out of their sector.",
        )
    share = data.china_share_pct
    tail = (
        f" China supplies {share:.0f} % of the US imports of these lines by value."
        if share is not None
        else ""
    )
    return lead + where + tail

"""From a ledger to the outcomes of the negotiation it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.labels import economy_name, expand, sector_name
from detente.ledger.records import Commitment, Measure
from detente.reading.gazetteers import PRODUCTS
from detente.scenario import schema
from detente.scenario.choices import Choices
from detente.scenario.outcomes import Assumed, Outcome, Outcomes
from detente.scenario.parties import find_parties, is_known
from detente.scenario.purchases import PRODUCT_SHARES, promise_of

if TYPE_CHECKING:
    from detente.ledger import Ledger
    from detente.world import World

__all__ = ["build_outcomes"]

UNLEVELLED = frozenset(
    {"export_licensing", "export_control", "export_ban", "export_quota", "entity_listing", "import_ban",
     "import_quota", "import_licensing", "tariff_rate_quota", "port_fee", "sanction", "investigation",
     "corporate_control", "subsidy", "non_tariff_countermeasure", "other"}
)  # fmt: skip
"""Instruments for which a document gives no level that 28 sectors could carry."""

PENDING = frozenset({"threatened", "announced", "proposed"})


def build_outcomes(ledger: Ledger, world: World, choices: Choices | None = None) -> Outcomes:
    """Status quo, deal, threats, each threat alone, and threats answered in kind.

    Parameters
    ----------
    ledger : what the document says.
    world : accounts of the base year; parties, sectors and base-year purchases are looked up in it.
    choices : what to assume where the document is silent.

    A measure in force on the publication date belongs to the status quo, whose duties come from dated tariff
    data; threatened, announced and proposed ones belong to the threats; agreed ones and commitments to the deal.
    """
    return _Builder(ledger, world, choices or Choices()).build()


class _Builder:
    def __init__(self, ledger: Ledger, world: World, choices: Choices) -> None:
        self.ledger, self.world, self.choices = ledger, world, choices
        self.on = ledger.sources[0].published
        self.assumed: dict[str, Assumed] = {}
        self.parties, told = find_parties(ledger, world)
        if told is not None:
            self.assumed[told.key] = told

    def build(self) -> Outcomes:
        first, second = self.parties
        pending = [m for m in self.ledger.measures if m.status in PENDING and m.direction == "restrict"]
        by_party = {p: [m for m in pending if p in m.actor] for p in self.parties}
        levels = {p: self._tariffs(ms) for p, ms in by_party.items()}
        outcomes = [self._outcome("status-quo", "status-quo", "Status quo goes on", (), ())]
        agreed = [m for m in self.ledger.measures if m.status == "agreed"]
        promises = [c for c in self.ledger.commitments if c.kind != "process"]
        bought = self._purchases(promises)
        if agreed or promises or pending:
            levelled = self._tariffs(agreed)
            loose = [m.id for m in agreed if m.id not in levelled] + [
                c.id for c in promises if c.id not in bought
            ]
            outcomes.append(
                self._outcome(
                    "deal",
                    "deal",
                    "Deal as claimed",
                    [*_flat(levelled), *(p for ps in bought.values() for p in ps)],
                    [m.id for m in agreed] + [c.id for c in promises],
                    unquantified=loose,
                )
            )
        threatening = [p for p in self.parties if by_party[p]]
        if len(threatening) > 1:
            outcomes.append(
                self._threat(
                    "threats", "threats", None, pending, [t for p in threatening for t in _flat(levels[p])]
                )
            )
        for party in threatening:
            mine = _flat(levels[party])
            outcomes.append(self._threat(f"threat-{party}", "threat", party, by_party[party], mine))
            if mine:
                other = second if party == first else first
                answer = [self._mirror(t, other, party) for t in mine]
                title = f"{economy_name(party)} acts and {economy_name(other)} answers in kind"
                outcomes.append(
                    self._outcome(
                        f"retaliation-{party}", "retaliation", title, [*mine, *answer],
                        [m.id for m in by_party[party]], by=party,
                    )
                )  # fmt: skip
        purchase = next((p for ps in bought.values() for p in ps), None)
        return Outcomes(
            parties=self.parties,
            on=self.on,
            outcomes=tuple(outcomes),
            assumed=tuple(self.assumed.values()),
            purchase_sector=purchase.sector if purchase else None,
            purchase_usd_bn=self._above_status_quo(outcomes[0], bought) if purchase else None,
            buyer=self._buyer(purchase) if purchase else None,
        )

    def _known(self, label: str) -> bool:
        return is_known(label, self.world)

    # -- measures ---------------------------------------------------------------------------------------
    def _tariffs(self, measures: Iterable[Measure]) -> dict[str, list[schema.Tariff | schema.ExportTax]]:
        """Levels of the measures that have one, by record id."""
        out: dict[str, list[schema.Tariff | schema.ExportTax]] = {}
        for m in measures:
            level = self._level(m)
            if level is not None:
                out[m.id] = [level]
        return out

    def _level(self, m: Measure) -> schema.Tariff | schema.ExportTax | None:
        if m.instrument in UNLEVELLED or m.rate is None or m.action in ("maintain", "suspend", "extend"):
            return None
        rate = self._rate(m)
        actor = [a for a in m.actor if self._known(a)]
        target = [t for t in (m.target or ("WLD",)) if t == "WLD" or self._known(t)]
        if rate is None or not actor or not target:
            return None
        note = f"{m.id}: {m.title}"
        dates = {"from": _day(m.effective.value)} if m.effective and _day(m.effective.value) else {}
        sectors = self._sectors(m)
        if m.instrument == "export_tax":
            return schema.ExportTax.model_validate(
                {"kind": "export_tax", "origin": actor, "destination": target, "sectors": sectors, "rate": rate,
                 "note": note, **dates}
            )  # fmt: skip
        key = self._basis(m)
        if key == "add" and m.action == "cut" and m.rate.previous_pct is not None:
            rate = (m.rate.value_pct or 0.0) / 100.0 - m.rate.previous_pct / 100.0
        return schema.Tariff.model_validate(
            {"kind": "import_tariff", "origin": target, "destination": actor, "sectors": sectors,
             key: rate * self._coverage(m), "note": note, **dates}
        )  # fmt: skip

    def _rate(self, m: Measure) -> float | None:
        """Fraction; the middle of a band."""
        assert m.rate is not None
        if m.rate.kind in ("specific", "quota"):
            return None
        if m.rate.value_pct is not None:
            return m.rate.value_pct / 100.0
        if m.rate.low_pct is not None and m.rate.high_pct is not None:
            middle = (m.rate.low_pct + m.rate.high_pct) / 2
            self._assume(
                f"band {m.id}",
                f"{middle:g} %",
                f"{_sentence(m.title)}: the document gives a band of {m.rate.low_pct:g} to {m.rate.high_pct:g} %; "
                f"its middle, {middle:g} %, is used.",
            )
            return middle / 100.0
        return None

    def _basis(self, m: Measure) -> str:
        assert m.rate is not None
        if m.rate.basis == "additional" or m.rate.kind == "points_change":
            return "add"
        if m.rate.basis in ("total", "ceiling", "floor") or m.rate.kind == "all_in":
            return "rate"
        if m.status == "agreed" and not (m.action == "cut" and m.rate.previous_pct is not None):
            self._assume(
                "agreed rates",
                "total",
                "An agreed rate is read as the whole duty on the goods it covers, not as points on top.",
            )
            return "rate"
        if m.status != "agreed":
            self._assume(
                "basis",
                self.choices.basis,
                f"The document does not say whether {_short(m)} comes on top of duties in force or replaces "
                f"them; it is read as {'coming on top' if self.choices.basis == 'additional' else 'the whole duty'}.",
            )
        return "add" if self.choices.basis == "additional" or m.status == "agreed" else "rate"

    def _sectors(self, m: Measure) -> list[str]:
        """Sectors of the world that hold the measure's products; all goods when none is named."""
        tags = [t for t in m.scope.products if t not in ("all_goods", "most_goods", "goods_list")]
        found = {s for t in tags if t in PRODUCTS for s in PRODUCTS[t].sectors if s in self.world.sectors}
        if not tags or not found:
            return ["goods"]
        names = ", ".join(sector_name(s) for s in self.world.sectors if s in found)
        self._assume(
            f"sectors {m.id}",
            names,
            f"{_sentence(m.title)}: applied to the whole of {names}, the sectors that hold the products named.",
        )
        return [s for s in self.world.sectors if s in found]

    def _coverage(self, m: Measure) -> float:
        """Share of the trade in goods that a measure on a list of known value covers."""
        value = m.scope.value
        if value is None or value.currency != "USD" or "goods_list" not in m.scope.products:
            return 1.0
        o = [e for t in m.target if self._known(t) for e in expand(t, self.world.economies, where=m.id)]
        d = [e for a in m.actor if self._known(a) for e in expand(a, self.world.economies, where=m.id)]
        rows, columns = ([self.world.economies.index(e) for e in side] for side in (o, d))
        goods = self.world.flows[:, :, self.world.goods]
        trade = 1e6 * float(goods[rows][:, columns].sum())
        if trade <= 0.0:
            return 1.0
        share = min(1.0, value.amount / trade)
        self._assume(
            f"coverage {m.id}",
            f"{100 * share:.0f} %",
            f"{_sentence(m.title)}: the list of goods is not in the document; its {value.amount / 1e9:g} bn USD are "
            f"spread evenly over all goods ({100 * share:.0f} % of that trade in {self.world.meta.year}).",
        )
        return share

    # -- commitments ------------------------------------------------------------------------------------
    def _purchases(self, commitments: Iterable[Commitment]) -> dict[str, list[schema.Purchase]]:
        """Purchases by record id; of several on the same sector the largest, so that none is counted twice."""
        found: dict[tuple[str, ...], tuple[str, list[schema.Purchase]]] = {}
        for c in commitments:
            purchases = self._purchase(c) if c.kind == "purchase" else []
            if not purchases:
                continue
            key = tuple(sorted(f"{p.seller}>{p.buyer}:{p.sector}" for p in purchases))
            old = found.get(key)
            if old is None or _total(purchases) > _total(old[1]):
                found[key] = (c.id, purchases)
        return dict(found.values())

    def _purchase(self, c: Commitment) -> list[schema.Purchase]:
        sellers = [b for b in c.beneficiary if self._known(b)] or [
            p for p in self.parties if p not in c.actor
        ]
        buyers = [a for a in c.actor if self._known(a)]
        sector = next(
            (s for t in c.products if t in PRODUCTS for s in PRODUCTS[t].sectors if s in self.world.sectors),
            None,
        )
        if len(sellers) != 1 or sellers[0] not in self.world.economies or len(buyers) != 1 or sector is None:
            return []
        seller, s = sellers[0], self.world.sectors.index(sector)
        members = expand(buyers[0], self.world.economies, where=c.id)
        flows = {e: self._flow(seller, e, s) for e in members if self._flow(seller, e, s) > 0.0}
        base = sum(flows.values())
        if base <= 0.0:
            return []
        product = next((t for t in c.products if t in PRODUCTS), None)
        share, total = self._promised(c, product, seller, buyers[0], sector, base)
        return [
            schema.Purchase.model_validate(
                {"kind": "purchase", "seller": seller, "buyer": e, "sector": sector, "product": product,
                 "at_least_usd_bn": total * flow / base, "share_of_sector": share, "note": f"{c.id}: {c.title}"}
            )
            for e, flow in flows.items()
        ]  # fmt: skip

    def _promised(
        self, c: Commitment, product: str | None, seller: str, buyer: str, sector: str, base: float
    ) -> tuple[float, float]:
        """Share of the product in the sector, and billion USD a year, both told as assumptions."""
        year, name = self.world.meta.year, sector_name(sector).lower()
        promise = promise_of(c, self.choices.years)
        if promise is not None:
            share, why = PRODUCT_SHARES.get((product or "", seller, buyer), (1.0, ""))
            where = (
                f"{100 * share:.0f} % of the sector: {why}" if why else f"the floor is put on all of {name}"
            )
            self._assume(
                "purchases", f"{promise.usd_bn:.1f}", f"{_sentence(c.title)}: {promise.text}; {where}."
            )
            return share, promise.usd_bn
        words = f'"{c.quantity.words}"' if c.quantity and c.quantity.words else "Purchases without a number"
        if self.choices.purchases_usd_bn is not None:
            total = self.choices.purchases_usd_bn
            text = f"{words} are set to {total:g} bn USD a year of US prices of {year}, as you chose."
            text = text.replace(" of US prices of ", " at prices of ")
        else:
            restored = self.on is not None and self.on.year >= 2025
            total = base if restored else 1.25 * base
            reading = (
                f"a return to the volume of {year}"
                if restored
                else f"a quarter more than the volume of {year}"
            )
            text = (
                f"{words}: the document gives no number; read as {reading} in {economy_name(buyer)}'s imports of "
                f"{economy_name(seller)} {name}, {total:.1f} bn USD a year at prices of {year}."
            )
        self._assume("purchases", f"{total:.1f}", text)
        return 1.0, total

    def _flow(self, seller: str, buyer: str, sector: int) -> float:
        """Billion USD in the base year."""
        o, d = self.world.economies.index(seller), self.world.economies.index(buyer)
        return float(self.world.flows[o, d, sector]) / 1e3

    def _above_status_quo(self, status_quo: Outcome, bought: Mapping[str, list[schema.Purchase]]) -> float:
        from detente.trade.solve import reference_of, traded_quantity

        state = reference_of(self.world, status_quo.scenario, self.world.default_elasticities)
        traded = traded_quantity(state)
        extra = 0.0
        for p in (p for ps in bought.values() for p in ps):
            o, d = self.world.economies.index(p.seller), self.world.economies.index(p.buyer)
            now = float(traded[self.world.sectors.index(p.sector), o, d]) / 1e3
            extra += max(0.0, (p.at_least_usd_bn or 0.0) - p.share_of_sector * now)
        return extra

    def _buyer(self, purchase: schema.Purchase) -> str:
        return next(
            (p for p in self.parties if purchase.buyer in expand(p, self.world.economies, where="party")),
            purchase.buyer,
        )

    # -- scenarios --------------------------------------------------------------------------------------
    def _mirror(self, threat: schema.Tariff | schema.ExportTax, by: str, on: str) -> schema.Tariff:
        """The same duty by the other side on everything the threat covers."""
        rate = threat.rate if isinstance(threat, schema.ExportTax) else (threat.add or threat.rate or 0.0)
        self._assume(
            "mirror",
            f"{self.choices.mirror:g}",
            "Retaliation in kind: the other side puts the same points on the same sectors"
            + ("." if self.choices.mirror == 1.0 else f", times {self.choices.mirror:g}."),
        )
        return schema.Tariff.model_validate(
            {"kind": "import_tariff", "origin": [on], "destination": [by], "sectors": list(threat.sectors),
             "add": rate * self.choices.mirror, "note": "retaliation in kind"}
        )  # fmt: skip

    def _threat(
        self, id: str, kind: str, party: str | None, measures: list[Measure], levels: Sequence[schema.Measure]
    ) -> Outcome:
        stated = {m.status for m in measures}
        what = "threats" if stated == {"threatened"} or party is None else "announced steps"
        if party is not None and len(measures) == 1:
            what = "threat" if stated == {"threatened"} else "announced step"
        title = (
            "Both sides carry out what they threaten or announced"
            if party is None
            else f"{economy_name(party)} carries out its {what}"
        )
        levelled = {t.note.split(":")[0] for t in levels if t.note}
        return self._outcome(
            id, kind, title, levels, [m.id for m in measures], by=party,
            unquantified=[m.id for m in measures if m.id not in levelled],
        )  # fmt: skip

    def _outcome(
        self,
        id: str,
        kind: str,
        title: str,
        measures: Iterable[schema.Measure],
        rests_on: Iterable[str],
        *,
        by: str | None = None,
        unquantified: Iterable[str] = (),
    ) -> Outcome:
        baseline: dict[str, object] = {"tariffs": "base-year"}
        if self.on is not None:
            baseline = {"tariffs": "as-of", "on": self.on}
        scenario = schema.Scenario.model_validate(
            {"id": id, "title": title, "source": f"ledger of {self.ledger.sources[0].id}", "baseline": baseline,
             "closure": self.choices.closure, "measures": tuple(measures)}
        )  # fmt: skip
        return Outcome(
            id=id,
            kind=kind,  # type: ignore[arg-type]
            scenario=scenario,
            by=by,
            rests_on=tuple(rests_on),
            unquantified=tuple(unquantified),
        )

    def _assume(self, key: str, value: str, text: str) -> None:
        self.assumed.setdefault(key, Assumed(key, value, text))


def _flat(
    levels: Mapping[str, list[schema.Tariff | schema.ExportTax]],
) -> list[schema.Tariff | schema.ExportTax]:
    return [t for ts in levels.values() for t in ts]


def _total(purchases: Iterable[schema.Purchase]) -> float:
    return sum(p.at_least_usd_bn or 0.0 for p in purchases)


def _day(value: str | None) -> str | None:
    return value if value is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None


def _short(m: Measure) -> str:
    assert m.rate is not None
    if m.rate.value_pct is not None:
        return f"the {m.rate.value_pct:g} % duty"
    return f"the duty of {m.rate.low_pct:g} to {m.rate.high_pct:g} %"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]

"""From solved outcomes to what each of them costs whom, with its range over elasticity sets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.brief.content import Cost, OutcomeCosts, Range, SectorCost
from detente.brief.words import commitment_sentence, measure_sentence, signed
from detente.labels import economy_name, expand, sector_name
from detente.ledger import Ledger
from detente.scenario.outcomes import Outcome, Outcomes
from detente.talks.payoffs import OutcomePayoffs
from detente.trade.result import Result

__all__ = ["outcome_costs", "purchase_sentences"]

OTHERS = 6
"""Third economies shown for an outcome."""

SECTORS = 5
"""Sectors shown for a party, gains and losses together."""


def outcome_costs(outcomes: Outcomes, payoffs: OutcomePayoffs, ledger: Ledger) -> tuple[OutcomeCosts, ...]:
    """Costs of every outcome against the status quo; the one that moves the parties most is the main one."""
    costs = [_costs(o, outcomes, payoffs, ledger) for o in outcomes.outcomes]
    drawn = [c for c in costs if c.others]
    if drawn:
        largest = max(drawn, key=lambda c: sum(abs(p.real_income_pct.value) for p in c.parties))
        costs[costs.index(largest)] = largest.model_copy(update={"main": True})
    return tuple(costs)


def _costs(outcome: Outcome, outcomes: Outcomes, payoffs: OutcomePayoffs, ledger: Ledger) -> OutcomeCosts:
    default = payoffs.of(outcome.id)
    head = {
        "id": outcome.id,
        "title": outcome.title,
        "description": _description(outcome, ledger),
        "unquantified": tuple(_unquantified(outcome, ledger)),
        "reference": outcome.kind == "status-quo",
        "failed": default.failure,
    }
    results = [e.result for e in payoffs.entries if e.outcome.id == outcome.id and e.result is not None]
    if outcome.kind == "status-quo" or default.result is None or not default.quantified:
        return OutcomeCosts(**head)
    first = default.result
    twin = _same_levels(outcome, outcomes)
    parties = tuple(_cost(p, results) for p in outcomes.parties)
    if twin is not None:
        same = (
            f"In the numbers this is the same as “{twin.title}”: nothing more of it has a level in the model."
        )
        return OutcomeCosts(**head, parties=parties, bilateral=(same,))
    return OutcomeCosts(
        **head,
        parties=parties,
        others=tuple(_cost(e, results) for e in _third_economies(first, outcomes.parties)),
        sectors={p: _sectors(p, results) for p in outcomes.parties},
        bilateral=tuple(_bilateral(first, outcomes.parties)),
    )


def _same_levels(outcome: Outcome, outcomes: Outcomes) -> Outcome | None:
    """Another outcome with the same levels, for one that combines the threats of both sides."""
    if outcome.kind != "threats":
        return None
    levels = {m.model_dump_json() for m in outcome.scenario.measures}
    others = (o for o in outcomes.outcomes if o.kind == "threat")
    return next((o for o in others if {m.model_dump_json() for m in o.scenario.measures} == levels), None)


def _description(outcome: Outcome, ledger: Ledger) -> str:
    if outcome.kind == "status-quo":
        return (
            "Duties stay as they were on the publication date. All other outcomes are compared with this one."
        )
    records = {m.id: measure_sentence(m) for m in ledger.measures}
    if outcome.kind == "deal":
        records |= {c.id: commitment_sentence(c) for c in ledger.commitments}
        spared = any(m.status in ("threatened", "announced", "proposed") for m in ledger.measures)
        first = ["What was threatened or announced does not take effect."] if spared else []
        return " ".join([*first, *(records[i] for i in outcome.rests_on if i in records)])
    text = " ".join(records[i] for i in outcome.rests_on if i in records)
    if outcome.kind == "retaliation":
        text += " The other side puts the same points on the same sectors."
    return text


def _unquantified(outcome: Outcome, ledger: Ledger) -> list[str]:
    texts = {m.id: m.title for m in ledger.measures} | {c.id: c.title for c in ledger.commitments}
    return [texts[record] for record in outcome.unquantified]


def _third_economies(result: Result, parties: Sequence[str]) -> list[str]:
    """Half by money, half by share of income, without the parties and the rest of the world."""
    economies = result.world.economies
    inside = {e for p in parties for e in expand(p, economies, where="parties")} | {"ROW"}
    open_ = [i for i, e in enumerate(economies) if e not in inside]
    by_money = sorted(open_, key=lambda i: -abs(result.real_income_usd_bn[i]))[: OTHERS // 2]
    by_share = sorted((i for i in open_ if i not in by_money), key=lambda i: -abs(result.real_income_pct[i]))[
        : OTHERS - len(by_money)
    ]
    chosen = sorted(by_money + by_share, key=lambda i: -result.real_income_pct[i])
    return [economies[i] for i in chosen]


def _cost(label: str, results: Sequence[Result]) -> Cost:
    rows = [r.of(label) for r in results]

    def over(key: str) -> Range:
        return _range([row[key] for row in rows])

    return Cost(
        economy=label,
        name=economy_name(label),
        real_income_pct=over("real_income_pct"),
        real_income_usd_bn=over("real_income_usd_bn"),
        terms_of_trade_pct=over("terms_of_trade_pct"),
        tariff_revenue_usd_bn=over("tariff_revenue_usd_bn"),
    )


def _range(values: Sequence[float]) -> Range:
    return Range(value=values[0], low=min(values), high=max(values))


def _sectors(party: str, results: Sequence[Result]) -> tuple[SectorCost, ...]:
    """Sectors with the largest change of output in money; a group's output is added up."""
    economies, sectors = results[0].world.economies, results[0].world.sectors
    rows = [economies.index(e) for e in expand(party, economies, where="parties")]
    money_, share = [], []
    for r in results:
        change = r.output_usd_bn[rows].sum(axis=0)
        percent = r.output_pct[rows]
        with np.errstate(divide="ignore", invalid="ignore"):
            base = np.where(percent != 0.0, 100.0 * r.output_usd_bn[rows] / percent, 0.0).sum(axis=0)
            share.append(np.where(base > 0.0, 100.0 * change / base, 0.0))
        money_.append(change)
    order = np.argsort(-np.abs(money_[0]), kind="stable")[:SECTORS]
    order = order[np.argsort(money_[0][order], kind="stable")]
    return tuple(
        SectorCost(
            sector=sectors[s],
            name=sector_name(sectors[s]),
            output_pct=_range([float(x[s]) for x in share]),
            output_usd_bn=_range([float(x[s]) for x in money_]),
        )
        for s in order
    )


def _bilateral(result: Result, parties: Sequence[str]) -> list[str]:
    economies = result.world.economies
    rows = [[economies.index(e) for e in expand(p, economies, where="parties")] for p in parties]
    sentences = []
    for a, b in ((1, 0), (0, 1)):
        before, after = (
            float(t[:, rows[a]][:, :, rows[b]].sum()) / 1e3
            for t in (result.trade_before_usd_m, result.trade_after_usd_m)
        )
        change = 100.0 * (after / before - 1.0) if before > 0.0 else 0.0
        sentences.append(
            f"{economy_name(parties[a])} to {economy_name(parties[b])}: {before:,.0f} → {after:,.0f} bn USD a year "
            f"({signed(change, 1)} %)"
        )
    return sentences + purchase_sentences(result) + control_sentences(result)


def control_sentences(result: Result) -> list[str]:
    """What ceilings on exports are worth."""
    return [
        f"The {limit.name}: a permit is worth {limit.price_pct:.0f} % of the price, a rent of "
        f"{limit.money_usd_bn:.1f} bn USD a year."
        for limit in result.limits
        if limit.kind == "ceiling" and limit.binds
    ]


def purchase_sentences(result: Result) -> list[str]:
    """What it takes to meet promised purchases."""
    state = result.equilibrium
    floors = [x.kind == "floor" for x in state.wedges.limits]
    if not any(floors):
        return []
    subsidies = -100.0 * np.expm1(-state.permit_log[floors])
    if subsidies.max() < 0.05:
        return ["Trade already exceeds the promised purchases: the promise changes nothing."]
    low, high = (f"{x:.0f}" for x in (subsidies.min(), subsidies.max()))
    span = f"{high} %" if low == high else f"{low} to {high} %"
    return [f"The promised purchases take a subsidy of {span} of the price, paid by the buyer's state."]

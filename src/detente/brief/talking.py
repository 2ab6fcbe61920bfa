"""Leverage, credibility and zones of agreement in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from detente.brief.content import Grid, Leverage, Package, Talks, ThreatCredibility, Zone
from detente.brief.records import who
from detente.brief.words import joined, money, party_names, percent, signed
from detente.labels import economy_name, with_articles
from detente.scenario.outcomes import Outcome
from detente.talks import packages as solved
from detente.talks.analysis import TalksAnalysis
from detente.talks.frontier import Zone as SolvedZone
from detente.talks.leverage import ThreatLeverage
from detente.talks.payoffs import Payoff

__all__ = ["talks_content"]

CAVEATS = (
    "Both sides are taken to care about the real income of their economy alone; security, jobs in single sectors and "
    "the cost of backing down in public are not in the payoffs.",
    "A long-run comparison with fixed trade balances: large economies can gain from a duty through better terms of "
    "trade, which says nothing about the first months.",
)


CONTROLS = (
    "What a side holds through export controls is measured after a year or more of adjustment. In the first months, "
    "when stocks run out and lines stop, it is far more: see what the numbers leave out."
)


def talks_content(analysis: TalksAnalysis) -> Talks:
    """What a brief says on the talks themselves."""
    caveats = list(CAVEATS)
    if any(e.outcome.variants for e in analysis.payoffs.entries):
        caveats.append(CONTROLS)
    if analysis.unquantified:
        caveats.append(
            "Measures that are not in the numbers (export controls, licences) would add to the leverage of the side "
            "that holds them; the ratios leave them out."
        )
    caveats += [
        f"Under the elasticities {joined(c.differs)} the answer differs: {_TOPICS.get(c.key.split(':')[0], c.key)}"
        + (f" ({economy_name(c.key.split(':')[1])})." if _is_party(c.key, analysis) else ".")
        for c in analysis.conclusions
        if not c.holds
    ]
    return Talks(
        leverage=_leverage(analysis) if analysis.threats else None,
        grid=_grid(analysis),
        zones=tuple(_zone(z, analysis) for z in analysis.zones),
        caveats=tuple(caveats),
    )


_TOPICS = {
    "credible": "whether the threat is credible",
    "gains-alone": "whether the party gains from its own duty when nobody answers",
    "better-outcome": "whether one of the outcomes is better for both",
    "loses-more-without-deal": "who loses more when all threats are carried out",
}


def _is_party(key: str, analysis: TalksAnalysis) -> bool:
    return key.partition(":")[2] in analysis.parties


# -- leverage -----------------------------------------------------------------------------------------------
def _leverage(analysis: TalksAnalysis) -> Leverage:
    spans = analysis.ratios_alone
    sentences = [_ratio_sentence(t, analysis) for t in analysis.threats]
    return Leverage(
        statement=" ".join(sentences),
        ratios={p: span.ratio.usd for p, span in spans.items() if span.ratio.own is not None},
        threats=tuple(_credibility(t, analysis) for t in analysis.threats),
    )


def _ratio_sentence(t: ThreatLeverage, analysis: TalksAnalysis) -> str:
    name, other = who(t.party), party_names([_other(t.party, analysis)])
    span = analysis.ratios_alone[t.party]
    ratio = span.ratio
    if t.failure:
        return f"{name}: no equilibrium, so no leverage is computed."
    if ratio.own is None or ratio.other is None:
        return f"The leverage of {party_names([t.party])} rests on measures that are not yet quantified."
    if ratio.note == "gains itself":
        return (
            f"{name} would gain from its own measures when nobody answers ({_change(ratio.own)}), while {other} "
            f"would {_lose(ratio.other)}: leverage without a price."
        )
    if ratio.usd is None:
        return f"The measures of {party_names([t.party])} inflict no loss on {other}."
    spread = f" ({span.usd[0]:.2f} to {span.usd[1]:.2f} over elasticity sets)" if span.usd else ""
    return (
        f"For every dollar that {party_names([t.party])} would lose by acting alone, {other} would lose "
        f"{ratio.usd:.2f} dollars{spread}; in percent of income the ratio is {ratio.pct:.2f}."
    )


def _credibility(t: ThreatLeverage, analysis: TalksAnalysis) -> ThreatCredibility:
    c = t.credibility
    name, other = who(t.party), party_names([_other(t.party, analysis)])
    inflicted = t.alone.other
    if c.verdict == "unquantified" or c.gain_alone is None:
        statement = (
            f"{name}: what it threatens has no level in the model, so credibility is not yet quantified."
        )
    elif c.verdict == "yes":
        statement = f"{name} would come out ahead even if {other} answered in kind: the threat is credible."
    elif c.verdict == "only unanswered":
        answered = f" and {_lose(c.gain_answered)} if {other} answered in kind" if c.gain_answered else ""
        statement = (
            f"{name} would {_gain(c.gain_alone)} if nobody answered{answered}: credible only unanswered."
        )
    else:
        answered = f", {money(c.gain_answered.usd_bn)} if {other} answered in kind" if c.gain_answered else ""
        stake = (
            f" Backing down would have to cost it more than {money(c.stake_usd_bn)} a year in other ways."
            if c.stake_usd_bn
            else ""
        )
        statement = (
            f"{name} would lose {money(c.gain_alone.usd_bn)} a year by carrying out its threat{answered}: on income "
            f"alone it is not credible.{stake}"
        )
    return ThreatCredibility(
        party=t.party,
        name=economy_name(t.party),
        outcome=t.outcome,
        statement=statement,
        gain_alone_usd_bn=c.gain_alone.usd_bn if c.gain_alone else None,
        gain_answered_usd_bn=c.gain_answered.usd_bn if c.gain_answered else None,
        inflicted_usd_bn=inflicted.usd_bn if inflicted else None,
        credible=c.verdict,
    )


def _other(party: str, analysis: TalksAnalysis) -> str:
    first, second = analysis.parties
    return second if party == first else first


def _change(p: Payoff) -> str:
    return f"{signed(p.pct)} % of real income"


def _lose(p: Payoff) -> str:
    return f"{'lose' if p.usd_bn < 0 else 'gain'} {percent(p.pct)} ({money(p.usd_bn)} a year)"


_gain = _lose


# -- packages -----------------------------------------------------------------------------------------------
def _grid(analysis: TalksAnalysis) -> Grid | None:
    grid = analysis.grid
    if grid is None or not grid.packages:
        return None
    first, second = grid.parties
    edge = set(analysis.frontier)
    return Grid(
        first=first,
        second=second,
        first_name=economy_name(first),
        second_name=economy_name(second),
        buyer=grid.buyer,
        packages=tuple(_package(p, n in edge) for n, p in enumerate(grid.packages)),
    )


def _package(p: solved.Package, frontier: bool) -> Package:
    return Package(
        tariff_first_pct=p.tariff_first_pct,
        tariff_second_pct=p.tariff_second_pct,
        purchases_usd_bn=p.purchases_usd_bn,
        first_pct=p.first_pct,
        second_pct=p.second_pct,
        first_usd_bn=p.first_usd_bn,
        second_usd_bn=p.second_usd_bn,
        frontier=frontier,
    )


def _zone(zone: SolvedZone, analysis: TalksAnalysis) -> Zone:
    assert analysis.grid is not None
    entry = analysis.payoffs.of(zone.disagreement)
    packages = analysis.grid.packages
    chosen = zone.best if not zone.empty else zone.missing.package if zone.missing else zone.nearest
    name = _point_name(entry.outcome)
    shown = _package(packages[chosen], chosen in analysis.frontier) if chosen is not None else None
    transfer = zone.missing.transfer_usd_bn if zone.missing else None
    return Zone(
        disagreement=name,
        first_pct=zone.at[0].pct,
        second_pct=zone.at[1].pct,
        empty=zone.empty,
        count=0 if zone.empty else len(zone.members),
        statement=_zone_sentence(zone, name, packages, analysis.parties),
        best=shown,
        missing_usd_bn=transfer,
    )


def _point_name(outcome: Outcome) -> str:
    if outcome.kind == "status-quo":
        return "the status quo goes on"
    if outcome.kind == "threats":
        return outcome.title[:1].lower() + outcome.title[1:]
    return with_articles(outcome.title) + (" alone" if outcome.kind == "threat" else "")


def _zone_sentence(
    zone: SolvedZone, name: str, packages: Sequence[solved.Package], parties: tuple[str, str]
) -> str:
    lead = f"If, without a deal, {name}, "
    if not zone.empty:
        p = packages[zone.best]
        gains = [p.first_pct - zone.at[0].pct, p.second_pct - zone.at[1].pct]
        return (
            f"{lead}{len(zone.members)} of the {len(packages)} packages leave neither side worse off. The one with the "
            f"largest smaller gain has {_terms(p, parties)}, worth {signed(gains[0])} % to {party_names([parties[0]])} "
            f"and {signed(gains[1])} % to {party_names([parties[1]])}."
        )
    text = f"{lead}no package of duties and purchases makes both sides better off: the zone of agreement is empty."
    if zone.missing is None:
        return (
            text + " No package raises the income of the two together, so no payment between them would help."
        )
    payer, receiver = (parties[zone.missing.payer], parties[1 - zone.missing.payer])
    p = packages[zone.missing.package]
    return (
        f"{text} The smallest payment that would open it is {money(zone.missing.transfer_usd_bn)} a year from "
        f"{party_names([payer])} to {party_names([receiver])}, with {_terms(p, parties)}."
    )


def _terms(p: solved.Package, parties: tuple[str, str]) -> str:
    buys = f" and {money(p.purchases_usd_bn)} of extra purchases" if p.purchases_usd_bn > 0.0 else ""
    return (
        f"an average duty of {p.tariff_first_pct:.0f} % in {party_names([parties[0]])}, {p.tariff_second_pct:.0f} % in "
        f"{party_names([parties[1]])}{buys}"
    )

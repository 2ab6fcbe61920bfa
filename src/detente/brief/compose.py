"""From a document to a brief: read, build outcomes, solve, bargain, and say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.content import Brief, OutcomeCosts, Talks
from detente.brief.costs import outcome_costs, purchase_sentences
from detente.brief.exposure import exposures
from detente.brief.method import SETS, method
from detente.brief.records import (
    announced_headline,
    announced_items,
    calendar_days,
    doubts,
    markets,
    who,
)
from detente.brief.talking import talks_content
from detente.brief.words import date_in_words, joined, measure_sentence, money, party_names, signed
from detente.labels import with_articles
from detente.ledger import Ledger
from detente.scenario.build import build_outcomes
from detente.scenario.controls import with_products_of
from detente.scenario.outcomes import Outcomes
from detente.scenario.schema import ExportQuota
from detente.talks.analysis import TalksAnalysis, analyse
from detente.world.world import World

if TYPE_CHECKING:
    from detente.reading import Document
    from detente.scenario.choices import Choices

__all__ = ["compose", "compose_ledger"]


def compose(document: Document, choices: Choices | None = None, *, world: World | None = None) -> Brief:
    """Everything a brief says about one document; see :func:`compose_ledger`."""
    from detente.reading import read

    return compose_ledger(read(document), choices, world=world)


def compose_ledger(ledger: Ledger, choices: Choices | None = None, *, world: World | None = None) -> Brief:
    """Everything a brief says about one ledger.

    Parameters
    ----------
    ledger : what a document says.
    choices : what to assume where the document is silent.
    world : accounts of the base year; the embedded world when left out.

    Raises
    ------
    InputError
        When the ledger names no economy that announces, threatens or promises anything.
    """
    world = with_products_of(ledger, world or World.load())
    outcomes = build_outcomes(ledger, world, choices)
    analysis = analyse(world, outcomes, elasticities=SETS)
    costs = outcome_costs(outcomes, analysis.payoffs, ledger)
    talks = talks_content(analysis)
    moves, note = markets(ledger)
    source = ledger.sources[0]
    grid = analysis.grid
    return Brief(
        title=_title(outcomes.parties),
        document=source.title or "an untitled document",
        publisher=source.publisher,
        published=source.published,
        published_text=date_in_words(source.published) or "publication date unknown",
        parties=outcomes.parties,
        headline=tuple(_headline(ledger, costs, talks, analysis)),
        announced=announced_items(ledger),
        calendar=calendar_days(ledger),
        outcomes=costs,
        talks=talks,
        exposure=exposures(ledger, outcomes.parties, _in_numbers(outcomes)),
        markets=moves,
        markets_note=note,
        doubts=doubts(ledger),
        method=method(
            world,
            outcomes,
            analysis.payoffs,
            solves=analysis.payoffs.solves + (len(grid.packages) if grid else 0),
            residual=max(analysis.payoffs.residual, grid.residual if grid else 0.0),
            walras=max(analysis.payoffs.walras, grid.walras if grid else 0.0),
        ),
        ledger=ledger.to_dict(),
    )


def _in_numbers(outcomes: Outcomes) -> frozenset[str]:
    """Products whose export controls have a level."""
    quotas = [m for o in outcomes.outcomes for m in o.scenario.measures if isinstance(m, ExportQuota)]
    return frozenset(product for quota in quotas for product in quota.sectors)


def _title(parties: tuple[str, str]) -> str:
    return f"{who(parties[0])} and {party_names([parties[1]])}: what was announced and what it would cost"


def _headline(
    ledger: Ledger, costs: tuple[OutcomeCosts, ...], talks: Talks, analysis: TalksAnalysis
) -> list[str]:
    """The answer in at most six sentences: the threat and its cost first, then answer, deal, zone, and how sure."""
    outcomes = {e.outcome.id: e.outcome for e in analysis.payoffs.under()}

    def costed(kind: str) -> OutcomeCosts | None:
        return next((c for c in costs if outcomes[c.id].kind == kind and c.parties), None)

    sentences = announced_headline(ledger)
    threats = [c for c in costs if outcomes[c.id].kind == "threat" and c.parties]
    answer, deal = costed("retaliation"), costed("deal")
    for threat in reversed(threats):
        sentences = _with_cost(sentences, threat, outcomes[threat.id].by, ledger)
    if answer is not None:
        sentences.append(f"If {with_articles(answer.title)}: {_effects(answer)}.")
    if deal is not None:
        result = analysis.payoffs.of(deal.id).result
        price = purchase_sentences(result) if result is not None else []
        sentences.append(" ".join([f"The deal as claimed: {_effects(deal)}.", *price]))
    if not any(c.parties for c in costs):
        sentences.append(
            "Nothing in this document has a level that the model could carry, so no outcome is costed; see the "
            "exposure below."
        )
    elif talks.zones:
        sentences.append(talks.zones[0].statement)
    claimed = [item for item in announced_items(ledger) if item.one_sided]
    if claimed:
        speakers = joined(list(dict.fromkeys(name for item in claimed for name in item.according_to)))
        what = "One announcement rests" if len(claimed) == 1 else f"{len(claimed)} announcements rest"
        sentences.append(f"{what} on the word of one side only" + (f" ({speakers})." if speakers else "."))
    return sentences


def _with_cost(sentences: list[str], threat: OutcomeCosts, by: str | None, ledger: Ledger) -> list[str]:
    """The sentence on the party that acts comes first and says what acting would cost."""
    own = [measure_sentence(m) for m in ledger.measures if by in m.actor]
    cost = f"Carried out and unanswered: {_effects(threat)}."
    at = next((n for n, text in enumerate(sentences) if text in own), None)
    if at is None:
        return [cost, *sentences]
    return [f"{sentences[at]} {cost}", *sentences[:at], *sentences[at + 1 :]]


def _effects(cost: OutcomeCosts) -> str:
    """``the United States −0.38 % of real income (−0.41 to −0.33; 100 bn USD a year), China ...``."""
    parts = []
    for n, c in enumerate(cost.parties):
        income, usd = c.real_income_pct, c.real_income_usd_bn
        unit = " % of real income" if n == 0 else " %"
        parts.append(
            f"{party_names([c.economy])} {signed(income.value)}{unit} ({signed(income.low)} to {signed(income.high)}; "
            f"{'−' if usd.value < 0 else '+'}{money(usd.value)} a year)"
        )
    return joined(parts)

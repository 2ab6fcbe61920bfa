"""Leverage and credibility: what a threat does to the other side, and whether carrying it out would pay.

A threat is measured by the outcomes in which it is carried out: alone, and answered in kind. Backing down is worth
what the status quo is worth. Schelling (1960), "The Strategy of Conflict", Harvard University Press.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.talks.payoffs import TOLERANCE_PCT, OutcomePayoff, OutcomePayoffs, Pair, Payoff

__all__ = ["Credibility", "Ratio", "ThreatLeverage", "leverage_ratio", "no_deal_ratios", "threat_leverage"]

Note = Literal["", "gains itself", "no loss inflicted", "unquantified", "no equilibrium", "not considered"]
"""Why there is no ratio: the party that threatens does not lose; the other does not lose; nothing of the threat has a
level in the model; no equilibrium was found; the negotiation has no such outcome."""

Verdict = Literal["yes", "only unanswered", "no", "unquantified"]


@dataclass(frozen=True)
class Ratio:
    """Loss inflicted on the other per unit of own loss."""

    usd: float | None
    """Both in USD."""
    pct: float | None
    """Both in percent of the party's own real income."""
    note: Note = ""
    own: Payoff | None = None
    """Change for the party itself."""
    other: Payoff | None = None
    """Change for the other party."""


@dataclass(frozen=True)
class Credibility:
    """Would the party gain by carrying out its threat, compared with backing down?"""

    verdict: Verdict
    """``yes``: it gains even when it is answered in kind; ``only unanswered``: it gains alone and loses when
    answered, or no answer has a level; ``no``: it loses even when nobody answers."""
    gain_alone: Payoff | None = None
    gain_answered: Payoff | None = None
    reply: Literal["none", "in kind"] | None = None
    """The reply that serves the other party better; ``None`` when the two cannot be compared."""
    reply_gain: Payoff | None = None
    """What the other party gains by answering in kind rather than not at all."""
    gain_best_reply: Payoff | None = None
    """Own gain when the other side replies as serves it better."""
    stake_usd_bn: float | None = None
    """What backing down would have to cost in other ways, billion USD a year, for the threat to be credible against
    that reply; zero when it is credible already."""
    stake_answered_usd_bn: float | None = None
    """The same against an answer in kind."""


@dataclass(frozen=True)
class ThreatLeverage:
    """The threat of one party."""

    party: str
    outcome: str
    """Id of the outcome in which it is carried out alone."""
    answered_outcome: str | None
    """Id of the outcome in which it is answered in kind."""
    alone: Ratio
    answered: Ratio
    credibility: Credibility
    unquantified: tuple[str, ...] = ()
    """Ids of the records that belong to the threat and have no level in the model."""
    failure: str | None = None
    """Why there is no equilibrium, when there is none."""


def leverage_ratio(own: Payoff, other: Payoff, *, tolerance_pct: float = TOLERANCE_PCT) -> Ratio:
    """Loss inflicted per own loss; no ratio where the party itself does not lose, or the other does not."""
    if own.pct >= -tolerance_pct:
        return Ratio(None, None, "gains itself", own, other)
    if other.pct >= -tolerance_pct:
        return Ratio(None, None, "no loss inflicted", own, other)
    return Ratio(other.usd_bn / own.usd_bn, other.pct / own.pct, "", own, other)


def threat_leverage(payoffs: OutcomePayoffs, elasticities: str | None = None) -> tuple[ThreatLeverage, ...]:
    """The threat of each party that makes one, under one set of elasticities."""
    base = payoffs.under(elasticities)[0].payoffs
    found = []
    for at, party in enumerate(payoffs.parties):
        alone = payoffs.find("threat", party, elasticities)
        if alone is None:
            continue
        answered = payoffs.find("retaliation", party, elasticities)
        first, second = _against(alone, base, at), _against(answered, base, at)
        found.append(
            ThreatLeverage(
                party=party,
                outcome=alone.outcome.id,
                answered_outcome=None if answered is None else answered.outcome.id,
                alone=_ratio(alone, first),
                answered=_ratio(answered, second),
                credibility=_credibility(first, second),
                unquantified=alone.outcome.unquantified,
                failure=alone.failure or (answered.failure if answered else None),
            )
        )
    return tuple(found)


def no_deal_ratios(payoffs: OutcomePayoffs, elasticities: str | None = None) -> dict[str, Ratio] | None:
    """For each party, the other's loss per own loss when all announced threats are carried out.

    ``None`` when the negotiation has no such outcome.
    """
    entry = payoffs.find("threats", None, elasticities)
    if entry is None:
        return None
    base = payoffs.under(elasticities)[0].payoffs
    return {party: _ratio(entry, _against(entry, base, at)) for at, party in enumerate(payoffs.parties)}


def _against(entry: OutcomePayoff | None, base: Pair | None, at: int) -> Pair | None:
    """Gains over the status quo of the party at ``at`` and of the other; ``None`` when nothing can be said."""
    if entry is None or entry.known is None or base is None:
        return None
    gains = [p - q for p, q in zip(entry.known, base, strict=True)]
    return gains[at], gains[1 - at]


def _ratio(entry: OutcomePayoff | None, gains: Pair | None) -> Ratio:
    if gains is not None:
        return leverage_ratio(*gains)
    if entry is None:
        return Ratio(None, None, "not considered")
    return Ratio(None, None, "unquantified" if entry.payoffs is not None else "no equilibrium")


def _credibility(alone: Pair | None, answered: Pair | None) -> Credibility:
    if alone is None:
        return Credibility("unquantified")
    own = alone[0]
    if answered is None:
        return Credibility(
            verdict="only unanswered" if own.pct > TOLERANCE_PCT else "no",
            gain_alone=own,
            stake_usd_bn=max(0.0, -own.usd_bn),
        )
    reply_gain = answered[1] - alone[1]
    replies = reply_gain.pct > TOLERANCE_PCT
    best = answered[0] if replies else own
    pays = own.pct > TOLERANCE_PCT
    return Credibility(
        verdict="no" if not pays else "yes" if answered[0].pct > TOLERANCE_PCT else "only unanswered",
        gain_alone=own,
        gain_answered=answered[0],
        reply="in kind" if replies else "none",
        reply_gain=reply_gain,
        gain_best_reply=best,
        stake_usd_bn=max(0.0, -best.usd_bn),
        stake_answered_usd_bn=max(0.0, -answered[0].usd_bn),
    )

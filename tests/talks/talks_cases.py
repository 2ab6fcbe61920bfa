"""Small negotiations with known answers."""

from __future__ import annotations

import numpy as np

from detente.scenario.outcomes import Outcome, Outcomes
from detente.scenario.schema import Purchase, Scenario, Tariff
from detente.talks.payoffs import OutcomePayoff, OutcomePayoffs, Payoff
from detente.world import World

HOME, FOREIGN = "HOM", "FOR"


def armington(sigma: float, labour: tuple[float, float] = (1.0, 1.0), iceberg: float = 1.0) -> World:
    """Two economies, one good each, CES demand, no tariffs, balanced trade: the base of every closed form."""
    size = np.array(labour)
    cost = np.array([[1.0, iceberg], [iceberg, 1.0]])
    low, high = -5.0, 5.0
    for _ in range(200):
        middle = (low + high) / 2
        wage = np.array([1.0, np.exp(middle)])
        value = (wage[:, None] * cost) ** (1.0 - sigma)
        flows = value / value.sum(axis=0) * (wage * size)
        low, high = (middle, high) if flows[1, 0] > flows[0, 1] else (low, middle)
    return World.from_arrays(
        economies=(HOME, FOREIGN),
        sectors=("GDS",),
        flows=1e6 * flows[:, :, None],
        intermediate=np.zeros((2, 1, 1)),
        elasticities={"ces": [sigma - 1.0]},
    )


def tariff(origin: str, destination: str, *, add: float | None = None, rate: float | None = None) -> Tariff:
    return Tariff(kind="import_tariff", origin=origin, destination=destination, add=add, rate=rate)


def purchase(seller: str, buyer: str, sector: str, increase: float) -> Purchase:
    return Purchase(kind="purchase", seller=seller, buyer=buyer, sector=sector, increase_usd_bn=increase)


def scenario(name: str, *measures: Tariff | Purchase, closure: str = "fixed") -> Scenario:
    return Scenario(id=name, title=name, measures=measures, closure=closure)


def negotiation(
    first: str,
    second: str,
    *,
    threat: float | None = 0.5,
    reply: float | None = None,
    closure: str = "fixed",
    buys: tuple[str, str, float] | None = None,
) -> Outcomes:
    """Status quo, threat of the first, mirror of it, threat of the second, all; ``buys``: buyer, sector, bn USD."""
    outcomes = [Outcome("status-quo", "status-quo", scenario("status quo", closure=closure))]
    both = []
    if threat is not None:
        raised, mirror = tariff(second, first, add=threat), tariff(first, second, add=threat)
        both.append(raised)
        outcomes += [
            Outcome(f"threat-{first}", "threat", scenario("threat", raised, closure=closure), by=first),
            Outcome(
                f"retaliation-{first}",
                "retaliation",
                scenario("retaliation", raised, mirror, closure=closure),
                by=first,
            ),
        ]
    if reply is not None:
        answer = tariff(first, second, add=reply)
        both.append(answer)
        outcomes.append(
            Outcome(f"threat-{second}", "threat", scenario("reply", answer, closure=closure), by=second)
        )
    if both:
        outcomes.append(Outcome("threats", "threats", scenario("threats", *both, closure=closure)))
    buyer, sector, amount = buys or (None, None, None)
    return Outcomes(
        parties=(first, second),
        on=None,
        outcomes=tuple(outcomes),
        purchase_sector=sector,
        purchase_usd_bn=amount,
        buyer=buyer,
    )


def table_of_payoffs(**changes: tuple[float, float] | None) -> OutcomePayoffs:
    """Payoffs as given, USD ten times the percentage; keys ``kind`` or ``kind_A``; ``None`` = no level in the model."""
    entries = [_entry("status_quo", (0.0, 0.0))]
    entries += [_entry(key, value) for key, value in changes.items()]
    return OutcomePayoffs(("A", "B"), ("only",), tuple(entries))


def _entry(key: str, pct: tuple[float, float] | None) -> OutcomePayoff:
    kind, _, by = key.replace("status_quo", "status-quo").partition("_")
    first, second = pct or (0.0, 0.0)
    return OutcomePayoff(
        Outcome(
            key.replace("_", "-"),
            kind,
            scenario(key),
            by=by or None,
            unquantified=("m1",) if pct is None else (),
        ),
        "only",
        (Payoff(first, 10 * first), Payoff(second, 10 * second)),
        None,
        quantified=pct is not None,
    )

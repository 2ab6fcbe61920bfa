"""Between whom a negotiation is: the two parties of a ledger."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from detente.errors import InputError, LabelError, Problem
from detente.labels import economy_name, expand, with_articles
from detente.scenario.outcomes import Assumed

if TYPE_CHECKING:
    from detente.ledger import Ledger
    from detente.world import World

__all__ = ["find_parties", "is_known"]


def is_known(label: str, world: World) -> bool:
    """True for an economy of ``world`` or a group with members in it; not for ``WLD`` and ``ROW``."""
    try:
        return label not in ("WLD", "ROW") and bool(expand(label, world.economies, where="party"))
    except LabelError:
        return False


def find_parties(ledger: Ledger, world: World) -> tuple[tuple[str, str], Assumed | None]:
    """The pair that most measures and commitments are between; the one that sets a duty first.

    Where the document names one side only, the other is the second party it mentions, else the first's largest
    trading partner; that assumption is returned.

    Raises
    ------
    InputError
        When no economy announces, threatens or promises anything.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for m in ledger.measures:
        weight = 3 if m.instrument == "import_tariff" and m.status != "removed" else 1
        pairs.update({(a, t): weight for a in m.actor for t in m.target if a != t})
    for c in ledger.commitments:
        pairs.update({(b, a): 1 for a in c.actor for b in c.beneficiary if a != b})
    known = {pair: n for pair, n in pairs.items() if all(is_known(p, world) for p in pair)}
    if known:
        both: Counter[frozenset[str]] = Counter()
        for pair, n in known.items():
            both[frozenset(pair)] += n
        chosen = both.most_common(1)[0][0]
        return max((p for p in known if frozenset(p) == chosen), key=lambda p: known[p]), None
    named = [p.id for p in ledger.parties if is_known(p.id, world)]
    actors = Counter([a for m in ledger.measures for a in m.actor if is_known(a, world)] or named)
    if not actors:
        raise InputError(
            Problem(
                "document",
                "no economy that announces, threatens or promises anything",
                "a text on a trade negotiation that names the economies it is about",
                "give the report or statement itself, or write a scenario file and use 'detente solve'",
            )
        )
    first = actors.most_common(1)[0][0]
    others = [p for p in named if p != first]
    second = others[0] if others else _largest_partner(first, world)
    why = "the other party it mentions" if others else "its largest trading partner"
    names = [with_articles(economy_name(p)) for p in (first, second)]
    text = f"The document names no partner of {names[0]}; {names[1]} is taken, {why}."
    return (first, second), Assumed("parties", second, text)


def _largest_partner(party: str, world: World) -> str:
    rows = [world.economies.index(e) for e in expand(party, world.economies, where="party")]
    trade = world.flows[rows].sum(axis=(0, 2)) + world.flows[:, rows].sum(axis=(1, 2))
    trade[rows] = 0.0
    if "ROW" in world.economies:
        trade[world.economies.index("ROW")] = 0.0
    return world.economies[int(trade.argmax())]

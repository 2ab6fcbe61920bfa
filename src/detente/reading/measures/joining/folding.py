"""Taking what a later sentence says of a measure into what was told of it before."""

from __future__ import annotations

import re

from detente.ledger.records import When
from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.sameness import GENERIC, names_more, settles_sides
from detente.reading.text.products import is_kin

__all__ = ["fold"]


_RANK = {
    "proposed": 0,
    "threatened": 1,
    "announced": 1,
    "agreed": 2,
    "in_force": 3,
    "suspended": 4,
    "averted": 4,
    "withdrawn": 4,
    "removed": 4,
    "expired": 4,
    "invalidated": 4,
    "superseded": 3,
}


_DECIDES = re.compile(
    r"\b(?:adopt|impos|announc|sign|decid|approv|finali[sz]"
    r"|order)\w*(?<!proposed)\b",
    re.IGNORECASE,
)


_GAPS = (
    "rate_pct",
    "low_pct",
    "high_pct",
    "previous_pct",
    "per_unit",
    "value",
    "announced",
    "effective",
    "expires",
    "content_rule",
    "authority",
    "legal_ref",
    "reason",
    "nuance",
)
"""Fields that the first words to tell them fill."""


def fold(old: Draft, new: Draft) -> None:
    """Add what a sentence tells to the measure it tells of again."""
    if settles_sides(old, new):
        old.actor, old.target, old.sure_actor, old.sure_target = new.actor, new.target, True, True
    if _is_stage_before(old, new):
        new.effective = new.announced = new.expires = None
        new.status, new.action = old.status, old.action
    ends = _ends_what_was(old, new)
    if ends:
        new.effective = None  # the day it once began is not the day it ends
    _fold_instrument(old, new)
    _narrow_goods(old, new)
    for name in _GAPS:
        if getattr(old, name) is None:
            setattr(old, name, getattr(new, name))
    _fold_days(old, new)
    old.up_to |= new.up_to and old.rate_pct == new.rate_pct
    if old.basis == "unstated":
        old.basis = new.basis
    _fold_sides(old, new)
    _fold_lists(old, new)
    if new.expected:
        old.expected = new.expected
    if not ends:
        _fold_status(old, new)
    if old.action == "impose" and new.action in ("cut", "raise"):
        old.action = new.action
    old.evidence += new.evidence
    old.sentences += new.sentences
    old.heads += new.heads
    old.history += new.history


def _is_stage_before(old: Draft, new: Draft) -> bool:
    """True for "provisional duties were imposed in July" after definitive ones were told."""
    first, second = old.evidence[0].quote, new.evidence[0].quote
    return "efinitive" in first and "rovisional" in second and "efinitive" not in second


def _ends_what_was(old: Draft, new: Draft) -> bool:
    """True for "will lift the duties ... they were imposed in 2021": how it was before."""
    imposed = new.status == "in_force" and new.action in ("impose", "maintain")
    eased = (
        old.nuance == "ease" and old.status in ("announced", "agreed", "proposed") and new.nuance != "ease"
    )
    cut = (
        old.action == "cut"
        and old.status in ("announced", "agreed")
        and new.rate_pct in (None, old.previous_pct)
    )
    return (old.action in ("remove", "suspend") or eased or cut) and imposed


def _fold_instrument(old: Draft, new: Draft) -> None:
    """Name the kind of control that a later sentence tells."""
    if old.instrument == "export_control" and new.instrument in ("export_licensing", "export_ban"):
        old.instrument = new.instrument
    if old.instrument == "import_ban" and new.instrument == "import_licensing":
        old.instrument = new.instrument  # "restricts imports": how, a later sentence says


def _narrow_goods(old: Draft, new: Draft) -> None:
    """Keep the goods whose rate follows: what was told for several goods is told for each of them now."""
    rated = old.rate_pct is None and new.rate_pct is not None and old.instrument == "export_tax"
    if rated and old.action in ("cut", "raise") and set(new.products) < set(old.products):
        old.products = list(new.products)


def _fold_days(old: Draft, new: Draft) -> None:
    """Take a day for words without one, and a day for its month."""
    if new.effective is not None and new.effective.value and not (old.effective and old.effective.value):
        old.effective = new.effective
    known = old.expires is not None and old.expires.value
    if new.expires is not None and new.expires.value and not known:
        old.expires = new.expires
    if old.announced is not None and new.announced is not None and _finer(new.announced, old.announced):
        old.announced = new.announced


def _fold_sides(old: Draft, new: Draft) -> None:
    """Take surer sides."""
    if not old.sure_actor and new.actor:
        old.actor, old.sure_actor = new.actor, new.sure_actor
    if names_more(old, new):
        old.target = new.target
    surer = new.sure_target and (not old.sure_target or old.target == ("WLD",))
    guessed = not old.target and not new.sure_target and "roclamation" in (old.authority or "")
    if new.target and not guessed and (not old.target or surer):
        old.target, old.sure_target = new.target, new.sure_target


def _fold_lists(old: Draft, new: Draft) -> None:
    old.products = _join_products(old.products, new.products)
    old.extraterritorial |= new.extraterritorial
    old.exclusions += [x for x in new.exclusions if x not in old.exclusions]
    old.hs += [x for x in new.hs if x not in old.hs]
    old.firm_rates = old.firm_rates or new.firm_rates
    old.conditions += new.conditions
    old.steps = old.steps or new.steps


def _fold_status(old: Draft, new: Draft) -> None:
    """Take the status that the later words tell, when it is news of the same measure."""
    old.done |= new.done
    if new.action == "remove" and old.status == "in_force" and new.status in ("announced", "agreed"):
        old.status, old.action = new.status, new.action
        return
    only_told = old.status == "threatened" or (old.status == "announced" and old.retrospective)
    if new.status == "threatened" and only_told:
        old.status, old.action = "threatened", "threaten"
        return
    if old.retrospective and not new.retrospective:
        old.status, old.action, old.retrospective = new.status, new.action, False
        return
    if old.status == "proposed" and new.status == "announced" and not _DECIDES.search(new.evidence[0].quote):
        return  # more about a proposal is no decision
    if _RANK.get(new.status, 1) > _RANK.get(old.status, 1) and not new.expected:
        old.status = new.status
        if new.action != "impose":
            old.action = new.action


def _finer(new: When, old: When) -> bool:
    return bool(
        new.value and old.value and len(new.value) > len(old.value) and new.value.startswith(old.value)
    )


def _join_products(old: list[str], new: list[str]) -> list[str]:
    specific = [p for p in new if p not in GENERIC]
    if not specific:
        return old or list(new)
    kept = [p for p in old if p not in GENERIC]
    merged = list(dict.fromkeys([*kept, *specific]))
    # a family gives way to its members ("rare earth materials" to "rare-earth magnets")
    return [p for p in merged if not any(q != p and is_kin(p, q) and _is_ancestor(p, q) for q in merged)]


def _is_ancestor(tag: str, other: str) -> bool:
    from detente.reading.gazetteers.products import PRODUCTS

    parent = PRODUCTS[other].parent if other in PRODUCTS else None
    while parent is not None:
        if parent == tag:
            return True
        parent = PRODUCTS[parent].parent
    return False

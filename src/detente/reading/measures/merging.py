"""Putting together what several sentences say about one measure."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.ledger.records import When
from detente.reading.measures.completing import Announcement, complete
from detente.reading.measures.drafts import Draft
from detente.reading.measures.references import apply_reference
from detente.reading.text.products import is_kin

__all__ = ["Announcement", "apply_reference", "complete", "merge"]


_GENERIC = {"all_goods", "goods_list", "most_goods"}


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


def _products_match(one: Draft, other: Draft) -> bool:
    a, b = set(one.products), set(other.products)
    if not a or not b or a == b:
        return True
    sa, sb = a - _GENERIC, b - _GENERIC
    if sa and sb:
        return any(is_kin(x, y) for x in sa for y in sb)
    # "all goods" against named goods: the same measure only when the words point back
    return (one.definite or other.definite) and one.family != "tariff"


def _rates_match(one: Draft, other: Draft) -> bool:
    def rate(d: Draft) -> tuple[float | None, float | None, float | None]:
        return d.rate_pct, d.low_pct, d.high_pct

    empty = (None, None, None)
    return rate(one) == rate(other) or rate(one) == empty or rate(other) == empty


def _same(old: Draft, new: Draft) -> bool:
    if old.limb and new.limb and old.content_rule is None and new.content_rule is None:
        alike = (old.instrument, old.actor, old.target) == (new.instrument, new.actor, new.target)
        return alike and old.action == new.action and set(old.products) == set(new.products)
    if old.family != new.family or new.separate or old.points != new.points:
        return False
    if old.mfn_only and new.rate_pct is not None:
        return False
    if _once_imposed(old, new) or _repeats_removal(old, new):
        return True
    if new.listed is not None and new.listed == old.listed:
        one, other = set(old.products) - _GENERIC, set(new.products) - _GENERIC
        if one and other and one != other:
            return False  # items of one list are different things
    tariffs = {old.instrument, new.instrument}
    if tariffs == {"entity_listing"} and _is_unreliable(old) != _is_unreliable(new):
        return False  # two lists
    if (
        new.definite
        and new.instrument == "import_tariff"
        and old.instrument in ("anti_dumping", "countervailing", "safeguard")
    ):
        tariffs = {old.instrument}  # "the tariffs" after "anti-dumping duties"
    if len(tariffs) > 1 and (
        old.family != "export" or "export_tax" in tariffs or "entity_listing" in tariffs
    ):
        return False
    if (
        old.sentences[-1:] == new.sentences[:1]
        and {old.action, new.action} & {"suspend", "maintain"}
        and old.action != new.action
    ):
        return False  # "maintain the suspension of higher tariffs; the 10% tariff remains"
    if _settles_sides(old, new):
        return True
    if old.actor and new.actor and set(old.actor) != set(new.actor):
        return False
    if (
        old.target
        and new.target
        and set(old.target) != set(new.target)
        and (old.sure_target and new.sure_target)
    ):
        world = ("WLD",) in (old.target, new.target)
        if not (world and old.family == "export"):
            return False
    if (
        old.target
        and new.target
        and set(old.target) != set(new.target)
        and old.family == "tariff"
        and old.rate_pct is not None
    ):
        return False
    if _of_other_times(old, new):
        return False
    if old.family == "tariff" and old.rate_pct is None and new.rate_pct is not None and not new.definite:
        listed, part = set(old.products) - _GENERIC, set(new.products) - _GENERIC
        if len(listed) > 2 and part and part < listed and old.action not in ("cut", "remove"):
            return False  # the rate of one of several goods is not that of all
    if _points_at(old, new) or _elaborates(old, new):
        return True
    if not _rates_match(old, new) or not _products_match(old, new) or _other_end(old, new):
        return False
    dead = {"averted", "removed", "withdrawn"}
    if (
        (old.status in dead) != (new.status in dead)
        and old.rate_pct is None
        and new.rate_pct is None
        and old.family == "tariff"
    ):
        return False
    if (
        old.status == "in_force" and new.action == "raise"
    ) or old.action == "maintain" != new.action == "maintain":
        return old.rate_pct is not None and old.rate_pct == new.rate_pct
    if old.rate_pct is None and new.rate_pct is None and old.low_pct is None and new.low_pct is None:
        return old.family == "export" or set(old.products) == set(new.products) or _goes_on(old, new)
    return True


def _goes_on(old: Draft, new: Draft) -> bool:
    """True for "The U.S. reductions will also be ..." in the sentence after the one that told of them."""
    return (
        new.definite
        and not new.products
        and old.actor == new.actor
        and old.target == new.target
        and old.action == new.action
        and new.sentences[0] - old.sentences[-1] == 1
    )


def _once_imposed(old: Draft, new: Draft) -> bool:
    """True for "Beijing imposed the duties in 2020" after their end was told: how it was before."""
    return (
        old.family == new.family == "tariff"
        and old.action == "remove"
        and new.status == "in_force"
        and new.action == "impose"
        and old.sentences[-1] < new.sentences[0]
        and new.instrument in (old.instrument, "import_tariff")
        and new.low_pct is None
        and new.rate_pct in (None, old.rate_pct)
        and bool(old.actor)
        and set(old.actor) == set(new.actor)
        and set(old.target) == set(new.target)
        and (set(old.products) == set(new.products) or (new.definite and set(new.products) <= _GENERIC))
    )


def _of_other_times(old: Draft, new: Draft) -> bool:
    """True for a step to come and a control in force for long: two measures, whatever else they share."""
    a, b = old.effective, new.effective
    if old.family != "export" or a is None or b is None or not a.value or not b.value:
        return False
    live = {old.status, new.status}
    return (
        "in_force" in live and bool(live & {"announced", "agreed", "proposed"}) and a.value[:7] != b.value[:7]
    )


def _settles_sides(old: Draft, new: Draft) -> bool:
    """True for "British medicines will be exempt ..." after a deal of the two on tariffs on medicines."""
    return (
        len(old.actor) == 2
        and old.family == new.family == "tariff"
        and old.rate_pct is None
        and old.low_pct is None
        and set(old.target) in ({"WLD"}, set(old.actor), set())
        and len(new.actor) == len(new.target) == 1
        and {*new.actor, *new.target} == set(old.actor)
        and old.action == new.action
        and bool(old.products)
        and any(is_kin(x, y) for x in set(old.products) - _GENERIC for y in new.products)
    )


def _is_unreliable(draft: Draft) -> bool:
    return any("nreliable" in e.quote for e in draft.evidence[:1])


def _points_at(old: Draft, new: Draft) -> bool:
    """True for "The countermeasures ... target soybeans" after measures on goods that were not named."""
    opens = new.definite and bool(new.heads) and new.heads[0][1] < 24
    rated = old.rate_pct is None and new.rate_pct is not None and new.heads[0][1] < 8 if new.heads else False
    if (
        opens
        and rated
        and old.target == new.target
        and old.actor == new.actor
        and set(new.products) <= _GENERIC
    ):
        return old.family == "tariff"  # "The tariffs, of up to 218 per cent, ..." after those on wine
    bare = all(r is None for r in (old.rate_pct, old.low_pct, new.rate_pct, new.low_pct))
    return (
        opens
        and bare
        and old.family == "tariff"
        and set(old.products) <= _GENERIC
        and bool(old.actor)
        and old.actor == new.actor
        and new.action in (old.action, "impose")
    )


def _other_end(old: Draft, new: Draft) -> bool:
    """True for the end of duties without a rate on more goods than the rated duty told before falls on."""
    if old.family != "tariff":
        return False
    if old.action == "remove" and old.rate_pct is None and new.rate_pct is not None:
        return new.status == "in_force" and set(new.products) != set(old.products)
    return (
        old.rate_pct is not None
        and new.rate_pct is None
        and new.low_pct is None
        and new.action == "remove"
        and bool(set(new.products) - set(old.products) - _GENERIC)
    )


def _repeats_removal(old: Draft, new: Draft) -> bool:
    """True for "the removal of the tariffs" on goods nobody names, after the removal of those on named goods."""
    return (
        old.action == new.action
        and old.action in ("remove", "suspend")
        and old.family == new.family == "tariff"
        and new.rate_pct is None
        and new.low_pct is None
        and new.instrument in (old.instrument, "import_tariff")
        and (set(new.products) <= _GENERIC or set(new.products) == set(old.products))
        and old.actor == new.actor
        and old.target == new.target
        and new.sentences[0] - old.sentences[0] > 0
    )


def _elaborates(old: Draft, new: Draft) -> bool:
    """True when a sentence gives the rate of what the one or two before it announced without any."""
    return (
        old.family == new.family == "tariff"
        and old.rate_pct is None
        and old.low_pct is None
        and new.rate_pct is not None
        and new.previous_pct is None
        and set(old.products) <= _GENERIC
        and old.actor == new.actor
        and old.target == new.target
        and bool(old.actor)
        and old.action == new.action
        and 0 < new.sentences[0] - old.sentences[-1] <= 2
    )


def merge(drafts: list[Draft], new: Draft) -> Draft:
    """Add a draft to those before it, as a new measure or as more about one of them."""
    for old in reversed(drafts):
        if _same(old, new):
            if new.negated or new.denied:
                if old.status != new.status:
                    old.disputed += new.evidence
                ending = old.action in ("remove", "suspend") and new.rate_pct is None
                if old.status not in ("proposed", "threatened", "announced") or not new.denied or ending:
                    return old
            _fold(old, new)
            return old
    if new.denied and not (new.definite and new.rate_pct is not None):
        for old in reversed(drafts):
            alike = old.family == new.family and set(old.products) & set(new.products)
            if alike and _rates_match(old, new):
                old.disputed += new.evidence
                break
        return new  # what will not come, and was not announced here, is no measure
    part = _split_target(drafts, new) or _split_item(drafts, new)
    if part is not None:
        return part
    if new.status == "threatened" and new.rate_pct is None and new.value is None:
        for old in reversed(drafts):  # "threatened to raise tariffs": more about a measure already told
            if old.family == new.family and old.actor == new.actor:
                old.history.append(("threatened", new.sentences[0], new.heads[0][1]))
                old.evidence += new.evidence
                old.sentences += new.sentences
                old.heads += new.heads
                return old
    drafts.append(new)
    return new


def _split_target(drafts: list[Draft], new: Draft) -> Draft | None:
    """Part a measure against several sides when one side gets a status of its own ("paused for Mexico")."""
    if (
        new.rate_pct is not None
        or new.status not in ("suspended", "removed", "averted")
        or not new.sure_target
    ):
        return None
    for old in reversed(drafts):
        if (
            old.family != new.family
            or old.actor != new.actor
            or not set(new.target) < set(old.target)
            or not _products_match(old, new)
        ):
            continue
        part = replace(
            old, target=new.target, evidence=list(old.evidence), sentences=list(old.sentences),
                heads=list(old.heads),
            history=list(old.history), products=list(old.products), conditions=list(old.conditions),
        )  # fmt: skip
        old.target = tuple(p for p in old.target if p not in new.target)
        _fold(part, new)
        drafts.append(part)
        return part
    return None


def _split_item(drafts: list[Draft], new: Draft) -> Draft | None:
    """Part a measure against several sides when a list names it again for each of them."""
    if new.listed is None or new.rate_pct is None or not new.sure_target:
        return None
    for old in reversed(drafts):
        if (
            old.instrument != new.instrument
            or old.actor != new.actor
            or not set(new.target) < set(old.target)
            or old.rate_pct != new.rate_pct
            or set(old.products) != set(new.products)
        ):
            continue
        part = replace(
            old, target=new.target, evidence=list(old.evidence), sentences=list(old.sentences),
                heads=list(old.heads),
            history=list(old.history), products=list(old.products), conditions=list(old.conditions),
        )  # fmt: skip
        old.target = tuple(p for p in old.target if p not in new.target)
        _fold(part, new)
        drafts.append(part)
        return part
    return None


_DECIDES = re.compile(
    r"\b(?:adopt|impos|announc|sign|decid|approv|finali[sz]"
    r"|order)\w*(?<!proposed)\b",
    re.IGNORECASE,
)


def _fold(old: Draft, new: Draft) -> None:
    if _settles_sides(old, new):
        old.actor, old.target, old.sure_actor, old.sure_target = new.actor, new.target, True, True
    if (
        old.action in ("remove", "suspend")
        and new.status == "in_force"
        and new.action in ("impose", "maintain")
    ):
        new.effective = None  # the day it once began is not the day it ends
    if old.instrument == "export_control" and new.instrument in ("export_licensing", "export_ban"):
        old.instrument = new.instrument
    for name in (
        "rate_pct",
        "low_pct",
        "high_pct",
        "previous_pct",
        "value",
        "announced",
        "effective",
        "expires",
        "content_rule",
        "authority",
        "legal_ref",
        "reason",
        "nuance",
    ):
        if getattr(old, name) is None:
            setattr(old, name, getattr(new, name))
    if new.effective is not None and new.effective.value and not (old.effective and old.effective.value):
        old.effective = new.effective
    if old.announced is not None and new.announced is not None and _finer(new.announced, old.announced):
        old.announced = new.announced
    old.up_to |= new.up_to and old.rate_pct == new.rate_pct
    if old.basis == "unstated":
        old.basis = new.basis
    if not old.sure_actor and new.actor:
        old.actor, old.sure_actor = new.actor, new.sure_actor
    if new.target and (
        not old.target
        or (new.sure_target and not old.sure_target)
        or (old.target == ("WLD",) and new.sure_target)
    ):
        old.target, old.sure_target = new.target, new.sure_target
    old.products = _join_products(old.products, new.products)
    old.extraterritorial |= new.extraterritorial
    old.exclusions += [x for x in new.exclusions if x not in old.exclusions]
    old.hs += [x for x in new.hs if x not in old.hs]
    old.firm_rates = old.firm_rates or new.firm_rates
    old.conditions += new.conditions
    old.steps = old.steps or new.steps
    if new.expected:
        old.expected = new.expected
    ends = (
        old.action in ("remove", "suspend")
        and new.status == "in_force"
        and new.action in ("impose", "maintain")
    )
    if ends:
        pass  # "will lift the duties ... they were imposed in 2021": how it was before
    elif new.action == "remove" and old.status == "in_force" and new.status in ("announced", "agreed"):
        old.status, old.action = new.status, new.action
    elif (
        new.status == "threatened"
        and old.status in ("announced", "threatened")
        and (old.retrospective or old.status == "threatened")
    ):
        old.status, old.action = "threatened", "threaten"
    elif old.retrospective and not new.retrospective:
        old.status, old.action, old.retrospective = new.status, new.action, False
    elif (
        old.status == "proposed" and new.status == "announced" and not _DECIDES.search(new.evidence[0].quote)
    ):
        pass  # more about a proposal is no decision
    elif _RANK.get(new.status, 1) > _RANK.get(old.status, 1) and not new.expected:
        old.status = new.status
        if new.action != "impose":
            old.action = new.action
    if old.action == "impose" and new.action in ("cut", "raise"):
        old.action = new.action
    old.evidence += new.evidence
    old.sentences += new.sentences
    old.heads += new.heads
    old.history += new.history


def _finer(new: When, old: When) -> bool:
    return bool(
        new.value and old.value and len(new.value) > len(old.value) and new.value.startswith(old.value)
    )


def _join_products(old: list[str], new: list[str]) -> list[str]:
    specific = [p for p in new if p not in _GENERIC]
    if not specific:
        return old or list(new)
    kept = [p for p in old if p not in _GENERIC]
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

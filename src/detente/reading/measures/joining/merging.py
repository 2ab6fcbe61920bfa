"""Putting together what several sentences say about one measure."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.days.together import tell_of_several
from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.completing import Announcement, complete
from detente.reading.measures.joining.crosschecks import is_told_again
from detente.reading.measures.joining.folding import fold
from detente.reading.measures.joining.references import apply_reference
from detente.reading.measures.joining.sameness import is_same, products_match, rates_match

__all__ = ["Announcement", "apply_reference", "complete", "merge"]


def merge(drafts: list[Draft], new: Draft) -> Draft:
    """Add a draft to those before it, as a new measure or as more about one of them."""
    if is_told_again(drafts, new) or tell_of_several(drafts, new):
        return new
    for last in reversed(drafts):
        if is_same(last, new):
            old = _starts_beside(drafts, last, new) or last
            if new.status == "expired" and old.status != "expired" and _RENEWS.search(old.evidence[0].quote):
                return old  # the one before, which is renewed
            if new.negated or new.denied:
                if old.status != new.status:
                    old.disputed += new.evidence
                ending = old.action in ("remove", "suspend") and new.rate_pct is None
                if old.status not in ("proposed", "threatened", "announced") or not new.denied or ending:
                    return old
            fold(old, new)
            return old
    if new.denied and not (new.definite and new.rate_pct is not None):
        for old in reversed(drafts):
            alike = old.family == new.family and set(old.products) & set(new.products)
            if alike and rates_match(old, new):
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


def _starts_beside(drafts: list[Draft], old: Draft, new: Draft) -> Draft | None:
    """The duty on all the others, for "The tariffs will go into effect on Friday" after their suspension for some."""
    if old.status != "suspended" or old.target in ((), ("WLD",)) or new.effective is None:
        return None
    if (
        new.status not in ("announced", "in_force")
        or new.action != "impose"
        or (new.sure_target and new.target != ("WLD",))
    ):
        return None
    return next(
        (
            d
            for d in reversed(drafts)
            if d is not old
            and (d.actor, d.instrument) == (old.actor, old.instrument)
            and d.target in ((), ("WLD",))
            and products_match(d, new)
        ),
        None,
    )


_RENEWS = re.compile(
    r"\b(?:renew|re-?impos|restor|reinstat|re-?introduc|re-?establish|bring\w* back|extend|extension)\w*\b"
)


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
            or not products_match(old, new)
        ):
            continue
        return _parted(drafts, old, new)
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
        return _parted(drafts, old, new)
    return None


def _parted(drafts: list[Draft], old: Draft, new: Draft) -> Draft:
    """The part of a measure that falls on the sides of `new`, told apart from the rest of it."""
    part = replace(
        old, target=new.target, evidence=list(old.evidence), sentences=list(old.sentences), heads=list(old.heads),
        history=list(old.history), products=list(old.products), conditions=list(old.conditions),
    )  # fmt: skip
    old.target = tuple(p for p in old.target if p not in new.target)
    fold(part, new)
    drafts.append(part)
    return part

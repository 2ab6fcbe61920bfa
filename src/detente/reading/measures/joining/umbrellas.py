"""Measures told at large that other sentences spell out: the same act, not one more."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.folding import fold
from detente.reading.measures.joining.sameness import GENERIC

__all__ = ["fold_umbrellas"]

_EASES = ("cut", "remove", "exempt")
_DEAD = ("averted", "withdrawn", "removed", "suspended", "superseded", "expired", "invalidated")

_SEVERAL = 3
"""Goods that spell out a list; the rate of fewer is that of a part of it."""


def fold_umbrellas(drafts: list[Draft]) -> None:
    """Take "tariff cuts on certain goods" into the cuts on lobster that the text goes on to tell.

    A draft at large has neither rate nor value nor goods with a name; it goes into the nearest draft of the same sides,
    flow and direction that has one of these, unless their days or what became of them differ.
    """
    for vague in list(drafts):
        parts = _parts_of(vague, drafts)
        if parts:
            for part in parts:
                part.announced = part.announced or vague.announced
                part.effective = part.effective or vague.effective
                part.expires = part.expires or vague.expires
            drafts.remove(vague)
            continue
        if not _is_at_large(vague):
            continue
        spelt = [d for d in drafts if d is not vague and _spells_out(d, vague)]
        if not spelt:
            continue
        first = min(vague.sentences)
        nearest = min(spelt, key=lambda d: min(abs(s - first) for s in d.sentences))
        kept = list(nearest.products)
        fold(nearest, vague)
        nearest.products = kept
        drafts.remove(vague)


def _parts_of(whole: Draft, drafts: list[Draft]) -> list[Draft]:
    """The measures with rates of their own, side by side, that a measure on several sides without a rate is made of."""
    if (
        len(whole.target) < 2
        or whole.rate_pct is not None
        or whole.low_pct is not None
        or whole.value is not None
    ):
        return []
    parts = [
        d
        for d in drafts
        if d is not whole
        and d.instrument == whole.instrument
        and d.actor == whole.actor
        and d.rate_pct is not None
        and set(d.target) < set(whole.target)
        and (set(d.products) == set(whole.products) or not whole.products)
        and _days_fit(d, whole)
    ]
    return parts if {t for d in parts for t in d.target} == set(whole.target) else []


_SHARE = re.compile(
    r"\d\s?(?:%|per ?cent)\sof\s(?:[\w.’'-]+\s){0,5}?(?:goods|products|imports|exports|lines)\b"
)
"""``scrap tariffs on 94 percent of farm products``: no more at large than a rate."""


def _is_at_large(draft: Draft) -> bool:
    rated = draft.rate_pct is not None or draft.low_pct is not None or draft.points
    return (
        draft.family == "tariff"
        and not rated
        and draft.value is None
        and not (draft.action in ("cut", "remove") and any(_SHARE.search(e.quote) for e in draft.evidence))
        and not draft.steps
        and not draft.firm_rates
        and not draft.exclusions
        and set(draft.products) <= GENERIC
        and len(draft.actor) == 1
        and not draft.expected
    )


def _spells_out(draft: Draft, vague: Draft) -> bool:
    told = (
        draft.rate_pct is not None
        or draft.low_pct is not None
        or draft.value is not None
        or bool(set(draft.products) - GENERIC)
    )
    if vague.products == ["goods_list"] and draft.rate_pct is not None and len(draft.products) < _SEVERAL:
        return False  # the rate of one good of a list
    alike = (
        draft.instrument == vague.instrument and draft.actor == vague.actor and draft.target == vague.target
    )
    return (
        told
        and alike
        and _direction(draft) == _direction(vague)
        and (draft.status in _DEAD) == (vague.status in _DEAD)
        and _days_fit(draft, vague)
        and not draft.expected
    )


def _direction(draft: Draft) -> str:
    if draft.action in _EASES or draft.rate_pct == 0.0:
        return "ease"
    return "suspend" if draft.action in ("suspend", "maintain") else "restrict"


def _days_fit(draft: Draft, vague: Draft) -> bool:
    for name in ("announced", "effective", "expires"):
        a, b = getattr(draft, name), getattr(vague, name)
        if a is not None and b is not None and a.value and b.value and a.value != b.value:
            return False
    return True

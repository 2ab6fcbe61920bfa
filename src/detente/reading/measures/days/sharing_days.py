"""Days that the measures of one act share, though only one of them is told with them."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft

__all__ = ["share_days"]

_NEAR = 2
"""Sentences within which measures made known on one day are parts of one act."""


def share_days(drafts: list[Draft]) -> list[Draft]:
    """Give the measures of one act the days that only one of them is told with; those that got one."""
    dated = []
    for draft in drafts:
        if draft.effective is not None or draft.status not in ("announced", "in_force"):
            continue
        other = next((d for d in drafts if _is_of_one_act(draft, d)), None)
        if other is not None:
            draft.announced = draft.announced or other.announced
            draft.effective, draft.expires = other.effective, draft.expires or other.expires
            dated.append(draft)
    return dated


_OF_LATER = re.compile(
    r"\b(?:(?:additional|further|other|more) (?:counter)?measures|(?:second|third|next|later|final) (?:phase|list"
    r"|tranche|stage|round|wave|step|set)|intends? to|plans? to|considering|should the|at a later)\b"
)
"""Words that set what comes later apart from what begins now."""


def _is_of_one_act(draft: Draft, other: Draft) -> bool:
    """True for measures made known on one day in the same breath, and for one rate of a band that was told."""
    if other.effective is None or not other.effective.value or other.separate:
        return False
    if draft.separate or draft.conditions or draft.retrospective or draft.recalled:
        return False
    if (draft.family, draft.actor) != (other.family, other.actor):
        return False
    first = min(draft.sentences)
    if min(abs(first - index) for index in other.sentences) > _NEAR:
        return False
    if any(_OF_LATER.search(e.quote) for e in draft.evidence):
        return False  # "also announced that, should the duties stay, it intends to ...": has a day of its own
    if draft.announced is not None and other.announced is not None:
        return draft.announced.value == other.announced.value
    low, high, rate = other.low_pct, other.high_pct, draft.rate_pct
    within = low is not None and high is not None and rate is not None and low <= rate <= high
    return within and bool(set(draft.products) & set(other.products))

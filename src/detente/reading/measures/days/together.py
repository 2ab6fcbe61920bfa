"""A sentence about several measures at once: "The tariffs on steel and aluminium take effect on Friday"."""

from __future__ import annotations

from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.sameness import GENERIC

__all__ = ["tell_of_several"]

_LIVE = ("announced", "agreed", "in_force")
_TOLD = (*_LIVE, "proposed")


def tell_of_several(drafts: list[Draft], new: Draft) -> bool:
    """Give the days of a duty without a rate to those it sums up, each of which was told with its own rate.

    Returns
    -------
    bool : True when ``new`` is no measure of its own.
    """
    goods = set(new.products) - GENERIC
    rated = new.rate_pct is not None or new.low_pct is not None or new.per_unit is not None
    if len(goods) < 2 or rated or new.value is not None or new.status not in _LIVE or new.action not in _KEPT:
        return False
    parts = [
        d
        for d in drafts
        if (d.family, d.actor, d.instrument) == (new.family, new.actor, new.instrument)
        and d.rate_pct is not None
        and d.status in _TOLD
        and set(d.products) <= goods
        and (new.target in ((), d.target) or not new.sure_target)
    ]
    if len(parts) < 2 or set().union(*(d.products for d in parts)) != goods:
        return False
    if sum(len(d.products) for d in parts) != len(goods) or new.sentences[0] - parts[-1].sentences[0] > _FAR:
        return False
    for draft in parts:
        draft.status = new.status if draft.status == "proposed" else draft.status
        draft.announced = draft.announced or new.announced
        draft.effective = draft.effective or new.effective
        draft.expires = draft.expires or new.expires
        draft.evidence += new.evidence
        draft.sentences += new.sentences
    return True


_KEPT = ("impose", "raise")
_FAR = 8
"""Sentences behind the measures in which one still sums them up."""

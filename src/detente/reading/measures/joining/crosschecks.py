"""What the measures of a text say about each other: sides that contradict, the past told again."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.sameness import GENERIC
from detente.reading.text.context import Passage, Thread

__all__ = ["is_told_again", "without_crossed_sides"]


def without_crossed_sides(drafts: list[Draft], passage: Passage, thread: Thread) -> list[Draft]:
    """Mend two duties of a sentence each of which was given to the side that bears the other.

    "Duties on Japanese steel range from 31 to 33 percent, while Chinese products would face 28": a third takes both.
    """
    for one in drafts:
        for other in drafts:
            crossed = (
                one is not other
                and one.family == other.family == "tariff"
                and one.instrument == other.instrument
                and _only_goods_of(passage, (*one.target, *other.target))
                and bool(one.actor)
                and one.actor == other.target
                and other.actor == one.target
                and not (one.mutual or other.mutual)
            )
            if crossed:
                home = thread.legal_home if thread.legal_home not in (*one.target, *other.target) else None
                one.actor = other.actor = (home,) if home else ()
    return [d for d in drafts if d.actor]


def _only_goods_of(passage: Passage, parties: tuple[str, ...]) -> bool:
    """True when nothing but goods of these sides is named ("Japanese steel", "Chinese products")."""
    return all(m.kind == "demonym" for m in passage.mentions if m.party in parties)


_PAST = re.compile(r"\b(?:imposed|introduced|slapped|levied|placed|had imposed|were imposed|was imposed)\b")


def is_told_again(drafts: list[Draft], new: Draft) -> bool:
    """True for "China imposed tariffs on wine and barley in 2020" after both were told, each with what became of it."""
    if new.family != "tariff" or new.action != "impose" or new.status not in ("announced", "in_force"):
        return False
    if new.rate_pct is not None or new.low_pct is not None or not _PAST.search(new.evidence[0].quote):
        return False
    goods = set(new.products) - GENERIC
    told = [
        d
        for d in drafts
        if d.family == "tariff"
        and d.actor == new.actor
        and (d.target == new.target or new.target in ((), ("WLD",)))
    ]
    covered = {p for d in told for p in d.products}
    return len(goods) > 1 and goods <= covered and len(told) > 1

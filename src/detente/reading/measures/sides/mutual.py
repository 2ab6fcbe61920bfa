"""Measures that two sides take against each other in the same words."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.bearers import listed_with
from detente.reading.text.context import Passage, Thread

__all__ = ["mirrored", "set_mutual"]

_EACH_OTHER = re.compile(
    r"\b(?:each other(?:['’]s)?|one another(?:['’]s)?|mutual(?:ly)?|reciprocally|on both sides|in both directions"
    r"|bilateral(?:ly)?(?= (?:suspen|remov|elimin|reduc|cut)\w+))\b",
    re.IGNORECASE,
)
_BOTH_DO = re.compile(
    r"\b[Bb]oth (?:sides|countries|parties|governments|economies)\b|\b[Ee]ach (?:side|country|party)\b"
)


def _pair(passage: Passage, thread: Thread, before: int) -> tuple[str, str] | None:
    """The two sides a sentence names together, the nearest to ``before``."""
    for mention in reversed(passage.mentions):
        if (
            mention.party is None
            or mention.kind not in ("name", "metonym", "institution")
            or mention.start > before
        ):
            continue
        sides = list(dict.fromkeys(m.party for m in listed_with(passage, mention) if m.party))
        if len(sides) == 2:
            return str(sides[0]), str(sides[1])
    if any(m.kind == "both" for m in passage.mentions) and len(thread.main) >= 2:
        return thread.main[0], thread.main[1]
    return None


def set_mutual(draft: Draft, passage: Passage, thread: Thread, head: Head) -> bool:
    """Give a duty that two sides have on each other the first of them as actor; True when there are two."""
    if draft.family != "tariff" or head.mutual:
        return False
    text = passage.text
    clause = passage.clauses[passage.clause_at(head.start)]
    other = _EACH_OTHER.search(text, max(0, clause.start - 60), clause.end)
    both = _BOTH_DO.search(text, clause.start, head.start)
    if other is None and both is None:
        return False
    if (
        draft.sure_actor
        and draft.sure_target
        and len(draft.actor) == 1
        and set(draft.target) != {"WLD"}
        and other is None
    ):
        return False
    pair = _pair(passage, thread, head.start)
    if pair is None or not set(draft.actor) <= set(pair) or not set(draft.target) <= {*pair, "WLD"}:
        return False
    draft.actor, draft.target = (pair[0],), (pair[1],)
    draft.sure_actor = draft.sure_target = True
    return True


def mirrored(draft: Draft) -> Draft:
    """The same measure of the other side."""
    return replace(
        draft, actor=draft.target, target=draft.actor, products=list(draft.products), evidence=list(draft.evidence),
        sentences=list(draft.sentences), heads=list(draft.heads), history=list(draft.history),
        conditions=list(draft.conditions), exclusions=list(draft.exclusions), hs=list(draft.hs),
        steps=list(draft.steps),
        firm_rates=list(draft.firm_rates), disputed=list(draft.disputed),
    )  # fmt: skip

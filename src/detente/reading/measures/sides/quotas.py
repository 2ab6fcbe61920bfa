"""Sides and goods of tariff-rate quotas, which name the favoured side in ways of their own ("the EU TRQ")."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage, Thread

__all__ = ["set_quota"]

_FOR_SIDE = re.compile(r"\b(?:with|for|to|from)\s(?:the\s)?(?:imports from\s|goods from\s)?$")


def set_quota(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """Fill what the words of a quota leave open: who opens it, for whom, and for which goods."""
    if draft.instrument != "tariff_rate_quota" or (draft.sure_target and draft.sure_actor and draft.products):
        return
    before = next((t for t in reversed(thread.told) if t.instrument == "tariff_rate_quota"), None)
    owner = draft.actor[0] if draft.sure_actor and draft.actor else None
    favoured = owner is not None and any(
        m.party == owner and passage.text[m.end : head.start] == " " for m in passage.mentions
    )
    if favoured and thread.legal_home not in (None, owner):
        owner, draft.sure_actor = None, False  # "the EU TRQ" of the United States
    if owner is None and before is not None and len(before.actor) == 1:
        owner = before.actor[0]
    owner = owner or thread.legal_home
    if owner is not None:
        sides = _favoured(passage, head, owner)
        if len(sides) == 1:
            draft.actor, draft.target = (owner,), tuple(sides)
            draft.sure_actor = draft.sure_target = True
    if draft.products:
        return
    named = list(dict.fromkeys(p.tag for p in passage.products))
    if len(named) == 1:
        draft.products = named
    elif not named and before is not None:
        draft.products = list(before.products)


def _favoured(passage: Passage, head: Head, owner: str) -> list[str]:
    text = passage.text
    near = [
        str(m.party)
        for m in passage.mentions
        if m.party
        and m.party != owner
        and m.kind in ("name", "demonym")
        and (
            re.fullmatch(
                r"(?:['’]s?)?\s(?:[a-z-]+\s){0,2}", text[m.end : head.start] if m.end <= head.start else "-"
            )
            or (m.start >= head.end and _FOR_SIDE.search(text[head.end - 1 : m.start]))
        )
    ]
    if near:
        return list(dict.fromkeys(near))[:1]
    return list(
        dict.fromkeys(
            str(m.party)
            for m in passage.mentions
            if m.party and m.party != owner and m.kind in ("name", "demonym", "metonym", "institution")
        )
    )

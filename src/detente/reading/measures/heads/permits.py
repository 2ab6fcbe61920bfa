"""Heads of exports that are let out under a ban: "allowed exports of rice to Nepal"."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.measures.status.stages import stage_of
from detente.reading.text.context import Passage
from detente.reading.text.subjects import follows_verb

__all__ = ["permit_heads"]

_LETS = r"(?:allow|permit|authori[sz]|approv|clear|notif)(?:e?s|ied|ed|t?ed|t?ing|ing|ies)?"
_ALLOWS = re.compile(
    rf"\b(?P<verb>{_LETS})\s(?:for\s)?(?:the\s|limited\s|additional\s|further\s)*(?:exports?|exportation|shipments?)\sof\s",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?P<flow>[Ee]xports?)\sof\s[^;]{3,240}?\s(?:is|are|was|were|has been|have been|be)\s"
    r"(?:\w+ly\s|also\s|now\s|hereby\s)?(?P<verb>allowed|permitted|authori[sz]ed|approved|notified)\b",
)
"""``Export of non-basmati rice to Nepal, Cameroon and Malaysia is notified``."""
_TO = re.compile(
    r"\bto\s(?:(?:the|its|friendly|neighbou?ring)\s|[\w-]+\s(?:countries|nations|states),?\s(?:\w+\s){0,2})?$"
)
_BANNED = re.compile(r"\b(?:ban(?:s|ned)?|prohibit\w*|restrict\w*|curbs?|embargo)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no)\s(?:\w+\s)?$|\bcondition(?:s|al|ally)?\b")


def permit_heads(passage: Passage) -> list[Head]:
    """Exports to named states that a document about a ban on exports says are let out."""
    text = passage.text
    if "xport" not in text and "hipment" not in text:
        return []
    if not passage.products or not _is_banned(passage):
        return []
    out: list[Head] = []
    for pattern in (_ALLOWS, _ALLOWED):
        for match in islice(pattern.finditer(text), MAX_HEADS):
            if _NOT.search(text[: match.start("verb")]) or any(h.start < match.end() for h in out):
                continue
            goods = [p.tag for p in passage.products if p.start >= match.start()]
            sides = _destinations(passage, match.start())
            owner = _owner(passage, match)
            if not goods or not sides or owner is None or owner in sides:
                continue
            out.append(
                Head(
                    match.start(), match.end(), "export_ban", match.start(), match.end(), whole_clause=True,
                    owners=(owner,), bearers=sides, goods=tuple(dict.fromkeys(goods)), act="remove",
                    stage=stage_of(text, match.start("verb"), "announced"),
                )
            )  # fmt: skip
    return out


def _is_banned(passage: Passage) -> bool:
    """True in a document that tells of a ban on the goods named here."""
    tags = {p.tag for p in passage.products}
    whole = passage.thread.document.text[:6_000]
    return "xport" in whole and _BANNED.search(whole) is not None and bool(tags)


def _owner(passage: Passage, match: re.Match[str]) -> str | None:
    """Who lets them out: the subject, else the side whose ban was told, else the state of the document."""
    thread = passage.thread
    if match.re is _ALLOWS:
        doers = [m for m in passage.mentions if m.end <= match.start() and follows_verb(passage.text, m)]
        return thread.party_of(doers[-1], passage) if doers else None
    banned = [
        t for t in thread.told if t.instrument in ("export_ban", "export_control") and len(t.actor) == 1
    ]
    return banned[-1].actor[0] if banned else thread.legal_home or thread.home


def _destinations(passage: Passage, start: int) -> tuple[str, ...]:
    """The states that the goods may go to, listed behind "to"."""
    named = [m for m in passage.mentions if m.party and m.kind == "name" and m.start > start]
    first = next((i for i, m in enumerate(named) if _TO.search(passage.text[start : m.start])), None)
    if first is None:
        return ()
    found = [named[first]]
    for mention in named[first + 1 :]:
        gap = passage.text[found[-1].end : mention.start]
        if len(gap) > 24 or re.search(r"[.;]|\b(?:from|by|with|at)\b", gap):
            break
        found.append(mention)
    return tuple(dict.fromkeys(str(m.party) for m in found))

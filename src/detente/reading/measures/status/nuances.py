"""What is done to a measure in the word a ledger keeps: exempted, investigated, tightened or eased."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.head import Head
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["action_of", "direction_of", "nuance_of"]

_TIGHTENS = re.compile(
    r"\b(?:tighten|toughen|strengthen|stiffen|broaden|widen|expand|stepp?(?:ed|s|ing)? up|stricter|tighter|tougher"
    r"|more stringent)\w*\b[^.;,]{0,50}$",
    re.IGNORECASE,
)
_TIGHTENED = re.compile(
    r"[^.;,]{0,60}?\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?(?:tightened|toughened|strengthened|broadened|widened"
    r"|expanded|made more stringent)\b"
)
_EASES = re.compile(r"\b(?:eas(?:e|es|ed|ing)|relax\w*|loosen\w*|soften\w*)\b[^.;,]{0,50}$", re.IGNORECASE)
_EASED = re.compile(
    r"[^.;,]{0,60}?\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?(?:eased|relaxed|loosened|softened)\b"
)


def nuance_of(draft: Draft, passage: Passage, head: Head) -> str | None:
    """``exempt``, ``tighten`` or ``ease`` where the words around a head say so."""
    text = passage.text
    if head.exempting:
        return "exempt"
    if head.white_list:  # who is taken off a list of trusted partners needs licences for each export
        off = lx.OFF_LIST.search(text[: head.start]) or "no longer" in text[: head.start]
        return "remove_preference" if off else "restore_preference"
    if head.preference:
        return "remove_preference"
    if draft.family == "tariff":
        return None
    before = text[max(0, head.noun_start - 80) : head.noun_start]
    if _TIGHTENS.search(before) or _TIGHTENED.match(text, head.noun_end):
        return "tighten"
    return "ease" if _EASES.search(before) or _EASED.match(text, head.noun_end) else None


def action_of(draft: Draft) -> str:
    """The action of a finished draft; duties are raised and cut, controls tightened and eased."""
    if draft.instrument == "investigation" and draft.action in ("impose", "raise"):
        return "investigate"
    if draft.nuance == "exempt":
        return "exempt" if draft.action == "remove" else draft.action
    if draft.nuance is not None and draft.action in ("impose", "raise", "cut", "remove"):
        return draft.nuance
    if draft.family in ("tariff", "other") or draft.instrument in ("export_tax", "entity_listing"):
        return draft.action
    quota = draft.instrument.endswith("quota")  # a higher quota lets more through
    if draft.action == "raise":
        return "ease" if quota else "tighten"
    if draft.action == "cut":
        return "tighten" if quota else "ease"
    return draft.action


_DIRECTIONS = {
    "cut": "ease",
    "remove": "ease",
    "suspend": "ease",
    "exempt": "ease",
    "restore_preference": "ease",
    "ease": "ease",
    "maintain": "keep",
}


def direction_of(action: str) -> str:
    """Whether an action restricts trade, eases it or keeps it as it is."""
    return _DIRECTIONS.get(action, "restrict")

"""What a listing of firms means for trade with them, which is no measure of its own."""

from __future__ import annotations

import re

from detente.reading.measures.heads.heads import Head
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["is_of_listed"]

_OF_LISTED = re.compile(
    r"\b(?:to|with|by|for)\s(?:these|those|such|the listed|the designated)\s(?:\w+\s)?(?:entities|companies|firms)\b"
)


def is_of_listed(head: Head, passage: Passage, thread: Thread) -> bool:
    """True for what a listing told before means ("exports of dual-use items to these entities are prohibited")."""
    if lx.FAMILY.get(head.instrument) != "export" or head.instrument == "entity_listing":
        return False
    if not _OF_LISTED.search(passage.text):
        return False
    for told in reversed(thread.told[-3:]):
        if told.instrument == "entity_listing" and passage.index - told.sentences[0] <= 2:
            told.products = told.products or list(dict.fromkeys(p.tag for p in passage.products))
            told.evidence.append(passage.evidence())
            told.sentences.append(passage.index)
            return True
    return False

"""Provisional duties, put on while an investigation goes on, and the definitive ones that follow them."""

from __future__ import annotations

import re

from detente.reading.measures.goods.pointing import REMEDIES
from detente.reading.measures.heads.heads import Head

__all__ = ["remedy_stage"]


_RULINGS = r"(?:ruling|determination|finding|decision|dut(?:y|ies)|measures?|tariffs?)"
_STAGES = {
    "provisional": re.compile(
        rf"\b(?:provisional|[Pp]reliminary|[Ii]nterim|[Ii]nitial|temporary)(?:ly)?\s(?:[\w-]+\s){{0,3}}?{_RULINGS}\b"
    ),
    "definitive": re.compile(rf"\b(?:definitive|[Ff]inal)(?:ly)?\s(?:[\w-]+\s){{0,3}}?{_RULINGS}\b"),
}


def remedy_stage(text: str, head: Head) -> str | None:
    """``provisional`` or ``definitive`` where the sentence says which, by the words that stand nearest."""
    if head.instrument not in REMEDIES:
        return None
    near: list[tuple[int, str]] = []
    for stage, words in _STAGES.items():
        near += [
            (max(m.start() - head.noun_end, head.start - m.end(), 0), stage) for m in words.finditer(text)
        ]
    return min(near)[1] if near else None

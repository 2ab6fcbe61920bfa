"""Programmes and legal acts that tell by their name whose a measure is."""

from __future__ import annotations

import re

from detente.reading.measures.heads.heads import Head
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["act_owner", "programme_owner"]


_PROGRAMMES = re.compile(
    r"\b(?:[Rr]eciprocal|[Ff]entanyl|IEEPA|Section (?:232|301|122|201|338))\b|\b(?:232|301)\s(?=dut|tariff|lev)"
    r"|Liberation Day|\bHTSUS\b"
    r"|International Emergency Economic Powers Act"
)
"""Programmes and acts that only the United States has."""


_ACTS = (
    (
        re.compile(
            r"\b(?:[Ee]xecutive [Oo]rder|EO|Presidential Proclamation|proclamation|CBP|HTSUS|Federal Register)\b"
        ),
        "USA",
    ),
    (re.compile(r"\bRegulation \(EU\)|\bOfficial Journal of the E|\bmember states\b"), "EU"),
)


_STRIKES_BACK = re.compile(
    r"(?:[^,;]{0,50}?)\s(?:impos|levy|retaliat|respond|introduc|appl|consider|plan|threaten|rul"
    r"|put)\w*\b[^,;]{0,24}$"
)


_UNDER = re.compile(r"\s(?:[\w,]+\s){0,4}?(?:under|pursuant to|by authority of|based on)\s")


def programme_owner(passage: Passage, thread: Thread, head: Head) -> str | None:
    """Owner of the programme a duty belongs to ("reciprocal tariffs", "Section 232 duties")."""
    if lx.FAMILY.get(head.instrument) != "tariff" or "USA" not in thread.counts:
        return None
    near = passage.text[max(0, head.start - 24) : head.noun_end + 24]
    imposed = _UNDER.match(passage.text, head.noun_end)
    if imposed is not None:  # "tariffs imposed under Section 232"
        near = passage.text[max(0, head.start - 24) : imposed.end() + 24]
    found = _PROGRAMMES.search(near)
    if found is None:
        return None
    if found.group().lower() == "reciprocal":  # others may strike back with "reciprocal tariffs" of their own
        for mention in passage.mentions:
            struck = mention.party not in (None, "USA") and 0 <= head.start - mention.end <= 60
            if struck and _STRIKES_BACK.match(passage.text[mention.end : head.start]):
                return None
    return "USA"


def act_owner(passage: Passage, thread: Thread) -> str | None:
    """The state whose kind of legal act a sentence names ("the executive order", "Regulation (EU) ...")."""
    for pattern, party in _ACTS:
        if (party in thread.counts or party == thread.legal_home) and pattern.search(passage.text):
            return party
    return None

"""Ends of measures that somebody only hopes for: the measures stand."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft

__all__ = ["note_awaited_end"]

_END = (
    r"(?:lift|remov|drop|scrap|withdr[ae]w|eliminat|abolish|rescind|revok|reduc|lower|cut|eas(?:e|ing)|relax"
    r"|roll back|terminat"
    r"|overturn|repeal|end|phas(?:e|ing) out|reconsider|review)"
)
_AWAITED = re.compile(
    r"\b(?:hopeful|hopes?|hoped|hoping|confident|optimistic|look(?:s|ed|ing)? forward|await(?:s|ed|ing)?"
    r"|wait(?:s|ed|ing)? for"
    r"|(?:would|['’]d) (?:like|welcome)|(?:make|made|making"
    r"|put|press)\w* (?:the|a|our|its) (?:strong\w* )?case)\s[^.;]{0,60}?"
    rf"\b(?:(?:removal|lifting|elimination|abolition|end|scrapping|reduction|easing|withdrawal|relaxation) (?:of"
    rf"|to)"
    rf"|{_END}\w*)\s[^.;]{{0,60}}$",
    re.IGNORECASE,
)
"""``was hopeful China would lift the tariffs``, ``I look forward to the removal of duties on wine``."""
_DECIDED = re.compile(
    r"\b(?:agreed|announced|decided|promised|pledged|committed|confirmed|will|plans? to|set to)\b",
    re.IGNORECASE,
)


def note_awaited_end(draft: Draft, text: str, start: int, head: int) -> bool:
    """True when the words before a head only await its end; the measure is then in force."""
    awaited = _AWAITED.search(text, max(0, start - 120), head)
    if awaited is None or _DECIDED.search(awaited.group()):
        return False
    draft.status, draft.action = "in_force", "maintain"
    return True

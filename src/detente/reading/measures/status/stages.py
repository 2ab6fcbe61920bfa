"""How far a step has come, by the words before its verb."""

from __future__ import annotations

import re

__all__ = ["stage_of"]

_NEAR = 48
"""Characters before a verb in which its auxiliaries and the plan behind it stand."""
_THREAT = re.compile(r"\b(?:threat\w*|warn\w*|vow\w*)\b[^.;,]{0,40}$")
_PROPOSED = re.compile(
    r"\b(?:propos\w+|recommend\w*|consider\w*|weigh\w*|mull\w*|could|may|might|seeks?|plans? to|planning to"
    r"|wants? to|ways? to|whether to|discuss\w*)\s(?:[\w-]+\s){0,3}$"
)
_AGREED = re.compile(
    r"\b(?:agree[ds]?|agreement|deal|commit(?:s|ted)?|undertak\w+)\b[^.;]{0,60}$", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|can|to|about to|set to|due to|is|are|can now|preparing to|ready to|moving to|decision to"
    r"|decided to|intends? to|intention to)\s(?:now\s|also\s|again\s|once\s|more\s|be\s|be able to\s|\w+ly\s)*$"
)


def stage_of(text: str, verb_start: int, done: str) -> str:
    """Status of a step whose verb begins at `verb_start`; `done` where the words tell that it was taken."""
    before = text[max(0, verb_start - _NEAR) : verb_start]
    if _THREAT.search(before):
        return "threatened"
    if _PROPOSED.search(before):
        return "proposed"
    if _AGREED.search(before):
        return "agreed"
    return "announced" if _AHEAD.search(before) else done

"""Whether the words before a verb deny it: "will not buy", "refused to meet", "has no plans to lift"."""

from __future__ import annotations

import re

__all__ = ["is_negated"]

_WORDS = r"(?:[\w’'-]+\s){0,5}"
_NEGATOR = re.compile(
    r"(?:\b(?:not|never|no longer|cannot|nor|neither)|n['’]t)\s(?!only\b|just\b|merely\b|less\b|least\b|later\b|more\b"
    r"|surprising|rul\w+ out|exclud)"
    r"|\bno\s(?:\w+\s)?(?:plans?|intention|need|reason|desire|wish|obligation|commitments?|promises?|pledges?)\s(?:to|of|for)\s"
    r"|\b(?:refus\w+|declin(?:ed?|es|ing)|fail(?:ed|s|ing)?|reluctant|unwilling|unable)\s(?=to\s)"
    r"|\b(?:reject\w*|spurn\w*|rebuff\w*|resist\w*|oppos\w+|dismiss\w*|rul(?:ed?|es|ing) out|forgo\w*|forwent"
    r"|den(?:y|ies|ied|ying)|abandon\w*|renounc\w+|scrapp\w+|against|halt(?:ed|s)?|stopp?(?:ed|s)?|ceas(?:ed?|es)"
    r"|quit|instead of|rather than|without|short of|refrain\w*|withdrew|withdrawn"
    r"|back(?:ed|s)? (?:out|away) (?:of|from))\s"
    r"|\bdecided?\s(?:not|against)\s",
    re.IGNORECASE,
)
_AFFIRMED = re.compile(
    r"\b(?:not|n['’]t|refus\w+ to|declin\w+ to)\s(?:\w+\s){0,2}?(?:rul\w+|rule|exclud\w+|reject\w*|den(?:y|ied)"
    r"|refus\w*|oppos\w+|resist\w*|without)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;:,“”\"(–—]|\s(?:and|but|while|that|which|who|although|though|because|after|before|if|unless)\s"
)
_GAP = re.compile(rf"{_WORDS}$")


def is_negated(text: str, start: int, floor: int = 0) -> bool:
    """True when the verb (or the promise) that begins at ``start`` is denied.

    Only the words between the last break of the clause and the verb count: "will not raise tariffs and will buy"
    denies the raise, not the purchase. ``floor`` is the first character looked at.
    """
    low = max(floor, start - 90)
    window = text[low:start]
    breaks = [m.end() for m in _CUT.finditer(window)]
    if breaks:
        window = window[breaks[-1] :]
    found = list(_NEGATOR.finditer(window))
    if not found or not _GAP.fullmatch(window[found[-1].end() :]):
        return False
    return not _AFFIRMED.search(window)

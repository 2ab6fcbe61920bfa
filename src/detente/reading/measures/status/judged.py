"""Measures that a court, a panel or a complaint holds against the rules of trade: whoever judges, they are in force."""

from __future__ import annotations

import re

from detente.reading.measures.heads.head import Head

__all__ = ["is_judged", "is_upheld"]

_RULES = (
    r"\b(?:WTO|World Trade Organi[sz]ation|GATT|rules?|obligations?|laws?|commitments?|standards?|treaty"
    r"|agreements?)\b"
)
_JUDGED = re.compile(
    r"(?:\s(?:on|of|against|over|for|to|from)\s[^.;:]{2,70}?)?\s(?:(?:do|does|did)\s(?:not|n['’]t)\s|don['’]t\s)?(?:\w+ly\s)?"
    r"(?:violat(?:e|es|ed)|breach(?:es|ed)?|infring(?:e|es|ed)|contraven(?:e|es|ed)|r[ua]n counter to|compl(?:y"
    r"|ies|ied) with"
    r"|conform(?:s|ed)? (?:to|with)|(?:is|are|was|were)\s(?:not\s|\w+ly\s)?(?:(?:in)?consistent|(?:in)?compatible"
    r"|in line"
    rf"|in breach|in violation|contrary|in conformity))\b[^.;]{{0,50}}?{_RULES}"
)
"""Behind a measure: "do not violate WTO rules", "is inconsistent with its obligations"."""
_TO_COME = re.compile(
    r"\b(?:any|if|whether|planned|plan|plans|proposed|threatened|possible|potential|would|could|may|might)\b"
)


_UPHELD = re.compile(
    r"\b(?:not\s(?!\w*(?:comply|conform|in line))|consistent|compatible|compl(?:y|ies|ied)|conforms?|in (?:line"
    r"|conformity))"
)


def is_upheld(text: str, head: Head) -> bool:
    """True when the judgment is that the measure keeps to the rules: it stays."""
    end = max(head.end, head.noun_end)
    judged = _JUDGED.match(text, end)
    return judged is not None and _UPHELD.search(judged.group()) is not None and is_judged(text, head)


_CALLED = re.compile(
    r"(?:\s(?:on|of|against|over|for|to)\s[^.;:,]{2,60}?)?\s(?:is|are|was|were)\s(?:an?\s)?(?:[\w-]+\s(?:and\s)?){0,3}?[“\"]?"
    r"(?:unfair|discriminatory|unjust\w*|politic\w+|unilateral\w*|illegal|unlawful|unwarranted|groundless)\b"
)
"""``Japan's export restrictions are unfair and discriminatory``."""


def is_judged(text: str, head: Head) -> bool:
    """True when the words behind a head hold the measure against the rules of trade, or call it unfair."""
    end = max(head.end, head.noun_end)
    judged = _JUDGED.match(text, end) or _CALLED.match(text, end)
    return judged is not None and not _TO_COME.search(text, max(0, head.noun_start - 40), end)

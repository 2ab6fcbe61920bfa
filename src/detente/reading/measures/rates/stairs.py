"""Later steps of one duty: "12% from April 2025 to April 2026; 11.5% from April 2026 to April 2027"."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head

__all__ = ["climb"]

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_OTHER_WORD = re.compile(
    rf"\b(?!(?:{_MONTHS}|from|to|until|till|through|and|then|ad|valorem|as|of|the|on|in|by|up|rate|percent|per|cent"
    r"|effective|starting|beginning|for|period|an?|at|with|effect|inclusive)\b)[a-z]+\b",
    re.IGNORECASE,
)
"""A word of neither a date nor a rate: nothing else may stand between two steps."""
_LONGEST = 400
"""Characters between the first step and the last one."""


def climb(first: Draft, step: Draft, text: str, head: Head) -> bool:
    """Note the rate as a later step of the duty before it when only dates stand between them.

    Returns
    -------
    bool : True when the rate is a step, which needs no draft of its own.
    """
    begins = first.steps[-1][0] if first.steps else first.effective
    if (
        first.ends_at is None
        or first.rate_pct is None
        or step.rate_pct is None
        or not head.elliptical
        or first.family != step.family
        or begins is None
        or first.effective is None
        or step.effective is None
        or not begins.value
        or not step.effective.value
        or step.effective.value <= begins.value
    ):
        return False
    between = text[first.ends_at : head.start]
    if len(between) > _LONGEST or _OTHER_WORD.search(between):
        return False
    if step.products and not set(step.products) & {*first.products, "all_goods"}:
        return False
    if not first.steps:
        first.steps.append((first.effective, first.rate_pct))
    first.steps.append((step.effective, step.rate_pct))
    first.expires = step.expires
    return True

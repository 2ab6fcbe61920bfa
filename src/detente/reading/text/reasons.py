"""Words that tell why a measure is taken, not what or whom it falls on."""

from __future__ import annotations

import re

__all__ = ["VOLUME_TRIGGER", "is_purchase", "is_reason"]

VOLUME_TRIGGER = re.compile(
    r"\b(?:when|if|once|whenever)\s(?:[\w.]+\s){0,4}?(?:imports|shipments|volumes)\b[^;]{0,60}?\b(?:reach|exceed|surpass"
    r"|top|cross|pass)\w*\b"
)
"""``when imports reach 242,000 tons``: what sets off a safeguard."""

_BOUGHT = re.compile(
    r"[\w-]+\s(?:[\w-]+\s){0,2}?(?:purchases|imports|buying|trade|sales|flows?|smuggling|dumping"
    r"|overcapacity)\b"
)


def is_purchase(text: str, position: int) -> bool:
    """True for goods and sides named as what was bought ("for Russian oil purchases")."""
    before = text[max(0, position - 40) : position].lower()
    return (
        re.search(r"\b(?:for|over|due to|about)\s(?:[\w.]+(?:['’]s?)?\s){0,2}$", before) is not None
        and _BOUGHT.match(text, position) is not None
    )


def is_reason(text: str, position: int) -> bool:
    """True for a product named as the reason, not the object ("over India's purchases of Russian oil")."""
    before = text[max(0, position - 70) : position].lower()
    return is_purchase(text, position) or bool(
        re.search(
            r"\b(?:because|based on|citing|(?:lack|absence) of"
            r"|over (?:\w+['’]s )?(?:purchas|import|trad|flow)\w*|purchas\w+ of|buying"
            r"|fentanyl|in response to|payback|critical for|vital for|(?:used|usable|use) (?:in|for"
            r"|to (?:make|build|produce))|to (?:make|build|produce|develop))\b[^,;]*$",
            before,
        )
    )

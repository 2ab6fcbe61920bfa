"""Which content, technology or ownership brings a foreign product under a control."""

from __future__ import annotations

import re

from detente.ledger.records import ContentRule

__all__ = ["content_rule"]


_THRESHOLD = re.compile(
    r"(?P<pct>\d+(?:\.\d+)?)\s?(?:%|per ?cent)(?:\sor more)?\s(?:or more\s)?of (?:the |its "
    r"|their )?(?:total )?value",
    re.IGNORECASE,
)


def content_rule(text: str) -> ContentRule | None:
    """Which content or technology makes a foreign product fall under a control."""
    threshold = _THRESHOLD.search(text)
    if threshold:
        return ContentRule(
            kind="origin_value", threshold_pct=float(threshold["pct"]), words=threshold.group()
        )
    both = re.search(
        r"\b(?:us(?:e|es|ing)|contain\w*|made (?:with|from)|rel(?:y|ies|ying) on|built (?:with"
        r"|on))\s(?:\w+\s){0,3}(?:technolog\w+)\s(?:or|and)\s(?:\w+\s){0,3}(?:minerals?|materials?)\b",
        text,
        re.IGNORECASE,
    )
    if both:
        return ContentRule(kind="origin_technology_or_minerals", words=both.group())
    technology = re.search(
        r"\b(?:us(?:e|es|ing)|with|made with)\s(?:\w+\s){0,3}technolog\w+(?: of \w+ origin)?",
        text,
        re.IGNORECASE,
    )
    if technology and re.search(
        r"\b(?:overseas|abroad|outside|foreign|elsewhere|made|origin)\b", text, re.IGNORECASE
    ):
        return ContentRule(kind="origin_technology", words=technology.group())
    owned = re.search(
        r"(?P<pct>\d+)\s?(?:%|per ?cent)\s(?:or more\s)?(?:owned|ownership|held)", text, re.IGNORECASE
    )
    if owned:
        return ContentRule(kind="ownership", threshold_pct=float(owned["pct"]), words=owned.group())
    origin = re.search(r"\b(?:originat\w+ in|of \w+ origin)\b[^.;,]{0,30}", text)
    if origin:
        return ContentRule(kind="origin_goods", words=origin.group().strip())
    return None

"""The dateline that opens a report: where it ends, and whose capital it names."""

from __future__ import annotations

import re

from detente.reading.gazetteers.parties import CITIES

__all__ = ["dateline_end", "dateline_parties"]

_DATELINE = re.compile(
    r"\W{0,3}(?P<place>[A-Z][A-Z.'’-]*(?:[ /][A-Z][A-Z.'’-]*){0,3})(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"
    r"(?:,?\s(?:[A-Z][a-z]+day,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?"
    r"\s?(?:\([^)\n]{2,30}\))?\s?(?:--?|–|—|:)\s"
)
_PLACES = {name.upper(): code for name, code in {**CITIES, "Brussels": "EU"}.items() if name[0].isupper()}


def dateline_end(text: str) -> int:
    """Length of the dateline a sentence begins with; 0 without one."""
    match = _DATELINE.match(text)
    if match is None or not _parties(match["place"]):
        return 0
    return match.end()


def dateline_parties(text: str) -> tuple[str, ...]:
    """States (or the EU) whose cities open the report ("BEIJING/BRUSSELS, July 4 - ...")."""
    for line in text[:2000].splitlines():
        match = _DATELINE.match(line)
        if match is not None and (parties := _parties(match["place"])):
            return parties
    return ()


def _parties(place: str) -> tuple[str, ...]:
    found = [_PLACES.get(name.strip()) for name in place.split("/")]
    return tuple(dict.fromkeys(p for p in found if p))

"""The dateline that opens a report: where it ends, whose capital it names, and its day."""

from __future__ import annotations

import re
from datetime import date

from detente.reading.gazetteers.parties import CITIES
from detente.reading.text import date_words as dw
from detente.reading.text.dates import find_dates

__all__ = ["dateline_end", "dateline_parties", "find_dateline"]

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


_PUBLISHED = re.compile(
    rf"(?:^|\n)[^\n]{{0,80}}?\b(?:[Pp]ublished|[Uu]pdated|[Pp]osted|PUBLISHED|UPDATED|Date|DATE"
    rf"|[Rr]eleased)\b(?: on)?:?\s+(?:{dw.DAY_NAME},?\s+)?"
    rf"(?P<words>(?:20\d\d-\d\d-\d\d)|{dw.MONTH}\s\d{{1,2}},?\s20\d\d|\d{{1,2}}\s{dw.MONTH},?\s20\d\d)"
)
_PLACE_LINE = re.compile(
    rf"^\s*(?:[A-Z][A-Za-z.' ]{{2,30}}(?:,\s[A-Z][A-Za-z. ]{{1,20}})?,?\s)"
    rf"\(?(?P<words>{dw.MONTH}\s\d{{1,2}}(?:,?\s20\d\d)?|\d{{1,2}}\s{dw.MONTH}(?:,?\s20\d\d)?)"
    r"\)?\s*(?:\([A-Z][A-Za-z/ ]{1,20}\)|[-–—:])"
)
_FIRST_LINE = re.compile(
    rf"^\s*(?P<words>{dw.MONTH}\s\d{{1,2}},\s20\d\d|\d{{1,2}}\s{dw.MONTH}\s20\d\d|20\d\d-\d\d-\d\d)\s*$",
    re.MULTILINE,
)


def find_dateline(text: str) -> tuple[date | None, str | None]:
    """Publication day that the text itself shows: a "Published" line, a dateline, a date alone on a line."""
    head = text[:1500]
    for pattern, basis in (
        (_PUBLISHED, "line 'published' of the text"),
        (_PLACE_LINE, "dateline"),
        (_FIRST_LINE, "date line of the text"),
    ):
        match = pattern.search(head)
        if not match:
            continue
        found = find_dates(match["words"], None)
        if found and found[0].value and found[0].precision == "day":
            return date.fromisoformat(found[0].value), basis
    return None, None

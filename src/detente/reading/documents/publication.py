"""The day of publication: given, in the header, declared by the page, in the dateline, or only hinted at."""

from __future__ import annotations

import re
from datetime import date, datetime

from detente.reading.documents.extracted import Extracted

__all__ = ["GIVEN", "HEADER", "publication_day"]

GIVEN = "given by the user"
HEADER = "header of the file"

_FEW_DAYS = 3
"""A page may be put up some days after its dateline; a larger distance is worth a doubt."""

_HEADER_NAMES = ("published", "date", "publication_date", "pubdate")


def publication_day(
    header: dict[str, str], found: Extracted, body: str, given: date | None
) -> tuple[date | None, str | None, tuple[str, ...]]:
    """Day of publication, how it is known, and what should be doubted about it."""
    if given is not None:
        return given, GIVEN, ()
    for name in _HEADER_NAMES:
        day = _header_day(header.get(name, ""))
        if day is not None:
            return day, HEADER, ()
    from detente.reading.text.datelines import find_dateline

    written, basis = find_dateline(body)
    if found.days:
        day, declared = date.fromisoformat(found.days[0][0]), found.days[0][1]
        if written is not None and abs((written - day).days) > _FEW_DAYS:
            doubt = (
                f"The page is dated {day.isoformat()} ({declared}), but its text {written.isoformat()} ({basis})"
                "; the former was used."
            )
            return day, declared, (doubt,)
        return day, declared, ()
    if written is not None:
        return written, basis, ()
    if found.hints:
        day, hint = date.fromisoformat(found.hints[0][0]), found.hints[0][1]
        doubt = f"The text shows no day of publication; {day.isoformat()} was taken, {_article(hint)}{hint}."
        return day, hint, (doubt,)
    return None, None, ()


def _article(words: str) -> str:
    return "" if words.startswith("a ") else "the "


def _header_day(words: str) -> date | None:
    if re.match(r"\d{4}-\d\d-\d\d", words):
        try:
            return date.fromisoformat(words[:10])
        except ValueError:
            return None
    for form in ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y"):
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None

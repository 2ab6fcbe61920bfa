"""Rows of a table that name the goods of the measure told above it."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.sameness import GENERIC
from detente.reading.text.context import Passage

__all__ = ["take_row"]

_ROW = re.compile(r"(?:\(?\d{1,3}[.)]?\)?\s+)?(?P<hs>\d{4}(?:[ .]?\d\d){0,3})\s+(?=[A-Z])")
"""``1. 5201 Cotton``: a number, the tariff heading and the goods."""
_OF_TABLE = re.compile(
    r"\b(?:[Tt]able|[Aa]nnex|[Ss]chedule|[Ll]ist)\b[^.;]{0,20}\b(?:below|following|hereto|annexed|appended)\b"
    r"|\bcolumn \(?\d\)?|\b(?:following|below) [Tt]able\b"
)
_FAR = 30
"""Rows of one table that are looked at."""


def take_row(drafts: list[Draft], passage: Passage) -> None:
    """Add the goods of a row to the measure told last, where that points to the goods of a table."""
    row = _ROW.match(passage.text) if passage.text[:1].isdigit() or passage.text[:1] == "(" else None
    if row is None or not drafts or not passage.products:
        return
    draft = drafts[-1]
    if passage.index - draft.sentences[0] > _FAR or not any(
        _OF_TABLE.search(e.quote) for e in draft.evidence
    ):
        return
    goods = [p for p in draft.products if p not in GENERIC]
    goods += [p.tag for p in passage.products if p.tag not in goods]
    draft.products = goods
    if row["hs"] not in draft.hs:
        draft.hs.append(row["hs"])
    draft.evidence.append(passage.evidence())

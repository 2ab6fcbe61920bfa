"""Undoing hard-wrapped lines: a line break inside a sentence becomes a blank, one character for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["BULLET", "unwrap"]

BULLET = re.compile(r"\s*(?:[-*•–—▪●·◦‣○➢]\s+|o\s+(?=[A-Z])|\(?[a-z0-9ivx]{1,3}[.)]\s+)")
"""The mark that opens an item of a list."""

_DASH_BULLET = re.compile(r"\s*(?:[-*•–—▪●]\s+|\(?(?:\d{1,2}|[a-h])\)\s+(?=[A-Za-z“\"]))")
_NUMBER = re.compile(r"\s*\(?(?P<n>\d{1,2})[.)]\s+[A-Z]")
"""An item by its number, which follows on that of the item before."""
_LABEL = re.compile(r"\s*[A-Z][\w’'()/ -]{1,40}:\s\S")
_ROW = re.compile(r"\s*[A-Z][A-Za-z .,&'’()/-]{2,60}?\s+[+]?\d[\d.]*\s?%\s*$")
"""``Brazil 10%``: a row of a table."""
_ENDS = re.compile(r"[.!?:;][\"”’')\]]*\s*$")
_SHORT = 0.55
"""A line shorter than this share of the longest one of its block, without a full stop, is a heading."""


def unwrap(text: str) -> str:
    """The text with the line breaks inside its sentences replaced by blanks; offsets stay what they are."""
    pieces: list[str] = []
    first = 0
    for lines in _blocks(text):
        for position in _soft_breaks(text, lines):
            pieces.append(text[first:position])
            first = position + 1
    return " ".join([*pieces, text[first:]])


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without a blank line between them."""
    lines: list[tuple[int, int]] = []
    position = 0
    while position <= len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].strip():
            lines.append((position, end))
        elif lines:
            yield lines
            lines = []
        position = end + 1
    if lines:
        yield lines


def _soft_breaks(text: str, lines: list[tuple[int, int]]) -> Iterator[int]:
    """Positions of the line breaks of a block that only wrap a line.

    A block is wrapped when at least as many lines break off inside a sentence as end with one; then every break
    is soft but those behind headings and before items of a list.
    """
    if len(lines) < 2:
        return
    longest = max(end - start for start, end in lines)
    breaks = list(pairwise(lines))
    inside = sum(_breaks_off(text, *pair, longest) for pair in breaks)
    stopped = sum(_stops(text, *line) and not _DASH_BULLET.match(text, *after) for line, after in breaks)
    if inside == 0 or inside < stopped:
        return
    numbers = [int(n["n"]) for n in (_NUMBER.match(text, *line) for line in lines) if n]
    counted = 0 if {1, 2} <= set(numbers) else -1
    for (start, end), (following, last) in breaks:
        full = _stops(text, start, end)
        number = _NUMBER.match(text, following, last)
        opened = _NUMBER.match(text, start, end)
        counted = int(opened["n"]) if opened and counted <= 0 else counted
        if number is not None and (int(number["n"]) == counted + 1 or (int(number["n"]) == 1 and full)):
            counted = int(number["n"])  # "take effect on November / 1. China rejected" is no item
            continue
        if any(p.match(text, start, end) and p.match(text, following, last) for p in (_LABEL, _ROW)):
            continue
        if _DASH_BULLET.match(text, following, last) or (full and BULLET.match(text, following, last)):
            continue
        if full and end - start < _SHORT * longest:
            continue
        if not full and _is_heading(text, start, end, following, longest):
            continue
        yield end


def _breaks_off(text: str, line: tuple[int, int], following: tuple[int, int], longest: int) -> bool:
    """True when a line stops inside a sentence."""
    start, end = line
    if _stops(text, start, end) or _DASH_BULLET.match(text, *following):
        return False
    return not _is_heading(text, start, end, following[0], longest)


def _stops(text: str, start: int, end: int) -> bool:
    """True when a line ends with a full stop or its like."""
    return bool(_ENDS.search(text, max(start, end - 8), end))


def _is_heading(text: str, start: int, end: int, following: int, longest: int) -> bool:
    """A short line without a full stop before a line that begins like a sentence."""
    after = text[following : following + 1]
    return end - start < _SHORT * longest and not after.islower() and text[end - 1] != ","

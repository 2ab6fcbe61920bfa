"""Cutting a document into windows of whole paragraphs that overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["MAX_WINDOWS", "WINDOW", "Window", "windows"]

WINDOW = 6_000
"""Characters of a window, at most; a paragraph that is longer is cut at a blank."""

OVERLAP = 800
"""Characters that a window repeats of the one before it, at most: whole paragraphs."""

MAX_WINDOWS = 40
"""Windows asked about in one document; what lies behind them is read by the rules alone."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text."""

    start: int
    end: int


def windows(text: str, size: int = WINDOW, overlap: int = OVERLAP) -> Iterator[Window]:
    """Windows over the whole text, in order; blank text has none.

    Parameters
    ----------
    size : characters of a window, at most.
    overlap : characters of whole paragraphs repeated from the window before, at most.
    """
    paragraphs = list(_paragraphs(text, size))
    first = 0
    while first < len(paragraphs):
        last = first
        while last + 1 < len(paragraphs) and paragraphs[last + 1][1] - paragraphs[first][0] <= size:
            last += 1
        yield Window(paragraphs[first][0], paragraphs[last][1])
        if last + 1 >= len(paragraphs):
            return
        following = last + 1
        while (
            following - 1 > first
            and paragraphs[last][1] - paragraphs[following - 1][0] <= overlap
            and paragraphs[last + 1][1] - paragraphs[following - 1][0] <= size
        ):
            following -= 1
        first = following


def _paragraphs(text: str, size: int) -> Iterator[tuple[int, int]]:
    """The lines that hold something, without blanks at their ends; long ones in pieces."""
    place = 0
    for line in text.splitlines(keepends=True):
        start, end = place, place + len(line)
        place = end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        while end - start > size:
            cut = text.rfind(" ", start + size // 2, start + size)
            cut = cut if cut > 0 else start + size
            yield start, cut
            start = cut
        if end > start:
            yield start, end

"""A text cut into passages, and every passage into stretches that rest under the same records."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from detente.ledger.book import Ledger

__all__ = ["FULL_TEXT", "Gap", "Mark", "Passage", "Stretch", "marks_of", "passages_of"]

FULL_TEXT = 200_000
"""Characters up to which a text is shown whole; of a longer one the passages that records rest on."""

_LONG_PASSAGE = 6_000
_AROUND = 400
"""Characters kept before and after the evidence in a long passage of a long text."""

_LINE = re.compile(r"[^\n]*\n+|[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of evidence: the words from ``start`` to ``end`` on which a record rests."""

    record: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under the same pieces of evidence; none of them for words that no record rests on."""

    number: int
    """Counts the stretches with evidence from 1 on; 0 without."""
    text: str
    marks: tuple[int, ...]
    """Numbers of the marks."""
    ending: tuple[str, ...] = ()
    """Records whose evidence ends here."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that are left out."""

    characters: int
    passages: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or the part of it that is shown; with the gap before it."""

    start: int
    end: int
    stretches: tuple[Stretch, ...]
    before: Gap | None = None


@dataclass
class _Counter:
    value: int = field(default=0)

    def next(self) -> int:
        self.value += 1
        return self.value


def marks_of(ledger: Ledger) -> tuple[Mark, ...]:
    """Every piece of evidence of a ledger of one document, each once for a record, in the order of the text."""
    found = {Mark(owner, item.start, item.end) for owner, item in ledger.evidence() if item.start < item.end}
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.record)))


def passages_of(
    text: str, marks: Sequence[Mark], limit: int = FULL_TEXT
) -> tuple[tuple[Passage, ...], Gap | None]:
    """The passages to show, and what is left out after the last of them.

    Parameters
    ----------
    text : the document.
    marks : as :func:`marks_of` gives them.
    limit : characters up to which all of the text is shown.
    """
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    if len(text) > limit:
        lines = list(_kept(text, lines, marks))
    by_line = _by_line(lines, marks)
    counter = _Counter()
    passages: list[Passage] = []
    shown = 0
    last_end = _last_ends(marks)
    for number, (start, end) in enumerate(lines):
        gap = _gap(text, shown, start)
        stretches = tuple(_stretches(text, start, end, by_line.get(number, []), marks, last_end, counter))
        passages.append(Passage(start, end, stretches, gap))
        shown = end
    return tuple(passages), _gap(text, shown, len(text))


def _gap(text: str, start: int, end: int) -> Gap | None:
    lines = sum(not line.isspace() for line in _LINE.findall(text[start:end]))
    return Gap(end - start, lines) if lines else None


def _by_line(lines: Sequence[tuple[int, int]], marks: Iterable[Mark]) -> dict[int, list[int]]:
    starts = [start for start, _ in lines]
    found: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        line = max(bisect_right(starts, mark.start) - 1, 0)
        while line < len(lines) and lines[line][0] < mark.end:
            if lines[line][1] > mark.start:
                found[line].append(number)
            line += 1
    return found


def _kept(text: str, lines: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Iterable[tuple[int, int]]:
    """Lines with evidence; of very long ones the words around it."""
    for line, numbers in sorted(_by_line(lines, marks).items()):
        start, end = lines[line]
        if end - start <= _LONG_PASSAGE:
            yield start, end
            continue
        window: tuple[int, int] | None = None
        for number in numbers:
            first = _to_blank(text, max(start, marks[number].start - _AROUND), start, -1)
            last = _to_blank(text, min(end, marks[number].end + _AROUND), end, 1)
            if window is not None and first <= window[1]:
                window = window[0], max(window[1], last)
                continue
            if window is not None:
                yield window
            window = first, last
        if window is not None:
            yield window


def _to_blank(text: str, position: int, bound: int, step: int) -> int:
    """The next blank in a direction, so that no word is cut; at most 100 characters away."""
    for _ in range(100):
        if position == bound or text[position - (step < 0)].isspace():
            return position
        position += step
    return position


def _last_ends(marks: Iterable[Mark]) -> set[tuple[str, int]]:
    """Where the evidence of a record ends: overlapping pieces count as one."""
    ends: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mark in marks:
        pieces = ends[mark.record]
        if pieces and mark.start < pieces[-1][1]:
            pieces[-1] = pieces[-1][0], max(pieces[-1][1], mark.end)
        else:
            pieces.append((mark.start, mark.end))
    return {(record, end) for record, pieces in ends.items() for _, end in pieces}


def _stretches(
    text: str, start: int, end: int, numbers: Sequence[int], marks: Sequence[Mark], ends: set[tuple[str, int]],
    counter: _Counter,
) -> Iterable[Stretch]:  # fmt: skip
    cuts = {start, end}
    for number in numbers:
        cuts |= {min(max(at, start), end) for at in (marks[number].start, marks[number].end)}
    edges = sorted(cuts)
    for first, last in pairwise(edges):
        here = tuple(n for n in numbers if marks[n].start <= first and marks[n].end >= last)
        done = dict.fromkeys(marks[n].record for n in here if (marks[n].record, last) in ends)
        yield Stretch(counter.next() if here else 0, text[first:last], here, tuple(done))

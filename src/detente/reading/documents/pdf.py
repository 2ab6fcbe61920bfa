"""PDF: text by PDFium (pypdfium2), paragraphs by the distance of lines, running headers taken out.

PDFium is the engine of Chromium: it puts hyphenated words together, reads columns in order and takes a few
milliseconds for a page. It is called in a process of its own only (see ``confined``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from detente.reading.documents.extracted import Extracted, UnreadableError
from detente.reading.documents.limits import MAX_CHARACTERS, MAX_PAGES

__all__ = ["CREATION_DATE", "extract_pdf", "prepare"]

CREATION_DATE = "creation date of the PDF"
"""Basis of a day that only says when the file was made."""

_EXPECTED = "a PDF with text"
_END_OF_LINE = re.compile(r"\r\n|[\r\n]")
_HYPHENATED = re.compile(r"\ufffe\n?")
"""PDFium's mark for the end of a line inside a word."""
_STOPS = re.compile(r"[.!?:;][\"”’')\]]*\s*$")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_TOOL_TITLE = re.compile(
    r"Microsoft \w+ - |untitled|about:blank|.*\.(?:docx?|pdf|tex|dvi|indd|html?|qxd|pub)$|\W*$", re.IGNORECASE
)
_PDF_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True)
class _Line:
    text: str
    base: float | None
    """Lower edge in points, counted from the foot of the page; ``None`` where unknown."""
    height: float


def prepare() -> None:
    """Load the library; it must be there before the limits of the process hold."""
    import pypdfium2  # noqa: F401


def extract_pdf(data: bytes) -> Extracted:
    """Text of a PDF with title and creation date.

    Raises
    ------
    UnreadableError
        For a PDF that is encrypted, damaged, longer than :data:`MAX_PAGES`, or without text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error)) from None
    if count > MAX_PAGES:
        raise UnreadableError(
            f"a PDF of {count:,} pages", f"at most {MAX_PAGES:,}", "give the pages that matter as a PDF"
        )
    pages: list[list[_Line]] = []
    characters = broken = 0
    for number in range(count):
        try:
            pages.append(_lines(document[number].get_textpage()))
        except pypdfium2.PdfiumError:
            pages.append([])
            broken += 1
        characters += sum(len(line.text) + 1 for line in pages[-1])
        if characters > MAX_CHARACTERS:
            raise UnreadableError(
                f"a PDF of more than {MAX_CHARACTERS:,} characters", f"at most {MAX_CHARACTERS:,}",
                "give the pages that matter as a PDF",
            )  # fmt: skip
    if broken == count:
        raise _refusal("damaged")
    empty = sum(not any(line.text.strip() for line in page) for page in pages)
    if empty == count:
        raise UnreadableError(
            f"a PDF without text ({count} page{'s' if count > 1 else ''} of pictures)", _EXPECTED,
            "run it through text recognition (OCR, for example ocrmypdf) and give the result",
        )  # fmt: skip
    return _assembled(document.get_metadata_dict(), pages, empty)


def _refusal(reason: str) -> UnreadableError:
    if "password" in reason.lower():
        return UnreadableError(
            "an encrypted PDF (it asks for a password)",
            _EXPECTED,
            "save a copy without a password and give that",
        )
    if "security" in reason.lower():
        return UnreadableError(
            "a PDF with an unknown kind of encryption",
            _EXPECTED,
            "save a copy without encryption and give that",
        )
    return UnreadableError("a damaged PDF", _EXPECTED, "fetch or export it again")


def _lines(page: Any) -> list[_Line]:
    """Lines of a page with their places."""
    text: str = page.get_text_range()
    placed = len(text) == page.count_chars()  # otherwise offsets are no indices of characters
    lines, start = [], 0
    for piece in _END_OF_LINE.split(text):
        spot = start + len(piece) - len(piece.lstrip())
        base, height = None, 0.0
        if placed and piece.strip():
            _, low, _, high = page.get_charbox(spot, loose=True)
            base, height = low, high - low
        lines.append(_Line(piece, base, height))
        start += len(piece) + (2 if text[start + len(piece) : start + len(piece) + 2] == "\r\n" else 1)
    return lines


def _assembled(about: dict[str, str], pages: list[list[_Line]], empty: int) -> Extracted:
    kept, dropped = _without_running_lines(pages)
    notes = []
    if dropped:
        notes.append(f"{dropped} running headers, footers and page numbers of the PDF were left out.")
    if empty:
        total = len(pages)
        notes.append(
            f"{empty} of the {total} pages of the PDF hold{'s' if empty == 1 else ''} no text (blank or pictures)."
        )
    title = re.sub(r"\s+", " ", about.get("Title", "")).strip()[:300]
    return Extracted(
        text=_joined(kept),
        title=None if _TOOL_TITLE.match(title) else title,
        hints=_creation_day(about.get("CreationDate", "")),
        notes=tuple(notes),
    )


def _without_running_lines(pages: list[list[_Line]]) -> tuple[list[list[_Line]], int]:
    """Take out lines that stand apart at the edge of most pages, and page numbers there."""
    filled = [[line for line in page if line.text.strip()] for page in pages]
    edges = [_edge(page) for page in filled]
    seen = Counter(
        shape for page, edge in zip(filled, edges, strict=True) for shape in {_shape(page[i]) for i in edge}
    )
    running = {s for s, n in seen.items() if n >= 3 and 2 * n >= len(pages)}
    kept, dropped = [], 0
    for page, edge in zip(filled, edges, strict=True):
        body = [
            line
            for place, line in enumerate(page)
            if not (
                (place in edge and _shape(line) in running)
                or (place in (0, len(page) - 1) and _is_number(line, len(pages)))
            )
        ]
        dropped += len(page) - len(body)
        kept.append(body)
    return kept, dropped


def _edge(page: list[_Line]) -> set[int]:
    """Places of up to two first and two last lines that a gap divides from the rest of a page."""
    pitch, last = _pitch(page), len(page) - 1
    breaks = [i for i, pair in enumerate(pairwise(page)) if _gap(*pair, pitch)]
    first = {i for b in breaks if b < 2 for i in range(b + 1)}
    final = {i for b in breaks if b >= last - 2 for i in range(b + 1, last + 1)}
    return first | final if last >= 4 else set()


def _gap(before: _Line, line: _Line, pitch: float) -> bool:
    """True when two lines are further apart than lines usually are, or the second stands above the first."""
    if before.base is None or line.base is None or pitch <= 0:
        return True
    step = before.base - line.base
    return step > 1.25 * pitch or step < -2.0


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text.strip())[:200]


def _is_number(line: _Line, pages: int) -> bool:
    return pages > 1 and len(line.text) < 40 and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def _joined(pages: list[list[_Line]]) -> str:
    """Lines with a blank line wherever a paragraph ends."""
    out: list[str] = []
    before: _Line | None = None
    for page in pages:
        pitch = _pitch(page)
        for place, line in enumerate(page):
            if before is not None:
                out.append("\n\n" if _apart(before, line, pitch, first=place == 0) else "\n")
            out.append(line.text.strip())
            before = line
    return _HYPHENATED.sub("", "".join(out)) + "\n"


def _pitch(page: list[_Line]) -> float:
    """Usual distance of two lines of a page, in points; 0 where unknown."""
    steps = [a.base - b.base for a, b in pairwise(page) if a.base is not None and b.base is not None]
    down = [s for s in steps if 2.0 < s < 60.0]
    return median(down) if down else 0.0


def _apart(before: _Line, line: _Line, pitch: float, *, first: bool) -> bool:
    """True when a new paragraph begins with a line."""
    if first or before.base is None or line.base is None:
        return bool(_STOPS.search(before.text)) or not line.text.lstrip()[:1].islower()
    step = before.base - line.base
    if step < -2.0:  # the next column, or a box beside the text
        return bool(_STOPS.search(before.text)) or not line.text.lstrip()[:1].islower()
    tall = max(before.height, line.height)
    wide = pitch > 0 and step > 1.25 * pitch and step > 1.45 * tall
    return wide or abs(before.height - line.height) > 0.15 * tall


def _creation_day(words: str) -> tuple[tuple[str, str], ...]:
    match = _PDF_DAY.match(words)
    if match is None:
        return ()
    try:
        return ((date(*map(int, match.groups())).isoformat(), CREATION_DATE),)
    except ValueError:
        return ()

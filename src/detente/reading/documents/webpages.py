"""HTML: main text by trafilatura, date by what the page declares; without the extra, by the standard library."""

from __future__ import annotations

import re
from datetime import date
from importlib.util import find_spec
from typing import Any

from detente.reading.documents.extracted import Extracted, UnreadableError
from detente.reading.documents.metadata import page_data
from detente.reading.documents.reduction import visible_text

__all__ = ["WITHOUT_EXTRA", "extract_page", "prepare"]

WITHOUT_EXTRA = (
    "The document is a web page; its visible text was read, menus and captions included "
    "(pip install 'detente[html]' finds the main text)."
)
_WHOLE = "The document is a web page; its whole visible text was read, for no main text stands out."
_MAIN = "The document is a web page; its main text was read, without menus, comments and captions."

_DEPTH = 500
"""Elements nested deeper are flattened before a tree is built of the page."""


def prepare() -> None:
    """Load the libraries; they must be there before the limits of the process hold."""
    if find_spec("trafilatura") is not None:
        import htmldate  # noqa: F401
        import trafilatura  # noqa: F401


def extract_page(data: bytes) -> Extracted:
    """Text and metadata of a page in UTF-8.

    Raises
    ------
    UnreadableError
        For a page without visible text.
    """
    page = data.decode("utf-8", "replace")
    about = page_data(page)
    visible = visible_text(page)
    text, note, guess = visible, WITHOUT_EXTRA, None
    if find_spec("trafilatura") is not None:
        main, guess = _main_text(page, len(visible))
        enough = main is not None and (len(main) >= 400 or len(main) > 0.4 * len(visible))
        text, note = (main, _MAIN) if main is not None and enough else (visible, _WHOLE)
    if not text.strip():
        raise UnreadableError(
            "a web page without text",
            "a report or statement in English",
            "save the page from a browser once it is shown in full, or give its text",
        )
    return Extracted(
        text=text,
        title=about.title,
        publisher=about.publisher,
        url=about.url,
        kind=about.kind,
        days=tuple(about.days),
        hints=((guess, "a date found in the page"),) if guess else (),
        notes=(note,),
    )


def _main_text(page: str, shown: int) -> tuple[str | None, str | None]:
    """Main text of a page that shows so many characters, and a guessed day of publication (ISO)."""
    import htmldate
    import trafilatura
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        tree: Any = document_fromstring(
            page.encode("utf-8"), parser=HTMLParser(encoding="utf-8", remove_comments=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, None
    if _too_deep(tree):
        return None, None
    day = htmldate.find_date(
        tree, extensive_search=False, original_date=True, min_date="1990-01-01", max_date="2100-01-01"
    )
    best = ""
    for recall in (False, True):
        text = (
            trafilatura.extract(tree, include_comments=False, include_tables=True, favor_recall=recall) or ""
        )
        best = text if len(text) > 2 * len(best) else best
        if len(best) > 0.5 * shown:
            break
    lines = (_row(re.sub(r"[ \t]+", " ", line).strip()) for line in best.split("\n"))
    joined = "\n\n".join(line for line in lines if line)
    return joined + "\n" if joined else None, _iso(day)


def _too_deep(tree: Any) -> bool:
    """True for a page nested so deeply that walking its tree by recursion would fail."""
    depth = 0
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _DEPTH:
            return True
        waiting += [(child, depth + 1) for child in node]
    return False


def _row(line: str) -> str:
    """Rows of tables come with bars between the cells."""
    if "|" not in line:
        return line
    cells = [cell.strip() for cell in line.split("|")]
    return ", ".join(cell for cell in cells if cell and not re.fullmatch(r"-+", cell))


def _iso(day: str | None) -> str | None:
    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        return None

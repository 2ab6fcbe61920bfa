"""A web page reduced to the text a reader sees, by the standard library alone.

Used where the extra ``[html]`` is not installed, and where the extractor finds less than a page shows.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["visible_text"]

_GAP = re.compile(r"\s+")


class _Visible(HTMLParser):
    """Collects the text a reader of the page sees."""

    SKIP = frozenset(
        {
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "nav",
            "footer",
            "head",
            "form",
            "iframe",
            "aside",
            "button",
        }
    )
    BLOCK = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "article",
                       "header", "ul", "ol", "table", "blockquote", "figure", "dt", "dd", "pre", "main"})  # fmt: skip

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SKIP:
            if len(self.skipped) < 100:
                self.skipped.append(tag)
        elif tag in self.BLOCK:
            self.parts.append("\n- " if tag == "li" else "\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipped:
            del self.skipped[self.skipped.index(tag) :]
        elif tag in self.BLOCK:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(_GAP.sub(" ", data))


def visible_text(page: str) -> str:
    """Paragraphs of a page, a blank line between them."""
    parser = _Visible()
    try:
        parser.feed(page)
        parser.close()
    except (AssertionError, ValueError):  # a page no parser understands: what was seen so far
        pass
    joined = re.sub(r"[ \t]+", " ", "".join(parser.parts))
    lines = (line.strip() for line in joined.split("\n"))
    return "\n\n".join(line for line in lines if line and line != "-") + "\n"

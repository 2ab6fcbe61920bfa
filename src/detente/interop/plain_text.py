"""Text of documents made safe for other formats: untrusted words may hold anything."""

from __future__ import annotations

import re

from detente.ledger.parts import Source

__all__ = ["cite", "clean", "web_address"]

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""Control characters, halves of characters, and marks that turn the direction of what stands around them."""


def clean(text: str) -> str:
    """The text without characters that XML or iCalendar forbid; every kind of line end becomes a newline."""
    return _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def cite(source: Source) -> str:
    """Publisher, title, number and day of a document, in one line."""
    parts = (source.publisher, source.title, source.number)
    named = ", ".join(clean(part) for part in parts if part) or clean(source.id)
    return f"{named} ({source.published.isoformat()})" if source.published is not None else named


def web_address(source: Source) -> str | None:
    """The address of a document when it is one of the web, and ``None`` for any other scheme."""
    url = source.url or ""
    return url if re.fullmatch(r"https?://[!-~]{1,2000}", url) else None

"""Telling kinds of files apart by their first bytes; names of files are never trusted."""

from __future__ import annotations

import re
from typing import Literal

from detente.reading.documents.extracted import UnreadableError

__all__ = ["READABLE", "kind_of", "looks_like_html"]

READABLE = "text, Markdown, HTML or PDF"
"""What can be read, for messages."""

_AS_TEXT = "save the document as text or PDF and give that file"
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file", _AS_TEXT),
    (b"{\\rtf", "a Rich Text file", _AS_TEXT),
    (b"\x89PNG", "a picture (PNG)", "run it through text recognition (OCR) and give the text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "run it through text recognition (OCR) and give the text"),
    (b"GIF8", "a picture (GIF)", "run it through text recognition (OCR) and give the text"),
    (b"II*\x00", "a picture (TIFF)", "run it through text recognition (OCR) and give the text"),
    (b"MM\x00*", "a picture (TIFF)", "run it through text recognition (OCR) and give the text"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it and give the document inside"),
    (b"BZh", "a compressed file (bzip2)", "unpack it and give the document inside"),
    (b"\xfd7zXZ", "a compressed file (xz)", "unpack it and give the document inside"),
    (b"7z\xbc\xaf", "a compressed file (7z)", "unpack it and give the document inside"),
)
_ZIPPED = (
    (b"word/", "a Word file"),
    (b"xl/", "an Excel file"),
    (b"ppt/", "a PowerPoint file"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub", "an e-book (EPUB)"),
)
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|a|br|h[1-6]|ul|ol|li|span|table|article|section|meta|title)\b[^<>]{0,2000}>", re.I
)


def kind_of(data: bytes) -> Literal["pdf", "text"]:
    """``pdf`` or ``text`` (HTML and Markdown included).

    Raises
    ------
    UnreadableError
        For a kind of file that holds no text, named.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for start, name, fix in _FOREIGN:
        if data.startswith(start):
            raise UnreadableError(name, READABLE, fix)
    if data.startswith(b"PK\x03\x04"):
        inside = next((name for mark, name in _ZIPPED if mark in data[:65_536]), None)
        if inside:
            raise UnreadableError(inside, READABLE, _AS_TEXT)
        raise UnreadableError("a compressed file (zip)", READABLE, "unpack it and give the document inside")
    return "text"


def looks_like_html(text: str) -> bool:
    """True for a page and for a piece of one; a text that only mentions a tag is none."""
    start = text[:4000].lstrip()
    if start.startswith("<?xml"):
        start = start[start.find("?>") + 2 :].lstrip()
    while start.startswith("<!--") and "-->" in start:
        start = start[start.find("-->") + 3 :].lstrip()
    if not start.startswith("<"):
        return False
    return bool(_MARKUP.search(start)) or len(_TAG.findall(text[:20_000])) >= 6

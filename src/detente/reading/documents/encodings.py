"""From bytes to text: UTF-8, UTF-16 and UTF-32, what a page declares, and what is only a guess."""

from __future__ import annotations

import codecs
import re

from detente.reading.documents.extracted import UnreadableError
from detente.reading.documents.kinds import READABLE

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})"
    rb"|<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})",
    re.IGNORECASE,
)
_WESTERN = {"ascii", "latin-1", "iso8859-1", "iso-8859-1", "us-ascii"}
"""Names under which browsers, and so we, read windows-1252."""

_FEW = 0.05
"""Share of bytes beyond ASCII up to which a text is taken for English with typographic marks and some names."""

_UTF8_PIECE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)  # fmt: skip


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what had to be assumed about its encoding.

    Raises
    ------
    UnreadableError
        For bytes that are no text in any encoding we know or can guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _with_zeros(data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)


def _marked(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if encoding == "utf-8":
        if "\x00" in text:
            raise _binary(text.index("\x00"))
        return text, _replaced(lost, "UTF-8")
    return text, (
        f"The document was read as {encoding[:6].upper()}, as its first bytes say.",
        *_replaced(lost, ""),
    )


def _replaced(lost: int, name: str) -> tuple[str, ...]:
    if not lost:
        return ()
    were = "bytes that are no" if lost > 1 else "byte that is no"
    return (f"{lost} {were} {name or 'text in this encoding'} {'were' if lost > 1 else 'was'} replaced.",)


def _binary(position: int) -> UnreadableError:
    return UnreadableError(
        f"a binary file (zero byte at {position})",
        READABLE,
        "save the document as text or PDF and give that file",
    )


def _with_zeros(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-16 without a mark has a zero beside every ASCII letter; other files with zeros are no text."""
    sample = data[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[offset::2].count(0), sample[1 - offset :: 2].count(0)
        if zeros > 0.3 * len(sample) / 2 and others == 0:
            text = data[: len(data) // 2 * 2].decode(encoding, "replace")
            if "\ufffd" not in text and "\x00" not in text:
                return text, ("The document was taken for UTF-16: nothing in it says so.",)
    raise _binary(data.index(b"\x00"))


def _legacy(data: bytes, position: int) -> tuple[str, tuple[str, ...]]:
    declared = _declared(data)
    if declared and declared != "utf-8":
        text = data.decode(declared, "replace")
        lost = text.count("\ufffd")
        if lost <= 0.01 * len(text):
            return text, (f"The document was read as {declared}, as it declares.", *_replaced(lost, ""))
    beyond = sum(len(run) for run in re.findall(rb"[\x80-\xff]+", data))
    sound = sum(map(len, _UTF8_PIECE.findall(data)))
    if sound > 0.8 * beyond:
        text = data.decode("utf-8", "replace")
        return text, _replaced(text.count("\ufffd"), "UTF-8")
    if beyond <= _FEW * len(data) and not re.search(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", data[:65_536]):
        text = data.decode("windows-1252", "replace")
        note = "The document is not in UTF-8 and declares nothing; it was taken for windows-1252."
        return text, (note, *_replaced(text.count("\ufffd"), ""))
    return _guessed(data, position)


def _declared(data: bytes) -> str | None:
    """Encoding that the head of a page names, as Python calls it."""
    match = _DECLARED.search(data[:8192])
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    if name in _WESTERN:
        return "windows-1252"
    return name if name not in ("utf-7", "idna", "punycode") and not name.endswith("_codec") else None


def _guessed(data: bytes, position: int) -> tuple[str, tuple[str, ...]]:
    fix = "save the document as text in UTF-8 and give that file"
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        fix += ", or pip install 'detente[html]' to have the encoding guessed"
    else:
        best = from_bytes(data[:200_000]).best()
        if best is not None:
            text = data.decode(best.encoding, "replace")
            if text.count("\ufffd") <= 0.01 * len(text):
                return text, (
                    f"The document declares no encoding; it was taken for {best.encoding}, a guess.",
                )
    raise UnreadableError(f"bytes that are no text (at byte {position})", READABLE, fix)

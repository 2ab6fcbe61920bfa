"""Loading a document: from a file, from standard input, from memory, or the bundled example."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import IO, Any, get_args

from detente.errors import InputError, Problem
from detente.ledger.records import Source
from detente.reading.documents import markdown
from detente.reading.documents.encodings import decode
from detente.reading.documents.extracted import Extracted, UnreadableError
from detente.reading.documents.kinds import READABLE, kind_of, looks_like_html
from detente.reading.documents.language import keep_english
from detente.reading.documents.limits import MAX_BYTES
from detente.reading.documents.publication import publication_day
from detente.reading.text.wrapping import unwrap

__all__ = ["EXAMPLE", "Document", "from_text", "load"]

EXAMPLE = "kuala-lumpur-2025-10-27.txt"
"""Name of the bundled example report."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2061-\u2069\ufffe\uffff\ud800-\udfff]"
)
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\u180e]")
_SPACES = str.maketrans(
    dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
    | dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
    | {0xAD: None}
)
"""Blanks of all widths, breaks of all kinds; soft hyphens are not part of the text."""
_HEADER_LINE = re.compile(r"#\s?([A-Za-z_]+):\s?(.*)")
_KINDS = frozenset(get_args(Source.model_fields["kind"].annotation))


@dataclass(frozen=True)
class Document:
    """A text to be read, with what is known about where it comes from."""

    text: str
    """What is read; every offset of the ledger counts characters of this text."""
    source: Source
    notes: tuple[str, ...] = ()
    """What was assumed or changed on loading (encoding, marks removed, a page reduced to its text)."""


def load(
    path: str | Path | None = None, *, published: date | None = None, stdin: IO[Any] | None = None
) -> Document:
    """Read a document from a file: text, Markdown, HTML or PDF, told apart by its content.

    Parameters
    ----------
    path : file name; ``-`` for standard input; ``None`` for the bundled example report.
    published : day of publication; without it the header of the file, what a page declares, the dateline, the
        creation date of a PDF, or nothing; ``source.published_basis`` says which.
    stdin : stream read for ``-`` (binary or text); :data:`sys.stdin` by default.

    Raises
    ------
    InputError
        For a file that is missing, a folder, of another kind, damaged, encrypted, empty, larger than 10 MB, longer
        than 2,000 pages, or not in English.
    """
    if path is None:
        data = resources.files("detente.reading").joinpath("library", EXAMPLE).read_bytes()
        return _from_bytes(data, EXAMPLE, published)
    if str(path) == "-":
        stream = stdin if stdin is not None else sys.stdin.buffer
        raw = stream.read(MAX_BYTES + 1)
        if isinstance(raw, str):
            return from_text(raw, published=published, where="standard input")
        return _from_bytes(raw, "standard input", published)
    file = Path(path)
    where = str(path)
    try:
        if file.is_dir():
            raise InputError(Problem(where, "a folder", "a document", "give the name of one document"))
        if not file.exists():
            raise InputError(Problem(where, "no such file", "a document", _nearest_hint(file)))
        with file.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            Problem(where, f"an error ({reason})", "a readable file", "check the file")
        ) from error
    return _from_bytes(data, where, published)


def from_text(text: str, *, published: date | None = None, where: str = "text") -> Document:
    """Make a document of a text that is already in memory (HTML and Markdown too); checked like :func:`load`."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise InputError(_too_large(where))
    return _document(text, where, published, ())


def _nearest_hint(file: Path) -> str:
    import difflib

    try:
        names = [p.name for p in sorted(file.parent.iterdir())[:2000] if p.is_file()]
    except OSError:
        names = []
    near = difflib.get_close_matches(file.name, names, n=1, cutoff=0.75)
    return f"did you mean {file.parent / near[0]}" if near else "check the name, or give - for standard input"


def _too_large(where: str) -> Problem:
    return Problem(where, "more than 10 MB", "a document of at most 10 MB", "cut it to the part that matters")


def _from_bytes(data: bytes, where: str, published: date | None) -> Document:
    if len(data) > MAX_BYTES:
        raise InputError(_too_large(where))
    try:
        if kind_of(data) == "pdf":
            return _finished(_pdf(data, where), {}, where, published)
        text, notes = decode(data)
    except UnreadableError as error:
        raise InputError(error.problem(where)) from None
    return _document(text, where, published, notes)


def _pdf(data: bytes, where: str) -> Extracted:
    from importlib.util import find_spec

    if find_spec("pypdfium2") is None:
        raise UnreadableError(
            "a PDF, and the extra [pdf] is not installed",
            READABLE,
            "pip install 'detente[pdf]', or give its text",
        )
    from detente.reading.documents.confined import extract

    return extract("pdf", data, where)


def _document(text: str, where: str, published: date | None, notes: tuple[str, ...]) -> Document:
    """A document of decoded text: its header taken off, HTML and Markdown reduced to their words."""
    header, body = _split_header(text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    if not header:
        front, body = markdown.front_matter(body)
        header = {k: v for k, v in front.items() if v and v.lower() != "unknown"}
    if looks_like_html(body):
        from detente.reading.documents.confined import extract

        found = extract("html", body.encode("utf-8", "replace"), where)
    elif markdown.is_markdown(body):
        found = Extracted(markdown.plain(body), notes=("Markdown marks were taken out of the text.",))
    else:
        found = Extracted(body)
    return _finished(replace(found, notes=(*notes, *found.notes)), header, where, published)


def _finished(found: Extracted, header: dict[str, str], where: str, published: date | None) -> Document:
    body, notes = _clean(found.text)
    if not body.strip():
        raise InputError(
            Problem(where, "an empty text", "a report or statement in English", "check the file")
        )
    body, left = keep_english(unwrap(body), where)
    day, basis, doubts = publication_day(header, found, body, published)
    kind = header.get("kind") or found.kind or "unknown"
    source = Source(
        kind=kind if kind in _KINDS else "unknown",
        title=_one_line(header.get("title") or found.title),
        publisher=_one_line(header.get("publisher") or found.publisher),
        url=_one_line(header.get("url") or found.url),
        published=day,
        published_basis=basis,
        sha256=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest(),
        characters=len(body),
    )
    return Document(body, source, (*found.notes, *notes, *left, *doubts))


def _split_header(text: str) -> tuple[dict[str, str], str]:
    """Take the lines ``# key: value`` up to a line ``---`` off the beginning."""
    values: dict[str, str] = {}
    position = 0
    for _ in range(40):
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else len(text)].strip()
        if line == "---" and values and end >= 0:
            return {k: v for k, v in values.items() if v and v.lower() != "unknown"}, text[end + 1 :]
        match = _HEADER_LINE.fullmatch(line)
        if not match or end < 0:
            break
        values[match[1].lower()] = match[2].strip()
        position = end + 1
    return {}, text


def _clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with plain blanks and line breaks and without characters nobody sees."""
    notes = []
    text = text.translate(_SPACES) if not text.isascii() or "\x0b" in text or "\x0c" in text else text
    text, hidden = _INVISIBLE.subn("", text) if not text.isascii() else (text, 0)
    if hidden:
        notes.append(
            f"{hidden} invisible character{'s were' if hidden > 1 else ' was'} left out of the text."
        )
    text, marks = _CONTROL.subn(" ", text)
    if marks:
        notes.append(
            f"{marks} control or direction mark{'s' if marks > 1 else ''} in the document"
            f" {'were' if marks > 1 else 'was'} replaced by blanks."
        )
    return text, tuple(notes)


def _one_line(value: str | None) -> str | None:
    """A value of the header or of a page, fit for one line."""
    if value is None:
        return None
    clean = _CONTROL.sub(" ", _INVISIBLE.sub("", value.translate(_SPACES)))
    return re.sub(r"\s+", " ", clean).strip()[:2000] or None

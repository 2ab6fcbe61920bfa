"""Taking in a document: from a file, from standard input, or the bundled example."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import IO, Any

from detente.errors import InputError, Problem
from detente.ledger.records import Source
from detente.reading.wrapping import unwrap

__all__ = ["EXAMPLE", "MAX_BYTES", "Document", "from_text", "load"]

EXAMPLE = "kuala-lumpur-2025-10-27.txt"
"""Name of the bundled example report."""

MAX_BYTES = 10_000_000
"""Largest document taken, in bytes."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_HEADER_LINE = re.compile(r"#\s?([A-Za-z_]+):\s?(.*)")
_KINDS = {"official", "joint_statement", "wire", "press", "social", "trade_press", "legal_alert", "tracker",
          "scenario", "unknown"}  # fmt: skip
_STOP_WORDS: dict[str, frozenset[str]] = {
    "English": frozenset(["the", "and", "of", "to", "in", "that", "is", "was", "for", "on", "with", "as",
        "it", "by", "will", "from", "has", "are", "at", "be"]),
    "French": frozenset(["le", "la", "les", "des", "et", "du", "une", "dans", "que", "pour", "est", "qui",
        "sur", "avec", "par", "au", "aux", "ont"]),
    "German": frozenset(["der", "die", "das", "und", "den", "von", "zu", "mit", "für", "auf", "ist", "im",
        "dem", "nicht", "ein", "eine", "wird", "sich"]),
    "Spanish": frozenset(["el", "la", "los", "las", "de", "que", "y", "en", "del", "una", "por", "con",
        "para", "se", "su", "al", "como"]),
    "Italian": frozenset(["il", "la", "di", "che", "e", "per", "un", "una", "del", "della", "con", "non",
        "sono", "dei", "le", "gli", "si"]),
    "Portuguese": frozenset(["o", "a", "os", "as", "de", "que", "e", "do", "da", "em", "um", "uma", "para",
        "com", "não", "por", "dos"]),
    "Dutch": frozenset(["de", "het", "een", "en", "van", "in", "is", "dat", "op", "te", "voor", "met",
        "zijn", "niet", "aan", "door"]),
}  # fmt: skip
_SCRIPTS = (
    ("Chinese or Japanese", re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")),
    ("Korean", re.compile(r"[\uac00-\ud7af]")),
    ("Cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("Arabic", re.compile(r"[\u0600-\u06ff]")),
    ("Hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("Devanagari", re.compile(r"[\u0900-\u097f]")),
    ("Thai", re.compile(r"[\u0e00-\u0e7f]")),
    ("Greek", re.compile(r"[\u0370-\u03ff]")),
)


@dataclass(frozen=True)
class Document:
    """A text to be read, with what is known about where it comes from."""

    text: str
    """What is read; every offset of the ledger counts characters of this text."""
    source: Source
    notes: tuple[str, ...] = ()
    """What was changed on loading (characters removed, HTML reduced to text)."""


def load(
    path: str | Path | None = None, *, published: date | None = None, stdin: IO[Any] | None = None
) -> Document:
    """Read a document from a file.

    Parameters
    ----------
    path : file name; ``-`` for standard input; ``None`` for the bundled example report.
    published : day of publication; without it the header of the file, its dateline, or nothing.
    stdin : stream read for ``-`` (binary or text); :data:`sys.stdin` by default.

    Raises
    ------
    InputError
        For a file that is missing, a folder, binary, empty, larger than 10 MB, or not in English.
    """
    if path is None:
        data = resources.files("detente.reading").joinpath("library", EXAMPLE).read_bytes()
        return _decode(data, EXAMPLE, published)
    if str(path) == "-":
        stream = stdin if stdin is not None else sys.stdin.buffer
        raw = stream.read(MAX_BYTES + 1)
        data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
        return _decode(data, "standard input", published)
    file = Path(path)
    where = str(path)
    try:
        if file.is_dir():
            raise InputError(Problem(where, "a folder", "a text file", "give the name of one document"))
        if not file.exists():
            raise InputError(Problem(where, "no such file", "a text file", _nearest_hint(file)))
        with file.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            Problem(where, f"an error ({reason})", "a readable text file", "check the file")
        ) from error
    return _decode(data, where, published)


def from_text(text: str, *, published: date | None = None, where: str = "text") -> Document:
    """Make a document of a text that is already in memory; the same checks as :func:`load`."""
    return _decode(text.encode("utf-8", "surrogatepass"), where, published)


def _nearest_hint(file: Path) -> str:
    import difflib

    try:
        names = [p.name for p in sorted(file.parent.iterdir())[:2000] if p.is_file()]
    except OSError:
        names = []
    near = difflib.get_close_matches(file.name, names, n=1, cutoff=0.75)
    return f"did you mean {file.parent / near[0]}" if near else "check the name, or give - for standard input"


def _decode(data: bytes, where: str, published: date | None) -> Document:
    if len(data) > MAX_BYTES:
        raise InputError(
            Problem(
                where, "more than 10 MB", "a document of at most 10 MB", "cut it to the part that matters"
            )
        )
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(
                where,
                f"bytes that are no text (at byte {error.start})",
                "plain text or Markdown in UTF-8",
                "save the document as text (UTF-8) and give that file",
            )
        ) from None
    if "\x00" in raw:
        raise InputError(
            Problem(
                where,
                f"a binary file (zero byte at {raw.index(chr(0))})",
                "plain text or Markdown in UTF-8",
                "save the document as text (UTF-8) and give that file",
            )
        )
    header, body = _split_header(raw.replace("\r\n", "\n").replace("\r", "\n"))
    notes: list[str] = []
    if _looks_like_html(body):
        body = _visible_text(body)
        notes.append("The document is an HTML page; its visible text was read, menus and captions included.")
    body, removed = _clean(body)
    if removed:
        notes.append(
            f"{removed} control or direction mark{'s' if removed > 1 else ''} in the document"
            f" {'were' if removed > 1 else 'was'} replaced by blanks."
        )
    if not body.strip():
        raise InputError(
            Problem(where, "an empty text", "a report or statement in English", "check the file")
        )
    _require_english(body, where)
    body = unwrap(body)
    day, basis = _publication_day(header, body, published)
    kind = header.get("kind", "unknown")
    source = Source(
        kind=kind if kind in _KINDS else "unknown",
        title=header.get("title"),
        publisher=header.get("publisher"),
        url=header.get("url"),
        published=day,
        published_basis=basis,
        sha256=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest(),
        characters=len(body),
    )
    return Document(body, source, tuple(notes))


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
        values[match[1].lower()] = _CONTROL.sub(" ", match[2]).strip()
        position = end + 1
    return {}, text


def _clean(text: str) -> tuple[str, int]:
    """Replace control characters, direction marks and lone surrogates by blanks, one for one."""
    text, removed = _CONTROL.subn(" ", text)
    text, lone = re.subn(r"[\ud800-\udfff]", " ", text)
    return text, removed + lone


class _Visible(HTMLParser):
    """Collects the text a reader of the page sees."""

    SKIP = frozenset(
        {"script", "style", "noscript", "template", "svg", "nav", "footer", "head", "form", "iframe"}
    )
    BLOCK = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "section", "article",
                       "header", "ul", "ol", "table", "blockquote", "figure"})  # fmt: skip

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SKIP:
            self.skipped.append(tag)
        elif tag in self.BLOCK:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipped:
            del self.skipped[self.skipped.index(tag) :]
        elif tag in self.BLOCK:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(re.sub(r"\s+", " ", data))


def _looks_like_html(text: str) -> bool:
    start = text[:2000].lstrip().lower()
    return start.startswith(("<!doctype html", "<html")) or ("<html" in start and "<head" in start)


def _visible_text(text: str) -> str:
    parser = _Visible()
    try:
        parser.feed(text)
        parser.close()
    except (AssertionError, ValueError):  # a page no parser understands: what was seen so far
        pass
    joined = re.sub(r"[ \t]+", " ", "".join(parser.parts))
    return "\n\n".join(line.strip() for line in joined.split("\n") if line.strip()) + "\n"


def _require_english(text: str, where: str) -> None:
    sample = text[:200_000]
    letters = sum(map(str.isalpha, sample))
    for name, pattern in _SCRIPTS:
        if letters and len(pattern.findall(sample)) > 0.3 * letters:
            _refuse_language(where, f"a text in {name} script")
    words = re.findall(r"[^\W\d_]+", sample.lower())[:20_000]
    if len(words) < 20:
        return
    share = {name: sum(w in stops for w in words) / len(words) for name, stops in _STOP_WORDS.items()}
    best = max(share, key=lambda name: share[name])
    if best != "English" and share[best] > 0.12 and share[best] > 1.5 * share["English"]:
        _refuse_language(where, f"a text in {best}")


def _refuse_language(where: str, got: str) -> None:
    raise InputError(Problem(where, got, "a text in English", "give an English version of the document"))


def _publication_day(header: dict[str, str], body: str, given: date | None) -> tuple[date | None, str | None]:
    if given is not None:
        return given, "given by the user"
    if "published" in header:
        try:
            return date.fromisoformat(header["published"]), "header of the file"
        except ValueError:
            pass
    from detente.reading.dates import find_dateline

    return find_dateline(body)

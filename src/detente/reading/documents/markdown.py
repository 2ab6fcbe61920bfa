"""Markdown: marks are taken out, so that "a **25%** tariff" reads like any other sentence."""

from __future__ import annotations

import re

__all__ = ["front_matter", "is_markdown", "plain"]

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)|(?<=\S)[ \t]+#{1,6}[ \t]*$", re.M)
_STRONG = re.compile(r"(?<![\w*])(\*\*\*?)(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1(?![\w*])")
_STRONG_LOW = re.compile(r"(?<![\w_])(__?)(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?![\w_])")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{1,1000})\](?:\([^()\s]{0,2000}(?: \"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,200}\])"
)
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\](?::[ \t]*)?")
_REFERENCE = re.compile(r"^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]*<?\S{1,2000}>?.{0,300}$\n?", re.M)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[^\n]{0,200}$", re.M)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$", re.M)
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?){1,20}", re.M)
_CODE = re.compile(r"`([^`\n]{1,1000})`")
_TABLE_RULE = re.compile(
    r"^(?=[^\n]{0,400}--)[ \t]{0,40}\|?(?:[ \t]{0,40}:?-{2,200}:?[ \t]{0,40}\|){0,200}"
    r"[ \t]{0,40}(?::?-{2,200}:?[ \t]{0,40})?$\n?",
    re.M,
)
_ESCAPE = re.compile(r"\\([*_`#\[\]()~>.!+-])")
_SIGNS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*"),
    re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?://|/|#|\.)[^()\s]{0,1000}\)"),
    re.compile(r"^ {0,3}(?:```|~~~)", re.M),
)
_FRONT = re.compile(
    r"---[ \t]*\n((?:[A-Za-z_][\w-]{0,40}:[^\n]{0,1000}\n|[ \t-][^\n]{0,1000}\n|\n){1,60})---[ \t]*\n"
)
_KEY = re.compile(r"^([A-Za-z_][\w-]{0,40}):[ \t]*(.*?)[ \t]*$", re.M)


def is_markdown(text: str) -> bool:
    """True when a text holds a heading, strong words, a link or a fence as Markdown writes them."""
    head = text[:200_000]
    return any(sign.search(head) for sign in _SIGNS)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Take the block of ``key: value`` lines between two lines ``---`` off the beginning."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    values = {k.lower(): v.strip().strip("\"'") for k, v in _KEY.findall(match[1])}
    return values, text[match.end() :]


def plain(text: str) -> str:
    """The words of a Markdown text; lists keep their bullets, lines stay lines."""
    text = _without_comments(text)
    for pattern, new in (
        (_FENCE, ""),
        (_TABLE_RULE, ""),
        (_RULE, ""),
        (_REFERENCE, ""),
        (_QUOTE, ""),
        (_FOOTNOTE, ""),
        (_LINK, r"\1"),
        (_AUTOLINK, r"\1"),
        (_CODE, r"\1"),
        (_STRONG, r"\2"),
        (_STRONG_LOW, r"\2"),
        (_EMPHASIS, r"\1"),
        (_ESCAPE, r"\1"),
    ):
        text = pattern.sub(new, text)
    return _headings(text)


def _without_comments(text: str) -> str:
    """The text without ``<!-- ... -->``; a comment that never ends is text."""
    pieces, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[position:start])
        position = end + 3
    return "".join([*pieces, text[position:]])


def _headings(text: str) -> str:
    """Headings stand alone, so that no line is joined to them."""
    lines: list[str] = []
    for line in text.split("\n"):
        bare = _HEADING.sub("", line)
        if bare != line and line.lstrip().startswith("#"):
            lines += ["", bare, ""]
        else:
            lines += ["", _row(line), ""] if line.lstrip().startswith("|") else [line]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).lstrip("\n")


def _row(line: str) -> str:
    """A row of a table as words with commas between the cells."""
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    return ", ".join(cell for cell in cells if cell)

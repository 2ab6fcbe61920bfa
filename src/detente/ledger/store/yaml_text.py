"""Write the ledger of one document as YAML that people read, edit and compare line by line.

Keys stand in the order of the model's fields, one field a line; nothing is wrapped, so that a change of a word changes
a line. Texts of several lines are literal blocks. Every value that any reader of YAML could take for something other
than text (``NO``, ``2025-10-27``, ``1e3``) is quoted; characters that cannot be seen, or that change the direction of
what is seen, are written as escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from detente.ledger.book import Ledger

__all__ = ["to_scalar", "to_yaml"]

_WORDS = re.compile(r"[A-Za-z_](?:[\w .()/%+;-]++|,(?! )|:(?! |$))*+", re.ASCII)
"""Text that may stand without quotes: nothing in it has a meaning in YAML."""
_OTHER_MEANING = re.compile(
    r"y|n|yes|no|on|off|true|false|null|nan|inf|\.?(?:nan|inf)|[\d_.+-]*e[\d_.+-]*", re.IGNORECASE
)
_CODE = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
    r"|[\U0001fffe\U0001ffff\U000e0000-\U000e0fff]"
)
"""Control characters, line breaks that only some readers know, marks of direction, and what has no width."""
FLOW_WIDTH = 80


def to_yaml(ledger: Ledger) -> str:
    """The ledger as YAML; :func:`~detente.ledger.store.yaml_plain.read_plain` gives the same ledger back.

    Where a source is a summary written by hand, what its text implies (checksum, length, the offsets of quotes that
    stand in it once) is left out: whoever edits the text need not count characters.
    """
    data = ledger.to_dict()
    data = {"format": data.pop("format")} | data
    if ledger.text is not None and ledger.sources[0].summary:
        data = _without_implied(data, ledger)
    return "".join(_mapping(data, 0))


def _without_implied(data: dict[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Leave out what :meth:`Ledger.from_dict` fills in, where it fills in the same."""
    text, source = ledger.text or "", ledger.sources[0]

    def walk(node: Any) -> Any:
        if isinstance(node, dict):
            quote = node.get("quote")
            if (
                isinstance(quote, str)
                and node.get("source", "doc") == source.id
                and text.count(quote) == 1
                and (node["start"], node["end"]) == (text.find(quote), text.find(quote) + len(quote))
            ):
                return {"quote": quote}
            return {key: walk(value) for key, value in node.items()}
        return [walk(value) for value in node] if isinstance(node, list) else node

    short = walk({key: value for key, value in data.items() if key not in ("sources", "text")})
    only = dict(data["sources"][0])
    placed = Ledger.from_dict(
        data | {"sources": [{k: v for k, v in only.items() if k not in ("sha256", "characters")}]}
    ).sources[0]
    for key in ("sha256", "characters"):
        if only.get(key) == getattr(placed, key):
            del only[key]
    return {key: [only] if key == "sources" else short.get(key, value) for key, value in data.items()}


def _mapping(data: dict[str, Any], column: int) -> Iterator[str]:
    """Lines of a mapping, the first without its indentation."""
    margin = ""
    for key, value in data.items():
        yield f"{margin}{key}:"
        margin = " " * column
        if isinstance(value, dict) and value:
            yield f"\n{margin}  "
            yield from _mapping(value, column + 2)
        elif isinstance(value, list) and value:
            yield from _sequence(value, column)
        else:
            yield f" {_scalar(value, column)}\n"


def _sequence(values: list[Any], column: int) -> Iterator[str]:
    """Codes on one line, anything else item by item in the column of its key."""
    if all(isinstance(v, str) and _CODE.fullmatch(v) and not _OTHER_MEANING.fullmatch(v) for v in values):
        line = f" [{', '.join(values)}]\n"
        if len(line) <= FLOW_WIDTH:
            yield line
            return
    yield "\n"
    for value in values:
        yield f"{' ' * column}- "
        if isinstance(value, dict):
            yield from _mapping(value, column + 2)
        else:
            yield f"{_scalar(value, column)}\n"


def _scalar(value: Any, column: int) -> str:
    if isinstance(value, str):
        return to_scalar(value, column)
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return json.dumps(value, allow_nan=False)


def to_scalar(value: str, column: int = 0) -> str:
    """A text as a scalar of YAML, the shortest way that every reader takes for text; ``column`` is that of its key."""
    if _WORDS.fullmatch(value) and not value.endswith(" ") and not _OTHER_MEANING.fullmatch(value):
        return value
    if "\n" in value and not _HIDDEN.search(value) and _fits_block(value):
        return _block(value, column)
    if "\n" in value or "\t" in value or _HIDDEN.search(value):
        return _HIDDEN.sub(_escape, json.dumps(value, ensure_ascii=False))
    return "'" + value.replace("'", "''") + "'"


def _fits_block(value: str) -> bool:
    """Whether every reader finds the indentation of a literal block, and no line of blanks alone."""
    return value[0] not in " \t\n" and all(line.strip(" \t") or not line for line in value.split("\n"))


def _block(value: str, column: int) -> str:
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    margin = " " * (column + 2)
    lines = [f"{margin}{line}" if line else "" for line in body.split("\n")]
    return f"|{'-' if not ends else '' if ends == 1 else '+'}\n" + "\n".join(lines) + "\n" * max(ends - 1, 0)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

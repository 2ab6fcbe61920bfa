"""Read the YAML that ledgers are written in, fast; anything out of the ordinary is left to a full reader.

A ledger by hand or by :mod:`~detente.ledger.store.yaml_text` uses little of YAML: mappings and lists in block form,
scalars on one line, literal blocks, lists of codes between brackets. That much is read here, forty times as fast as a
full reader in Python does. What is not understood for certain is refused with :class:`NotPlainError`, and
:mod:`~detente.ledger.store.yaml_full` takes over; the tests hold the two together.
"""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["NULLS", "NotPlainError", "read_plain"]

NULLS = frozenset(["", "~", "null", "Null", "NULL"])
"""What stands for nothing; any other scalar is text until the model says otherwise."""

_LINE = re.compile(r"( *)((?:- )?)(?:([A-Za-z_][A-Za-z0-9_]*):(?: +|$))?(.*)")
_FOREIGN = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that YAML does not allow, that end a line for some readers only, or that mark an encoding."""
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What a scalar without quotes does not begin with, numbers below zero apart."""
_NEGATIVE = re.compile(r"-\d[\d.]*(?:e[+-]?\d+)?")
_SINGLE = re.compile(r"'([^'\t]*+(?:''[^'\t]*+)*+)'")
_DOUBLE = re.compile(
    r'"[^"\\\t]*+(?:\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U000[1e][0-9a-f]{4})[^"\\\t]*+)*+"'
)
_LONG = re.compile(r"(?<!\\)((?:\\\\)*)\\U([0-9a-f]{8})")
_CODES = re.compile(r"\[([A-Za-z_][\w.-]*(?:, [A-Za-z_][\w.-]*)*)\]", re.ASCII)
_HEADER = re.compile(r"\|([1-9])?([-+])?")

MAX_DEPTH = 40


class NotPlainError(ValueError):
    """The text uses more of YAML than is read here, or is no YAML at all."""


def read_plain(text: str) -> dict[str, Any]:
    """Mappings, lists, texts and ``None``, as the file has them.

    No scalar is taken for a number, a day or a truth value: that is for the model to say, which knows that a country
    is called ``NO`` and a rate ``010``.

    Raises
    ------
    NotPlainError
        For everything that this reader does not know for certain.
    """
    if not text.endswith("\n") or _FOREIGN.search(text):
        raise NotPlainError
    lines = text.split("\n")
    lines.pop()
    return _Reader(lines).read()


class _Reader:
    """Goes through the lines once, with the containers that are open and their columns."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.root: dict[str, Any] = {}
        self.open: list[tuple[int, dict[str, Any] | list[Any]]] = [(0, self.root)]
        self.waiting: str | None = None
        """Key of the innermost mapping that has no value yet."""

    def read(self) -> dict[str, Any]:
        lines, match, number = self.lines, _LINE.fullmatch, 0
        total = len(lines)
        while number < total:
            line = lines[number]
            number += 1
            found = match(line)
            if found is None:
                raise NotPlainError
            margin, dash, key, value = found.groups()
            if not key and (not value or value[0] == "#"):
                if dash:
                    raise NotPlainError
                continue
            column = len(margin)
            if dash:
                self._list(column)
                if key is None:
                    number = self._add_item(value, column, number)
                    continue
                column += 2
                self._nest(column, {})
            elif key is None:
                raise NotPlainError
            mapping = self._mapping(column)
            if key in mapping:
                raise NotPlainError
            if not value:
                mapping[key] = None
                self.waiting = key
                continue
            self.waiting = None
            if value[0] == "|":
                mapping[key], number = self._block(value, column, number)
            else:
                mapping[key] = _scalar(value)
        return self.root

    def _list(self, column: int) -> None:
        """Make the list whose dashes stand in ``column`` the innermost container."""
        opened = self.open
        if self.waiting is not None and column >= opened[-1][0]:
            self._nest(column, [])
            return
        self.waiting = None
        while opened[-1][0] != column or not isinstance(opened[-1][1], list):
            if opened[-1][0] < column or len(opened) == 1:
                raise NotPlainError
            opened.pop()

    def _mapping(self, column: int) -> dict[str, Any]:
        """The mapping whose keys stand in ``column``."""
        opened = self.open
        top, container = opened[-1]
        if self.waiting is not None:
            if column > top:
                child: dict[str, Any] = {}
                self._nest(column, child)
                return child
            self.waiting = None
        while top > column or (top == column and isinstance(container, list)):
            if len(opened) == 1:
                raise NotPlainError
            opened.pop()
            top, container = opened[-1]
        if top != column or not isinstance(container, dict):
            raise NotPlainError
        return container

    def _nest(self, column: int, child: dict[str, Any] | list[Any]) -> None:
        """Put an empty container where the next value belongs, and make it the innermost."""
        _, parent = self.open[-1]
        if isinstance(parent, list):
            parent.append(child)
        elif self.waiting is not None:
            parent[self.waiting] = child
        else:
            raise NotPlainError
        self.waiting = None
        if len(self.open) > MAX_DEPTH:
            raise NotPlainError
        self.open.append((column, child))

    def _add_item(self, value: str, column: int, number: int) -> int:
        parent = self.open[-1][1]
        if not isinstance(parent, list):
            raise NotPlainError
        if value[0] == "|":
            item, number = self._block(value, column, number)
            parent.append(item)
        else:
            parent.append(_scalar(value))
        return number

    def _block(self, header: str, column: int, number: int) -> tuple[str, int]:
        """A literal block and the number of the line behind it; ``column`` is that of its key or dash."""
        found = _HEADER.fullmatch(header)
        if found is None or found[1]:
            raise NotPlainError
        lines, total = self.lines, len(self.lines)
        first = number
        while first < total and not lines[first]:
            first += 1
        if first == total:
            raise NotPlainError
        width = len(lines[first]) - len(lines[first].lstrip(" "))
        if width <= column or width == len(lines[first]):
            raise NotPlainError
        margin = " " * width
        body: list[str] = []
        while number < total:
            line = lines[number]
            if line.startswith(margin):
                body.append(line[width:])
            elif not line:
                body.append("")
            elif line.isspace():
                raise NotPlainError
            else:
                break
            number += 1
        if number < total and len(lines[number]) - len(lines[number].lstrip(" ")) > column:
            raise NotPlainError
        text = "\n".join(body) + "\n"
        if found[2] == "+":
            return text, number
        return text.rstrip("\n") + ("" if found[2] == "-" else "\n"), number


def _scalar(value: str) -> Any:
    """A scalar on one line; text, nothing, or an empty container."""
    first = value[0]
    if first == "'":
        single = _SINGLE.fullmatch(value)
        if single is None:
            raise NotPlainError
        return single[1].replace("''", "'")
    if first == '"':
        if not _DOUBLE.fullmatch(value):
            raise NotPlainError
        return json.loads(_LONG.sub(_pair, value)) if "\\" in value else value[1:-1]
    if first == "[":
        if value == "[]":
            return []
        codes = _CODES.fullmatch(value)
        if codes is None:
            raise NotPlainError
        return [None if code in NULLS else code for code in codes[1].split(", ")]
    if value == "{}":
        return {}
    if (first in _INDICATORS and not _NEGATIVE.fullmatch(value)) or value[-1] in ": ":
        raise NotPlainError
    if ": " in value or " #" in value or "\t" in value:
        raise NotPlainError
    return None if value in NULLS else value


def _pair(match: re.Match[str]) -> str:
    """A character beyond the sixteen bits that an escape of JSON holds, as JSON writes it."""
    return match[1] + json.dumps(chr(int(match[2], 16)))[1:-1]

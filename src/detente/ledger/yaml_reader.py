"""Read the YAML of a ledger: mappings, lists and text, with the line of every value.

PyYAML takes the text apart, by libyaml where it has that, and its events become values here. A scalar stays text, so
that a country may be called ``NO`` and a rate ``010``: the model knows which fields are numbers or days. Anchors and
tags are refused: nothing in a ledger needs them, and a short text with anchors unfolds to gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from detente.errors import InputError, Problem

from .findings import SEE, Path

__all__ = ["Lines", "read_yaml"]

PARSER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""What takes the text apart: libyaml, ten times as fast, or Python where PyYAML was built without it."""

NULLS = frozenset(["", "~", "null", "Null", "NULL"])
"""What stands for nothing when it is not quoted."""
MAX_DEPTH = 40
MAX_VALUES = 200_000
"""Most scalars, lists and mappings in a file; the ledger of a long document has some thousand."""

_FOREIGN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no YAML may hold."""


@dataclass
class Lines:
    """Where the values of a file begin."""

    of: dict[Path, int] = field(default_factory=lambda: {(): 1})
    """Line by path, counted from one."""

    def find(self, path: Iterable[str | int]) -> int:
        """Line of the deepest part of ``path`` that the file has."""
        steps = tuple(path)
        while steps not in self.of:
            steps = steps[:-1]
        return self.of[steps]


def read_yaml(text: str, where: str) -> tuple[Any, Lines]:
    """Mappings, lists, texts and ``None``, as the file has them, and their lines.

    Parameters
    ----------
    text : the YAML.
    where : the file, for messages.

    Raises
    ------
    InputError
        Naming the line at which the text is no YAML, or uses what is refused: anchors, tags, keys that stand twice or
        are no text, merge keys, a second document, more than ``MAX_DEPTH`` levels or ``MAX_VALUES`` values.
    """
    foreign = _FOREIGN.search(text)
    if foreign is not None:
        raise InputError(
            Problem(
                f"{where}:{text.count(chr(10), 0, foreign.start()) + 1}",
                f"the character U+{ord(foreign[0]):04X}",
                "text that can be read",
                f'remove it, or write "\\u{ord(foreign[0]):04x}" in quotes',
            )
        )
    builder = _Builder(where)
    try:
        parser = PARSER(text)
        try:
            builder.build(parser)
        finally:
            parser.dispose()
    except (
        yaml.YAMLError,
        ValueError,
        OverflowError,
    ) as error:  # the last two: escapes of no character, in Python
        raise InputError(_no_yaml(where, error)) from None
    return builder.root[0] if builder.root else None, builder.lines


def _no_yaml(where: str, error: Exception) -> Problem:
    mark, begin = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    detail = getattr(error, "problem", None) or ""
    if mark is not None and begin is not None and begin.line != mark.line:
        detail += f" {getattr(error, 'context', None) or 'in what begins'} in line {begin.line + 1}"
    return Problem(
        f"{where}:{mark.line + 1}" if mark is not None else where,
        f"text that is no YAML ({detail})" if detail else "text that is no YAML",
        "the ledger of a document in YAML",
        "check indentation, colons and quotes near this line",
    )


class _Builder:
    """Builds values from the events of a parser, without recursion."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.lines = Lines()
        self.root: list[Any] = []
        self.values = 0

    def build(self, parser: Any) -> None:
        """Take events until the text ends."""
        line_of, next_event = self.lines.of, parser.get_event
        opened: list[tuple[Any, Path]] = []
        parent: Any = self.root
        path: Path = ()
        key: str | None = None
        """Key of ``parent`` that has no value yet."""
        while True:
            event = next_event()
            kind = type(event)
            if kind in _ENDS:
                parent, path = opened.pop()
                continue
            if kind not in _BEGINS:
                if kind is yaml.StreamEndEvent:
                    return
                self._pass(event, kind)
                continue
            if event.anchor or event.tag:
                self._pass(event, kind)
            line = event.start_mark.line + 1
            if type(parent) is dict:
                if key is None:
                    key = self._key(event, kind, parent)
                    line_of[*path, key] = line
                    continue
                inside = (*path, key)
                parent[key] = value = self._value(event, kind)
                key = None
            else:
                inside = (*path, len(parent)) if opened else ()
                line_of.setdefault(inside, line)
                value = self._value(event, kind)
                parent.append(value)
            if kind is not yaml.ScalarEvent:
                if len(opened) >= MAX_DEPTH:
                    raise self._refusal(event, "values nested too deeply", f"at most {MAX_DEPTH} levels", SEE)
                opened.append((parent, path))
                parent, path = value, inside

    def _value(self, event: Any, kind: type) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            raise self._refusal(
                event, "too many values", f"at most {MAX_VALUES} in a file", "split the document"
            )
        if kind is yaml.ScalarEvent:
            return None if not event.style and event.value in NULLS else event.value
        return {} if kind is yaml.MappingStartEvent else []

    def _key(self, event: Any, kind: type, parent: dict[str, Any]) -> str:
        if kind is not yaml.ScalarEvent:
            raise self._refusal(
                event, "a list or mapping as a key", "the name of a field", "write the name of a field"
            )
        key = str(event.value)
        if key == "<<" and not event.style:
            raise self._refusal(event, "a merge key", "every value written out", "write the fields here")
        if key in parent:
            raise self._refusal(event, f"the key {key[:60]!r} twice", "each key once", "remove one of them")
        return key

    def _pass(self, event: Any, kind: type) -> None:
        """Pass over what is around values, and refuse what is not allowed on them."""
        if kind is yaml.DocumentStartEvent and self.root:
            raise self._refusal(event, "a second document", "one document in a file", "split the file")
        if getattr(event, "anchor", None):
            raise self._refusal(
                event, "an anchor or alias", "every value written out", "write the value here"
            )
        if getattr(event, "tag", None):
            raise self._refusal(
                event, f"the tag {event.tag[:40]!r}", "a value without a tag", "remove the tag"
            )

    def _refusal(self, event: Any, got: str, expected: str, fix: str) -> InputError:
        return InputError(Problem(f"{self.where}:{event.start_mark.line + 1}", got, expected, fix))


_BEGINS = frozenset([yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent])
_ENDS = frozenset([yaml.SequenceEndEvent, yaml.MappingEndEvent])

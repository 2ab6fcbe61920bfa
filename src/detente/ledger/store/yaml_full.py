"""Read any YAML that holds mappings, lists and scalars, with the line of every value.

Slow and thorough: for files that :mod:`~detente.ledger.store.yaml_plain` leaves alone, and to say where something is
wrong. Anchors and tags are refused: nothing in a ledger needs them, and a short text with anchors unfolds to gigabytes.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.errors import InputError, Problem

from .yaml_plain import MAX_DEPTH, NULLS

__all__ = ["Lines", "read_full"]

Path = tuple[str | int, ...]


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


def read_full(text: str, where: str) -> tuple[Any, Lines]:
    """Mappings, lists, texts and ``None``, as :func:`~detente.ledger.store.yaml_plain.read_plain` gives them.

    Raises
    ------
    InputError
        Naming the line at which the text is no YAML, or uses what is refused.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    lines = Lines()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _Builder(YAML(typ="safe", pure=True).parse(io.StringIO(text)), where, lines).read(), lines
    # Besides its own errors the parser lets through those of a tag or a version that it does not know.
    except (YAMLError, ValueError, KeyError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or getattr(error, "reason", None)
        raise InputError(
            Problem(
                f"{where}:{mark.line + 1}" if mark is not None else where,
                f"text that is no YAML ({detail})" if detail else "text that is no YAML",
                "the ledger of a document in YAML",
                "check indentation, colons and quotes near this line",
            )
        ) from None


class _Builder:
    """Builds values from the events of a parser, without recursion."""

    def __init__(self, events: Iterator[Any], where: str, lines: Lines) -> None:
        self.events, self.where, self.lines = events, where, lines

    def read(self) -> Any:
        root: list[Any] = []
        opened: list[tuple[Any, Path]] = [(root, ())]
        keys: list[str | None] = [None]
        documents = 0
        for event in self.events:
            kind = type(event).__name__
            if kind in ("MappingEndEvent", "SequenceEndEvent"):
                opened.pop()
                keys.pop()
                continue
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise self._refusal(
                        event, "a second document", "one document in a file", "split the file"
                    )
            if kind in ("StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"):
                continue
            self._require_plain(event, kind)
            parent, path = opened[-1]
            if isinstance(parent, dict) and keys[-1] is None:
                key = keys[-1] = self._key(event, kind, parent)
                self.lines.of[*path, key] = event.start_mark.line + 1
                continue
            value = self._value(event, kind)
            if isinstance(parent, dict):
                step: str | int = str(keys[-1])
                parent[step] = value
                keys[-1] = None
            else:
                step = len(parent)
                parent.append(value)
            inside = (*path, step) if len(opened) > 1 else ()
            self.lines.of.setdefault(inside, event.start_mark.line + 1)
            if isinstance(value, dict | list):
                if len(opened) > MAX_DEPTH:
                    raise self._refusal(event, "values nested too deeply", f"at most {MAX_DEPTH} levels",
                                        "see the ledger reference in the docs")  # fmt: skip
                opened.append((value, inside))
                keys.append(None)
        return root[0] if root else None

    def _require_plain(self, event: Any, kind: str) -> None:
        if kind == "AliasEvent" or getattr(event, "anchor", None):
            raise self._refusal(
                event, "an anchor or alias", "every value written out", "write the value here"
            )
        if getattr(event, "tag", None):
            raise self._refusal(
                event, f"the tag {str(event.tag)[:40]!r}", "a value without a tag", "remove the tag"
            )

    def _key(self, event: Any, kind: str, parent: dict[str, Any]) -> str:
        if kind != "ScalarEvent":
            raise self._refusal(
                event, "a list or mapping as a key", "the name of a field", "write the name of a field"
            )
        key = str(event.value)
        if key in parent:
            raise self._refusal(event, f"the key {key[:60]!r} twice", "each key once", "remove one of them")
        return key

    @staticmethod
    def _value(event: Any, kind: str) -> Any:
        if kind == "MappingStartEvent":
            return {}
        if kind == "SequenceStartEvent":
            return []
        return None if event.style is None and event.value in NULLS else event.value

    def _refusal(self, event: Any, got: str, expected: str, fix: str) -> InputError:
        return InputError(Problem(f"{self.where}:{event.start_mark.line + 1}", got, expected, fix))

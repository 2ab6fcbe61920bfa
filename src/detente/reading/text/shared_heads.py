"""Goods that share the noun at the end of a list: "crude palm, soybean and sunflower oil"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["KINDS", "shared_heads"]

KINDS = "crude|refined|raw|fresh|frozen|dried|processed|live|unrefined|unwrought|edible"
"""Adjectives that say how a good is worked, before its name."""
_ONE = rf"(?:(?:{KINDS}) (?:and (?:{KINDS}) )?)?([a-z][a-z-]+)"
_LISTED = re.compile(
    rf"(?<![\w-])(?:{_ONE}(?:, (?:and |or )?| and | or )(?:{_ONE}(?:, (?:and |or )?| and | or )"
    rf"(?:{_ONE}(?:, (?:and |or )?| and | or )(?:{_ONE}(?:, (?:and |or )?| and | or ))?)?)?)"
    rf"{_ONE} ([a-z]+)(?!\w)"
)


def shared_heads(small: str, words: Mapping[str, Iterable[tuple[str, str]]]) -> list[tuple[int, int, str]]:
    """Start, end and tag of each word that takes its noun from the end of its list.

    A list is read so only when the vocabulary knows each of its words with that noun ("palm oil", "soybean oil",
    "sunflower oil"): in "wheat and soybean oil" the wheat is wheat.
    """
    out: list[tuple[int, int, str]] = []
    for match in _LISTED.finditer(small):
        last = match.lastindex or 0
        head = match[last]
        rows: list[tuple[int, int, str]] = []
        for group in range(1, last):
            word = match[group]
            if word is None:
                continue
            known = dict(words.get(word, ()))
            tag = known.get(f"{word} {head}")
            if tag is None:
                rows = []
                break
            rows.append((match.start(group), match.end(group), tag))
        out += rows[:-1]
    return out

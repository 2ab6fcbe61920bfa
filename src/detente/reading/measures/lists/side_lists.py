"""States that stand below the sentence that opens their list: "imports from the following countries are spared:"."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.text.context import Passage, Thread

__all__ = ["with_sides"]

_FOLLOWING = re.compile(
    r"\b(?:the\s|these\s)?following\s(?:\w+\s){0,2}?(?:countries|economies|states|nations|jurisdictions|origins"
    r"|destinations|markets|members|territories|(?:trading\s|trade\s)?partners)\b(?:\sor\s\w+)?"
)
"""``imports from the following trading partners``."""
_REST = re.compile(
    r"(?:the\s)?(?:member\s(?:states|countries)\sof\s)?(?:the\s)?|(?:\s\([A-Z]{2,5}\))?[\s;,.]*(?:and|or)?[\s;,.]*",
    re.IGNORECASE,
)
"""What may stand around the name of a state in an item that names no more than a state."""
MOST = 40
"""States taken from one list."""


def with_sides(passage: Passage, thread: Thread) -> Passage | None:
    """The sentence with the states of its list in the place of "the following countries"; ``None`` for any other."""
    if "following" not in passage.text or not passage.text.rstrip().endswith(":"):
        return None
    blank = _FOLLOWING.search(passage.text)
    if blank is None:
        return None
    names: list[str] = []
    for item in thread.after(passage, MOST):
        name = _only_name(item)
        if name is None:
            break
        names.append(name)
    if not names:
        return None
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    text = passage.text
    tail = text[blank.end() :].rstrip().removesuffix(":")
    return Passage(replace(passage.sentence, text=f"{text[: blank.start()]}{listed}{tail}."), thread, passage)


def _only_name(item: Passage) -> str | None:
    """The name of the state that is all an item says."""
    sides = [m for m in item.mentions if m.party and m.kind == "name"]
    if len({m.party for m in sides}) != 1 or len(item.text) > 70:
        return None
    first, last = sides[0], sides[-1]
    if not _REST.fullmatch(item.text[: first.start]) or not _REST.fullmatch(
        item.text[last.end :].strip(" ()")
    ):
        return None
    return item.text[first.start : first.end]

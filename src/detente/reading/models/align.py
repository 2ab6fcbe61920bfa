"""Finding the words a model quotes in the text they are taken from.

Models change typography when they copy: curly quotes become straight, dashes become hyphens, lines are joined,
the first letter of a fragment is raised. Both sides are brought to one form; offsets always count characters of the
text itself. Numbers, letters and the order of words must be the same.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MAX_QUOTE", "MIN_QUOTE", "Aligner"]

MIN_QUOTE = 12
"""Shortest quote taken as evidence, in characters."""

MAX_QUOTE = 1_200
"""Longest quote taken as evidence, in characters."""

_SAME = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_EDGES = " \"'.,;:-…"


def _normal(text: str) -> tuple[str, list[int]]:
    """The text in one typography, and for each of its characters the place it comes from."""
    out: list[str] = []
    origin: list[int] = []
    blank = True
    for place, char in enumerate(text):
        if char in _DROPPED:
            continue
        if char.isspace():
            if not blank:
                out.append(" ")
                origin.append(place)
            blank = True
            continue
        blank = False
        same = _SAME.get(char, char)
        if char == "…":
            out += "..."
            origin += [place] * 3
            continue
        out.append(same)
        origin.append(place)
    return "".join(out), origin


@dataclass(frozen=True, slots=True)
class _Normal:
    text: str
    origin: list[int]


class Aligner:
    """Looks quotes up in one text."""

    def __init__(self, text: str) -> None:
        self._plain = _Normal(*_normal(text))

    def places(self, quote: str, *, limit: int = 200) -> list[tuple[int, int]]:
        """Every place where the quote stands, as (start, end) offsets into the text.

        A quote begins and ends at the edge of a word or number: ``5%`` does not stand in ``25%``.
        """
        if not isinstance(quote, str) or len(quote) > 2 * MAX_QUOTE:
            return []
        wanted = _normal(quote)[0].strip(_EDGES)
        if not wanted:
            return []
        out: dict[int, tuple[int, int]] = {}
        first = wanted[0]
        for form in dict.fromkeys((wanted, first.lower() + wanted[1:], first.upper() + wanted[1:])):
            if len(form) != len(wanted):  # "ß" and its like
                continue
            place = self._plain.text.find(form)
            while place >= 0 and len(out) < limit:
                end = place + len(form)
                if self._whole(place, end):
                    start = self._plain.origin[place]
                    out[start] = (start, self._plain.origin[end - 1] + 1)
                place = self._plain.text.find(form, place + 1)
        return [out[start] for start in sorted(out)]

    def nearest(self, quote: str, start: int, end: int) -> tuple[int, int] | None:
        """The place of the quote that is nearest to the window from ``start`` to ``end``.

        Inside the window the first place wins; outside it, the least distance.
        """
        found = self.places(quote)
        return min(found, key=lambda p: (max(0, start - p[0], p[1] - end), p[0]), default=None)

    def _whole(self, place: int, end: int) -> bool:
        text = self._plain.text
        if place and text[place].isalnum():
            before = text[place - 1]
            if before.isalnum() or (
                before in ".," and text[place].isdigit() and text[place - 2 : place - 1].isdigit()
            ):
                return False
        if end < len(text) and text[end - 1].isalnum():
            after = text[end]
            if after.isalnum() or (
                after in ".," and text[end - 1].isdigit() and text[end + 1 : end + 2].isdigit()
            ):
                return False
        return True

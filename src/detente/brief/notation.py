"""How numbers and foreign text are written in a brief, the same in the terminal, the page and the charts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.brief.content import Range

__all__ = ["clean", "decimals_for", "plain", "signed", "spread"]

_MINUS = "−"
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text that can be shown: control characters dropped, characters that reorder a line made visible.

    Escaping for HTML or for markup is a second step and not done here.

    >>> clean("a\\x1b[31mb\\x00")
    'a[31mb'
    >>> clean("in\\u202eecrof")
    'in⟨U+202E⟩ecrof'
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _INVISIBLE.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    return _REORDERING.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


def decimals_for(values: Iterable[float]) -> int:
    """Number of decimals that shows a column of numbers, from the largest of them.

    >>> decimals_for([-0.41, 0.02]), decimals_for([0.004]), decimals_for([-86.4, 3]), decimals_for([4120.0])
    (2, 3, 1, 0)
    """
    largest = max((abs(v) for v in values), default=0.0)
    if largest == 0:
        return 1
    for limit, decimals in ((0.1, 3), (10, 2), (1000, 1)):
        if largest < limit:
            return decimals
    return 0


def plain(value: float, decimals: int, *, minus: str = _MINUS) -> str:
    """A number without a plus sign, with thousands separated by a thin gap; never a negative zero.

    >>> plain(-0.001, 2), plain(-1234.5, 1)
    ('0.00', '−1\u202f234.5')
    """
    text = f"{abs(value):,.{decimals}f}".replace(",", "\u202f")
    return minus + text if value < 0 and text.strip("0.\u202f") else text


def signed(value: float, decimals: int, *, minus: str = _MINUS) -> str:
    """A change, with its sign; zero has none.

    >>> signed(0.25, 2), signed(-3, 1), signed(-0.0001, 2)
    ('+0.25', '−3.0', '0.00')
    """
    text = plain(value, decimals, minus=minus)
    return "+" + text if value > 0 and text.strip("0.\u202f") else text


def spread(numbers: Range, decimals: int, *, minus: str = _MINUS) -> str:
    """The span of a range; empty when it has none at this precision.

    >>> spread(Range(value=-0.32, low=-0.41, high=-0.25), 2)
    '(−0.41 to −0.25)'
    """
    low, high = (signed(v, decimals, minus=minus) for v in (numbers.low, numbers.high))
    return "" if low == high == signed(numbers.value, decimals, minus=minus) else f"({low} to {high})"

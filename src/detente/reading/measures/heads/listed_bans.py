"""Places that ban imports of a list of goods: "will ban fruit, meat and dairy imports", "goods banned for import"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS
from detente.reading.text.context import Passage

__all__ = ["listed_spots"]

_BAN = (
    r"(?:ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|block(?:s|ed|ing)?|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?"
    r"|outlaw(?:s|ed)?|stop(?:s|ped|ping)?)"
)
_BEFORE_IMPORTS = re.compile(
    rf"\b{_BAN}\s(?P<goods>(?:(?!\b(?:imports?|exports?|that|which|to|on|of|from|in|by|for)\b)[^.;:()\d])"
    r"{8,150}?,?\s)imports?\b(?=\s(?:from|of|into)\b|[.,])",
    re.IGNORECASE,
)
"""``will ban fruit, vegetables, meat and dairy imports from Norway``."""
_FOR_A_TIME = re.compile(
    rf"\b{_BAN}\s(?:for\s(?:an?|one|two|three|six|nine|\d+)[\s-](?:year|month|week|day)s?,?\s"
    r"|temporarily\s|with immediate effect\s)(?:the\s|all\s)?imports?\sof\b",
    re.IGNORECASE,
)
"""``banned for a year imports of farm goods``."""
_PASSIVE = re.compile(
    r"\b(?:[Ii]mports?|[Ii]mportation)\sof\s(?P<goods>[^.;:()]{3,180}?)\s(?:were|was|are|is|been|be|being)\s"
    r"(?:\w+ly\s|also\s)?(?:banned|prohibited|barred|outlawed|forbidden|suspended|halted)\b"
)
"""``the import of beef, pork, fruit, cheese and most types of milk was banned``."""
_FOR_IMPORT = re.compile(
    r"\b(?:banned|prohibited|barred|forbidden)\s(?:for|from)\s(?:import(?:ation|s)?|being imported|entry|entering)\b"
    r"(?!\s(?:of|dut|tariff))",
    re.IGNORECASE,
)
"""``products that Russia has banned for import``."""
_OTHER_CLAUSE = re.compile(r"\b(?:that|which|who|while|but|rose|fell|will|would|has|have|had|imports?)\b")


def listed_spots(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Places that name a ban on imports of several goods, each with its instrument."""
    text = passage.text
    for match in islice(_BEFORE_IMPORTS.finditer(text), MAX_HEADS):
        inside = [p for p in passage.products if match.start("goods") <= p.start < match.end("goods")]
        if len(inside) > 1:
            yield match.start(), match.end(), "import_ban"
    for match in islice(_FOR_A_TIME.finditer(text), MAX_HEADS):
        yield match.start(), match.end(), "import_ban"
    for match in islice(_PASSIVE.finditer(text), MAX_HEADS):
        inside = [p for p in passage.products if match.start("goods") <= p.start < match.end("goods")]
        if len(inside) > 1 and not _OTHER_CLAUSE.search(match["goods"]):
            yield match.start(), match.end(), "import_ban"
    for match in islice(_FOR_IMPORT.finditer(text), MAX_HEADS):
        yield match.start(), match.end(), "import_ban"

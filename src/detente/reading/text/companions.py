"""Sides that a document names as one, so that neither is the other's counterpart ("goods from Liechtenstein and
Switzerland")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from detente.reading.text.mentions import Mention

__all__ = ["find_companions"]

_TOGETHER = re.compile(r",?\s(?:and|or|as well as)\s(?:the\s)?")
_RECEIVE = re.compile(
    r"\b(?:from|on|against|to|towards?|assures?|grants?|of both)\s"
    r"(?:(?:both|either|imports from|goods from)\s)?(?:the\s)?$"
)
"""Before sides on the same end of a measure; not "between", "of", "with", behind which the two may be opposed."""
_OFTEN = 2
"""Times two sides have to stand together."""


def find_companions(sentences: Iterable[tuple[str, list[Mention]]]) -> frozenset[frozenset[str]]:
    """Pairs of sides that the sentences of a document name together at the same end of what is done."""
    pairs: Counter[frozenset[str]] = Counter()
    for text, mentions in sentences:
        for one, other in pairwise(mentions):
            if (
                one.party
                and other.party
                and one.party != other.party
                and one.kind == other.kind == "name"
                and _TOGETHER.fullmatch(text, one.end, other.start)
                and _RECEIVE.search(text, 0, one.start)
            ):
                pairs[frozenset((one.party, other.party))] += 1
    return frozenset(pair for pair, times in pairs.items() if times >= _OFTEN)

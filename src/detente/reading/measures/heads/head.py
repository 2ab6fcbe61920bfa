"""A place of a sentence that names a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.text.context import Passage

__all__ = ["BEGINS_WITH_VERB", "MAX_HEADS", "Head", "is_definite"]


MAX_HEADS = 12
"""Measures taken from one sentence; more are no sentence of a report."""


@dataclass(frozen=True, slots=True)
class Head:
    """A named measure; offsets count from the beginning of the sentence."""

    start: int
    end: int
    instrument: str
    noun_start: int
    """Where the noun ("tariff") begins."""
    noun_end: int
    rate_start: int | None = None
    """Where the rate begins, when it stands behind the noun."""
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    previous: float | None = None
    points: bool = False
    definite: bool = False
    separate: bool = False
    only: bool = False
    whole_clause: bool = False
    mutual: bool = False
    white_list: bool = False
    preference: bool = False
    """True for a preference that one side takes from another ("ended its GSP status")."""
    on_party: bool = False
    exempting: bool = False
    """True for goods that are let off a duty ("exempted coffee from the tariffs")."""
    mirrored: bool = False
    """True for "we will charge them 50", said by the side that would do so."""
    up_to: bool = False
    """True for the highest of several rates ("up to 50%")."""
    goods: tuple[str, ...] = ()
    """Goods that the order of a list gives to this rate."""
    bearers: tuple[str, ...] = ()
    """Sides that the order of a list gives to this rate."""
    owners: tuple[str, ...] = ()
    """Sides that the grammar of the head shows as those who take the measure."""
    stage: str | None = None
    """Status that the grammar of the head tells ("reopened its market" has ended a ban)."""
    act: str = "impose"
    """What is done with it, beside a `stage`."""
    both_ways: bool = False
    """True for a stop of imports and exports at once."""
    stated: bool = False
    """True when the words of the head say what it falls on, known to the vocabulary or not."""
    decreed: bool = False
    """True for words that are an act by themselves ("amended from ‘free’ to ‘prohibited’")."""
    freed: bool = False
    """True when that act takes a restriction away."""
    elliptical: bool = False
    """True when the noun is only understood ("25% tariffs on Canada and 10% on China")."""

    def noun_phrase_start(self, passage: Passage) -> int:
        """Beginning of the noun phrase: products and demonyms right before the noun belong to it."""
        start = self.start
        if self.elliptical or BEGINS_WITH_VERB.match(passage.text, start):
            return start
        spans = [(p.start, p.end) for p in passage.products] + [(m.start, m.end) for m in passage.mentions]
        for first, last in sorted(spans, reverse=True):
            gap = passage.text[last:start] if last <= start else None
            if gap is not None and re.fullmatch(
                r"[\s-]*(?:(?:import|new|special|additional|sector(?:al)?|and|industry|sector|parts?)\s)*",
                gap,
            ):
                start = first
        return start


BEGINS_WITH_VERB = re.compile(
    r"(?:suspend|prohibit|bann|halt|stop|block|restrict|barr|curb|limit|resum|restart|forb|exclud|ban(?!\s(?:on|of"
    r"|against)\b))"
    r"[a-z]*\s(?!on\b|of\b|over\b)",
    re.IGNORECASE,
)
"""A head that begins with its verb has no noun phrase before it."""


def is_definite(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:[Rr]elevant|[Aa]forementioned|[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Tt]his|[Ss]uch|[Hh]is"
            r"|same)\s(?:\w+\s){0,2}$",
            text[max(0, start - 28) : start],
        )
    )

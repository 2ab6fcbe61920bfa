"""The place where a sentence names a measure, and the words there that are about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.covered_goods import NEXT_GOODS
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.joining.inheriting import is_opposed
from detente.reading.measures.reach import end_of_scope
from detente.reading.text.context import Passage, Thread

__all__ = ["Place", "place_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence names a measure; offsets count from the beginning of the sentence."""

    passage: Passage
    thread: Thread
    head: Head
    previous: int
    """Where the head of the measure before it ends."""
    following: int
    """Where the head of the next measure begins."""
    dated: int
    """Where the words end that can date it."""
    siblings: list[Draft]
    """The measures of the sentence before it."""
    clause_start: int
    scope_start: int
    """Where the words begin that say what it falls on."""
    scope_end: int

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def ahead(self) -> str:
        """The words of the sentence before the measure."""
        return self.text[: self.head.start]

    @property
    def sibling(self) -> Draft | None:
        """The measure right before it in the sentence."""
        return self.siblings[-1] if self.siblings else None

    @property
    def shares_clause(self) -> bool:
        """True when another measure stands before it in its clause."""
        return self.previous > self.clause_start

    @property
    def is_last(self) -> bool:
        return self.following == len(self.text)

    @property
    def is_answered(self) -> bool:
        """True for a measure that the one before it in its clause is taken against."""
        return self.shares_clause and is_opposed(self.text[self.previous : self.head.start])


def place_of(
    passage: Passage, thread: Thread, head: Head, previous: int, ends: tuple[int, int], siblings: list[Draft]
) -> Place:
    """The place of a head between the measures beside it; ``ends`` are the next head and the end of its dates."""
    following, dated = ends
    text = passage.text
    outward = (
        _ON_EXPORTS.match(text, head.noun_end)
        or _ON_WHAT_IT_SELLS.match(text, head.noun_end)
        or (_OWN_EXPORTS.match(text, head.noun_end) and _EXPORT_DUTY.search(thread.document.text[:20_000]))
    )
    if head.instrument == "import_tariff" and outward:
        head = replace(head, instrument="export_tax")
        thread.remedy = ("export_tax", passage.index)
    clause_start = passage.clauses[passage.clause_at(head.start)].start
    scope_end = min(following, end_of_scope(passage, head))
    next_goods = NEXT_GOODS.search(text[head.end : following]) if following < len(text) else None
    if next_goods is not None:
        scope_end = min(scope_end, head.end + next_goods.start())
    scope_start = max(previous, clause_start)
    if previous > clause_start and head.whole_clause and _AND_DOES.search(text[previous : head.start]):
        scope_start = head.start  # "suspended imports of logs and prohibited imports of soybeans"
    return Place(
        passage, thread, head, previous, following, dated, siblings, clause_start, scope_start, scope_end
    )


_ON_EXPORTS = re.compile(
    r"(?:\s(?:of|at)\s[\d.]+\s?(?:%|per ?cent))?\s(?:on|for)\s(?:the\s|all\s|its\s)?(?:outbound\s)?"
    r"exports?(?: shipments)?\sof\s(?![^.;,]{0,50}\b(?:to|into|from)\s(?:the\s)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""``a 20% duty on the export of parboiled rice``; not "tariffs on exports of cars to the United States"."""


_ON_WHAT_IT_SELLS = re.compile(
    r"\son\s(?:the\s)?(?:[\w-]+\s){1,4}?(?:(?:that|which)\s)?(?:it|they"
    r"|the (?:province|country|state|kingdom|republic))\s"
    r"(?:supplies|supply|exports?|sells?|ships?|sends?|delivers?)\sto\b"
)
""" "a surcharge on electricity the province supplies to three states"."""


_OWN_EXPORTS = re.compile(
    r"(?<=duty)\s(?:on|for)\s(?:the\s)?(?:[A-Z]\w+(?:an|ese|ish)\s)?(?:[a-z]+\s){1,2}exports\b(?!\s(?:to|into)\b)"
)
_EXPORT_DUTY = re.compile(r"\bexport (?:dut(?:y|ies)|tax(?:es)?)\b|\bdut(?:y|ies) on the export\b")
"""``the duty on wheat exports`` is the exporter's own in a text about export duties."""
_AND_DOES = re.compile(r"\b(?:and|but|while)\s(?:(?:also|then|has|have|temporarily)\s)*$")

"""The owner of a measure told by a decision, a bill or another act that it comes of."""

from __future__ import annotations

import re
from collections.abc import Callable

from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["by_act", "nominal_owner"]


_ACT_NOUN = (
    r"(?:announcement|imposition|introduction|decision|threat|threats|plans?|moves?|order|proposal|vow|pledge"
    r"|bid|letter"
    r"|proclamation|removal|suspension|pause|withdrawal|lifting|doubling|increase|notification)"
)
_ACT_DOES = re.compile(
    r"(?:['’]s?)?\s(?:President(?:['’]s)?\s|[Mm]inistry(?:['’]s)?\s)?(?:[a-z]+\s){0,2}?"
    r"(?:[Dd]ecree|[Oo]rder|[Rr]egulation|[Nn]otification|[Rr]esolution|[Cc]ircular|[Pp]roclamation|[Dd]ecision)"
    r"(?:\sNo\.?)?(?:\s\d[\w/.-]*)?\s(?:(?:has|have|will|would|also|hereby)\s)?[a-z]+(?:s|ed|[a-z])\s"
)
"""``Norway's Decree 181 extended ...``: what an act does, its state does."""


_ACT_OF = re.compile(
    rf"(?:['’]s?)?\s(?:\w+\s){{0,3}}{_ACT_NOUN}\s(?:\w+\s){{0,3}}?(?:to|of|for|on|setting|imposing|raising)\b"
)


_ACT_BY = re.compile(
    rf"\b{_ACT_NOUN}\s(?:by|from)\s(?:(?:the|former|then)\s)?(?:[A-Z][\w.]*\s){{0,2}}(?:[Pp]resident\s"
    rf"|[Mm]inister\s)?$"
)


_ACT_OF_WHOM = re.compile(rf"\b{_ACT_NOUN}\sof\s(?:(?:the|President)\s)?$")
""" "the decision of the United States to impose": whose act it is."""


def nominal_owner(passage: Passage, head: Head, usable: Callable[[Mention], str | None]) -> str | None:
    """Owner of the act a measure depends on: "Biden's decision to impose ...", "an announcement by X of ..."."""
    text = passage.text
    for mention in reversed(passage.mentions):
        if mention.end > head.noun_start or head.noun_start - mention.end > 90 or mention.kind == "pronoun":
            continue
        gap = text[mention.end : head.noun_start]
        if re.search(r"[;:]", gap):
            continue
        by = _ACT_BY.search(text[max(0, mention.start - 70) : mention.start])
        of = _ACT_OF_WHOM.search(text[max(0, mention.start - 70) : mention.start])
        if (
            (by and re.match(r"(?:[\w ]{0,24})?\s(?:of|to)\b", gap))
            or (
                of
                and re.match(
                    r"\s(?:government\s)?to\s(?:impos|lev|rais|introduc|appl|doubl|plac|put|increas)", gap
                )
            )
            or _ACT_OF.match(gap)
            or _ACT_DOES.match(gap)
        ):
            owner = usable(mention)
            if owner is not None:
                return owner
    return None


_BY_ACT = re.compile(
    r"^\W*(?:[A-Z][a-z]+, )?(?:The|This|Its|His|Her|Under the|Thursday['’]s"
    r"|The new)\s(?:[\w-]+\s){0,3}?(?i:bill"
    r"|law|legislation|order|decree"
    r"|measures?|resolution|regulation|reform|act|package|notification|notice|proclamation|rules?|move)\b"
)


def by_act(passage: Passage, thread: Thread, head: Head) -> tuple[str, ...]:
    """ "The bill imposes ...": the side that told of it in one of the sentences before."""
    match = _BY_ACT.match(passage.text)
    if match is None or match.end() > head.start:
        return ()
    for told in reversed(thread.told[-3:]):
        if told.actor and passage.index - told.sentences[0] <= 4:
            actor: tuple[str, ...] = told.actor
            return actor
    return (thread.last_party,) if thread.last_party else ()

"""Where the goods come from that a measure hits."""

from __future__ import annotations

import re

from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.importers import FROM_THERE
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import speaker_party

__all__ = [
    "GOODS_AFTER",
    "between_product",
    "comes_from",
    "delivers",
    "faces_duty",
    "made_there",
    "struck_side",
]


GOODS_AFTER = re.compile(
    r"^(?:['’]s?)?[\s-](?:[\w&'-]+[\s-]){0,4}?(?:goods|imports?|products?|exports?|merchandise"
    r"|shipments?|items|steel|alumini?um|cars?|autos?|vehicles?|wine|soy\w*|EVs?|agricultur\w+|farm"
    r"|energy|trucks?|beef|pork|canola|seafood|aircraft|chips?|semiconductors?|pharmaceuticals?|barley"
    r"|cotton|coal|oil|potash|companies|vessels?|ships?|firms|lumber)\b"
)


_HITS = re.compile(
    r"\b(?:threaten|hit|slap|punish|strik|struck|target|penali)\w*\s(?:the\s|all\s|most\s|some\s|nearly\s|about\s"
    r"|(?:US|C|A)?[$€£¥]?[\d.,]+(?:bn|b)?\s(?:billion|million|euros|dollars|pounds|worth|of|in)\s|(?:billion"
    r"|million|euros"
    r"|dollars|pounds|worth|of|in)\s)*$"
)
"""``hit 93 billion euros of`` before the side whose goods are hit."""


_BEARS = re.compile(
    r"(?:\s(?:will|would|could|may|now|also|then|\w+ly))*\s(?:fac(?:e|es|ed|ing)|pays?|be hit"
    r"|be subject|bears?|incurs?)\b"
)


_ARRIVES = re.compile(
    r"\b(?:imported|brought|shipped|entering|sold|exported)\s(?:goods\s)?(?:in)?to\s(?:the\s)?$"
)
"""``goods imported into Canada may face a surtax``: Canada charges it."""


def struck_side(passage: Passage, head: Head) -> str | None:
    """The side in "threatened Brazil with a tariff", or in "Switzerland's tariff rate" told by the other side."""
    text = passage.text
    for mention in passage.mentions:
        if mention.party is None or mention.end > head.start or head.start - mention.end > 60:
            continue
        if re.search(r"\b(?:if|unless|until)\b", text[mention.end : head.start]):
            continue
        arrives = _ARRIVES.search(text, max(0, mention.start - 30), mention.start) is not None
        if mention.kind != "person" and not arrives and _BEARS.match(text[mention.end : head.start + 1]):
            return mention.party  # "goods shipped through Vietnam will face a levy"
        if _HITS.search(text, max(0, mention.start - 60), mention.start) and re.match(
            r"\s(?:\w+\s){0,2}with\b", text[mention.end : head.start + 1]
        ):
            return mention.party
        if re.match(r"['’]s?\s$", text[mention.end : head.noun_start]) and re.match(
            r"\srates?\b", text[head.noun_end :]
        ):
            party, _ = speaker_party(passage, passage.thread)
            if party is not None and party != mention.party:
                return mention.party
    return None


def made_there(passage: Passage, head: Head, end: int) -> tuple[str, ...]:
    """Where the goods come from that the clause says bear a duty or are let off ("UK-made medicines")."""
    clause = passage.clauses[passage.clause_at(head.start)]
    sides = (
        m.party
        for m in passage.mentions
        if m.party and clause.start <= m.start < end and FROM_THERE.match(passage.text, m.end)
    )
    return tuple(dict.fromkeys(sides))


def delivers(passage: Passage, mention: Mention) -> bool:
    """True for "Kenyan coffee": a demonym right before a product."""
    return mention.kind == "demonym" and any(
        re.fullmatch(r"[\s-](?:[a-z]+\s)?", passage.text[mention.end : p.start])
        for p in passage.products
        if mention.end < p.start <= mention.end + 16
    )


def comes_from(passage: Passage, mention: Mention) -> bool:
    """True for "palm oil from Malaysia": the side behind a product it delivers."""
    return any(
        re.fullmatch(r"\s(?:imported\s|shipped\s)?from\s(?:the\s)?", passage.text[p.end : mention.start])
        for p in passage.products
        if p.end < mention.start
    )


def faces_duty(text: str, mention: Mention, head: Head) -> bool:
    """True for "Canadian energy will face a duty of 10%": the goods are the subject."""
    between = text[mention.end : head.start]
    return bool(GOODS_AFTER.match(text[mention.end : mention.end + 60])) and bool(
        re.search(
            r"\b(?:fac\w+|be hit|hit with|be subject|subject to|pay|bear|attract|charged|incur|see|carry"
            r"|enter\w*|be taxed|now|taxed)\b",
            between,
        )
    )


def between_product(passage: Passage, mention: Mention, head: Head) -> bool:
    """True for "Chinese EV duties": a product between the demonym and the noun makes it the target.

    Not so for "US steel tariffs" and "India's apple duties", which name the owner.
    """
    if passage.text[mention.end : mention.end + 1] in "'’" or (
        mention.party == "USA" and mention.kind == "name"
    ):
        return False
    return (
        any(
            mention.end <= p.start and p.end <= head.noun_start + 1 and p.start - mention.end < 4
            for p in passage.products
        )
        and mention.end <= head.noun_start
    )

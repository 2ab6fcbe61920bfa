"""Sentences that change the rate told just before: "He later cut it to 20%", "It was raised to 27.5% in January"."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["change_rate"]

_UP = (
    r"rais(?:e[sd]?|ing)|hik(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|upp(?:ed|ing)|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)"
    r"|lift(?:s|ed|ing)?"
)
_DOWN = (
    r"cut(?:s|ting)?|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|halv(?:e[sd]?|ing)|brought|bring(?:s|ing)?"
    r"|dropp(?:ed|ing)|drops?|trimm(?:ed|ing)"
)
_THING = r"(?:it|that|this|them|these|those|the (?:tariff )?(?:rate|level|figure|percentage|number))"
_ACTIVE = re.compile(
    rf"\b(?P<verb>{_UP}|{_DOWN})\s{_THING}\s(?:(?:up|down|back|again|further|slightly|sharply|temporarily|later)\s)*"
    rf"(?:from\s(?P<old>[\d.]+)\s?(?:%|per ?cent)\s)?to\s(?:just\s|only\s|a flat\s|an?\s)?$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"^(?:(?:But|And|However,|Later,|Then)\s)?(?:It|That|This|They|The (?:tariff )?(?:rate|level|figure))\s"
    r"(?P<aux>was|were|is|are"
    r"|has|have|had|will|would)\s(?:(?:be|been|being|later|then|now|since|subsequently|again|further|also|temporarily|\w+ly)\s)*"
    rf"(?P<verb>{_UP}|{_DOWN})\s(?:(?:up|down|back|again|further|slightly|sharply|temporarily|later)\s)*"
    r"(?:from\s(?P<old>[\d.]+)\s?(?:%|per ?cent)\s)?to\s(?:just\s|only\s|a flat\s|an?\s)?$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|could|may|might|shall|should|to|not|never|if|unless|threat\w*|plans?|propos\w+|want\w*|ask\w*|urg\w*|agreed)\s"
    r"(?:\w+\s){0,3}$"
)
_NEAR = 2
"""Sentences behind a duty in which "it" can still be its rate."""


def change_rate(drafts: list[Draft], passage: Passage) -> Draft | None:
    """The duty told last, with the rate that a sentence gives it; its rate so far becomes the former one."""
    if not drafts or lx.TARIFF.search(passage.text) or len(passage.percents) not in (1, 2):
        return None
    percent = passage.percents[-1]
    ahead = passage.text[: percent.start]
    match = _ACTIVE.search(ahead) or _PASSIVE.search(ahead)
    if match is None or percent.low is not None:
        return None
    draft = next((d for d in reversed(drafts) if d.family == "tariff" and d.rate_pct is not None), None)
    if draft is None or passage.index - max(draft.sentences) > _NEAR or draft.points:
        return None
    named = {m.party for m in passage.mentions if m.party and m.end <= percent.start}
    rises = re.fullmatch(_UP, match["verb"], re.IGNORECASE) is not None
    other_way = draft.rate_pct is None or (percent.value > draft.rate_pct) is not rises
    if (
        not named <= {*draft.actor, *draft.target}
        or other_way
        or _NOT_YET.search(ahead[: match.start("verb")])
    ):
        return None
    draft.previous_pct, draft.rate_pct = draft.rate_pct, percent.value
    draft.action = "raise" if rises else "cut"
    draft.status, draft.effective, draft.expires, draft.up_to = "in_force", None, None, False
    for mention in passage.dates:
        if mention.anchor is None and mention.value:
            before = passage.text[max(0, mention.start - 16) : mention.start]
            if re.search(r"\b(?:until|till|through)\s(?:on\s|the end of\s)?$", before):
                draft.expires = mention.when("until")
            elif draft.effective is None:
                draft.effective = mention.when("from")
    draft.evidence.append(passage.evidence())
    draft.sentences.append(passage.index)
    draft.history.append(("in_force", passage.index, match.start()))
    return draft

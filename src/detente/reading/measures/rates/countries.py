"""Rates listed by country: "36% each for Thailand and Cambodia; Bangladesh 35%", "Japan (25%), Brazil (50%)"."""

from __future__ import annotations

import re

from detente.reading.measures.days.timing import set_dates
from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.pointing import REMEDIES
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.bearers import listed_with
from detente.reading.measures.status.status import set_status
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.numbers import Percent

__all__ = ["listed_rates", "take_listed_rates"]

_AHEAD = re.compile(
    r"(?:['’]s)?(?:\s\(|:\s|,?\s(?:(?:is|are|was|were|will|would|be|to|now|set|see|sees|saw|face|faces|faced"
    r"|facing|pay|pays|get|gets"
    r"|received|hit|targeted|at|with|for|a|an|the|of|tariffs?|duty|duties|rates?|levy|levies|goods|imports"
    r"|products|subject|each|and it"
    r"|as high as|up to)\s){0,8})$"
)
_BEHIND = re.compile(
    r"\s(?:each\s)?(?:(?:reciprocal\s)?(?:tariffs?|rate|duty|levy|duties)\s)?(?:each\s)?(?:for"
    r"|on)\s(?:goods from\s|imports from\s|the\s)*$"
)
MIN_SIDES = 3
"""Countries from which a sentence counts as a list of rates."""


def listed_rates(passage: Passage) -> list[tuple[Percent, tuple[str, ...]]]:
    """Rates with the countries they are for; empty unless the sentence lists at least three countries."""
    text = passage.text
    named = [m for m in passage.mentions if m.party and m.kind == "name"]
    if len(named) < MIN_SIDES or len(passage.percents) < 2:
        return []
    out: list[tuple[Percent, tuple[str, ...]]] = []
    taken = 0
    for percent in passage.percents:
        if percent.low is not None or percent.points:
            continue
        behind = next(
            (m for m in named if m.start > percent.end and _BEHIND.fullmatch(text[percent.end : m.start])),
            None,
        )
        ahead = next(
            (
                m
                for m in reversed(named)
                if taken <= m.start < percent.start and _AHEAD.match(text[m.end : percent.start])
            ),
            None,
        )
        if behind is not None and (
            ahead is None or text[ahead.end : percent.start].strip() in ("and", ";", ",")
        ):
            sides, last = [behind], behind
            for other in named:
                if other.start > last.end and re.fullmatch(
                    r",?\s(?:and\s)?(?:the\s)?", text[last.end : other.start]
                ):
                    sides.append(other)
                    last = other
            taken = last.end
        elif ahead is not None:
            sides = [m for m in listed_with(passage, ahead) if m.start >= taken]
            taken = percent.end
        else:
            continue
        out.append((percent, tuple(dict.fromkeys(str(m.party) for m in sides))))
    parties = {p for _, sides in out for p in sides}
    return out if len(parties) >= MIN_SIDES and len(out) >= 2 else []


def take_listed_rates(passage: Passage, thread: Thread) -> list[Draft]:
    """A measure for each rate of a list by country; empty when the sentence is none or nobody imposes it."""
    rows = listed_rates(passage)
    if not rows:
        return []
    told = next((t for t in reversed(thread.told[-4:]) if t.family == "tariff" and len(t.actor) == 1), None)
    near = told is not None and passage.index - told.sentences[-1] <= 4
    if not near and not lx.TARIFF.search(passage.text):
        return []
    targets = {p for _, sides in rows for p in sides}
    actors = [m.party for m in passage.mentions if m.party and m.party not in targets]
    actor = told.actor[0] if told is not None and near else (actors[0] if actors else None)
    if actor is None or actor in targets:
        actor = thread.main[0] if thread.main and thread.main[0] not in targets else None
    if actor is None:
        return []
    remedy = told is not None and near and told.instrument in REMEDIES
    drafts = []
    for percent, sides in rows:
        draft = Draft(
            "import_tariff", (actor,), sides, True, True, ["all_goods"], rate_pct=percent.value,
            status=told.status if told is not None and near and told.status != "averted" else "announced",
        )  # fmt: skip
        if told is not None and remedy:
            draft.instrument, draft.products = told.instrument, list(told.products)
        head = Head(percent.start, percent.end, "import_tariff", percent.start, percent.end, only=True)
        if lx.TARIFF.search(passage.text):
            set_status(draft, passage, head, 0, len(passage.text))
            set_dates(draft, passage, thread, head, 0, len(passage.text))
        if told is not None and near and (remedy or told.products == ["all_goods"]):
            draft.effective = draft.effective or told.effective
            draft.announced = draft.announced or told.announced
        draft.evidence, draft.sentences = [passage.evidence()], [passage.index]
        draft.heads = [(passage.index, percent.start)]
        draft.history = [(draft.status, passage.index, percent.start)]
        drafts.append(draft)
    return drafts

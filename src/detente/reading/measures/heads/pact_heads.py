"""Heads of what a pact gives one side's goods: "Indian goods will benefit from tariff elimination"."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.measures.sides.importers import is_importer
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import speaker_party

__all__ = ["pact_heads"]

_GAINS = re.compile(
    r"\b(?P<modal>will|would|shall|is to|are to|is set to|are set to|stands? to)\s(?:also\s|now\s|immediately\s)?"
    r"(?:gain|benefit|profit|enjoy|get|receive|secure)\s(?:immediately\s)?(?:from\s|with\s|through\s|by\s)?(?:the\s|a\s)?(?:[\w-]+\s){0,3}?"
    r"(?P<noun>(?:import\s|customs\s)?(?:tariff|duty)\s(?P<act>elimination|removal|abolition|reductions?|cuts?|concessions?"
    r"|relief|liberali[sz]ation))\b",
    re.IGNORECASE,
)
_ENDS = ("elimin", "remov", "abol")


def pact_heads(passage: Passage) -> list[Head]:
    """What the goods of one side, or a side, gain in the market of the other one."""
    text = passage.text
    if "tariff" not in text and "duty" not in text:
        return []
    out: list[Head] = []
    for match in islice(_GAINS.finditer(text), MAX_HEADS):
        first = passage.clauses[passage.clause_at(match.start())].start
        gainer = _gainer(passage, first, match.start())
        side = gainer.party if gainer is not None else speaker_party(passage, passage.thread)[0]
        giver = _giver(passage, side, match.end()) if side is not None else None
        if side is None or giver is None:
            continue
        goods = [p.tag for p in passage.products if first <= p.start < match.start()]
        behind = [p.tag for p in passage.products if p.start >= match.end()]
        named = tuple(dict.fromkeys(goods or behind)) or (
            ("goods_list",) if any(a.end <= match.start() for a in passage.amounts) else ("all_goods",)
        )
        out.append(
            Head(
                match.start(), match.end(), "import_tariff", match.start("noun"), match.end("noun"),
                whole_clause=True, owners=(giver,), bearers=(side,), goods=named, stage="agreed",
                act="remove" if match["act"].lower().startswith(_ENDS) else "cut",
            )
        )  # fmt: skip
    return out


def _gainer(passage: Passage, first: int, end: int) -> Mention | None:
    """The side whose goods gain, or that gains: the last one before the verb that is no importer."""
    sides = [
        m
        for m in passage.mentions
        if m.party and first <= m.start and m.end <= end and m.kind in ("name", "demonym", "metonym")
    ]
    named = [m for m in sides if not is_importer(passage.text, m)]
    own = [
        m
        for m in named
        if not re.search(r"\b(?:with|to|into|in|between)\s(?:the\s)?$", passage.text[: m.start])
    ]
    return own[-1] if own else None


def _giver(passage: Passage, gainer: str, end: int) -> str | None:
    others = [
        m.party
        for m in passage.mentions
        if m.party
        and m.party != gainer
        and m.kind != "person"
        and (m.start >= end or is_importer(passage.text, m))
    ]
    return others[0] if others else passage.thread.counterpart(gainer)

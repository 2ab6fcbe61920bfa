"""Heads of bans on trade in both directions: "suspended all imports from and exports to Israel", "halt trade with"."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.text.context import Passage

__all__ = ["flow_heads", "partner_of"]

FLOWS = (
    r"(?:imports? from,? and exports? to|exports? to,? and imports? from|(?:both )?(?:imports? and exports?"
    r"|exports? and imports?)(?: transactions| operations)?(?: (?:with|to and from|from and to))?"
    r"|(?:bilateral |direct |cross-border |mutual )?trade (?:with|between)|(?:trade|commercial) (?:relations|exchanges"
    r"|transactions|ties) with)"
)
_LESS = r"(?:(?:all|any|its|their|the|of|most|direct|economic and) ){0,4}"
_STOP = (
    r"(?:suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|bann?(?:s|ed|ing)?|prohibit(?:s|ed|ing)?"
    r"|sever(?:s|ed|ing)?|froze|freez(?:e|es|ing)|ceas(?:e|es|ed|ing)|block(?:s|ed|ing)?|cut(?:s|ting)?(?: off)?"
    r"|break(?:s|ing)? off|broke off)"
)
_ACTIVE = re.compile(
    rf"\b(?P<verb>{_STOP}) {_LESS}(?P<flows>{FLOWS})\b(?! (?:talks|negotiations|dut|tariffs?|controls|licen))",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?P<flows>{FLOWS})\b(?: (?!(?:and|but|that|which)\b)[\w'’]+){{0,4}}? (?:has|have|had|is|are|was|were|will be"
    r"|be) (?:been )?(?:\w+ly )?(?P<verb>suspended|halted|stopped|banned|prohibited|severed|frozen|blocked|cut off)\b",
    re.IGNORECASE,
)


_BAN_ON_TRADE = re.compile(
    r"\b(?P<verb>bans?|embargo|prohibition)\s(?:on|of)\s(?P<flows>(?:all |any "
    r"|bilateral )?trade(?:\sin\s[^.;:]{3,50}?)?\swith)\b",
    re.IGNORECASE,
)
"""``a ban on trade in luxury goods with Russia``."""


def flow_heads(passage: Passage) -> list[Head]:
    """A ban on imports and a ban on exports for each stop of trade in both directions."""
    low = passage.text.lower()
    if "trade " not in low and "commercial " not in low and not ("import" in low and "export" in low):
        return []
    out: list[Head] = []
    for pattern in (_ACTIVE, _PASSIVE, _BAN_ON_TRADE):
        for match in islice(pattern.finditer(passage.text), MAX_HEADS):
            goods = tuple(p.tag for p in passage.products if match.start() < p.start < match.end())
            if not goods and not any(p.start > match.end() for p in passage.products):
                goods = ("all_goods",)
            out += [
                Head(
                    match.start(), match.end(), kind, match.start(), match.end(), whole_clause=True,
                    goods=goods, both_ways=True,
                )
                for kind in ("import_ban", "export_ban")
            ]  # fmt: skip
    return out


_WITH = re.compile(r"\b(?:with|to|from|between)\s(?:the\s)?$")


def partner_of(passage: Passage, head: Head) -> str | None:
    """The side that trade is stopped with: named behind the last preposition of the flows."""
    for mention in passage.mentions:
        near = head.start < mention.start <= head.end + 24
        if near and mention.party and _WITH.search(passage.text[: mention.start][-16:]):
            return mention.party
    return None

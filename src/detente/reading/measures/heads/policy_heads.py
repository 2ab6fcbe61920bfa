"""Heads of trade policies told by their category: goods moved from "free" to "restricted" or "prohibited"."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.text.context import Passage

__all__ = ["policy_heads"]

_CATEGORY = r"(?:[Ff]ree|FREE|[Rr]estricted|RESTRICTED|[Pp]rohibited|PROHIBITED|[Oo]pen [Gg]eneral)"
_QUOTE = r"[‘'“\"’”]"
_MOVED = re.compile(
    rf"(?:\bfrom\s(?:the\s)?{_QUOTE}?(?P<old>{_CATEGORY})\b[^.;]{{0,40}}?\s)(?:in)?to\s(?:the\s)?{_QUOTE}?(?P<new>{_CATEGORY})\b"
    rf"|\b(?:put|plac\w+|brought|bring\w*|mov\w+|shift\w*|kept|keep\w*|includ\w+)\s[^.;]{{0,90}}?"
    rf"\b(?:in|into|under|on|to)\s(?:the\s)?{_QUOTE}?(?P<into>{_CATEGORY})\b{_QUOTE}?"
    r"\s(?:list|category|imports? category|exports? category)"
)
"""``amended the export policy from ‘Free’ to ‘Prohibited’``, ``put imports of tyres under the restricted category``."""
_FROM = re.compile(rf"\bfrom\s(?:the\s)?{_QUOTE}?({_CATEGORY})\b")
_FLOW = re.compile(r"\b(?P<flow>(?:re-?)?export|import)(?:ation|s)?\b", re.IGNORECASE)


def policy_heads(passage: Passage) -> list[Head]:
    """Goods whose export or import is moved to another category of a foreign trade policy."""
    text = passage.text
    if not re.search(r"free|restricted|prohibited|open general", text, re.IGNORECASE):
        return []
    out = []
    for match in islice(_MOVED.finditer(text), MAX_HEADS):
        flows = {m["flow"].lower()[-6:] for m in islice(_FLOW.finditer(text), MAX_HEADS)}
        if len(flows) != 1:
            continue
        before = _FROM.search(match.group())
        new = (match["new"] or match["into"]).lower()
        old = (match["old"] or (before[1] if before else "")).lower()
        freed = new in ("free", "open general")
        kind = (old if freed else new) or "restricted"
        (flow,) = flows
        instrument = f"{flow}_ban" if kind == "prohibited" else f"{flow}_licensing"
        out.append(
            Head(
                match.start(), match.end(), instrument, match.start(), match.end(),
                whole_clause=True, decreed=True, freed=freed,
            )
        )  # fmt: skip
    return out

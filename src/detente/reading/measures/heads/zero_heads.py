"""Heads that say a duty of nothing, and goods that are let off a duty."""

from __future__ import annotations

import re
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["spared", "zero_heads"]


_SPARED = re.compile(
    r"\b(?:exempt(?:s|ed|ing)?|spar(?:e|es|ed|ing)|exclud(?:e|es|ed|ing)|carv(?:e|es|ed"
    r"|ing) out)\s(?:[^.;]|(?<=[A-Z])\.){3,110}?\sfrom\s"
    r"(?:(?:the|its|his|their|any|all|these|those|most|new|US|U\.S\.|retaliatory|punitive|additional|import|customs"
    r"|basic|further)\s)+"
    r"(?:[\w%.-]+\s){0,4}?"
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surtax(?:es)?|surcharges?)\b",
    re.IGNORECASE,
)
"""``exempted coffee and bananas from the reciprocal tariffs``."""


_IS_SPARED = re.compile(
    r"\b(?:is|are|be|been|was|were|become|remain|being)\s(?:\w+ly\s|also\s|now\s)?(?:exempt(?:ed)?|spared|excluded"
    r"|excused)\sfrom\s(?:[\w.'’%-]+\s){0,6}?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surtax(?:es)?|surcharges?)\b",
    re.IGNORECASE,
)
"""``British medicines will be exempt from Section 232 tariffs``: the goods stand before it."""
_SOME_GOODS = re.compile(
    r"\b(?:certain|following|several|various|selected|\d[\d,]*)\s(?:[\w-]+\s){0,3}?(?:goods|products|items|articles|lines|inputs)\b"
)
"""Goods let off that a list names, or nobody."""
_ON_TOP = re.compile(r"\b(?:[Ss]ection|reciprocal|additional|IEEPA|retaliatory|sectoral|US|U\.S\.)(?!\w)")
"""Duties that come on top: without them the ordinary duty is still paid."""


def spared(text: str) -> list[re.Match[str]]:
    return list(islice(_SPARED.finditer(text), MAX_HEADS)) if " from " in text else []


def zero_heads(passage: Passage) -> list[Head]:
    let_off = [
        Head(m.start(), m.end(), "import_tariff", m.start(), m.end(), whole_clause=True, exempting=True)
        for m in spared(passage.text)
        if any(m.start() < p.start < m.end() for p in passage.products)
    ]
    let_off += [
        Head(
            m.start(), m.end(), "import_tariff", m.start(), m.end(), whole_clause=True, exempting=True, stated=True
        )
        for m in spared(passage.text)
        if _SOME_GOODS.search(m.group()) and not any(h.start == m.start() for h in let_off)
    ]  # fmt: skip
    let_off += [
        Head(m.start(), m.end(), "import_tariff", m.start(), m.end(), whole_clause=True, exempting=True)
        for m in (islice(_IS_SPARED.finditer(passage.text), MAX_HEADS) if " from " in passage.text else ())
        if _ON_TOP.search(m.group()) and any(p.end <= m.start() for p in passage.products)
    ]
    return let_off or _zero_rate(passage)


_DE_MINIMIS = re.compile(r"\s(?:\w+\s){0,2}[\"“']?de minimis\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:[Pp]reviously|[Ff]ormerly|used to|(?:that|which) had|[Uu]ntil then)\b[^.;,]{0,60}$")
"""``the programme, which previously let them in duty-free``: how things were."""
_OF_A_SHARE = re.compile(
    r"\d\s?(?:%|per ?cent) of\b(?![^.;]*\b(?:will|would|shall|to|become|eliminat\w*|entering|gaining|receiving"
    r"|enjoying)\b)[^.;]{3,90}$"
)
"""``about 70% of exports enter free of duty``: how things are, no step."""


_PREFERENCES = re.compile(
    r"\bGenerali[sz]ed System of Preferences\b|\bGSP\b|\bAGOA\b|\b(?:trade )?preferences? (?:program|scheme|system)"
    r"|\bEverything But Arms\b"
)
"""Preferences for many countries, told as background: nobody sets a duty to nothing there."""


def _zero_rate(passage: Passage) -> list[Head]:
    if _PREFERENCES.search(passage.text):
        return []
    matches = [
        m
        for m in lx.ZERO.finditer(passage.text)
        if not _OF_A_SHARE.search(passage.text[: m.start()])
        and not _DE_MINIMIS.match(passage.text, m.end())
        and not _ONCE.search(passage.text[: m.start()])
    ]
    if not matches:
        return []
    matches = [
        m
        for m in matches
        if not re.search(
            r"\b(?:quotas?|TRQs?|volumes?|access|litres|tonnes|tons)\b",
            passage.text[max(0, m.start() - 60) : m.end() + 45],
        )
    ]
    if not matches:
        return []
    first, last = matches[0], matches[-1]
    mutual = bool(
        re.search(
            r"zero[- ]for[- ]zero|\bboth (?:sides|parties|countries)\b|\bmutual|\breciprocal|each other",
            passage.text,
            re.IGNORECASE,
        )
    )
    return [
        Head(
            first.start(),
            last.end(),
            "import_tariff",
            first.start(),
            first.end(),
            None,
            0.0,
            whole_clause=True,
            mutual=mutual,
        )
    ]

"""Heads of restrictions of imports: bans, curbs, quotas and licences, by their nouns, verbs and passives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS
from detente.reading.measures.heads.listed_bans import listed_spots
from detente.reading.measures.heads.reopenings import is_food
from detente.reading.text.context import Passage
from detente.reading.text.mentions import Mention

__all__ = ["BARRED_FROM", "import_spots"]

_NOUN = (
    r"(?:bans?|suspensions?|embargo(?:es)?|prohibitions?|moratori(?:um|a)|restrictions?|curbs?|limits?"
    r"|limitations?|caps?"
    r"|ceilings?|licen[cs](?:es?|ing)(?:\srequirements?)?|permits?)"
)
_VERB = (
    r"(?:restrict|curb|limit|bar|ban|block|halt|suspend|stop|prohibit|outlaw|forb[ia]d|forbade|resum|restart)"
)
_DONE = (
    r"(?:banned|barred|suspended|halted|blocked|prohibited|stopped|resumed|restricted|curbed|limited|capped|outlawed"
    r"|forbidden|not (?:be )?(?:allowed|permitted))"
)
_ALL = r"(?:(?:the|all|of|most|some|certain|any|its|their|further|new)\s){0,4}"
_IS = r"(?:were|was|are|is|been|be|remain|being)\s(?:\w+ly\s)?"
_IMPORT = r"import(?:ation)?s?"
_WORDS = (
    r"(?:(?!(?:exports?|on|of|for|from|to|by|in|tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|quotas?|that|which)\b)"
    r"[A-Za-z][\w-]*,?\s){1,7}"
)
_IMPORTS = re.compile(
    rf"\bimport\s{_NOUN}\b"
    rf"|\b{_NOUN}\s(?:on|of|for|over)\s{_ALL}{_IMPORT}\b"
    rf"|\b{_NOUN}\s(?:on|of|for|over)\s{_WORDS}imports\b(?!\s(?:dut|tariff|tax|lev))"
    rf"|\b{_VERB}(?:s|red|ned|ed|ped|ring|ning|ing|ping|den|es|e)?\s{_ALL}(?<!export )(?:[a-z]+ )?{_IMPORT}"
    r"(?= (?:into [\w ]{2,24} )?(?:of|from)\b)"
    rf"|\bimports? of [^.;,]{{3,70}}?\b{_IS}{_DONE}"
    rf"|\b[a-z]+\simports(?:\s(?:of|from)\s[^.;,]{{3,40}}?)?\s{_IS}{_DONE}"
    r"|\bresum\w*\s(?:the\s|its\s|all\s)?(?:[\w-]+\s){0,4}?(?:imports\b|imported\sfrom\b)",
    re.IGNORECASE,
)
"""``import ban``, ``curbs on onion imports``, ``ban imports of``, ``imports of steel are prohibited``."""
_GOODS_IMPORTS = re.compile(
    rf"\b{_VERB}(?:s|red|ned|ed|ped|ring|ning|ing|ping|es|e)?\s{_ALL}(?P<goods>(?:[A-Za-z][\w-]*\s){{1,4}}?)imports?\b"
    r"(?!\s(?:dut|tariff|tax|lev|quota|licen|price|restrict|curb))",
    re.IGNORECASE,
)
"""``suspend rice imports``: the goods stand before the imports."""
_DUTIES_ON = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)|surcharges?|surtax(?:es)?)\s(?:on (?:the |all )?)?$"
)
"""``duties on imports of tuna shall be suspended``: the duties end, not the imports."""
BARRED_FROM = re.compile(
    r"\b(?:barred|banned|blocked|shut out|locked out|excluded|kept out|frozen out)\s(?:of|from)"
    r"(?:\s(?:entering|reaching|being (?:sold|imported) (?:in|into)))?\s(?:the\s)?"
)
"""``seafood has been barred from the Chinese market``: who stands behind it keeps the goods out."""
_IMPORT_OF = re.compile(r"\b(?:[Ii]mports?|[Ii]mportation)\sof\b[^.;]*$")
_BAN_ON = re.compile(
    r"\b(?<!export )(?<!travel )(?<!driving )(?:bans?|suspensions?|embargo(?:es)?|restrictions?|barriers|impediments"
    r"|prohibitions?|curbs)"
    r"\s(?:on|of|against|to)\s(?:the\s|its\s|all\s|most\s|certain\s|some\s|beef\s|several\s|two\s|three\s|four\s"
    r"|five\s|eight\s|ten\s|\d+\s)*"
)
_SHIPMENTS = re.compile(
    rf"\b{_VERB}(?:s|red|ned|ed|ped|ring|ning|ing|ping|es|e)?\s{_ALL}(?:shipments|deliveries|consignments|purchases|cargoes"
    r"|entry)\s(?:of|from)\s(?:the\s)?",
    re.IGNORECASE,
)
"""``barred shipments of Brazilian poultry``: what comes from another side is kept out."""


def _kind(words: str) -> str:
    words = words.lower()
    if re.search(r"licen[cs]|permits?\b", words):
        return "import_licensing"
    return "import_quota" if re.search(r"\b(?:limit|cap(?:s|ped)?\b|ceiling)", words) else "import_ban"


def import_spots(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Places that name a restriction of imports, each with its instrument."""
    text = passage.text
    low = text.lower()
    if "import" in low:
        for match in islice(_IMPORTS.finditer(text), MAX_HEADS):
            if _DUTIES_ON.search(text, max(0, match.start() - 40), match.start()):
                continue
            quantity = text.endswith("uantitative ", 0, match.start())
            yield match.start(), match.end(), "import_quota" if quantity else _kind(match.group())
        for match in islice(_GOODS_IMPORTS.finditer(text), MAX_HEADS):
            if any(match.start("goods") <= p.start < match.end() for p in passage.products):
                yield match.start(), match.end(), _kind(match.group())
        yield from listed_spots(passage)
    if " from " in low or " of " in low:
        for match in islice(BARRED_FROM.finditer(text), MAX_HEADS):
            if _IMPORT_OF.search(text, max(0, match.start() - 180), match.start()):
                continue  # "the import of beef and pork was banned from Ukraine": its goods
            if any(m.start == match.end() and m.party and m.kind != "person" for m in passage.mentions):
                yield match.start(), match.end() - 1, "import_ban"
        for match in islice(_SHIPMENTS.finditer(text), MAX_HEADS):
            if any(m.start == match.end() and m.kind in ("demonym", "name") for m in passage.mentions):
                yield match.start(), match.end() - 1, "import_ban"
    for match in islice(_BAN_ON.finditer(text), MAX_HEADS):
        if _foreign_goods(passage, match.end(), match.start()):
            yield match.start(), match.end() - 1, "import_ban"


def _another_before(passage: Passage, side: Mention, start: int) -> bool:
    """True when another side is told of before the restriction, which is then hers."""
    return any(m.party not in (None, side.party) and m.end <= start for m in passage.mentions)


def _foreign_goods(passage: Passage, start: int, head: int) -> bool:
    """True when goods of a named side follow ("Australian beef exporters", "seafood from Japan")."""
    side = next((m for m in passage.mentions if m.party and start <= m.start <= start + 40), None)
    goods = next((p for p in passage.products if head <= p.start <= start + 45), None)
    exported = re.match(r"[^.;,]{0,40}?\bexports?\b", passage.text[start:])
    if exported and not (side and goods and is_food(goods.tag) and _another_before(passage, side, start)):
        return False  # "restrictions on Chinese gallium exports": China's own
    if side is None or goods is None or "," in passage.text[start : max(side.start, goods.start)]:
        return False
    return not re.search(r"\b(?:to|in)\s(?:the\s)?$", passage.text[start : side.start])

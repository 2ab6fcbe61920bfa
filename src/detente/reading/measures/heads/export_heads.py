"""Heads of restrictions of exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from detente.reading.measures.heads.head import MAX_HEADS, Head, is_definite
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage

__all__ = ["export_heads"]


def _export_kind(words: str) -> str:
    words = words.lower()
    if re.search(r"\b(?:not|no longer)\b[^.;]{0,24}\b(?:permit|allow|approv)", words):
        return "export_ban"
    if re.search(r"licen[cs]|permit|authori[sz]", words):
        return "export_licensing"
    if re.search(
        r"\bnot\b|no longer|\bbans?|\bbanned|sanctions|prohibit|halt|stop|block|suspen|barred|froze|freeze|cessation"
        r"|forbidden|outlaw",
        words,
    ):
        return "export_ban"
    return "export_quota" if "quota" in words else "export_control"


_ON_LIST = re.compile(
    r"\b(?:add|restor|reinstat|return|readmit|put|plac|mov|chang|downgrad|upgrad|demot)\w*\s[^.;]{3,70}?\b(?:to"
    r"|on|onto|into|from)\b",
    re.IGNORECASE,
)
"""``to add Norway to the list of preferred partners``, ``moved Norway from Group A to Group B``."""
_FOREIGN = re.compile(
    r"(?:U\.S\.|U\.K\.)?[^.;,]{0,60}\b(?:imports?|beef|meat|exporters|producers|firms|fruit|pork|poultry|seafood|goods)\b"
)
_LICENSED = re.compile(
    r"\bsubject to (?:an? |the )?(?:\w+ ){0,2}(?:licen[cs]\w*|authori[sz]ation|permit)s?(?: requirements?)?\b",
    re.IGNORECASE,
)
_NOT_OF_EXPORTS = re.compile(
    r"\b(?:import|price|capital|travel|trade|quantitative|Section \d{3}|232|market access|safeguard|border)\s$"
)
_BARRED_EXPORTER = re.compile(
    r"\b(?:prohibit(?:s|ed|ing)?|barr?(?:s|ed|ing)?|ban(?:s|ned|ning)?|block(?:s|ed|ing)?|forb[ia]d(?:s|den|ding)?"
    r"|forbade|stop(?:s|ped|ping)?|prevent(?:s|ed|ing)?|restrict(?:s|ed|ing)?)\s(?!imports)(?:[\w’'.,&-]+\s){1,7}?"
    r"from\s(?:\w+ly\s)?(?:(?:re-?)?exporting|selling|shipping|supplying|sending|delivering)\b",
    re.IGNORECASE,
)
"""``prohibited the company from exporting its machines``."""
_IS_EFFECT = re.compile(
    r"\b(?:effectively|virtually|practically|all but|in effect|could|would|may|might|helped)\s$"
    r"|\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|sanctions|prices?|costs?|bottlenecks?|strikes?|war"
    r"|obstacles?|hurdles?|barriers)\b"
    r"(?:\s(?!and\b|but\b|while\b)[\w’'“”-]+){0,8}\s$",
    re.IGNORECASE,
)
"""Before a verb: a duty or an event stops exports, no order ("tariffs that effectively blocked exports of wine")."""
_IS_PAPER = re.compile(r"(?:licen[cs]e|permit|authori[sz]ation|approval)\b", re.IGNORECASE)
_GRANTED = re.compile(
    r"\b(?:issu|grant|approv|award|gave|giv|receiv|obtained)\w*\s(?:[A-Z]\w+\s){0,3}(?:an?|one|(?:its|the|their)\s(?:very\s)?first)\s"
    r"(?:\w+\s){0,2}$"
)
"""``issued its first permit for exporting photoresist``: a case that was decided, no rule."""
_SANCTIONS = re.compile(
    r"\b[Ss]anctions\s(?:(?:also|now|further|include|will|would|package|which|that|\w+ly)\s){0,3}$"
)
_ORDERS = re.compile(r"(?:prohibit|ban|restrict)", re.IGNORECASE)
"""``sanctions that prohibit the exportation of arms``: an order, no effect."""
_SAID_IT_WOULD = re.compile(
    r"(?<!\bhad )(?<!\bhad first )(?<!\bhad earlier )\b(?:announced|said|decided|confirmed|declared|notified"
    r"|vowed|pledged|stated)\s(?:[\w.]+\s){0,4}?"
    r"(?:it|they|he|she|[A-Z]\w+|the (?:country|government|ministry|state|bloc))\swould\s$"
)
"""``announced that it would restrict exports``: "would" only reports."""
_REPROACHED = re.compile(r"\b(?:of|for|by)\s(?:not|never)\s(?:\w+ly\s)?$")
"""``accused China of not stopping the sale of fentanyl``."""
_REQUIRED = re.compile(
    r"\bsubject to (?:an? |the |new )?(?:(?!import)[a-z]+ ){0,2}(?:licen[cs]e|licensing|authori[sz]ation|permit)\s"
    r"(?:requirements?|obligations?)\b"
)
"""``will be subject to a national authorisation requirement``, in a text about exports."""
_GOODS_EXPORTS = re.compile(
    r"\b(?P<k>(?:ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|block(?:s|ed|ing)?"
    r"|suspend(?:s|ed|ing)?|restrict(?:s|ed|ing)?|curb(?:s|ed|ing)?|limit(?:s|ed|ing)?)"
    r"|(?:bans?|prohibitions?|moratorium|embargo|suspension|halt|freeze|stoppage|cessation|pause)\s(?:on|of|to|in))\s"
    r"(?:the\s|its\s|all\s|most\s|some\s|any\s)*"
    r"(?P<goods>(?:[a-z][\w-]*\s){1,4}?)exports?\b(?!\s(?:controls?|licen|tax|dut|quota|price|restrict|curb|ban))",
    re.IGNORECASE,
)
"""``banned nickel ore exports``: the goods stand before the exports."""
_EXPORTS_STOPPED = re.compile(
    r"\b(?P<goods>(?:[A-Za-z][\w-]*\s){1,3}?)exports?\s(?:will\s|would\s|shall\s|must\s|have\s|has\s|had\s)?"
    r"(?:are|were|is|was|be|been|being)\s(?:to be\s|also\s|now\s|\w+ly\s)?"
    r"(?P<k>suspended|halted|banned|prohibited|stopped|barred|frozen|blocked|forbidden|outlawed|restricted)\b",
    re.IGNORECASE,
)
"""``bauxite exports are suspended``."""
_BESIDE = re.compile(
    r"\b(?:builds? (?:up)?on|in addition to|on top of|adds? to|besides)\s(?:the\s)?(?:\w+\s){0,3}$"
)


def export_heads(passage: Passage) -> list[Head]:
    """Each control, ban or licence duty on exports that the sentence names or tells by its verb."""
    text = passage.text
    out = _named_heads(passage)
    out += _restricted_goods(passage, out)
    for words, start, instrument in _spots_with_goods(passage):
        if not any(h.start < words.end() and words.start() < h.end for h in out):
            out.append(_export_head(text, start, words.end(), instrument))
    for product in passage.products:  # "rare-earth curbs", "chip controls"
        curbs = _CURBS.match(text, product.end)
        if curbs is None or any(h.start <= curbs.start() <= h.end + 5 for h in out):
            continue
        if not _OTHER_CURBS.search(text[max(0, product.start - 12) : curbs.end()]):
            out.append(_export_head(text, curbs.start(1), curbs.end(), "export_control"))
    if out and _LICENSED.search(text):
        out = [
            replace(h, instrument="export_licensing") if h.instrument == "export_control" else h for h in out
        ]
    return _without_repeats(passage, _with_white_list(passage, out))


_MARKS = (
    "export", "ship", "sale", "sell", "sold", "suppl", "deliver", "send", "maker", "producer", "manufacturer",
    "subsidiar", "affiliate", "licen", "permit", "authori",
)  # fmt: skip
"""One of these is part of every name of a control; looked for first, because the pattern of the names is dear."""


def _named_heads(passage: Passage) -> list[Head]:
    """Heads whose words name the exports themselves."""
    text = passage.text
    out: list[Head] = []
    low = text.lower()
    named = lx.EXPORT.finditer(text) if any(word in low for word in _MARKS) else ()
    for match in islice(named, MAX_HEADS):
        if _OFFICE.match(text[match.end() : match.end() + 24]):
            continue
        ahead = text[max(0, match.start() - 90) : match.start()]
        if ahead.lower().endswith(("import ", "imports ", "-free ", "tariff-rate ", "tariff ")):
            continue  # "an import ban on shipments of beef"
        if _IS_PAPER.match(match.group()) and _GRANTED.search(ahead):
            continue
        ordered = _SANCTIONS.search(ahead) and _ORDERS.match(match.group())
        is_effect = _IS_EFFECT.search(ahead) and not (ordered or _SAID_IT_WOULD.search(ahead))
        if is_effect or _REPROACHED.search(ahead):
            continue
        out.append(_export_head(text, match.start(), match.end(), _export_kind(match.group())))
    out += [
        replace(_export_head(text, m.start(), m.end(), "export_ban"), separate=True)
        for m in islice(_BARRED_EXPORTER.finditer(text), MAX_HEADS)
    ]
    if not out and any(t.family == "export" for t in passage.thread.told):
        required = islice(_REQUIRED.finditer(text), MAX_HEADS)
        out += [_export_head(text, m.start(), m.end(), "export_licensing") for m in required]
    return out


_OFFICE = re.compile(
    r"\s(?:order|act|law|entity list|list\b|and watch|division|administration|trade control|(?:policy"
    r" )?dialogue"
    r"|authorit(?:y|ies)|officials?|cooperation|consultations?|requests?|applications?|revocation)",
    re.IGNORECASE,
)
"""``export control officials``: who or what deals with controls, no control."""


def _restricted_goods(passage: Passage, heads: list[Head]) -> list[Head]:
    """Heads that name the goods restricted and no exports, away from ``heads``."""
    text = passage.text
    out: list[Head] = []
    for match in islice(lx.RESTRICTED_PRODUCT.finditer(text), MAX_HEADS):
        if text.startswith("import", match.end()):
            continue  # "the restriction on import of palm oil"
        product = next((p for p in passage.products if match.end() - 1 <= p.start <= match.end() + 12), None)
        if _FOREIGN.match(text, match.end()) and any(
            m.kind in ("demonym", "name") and match.end() - 4 <= m.start < match.end() + 24
            for m in passage.mentions
        ):
            continue  # "restrictions on American beef imports": goods of another side are kept out
        near = any(h.start <= match.start() <= h.end + 5 for h in (*heads, *out))
        if (
            product is not None
            and not near
            and not _NOT_OF_EXPORTS.search(text[max(0, match.start() - 24) : match.start()])
            and not re.match(r"\s(?:from|imports?)\b", text[product.end :])
        ):
            out.append(
                _export_head(text, match.start(), match.end(), _export_kind(match["k"] or match.group()))
            )
    return out


def _spots_with_goods(passage: Passage) -> Iterator[tuple[re.Match[str], int, str]]:
    """Stopped exports whose goods the words name: the words, where their head starts, its instrument."""
    text = passage.text
    for match in islice(_EXPORTS_STOPPED.finditer(text), MAX_HEADS):
        goods = [p for p in passage.products if match.start("goods") <= p.start < match.end("goods")]
        if goods:  # "Ghana's mineral exports": the owner stays before it
            yield match, goods[0].start, _export_kind(match["k"])
    for match in islice(_GOODS_EXPORTS.finditer(text), MAX_HEADS):
        if any(match.start("goods") <= p.start < match.end() for p in passage.products):
            yield match, match.start(), _export_kind(match["k"])
    for match in islice(_END_OF_EXPORTS.finditer(text), MAX_HEADS):
        if any(match.end() - 1 <= p.start <= match.end() + 12 for p in passage.products):
            yield match, match.start(), "export_ban"


def _with_white_list(passage: Passage, heads: list[Head]) -> list[Head]:
    """The heads with a change of a white list, which takes the place of what its clause says before it."""
    text = passage.text
    listed = lx.WHITE_LIST.search(text)
    moved = lx.OFF_LIST.search(text) or _ON_LIST.search(text) or re.search(r"\bno longer include", text)
    if listed is None or moved is None:
        return heads
    first, last = listed.span()
    kept = [h for h in heads if passage.clause_at(h.start) != passage.clause_at(first) or h.start > last]
    return [*kept, Head(first, last, "export_licensing", first, last, whole_clause=True, white_list=True)]


def _without_repeats(passage: Passage, heads: list[Head]) -> list[Head]:
    """One head for each control: further words of its clause name the same one again."""
    if len(heads) < 2:
        return heads
    first, *others = sorted(heads, key=lambda h: h.start)
    kept = [first]
    for head in others:
        same = passage.clause_at(head.start) == passage.clause_at(kept[-1].start)
        between = passage.text[kept[-1].end : head.start]
        if (same and not re.search(r"\b(?:and|while|(?:answer|response|reaction) to)\b", between)) or len(
            between
        ) < 30:
            if head.instrument == "export_licensing":
                kept[-1] = replace(kept[-1], instrument=head.instrument)
            continue
        kept.append(head)
    return kept


_END_OF_EXPORTS = re.compile(
    r"\b(?:end|halt|stop|freeze|suspension|cessation|stoppage|moratorium|embargo)\s(?:of|to|on)\s(?:all\s|its\s|the\s|any\s)*"
    r"(?:exports?|shipments|sales abroad)\sof\s"
)
"""``the end of exports of bauxite``: a ban, named by what it does."""
_CURBS = re.compile(r"[\s-](controls|curbs|restrictions)\b")
_OTHER_CURBS = re.compile(r"\b(?:import|price|capital|quality|border)\b")
_THAT_STEP = re.compile(
    r"\W*(?:The|This|That) (?:delisting|removal|exclusion|move|change|decision|step|measure"
    r"|new rule)s?\b"
)


def _export_head(text: str, start: int, end: int, instrument: str) -> Head:
    definite = is_definite(text, start) or _THAT_STEP.match(text) is not None
    beside = _BESIDE.search(text[max(0, start - 60) : start]) is not None
    return Head(start, end, instrument, start, end, definite=definite, separate=beside, whole_clause=True)

"""At whom a control of exports is aimed: destinations, users and listed firms."""

from __future__ import annotations

import re

from detente.reading.measures.heads.heads import Head
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["export_targets"]


_LIKENED = re.compile(
    r"\b(?:equivalent to|comparable (?:to|with)|in line with|similar to|mirroring|matching|following"
    r"|alongside|after the|like those)\b"
)


_KEEPS_LIST = re.compile(
    r"(?:['’]s? \w+)?\s(?:\w+ly |also |then )?(?:decid|add|restor|remov|struck|strik|drop|delet|mov|chang|put"
    r"|plac|determin"
    r"|reinstat|return|tak|took|agre|will|would|has|have|had|plan|is to)\w*\b"
)
"""Behind the side that keeps a list of partners."""


_KEPT_FROM = re.compile(
    r"\b(?:(?:limit|restrict|curb|curtail|den[yi]|block|chok|sever|reduc|hinder|cut(?:ting)? off|cut"
    r"|hamper|slow|prevent"
    r"|stop|keep|bar|hobbl|thwart)\w*)\s(?:the\s)?$"
)


_ACCESS = re.compile(
    r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}?(?:access to|(?:ability|efforts?|capacity|attempts?) to (?:make"
    r"|produce|acquire|buy|get"
    r"|obtain|develop|manufacture|purchase|access)|acquisition of|purchases? of|from (?:acquir|obtain"
    r"|gett|buy|mak|produc"
    r"|access|purchas|develop)ing)\b"
)
"""``to limit China's access to chips``, ``to keep China from obtaining them``: who is kept from them is aimed at."""


def _kept_from(text: str, mention: Mention) -> bool:
    return _ACCESS.match(text, mention.end) is not None and bool(
        _KEPT_FROM.search(text[max(0, mention.start - 24) : mention.start])
    )


_CRACKDOWN = re.compile(
    r"\b(?:crackdown|clampdown|assault|offensive|squeeze|pressure|blow)\s(?:in [\w ]{3,16} )?(?:on|against"
    r"|to)\s(?:the\s)?$"
)
"""``its third crackdown on China's chip makers, curbing exports to 140 firms``: at whom it is aimed."""
_BOUND = re.compile(r"-bound\b|-based (?:firms|companies|buyers|customers)\b")


_ON_STATE = re.compile(r"\son\s(?:the\s)?")
_STATE_ALONE = re.compile(
    r"[.,;:)]|$|\s(?:to|in|on|for|from|as|by|that|which|will|and|or|since|after|over|starting|due|because|until|with|were"
    r"|was|is|are|has|have)\b"
)


def _on_state(text: str, mention: Mention, head: Head) -> bool:
    """True for "the export ban on Russia", not "export controls on Chinese chips"."""
    return (
        mention.kind == "name"
        and mention.start >= head.end
        and _ON_STATE.fullmatch(text, head.end, mention.start) is not None
        and _STATE_ALONE.match(text, mention.end) is not None
    )


def export_targets(passage: Passage, thread: Thread, head: Head, end: int) -> tuple[tuple[str, ...], bool]:
    text = passage.text
    found = []
    ended = 0
    for mention in passage.mentions:
        aimed = mention.party and mention.kind not in ("person", "institution")
        if aimed and (_kept_from(text, mention) or _BOUND.match(text, mention.end)):
            return (str(mention.party),), True
    for mention in passage.mentions:
        if (
            mention.party is None
            or mention.kind in ("person", "institution")
            or (mention.start < head.start - 40 and head.instrument != "entity_listing")
        ):
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        after = text[mention.end : mention.end + 30]
        if _TO_OTHERS.search(before):
            continue
        if mention.start > head.end and any(
            head.end < m.start() < mention.start for m in lx.EXPORT.finditer(text, head.end, mention.start)
        ):
            break  # "in line with U.S. licensing requirements against China": another measure
        if _LIKENED.search(text, head.end, max(head.end, mention.start)):
            break
        if after[:1] in ("'", "’") and re.match(
            r"['’]s?\s(?:[\w-]+\s){0,3}$", text[mention.end : head.noun_start] or "-"
        ):
            continue  # "a complaint against Japan's export restrictions"
        if (
            (
                re.search(
                    r"\b(?:(?<!added )to|against|targeting|at|(?:bound|destined|intended) for|(?:for|to) (?:use|users"
                    r"|customers"
                    r"|entities|companies) in)\s(?:the\s|all\s)?$"
                    r"|\bto\s(?:[a-z]+\s){1,4}(?:including|such as|namely|like)\s$",
                    before,
                )
                and (mention.end <= head.end or not re.match(r"['’]s|\s(?:will|would|has)\b", after))
            )
            or (_on_state(text, mention, head))
            or (head.white_list and mention.kind == "name" and not _KEEPS_LIST.match(text, mention.end))
        ):
            found += _listed_from(passage, mention)
        elif _LISTED_FIRMS.match(text, mention.end) and (
            head.instrument == "entity_listing" and _LISTS.search(text[: mention.start])
        ):
            found.append(mention.party)  # "added 28 US entities to its export control list"
        elif found and re.fullmatch(r"\s(?:and|or)\s(?:the\s)?", text[ended : mention.start]):
            found.append(mention.party)  # "to Russia or Belarus"
        if found and found[-1] == mention.party:
            ended = mention.end
    if found:
        return tuple(dict.fromkeys(found)), True
    for mention in passage.mentions:
        if mention.party and mention.end < head.start and _CRACKDOWN.search(text[: mention.start]):
            return (mention.party,), True
    return ("WLD",), False


def _listed_from(passage: Passage, first: Mention) -> list[str]:
    """The sides of the list that a mention begins ("exports to Russia or Belarus")."""
    out, last = [str(first.party)], first
    for mention in passage.mentions:
        gap = passage.text[last.end : mention.start]
        if mention.party and mention.kind == first.kind and mention.start >= last.end:
            follows = passage.text[mention.end :]
            if not re.fullmatch(r",?\s(?:and\s|or\s)?(?:the\s)?", gap) or re.match(
                r"['’]|\s(?:will|would|has)\b", follows
            ):
                break
            out.append(mention.party)
            last = mention
    return out


_TO_OTHERS = re.compile(
    r"\b(?:answer|response|reaction|reply|retaliation|addition|relation|due|similar|thanks|owing|according|prior|contrast"
    r"|comparable|not (?:be )?applicable|not (?:apply|extend))\sto\s(?:the\s|all\s)?$"
)
"""``in the Dutch answer to American curbs``, ``not applicable to the EU``: at whom nothing is aimed."""


_LISTED_FIRMS = re.compile(
    r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}?(?:entit(?:y|ies)|compan(?:y|ies)|firms?|organi[sz]ations?|institutions?"
    r"|contractors?"
    r"|individuals|businesses|subsidiar(?:y|ies)|makers?|manufacturers?|suppliers?|universit(?:y|ies))\b"
)


_LISTS = re.compile(
    r"\b(?:add|plac|put|includ|list|nam|designat|blacklist|remov|delist|tak|suspend|exempt)\w*\b[^.;]{0,40}$",
    re.IGNORECASE,
)

"""Heads: the places of a sentence where a measure is named, each with its rate."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.heads.asides import is_aside
from detente.reading.measures.heads.barred_heads import barred_heads
from detente.reading.measures.heads.both_flows import flow_heads
from detente.reading.measures.heads.duty_nouns import Noun, duty_nouns
from detente.reading.measures.heads.export_heads import export_heads
from detente.reading.measures.heads.head import MAX_HEADS, Head, is_definite
from detente.reading.measures.heads.other_heads import other_heads, quota_heads
from detente.reading.measures.heads.pact_heads import pact_heads
from detente.reading.measures.heads.parallel import respective_rates, with_rows
from detente.reading.measures.heads.permits import permit_heads
from detente.reading.measures.heads.policy_heads import policy_heads
from detente.reading.measures.heads.preferences import preference_heads
from detente.reading.measures.heads.reopenings import reopening_heads
from detente.reading.measures.heads.required_heads import required_heads
from detente.reading.measures.heads.zero_heads import spared, zero_heads
from detente.reading.measures.rates.rate_percents import is_highest, is_total, rate_percents
from detente.reading.measures.rates.rates import RateGroup, group_rates, split_firms
from detente.reading.text import lexicon as lx
from detente.reading.text.context import ACT_TITLE, Passage
from detente.reading.text.numbers import Percent

__all__ = ["Head", "find_heads"]


_LINKERS = frozenset(
    [
        "over", "and", "to", "on", "of", "will", "from", "for", "in", "by", "at", "is", "are",
        "would", "was", "were", "threatened", "earlier", "while", "as", "with", "that", "than",
    ]
)  # fmt: skip
"""Words that part a rate from a noun behind it."""


_BESIDE = re.compile(
    r"\b(?:stack\w* (?:with|on|upon)|on top of|in addition to|over and above|equivalent to|comparable (?:to|with)"
    r"|besides|instead of|in place of)\s(?:(?:the|any|all|its|their|pre-?existing|existing|other|regular|normal"
    r"|usual"
    r"|standard|MFN|most[- ]favou?red[- ]nation|\(MFN\)|US|U\.S\.)\s)*$",
    re.IGNORECASE,
)
"""Before a duty without a rate that another one is only set against."""


_RESULTS = re.compile(
    r"^[^.;]{0,110}\b(?:resulting in|leading to|bringing (?:them|it|these) to|mak(?:ing|es) for)\s(?:an?\s)?$"
)


def find_heads(passage: Passage) -> list[Head]:
    """Every place of the sentence where a measure is named."""
    heads = [*_tariff_heads(passage), *zero_heads(passage), *_mirrored(passage)]
    rated = {passage.clause_at(h.start) for h in heads if h.rate is not None or h.low is not None}
    heads += [q for q in quota_heads(passage) if passage.clause_at(q.start) not in rated]
    heads += [*preference_heads(passage), *reopening_heads(passage), *permit_heads(passage)]
    whole = [*flow_heads(passage), *policy_heads(passage), *pact_heads(passage)]
    heads = [
        head
        for head in (*heads, *export_heads(passage), *other_heads(passage))
        if not any(b.start < head.end and head.start < b.end for b in whole)
    ]
    heads += whole
    heads += required_heads(passage, heads)
    barred = barred_heads(passage)
    heads = [h for h in heads if not any(b.start < h.end and h.start < b.end for b in barred)] + barred
    titles = [m.span() for m in ACT_TITLE.finditer(passage.text)] if "Tariff" in passage.text else []
    titles += [m.span() for m in _LAW.finditer(passage.text)]
    heads.sort(key=lambda h: h.start)
    out: list[Head] = []
    for head in heads:
        if any(first <= head.noun_start < last for first, last in titles):
            continue
        with_rate = head.rate is not None or head.low is not None
        ban = head.instrument == "import_ban"
        spoken = ban or head.white_list or lx.FAMILY.get(head.instrument) == "tariff"
        if spoken and is_aside(
            passage.text, head.start, head.noun_end, rated=with_rate, listing=head.white_list, ban=ban
        ):
            continue
        if out and _OR_SIMILAR.fullmatch(passage.text, out[-1].end, max(out[-1].end, head.start)):
            continue
        if out and head.start < out[-1].end and head.instrument == out[-1].instrument:
            continue
        if out and head.start < out[-1].end and {head.instrument, out[-1].instrument} == _QUOTAS:
            out[-1] = head if head.instrument == "import_quota" else out[-1]
            continue
        out.append(head)
    return [replace(h, only=len(out) == 1, up_to=_is_up_to(passage, h)) for h in out[:MAX_HEADS]]


_QUOTAS = {"import_quota", "tariff_rate_quota"}
"""Two readings of one noun: a quota of imports is not one of duties unless it says so."""


_OR_SIMILAR = re.compile(
    r"\s(?:or|and/or)\s(?:other\s)?(?:similar|other|equivalent|comparable|corresponding)\s(?:[a-z-]+\s){0,3}"
)
"""``surtaxes or similar trade-restrictive countermeasures``: one thing in two words."""


_LAW = re.compile(
    r"\b(?:Customs|Import|Export|Tariff|General|Duty|Duties|Excise|Anti-?[Dd]umping|Countervailing)\s"
    r"(?:(?:[A-Z][\w-]*|and|or|of|on|for|the)\s){0,7}(?:Act|Law|Code|Ordinance|Regulations|Rules|Decree|Schedule)\b"
)
"""``the General Import and Export Duties Law``: the name of an act is no duty."""


_MIRRORED = re.compile(
    r"\b(?:charg|tax|tariff|hit)\w* us (?:with )?\d{1,3}\b(?:\s?%| per ?cent)?[^.;\d]{0,30}?\bwe(?:['’]ll| will"
    r"|['’]re going to| are going to| would)?\s(?P<verb>(?:charg|tax|tariff|hit)\w*)\s(?:them|you) (?:with )?"
    r"(?P<rate>\d{1,3})\b(?![.,]\d)",
    re.IGNORECASE,
)
"""``if they charge us 50, we will charge them 50``: percentages without their sign."""


def _mirrored(passage: Passage) -> list[Head]:
    match = _MIRRORED.search(passage.text) if " us " in passage.text else None
    if match is None:
        return []
    return [
        Head(
            match.start("verb"), match.end(), "import_tariff", match.start("verb"), match.end("verb"),
            match.start("rate"), float(match["rate"]), on_party=True, mirrored=True,
        )
    ]  # fmt: skip


def _is_up_to(passage: Passage, head: Head) -> bool:
    return (
        head.rate is not None
        and head.previous is None
        and not head.points
        and is_highest(passage, head.rate, head.start, head.end)
    )


_CUT_TO_ZERO = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b(?:[^.;%]|(?<=[A-Z])\.){0,140}?\b(?:(?:be|been|is|are|was|were|being)\s(?:\w+ly\s)?(?:cut|lowered"
    r"|reduced|slashed|brought|phased(?: down| out)?)|fall|falls|fell|go|goes|drop|drops|come down)(?: down)?"
    r"(?: over [\w ]{3,20})? to (?:zero|nil)\b"
    r"|\b(?:cut|lower|reduc|slash|bring|brought|drop|tak)\w*\s[^.;,%]{3,90}?\sto (?:zero|nil|nothing)\b"
    r"|\b(?:cut|cuts|cutting|lower|reduc|slash|bring|brought|drop|tak)\w*(?: down)? to (?:zero|nil|0) "
    r"(?:the |its |all )?(?:import |customs )?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b"
)


_CHANGED_BY = re.compile(
    r"\b(?:cut|lower|reduc|slash|rais|increas|hik)\w*\s(?:\w+ly\s)?by (?:about |around |up to |some |as much as )?$"
)
"""``will reduce by 50% its tariffs on glass``: how much, before what."""


# -- duties --------------------------------------------------------------------------------------------
def _tariff_heads(passage: Passage) -> list[Head]:
    text = passage.text
    zeros = [m.span() for m in (*lx.ZERO.finditer(text), *spared(text))]
    nouns = duty_nouns(text, zeros, passage.thread.of_duties)
    if not nouns:
        return []
    percents = [p for p in rate_percents(passage) if not any(s <= p.start < e for s, e in zeros)]
    firm_rates, percents = split_firms(text, percents)
    rows = respective_rates(passage, percents)
    groups = group_rates(text, [p for p in percents if not any(p is r.percent for r in rows[1:])])
    heads: list[Head] = []
    used: set[int] = set()
    for group in groups:
        found = None if is_total(passage, group.main) else _link(passage, group.main, nouns, used)
        if found is not None:
            index, elliptical = found
            used.add(index)
            heads.append(_rated_head(passage, group, nouns[index], elliptical=elliptical))
    listed = bool(rows) or "respectively" not in text
    for index, noun in enumerate(nouns):
        if index in used or noun.instrument in (None, "tariff_rate_quota"):
            continue
        if _has_rate_of_another(passage, noun) or _is_told_again(text, noun, heads, listed=listed):
            continue
        heads.append(_unrated_head(passage, noun, [] if heads else [rate for _, rate in firm_rates]))
    return with_rows(heads, rows)


def _rated_head(passage: Passage, group: RateGroup, noun: Noun, *, elliptical: bool) -> Head:
    """A duty named with its rate: "a 25% tariff", "tariffs of 25%", "and 10% on China"."""
    text = passage.text
    instrument = noun.instrument
    if instrument is None or instrument == "tariff_rate_quota":
        instrument = "import_tariff"
    last = group.last if elliptical else max(group.last, noun.end)
    # "From 25% at present the tariff will go up to 38%": the noun between the rates has the article
    spoken = noun.start if group.first < noun.start < group.last else min(group.first, noun.start)
    noun_first = not elliptical and noun.end < group.first
    return Head(
        start=group.first if elliptical else min(group.first, noun.start),
        end=last,
        instrument=instrument,
        noun_start=noun.start,
        noun_end=noun.end,
        rate_start=group.first if group.first > noun.start and not elliptical else None,
        rate=group.rate,
        low=group.low,
        high=group.high,
        previous=group.previous,
        points=group.main.points,
        definite=is_definite(text, spoken),
        separate=_separate(text, group.first),
        on_party=_on_party(passage, last) or (noun_first and _on_party(passage, noun.end)),
        elliptical=elliptical,
    )


def _unrated_head(passage: Passage, noun: Noun, firm_rates: list[float]) -> Head:
    """A duty named without a rate of its own: its rates are those of single firms, or it is cut to zero."""
    rates = firm_rates or ([0.0] if _is_cut_to_zero(passage, noun) else [])
    return Head(
        start=noun.start,
        end=noun.end,
        instrument=str(noun.instrument),
        noun_start=noun.start,
        noun_end=noun.end,
        rate=rates[0] if len(rates) == 1 else None,
        low=min(rates) if len(rates) > 1 else None,
        high=max(rates) if len(rates) > 1 else None,
        definite=is_definite(passage.text, noun.start),
        on_party=_on_party(passage, noun.end),
    )


def _is_cut_to_zero(passage: Passage, noun: Noun) -> bool:
    if passage.percents:
        return False
    cut = _CUT_TO_ZERO.search(passage.text, max(0, noun.start - 50), noun.end + 180)
    return cut is not None and cut.start() <= noun.start < cut.end()


def _has_rate_of_another(passage: Passage, noun: Noun) -> bool:
    """True for "down from the 25% duty", "a combined 50% tariff": told as something else's rate."""
    text = passage.text
    return any(
        0 <= noun.start - p.end <= 20
        and not re.search(r",|^ of (?!the\b|its\b)", text[p.end : noun.start])
        and not (_CHANGED_BY.search(text, max(0, p.start - 24), p.start) and text[p.end] == " ")
        for p in passage.percents
    )


def _is_told_again(text: str, noun: Noun, heads: list[Head], *, listed: bool) -> bool:
    """True when the sentence names the duty once more, or only sets a rate against it."""
    # "tariffs on cars have been doubled, resulting in tariffs of 120 percent"
    if listed and any(noun.end < h.start and _RESULTS.search(text[noun.end : h.start]) for h in heads):
        return True
    return bool(heads) and _BESIDE.search(text[max(0, noun.start - 90) : noun.start]) is not None


def _only_goods(passage: Passage, start: int, end: int) -> bool:
    """True when nothing but goods stands between a rate and its duty."""
    rest, at = "", start
    for product in passage.products:
        if start <= product.start and product.end <= end and product.start >= at:
            rest += passage.text[at : product.start]
            at = product.end
    return at > start and re.fullmatch(r"[\s,]*(?:and[\s,]+)?", rest + passage.text[at:end]) is not None


def _link(passage: Passage, percent: Percent, nouns: list[Noun], used: set[int]) -> tuple[int, bool] | None:
    """Index of the noun a rate belongs to, and whether the noun is only understood."""
    text = passage.text
    for i, noun in enumerate(nouns):  # "100% tariff"
        if noun.start >= percent.end - 1:
            gap = text[percent.end : noun.start]
            words = re.findall(r"[\w-]+", gap.lower())
            if len(gap) < 60 and _only_goods(passage, percent.end, noun.start):
                return i, False  # "50% steel and aluminium tariffs"
            if re.fullmatch(r"\s(?:ad valorem )?rates? of (?:import |customs |additional )?", gap):
                return i, False
            if percent.points and re.fullmatch(r"\sof (?:its|the|that|those|their)(?: \w+){0,4}\s", gap):
                return i, False
            if (
                len(gap) < 60
                and len(words) <= 5
                and not set(words) & _LINKERS
                and not re.search(r"[.;:,(]", re.sub(r"\b(?:U\.S\.|U\.K\.|E\.U\.)", "US", gap))
            ):
                return i, False
            break
    clause = passage.clauses[passage.clause_at(percent.start)]
    behind = [i for i, noun in enumerate(nouns) if noun.end <= percent.start]
    if behind:
        i = behind[-1]
        gap = text[nouns[i].end : percent.start]
        near = nouns[i].start >= clause.start and len(gap) < 170
        if (
            near
            and i not in used
            and not re.search(r"\b(?:inflation|growth|exports? (?:rose|fell|grew))\b", gap)
        ):
            return i, False
        after = text[percent.end : percent.end + 60]
        ahead = text[max(clause.start, percent.start - 60) : percent.start]
        if i in used and _THOSE_AT.search(gap[-110:]):
            return i, True  # "and those from Japan will be capped at 15%"
        if i in used and re.search(
            r"\b(?:remaining|retain\w*|keep\w*|rest|maintain\w*)\b[^,;]{0,40}$", ahead
        ):
            return i, True
        if (
            re.match(r"\s(?:\w+ ){0,2}(?:on|for|against|from)\s", after)
            or re.match(r"\s(?:already|announced|imposed|threatened|for)\b", after)
            or re.search(
                r"\b(?:on top of|in addition to|to)\s(?:the |an? |that |its )?(?:\w+ )?$",
                text[max(0, percent.start - 40) : percent.start],
            )
        ):
            return i, True
        if i not in used and len(gap) < 120:
            return i, False
        if re.match(r"\s(?:tariff )?rate\b", after) or _PAYS.search(ahead):
            return i, True
    following = [i for i, noun in enumerate(nouns) if noun.start >= percent.end]
    if (
        following
        and text[percent.end : percent.end + 4].strip().startswith(("on", "for"))
        and re.fullmatch(r"[^,;]{0,59}", text[percent.end : nouns[following[0]].start])
    ):
        return following[0], False
    return None


_THOSE_AT = re.compile(
    r"\b(?:those|that|the ones?|imports|goods|products)\s(?:from|on|for|of)\s[^,;]{2,70}?\s"
    r"(?:capped|taxed|set|charged|limited|levied|hit|dutiable|assessed"
    r"|fixed)\s(?:at|to|with)\s(?:a maximum of\s|up to\s|no more than\s)?$"
)
_PAYS = re.compile(
    r"\b(?:pay|pays|paying|paid|face|faces|faced|charged|taxed)\s(?:only |just |about |a |an )*$"
)


def _separate(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:on top of|in addition to|added to|comes? on top of|atop|plus|besides"
            r"|stack\w* on)\s(?:the |an? |an existing |existing |its |that )?$",
            text[max(0, start - 40) : start],
            re.IGNORECASE,
        )
    )


def _on_party(passage: Passage, end: int) -> bool:
    match = re.match(
        r"[^.;,]{0,60}?\b(?:on|against|for|from)\s(?:the\s|all\s|most\s|imports from\s)*",
        passage.text[end : end + 80],
    )
    if match is None:
        return False
    named = (m for m in passage.mentions if m.kind in ("name", "metonym", "demonym") and m.start >= end)
    first = next((m for m in named if m.start <= end + match.end() + _NEAR), None)
    return first is not None and not (
        first.kind == "demonym" and _CERTAIN_GOODS.match(passage.text, first.end)
    )


_NEAR = 12
"""Characters between a preposition and the party it leads to: "on most of Norway", not "on 1 May unless Oslo"."""

_CERTAIN_GOODS = re.compile(
    r" (?!(?:imports?|goods|products?|exports?|shipments?|merchandise|items|cargo(?:es)?|wares|producers|exporters"
    r"|firms|companies|suppliers|sellers|trade|side|government|authorities|officials|from|to|at|of|by|for|in|if"
    r"|that|which"
    r"|and|or|unless|until|as|with|on|over|after|before|because|since|when|while|but|than|under|during|through"
    r"|into|via"
    r"|is|are|was|were|will|would|could|may|might|should|must|has|have|had|worth|effective|retaliat\w+|counter\w+"
    r"|[a-z]+ed|[a-z]+ing|[a-z]+ly)\b)[a-z]{3,}"
)
"""A word after a demonym that names goods, known or not: "Norwegian cod" is not everything from Norway."""

"""Which percentages of a sentence are rates of duty, and which are moves of trade and markets, shares or sums."""

from __future__ import annotations

import re

from detente.reading.gazetteers.markets import INDICES
from detente.reading.measures.heads.asides import is_composition
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage
from detente.reading.text.numbers import Percent, parse_number

__all__ = ["is_highest", "is_market_percent", "is_total", "rate_percents"]


_INDEX = re.compile("|".join(p for p, *_ in INDICES))


_SHARES = re.compile(
    r"\b(?:shares|stocks?|index|indexes|indices|futures|equities|currency|yuan|yen|won|dollar)\b",
    re.IGNORECASE,
)


_TOTAL = re.compile(
    r"\b(?:total(?:s|ling|ing)?|combined|overall|cumulative|altogether|aggregate|effective (?:[\w.]+ ){0,2}(?:rate"
    r"|dut(?:y|ies)|levy|tariff)|average|(?:trade-)?weighted|sum)\b",
    re.IGNORECASE,
)


_SHARE_OF = re.compile(
    r"\s?(?:or more |of all |or so )?of (?!(?:the|its|their|that|those) (?:\w+ ){0,2}(?:tariff|dut|lev"
    r"|rate))(?:[\w.]+['’]?s? ){0,4}?(?:value"
    r"|imports?|exports?|production|supply|supplies|trade|market|output|GDP|world|sales|demand|shares?"
    r"|revenue|total|goods|products|(?:tariff |product )?lines|merchandise|capacity|processing|needs|stake"
    r"|consumption|economy|mined|refin\w+|global"
    r"|volumes?|levels?|quantit\w+|sourc\w+)\b",
    re.IGNORECASE,
)


_NOT_RATE = re.compile(
    r"^\s?(?:(?:annual |yearly |further )?(?:liberali[sz]ation|expansion)|stake|share|chance|probability|owned"
    r"|of (?:them|those|voters|respondents)|growth"
    r"|(?:rise|increase|jump|drop|fall|decline|surge|slump|growth) in|decline|year[- ]on[- ]year"
    r"|domestic content|content|majority|owned|of (?:companies|firms|respondents|businesses))\b",
    re.IGNORECASE,
)


_TRADE_MOVED = re.compile(
    r"\b(?:exports?|imports?|sales|shipments?|production|output|prices?|deficit|surplus|trade|orders|profits?"
    r"|revenues?|purchases|deliveries|volumes?)\b[^.;,]{0,40}?\s(?:rose|fell|grew|dropped|increased|jumped|declined"
    r"|climbed|surged|plunged|slumped|shrank|slid|soared|tumbled|decreased|were (?:up|down)|was (?:up|down)|up"
    r"|down)"
    r"(?: by)?(?: nearly| about| almost| more than| over| some| around)?\s$",
    re.IGNORECASE,
)
"""Trade or prices that moved by a percentage: no rate of duty."""


def is_market_percent(passage: Passage, percent: Percent) -> bool:
    """True when the percentage is a move of prices on a market."""
    clause = passage.clauses[passage.clause_at(percent.start)]
    text = passage.text[clause.start : clause.end]
    if lx.TARIFF.search(text):
        return False
    return bool(_INDEX.search(text) or _SHARES.search(text))


def rate_percents(passage: Passage) -> list[Percent]:
    out: list[Percent] = []
    parts_end = 0
    for percent in passage.percents:
        if percent.start < parts_end:
            continue
        parts = _parts(passage.text, percent)
        parts_end = parts.end() if parts else parts_end
        after = passage.text[percent.end : percent.end + 80]
        before = passage.text[max(0, percent.start - 60) : percent.start]
        if is_composition(passage.text, percent.start, percent.end):
            continue  # "iron ore with an Fe content below 58%"
        to = re.match(r"\sto\s(?:only\s|just\s)?[\d.]+\s?(?:%|per ?cent)", after)
        if to and _SHARE_OF.match(passage.text, percent.end + to.end()):
            continue  # "cut from 100% to 50% of the volumes"
        if _SHARE_OF.match(after) or _NOT_RATE.match(after) or is_market_percent(passage, percent):
            continue
        if re.search(
            r"\b(?:accounts? for|controls?|produces?|inflation|gdp|grew|growth)\b[^.;,]{0,30}$",
            before,
            re.IGNORECASE,
        ):
            continue
        fall = None if percent.points else _CHANGE_BY.search(before)
        if fall and not re.search(r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|rates?) of\s", fall.group()):
            continue
        if _OR_MORE.match(after) and re.search(r"\b(?:subject to|with|paying|facing)\b[^,;]{0,30}$", before):
            continue  # "imports already subject to duties of 15 percent or higher": which goods are meant
        if _OLD_RATE.search(passage.text, max(0, percent.start - 250), percent.start):
            continue  # "scraps tariffs on machinery (currently at 44 per cent)"
        if _SHARE_FREED.search(before):
            continue  # "tariff elimination on 99% of the lines"
        if _OF_VOLUME.search(before):
            continue  # "to increase the quota by five percent"
        if _TRADE_MOVED.search(before) or _moved(passage, percent) or _LIMIT.search(before):
            continue
        out.append(percent)
    return out


_OLD_RATE = re.compile(
    r"\b(?:scrap|eliminat|abolish|remov|zero)\w*\b[^.;]{0,220}\((?:currently|now|at present)?\s?(?:at\s)?(?:up to\s)?$"
)
_SHARE_FREED = re.compile(
    r"\b(?:elimination|removal|abolition|liberali[sz]ation|concessions?|free access|(?:duty|tariff)[- ]free"
    r"(?: (?:access|treatment|entry))?)\s(?:on|of|for|across|covering|to)\s(?:about |around |nearly |almost "
    r"|over |some |up to "
    r"|more than |at least )?$"
)


_OF_VOLUME = re.compile(
    r"\b(?:quotas?|volumes?|ceilings?|caps?|limits?)\s(?:\w+\s){0,3}?by\s(?:about |up to |another )?$"
)


_OR_MORE = re.compile(r"\sor (?:higher|more|above|over|greater|lower|less|below)\b")


_MOVED = re.compile(
    r"\b(?:rose|fell|gained|lost|dropped|jumped|climbed|slid|slipped|sank|tumbled|plunged|plummeted|surged"
    r"|rallied|added"
    r"|shed|eased|advanced|declined|settled|ended|closed|finished|firmed|soared|slumped)\s(?:by\s|up\s|down\s"
    r"|nearly\s"
    r"|about\s|over\s|more than\s|as much as\s|almost\s|around\s)*$"
)


_LIMIT = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|rates?|levies|levied|taxed|charged)\s(?:rates?\s)?(?:of\s|at\s|is\s"
    r"|are\s)?(?:below|above|under|over"
    r"|less than|more than|exceeding|lower than|higher than|at least)\s$"
)
"""``goods with a duty below 15%``: which goods are meant, not what they pay."""


def _moved(passage: Passage, percent: Percent) -> bool:
    """True when something other than a duty went up or down by the percentage."""
    verb = _MOVED.search(passage.text[max(0, percent.start - 40) : percent.start])
    if verb is None:
        return False
    subject = passage.text[max(0, percent.start - 90) : percent.start - (len(verb.group()))]
    return not re.search(r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|rates?|surcharge)\b[^,;.]{0,40}$", subject)


def is_total(passage: Passage, percent: Percent) -> bool:
    clause = passage.clauses[passage.clause_at(percent.start)]
    before = passage.text[max(clause.start, percent.start - 90) : percent.start]
    after = passage.text[percent.end : min(clause.end, percent.end + 40)]
    if _HIGHER_OF.search(before):
        return False  # "the higher of the MFN rate or a combined 15% tariff": a floor
    if re.search(
        r"\btotal(?:s|led)?\s(?:no|not) (?:more|higher|greater) than\s$|\btotal(?:s|led)? at most\s$", before
    ):
        return False  # a ceiling
    if _LOWERED_TO_TOTAL.search(before):
        return False  # "will lower its tariffs to a total of 15%": what is paid from then on
    if re.search(r"\ba total of\s$", before) and _TOTAL_TAKEN.match(passage.text, percent.end):
        return False  # "a total of 26% tariff was announced": one rate, whatever it is made of
    if re.search(r"\b(?:additional|extra|further)\b", before[-25:]) or _parts(passage.text, percent):
        return False
    return bool(
        _TOTAL.search(before)
        or re.match(r"\s(?:in )?(?:total|combined|overall|altogether)\b", after)
        or re.search(
            r"\bbring\w*\b[^.;]{0,60}\bto\s(?:about |around |at least |as much as |as high as )?$", before
        )
        or _SUMMED.search(passage.text[max(0, percent.start - 130) : percent.start])
    )


_LOWERED_TO_TOTAL = re.compile(
    r"\b(?:lower|cut|reduc|slash|cap|limit)\w*\b[^.;%]{0,70}\b(?:to|at)\s(?:an?|the)\s(?:total|combined|overall"
    r"|all-in)\b"
)
_HIGHER_OF = re.compile(r"\b(?:higher|greater|larger) of\b", re.IGNORECASE)
_CHANGE_BY = re.compile(
    r"\b(?:fall|fell|fallen|drop|dropped|decline|declined|decreas\w+|reduc\w+|cut|lower(?:ed|ing)?|eas(?:e|ed"
    r"|ing))\s"
    r"(?:[\w-]+\s){0,6}?(?:by|of)\s(?:about\s|around\s|some\s|up to\s|as much as\s|roughly\s|nearly\s|an average\s"
    r"(?:of\s)?)*$",
    re.IGNORECASE,
)
"""``tariffs will fall by around 10%``: how much less, not what is paid."""

_TOTAL_TAKEN = re.compile(
    r"\s?(?:tariffs?|dut(?:y|ies)|levy|levies)\s(?:was|were|has been|have been)\s(?:announced|imposed|introduced"
    r"|set)\b"
)
_PARTS = re.compile(
    r"\s?[—–(,-]\s?(?:that is |comprising |comprised of |made up of |i\.e\. )?(?P<one>[\d.]+) ?(?:%"
    r"|per ?cent)\s(?:[\w\u2011-]+\s){0,5}?"
    r"(?:plus|and|\+)\s(?:an? )?(?:\w+ ){0,3}?(?P<other>[\d.]+) ?(?:%|per ?cent)"
)
"""The parts behind an all-in rate ("a combined tariff of 10 percent, 7.5 percent plus 2.5 percent")."""


def _parts(text: str, percent: Percent) -> re.Match[str] | None:
    """The two rates behind a rate that add up to it."""
    found = _PARTS.match(text, percent.end)
    if found is None:
        return None
    one, other = (parse_number(found[name].rstrip(".")) for name in ("one", "other"))
    return (
        found if one is not None and other is not None and abs(one + other - percent.value) < 0.01 else None
    )


_SUMMED = re.compile(
    r"\b(?:added|adding|combined|together|stacked|stacks?|comes? on top|on top of)\b[^.;]{3,90}\b(?:to|for|of"
    r"|at|with)\s"
    r"(?:an?\s)?(?:[a-z]+\s){0,2}$"
    r"|\b(?:put|push|tak|bring|lift|rais)\w*\s(?:the\s)?(?:total|overall|combined|effective"
    r"|cumulative)\b[^.;]{0,50}$"
)
"""What leads to a sum of duties ("when added to the existing levy will take the tax to 75 percent")."""


_UP_TO = re.compile(
    r"(?<!go )(?<!goes )(?<!going )(?<!went )(?<!gone )(?<!it )(?<!them )(?<!rate )(?<!rates )\b(?:[Uu]p to"
    r"|[Aa]s (?:much|high) as"
    r"|[Aa]s much as)\s(?:an? )?(?:additional |extra )?$"
)


def is_highest(passage: Passage, rate: float, start: int, end: int) -> bool:
    """True for the highest of several rates: "duties of up to 34.9%", not "will go up to 50%"."""
    return any(
        p.value == rate and _UP_TO.search(passage.text[max(0, p.start - 40) : p.start])
        for p in passage.percents
        if start - 2 <= p.start <= end
    )

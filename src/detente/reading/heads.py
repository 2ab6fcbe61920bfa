"""Heads: the places of a sentence where a measure is named, each with its rate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from detente.reading import lexicon as lx
from detente.reading.context import Passage
from detente.reading.gazetteers.markets import INDICES
from detente.reading.numbers import Percent
from detente.reading.rates import group_rates, split_firms

MAX_HEADS = 12
"""Measures taken from one sentence; more are no sentence of a report."""

__all__ = ["Head", "find_heads", "is_market_percent"]

_INDEX = re.compile("|".join(p for p, *_ in INDICES))
_SHARES = re.compile(
    r"\b(?:shares|stocks?|index|indexes|indices|futures|equities|currency|yuan|yen|won|dollar)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total(?:s|ling|ing)?|combined|overall|cumulative|altogether|aggregate|effective (?:rate"
    r"|tariff)|average|sum)\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"^\s?(?:or more |of all |or so )?of (?!the (?:tariff|dut)|that rate)(?:\w+['’]?s? ){0,4}?(?:value"
    r"|imports?|exports?|production|supply|supplies|trade|market|output|GDP|world|sales|demand|shares?"
    r"|revenue|total|capacity|processing|needs|stake|consumption|economy|mined|refin\w+|global"
    r"|sourc\w+)\b",
    re.IGNORECASE,
)
_NOT_RATE = re.compile(
    r"^\s?(?:stake|share|chance|probability|owned|of (?:them|those|voters|respondents)|growth"
    r"|(?:rise|increase|jump|drop|fall|decline|surge|slump|growth) in|decline|year[- ]on[- ]year"
    r"|domestic content|content|majority|owned|of (?:companies|firms|respondents|businesses))\b",
    re.IGNORECASE,
)
_TRADE_MOVED = re.compile(
    r"\b(?:exports?|imports?|sales|shipments?|production|output|prices?|deficit|surplus|trade|orders|profits?"
    r"|revenues?|purchases|deliveries|volumes?)\b[^.;,]{0,40}?\s(?:rose|fell|grew|dropped|increased|jumped|declined"
    r"|climbed|surged|plunged|slumped|shrank|slid|soared|tumbled|decreased|were (?:up|down)|was (?:up|down)|up|down)"
    r"(?: by)?(?: nearly| about| almost| more than| over| some| around)?\s$",
    re.IGNORECASE,
)
"""Trade or prices that moved by a percentage: no rate of duty."""

_LINKERS = frozenset(
    [
        "and",
        "to",
        "on",
        "of",
        "will",
        "from",
        "for",
        "in",
        "by",
        "at",
        "is",
        "are",
        "would",
        "was",
        "were",
        "threatened",
        "earlier",
        "while",
        "as",
        "with",
        "that",
        "than",
    ]
)


@dataclass(frozen=True, slots=True)
class Head:
    """A named measure; offsets count from the beginning of the sentence."""

    start: int
    end: int
    instrument: str
    noun_start: int
    """Where the noun ("tariff") begins."""
    noun_end: int
    rate_start: int | None = None
    """Where the rate begins, when it stands behind the noun."""
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    previous: float | None = None
    points: bool = False
    firm_rates: tuple[tuple[str, float], ...] = ()
    definite: bool = False
    separate: bool = False
    only: bool = False
    whole_clause: bool = False
    mutual: bool = False
    white_list: bool = False
    on_party: bool = False
    elliptical: bool = False
    """True when the noun is only understood ("25% tariffs on Canada and 10% on China")."""

    def noun_phrase_start(self, passage: Passage) -> int:
        """Beginning of the noun phrase: products and demonyms right before the noun belong to it."""
        start = self.start
        if self.elliptical:
            return start
        spans = [(p.start, p.end) for p in passage.products] + [(m.start, m.end) for m in passage.mentions]
        for first, last in sorted(spans, reverse=True):
            gap = passage.text[last:start] if last <= start else None
            if gap is not None and re.fullmatch(
                r"[\s-]*(?:(?:import|new|special|additional|sector(?:al)?|and|industry|sector|parts?)\s)*",
                gap,
            ):
                start = first
        return start


def is_market_percent(passage: Passage, percent: Percent) -> bool:
    """True when the percentage is a move of prices on a market."""
    clause = passage.clauses[passage.clause_at(percent.start)]
    text = passage.text[clause.start : clause.end]
    if lx.TARIFF.search(text):
        return False
    return bool(_INDEX.search(text) or _SHARES.search(text))


def find_heads(passage: Passage) -> list[Head]:
    """Every place of the sentence where a measure is named."""
    heads = [*_tariff_heads(passage), *_zero_heads(passage), *_export_heads(passage), *_other_heads(passage)]
    heads.sort(key=lambda h: h.start)
    out: list[Head] = []
    for head in heads:
        if out and head.start < out[-1].end and head.instrument == out[-1].instrument:
            continue
        out.append(head)
    return [replace(h, only=len(out) == 1) for h in out[:MAX_HEADS]]


# -- duties --------------------------------------------------------------------------------------------
def _instrument(match: re.Match[str]) -> str | None:
    kind, noun = (match["kind"] or "").lower(), match["noun"].lower()
    if match["export"] or noun.startswith("export tax"):
        return "export_tax"
    if "dumping" in kind and not kind.startswith(("counterv", "anti-sub", "antisub")):
        return "anti_dumping"
    if kind.startswith(("counterv", "anti-sub", "antisub", "compens")):
        return "countervailing"
    if "safeguard" in kind:
        return "safeguard"
    return None if noun == "taxes" else "import_tariff"


def _rate_percents(passage: Passage) -> list[Percent]:
    out: list[Percent] = []
    parts_end = 0
    for percent in passage.percents:
        if percent.start < parts_end:
            continue
        parts = _PARTS.match(passage.text[percent.end : percent.end + 120])
        parts_end = percent.end + parts.end() if parts else parts_end
        after = passage.text[percent.end : percent.end + 80]
        before = passage.text[max(0, percent.start - 60) : percent.start]
        if _SHARE_OF.match(after) or _NOT_RATE.match(after) or is_market_percent(passage, percent):
            continue
        if re.search(
            r"\b(?:accounts? for|controls?|produces?|inflation|gdp|grew|growth)\b[^.;,]{0,30}$",
            before,
            re.IGNORECASE,
        ):
            continue
        if _TRADE_MOVED.search(before) or _moved(passage, percent) or _LIMIT.search(before):
            continue
        out.append(percent)
    return out


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


def _is_total(passage: Passage, percent: Percent) -> bool:
    clause = passage.clauses[passage.clause_at(percent.start)]
    before = passage.text[max(clause.start, percent.start - 70) : percent.start]
    after = passage.text[percent.end : min(clause.end, percent.end + 40)]
    after_all = passage.text[percent.end : percent.end + 120]
    if re.search(r"\b(?:additional|extra|further)\b", before[-25:]) or _PARTS.match(after_all):
        return False
    return bool(
        _TOTAL.search(before)
        or re.match(r"\s(?:in )?(?:total|combined|overall|altogether)\b", after)
        or re.search(
            r"\bbring\w*\b[^.;]{0,60}\bto\s(?:about |around |at least |as much as |as high as )?$", before
        )
        or _SUMMED.search(passage.text[max(0, percent.start - 130) : percent.start])
    )


_PARTS = re.compile(
    r"\s?[—–(,-]\s?(?:that is |comprising |comprised of |made up of |i\.e\. )?[\d.]+ ?(?:%"
    r"|per ?cent)\s(?:[\w\u2011-]+\s){0,5}?"
    r"(?:plus|and|\+)\s(?:an? )?(?:\w+ ){0,3}?[\d.]+ ?(?:%|per ?cent)"
)
"""The parts behind an all-in rate ("a combined tariff of 10 percent, 7.5 percent plus 2.5 percent")."""

_SUMMED = re.compile(
    r"\b(?:added|adding|combined|together|stacked|stacks?|comes? on top|on top of)\b[^.;]{3,90}\b(?:to|for|of"
    r"|at|with)\s"
    r"(?:an?\s)?(?:[a-z]+\s){0,2}$"
    r"|\b(?:put|push|tak|bring|lift|rais)\w*\s(?:the\s)?(?:total|overall|combined|effective|cumulative)\b[^.;]{0,50}$"
)
"""What leads to a sum of duties ("when added to the existing levy will take the tax to 75 percent")."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word that names a duty, by its place in the sentence."""

    first: int
    last: int

    def start(self) -> int:
        return self.first

    def end(self) -> int:
        return self.last


_NOT_DUTY = re.compile(
    r"\s(?:orders?|proclamations?|modifications?|treatment|lines?|codes?|classifications?|schedules?"
    r"|provisions?|threats?"
    r"|escalation|pressure|uncertainty|exclusion process|announcements?|talks|news|headlines|worries|jitters"
    r"|relief)\b",
    re.IGNORECASE,
)
"""What makes of "tariff" a word about something else ("tariff orders", "tariff worries")."""
_TAXED = re.compile(
    r"\b(?:taxed|tariffed|charged|levied|assessed|dutied)\b(?=\s(?:at\s|with\s)?(?:an?\s|only\s"
    r"|just\s)?(?:flat\s|rate of\s)*"
    r"[\d.]+\s?(?:%|per ?cent))",
    re.IGNORECASE,
)
"""A verb that names a duty ("goods from Switzerland will be charged 39 percent")."""

_RATE = re.compile(
    r"\b(?:[Rr]eciprocal|country-specific|(?<=the )general|baseline|sectoral)\srates?\b|\b(?:[Tt]he"
    r"|[Aa]) rate (?=(?:for|on) [^.;,]{3,40}"
    r"\b(?:at present|currently|will|is|was|rises?|goes|falls?|remains?|stays?)\b)"
)
"""A rate that is plainly one of duty ("the reciprocal rate", "the rate for kitchen cabinets will go up")."""

_COUNTER = re.compile(
    r"\b(?:(?:trade |tariff )?counter-?measures|retaliatory (?:trade )?measures|rebalancing measures"
    r"|counter-?tariffs)\b",
    re.IGNORECASE,
)
"""Countermeasures are duties where the sentence speaks of duties or of goods of a value."""


def _other_nouns(text: str, nouns: list[_Noun]) -> list[_Noun]:
    out = [_Noun(m.start(), m.end()) for m in islice(_TAXED.finditer(text), MAX_HEADS)]
    out += [_Noun(m.start(), m.end()) for m in islice(_RATE.finditer(text), MAX_HEADS)]
    for match in islice(_COUNTER.finditer(text), MAX_HEADS):
        rest = text[: match.start()] + text[match.end() :]
        if re.search(
            r"\btariffs?\b|\bduties\b|\blevies\b|[€$£][\d.,]+ ?(?:bn|billion)", rest
        ) and not re.search(r"\bnon-tariff\s$", text[: match.start()]):
            out.append(_Noun(match.start(), match.end()))
    return [n for n in out if not any(o.first <= n.first < o.last for o in nouns)]


def _tariff_heads(passage: Passage) -> list[Head]:
    text = passage.text
    zeros = [m.span() for m in lx.ZERO.finditer(text)]
    nouns: list[tuple[_Noun, str | None]] = []
    for match in islice(lx.TARIFF.finditer(text), MAX_HEADS):
        instrument = _instrument(match)
        if nouns and re.search(
            r"\bincluding (?:the |its )?$", text[max(0, match.start() - 16) : match.start()]
        ):
            continue  # "all retaliatory tariffs, including tariffs on wheat": the same duties
        if any(s <= match.start() < e for s, e in zeros) or _NOT_DUTY.match(text, match.end()):
            continue
        if re.match(r"[\s\u2011-](?:rate )?quota", text[match.end() : match.end() + 12]):
            instrument = "tariff_rate_quota"
        nouns.append((_Noun(match.start(), match.end()), instrument))
    nouns += [(noun, "import_tariff") for noun in _other_nouns(text, [n for n, _ in nouns])]
    nouns.sort(key=lambda pair: pair[0].start())
    if not nouns:
        return []
    percents = _rate_percents(passage)
    firm_rates, percents = split_firms(text, percents)
    groups = group_rates(text, percents)
    heads: list[Head] = []
    used: set[int] = set()
    for group in groups:
        percent = group.main
        if _is_total(passage, percent):
            continue
        found = _link(passage, percent, [n for n, _ in nouns], used)
        if found is None:
            continue
        index, elliptical = found
        noun, instrument = nouns[index]
        if instrument is None or instrument == "tariff_rate_quota":
            instrument = "import_tariff"
        used.add(index)
        first = group.first if elliptical else min(group.first, noun.start())
        last = group.last if elliptical else max(group.last, noun.end())
        heads.append(
            Head(
                first, last, instrument, noun.start(), noun.end(),
                group.first if group.first > noun.start() and not elliptical else None, group.rate,
                    group.low, group.high, group.previous,
                percent.points, (), _definite(text, min(group.first, noun.start())), _separate(text,
                    group.first),
                on_party=_on_party(passage, last), elliptical=elliptical,
            )
        )  # fmt: skip
    for index, (noun, instrument) in enumerate(nouns):
        if index in used or instrument in (None, "tariff_rate_quota"):
            continue
        if any(
            0 <= noun.start() - p.end <= 20 and "," not in text[p.end : noun.start()]
            for p in passage.percents
        ):
            continue  # "down from the 25% duty", "a combined 50% tariff": told as something else's rate
        rates = tuple(firm_rates) if firm_rates and not heads else ()
        low = min((r for _, r in rates), default=None)
        high = max((r for _, r in rates), default=None)
        heads.append(
            Head(
                noun.start(), noun.end(), str(instrument), noun.start(), noun.end(), None,
                rates[0][1] if len(rates) == 1 else None, low if len(rates) > 1 else None,
                    high if len(rates) > 1 else None,
                None, False, rates, _definite(text, noun.start()), False, on_party=_on_party(passage,
                    noun.end()),
            )
        )  # fmt: skip
    if firm_rates and heads and not any(h.firm_rates for h in heads):
        heads[-1] = replace(heads[-1], firm_rates=tuple(firm_rates))
    return heads


def _link(passage: Passage, percent: Percent, nouns: list[_Noun], used: set[int]) -> tuple[int, bool] | None:
    """Index of the noun a rate belongs to, and whether the noun is only understood."""
    text = passage.text
    for i, noun in enumerate(nouns):  # "100% tariff"
        if noun.start() >= percent.end - 1:
            gap = text[percent.end : noun.start()]
            words = re.findall(r"[\w-]+", gap.lower())
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
    behind = [i for i, noun in enumerate(nouns) if noun.end() <= percent.start]
    if behind:
        i = behind[-1]
        gap = text[nouns[i].end() : percent.start]
        near = nouns[i].start() >= clause.start and len(gap) < 170
        if (
            near
            and i not in used
            and not re.search(r"\b(?:inflation|growth|exports? (?:rose|fell|grew))\b", gap)
        ):
            return i, False
        after = text[percent.end : percent.end + 60]
        ahead = text[max(clause.start, percent.start - 60) : percent.start]
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
    following = [i for i, noun in enumerate(nouns) if noun.start() >= percent.end]
    if (
        following
        and text[percent.end : percent.end + 4].strip().startswith(("on", "for"))
        and len(text[percent.end : nouns[following[0]].start()]) < 60
    ):
        return following[0], False
    return None


_PAYS = re.compile(
    r"\b(?:pay|pays|paying|paid|face|faces|faced|charged|taxed)\s(?:only |just |about |a |an )*$"
)


def _definite(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Tt]his|[Ss]uch|[Hh]is|same)\s(?:\w+\s){0,2}$",
            text[max(0, start - 28) : start],
        )
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
    return bool(match) and any(
        end <= m.start <= end + 80 and m.kind in ("name", "metonym", "demonym") for m in passage.mentions
    )


def _zero_heads(passage: Passage) -> list[Head]:
    matches = list(lx.ZERO.finditer(passage.text))
    if not matches:
        return []
    matches = [
        m
        for m in matches
        if not re.search(
            r"\b(?:quotas?|access|litres|tonnes|tons)\b", passage.text[max(0, m.start() - 60) : m.end() + 30]
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


# -- exports and the rest --------------------------------------------------------------------------------
def _export_kind(words: str) -> str:
    words = words.lower()
    if re.search(r"licen[cs]|permit|authori[sz]", words):
        return "export_licensing"
    if re.search(r"\bnot\b|no longer|\bbans?|\bbanned|prohibit|halt|stop|block", words):
        return "export_ban"
    return "export_quota" if "quota" in words else "export_control"


def _export_heads(passage: Passage) -> list[Head]:
    text = passage.text
    out: list[Head] = []
    for match in islice(lx.EXPORT.finditer(text), MAX_HEADS):
        if re.match(
            r"\s(?:order|act|law|entity list|list\b|and watch|division|administration|trade control)",
            text[match.end() : match.end() + 20],
            re.IGNORECASE,
        ):
            continue
        out.append(_export_head(text, match.start(), match.end(), _export_kind(match.group())))
    for match in islice(lx.RESTRICTED_PRODUCT.finditer(text), MAX_HEADS):
        product = next((p for p in passage.products if match.end() - 1 <= p.start <= match.end() + 12), None)
        near = any(h.start <= match.start() <= h.end + 5 for h in out)
        if (
            product is not None
            and not near
            and not re.search(r"\b(?:import|price|capital)\s$", text[: match.start()])
        ):
            out.append(_export_head(text, match.start(), match.end(), _export_kind(match["k"])))
    listed = lx.WHITE_LIST.search(text)
    if listed and (lx.OFF_LIST.search(text) or re.search(r"\bno longer include", text)):
        first, last = listed.span()
        out = [h for h in out if passage.clause_at(h.start) != passage.clause_at(first) or h.start > last]
        out.append(Head(first, last, "export_licensing", first, last, whole_clause=True, white_list=True))
    if len(out) > 1:
        out.sort(key=lambda h: h.start)
        kept = [out[0]]
        for head in out[1:]:
            same = passage.clause_at(head.start) == passage.clause_at(kept[-1].start)
            between = text[kept[-1].end : head.start]
            if (same and not re.search(r"\b(?:and|while)\b", between)) or len(between) < 30:
                if head.instrument == "export_licensing":
                    kept[-1] = replace(kept[-1], instrument=head.instrument)
                continue
            kept.append(head)
        out = kept
    return out


_THAT_STEP = re.compile(
    r"\W*(?:The|This|That) (?:delisting|removal|exclusion|move|change|decision|step|measure"
    r"|new rule)s?\b"
)


def _export_head(text: str, start: int, end: int, instrument: str) -> Head:
    definite = _definite(text, start) or _THAT_STEP.match(text) is not None
    return Head(start, end, instrument, start, end, definite=definite, whole_clause=True)


def _other_heads(passage: Passage) -> list[Head]:
    out = []
    for match in islice(lx.OTHER.finditer(passage.text), MAX_HEADS):
        instrument = str(match.lastgroup)
        out.append(
            Head(match.start(), match.end(), instrument, match.start(), match.end(),
                 definite=_definite(passage.text, match.start()), whole_clause=True)
        )  # fmt: skip
    return out

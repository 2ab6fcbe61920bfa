"""Finding commitments: promises to buy, invest, open, act or proceed."""

from __future__ import annotations

import itertools
import re

from detente.reading.commitments import words as pw
from detente.reading.commitments.forms import (
    accords,
    listed,
    owned_investments,
    owned_purchases,
    parts,
    passive,
    summed_purchases,
)
from detente.reading.commitments.nominal import noun_pledges
from detente.reading.commitments.pledge_of import Spot, pledge_of
from detente.reading.commitments.pledgers import committer_of_gerund
from detente.reading.commitments.pledges import Pledge
from detente.reading.commitments.shared import entering_quotas, given_sums, provisions
from detente.reading.text.context import Passage, Thread
from detente.reading.text.negation import is_negated

__all__ = ["find_pledges"]


_KEYS: dict[str, tuple[str, ...]] = {
    "purchase": ("buy", "purchas", "import", "take", "procure", "acquire", "order", "spend"),
    "investment": ("invest", "fund", "illion for ", "illion to ", "illion in"),
    "market_access": ("market", "barrier", "standard", "certif", "vehicle", "cars", "truck", "product", "limit", "cap",
                      "ceiling", "quota", "red tape", "sector", "econom", "facilitat", "allow", "access", "inspection",
                      "requirement"),
    "enforcement": ("fentanyl", "precursor", "migra", "smuggl", "transship", "drug", "border", "cartel", "troops",
                    "soldiers", "guard", "personnel", "officers"),
    "process": ("detail", "specific", "text", "particular", "agreement", "deal", "talk", "approv", "ratif", "domestic",
                "formal", "review", "mechanism", "consult", "working group", "committee", "channel", "negotiat",
                "discussion"),
    "policy": ("licen", "tax", "rare earth", "wto", "world trade", "not to", "refrain", "abstain", "avoid", "hold off",
               "holding off", "will not"),
}  # fmt: skip
"""Words without which a sentence holds no promise of a kind: looked up first, because that costs little."""


def find_pledges(passage: Passage, thread: Thread, earlier: list[Pledge]) -> list[Pledge]:
    """The commitments of one sentence."""
    spots = _without_renounced(passage.text, _spots(passage, thread))
    spots = sorted([*spots, *_further_amounts(passage, spots)])
    out: list[Pledge] = []
    denied = -1
    for i, spot in enumerate(spots):
        if _is_denied_promise(passage.text, spot) or (
            0 <= denied < spot.start and _JOINED.match(passage.text, spot.start)
        ):
            denied = spot.start  # "has not agreed to buy energy and to invest" denies both
            continue
        if _is_demanded(passage.text, spot) or (out and _is_within(spots, i)):
            continue
        limit = min((s.start for s in spots[i + 1 :] if s.start >= spot.end), default=len(passage.text))
        pledge = pledge_of(passage, thread, spot, limit, [*earlier, *out])
        if pledge is not None:
            out.append(pledge)
    out = _without_echo(out)
    if not out:
        out = passive(passage, thread) or listed(passage, thread, earlier)
    out += owned_investments(passage, thread, out)
    out += summed_purchases(passage, thread, out) or (owned_purchases(passage, thread) if not out else [])
    out += noun_pledges(passage, thread, out)
    out += accords(passage, thread, out)
    for told in (given_sums, provisions, entering_quotas):
        out += told(passage, thread, out)
    return [*out, *parts(passage, thread, [*earlier, *out])]


_PROMISES = (
    ("purchase", pw.PURCHASE),
    ("purchase", pw.AND_BUY),
    ("purchase", pw.MORE_IMPORTS),
    ("purchase", pw.GERUND),
    ("purchase", pw.OWNED_GERUND),
    ("purchase", pw.NOUN_BUY),
    ("purchase", pw.NOUN_OWNED),
    ("purchase", pw.OWNED_PURCHASES),
    ("investment", pw.INVEST_MORE),
    ("investment", pw.INVEST),
    ("market_access", pw.ACCESS),
    ("enforcement", pw.ENFORCE),
    ("process", pw.PROCESS),
    ("policy", pw.POLICY),
    ("policy", pw.REFRAINS),
)
"""Kinds of commitment and the words that make one."""


def _spots(passage: Passage, thread: Thread) -> list[Spot]:
    """Every place of the sentence where something may be promised."""
    small = passage.text.lower()
    return sorted(
        Spot(_own_clause(passage, match), match.end(), kind)
        for kind, pattern in _PROMISES
        if any(key in small for key in _KEYS[kind])
        for match in pattern.finditer(passage.text)
        if _has_promising_verb(passage, thread, pattern, match)
        and not _is_wish(passage, match)
        and _is_resolved(passage.text, kind, match)
    )


def _has_promising_verb(
    passage: Passage, thread: Thread, pattern: re.Pattern[str], match: re.Match[str]
) -> bool:
    """False for "buying" or "purchases" without a promising verb before them, in the sentence or in the match."""
    ahead = passage.text[: match.start()]
    if pattern in (pw.GERUND, pw.NOUN_BUY):
        return pw.COMMITS.search(ahead) is not None
    if pattern is pw.OWNED_GERUND:
        return committer_of_gerund(passage, thread, match.start()) is not None
    return pattern is not pw.NOUN_OWNED or pw.COVERED.search(ahead) is not None


def _is_wish(passage: Passage, match: re.Match[str]) -> bool:
    text, begin = passage.text, _own_clause(passage, match)
    wished = pw.WISHED.search(text[max(0, match.start() - 90) : match.start()])
    return wished is not None or pw.UNSAID.search(text[max(0, begin - 80) : begin]) is not None


def _is_resolved(text: str, kind: str, match: re.Match[str]) -> bool:
    """True for what is still to be done, as a promise is, or what a deal does."""
    if kind == "enforcement" and not pw.RESOLVES.search(text[: match.start()]):
        return False
    if kind in ("purchase", "investment") or _FUTURE.search(text[: match.end()]):
        return True
    by_deal = _DEAL_DOES.search(text, max(0, match.start() - 60), match.end())
    return kind == "market_access" and by_deal is not None


def _without_renounced(text: str, spots: list[Spot]) -> list[Spot]:
    """ "will stop purchasing" is a policy, and no purchase."""
    stops = pw.STOPS_BUYING.search(text) or pw.GIVES_UP.search(text)
    if stops is None:
        return spots
    kept = [s for s in spots if s.start >= stops.end() or s.end <= stops.start()]
    return sorted([*kept, Spot(stops.start(), stops.end(), "policy")])


_SHUT_OUT = re.compile(
    r"\b(?:exclud|barr?|bann?|shut|keep|kept|block)(?:s|e|es|ed|ing)?\s[^.;]{2,80}?\s(?:from|out of)\s[^.;]{0,40}$"
)
"""``exclude Norwegian firms from government purchases``: nobody promises to buy."""


def _is_denied_promise(text: str, spot: Spot) -> bool:
    if spot.kind == "purchase" and _SHUT_OUT.search(text, max(0, spot.start - 140), spot.end):
        return True
    return pw.REFRAINS.match(text, spot.start) is None and _is_denied(text, spot.start, spot.end)


def _is_demanded(text: str, spot: Spot) -> bool:
    """True for what somebody else asks for: "asked Vietnam to buy more", "unless Oslo opens its market"."""
    if _ASKED_TO.search(text[: spot.end]):
        return True
    return spot.kind == "market_access" and _ON_CONDITION.search(text[: spot.start]) is not None


def _is_within(spots: list[Spot], i: int) -> bool:
    """True for a spot inside one of its kind that is read already."""
    spot = spots[i]
    if not any(spot.start < s.end for s in spots[:i] if s.kind == spot.kind):
        return False
    return spot.kind == "process" or spot.start < spots[i - 1].end


_ASKED_TO = re.compile(
    r"\b(?:asked|asks|asking|urged|urges|urging|pressed|pressing|pushed|pushing|lobbied|invited|exhorted|wants?|wanted)\s"
    r"(?:[\w.'’-]+\s){1,4}?to\s(?:\w+\s)?(?:buy|purchase|import|order|invest|open)\b[^;.]{0,60}$"
)


def _without_echo(pledges: list[Pledge]) -> list[Pledge]:
    """ "buy more American products and purchase over $500 billion of energy" is one promise, not two."""
    counted = [p for p in pledges if p.kind == "purchase" and p.quantity and p.quantity.value is not None]
    return [
        p
        for p in pledges
        if not (
            p.kind == "purchase"
            and (p.quantity is None or p.quantity.value is None)
            and p.products == ["all_goods"]
            and any(c.actor == p.actor for c in counted)
        )
    ]


_ON_CONDITION = re.compile(
    r"\b(?:[Uu]nless|[Ii]f|[Uu]ntil|provided)\s(?!.*\b(?:will|would|agreed)\b)[^,;]{0,80}$"
)
_FUTURE = re.compile(rf"\b{pw.FUTURE}", re.IGNORECASE)
_DEAL_DOES = re.compile(
    r"\b(?:deal|agreement|accord|pact|framework|arrangement)\b[^.;]{0,40}?\b(?:gives|grants|provides|opens"
    r"|secures|removes"
    r"|eliminates|guarantees)\b"
)
_JOINED = re.compile(r"(?:and|or|nor) to\b|to\b", re.IGNORECASE)
_VERB_INSIDE = re.compile(
    rf"\b(?:{pw.BUY}|invest\w*|mak(?:e|ing)|provid\w+|set up|open\w*|dismantl\w+|remov\w+)\b"
)


_BUYS_NONE = re.compile(r"\s(?:no|zero)\s(?!less\b|more\b|fewer\b|later\b)", re.IGNORECASE)


def _is_denied(text: str, start: int, end: int) -> bool:
    """True when the promise, or the verb inside it, is denied."""
    inside = _VERB_INSIDE.search(text, start, end)
    if _BUYS_NONE.match(text, end):
        return True
    return is_negated(text, start) or (inside is not None and is_negated(text, inside.start()))


_FURTHER = re.compile(
    r"(?:,\s(?:and\s)?|\sand\s)(?:(?:also|about|some|around|up to|at least|another|a further|an additional|over"
    r"|more than)\s)*$"
)
_SAME_SUM = re.compile(r"\b(?:cap\w*|of which|including|or)\b|[(]")


def _further_amounts(passage: Passage, spots: list[Spot]) -> list[Spot]:
    """ "12 million tonnes by December and 25 million tonnes a year after that": the second is a promise too."""
    out = []
    starts = [s.start for s in spots]
    for spot in spots:
        if spot.kind != "purchase":
            continue
        start = spot.start
        limit = min((s for s in starts if s > start), default=len(passage.text))
        amounts = [a for a in passage.amounts if start <= a.start < limit and a.unit != "persons"]
        for first, second in itertools.pairwise(amounts):
            between = passage.text[start : second.start]
            if _SAME_SUM.search(between):
                break
            if _FURTHER.search(passage.text[first.end : second.start]) or re.search(r"\band\b", between):
                out.append(Spot(second.start, second.end, spot.kind))
    return out


_AND_WILL = re.compile(rf"\s{pw.FUTURE}", re.IGNORECASE)
_MADE_TO = re.compile(r"\b(?:see|have|let)\s(?:the\s)?$")


def _own_clause(passage: Passage, match: re.Match[str]) -> int:
    """ "The two agreed that Kenya would buy rice": the promise begins behind its own subject."""
    inner = [
        m
        for m in passage.mentions
        if match.start() < m.start < match.end()
        and m.kind in ("name", "metonym", "institution")
        and (
            _AND_WILL.match(passage.text, m.end)
            or _MADE_TO.search(passage.text, match.start(), m.start)  # "will see the island buy"
        )
    ]
    return inner[-1].end + 1 if inner else match.start()

"""Finding commitments: promises to buy, invest, open, act or proceed."""

from __future__ import annotations

import itertools
import re

from detente.ledger.records import Quantity
from detente.reading.commitments import words as pw
from detente.reading.commitments.forms import listed, owned_investments, parts, passive
from detente.reading.commitments.pledgers import (
    actor_of_promise,
    committer,
    committer_of_gerund,
    has_joint_subject,
    joint_subject,
    market_owner,
)
from detente.reading.commitments.pledges import Pledge
from detente.reading.commitments.terms import amount_of, beneficiary_of, note, set_window
from detente.reading.text.context import Passage, Thread
from detente.reading.text.negation import is_negated
from detente.reading.text.reasons import VOLUME_TRIGGER
from detente.reading.text.subjects import speaker_party

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
    text = passage.text
    small = text.lower()
    spots: list[tuple[int, int, str]] = []
    for kind, pattern in (
        ("purchase", pw.PURCHASE),
        ("purchase", pw.AND_BUY),
        ("purchase", pw.MORE_IMPORTS),
        ("purchase", pw.GERUND),
        ("purchase", pw.OWNED_GERUND),
        ("purchase", pw.NOUN_BUY),
        ("purchase", pw.NOUN_OWNED),
        ("purchase", pw.OWNED_PURCHASES),
        ("investment", pw.INVEST),
        ("market_access", pw.ACCESS),
        ("enforcement", pw.ENFORCE),
        ("process", pw.PROCESS),
        ("policy", pw.POLICY),
        ("policy", pw.REFRAINS),
    ):
        if not any(key in small for key in _KEYS[kind]):
            continue
        for match in pattern.finditer(text):
            # a promise needs a promising verb before it, in the sentence or in the match
            if pattern in (pw.GERUND, pw.NOUN_BUY) and not pw.COMMITS.search(text[: match.start()]):
                continue
            if pattern is pw.OWNED_GERUND and committer_of_gerund(passage, thread, match.start()) is None:
                continue
            if pattern is pw.NOUN_OWNED and not pw.COVERED.search(text[: match.start()]):
                continue
            begin = _own_clause(passage, match)
            if pw.WISHED.search(text[max(0, match.start() - 90) : match.start()]) or pw.UNSAID.search(
                text[max(0, begin - 80) : begin]
            ):
                continue
            if kind == "enforcement" and not pw.RESOLVES.search(text[: match.start()]):
                continue
            if kind in ("market_access", "process", "enforcement", "policy") and not (
                _FUTURE.search(text[: match.end()])
                or (
                    kind == "market_access"
                    and _DEAL_DOES.search(text, max(0, match.start() - 60), match.end())
                )
            ):
                continue
            spots.append((begin, match.end(), kind))
    stops = pw.STOPS_BUYING.search(text) or pw.GIVES_UP.search(text)
    if stops:  # "will stop purchasing" is a policy, and no purchase
        spots = [s for s in spots if s[0] >= stops.end() or s[1] <= stops.start()]
        spots.append((stops.start(), stops.end(), "policy"))
    spots.sort()
    spots = sorted([*spots, *_further_amounts(passage, spots)])
    out: list[Pledge] = []
    denied = -1
    for i, (start, end, kind) in enumerate(spots):
        refrains = pw.REFRAINS.match(text, start) is not None
        if (not refrains and _is_denied(text, start, end)) or (
            0 <= denied < start and _JOINED.match(text, start)
        ):
            denied = start  # "has not agreed to buy energy and to invest" denies both
            continue
        if _ASKED_TO.search(text[:end]):
            continue  # "asked Vietnam to buy more planes": no promise of Vietnam
        if kind == "market_access" and _ON_CONDITION.search(text[:start]):
            continue  # "unless Oslo opens its market": what somebody asks for
        if out and any(start < s_end for _, s_end, k in spots[:i] if k == kind):
            if kind == "process":
                continue
            if start < spots[i - 1][1]:
                continue
        limit = min((s for s, _, _ in spots[i + 1 :] if s >= end), default=len(text))
        pledge = _pledge(passage, thread, start, end, kind, limit, [*earlier, *out])
        if pledge is not None:
            out.append(pledge)
    out = _without_echo(out)
    if not out:
        out = passive(passage, thread) or listed(passage, thread, earlier)
    return [*out, *owned_investments(passage, thread, out), *parts(passage, thread, [*earlier, *out])]


_BY_DEAL = re.compile(
    r"\b(?:as part of|under|in line with|pursuant to|according to)\s(?:the|this|their|a|an)\s(?:[\w-]+\s){0,3}?"
    r"(?:deal|agreement|accord|pact|framework|MOU|memorandum)\b",
    re.IGNORECASE,
)
"""``firms will invest $200 billion under the deal``: what two states agreed, whoever pays."""


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


_ANOTHER_ACT = re.compile(
    r"\band (?:to |will |would |also )*(?:suspend|remove|lift|eliminate|open|invest|cut|lower|reduce|extend|drop"
    r"|ease"
    r"|allow|end|stop|scrap|terminate|provide|grant|exempt|address|issue|halt)\b"
)
"""Where a sentence goes on to something else than buying."""
_ON_CONDITION = re.compile(
    r"\b(?:[Uu]nless|[Ii]f|[Uu]ntil|provided)\s(?!.*\b(?:will|would|agreed)\b)[^,;]{0,80}$"
)
_FUTURE = re.compile(rf"\b{pw.FUTURE}", re.IGNORECASE)
_DEAL_DOES = re.compile(
    r"\b(?:deal|agreement|accord|pact|framework|arrangement)\b[^.;]{0,40}?\b(?:gives|grants|provides|opens"
    r"|secures|removes"
    r"|eliminates|guarantees)\b"
)
_NOMINAL = re.compile(r"investment\b|(?:promised|pledged|agreed|committed)\s(?:US)?[$€£¥₩]")
_CONDITIONAL = re.compile(r"\bwould\b")
_IF = re.compile(r"\bif\b(?! not\b)")
_JOINED = re.compile(r"(?:and|or|nor) to\b|to\b", re.IGNORECASE)
_VERB_INSIDE = re.compile(
    rf"\b(?:{pw.BUY}|invest\w*|mak(?:e|ing)|provid\w+|set up|open\w*|dismantl\w+|remov\w+)\b"
)


_COMMITMENT = re.compile(r"\b(?:commitment|pledge|promise|agreement|undertaking)\s$")
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


def _further_amounts(passage: Passage, spots: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "12 million tonnes by December and 25 million tonnes a year after that": the second is a promise too."""
    out = []
    starts = [s for s, _, _ in spots]
    for start, _, kind in spots:
        if kind != "purchase":
            continue
        limit = min((s for s in starts if s > start), default=len(passage.text))
        amounts = [a for a in passage.amounts if start <= a.start < limit and a.unit != "persons"]
        for first, second in itertools.pairwise(amounts):
            between = passage.text[start : second.start]
            if _SAME_SUM.search(between):
                break
            if _FURTHER.search(passage.text[first.end : second.start]) or re.search(r"\band\b", between):
                out.append((second.start, second.end, kind))
    return out


def _own_clause(passage: Passage, match: re.Match[str]) -> int:
    """ "The two agreed that Kenya would buy rice": the promise begins behind its own subject."""
    inner = [
        m
        for m in passage.mentions
        if match.start() < m.start < match.end()
        and m.kind in ("name", "metonym", "institution")
        and re.match(rf"\s{pw.FUTURE}", passage.text[m.end : m.end + 20], re.IGNORECASE)
    ]
    return inner[-1].end + 1 if inner else match.start()


_GIVES_UP = re.compile(f"{pw.STOPS_BUYING.pattern}|{pw.GIVES_UP.pattern}", re.IGNORECASE)


def _pledge(
    passage: Passage, thread: Thread, start: int, end: int, kind: str, limit: int, earlier: list[Pledge]
) -> Pledge | None:
    text = passage.text
    clause = passage.clauses[passage.clause_at(start)]
    verb_zone = text[max(0, start - 15) : end]
    if pw.NEGATIVE.search(verb_zone) and not re.search(r"no less|not less", text[start : end + 20]):
        return None
    if kind == "purchase" and re.search(r"\b(?:tariffs?|dut(?:y|ies))\b", text[start:end]):
        return None
    if kind == "purchase" and pw.SPENDS_MORE.match(text, start):
        kind = "policy"
    if kind == "purchase" and re.search(r"\bspend", text[start:end], re.IGNORECASE) and not passage.products:
        return None
    if _CONDITIONAL.search(text[max(0, start - 12) : end]) and _IF.search(text) and not pw.AGREE.search(text):
        return None  # "would buy more if the tariff fell"
    if kind == "market_access" and VOLUME_TRIGGER.search(text):
        return None  # "may raise duties when imports reach 242,000 tons": what sets off a safeguard
    actor = market_owner(passage, start, end) if kind == "market_access" else None
    if actor is None and (
        kind == "policy"
        or pw.OWNED_PURCHASES.match(text, start)
        or pw.NOUN_OWNED.match(text, start)
        or (kind == "investment" and _NOMINAL.match(text, start))
        or _COMMITMENT.search(text[max(0, start - 14) : start])
    ):
        actor = committer(passage, start)
    actor = actor or committer_of_gerund(passage, thread, start)
    actor = actor or actor_of_promise(passage, thread, start)
    if actor is None:
        return None
    if kind in ("process", "policy") and len(actor) == 1:
        actor = joint_subject(passage, actor[0], start) or actor
    pledge = Pledge(kind, actor)
    amount = amount_of(passage, kind, start, limit)
    item = pw.NOUN_BUY.match(text, start) is not None
    if (kind == "investment" or item) and len(actor) == 1 and has_joint_subject(passage, actor[0], start):
        # "South Korea and the United States finalised their $350 billion investment deal": the money goes to
        # the side that grants the tariff cut, so the other one pays
        other = thread.counterpart("USA") if "USA" in thread.main[:2] else None
        if other is None:
            return None
        pledge.actor = actor = (other,)
    # "$200 billion of goods, including $32 billion in farm products": the parts are not the whole
    rest = re.search(r"\b(?:including|of which)\b[^.;]{0,20}\d", text[start:limit]) or _ANOTHER_ACT.search(
        text[start:limit]
    )
    named_until = start + rest.start() if rest else limit
    if kind in ("purchase", "market_access", "policy"):
        named = [p.tag for p in passage.products if start <= p.start < named_until]
        pledge.products = list(dict.fromkeys(named))
    if amount is not None:
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        if pledge.quantity.unit is None:
            pledge.quantity = None
    elif kind == "purchase":
        vague = pw.VAGUE.search(text, max(0, start - 5), limit)
        pledge.quantity = Quantity(bound="unquantified", words=vague.group().strip('“”"') if vague else "")
    if kind == "purchase" and not pledge.products:
        previous = next(
            (p for p in reversed(earlier) if p.kind == "purchase" and p.actor == actor and p.products), None
        )
        if previous is not None and amount is not None and amount.unit in ("t", "bushel"):
            pledge.products = list(previous.products)
        elif amount is not None and amount.unit in ("t", "bushel") and thread.last_products:
            pledge.products = thread.last_products[:1]
        elif (amount is None or len(amount.unit) == 3) and not re.search(
            r"\b(?:goods|products|exports)\b", text[start:limit]
        ):
            return None
        else:
            pledge.products = ["all_goods"]
    if kind == "process" and not re.search(
        r"\b(?:agree[ds]?|commit\w*|pledg\w+|undert\w+|vow\w*|promis\w+)\b", text[clause.start : start]
    ):
        return None
    if kind == "investment" and amount is None:
        return None
    by_firms = kind == "investment" and pw.COMPANY_ONLY.search(text[clause.start : start])
    if by_firms and not _BY_DEAL.search(text):
        return None  # what companies intend is no promise of a state
    if kind == "market_access" and not pledge.products and has_joint_subject(passage, actor[0], start):
        return None  # "the two will work to address barriers": an aim, and nobody's promise
    gives_up = kind == "policy" and _GIVES_UP.match(text, start)
    if gives_up and len(actor) == 1:  # the goods it stops buying come from somebody else
        other = thread.counterpart(actor[0]) or speaker_party(passage, thread)[0]
        pledge.beneficiary = (other,) if other and other != actor[0] else ()
    else:
        pledge.beneficiary = beneficiary_of(passage, thread, actor, start, limit)
    set_window(pledge, passage, thread, start, limit)
    note(pledge, passage, thread, start, limit)
    return pledge

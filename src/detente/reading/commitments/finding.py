"""Finding commitments: promises to buy, invest, open, act or proceed."""

from __future__ import annotations

import itertools
import re

from detente.ledger.records import Quantity
from detente.reading.commitments import words as pw
from detente.reading.commitments.pledgers import (
    actor_of_promise,
    committer,
    committer_of_gerund,
    has_joint_subject,
    market_owner,
)
from detente.reading.commitments.pledges import Pledge
from detente.reading.commitments.terms import amount_of, beneficiary_of, set_window
from detente.reading.measures.roles import speaker_party
from detente.reading.text.context import Passage, Thread
from detente.reading.text.negation import is_negated

__all__ = ["find_pledges"]


_KEYS: dict[str, tuple[str, ...]] = {
    "purchase": ("buy", "purchas", "import", "take", "procure", "acquire", "order", "spend"),
    "investment": ("invest", "fund"),
    "market_access": ("market", "barrier", "standard", "certif", "vehicle", "cars", "truck", "product", "limit", "cap",
                      "ceiling", "quota", "red tape", "sector", "econom", "facilitat", "allow"),
    "enforcement": ("fentanyl", "precursor", "migra", "smuggl", "transship", "drug", "border", "cartel", "troops",
                    "soldiers", "guard", "personnel", "officers"),
    "process": ("detail", "specific", "text", "particular", "agreement", "deal", "talk", "approv", "ratif", "domestic",
                "formal", "review", "mechanism", "consult", "working group", "committee", "channel", "negotiat",
                "discussion"),
    "policy": ("licen", "tax", "rare earth", "wto", "world trade", "not to", "refrain", "abstain", "avoid"),
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
        ("purchase", pw.NOUN_BUY),
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
            if kind == "enforcement" and not pw.RESOLVES.search(text[: match.start()]):
                continue
            if kind in ("market_access", "process", "enforcement", "policy") and not re.search(
                rf"\b{pw.FUTURE}", text[: match.end()], re.IGNORECASE
            ):
                continue
            spots.append((_own_clause(passage, match), match.end(), kind))
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
        out = _passive(passage, thread) or _listed(passage, thread, earlier)
    return [*out, *_owned_investments(passage, thread, out), *_parts(passage, thread, [*earlier, *out])]


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


def _owned_investments(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """ "$350 billion of South Korean investment in the US": the demonym owns the money."""
    out: list[Pledge] = []
    text = passage.text
    if any(p.kind == "investment" for p in found) or pw.COMPANY_ONLY.search(text):
        return out
    for match in pw.OWNED_INVESTMENT.finditer(text):
        owner = next(
            (m.party for m in passage.mentions if m.kind == "demonym" and m.start == match.start("owner")),
            None,
        )
        amount = next((a for a in reversed(passage.amounts) if 0 <= match.start() - a.end <= 4), None)
        if owner is None or amount is None or is_negated(text, amount.start):
            continue
        target = next(
            (m.party for m in passage.mentions if m.start >= match.end() and m.party and m.party != owner),
            None,
        )
        other = target or thread.counterpart(owner)
        pledge = Pledge("investment", (owner,), (other,) if other else ())
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        _note(pledge, passage, thread, amount.start, len(text))
        out.append(pledge)
    return out


def _parts(passage: Passage, thread: Thread, earlier: list[Pledge]) -> list[Pledge]:
    """Parts of an investment told before: "of that sum, $200 billion will be provided in cash"."""
    whole = next((p for p in reversed(earlier) if p.kind == "investment" and p.quantity), None)
    if whole is None or whole.quantity is None or not whole.quantity.value or whole.quantity.unit is None:
        return []
    if not 0 < passage.index - whole.sentences[-1] <= 4 or passage.index in whole.sentences:
        return []
    out: list[Pledge] = []
    text = passage.text
    spots = [
        a
        for a in passage.amounts
        if a.unit == whole.quantity.unit and a.value < whole.quantity.value and pw.PART.match(text, a.end)
    ]
    for amount, following in itertools.zip_longest(spots, spots[1:]):
        limit = following.start if following is not None else len(text)
        pledge = Pledge("investment", whole.actor, whole.beneficiary)
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
        pledge.products = list(
            dict.fromkeys(p.tag for p in passage.products if amount.end <= p.start < limit)
        )
        set_window(pledge, passage, thread, amount.start, limit)
        _note(pledge, passage, thread, amount.start, limit)
        pledge.status = whole.status
        out.append(pledge)
    return out


_ANOTHER_ACT = re.compile(
    r"\band (?:to |will |would |also )*(?:suspend|remove|lift|eliminate|open|invest|cut|lower|reduce|extend|drop|ease"
    r"|allow|end|stop|scrap|terminate|provide|grant|exempt|address|issue|halt)\b"
)
"""Where a sentence goes on to something else than buying."""
_ON_CONDITION = re.compile(
    r"\b(?:[Uu]nless|[Ii]f|[Uu]ntil|provided)\s(?!.*\b(?:will|would|agreed)\b)[^,;]{0,80}$"
)
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


def _listed(passage: Passage, thread: Thread, earlier: list[Pledge]) -> list[Pledge]:
    """ "- Additional purchases of soybeans": an item below the promises of the same side."""
    text = passage.text
    match = pw.LISTED.match(text)
    last = earlier[-1] if earlier else None
    if match is None or last is None or passage.index - last.sentences[-1] > 1 or len(last.actor) != 1:
        return []
    invests = "nvest" in match.group()
    amount = next((a for a in passage.amounts if a.unit != "persons"), None)
    products = (
        [] if invests else list(dict.fromkeys(p.tag for p in passage.products if p.start >= match.end()))
    )
    if is_negated(text, match.end()) or (invests and amount is None) or not (invests or products):
        return []
    pledge = Pledge("investment" if invests else "purchase", last.actor, last.beneficiary, products)
    if amount is not None:
        pledge.quantity = amount.quantity(text[amount.start : amount.end])
    else:
        pledge.quantity = Quantity(bound="unquantified", words="")
    set_window(pledge, passage, thread, 0, len(text))
    _note(pledge, passage, thread, match.start(), len(text))
    return [pledge]


def _passive(passage: Passage, thread: Thread) -> list[Pledge]:
    """ "$12 billion will be invested in shipyards by Turkey"."""
    text = passage.text
    match = pw.PASSIVE.search(text)
    if match is None or is_negated(text, match.start()):
        return []
    actor = next((m for m in passage.mentions if -4 <= m.start - match.end() <= 1 and m.party), None)
    amounts = [a for a in passage.amounts if a.end <= match.start() and a.unit != "persons"]
    invests = match["verb"] == "invested" or (
        match["verb"] is None and re.search(r"\binvestments?\b", text[: match.start()])
    )
    if actor is None or actor.party is None or not amounts or pw.COMPANY_ONLY.search(text[match.end() :]):
        return []
    pledge = Pledge("investment" if invests else "purchase", (actor.party,))
    amount = amounts[-1]
    pledge.quantity = amount.quantity(text[amount.start : amount.end])
    if not invests:
        named = [p.tag for p in passage.products if amount.start <= p.start < match.start()]
        pledge.products = list(dict.fromkeys(named)) or ["all_goods"]
    pledge.beneficiary = beneficiary_of(passage, thread, pledge.actor, 0, len(text))
    set_window(pledge, passage, thread, amount.start, len(text))
    _note(pledge, passage, thread, amount.start, len(text))
    return [pledge]


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
    if kind == "purchase" and re.search(r"\bspend", text[start:end], re.IGNORECASE) and not passage.products:
        return None
    actor = market_owner(passage, start, end) if kind == "market_access" else None
    if actor is None and (
        kind == "policy"
        or pw.OWNED_PURCHASES.match(text, start)
        or _COMMITMENT.search(text[max(0, start - 14) : start])
    ):
        actor = committer(passage, start)
    actor = actor or committer_of_gerund(passage, thread, start)
    actor = actor or actor_of_promise(passage, thread, start, clause.start)
    if actor is None:
        return None
    pledge = Pledge(kind, actor)
    amount = amount_of(passage, kind, start, limit)
    listed = pw.NOUN_BUY.match(text, start) is not None
    if (kind == "investment" or listed) and len(actor) == 1 and has_joint_subject(passage, actor[0], start):
        # "South Korea and the United States finalised their $350 billion investment deal": the money goes to
        # the side that grants the tariff cut, so the other one pays
        other = thread.counterpart("USA") if "USA" in thread.main[:2] else None
        if other is None:
            return None
        pledge.actor = actor = (other,)
    # "$200 billion of goods, including $32 billion in farm products": the parts are not the whole
    parts = re.search(r"\b(?:including|of which)\b[^.;]{0,20}\d", text[start:limit]) or _ANOTHER_ACT.search(
        text[start:limit]
    )
    named_until = start + parts.start() if parts else limit
    pledge.products = [
        p.tag
        for p in passage.products
        if start <= p.start < named_until and kind in ("purchase", "market_access", "policy")
    ]
    pledge.products = list(dict.fromkeys(pledge.products))
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
        elif amount is None or (
            len(amount.unit) == 3 and not re.search(r"\b(?:goods|products|exports)\b", text[start:limit])
        ):
            if not re.search(r"\b(?:goods|products|exports)\b", text[start:limit]):
                return None
            pledge.products = ["all_goods"]
        else:
            pledge.products = ["all_goods"]
    if kind == "process" and not re.search(
        r"\b(?:agree[ds]?|commit\w*|pledg\w+|undert\w+|vow\w*|promis\w+)\b", text[clause.start : start]
    ):
        return None
    if kind == "investment" and amount is None:
        return None
    if kind == "investment" and pw.COMPANY_ONLY.search(text[clause.start : start]):
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
    _note(pledge, passage, thread, start, limit)
    return pledge


def _note(pledge: Pledge, passage: Passage, thread: Thread, start: int, limit: int) -> None:
    """Status, speaker and evidence of a promise."""
    text = passage.text
    pledge.status = "agreed" if pw.AGREE.search(text[:limit]) else "announced"
    _, speaker = speaker_party(passage, thread)
    if speaker is not None and speaker.kind in ("person", "institution"):
        pledge.claimed_by.append(speaker.name)
        if speaker.party in pledge.actor:
            pledge.confirmed_by.append(speaker.name)
        else:
            pledge.status = "claimed"
    pledge.evidence.append(passage.evidence())
    pledge.sentences.append(passage.index)
    pledge.heads.append((passage.index, start))
    pledge.words = text[start:limit].strip(" ,.;")

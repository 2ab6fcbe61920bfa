"""Finding commitments: promises to buy, invest, open, act or proceed."""

from __future__ import annotations

import itertools
import re

from detente.ledger.records import Quantity, When
from detente.reading import pledge_words as pw
from detente.reading.context import Passage, Thread
from detente.reading.negation import is_negated
from detente.reading.numbers import Amount
from detente.reading.pledges import Pledge
from detente.reading.roles import follows_verb, speaker_party

__all__ = ["find_pledges"]


def find_pledges(passage: Passage, thread: Thread, earlier: list[Pledge]) -> list[Pledge]:
    """The commitments of one sentence."""
    text = passage.text
    spots: list[tuple[int, int, str]] = []
    for kind, pattern in (
        ("purchase", pw.PURCHASE),
        ("purchase", pw.AND_BUY),
        ("investment", pw.INVEST),
        ("market_access", pw.ACCESS),
        ("enforcement", pw.ENFORCE),
        ("process", pw.PROCESS),
        ("policy", pw.POLICY),
    ):
        for match in pattern.finditer(text):
            # a promise needs a promising verb before it, in the sentence or in the match
            if kind == "enforcement" and not pw.RESOLVES.search(text[: match.start()]):
                continue
            if kind in ("market_access", "process", "enforcement", "policy") and not re.search(
                rf"\b{pw.FUTURE}", text[: match.end()], re.IGNORECASE
            ):
                continue
            spots.append((match.start(), match.end(), kind))
    spots.sort()
    spots = sorted([*spots, *_further_amounts(passage, spots)])
    out: list[Pledge] = []
    denied = -1
    for i, (start, end, kind) in enumerate(spots):
        if _is_denied(text, start, end) or (0 <= denied < start and _JOINED.match(text, start)):
            denied = start  # "has not agreed to buy energy and to invest" denies both
            continue
        if out and any(start < s_end for _, s_end, k in spots[:i] if k == kind):
            if kind == "process":
                continue
            if start < spots[i - 1][1]:
                continue
        limit = min((s for s, _, _ in spots[i + 1 :] if s >= end), default=len(text))
        pledge = _pledge(passage, thread, start, end, kind, limit, [*earlier, *out])
        if pledge is not None:
            out.append(pledge)
    return out


_JOINED = re.compile(r"(?:and|or|nor) to\b|to\b", re.IGNORECASE)
_VERB_INSIDE = re.compile(
    rf"\b(?:{pw.BUY}|invest\w*|mak(?:e|ing)|provid\w+|set up|open\w*|dismantl\w+|remov\w+)\b"
)


def _is_denied(text: str, start: int, end: int) -> bool:
    """True when the promise, or the verb inside it, is denied."""
    inside = _VERB_INSIDE.search(text, start, end)
    return is_negated(text, start) or (inside is not None and is_negated(text, inside.start()))


def _further_amounts(passage: Passage, spots: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "12 million tonnes by December and 25 million tonnes a year after that": the second is a promise too."""
    out = []
    starts = [s for s, _, _ in spots]
    for start, _, kind in spots:
        if kind != "purchase":
            continue
        limit = min((s for s in starts if s > start), default=len(passage.text))
        amounts = [a for a in passage.amounts if start <= a.start < limit and a.unit != "persons"]
        for second in amounts[1:]:
            between = passage.text[start : second.start]
            if re.search(r"\band\b", between) and not re.search(
                r"\b(?:cap\w*|of which|including)\b", between
            ):
                out.append((second.start, second.end, kind))
    return out


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
    actor = _actor(passage, thread, start, clause.start)
    if actor is None:
        return None
    pledge = Pledge(kind, actor)
    amount = _amount(passage, kind, start, limit)
    if kind == "investment" and len(actor) == 1 and _joint_subject(passage, actor[0], start):
        # "South Korea and the United States finalised their $350 billion investment deal": the money goes to
        # the side that grants the tariff cut, so the other one pays
        other = thread.counterpart("USA") if "USA" in thread.main[:2] else None
        if other is None:
            return None
        pledge.actor = actor = (other,)
    # "$200 billion of goods, including $32 billion in farm products": the parts are not the whole
    parts = re.search(r"\b(?:including|of which)\b[^.;]{0,20}\d", text[start:limit])
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
    pledge.beneficiary = _beneficiary(passage, thread, actor, start, limit)
    _set_window(pledge, passage, thread, start, limit)
    pledge.status = "agreed" if pw.AGREE.search(text[:limit]) else "announced"
    _, speaker = speaker_party(passage, thread)
    if speaker is not None and speaker.kind in ("person", "institution"):
        pledge.claimed_by.append(speaker.name)
        if speaker.party in actor:
            pledge.confirmed_by.append(speaker.name)
        else:
            pledge.status = "claimed"
    pledge.evidence.append(passage.evidence())
    pledge.sentences.append(passage.index)
    pledge.heads.append((passage.index, start))
    pledge.words = text[start:limit].strip(" ,.;")
    return pledge


def _actor(passage: Passage, thread: Thread, start: int, clause_start: int) -> tuple[str, ...] | None:
    text = passage.text
    before = [m for m in passage.mentions if m.end <= start + 1]
    for mention in reversed(before):
        if mention.kind == "demonym" and not re.match(
            r"\s(?:government|side|officials|leader)", text[mention.end : mention.end + 20]
        ):
            continue
        if re.search(
            r"\b(?:of|to|with|for|on|in|by|from|against)\s(?:the )?$",
            text[max(0, mention.start - 12) : mention.start],
        ):
            continue
        tail = text[mention.end : mention.end + 80]
        if mention.kind == "both":
            if follows_verb(text, mention) and len(thread.main) >= 2:
                return tuple(thread.main[:2])
            continue
        if re.match(r",? who\b", tail) and mention.party:
            return (mention.party,)
        if not follows_verb(text, mention):
            joined = re.match(r"\s(?:and|,)\s", tail)
            if not joined:
                continue
        if (
            re.match(
                r"(?:,[^,]{0,60},)?\s(?:\w+ly |also )*(?:said|says|told|added|claimed|stated|confirmed"
                r"|noted|wrote|called|described|mentioned|posted)\b",
                tail,
            )
            and mention.end < start - 12
        ):
            # a speaker commits himself only when he is the subject of the promise
            inner = [m for m in before if m.start > mention.end]
            if inner or mention.kind in ("person", "institution"):
                if mention.kind == "person" and re.search(r"\bthat (?:it|they|he|she|we)\b", tail):
                    return (mention.party,) if mention.party else None
                continue
        party = thread.party_of(mention, passage)
        if party is not None:
            return (party,)
    head = before[0] if before else None
    if head is None and re.match(r"(?:It|They)\b", text) and thread.last_party:
        return (thread.last_party,)
    return None


def _joint_subject(passage: Passage, party: str, start: int) -> bool:
    parties = [m for m in passage.mentions if m.end <= start and m.party and m.kind in ("name", "metonym")]
    for one, other in itertools.pairwise(parties):
        joined = re.fullmatch(r",?\s(?:and)\s(?:the\s)?", passage.text[one.end : other.start])
        if joined and party in (one.party, other.party) and one.party != other.party:
            return True
    return False


def _amount(passage: Passage, kind: str, start: int, limit: int) -> Amount | None:
    units = {"t", "bushel", "units"} if kind in ("market_access",) else None
    for amount in passage.amounts:
        if not start <= amount.start < limit:
            continue
        if kind in ("purchase", "investment") and amount.unit == "persons":
            continue
        if units is not None and amount.unit not in units:
            continue
        if kind == "enforcement" and amount.unit != "persons":
            continue
        if kind in ("process", "policy"):
            continue
        return amount
    if kind == "investment":
        near = [a for a in passage.amounts if len(a.unit) == 3 and -90 < a.start - start < 0]
        return near[-1] if near else None
    return None


def _beneficiary(
    passage: Passage, thread: Thread, actor: tuple[str, ...], start: int, limit: int
) -> tuple[str, ...]:
    for mention in passage.mentions:
        if (
            start <= mention.start < limit
            and mention.party
            and mention.party not in actor
            and mention.kind in ("name", "demonym")
        ):
            return (mention.party,)
    if len(actor) == 1:
        other = thread.counterpart(actor[0])
        return (other,) if other else ()
    return actor


def _set_window(pledge: Pledge, passage: Passage, thread: Thread, start: int, limit: int) -> None:
    text = passage.text
    span = re.search(r"\bin each of (20\d\d)\b[^.;]*?\b(20\d\d)\b(?![^.;]*\b20\d\d\b)", text[start:limit])
    if span:
        pledge.starts = When(value=span[1], as_written=span.group(), bound="from")
        pledge.ends = When(value=span[2], as_written=span.group(), bound="by")
        pledge.years = float(int(span[2]) - int(span[1]) + 1)
        return
    months = re.search(r"\b(?:the )?last (two|three|four|six) months of (20\d\d)\b", text[start:limit])
    if months:
        count = {"two": 2, "three": 3, "four": 4, "six": 6}[months[1]]
        pledge.starts = When(value=f"{months[2]}-{13 - count:02d}", as_written=months.group(), bound="from")
        pledge.ends = When(value=f"{months[2]}-12", as_written=months.group(), bound="by")
        return
    for mention in passage.dates:
        if not start - 40 <= mention.start < limit or (
            mention.start < start and re.search(r"\b(?:said|announced|told)\b", text[: mention.start])
        ):
            continue
        before = text[max(0, mention.start - 35) : mention.start]
        if re.search(r"\bbetween now and\s*$", before):
            pledge.ends = mention.when("by")
            if thread.published:
                pledge.starts = When(
                    value=thread.published.isoformat(), as_written="now", basis="publication", bound="from"
                )
        elif re.search(r"\b(?:by|until|through|before|end of|to)\s(?:the end of\s)?$", before) or re.match(
            r"by |through |until |the end|end of|before ", mention.words
        ):
            pledge.ends = mention.when("by")
        elif (
            mention.anchor == "length"
            and (mention.span_months or 0) >= 12
            and re.search(r"\b(?:over|for|in|within|during|per|next|the)\b", mention.words + before[-10:])
        ):
            pledge.years = (mention.span_months or 0) / 12
        elif re.search(r"\b(?:from|starting|beginning|as of)\s*(?:in )?$", before):
            pledge.starts = mention.when("from")
        elif mention.precision == "year" and re.match(r"(?:in|from|to)\b", mention.words):
            if mention.words.startswith("from"):
                pledge.starts = mention.when("from")
            elif mention.words.startswith("to"):
                pledge.ends = mention.when("by")
    cap = re.search(
        r"\b(?:capped at|cap of|limit(?:ed)? (?:of|to)|no more than|ceiling of|maximum of)\b", text[start:]
    )
    if cap:
        for amount in passage.amounts:
            if (
                amount.start >= start + cap.start()
                and amount.per == "year"
                and pledge.quantity
                and amount.value != pledge.quantity.value
            ):
                pledge.cap_per_year = amount.value

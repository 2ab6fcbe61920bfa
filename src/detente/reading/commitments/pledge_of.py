"""The commitment that a promising verb makes: who promises what, how much, to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.ledger.records import Quantity
from detente.reading.commitments import words as pw
from detente.reading.commitments.pledgers import (
    actor_of_promise,
    committer,
    committer_of_gerund,
    has_joint_subject,
    investor,
    joint_subject,
    listed_subjects,
    market_owner,
)
from detente.reading.commitments.pledges import Pledge
from detente.reading.commitments.terms import COUNTED, amount_of, beneficiary_of, note, set_window
from detente.reading.text.context import Passage, Thread
from detente.reading.text.numbers import MASSES_AND_VOLUMES, Amount
from detente.reading.text.reasons import VOLUME_TRIGGER
from detente.reading.text.subjects import speaker_party

__all__ = ["Spot", "pledge_of"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A promising verb with its words; offsets count from the beginning of the sentence."""

    start: int
    end: int
    kind: str


def pledge_of(
    passage: Passage, thread: Thread, spot: Spot, limit: int, earlier: list[Pledge]
) -> Pledge | None:
    """The commitment of one promising verb; ``limit`` is where the next one begins."""
    start, text = spot.start, passage.text
    if _is_no_promise(passage, spot):
        return None
    kind = "policy" if spot.kind == "purchase" and pw.SPENDS_MORE.match(text, start) else spot.kind
    actor = _pledger(passage, thread, Spot(start, spot.end, kind))
    if actor is None:
        return None
    amount = amount_of(passage, kind, start, limit)
    if not _is_bound(passage, kind, actor, start, amount):
        return None
    pledge = Pledge(kind, actor)
    if amount is not None and start <= amount.start:
        pledge.of_clause = (passage.index, amount.start)
    _set_goods(pledge, passage, start, limit, amount)
    _set_quantity(pledge, text, start, limit, amount)
    if kind == "purchase" and not pledge.products:
        goods = _goods_bought(passage, thread, actor, amount, text[start:limit], earlier)
        if goods is None:
            return None
        pledge.products = goods
    if kind == "market_access" and not pledge.products and has_joint_subject(passage, actor[0], start):
        return None  # "the two will work to address barriers": an aim, and nobody's promise
    pledge.beneficiary = _beneficiary(passage, thread, pledge, start, limit)
    set_window(pledge, passage, thread, start, limit)
    note(pledge, passage, thread, start, limit)
    return pledge


def _is_no_promise(passage: Passage, spot: Spot) -> bool:
    """True for words that deny, that suppose, or that are about duties."""
    text, start, end = passage.text, spot.start, spot.end
    if pw.NEGATIVE.search(text[max(0, start - 15) : end]) and not _NO_LESS.search(text[start : end + 20]):
        return True
    if spot.kind == "purchase":
        words = text[start:end]
        if _BARS.search(words):
            return True  # "will prohibit the import of coal"
        if re.search(r"\b(?:tariffs?|dut(?:y|ies))\b", words):
            return True
        spends = re.search(r"\bspend", words, re.IGNORECASE) and not pw.SPENDS_MORE.match(text, start)
        if spends and not passage.products:
            return True
    if spot.kind in ("purchase", "investment") and _TALKED_OF.search(text[: start + 14]):
        return True
    if spot.kind in ("purchase", "investment") and _EACH_PART.search(text, start):
        return True  # "buying 13 aircraft in each phase": a part of what is told
    if spot.kind == "enforcement" and _BY_A_MOVE.search(text[:start]):
        return True
    if _CONDITIONAL.search(text[max(0, start - 12) : end]) and _IF.search(text) and not pw.AGREE.search(text):
        return True  # "would buy more if the tariff fell"
    # "may raise duties when imports reach 242,000 tons": what sets off a safeguard
    return spot.kind == "market_access" and VOLUME_TRIGGER.search(text) is not None


_BARS = re.compile(
    r"\b(?:prohibit|exclud|shut|ban|barr?|block|halt|suspend|stop|restrict|curb|outlaw|forbid|control|tax)\w*\b"
)
_EACH_PART = re.compile(r"\b(?:in|per|for) each (?:phase|stage|batch|tranche|step|round)\b")
_TALKED_OF = re.compile(
    r"\b(?:in|holding|held) (?:talks|discussions|negotiations) to\s(?:\w+\s)?|\bto (?:potentially|possibly)\s\w*$"
)
"""``is in talks to potentially acquire``: nothing is promised yet."""
_BY_A_MOVE = re.compile(
    r"\b(?:moves?|measures?|steps?|tariffs?|dut(?:y|ies)|plans?|decisions?|actions?|polic(?:y|ies)|it|this)\s"
    r"(?:would|will|is to|are to)\s(?:\w+\s){0,3}$"
)
"""``the move would help to curb smuggling``: what a measure is for, and nobody's promise."""
_NO_LESS = re.compile(r"no less|not less")


_CONDITIONAL = re.compile(r"\bwould\b")
_IF = re.compile(r"\bif\b(?! not\b)")


def _pledger(passage: Passage, thread: Thread, spot: Spot) -> tuple[str, ...] | None:
    """Who promises."""
    text, start, kind = passage.text, spot.start, spot.kind
    actor = market_owner(passage, start, spot.end) if kind == "market_access" else None
    if actor is None and (
        kind == "policy"
        or pw.OWNED_PURCHASES.match(text, start)
        or pw.NOUN_OWNED.match(text, start)
        or (kind == "investment" and _NOMINAL.match(text, start))
        or _COMMITMENT.search(text[max(0, start - 16) : start])
    ):
        actor = committer(passage, start)
    actor = actor or committer_of_gerund(passage, thread, start) or actor_of_promise(passage, thread, start)
    if kind == "investment":
        actor = investor(passage, start) or _giver(passage, thread, start, actor) or actor
    if actor is not None and kind in ("purchase", "investment", "market_access"):
        several = listed_subjects(passage, actor, start)
        if several is not None:
            return several
    if actor is None or len(actor) != 1:
        return actor
    if kind in ("process", "policy"):
        actor = joint_subject(passage, actor[0], start) or actor
    item = pw.NOUN_BUY.match(text, start) is not None
    if (kind == "investment" or item) and len(actor) == 1 and has_joint_subject(passage, actor[0], start):
        # "South Korea and the United States finalised their $350 billion investment deal": the money goes to
        # the side that grants the tariff cut, so the other one pays
        other = thread.counterpart("USA") if "USA" in thread.main[:2] else None
        return (other,) if other is not None else None
    return actor


def _giver(
    passage: Passage, thread: Thread, start: int, subject: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    """ "reached a deal with Japan, securing a $550 billion investment commitment": who secures it receives it."""
    if subject is None or len(subject) != 1 or not _SECURES.search(passage.text[max(0, start - 90) : start]):
        return None
    partner = next(
        (
            m.party
            for m in passage.mentions
            if m.party
            and m.party not in subject
            and m.kind in ("name", "metonym")
            and passage.text.endswith(("with ", "with the ", "from ", "from the "), 0, m.start)
        ),
        None,
    )
    other = partner or thread.counterpart(subject[0])
    return (other,) if other else None


_SECURES = re.compile(
    r"\b(?:secur|w[io]n|obtain|extract|receiv|clinch|gain|got|land)\w*\s(?:an?\s|the\s)?(?:(?:new|binding|firm|total)\s)?"
    r"(?:(?:US)?[$€£¥₩]\s?[\d.,]+[\s-]?\w*\s)?(?:in\s|of\s|worth of\s)?$"
)
_NOMINAL = re.compile(
    r"investment\b|(?:commitment|pledge|promise)\s(?:of|worth)\b|(?:promised|pledged|agreed|committed)\s(?:US)?[$€£¥₩]"
)
_COMMITMENT = re.compile(
    r"\b(?:commitment|pledge|promise|agreement|undertaking|intention|offer|vow|willingness|obligation)\s$"
)


def _is_bound(passage: Passage, kind: str, actor: tuple[str, ...], start: int, amount: Amount | None) -> bool:
    """False for steps that nobody committed to, and for investment without a sum or of companies alone."""
    text = passage.text
    clause = passage.clauses[passage.clause_at(start)]
    if kind == "process":
        return _COMMITS.search(text[clause.start : start]) is not None
    if kind != "investment":
        return True
    by_firms = pw.COMPANY_ONLY.search(text[clause.start : start]) is not None
    if amount is None and pw.INVEST_MORE.match(text, start):
        return True  # "commit to promoting investment in the US": a promise without a sum
    # what companies intend is no promise of a state
    return amount is not None and (not by_firms or _BY_DEAL.search(text) is not None)


_COMMITS = re.compile(r"\b(?:agree[ds]?|commit\w*|pledg\w+|undert\w+|vow\w*|promis\w+)\b")


_BY_DEAL = re.compile(
    r"\b(?:as part of|under|in line with|pursuant to|according to)\s(?:the|this|their|a|an)\s(?:[\w-]+\s){0,3}?"
    r"(?:deal|agreement|accord|pact|framework|MOU|memorandum)\b",
    re.IGNORECASE,
)
"""``firms will invest $200 billion under the deal``: what two states agreed, whoever pays."""


def _set_goods(pledge: Pledge, passage: Passage, start: int, limit: int, amount: Amount | None) -> None:
    """The goods named for the whole promise: those of its parts, and of the next act, are not."""
    if pledge.kind not in ("purchase", "market_access", "policy"):
        return
    words = passage.text[start:limit]
    counted = COUNTED.get(amount.noun.split()[-1].lower()) if amount and amount.noun else None
    if pledge.kind == "purchase" and counted is not None:
        pledge.products = [counted]  # "50 jets and billions of dollars of energy": fifty jets
        return
    rest = _PARTS.search(words) or _ANOTHER_ACT.search(words) or _IN_RETURN.search(words)
    end = start + rest.start() if rest else limit
    pledge.products = list(dict.fromkeys(p.tag for p in passage.products if start <= p.start < end))


_PARTS = re.compile(r"\b(?:including|of which)\b[^.;]{0,20}\d")
"""``$200 billion of goods, including $32 billion in farm products``: the parts are not the whole."""


_ANOTHER_ACT = re.compile(
    r"\band (?:to |will |would |also )*(?:suspend|remove|lift|eliminate|open|invest|cut|lower|reduce|extend|drop"
    r"|ease"
    r"|allow|end|stop|scrap|terminate|commit|committing|agreeing|provide|grant|exempt|address|issue|halt)\b"
)
"""Where a sentence goes on to something else than buying."""


def _set_quantity(pledge: Pledge, text: str, start: int, limit: int, amount: Amount | None) -> None:
    if amount is not None and pledge.kind == "market_access" and _LIMIT_ENDED.match(text, start):
        return  # "scrap its cap of 50,000 cars": what falls away is not promised
    if amount is not None:
        quantity = amount.quantity(text[amount.start : amount.end])
        pledge.quantity = quantity if quantity.unit is not None else None
    elif pledge.kind == "purchase":
        vague = pw.VAGUE.search(text, max(0, start - 5), limit)
        pledge.quantity = Quantity(bound="unquantified", words=vague.group().strip('“”"') if vague else "")


_IN_RETURN = re.compile(
    r"\bin (?:exchange|return)\b|\bin (?:a|the|its) (?:[\w-]+ ){0,3}?(?:deal|proposal|agreement|package)\b"
    r"|\bthat (?:would|will) (?:see|let|give|allow)\b"
)
"""Where a promise ends and what it is made for begins."""
_LIMIT_ENDED = re.compile(
    r"(?:dismantl|remov|eliminat|lift|scrap|abolish|terminat|waiv|drop|end)\w*\s[^.;]{0,30}?\b(?:limits?|caps?|ceilings?"
    r"|quotas?)\b",
    re.IGNORECASE,
)


def _goods_bought(
    passage: Passage,
    thread: Thread,
    actor: tuple[str, ...],
    amount: Amount | None,
    words: str,
    earlier: list[Pledge],
) -> list[str] | None:
    """Goods of a purchase that names none: those told before, or all; ``None`` where nothing is to be bought."""
    if amount is not None and amount.unit in MASSES_AND_VOLUMES:
        before = (p for p in reversed(earlier) if p.kind == "purchase" and p.actor == actor and p.products)
        previous = next(before, None)
        if previous is not None:
            return list(previous.products)
        if thread.last_products:
            return list(thread.last_products[:1])
    if amount is not None and amount.unit == "units":
        counted = COUNTED.get(amount.noun.split()[-1].lower() if amount.noun else "")
        if counted is not None:
            return [counted]
    unnamed = not re.search(r"\b(?:goods|products|exports)\b", words)
    return None if unnamed and (amount is None or len(amount.unit) == 3) else ["all_goods"]


def _beneficiary(passage: Passage, thread: Thread, pledge: Pledge, start: int, limit: int) -> tuple[str, ...]:
    """To whom it is promised; the goods that a side stops buying come from somebody else."""
    gives_up = pledge.kind == "policy" and _GIVES_UP.match(passage.text, start)
    if not gives_up or len(pledge.actor) != 1:
        return beneficiary_of(passage, thread, pledge.actor, start, limit)
    (actor,) = pledge.actor
    other = thread.counterpart(actor) or speaker_party(passage, thread)[0]
    return (other,) if other and other != actor else ()


_GIVES_UP = re.compile(f"{pw.STOPS_BUYING.pattern}|{pw.GIVES_UP.pattern}", re.IGNORECASE)

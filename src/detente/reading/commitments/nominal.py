"""Promises that a noun tells: "a $350 billion investment by Seoul", "purchases by China of 12 million tonnes"."""

from __future__ import annotations

import re

from detente.reading.commitments.pledgers import actor_of_promise
from detente.reading.commitments.pledges import Pledge
from detente.reading.commitments.terms import COUNTED, beneficiary_of, note, set_window
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention
from detente.reading.text.negation import is_negated
from detente.reading.text.numbers import Amount

__all__ = ["noun_pledges"]

_MARK = re.compile(r"invest|purchas|imports\b|orders\b|procurement|offtake", re.IGNORECASE)
_NOUN = (
    r"(?P<noun>investments?|purchases|imports|orders|procurement|offtakes?|investment (?:commitment|pledge"
    r"|promise|offer"
    r"|package|programme|program|plan|fund|vehicle|deal)|(?:purchase|procurement|buying) (?:commitment|pledge"
    r"|promise"
    r"|programme|program|plan|package))\b"
)
_OF_SUM = re.compile(
    r"(?:\s|-)(?:(?:in|of|worth of|for|-worth of)\s)?(?P<ahead>(?:(?!and\b|or\b|by\b|from\b|to\b"
    r"|in\b)[\w.’'&-]+,?\s){0,5}?)"
    rf"{_NOUN}",
    re.IGNORECASE,
)
"""Behind a sum: "$600 billion investment", "$100 billion in energy purchases", "$350 billion in Korean investments"."""
_SUM_OF = re.compile(
    r"\b(?P<noun>investments?|purchases?|imports|orders|procurement|offtake)\s"
    r"(?P<by>(?:by|from)\s(?:the\s)?(?:[A-Z][\w.]*\s){1,4})?(?:of|worth|totall?ing|amounting to|valued at)\s"
    r"(?:(?:at least|up to|about|around|some|over|more than|an additional|another|a total of|as much as)\s)*$",
    re.IGNORECASE,
)
"""Before a sum: "investments of $600 billion", "purchases by China of 12 million tonnes"."""
_BY = re.compile(r"\b(?:by|from)\s(?:the\s|its ally\s|its partner\s)?$")
_DEAL = re.compile(
    r"\b(?:deals?|agreements?|accords?|pacts?|frameworks?|packages?|provisions?|arrangements?|terms"
    r"|memorand(?:um|a)|MO[Uu]s?"
    r"|in (?:exchange|return)|commitments?|committing|agreeing|pledge[sd]?|promise[sd]?|committed|agreed"
    r"|undertak\w+)\b",
    re.IGNORECASE,
)
"""What makes of money somebody's promise."""
_HOLDS = re.compile(
    r"\b(?:includ\w+|involv\w+|call(?:s|ed|ing)? for|envisag\w+|provid(?:es|ed|ing) for|contain\w*|featur\w+"
    r"|covers?|covered"
    r"|compris\w+|foresees?|foresaw|entails?|secur(?:es|ed|ing)|w[io]n(?:s|ning)?|obtain\w*|deliver\w*"
    r"|guarantee\w*|bring\w*"
    r"|in (?:exchange|return) for|on top of|alongside|together with|along with|as well as|thanks to|by way of"
    r"|set(?:s|ting)? out"
    r"|outlin\w+|details?|detailing|confirm\w*|through|with|for|and|of|are|is|were|was|promis(?:es|ed|ing)"
    r"|pledg(?:es|ed|ing)|agreed|(?:commit\w*|agree\w*|pledg\w*) to|,)\s"
    r"(?:(?:an?|the|its|their|some|about|around|up to|at least|over|more than|nearly|also|new|additional|further"
    r"|huge"
    r"|massive|planned|proposed|promised|pledged|immediate|annual)\s)*$",
    re.IGNORECASE,
)
_TOLD_AS_FACT = re.compile(
    r"\b(?:fell|rose|dropped|declined|slumped|jumped|grew|totall?ed|reached|accounted|amounted|last year|in"
    r" 20[01]\d|stood at"
    r"|demands?|demanded|unless|if|would not|worth of tariffs)\b"
)
_FIRMS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|carmakers?|airlines?|businesses|manufacturers?|conglomerates?|group)\b"
)


def noun_pledges(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """Sums that a deal holds as somebody's investment or purchases, unless ``found`` tells them already."""
    text = passage.text
    if not passage.amounts or not _MARK.search(text) or not _DEAL.search(text) or _TOLD_AS_FACT.search(text):
        return []
    out: list[Pledge] = []
    for amount in passage.amounts:
        if amount.unit == "persons" or _is_told(amount, [*found, *out]) or is_negated(text, amount.start):
            continue
        pledge = _after(passage, thread, amount) or _before(passage, thread, amount)
        if pledge is None and out and out[-1].kind == "purchase":
            pledge = _further(passage, thread, amount, out[-1])
        if pledge is not None:
            out.append(pledge)
    return out


def _is_told(amount: Amount, pledges: list[Pledge]) -> bool:
    return any(p.quantity is not None and p.quantity.value == amount.value for p in pledges)


def _after(passage: Passage, thread: Thread, amount: Amount) -> Pledge | None:
    text = passage.text
    match = _OF_SUM.match(text, amount.end)
    if match is None or not _HOLDS.search(text, max(0, amount.start - 90), amount.start):
        return None
    invests = "nvest" in match["noun"]
    if len(amount.unit) != 3 and not (amount.unit and not invests):
        return None
    owner = _owner(passage, amount.start - 60, match.end(), invests) or _promiser(passage, thread, amount)
    return _pledge(passage, thread, amount, owner, invests, (match.start("ahead"), len(text)), match.end())


def _before(passage: Passage, thread: Thread, amount: Amount) -> Pledge | None:
    text = passage.text
    match = _SUM_OF.search(text, max(0, amount.start - 110), amount.start)
    if match is None:
        return None
    invests = "nvest" in match["noun"]
    owner = _owner(passage, match.start() - 45, match.end(), invests)
    first = match.start() if owner is None else min(match.start(), owner.start)
    if not _HOLDS.search(text, max(0, first - 90), first) and first > 30:
        return None
    return _pledge(passage, thread, amount, owner, invests, (amount.end, len(text)), amount.end)


_PROMISES = re.compile(
    r"\b(?:committ?(?:s|ed|ing)?|agree[sd]?|agreeing|pledg(?:es|ed|ing))\sto\s(?:an?\s)?(?:(?:at least|up to"
    r"|about|around)\s)?$"
)


def _promiser(passage: Passage, thread: Thread, amount: Amount) -> Mention | None:
    """The subject of "Switzerland secured the cut by committing to a $200 billion investment"."""
    verb = _PROMISES.search(passage.text, max(0, amount.start - 60), amount.start)
    actor = actor_of_promise(passage, thread, verb.start()) if verb is not None else None
    if actor is None or len(actor) != 1:
        return None
    return next((m for m in passage.mentions if m.party == actor[0]), None)


_AND_MORE = re.compile(r"\band\s(?:(?:another|a further|at least|about|up to|an additional|then|also)\s)*$")


def _further(passage: Passage, thread: Thread, amount: Amount, before: Pledge) -> Pledge | None:
    """ "12 million tonnes this year and 25 million tonnes a year through 2028": the second is a promise too."""
    told = before.quantity
    if told is None or told.unit != amount.unit or not _AND_MORE.search(passage.text, 0, amount.start):
        return None
    pledge = Pledge("purchase", before.actor, before.beneficiary, list(before.products))
    pledge.quantity = amount.quantity(passage.text[amount.start : amount.end])
    pledge.of_clause = (passage.index, amount.start)
    set_window(pledge, passage, thread, amount.start, len(passage.text))
    note(pledge, passage, thread, amount.start, len(passage.text))
    pledge.status = before.status
    return pledge


def _owner(passage: Passage, first: int, last: int, invests: bool) -> Mention | None:
    """Whose it is: "by X" behind the noun, "X's" or the demonym before it."""
    text = passage.text
    behind = [
        m for m in passage.mentions if m.party and last - 40 <= m.start <= last + 70 and m.kind != "person"
    ]
    for mention in behind:
        by = _BY.search(text, 0, mention.start)
        if by is None or by.start() < last - 60 or ";" in text[last : mention.start]:
            continue
        if text.startswith("from", by.start()) and not invests:
            continue  # "purchases from the United States": the seller
        return mention
    owning = [m for m in passage.mentions if m.party and first <= m.start and m.end <= last]
    for mention in reversed(owning):
        possessive = text.startswith(("'s ", "’s ", "' ", "’ "), mention.end)
        noun_next = re.match(
            r"\s(?:(?:direct|new|additional|public|private|annual|cash|planned|inward|foreign)\s){0,2}"
            r"(?:investments?|purchases|imports|orders|procurement)\b",
            text[mention.end : mention.end + 60],
        )
        if possessive or (mention.kind == "demonym" and noun_next):
            return mention
    return None


def _pledge(
    passage: Passage,
    thread: Thread,
    amount: Amount,
    owner: Mention | None,
    invests: bool,
    goods: tuple[int, int],
    end: int,
) -> Pledge | None:
    text = passage.text
    if owner is None or owner.party is None or _FIRMS.search(text, max(0, amount.start - 40), end):
        return None
    party = thread.party_of(owner, passage)
    if party is None:
        return None
    pledge = Pledge("investment" if invests else "purchase", (party,))
    pledge.quantity = amount.quantity(text[amount.start : amount.end])
    pledge.of_clause = (passage.index, amount.start)
    until = min([*(a.start for a in passage.amounts if a.start > amount.end), len(text)])
    if not invests:
        named = [p.tag for p in passage.products if goods[0] <= p.start < min(until, goods[1])]
        counted = COUNTED.get(amount.noun.split()[-1].lower()) if amount.noun else None
        pledge.products = [counted] if counted else list(dict.fromkeys(named)) or ["all_goods"]
    pledge.beneficiary = beneficiary_of(passage, thread, (party,), end, len(text))
    set_window(pledge, passage, thread, amount.start, until)
    note(pledge, passage, thread, amount.start, len(text))
    pledge.status = "agreed" if pledge.status == "announced" and _DEAL.search(text) else pledge.status
    return pledge

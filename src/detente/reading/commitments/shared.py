"""Promises whose side is told elsewhere: sums that "were committed", and provisions that bind all who signed."""

from __future__ import annotations

import re

from detente.ledger.records import Quantity
from detente.reading.commitments import words as pw
from detente.reading.commitments.pledgers import actor_of_promise
from detente.reading.commitments.pledges import Pledge
from detente.reading.commitments.terms import beneficiary_of, note, set_window
from detente.reading.measures.lists.leads import FAR, Lead
from detente.reading.text.context import Passage, Thread
from detente.reading.text.negation import is_negated
from detente.reading.text.subjects import speaker_party

__all__ = ["entering_quotas", "given_sums", "provisions"]

_GIVEN = re.compile(
    r"\b(?:commitments?|pledges?|promises?|undertakings?|assurances?|guarantees?)\s(?:of|to invest|worth|for)\s"
)
_SECURED = re.compile(
    r"\b(?:has|have|had)\sbeen\s(?:given|made|secured|received|obtained|won)\b|\b(?:was|were)\s(?:given|made|secured"
    r"|received|obtained)\b"
)
"""``a binding commitment of $100 billion investment has been given``: by the other side."""


def given_sums(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """ "A commitment of $100 billion of investment has been given": it is the other side of the deal that gave it."""
    text = passage.text
    match = _GIVEN.search(text)
    if match is None or found or "nvest" not in text or not _SECURED.search(text, match.end()):
        return []
    if is_negated(text, match.start()) or pw.COMPANY_ONLY.search(text):
        return []
    amount = next((a for a in passage.amounts if a.start >= match.end() and len(a.unit) == 3), None)
    receiver = speaker_party(passage, thread)[0] or (
        thread.last_speaker.party if thread.last_speaker else None
    )
    giver = thread.counterpart(receiver)
    if amount is None or receiver is None or giver is None:
        return []
    pledge = Pledge("investment", (giver,), (receiver,))
    pledge.quantity = amount.quantity(text[amount.start : amount.end])
    set_window(pledge, passage, thread, amount.start, len(text))
    note(pledge, passage, thread, match.start(), len(text))
    pledge.status = "agreed"
    return [pledge]


_PROVISION = re.compile(
    r"(?:[-–•*·▪]\s*|\(?\w{1,2}[.)]\s*)?(?:(?:[Nn]ot|[Nn]either)\s(?:to\s)?(?:impos|introduc|appl|levy|adopt|restrict"
    r"|ban|requir|discriminat)\w*|[Rr]efrain(?:ing)?\sfrom|[Aa]bstain(?:ing)?\sfrom|[Nn]o\s(?:new\s)?(?:export|import)"
    r"\s(?:dut|tariff|tax|ban|restrict|quota)\w*)\b"
)
"""An item of what is agreed: "not imposing export duties on critical minerals"."""
_BETWEEN_BOTH = re.compile(
    r"\b(?:commitments?|undertakings?|obligations?|provisions?|agree(?:d|s)?|commit(?:s|ted)?|pledge[sd]?)\b"
)


def provisions(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """An item below the commitments of an agreement: it binds the two sides that the lead names."""
    lead: Lead | None = thread.lead
    passage = passage.origin or passage  # the item itself, and not what it says together with its lead
    text = passage.text
    if found or passage.sentence.kind != "item" or lead is None or passage.index - lead.index > FAR:
        return []
    opening = lead.passage
    match = _PROVISION.match(text)
    if match is None or not _BETWEEN_BOTH.search(opening.text):
        return []
    named = list(
        dict.fromkeys(m.party for m in opening.mentions if m.party and m.kind in ("name", "metonym"))
    )
    sides = tuple(str(p) for p in named) if len(named) == 2 else tuple(thread.main[:2])
    if len(sides) != 2:
        return []
    goods = list(dict.fromkeys(p.tag for p in passage.products if p.start >= match.end()))
    pledge = Pledge("policy", sides, sides, goods)
    note(pledge, passage, thread, match.start(), len(text))
    pledge.status = "agreed"
    return [pledge]


_MAY_ENTER = re.compile(
    rf"\b{pw.FUTURE}(?:\s\w+){{0,3}}?\s(?:doubl|tripl|quadrupl|rais|increas|expand|lift)\w*\s(?:the\s|its\s)?"
    r"(?:[\w-]+\s){0,3}?(?:number|volume|amount|quantity|quota|cap|limit|ceiling)\s(?:of|for|on)\b",
    re.IGNORECASE,
)
_LEVELS = re.compile(
    r"(?:\bfrom\s(?P<old>\d[\d,.]*)\s(?:\w+\s){0,3}?to|,\sto|\w\sto)\s(?P<new>\d[\d,.]*)(?=\s(?!per ?cent))"
    r"(?P<per>[^.;]{0,40}?\b(?:a|per|each|every) year\b|[^.;]{0,20}?\bannually\b)?"
)
_ENTERS = re.compile(r"\b(?:enter|be (?:imported|sold|shipped)|into (?:its|the|their)|imports?|access)\b")


def entering_quotas(passage: Passage, thread: Thread, found: list[Pledge]) -> list[Pledge]:
    """The volume to which a side lets more of something in ("from 25,000 to 50,000 per manufacturer per year")."""
    text = passage.text
    match = _MAY_ENTER.search(text)
    levels = _LEVELS.search(text, match.end()) if match else None
    if match is None or levels is None or not _ENTERS.search(text) or is_negated(text, match.start()):
        return []
    actor = actor_of_promise(passage, thread, match.start())
    if actor is None or any(p.kind == "market_access" for p in found):
        return []
    value = float(levels["new"].rstrip(".,").replace(",", ""))
    year = levels["per"] is not None or re.search(r"\b(?:annual|yearly)\b", match.group()) is not None
    goods = list(dict.fromkeys(p.tag for p in passage.products if match.end() <= p.start < levels.start()))
    pledge = Pledge(
        "market_access", actor, beneficiary_of(passage, thread, actor, match.start(), len(text)), goods
    )
    words = text[levels.start("new") : levels.end("new")]
    pledge.quantity = Quantity(
        value=value, unit="units", bound="up_to", per="year" if year else "total", words=words
    )
    note(pledge, passage, thread, match.start(), len(text))
    return [pledge]

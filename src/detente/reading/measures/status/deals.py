"""Deals a document tells of, and which of its measures they make agreed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.ledger.records import When
from detente.reading.measures.drafts import Draft
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["Deal", "date_by_deal", "deal_of", "is_agreed", "is_begun"]

_NO_DEAL_YET = re.compile(
    r"\b(?:will|could|may|might|would|to) (?:\w+ ){0,2}(?:finali[sz]e|reach|strike|sign|agree)"
    r"|did not (?:strike|reach)|if it"
    r"|\b(?:until|unless|if|once|pending|without|no|failing|absent)\b[^.;]{0,30}\b(?:deal|agreement|accord|pact)\b"
    r"|\b(?:has|have|had|is|are|was|were|do|does|did)(?: not|n['’]t| yet to| never)\b[^.;]{0,30}"
    r"\b(?:agreed|agree|reached?|struck|strike|signed?|concluded?|sealed?|finali[sz]ed?)\b"
    r"|\b(?:countries|partners|nations|economies|those|states)\s(?:with (?:which|whom)|that|which)\b[^.;]{0,60}"
    r"\b(?:deal|agreement|accord|pact)s?\b"
    r"|\b(?:withdr[ae]w|terminat|quit|exit|scrap|abandon|violat|breach|renounc|tore up|tear\w* up|pull\w* out)\w*\b"
    r"[^.;]{0,50}\b(?:deal|agreement|accord|pact)\b",
    re.IGNORECASE,
)
"""A deal that is told of before it is made, or that others have."""


_BEGAN = re.compile(
    r"\b(?:deal|agreement|accord|pact|treaty|FTA|partnership|RCEP|CPTPP|USMCA|CETA|CEPA|TEPA|ECTA)\b(?:\s\([^)]{2,20}\))?(?:\s(?:between|with)\s[^,;.]{3,50}?)?"
    r"(?:,?\s(?:which|that))?\s"
    r"(?:(?:has|have)\s)?(?:formally\s|officially\s|now\s|also\s)?(?:entered|came|come|went|gone|took|taken)\s"
    r"(?:into (?:force|effect)|effect)\b"
    r"|\b(?:welcom(?:e[sd]?|ing)|celebrat(?:e[sd]?|ing)|mark(?:s|ed|ing)?|since)\s"
    r"(?:[\w’']+\s){0,3}?entry into force\b(?!\s(?:on|in|from|by)\s(?:next|\d)[^.;]{0,20}\bwill\b)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:\s(?:of\s[^.;]{3,90}?))?,?\s(?:(?:on|in|from|as of|starting|since|early|late)\s){0,2}(?:\w+,\s)?"
)
"""Between the words for a pact's entry into force and their day."""


@dataclass(frozen=True, slots=True)
class Deal:
    """A sentence that says that a deal was made, and the sides it names."""

    index: int
    parties: frozenset[str]
    began: bool = False
    """True when it has entered into force."""
    since: When | None = None
    """The day on which it did."""


def deal_of(passage: Passage, thread: Thread) -> Deal | None:
    """The deal that a sentence tells of; ``None`` for one that is only hoped for or that others made."""
    beginning = _BEGAN.search(passage.text)
    began = beginning is not None
    if not (began or lx.DEAL.search(passage.text)) or _NO_DEAL_YET.search(passage.text):
        return None
    named = (
        m for m in passage.mentions if not (began and m.kind == "person")
    )  # who welcomes it is no side of it
    parties = frozenset(p for m in named if (p := thread.party_of(m, passage)) is not None)
    if beginning is not None and len(parties) < 2 and _IN_RELATIVE.search(beginning.group()):
        began = False  # "as under the Trans-Pacific Partnership, which entered into force last year"
    return Deal(passage.index, parties, began, _day_of(beginning, passage) if beginning else None)


_IN_RELATIVE = re.compile(r"\s(?:which|that)\s")


def _day_of(beginning: re.Match[str], passage: Passage) -> When | None:
    text, end = passage.text, beginning.end()
    for mention in passage.dates:
        if mention.start >= end and mention.precision == "day" and _AT.fullmatch(text, end, mention.start):
            return mention.when("from")
    return None


_PHASED = re.compile(r"\b(?:eventual\w*|timetable|within \w+ years|by 20\d\d|later|remainder|remaining)\b")


def date_by_deal(draft: Draft, deals: list[Deal]) -> None:
    """Give what an agreement brought at once the day on which it entered into force."""
    deal = next((d for d in deals if d.since is not None and d.since.value and _brings(d, draft)), None)
    if deal is None or deal.since is None or draft.action == "maintain":
        return
    told = draft.effective
    if told is None and draft.status not in ("in_force", "removed") and not draft.done:
        return
    if told is not None and (told.basis != "publication" or deal.since.basis != "explicit"):
        return
    if not any(_PHASED.search(e.quote) for e in draft.evidence):
        draft.effective = deal.since  # "as of today", in the words of a statement of that day


def _brings(deal: Deal, draft: Draft) -> bool:
    first, others = min(draft.sentences), set(draft.target) - {"WLD"}
    sides = len(deal.parties) < 2 or (set(draft.actor) <= deal.parties and others <= deal.parties)
    return deal.began and 0 <= first - deal.index < 12 and sides


def is_agreed(draft: Draft, deals: list[Deal]) -> bool:
    """True when a deal told before makes what one side announces part of what both agreed.

    A duty that a side raises is its own act; so is what it does to a side that has no part in the deal.
    """
    if draft.action in ("raise", "threaten") and draft.instrument == "import_tariff":
        return False
    first = min(draft.sentences)
    others = set(draft.target) - {"WLD"}
    return any(
        deal.index <= first
        and (
            len(deal.parties) < 2
            or (set(draft.actor) <= deal.parties and (not others or bool(others & deal.parties)))
        )
        for deal in deals
    )


def is_begun(draft: Draft, deals: list[Deal]) -> bool:
    """True for what an agreement brings that has entered into force, where no day of its own is told."""
    return draft.effective is None and any(_brings(deal, draft) for deal in deals)

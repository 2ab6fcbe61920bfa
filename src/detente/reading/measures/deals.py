"""Deals a document tells of, and which of its measures they make agreed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.measures.drafts import Draft
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["Deal", "deal_of", "is_agreed", "is_begun"]

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
    r"\b(?:deal|agreement|accord|pact|treaty|FTA|partnership)\b(?:\s\([^)]{2,20}\))?(?:\s(?:between|with)\s[^,;.]{3,50}?)?\s"
    r"(?:(?:has|have)\s)?(?:formally\s|officially\s|now\s)?(?:entered|came|come|went|gone|took|taken)\s"
    r"(?:into (?:force|effect)|effect)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deal:
    """A sentence that says that a deal was made, and the sides it names."""

    index: int
    parties: frozenset[str]
    began: bool = False
    """True when it has entered into force."""


def deal_of(passage: Passage, thread: Thread) -> Deal | None:
    """The deal that a sentence tells of; ``None`` for one that is only hoped for or that others made."""
    began = _BEGAN.search(passage.text) is not None
    if not (began or lx.DEAL.search(passage.text)) or _NO_DEAL_YET.search(passage.text):
        return None
    parties = frozenset(p for m in passage.mentions if (p := thread.party_of(m, passage)) is not None)
    return Deal(passage.index, parties, began)


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
    first = min(draft.sentences)
    others = set(draft.target) - {"WLD"}
    return draft.effective is None and any(
        deal.began
        and 0 <= first - deal.index < 12
        and (len(deal.parties) < 2 or (set(draft.actor) <= deal.parties and others <= deal.parties))
        for deal in deals
    )

"""Who has gained a lower duty bears it: "we have secured the lowest tariffs", "benefits from a preferential rate"."""

from __future__ import annotations

import re

from detente.reading.measures.heads.head import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["gained_by"]

_GAIN = (
    r"(?:secur(?:es?|ed|ing)|obtain(?:s|ed|ing)?|w[oi]n(?:s|ning)?|gain(?:s|ed|ing)?|achiev(?:es?|ed|ing)|negotiat(?:ed|ing)"
    r"|lock(?:s|ed|ing)? in|clinch(?:es|ed|ing)?|land(?:s|ed|ing)?|extract(?:s|ed|ing)?|benefit(?:s|ed|ing)? from"
    r"|enjoy(?:s|ed|ing)?|receiv(?:es?|ed|ing)|get|gets|got|getting)"
)
_GAINS = re.compile(
    r"(?:['’]s?)?(?:\s(?:has|have|had|will|would|also|now|already|both|each|may|could|can|to|is|are|government|administration"
    r"|negotiators|officials|ministers|exporters|companies|firms|producers|manufacturers|industry|remains?|the|only|country"
    r"|state|nation|in|world)){0,12}"
    rf"\s{_GAIN}\s"
)
"""From the name of a side to what it has gained."""
_MARK = re.compile(rf"\b{_GAIN}\s")
_OBJECT = re.compile(
    r"(?!(?:[^.;:]*\s)?(?:by|against|from|while|but|although|despite|after|because|which|that|who|when|if|its|their|our|his)\s)"
    r"[^.;:]{0,140}"
)
_LESS = re.compile(
    r"\b(?:remov\w+|eliminat\w+|abolition|lifting|scrapping|reduc\w+|cuts?|lower\w*|lowest|preferential|exempt\w*|zero|duty-free"
    r"|relief|waiver|reprieve|suspension|pause|better|favou?rable|just|only|flat|cap|capped)\b|\b\d"
)
_THEIRS = re.compile(
    r"\b(?:imports?|goods|products|exports?)\s(?:from|of)\s(?:the\s)?$|\b(?:on|from)\s(?:the\s)?$"
)
_SOLD_TO = re.compile(r"\b(?:to|into|in|by|with)\s(?:the\s)?$")


def gained_by(passage: Passage, thread: Thread, head: Head) -> str | None:
    """The side whose exports pay less by what its sentence says it has gained; ``None`` where none is told.

    The goods of another side behind the duty speak against it: "Trump secured a 15% tariff on Japanese goods".
    """
    text = passage.text
    if _MARK.search(text, 0, head.noun_start) is None:
        return None
    for mention in passage.mentions:
        if mention.end > head.noun_start or mention.kind in ("demonym", "both"):
            continue
        gain = _GAINS.match(text, mention.end)
        if gain is None or gain.end() > max(head.start, head.noun_start):
            continue
        won = text[gain.end() : head.noun_start]
        if _OBJECT.fullmatch(won) is None or not _LESS.search(text, gain.end() - 1, head.noun_end):
            continue
        party = thread.party_of(mention, passage)
        if party is not None and not any(_is_other(passage, m, head, party) for m in passage.mentions):
            return party
    return None


def _is_other(passage: Passage, mention: Mention, head: Head, party: str) -> bool:
    """True for another side behind the duty, whose goods it falls on."""
    if mention.party in (None, party) or not head.noun_start <= mention.start <= head.noun_end + 80:
        return False
    before = passage.text[head.noun_end : mention.start]
    return mention.kind == "demonym" or (bool(_THEIRS.search(before)) and not _SOLD_TO.search(before))

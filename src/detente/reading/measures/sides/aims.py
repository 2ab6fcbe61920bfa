"""Whom a quota is given to, whose firms are listed, whose ships pay, and goods that bear the usual duty alone."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage

__all__ = ["aim", "is_only_mfn", "recipient"]


_GIVES = re.compile(r"\b(?:grant|giv|gave|offer|allow|accord|provid|award)\w*\s(?:the\s)?$")


def recipient(passage: Passage, head: Head) -> str | None:
    """The side that is given a quota or entry without duty ("granted Norway duty-free quotas")."""
    if head.instrument != "tariff_rate_quota" and head.rate != 0.0:
        return None
    for mention in passage.mentions:
        if (
            mention.party
            and 0 < head.start - mention.end <= MAX_BETWEEN
            and _GIVES.search(passage.text[: mention.start])
        ):
            return mention.party
    return None


MAX_BETWEEN = 12
"""Characters between the side that is given something and what it is given."""


_AIMED_AT = re.compile(
    r"\s?(?:linked|owned|operated|built|flagged|affiliated|controlled|made)?\s(?:(?!(?:to|on|in|its|the|and)\b)[a-z-]+\s){0,3}?"
    r"(?:compan(?:y|ies)|firms?|entit(?:y|ies)|enterprises?|organi[sz]ations?|businesses|individuals"
    r"|institutions|subsidiar(?:y|ies)"
    r"|exporters|producers|makers|manufacturers|contractors|ships?|vessels?|carriers|operators|shipping lines)\b"
)


_FIRMS_FROM = re.compile(
    r"\b(?:entities|companies|firms|organi[sz]ations|individuals)(?: and \w+)?\s(?:from|in|based in)\s(?:the\s)?"
    r"(?:[A-Z][\w’' ]{2,40}(?:, (?:and )?| and )(?:the )?){0,8}(?:People['’]s Republic of )?$"
)
"""``601 entities from Pakistan, Iran and Myanmar``."""


def aim(draft: Draft, passage: Passage) -> None:
    """The side whose firms are listed, or whose ships pay."""
    text = _LINKED.sub(" ", passage.text)  # "US-linked ships": the side is named, though in one word
    found = dict.fromkeys(
        str(m.party)
        for m in passage.thread.cast.find(text)
        if m.party
        and m.kind in ("demonym", "name")
        and m.party not in draft.actor
        and _AIMED_AT.match(text, m.end)
    )
    if not found:
        found = dict.fromkeys(
            str(m.party)
            for m in passage.mentions
            if m.party
            and m.kind == "name"
            and m.party not in draft.actor
            and _FIRMS_FROM.search(text[: m.start])
        )
    if found:
        draft.target, draft.sure_target = tuple(found), True


_LINKED = re.compile(r"-(?=(?:linked|owned|operated|built|flagged|affiliated|controlled|made)\b)")


_ONLY_MFN = re.compile(
    r"\b(?:only|solely|exclusively) (?:to )?(?:the |its )?(?:U\.S\. |US |EU )?"
    r"(?:(?:MFN|most[- ]favou?red[- ]nation) )?$",
    re.IGNORECASE,
)
"""``apply only the MFN tariff to cork``: the duties on top of it end for these goods."""
_MFN = re.compile(r"\b(?:MFN|most[- ]favou?red[- ]nation)\b", re.IGNORECASE)


def is_only_mfn(text: str, head: Head) -> bool:
    return bool(
        _ONLY_MFN.search(text[: head.noun_start])
        and _MFN.search(text, max(0, head.noun_start - 28), head.noun_end)
        and head.rate is None
    )

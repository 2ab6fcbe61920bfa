"""Who is let off a duty, and what becomes of those whose exemption ends."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.bearers import listed_with
from detente.reading.text.context import Passage, Thread

__all__ = ["ends_exemption", "let_off", "note_let_off"]

_ENDS = re.compile(
    r"\b(?P<verb>put(?:s|ting)? an end to|end(?:s|ed|ing)?|withdr[ae]w\w*|revok\w+|lift\w*|scrap\w*|remov\w+"
    r"|terminat\w+|cancel\w*|abolish\w*|rescind\w*|eliminat\w+|did not renew|not to renew|allow\w* to lapse)\s"
    r"(?:(?:the|its|their|all|any|an|these|those|such|temporary|previous|existing|earlier|current|former|tariff"
    r"|duty|customs|long-standing|country)\s){0,4}(?:exemptions?|exclusions?|waivers?)\s(?:from|of|to)\s"
    r"(?:[\w.-]+\s){0,3}$",
    re.IGNORECASE,
)
_DONE = re.compile(r"put|\w+ed$|withdrew|withdrawn|did", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|to|shall|plans?|may|could)\s(?:\w+\s)?$")


def ends_exemption(text: str, head: Head) -> str | None:
    """Status of the duty that those now pay whose exemption ends ("put an end to the exemptions from duties")."""
    found = _ENDS.search(text[: head.noun_start])
    if found is None:
        return None
    done = _DONE.match(found["verb"]) and not _AHEAD.search(text[: found.start()])
    return "in_force" if done else "announced"


_IS_LET_OFF = re.compile(
    r"\s(?:is|are|was|were|remains?|stays?|(?:had|has|have)\sbeen)\s(?:(?!(?:to|not|no|or|if|be)\b)[\w-]+\s){0,6}?"
    r"(?:exempt(?:ed)?|spared|excluded|excused)\sfrom\s(?:[\w.%'’-]+\s){0,6}?[\w-]+"
)
_IS_NOT_FOR = re.compile(
    r"\s(?:(?:is|are|was|were|do|does|did|(?:will|would|shall)(?: be)?)\snot|(?:wo|do|does|is|are)n['’]t)\s(?:be\s)?"
    r"(?:applicable|appl(?:y|ied)|extend(?:ed)?|cover(?:ed)?|affect(?:ed)?)(?:\s(?:to|for|in (?:the )?case of|on))?\b"
)
_TO_THE = re.compile(
    r"\s(?:(?:[\w-]+\s){0,3}?(?:exports?|exported|imports?|imported|shipments?|shipped|goods|supplies|sales"
    r"|consignments?|cargoes)\s(?:being\s)?(?:exported\s|shipped\s)?(?:to|from)\s)?(?:the\s)?"
)
""" "the curbs would not be applicable to sugar being exported to the EU": between that and who is let off."""
_ENTIRE = ("name", "metonym")


def let_off(passage: Passage, head: Head) -> tuple[str, ...]:
    """The states that do not pay a duty ("Australia is the only country that is exempted from the tariffs")."""
    not_for = _IS_NOT_FOR.match(passage.text, head.noun_end)
    for mention in passage.mentions:
        if mention.kind not in _ENTIRE or not mention.party:
            continue
        if mention.end <= head.noun_start:
            found = _IS_LET_OFF.fullmatch(passage.text[mention.end : head.noun_end])
        else:
            found = not_for and _TO_THE.fullmatch(passage.text, not_for.end(), mention.start)
        if found is not None:
            return tuple(dict.fromkeys(m.party for m in listed_with(passage, mention) if m.party))
    return ()


def note_let_off(draft: Draft, spared: tuple[str, ...], thread: Thread) -> bool:
    """Take states that are let off a duty out of it.

    Returns
    -------
    bool : True when the sentence tells nothing of the duty but that, so that it is no measure of its own.
    """
    if draft.rate_pct:
        draft.exclusions += [p for p in spared if p not in draft.exclusions]
        draft.actor = tuple(p for p in draft.actor if p not in spared)
        draft.target, draft.sure_target = ("WLD",), True
        return False
    for told in reversed(thread.told):
        goods = not draft.products or not told.products or set(draft.products) & {*told.products, "all_goods"}
        if (
            told.family == draft.family
            and told.target == ("WLD",)
            and goods
            and not set(spared) & set(told.actor)
        ):
            told.exclusions += [p for p in spared if p not in told.exclusions]
            break
    return True

"""What the measures of one sentence share: later steps, dates and status of a list, and what is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.joining.inheriting import PLAIN_JOINT
from detente.reading.measures.rates.stairs import climb
from detente.reading.text.context import Passage

__all__ = ["is_step", "kept_of", "share"]


_STEP = re.compile(
    r"(?:\b(?:rising|increasing|climbing|going up|stepping up|before (?:rising|increasing|going up"
    r"|being raised)|(?:and )?then"
    r"|(?:will|would|to|could|are to|is to) (?:then )?(?:be (?:raised|increased)|rise|increase|go up|climb"
    r"|jump)|followed by"
    r"|lowered|cut|reduced|falling|dropping))\b[^;.]{0,50}$",
    re.IGNORECASE,
)


_LATER_YEAR = re.compile(
    r"\s(?:for|in|during|from)\s(?:the\s)?(?:second|third|fourth|fifth|sixth|next|following|final|last|subsequent|[2-9](?:nd|rd|th))"
    r"(?:\s(?:and|to)\s\w+)?\s(?:years?|period)\b"
)


def is_step(drafts: list[Draft], draft: Draft, passage: Passage, head: Head) -> bool:
    """True for a later step of the duty before it ("10% from February 1, rising to 25% on June 1"), which is noted."""
    if not drafts or draft.rate_pct is None or head.previous is not None:
        return False
    first = drafts[-1]
    if climb(first, draft, passage.text, head):
        return True
    if head.elliptical and first.rate_pct is not None and _LATER_YEAR.match(passage.text, head.end):
        return True  # "13% for the first year and 11% for the second year"
    if head.elliptical and first.ends_at is not None:
        later = re.fullmatch(
            r"(?:(?:\s[\w-]+){0,2}|\s(?:up)?on (?:its |the )?entry into (?:force|effect)),?\s(?:and\s)?"
            r"(?:then\s|later\s"
            r"|eventually\s)?to\s",
            passage.text[first.ends_at : head.start],
        )
        if later and first.rate_pct is not None and draft.effective is None:
            return True  # "to 75% at once and to 40% in year ten": a step without a day
    if draft.effective is None:
        return False
    if first.ends_at is None or first.family != draft.family or first.rate_pct is None or not head.elliptical:
        return False
    same = not draft.products or set(draft.products) & set(first.products)
    gap = passage.text[first.ends_at : head.start]
    if not same or len(gap) > 110 or not _STEP.search(gap):
        return False
    if not first.steps and first.effective is not None:
        first.steps.append((first.effective, first.rate_pct))
    first.steps.append((draft.effective, draft.rate_pct))
    return True


def share(drafts: list[Draft], draft: Draft, passage: Passage, head: Head) -> None:
    """Give the measures of one list the dates and the status that stand behind the last of them."""
    start = head.start
    told = drafts[-1] if drafts and head.elliptical else None
    if told is not None and (told.family, told.actor) == (draft.family, draft.actor):
        draft.done |= told.done  # "raised the duty on cars to 120%, on drinks to 140%"
    for before in reversed(drafts):
        if before.ends_at is None or before.family != draft.family or before.actor != draft.actor:
            return
        if not _share_with(before, draft, passage.text[before.ends_at : start]):
            return
        start = before.heads[-1][1]


def _share_with(before: Draft, draft: Draft, gap: str) -> bool:
    if len(gap) > 90 or not re.search(r"(?:,| and| as well as)\s[\w\s]*$", gap):
        return False
    if before.status in ("proposed", "threatened") and draft.status == "announced" and _ALSO_TO.search(gap):
        draft.status = before.status  # "proposed to halve its quota and double the duty"
    if not PLAIN_JOINT.match(gap):
        return False
    if before.effective is None and draft.effective is not None:
        before.effective = draft.effective
        before.announced = before.announced if before.announced != draft.effective else None
    before.expires = before.expires or draft.expires
    if not before.sure_target and draft.sure_target and set(before.target) <= {"WLD", *draft.target}:
        before.target, before.sure_target = (
            draft.target,
            True,
        )  # "25% on steel and 10% on aluminium from Mexico"
    before.announced = before.announced or draft.announced
    plain = ("announced", "agreed")
    if before.status in plain and before.action == "impose" and draft.status not in (*plain, "averted"):
        before.status, before.action = draft.status, draft.action
    elif (
        draft.status in plain
        and draft.action == "impose"
        and before.status in ("in_force", "threatened", "suspended")
    ):
        draft.status, draft.action = before.status, before.action
    return True


_ALSO_TO = re.compile(
    r"\band\s(?:also\s|to\s|then\s)*(?!\w+(?:ed|s)\b|will\b|would\b|has\b|is\b"
    r"|the\b)[a-z]+\s(?:\w+\s){0,2}[^,;.]{0,30}$"
)


_KEEPS_SOME = re.compile(
    r"\b(?:but|while|and)\s(?:it\s|will\s|would\s|to\s)*(?:retain|keep|maintain|leav|continu)\w*\s"
    r"(?:them|those|these)\s(?:in place\s)?(?:on|for)\s"
)


def kept_of(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """ "will remove its counter-tariffs, but retain them on steel": what stays of a measure that ends."""
    match = (
        _KEEPS_SOME.search(passage.text)
        if drafts and drafts[-1].action in ("remove", "suspend", "cut")
        else None
    )
    if match is None:
        return []
    products = list(dict.fromkeys(p.tag for p in passage.products if p.start >= match.end()))
    ended = drafts[-1]
    if not products or ended.heads[-1][1] > match.start():
        return []
    kept = replace(
        ended, products=products, status="in_force", action="maintain", separate=True, effective=None, expires=None,
        announced=None, conditions=[], evidence=list(ended.evidence), sentences=list(ended.sentences),
        heads=[(passage.index, match.start())], history=[("in_force", passage.index, match.start())],
    )  # fmt: skip
    return [kept]

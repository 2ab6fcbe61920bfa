"""What only the whole document tells of a measure: the day it was announced, its status on the publication day."""

from __future__ import annotations

import re
from datetime import date

from detente.ledger.records import When
from detente.reading.measures.days.acts import date_by_acts
from detente.reading.measures.days.acts_made_known import (
    Announcement,
    date_by_announcement,
    date_by_label,
    date_by_publication,
)
from detente.reading.measures.days.ending_days import when_after
from detente.reading.measures.days.later_days import was_published
from detente.reading.measures.days.sharing_days import share_days
from detente.reading.measures.drafts import Draft
from detente.reading.measures.joining.sameness import GENERIC
from detente.reading.measures.status.deals import Deal, date_by_deal, is_agreed, is_begun
from detente.reading.text.context import Thread
from detente.reading.text.date_mentions import days_later
from detente.reading.text.dates import find_dates

__all__ = ["Announcement", "complete"]


def _is_past(value: str, now: str) -> bool:
    """True for a day up to ``now``, or a month or year before it."""
    if len(value) == 10:
        return value <= now
    return "W" not in value and value < now[: len(value)]


def _end_of(draft: Draft, thread: Thread) -> When | None:
    """The end of "for five years", counted from the first day that another sentence gives."""
    expires, begins = draft.expires, draft.effective
    if begins is None and draft.status == "in_force":
        begins = draft.announced  # "has imposed ... for a period of 200 days": from the day of the act
    if expires is None or begins is None or begins.value is None or draft.status == "suspended":
        return expires
    length = next((d for d in find_dates(expires.as_written, thread.published) if d.anchor == "length"), None)
    if length is None or (draft.family != "tariff" and not length.span_months):
        return expires  # "a licence takes up to 90 days"
    return when_after(begins, length, thread)


def _is_retroactive(draft: Draft, announced: str | None) -> bool:
    """True for "will cut its duties, retroactive to 1 August": what is to be done is not in force since that day."""
    value = draft.effective.value if draft.effective else None
    if value is None or announced is None or value >= announced:
        return False
    return any(_BACKDATED.search(e.quote) and _TO_BE.search(e.quote) for e in draft.evidence)


_BACKDATED = re.compile(r"\bretroactive|\bbackdat|\bback-dat", re.IGNORECASE)
_PLAN_MADE_KNOWN = re.compile(r"\b(?:declared|announced|unveiled|confirmed)\s(?:\w+\s){0,2}?plans?\sto\b")
_TO_BE = re.compile(r"\b(?:will|would|to be|planned)\b")


def complete(
    drafts: list[Draft], announcements: list[Announcement], thread: Thread, deals: list[Deal]
) -> None:
    """Fill in what only the whole document tells: announcement days, the status on the publication day."""
    date_by_acts(drafts, thread)
    for draft in drafts:
        if _may_be_agreed(draft) and is_agreed(draft, deals):
            draft.status = "agreed"
        if draft.status == "agreed" and is_begun(draft, deals):
            draft.status = "in_force"
        date_by_deal(draft, deals)
        _complete_target(draft, thread, drafts)
        date_by_announcement(draft, announcements, thread)
        date_by_label(draft, thread)
        date_by_publication(draft, thread)
        if any(deal.index <= min(draft.sentences) for deal in deals):
            _leave_open(draft)
        expires = draft.expires
        if expires is not None and expires.value is None and expires.basis == "duration":
            draft.expires = _end_of(draft, thread)
        _count_from_announcement(draft, thread)
        _bring_up_to_date(draft, thread)
    for draft in share_days(drafts):
        _bring_up_to_date(draft, thread)
    _put_off_what_was_planned(drafts)
    _end_what_was_done(drafts)
    _end_what_was_removed(drafts)


def _put_off_what_was_planned(drafts: list[Draft]) -> None:
    """ "delayed the tariffs again; it had decided in June to raise those on almonds": these are put off as well."""
    for delay in (d for d in drafts if d.status == "suspended"):
        for draft in drafts:
            sides = (draft.family, draft.actor) == (delay.family, delay.actor)
            sides = sides and set(draft.target) <= set(delay.target)
            alive = draft.status in ("proposed", "threatened", "announced", "agreed", "in_force")
            if draft.was_planned and not draft.done and alive and sides:
                draft.status, draft.action = "suspended", "suspend"


def _is_by_product(draft: Draft) -> bool:
    act = draft.authority or ""
    return ("Section 232" in act or "proclamation" in act.lower()) and draft.status != "agreed"


def _is_of_such(draft: Draft, drafts: list[Draft]) -> bool:
    """True for a duty by product, or another rate on the goods of one ("the rate for cabinets goes to 50%")."""
    return any(
        _is_by_product(d)
        and (d is draft or (d.actor == draft.actor and set(d.products) & set(draft.products) - GENERIC))
        for d in drafts
        if d.family == "tariff"
    )


def _target_of_goods(draft: Draft, drafts: list[Draft]) -> tuple[str, ...]:
    """The side that another measure of the same actor on the same goods names, where there is one such side."""
    goods = set(draft.products) - GENERIC
    told = {
        d.target
        for d in drafts
        if (d.family, d.actor) == (draft.family, draft.actor) and d.sure_target and goods & set(d.products)
    }
    return told.pop() if len(told) == 1 else ()


def _complete_target(draft: Draft, thread: Thread, drafts: list[Draft]) -> None:
    """Aim a measure on nobody at the other side of its actor, or at the world."""
    if not draft.target:
        draft.target = _target_of_goods(draft, drafts)
    if not draft.target and draft.family != "export" and draft.actor:
        # duties by product bind all origins unless a pact sets them, and so do safeguards, by their nature
        all_origins = (
            draft.status != "agreed" and _is_of_such(draft, drafts)
        ) or draft.instrument == "safeguard"
        other = thread.counterpart(draft.actor[0]) if len(draft.actor) == 1 and not all_origins else None
        passing = draft.family == "import" and other is not None and thread.counts[other] < 2
        draft.target = (other,) if other and not passing else ("WLD",)
    if not draft.target and draft.family == "export":
        draft.target = ("WLD",)
    if set(draft.actor) & set(draft.target) and set(draft.actor) != set(draft.target):
        draft.target = tuple(p for p in draft.target if p not in draft.actor)


def _may_be_agreed(draft: Draft) -> bool:
    """True for a duty told after a deal as part of it."""
    told = draft.status == "announced" and draft.announced is None and not draft.expected and not draft.done
    return told and draft.family == "tariff"


def _leave_open(draft: Draft) -> None:
    """Take the start from "cut to 75% immediately" by a pact: it counts from the entry into force."""
    if draft.effective is None or draft.effective.as_written != "immediately":
        return
    if draft.action in ("cut", "remove"):
        draft.effective = None
        draft.status = "agreed" if draft.status in ("announced", "in_force") else draft.status


def _count_from_announcement(draft: Draft, thread: Thread) -> None:
    """Date "with immediate effect" and "the same day" by the announcement."""
    effective, announced = draft.effective, draft.announced.value if draft.announced else None
    if effective is None:
        return
    at_once = effective.basis == "publication" and "immediate" in effective.as_written
    spoken = date.fromisoformat(announced) if announced and len(announced) == 10 else None
    day = (
        effective.value
        if effective.basis == "duration" and effective.as_written.lower().startswith("in ")
        else None
    )
    if day and spoken and thread.published and len(day) == 10 and spoken < thread.published:
        shift = (thread.published - spoken).days
        if shift <= 7:  # "announced on Wednesday a duty that is to begin in 21 days"
            value = days_later(date.fromisoformat(day), -shift).isoformat()
            draft.effective = effective = effective.model_copy(update={"value": value})
    if at_once and announced and len(announced) == 10:
        draft.effective = effective = effective.model_copy(update={"value": announced})
    if effective.value is None and effective.basis == "reference":
        draft.effective = effective.model_copy(update={"value": announced})
    if effective.value is None and effective.basis == "duration" and announced and was_published(draft):
        length = next((d for d in find_dates(effective.as_written, None) if d.anchor == "event"), None)
        after = when_after(draft.announced, length, thread) if length is not None else None
        if after is not None:  # "in force 15 days after its publication"
            draft.effective = after.model_copy(update={"bound": "from"})


def _days_after(today: str, value: str) -> int:
    return (date.fromisoformat(value) - date.fromisoformat(today)).days if len(value) == 10 else 0


_TOOK_EFFECT = re.compile(
    r"\b(?:took effect|(?:came|went|entered) into (?:force|effect)|have been in (?:force|effect) since) "
    r"(?:on |in |from )?"
)


def _is_told_begun(effective: When, thread: Thread) -> bool:
    """True for a day that a text without a date tells in the past tense ("took effect on July 5")."""
    text = thread.document.text[:20_000]
    return any(text.startswith(effective.as_written, m.end()) for m in _TOOK_EFFECT.finditer(text))


def _bring_up_to_date(draft: Draft, thread: Thread) -> None:
    """Set the status that the start makes it have on the day of publication."""
    effective, announced = draft.effective, draft.announced.value if draft.announced else None
    if effective is None or not effective.value:
        if draft.done and draft.status == "announced" and draft.action != "remove":
            draft.status = "in_force"
        return
    if (
        draft.status == "proposed"
        and len(effective.value) == 10
        and any(_PLAN_MADE_KNOWN.search(e.quote) for e in draft.evidence)
    ):
        draft.status = "announced"  # "declared his plan to impose a 25% tariff, effective from April 3"
    if draft.status not in ("announced", "agreed", "threatened", "in_force", "removed"):
        return
    today = thread.published.isoformat() if thread.published else None
    now = today or announced
    ahead = bool(today and "W" not in effective.value and effective.value > today[: len(effective.value)])
    if ahead and draft.status == "in_force" and draft.action in ("impose", "raise", "cut"):
        draft.status = "announced"
    if draft.status == "removed" and today and _days_after(today, effective.value) > 3:
        draft.status = "announced"  # "withdrew the duty from April 1", told in March
    past = bool(now and _is_past(effective.value, now)) or (now is None and _is_told_begun(effective, thread))
    if past and draft.status in ("announced", "agreed") and not _is_retroactive(draft, announced):
        removed = draft.action == "remove" and draft.rate_pct != 0.0 and not draft.limb
        draft.status = "removed" if removed else "in_force"


_ENDED = frozenset(("removed", "suspended", "withdrawn", "averted", "expired", "invalidated"))


def _end_what_was_done(drafts: list[Draft]) -> None:
    """ "raised the duty in May; it has now suspended the duties": what was done is not in force, told whenever."""
    for draft in drafts:
        if not draft.done or draft.status != "in_force":
            continue
        for ending in drafts:
            sides = (draft.family, draft.actor) == (ending.family, ending.actor)
            goods = set(draft.products) == set(ending.products) or set(draft.products) & set(ending.products)
            if ending.status in _ENDED and sides and set(draft.target) <= set(ending.target) and goods:
                draft.status = "superseded"


def _end_what_was_removed(drafts: list[Draft]) -> None:
    """A duty removed later is not in force: "imposed in May, it was withdrawn from 19 November"."""
    for ending in drafts:
        if ending.status != "removed" or ending.effective is None or ending.effective.value is None:
            continue
        for draft in drafts:
            began = draft.effective.value if draft.effective is not None else None
            if (
                draft.status == "in_force"
                and draft.instrument == ending.instrument
                and draft.actor == ending.actor
                and (draft.target == ending.target or ending.target == ("WLD",))
                and set(draft.products) & set(ending.products)
                and began is not None
                and began < ending.effective.value
            ):
                draft.status = "superseded"

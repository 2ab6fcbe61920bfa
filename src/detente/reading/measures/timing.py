"""When a measure was announced, takes effect and ends, as far as its sentence says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.ledger.records import When
from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.dates import DateMention, add_months

__all__ = ["set_dates", "when_after"]


_EFFECTIVE = re.compile(
    r"(?:start(?:ing|s|ed)?|beginning|begins?|began|effective|from|as of|with effect from|t(?:ake|akes"
    r"|aking|ook|aken) effect|com(?:e|es|ing) in(?:to)? (?:force|effect)|came in(?:to)? (?:force"
    r"|effect)|enter(?:s|ed|ing)?(?: into)? force|(?:go|goes|going|went) in(?:to)? (?:force|effect)"
    r"|into effect|kick(?:s|ed|ing)? in|in force|apply|applies|applied|implement(?:ed|ation)?|in place"
    r"|since|retroactive|be(?:en)? (?:imposed|introduced|levied|lifted|removed|raised|cut|lowered|reduced))"
    r"(?:\s(?:only|again|early|at\s[\w.:]+(?:\s[ap]\.?m\.?)?(?:\s\w+)?))?(?:,)?(?:\s(?:on|from|as of|of"
    r"|in|by|until|to))?[\s,(]*$",
    re.IGNORECASE,
)


_AHEAD = re.compile(
    r"(?:^|[,;:(–—-]\s?|\b(?:will|would|shall|to|and|that)\s)\W*(?:(?:Effective|[Ss]tarting|[Bb]eginning"
    r"|[Ff]rom|As of|as of|Since"
    r"|effective|since)(?:\s(?:on|from|as of))?,?\s*)$"
)
"""What stands before a date that opens a clause ("From August 1, ...", "will from August 1 pay")."""


_UNTIL = re.compile(
    r"(?:\buntil|\bthrough|\btill|\bexpir\w+(?: on| in)?|\bends? on|\blaps\w+(?: on)?|\brun(?:s"
    r"|ning)? (?:to|until)|\bup to)\s*(?:the\s)?$",
    re.IGNORECASE,
)


_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|by|cleared)\s*$", re.IGNORECASE)


_DUE_BY = re.compile(
    r"\b(?:lowered|cut|reduced|imposed|introduced|removed|lifted|raised|take effect|in place|implemented|eliminated"
    r"|apply|enter into force)\s(?:[\w%.]+\s){0,4}?by\s$"
)
_IMPOSED = re.compile(r"\b(?:impos|levi|slapp|introduc|plac|brought in|enact|hit)\w*\b", re.IGNORECASE)


_ANNOUNCE = re.compile(
    r"\b(?:announc\w+|said|signed|publish\w+|unveil\w+|made public|declar\w+|issu\w+|promulgat\w+"
    r"|releas\w+|adopt\w+|impos\w+|introduc\w+|presented|confirmed|decid\w+|posted|agreed|struck"
    r"|reached|concluded|launch\w+|slapped|threatened|initiat\w+|exclud\w+|barred|banned|blocked|opened|added|placed"
    r"|restricted|halted)\b",
    re.IGNORECASE,
)


_STARTS = re.compile(
    r"\b(?:takes?|took|taken|comes?|came|go|goes|went|enters?|entered)\s(?:in(?:to)? )?(?:effect|force)\b[^,;]{0,16}$"
)


_PHASED = re.compile(
    r"\bover \w+ years\b|\b(?:by|in) (?:the )?(?:\w+ )?year\b|\bentry into force\b"
    r"|\b(?:free trade|trade) (?:agreement|pact|deal)\b|\bFTA\b"
)


_BEGAN = re.compile(
    r"\b(?:took effect|came into (?:force|effect)|went into (?:force|effect)"
    r"|entered into force) (?:only )?(?:on|in) $"
)


def _opens(text: str, mention: DateMention, head: Head) -> bool:
    """True when a date before the measure tells when it starts, not when something else did."""
    before = text[: mention.start]
    if _AHEAD.search(before):
        return True
    between = text[mention.end : head.start]
    if len(between) >= 40 or re.search(r"[,;]|\bbut\b|\bwhile\b", between):
        return False
    # "takes effect on August 1 and sets a 25% duty": the verb of the measure follows at once
    return bool(_STARTS.search(before[-40:]))


def _started_long_ago(draft: Draft, text: str, mention: DateMention, thread: Thread) -> bool:
    """True for "in March China imposed a 25% duty", told much later: it is in force since then."""
    day = thread.published
    if (
        day is None
        or mention.value is None
        or len(mention.value) < 7
        or draft.status not in ("announced", "agreed")
    ):
        return False
    if draft.action not in ("impose", "raise") or not _IMPOSED.search(text):
        return False
    if len(mention.value) == 7:
        return mention.value < day.isoformat()[:7]
    return len(mention.value) == 10 and (day - date.fromisoformat(mention.value)).days > 8


def _back_a_year(draft: Draft, thread: Thread) -> None:
    """ "was allowed to expire in April" is the April before, whatever month it is now."""
    if draft.status == "expired" and draft.expires is not None:
        draft.expires = _before(draft.expires, thread)


def _before(when: When, thread: Thread) -> When:
    """The same date a year earlier, when it is written without a year and would still be to come."""
    day = thread.published
    if when.value is None or day is None or re.search(r"\d{4}", when.as_written):
        return when
    if when.value <= day.isoformat()[: len(when.value)]:
        return when
    year = int(when.value[:4]) - 1
    if year < 1:
        return when
    month_day = "-02-28" if when.value[4:] == "-02-29" else when.value[4:]
    return when.model_copy(update={"value": f"{year:04d}{month_day}"})


def set_dates(draft: Draft, passage: Passage, thread: Thread, head: Head, start: int, following: int) -> None:
    text = passage.text
    zone_start = 0 if head.only else start
    long_ago: When | None = None
    for mention in passage.dates:
        if not (zone_start <= mention.start < max(following, head.end)) and not (
            mention.start < start and _ANNOUNCE.search(text[: head.start])
        ):
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        inside = mention.start < following and (mention.start > head.start or head.only)
        if mention.precision == "year" and re.match(r"(?:of|during|since|in)\b", mention.words):
            continue
        if (inside and _UNTIL.search(before)) or re.match(r"(?:until|through)\b", mention.words):
            draft.expires = mention.when("until")
        elif mention.anchor == "length" and inside:
            if draft.expires is None and re.match(
                r"(?:for|a period|an initial|another|the next)|\d", mention.words
            ):
                draft.expires = when_after(draft.effective or draft.announced, mention, thread)
        elif (mention.anchor == "event" and mention.span_days is None and mention.span_months is None) or (
            mention.anchor == "now"
            and mention.value
            and inside
            and (mention.value > (thread.published.isoformat() if thread.published else ""))
        ):
            draft.effective = mention.when("from")
        elif mention.anchor is not None:
            continue
        elif _EFFECTIVE.search(before) or (
            mention.basis == "publication" and re.search("immediate", mention.words)
        ):
            if mention.start < head.start and not _opens(text, mention, head):
                continue
            if draft.action in ("remove", "suspend") and re.search(r"\b[Ss]ince[\s,(]*$", before):
                continue  # "removed the duties in place since March": not the day of the removal
            when = mention.when("from")
            if (
                mention.basis == "publication"
                and _PHASED.search(text)
                and re.search(r"\b(?:will|would|to)\b", text)
            ):
                continue  # "will be cut immediately" by a pact counts from its entry into force
            if re.search(r"\b[Ss]ince[\s,(]*$", before):
                when = _before(when, thread)
            if _BEGAN.search(before):
                when = _before(when, thread)
            if re.search(
                r"\b(?:publication|notice|Federal Register|Official Journal)\b",
                text[mention.start : mention.end + 40],
            ):
                when = when.model_copy(update={"value": None})  # of a notice whose day is not known
            if draft.effective is None or not draft.effective.value:
                draft.effective = when
        elif inside and mention.start > head.start and _DUE_BY.search(before):
            draft.effective = draft.effective or mention.when("by")
        elif _BEFORE.search(before):
            continue
        elif (
            _ANNOUNCE.search(text[max(0, mention.start - 120) : mention.end + 120])
            and mention.precision in ("day", "month")
            and draft.announced is None
            and not draft.expected
        ):
            if mention.value and thread.published and mention.value > thread.published.isoformat():
                to_come = mention.basis != "weekday" or re.search(r"\bwill\b", text[start : mention.start])
                if inside and draft.effective is None and to_come:
                    draft.effective = mention.when("from")
                continue
            near = text[max(0, mention.start - 90) : mention.end + 90]
            if _started_long_ago(draft, near, mention, thread) and not re.search(
                r"\b(?:announc|said|sign|unveil|publish)", near
            ):
                long_ago = mention.when("from")
                continue
            draft.announced = mention.when()
        elif (
            mention.value
            and thread.published
            and mention.precision == "day"
            and mention.value > thread.published.isoformat()
            and inside
            and draft.effective is None
        ) and re.search(r"\bon\s*$", before):
            draft.effective = mention.when("from")
    _back_a_year(draft, thread)
    if long_ago is not None and draft.announced is None:
        draft.status = "in_force"
        if draft.effective is None or not draft.effective.value:
            draft.effective = long_ago


def when_after(anchor: When | None, mention: DateMention, thread: Thread) -> When | None:
    value = anchor.value if anchor else None
    if value is None or len(value) != 10:
        return When(value=None, as_written=mention.words, basis="duration", bound="until")
    day = date.fromisoformat(value)
    try:
        end = (
            day + timedelta(days=mention.span_days)
            if mention.span_days is not None
            else add_months(day, mention.span_months or 0)
        )
    except OverflowError:  # "for 99999999 years" ends after the calendar
        return When(value=None, as_written=mention.words, basis="duration", bound="until")
    return When(value=end.isoformat(), as_written=mention.words, basis="duration", bound="until")

"""When a measure was announced, takes effect and ends, as far as its sentence says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.ledger.records import When
from detente.reading.context import Passage, Thread
from detente.reading.dates import DateMention, add_months
from detente.reading.drafts import Draft
from detente.reading.heads import Head

__all__ = ["set_dates", "when_after"]


_EFFECTIVE = re.compile(
    r"(?:start(?:ing|s|ed)?|beginning|begins?|began|effective|from|as of|with effect from|t(?:ake|akes"
    r"|aking|ook|aken) effect|com(?:e|es|ing) in(?:to)? (?:force|effect)|came in(?:to)? (?:force"
    r"|effect)|enter(?:s|ed|ing)?(?: into)? force|(?:go|goes|going|went) in(?:to)? (?:force|effect)"
    r"|into effect|kick(?:s|ed|ing)? in|in force|apply|applies|applied|implement(?:ed|ation)?|in place"
    r"|since|be(?:en)? (?:imposed|introduced|levied|lifted|removed|raised|cut))"
    r"(?:\s(?:only|again|early|at\s[\w.:]+(?:\s[ap]\.?m\.?)?(?:\s\w+)?))?(?:,)?(?:\s(?:on|from|as of|of"
    r"|in|by|until))?[\s,(]*$",
    re.IGNORECASE,
)


_UNTIL = re.compile(
    r"(?:\buntil|\bthrough|\btill|\bexpir\w+(?: on| in)?|\bends? on|\blaps\w+(?: on)?|\brun(?:s"
    r"|ning)? (?:to|until)|\bup to)\s*(?:the\s)?$",
    re.IGNORECASE,
)


_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|by|cleared)\s*$", re.IGNORECASE)


_ANNOUNCE = re.compile(
    r"\b(?:announc\w+|said|signed|publish\w+|unveil\w+|made public|declar\w+|issu\w+|promulgat\w+"
    r"|releas\w+|adopt\w+|impos\w+|introduc\w+|presented|confirmed|decid\w+|posted|agreed|struck"
    r"|reached|concluded|launch\w+|slapped|threatened|initiat\w+)\b",
    re.IGNORECASE,
)


def set_dates(draft: Draft, passage: Passage, thread: Thread, head: Head, start: int, following: int) -> None:
    text = passage.text
    zone_start = 0 if head.only else start
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
            if mention.start < head.start and not head.only and mention.start < start:
                continue
            if draft.effective is None or not draft.effective.value:
                draft.effective = mention.when("from")
        elif _BEFORE.search(before):
            continue
        elif (
            _ANNOUNCE.search(text[max(0, mention.start - 120) : mention.end + 120])
            and mention.precision in ("day", "month")
            and draft.announced is None
            and not draft.expected
        ):
            if mention.value and thread.published and mention.value > thread.published.isoformat():
                if inside and draft.effective is None:
                    draft.effective = mention.when("from")
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


def when_after(anchor: When | None, mention: DateMention, thread: Thread) -> When | None:
    value = anchor.value if anchor else None
    if value is None or len(value) != 10:
        return When(value=None, as_written=mention.words, basis="duration", bound="until")
    day = date.fromisoformat(value)
    end = (
        day + timedelta(days=mention.span_days)
        if mention.span_days is not None
        else add_months(day, mention.span_months or 0)
    )
    return When(value=end.isoformat(), as_written=mention.words, basis="duration", bound="until")

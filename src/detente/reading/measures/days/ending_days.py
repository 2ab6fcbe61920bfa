"""Dates until which a measure lasts, or to which it is put off."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.ledger.records import When
from detente.reading.measures.days.foreign_days import SPARED_UNTIL
from detente.reading.measures.days.told_day import NOTHING, Dated, ToldDay
from detente.reading.measures.drafts import Draft
from detente.reading.text.context import Passage, Thread
from detente.reading.text.dates import DateMention, add_months

__all__ = [
    "FROM_DAY",
    "HAD_LASTED",
    "day_put_off_to",
    "is_length",
    "last_day",
    "last_of_range",
    "set_length",
    "when_after",
]


_UNTIL = re.compile(
    r"(?:\buntil|\bthrough|\btill|\bexpir\w+(?: on| in)?|\bends? on|\blaps\w+(?: on)?|\brun(?:s"
    r"|ning)? (?:to|until)|\bup ?to(?: and inclusive of)?"
    r"|\bran out (?:on|in)|\b(?:to|will|would) (?:end|expire|lapse) (?:by|on|in"
    r"|before)"
    r"|\band (?:will |is to |to )?(?:end|expire|lapse|conclude)s?(?: by| on| in)?)"
    r"\s*(?:at\s)?(?:(?:noon|midnight|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?),?(?:\s\(?[A-Za-z]{2,9}\)?){0,3}?,?\s(?:on\s)?)?"
    r"(?:(?:the|(?:(?:the|at the) )?(?:end|start|beginning|middle) of)\s)?(?:the\s|early\s"
    r"|late\s|mid-)?$",
    re.IGNORECASE,
)


_EXTENDED = re.compile(
    r"\b(?P<verb>exten\w+|prolong\w*|push\w* back|put back|mov\w+ back|postpon\w+|delay\w*"
    r"|defer\w*)\b[^.;]{0,50}?\b(?:to|until|till)\s$",
    re.IGNORECASE,
)
"""``was pushed back to March 1``, ``prolonged by 90 days, to November 10``."""


_START_DELAYED = re.compile(
    r"\b(?P<verb>push(?:ed|es|ing)? back|put(?:s|ting)? off|postpon\w+|delay\w*|defer\w*)\s(?:[\w-]+\s){0,4}?"
    r"(?:implementation|imposition|introduction|application|entry into force|start|collection|increase|rise)\b"
    r"[^.;,]{0,140}?\b(?:to|until|till)\s$",
    re.IGNORECASE,
)
"""``delayed the implementation of higher tariffs on goods imported from the United States to May 2``."""


_PROLONGED = re.compile(
    r"\b(?P<verb>extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?)\b[^.;]{0,160}?\b(?:years?|months?|weeks?"
    r"|days),?\s(?:to|until|till|through)\s$"
)
"""``extended the duty on goods from Belarus for two years to 24 October``."""


_EXTENDED_FROM = re.compile(
    r"\b(?:exten\w+|prolong\w*|renew\w*)\s(?:[^\s.;]+\s){0,8}?(?:beyond|from)\s(?:the\s)?$"
)
_NOT_BEFORE = re.compile(r"(?:\bnot\b|n['’]t\b|\bnever\b)[^.;,]{0,50}\b(?:until|till)\s$")
"""``will not take effect until May 1``."""


_RANGE = re.compile(r"\s(?:to|up ?to|until|till|through|and|[-–])\s(?:the end of\s)?")


_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$")


_OF_ANOTHER = re.compile(r"\b(?:after|when|once|before|as soon as|if|unless)\s[^.;]{0,60}$")


FROM_DAY = re.compile(
    r"\s(?:(?:starting|beginning|effective|counted|counting)\s)?(?:from|on|as of|starting|beginning)\s(?:the\s)?$"
)


def day_put_off_to(draft: Draft, day: ToldDay) -> Dated | None:
    """The new last day of what is prolonged, or the new first day of what is delayed."""
    if day.mention.anchor is not None or not (day.inside or day.is_behind):
        return None
    if _EXTENDED_FROM.search(day.text, 0, day.mention.start):
        return NOTHING  # "is extended beyond October 31", "extended from June 30 to ...": the old end
    old = day.earlier
    of_range = old is not None and _RANGE.fullmatch(day.text, old.end, day.mention.start)
    if old is not None and of_range and _EXTENDED_FROM.search(day.text, 0, old.start):
        return Dated("expires", day.mention.when("until"))
    far = day.text[max(0, day.mention.start - 220) : day.mention.start]
    put_off = _EXTENDED.search(day.before) or _PROLONGED.search(far) or _START_DELAYED.search(far)
    if put_off is None:
        return None
    prolonged = re.match(r"exten|prolong", put_off["verb"])
    if not prolonged and draft.status == "suspended":
        return Dated("effective", day.mention.when("from"))  # "was pushed back to March 1": its new first day
    return Dated("expires", day.mention.when("until"))


def last_of_range(draft: Draft, day: ToldDay) -> Dated | None:
    """The end of "from August 19 to September 30"."""
    first = day.earlier
    if not day.inside or first is None or draft.effective is None or day.mention.anchor is not None:
        return None
    gap = day.text[first.end : day.mention.start]
    if gap == " and " and _BETWEEN.search(day.text, 0, first.start):
        return Dated("expires", day.mention.when("until"))
    if draft.effective.as_written != first.words or not _RANGE.fullmatch(gap):
        return None
    return Dated("expires", day.mention.when("until"))


def last_day(draft: Draft, day: ToldDay) -> Dated | None:
    """The date behind "until" and its like."""
    before = day.before
    until = day.inside and _UNTIL.search(before) is not None
    ends = until and re.search(r"\b(?:ends?|expir\w+|laps\w+)\b[^.;]{0,12}$", before)
    if ends and _OF_ANOTHER.search(before):
        return NOTHING  # "after the pause ends on August 12"
    if _ONCE_TO_END.search(before):
        return NOTHING
    if SPARED_UNTIL.search(before):
        return NOTHING  # "goods in transit will be exempt through April 12"
    if _NOT_BEFORE.search(before) and day.inside:
        return Dated("effective", day.mention.when("from"))
    if until or re.match(r"(?:until|through)\b", day.mention.words):
        return Dated("expires", day.mention.when("until"))
    return None


_ONCE_TO_END = re.compile(
    r"\b(?:previously|originally|initially|formerly)\s(?:been\s)?(?:set|due|scheduled|slated|supposed|planned)\sto\s"
    r"(?:expire|end|lapse|run|last)\b[^.;]{0,14}$"
)
"""``exclusions that were previously set to expire August 7``: the old end."""


def is_length(draft: Draft, day: ToldDay) -> bool:
    """True for "for 90 days": how long a measure whose end is not known lasts."""
    return draft.expires is None and bool(
        re.match(r"(?:for|a period|an initial|another|the next)|\d", day.mention.words)
    )


_AGAIN = re.compile(r".{0,30}?\b(?:another|further|additional|extra|more)\b", re.DOTALL)


def set_length(draft: Draft, length: DateMention, passage: Passage, thread: Thread) -> None:
    """The end of a measure that lasts so long from its start ("for 90 days from August 1")."""
    if HAD_LASTED.search(passage.text[: length.start]):
        return
    first = next((d for d in passage.dates if FROM_DAY.fullmatch(passage.text[length.end : d.start])), None)
    if first is not None and draft.status != "suspended":
        draft.effective = draft.effective or first.when("from")
    anchor = first.when("from") if first is not None else draft.effective or draft.announced
    if first is None and draft.effective is None and draft.status == "suspended" and _is_old(anchor, thread):
        anchor = None  # "the list announced on April 4 has been suspended for 90 days": not counted from then
    if first is None and _AGAIN.match(passage.text, max(0, length.start - 20), length.end):
        anchor = None  # "extended for another six months": counted from an end that is not told
    draft.expires = draft.expires or when_after(anchor, length, thread)


def _is_old(when: When | None, thread: Thread) -> bool:
    """True for a day of which a report that tells it is no news."""
    value = when.value if when is not None else None
    if value is None or len(value) != 10 or thread.published is None:
        return False
    return (thread.published - date.fromisoformat(value)).days > _NEWS


_NEWS = 10
"""Days for which an announcement is news."""


HAD_LASTED = re.compile(r"\b(?:after|having)\s(?:having\s)?\w+(?:ing|ed|d)\s[^.;,]{0,50}$")
"""``after holding that status for 30 years``: how long something else had lasted."""


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

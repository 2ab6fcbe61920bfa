"""Dates that count from the day of publication: weekdays, "next month", bare months, durations."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from detente.reading.text import date_words as dw
from detente.reading.text.date_mentions import Basis, DateMention, add_months, days_later
from detente.reading.text.numbers import parse_number

__all__ = [
    "bare_month",
    "day_of_month",
    "duration",
    "named_day",
    "period",
    "relative",
    "resolve_weekday",
    "tense_at",
]


def resolve_weekday(
    weekday: int, published: date, tense: Literal["past", "future", None], modifier: str = ""
) -> date:
    """Day meant by a weekday (Monday is 0) in a text published on ``published``.

    "last" and "next" exclude the publication day itself.
    """
    ahead = (weekday - published.weekday()) % 7
    back = (published.weekday() - weekday) % 7
    if modifier == "last":
        return days_later(published, -(back or 7))
    if modifier in ("next", "coming"):
        return days_later(published, ahead or 7)
    if tense == "past":
        return days_later(published, -back)
    if tense == "future":
        return days_later(published, ahead)
    return days_later(published, ahead if ahead < back else -back)


def tense_at(text: str, start: int, end: int) -> Literal["past", "future", None]:
    """Tense at a date: the nearest cue before it, else the nearest behind it."""
    before = text[:start]
    if dw.DONE_FROM.search(before[-150:]):
        return None
    if dw.AHEAD.search(before[-40:]):
        return "future"
    past = max((m.end() for m in dw.PAST.finditer(before)), default=-1)
    future = max((m.end() for m in dw.FUTURE.finditer(before)), default=-1)
    if past >= 0 or future >= 0:
        looks_back = future >= past and re.search(
            r"\b(?:after(?! midnight)|following|despite)\b", before[future:]
        )
        return "past" if past > future or looks_back else "future"
    if dw.FROM.search(before[-30:]):
        return "future"
    after = text[end:]
    first_past, first_future = dw.PAST.search(after), dw.FUTURE.search(after)
    if first_past and (not first_future or first_past.start() < first_future.start()):
        return "past"
    return "future" if first_future else None


def named_day(base: DateMention, m: re.Match[str], text: str, published: date | None) -> DateMention:
    base = replace(base, basis="weekday")
    word = m["wdmod"] or ""
    if word in (",", "and", "on", "by", "until", "since", "from", "starting", "late"):
        start = m.start("wd2")
        words = m.string[start : m.end()].strip(" ,(")
        base = replace(base, start=start, words=words, end=start + len(words))
    if published is None:
        return base
    index = dw.DAYS[m["wd2"].lower()]
    week = (m["ago"] or "").split()
    if week:
        monday = published - timedelta(days=published.weekday())
        shift = {"last": -7, "next": 7}.get(week[-2], 0)
        return replace(base, value=days_later(monday, shift + index).isoformat(), precision="day")
    tense: Literal["past", "future", None] = tense_at(text, base.start, base.end)
    if word in ("until", "by", "starting"):
        tense = "future"
    if word == "since":
        tense = "past"
    if word == "from" and tense == "past":
        tense = None  # "lifted the duties from Friday", written on Thursday
    day = resolve_weekday(index, published, tense, word)
    alternatives: tuple[str, ...] = ()
    if word == "next" and (day - published).days < 7:
        alternatives = (days_later(day, 7).isoformat(),)
    return replace(base, value=day.isoformat(), precision="day", alternatives=alternatives)


def day_of_month(
    base: DateMention, m: re.Match[str], text: str, published: date | None
) -> DateMention | None:
    """ "on the 5th" and "from the 28th of this month": a day of the month of the report, or of one beside it."""
    number = int(m["nthday"])
    if published is None or not 1 <= number <= 31:
        return None
    first = published.replace(day=1)
    shifts = {"this": (0,), "last": (-1,), "next": (1,)}.get(m["nthmod"] or "", (-1, 0, 1))
    days: list[date] = []
    for shift in shifts:
        month = add_months(first, shift)
        day = days_later(month, number - 1)
        if day.month == month.month:
            days.append(day)
    tense = tense_at(text, base.start, base.end)
    if tense == "past":
        days = [d for d in days if d <= published] or days
    elif tense == "future":
        days = [d for d in days if d >= published] or days
    if not days:
        return None
    nearest = min(days, key=lambda d: abs((d - published).days))
    return replace(base, value=nearest.isoformat(), basis="relative", precision="day")


def relative(base: DateMention, m: re.Match[str], published: date | None) -> DateMention:
    base = replace(base, basis="relative")
    if published is None:
        return base
    if m["today"]:
        word = m["today"].lower()
        day = days_later(published, {"yesterday": -1, "tomorrow": 1, "overnight": 0}.get(word, 0))
        basis: Basis = "publication" if day == published else "relative"
        return replace(base, value=day.isoformat(), precision="day", basis=basis)
    if m["endyear"]:
        return replace(base, value=f"{published.year + bool(m['eynext']):04d}-12-31", precision="day")
    if m["endmonth"]:
        first = add_months(published.replace(day=1), {"next": 1, "last": -1}.get(m["emod"], 0))
        return replace(base, value=days_later(add_months(first, 1), -1).isoformat(), precision="day")
    unit = (m["relunit"] or "weekend").lower()
    modifier = (m["relmod"] or "").lower().split()[:1]
    shift = {"last": -1, "next": 1}.get(modifier[0] if modifier else "", 0)
    if m["relmod"] and m["relmod"].lower() == "the coming":
        shift = 1
    if unit == "weekend":
        saturday = days_later(published, -((published.weekday() - 5) % 7))
        if shift == 1 or (modifier and modifier[0] == "this" and published.weekday() < 5):
            saturday = days_later(saturday, 7)
        return replace(
            base,
            value=saturday.isoformat(),
            last=days_later(saturday, 1).isoformat(),
            precision="day",
        )
    if unit == "week":
        year, week, _ = days_later(published, 7 * shift).isocalendar()
        return replace(base, value=f"{year:04d}-W{week:02d}", precision="week")
    if unit == "month":
        day = add_months(published.replace(day=1), shift)
        return replace(base, value=f"{day.year:04d}-{day.month:02d}", precision="month")
    year = published.year + shift
    if m["relpart"] and m["relpart"].endswith("of"):  # "at the start of next year"
        return replace(base, value=f"{year:04d}-01", precision="month")
    return replace(base, value=f"{year:04d}", precision="year")


def period(base: DateMention, m: re.Match[str], published: date | None) -> DateMention:
    """ "the first quarter of 2026", "Q3 2025", "the second half of next year": its first month, and its last day."""
    base = replace(base, basis="relative" if m["pmod"] else "explicit")
    if m["pmod"]:
        if published is None:
            return base
        year = published.year + {"next": 1, "last": -1}.get(m["pmod"], 0)
    else:
        year = int(m["py"] or m["pqy"])
    length = 6 if m["punit"] == "half" else 3
    parts = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // length - 1}
    part = int(m["pq"]) - 1 if m["pq"] else parts[m["pord"]]
    if part * length >= 12 or not 1 <= year < 9999:
        return base  # "the third half of the year"
    first = date(year, part * length + 1, 1)
    last = days_later(add_months(first, length), -1)
    return replace(base, value=f"{year:04d}-{first.month:02d}", last=last.isoformat(), precision="month")


_MONTH_LINKS = frozenset(
    ["in", "since", "by", "until", "and", "from", "of", "to", "before", "starting", "beginning", "through", "during",
     "effective", "for", "after"]
)  # fmt: skip


_LASTED = re.compile(r"\b(?:was|were|had|lasted|ran|stayed|remained)\b[^.;,]{0,40}$")
"""``was in effect until November``: a month that is over."""


_OF_YEAR = re.compile(r",?\s(?:of\s)?(?P<which>last|this|next)\syear\b")


def bare_month(
    base: DateMention, m: re.Match[str], text: str, published: date | None, reference: date | None
) -> DateMention | None:
    anchor = published or reference
    name = m["mo"] or m["mo2"]
    month = dw.MONTHS[name.lower()]
    words = m["month"].lower()
    if (m["mopre"] or "").lower() in _MONTH_LINKS:
        keep = len(m["month"]) - len(name)
        base = replace(base, start=base.start + keep, words=name, end=base.start + keep + len(name))
    if anchor is None:
        return base
    tense: str | None = tense_at(text, base.start, base.end)
    if words.startswith("last"):
        tense = "past"
    elif words.startswith(("next", "by", "until", "before", "starting", "beginning", "through", "effective")):
        tense = "future"
    elif words.startswith("since"):
        tense = "past"
    if words.startswith("until") and _LASTED.search(text[: m.start()]):
        tense = "past"
    of_year = _OF_YEAR.match(text, base.end)
    if of_year is not None:
        shift = {"last": -1, "this": 0, "next": 1}[of_year["which"]]
        return replace(base, value=f"{anchor.year + shift:04d}-{month:02d}", precision="month")
    year = anchor.year
    ahead = month - anchor.month
    if tense == "past" and 0 < ahead <= 3 and not words.startswith(("last", "since")):
        tense = None  # "was to begin in December", written in October
    if (tense == "past" and month > anchor.month) or (words.startswith("last") and month == anchor.month):
        year -= 1
    elif (tense == "future" and month < anchor.month) or (
        words.startswith("and ") and month < anchor.month - 6
    ):
        year += 1
    return replace(base, value=f"{year:04d}-{month:02d}", precision="month")


_SINCE_LONG = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|only|lowest|highest|biggest|largest|longest|worst|best|steepest|sharpest|weakest"
    r"|strongest|fastest"
    r"|most|never)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


def duration(base: DateMention, m: re.Match[str], published: date | None, before: str) -> DateMention | None:
    number = 1.0 if m["dn"].lower() in ("a", "an") else parse_number(m["dn"])
    if number is None or number > 1000:
        return None
    head, tail = m["dur"].lower().split()[0], (m["dtail"] or "").strip().lower()
    n, unit = int(number), m["du"].lower()
    days = {"day": n, "week": 7 * n}.get(unit)
    months = {"month": n, "year": 12 * n}.get(unit)
    base = replace(base, basis="duration", span_days=days, span_months=months, anchor="length")
    if head == "in" and not tail and _SINCE_LONG.search(before):
        return base  # "the first meeting in three years": looks back
    sign = -1 if tail.startswith(("ago", "earlier", "before")) else 1
    from_now = tail in ("from now", "from today", "ago") or (head in ("in", "within") and not tail)
    if m["dn"].lower() in ("a", "an") and not (tail or head in ("in", "within")):
        return None  # "a year" of "25 million tons a year"
    if from_now:
        base = replace(base, anchor="now")
        if published is not None:
            day = (
                days_later(published, sign * days)
                if days is not None
                else add_months(published, sign * (months or 0))
            )
            return replace(base, value=day.isoformat(), precision="day")
    elif tail or head == "after":
        base = replace(base, anchor="event")
    return base

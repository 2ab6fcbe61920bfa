"""Dates as documents write them, and the days they resolve to.

Weekdays follow one rule: an explicit date beside the weekday wins, then the tense of the sentence decides
(past: the last such day, future: the next), and without a tense the nearest such day is meant. Without a
publication date weekdays and "this month" stay unresolved.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from detente.reading.text import date_words as dw
from detente.reading.text.date_mentions import DateMention, add_months
from detente.reading.text.relative_dates import (
    bare_month,
    day_of_month,
    duration,
    named_day,
    period,
    relative,
    resolve_weekday,
    tense_at,
)

__all__ = ["DateMention", "add_months", "find_dates", "resolve_weekday"]


def find_dates(text: str, published: date | None, reference: date | None = None) -> list[DateMention]:
    """Every date of a sentence.

    Parameters
    ----------
    published : publication day; ``None`` leaves relative dates unresolved.
    reference : any full date of the same document, from which a missing year is inferred when the
        publication day is unknown.
    """
    out: list[DateMention] = []
    if not dw.may_tell_a_date(text):
        return out
    for match in dw.DATE.finditer(text):
        if match["same"]:
            before = next((d for d in reversed(out) if d.precision == "day"), None)
            if before is not None:
                out.append(replace(before, start=match.start(), end=match.end(), words=match.group()))
            continue
        mention = _mention(match, text, published, reference)
        if mention is not None:
            out.append(_within_the_calendar(mention))
    return out


def _within_the_calendar(mention: DateMention) -> DateMention:
    """A date before the year 1 or after 9999 ("last May" in a text of the year 1) keeps its words alone."""
    if mention.value is None or re.match(r"(?!0000)\d{4}(?!\d)", mention.value):
        return mention
    return replace(mention, value=None, precision="unknown")


def _mention(
    m: re.Match[str], text: str, published: date | None, reference: date | None
) -> DateMention | None:
    words = m.group().strip(" ,(")
    start = m.start() + m.group().index(words) if words else m.start()
    base = DateMention(start, start + len(words), words, None, "explicit", "unknown")
    if m["num"]:
        return _numeric(base, m)
    if m["iso"]:
        return _with_day(base, _make(int(m["iy"]), int(m["im"]), int(m["id"])))
    if m["mname"] or m["dname"]:
        return _month_day(base, m, text, published, reference)
    if m["monthyear"]:
        month = dw.MONTHS[m["mmname"].rstrip(".").lower()]
        return replace(base, value=f"{m['mmy']}-{month:02d}", precision="month")
    if m["period"]:
        return period(base, m, published)
    if m["wd2"]:
        return named_day(base, m, text, published)
    if m["now"]:
        return replace(
            base, value=_iso(published), basis="publication", precision="day" if published else "unknown"
        )
    if m["promulg"]:
        return replace(base, basis="reference", precision="day", anchor="event")
    if m["nth"]:
        return day_of_month(base, m, text, published)
    if m["dayafter"]:
        return replace(base, basis="duration", anchor="event", span_days=1)
    if m["dur"]:
        return duration(base, m, published, text[max(0, m.start() - 110) : m.start()])
    if m["yy"]:
        return replace(base, value=m["yy"], precision="year")
    if m["month"]:
        return bare_month(base, m, text, published, reference)
    return relative(base, m, published)


def _numeric(base: DateMention, m: re.Match[str]) -> DateMention | None:
    """ "21-04-2025", "21.04.2025", "04/21/2025"; "04/05/2025" is one day in Europe and another in America."""
    first, second, year = int(m["n1"]), int(m["n2"]), int(m["ny"])
    if second > 12:
        first, second = second, first
    elif m["nsep"] == "/" and first <= 12 and first != second:
        return None
    return _with_day(base, _make(year, second, first))


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _with_day(base: DateMention, day: date | None) -> DateMention | None:
    return replace(base, value=day.isoformat(), precision="day") if day else None


def _month_day(
    base: DateMention, m: re.Match[str], text: str, published: date | None, reference: date | None
) -> DateMention | None:
    name = (m["mname"] or m["dname"]).rstrip(".").lower()
    month, day = dw.MONTHS[name], int(m["mday"] or m["dday"])
    year_word = m["my"] or m["dy"]
    weekday = dw.DAYS.get((m["wd1"] or "").lower())
    mismatch = None
    if year_word:
        found = _make(int(year_word), month, day)
    else:
        tense = tense_at(text, base.start, base.end)
        anchor = published or reference
        found = _infer_year(month, day, anchor, tense)
        far = found and anchor and tense == "future" and (found - anchor).days > 240
        if far and anchor and _STARTED.search(text[: base.start]):
            nearest = _infer_year(month, day, anchor, None)  # "banned imports of rice starting September 1"
            found = nearest if nearest and (anchor - nearest).days <= 120 else found
        if found is None and (published or reference) is None:
            return base if 1 <= day <= 31 else None
    if found is None:
        return None
    if weekday is not None and found.weekday() != weekday:
        actual = found.strftime("%A")
        mismatch = f"{found.isoformat()} is a {actual}, the document says {m['wd1']}"
    mention = replace(base, value=found.isoformat(), precision="day", mismatch=mismatch)
    return _several_days(mention, found, bool(m["dname"]), text) if weekday is None else mention


_STARTED = re.compile(
    r"\b(?:\w{3,}ed\b(?! to\b)|would\b)[^.;]{0,80}\b(?:starting|beginning|effective|from|on)\s(?:on\s)?$"
)
_DAY_BEFORE = re.compile(r"\b(\d{1,2})\s?(?:[-–]|to)\s?$")
_DAY_BEHIND = re.compile(
    r"(?:\s?[-–]\s?|\sto\s)(\d{1,2})\b(?![\d,.]*\d|%|\s(?:per|million|billion))(?!\s[A-Z][a-z]+\s\d)"
)


def _several_days(mention: DateMention, found: date, day_first: bool, text: str) -> DateMention:
    """ "18-20 August" and "August 18 to 20" begin on the 18th and end on the 20th."""
    if day_first:
        other = _DAY_BEFORE.search(text[max(0, mention.start - 8) : mention.start])
        first = _make(found.year, found.month, int(other[1])) if other else None
        if other is None or first is None or first >= found:
            return mention
        start = mention.start - len(other.group())
        return replace(
            mention,
            start=start,
            words=text[start : mention.end],
            value=first.isoformat(),
            last=found.isoformat(),
        )
    other = _DAY_BEHIND.match(text, mention.end)
    last = _make(found.year, found.month, int(other[1])) if other else None
    return mention if last is None or last <= found else replace(mention, last=last.isoformat())


def _infer_year(month: int, day: int, anchor: date | None, tense: str | None) -> date | None:
    if anchor is None:
        return None
    options = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := _make(y, month, day))]
    if not options:
        return None
    if tense == "future":
        later = [d for d in options if (d - anchor).days >= -45]
        return min(later or options)
    nearest = min(options, key=lambda d: abs((d - anchor).days))
    if tense == "past":
        earlier = [d for d in options if (d - anchor).days <= 14]
        latest = max(earlier or options)
        # a day of almost a year ago is written with its year: "was to begin on Oct. 31", written on Oct. 10
        return nearest if (anchor - latest).days > 240 and (nearest - anchor).days <= 120 else latest
    return nearest

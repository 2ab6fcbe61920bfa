"""Dates as documents write them, and the days they resolve to.

Weekdays follow one rule: an explicit date beside the weekday wins, then the tense of the sentence decides
(past: the last such day, future: the next), and without a tense the nearest such day is meant. Without a
publication date weekdays and "this month" stay unresolved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from detente.ledger.records import When
from detente.reading.text import date_words as dw
from detente.reading.text.numbers import parse_number

__all__ = ["DateMention", "add_months", "find_dateline", "find_dates", "resolve_weekday"]

Basis = Literal["explicit", "weekday", "relative", "duration", "publication", "reference"]
Bound = Literal["on", "by", "from", "until", "before", "after", "about"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a sentence; offsets count from the beginning of the sentence."""

    start: int
    end: int
    words: str
    value: str | None
    basis: Basis
    precision: Literal["day", "week", "month", "year", "unknown"]
    alternatives: tuple[str, ...] = ()
    mismatch: str | None = None
    """What contradicts the date, e.g. a weekday that does not fit."""
    last: str | None = None
    """Last day, when the words name several (a weekend)."""
    span_days: int | None = None
    """Length of a duration ("90 days"), in days."""
    span_months: int | None = None
    """Length of a duration in months, when it was given in months or years."""
    anchor: Literal["now", "event", "length", None] = None
    """For a duration: counted from the publication, from another event, or a mere length."""

    def when(self, bound: Bound = "on") -> When:
        """The record of this date."""
        return When(
            value=self.value,
            as_written=self.words,
            basis=self.basis,
            bound=bound,
            alternatives=self.alternatives,
        )


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def resolve_weekday(
    weekday: int, published: date, tense: Literal["past", "future", None], modifier: str = ""
) -> date:
    """Day meant by a weekday (Monday is 0) in a text published on ``published``.

    "last" and "next" exclude the publication day itself.
    """
    ahead = (weekday - published.weekday()) % 7
    back = (published.weekday() - weekday) % 7
    if modifier == "last":
        return _shift(published, -(back or 7))
    if modifier in ("next", "coming"):
        return _shift(published, ahead or 7)
    if tense == "past":
        return _shift(published, -back)
    if tense == "future":
        return _shift(published, ahead)
    return _shift(published, ahead if ahead < back else -back)


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def find_dates(text: str, published: date | None, reference: date | None = None) -> list[DateMention]:
    """Every date of a sentence.

    Parameters
    ----------
    published : publication day; ``None`` leaves relative dates unresolved.
    reference : any full date of the same document, from which a missing year is inferred when the
        publication day is unknown.
    """
    out: list[DateMention] = []
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
    if m["iso"]:
        return _with_day(base, _make(int(m["iy"]), int(m["im"]), int(m["id"])))
    if m["mname"] or m["dname"]:
        return _month_day(base, m, text, published, reference)
    if m["monthyear"]:
        month = dw.MONTHS[m["mmname"].rstrip(".").lower()]
        return replace(base, value=f"{m['mmy']}-{month:02d}", precision="month")
    if m["wd2"]:
        return _weekday(base, m, text, published)
    if m["now"]:
        return replace(
            base, value=_iso(published), basis="publication", precision="day" if published else "unknown"
        )
    if m["promulg"]:
        return replace(base, basis="reference", precision="day", anchor="event")
    if m["dur"]:
        return _duration(base, m, published, text[max(0, m.start() - 110) : m.start()])
    if m["yy"]:
        return replace(base, value=m["yy"], precision="year")
    if m["month"]:
        return _bare_month(base, m, text, published, reference)
    return _relative(base, m, published)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _with_day(base: DateMention, day: date | None) -> DateMention | None:
    return replace(base, value=day.isoformat(), precision="day") if day else None


def _tense(text: str, start: int, end: int) -> Literal["past", "future", None]:
    """Tense at a date: the nearest cue before it, else the nearest behind it."""
    before = text[:start]
    if dw.AHEAD.search(before[-40:]):
        return "future"
    past = max((m.end() for m in dw.PAST.finditer(before)), default=-1)
    future = max((m.end() for m in dw.FUTURE.finditer(before)), default=-1)
    if past >= 0 or future >= 0:
        looks_back = future >= past and re.search(r"\b(?:after|following|despite)\b", before[future:])
        return "past" if past > future or looks_back else "future"
    if dw.FROM.search(before[-30:]):
        return "future"
    after = text[end:]
    first_past, first_future = dw.PAST.search(after), dw.FUTURE.search(after)
    if first_past and (not first_future or first_past.start() < first_future.start()):
        return "past"
    return "future" if first_future else None


def _month_day(
    base: DateMention, m: re.Match[str], text: str, published: date | None, reference: date | None
) -> DateMention | None:
    name = (m["mname"] or m["dname"]).rstrip(".").lower()
    month, day = dw.MONTHS[name], int(m["mday"] or m["dday"])
    year_word = m["my"] or m["dy"]
    weekday = dw.DAYS.get((m["wd1"] or "").lower())
    basis: Basis = "explicit"
    mismatch = None
    if year_word:
        found = _make(int(year_word), month, day)
    else:
        found = _infer_year(month, day, published or reference, _tense(text, base.start, base.end))
        if found is None and (published or reference) is None:
            if not 1 <= day <= 31:
                return None
            return replace(base, basis="explicit", precision="unknown")
    if found is None:
        return None
    if weekday is not None and found.weekday() != weekday:
        actual = found.strftime("%A")
        mismatch = f"{found.isoformat()} is a {actual}, the document says {m['wd1']}"
    mention = replace(base, value=found.isoformat(), basis=basis, precision="day", mismatch=mismatch)
    return _several_days(mention, found, bool(m["dname"]), text) if weekday is None else mention


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


def _weekday(base: DateMention, m: re.Match[str], text: str, published: date | None) -> DateMention:
    base = replace(base, basis="weekday")
    word = m["wdmod"] or ""
    if word in (",", "and", "on", "by", "until", "since", "from", "starting", "late"):
        offset = m.group().index(m["wd2"])
        start = m.start() + offset
        base = replace(
            base,
            start=start,
            words=m.group()[offset:].strip(" ,("),
            end=start + len(m.group()[offset:].strip(" ,(")),
        )
    if published is None:
        return base
    index = dw.DAYS[m["wd2"].lower()]
    week = (m["ago"] or "").split()
    if week:
        monday = published - timedelta(days=published.weekday())
        shift = {"last": -7, "next": 7}.get(week[-2], 0)
        return replace(base, value=_shift(monday, shift + index).isoformat(), precision="day")
    tense: Literal["past", "future", None] = _tense(text, base.start, base.end)
    if word in ("until", "by", "starting"):
        tense = "future"
    if word == "since":
        tense = "past"
    day = resolve_weekday(index, published, tense, word)
    alternatives: tuple[str, ...] = ()
    if word == "next" and (day - published).days < 7:
        alternatives = (_shift(day, 7).isoformat(),)
    return replace(base, value=day.isoformat(), precision="day", alternatives=alternatives)


def _relative(base: DateMention, m: re.Match[str], published: date | None) -> DateMention:
    base = replace(base, basis="relative")
    if published is None:
        return base
    if m["today"]:
        word = m["today"].lower()
        day = _shift(published, {"yesterday": -1, "tomorrow": 1, "overnight": 0}.get(word, 0))
        basis: Basis = "publication" if day == published else "relative"
        return replace(base, value=day.isoformat(), precision="day", basis=basis)
    if m["endyear"]:
        return replace(base, value=f"{published.year}-12-31", precision="day")
    if m["endmonth"]:
        first = add_months(published.replace(day=1), {"next": 1, "last": -1}.get(m["emod"], 0))
        return replace(base, value=_shift(add_months(first, 1), -1).isoformat(), precision="day")
    unit = (m["relunit"] or "weekend").lower()
    modifier = (m["relmod"] or "").lower().split()[:1]
    shift = {"last": -1, "next": 1}.get(modifier[0] if modifier else "", 0)
    if m["relmod"] and m["relmod"].lower() == "the coming":
        shift = 1
    if unit == "weekend":
        saturday = _shift(published, -((published.weekday() - 5) % 7))
        if shift == 1 or (modifier and modifier[0] == "this" and published.weekday() < 5):
            saturday = _shift(saturday, 7)
        return replace(
            base,
            value=saturday.isoformat(),
            last=_shift(saturday, 1).isoformat(),
            precision="day",
            basis="relative",
        )
    if unit == "week":
        year, week, _ = _shift(published, 7 * shift).isocalendar()
        return replace(base, value=f"{year:04d}-W{week:02d}", precision="week")
    if unit == "month":
        day = add_months(published.replace(day=1), shift)
        return replace(base, value=f"{day.year:04d}-{day.month:02d}", precision="month")
    return replace(base, value=f"{published.year + shift:04d}", precision="year")


_MONTH_LINKS = frozenset(
    ["in", "since", "by", "until", "and", "from", "of", "to", "before", "starting", "beginning", "through", "during",
     "effective", "for", "after"]
)  # fmt: skip


def _bare_month(
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
    tense: str | None = _tense(text, base.start, base.end)
    if words.startswith("last"):
        tense = "past"
    elif words.startswith(("next", "by", "until", "before", "starting", "beginning", "through", "effective")):
        tense = "future"
    elif words.startswith("since"):
        tense = "past"
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
    r"\b(?:first|last|only|lowest|highest|biggest|largest|longest|worst|best|steepest|sharpest|weakest|strongest|fastest"
    r"|most|never)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


def _duration(base: DateMention, m: re.Match[str], published: date | None, before: str) -> DateMention | None:
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
                _shift(published, sign * days)
                if days is not None
                else add_months(published, sign * (months or 0))
            )
            return replace(base, value=day.isoformat(), precision="day")
    elif tail or head == "after":
        base = replace(base, anchor="event")
    return base


_DATELINE = re.compile(
    rf"(?:^|\n)[^\n]{{0,80}}?\b(?:[Pp]ublished|[Uu]pdated|[Pp]osted|PUBLISHED|UPDATED|Date|DATE"
    rf"|[Rr]eleased)\b(?: on)?:?\s+(?:{dw.DAY_NAME},?\s+)?"
    rf"(?P<words>(?:20\d\d-\d\d-\d\d)|{dw.MONTH}\s\d{{1,2}},?\s20\d\d|\d{{1,2}}\s{dw.MONTH},?\s20\d\d)"
)
_PLACE_LINE = re.compile(
    rf"^\s*(?:[A-Z][A-Za-z.' ]{{2,30}}(?:,\s[A-Z][A-Za-z. ]{{1,20}})?,?\s)"
    rf"\(?(?P<words>{dw.MONTH}\s\d{{1,2}}(?:,?\s20\d\d)?|\d{{1,2}}\s{dw.MONTH}(?:,?\s20\d\d)?)"
    r"\)?\s*(?:\([A-Z][A-Za-z/ ]{1,20}\)|[-–—:])"
)
_FIRST_LINE = re.compile(
    rf"^\s*(?P<words>{dw.MONTH}\s\d{{1,2}},\s20\d\d|\d{{1,2}}\s{dw.MONTH}\s20\d\d|20\d\d-\d\d-\d\d)\s*$",
    re.MULTILINE,
)


def find_dateline(text: str) -> tuple[date | None, str | None]:
    """Publication day that the text itself shows: a "Published" line, a dateline, a date alone on a line."""
    head = text[:1500]
    for pattern, basis in (
        (_DATELINE, "line 'published' of the text"),
        (_PLACE_LINE, "dateline"),
        (_FIRST_LINE, "date line of the text"),
    ):
        match = pattern.search(head)
        if not match:
            continue
        found = find_dates(match["words"], None)
        if found and found[0].value and found[0].precision == "day":
            return date.fromisoformat(found[0].value), basis
    return None, None

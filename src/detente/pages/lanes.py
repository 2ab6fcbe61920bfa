"""The timeline: where spans, events and years stand, as percentages of the width of a lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.brief.words import date_in_words
from detente.ledger.moves import ENDED
from detente.pages.days import Turn

__all__ = ["Axis", "Bar", "Tick", "axis_of", "bars_of"]

_LANE_PX, _PHONE_LANE_PX = 560, 330
"""Width of a lane on a desk and on a phone [px], from which labels are chosen that fit."""
_LETTER_PX, _PADDING_PX = 6.4, 8.0
_AHEAD = timedelta(days=400)
"""How far the timeline runs on after its day, where dates lie ahead."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``start`` to ``end``."""

    start: date
    end: date
    years: tuple[Tick, ...]
    months: tuple[Tick, ...]

    @property
    def short(self) -> bool:
        """Whether there is room for the months."""
        return (self.end - self.start).days <= 731

    def at(self, day: date) -> float:
        """Where a day stands [% of the width]; the ends for days beyond them."""
        inside = min(max(day, self.start), self.end)
        return 100 * (inside - self.start).days / (self.end - self.start).days

    def x(self, day: date) -> str:
        """The same as an attribute."""
        return f"{self.at(day):.2f}%"

    def periods(self) -> list[tuple[str, str, str]]:
        """(name, start, width) of every calendar year, start and width as fractions of the axis."""
        found = []
        for year in range(self.start.year, self.end.year + 1):
            first, last = self.at(date(year, 1, 1)) / 100, self.at(date(year + 1, 1, 1)) / 100
            found.append((str(year), f"{first:.5f}", f"{last - first:.5f}"))
        return found


@dataclass(frozen=True, slots=True)
class Bar:
    """A status from one day to the day before the next."""

    status: str
    first: date
    last: date | None
    """``None`` where nothing ends it."""
    rate: str
    x: str
    width: str
    left: str
    share: str
    """Place and width as numbers [%]."""
    fits: str
    """``phone``, ``desk`` or ``no``: where the label has room."""
    ahead: bool
    """After the day of the page: what follows from dates that are told."""
    title: str


def axis_of(days: Iterable[date], today: date) -> Axis:
    """The axis for days of change, from the year of the first to the end of the quarter of the last.

    Parameters
    ----------
    days : days on which something changes.
    today : the day of the page; days more than 400 days later are cut off.
    """
    inside = [day for day in days if date(1900, 1, 1) < day <= max(today, date(1901, 1, 1)) + _AHEAD] or [
        today
    ]
    first, last = min(inside), max(*inside, min(today, max(inside) + _AHEAD))
    start = date(first.year, 1, 1)
    month = last.month + 3 - (last.month - 1) % 3
    end = date(last.year + (month > 12), (month - 1) % 12 + 1, 1)
    draft = Axis(start, end, (), ())
    years = [date(year, 1, 1) for year in range(start.year, end.year + 1)]
    months = [date(year.year, month, 1) for year in years for month in (4, 7, 10)]
    return Axis(
        start,
        end,
        tuple(Tick(draft.x(day), str(day.year)) for day in years if day < end),
        tuple(
            Tick(draft.x(day), f"{date_in_words(day, weekday=False).split()[1][:3]}")
            for day in months
            if day < end
        ),
    )


def bars_of(turns: Sequence[Turn], axis: Axis, today: date) -> tuple[Bar, ...]:
    """Spans of one status and rate, without what has ended; a span across ``today`` is cut there."""
    pieces: list[tuple[str, str, date, date | None]] = []
    for number, turn in enumerate(turns):
        if turn.stand is None:
            continue
        following = turns[number + 1].day if number + 1 < len(turns) else None
        status, rate = turn.stand.status, turn.stand.rate
        if pieces and pieces[-1][:2] == (status, rate) and pieces[-1][3] == turn.day:
            pieces[-1] = (status, rate, pieces[-1][2], following)
        else:
            pieces.append((status, rate, turn.day, following))
    bars = []
    for status, rate, first, following in pieces:
        if status in ENDED or first >= axis.end:
            continue
        tomorrow = today + timedelta(days=1)
        cut = first < tomorrow < min(following or axis.end, axis.end)
        parts = [(first, tomorrow), (tomorrow, following)] if cut else [(first, following)]
        for begin, end in parts:
            bars.append(_bar(status, rate, (first, following), (begin, end), begin > today, axis))
    return tuple(bars)


def _bar(
    status: str, rate: str, whole: tuple[date, date | None], part: tuple[date, date | None], ahead: bool, axis: Axis
) -> Bar:  # fmt: skip
    left, right = axis.at(part[0]), axis.at(part[1] or axis.end)
    width = max(right - left, 0.35)
    last = whole[1] - timedelta(days=1) if whole[1] is not None else None
    need_px = _LETTER_PX * len(rate) + _PADDING_PX
    fits = (
        "phone"
        if width * _PHONE_LANE_PX >= 100 * need_px
        else "desk"
        if width * _LANE_PX >= 100 * need_px
        else "no"
    )
    span = f"from {_day(whole[0])}" if whole[0] > date(1900, 1, 1) else "from the beginning"
    span += f" to {_day(last)}" if last is not None else " on"
    return Bar(
        status=status,
        first=whole[0],
        last=last,
        rate=rate,
        x=f"{left:.2f}%",
        width=f"{width:.2f}%",
        left=f"{left:.2f}",
        share=f"{width:.2f}",
        fits=fits if not ahead else "no",
        ahead=ahead,
        title=f"{status.replace('_', ' ')}{', ' + rate if rate else ''}, {span}",
    )


def _day(day: date) -> str:
    return date_in_words(day, weekday=False)

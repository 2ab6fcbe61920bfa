"""Met, missed, on pace or behind: one verdict for each series, deadline version and baseline, each a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from detente.tracking.commitment import Window
from detente.tracking.pace import Pace, measure
from detente.tracking.series import STALE_DAYS, Counted, Series, count, path
from detente.tracking.units import Unit, convert, scaled
from detente.tracking.words import days, interval, number, percent, percents

__all__ = ["KINDS", "Kind", "Verdict", "judge", "staleness"]

Kind: TypeAlias = Literal["met", "missed", "on_pace", "behind", "open", "not_begun", "no_data"]

_TINY = 1e-9
"""Relative difference that is only one of rounding."""

KINDS: dict[Kind, str] = {
    "met": "met",
    "missed": "missed",
    "on_pace": "on pace",
    "behind": "behind pace",
    "open": "cannot be told",
    "not_begun": "not yet begun",
    "no_data": "no data",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one series says of one window."""

    kind: Kind
    window: Window
    series: Series
    as_of: date
    sentence: str
    pace: Pace | None = None
    met_on: date | None = None
    """End of the first period by which the quantity was reached."""

    @property
    def crossed(self) -> bool:
        """True when series and baseline come from statistics of different sides."""
        return _crossed(self.window, self.series)

    def to_dict(self) -> dict[str, Any]:
        """Plain values; shares are fractions, quantities in the unit of the commitment."""
        window, pace = self.window, self.pace
        found: dict[str, Any] = {
            "verdict": self.kind,
            "sentence": self.sentence,
            "goal": window.goal.id,
            "window": window.title,
            "starts": window.starts.isoformat(),
            "ends": window.ends.isoformat(),
            "deadline": window.deadline.id,
            "deadline_basis": window.deadline.basis,
            "baseline": window.baseline.id if window.baseline else None,
            "quantity": window.quantity,
            "series": self.series.id,
            "rule": self.series.rule,
            "side": self.series.side,
            "met_on": self.met_on.isoformat() if self.met_on else None,
        }
        if pace is not None:
            c, p, s = pace.counted, pace.projection, pace.season
            found |= {
                "reached_low": c.low,
                "reached_high": _finite(c.high),
                "reached_share_low": pace.reached_low,
                "reached_share_high": _finite(pace.reached_high),
                "data_end": c.last.isoformat() if c.last else None,
                "gaps": [[a.isoformat(), b.isoformat()] for a, b in c.gaps],
                "elapsed_share": pace.elapsed,
                "elapsed_share_at_data_end": pace.elapsed_data,
                "season_shares": {str(year): share for year, share in sorted(s.shares.items())}
                if s
                else None,
                "required_low": pace.required_low,
                "required_high": pace.required_high,
                "required_per": pace.required_per,
                "projection": {"low": p.low, "middle": p.middle, "high": p.high, "years": p.years}
                if p
                else None,
                "why_no_projection": pace.why_no_projection or None,
            }
        return found


def _crossed(window: Window, series: Series) -> bool:
    sides = (window.baseline.side if window.baseline is not None else "unstated", series.side)
    return "unstated" not in sides and sides[0] != sides[1]


def _finite(value: float) -> float | None:
    return None if value == float("inf") else value


def judge(window: Window, series: Series, as_of: date) -> Verdict:
    """The verdict of a series (in the unit of the commitment) on a window, from what was known on a day."""
    if as_of < window.starts:
        wait = days((window.starts - as_of).days)
        return Verdict(
            "not_begun",
            window,
            series,
            as_of,
            f"Not yet begun: the window opens on {window.starts}, in {wait}.",
        )
    counted = count(series, window.starts, min(window.ends, as_of), as_of)
    if counted.last is None:
        return _without_data(window, series, as_of)
    pace = measure(window, series, counted, as_of)
    teller = _Teller(window, series, as_of, pace, scaled(series.unit, window.quantity))
    if _reaches(window, counted.low):
        met_on = _met_on(window, series, as_of)
        return Verdict("met", window, series, as_of, teller.met(met_on), pace, met_on)
    kind, sentence = _after(teller) if as_of > window.ends else _during(teller)
    return Verdict(kind, window, series, as_of, sentence, pace)


def _reaches(window: Window, value: float) -> bool:
    """True when a count is what was promised, whatever digits a change of units has cost."""
    if window.goal.bound == "more_than":
        return value > window.quantity * (1 + _TINY)
    return value >= window.quantity * (1 - _TINY)


def _met_on(window: Window, series: Series, as_of: date) -> date | None:
    points = path(series, window.starts, min(window.ends, as_of), as_of)
    return next((p.on for p in points if _reaches(window, p.low)), None)


def _without_data(window: Window, series: Series, as_of: date) -> Verdict:
    known = series.known(as_of)
    if known.last is None:
        sentence = f"No data: nothing of this series was known on {as_of}."
    elif known.last < window.starts:
        early = days((window.starts - known.last).days)
        sentence = f"No data: they end on {known.last}, {early} before the window begins and {_before(known, as_of)}."
    else:
        later = _later(window, known)
        if later is not None and not _reaches(window, later.high) and as_of > window.ends:
            unit = scaled(series.unit, window.quantity)
            low, high = (convert(x, series.unit, unit) for x in (later.low, later.high))
            told = interval(low, high, unit.name)
            goal = f"{number(convert(window.quantity, series.unit, unit))} {unit.name}"
            sentence = f"Missed: even on {later.last} this count stood at {told} of {goal}."
            return Verdict("missed", window, series, as_of, sentence)
        sentence = f"No data: none of the {days(window.days)} of the window is covered."
    return Verdict("no_data", window, series, as_of, sentence)


def _later(window: Window, series: Series) -> Counted | None:
    """The first running total after the deadline that counts from the beginning of the window.

    What is bought is not unbought: a later total below the quantity says that the deadline was missed.
    """
    if series.kind != "cumulative":
        return None
    for o in series.observations:
        if o.ends > window.ends:
            found = count(series, window.starts, o.ends, o.known_on)
            if found.last is not None and found.last > window.ends:
                return found
    return None


def _after(teller: _Teller) -> tuple[Kind, str]:
    """The window is over and the count has not reached the quantity."""
    window, series, counted = teller.window, teller.series, teller.pace.counted
    whole = counted.last is not None and counted.last >= window.ends and not counted.gaps
    whole = whole and (series.kind == "cumulative" or counted.first == window.starts)
    if whole:
        return ("open", teller.between()) if _reaches(window, counted.high) else ("missed", teller.missed())
    later = _later(window, series.known(teller.as_of))
    if later is not None and not _reaches(window, later.high):
        return "missed", teller.missed(later)
    return "open", teller.incomplete()


def _during(teller: _Teller) -> tuple[Kind, str]:
    window, series, pace = teller.window, teller.series, teller.pace
    if pace.reached_low >= pace.expected - _TINY:
        return "on_pace", teller.pacing("On pace")
    partial = series.kind == "flow" and (pace.counted.first != window.starts or bool(pace.counted.gaps))
    if pace.reached_high < pace.expected - _TINY and not partial:
        return "behind", teller.pacing("Behind pace")
    return "open", teller.pacing("Pace cannot be told")


@dataclass(frozen=True, slots=True)
class _Teller:
    """Makes the sentences of one verdict; quantities in the unit in which they are read most easily."""

    window: Window
    series: Series
    as_of: date
    pace: Pace
    unit: Unit

    def _q(self, value: float) -> float:
        return convert(value, self.series.unit, self.unit)

    def _reached(self, counted: Counted | None = None) -> str:
        counted = counted or self.pace.counted
        share = percents(counted.low / self.window.quantity, counted.high / self.window.quantity)
        goal = f"{number(self._q(self.window.quantity))} {self.unit.name}"
        if counted.exact:
            return f"{number(self._q(counted.low))} of {goal} ({share})"
        return f"{interval(self._q(counted.low), self._q(counted.high), self.unit.name)} of {goal} ({share})"

    def met(self, on: date | None) -> str:
        when = f" by {on}" if on else ""
        left = (self.window.ends - on).days if on else 0
        before = f", {days(left)} before the deadline" if left else ""
        return f"Met{when}: {self._reached()}{before}.{self._caveats()}"

    def missed(self, later: Counted | None = None) -> str:
        counted = later or self.pace.counted
        lacking_low = self._q(max(self.window.quantity - counted.high, 0))
        lacking_high = self._q(self.window.quantity - counted.low)
        lacking = interval(lacking_low, lacking_high, self.unit.name)
        if later is not None:
            return f"Missed: {self._reached(later)} even on {later.last}; {lacking} short."
        return f"Missed: {self._reached()} by {self.window.ends}; {lacking} short.{self._caveats()}"

    def between(self) -> str:
        told = f"{self._reached()} by {self.window.ends}"
        return f"Cannot be told: {told}; the bounds lie on both sides.{self._caveats()}"

    def incomplete(self) -> str:
        counted = self.pace.counted
        assert counted.last is not None
        why = []
        if counted.last < self.window.ends:
            why.append(
                f"data end on {counted.last}, {days((self.window.ends - counted.last).days)} before the deadline"
            )
        if self.series.kind == "flow" and counted.first and counted.first > self.window.starts:
            late = days((counted.first - self.window.starts).days)
            why.append(f"data begin on {counted.first}, {late} after the window")
        if counted.gaps:
            why.append("data have a gap")
        reason = "; ".join(why) or "data do not cover the deadline"
        return f"Cannot be told: {self._reached()} so far, but {reason}.{self._caveats(gaps_told=True)}"

    def pacing(self, head: str) -> str:
        pace, window = self.pace, self.window
        on = pace.counted.last
        sentence = f"{head} on {on}: {self._reached()}, with {percent(pace.elapsed_data)} of the window over"
        if pace.season is not None:
            s = pace.season
            span = percents(s.low, s.high)
            span = f" ({span})" if " to " in span else ""
            sentence += f"; by then the season of {s.years} had {percent(s.expected)}{span} of its total"
        sentence += "."
        if pace.required_high is not None:
            need = interval(self._q(pace.required_low or 0.0), self._q(pace.required_high), self.unit.name)
            sentence += f" Needed until {window.ends}: {need} a {pace.required_per}."
        if pace.projection is not None:
            p = pace.projection
            ends = interval(self._q(p.low), self._q(p.high), self.unit.name)
            middle = f" (middle {number(self._q(p.middle))})" if " to " in ends else ""
            sentence += f" If the rest goes as in those {p.years} years: {ends}{middle}."
        return sentence + self._caveats()

    def _caveats(self, gaps_told: bool = False) -> str:
        counted = self.pace.counted
        notes = [*counted.notes]
        if _crossed(self.window, self.series) and self.window.baseline is not None:
            notes.append(
                f"statistics of the {self.series.side} against {self.window.baseline.title}: two different sides"
            )
        if counted.gaps:
            lost = sum((b - a).days + 1 for a, b in counted.gaps)
            first = counted.gaps[0]
            notes.append(f"{days(lost)} without data, first {first[0]} to {first[1]}")
        if (
            self.series.kind == "flow"
            and not gaps_told
            and counted.first
            and counted.first > self.window.starts
        ):
            notes.append(f"data begin only on {counted.first}")
        stale = staleness(self.series, self.as_of)
        if stale and self.as_of <= self.window.ends:
            notes.append(stale)
        return f" Note: {'; '.join(notes)}." if notes else ""


def _before(series: Series, as_of: date) -> str:
    assert series.last is not None
    return f"{days((as_of - series.last).days)} before {as_of}"


def staleness(series: Series, as_of: date) -> str:
    """``data end 2025-05-29, 140 days before 2025-10-16`` when newer data should be there; else nothing."""
    known = series.known(as_of)
    if known.last is None or (as_of - known.last).days <= STALE_DAYS[known.frequency]:
        return ""
    return f"data end {known.last}, {_before(known, as_of)}"

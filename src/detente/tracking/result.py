"""The result of tracking: verdicts, an overall statement, deadlines, claims, and tables of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from detente.tracking.commitment import DeadlineVersion, FulfilmentClaim, TrackedCommitment, Window
from detente.tracking.series import Series, count, period_name
from detente.tracking.units import convert, scaled
from detente.tracking.verdicts import KINDS, Verdict, staleness
from detente.tracking.words import days, interval, joined, number, percent, percents

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Tracking"]

_TELLING = ("met", "missed", "on_pace", "behind")


@dataclass(frozen=True)
class Tracking:
    """A commitment held against data, as known at the end of a day."""

    commitment: TrackedCommitment
    as_of: date
    series: tuple[Series, ...]
    """In the unit of the commitment where they can be."""
    verdicts: tuple[Verdict, ...]
    left_out: tuple[str, ...] = ()
    """Titles of series that measure something else than the commitment's unit."""

    def __repr__(self) -> str:
        return f"<Tracking {self.commitment.id} as of {self.as_of}: {self.statement}>"

    # -- what can be said ------------------------------------------------------------------------------
    @property
    def statement(self) -> str:
        """Where the commitment stands, in one or a few sentences."""
        return " ".join(self.statements)

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """The sentences of :attr:`statement`: one for each window, and whether the counts disagree."""
        if not self.commitment.goals:
            until = (f"It holds {self.holds}.",) if self.holds else ()
            return ("No quantity was promised, so no count can say that it is met or missed.", *until)
        if not self.verdicts:
            told = any(
                w.deadline.said_on is None or w.deadline.said_on <= self.as_of
                for w in self.commitment.windows()
            )
            return (
                "No series counts what was promised." if told else f"No deadline was known on {self.as_of}.",
            )
        sentences = [self._one(title, ends, base) for title, ends, base in self._questions()]
        if self.disagree:
            rule = "the commitment does not say which one decides"
            if self.commitment.counted_by != "unstated":
                rule = f"the commitment itself counts what was {self.commitment.counted_by}"
            sentences.append(f"The counts disagree; {rule}.")
        return tuple(sentences)

    @property
    def disagree(self) -> bool:
        """True when series give different verdicts on one window."""
        for title, ends, base in self._questions():
            told = {v.kind for v in self._answers(title, ends, base) if v.kind in _TELLING}
            if len({"well" if kind in ("met", "on_pace") else "badly" for kind in told}) > 1:
                return True
        return False

    def _questions(self) -> list[tuple[str, date, str]]:
        return list(dict.fromkeys((v.window.title, v.window.ends, _base(v.window)) for v in self.verdicts))

    def _answers(self, title: str, ends: date, base: str) -> list[Verdict]:
        found = [
            v
            for v in self.verdicts
            if (v.window.title, v.window.ends, _base(v.window)) == (title, ends, base)
        ]
        # Like is compared with like where there is like.
        return [v for v in found if not v.crossed] or found

    def _one(self, title: str, ends: date, base: str) -> str:
        found = self._answers(title, ends, base)
        parts: list[str] = []
        for kind, word in KINDS.items():
            with_it = [v for v in found if v.kind == kind]
            if not with_it:
                continue
            if len(found) == 1:
                pace, rule = found[0].pace, found[0].series.rule
                share = f" ({percents(pace.reached_low, pace.reached_high)})" if pace is not None else ""
                parts.append(
                    word + (f" as {rule}" if pace is not None and rule != "unstated" else "") + share
                )
                continue
            number_of = f"{len(with_it)} of {len(found)} counts" if not parts else f"{len(with_it)}"
            rules = joined(list(dict.fromkeys(v.series.rule for v in with_it if v.series.rule != "unstated")))
            of = f" ({rules})" if rules and kind in _TELLING else ""
            parts.append(f"{word} {'from' if kind == 'no_data' else 'by'} {number_of}{of}")
        window = found[0].window
        by = "" if window.deadline.id == "window" else f" by {ends}"
        on = f", on top of {window.baseline.title}" if window.baseline is not None else ""
        return f"{title}{by}{on}: {', '.join(parts)}."

    @property
    def deadlines(self) -> tuple[DeadlineVersion, ...]:
        """Versions that had been told by the day of the view."""
        return tuple(d for d in self.commitment.deadlines if d.said_on is None or d.said_on <= self.as_of)

    @property
    def holds(self) -> str:
        """Until when it holds by statement and by legal act: two things, told apart."""
        latest: dict[str, DeadlineVersion] = {}
        for version in self.deadlines:
            if version.basis not in latest or version.ends > latest[version.basis].ends:
                latest[version.basis] = version
        parts = []
        for basis, words in (("statement", "by statement until"), ("legal_act", "by legal act until")):
            if basis in latest:
                version = latest[basis]
                doubt = "" if version.verified else ", unverified"
                parts.append(f"{words} {version.ends} ({self._left(version.ends)}{doubt})")
            elif latest:
                parts.append("by statement: nothing" if basis == "statement" else "no legal act sets a day")
        return "; ".join(parts)

    def _left(self, ends: date) -> str:
        left = (ends - self.as_of).days
        return f"{days(left)} left" if left > 0 else "the last day" if left == 0 else f"{days(-left)} ago"

    @property
    def claims(self) -> tuple[tuple[FulfilmentClaim, str], ...]:
        """Claims made by the day of the view, each with what the series counted on the day of the claim."""
        made = [c for c in self.commitment.claims if c.on <= self.as_of]
        return tuple((claim, self._beside(claim)) for claim in sorted(made, key=lambda c: c.on))

    def _beside(self, claim: FulfilmentClaim) -> str:
        windows = {v.window.goal.id: v.window for v in self.verdicts}
        told = []
        for window in list(windows.values())[:1]:
            for s in self.series:
                if (
                    s.coverage != window.goal.coverage
                    or s.unit.dimension != self.commitment.parsed_unit().dimension
                ):
                    continue
                counted = count(s, window.starts, claim.on, claim.on)
                if counted.last is not None:
                    unit = scaled(s.unit, window.quantity)
                    low, high = (convert(x, s.unit, unit) for x in (counted.low, counted.high))
                    told.append(f"{s.title}: {interval(low, high, unit.name)} by {counted.last}")
        return f"Known that day: {'; '.join(told)}." if told else ""

    @property
    def levels(self) -> list[str]:
        """For a promise without a quantity: the last value of each series, beside the reference where there is one."""
        lines = []
        reference = self.commitment.reference
        for s in self.series:
            known = s.known(self.as_of)
            if not known.observations:
                lines.append(f"{s.title}: nothing known on {self.as_of}.")
                continue
            last = known.observations[-1]
            line = f"{s.title}: {interval(last.low, last.high, s.unit.name)} in {period_name(last)}"
            if s.kind == "cumulative":
                line = f"{s.title}: {interval(last.low, last.high, s.unit.name)} from {last.starts} to {last.ends}"
            if known.share is not None and last.of:
                line += f", {percent(last.low / last.of)} of {number(last.of)} applications"
                if s.kind == "flow" and len(known.observations) > 1:
                    line += f" (all {len(known.observations)} periods: {percent(known.share)})"
            elif (
                reference is not None
                and s.coverage in reference.values
                and s.kind == "flow"
                and last.low == last.high
            ):
                level = reference.values[s.coverage]
                line += f", {percent(last.low / level)} of {reference.title} ({number(level)} {s.unit.name})"
            stale = staleness(s, self.as_of)
            lines.append(f"{line}{f'; {stale}' if stale else ''}.")
        return lines

    # -- tables ------------------------------------------------------------------------------------------
    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {
            "commitment": self.commitment.id,
            "title": self.commitment.title,
            "as_of": self.as_of.isoformat(),
            "statement": self.statement,
            "disagree": self.disagree,
            "unit": self.commitment.unit,
            "deadlines": [d.model_dump(mode="json") for d in self.deadlines],
            "holds": self.holds or None,
            "claims": [c.model_dump(mode="json") | {"counts": beside or None} for c, beside in self.claims],
            "verdicts": [v.to_dict() for v in self.verdicts],
            "levels": self.levels if not self.commitment.goals else [],
            "series": [self._about(s) for s in self.series],
            "left_out": list(self.left_out),
            "notes": list(self.commitment.notes),
            "manifest": self.manifest(),
        }

    def _about(self, series: Series) -> dict[str, Any]:
        known = series.known(self.as_of)
        return {
            "id": series.id,
            "title": series.title,
            "rule": series.rule,
            "side": series.side,
            "kind": series.kind,
            "frequency": series.frequency,
            "unit": series.unit.name,
            "coverage": series.coverage,
            "observations": len(known.observations),
            "first": known.first.isoformat() if known.first else None,
            "last": known.last.isoformat() if known.last else None,
            "stale": staleness(series, self.as_of) or None,
            "share": known.share,
            "from_memory": any(o.memory for o in known.observations),
            "source": series.source,
            "files": list(series.files),
            "notes": list(series.notes),
        }

    def table(self) -> pd.DataFrame:
        """A row for each verdict; quantities in the unit of the commitment."""
        import pandas as pd

        rows = [v.to_dict() for v in self.verdicts]
        for row in rows:
            for key in ("gaps", "season_shares", "projection"):
                value = row.pop(key, None)
                row[key] = json.dumps(value) if value else None
        return pd.DataFrame(rows)

    def observations(self) -> pd.DataFrame:
        """A row for each observation known on the day, with its series."""
        import pandas as pd

        columns = (
            "series",
            "rule",
            "side",
            "unit",
            "starts",
            "ends",
            "low",
            "high",
            "of",
            "published",
            "source",
        )
        rows = [
            (
                s.id,
                s.rule,
                s.side,
                s.unit.name,
                o.starts,
                o.ends,
                o.low,
                o.high,
                o.of,
                o.published,
                o.source or s.source,
            )
            for s in self.series
            for o in s.known(self.as_of).observations
        ]
        return pd.DataFrame(rows, columns=list(columns))

    def manifest(self) -> dict[str, Any]:
        """Where the numbers come from."""
        from detente import __version__

        return {
            "program": "detente",
            "version": __version__,
            "commitment": self.commitment.id,
            "as_of": self.as_of.isoformat(),
            "sources": sorted({s.source for s in self.series if s.source}),
            "files": _unique(f for s in self.series for f in s.files),
        }

    def windows(self) -> list[Window]:
        """Windows that have verdicts, each once."""
        return list({id(v.window): v.window for v in self.verdicts}.values())

    def kinds(self, rule: str | None = None) -> list[str]:
        """Kinds of the verdicts, of all series or of those counted by one rule."""
        return [v.kind for v in self.verdicts if rule is None or v.series.rule == rule]


def _base(window: Window) -> str:
    return window.baseline.id if window.baseline is not None else ""


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))

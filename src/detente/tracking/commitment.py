"""What was promised, by when, over what, and counted how: the definition that a tracking starts from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from detente.errors import UnitError
from detente.tracking.units import Unit, parse_unit

__all__ = [
    "RULES",
    "Amount",
    "Baseline",
    "DeadlineVersion",
    "FulfilmentClaim",
    "Goal",
    "Rule",
    "Selection",
    "Side",
    "TrackedCommitment",
    "Window",
    "YearReading",
]

Rule: TypeAlias = Literal["contracted", "sold", "inspected", "exported", "landed", "granted", "unstated"]
Side: TypeAlias = Literal["exporter", "importer", "third", "unstated"]

RULES: dict[Rule, str] = {
    "contracted": "contracts as buyers, sellers or reporters tell them",
    "sold": "sales reported to an authority, less cancellations",
    "inspected": "cargoes inspected for export",
    "exported": "goods that left the exporter",
    "landed": "goods that reached the importer",
    "granted": "licences granted",
    "unstated": "how it counts is not stated",
}
"""Counting rules, and what each of them counts."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class DeadlineVersion(_Model):
    """One telling of when a commitment is due, or until when it holds."""

    id: str
    ends: date
    """Last day, included."""
    words: str = ""
    """As it was said."""
    by: str = ""
    """Who said so."""
    said_on: date | None = None
    source: str
    basis: Literal["statement", "legal_act"]
    """Whether somebody said so, or a legal act did: a statement extends nothing until an act follows."""
    verified: bool = True
    """False for a lead that nobody has checked against the original."""
    note: str = ""


class Baseline(_Model):
    """What an additional amount comes on top of."""

    id: str
    title: str
    year: int
    values: dict[str, float]
    """By coverage, in the unit of the commitment."""
    source: str
    side: Side = "unstated"
    """Whose statistics it is drawn from; series of the other side are compared with it too, and that is said."""


class Amount(_Model):
    """A quantity due in one year or over a window of its own."""

    starts: date
    ends: date
    quantity: float = Field(gt=0)


class Goal(_Model):
    """A quantity that was promised: in all, in each year or month, or in windows of their own."""

    id: str
    title: str
    quantity: float | None = Field(default=None, gt=0)
    """In the unit of the commitment; left out where ``amounts`` has them."""
    bound: Literal["at_least", "exact", "approx", "more_than"] = "at_least"
    per: Literal["total", "year", "month"] = "total"
    periods: int = Field(default=1, ge=1, le=120)
    """How many years or months, for ``per``."""
    amounts: tuple[Amount, ...] = ()
    """Windows with amounts of their own."""
    coverage: str = "all"
    """Which series count: those of the same coverage."""
    additional: bool = False
    """True when the quantity comes on top of a baseline."""
    starts: date | None = None
    """First day; that of the commitment when left out."""
    source: str = ""
    basis: Literal["statement", "legal_act"] = "statement"
    """Of windows that are part of the promise itself."""

    @model_validator(mode="after")
    def _has_one_quantity(self) -> Self:
        if (self.quantity is None) == (not self.amounts):
            raise PydanticCustomError(
                "goal", "quantity", {"got": "both or neither", "expected": "either 'quantity' or 'amounts'",
                                     "fix": "keep one of them"}
            )  # fmt: skip
        if self.amounts and self.per != "total":
            raise PydanticCustomError(
                "goal",
                "per",
                {"got": f"per: {self.per}", "expected": "no 'per' beside 'amounts'", "fix": "remove it"},
            )
        return self


class YearReading(_Model):
    """What "a year" means: calendar, marketing or fiscal, by the first day of the first one."""

    id: str
    title: str
    first: date
    source: str = ""


class FulfilmentClaim(_Model):
    """Somebody says that the commitment is met, or is not: a claim, never a fact."""

    by: str
    on: date
    text: str
    """In our words."""
    source: str
    says: Literal["met", "on_track", "not_met"] = "met"


class Selection(_Model):
    """Which rows of a statistical file belong to the commitment; codes as each source writes them."""

    hs: tuple[str, ...] = ()
    """Harmonized System codes; longer codes that begin with one of them count."""
    esr_commodity: int | None = None
    """Commodity code of US export sales (801: soybeans)."""
    partner_code: str | None = None
    """Of US sources (5700: China)."""
    partner_names: tuple[str, ...] = ()
    """Of US sources; a name that begins so, in any case."""
    customs_partner_codes: tuple[str, ...] = ()
    """Of the importer's customs (842: USA in Comtrade, 502 in Chinese customs)."""
    customs_partner_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A quantity and the days in which it is due: one goal read in one way."""

    goal: Goal
    title: str
    starts: date
    deadline: DeadlineVersion
    quantity: float
    """In the unit of the commitment, baseline included."""
    baseline: Baseline | None = None

    @property
    def ends(self) -> date:
        return self.deadline.ends

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days + 1


class TrackedCommitment(_Model):
    """A commitment that can be tracked."""

    id: str
    title: str
    actor: tuple[str, ...]
    beneficiary: tuple[str, ...] = ()
    kind: Literal["purchase", "investment", "market_access", "policy", "enforcement", "process", "security"]
    summary: str = ""
    unit: str | None = None
    """Of every quantity; left out when none was promised."""
    product: str | None = None
    """Says which bushel is meant."""
    counted_by: Rule = "unstated"
    """Counting rule that the commitment itself names."""
    counted_by_words: str = ""
    starts: date | None = None
    goals: tuple[Goal, ...] = ()
    deadlines: tuple[DeadlineVersion, ...] = ()
    """Several versions are all kept; a goal with windows of its own needs none."""
    year_readings: tuple[YearReading, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    reference: Baseline | None = None
    """A level to compare an unquantified promise with; its values are of a month."""
    claims: tuple[FulfilmentClaim, ...] = ()
    data: tuple[str, ...] = ()
    """Shipped files of series."""
    select: Selection = Selection()
    source: str
    notes: tuple[str, ...] = ()

    @field_validator("actor", "beneficiary", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        def refuse(got: str, expected: str, fix: str) -> PydanticCustomError:
            return PydanticCustomError(
                "commitment", "commitment", {"got": got, "expected": expected, "fix": fix}
            )

        if self.goals and self.unit is None:
            raise refuse("goals without a unit", "the key 'unit'", "add for example 'unit: t'")
        if self.unit is not None:
            try:
                parse_unit(self.unit, self.product)
            except UnitError as error:
                problem = error.problems[0]
                raise refuse(f"unit: {problem.got}", problem.expected, problem.fix) from None
        for goal in self.goals:
            if goal.amounts:
                continue
            if (goal.starts or self.starts) is None and goal.per == "total":
                raise refuse(
                    f"goal '{goal.id}' without a first day", "the key 'starts'", "add 'starts: YYYY-MM-DD'"
                )
            if goal.per == "total" and not self.deadlines:
                raise refuse(
                    f"goal '{goal.id}' without a deadline", "'deadlines' or 'amounts'", "add one of them"
                )
            if goal.per == "year" and not self.year_readings:
                raise refuse(
                    f"goal '{goal.id}' in years that nothing defines", "the key 'year_readings'",
                    "say on which day the first year begins",
                )  # fmt: skip
            if goal.per == "month" and (goal.starts or self.starts) is None:
                raise refuse(
                    f"goal '{goal.id}' without a first day", "the key 'starts'", "add 'starts: YYYY-MM-DD'"
                )
            if goal.additional and not any(goal.coverage in b.values for b in self.baselines):
                raise refuse(
                    f"goal '{goal.id}' on top of no baseline", f"a baseline with a value for '{goal.coverage}'",
                    "add it to 'baselines'",
                )  # fmt: skip
        return self

    def parsed_unit(self) -> Unit:
        """The unit of the quantities; pieces where none was promised."""
        return parse_unit(self.unit or "units", self.product)

    def windows(self) -> Iterator[Window]:
        """Every goal by every deadline version and every baseline."""
        for goal in self.goals:
            for title, starts, deadline, amount in self._spans(goal):
                if not goal.additional:
                    yield Window(goal, title, starts, deadline, amount)
                    continue
                for baseline in self.baselines:
                    if goal.coverage in baseline.values:
                        years = _years(starts, deadline.ends)
                        whole = amount + years * baseline.values[goal.coverage]
                        yield Window(goal, title, starts, deadline, whole, baseline)

    def _spans(self, goal: Goal) -> Iterator[tuple[str, date, DeadlineVersion, float]]:
        source = goal.source or self.source
        first = goal.starts or self.starts
        for amount in goal.amounts:
            title = f"{goal.title}, {_span_name(amount.starts, amount.ends)}"
            yield title, amount.starts, _own(amount.ends, source, goal.basis), amount.quantity
        if goal.quantity is None:
            return
        if goal.per == "total":
            assert first is not None
            for deadline in self.deadlines:
                if deadline.ends >= first:
                    yield goal.title, first, deadline, goal.quantity
        elif goal.per == "year":
            for reading in self.year_readings:
                for n in range(goal.periods):
                    starts, ends = _moved(reading.first, n), _moved(reading.first, n + 1) - timedelta(1)
                    title = f"{goal.title}, {reading.title} {_span_name(starts, ends)}"
                    yield title, starts, _own(ends, reading.source or source, goal.basis), goal.quantity
        else:
            assert first is not None
            month = first.replace(day=1)
            for _ in range(goal.periods):
                following = (month + timedelta(32)).replace(day=1)
                title = f"{goal.title}, {month:%Y-%m}"
                yield title, month, _own(following - timedelta(1), source, goal.basis), goal.quantity
                month = following


def _own(ends: date, source: str, basis: Literal["statement", "legal_act"]) -> DeadlineVersion:
    """The end of a window that is part of the promise itself."""
    return DeadlineVersion(id="window", ends=ends, source=source, basis=basis)


def _years(starts: date, ends: date) -> float:
    """Years in a window: whole ones exactly, others by days."""
    whole = ends.year - starts.year + 1
    if _moved(starts, whole) == ends + timedelta(1):
        return float(whole)
    return ((ends - starts).days + 1) / 365.25


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _span_name(starts: date, ends: date) -> str:
    if (starts.month, starts.day, ends.month, ends.day) == (1, 1, 12, 31):
        return f"{starts.year}" if starts.year == ends.year else f"{starts.year}-{ends.year}"
    if _moved(starts, 1) == ends + timedelta(1):
        return f"{starts.year}/{ends.year % 100:02d}"
    return f"{starts} to {ends}"

"""A scenario: a frozen set of dated measures with levels, writable by hand as YAML."""

from __future__ import annotations

import math
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from detente.trade.base import Closure

__all__ = ["Baseline", "ExportTax", "Measure", "Purchase", "Scenario", "Tariff", "TradeCost"]

_PERCENT = re.compile(r"^\s*([+-]?\d+(?:\.\d+)?)\s*(?:%|percent|per cent|points?|pp)\s*$")


def _fraction(value: Any, low: float = -1.0, high: float = 10.0) -> Any:
    """``"25 %"`` or ``0.25``; a bare 25 is refused because nobody can know what it means."""
    if isinstance(value, str):
        match = _PERCENT.match(value)
        if match is None:
            raise PydanticCustomError(
                "rate", "a percentage", {"expected": 'a percentage such as "25 %", or a fraction such as 0.25',
                                         "fix": 'write "25 %" or 0.25'})  # fmt: skip
        value = float(match.group(1)) / 100.0
        shown = f'"{value * 100:g} %"'
    else:
        shown = f"{value}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if not math.isfinite(value):
        raise PydanticCustomError(
            "rate", "finite", {"expected": f"a fraction from {low:g} to {high:g}",
                               "fix": 'write for example 0.25 or "25 %"'})  # fmt: skip
    if value <= low:
        raise PydanticCustomError(
            "rate", "above -100 %", {"expected": "a rate above -100 %", "fix": "a subsidy cannot exceed the price: "
                                     'write a rate above "-100 %"'})  # fmt: skip
    if value > high:
        hint = (
            f'write {float(value) / 100} or "{value:g} %"'
            if not shown.startswith('"')
            else 'write at most "1000 %"'
        )
        raise PydanticCustomError(
            "rate", "a fraction", {"expected": f"a fraction from {low:g} to {high:g}", "fix": hint})  # fmt: skip
    return float(value)


Fraction = Annotated[float, BeforeValidator(_fraction)]
"""A rate: a fraction above -1 and up to 10, or a string with a percent sign."""


def _which(first: str, a: object, second: str, b: object) -> str:
    return (
        f"neither '{first}' nor '{second}'" if a is None and b is None else f"both '{first}' and '{second}'"
    )


def _keep(a: object, b: object) -> str:
    return "add one of the two" if a is None and b is None else "keep one of the two"


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Labels = Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]
"""One label or a list of labels."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class _Dated(_Frozen):
    starts: date | None = Field(default=None, alias="from")
    """First day in effect; always in effect when left out."""
    until: date | None = None
    """First day no longer in effect."""
    note: str | None = None
    """Where the level comes from: a record of a ledger, a source, an assumption."""

    def in_effect(self, on: date | None) -> bool:
        """True on the day ``on``; without a day, always."""
        if on is None:
            return True
        return (self.starts is None or self.starts <= on) and (self.until is None or on < self.until)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.starts and self.until and self.until <= self.starts:
            raise PydanticCustomError(
                "dates",
                "ordered",
                {
                    "got": f"from {self.starts} until {self.until}",
                    "expected": "'until' after 'from'",
                    "fix": "swap the two dates or drop one",
                },
            )
        return self


class _Cells(_Dated):
    origin: Labels
    """Economies that sell: codes, ``EU`` or ``WLD``."""
    destination: Labels
    """Economies that buy."""
    sectors: Labels = ("goods",)
    """Sector codes, ``goods`` for every sector that crosses a customs border, or ``all``."""


class Tariff(_Cells):
    """Import duty, paid by the buyer to the importer's state."""

    kind: Literal["import_tariff"]
    rate: Fraction | None = None
    """The whole rate; replaces what the baseline has."""
    add: Fraction | None = None
    """Points on top of the baseline; several of them add up. A cut (negative points) ends at a duty of zero."""

    @model_validator(mode="after")
    def _one_level(self) -> Self:
        if (self.rate is None) == (self.add is None):
            raise PydanticCustomError(
                "level", "one level",
                {"got": _which("rate", self.rate, "add", self.add),
                 "expected": "exactly one of 'rate' (the whole duty) and 'add' (points on top)",
                 "fix": _keep(self.rate, self.add)})  # fmt: skip
        return self


class ExportTax(_Cells):
    """Export tax, ad valorem on the producer price, paid to the exporter's state."""

    kind: Literal["export_tax"]
    rate: Fraction
    """The rate."""


class TradeCost(_Cells):
    """Change of the real cost of trade (melting-iceberg): transport, delays, paperwork."""

    kind: Literal["trade_cost"]
    change: Fraction
    """``"10 %"`` makes trade ten percent costlier, ``"-5 %"`` cheaper."""


class Purchase(_Dated):
    """A promise to buy at least so much; the buyer's state pays what it takes (an import floor)."""

    kind: Literal["purchase"]
    seller: str
    """Economy that sells."""
    buyer: str
    """Economy that buys."""
    sector: str
    """Sector that holds the product."""
    product: str | None = None
    """What is bought, in words."""
    at_least_usd_bn: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    """Purchases of the product a year, billion USD at base-year border prices."""
    share_of_sector: float = Field(default=1.0, gt=0, le=1)
    """Share of the product in the sector's trade of the baseline; ``at_least`` is about the product, the rest of
    the sector's trade stays as it is."""
    increase_usd_bn: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    """Purchases on top of the baseline of the scenario, billion USD a year at base-year border prices."""

    @model_validator(mode="after")
    def _one_level(self) -> Self:
        if (self.at_least_usd_bn is None) == (self.increase_usd_bn is None):
            raise PydanticCustomError(
                "level", "one level",
                {"got": _which("at_least_usd_bn", self.at_least_usd_bn, "increase_usd_bn", self.increase_usd_bn),
                 "expected": "exactly one of 'at_least_usd_bn' and 'increase_usd_bn'",
                 "fix": _keep(self.at_least_usd_bn, self.increase_usd_bn)})  # fmt: skip
        return self


Measure = Annotated[Tariff | ExportTax | TradeCost | Purchase, Field(discriminator="kind")]


class Baseline(_Frozen):
    """What the scenario is compared with, and what ``add`` is added to."""

    tariffs: Literal["base-year", "as-of"] = "base-year"
    """Duties of the base year of the world, or those in force on ``on``."""
    on: date | None = None
    """Day for ``as-of``."""

    @model_validator(mode="after")
    def _has_day(self) -> Self:
        if (self.tariffs == "as-of") != (self.on is not None):
            raise PydanticCustomError(
                "baseline", "a day",
                {"got": "'as-of' without a day" if self.on is None else "a day without 'as-of'",
                 "expected": "a day 'on' with 'as-of', and none with 'base-year'",
                 "fix": "write {tariffs: as-of, on: YYYY-MM-DD} or {tariffs: base-year}"})  # fmt: skip
        return self


class Scenario(_Frozen):
    """A set of measures with levels, and the words in which it should be understood."""

    format: Literal["detente-scenario-1"] = "detente-scenario-1"
    id: str = "scenario"
    title: str = Field(min_length=1)
    source: str | None = None
    """Who says that this is what would happen."""
    baseline: Baseline = Baseline()
    on: date | None = None
    """Day for which dated measures are taken; all of them when left out."""
    closure: Closure = "fixed"
    """Trade balances: ``fixed`` share of world value added, ``scaled`` with trade, or ``balanced``."""
    measures: tuple[Measure, ...] = ()
    assumptions: tuple[str, ...] = ()
    """What is assumed, in words for the reader of a brief."""

    @classmethod
    def read(cls, path: str | Path) -> Scenario:
        """Read a scenario file; see :func:`detente.scenario.read`."""
        from detente.scenario.files import read

        return read(path)

    def to_yaml(self) -> str:
        """The scenario as a file that :func:`detente.scenario.read` reads back unchanged."""
        import io

        from ruamel.yaml import YAML

        stream = io.StringIO()
        yaml = YAML(typ="rt")
        yaml.width = 110
        yaml.dump({"format": self.format} | _plain(self), stream)
        return stream.getvalue()


def _plain(scenario: Scenario) -> dict[str, Any]:
    plain: dict[str, Any] = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for item, measure in zip(plain.get("measures", ()), scenario.measures, strict=True):
        item["kind"] = measure.kind
    return plain

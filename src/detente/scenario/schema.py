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

__all__ = [
    "Ban",
    "Baseline",
    "ExportQuota",
    "ExportTax",
    "Measure",
    "NestedInputs",
    "Production",
    "Productivity",
    "Purchase",
    "RentShares",
    "Scenario",
    "Substitute",
    "Tariff",
    "TradeCost",
]

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


class Ban(_Cells):
    """No trade at all."""

    kind: Literal["ban"]


class Productivity(_Dated):
    """Output for the same factors and inputs."""

    kind: Literal["productivity"]
    economies: Labels
    """Where it changes."""
    sectors: Labels
    """Industries whose productivity changes."""
    change: Fraction
    """``"5 %"`` makes five percent more from the same inputs, ``"-30 %"`` thirty percent less."""


class RentShares(_Frozen):
    """Who gets the rent of a quota; the shares sum to one."""

    exporter: float = Field(default=0.0, ge=0, le=1)
    """The exporter's state, or its exporters."""
    importer: float = Field(default=0.0, ge=0, le=1)
    """The importer's state, or importers that hold the permits."""
    holder: float = Field(default=0.0, ge=0, le=1)
    """Licence holders in the economy ``home``."""
    home: str | None = None
    """Economy of the licence holders."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = self.exporter + self.importer + self.holder
        if abs(total - 1.0) > 1e-9:
            raise PydanticCustomError(
                "rent", "whole",
                {"got": f"shares that sum to {total:g}", "expected": "shares that sum to 1",
                 "fix": "change 'exporter', 'importer' or 'holder'"})  # fmt: skip
        if (self.holder > 0.0) != (self.home is not None):
            raise PydanticCustomError(
                "rent", "a home",
                {"got": "a share without a home" if self.home is None else "a home without a share",
                 "expected": "'holder' and 'home' together", "fix": "write both or none"})  # fmt: skip
        return self


class ExportQuota(_Cells):
    """A ceiling on exports: a quota, or licences that are granted for a share of what is asked."""

    kind: Literal["export_quota"]
    at_most_usd_bn: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    """Ceiling a year, billion USD."""
    granted_share: Fraction | None = Field(default=None, ge=0)
    """Ceiling as a share of the baseline's trade; zero is a ban."""
    by: Literal["quantity", "value"] = "quantity"
    """What is limited: the quantity (at base-year border prices) or the value at the border."""
    over: Literal["together", "each"] = "together"
    """One ceiling for all cells together, with one permit price, or one for each pair and sector."""
    rent: RentShares = RentShares(exporter=1.0)
    """Who gets what permits are worth."""

    @model_validator(mode="after")
    def _one_level(self) -> Self:
        if (self.at_most_usd_bn is None) == (self.granted_share is None):
            raise PydanticCustomError(
                "level", "one level",
                {"got": _which("at_most_usd_bn", self.at_most_usd_bn, "granted_share", self.granted_share),
                 "expected": "exactly one of 'at_most_usd_bn' and 'granted_share'",
                 "fix": _keep(self.at_most_usd_bn, self.granted_share)})  # fmt: skip
        return self


class Purchase(_Dated):
    """A promise to buy at least so much; the buyer's state pays what it takes (an import floor)."""

    kind: Literal["purchase"]
    seller: Labels
    """Economies that sell; several of them, or a group, count together."""
    buyer: Labels
    """Economies that buy; several of them, or a group, count together, and each state pays for its own buyers."""
    sector: Labels
    """Sectors that hold the product; several of them count together."""
    product: str | None = None
    """What is bought, in words."""
    at_least_usd_bn: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    """Purchases of the product a year, billion USD."""
    share_of_sector: float = Field(default=1.0, gt=0, le=1)
    """Share of the product in the sector's trade of the baseline; ``at_least`` is about the product, the rest of
    the sector's trade stays as it is."""
    increase_usd_bn: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    """Purchases on top of the baseline of the scenario, billion USD a year."""
    by: Literal["quantity", "value"] = "quantity"
    """What is promised: a quantity (at base-year border prices) or a value at the border."""

    @model_validator(mode="after")
    def _one_level(self) -> Self:
        if (self.at_least_usd_bn is None) == (self.increase_usd_bn is None):
            raise PydanticCustomError(
                "level", "one level",
                {"got": _which("at_least_usd_bn", self.at_least_usd_bn, "increase_usd_bn", self.increase_usd_bn),
                 "expected": "exactly one of 'at_least_usd_bn' and 'increase_usd_bn'",
                 "fix": _keep(self.at_least_usd_bn, self.increase_usd_bn)})  # fmt: skip
        return self


Measure = Annotated[
    Tariff | ExportTax | TradeCost | Ban | ExportQuota | Purchase | Productivity, Field(discriminator="kind")
]


class NestedInputs(_Frozen):
    """Critical inputs: how easily the industries that use them do with less."""

    using: Labels
    """Industries that use the inputs: sector codes, ``goods`` or ``all``."""
    inputs: Labels
    """Critical inputs."""
    sigma: float = Field(ge=0, le=10)
    """Elasticity of substitution between the bundle of inputs and everything else; 1 is a fixed cost share."""
    within: float | None = Field(default=None, ge=0, le=10)
    """Elasticity of substitution among the inputs of the bundle; needed when there are several."""

    @model_validator(mode="after")
    def _said(self) -> Self:
        if len(self.inputs) > 1 and self.within is None:
            raise PydanticCustomError(
                "nest", "an elasticity",
                {"got": f"{len(self.inputs)} inputs without 'within'",
                 "expected": "the elasticity of substitution among them",
                 "fix": "write 'within:', for example 0.5"})  # fmt: skip
        return self


class Substitute(_Frozen):
    """A backstop: what replaces an input once it has become too expensive."""

    input: str
    """The input that can be replaced."""
    source: str
    """Industry at home that makes the substitute."""
    multiple: float = Field(gt=1, allow_inf_nan=False)
    """Price of the substitute over the base-year price of the input."""
    elasticity: float = Field(gt=0, le=100)
    """How fast it replaces the input once it is cheaper."""


class Production(_Frozen):
    """Production beyond fixed cost shares; nothing here has a silent default."""

    critical: tuple[NestedInputs, ...] = ()
    """Bundles of critical inputs."""
    backstops: tuple[Substitute, ...] = ()
    """Substitutes for inputs."""


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
    products: tuple[str, ...] = ()
    """Products to carve out of their sectors first: names of shipped definitions."""
    production: Production = Production()
    """Critical inputs and backstops, in the baseline too; fixed cost shares when left out."""
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

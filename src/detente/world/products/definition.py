"""What is known about a product: figures with their sources, and in what it differs from its sector.

A definition says nothing about a particular world. :mod:`detente.world.products.estimate` finds the flows that
agree with its figures and otherwise follow those of the sector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from detente.labels import EU27
from detente.scenario.schema import Fraction, Labels

__all__ = [
    "EVERY_SET",
    "GRADES",
    "Duty",
    "Figure",
    "Grade",
    "ProductDefinition",
    "Sales",
    "Trade",
    "shortened",
]

Grade = Literal["official", "secondary", "estimate", "assumption"]
"""How good a figure is."""

GRADES: dict[str, str] = {
    "official": "a statistic of a customs or statistical office, or computed from one",
    "secondary": "quoted by the source named, which had it from the primary one",
    "estimate": "of industry or of ours, from figures that say something else",
    "assumption": "nobody measured it; see its range",
}

_PERCENT = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*%\s*$")
_NAME = re.compile(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")


def _named(value: Any) -> Any:
    if isinstance(value, str) and not _NAME.match(value):
        raise PydanticCustomError(
            "name", "snake_case",
            {"expected": "a short name in lower case, words joined by '_'",
             "fix": "write for example electric_motors"})  # fmt: skip
    return value


def _share(value: Any) -> Any:
    """``"25 %"`` or ``0.25``; a bare 25 is refused because nobody can know what it means."""
    match = _PERCENT.match(value) if isinstance(value, str) else None
    number = float(match.group(1)) / 100.0 if match else value
    if isinstance(number, str) or (isinstance(number, int | float) and not 0.0 <= number <= 1.0):
        fix = 'write for example 0.25 or "25 %"'
        if not isinstance(value, str) and 1.0 < value <= 100.0:
            fix = f'write {value / 100:g} or "{value:g} %"'
        raise PydanticCustomError(
            "share", "0 to 1", {"expected": 'a share from 0 to 1, or "0 %" to "100 %"', "fix": fix}
        )
    return number


Share = Annotated[float, BeforeValidator(_share)]
"""A part of a whole: a fraction from 0 to 1, or a string with a percent sign."""


def _bound(value: Any) -> Any:
    match = _PERCENT.match(value) if isinstance(value, str) else None
    return float(match.group(1)) / 100.0 if match else value


Bound = Annotated[float, BeforeValidator(_bound), Field(ge=0, allow_inf_nan=False)]
"""End of a range, in the unit of its figure."""

Theta = Annotated[float, Field(gt=0, allow_inf_nan=False)]


MANY = 20
"""So many labels are looked through for the Union."""

EVERY_SET = "all"
"""Key of an elasticity that holds in every set."""


def _by_set(value: Any) -> Any:
    return value if isinstance(value, Mapping) or value is None else {EVERY_SET: value}


def shortened(value: float) -> str:
    """Four significant digits, thousands apart: more than most figures have."""
    return f"{float(f'{value:.4g}'):,.10g}"


def _listed(labels: tuple[str, ...]) -> str:
    """Labels in a row; nearly the whole Union is ``EU without`` the others."""
    missing = [code for code in EU27 if code not in labels]
    if len(labels) < MANY or len(missing) > 2:
        return ", ".join(labels)
    union = f"EU without {' and '.join(missing)}" if missing else "EU"
    return ", ".join([union, *(label for label in labels if label not in EU27)])


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Figure(_Frozen):
    """A figure, in million USD a year or as a share of the sector."""

    usd_m: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Million USD a year before import duty, of all cells together."""
    share: Share | None = None
    """Share of the product in the sector's flow through the same cells."""
    low: Bound | None = None
    """Lowest value that is plausible, in the unit of the figure."""
    high: Bound | None = None
    """Highest value that is plausible."""
    year: int | None = None
    """Year of the figure; the base year of the world when left out."""
    grade: Grade | None = None
    """``official``, ``secondary``, ``estimate`` or ``assumption``."""
    source: str | None = None
    """Who says so."""
    note: str | None = None
    """How it was computed, how it was brought to the base year."""

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        if (self.usd_m is None) == (self.share is None):
            given = "neither 'usd_m' nor 'share'" if self.usd_m is None else "both 'usd_m' and 'share'"
            fix = "add one of the two" if self.usd_m is None else "keep one of the two"
            raise PydanticCustomError(
                "value", "one value",
                {"got": given, "expected": "exactly one of 'usd_m' (million USD) and 'share' (of the sector)",
                 "fix": fix})  # fmt: skip
        value = self.share if self.usd_m is None else self.usd_m
        assert value is not None
        for name, end, wrong in (("low", self.low, 1.0), ("high", self.high, -1.0)):
            if end is not None and wrong * (end - value) > 0:
                raise PydanticCustomError(
                    "range", "a range around the value",
                    {"got": f"{value:g} with a '{name}' of {end:g}", "expected": "low <= value <= high",
                     "fix": f"correct '{name}' or the value"})  # fmt: skip
        return self

    def value_text(self) -> str:
        """The figure with its unit."""
        if self.usd_m is not None:
            return f"{shortened(self.usd_m)} million USD"
        return f"{100 * (self.share or 0.0):.3g} % of the sector"


class Trade(Figure):
    """What economies sell to others."""

    origin: Labels
    """Economies that sell: codes, ``EU`` or ``WLD``."""
    destination: Labels
    """Economies that buy. Sales at home are never part of it."""

    @property
    def cells_text(self) -> str:
        return f"{_listed(self.origin)} to {_listed(self.destination)}"


class Sales(Figure):
    """What economies produce, use, or sell at home."""

    economy: Labels
    """Economies: codes, ``EU`` or ``WLD``."""

    @property
    def cells_text(self) -> str:
        return _listed(self.economy)


class Duty(_Frozen):
    """A tariff of the product that differs from the sector's."""

    origin: Labels
    """Economies that sell."""
    destination: Labels
    """Economies that levy it."""
    rate: Fraction
    """The rate in the base year; the rest of the sector gets the rate that leaves revenue as it is."""
    source: str | None = None
    """Who says so."""


class ProductDefinition(_Frozen):
    """A product and what is known about it."""

    format: Literal["detente-product-1"] = "detente-product-1"
    product: Annotated[str, BeforeValidator(_named)]
    """Short name, which becomes the code of the sector: ``rare_earth_magnets``."""
    sector: str
    """Sector of the world out of which it is carved."""
    also_in: tuple[str, ...] = ()
    """Sectors out of which it may be carved instead."""
    description: str | None = None
    """What counts as the product, in words."""
    hs: tuple[str, ...] = ()
    """Codes of the Harmonized System."""
    year: int | None = None
    """Year of most figures."""
    usd_per_t: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    """Value of a tonne at which tonnes were turned into USD."""
    trade: tuple[Trade, ...] = ()
    """Sales to other economies."""
    home: tuple[Sales, ...] = ()
    """Sales at home."""
    production: tuple[Sales, ...] = ()
    """Sales at home and to others together."""
    use: tuple[Sales, ...] = ()
    """Purchases from home and from others together, before import duty."""
    typical: Mapping[str, Share] = Field(default_factory=dict)
    """Economy, group or ``WLD`` -> share of the product in what it sells of the sector, where no figure says
    otherwise. The narrower name wins."""
    typical_source: str | None = None
    """Who says so."""
    uses: Mapping[str, Share] = Field(default_factory=dict)
    """Using sector or ``final`` -> share of what is spent on the product. What is left goes to the others as in the
    sector."""
    uses_source: str | None = None
    """Who says so."""
    inputs: Mapping[str, Share] = Field(default_factory=dict)
    """Input -> share of the product's output. What is left is spent as in the sector."""
    inputs_source: str | None = None
    """Who says so."""
    value_added: Share | None = None
    """Share of value added in output; as in the sector when left out."""
    tariffs: tuple[Duty, ...] = ()
    """Tariffs that differ from the sector's. A later one replaces an earlier one."""
    elasticity: Annotated[Mapping[str, Theta], BeforeValidator(_by_set)] | None = None
    """Trade elasticity: one number, or a map of sets to numbers in which ``all`` is every other set; the sector's
    when left out."""
    goods: bool | None = None
    """Whether it crosses a customs border; like its sector when left out."""
    cap: bool = False
    """Lower figures that exceed what the accounts hold, and say so, instead of refusing them."""
    notes: tuple[str, ...] = ()
    """What a user should know."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for name, shares in (("uses", self.uses), ("inputs", self.inputs)):
            total = sum(shares.values()) + ((self.value_added or 0.0) if name == "inputs" else 0.0)
            if total > 1.0 + 1e-9:
                beside = " with 'value_added'" if name == "inputs" and self.value_added else ""
                raise PydanticCustomError(
                    "shares", "at most 100 %",
                    {"at": name, "got": f"shares that{beside} add up to {100 * total:.4g} %",
                     "expected": "at most 100 %", "fix": "lower them"})  # fmt: skip
        return self

    def figures(self) -> Iterator[tuple[str, Trade | Sales]]:
        """Every figure with its place, such as ``trade[0]``."""
        for name in ("trade", "home", "production", "use"):
            for number, figure in enumerate(getattr(self, name)):
                yield f"{name}[{number}]", figure

    @property
    def says_something(self) -> bool:
        """Whether any figure says how large the product is."""
        return bool(self.typical) or next(self.figures(), None) is not None

    @classmethod
    def read(cls, path: str | Path) -> ProductDefinition:
        """Read a definition file; see :func:`detente.world.products.read_product`."""
        from detente.world.products.files import read_product

        return read_product(path)

    def to_yaml(self) -> str:
        """The definition as a file that :meth:`read` reads back unchanged."""
        import io

        from ruamel.yaml import YAML

        stream = io.StringIO()
        yaml = YAML(typ="rt")
        yaml.width = 110
        yaml.dump({"format": self.format} | self.model_dump(mode="json", exclude_defaults=True), stream)
        return stream.getvalue()

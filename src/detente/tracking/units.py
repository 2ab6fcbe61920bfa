"""Units of quantities and exact conversions between them.

A bushel of soybeans or wheat is 60 pounds, of maize 56, and a pound is 0.45359237 kg by definition, so that a bushel of
soybeans is 27.2155422 kg and a tonne 36.7437 bushels. Money is nominal: nothing is deflated or exchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from detente.errors import Problem, UnitError
from detente.ledger.parts import QuantityUnit

__all__ = ["Unit", "convert", "display", "parse_unit", "scaled"]

_POUND_KG = Fraction(45359237, 10**8)
_BUSHEL_LB = {"soybeans": 60, "wheat": 60, "corn": 56}
_PIECES = ("licences", "applications", "units", "persons", "head")
_VOLUMES = ("barrel", "gallon", "l", "m3", "acre-foot")
_CURRENCIES = tuple(unit for unit in get_args(QuantityUnit) if len(unit) == 3 and unit.isupper())


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name, what it measures, and how many base units (kg, one unit of money, one piece) it holds."""

    name: str
    dimension: str
    factor: Fraction


_MASS = {
    "kg": Fraction(1), "t": Fraction(1000), "kt": Fraction(10**6), "Mt": Fraction(10**9), "lb": _POUND_KG,
}  # fmt: skip
_MULTIPLES = {"": 1, "thousand ": 10**3, "million ": 10**6, "billion ": 10**9}
_UNITS: dict[str, Unit] = {name: Unit(name, "mass", factor) for name, factor in _MASS.items()}
for _word, _times in _MULTIPLES.items():
    for _crop, _pounds in _BUSHEL_LB.items():
        _name = f"{_word}bushels of {_crop}"
        _UNITS[_name] = Unit(_name, "mass", _times * _pounds * _POUND_KG)
    for _money in _CURRENCIES:
        _UNITS[_word + _money] = Unit(_word + _money, f"money ({_money})", Fraction(_times))
for _piece in (*_PIECES, *_VOLUMES):
    _UNITS[_piece] = Unit(_piece, _piece, Fraction(1))

_ALIASES = {
    "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "kilogramme": "kg", "kilogrammes": "kg", "千克": "kg",
    "tonne": "t", "tonnes": "t", "metric ton": "t", "metric tons": "t", "metric tonnes": "t", "吨": "t",
    "thousand t": "kt", "thousand tonnes": "kt", "thousand metric tons": "kt", "1000 mt": "kt",
    "million t": "Mt", "million tonnes": "Mt", "million metric tons": "Mt", "mmt": "Mt",
    "pounds": "lb", "lbs": "lb", "licence": "licences", "license": "licences", "licenses": "licences",
    "application": "applications", "count": "units", "number": "units", "us dollar": "USD", "us dollars": "USD",
    "dollars": "USD", "us$": "USD", "$": "USD", "美元": "USD", "usd bn": "billion USD", "usd billion": "billion USD",
    "bn usd": "billion USD", "usd m": "million USD", "usd million": "million USD", "million us dollars": "million USD",
    "billion us dollars": "billion USD", "usd thousand": "thousand USD", "rmb": "CNY", "yuan": "CNY",
    "rmb yuan": "CNY", "人民币": "CNY",
}  # fmt: skip
_BUSHELS = re.compile(r"^(thousand |million |billion )?(?:bu|bushels?)(?: of (\w+))?$")


def parse_unit(text: str, product: str | None = None, where: str = "unit") -> Unit:
    """The unit that ``text`` names; ``product`` says which bushel a bare ``bushels`` means.

    >>> parse_unit("million bushels", "soybeans").name, parse_unit("Metric Tons").name, parse_unit("MMT").name
    ('million bushels of soybeans', 't', 'Mt')

    Raises
    ------
    UnitError
        For a unit nobody knows, ``tons`` (short, long or metric?) and bushels of an unknown crop.
    """
    plain = " ".join(text.split())
    if plain in _UNITS:
        return _UNITS[plain]
    if plain == "MT":  # of the US Department of Agriculture: metric tons, not megatonnes
        return _UNITS["t"]
    low = plain.lower()
    if match := _BUSHELS.match(low):
        crop = match[2] or product or ""
        name = f"{match[1] or ''}bushels of {crop}"
        if name in _UNITS:
            return _UNITS[name]
        expected = "bushels of soybeans, wheat or corn"
        raise UnitError(
            Problem(where, repr(text), expected, "name the crop: their bushels weigh differently")
        )
    if low in _ALIASES:
        return _UNITS[_ALIASES[low]]
    for word in _MULTIPLES:
        if word and low.startswith(word) and low[len(word) :].upper() in _CURRENCIES:
            return _UNITS[word + low[len(word) :].upper()]
    if low.upper() in _CURRENCIES:
        return _UNITS[low.upper()]
    if low in ("ton", "tons"):
        raise UnitError(
            Problem(
                where,
                repr(text),
                "a unit of one meaning",
                "write 't' for metric tons; short tons are not known",
            )
        )
    known = (
        "kg, t, kt, Mt, lb, bushels of soybeans, USD, million USD, billion USD, licences, applications, units"
    )
    raise UnitError(Problem(where, repr(text), f"a unit such as {known}", "write one of them"))


def convert(value: float, source: Unit, target: Unit) -> float:
    """``value`` in another unit of the same dimension.

    >>> round(convert(985e6, parse_unit("bushels of soybeans"), parse_unit("Mt")), 3)
    26.807

    Raises
    ------
    UnitError
        For units of different dimensions.
    """
    if source.dimension != target.dimension:
        raise UnitError(
            Problem(
                "unit", source.name, f"a unit of {target.dimension}", "give data of the commitment's kind"
            )
        )
    if source.factor == target.factor:
        return value
    return value * float(source.factor / target.factor)


_STEPS = {
    "mass": (("Mt", 1e9), ("kt", 1e6), ("t", 1e3)),
    "money": (("billion ", 1e9), ("million ", 1e6), ("", 1.0)),
}


def scaled(unit: Unit, largest: float) -> Unit:
    """The unit in which a number as large as ``largest`` (in ``unit``) is written: 25,000,000 t are 25 Mt."""
    base = abs(largest) * float(unit.factor)
    if unit.dimension == "mass":
        return next((_UNITS[name] for name, size in _STEPS["mass"] if base >= size), unit)
    if unit.dimension.startswith("money"):
        currency = unit.dimension[7:-1]
        return next((_UNITS[word + currency] for word, size in _STEPS["money"] if base >= size), unit)
    return unit


def display(unit: Unit) -> str:
    """Name of a unit after a number: ``Mt``, ``billion USD``, ``licences``."""
    return unit.name

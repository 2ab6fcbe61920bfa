"""Conversions are exact, and what means two things is refused."""

from __future__ import annotations

import pytest

from detente.errors import UnitError
from detente.tracking.units import convert, parse_unit, scaled


def test_bushels() -> None:
    bushel, tonne = parse_unit("bushels of soybeans"), parse_unit("t")
    assert convert(1, bushel, parse_unit("kg")) == 27.2155422
    assert convert(1, tonne, bushel) == pytest.approx(36.7437, abs=5e-5)
    assert convert(1, tonne, parse_unit("bushels of corn")) == pytest.approx(39.3683, abs=5e-5)
    assert convert(218, parse_unit("million bushels", "soybeans"), parse_unit("Mt")) == pytest.approx(
        5.933, abs=5e-4
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MT", "t"), ("Mt", "Mt"), ("Metric Tons", "t"), ("1000 MT", "kt"), ("US$", "USD"), ("USD bn", "billion USD"),
        ("million EUR", "million EUR"), ("千克", "kg"), ("licenses", "licences"), ("usd", "USD"),
    ],
)  # fmt: skip
def test_names(text: str, name: str) -> None:
    assert parse_unit(text).name == name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tons",
         "unit: got 'tons', expected a unit of one meaning. "
         "Fix: write 't' for metric tons; short tons are not known."),
        ("bushels",
         "unit: got 'bushels', expected bushels of soybeans, wheat or corn. "
         "Fix: name the crop: their bushels weigh differently."),
    ],
)  # fmt: skip
def test_refusals(text: str, message: str) -> None:
    with pytest.raises(UnitError) as error:
        parse_unit(text)
    assert str(error.value) == message


def test_dimensions_do_not_mix() -> None:
    with pytest.raises(UnitError, match=r"got USD, expected a unit of mass"):
        convert(1, parse_unit("USD"), parse_unit("t"))


def test_scaled() -> None:
    assert scaled(parse_unit("t"), 25e6).name == "Mt"
    assert scaled(parse_unit("Mt"), 0.5).name == "kt"
    assert scaled(parse_unit("million USD"), 5e5).name == "billion USD"
    assert scaled(parse_unit("licences"), 1e6).name == "licences"

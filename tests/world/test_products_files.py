"""Definitions as files: read, written, and every complaint with its line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from detente.errors import InputError
from detente.world import World
from detente.world.products import ProductDefinition, read_product
from detente.world.products.files import parse_product
from detente.world.products.shipped import definition, shipped_products

MOTORS = """\
product: electric_motors
sector: C27
description: Motors and generators
hs: ["8501"]
trade:
  - {origin: CHN, destination: USA, usd_m: 4200, year: 2022, grade: assumption, low: 3000, high: 5000, source: me}
  - {origin: EU, destination: WLD, share: 20 %}
typical:
  WLD: 15 %
  CHN: 0.12
uses: {C29: 30 %, final: 10 %}
inputs: {C24B: 12 %}
value_added: 30 %
tariffs:
  - {origin: CHN, destination: USA, rate: 10 %}
elasticity: {all: 5, GYY: 4}
notes:
  - An example.
"""


def message(text: str) -> str:
    with pytest.raises(InputError) as error:
        parse_product(text, "motors.yaml")
    return str(error.value)


def test_a_file_makes_a_sector(tmp_path: Path) -> None:
    path = tmp_path / "motors.yaml"
    path.write_text(MOTORS, encoding="utf-8")
    world = World.load()
    split = world.with_products(path)
    k = split.sector("electric_motors")
    china, usa = split.economy("CHN"), split.economy("USA")
    assert split.flows[china, usa, k] == pytest.approx(4200, rel=1e-8)
    assert split.tariffs[china, usa, k] == pytest.approx(0.1)
    assert (split.elasticity("GYY")[k], split.elasticity("LL")[k]) == (4.0, 5.0)
    assert split.check(1e-11).ok
    assert "electric_motors: 1 figure of grade assumption: me." in split.meta.notes
    assert "electric_motors: An example." in split.meta.notes
    by_text = world.with_products(str(path))
    by_object = world.with_products(read_product(path))
    for other in (by_text, by_object):
        assert np.array_equal(other.flows, split.flows)
    assert ProductDefinition.read(path) == read_product(path)


def test_shipped_products_come_before_files(tmp_path: Path) -> None:
    path = tmp_path / "robots.yaml"
    text = "product: robots\nsector: C28\ntypical: {WLD: 2 %}\ninputs: {rare_earth_magnets: 1 %}\n"
    path.write_text(text, encoding="utf-8")
    split = World.load().with_products(path, "rare_earth_magnets")
    china = split.economy("CHN")
    magnets, robots = split.sector("rare_earth_magnets"), split.sector("robots")
    bought = split.intermediate[china, magnets, robots]
    assert bought == pytest.approx(0.01 * split.output[china, robots], rel=1e-9)


@pytest.mark.parametrize("product", [*shipped_products(), "electric_motors"])
def test_written_and_read_again(product: str) -> None:
    known = parse_product(MOTORS) if product == "electric_motors" else definition(product)
    assert parse_product(known.to_yaml()) == known


def test_every_problem_of_a_file_with_its_line() -> None:
    text = """\
product: Electric motors
sector: C27
trades: []
trade:
  - {origin: CHN, destination: USA, usd_m: 5, shre: 3}
  - {origin: CHN, destination: DEU}
  - {origin: CHN, destination: DEU, usd_m: 5, share: 5 %}
  - {origin: CHN, destination: DEU, usd_m: 5, low: 7}
  - {origin: CHN, destination: DEU, share: 5 %, high: 4 %}
  - {origin: CHN, destination: DEU, usd_m: 5, grade: good}
  - {origin: CHN, usd_m: lots}
home:
  - {economy: CHN, share: 25}
tariffs:
  - {origin: CHN, destination: USA, rate: 25, who: me}
typical: {CHN: 120 %}
elasticity: {GYY: 0}
"""
    assert message(text).splitlines() == [
        "motors.yaml:1 product: got 'Electric motors', expected a short name in lower case, words joined by '_'. Fix: "
        "write for example electric_motors.",
        "motors.yaml:5 trade[0].shre: got the unknown key 'shre', expected one of usd_m, share, low, high, year, "
        "grade, source, note, origin, destination. Fix: write 'share'.",
        "motors.yaml:6 trade[1]: got neither 'usd_m' nor 'share', expected exactly one of 'usd_m' (million USD) and "
        "'share' (of the sector). Fix: add one of the two.",
        "motors.yaml:7 trade[2]: got both 'usd_m' and 'share', expected exactly one of 'usd_m' (million USD) and "
        "'share' (of the sector). Fix: keep one of the two.",
        "motors.yaml:8 trade[3]: got 5 with a 'low' of 7, expected low <= value <= high. Fix: correct 'low' or the "
        "value.",
        "motors.yaml:9 trade[4]: got 0.05 with a 'high' of 0.04, expected low <= value <= high. Fix: correct 'high' or "
        "the value.",
        "motors.yaml:10 trade[5].grade: got 'good', expected 'official', 'secondary', 'estimate' or 'assumption'. Fix: "
        "choose one of them.",
        "motors.yaml:11 trade[6].usd_m: got 'lots', expected a valid number, unable to parse string as a number. Fix: "
        "change it; the page on products says what may stand here.",
        "motors.yaml:11 trade[6].destination: got nothing, expected the key 'destination'. Fix: add 'destination:'.",
        'motors.yaml:13 home[0].share: got 25, expected a share from 0 to 1, or "0 %" to "100 %". Fix: write 0.25 '
        'or "25 %".',
        'motors.yaml:16 typical.CHN: got \'120 %\', expected a share from 0 to 1, or "0 %" to "100 %". Fix: write '
        'for example 0.25 or "25 %".',
        'motors.yaml:15 tariffs[0].rate: got 25, expected a fraction from -1 to 10. Fix: write 0.25 or "25 %".',
        "motors.yaml:15 tariffs[0].who: got the unknown key 'who', expected one of origin, destination, rate, source. "
        "Fix: remove it.",
        "motors.yaml:17 elasticity.GYY: got 0, expected a number greater than 0. Fix: change it; the page on products "
        "says what may stand here.",
        "motors.yaml:3 trades: got the unknown key 'trades', expected one of product, sector, also_in, description, "
        "hs, year, usd_per_t, trade, home, production, use, typical, typical_source, uses, uses_source, inputs, "
        "inputs_source, value_added, tariffs, elasticity, goods, cap, notes. Fix: write 'trade'.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a", "got a list, expected a mapping with 'product' and 'sector'. Fix: see the page on products."),
        (
            "",
            "got an empty file, expected a mapping with 'product' and 'sector'. Fix: see the page on products.",
        ),
        (
            "4",
            "got a single value, expected a mapping with 'product' and 'sector'. Fix: see the page on products.",
        ),
        (
            "product: [",
            "got text that is no YAML (expected the node content, but found '<stream end>'), expected a product "
            "definition in YAML. Fix: check indentation, colons and quotes near this line.",
        ),
    ],
)
def test_no_definition_at_all(text: str, expected: str) -> None:
    assert message(text) == f"motors.yaml:1: {expected}"


def test_shares_that_add_up_to_too_much_are_told_where_they_stand() -> None:
    text = "product: a\nsector: C27\nuses: {C27: 0.5, C29: 0.6}\n"
    assert message(text) == (
        "motors.yaml:3 uses: got shares that add up to 110 %, expected at most 100 %. Fix: lower them."
    )


def test_problems_with_the_world_have_lines_too(tmp_path: Path) -> None:
    path = tmp_path / "motors.yaml"

    def refused(text: str) -> str:
        path.write_text(f"product: motors\nsector: C27\n{text}", encoding="utf-8")
        with pytest.raises(InputError) as error:
            World.load().with_products(path)
        return str(error.value)

    assert refused("trade:\n  - {origin: CHN, destination: USA, usd_m: 5}\n  - {origin: CHX, destination: USA, "
                   "usd_m: 5}\n") == (
        "motors.yaml:5 trade[1].origin: got 'CHX', expected an economy of this world. Fix: write CHN (China) or CHL "
        "(Chile) or CHE (Switzerland)."
    )  # fmt: skip
    assert refused("trade:\n  - {origin: CHN, destination: DEU, usd_m: 5e9}\n") == (
        "motors.yaml:4 trade[0] CHN to DEU: got 5e+09 million USD, expected at most the 24,061.8 of C27. Fix: lower "
        "it, or set 'cap' to take what the sector sells."
    )
    assert refused("typical: {WLD: 5 %}\nuses: {C27: 20 %, C2: 30 %}\n") == (
        "motors.yaml:4 uses.C2: got 'C2', expected a sector of this world. Fix: write C29 (Motor vehicles) or C28 "
        "(Machinery) or C27 (Electrical equipment)."
    )
    assert refused("uses: {C27: 20 %}\n").startswith("product motors: got no figure on how large it is, ")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for name, expected in (
        (
            "none.yaml",
            f"{tmp_path / 'none.yaml'}: got no such file, expected a product definition. Fix: check the path.",
        ),
        ("", f"{tmp_path}: got a folder, expected a product definition. Fix: name a file in it."),
        (
            "latin.yaml",
            "latin.yaml: got bytes that are no text, expected a product definition in YAML (UTF-8). Fix: save it as "
            "UTF-8 text.",
        ),
    ):
        (tmp_path / "latin.yaml").write_bytes("product: café".encode("latin-1"))
        with pytest.raises(InputError) as error:
            read_product(tmp_path / name)
        assert str(error.value) == expected

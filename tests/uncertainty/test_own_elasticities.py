"""A user's own trade elasticities: read from anything, named, and refused word for word."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from detente.errors import InputError, LabelError
from detente.world import World
from detente.world.elasticities import read_elasticities, resolve_elasticities
from worlds import random_world


@pytest.fixture(scope="module")
def world() -> World:
    return random_world(1, 3, 3)


def refusal(world: World, given: object, kind: type[InputError] = InputError) -> str:
    with pytest.raises(kind) as wrong:
        resolve_elasticities(world, given)
    assert type(wrong.value) is kind
    return str(wrong.value)


def test_a_set_by_name_and_the_default(world: World) -> None:
    assert resolve_elasticities(world)[0] == world.default_elasticities == "A"
    name, theta = resolve_elasticities(world, "B")
    assert name == "B"
    np.testing.assert_array_equal(theta, world.elasticities["B"])


def test_a_mapping_and_a_sequence(world: World) -> None:
    for given in ({"S00": 2, "S01": 3.5, "S02": 4.0}, [2, 3.5, 4], np.array([2.0, 3.5, 4.0])):
        name, theta = resolve_elasticities(world, given)
        assert name == "user"
        np.testing.assert_array_equal(theta, [2.0, 3.5, 4.0])
        with pytest.raises(ValueError, match="read-only"):
            theta[0] = 1.0


def test_others_are_a_value_or_a_set(world: World) -> None:
    name, theta = resolve_elasticities(world, {"S01": 7.0, "others": 4.0})
    assert name == "user"
    np.testing.assert_array_equal(theta, [4.0, 7.0, 4.0])
    name, theta = resolve_elasticities(world, {"S01": 7.0, "others": "B"})
    assert name == "user, others B"
    b = world.elasticities["B"]
    np.testing.assert_array_equal(theta, [b[0], 7.0, b[2]])


def test_a_range_stands_for_its_geometric_middle(world: World) -> None:
    theta = resolve_elasticities(world, {"S00": {"low": 2.0, "high": 8.0}, "others": {"theta": 3.0}})[1]
    np.testing.assert_allclose(theta, [4.0, 3.0, 3.0])


def test_a_product_takes_the_value_of_its_sector() -> None:
    whole = random_world(1, 3, 4)
    world = whole.replace(parents={"S02": "S01"})
    theta = resolve_elasticities(world, {"S00": 2.0, "S01": 5.0, "S03": 4.0})[1]
    np.testing.assert_array_equal(theta, [2.0, 5.0, 5.0, 4.0])
    theta = resolve_elasticities(world, {"S00": 2.0, "S01": 5.0, "S02": 9.0, "S03": 4.0})[1]
    np.testing.assert_array_equal(theta, [2.0, 5.0, 9.0, 4.0])


def test_files(world: World, tmp_path: Path) -> None:
    table = tmp_path / "my.csv"
    table.write_text(
        "# from a paper\nsector,theta,standard_error\nS00,2,0.5\nS01,3,\nothers,B,\n", encoding="utf-8"
    )
    plain = tmp_path / "my.yaml"
    plain.write_text("S00: 2\nS01: {theta: 3, low: 2, high: 5}\nothers: B\n", encoding="utf-8")
    for path, name in ((table, "user: my.csv, others B"), (str(plain), "user: my.yaml, others B")):
        got, theta = resolve_elasticities(world, path)
        assert got == name
        np.testing.assert_array_equal(theta, [2.0, 3.0, world.elasticities["B"][2]])
    assert read_elasticities(table).entries["S00"].standard_error == 0.5
    assert read_elasticities(plain).entries["S01"].high == 5.0


def test_unknown_set(world: World) -> None:
    assert refusal(world, "GYX", LabelError) == (
        "elasticities: got 'GYX', expected a set of this world. Fix: write one of A, B, or the path of a .csv or "
        ".yaml file."
    )
    assert refusal(world, {"S00": 1.0, "others": "C"}, LabelError) == (
        "elasticities (user): others: got 'C', expected a value or a set of this world. Fix: write one of A, B."
    )


def test_every_problem_of_a_mapping(world: World) -> None:
    assert refusal(world, {"S00": -2, "S1": 3}) == (
        "elasticities[S1]: got 'S1', expected a sector of this world. Fix: write S01.\n"
        "elasticities[S00]: got -2, expected a finite number above 0. Fix: write the elasticity as a positive "
        "number: the fall of imports in % per 1 % of price.\n"
        "elasticities (user): got no value for S01, S02, expected one for each of the 3 sectors. Fix: add them, or "
        "'others' with a value or the name of a set."
    )
    assert refusal(world, {"S00": "4"}) == (
        "elasticities[S00]: got '4', expected a number. Fix: write for example 4.5."
    )
    assert refusal(world, {"S00": {"mean": 4}}) == (
        "elasticities[S00]: got the unknown key 'mean', expected one of theta, standard_error, low, high. "
        "Fix: remove it."
    )
    assert refusal(world, {"S00": {"low": 5.0, "high": 2.0}, "others": 4}) == (
        "elasticities[S00]: got a range from 5 to 2, expected low below high. Fix: swap the two."
    )
    assert refusal(world, {"S00": {"low": 5.0}, "others": 4}) == (
        "elasticities[S00]: got no value, expected a trade elasticity above 0. Fix: add the value, or both ends of a "
        "range."
    )


def test_a_sequence_of_the_wrong_length(world: World) -> None:
    assert refusal(world, [1.0, 2.0]) == (
        "elasticities: got 2 values, expected one for each of the 3 sectors. Fix: give them in the order of "
        "world.sectors, or as a mapping from sector to value."
    )


def test_every_problem_of_a_file(world: World, tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_text("sector,theta\nS00,four\nS01,3\nS01,4\nS02\n", encoding="utf-8")
    assert refusal(world, path) == (
        "my.csv:2 S00: got 'four', expected a number. Fix: write for example 4.5.\n"
        "my.csv:4 S01: got a second row, expected one row for each sector. Fix: keep one of the two.\n"
        "my.csv:5 S02: got 1 cells, expected 2 as in the header. Fix: mend the line."
    )
    path.write_text("sector,theta\nS00,0\nS01,inf\nS2,3\n", encoding="utf-8")
    assert refusal(world, path) == (
        "my.csv:4 S2: got 'S2', expected a sector of this world. Fix: write S02.\n"
        "my.csv:2 S00: got 0, expected a finite number above 0. Fix: write the elasticity as a positive number: the "
        "fall of imports in % per 1 % of price.\n"
        "my.csv:3 S01: got inf, expected a finite number above 0. Fix: write the elasticity as a positive number: "
        "the fall of imports in % per 1 % of price.\n"
        "elasticities (user: my.csv): got no value for S02, expected one for each of the 3 sectors. Fix: add them, "
        "or 'others' with a value or the name of a set."
    )
    path.write_text("code,value\nS00,4\n", encoding="utf-8")
    assert refusal(world, path) == (
        "my.csv:1: got the header 'code,value', expected a header with 'sector' and 'theta', from the columns "
        "sector, theta, standard_error, low, high. Fix: begin the file with the line sector,theta."
    )
    path.write_text("", encoding="utf-8")
    assert "got an empty file" in refusal(world, path)


def test_yaml_with_lines(world: World, tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    path.write_text("others: 4\nS00: -1\n", encoding="utf-8")
    assert refusal(world, path).startswith("my.yaml:2 S00: got -1, expected a finite number above 0.")
    path.write_text("- S00\n", encoding="utf-8")
    assert refusal(world, path) == (
        "my.yaml:1: got no mapping, expected lines 'sector: theta'. Fix: write for example 'C26: 4.5'."
    )
    path.write_text("S00: [1\n", encoding="utf-8")
    assert refusal(world, path) == (
        "my.yaml:2: got text that is no YAML, expected lines 'sector: theta'. Fix: check indentation and colons near "
        "this line."
    )


def test_files_that_cannot_be_read(world: World, tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    assert refusal(world, path) == (
        f"{path}: got no such file, expected a CSV or YAML file of elasticities. Fix: check the path."
    )
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    assert refusal(world, folder).startswith(f"{folder}: got a folder, expected")
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00")
    assert refusal(world, binary) == (
        "binary.csv: got bytes that are no text, expected a table in UTF-8. Fix: save it as UTF-8 text."
    )

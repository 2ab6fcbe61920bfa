"""Sweep files: which scenarios they stand for, in which order, and what is wrong with them, word for word."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sweep_cases import WORLD

from detente.errors import InputError, LabelError
from detente.scenario.schema import Tariff
from detente.sweep import Grid, read_scenarios, solve_many

WAR = """\
title: Two rates
scenario:
  closure: fixed
  measures:
    - kind: import_tariff
      origin: E00
      destination: E01
    - kind: import_tariff
      origin: E01
      destination: E00
      rate: 5 %
axes:
  - name: first
    set: measures[0].add
    levels: [0 %, 10 %, 25.5 %]
  - name: balances
    set: closure
    levels: [fixed, scaled]
  - name: second
    set: measures[1].rate
    range: {from: 10 %, to: 70 %, count: 4}
"""

DRAWS = """\
scenario:
  title: Drawn
  measures:
    - {kind: import_tariff, origin: E00, destination: E01}
    - {kind: import_tariff, origin: E02, destination: E01}
axes:
  - name: both
    set: ["measures[0].add", "measures[1].add"]
    draw: {distribution: uniform, low: 0 %, high: 40 %}
  - name: closure
    set: closure
    levels: [fixed, balanced]
draws: 50
seed: 3
"""


def grid(tmp_path: Path, text: str) -> Grid:
    path = tmp_path / "sweep.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_scenarios(path)
    assert isinstance(found, Grid)
    return found


def rates(found: Grid, number: int) -> list[float | None]:
    measures = [m for m in found[number].measures if isinstance(m, Tariff)]
    return [m.add if m.add is not None else m.rate for m in measures]


def test_a_grid_has_every_combination_the_last_axis_fastest(tmp_path: Path) -> None:
    found = grid(tmp_path, WAR)
    assert found.title == "Two rates"
    assert found.axes == ("first", "balances", "second")
    assert found.shape == (3, 2, 4)
    assert len(found) == 24
    assert rates(found, 0) == [0.0, 0.1]
    assert rates(found, 3) == [0.0, 0.7]
    assert rates(found, 12) == [0.1, 0.1]
    assert found[12].closure == "scaled"
    assert found.levels(13) == {"first": 0.1, "balances": "scaled", "second": 0.3}
    assert found[13].id == "scenario-00013"
    assert found[13].title == "Two rates: first 10 %, balances scaled, second 0.3"
    assert found[-1] == found[23]
    assert found[2:4] == [found[2], found[3]]
    assert [s.id for s in found] == [f"scenario-{i:05d}" for i in range(24)]
    with pytest.raises(IndexError):
        found[24]


def test_draws_depend_on_the_seed_and_the_name_alone(tmp_path: Path) -> None:
    found = grid(tmp_path, DRAWS)
    assert found.shape == (2, 50)
    assert found.axes == ("both", "closure", "draw")
    values = [found.levels(i)["both"] for i in range(100)]
    assert values[:50] == values[50:]
    assert all(0.0 <= float(v) <= 0.4 for v in values)
    assert len(set(values)) == 50
    assert abs(np.mean(values) - 0.2) < 0.05
    assert rates(found, 7) == [values[7], values[7]]
    assert found.levels(57)["draw"] == 7.0
    renamed = grid(tmp_path, DRAWS.replace("name: closure", "name: balances"))
    assert [renamed.levels(i)["both"] for i in range(100)] == values
    other = grid(tmp_path, DRAWS.replace("seed: 3", "seed: 4"))
    assert not set(values) & {other.levels(i)["both"] for i in range(100)}
    more = grid(tmp_path, DRAWS.replace("draws: 50", "draws: 60"))
    assert [more.levels(i)["both"] for i in range(50)] == values[:50]


@pytest.mark.parametrize(
    "draw",
    [
        "{distribution: loguniform, low: 1 %, high: 40 %}",
        "{distribution: normal, mean: 20 %, sd: 5 %, low: 0, high: 1}",
        "{distribution: lognormal, median: 20 %, log_sd: 0.3}",
        "{distribution: triangular, low: 0 %, mode: 10 %, high: 40 %}",
    ],
)
def test_every_distribution(tmp_path: Path, draw: str) -> None:
    text = DRAWS.replace("{distribution: uniform, low: 0 %, high: 40 %}", draw)
    values = [float(grid(tmp_path, text).levels(i)["both"]) for i in range(50)]
    assert len(set(values)) == 50
    assert 0.02 < np.median(values) < 0.3


def test_a_sweep_of_a_file_is_solved_with_its_axes_as_columns(tmp_path: Path) -> None:
    found = grid(tmp_path, WAR)
    sweep = solve_many(WORLD, found)
    table = sweep.scenarios
    assert table.columns.tolist() == [
        "scenario", "id", "title", "first", "balances", "second", "status", "verdict", "reason", "residual", "walras",
        "steps",
    ]  # fmt: skip
    assert table["first"].dtype == np.float64
    assert table["balances"].tolist() == (["fixed"] * 4 + ["scaled"] * 4) * 3
    assert sweep.manifest["title"] == "Two rates"
    assert sweep.manifest["scenarios"]["axes"] == ["first", "balances", "second"]
    dataset = sweep.to_dataset()
    assert dataset["real_income_pct"].dims == ("scenario", "economy")
    assert dataset["second"].sel(scenario=3).item() == 0.7
    row = sweep.economies.query("scenario == 23 and economy == 'E01'")
    assert dataset["real_income_pct"].sel(scenario=23, economy="E01").item() == row["real_income_pct"].item()


def test_everything_wrong_with_a_file_is_said_at_once(tmp_path: Path) -> None:
    text = """\
titel: Two rates
scenario:
  title: x
  measures:
    - {kind: import_tariff, origin: E00, destination: E01}
axes:
  - name: a
    set: measures[1].add
    levels: [0 %, 10 %]
  - name: status
    set: measures[0].add
    levels: []
  - name: b
    set: measures[0].add
    levels: [1 %]
    range: {from: 0}
  - name: c
    set: measures[0].add
    range: {from: low, to: 60 %, count: 1, step: 2}
  - name: c2
    draw: {distribution: unifrm}
  - set: closure
    draw: {distribution: uniform, low: 5 %, high: 1 %}
  - 7
draws: none
"""
    with pytest.raises(InputError) as caught:
        grid(tmp_path, text)
    lines = str(caught.value).splitlines()
    assert lines == [
        "sweep.yaml:1 titel: got the unknown key 'titel', expected one of format, title, scenario, axes, draws, seed. "
        "Fix: write 'title'.",
        "sweep.yaml:8 axes[0].set: got 'measures[1].add', expected a place in the scenario above. "
        "Fix: write for example 'set: measures[0].add', measures counted from 0.",
        "sweep.yaml:10 axes[1].name: got 'status', expected a name that no column of the results has. "
        "Fix: choose another.",
        "sweep.yaml:12 axes[1].levels: got nothing, expected a list of levels. Fix: write '[0 %, 25 %, 60 %]'.",
        "sweep.yaml:13 axes[2]: got 'levels' and 'range', expected exactly one of 'levels', 'range' and 'draw'. "
        "Fix: keep one.",
        "sweep.yaml:19 axes[3].range.step: got the unknown key 'step', expected one of from, to, count. "
        "Fix: remove it.",
        "sweep.yaml:19 axes[3].range.from: got 'low', expected a number, or a percentage such as '25 %'. "
        "Fix: write for example 'from: 25 %'.",
        "sweep.yaml:19 axes[3].range.count: got 1, expected a whole number from 2. Fix: add for example 'count: 5'.",
        "sweep.yaml:20 axes[4].set: got nothing, expected a place, or a list of places. "
        "Fix: write for example 'set: measures[0].add'.",
        "sweep.yaml:21 axes[4].draw: got 'unifrm', expected a distribution: "
        "uniform, loguniform, normal, lognormal, triangular. "
        "Fix: write '{distribution: uniform, low: 0 %, high: 60 %}'.",
        "sweep.yaml:22 axes[5].name: got none, expected a name. Fix: add 'name: rate'.",
        "sweep.yaml:23 axes[5].draw: got other numbers, expected finite bounds, low before high. Fix: correct them.",
        "sweep.yaml:24 axes[6]: got no mapping, expected an axis with 'name', 'set' and its levels. "
        "Fix: write '- name: ...'.",
        "sweep.yaml:25 draws: got 'none', expected a whole number. Fix: write for example 'draws: 1'.",
    ]


def test_levels_that_the_scenario_refuses_are_said_at_the_axis(tmp_path: Path) -> None:
    text = WAR.replace("[0 %, 10 %, 25.5 %]", "[0 %, 25, 2000 %]").replace("origin: E01", "orign: E01")
    with pytest.raises(InputError) as caught:
        grid(tmp_path, text)
    assert str(caught.value).splitlines() == [
        "sweep.yaml:8 scenario.measures[1].origin: got nothing, expected the key 'origin'. Fix: add 'origin:'.",
        "sweep.yaml:9 scenario.measures[1].orign: got the unknown key 'orign', expected one of from, until, note, "
        "origin, destination, sectors, kind, rate, add. Fix: write 'origin'.",
        "sweep.yaml:13 axes[0] (measures[0].add of scenario 8): got 25, expected a fraction from -1 to 10. "
        'Fix: write 0.25 or "25 %".',
        "sweep.yaml:13 axes[0] (measures[0].add of scenario 16): got '2000 %', expected a fraction from -1 to 10. "
        'Fix: write at most "1000 %".',
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            "sweep.yaml:1: got no mapping, expected a mapping with 'scenario' and 'axes'. "
            "Fix: see the page on sweeps.",
        ),
        (
            "axes: 3\nformat: detente-sweep-2",
            "sweep.yaml:2 format: got 'detente-sweep-2', expected 'detente-sweep-1'. "
            "Fix: write 'format: detente-sweep-1'.\n"
            "sweep.yaml:1 scenario: got none, expected a scenario as in a scenario file. "
            "Fix: add 'scenario:' with a title and measures.\n"
            "sweep.yaml:1 axes: got no list, expected a list of axes. Fix: begin each axis with '- name: ...'.",
        ),
        (
            DRAWS.replace("draws: 50\n", ""),
            "sweep.yaml:1 draws: got none, expected 'draws' where an axis is drawn, and only there. "
            "Fix: add 'draws: 100'.",
        ),
        (
            WAR + "draws: 5\n",
            "sweep.yaml:22 draws: got 5 draws of nothing, expected 'draws' where an axis is drawn, and only there. "
            "Fix: remove it.",
        ),
        (
            WAR.replace("name: balances", "name: first"),
            "sweep.yaml:12 axes: got two axes 'first', expected one axis of each name. Fix: rename one of them.",
        ),
        (
            WAR.replace("[fixed, scaled]", "[fixed, 0.3]"),
            "sweep.yaml:18 axes[1].levels: got numbers and words, expected one of the two. Fix: split the axis.",
        ),
        (
            WAR.replace("scenario:", "scenario: ["),
            "sweep.yaml:4: got text that is no YAML (expected ',' or ']', but got ':'), expected a scenario in YAML. "
            "Fix: check indentation, colons and quotes near this line.",
        ),
    ],
)  # fmt: skip
def test_messages(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        grid(tmp_path, text)
    assert str(caught.value) == message


def test_unknown_labels_are_said_with_their_line(tmp_path: Path) -> None:
    found = grid(tmp_path, WAR.replace("destination: E01", "destination: E10"))
    with pytest.raises(LabelError) as caught:
        solve_many(WORLD, found)
    assert str(caught.value) == (
        "sweep.yaml:7 scenario.measures[0].destination (and 23 more scenarios): got 'E10', expected an economy of "
        "this world. Fix: write E08 or E07 or E06."
    )
    by_axis = WAR.replace("set: closure", "set: measures[0].destination").replace(
        "[fixed, scaled]", "[E01, E99]"
    )
    with pytest.raises(LabelError) as caught:
        solve_many(WORLD, grid(tmp_path, by_axis))
    assert str(caught.value).startswith(
        "sweep.yaml:16 axes[1] (measures[0].destination of scenario 4) (and 11 more scenarios): got 'E99', "
    )


SINGLE = """\
title: {title}
measures:
  - kind: import_tariff
    origin: {origin}
    destination: E01
    add: 10 %
"""


def test_a_folder_of_files_is_taken_in_the_order_of_names(tmp_path: Path) -> None:
    folder = tmp_path / "shocks"
    folder.mkdir()
    for name, origin in (("b.yaml", "E02"), ("a.yml", "E00"), ("c.yaml", "E03")):
        (folder / name).write_text(SINGLE.format(title=name, origin=origin), encoding="utf-8")
    (folder / "notes.txt").write_text("not a scenario")
    found = read_scenarios(folder)
    assert [s.title for s in found] == ["a.yml", "b.yaml", "c.yaml"]
    sweep = solve_many(WORLD, found)
    assert sweep.scenarios["file"].tolist() == ["a.yml", "b.yaml", "c.yaml"]
    assert sweep.manifest["title"] == "shocks"
    (folder / "b.yaml").write_text(SINGLE.format(title="b", origin="E77"), encoding="utf-8")
    with pytest.raises(LabelError, match=r"^b\.yaml:4 measures\[0\]\.origin: got 'E77'"):
        solve_many(WORLD, read_scenarios(folder))
    (folder / "a.yml").write_text("title: a\nmeasure: []\n", encoding="utf-8")
    (folder / "c.yaml").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_scenarios(folder)
    assert [line.split(" got ")[0] for line in str(caught.value).splitlines()] == [
        "a.yml:2 measure:",
        "c.yaml:1:",
    ]


def test_what_is_no_sweep(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"got no scenario file, expected at least one \.yaml file"):
        read_scenarios(tmp_path / "empty")
    with pytest.raises(
        InputError, match="got no such file, expected a sweep file, or a folder of scenario files"
    ):
        read_scenarios(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="got bytes that are no text, expected a sweep in YAML"):
        read_scenarios(tmp_path / "bytes.yaml")

"""The benchmarks compare equal work, and their program keeps running. Nothing here looks at how long it takes."""

from __future__ import annotations

import importlib
import json
import math
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

import detente as dt
from worlds import random_world

ROOT = Path(__file__).resolve().parents[2]


def part(name: str) -> ModuleType:
    return importlib.import_module(f"benchmarks.{name}")


def after(world: dt.World, scenario: dt.Scenario) -> np.ndarray:
    return np.asarray(dt.solve(world, scenario).real_income_pct)


# --- opponents -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("points", [0.1, 1.0, 3.0])
@pytest.mark.parametrize("method", ["nested", "krylov"])
def test_opponents_find_the_same_equilibrium(method: str, points: float) -> None:
    nested, roots, cases = part("nested"), part("roots"), part("cases")
    world = dt.World.load()
    run = {"nested": nested.real_income_pct, "krylov": roots.by_all}[method]
    theirs = run(nested.calibrate(world), cases.duties_after(world, points))
    ours = after(world, cases.tariff(points))
    assert np.abs(ours).max() > 0.05
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6)


def test_search_for_wages_finds_the_same_equilibrium() -> None:
    nested, roots, cases = part("nested"), part("roots"), part("cases")
    world = random_world(3, 6, 4)
    measure = {"kind": "import_tariff", "origin": "E01", "destination": "E02", "add": 0.5}
    ours = after(world, cases.scenario([measure], "shock"))
    duties = world.tariffs.transpose(2, 0, 1).copy()
    duties[world.goods, 1, 2] += 0.5
    theirs = roots.by_wages(nested.calibrate(world), duties)
    assert np.abs(ours).max() > 0.05
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6)


def test_one_sector_textbook_agrees() -> None:
    gravity, lines, worlds = part("gravity"), part("lines"), part("worlds")
    world = worlds.one_sector(gravity.SIGMA - 1.0)
    assert np.abs(world.trade_balance).max() < 1e-9 * world.output.sum()
    ours = after(world, lines._doubled_cost())
    assert ours[world.economy("USA")] < -0.1
    np.testing.assert_allclose(ours, gravity.by_textbook(world, "CHN", "USA", 2.0), rtol=0, atol=1e-7)


def test_gegravity_keeps_the_shares_of_its_baseline() -> None:
    """Its answer is that of the textbook with output and spending shares held, not that of moving shares."""
    pytest.importorskip("gegravity")
    gravity, worlds = part("gravity"), part("worlds")
    whole = worlds.one_sector(gravity.SIGMA - 1.0)
    keep = ("USA", "CHN", "DEU", "JPN", "MEX")
    world = whole.aggregate({"REST": [e for e in whole.economies if e not in keep]})
    world = world.replace(tariffs=np.zeros_like(world.tariffs))
    theirs = gravity.welfare_pct(world, "CHN", "USA", 2.0)
    held, moving = (f(world, "CHN", "USA", 2.0) for f in (gravity.by_fixed_shares, gravity.by_textbook))
    np.testing.assert_allclose(theirs, held, rtol=0, atol=1e-6)
    assert np.abs(held - moving).max() > 1e-3


# --- worlds ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ["80x50", "77x45"])
def test_network_world_agrees_with_the_bundled_one(size: str) -> None:
    worlds, cases = part("worlds"), part("cases")
    pytest.importorskip("sanction_simulator")
    world, known = worlds.load(size), dt.World.load()
    assert (len(world.economies), len(world.sectors)) == tuple(map(int, size.split("x")))
    assert world.check().ok
    ours, theirs = after(world, cases.tariff()), after(known, cases.tariff())
    for code in ("USA", "CHN", "MEX", "VNM"):
        # Finer services and no rest of the world: the same effects to a twentieth.
        assert ours[world.economy(code)] == pytest.approx(theirs[known.economy(code)], rel=0.07)
    kept = [known.economies.index(e) for e in world.economies if e in known.economies]
    own = [world.economies.index(known.economies[i]) for i in kept]
    goods = [world.sectors.index(s) for s in known.sectors[:-1]]
    wanted = known.flows[np.ix_(kept, kept, range(len(goods)))]
    got = world.flows[np.ix_(own, own, goods)]
    assert np.abs(got - wanted).max() < 15.0  # million USD, one cell; all others to rounding
    assert np.median(np.abs(got - wanted)) < 1e-6


def test_world_of_1993_gives_the_published_experiment(shared: Path) -> None:
    from detente.trade.equilibrium import equilibrium
    from detente.trade.solve import base_of
    from detente.trade.wedges import Wedges

    world = part("worlds").load("31x40")
    base = base_of(world, "CP")
    with np.load(shared / "data" / "cp2015_nafta" / "cp2015_nafta_noS.npz") as data:
        later = data["tau2005"].transpose(0, 2, 1) - 1.0
    members = [world.economies.index(e) for e in ("MEX", "CAN", "USA")]
    tariff = base.tariff.copy()
    for o in members:
        for d in members:
            if o != d:
                tariff[world.goods, o, d] = later[world.goods, o, d]
    state = equilibrium(base, Wedges(tariff=tariff))
    real = np.log(state.income / base.income) - (base.final_share * state.log_price).sum(axis=0)
    assert [round(100 * math.expm1(real[i]), 4) for i in members] == [0.0073, -0.1101, 0.0741]


def test_missing_data_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    worlds = part("worlds")
    monkeypatch.setitem(sys.modules, "sanction_simulator", None)
    with pytest.raises(worlds.MissingError) as caught:
        worlds.load("80x50")
    assert str(caught.value) == (
        "needs the OECD network in a package on PyPI: pip install --no-deps sanction-simulator"
    )


@pytest.mark.parametrize("parts", [2, 3])
def test_cutting_a_world_changes_no_answer(parts: int) -> None:
    growth, cases = part("growth"), part("cases")
    world = random_world(5, 4, 3)
    tax = [{"kind": "export_tax", "origin": "E01", "destination": "E02", "rate": 0.5}]
    whole = after(world, cases.scenario(tax, "whole"))
    sectors = after(growth.cut_sectors(world, parts), cases.scenario(tax, "sectors cut"))
    np.testing.assert_allclose(sectors, whole, rtol=0, atol=1e-8)
    tax[0] |= {side: [f"{tax[0][side]}{i}" for i in range(parts)] for side in ("origin", "destination")}
    cut = after(growth.cut_economies(world, parts), cases.scenario(tax, "economies cut"))
    np.testing.assert_allclose(cut, np.repeat(whole, parts), rtol=0, atol=1e-8)


def test_merging_gives_the_number_asked_for() -> None:
    growth = part("growth")
    world = dt.World.load()
    small = growth.merged_economies(world, 5)
    assert len(small.economies) == 5
    assert {"USA", "CHN", "REST"} <= set(small.economies)
    assert len(growth.merged_sectors(world, 7).sectors) == 7


# --- timing and tables -----------------------------------------------------------------------------------------


def line(**changes: Any) -> Any:
    registry = part("registry")
    calls = {"engine": np.array([1.0]), "peer": np.array([1.0 + 1e-7])}

    def missing() -> Any:
        raise part("worlds").MissingError("needs what is not here")

    def failing() -> Any:
        def call() -> None:
            raise ArithmeticError("wages do not converge")

        return call

    entries = [
        registry.Contestant(name, lambda value=value: lambda: value, answer=lambda x: x, agrees_to=1e-6)
        for name, value in calls.items()
    ]
    entries += [registry.Contestant("absent", missing), registry.Contestant("broken", failing)]
    entries.append(registry.Contestant("many", lambda: lambda: None, stands_for=1e9))
    return replace(
        registry.Line("name", "section", "a line", tuple(entries), (registry.Mark("wall", 1e3, 5e2),)),
        **changes,
    )


def test_race_times_everybody_and_keeps_failures() -> None:
    worker = part("worker")
    timings = worker.race(line(), 3)
    assert [t.failure for t in timings] == [
        "", "", "needs what is not here", "fails: wages do not converge", ""]  # fmt: skip
    assert [len(t.wall_s) for t in timings] == [3, 3, 0, 0, 3]
    assert timings[1].difference == pytest.approx(1e-7)
    assert min(timings[4].wall_s) > 1e3 * min(timings[0].wall_s)


def test_tables_fit_a_terminal() -> None:
    table, worker, lines = part("table"), part("worker"), part("lines")
    timings = [vars(t) for t in worker.race(line(note="A note. " * 30), 3)]
    shown = table.show_line(line(note="A note. " * 30), timings) + table.show_summary([(line(), timings)])
    assert max(map(len, shown.splitlines())) <= table.WIDTH
    assert "aim met" in shown
    assert "needs what is not here" in shown
    for known in lines.LINES:
        rows = [
            {
                "name": c.name,
                "failure": "",
                "wall_s": [1.0],
                "cpu_s": [1.0],
                "memory_mb": None,
                "difference": 1e-9,
            }
            for c in known.contestants
        ]
        text = table.show_line(known, rows) + table.show_summary([(known, rows)])
        assert max(map(len, text.splitlines())) <= table.WIDTH


@pytest.mark.parametrize(
    ("kind", "value", "word"),
    [("cpu", 0.9, "aim met"), ("cpu", 1.5, "met"), ("cpu", 2.5, "missed"),
     ("rate", 2.5, "aim met"), ("rate", 1.5, "met"), ("rate", 0.5, "missed")],
)  # fmt: skip
def test_verdicts(kind: str, value: float, word: str) -> None:
    mark = part("registry").Mark(kind, *((1.0, 2.0) if kind == "rate" else (2.0, 1.0)))
    assert mark.verdict(value) == word


def test_a_contestant_that_should_agree_is_told_apart() -> None:
    program = importlib.import_module("benchmarks.__main__")
    own = line()
    timings = [{"name": c.name, "difference": None} for c in own.contestants]
    assert program.disagreements(own, timings) == []
    timings[1]["difference"] = 1e-5
    assert program.disagreements(own, timings) == [
        "name: peer differs from the engine by 1.0e-05, expected at most 1e-06"
    ]


def test_names_of_lines_are_unique() -> None:
    names = [x.name for x in part("lines").LINES]
    assert len(set(names)) == len(names)
    assert not set(names) & {x.section for x in part("lines").LINES}


def test_program_runs(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    command = [sys.executable, "-m", "benchmarks", "--only", "one-sector", "--without-peers", "--repeat", "2"]
    done = subprocess.run(
        [*command, "--json", str(figures)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": ""},
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    (measured,) = json.loads(figures.read_text(encoding="utf-8"))["lines"]
    (own,) = measured["contestants"]
    assert len(own["wall_s"]) == 2
    assert min(own["wall_s"]) > 0
    assert "one sector, 81 economies" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_process_is_measured_and_its_failure_told(tmp_path: Path) -> None:
    worker = part("worker")
    usage = worker.run_process([sys.executable, "-c", "print(sum(range(10**6)))"], tmp_path)
    assert usage.cpu_s > 0
    assert 1 < usage.memory_mb < 100
    with pytest.raises(ArithmeticError, match=r"ended with 3$"):
        worker.run_process([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


# --- where time goes, how it grows -----------------------------------------------------------------------------


def test_profile_accounts_for_the_engine() -> None:
    phases = part("phases")
    world = random_world(1, 5, 3)
    measure = {"kind": "import_tariff", "origin": "E01", "destination": "E02", "add": 0.5}
    scenario = part("cases").scenario([measure], "shock")
    found = phases.trace(lambda: dt.solve(world, scenario), 3)
    shares = found.by_phase()
    assert sum(shares.values()) == pytest.approx(1.0)
    assert {"products with trade kernels", "Anderson acceleration", "exp and log"} <= set(shares)
    assert found.call_s > 0
    assert all("detente" in code.co_filename for _, (code, _) in found.by_line())


def test_figure_is_whole_and_follows_the_page() -> None:
    figure = part("figure")
    points = [
        {"panel": panel, "series": series, "x": x, "cpu_ms": factor * x, "steps": 20}
        for panel, _, _ in figure.PANELS
        for series, factor in (("solve", 1.0), ("gradient", 1.01))
        for x in (1, 10, 100)
    ]
    svg = figure.draw_growth({"points": points})
    root = ElementTree.fromstring(svg)
    texts = [e for e in root.iter("{http://www.w3.org/2000/svg}text") if e.text in ("solve", "gradient")]
    assert len(texts) == 2 * len(figure.PANELS)
    heights = [float(re.findall(r"translate\([-\d.]+,([-\d.]+)\)", e.get("transform", ""))[0]) for e in texts]
    for above, below in zip(heights[0::2], heights[1::2], strict=True):
        assert abs(above - below) > 0.9 * figure.LETTERS
    assert "prefers-color-scheme:dark" in svg
    assert set(re.findall(r"var\(--([a-z]+)\)", svg)) <= {name for name, _, _ in figure.COLOURS.values()}
    assert not any(colour in svg for colour in figure.COLOURS)


def test_opponents_agree_on_a_sweep() -> None:
    cases = part("cases")
    assert cases.many(3) == cases.many(4)[:3]
    ours = np.stack([after(dt.World.load(), s) for s in cases.many(2)])
    assert np.abs(ours).max() > 0.01
    np.testing.assert_allclose(cases.opponent_on_many("nested", 2)()(), ours, rtol=0, atol=1e-6)


def test_memory_of_a_tree_counts_every_process(tmp_path: Path) -> None:
    tree = part("tree")
    child = "x = bytearray(60_000_000); import time; time.sleep(0.5)"
    program = f"import subprocess, sys; y = bytearray(60_000_000); subprocess.run([sys.executable, '-c', {child!r}])"
    usage = tree.run_tree([sys.executable, "-c", program], tmp_path)
    assert 120 < usage.memory_mb < 220
    with pytest.raises(ArithmeticError, match=r"ended with 3$"):
        tree.run_tree([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


def test_tables_are_put_into_a_page(tmp_path: Path) -> None:
    put = part("page").put_into_page
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- begin a -->\nold\n<!-- end a -->\nafter\n", encoding="utf-8")
    for text in ("first", r"second \1"):
        put(page, "a", text)
    lines = page.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "before"
    assert lines[-1] == "after"
    assert lines.count(r"second \1") == 1
    assert "first" not in lines
    assert "old" not in lines
    with pytest.raises(ValueError, match="0 blocks named b, expected one"):
        put(page, "b", "text")


def test_the_page_has_a_place_for_every_table() -> None:
    text = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for name in ("marks", "lines", "phases"):
        assert text.count(f"<!-- begin {name} -->") == text.count(f"<!-- end {name} -->") == 1


def test_a_cold_start_is_split_by_package() -> None:
    parts = part("phases").start_by_package(1)
    assert {"import detente", "import numpy", "interpreter and work"} <= set(parts)
    assert all(seconds > 0 for name, seconds in parts.items() if name.startswith("import"))

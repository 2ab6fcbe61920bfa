"""The benchmarks compare equal work, and their program keeps running."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("points", [0.1, 1.0, 3.0])
def test_opponent_finds_the_same_equilibrium(points: float) -> None:
    import detente as dt
    from detente.scenario import parse

    nested, run = _module("nested"), _module("run")
    world = dt.World.load()
    scenario = parse(run.SCENARIO.replace("100 %", f"{100 * points:g} %"))
    duties = world.tariffs.transpose(2, 0, 1).copy()
    duties[world.goods, world.economy("CHN"), world.economy("USA")] += points
    theirs = nested.real_income_pct(nested.calibrate(world), duties)
    ours = dt.solve(world, scenario).real_income_pct
    assert np.abs(ours).max() > 0.05
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6)


def test_program_times_a_process(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    command = [
        sys.executable,
        str(FOLDER / "run.py"),
        "--only",
        "start",
        "--repeat",
        "2",
        "--json",
        str(figures),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    (row,) = json.loads(figures.read_text(encoding="utf-8"))["rows"]
    assert row["name"] == "start"
    assert 0 < row["wall_least_s"] <= row["wall_median_s"]
    assert 1 < row["rss_largest_mb"] < 100
    assert "start" in done.stdout

"""Time what a user waits for, beside an opponent in the same run; see docs/benchmarks.md.

python benchmarks/run.py [--list] [--only NAME ...] [--repeat N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SCENARIO = """\
title: 100 points on all goods from China
measures:
  - kind: import_tariff
    origin: CHN
    destination: USA
    add: 100 %
"""

AGREEMENT_PCT = 1e-6
"""Largest difference of real income between engine and opponent, percentage points."""


@dataclass(frozen=True)
class Sample:
    """One repetition."""

    wall_s: float
    cpu_s: float
    rss_mb: float | None
    """Largest resident memory of the process; ``None`` for what runs inside this one."""


@dataclass(frozen=True)
class Spec:
    """Something to time: ``build`` prepares a state in an empty folder, each phase is timed on it."""

    name: str
    about: str
    build: Callable[[Path], Any]
    phases: Mapping[str, Callable[[Any], Sample]]


@dataclass(frozen=True)
class Row:
    """Times of one phase."""

    name: str
    phase: str
    repeats: int
    wall_least_s: float
    wall_median_s: float
    cpu_median_s: float
    rss_largest_mb: float | None


def process(arguments: list[str], folder: Path) -> Sample:
    """Run a command as a process of its own and ask the operating system what it took."""
    launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py"))]
    done = subprocess.run([*launcher, *arguments], cwd=folder, stdout=subprocess.PIPE, text=True, check=True)
    code, wall, cpu, memory_kb = map(float, done.stdout.split())
    if code:
        raise SystemExit(f"{' '.join(arguments)} ended with {code:.0f}")
    return Sample(wall, cpu, memory_kb / 1e3)


def inside(work: Callable[[], object]) -> Sample:
    """Time a call in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Sample(time.perf_counter() - wall, time.process_time() - cpu, None)


def _command(*arguments: str) -> Callable[[Path], Sample]:
    script = str(Path(sys.executable).with_name("detente"))
    return lambda folder: process([script, *arguments], folder)


def _with_scenario(folder: Path) -> Path:
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    return folder


def _world_and_scenario(folder: Path) -> tuple[Any, Any]:
    import detente as dt

    world = dt.World.load()
    scenario = dt.Scenario.read(_with_scenario(folder) / "scenario.yaml")
    dt.solve(world, scenario)  # world, shares and baseline stay in memory from here on
    return world, scenario


def _engine(state: tuple[Any, Any]) -> Any:
    import detente as dt

    return dt.solve(*state)


def _opponent(state: tuple[Any, Any]) -> Any:
    import nested

    return nested.real_income_pct(nested.calibrate(state[0]), _new_duties(state[0]))


def _new_duties(world: Any) -> Any:
    duties = world.tariffs.transpose(2, 0, 1).copy()
    duties[world.goods, world.economy("CHN"), world.economy("USA")] += 1.0
    return duties


SPECS = (
    Spec(
        "start",
        "an interpreter that does nothing, as a whole process",
        lambda folder: folder,
        {"process": lambda folder: process([sys.executable, "-c", "pass"], folder)},
    ),
    Spec(
        "brief",
        "detente brief -o FILE, as a whole process",
        lambda folder: folder,
        {"process": _command("brief", "-o", "brief.html")},
    ),
    Spec(
        "solve",
        "detente solve of +100 points on all goods from China, as a whole process",
        _with_scenario,
        {"process": _command("solve", "scenario.yaml")},
    ),
    Spec(
        "warm",
        "the same scenario in a running process",
        _world_and_scenario,
        {"call": lambda state: inside(lambda: _engine(state))},
    ),
    Spec(
        "nested",
        "the same scenario by nested loops, in a running process",
        _world_and_scenario,
        {"call": lambda state: inside(lambda: _opponent(state))},
    ),
)

RATIOS = (("nested", "warm"), ("brief", "start"), ("solve", "start"))
"""Pairs whose least wall times are compared."""


def measure(spec: Spec, repeat: int) -> list[Row]:
    """Time every phase of a spec; the first repetition only warms caches and is dropped."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        state = spec.build(Path(folder))
        for phase, run in spec.phases.items():
            run(state)
            samples = [run(state) for _ in range(repeat)]
            memory = [s.rss_mb for s in samples if s.rss_mb is not None]
            rows.append(
                Row(
                    name=spec.name,
                    phase=phase,
                    repeats=repeat,
                    wall_least_s=min(s.wall_s for s in samples),
                    wall_median_s=statistics.median(s.wall_s for s in samples),
                    cpu_median_s=statistics.median(s.cpu_s for s in samples),
                    rss_largest_mb=max(memory) if memory else None,
                )
            )
    return rows


def disagreement_pct() -> float:
    """Largest difference of real income between the engine and the opponent, percentage points."""
    with tempfile.TemporaryDirectory() as folder:
        state = _world_and_scenario(Path(folder))
        return float(abs(_engine(state).real_income_pct - _opponent(state)).max())


def machine() -> dict[str, Any]:
    """What the times depend on."""
    import numpy as np

    import detente as dt

    return {
        "detente": dt.__version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
    }


def print_table(rows: list[Row], ratios: dict[str, float]) -> None:
    """Rows and ratios for people."""
    print(f"{'name':<8} {'phase':<8} {'least s':>9} {'median s':>9} {'CPU s':>9} {'memory MB':>10}")
    for row in rows:
        memory = f"{row.rss_largest_mb:.0f}" if row.rss_largest_mb is not None else "-"
        print(
            f"{row.name:<8} {row.phase:<8} {row.wall_least_s:>9.4f} {row.wall_median_s:>9.4f} "
            f"{row.cpu_median_s:>9.4f} {memory:>10}"
        )
    for pair, ratio in ratios.items():
        print(f"{pair}: {ratio:.1f}")


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--list", action="store_true", help="list what can be timed")
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", choices=[s.name for s in SPECS], help="time these"
    )
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="repetitions (default 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures as JSON")
    options = parser.parse_args()
    if options.list:
        for spec in SPECS:
            print(f"{spec.name:<8} {', '.join(spec.phases):<8} {spec.about}")
        return 0
    if options.repeat < 1:
        parser.error("--repeat: got a number below 1, expected at least 1")
    chosen = [s for s in SPECS if not options.only or s.name in options.only]
    rows = [row for spec in chosen for row in measure(spec, options.repeat)]
    least = {row.name: row.wall_least_s for row in rows}
    ratios = {f"{a} / {b}": least[a] / least[b] for a, b in RATIOS if a in least and b in least}
    print_table(rows, ratios)
    gap = disagreement_pct() if "nested" in least else None
    if gap is not None:
        print(f"largest difference of real income between engine and opponent: {gap:.1e} percentage points")
    if options.json is not None:
        content = {"machine": machine(), "rows": [asdict(r) for r in rows], "ratios": ratios, "gap_pct": gap}
        options.json.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    if gap is not None and gap > AGREEMENT_PCT:
        print(f"engine and opponent differ by more than {AGREEMENT_PCT:g}", file=sys.stderr)
        return 5
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

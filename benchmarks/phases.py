"""Where the time of one solve and of one gradient goes, by phase and by line: ``python -m benchmarks.phases``.

The interpreter's own line events are timed over many repetitions of the same work, so nothing of the engine is
changed. Lines are sorted into phases by what they do, which keeps the table meaningful when functions are renamed.
"""

from __future__ import annotations

import argparse
import linecache
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from benchmarks.cases import TARIFF
from benchmarks.worker import run_process

__all__ = ["Profile", "phase_of", "start_by_package", "trace"]

PACKAGE = f"{os.sep}detente{os.sep}"

LEAST_SHOWN_S = 5e-3
"""Packages whose import takes less are shown together."""

SMALL = r"_by_economy|log_unit_cost|expenditure|of_prices|of_spending"
"""Functions that multiply with matrices of one economy [S, S]."""

FILES = {
    "anderson": "Anderson acceleration",
    "krylov": "GMRES vectors",
    "limits": "floors, ceilings and rents",
    "technology": "nested production",
    "wedges": "levels",
    "levels": "levels",
    "welfare": "result",
    "result": "result",
    "solve": "result",
}
FUNCTIONS = {
    "trade_share_kernel": "kernels of trade",
    "_kernels": "kernels of trade",
    "tariff": "every cell from marginal values",
    "_through_trade": "every cell from marginal values",
    "_trade_worth": "every cell from marginal values",
}

Place = tuple[CodeType, int]
"""Code of a function, line number."""


@dataclass(frozen=True)
class Profile:
    """Time of one call by line [s], the tracer's own taken off."""

    call_s: float
    """CPU time of one call without the tracer, median."""
    lines: dict[Place, float]

    def by_phase(self) -> dict[str, float]:
        """Share of time by phase, largest first."""
        total: defaultdict[str, float] = defaultdict(float)
        for place, seconds in self.lines.items():
            total[phase_of(place)] += seconds
        whole = sum(total.values())
        return {name: total[name] / whole for name in sorted(total, key=lambda n: -total[n])}

    def by_line(self) -> list[tuple[float, Place]]:
        """Share of time by line, largest first."""
        whole = sum(self.lines.values())
        return sorted(
            ((seconds / whole, place) for place, seconds in self.lines.items()), key=lambda p: -p[0]
        )


def trace(work: Callable[[], object], repeat: int) -> Profile:
    """Time every line of the engine while ``work`` runs ``repeat`` times."""
    for _ in range(3):
        work()
    plain = []
    for _ in range(repeat):
        begin = time.process_time()
        work()
        plain.append(time.process_time() - begin)
    lines, events = _traced(work, repeat)
    own = _cost_of_an_event()
    # A slow repetition says something about the machine: the median call stands for the level, all for the shares.
    net = {place: max(lines[place] - own * events[place], 0.0) / repeat for place in lines}
    return Profile(statistics.median(plain), net)


def _traced(work: Callable[[], object], repeat: int) -> tuple[dict[Place, float], dict[Place, int]]:
    spent: defaultdict[Place, float] = defaultdict(float)
    events: defaultdict[Place, int] = defaultdict(int)
    clock = time.perf_counter
    place: Place | None = None
    since = 0.0

    def on_call(frame: FrameType, event: str, argument: Any) -> Any:
        return on_line if PACKAGE in frame.f_code.co_filename else None

    def on_line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal place, since
        now = clock()
        if place is not None:
            spent[place] += now - since
            events[place] += 1
        back = frame.f_back if event == "return" else frame
        place = None if back is None else (back.f_code, back.f_lineno or 0)
        since = clock()
        return on_line

    sys.settrace(on_call)
    try:
        for _ in range(repeat):
            place = None
            work()
    finally:
        sys.settrace(None)
    inside = {p: s for p, s in spent.items() if PACKAGE in p[0].co_filename}
    return inside, events


def _cost_of_an_event() -> float:
    """Seconds that a line event adds to the line before it."""
    clock = time.perf_counter
    gaps = []
    for _ in range(2000):
        begin = clock()
        gaps.append(clock() - begin)
    # The tracer's frame is entered and left between the two readings of the clock.
    return 2.0 * statistics.median(gaps)


def phase_of(place: Place) -> str:
    """What a line of the engine does, in words."""
    code, number = place
    line = linecache.getline(code.co_filename, number)
    named = FILES.get(Path(code.co_filename).stem) or FUNCTIONS.get(code.co_name)
    if named:
        return named
    if re.search(r"matmul|einsum\(|\s@\s", line):
        return (
            "products within economies" if re.search(SMALL, code.co_name) else "products with trade kernels"
        )
    if re.search(r"np\.(exp|log|power|expm1|log1p)\b|\*\*", line):
        return "exp and log"
    if re.search(r"concatenate|\.copy\(\)|ascontiguousarray|np\.(empty|zeros|ones)", line):
        return "copies"
    return "arithmetic on tables and calls"


def _report(title: str, found: Profile, lines: int) -> str:
    """A profile as text, printed at once."""
    total = 1e3 * found.call_s
    rows = [f"{title}: {total:.2f} ms CPU"]
    for name, share in found.by_phase().items():
        rows.append(f"  {name:<40} {share * total:>8.2f} ms {100 * share:>5.0f} %")
    if lines:
        rows.append("")
    for share, (code, number) in found.by_line()[:lines]:
        text = linecache.getline(code.co_filename, number).strip()[:44]
        file = Path(code.co_filename).stem
        rows.append(f"  {share * total:>6.2f} ms  {file}.{code.co_name}:{number}  {text}")
    shown = "\n".join(rows) + "\n"
    print(shown, flush=True)
    return shown


def start_by_package(repeat: int) -> dict[str, float]:
    """Wall time of the whole process ``detente solve`` by the package whose modules are executed [s].

    The interpreter's own account of its imports, least of several runs; the rest is the interpreter's start and
    the work itself.
    """
    script = [str(Path(sys.executable).with_name("detente")), "solve", "scenario.yaml"]
    traced = [sys.executable, "-X", "importtime", *script]
    spent: defaultdict[str, float] = defaultdict(lambda: float("inf"))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "scenario.yaml").write_text(TARIFF, encoding="utf-8")
        whole = min(run_process(script, Path(folder)).wall_s for _ in range(repeat))
        for _ in range(repeat):
            done = subprocess.run(traced, cwd=folder, capture_output=True, text=True, check=True)
            own: defaultdict[str, float] = defaultdict(float)
            for micro, name in re.findall(r"^import time: +(\d+) \| +\d+ \| +([\w.]+)$", done.stderr, re.M):
                own[name.partition(".")[0]] += float(micro) / 1e6
            for name, seconds in own.items():
                spent[name] = min(spent[name], seconds)
    large = {name: seconds for name, seconds in spent.items() if seconds > LEAST_SHOWN_S}
    named = {f"import {name}": large[name] for name in sorted(large, key=lambda n: -large[n])}
    named["import others"] = sum(spent.values()) - sum(large.values())
    return named | {"interpreter and work": whole - sum(spent.values())}


def main() -> int:
    """Entry point."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import detente as dt
    from benchmarks import worlds
    from benchmarks.cases import everything, tariff
    from detente.trade.adjoint import gradient

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=100, metavar="N", help="repetitions (default 100)")
    parser.add_argument("--lines", type=int, default=0, metavar="N", help="also show the N longest lines")
    parser.add_argument("--size", choices=worlds.SIZES[:3], default="81x28", help="economies x sectors")
    parser.add_argument("--page", type=Path, metavar="FILE", help="also put the tables into a page")
    options = parser.parse_args()
    world = worlds.load(options.size)
    shown: list[str] = []
    result = dt.solve(world, tariff())
    steps = result.equilibrium.steps
    title = f"one solve, +100 points on goods from China, {options.size}, {steps} steps"
    shown.append(_report(title, trace(lambda: dt.solve(world, tariff()), options.repeat), options.lines))
    state = result.equilibrium
    first = gradient(state, {"USA": 1.0})
    title = f"gradient of US real income in every tariff, there, {first.steps} sweeps"
    shown.append(
        _report(title, trace(lambda: gradient(state, {"USA": 1.0}).tariff, options.repeat), options.lines)
    )
    steps = dt.solve(world, everything()).equilibrium.steps
    title = f"one solve with ceilings, floors and nested inputs too, {steps} steps"
    shown.append(_report(title, trace(lambda: dt.solve(world, everything()), options.repeat), options.lines))
    parts = start_by_package(5)
    rows = [f"detente solve as a whole process, from a cold start: {1e3 * sum(parts.values()):.0f} ms wall"]
    rows += [
        f"  {name:<40} {1e3 * seconds:>8.0f} ms {100 * seconds / sum(parts.values()):>5.0f} %"
        for name, seconds in parts.items()
    ]
    shown.append("\n".join(rows))
    print(shown[-1])
    if options.page is not None:
        from benchmarks.page import put_into_page

        put_into_page(options.page, "phases", "\n".join(shown))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

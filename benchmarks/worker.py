"""Times one line in a process of its own: ``python -m benchmarks.worker LINE --out FILE``."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.registry import Contestant, Line

__all__ = ["Timing", "Usage", "race", "run_process"]


@dataclass(frozen=True)
class Usage:
    """What one call took."""

    wall_s: float
    cpu_s: float
    memory_mb: float | None
    """Largest resident memory of a whole process; ``None`` for a call in this one."""


@dataclass
class Timing:
    """What the calls of one contestant took."""

    name: str
    failure: str = ""
    """Why there are no figures; empty when there are."""
    first_s: float = 0.0
    """Wall time of the first call, which also fills caches."""
    wall_s: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    memory_mb: float | None = None
    difference: float | None = None
    """Largest difference of its answer from the engine's."""
    answer: Any = None


def race(line: Line, repeat: int) -> list[Timing]:
    """Time all contestants of a line in turns, so that noise of the machine falls on all of them alike."""
    timings = [Timing(c.name) for c in line.contestants]
    calls = [_prepared(c, t, line.longest_s) for c, t in zip(line.contestants, timings, strict=True)]
    for _ in range(repeat):
        for contestant, call, timing in zip(line.contestants, calls, timings, strict=True):
            if call is not None and sum(timing.wall_s) < line.longest_s:
                _timed(contestant, call, timing)
    own = timings[0]
    for timing in timings:
        if timing.answer is not None and own.answer is not None and timing is not own:
            timing.difference = float(abs(timing.answer - own.answer).max())
    for contestant, timing in zip(line.contestants, timings, strict=True):
        timing.answer = None
        if contestant.stands_for != 1.0:
            for times in (timing.wall_s, timing.cpu_s):
                times[:] = [s * contestant.stands_for for s in times]
    return timings


def _prepared(contestant: Contestant, timing: Timing, longest_s: float) -> Callable[[], Any] | None:
    """The call, after a first one; ``None`` when it cannot be made."""
    from benchmarks.worlds import MissingError

    try:
        call = contestant.prepare()
        begin, cpu = time.perf_counter(), time.process_time()
        found = call()
    except (MissingError, ImportError) as error:
        timing.failure = str(error)
        return None
    except ArithmeticError as error:
        timing.failure = f"fails: {error}"
        return None
    timing.first_s = time.perf_counter() - begin
    if contestant.answer is not None:
        timing.answer = contestant.answer(found)
    usage = found if isinstance(found, Usage) else Usage(timing.first_s, time.process_time() - cpu, None)
    timing.first_s = usage.wall_s
    if usage.wall_s > longest_s:
        # Too slow to be asked again: the first call is the only one.
        _note(usage, timing)
        return None
    return call


def _timed(contestant: Contestant, call: Callable[[], Any], timing: Timing) -> None:
    if contestant.process:
        _note(call(), timing)
        return
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    wall = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - cpu + after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
    _note(Usage(wall, cpu, None), timing)


def _note(usage: Usage, timing: Timing) -> None:
    timing.wall_s.append(usage.wall_s)
    timing.cpu_s.append(usage.cpu_s)
    if usage.memory_mb is not None:
        timing.memory_mb = max(timing.memory_mb or 0.0, usage.memory_mb)


def run_process(arguments: list[str], folder: Path, *, quiet: bool = True) -> Usage:
    """Run a command as a process of its own and ask the operating system what it took.

    ``quiet`` throws away what it writes on its standard error.

    Raises
    ------
    ArithmeticError
        When it does not end with exit code 0.
    """
    launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py"))]
    done = subprocess.run(
        [*launcher, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        text=True,
        check=True,
    )
    code, wall, cpu, memory_kb = map(float, done.stdout.split())
    if code:
        raise ArithmeticError(f"{' '.join(arguments)} ended with {code:.0f}")
    return Usage(wall, cpu, memory_kb / 1e3)


def main() -> int:
    """Entry point."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from benchmarks.lines import LINES

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("line", choices=[line.name for line in LINES])
    parser.add_argument("--repeat", type=int, default=0, metavar="N")
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    options = parser.parse_args()
    (line,) = (line for line in LINES if line.name == options.line)
    if options.without_peers:
        from dataclasses import replace

        needed = {line.contestants[0].name} | {mark.over for mark in line.marks}
        line = replace(line, contestants=tuple(c for c in line.contestants if c.name in needed))
    timings = race(line, options.repeat or line.repeat)
    options.out.write_text(json.dumps([vars(t) for t in timings]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Runs a command and watches the memory of all its processes together, as a pool of workers needs it."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.worker import Usage

__all__ = ["run_tree"]

PERIOD_S = 0.1
"""Between two looks."""


def run_tree(arguments: Sequence[str], folder: Path) -> Usage:
    """What the command and everything it starts took; memory that processes share counts once.

    Raises
    ------
    ArithmeticError
        When it does not end with exit code 0.
    OSError
        Where the operating system does not tell (only Linux does).
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin, most_kb = time.perf_counter(), 0
    silent = subprocess.DEVNULL
    with subprocess.Popen(arguments, cwd=folder, stdin=silent, stdout=silent, stderr=silent) as root:
        while root.poll() is None:
            most_kb = max(most_kb, sum(map(_proportional_kb, _family(root.pid))))
            time.sleep(PERIOD_S)
    wall = time.perf_counter() - begin
    if root.returncode:
        raise ArithmeticError(f"{' '.join(arguments)} ended with {root.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Usage(wall, cpu, most_kb / 1e3)


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    parents: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                status = Path("/proc", entry, "stat").read_text(encoding="utf-8")
            except OSError:
                continue
            parents.setdefault(int(status.rpartition(")")[2].split()[1]), []).append(int(entry))
    found, left = [], [pid]
    while left:
        found.append(left.pop())
        left += parents.get(found[-1], [])
    return found


def _proportional_kb(pid: int) -> int:
    """Resident memory, shared pages divided among those that share them; zero for a process that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))

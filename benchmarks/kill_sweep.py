"""Kill sweeps at random moments and compare what they leave with an undisturbed run; measure a long one.

python -m benchmarks.kill_sweep [--kills N] [--scenarios N] [--seed N]
python -m benchmarks.kill_sweep --memory [--scenarios N]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

__all__ = ["main"]

SWEEP = """\
title: Duties between the United States and China, drawn at random
scenario:
  measures:
    - {{kind: import_tariff, origin: CHN, destination: USA, sectors: goods}}
    - {{kind: import_tariff, origin: USA, destination: CHN, sectors: goods}}
    - {{kind: import_tariff, origin: CHN, destination: USA, sectors: C26}}
    - {{kind: export_tax, origin: CHN, destination: USA, sectors: C24B}}
axes:
  - name: us_goods
    set: measures[0].add
    draw: {{distribution: uniform, low: 0 %, high: 100 %}}
  - name: cn_goods
    set: measures[1].add
    draw: {{distribution: uniform, low: 0 %, high: 100 %}}
  - name: us_electronics
    set: measures[2].add
    draw: {{distribution: uniform, low: 0 %, high: 60 %}}
  - name: cn_metals
    set: measures[3].rate
    draw: {{distribution: triangular, low: 0 %, mode: 10 %, high: 80 %}}
draws: {scenarios}
seed: 20251027
"""

MEMORY_LIMIT_MB = 1000.0
"""Most that a parent and its workers may take together."""


def command(sweep: Path, folder: Path, workers: int) -> list[str]:
    """A sweep as a user starts it."""
    script = str(Path(sys.executable).with_name("detente"))
    return [
        script,
        "sweep",
        str(sweep),
        "-o",
        str(folder),
        "--workers",
        str(workers),
        "--keep",
        "sectors",
        "--json",
    ]


def contents(folder: Path) -> dict[str, str]:
    """SHA-256 of every file but the lock, which names a process."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "lock")
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def run_kills(kills: int, scenarios: int, workers: int, seed: int) -> int:
    """Kill ``kills`` times, go on each time; whether every folder ended like the undisturbed one."""
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sweep = place / "sweep.yaml"
        sweep.write_text(SWEEP.format(scenarios=scenarios), encoding="utf-8")
        begin = time.perf_counter()
        subprocess.run(command(sweep, place / "whole", workers), check=True, stdout=subprocess.DEVNULL)
        duration = time.perf_counter() - begin
        wanted, whole = contents(place / "whole"), len(list((place / "whole" / "scenarios").iterdir()))
        print(f"undisturbed: {scenarios:,} scenarios in {duration:.1f} s, {len(wanted)} files")
        done, folders, different = 0, 0, 0
        while done < kills:
            folder = place / f"killed-{folders}"
            folders += 1
            while True:
                process = subprocess.Popen(command(sweep, folder, workers), stdout=subprocess.DEVNULL)
                try:
                    if done == kills:
                        process.wait()
                    else:
                        process.wait(moments.uniform(0.0, duration))
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                    done += 1
                    parts = len(list(folder.glob("scenarios/*")))
                    print(f"kill {done:>2}: folder {folders}, {parts} of {whole} parts there")
                    continue
                if process.returncode:
                    raise SystemExit(f"the sweep ended with {process.returncode}")
                break
            same = contents(folder) == wanted
            different += not same
            print(f"folder {folders}: {'the same bytes' if same else 'DIFFERENT'} as undisturbed")
    print(
        f"{done} kills, {folders} folders, {different} different: {'FAILED' if different else 'bit-identical'}"
    )
    return 1 if different else 0


def run_memory(scenarios: int, workers: int) -> int:
    """Largest resident memory of a long sweep, and its speed."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sweep = place / "sweep.yaml"
        sweep.write_text(SWEEP.format(scenarios=scenarios), encoding="utf-8")
        begin = time.perf_counter()
        process = subprocess.Popen(command(sweep, place / "out", workers), stdout=subprocess.DEVNULL)
        peaks: dict[int, float] = {}
        together = 0.0
        while process.poll() is None:
            now = {
                pid: memory for pid in family(process.pid) if (memory := _status_mb(pid, "VmRSS")) is not None
            }
            together = max(together, sum(now.values()))
            peaks.update({pid: peak for pid in now if (peak := _status_mb(pid, "VmHWM")) is not None})
            time.sleep(0.02)
        wall = time.perf_counter() - begin
        size = sum(p.stat().st_size for p in (place / "out").rglob("*") if p.is_file()) / 1e6
    if process.returncode:
        raise SystemExit(f"the sweep ended with {process.returncode}")
    parent = peaks.pop(process.pid)
    print(
        f"{scenarios:,} scenarios in {wall:.1f} s: {scenarios / wall:.0f} a second, {size:.0f} MB of results"
    )
    print(
        f"peak of the parent {parent:.0f} MB, of the workers {', '.join(f'{p:.0f} MB' for p in peaks.values())}"
    )
    print(f"sum of the peaks {parent + sum(peaks.values()):.0f} MB, most at one moment {together:.0f} MB")
    enough = parent + sum(peaks.values()) <= MEMORY_LIMIT_MB
    print(f"limit {MEMORY_LIMIT_MB:.0f} MB: {'held' if enough else 'EXCEEDED'}")
    return 0 if enough else 1


def family(pid: int) -> list[int]:
    """A process and its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *map(int, children)]


def _status_mb(pid: int, field: str) -> float | None:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    found = next((line.split()[1] for line in lines if line.startswith(field)), None)
    return None if found is None else float(found) / 1e3


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--memory", action="store_true", help="measure memory and speed instead")
    parser.add_argument("--kills", type=int, default=20, metavar="N", help="times to kill (default 20)")
    parser.add_argument(
        "--scenarios", type=int, metavar="N", help="scenarios (default 2,000; 10,000 with --memory)"
    )
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="worker processes"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the moments (default 1)")
    options = parser.parse_args()
    if options.memory:
        return run_memory(options.scenarios or 10_000, options.workers)
    return run_kills(options.kills, options.scenarios or 2_000, options.workers, options.seed)


if __name__ == "__main__":
    raise SystemExit(main())

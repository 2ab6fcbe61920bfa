"""Time what was promised, beside what a user would pick instead; see docs/benchmarks.md.

python -m benchmarks [--list] [--only NAME ...] [--repeat N] [--without-peers] [--json FILE] [--page FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

from benchmarks.lines import LINES
from benchmarks.machine import machine
from benchmarks.page import put_into_page
from benchmarks.registry import ROOT, Line
from benchmarks.table import WIDTH, Timings, show_line, show_summary, verdicts
from benchmarks.worker import run_process

__all__ = ["main"]

BUSY = 0.4
"""Load for each core, our own left out, above which a warning is printed."""


def measure(line: Line, repeat: int, peers: bool) -> Timings:
    """Time one line in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "timings.json"
        program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv[0] = 'worker'; "
        program += "from benchmarks.worker import main; raise SystemExit(main())"
        arguments = [line.name, "--repeat", str(repeat), "--out", str(out)]
        if not peers:
            arguments.append("--without-peers")
        run_process([sys.executable, "-c", program, *arguments], Path(folder), quiet=False)
        timings: Timings = json.loads(out.read_text(encoding="utf-8"))
        return timings


def disagreements(line: Line, timings: Timings) -> list[str]:
    """Contestants whose answer differs from the engine's where it should not."""
    return [
        f"{line.name}: {c.name} differs from the engine by {t['difference']:.1e}, expected at most {c.agrees_to:g}"
        for c in line.contestants
        for t in timings
        if c.name == t["name"] and c.agrees_to is not None and t["difference"] is not None
        if not t["difference"] <= c.agrees_to
    ]


def _busy(about: dict[str, Any]) -> str:
    """A warning when others used the machine before or after."""
    cores = os.cpu_count() or 1
    load = max(about["load"], os.getloadavg()[0] - 1.0)
    if load <= BUSY * cores:
        return ""
    return f"The machine was busy (load {load:.1f} on {cores} cores): its times are too long.\n"


def main(arguments: list[str] | None = None) -> int:
    """Entry point; exit code 5 when a contestant that should agree does not, 6 when a mark is missed."""
    names = [line.name for line in LINES]
    sections = list(dict.fromkeys(line.section for line in LINES))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--list", action="store_true", help="list lines and contestants")
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", choices=[*sections, *names], help="lines or sections"
    )
    parser.add_argument("--repeat", type=int, default=0, metavar="N", help="calls of each contestant")
    parser.add_argument("--without-peers", action="store_true", help="time the engine alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every time measured")
    parser.add_argument("--page", type=Path, metavar="FILE", help="also put the tables into a page")
    options = parser.parse_args(arguments)
    if options.repeat < 0:
        parser.error("--repeat: got a number below 0, expected at least 1")
    chosen = [x for x in LINES if not options.only or {x.name, x.section} & set(options.only)]
    if options.list:
        for line in chosen:
            print(f"{line.section:9} {line.name:15} {line.title}")
        return 0
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    about = machine()
    facts = ", ".join(f"{name} {value}" for name, value in about.items() if value is not None)
    shown = ["\n".join(textwrap.wrap(facts, WIDTH)) + "\n"]
    print(shown[0])
    results, problems = [], []
    for line in chosen:
        timings = measure(line, options.repeat, not options.without_peers)
        results.append((line, timings))
        problems += disagreements(line, timings)
        shown.append(show_line(line, timings))
        print(shown[-1], flush=True)
    summary = show_summary(results) + _busy(about)
    print(summary, end="")
    if options.page is not None:
        put_into_page(options.page, "marks", summary)
        put_into_page(options.page, "lines", "\n".join(shown))
    if options.json is not None:
        rows = [{"name": x.name, "section": x.section, "contestants": list(t)} for x, t in results]
        options.json.write_text(
            json.dumps({"machine": about, "lines": rows}, indent=1) + "\n", encoding="utf-8"
        )
    for problem in problems:
        print(problem, file=sys.stderr)
    missed = any(word == "missed" for x, t in results for _, _, word in verdicts(x, t))
    return 5 if problems else 6 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Results as tables for a terminal of 80 columns."""

from __future__ import annotations

import statistics
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.registry import Figure, Line, Mark

__all__ = ["WIDTH", "figure", "show_line", "show_summary", "verdicts"]

WIDTH = 80

Timings = Sequence[Mapping[str, Any]]
"""As :class:`benchmarks.worker.Timing`, in the order of the contestants of a line."""


def figure(line: Line, timings: Timings, mark: Mark) -> float | None:
    """What the mark is about, of the engine; ``None`` when it was not measured.

    The least of the repetitions stands for a time: whatever else the machine does only adds to it.
    """
    own = timings[0]
    if own["failure"] or not own["wall_s"]:
        return None
    if mark.figure == "cpu":
        return min(own["cpu_s"])
    if mark.figure == "wall":
        return min(own["wall_s"])
    if mark.figure == "memory":
        return own["memory_mb"]  # type: ignore[no-any-return]
    if mark.figure == "rate":
        return line.pieces / min(own["wall_s"])
    (other,) = (t for t in timings if t["name"] == mark.over)
    return min(own["cpu_s"]) / min(other["cpu_s"]) if other["cpu_s"] else None


def verdicts(line: Line, timings: Timings) -> list[tuple[Mark, float | None, str]]:
    """Each mark of the line, the measured value and what it says."""
    rows = []
    for mark in line.marks:
        value = figure(line, timings, mark)
        rows.append((mark, value, "no data" if value is None else mark.verdict(value)))
    return rows


def show_line(line: Line, timings: Timings) -> str:
    """All contestants of one line."""
    scale = 1e3 if line.unit == "ms" else 1.0
    memory = any(t["memory_mb"] for t in timings)
    last = "MB" if memory else "differs"
    rows = [
        line.title,
        f"{'':22}{'CPU ' + line.unit:^20}{'wall ' + line.unit:^20}",
        f"{'':22}{'least':>9}{'median':>10}{'least':>10}{'median':>10}{'ratio':>10}{last:>9}",
    ]
    own = timings[0]
    for timing in timings:
        name = f"  {timing['name']}"
        if timing["failure"]:
            rows += textwrap.wrap(f"{name:22} {timing['failure']}", WIDTH, subsequent_indent=" " * 23)
            continue
        cells = [
            _number(scale * value, width)
            for times, widths in ((timing["cpu_s"], (9, 10)), (timing["wall_s"], (10, 10)))
            for value, width in zip((min(times), statistics.median(times)), widths, strict=True)
        ]
        ratio = (
            "" if timing is own or not own["cpu_s"] else _number(min(timing["cpu_s"]) / min(own["cpu_s"]), 10)
        )
        shown = timing["memory_mb"] if memory else timing["difference"]
        tail = "" if shown is None else (f"{shown:9.0f}" if memory else f"{shown:9.0e}")
        rows.append(f"{name:22}{''.join(cells)}{ratio:>10}{tail}".rstrip())
    for mark, value, verdict in verdicts(line, timings):
        rows.append(f"  {verdict}: {_sentence(mark, value)}")
    if line.note:
        rows += textwrap.wrap(line.note, WIDTH, initial_indent="  ", subsequent_indent="  ")
    return "\n".join(rows) + "\n"


def show_summary(results: Sequence[tuple[Line, Timings]]) -> str:
    """Every mark, one row each."""
    rows = [f"{'':44}{'at least':>9}{'aim':>8}{'measured':>9}  verdict"]
    for line, timings in results:
        for mark, value, verdict in verdicts(line, timings):
            unit = UNITS[mark.figure]
            name = textwrap.shorten(f"{line.name}, {unit}", 43, placeholder="…")
            aim = "" if mark.aim is None else _number(_scaled(mark, mark.aim), 8)
            measured = "" if value is None else _number(_scaled(mark, value), 9)
            rows.append(
                f"{name:44}{_number(_scaled(mark, mark.at_least), 9)}{aim:>8}{measured:>9}  {verdict}"
            )
    return "\n".join(rows) + "\n"


UNITS: dict[Figure, str] = {
    "cpu": "CPU ms",
    "wall": "wall s",
    "memory": "memory MB",
    "rate": "per s of wall time",
    "ratio": "solves",
}


def _scaled(mark: Mark, value: float) -> float:
    return 1e3 * value if mark.figure == "cpu" else value


def _sentence(mark: Mark, value: float | None) -> str:
    more = "at least" if mark.figure == "rate" else "at most"
    aim = "" if mark.aim is None else f", aim {_number(_scaled(mark, mark.aim)).strip()}"
    got = "" if value is None else f"{_number(_scaled(mark, value)).strip()} "
    unit = f"times {mark.over}" if mark.figure == "ratio" else UNITS[mark.figure]
    return f"{got}{unit}, promised {more} {_number(_scaled(mark, mark.at_least)).strip()}{aim}"


def _number(value: float, width: int = 0) -> str:
    """Three significant digits, no exponent."""
    if value >= 1000:
        text = f"{value:,.0f}"
    elif value >= 99.95:
        text = f"{value:.0f}"
    elif value >= 9.995:
        text = f"{value:.1f}"
    elif value >= 0.9995:
        text = f"{value:.2f}"
    else:
        text = f"{value:.3f}"
    return text.rjust(width)

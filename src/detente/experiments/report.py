"""Published figures beside ours, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.experiments.figures import Experiment
from detente.trade.report import print_table

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_experiments"]


def print_experiments(experiments: Iterable[Experiment], console: Console) -> None:
    """Print each experiment as a table, with its source and what makes the two differ."""
    from rich.text import Text

    for n, experiment in enumerate(experiments):
        console.print(Text(("\n" if n else "") + experiment.title, style="bold"))
        print_table(
            console,
            (f"{experiment.name}, %",),
            ("published", "ours", "from", "to"),
            (
                (f.what, f.published, f"{f.ours:+.3g}", f"{f.low:+.3g}", f"{f.high:+.3g}")
                for f in experiment.figures
            ),
        )
        console.print(Text(f"From and to: over {experiment.over}.", style="dim"))
        console.print(Text(f"Source: {experiment.source}.", style="dim"))
        for difference in experiment.differences:
            console.print(Text(f"- {difference}", style="dim"))

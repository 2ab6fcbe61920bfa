"""What ``detente sweep`` does: read, solve with a bar on a terminal, end cleanly when it is interrupted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.errors import InputError, Problem
from detente.export.files import check_path
from detente.sweep.files import read_scenarios
from detente.sweep.folder import count_kept
from detente.sweep.parts import SCENARIOS
from detente.sweep.result import Sweep
from detente.sweep.run import solve_many

if TYPE_CHECKING:
    from detente.world.elasticities import Elasticities

__all__ = ["run"]

INTERRUPTED = 130
"""Exit code of a program that the user stopped."""


def run(
    source: Path,
    *,
    folder: Path | None,
    workers: int | None,
    tables: Sequence[Any],
    elasticities: Elasticities,
    export: Path | None,
    table: str,
    form: Any,
) -> Sweep:
    """Solve the scenarios of a file or a folder, and export a table of them."""
    from detente.draws.progress import bar
    from detente.world.world import World

    if export is not None:
        check_path(export, "economies" if table == SCENARIOS else table, form)
        if table not in (SCENARIOS, "economies", *tables):
            raise InputError(
                Problem(
                    "--table", f"'{table}', which is not kept", "a table that is kept", f"add --keep {table}"
                )
            )
    scenarios = read_scenarios(source)
    done = 0
    try:
        with bar(f"{len(scenarios):,} scenarios") as shown:

            def progress(now: int, total: int) -> None:
                nonlocal done
                done = now
                if shown is not None:
                    shown(now, total)

            found = solve_many(
                World.load(),
                scenarios,
                elasticities=elasticities,
                workers=workers,
                folder=folder,
                tables=tables,
                progress=progress,
            )
    except KeyboardInterrupt:
        kept = "nothing is kept. Give a folder with -o to keep what is done."
        if folder is not None:
            done = count_kept(folder)  # a part may be whole that nobody has been told of
            kept = f"they are kept in {folder}. Run the same command again to go on."
        print(f"stopped after {done:,} of {len(scenarios):,} scenarios; {kept}", file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None
    if export is not None:
        found.write(export, table=table, form=form)
    return found

"""The command line: reads options, calls the library, prints. No logic of its own.

Data goes to stdout, messages to stderr. Exit codes: 0 ok, 1 bug, 2 bad input, 3 no equilibrium, 4 data missing,
5 a check failed.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Annotated

import typer

from detente.commands import documents, ledger, scenarios, strategy, track, world
from detente.errors import DetenteError, InputError

__all__ = ["app", "main"]

app = typer.Typer(
    name="detente",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
world_app = typer.Typer(help="The base-year economy: show, check, build.", no_args_is_help=True)
app.add_typer(world_app, name="world")
ledger_app = typer.Typer(help="What many documents say: add, show, compare, check.", no_args_is_help=True)
app.add_typer(ledger_app, name="ledger")
app.add_typer(track.track_app, name="track")


@app.callback(invoke_without_command=True)
def detente(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """From a report on a trade negotiation to a sourced ledger, its costs, leverage and a one-page brief."""
    if version:
        from detente import __version__

        typer.echo(f"detente {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(InputError.exit_code)


for command in (
    documents.brief,
    documents.read,
    scenarios.solve,
    scenarios.sweep,
    scenarios.experiments,
    strategy.nash,
):
    app.command()(command)
for part in (world.show, world.check, world.build, world.products, world.split):
    world_app.command()(part)
for view in (
    ledger.add,
    ledger.remove,
    ledger.documents,
    ledger.show,
    ledger.diff,
    ledger.calendar,
    ledger.check,
    ledger.export,
    ledger.feed,
    ledger.page,
):
    ledger_app.command()(view)


def main() -> None:
    """Entry point: turns errors raised on purpose into one message and an exit code."""
    # One short run makes hundreds of thousands of objects and hardly a cycle: looking for cycles takes a tenth of it.
    gc.set_threshold(200_000)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a question mark instead of ending the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except DetenteError as error:
        typer.echo(f"error: {error}" if len(error.problems) < 2 else f"errors:\n{error}", err=True)
        raise SystemExit(error.exit_code) from None
    except SystemExit as end:
        # Whoever reads our output may stop early ("detente brief | head"): that is no error.
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        else:
            if not isinstance(end.__context__, BrokenPipeError):
                raise
        raise SystemExit(0) from None

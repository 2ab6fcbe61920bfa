"""Commands on scenarios: ``solve``, ``sweep`` and ``experiments``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from detente.commands.shared import (
    AsJson,
    Elasticities,
    Format,
    check_writable,
    console,
    print_json,
    write_file,
)
from detente.errors import InputError, Problem

__all__ = ["experiments", "solve", "sweep"]

KeptTable = Annotated[
    Any,
    typer.Option("--table", metavar="TABLE", help="economies, sectors or flows, for .csv and .parquet."),
]
SweepTable = Annotated[
    str,
    typer.Option("--table", metavar="TABLE", help="scenarios, economies, sectors or flows, for --export."),
]


def solve(
    scenario: Annotated[Path, typer.Argument(help="Scenario file (YAML).")],
    as_json: AsJson = False,
    elasticities: Elasticities = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Economies, sectors and flows to show.")] = 10,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write tables as .nc, .csv or .parquet."),
    ] = None,
    table: KeptTable = "economies",
    form: Format = "table",
    decompose: Annotated[
        bool, typer.Option("--decompose", help="Say where changes of real income come from.")
    ] = False,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws", min=2, metavar="N", help="Draw elasticities N times: intervals and their causes."
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the random numbers of --draws.")] = 0,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes for --draws.")] = 1,
) -> None:
    """Solve a scenario: real income, terms of trade, trade, output and prices."""
    from detente.export.files import check_path, write
    from detente.scenario.files import naming_lines
    from detente.scenario.files import read as read_scenario
    from detente.trade.solve import solve as solve_scenario
    from detente.world.world import World

    if output is not None:
        check_writable(output)
        if draws is None:
            check_path(output, table, form)
    if draws is not None:
        if decompose:
            raise InputError(Problem("--decompose", "--draws beside it", "one of the two", "leave one out"))
        _solve_draws(scenario, elasticities, draws, seed, workers, as_json, top, output)
        return
    with naming_lines(scenario):
        result = solve_scenario(World.load(), read_scenario(scenario), elasticities=elasticities)
    parts = result.decomposition() if decompose else None
    if output is not None:
        write(result, output, table=table, form=form)
    if as_json:
        print_json(result.to_dict() | ({"decomposition": parts.to_dict()} if parts is not None else {}))
    else:
        from detente.trade.report import print_result

        print_result(result, console(), top)
        if parts is not None:
            from detente.trade.decompose import print_decomposition

            print_decomposition(parts, console(), top)


def _solve_draws(
    scenario: Path,
    elasticities: str | None,
    draws: int,
    seed: int,
    workers: int,
    as_json: bool,
    top: int,
    output: Path | None,
) -> None:
    from detente.draws.progress import bar
    from detente.draws.run import uncertainty
    from detente.scenario.files import naming_lines
    from detente.scenario.files import read as read_scenario
    from detente.world.world import World

    with naming_lines(scenario), bar(f"{draws} draws") as progress:
        found = uncertainty(
            World.load(),
            read_scenario(scenario),
            elasticities=elasticities,
            draws=draws,
            seed=seed,
            workers=workers,
            progress=progress,
        )
    if output is not None:
        write_file(output, lambda part: found.to_dataset().to_netcdf(part))
    if as_json:
        print_json(found.to_dict())
    else:
        from detente.draws.report import print_uncertainty

        print_uncertainty(found, console(), top)


def sweep(
    scenarios: Annotated[Path, typer.Argument(help="Sweep file (YAML), or a folder of scenario files.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FOLDER", help="Keep results here; a run that was stopped goes on."
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, metavar="N", help="Processes; one a core when left out.")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="TABLE", help="Also keep 'sectors' or 'flows'.")
    ] = None,
    elasticities: Elasticities = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write tables as .nc, .csv or .parquet.")
    ] = None,
    table: SweepTable = "economies",
    form: Format = "table",
    top: Annotated[int, typer.Option("--top", min=1, help="Economies to show.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Solve many scenarios: grids, random draws or a folder of files; results survive any interruption."""
    from detente.sweep.command import run

    if export is not None:
        check_writable(export)
    found = run(
        scenarios,
        folder=output,
        workers=workers,
        tables=keep or (),
        elasticities=elasticities,
        export=export,
        table=table,
        form=form,
    )
    from detente.sweep.report import print_sweep, ranges

    if as_json:
        print_json(found.summary() | {"economies": ranges(found)})
    else:
        print_sweep(found, console(), top)


def experiments(
    names: Annotated[
        list[str] | None, typer.Argument(help="Names of experiments; all when left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run published experiments and print their figures beside those of this engine."""
    from detente.experiments import run
    from detente.world.world import World

    found = run(World.load(), names or ())
    if as_json:
        print_json([experiment.to_dict() for experiment in found])
    else:
        from detente.experiments.report import print_experiments

        print_experiments(found, console())

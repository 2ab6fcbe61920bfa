"""The command line: reads options, calls the library, prints. No logic of its own.

Data goes to stdout, messages to stderr. Exit codes: 0 ok, 1 bug, 2 bad input, 3 no equilibrium, 4 data missing,
5 a check failed.
"""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.errors import DetenteError, InputError, Problem

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["app", "main"]

app = typer.Typer(
    name="detente",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
world_app = typer.Typer(help="The base-year economy: show, check, build.", no_args_is_help=True)
app.add_typer(world_app, name="world")


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


def _day(value: str | None, option: str) -> date | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise InputError(
            Problem(option, repr(value), "a day as YYYY-MM-DD", f"write for example {option} 2025-10-27")
        ) from None


Document = Annotated[
    str | None,
    typer.Argument(help="Report to read; '-' for standard input; the bundled example when left out."),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DAY", help="Publication date, YYYY-MM-DD.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Elasticities = Annotated[
    str | None,
    typer.Option(
        "--elasticities",
        metavar="SET",
        help="Set of trade elasticities (see 'world show'), or a CSV or YAML file.",
    ),
]


KeptTable = Annotated[
    Any,
    typer.Option("--table", metavar="TABLE", help="economies, sectors or flows, for .csv and .parquet."),
]
SweepTable = Annotated[
    str,
    typer.Option("--table", metavar="TABLE", help="scenarios, economies, sectors or flows, for --export."),
]
Format = Annotated[
    Any, typer.Option("--format", metavar="FORM", help="'table', or 'iamc' for the long form of the IAMC.")
]


@app.command()
def brief(
    document: Document = None,
    published: Published = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the page as one HTML file.")
    ] = None,
    as_json: AsJson = False,
    assume: Annotated[
        list[str] | None,
        typer.Option("--assume", metavar="KEY=VALUE", help="Basis, purchases, years, mirror or closure."),
    ] = None,
) -> None:
    """Read a report and say what was announced, what each outcome costs whom, and who holds leverage."""
    from detente.brief.compose import compose
    from detente.reading import load
    from detente.scenario.choices import Choices

    choices = Choices.parse(assume or ())
    text = load(document, published=_day(published, "--published"))
    if output is None:
        page = compose(text, choices)
    else:
        from detente.brief.drawing import Drawer
        from detente.brief.html import render

        _check_writable(output)
        with Drawer() as drawer:  # the charts' renderer starts up while the model solves
            page = compose(text, choices)
            html = render(page, drawer)
        _write(output, lambda part: part.write_text(html, encoding="utf-8"))
    if as_json:
        sys.stdout.write(page.to_json())
    else:
        from detente.brief.terminal import print_brief

        print_brief(page, _console())
    if output is not None:
        typer.echo(f"wrote {output}", err=True)


@app.command()
def read(
    document: Document = None,
    published: Published = None,
    as_json: AsJson = False,
    flat: Annotated[
        bool, typer.Option("--flat", help="Print flat records for scoring and spreadsheets.")
    ] = False,
) -> None:
    """Read a report into a ledger: measures, commitments, claims, meetings, deadlines, doubts."""
    from detente.reading import flat as flatten
    from detente.reading import load
    from detente.reading import read as read_document

    if as_json and flat:
        raise InputError(Problem("--flat", "--json beside it", "one of the two", "leave one out"))
    ledger = read_document(load(document, published=_day(published, "--published")))
    if flat:
        _print_json(flatten(ledger))
    else:
        sys.stdout.write(ledger.to_json() if as_json else ledger.to_yaml())


@app.command()
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
        _check_writable(output)
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
        _print_json(result.to_dict() | ({"decomposition": parts.to_dict()} if parts is not None else {}))
    else:
        from detente.trade.report import print_result

        print_result(result, _console(), top)
        if parts is not None:
            from detente.trade.decompose import print_decomposition

            print_decomposition(parts, _console(), top)


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
        _write(output, lambda part: found.to_dataset().to_netcdf(part))
    if as_json:
        _print_json(found.to_dict())
    else:
        from detente.draws.report import print_uncertainty

        print_uncertainty(found, _console(), top)


@app.command()
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
        _check_writable(export)
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
        _print_json(found.summary() | {"economies": ranges(found)})
    else:
        print_sweep(found, _console(), top)


@app.command()
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
        _print_json([experiment.to_dict() for experiment in found])
    else:
        from detente.experiments.report import print_experiments

        print_experiments(found, _console())


@app.command()
def nash(
    players: Annotated[
        list[str],
        typer.Argument(help="Economies and groups; 'all' for every economy; one for its best response."),
    ],
    by: Annotated[str, typer.Option("--by", help="Rates: cell, sector, partner or uniform.")] = "cell",
    kind: Annotated[str, typer.Option("--kind", help="tariff or export_tax.")] = "tariff",
    sectors: Annotated[
        list[str] | None,
        typer.Option("--sector", metavar="CODE", help="Sector; repeat; all goods when left out."),
    ] = None,
    partners: Annotated[
        list[str] | None,
        typer.Option("--partner", metavar="CODE", help="Partner; repeat; the other players when left out."),
    ] = None,
    lower: Annotated[float, typer.Option("--lower", metavar="PCT", help="Lowest rate, %.")] = 0.0,
    upper: Annotated[float, typer.Option("--upper", metavar="PCT", help="Highest rate, %.")] = 200.0,
    scenario: Annotated[
        Path | None, typer.Option("--scenario", metavar="FILE", help="All other policy (YAML).")
    ] = None,
    elasticities: Elasticities = None,
    certify: Annotated[
        str, typer.Option("--certify", help="Who re-optimises alone as a proof: largest, all or none.")
    ] = "largest",
    starts: Annotated[int, typer.Option("--starts", min=1, help="Searches for each of them.")] = 2,
    top: Annotated[int, typer.Option("--top", min=1, help="Players, rates and bystanders to show.")] = 10,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.nc", help="Write every rate as netCDF.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find Nash tariffs or export taxes of several players, or the best response of one."""
    from detente.scenario.files import naming_lines
    from detente.scenario.files import read as read_scenario
    from detente.strategy.play import play
    from detente.strategy.report import print_outcome
    from detente.world.world import World

    if output is not None:
        _check_writable(output)
    with naming_lines(scenario or ""):
        found = play(
            World.load(),
            players,
            {
                "kind": kind,
                "by": by,
                "sectors": sectors,
                "partners": partners,
                "lower_pct": lower,
                "upper_pct": upper,
            },
            scenario=None if scenario is None else read_scenario(scenario),
            elasticities=elasticities,
            certify=certify,
            starts=starts,
        )
    if output is not None:
        _write(output, lambda part: found.to_dataset().to_netcdf(part))
    if as_json:
        _print_json(found.to_dict())
    else:
        print_outcome(found, _console(), top)


@world_app.command("show")
def world_show(
    tariffs: Annotated[bool, typer.Option("--tariffs", help="Duties instead of accounts.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="Day of the duties.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the world's accounts, or the duties in force on a day."""
    from detente.world import show
    from detente.world.world import World

    world, day = World.load(), _day(as_of, "--as-of")
    if day is not None and not tariffs:
        raise InputError(Problem("--as-of", as_of or "", "--tariffs beside it", "add --tariffs"))
    data = show.show_tariffs(world, day) if tariffs else show.show(world)
    if as_json:
        _print_json(data)
    else:
        show.print_data(data, _console())


@world_app.command("check")
def world_check(as_json: AsJson = False) -> None:
    """Check every accounting identity, and the embedded files against their checksums."""
    from detente.errors import CheckError
    from detente.world.store import verify_bundled
    from detente.world.world import World

    files = verify_bundled()
    report = World.load().check()
    if as_json:
        _print_json({**report.to_dict(), "files": files})
    else:
        typer.echo(str(report))
        typer.echo(f"files: {sum(files.values())} of {len(files)} embedded files match their checksums")
    changed = [name for name, same in files.items() if not same]
    if changed:
        raise CheckError(f"{', '.join(changed)}: not the file that was shipped. Fix: install detente again")
    if not report.ok:
        raise CheckError("an accounting identity does not hold")


@world_app.command("build")
def world_build(
    source: Annotated[
        Path, typer.Argument(help="Folder of input data, or the OECD file 2022_SML.csv or .zip.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the world.")],
    compare: Annotated[
        bool, typer.Option("--compare", help="Print differences from the embedded world.")
    ] = False,
) -> None:
    """Build the base-year world from official files."""
    from detente.world.build import build

    for line in build(source, output, compare=compare):
        typer.echo(line)


@world_app.command("products")
def world_products(
    product: Annotated[
        str | None, typer.Argument(help="One of them, with every figure and its source.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the products that can be carved out of a sector, or the figures and sources of one."""
    from detente.world.products import show
    from detente.world.world import World

    data = show.list_products(World.load()) if product is None else show.describe_product(product)
    if as_json:
        _print_json(data)
    elif isinstance(data, list):
        show.print_products(data, _console())
    else:
        show.print_product(data, _console())


@world_app.command("split")
def world_split(
    products: Annotated[
        list[str], typer.Argument(help="Names of shipped products, or definition files (YAML).")
    ],
    as_json: AsJson = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.nc", help="Write the world as netCDF.")
    ] = None,
) -> None:
    """Carve products out of their sectors, and print what they look like."""
    from detente.world.products import show
    from detente.world.world import World

    if output is not None:
        _check_writable(output)
    world = World.load().with_products(*products)
    if output is not None:
        _write(output, world.to_netcdf)
    data = show.summarise(world)
    if as_json:
        _print_json(data)
    else:
        show.print_split(data, _console())


def _print_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def _check_writable(path: Path) -> None:
    """Refuse a target that cannot be written before any work is done for it."""
    folder = path.parent
    if path.is_dir():
        raise InputError(Problem(str(path), "a folder", "a file", "add a file name to it"))
    if not folder.is_dir():
        raise InputError(
            Problem(
                str(path), f"no folder {folder}", "a file in a folder that exists", "make the folder first"
            )
        )
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise InputError(
            Problem(str(path), "no permission to write", "a file that can be written", "choose another path")
        )


def _write(path: Path, fill: Callable[[Path], object]) -> None:
    """Write beside the target and move into place, so that nothing is ever half written."""
    target = path.resolve()
    part = target.with_name(f"{target.name}.part")
    try:
        if path.exists() and not path.is_file():  # a pipe or a device has no place to move into
            fill(path)
            return
        fill(part)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(
            Problem(
                str(path), error.strerror or "an error", "a file that can be written", "choose another path"
            )
        ) from None


def main() -> None:
    """Entry point: turns errors raised on purpose into one message and an exit code."""
    # One short run makes hundreds of thousands of objects and hardly a cycle: looking for cycles takes a tenth of it.
    gc.set_threshold(200_000)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a question mark instead of ending the program.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
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

"""Commands on commitments: ``track NAME`` and ``track fetch``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from detente.commands.shared import AsJson, check_writable, console, day, print_json, write_file
from detente.errors import InputError, Problem

__all__ = ["track_app"]


class _ShowsByDefault(TyperGroup):
    """``detente track NAME`` is ``detente track show NAME``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not (args and (args[0] in self.commands or args[0] == "--help")):
            args = ["show", *args]
        return super().parse_args(ctx, args)


track_app = typer.Typer(
    cls=_ShowsByDefault,
    help="Hold a commitment against data: by every count, deadline and baseline.",
    rich_markup_mode=None,
)


@track_app.command()
def show(
    commitment: Annotated[
        str | None, typer.Argument(help="A shipped commitment, or a YAML file; a list of them when left out.")
    ] = None,
    data: Annotated[
        list[Path] | None, typer.Option("--data", metavar="FILE", help="Series to add; may be given again.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="As known on this day; today when left out.")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="ID", help="One of several baselines.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORM", help="Of --data: usda, census, customs or plain, instead of a guess."
        ),
    ] = None,
    shipped: Annotated[bool, typer.Option("--shipped/--no-shipped", help="Use the series that ship.")] = True,
    as_json: AsJson = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write a chart (.svg, .png), a page (.html) or .csv, .json.",
        ),
    ] = None,
) -> None:
    """Print where a commitment stands: pace and verdict of each series by each deadline and baseline."""
    from detente.tracking.report import print_commitments, print_tracking
    from detente.tracking.run import track
    from detente.tracking.shipped import shipped_commitments

    if commitment is None:
        known = shipped_commitments()
        if as_json:
            print_json({name: c.model_dump(mode="json", exclude_defaults=True) for name, c in known.items()})
        else:
            print_commitments(known, console())
        return
    if output is not None:
        from detente.tracking.page import check_suffix

        check_suffix(output)
        check_writable(output)
    found = track(
        commitment, data or (), as_of=day(as_of, "--as-of"), baseline=baseline, shipped=shipped, form=form
    )
    if output is not None:
        from detente.tracking.page import write

        write_file(output, lambda path: write(found, path, output.suffix))
    if as_json:
        print_json(found.to_dict())
    else:
        print_tracking(found, console())


@track_app.command()
def fetch(
    service: Annotated[str, typer.Argument(help="'usda' (export sales) or 'census' (US exports).")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the answer (JSON).")
    ],
    commitment: Annotated[
        str, typer.Option("--for", metavar="COMMITMENT", help="Whose products to ask for.")
    ] = "soybeans",
    years: Annotated[
        list[int] | None,
        typer.Option("--year", metavar="YEAR", help="Marketing year of usda by its end; may be given again."),
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="First month of census.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last month of census.")] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Another address of the service.")
    ] = None,
) -> None:
    """Fetch data over the network. Nothing else here uses it. Keys: FAS_API_KEY, CENSUS_API_KEY."""
    from detente.tracking.fetch import CENSUS_URL, USDA_URL, fetch_census, fetch_usda
    from detente.tracking.files import find_commitment

    if service not in ("usda", "census"):
        raise InputError(Problem("service", repr(service), "'usda' or 'census'", "choose one of them"))
    check_writable(output)
    wanted = find_commitment(commitment)
    if service == "usda":
        now = date.today()
        chosen = years or [now.year, now.year + 1]
        number = fetch_usda(wanted, output, chosen, base_url=base_url or USDA_URL)
    else:
        begin, end = day(first, "--from"), day(last, "--to")
        if begin is None or end is None or begin > end:
            got = f"{first or 'nothing'} to {last or 'nothing'}"
            raise InputError(
                Problem("--from and --to", got, "two days in order", "add for example --from 2025-01-01")
            )
        number = fetch_census(wanted, output, begin, end, base_url=base_url or CENSUS_URL)
    typer.echo(f"{output}: {number} rows", err=True)

"""The command ``nash``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.commands.shared import AsJson, Elasticities, check_writable, console, print_json, write_file

__all__ = ["nash"]


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
        check_writable(output)
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
        write_file(output, lambda part: found.to_dataset().to_netcdf(part))
    if as_json:
        print_json(found.to_dict())
    else:
        print_outcome(found, console(), top)

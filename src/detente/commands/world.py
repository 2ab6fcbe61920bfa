"""Commands on the base-year economy: ``world show``, ``check``, ``build``, ``products`` and ``split``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.commands.shared import AsJson, check_writable, console, day, print_json, write_file
from detente.errors import InputError, Problem

__all__ = ["build", "check", "products", "show", "split"]


def show(
    tariffs: Annotated[bool, typer.Option("--tariffs", help="Duties instead of accounts.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="Day of the duties.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print the world's accounts, or the duties in force on a day."""
    from detente.world import show
    from detente.world.world import World

    world, on = World.load(), day(as_of, "--as-of")
    if on is not None and not tariffs:
        raise InputError(Problem("--as-of", as_of or "", "--tariffs beside it", "add --tariffs"))
    data = show.show_tariffs(world, on) if tariffs else show.show(world)
    if as_json:
        print_json(data)
    else:
        show.print_data(data, console())


def check(as_json: AsJson = False) -> None:
    """Check every accounting identity, and the embedded files against their checksums."""
    from detente.errors import CheckError
    from detente.world.store import verify_bundled
    from detente.world.world import World

    files = verify_bundled()
    report = World.load().check()
    if as_json:
        print_json({**report.to_dict(), "files": files})
    else:
        typer.echo(str(report))
        typer.echo(f"files: {sum(files.values())} of {len(files)} embedded files match their checksums")
    changed = [name for name, same in files.items() if not same]
    if changed:
        raise CheckError(f"{', '.join(changed)}: not the file that was shipped. Fix: install detente again")
    if not report.ok:
        raise CheckError("an accounting identity does not hold")


def build(
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


def products(
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
        print_json(data)
    elif isinstance(data, list):
        show.print_products(data, console())
    else:
        show.print_product(data, console())


def split(
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
        check_writable(output)
    world = World.load().with_products(*products)
    if output is not None:
        write_file(output, world.to_netcdf)
    data = show.summarise(world)
    if as_json:
        print_json(data)
    else:
        show.print_split(data, console())

"""Builds worlds from published files: the bundled one, and your own from the OECD's official tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.errors import InputError, Problem
from detente.world.build.run import build_default, compare

__all__ = ["build", "build_default", "compare"]


def build(source: Path, output: Path, *, compare: bool = False) -> Iterator[str]:
    """Build a world from official files, write it, and tell about it in lines.

    Parameters
    ----------
    source
        The OECD file ``2022_SML.csv`` (or the ``.zip`` that holds it), or the folder of published files
        from which the bundled world is made.
    output
        A netCDF file for an OECD file; a folder for the bundled files.
    compare
        Also print how the result differs from the bundled world.

    Raises
    ------
    InputError
        When the source does not exist.
    DataError
        When it cannot be used; nothing is written then.
    """
    from detente.world.build.run import compare as side_by_side
    from detente.world.official import read_icio_sml
    from detente.world.world import World

    if not source.exists():
        fix = "give the OECD file or the folder of published files"
        raise InputError(Problem(str(source), "nothing there", "a file or a folder", fix))
    if source.is_dir():
        world = build_default(source, output)
        yield f"Wrote {output}: arrays, provenance, dated tariffs, exposure facts, products, checksums."
    else:
        world = read_icio_sml(source)
        world.to_netcdf(output)
        yield f"Wrote {output}."
    yield repr(world)
    yield str(world.check())
    yield from (f"repair: {repair}" for repair in world.meta.repairs)
    yield from (f"note: {note}" for note in world.meta.notes)
    if compare:
        yield "difference from the bundled world (million USD; tariffs as fractions):"
        for row in side_by_side(world, World.load()):
            yield (
                f"  {row['quantity']}: {row['world']:,.6g} here, {row['reference']:,.6g} bundled, "
                f"difference {row['difference']:,.3g} {row['where']}".rstrip()
            )

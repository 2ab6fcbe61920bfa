"""What commands share: options, days, and where output goes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.errors import InputError, Problem

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["AsJson", "Elasticities", "Format", "check_writable", "console", "day", "print_json", "write_file"]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Elasticities = Annotated[
    str | None,
    typer.Option(
        "--elasticities",
        metavar="SET",
        help="Set of trade elasticities (see 'world show'), or a CSV or YAML file.",
    ),
]
Format = Annotated[
    Any, typer.Option("--format", metavar="FORM", help="'table', or 'iamc' for the long form of the IAMC.")
]


def day(value: str | None, option: str) -> date | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise InputError(
            Problem(option, repr(value), "a day as YYYY-MM-DD", f"write for example {option} 2025-10-27")
        ) from None


def print_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def console() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def check_writable(path: Path) -> None:
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


def write_file(path: Path, fill: Callable[[Path], object]) -> None:
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

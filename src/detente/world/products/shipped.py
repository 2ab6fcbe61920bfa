"""Product definitions that come with the package, and the flows computed from them for the bundled world.

``products.json`` holds the definitions: every figure with its source and grade. ``products.npz`` holds what
:mod:`detente.world.products.estimate` makes of them on the bundled world, as shares of the sector's flows, so that
carving a product out costs milliseconds.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import DataError, LabelError, Problem
from detente.world.store import REINSTALL, bundled_path

if TYPE_CHECKING:
    from detente.world.products.definition import ProductDefinition

__all__ = [
    "DEFINITIONS",
    "SHARES",
    "Shares",
    "computed_notes",
    "definition",
    "plain_definition",
    "shares",
    "shipped_products",
]

DEFINITIONS = "products.json"
SHARES = "products.npz"

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Shares:
    """A shipped product on the bundled world."""

    economies: tuple[str, ...]
    share: Array
    """[origin, destination] share of the product in the flows of its sector, products carved out of it included."""
    rates: Array
    """[origin, destination] tariff of the product, NaN where it is the sector's."""


def shipped_products() -> dict[str, str]:
    """Name of every shipped product -> its sector, in the order in which they are carved out."""
    return {name: entry["definition"]["sector"] for name, entry in _entries().items()}


def plain_definition(product: str) -> dict[str, Any]:
    """A shipped definition as plain values.

    Raises
    ------
    LabelError
        When no such product is shipped.
    DataError
        When the bundled files are missing or damaged.
    """
    entries = _entries()
    if product not in entries:
        fix = f"write {', '.join(entries)} or define it yourself"
        raise LabelError(Problem("product", repr(product), "a product that is shipped", fix))
    found: dict[str, Any] = entries[product]["definition"]
    return found


def computed_notes(product: str) -> tuple[str, ...]:
    """What had to give way when the figures of a shipped product became flows."""
    return tuple(_entries()[product]["computed"])


def definition(product: str) -> ProductDefinition:
    """A shipped definition; see :func:`plain_definition` for what it raises."""
    from detente.world.products.definition import ProductDefinition

    return ProductDefinition.model_validate(plain_definition(product))


def shares(product: str) -> Shares:
    """Flows of a shipped product as shares of its sector.

    Raises
    ------
    DataError
        When the bundled file is missing or damaged.
    """
    path = bundled_path(SHARES)
    try:
        with np.load(path, allow_pickle=False) as stored:
            economies = tuple(stored["economies"].tolist())
            return Shares(
                economies=economies,
                share=stored[f"share.{product}"].astype(np.float64),
                rates=stored[f"rates.{product}"].astype(np.float64),
            )
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        got = (
            "no file" if isinstance(error, FileNotFoundError) else f"a damaged file ({type(error).__name__})"
        )
        raise DataError(Problem(str(path), got, "the shares of the shipped products", REINSTALL)) from error


@lru_cache(maxsize=1)
def _entries() -> dict[str, dict[str, Any]]:
    path = bundled_path(DEFINITIONS)
    try:
        entries: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        got = "no file" if isinstance(error, FileNotFoundError) else "a damaged file"
        raise DataError(
            Problem(str(path), got, "the definitions of the shipped products", REINSTALL)
        ) from error
    return entries

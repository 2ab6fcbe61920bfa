"""Builds the product definitions that ship with the package, and their flows on the bundled world."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np

from detente.world.build.products.energy import crude_oil, lng
from detente.world.build.products.farm import soybeans
from detente.world.build.products.manufactures import aircraft, autos, semiconductors
from detente.world.build.products.rare_earths import rare_earth_magnets, rare_earths
from detente.world.build.sources import Sources
from detente.world.products.carve import Recipe, carve
from detente.world.products.estimate import estimate
from detente.world.products.files import make_definition
from detente.world.products.shipped import DEFINITIONS, SHARES
from detente.world.products.split import duty_rates
from detente.world.store import pack
from detente.world.world import World

__all__ = ["BUILDERS", "build_products"]

BUILDERS: dict[str, Callable[[Sources], dict[str, Any]]] = {
    "soybeans": soybeans,
    # Magnets come before what they are made of, so that compounds find their largest user.
    "rare_earth_magnets": rare_earth_magnets,
    "rare_earths": rare_earths,
    "semiconductors": semiconductors,
    "autos": autos,
    "aircraft": aircraft,
    "crude_oil": crude_oil,
    "lng": lng,
}
"""In the order in which they are carved out."""

LEAST, MOST = 1e-9, 1.0 - 1e-6
"""Shares of a sector below and above which a product is nothing of it, or all of it."""


def build_products(sources: Sources, world: World) -> dict[str, bytes]:
    """Contents of the two files of shipped products by name.

    ``world`` is the bundled one: figures become flows on it, and are kept as shares of the sector's flows.
    """
    entries: dict[str, Any] = {}
    arrays: dict[str, np.ndarray] = {"economies": np.array(world.economies)}
    carved = world
    for name, build in BUILDERS.items():
        definition = make_definition(build(sources))
        sector = definition.sector
        found = estimate(carved, definition, sector)
        whole = world.flows[:, :, world.sector(sector)]
        share = np.divide(found.flows, whole, out=np.zeros_like(whole), where=whole > 0)
        share = np.where(share < LEAST, 0.0, np.where(share > MOST, 1.0, share))
        # What the reader will make of it, so that the next product finds the room that this one leaves.
        kept = share.astype(np.float32).astype(np.float64)
        carved = carve(carved, sector, name, np.minimum(kept * whole, whole), Recipe()).world
        rates = duty_rates(world, definition)
        arrays[f"share.{name}"] = share.astype(np.float32)
        arrays[f"rates.{name}"] = (np.full_like(share, np.nan) if rates is None else rates).astype(np.float32)
        entries[name] = {
            "definition": definition.model_dump(mode="json", exclude_defaults=True),
            "computed": list(found.notes),
        }
    text = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    return {DEFINITIONS: text.encode(), SHARES: pack(arrays)}

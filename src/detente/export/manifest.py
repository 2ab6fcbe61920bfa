"""What a file of results must say of itself: program, world, elasticities, scenario, and how well it holds."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from detente.trade.result import Result
    from detente.world import World

__all__ = ["about_world", "fingerprint", "manifest_of"]


@lru_cache(maxsize=16)
def fingerprint(world: World) -> str:
    """SHA-256 of every label and number of a world that a result depends on."""
    digest = hashlib.sha256()
    for labels in (world.economies, world.sectors, sorted(world.parents.items())):
        digest.update(repr(labels).encode())
    sets = {f"elasticities {name}": theta for name, theta in world.elasticities.items()}
    arrays = {"flows": world.flows, "intermediate": world.intermediate, "tariffs": world.tariffs, **sets}
    for name, values in sorted(arrays.items()):
        digest.update(f"{name} {values.shape}".encode())
        digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
    digest.update(np.ascontiguousarray(world.goods, dtype=np.bool_).tobytes())
    digest.update(world.default_elasticities.encode())
    return digest.hexdigest()


def about_world(world: World) -> dict[str, Any]:
    """Title, year, licence, size and fingerprint."""
    return {
        "title": world.meta.title,
        "year": world.meta.year,
        "edition": world.meta.edition,
        "licence": world.meta.licence,
        "citation": world.meta.citation,
        "economies": len(world.economies),
        "sectors": len(world.sectors),
        "sha256": fingerprint(world),
    }


def manifest_of(result: Result) -> dict[str, Any]:
    """Where the numbers of a result come from; plain values, ready for JSON."""
    from detente import __version__

    state = result.equilibrium
    return {
        "program": "detente",
        "version": __version__,
        "title": result.title,
        "scenario": result.scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "world": about_world(result.world),
        "elasticities": result.elasticities,
        "closure": state.closure,
        "assumptions": list(result.assumptions),
        "verdict": result.verdict.value,
        "residual": result.residual,
        "walras": state.walras,
        "steps": state.steps,
    }

"""Products: figures on them, the flows that agree with the figures, and sectors of their own in a world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.world.products.definition import ProductDefinition
    from detente.world.products.files import read_product
    from detente.world.products.shipped import shipped_products

__all__ = ["ProductDefinition", "read_product", "shipped_products"]


def __getattr__(name: str) -> Any:
    # Carving out a shipped product needs no schema: what reads definitions is loaded on first use.
    from importlib import import_module

    homes = {"ProductDefinition": "definition", "read_product": "files", "shipped_products": "shipped"}
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{homes[name]}"), name)

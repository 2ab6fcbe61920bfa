"""What stands between a seller's cost and a buyer's price, as arrays: the form in which a scenario is solved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from detente.trade.arrays import Array, frozen
from detente.trade.base import Base

__all__ = ["Cell", "Limit", "Rent", "Wedges"]

Cell = tuple[int, int, int]
"""Sector, origin, destination."""


@dataclass(frozen=True)
class Rent:
    """Who gets the rent of a ceiling; the shares sum to one."""

    exporter: float = 1.0
    """Share of the exporter's state."""
    importer: float = 0.0
    """Share of the importer: its state, or firms there that hold the licences."""
    holder: float = 0.0
    """Share of the licence holders in the economy ``home``."""
    home: int | None = None
    """Economy of the licence holders; the exporter's when left out."""


@dataclass(frozen=True)
class Limit:
    """A floor or a ceiling on trade summed over a set of cells, met by one price for all of them.

    A floor is a purchase promise: the buyer's state subsidises its buyers until they take at least ``bound``. A
    ceiling is a quota or a licence: a permit has a price, and the rent goes to those that ``rent`` names.
    """

    kind: Literal["floor", "ceiling"]
    cells: tuple[Cell, ...]
    bound: float
    """Million USD a year: at base-year border prices for a quantity, at the scenario's border prices (world value
    added as numeraire) for a value."""
    by: Literal["quantity", "value"] = "quantity"
    rent: Rent = Rent()


@dataclass(frozen=True, eq=False)
class Wedges:
    """Levels of every wedge in a scenario, ``[S, N, N]`` sector-major (sector, origin, destination)."""

    tariff: Array
    """``τ'``, ad valorem fraction, paid by the buyer to the importer's state."""
    export_tax: Array | None = None
    """``e'``, ad valorem fraction of the producer price, paid to the exporter's state; ``None`` for none."""
    trade_cost: Array | None = None
    """``d̂``, change of the real cost of trade (1 = unchanged, infinite = a ban); ``None`` for unchanged."""
    limits: tuple[Limit, ...] = ()
    productivity: Array | None = None
    """``â`` [S, N], output for the same inputs (1 = unchanged); ``None`` for unchanged."""
    held: Array | None = field(default=None, repr=False)
    """Log price of each limit's permits, fixed instead of found [L]; ``None`` to let the limits decide."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tariff", frozen(self.tariff))
        for name in ("export_tax", "trade_cost", "productivity", "held"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, frozen(value))

    def hat(self, base: Base) -> Array:
        """``κ = d̂(1+τ')(1+e')/(1+τ)``, the change of the wedge between cost and price, [S, N, N]."""
        kappa = (1.0 + self.tariff) / (1.0 + base.tariff)
        if self.export_tax is not None:
            kappa = kappa * (1.0 + self.export_tax)
        if self.trade_cost is not None:
            kappa = kappa * self.trade_cost
        return kappa

    def toward(self, base: Base, part: float) -> Wedges:
        """The same shock at ``part`` of its size in logs (0 = base year, 1 = itself); limits are left out below 1.

        A ban has no size: it holds at every part above zero.
        """
        if part >= 1.0:
            return self
        mix = base.tariff + 1.0
        return Wedges(
            tariff=mix * ((1.0 + self.tariff) / mix) ** part - 1.0,
            export_tax=None if self.export_tax is None else (1.0 + self.export_tax) ** part - 1.0,
            trade_cost=None if self.trade_cost is None else self.trade_cost**part,
            productivity=None if self.productivity is None else self.productivity**part,
        )

    @classmethod
    def of_base(cls, base: Base) -> Wedges:
        """No change at all."""
        return cls(tariff=base.tariff)

    def same_as(self, other: Wedges) -> bool:
        """True when every level is equal."""

        def equal(name: str) -> bool:
            a, b = getattr(self, name), getattr(other, name)
            return a is b or (a is not None and b is not None and np.array_equal(a, b))

        names = ("tariff", "export_tax", "trade_cost", "productivity", "held")
        return all(map(equal, names)) and self.limits == other.limits

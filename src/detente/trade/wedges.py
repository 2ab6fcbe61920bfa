"""What stands between a seller's cost and a buyer's price, as arrays: the form in which a scenario is solved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.trade.arrays import Array, frozen
from detente.trade.base import Base

__all__ = ["Floor", "Wedges"]


@dataclass(frozen=True)
class Floor:
    """A purchase floor: the destination's state pays its buyers until they take at least ``quantity``."""

    origin: int
    destination: int
    sector: int
    quantity: float
    """Million USD a year at base-year border prices."""


@dataclass(frozen=True, eq=False)
class Wedges:
    """Levels of every wedge in a scenario, ``[S, N, N]`` sector-major (sector, origin, destination)."""

    tariff: Array
    """``τ'``, ad valorem fraction, paid by the buyer to the importer's state."""
    export_tax: Array | None = None
    """``e'``, ad valorem fraction of the producer price, paid to the exporter's state; ``None`` for none."""
    trade_cost: Array | None = None
    """``d̂``, change of the real cost of trade (1 = unchanged); ``None`` for unchanged."""
    floors: tuple[Floor, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "tariff", frozen(self.tariff))
        for name in ("export_tax", "trade_cost"):
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
        """The same shock at ``part`` of its size in logs (0 = base year, 1 = itself); floors are left out below 1."""
        if part >= 1.0:
            return self
        mix = base.tariff + 1.0
        return Wedges(
            tariff=mix * ((1.0 + self.tariff) / mix) ** part - 1.0,
            export_tax=None if self.export_tax is None else (1.0 + self.export_tax) ** part - 1.0,
            trade_cost=None if self.trade_cost is None else self.trade_cost**part,
        )

    @classmethod
    def of_base(cls, base: Base) -> Wedges:
        """No change at all."""
        return cls(tariff=base.tariff)

    def same_as(self, other: Wedges) -> bool:
        """True when every level is equal."""

        def equal(a: Array | None, b: Array | None) -> bool:
            return a is b or (a is not None and b is not None and np.array_equal(a, b))

        return (
            equal(self.tariff, other.tariff)
            and equal(self.export_tax, other.export_tax)
            and equal(self.trade_cost, other.trade_cost)
            and self.floors == other.floors
        )

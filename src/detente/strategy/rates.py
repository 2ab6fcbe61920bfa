"""The rates that players chose, labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import LabelError, Problem
from detente.strategy.game import summed
from detente.strategy.instruments import Kind
from detente.strategy.levers import Levers
from detente.strategy.search import Found
from detente.trade.arrays import Array
from detente.trade.base import Base

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Rates"]

ROUNDING = 1e-12
"""Logs of rates closer than this are the same."""


@dataclass(frozen=True, eq=False)
class Rates:
    """One row for each rate of each player, ``V`` rows."""

    levers: Levers
    log_rate: Array
    """``log(1+rate)`` [V]."""
    slope: Array
    """Derivative of the player's objective with respect to ``log(1+rate)``, less what a ceiling takes [V]."""
    trade: Array
    """Trade of the base year under each rate, million USD [V]."""
    at_bound: NDArray[np.str_]
    """``"lower"`` or ``"upper"`` for rates on a bound, ``"ceiling"`` for those that a ceiling on their trade keeps from
    being lower, otherwise empty [V]."""

    def __repr__(self) -> str:
        players = self.levers.names.players
        named = ", ".join(players[:3]) + (f" and {len(players) - 3} more" if len(players) > 3 else "")
        low, high = float(self.rate_pct.min()), float(self.rate_pct.max())
        return f"<Rates of {named}: {len(self.log_rate)} from {low:.1f} to {high:.1f} %>"

    @classmethod
    def of(cls, levers: Levers, base: Base, found: Found) -> Rates:
        """The rates at which a search ended."""
        s, o, d = levers.cells
        value = base.share[s, o, d] * base.spending[s, d] / (1.0 + base.tariff[s, o, d]) * base.unit
        # A rate lies on a bound when the move that is left ends there.
        ended = found.point.y + found.asked
        bound = np.where(
            np.zeros(len(levers), dtype=bool) if found.at_ceiling is None else found.at_ceiling, "ceiling", ""
        )
        bound = np.where(ended <= levers.lower + ROUNDING, "lower", bound)
        bound = np.where(ended >= levers.upper - ROUNDING, "upper", bound)
        slope, trade = found.point.slopes(levers), summed(value, levers.variable, len(levers))
        return cls(levers, found.point.y, slope, trade, bound)

    def __len__(self) -> int:
        return len(self.levers)

    @cached_property
    def rate_pct(self) -> Array:
        """Rates, % [V]."""
        rates: Array = 100.0 * np.expm1(self.log_rate)
        return rates

    @cached_property
    def projected_slope(self) -> Array:
        """What a player could still gain, % of its objective per percentage point of each rate [V].

        Zero for a rate on a bound that the player would like to cross.
        """
        slope = self.slope / np.exp(self.log_rate)
        blocked = ((self.at_bound == "lower") & (slope < 0.0)) | ((self.at_bound == "upper") & (slope > 0.0))
        projected: Array = np.where(blocked, 0.0, slope)
        return projected

    def of_player(self, player: str) -> Rates:
        """The rows of one player.

        Raises
        ------
        LabelError
            For a label that is not a player.
        """
        return self._rows(self.levers.player == self._player(player))

    def rate(
        self, player: str, *, sector: str | None = None, partner: str | None = None, kind: Kind = "tariff"
    ) -> float:
        """One rate, %; labels that the rates do not tell apart are left out.

        Raises
        ------
        LabelError
            When no rate, or more than one, has these labels.
        """
        levers, names = self.levers, self.levers.names
        fits = (levers.player == self._player(player)) & (levers.is_tax == (kind == "export_tax"))
        for label, known, column in (
            (sector, names.sectors, levers.sector),
            (partner, names.partners, levers.partner),
        ):
            if label is not None:
                fits &= column == (known.index(label) if label in known else -2)
        rows = np.flatnonzero(fits)
        if rows.size != 1:
            asked = ", ".join(
                f"{name}={value!r}" for name, value in (("sector", sector), ("partner", partner)) if value
            )
            raise LabelError(
                Problem(
                    f"rates of {player}",
                    f"{rows.size} rates with kind={kind!r}{', ' + asked if asked else ''}",
                    "labels of exactly one rate",
                    "see table() for the labels there are",
                )
            )
        return float(self.rate_pct[rows[0]])

    def mean_pct(self, player: str | None = None) -> float:
        """Mean rate, %, weighted by the trade of the base year: of one player, or of all."""
        rows = self if player is None else self.of_player(player)
        return float(np.average(rows.rate_pct, weights=rows.trade))

    def columns(self) -> dict[str, Sequence[Any]]:
        """The table by column, plain values."""
        levers, names = self.levers, self.levers.names
        return {
            "player": [names.players[i] for i in levers.player],
            "kind": ["export_tax" if tax else "tariff" for tax in levers.is_tax],
            "sector": [None if i < 0 else names.sectors[i] for i in levers.sector],
            "partner": [None if i < 0 else names.partners[i] for i in levers.partner],
            "rate_pct": self.rate_pct.tolist(),
            "at_bound": self.at_bound.tolist(),
            "trade_usd_m": self.trade.tolist(),
        }

    def table(self) -> list[dict[str, Any]]:
        """The table by row, plain values; ``None`` where a rate holds for several sectors or partners."""
        columns = self.columns()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_frame(self) -> pd.DataFrame:
        """The table as a data frame."""
        import pandas as pd

        return pd.DataFrame(self.columns())

    def to_dataset(self) -> xr.Dataset:
        """The table with labels and units; sectors and partners that a rate does not tell apart are empty."""
        import xarray as xr

        columns = self.columns()
        labels = {
            name: ("rate", [value or "" for value in columns[name]])
            for name in ("player", "kind", "sector", "partner")
        }
        units = {"rate_pct": "%", "trade_usd_m": "million USD of the base year"}
        data = {name: ("rate", columns[name], {"units": unit}) for name, unit in units.items()}
        return xr.Dataset({**data, "at_bound": ("rate", columns["at_bound"])}, coords=labels)

    def _player(self, label: str) -> int:
        players = self.levers.names.players
        if label not in players:
            raise LabelError(
                Problem("rates", repr(label), "a player of this game", f"write one of {', '.join(players)}")
            )
        return players.index(label)

    def _rows(self, keep: NDArray[np.bool_]) -> Rates:
        found = self.levers.of_player(int(self.levers.player[keep][0]))
        return Rates(found, self.log_rate[keep], self.slope[keep], self.trade[keep], self.at_bound[keep])

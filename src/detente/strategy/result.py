"""What comes out of a game: rates, real incomes, and how far each can be trusted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.labels import economy_name
from detente.strategy.certificate import Certificate, unit_of
from detente.strategy.levers import Player
from detente.strategy.rates import Rates
from detente.trade.result import Result

if TYPE_CHECKING:
    import xarray as xr

__all__ = ["BestResponse", "Nash"]


@dataclass(frozen=True, eq=False)
class _Outcome:
    """Chosen rates and the economy that follows from them."""

    result: Result
    """Every table of the economy, compared with the baseline of the scenario."""
    rates: Rates
    players: tuple[Player, ...]
    title: str
    tolerance: float
    """Largest move of ``log(1+rate)`` that was allowed to be left."""
    residual: float
    """Largest move of ``log(1+rate)`` that first-order conditions still ask for."""
    steps: int
    solves: int
    """Equilibria, those of the certificate included."""
    gradients: int
    """Objectives differentiated with respect to everything, those of the certificate included."""

    @property
    def foc_residual(self) -> float:
        """Largest derivative that a bound does not block, % of the objective per percentage point of a rate."""
        return float(np.abs(self.rates.projected_slope).max())

    def real_income_pct(self, label: str) -> float:
        """Change of the real income of an economy or a group against the baseline, %."""
        return self.result.of(label)["real_income_pct"]

    def _solver(self) -> dict[str, Any]:
        return {
            "tolerance": self.tolerance,
            "residual": self.residual,
            "foc_residual_pct_per_point": self.foc_residual,
            "equations_residual": self.result.residual,
            "steps": self.steps,
            "solves": self.solves,
            "gradients": self.gradients,
        }

    def players_table(self) -> list[dict[str, Any]]:
        """One row for each player: real income against the baseline, and its rates in brief."""
        found = []
        for player in self.players:
            rows, figures = self.rates.of_player(player.label), self.result.of(player.label)
            found.append(
                {
                    "player": player.label,
                    "name": economy_name(player.label),
                    "members": [self.result.world.economies[i] for i in player.members],
                    "real_income_pct": figures["real_income_pct"],
                    "real_income_usd_bn": figures["real_income_usd_bn"],
                    "mean_rate_pct": rows.mean_pct(),
                    "lowest_rate_pct": float(rows.rate_pct.min()),
                    "highest_rate_pct": float(rows.rate_pct.max()),
                    "rates": len(rows),
                    "rates_at_bound": int((rows.at_bound != "").sum()),
                }
            )
        return found

    def _data(self) -> dict[str, Any]:
        world = self.result.world
        return {
            "title": self.title,
            "scenario": self.result.title,
            "elasticities": self.result.elasticities,
            "closure": self.result.equilibrium.closure,
            "units": {
                "rates": "% ad valorem",
                "real_income": "% and billion USD of the base year, against the baseline",
            },
            "players": self.players_table(),
            "rates": self.rates.columns(),
            "real_income_pct": dict(zip(world.economies, self.result.real_income_pct.tolist(), strict=True)),
            "solver": self._solver(),
        }

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return self._data()

    def to_json(self) -> str:
        """:meth:`to_dict` as text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    def to_dataset(self) -> xr.Dataset:
        """Rates, and real incomes of every economy, with labels and units."""
        data = self.rates.to_dataset()
        data["real_income_pct"] = ("economy", self.result.real_income_pct, {"units": "%"})
        data["real_income_usd_bn"] = (
            "economy",
            self.result.real_income_usd_bn,
            {"units": "billion USD of the base year"},
        )
        data = data.assign_coords(economy=list(self.result.world.economies))
        return data.assign_attrs(
            title=self.title,
            elasticities=self.result.elasticities,
            closure=self.result.equilibrium.closure,
            residual=self.residual,
        )

    def _summary(self) -> str:
        rows = self.players_table()[:3]
        more = f" and {len(self.players) - 3} more" if len(self.players) > 3 else ""
        said = "; ".join(
            f"{row['player']} {row['mean_rate_pct']:.1f} %, real income {row['real_income_pct']:+.2f} %"
            for row in rows
        )
        return said + more


@dataclass(frozen=True, eq=False, repr=False)
class BestResponse(_Outcome):
    """The rates that serve one player best while everything else stays as in the scenario."""

    value_before: float
    """Objective at the rates of the scenario, ``unit``."""
    value: float
    """Objective at the best rates, ``unit``."""
    starts: tuple[str, ...]
    """Where the searches set out."""

    @property
    def unit(self) -> str:
        """``"%"`` (hundredths of a log point, against the base year), or million USD for objectives in levels."""
        return unit_of(self.players[0].objective)

    @property
    def gain(self) -> float:
        """What the player gains, ``unit``."""
        return self.value - self.value_before

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        objective = {"before": self.value_before, "best": self.value, "gain": self.gain, "unit": self.unit}
        return self._data() | {"objective": objective, "starts": list(self.starts)}

    def __repr__(self) -> str:
        return f"<BestResponse: {self._summary()}; gain {self.gain:+.3g} {self.unit}>"


@dataclass(frozen=True, eq=False, repr=False)
class Nash(_Outcome):
    """Rates from which no player gains by moving its own alone."""

    certificate: Certificate | None
    """What re-optimising found; ``None`` when it was not asked for."""

    @property
    def largest_gain(self) -> float | None:
        """The most that any player tried gains by choosing its rates anew; its unit is with the deviation."""
        return None if self.certificate is None else self.certificate.largest.gain

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        proof = self.certificate
        found = None
        if proof is not None:
            found = {
                "deviations": [
                    {
                        "player": d.player,
                        "gain": d.gain,
                        "unit": d.unit,
                        "start": d.start,
                        "searches": d.searches,
                        "failed": list(d.failed),
                    }
                    for d in proof.deviations
                ],
                "unchecked": list(proof.unchecked),
                "starts": list(proof.starts),
            }
        return self._data() | {"certificate": found}

    def __repr__(self) -> str:
        proof = ""
        if self.certificate is not None:
            proof = f"; largest gain from deviating {self.certificate.told}"
        return f"<Nash: {self._summary()}{proof}>"

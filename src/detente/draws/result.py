"""What draws say: intervals with their Monte Carlo error, variance shares, failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from detente.draws.distributions import Germ
from detente.draws.figures import (
    LEVELS,
    Failure,
    Interval,
    ParameterShare,
    VarianceShares,
    interval_of,
)
from detente.draws.parameters import Parameter
from detente.draws.shares import Shares, estimate
from detente.errors import LabelError, Problem
from detente.labels import economy_name, expand, index_of
from detente.trade.arrays import Array
from detente.trade.result import log_welfare

if TYPE_CHECKING:
    import xarray as xr

    from detente.trade.result import Result
    from detente.world import World

__all__ = ["OUTPUTS", "Uncertainty", "outputs_of"]

OUTPUTS = {
    "real_income_pct": (("economy",), "%"),
    "real_income_usd_bn": (("economy",), "billion USD of the base year"),
    "real_income_before_usd_bn": (("economy",), "billion USD of the base year"),
    "terms_of_trade_pct": (("economy",), "%"),
    "tariff_revenue_usd_bn": (("economy",), "billion USD of the base year"),
    "export_tax_revenue_usd_bn": (("economy",), "billion USD of the base year"),
    "rent_usd_bn": (("economy",), "billion USD of the base year"),
    "output_pct": (("economy", "sector"), "%"),
    "output_usd_bn": (("economy", "sector"), "billion USD of the base year"),
    "price_pct": (("economy", "sector"), "%"),
    "trade_usd_bn": (("origin", "destination"), "billion USD of the base year"),
}
"""Dimensions and units of everything that is kept of a draw: changes from the baseline, and income before."""


def outputs_of(result: Result) -> dict[str, Array]:
    """What is kept of one solution."""
    base, reference = result.equilibrium.base, result.reference
    unit = base.unit / 1e3
    trade = (result.trade_after_usd_m - result.trade_before_usd_m).sum(axis=0) / 1e3
    np.fill_diagonal(trade, 0.0)
    own = {
        "real_income_before_usd_bn": unit * base.income * np.exp(log_welfare(reference)),
        "rent_usd_bn": unit * (result.equilibrium.rent - reference.rent),
        "trade_usd_bn": trade,
    }
    return {name: own[name] if name in own else getattr(result, name) for name in OUTPUTS}


@dataclass(frozen=True, eq=False, repr=False)
class Uncertainty:
    """Results of a scenario under draws of its uncertain parameters."""

    title: str
    world: World
    elasticities: str
    """What trade elasticities were drawn from."""
    seed: int
    correlation: float
    parameters: tuple[Parameter, ...]
    factors: tuple[str, ...]
    """Independent factors: the parameters and, with correlation, what elasticities have in common."""
    kinds: tuple[Germ, ...]
    germs: Array
    """[draw, factor]."""
    values: Array
    """Values of the parameters [draw, parameter]."""
    outputs: Mapping[str, Array]
    """Every result of every draw [draw, ...], by name; not a number where a draw failed."""
    failures: tuple[Failure, ...]
    central: Result
    """At the given parameters, nothing drawn."""
    slopes: Array
    """Change of each elasticity per unit of each germ [sector, factor]."""

    @cached_property
    def solved(self) -> NDArray[np.bool_]:
        """Draws with an equilibrium [draw]."""
        good = np.ones(len(self.germs), dtype=bool)
        good[[f.draw for f in self.failures]] = False
        return good

    def quantiles(self, output: str, levels: tuple[float, ...] = LEVELS) -> Array:
        """Quantiles [level, ...] of a result over the draws."""
        found: Array = np.quantile(self._draws(output), levels, axis=0)
        return found

    def samples(
        self, output: str, label: str, sector: str | None = None, destination: str | None = None
    ) -> Array:
        """One number of a result in every solved draw [draw].

        ``label`` is an economy, or a group (``EU``) for trade, amounts of money and real income; ``sector`` is
        needed for output and prices, ``destination`` for trade.
        """
        return self._pick(self._solved_outputs, output, label, sector, destination)

    def interval(
        self, output: str, label: str, sector: str | None = None, destination: str | None = None
    ) -> Interval:
        """Quantiles of one number, with their Monte Carlo errors; arguments as for :meth:`samples`."""
        central = self._pick(self._central, output, label, sector, destination)
        return interval_of(self.samples(output, label, sector, destination), float(central[0]))

    def shares(
        self, output: str, label: str, sector: str | None = None, destination: str | None = None
    ) -> VarianceShares:
        """How much of the variance of one number comes from which parameter; arguments as for :meth:`samples`."""
        samples = self.samples(output, label, sector, destination)
        return self._named(estimate(self.germs[self.solved], self.kinds, samples[:, None]), 0, samples)

    @cached_property
    def shares_of_real_income(self) -> Mapping[str, VarianceShares]:
        """Variance shares of the change of real income, by economy."""
        table = self._draws("real_income_pct")
        found = estimate(self.germs[self.solved], self.kinds, table)
        return {e: self._named(found, i, table[:, i]) for i, e in enumerate(self.world.economies)}

    def all_shares(self, output: str) -> xr.Dataset:
        """Variance shares of every number of a result, with labels: first order, total, their errors, unexplained."""
        import xarray as xr

        table = self._draws(output)
        dims = OUTPUTS[output][0]
        found = estimate(self.germs[self.solved], self.kinds, table.reshape(len(table), -1))
        shape = table.shape[1:]
        data = {
            name: (("parameter", *dims), getattr(found, name).reshape(len(self.factors), *shape))
            for name in ("first", "total", "first_error", "total_error")
        }
        rest = {"unexplained": (dims, found.unexplained.reshape(shape))}
        coords = {"parameter": list(self.factors)} | self._coords(dims)
        return xr.Dataset({**data, **rest}, coords=coords, attrs={"output": output})

    def delta_sd(self, label: str) -> float:
        """Standard deviation of an economy's change of real income, % , by the delta method.

        Exact derivatives at the given elasticities, carried linearly; other parameters are left out. Beside the
        draws it shows how far from linear the answer is.
        """
        from detente.trade.adjoint import gradient

        slope = gradient(self.central.equilibrium, {label: 1.0}).elasticity
        if self.central.reference is not self.central.equilibrium:
            slope = slope - gradient(self.central.reference, {label: 1.0}).elasticity
        level = 1.0 + self.central.of(label)["real_income_pct"] / 100.0
        return float(100.0 * level * np.linalg.norm(slope @ self.slopes))

    # -- edges ------------------------------------------------------------------------------------------
    def to_dict(self) -> dict[str, Any]:
        """Plain numbers: intervals for economies, sectors and the hundred flows that change most; shares of income."""
        economies = self.world.economies
        one = [name for name, (dims, _) in OUTPUTS.items() if dims == ("economy",)]
        middle = np.abs(self.quantiles("trade_usd_bn", (0.5,))[0])
        order = np.argsort(-middle, axis=None, kind="stable")[:100]
        pairs = zip(*np.unravel_index(order, middle.shape), strict=True)
        sectors = self.quantiles("output_pct")
        return {
            "title": self.title,
            "elasticities": self.elasticities,
            "draws": len(self.germs),
            "seed": self.seed,
            "correlation": self.correlation,
            "parameters": [
                {"name": p.name, "distribution": str(p.distribution), "median": p.distribution.median}
                for p in self.parameters
            ],
            "failures": [dict(vars(f)) for f in self.failures],
            "economies": {
                e: {name: self.interval(name, e).to_dict() for name in one}
                | {"variance_of_real_income": self.shares_of_real_income[e].to_dict()}
                for e in economies
            },
            "sectors": {
                e: {
                    s: {f"p{100 * level:g}": float(sectors[q, i, k]) for q, level in enumerate(LEVELS)}
                    for k, s in enumerate(self.world.sectors)
                }
                for i, e in enumerate(economies)
            },
            "trade": [
                {"origin": economies[o], "destination": economies[d]}
                | self.interval("trade_usd_bn", economies[o], destination=economies[d]).to_dict()
                for o, d in pairs
            ],
        }

    def to_dataset(self) -> xr.Dataset:
        """Every result of every draw, the values of the parameters, and the central result, with labels and units."""
        import xarray as xr

        data: dict[str, Any] = {
            name: (("draw", *dims), self.outputs[name], {"units": unit})
            for name, (dims, unit) in OUTPUTS.items()
        }
        data |= {
            f"central_{name}": (dims, self._central[name][0], {"units": unit})
            for name, (dims, unit) in OUTPUTS.items()
        }
        data["value"] = (("draw", "parameter"), self.values)
        dims = ("economy", "sector", "origin", "destination")
        coords = {"draw": np.arange(len(self.germs)), "parameter": [p.name for p in self.parameters]}
        return xr.Dataset(
            data,
            coords=coords | self._coords(dims),
            attrs={
                "title": self.title,
                "elasticities": self.elasticities,
                "seed": self.seed,
                "correlation": self.correlation,
                "failures": "\n".join(f"draw {f.draw}: {f.sentence}" for f in self.failures),
            },
        )

    def __repr__(self) -> str:
        order = np.argsort(-np.abs(self.central.real_income_usd_bn), kind="stable")[:3]
        found = (
            (self.world.economies[i], self.interval("real_income_pct", self.world.economies[i]))
            for i in order
        )
        top = ", ".join(
            f"{economy_name(e)} {x.median:+.2f} % ({x.low:+.2f} to {x.high:+.2f})" for e, x in found
        )
        failed = f"; {len(self.failures)} failed" if self.failures else ""
        return f"<Uncertainty {self.title!r}: {len(self.germs)} draws, {top}{failed}>"

    # -- pieces -----------------------------------------------------------------------------------------
    def _draws(self, output: str) -> Array:
        _require(output)
        return self._solved_outputs[output]

    @cached_property
    def _solved_outputs(self) -> Mapping[str, Array]:
        if not self.failures:
            return self.outputs
        return {name: table[self.solved] for name, table in self.outputs.items()}

    @cached_property
    def _central(self) -> Mapping[str, Array]:
        return {name: table[None] for name, table in outputs_of(self.central).items()}

    def _pick(
        self,
        tables: Mapping[str, Array],
        output: str,
        label: str,
        sector: str | None,
        destination: str | None,
    ) -> Array:
        """One number of every row of the tables."""
        _require(output)
        table, dims = tables[output], OUTPUTS[output][0]
        values: Array
        if dims == ("economy", "sector"):
            economy = index_of(label, self.world.economies, where="economy")
            at = index_of(str(sector), self.world.sectors, where="sector", kind="sector")
            values = table[:, economy, at]
        elif dims == ("origin", "destination"):
            origins, ends = self._members(label, "origin"), self._members(str(destination), "destination")
            values = table[:, origins][:, :, ends].sum(axis=(1, 2))
        else:
            rows = self._members(label, "economy")
            if len(rows) > 1 and output == "real_income_pct":
                gain = tables["real_income_usd_bn"][:, rows].sum(axis=1)
                values = 100.0 * gain / tables["real_income_before_usd_bn"][:, rows].sum(axis=1)
            elif len(rows) > 1 and output.endswith("_pct"):
                fix = "name one member, or ask for real income"
                raise LabelError(Problem("economy", repr(label), "an economy of this world", fix))
            else:
                values = table[:, rows].sum(axis=1)
        return values

    def _members(self, label: str, where: str) -> list[int]:
        return [self.world.economies.index(e) for e in expand(label, self.world.economies, where=where)]

    def _coords(self, dims: tuple[str, ...]) -> dict[str, list[str]]:
        labels = {"sector": self.world.sectors}
        return {d: list(labels.get(d, self.world.economies)) for d in dims}

    def _named(self, found: Shares, column: int, samples: Array) -> VarianceShares:
        rows = [
            ParameterShare(
                name,
                float(found.first[f, column]),
                float(found.first_error[f, column]),
                float(found.total[f, column]),
                float(found.total_error[f, column]),
            )
            for f, name in enumerate(self.factors)
        ]
        unexplained = float(found.unexplained[column])
        alone = float(found.first[:, column].sum())
        return VarianceShares(
            parameters=tuple(sorted(rows, key=lambda r: -r.total)),
            products=1.0 - alone - unexplained if found.variance[column] > 0.0 else 0.0,
            unexplained=unexplained,
            sd=float(samples.std(ddof=1)),
        )


def _require(output: str) -> None:
    if output not in OUTPUTS:
        known = ", ".join(OUTPUTS)
        raise LabelError(Problem("output", repr(output), f"one of {known}", "choose one of them"))

"""What a scenario changes: tables with units, residuals and provenance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from detente.errors import InputError, Problem
from detente.labels import economy_name, expand
from detente.trade.arrays import Array
from detente.trade.equilibrium import Equilibrium
from detente.trade.failures import limit_name
from detente.trade.limit_states import LimitState, limit_states
from detente.trade.limits import compile_limits
from detente.trade.verdict import Verdict

if TYPE_CHECKING:
    import xarray as xr

    from detente.scenario.schema import Scenario
    from detente.trade.decompose import Decomposition
    from detente.world import World

__all__ = ["Flow", "Instrument", "Result", "log_welfare"]

Instrument = Literal[
    "tariff", "export_tax", "trade_cost", "productivity", "elasticity", "limit", "importer_share", "sigma", "within",
    "backstop",
]  # fmt: skip
"""What the derivatives of a result are taken with respect to."""

GRADIENT_UNITS = {
    "tariff": "% per percentage point",
    "export_tax": "% per percentage point",
    "trade_cost": "% per %",
    "productivity": "% per %",
    "elasticity": "log points per unit",
    "limit": "log points per million USD",
    "importer_share": "log points per unit of rent share",
    "sigma": "log points per unit",
    "within": "log points per unit",
    "backstop": "% per %",
}


@dataclass(frozen=True)
class Flow:
    """Trade between two economies at the border, all sectors."""

    origin: str
    destination: str
    before_usd_bn: float
    after_usd_bn: float

    @property
    def change_pct(self) -> float | None:
        """Change, %; ``None`` when there was none before."""
        return 100.0 * (self.after_usd_bn / self.before_usd_bn - 1.0) if self.before_usd_bn > 0.0 else None


@dataclass(frozen=True, eq=False)
class Result:
    """A solved scenario beside the state it is compared with.

    Percentages compare the scenario with ``reference``. Values in USD are of the base year: real income is the
    equivalent variation at base-year prices, flows are measured with world value added held at its base-year
    level.
    """

    scenario: Scenario
    world: World
    reference: Equilibrium
    equilibrium: Equilibrium
    elasticities: str

    @property
    def title(self) -> str:
        """Title of the scenario."""
        return self.scenario.title

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What the scenario assumes, in words."""
        return self.scenario.assumptions

    @property
    def verdict(self) -> Verdict:
        """How the solve ended, as a sentence in its value."""
        return self.equilibrium.verdict

    # -- economies --------------------------------------------------------------------------------------
    @cached_property
    def real_income_pct(self) -> Array:
        """Change of real income [N], %: nominal income over the final-demand price index, eq. (11)."""
        change: Array = 100.0 * np.expm1(log_welfare(self.equilibrium) - log_welfare(self.reference))
        return change

    @cached_property
    def real_income_usd_bn(self) -> Array:
        """Equivalent variation [N], billion USD of the base year."""
        base = self.equilibrium.base
        gain = np.exp(log_welfare(self.equilibrium)) - np.exp(log_welfare(self.reference))
        change: Array = base.income * gain * base.unit / 1e3
        return change

    @cached_property
    def terms_of_trade_pct(self) -> Array:
        """Export over import prices at the border [N], %; Törnqvist index over partners and sectors, eq. (12)."""
        cost = self.equilibrium.log_cost - self.reference.log_cost
        taxes = _log_border_wedge(self.equilibrium) - _log_border_wedge(self.reference)
        index = np.zeros(len(self.world.economies))
        for trade in (self.trade_before_usd_m, self.trade_after_usd_m):
            value = trade * (1.0 - np.eye(trade.shape[1]))
            exports, imports = value.sum(axis=2), value.sum(axis=1)
            sold = (exports * cost).sum(axis=0) + (value * taxes).sum(axis=(0, 2))
            paid = np.matmul(cost[:, None, :], value)[:, 0, :].sum(axis=0) + (value * taxes).sum(axis=(0, 1))
            index += (_mean(sold, exports.sum(axis=0)) - _mean(paid, imports.sum(axis=0))) / 2.0
        change: Array = 100.0 * np.expm1(index)
        return change

    @property
    def tariff_revenue_usd_bn(self) -> Array:
        """Change of duty revenue net of purchase subsidies [N], billion USD of the base year."""
        change: Array = self._usd_bn(self.equilibrium.tariff_revenue - self.reference.tariff_revenue)
        return change

    @property
    def export_tax_revenue_usd_bn(self) -> Array:
        """Change of export-tax revenue [N], billion USD of the base year."""
        return self._usd_bn(self.equilibrium.export_tax_revenue - self.reference.export_tax_revenue)

    @property
    def rent_usd_bn(self) -> Array:
        """Change of quota and licence rents received [N], billion USD of the base year."""
        return self._usd_bn(self.equilibrium.rent - self.reference.rent)

    @cached_property
    def limits(self) -> tuple[LimitState, ...]:
        """What became of each floor and ceiling."""
        return limit_states(self.equilibrium)

    # -- sectors ----------------------------------------------------------------------------------------
    @property
    def output_pct(self) -> Array:
        """Change of the volume of output [N, S], %; zero where nothing is made."""
        new, old = self.equilibrium, self.reference
        ratio = np.divide(new.output, old.output, out=np.ones_like(new.output), where=old.output > 0)
        change: Array = 100.0 * (ratio * np.exp(old.log_cost - new.log_cost) - 1.0)
        return change.T

    @property
    def output_usd_bn(self) -> Array:
        """Change of the volume of output at base-year prices [N, S], billion USD."""
        new, old = self.equilibrium, self.reference
        volume = new.output * np.exp(-new.log_cost) - old.output * np.exp(-old.log_cost)
        return self._usd_bn(volume).T

    @property
    def price_pct(self) -> Array:
        """Change of the buyers' price index relative to the economy's consumer prices [N, S], %."""
        new, old = self.equilibrium, self.reference
        relative = (new.log_price - _log_cpi(new)) - (old.log_price - _log_cpi(old))
        change: Array = 100.0 * np.expm1(relative)
        return change.T

    # -- trade ------------------------------------------------------------------------------------------
    @cached_property
    def trade_before_usd_m(self) -> Array:
        """Trade at the border in the reference [S, N, N] (sector, origin, destination), million USD."""
        return self.reference.trade()

    @cached_property
    def trade_after_usd_m(self) -> Array:
        """Trade at the border in the scenario [S, N, N], million USD."""
        return self.equilibrium.trade()

    def largest_flows(self, top: int) -> list[Flow]:
        """The pairs of economies whose trade over all sectors changes most in money, the largest first."""
        before, after = (t.sum(axis=0) / 1e3 for t in (self.trade_before_usd_m, self.trade_after_usd_m))
        change = np.abs(after - before)
        np.fill_diagonal(change, 0.0)
        economies = self.world.economies
        order = np.argsort(-change, axis=None, kind="stable")[:top]
        pairs = zip(*np.unravel_index(order, change.shape), strict=True)
        return [Flow(economies[o], economies[d], float(before[o, d]), float(after[o, d])) for o, d in pairs]

    # -- edges ------------------------------------------------------------------------------------------
    @property
    def residual(self) -> float:
        """Largest undamped residual of any equation, of the scenario and its reference."""
        return max(self.equilibrium.residual, self.reference.residual)

    def of(self, label: str) -> dict[str, float]:
        """Headline figures of an economy or a group (``EU``).

        A group's real income adds up equivalent variations; its terms of trade are the mean of its members
        weighted by their exports.
        """
        members = expand(label, self.world.economies, where="economy")
        rows = [self.world.economies.index(e) for e in members]
        base = self.equilibrium.base
        before = base.income[rows] * np.exp(log_welfare(self.reference)[rows]) * base.unit / 1e3
        gain = float(self.real_income_usd_bn[rows].sum())
        exports = self.trade_before_usd_m.sum(axis=(0, 2))[rows]
        return {
            "real_income_pct": 100.0 * gain / float(before.sum()),
            "real_income_usd_bn": gain,
            "terms_of_trade_pct": float(np.average(self.terms_of_trade_pct[rows], weights=exports)),
            "tariff_revenue_usd_bn": float(self.tariff_revenue_usd_bn[rows].sum()),
            "export_tax_revenue_usd_bn": float(self.export_tax_revenue_usd_bn[rows].sum()),
            "rent_usd_bn": float(self.rent_usd_bn[rows].sum()),
        }

    def decomposition(self) -> Decomposition:
        """Where changes of real income come from, by cause and by source of income; both add up."""
        from detente.trade.decompose import decompose

        return decompose(self)

    def gradient(self, label: str, wrt: Instrument = "tariff") -> xr.DataArray:
        """Derivative of the log real income of an economy or a group with respect to an instrument, everywhere.

        Tariffs, export taxes and trade costs come as (sector, origin, destination), productivity as (sector,
        economy), elasticities by sector and limits (floors, ceilings) in the order of the scenario; the
        attribute ``units`` says per what. All other instruments and parameters are held fixed.

        Raises
        ------
        LabelError, InputError
            For an economy or an instrument that does not exist.
        SolveError
            When the equilibrium is singular.
        """
        import xarray as xr

        from detente.trade.adjoint import gradient

        if wrt not in get_args(Instrument):
            known = ", ".join(get_args(Instrument))
            raise InputError(Problem("gradient", f"wrt={wrt!r}", f"one of {known}", "choose one of them"))
        found = gradient(self.equilibrium, {label: 1.0})
        economies, sectors = list(self.world.economies), list(self.world.sectors)
        labels: dict[str, Any] = {
            "sector": sectors, "origin": economies, "destination": economies, "economy": economies
        }  # fmt: skip
        dims: tuple[str, ...] = ("sector", "origin", "destination")
        if wrt in ("productivity", "elasticity"):
            dims = ("sector", "economy")[: 2 if wrt == "productivity" else 1]
        coords = {d: labels[d] for d in dims}
        if wrt in ("limit", "importer_share"):
            state, dims = self.equilibrium, ("limit",)
            coords = {"limit": [limit_name(state.base, x) for x in state.wedges.limits]}
        elif wrt in ("sigma", "within"):
            nests, dims = self.equilibrium.base.technology.nests, ("nest",)
            coords = {"nest": ["+".join(sectors[k] for k in nest.inputs) for nest in nests]}
        elif wrt == "backstop":
            backstops, dims = self.equilibrium.base.technology.backstops, ("backstop",)
            coords = {"backstop": [sectors[b.sector] for b in backstops]}
        return xr.DataArray(
            getattr(found, wrt),
            dims=dims,
            coords=coords,
            name=f"d log real income of {label} / d {wrt}",
            attrs={"units": GRADIENT_UNITS[wrt], "residual": found.residual},
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers keyed by label; of the bilateral flows the hundred that change most."""
        economies, sectors = self.world.economies, self.world.sectors
        output, output_usd, price = self.output_pct, self.output_usd_bn, self.price_pct
        return {
            "title": self.title,
            "elasticities": self.elasticities,
            "closure": self.equilibrium.closure,
            "assumptions": list(self.assumptions),
            "solver": {
                "residual": self.residual,
                "walras": self.equilibrium.walras,
                "steps": self.equilibrium.steps,
                "verdict": self.verdict.value,
            },
            "limits": [limit.to_dict() for limit in self.limits],
            "economies": {e: self.of(e) for e in economies},
            "trade": [
                {
                    "origin": f.origin,
                    "destination": f.destination,
                    "before_usd_bn": f.before_usd_bn,
                    "after_usd_bn": f.after_usd_bn,
                    "change_pct": f.change_pct,
                }
                for f in self.largest_flows(100)
            ],
            "sectors": {
                e: {
                    s: {
                        "output_pct": float(output[i, k]),
                        "output_usd_bn": float(output_usd[i, k]),
                        "price_pct": float(price[i, k]),
                    }
                    for k, s in enumerate(sectors)
                }
                for i, e in enumerate(economies)
            },
        }

    def to_dataset(self) -> xr.Dataset:
        """All tables with labels and units."""
        import xarray as xr

        one, two = ("economy",), ("economy", "sector")
        three = ("sector", "origin", "destination")
        table = {
            "real_income_pct": (one, self.real_income_pct, "%"),
            "real_income_usd_bn": (one, self.real_income_usd_bn, "billion USD of the base year"),
            "terms_of_trade_pct": (one, self.terms_of_trade_pct, "%"),
            "tariff_revenue_usd_bn": (one, self.tariff_revenue_usd_bn, "billion USD of the base year"),
            "export_tax_revenue_usd_bn": (
                one,
                self.export_tax_revenue_usd_bn,
                "billion USD of the base year",
            ),
            "rent_usd_bn": (one, self.rent_usd_bn, "billion USD of the base year"),
            "output_pct": (two, self.output_pct, "%"),
            "output_usd_bn": (two, self.output_usd_bn, "billion USD of the base year"),
            "price_pct": (two, self.price_pct, "%"),
            "trade_before_usd_m": (three, self.trade_before_usd_m, "million USD of the base year"),
            "trade_after_usd_m": (three, self.trade_after_usd_m, "million USD of the base year"),
        }
        economies, sectors = list(self.world.economies), list(self.world.sectors)
        return xr.Dataset(
            {name: (dims, values, {"units": unit}) for name, (dims, values, unit) in table.items()},
            coords={"economy": economies, "sector": sectors, "origin": economies, "destination": economies},
            attrs={
                "title": self.title,
                "elasticities": self.elasticities,
                "closure": self.equilibrium.closure,
                "residual": self.residual,
                "walras": self.equilibrium.walras,
            },
        )

    def __repr__(self) -> str:
        order = np.argsort(-np.abs(self.real_income_usd_bn))[:3]
        top = ", ".join(
            f"{economy_name(self.world.economies[i])} {self.real_income_pct[i]:+.2f} %" for i in order
        )
        return f"<Result {self.title!r}: {top}; residual {self.residual:.0e}>"

    def _usd_bn(self, fraction: Array) -> Array:
        value: Array = fraction * (self.equilibrium.base.unit / 1e3)
        return value


def _log_cpi(state: Equilibrium) -> Array:
    index: Array = (state.base.final_share * state.log_price).sum(axis=0)
    return index


def log_welfare(state: Equilibrium) -> Array:
    """``log Ŵ = log(I'/I) - Σ_s α·log P̂`` [N], against the base year."""
    change: Array = np.log(state.income / state.base.income) - _log_cpi(state)
    return change


def _log_border_wedge(state: Equilibrium) -> Array | float:
    """Log of what is paid abroad over the producer price [S, N, N]: export tax, and rent that leaves the importer."""
    tax = state.wedges.export_tax
    wedge = 0.0 if tax is None else np.log1p(tax)
    if state.measured is None:
        return wedge
    limits = compile_limits(state.base, state.wedges.limits, state.base.share, state.base.share, None)
    _, rent = limits.wedges(state.permit_log)
    table: Array = np.zeros_like(state.base.share) + wedge
    table[limits.cells] += rent + np.log1p(limits.to_importer * np.expm1(-rent))
    return table


def _mean(total: Array, weight: Array) -> Array:
    """Weighted mean; zero where nothing is traded."""
    mean: Array = np.divide(total, weight, out=np.zeros_like(total), where=weight > 0)
    return mean

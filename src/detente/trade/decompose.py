"""Where a change of real income comes from, economy by economy: tables with labels and units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.labels import economy_name, expand
from detente.trade.arrays import Array
from detente.trade.split import CAUSES, SOURCES, TOLERANCE, split

if TYPE_CHECKING:
    import xarray as xr
    from rich.console import Console

    from detente.trade.result import Result

__all__ = ["CAUSE_WORDS", "SOURCE_WORDS", "Decomposition", "decompose", "print_decomposition"]

CAUSE_WORDS = {
    "terms_of_trade": "terms of trade",
    "volume_of_trade": "volume of trade",
    "revenue": "export taxes, net",
    "rents": "quota rents, net",
    "transfers": "trade deficit",
    "trade_costs": "trade costs",
    "bans": "bans",
    "productivity": "productivity",
}

SOURCE_WORDS = {
    "factor_income": "factor income",
    "tariff_revenue": "duties",
    "export_tax_revenue": "export taxes",
    "rents": "quota rents",
    "transfers": "trade deficit",
}


@dataclass(frozen=True, eq=False, repr=False)
class Decomposition:
    """A change of real income, split exactly two ways: by cause, and by source of income.

    Tables are [N], billion USD of the base year at the economy's own consumer prices; those of each split add up
    to ``real_income_usd_bn``.
    """

    title: str
    economies: tuple[str, ...]
    elasticities: str
    causes: Mapping[str, Array]
    """``terms_of_trade`` (producers' prices of exports and imports), ``volume_of_trade`` (more or less of what
    buyers value above its producers' price), ``revenue`` and ``rents`` (export taxes and quota rents received from
    abroad less those paid), ``transfers`` (purchasing power of the trade deficit), ``trade_costs``, ``bans`` and
    ``productivity``."""
    sources: Mapping[str, Array]
    """``factor_income``, ``tariff_revenue`` (net of purchase subsidies), ``export_tax_revenue``, ``rents`` and
    ``transfers``, each deflated by consumer prices."""
    real_income_usd_bn: Array
    """Equivalent variation."""
    before_usd_bn: Array
    """Real income before."""
    gap: float
    """Largest adding-up gap of the split by cause over all economies, as a share of real income."""
    settled: float
    """Largest change of any part when the path was last refined, as a share of real income."""
    stops: int
    """Equilibria solved along the path."""

    def pct(self, part: str, by: str = "cause") -> Array:
        """One part [N], % of real income before; ``by`` is ``cause`` or ``source``."""
        tables = self.causes if by == "cause" else self.sources
        share: Array = 100.0 * tables[part] / self.before_usd_bn
        return share

    def of(self, label: str) -> dict[str, Any]:
        """Both splits of an economy or a group (``EU``): billion USD and % of its real income."""
        rows = [self.economies.index(e) for e in expand(label, self.economies, where="economy")]
        before = float(self.before_usd_bn[rows].sum())

        def figures(values: Array) -> dict[str, float]:
            amount = float(values[rows].sum())
            return {"usd_bn": amount, "pct": 100.0 * amount / before}

        return {
            "real_income": figures(self.real_income_usd_bn),
            "causes": {name: figures(self.causes[name]) for name in CAUSES},
            "sources": {name: figures(self.sources[name]) for name in SOURCES},
        }

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers keyed by label."""
        return {
            "title": self.title,
            "elasticities": self.elasticities,
            "adding_up_gap": self.gap,
            "last_refinement": self.settled,
            "stops": self.stops,
            "economies": {e: self.of(e) for e in self.economies},
        }

    def to_dataset(self) -> xr.Dataset:
        """Both splits with labels and units."""
        import xarray as xr

        unit = {"units": "billion USD of the base year"}
        return xr.Dataset(
            {
                "by_cause": (("cause", "economy"), np.stack([self.causes[n] for n in CAUSES]), unit),
                "by_source": (("source", "economy"), np.stack([self.sources[n] for n in SOURCES]), unit),
                "real_income_usd_bn": (("economy",), self.real_income_usd_bn, unit),
                "before_usd_bn": (("economy",), self.before_usd_bn, unit),
            },
            coords={"cause": list(CAUSES), "source": list(SOURCES), "economy": list(self.economies)},
            attrs={
                "title": self.title,
                "elasticities": self.elasticities,
                "adding_up_gap": self.gap,
                "last_refinement": self.settled,
                "stops": self.stops,
            },
        )

    def parts(self) -> tuple[str, ...]:
        """Causes at work anywhere, in order."""
        return tuple(n for n in CAUSES if np.abs(self.causes[n]).max() > 0.0)

    def __repr__(self) -> str:
        i = int(np.argmax(np.abs(self.real_income_usd_bn)))
        split_up = ", ".join(f"{CAUSE_WORDS[n]} {self.pct(n)[i]:+.2f}" for n in self.parts())
        whole = 100.0 * self.real_income_usd_bn[i] / self.before_usd_bn[i]
        return (
            f"<Decomposition {self.title!r}: {economy_name(self.economies[i])} {whole:+.2f} % = {split_up}; "
            f"gap {self.gap:.0e}>"
        )


def decompose(result: Result, *, tol: float = TOLERANCE) -> Decomposition:
    """Split the change of real income of every economy by cause and by source of income, exactly.

    Tariffs, export taxes, trade costs and productivity move from the baseline to the scenario in logs; floors and
    ceilings move as the subsidies and rents that they amount to; a ban closes its trade in a straight line. The
    split by cause adds up the first-order effects (eq. D1) of every small step. It depends on that way, as any
    split of a large change does; the sum does not. The split by source needs no way.

    Parameters
    ----------
    result : a solved scenario.
    tol : largest gap between the sum of the parts and the whole, as a share of real income.

    Raises
    ------
    InputError
        When the scenario and its baseline both have floors or ceilings, and not the same.
    SolveError
        When an equilibrium on the way does not exist.
    CheckError
        When the parts do not add up to ``tol`` on the finest path.
    """
    found = split(result.reference, result.equilibrium, tol=tol)
    unit = result.equilibrium.base.unit / 1e3

    def tables(parts: Mapping[str, Array]) -> Mapping[str, Array]:
        return MappingProxyType({name: unit * values for name, values in parts.items()})

    return Decomposition(
        title=result.title,
        economies=tuple(result.world.economies),
        elasticities=result.elasticities,
        causes=tables(found.causes),
        sources=tables(found.sources),
        real_income_usd_bn=unit * found.total,
        before_usd_bn=unit * found.income,
        gap=found.gap,
        settled=found.settled,
        stops=found.stops,
    )


def print_decomposition(found: Decomposition, console: Console, top: int = 10) -> None:
    """Print both splits for the most affected economies, % of real income."""
    from rich.text import Text

    from detente.trade.report import print_table

    parts = found.parts()
    words = [CAUSE_WORDS[n] for n in parts]
    console.print(Text("\nWhere it comes from, % of real income", style="bold"))
    print_table(console, ("Economy",), ("real income", *words), _rows(found, parts, "cause", top))
    shown = [n for n in SOURCES if np.abs(found.sources[n]).max() > 0.0]
    words = [SOURCE_WORDS[n] for n in shown]
    print_table(console, ("Economy",), ("real income", *words), _rows(found, shown, "source", top))
    console.print(
        Text(
            f"\nThe parts of every economy add up to its change of real income within {found.gap:.0e} of it; "
            f"{found.stops} equilibria along the way.",
            style="dim",
        )
    )


def _rows(
    found: Decomposition, parts: tuple[str, ...] | list[str], by: str, top: int
) -> Iterator[tuple[str, ...]]:
    whole = 100.0 * found.real_income_usd_bn / found.before_usd_bn
    columns = [found.pct(n, by) for n in parts]
    for i in np.argsort(-np.abs(found.real_income_usd_bn), kind="stable")[:top]:
        yield economy_name(found.economies[i]), f"{whole[i]:+.3f}", *(f"{c[i]:+.3f}" for c in columns)

"""The world economy of a base year, labelled, with units and provenance.

Economies are indexed ``o`` (origin) and ``d`` (destination), sectors ``k`` (good, input) and ``s`` (using
sector). Three arrays are given, all others follow from them, so that these identities hold by construction:

(W1) absorption[d,k]  = sum_o flows[o,d,k] (1 + tariffs[o,d,k])
                      = sum_s intermediate[d,k,s] + final_demand[d,k]
(W2) output[o,s]      = sum_d flows[o,d,s]
                      = sum_k intermediate[o,k,s] + value_added[o,s]
(W3) income[d]        = sum_s value_added[d,s] + tariff_revenue[d] - trade_balance[d]
                      = sum_k final_demand[d,k]

Values are million USD a year. Flows are at basic prices before import duty; what buyers pay (absorption,
intermediate use, final demand) includes the import duty of the base year.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.labels import index_of
from detente.world.checks import CheckLine, WorldCheck
from detente.world.provenance import Provenance

if TYPE_CHECKING:
    import xarray

    from detente.world.products.definition import ProductDefinition

__all__ = ["CheckLine", "World", "WorldCheck"]

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class World:
    """Accounts of the world economy in a base year; see the module text for the identities.

    Use :meth:`load` for the bundled world and :meth:`from_arrays` for your own; the constructor itself
    does not look for errors.
    """

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    flows: Array
    """[origin, destination, sector] million USD, basic prices, before import duty; domestic sales on the
    diagonal."""
    intermediate: Array
    """[destination, input, using sector] million USD, including import duty at the base tariffs."""
    tariffs: Array
    """[origin, destination, sector] ad valorem rates as fractions, base year; zero for services. The
    diagonal is zero unless economies were merged: then it holds the duty on trade inside the group."""
    elasticities: Mapping[str, Array]
    """Named set -> trade elasticity theta > 0 [sector]; sources in ``meta.elasticity_sources``."""
    goods: NDArray[np.bool_]
    """[sector] True where output crosses a customs border."""
    meta: Provenance = field(default_factory=Provenance)
    default_elasticities: str = "GYY"
    parents: Mapping[str, str] = field(default_factory=dict)
    """Product -> the sector it was carved out of (see :meth:`split`); empty without products."""

    def __post_init__(self) -> None:
        set_field = object.__setattr__
        set_field(self, "economies", tuple(self.economies))
        set_field(self, "sectors", tuple(self.sectors))
        for name in ("flows", "intermediate", "tariffs"):
            set_field(self, name, _frozen(getattr(self, name)))
        set_field(self, "goods", _frozen(self.goods, bool))
        sets = {name: _frozen(theta) for name, theta in self.elasticities.items()}
        set_field(self, "elasticities", MappingProxyType(sets))
        set_field(self, "parents", MappingProxyType(dict(self.parents)))
        if self.default_elasticities not in sets and sets:
            set_field(self, "default_elasticities", next(iter(sets)))

    def __reduce__(self) -> tuple[Any, ...]:
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        values["elasticities"] = dict(self.elasticities)
        values["parents"] = dict(self.parents)
        return (_rebuild, (values,))

    # -- construction ---------------------------------------------------------------------------------

    @classmethod
    def from_arrays(
        cls,
        *,
        economies: Sequence[str],
        sectors: Sequence[str],
        flows: ArrayLike,
        intermediate: ArrayLike,
        tariffs: ArrayLike | None = None,
        elasticities: Mapping[str, ArrayLike],
        goods: ArrayLike | None = None,
        meta: Provenance | None = None,
        default_elasticities: str | None = None,
        value_added: ArrayLike | None = None,
        final_demand: ArrayLike | None = None,
        internal_duties: bool = False,
        parents: Mapping[str, str] | None = None,
    ) -> World:
        """World from arrays, after looking for every error in them.

        Parameters
        ----------
        economies, sectors
            Unique, non-empty labels: N economies, S sectors.
        flows
            [N, N, S] million USD a year before duty, >= 0.
        intermediate
            [N, S, S] million USD a year including duty, >= 0.
        tariffs
            [N, N, S] fractions > -1; zero on the diagonal and for services. Default: none.
        elasticities
            Named sets of [S] values > 0, at least one.
        goods
            [S] bool. Default: every sector but ``SVC``.
        value_added, final_demand
            [N, S], optional: published figures that must agree with the derived ones to 1e-6 of output
            and absorption.
        internal_duties
            Allow tariffs on the diagonal (worlds in which economies were merged).
        parents
            Products that were carved out of a sector: product -> sector.

        Raises
        ------
        InputError
            With every problem found.
        """
        from detente.world.validate import checked_arrays

        return cls(
            **checked_arrays(
                economies=economies,
                sectors=sectors,
                flows=flows,
                intermediate=intermediate,
                tariffs=tariffs,
                elasticities=elasticities,
                goods=goods,
                default_elasticities=default_elasticities,
                value_added=value_added,
                final_demand=final_demand,
                internal_duties=internal_duties,
                parents=parents or {},
            ),
            meta=meta or Provenance(),
        )

    @classmethod
    def load(cls) -> World:
        """The bundled world: OECD accounts of 2022, 81 economies x 28 sectors. Cached.

        Raises
        ------
        DataError
            When the installed package lacks the bundled file or it is damaged.
        """
        from detente.world.store import load_bundled

        return load_bundled()

    def replace(self, **changes: Any) -> World:
        """Copy with some fields changed; the result is checked like :meth:`from_arrays`."""
        known = {f.name for f in dataclasses.fields(self)}
        if unknown := sorted(set(changes) - known):
            raise TypeError(f"World has no field {', '.join(unknown)}; fields: {', '.join(sorted(known))}")
        values = {name: changes.get(name, getattr(self, name)) for name in known}
        diagonal = np.diagonal(np.asarray(self.tariffs))
        return World.from_arrays(**values, internal_duties=bool(np.any(diagonal)))

    # -- derived accounts -----------------------------------------------------------------------------

    @cached_property
    def output(self) -> Array:
        """Gross output [economy, sector], million USD at basic prices."""
        return _frozen(self.flows.sum(axis=1))

    @cached_property
    def absorption(self) -> Array:
        """Purchases [destination, sector] from all origins including duty, million USD (W1)."""
        return _frozen((self.flows * (1.0 + self.tariffs)).sum(axis=0))

    @cached_property
    def value_added(self) -> Array:
        """Output less intermediate use [economy, sector], million USD (W2).

        In the bundled world it contains taxes less subsidies on products other than import duties.
        """
        return _frozen(self.output - self.intermediate.sum(axis=1))

    @cached_property
    def final_demand(self) -> Array:
        """Absorption less intermediate use [destination, sector], million USD including duty (W1)."""
        return _frozen(self.absorption - self.intermediate.sum(axis=2))

    @cached_property
    def tariff_revenue(self) -> Array:
        """Import duty collected [economy], million USD."""
        return _frozen((self.flows * self.tariffs).sum(axis=(0, 2)))

    @cached_property
    def exports(self) -> Array:
        """Sales abroad [economy], million USD before duty."""
        return _frozen(self._abroad.sum(axis=(1, 2)))

    @cached_property
    def imports(self) -> Array:
        """Purchases from abroad [economy], million USD before duty."""
        return _frozen(self._abroad.sum(axis=(0, 2)))

    @cached_property
    def trade_balance(self) -> Array:
        """Exports less imports before duty [economy], million USD; sums to zero."""
        return _frozen(self.exports - self.imports)

    @cached_property
    def income(self) -> Array:
        """Value added + tariff revenue - trade balance [economy] = final demand, million USD (W3)."""
        return _frozen(self.value_added.sum(axis=1) + self.tariff_revenue - self.trade_balance)

    @property
    def _abroad(self) -> Array:
        """Flows with the diagonal set to zero."""
        return self.flows * (1.0 - np.eye(len(self.economies)))[:, :, None]

    # -- look-up --------------------------------------------------------------------------------------

    def economy(self, code: str, *, where: str = "economy") -> int:
        """Position of an economy; :class:`~detente.errors.LabelError` with the nearest names."""
        return index_of(code, self.economies, where=where)

    def sector(self, code: str, *, where: str = "sector") -> int:
        """Position of a sector; :class:`~detente.errors.LabelError` with the nearest names."""
        return index_of(code, self.sectors, where=where, kind="sector")

    def family(self, sector: str, *, where: str = "sector") -> tuple[str, ...]:
        """A sector and every product carved out of it, also in several steps, in the order of the world."""
        root = self.sectors[self.sector(sector, where=where)]
        found = {root}
        while more := {p for p, parent in self.parents.items() if parent in found} - found:
            found |= more
        return tuple(label for label in self.sectors if label in found)

    def elasticity(self, name: str | None = None) -> Array:
        """Trade elasticities theta [sector] of a named set (default: ``default_elasticities``)."""
        from detente.errors import LabelError, Problem

        chosen = self.default_elasticities if name is None else name
        if chosen not in self.elasticities:
            sets = ", ".join(self.elasticities)
            raise LabelError(
                Problem("elasticities", repr(chosen), "a set of this world", f"write one of {sets}")
            )
        return self.elasticities[chosen]

    # -- work on the whole ----------------------------------------------------------------------------

    def check(self, tolerance: float = 1e-9) -> WorldCheck:
        """Accounting identities and sign conditions, each with its largest violation and the place."""
        from detente.world.validate import check_world

        return check_world(self, tolerance)

    def aggregate(
        self,
        economies: Mapping[str, Sequence[str]] | None = None,
        sectors: Mapping[str, Sequence[str]] | None = None,
    ) -> World:
        """Regroup economies and sectors; every total is preserved to rounding.

        ``economies={"EU": ("AUT", ...)}`` merges the members into one economy that takes the place of the
        first; labels that no group mentions stay. A tariff of a group is the average that preserves
        revenue (weights: imports before duty); duties between members of a group become the tariff on its
        diagonal. Elasticities are averaged with imports as weights, and a note says so.

        Raises
        ------
        LabelError
            For a label that is unknown, in two groups, or taken.
        """
        from detente.world.aggregate import aggregate

        return aggregate(self, economies, sectors)

    def split(
        self,
        sector: str,
        product: str,
        *,
        flows: ArrayLike | None = None,
        trade: Mapping[tuple[str, str], float] | None = None,
        share: float | Mapping[str, float] | Mapping[tuple[str, str], float] | None = None,
        home: Mapping[str, float] | None = None,
        production: Mapping[str, float] | None = None,
        use: Mapping[str, float] | None = None,
        uses: Mapping[str, float] | None = None,
        inputs: Mapping[str, float] | None = None,
        value_added: float | None = None,
        tariffs: Mapping[tuple[str, str], float] | None = None,
        elasticity: float | Mapping[str, float] | None = None,
        goods: bool | None = None,
        cap: bool = False,
    ) -> World:
        """Carve a product out of a sector; every total of the accounts is preserved to rounding.

        The product becomes a sector of its own next to what is left of its sector; flows, duty, use and inputs
        of the two add up, cell by cell, to those of the sector. With a product's name alone the shipped
        definition is taken. Flows that no figure fixes follow those of the sector (see
        :mod:`detente.world.products.estimate`); what else is left out is like the sector.

        Parameters
        ----------
        sector, product
            Code of a sector, and a new name in snake_case: ``world.split("C27", "rare_earth_magnets")``.
        flows
            [N, N] flows of the product by origin and destination, million USD before duty; instead of figures.
        trade
            (origin, destination) -> million USD. Labels may be groups (``EU``, ``WLD``): then it is a sum.
        share
            Share of the product in the sector's flows: one number, by origin (what is typical for it where no
            figure says otherwise), or by (origin, destination), which is a figure.
        home, production, use
            Economy -> million USD: sales at home; sales at home and abroad; purchases from home and abroad
            before duty.
        uses
            Using sector or ``final`` -> share of what is spent on the product. What is left goes to the other
            users as in the sector, and so does what the accounts of a buyer cannot hold; a note says how much.
        inputs, value_added
            Input -> share of the product's output, and the share of value added; what is left likewise.
        tariffs
            (origin, destination) -> rate of the product in the base year as a fraction. The rest of the sector
            gets the rate that leaves revenue as it is.
        elasticity
            Trade elasticity in every set, or by set (``all``: every other set).
        goods
            Whether the product crosses a customs border.
        cap
            Lower figures that exceed what the accounts hold, and note it, instead of refusing them.

        Raises
        ------
        InputError
            With every flow that exceeds its sector, every figure that contradicts the others, every tariff that
            would leave an impossible one for the rest.
        """
        from detente.world.products.split import split

        return split(
            self, sector, product, flows=flows, trade=trade, share=share, home=home, production=production,
            use=use, uses=uses, inputs=inputs, value_added=value_added, tariffs=tariffs, elasticity=elasticity,
            goods=goods, cap=cap,
        )  # fmt: skip

    def with_products(self, *products: str | Path | ProductDefinition) -> World:
        """Carve out several products: names of shipped ones, definition files (YAML), or definitions.

        Shipped products come first and in their own order, whatever the order in which they are named.

        Raises
        ------
        LabelError
            For a name that is not shipped.
        InputError
            When a definition cannot be used with this world.
        """
        from detente.world.products.split import with_products

        return with_products(self, products)

    def to_dataset(self) -> xarray.Dataset:
        """All accounts as a labelled :class:`xarray.Dataset` with ``units`` in the attributes."""
        from detente.world.netcdf import to_dataset

        return to_dataset(self)

    def to_netcdf(self, path: str | Path) -> Path:
        """Write a netCDF-4 file from which :meth:`from_netcdf` restores the world exactly."""
        from detente.world.netcdf import to_netcdf

        return to_netcdf(self, Path(path))

    @classmethod
    def from_netcdf(cls, path: str | Path) -> World:
        """Read a file that :meth:`to_netcdf` wrote; :class:`~detente.errors.DataError` when it cannot."""
        from detente.world.netcdf import from_netcdf

        return from_netcdf(Path(path))

    # -- for people -----------------------------------------------------------------------------------

    def __repr__(self) -> str:
        try:
            year = f", {self.meta.year}" if self.meta.year else ""
            total = f", output {self.output.sum() / 1e6:,.2f} tn USD"
            products = f" ({len(self.parents)} of them products)" if self.parents else ""
            size = f"{len(self.economies)} economies x {len(self.sectors)} sectors{products}"
            return f"<World {size}{year}{total}>"
        except Exception:
            return "<World>"

    def _repr_html_(self) -> str:
        try:
            order = np.argsort(-self.value_added.sum(axis=1))[:8]
            rows = "".join(
                f"<tr><td>{escape(self.economies[i])}</td>"
                f"<td>{self.value_added[i].sum() / 1e3:,.1f}</td>"
                f"<td>{self.exports[i] / 1e3:,.1f}</td><td>{self.imports[i] / 1e3:,.1f}</td></tr>"
                for i in order
            )
            return (
                f"<p>{escape(repr(self))}<br>{escape(self.meta.title)}</p>"
                "<table><thead><tr><th>economy</th><th>value added, bn USD</th><th>exports, bn USD</th>"
                f"<th>imports, bn USD</th></tr></thead><tbody>{rows}</tbody></table>"
            )
        except Exception:
            return escape(repr(self))


def _frozen(values: Any, dtype: type = np.float64) -> NDArray[Any]:
    """Contiguous read-only array; the caller's own array stays writeable."""
    if isinstance(values, np.ndarray) and values.base is None and not values.flags.writeable:
        array: NDArray[Any] = np.ascontiguousarray(values, dtype=dtype)
    else:
        array = np.array(values, dtype=dtype, order="C")
    array.setflags(write=False)
    return array


def _rebuild(values: dict[str, Any]) -> World:
    return World(**values)

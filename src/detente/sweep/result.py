"""The results of a sweep: one table of scenarios, and tables of what they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.errors import DataError, InputError, Problem
from detente.export.columns import DIMENSIONS, TABLES, UNITS, Table
from detente.export.files import Form, check_path, write_csv, write_netcdf, write_parquet
from detente.sweep.folder import read_manifest
from detente.sweep.parts import SCENARIOS

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    import xarray as xr

__all__ = ["Sweep"]


@dataclass(frozen=True, eq=False)
class Sweep:
    """Results of many scenarios, in memory or in a folder.

    Every scenario has a row in :attr:`scenarios`, failed ones with the reason; the other tables hold solved ones. The
    column ``scenario`` is the place in the list that was solved, from zero.
    """

    manifest: dict[str, Any]
    """Program, world, elasticities, scenarios and what was kept."""
    folder: Path | None
    """Where the parts are; ``None`` in memory."""
    memory: tuple[dict[str, pa.Table], ...] = ()
    """The parts of a sweep in memory."""

    @classmethod
    def read(cls, folder: str | Path) -> Sweep:
        """The results in a folder that a sweep has finished.

        Raises
        ------
        DataError
            For another folder, and for a sweep that was interrupted.
        """
        path = Path(folder)
        found = cls(read_manifest(path), path)
        missing = [i for i in range(found._count) if not found._file(SCENARIOS, i).is_file()]
        if missing:
            raise DataError(
                Problem(
                    str(path),
                    f"{found._count - len(missing)} of {found._count} parts",
                    "a sweep that has finished",
                    "run the same sweep into this folder again: it goes on where it stopped",
                )
            )
        return found

    # -- tables -----------------------------------------------------------------------------------------
    @property
    def scenarios(self) -> pd.DataFrame:
        """Number, id, title, levels of the axes, status, verdict, reason, residual, Walras gap and steps."""
        return self._frame(SCENARIOS)

    @property
    def economies(self) -> pd.DataFrame:
        """Real income, terms of trade, revenues and rents by scenario and economy."""
        return self._frame("economies")

    @property
    def sectors(self) -> pd.DataFrame:
        """Output and prices by scenario, economy and sector, where they were kept."""
        return self._frame("sectors")

    @property
    def flows(self) -> pd.DataFrame:
        """Trade of all sectors by scenario, origin and destination, where it was kept."""
        return self._frame("flows")

    @property
    def failed(self) -> pd.DataFrame:
        """Scenarios without equilibrium: number, title, verdict and reason."""
        table = self.scenarios
        return table.loc[table["status"] == "failed", ["scenario", "title", "verdict", "reason"]]

    def parts(self, table: str) -> Iterator[pa.Table]:
        """A table piece by piece, in the order of the scenarios: for what does not fit into memory."""
        if table not in self.manifest["tables"]:
            kept = ", ".join(self.manifest["tables"])
            raise InputError(
                Problem(
                    f"table '{table}'",
                    "nothing kept",
                    f"one of {kept}",
                    "name it in 'tables' and run the sweep again",
                )
            )
        if self.folder is None:
            yield from (part[table] for part in self.memory)
            return
        from pyarrow import parquet

        for i in range(self._count):
            yield parquet.read_table(self._file(table, i))

    def arrow(self, table: str) -> pa.Table:
        """A whole table."""
        import pyarrow as pa

        return pa.concat_tables(self.parts(table)).unify_dictionaries()

    def _frame(self, table: str) -> pd.DataFrame:
        frame = self.arrow(table).to_pandas()
        units = {name: UNITS[name] for name in frame.columns if name in UNITS}
        frame.attrs = {"units": units, "manifest": self.manifest}
        return frame

    # -- other forms ------------------------------------------------------------------------------------
    def to_dataset(self) -> xr.Dataset:
        """Every table with labels and units; failed scenarios have no values.

        Raises
        ------
        InputError
            When scenarios carve out different products: their sectors cannot share an axis.
        """
        import xarray as xr

        about = self.scenarios.set_index("scenario")
        words = {
            name: ("scenario", about[name].astype(str).to_numpy())
            for name in ("id", "title", "status", "verdict")
        }
        numbers = {name: ("scenario", about[name].to_numpy()) for name in self._number_columns(about)}
        found = xr.Dataset(words | numbers, coords={"scenario": about.index.to_numpy()})
        for name, columns in TABLES.items():
            if name not in self.manifest["tables"]:
                continue
            frame = self._frame(name)
            labels = list(DIMENSIONS[name])
            orders = {d: list(dict.fromkeys(frame[d].astype(str))) for d in labels}
            indexed = frame.astype(dict.fromkeys(labels, str)).set_index(["scenario", *labels])
            if len(indexed) != indexed.index.get_level_values(0).nunique() * self._rows_each(name, orders):
                raise InputError(
                    Problem(f"table '{name}'", "scenarios with different sectors", "one list of sectors",
                            "write Parquet or CSV, or sweep scenarios with the same products")
                )  # fmt: skip
            table = indexed.to_xarray().reindex(scenario=found["scenario"], **orders)
            for column in columns:
                found[column.name] = table[column.name].assign_attrs(units=column.unit)
        return found

    @staticmethod
    def _number_columns(about: pd.DataFrame) -> list[str]:
        return [name for name in about.columns if about[name].dtype.kind in "fi"]

    @staticmethod
    def _rows_each(name: Table, orders: dict[str, list[str]]) -> int:
        if name == "flows":
            n = len(set(orders["origin"]) | set(orders["destination"]))
            return n * (n - 1)
        rows = 1
        for labels in orders.values():
            rows *= len(labels)
        return rows

    def iamc(self, year: int | None = None) -> pd.DataFrame:
        """Economies, and sectors where they were kept, in the long form of the IAMC.

        A scenario is named by its number and title.

        Raises
        ------
        InputError
            For a world without a year when none is given.
        """
        import pandas as pd

        return pd.concat(self._iamc_parts(year), ignore_index=True)

    def _iamc_parts(self, year: int | None) -> Iterator[pd.DataFrame]:
        from detente.export.interchange import long_form, model_name, year_of

        about = self.scenarios.set_index("scenario")
        names = about.index.map(str) + " " + about["title"]
        when = year_of(self.manifest["world"]["year"], year)
        closures = self.manifest["scenarios"]["closures"]
        model = model_name(self.manifest["elasticities"]["name"], " or ".join(closures))
        tables: tuple[Table, ...] = ("economies", "sectors")
        for table in (t for t in tables if t in self.manifest["tables"]):
            for part in self.parts(table):
                frame = part.to_pandas()
                scenario = frame["scenario"].map(dict(zip(about.index, names, strict=True)))
                yield long_form(frame, table, model, scenario, when)

    def write(
        self, path: str | Path, *, table: str = "economies", form: Form = "table", year: int | None = None
    ) -> Path:
        """Write a table as ``.csv`` or ``.parquet`` piece by piece, or every table as ``.nc``.

        Parameters
        ----------
        table : ``economies``, ``scenarios``, and ``sectors`` or ``flows`` where they were kept.
        form : ``table``, or ``iamc`` for the long form of the IAMC.
        year : of the IAMC form, instead of the base year of the world.

        Raises
        ------
        InputError
            For an ending or a table that does not exist, and when the file cannot be written.
        """
        path = check_path(Path(path), "economies" if table == SCENARIOS else table, form)
        if path.suffix == ".nc":
            write_netcdf(self.to_dataset(), self.manifest, path)
            return path
        if form == "iamc":
            import pyarrow as pa

            long = (pa.Table.from_pandas(part, preserve_index=False) for part in self._iamc_parts(year))
            if path.suffix == ".csv":
                write_csv(long, None, path)
            else:
                write_parquet(long, self.manifest, path)
        else:
            (write_csv if path.suffix == ".csv" else write_parquet)(self.parts(table), self.manifest, path)
        return path

    def summary(self) -> dict[str, Any]:
        """How many scenarios, how many failed and why; plain values."""
        table = self.scenarios
        failed = table[table["status"] == "failed"]
        return {
            "scenarios": len(table),
            "solved": len(table) - len(failed),
            "failed": len(failed),
            "verdicts": {str(k): int(v) for k, v in table["verdict"].value_counts().items()},
            "largest_residual": float(table["residual"].max()) if len(failed) < len(table) else None,
            "folder": None if self.folder is None else str(self.folder),
            "tables": list(self.manifest["tables"]),
        }

    def __len__(self) -> int:
        return int(self.manifest["scenarios"]["count"])

    def __repr__(self) -> str:
        where = "in memory" if self.folder is None else f"in {self.folder}"
        return f"<Sweep of {len(self):,} scenarios {where}: {', '.join(self.manifest['tables'])}>"

    @property
    def _count(self) -> int:
        return -(-len(self) // int(self.manifest["block"]))

    def _file(self, table: str, part: int) -> Path:
        assert self.folder is not None
        return self.folder / table / f"part-{part:05d}.parquet"

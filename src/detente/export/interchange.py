"""The long form of the Integrated Assessment Modeling Consortium: model, scenario, region, variable, unit, year, value.

Variables are built from the tables by :data:`detente.export.columns.TABLES`. A region is an economy by its name; a flow
belongs to the exporter and names its partner. The year is the base year of the world, whose prices values are in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from detente.errors import InputError, Problem
from detente.export.columns import TABLES, USD_BN, Column, Table
from detente.labels import economy_name, sector_name

if TYPE_CHECKING:
    import pandas as pd

    from detente.trade.result import Result

__all__ = ["COLUMNS", "iamc", "long_form", "model_name", "year_of"]

COLUMNS = ("Model", "Scenario", "Region", "Variable", "Unit", "Year", "Value")


def iamc(
    result: Result, tables: Sequence[Table] = ("economies", "sectors"), year: int | None = None
) -> pd.DataFrame:
    """A result in the long form of the IAMC, with the residual of the solution as variables of the region ``World``.

    Parameters
    ----------
    tables : what to include: ``economies``, ``sectors``, ``flows``.
    year : instead of the base year of the world.

    Raises
    ------
    InputError
        For a world without a year when none is given.
    """
    import pandas as pd

    from detente.export.tables import frame

    model = model_name(result.elasticities, result.equilibrium.closure)
    when = year_of(result.world.meta.year, year)
    parts = [long_form(frame(result, t), t, model, result.title, when) for t in tables]
    state = result.equilibrium
    checks = (("Diagnostics|Residual", result.residual), ("Diagnostics|Walras Gap", state.walras))
    rows = [(model, result.title, "World", variable, "", when, value) for variable, value in checks]
    return pd.concat([*parts, pd.DataFrame(rows, columns=list(COLUMNS))], ignore_index=True)


def long_form(table: pd.DataFrame, name: Table, model: str, scenario: Any, year: int) -> pd.DataFrame:
    """Rows of one table; ``scenario`` is a name, or one for each row."""
    import pandas as pd

    region = table["origin" if name == "flows" else "economy"].astype(str).map(economy_name)
    parts = []
    for column in TABLES[name]:
        part = pd.DataFrame({"Model": model, "Scenario": scenario, "Region": region})
        part["Variable"] = _variables(table, column)
        part["Unit"] = f"billion US${year}/yr" if column.unit == USD_BN else column.unit
        part["Year"] = year
        part["Value"] = table[column.name]
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def model_name(elasticities: str, closure: str) -> str:
    """Program, version, elasticities and closure in one name."""
    from detente import __version__

    return f"detente {__version__} ({elasticities}, {closure} balances)"


def year_of(world: int | None, given: int | None) -> int:
    """The year to write."""
    year = given if given is not None else world
    if year is None:
        raise InputError(
            Problem("IAMC form", "a world without a year", "the year of its prices", "give it as year=2022")
        )
    return year


def _variables(table: pd.DataFrame, column: Column) -> Any:
    if "{sector}" in column.variable:
        names, mark = table["sector"].astype(str).map(sector_name), "{sector}"
    elif "{partner}" in column.variable:
        names, mark = table["destination"].astype(str).map(economy_name), "{partner}"
    else:
        return column.variable
    before, after = column.variable.split(mark)
    return before + names + after

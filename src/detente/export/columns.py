"""What the tables of a result hold: names, units and the variables of the IAMC form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["DIMENSIONS", "TABLES", "UNITS", "Column", "Table"]

Table: TypeAlias = Literal["economies", "sectors", "flows"]
"""Names of the tables that a single result and every scenario of a sweep have."""

USD_BN = "billion USD of the base year"


@dataclass(frozen=True)
class Column:
    """A quantity of a table."""

    name: str
    unit: str
    variable: str
    """Variable of the IAMC form; ``{sector}`` and ``{partner}`` stand for names."""


DIMENSIONS: dict[Table, tuple[str, ...]] = {
    "economies": ("economy",),
    "sectors": ("economy", "sector"),
    "flows": ("origin", "destination"),
}
"""Labels of a row."""

TABLES: dict[Table, tuple[Column, ...]] = {
    "economies": (
        Column("real_income_pct", "%", "Real Income|Change"),
        Column("real_income_usd_bn", USD_BN, "Real Income|Equivalent Variation"),
        Column("terms_of_trade_pct", "%", "Terms of Trade|Change"),
        Column("tariff_revenue_usd_bn", USD_BN, "Tariff Revenue|Change"),
        Column("export_tax_revenue_usd_bn", USD_BN, "Export Tax Revenue|Change"),
        Column("rent_usd_bn", USD_BN, "Quota Rent|Change"),
    ),
    "sectors": (
        Column("output_pct", "%", "Output|{sector}|Change"),
        Column("output_usd_bn", USD_BN, "Output|{sector}|Volume Change"),
        Column("price_pct", "%", "Price|{sector}|Change"),
    ),
    "flows": (
        Column("before_usd_bn", USD_BN, "Exports|{partner}|Baseline"),
        Column("after_usd_bn", USD_BN, "Exports|{partner}"),
    ),
}
"""Quantities by table, those of :class:`detente.trade.result.Result`; flows are exports of all sectors at the border,
before duty."""

UNITS = {column.name: column.unit for columns in TABLES.values() for column in columns}
"""Unit of each quantity."""

"""US Census trade statistics: months of exports or imports by commodity and country.

The service answers with lists, ``[[header], [row], ...]``; a CSV with the same columns is read too. Exports count at
the US border (``exported``, statistics of the exporter), imports on arrival (``landed``, statistics of the importer).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.tracking.commitment import Rule, Side, TrackedCommitment
from detente.tracking.formats.table import Row, Table, Troubles, parse_day
from detente.tracking.series import Observation, Series
from detente.tracking.units import Unit, parse_unit

__all__ = ["is_census", "matching_codes", "read_census"]

_VALUES = {"ecommodity": ("allvalmo",), "icommodity": ("genvalmo", "convalmo")}
_QUANTITIES = {
    "ecommodity": (("qty1mo", "unitqy1"),),
    "icommodity": (("genqy1mo", "unitqy1"), ("conqy1mo", "unitqy1")),
}
_MASS = {"t": "t", "mt": "t", "kg": "kg"}
_SOURCE = "US Census Bureau, International Trade (public domain)"


def is_census(table: Table) -> bool:
    """Has a commodity under the name that the Census Bureau gives it, and values of months."""
    flow = _flow(table)
    if flow is None:
        return False
    columns = (*_VALUES[flow], *(q for q, _ in _QUANTITIES[flow]))
    return any(c in table.keys for c in columns)


def _flow(table: Table) -> str | None:
    return next((k for k in _VALUES if k in table.keys), None)


def read_census(table: Table, commitment: TrackedCommitment) -> list[Series]:
    """The commitment's products, exported to or imported from its partner, in the dimension of its unit.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    troubles = Troubles(table.name)
    flow = _flow(table)
    if flow is None or not is_census(table):
        troubles.add(
            None, "", "other columns", "E_COMMODITY or I_COMMODITY and values of months", "leave out --format"
        )
    troubles.check()
    assert flow is not None
    rows = _chosen(table, flow, commitment, troubles)
    mass = commitment.parsed_unit().dimension == "mass"
    sums: dict[tuple[date, date], float] = {}
    unit: Unit | None = None
    for row in rows:
        span = parse_day(row.get("time")) or parse_day(f"{row.get('year')}-{row.get('month').zfill(2)}")
        if span is None:
            troubles.add(row.line, "time", repr(row.get("time")), "a month as YYYY-MM", "fetch with 'time'")
            continue
        if mass:
            value, unit = _quantity(row, flow, unit, troubles)
        else:
            value, unit = row.number(troubles, *_VALUES[flow]), parse_unit("USD")
        if value is None:
            troubles.add(
                row.line, "value", "nothing", "a number", "fetch the variable of values or quantities"
            )
            continue
        sums[span] = sums.get(span, 0.0) + value
    troubles.check()
    observations = []
    for (first, last), value in sorted(sums.items()):
        observations.append(Observation(first, last, value, value))
    rule: Rule = "exported" if flow == "ecommodity" else "landed"
    side: Side = "exporter" if flow == "ecommodity" else "importer"
    codes = ", ".join(sorted({r.get(flow) for r in rows}))
    return [
        Series(
            id=f"census-{rule}",
            title=f"US Census {'exports' if rule == 'exported' else 'imports'}, HS {codes}",
            rule=rule,
            side=side,
            unit=unit or parse_unit("USD"),
            observations=tuple(observations),
            source=_SOURCE,
            frequency="month",
            partner=commitment.select.partner_names[0] if commitment.select.partner_names else "",
            product=commitment.product or "",
            files=(table.name,),
        )
    ]


def _quantity(row: Row, flow: str, unit: Unit | None, troubles: Troubles) -> tuple[float | None, Unit | None]:
    for column, of in _QUANTITIES[flow]:
        if not row.get(column):
            continue
        name = row.get(of).lower()
        if name not in _MASS:
            got = repr(row.get(of)) if name else "no UNIT_QY1"
            troubles.add(row.line, "UNIT_QY1", got, "T or KG", "fetch UNIT_QY1 with the quantity")
            return 0.0, unit
        found = parse_unit(_MASS[name])
        value = row.number(troubles, column)
        if unit is not None and found != unit and value is not None:
            return value * float(found.factor / unit.factor), unit
        return value, found
    return None, unit


def _chosen(table: Table, flow: str, commitment: TrackedCommitment, troubles: Troubles) -> list[Row]:
    select, rows = commitment.select, list(table.rows)
    if table.has("ctycode") and select.partner_code is not None:
        rows = [r for r in rows if r.get("ctycode") == select.partner_code]
    elif table.has("ctyname") and select.partner_names:
        names = tuple(n.lower() for n in select.partner_names)
        rows = [r for r in rows if r.get("ctyname").lower().startswith(names)]
    rows = matching_codes(rows, flow, select.hs)
    if not rows:
        troubles.add(None, "", "no row of the commitment's products and partner", "at least one",
                     "fetch those codes and that country")  # fmt: skip
    countries = sorted({r.get("ctycode", "ctyname") for r in rows})
    if len(countries) > 1:
        troubles.add(None, "CTY_CODE", f"{len(countries)} countries ({', '.join(countries[:4])})", "one",
                     "keep the rows of one, or set 'select'")  # fmt: skip
    troubles.check()
    return rows


def matching_codes(rows: Sequence[Row], column: str, wanted: Sequence[str]) -> list[Row]:
    """Rows of the wanted codes, each good counted once.

    Files hold totals beside their parts: of codes of several lengths under one wanted code the shortest count.
    """
    if not any(r.get(column) for r in rows):
        return list(rows)
    chosen: list[Row] = []
    for prefix in wanted or ("",):
        below = [r for r in rows if r.get(column).replace(".", "").startswith(prefix)]
        shortest = min((len(r.get(column).replace(".", "")) for r in below), default=0)
        chosen += [r for r in below if len(r.get(column).replace(".", "")) == shortest]
    return chosen

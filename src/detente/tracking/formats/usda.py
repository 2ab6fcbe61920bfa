"""US export sales (USDA, Foreign Agricultural Service): net sales and exports by week.

Rows come from the service (JSON, or the same columns as CSV: ``weekEndingDate``, ``weeklyExports``, ...) or from the
query system (CSV with titles above its header). Two series are made of them:

* **sold**: net sales for the current and the next marketing year. The last week of a marketing year is reported twice,
  once for each year, and there the sales of the coming year stand in both rows: they count once;
* **exported**: weekly exports, those of both rows.

A week is taken as known from the next Thursday on, when reports appear; holidays and shutdowns delay them further.

Sales that are carried over into a new marketing year are no new sales and are not in either column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from detente.tracking.commitment import Rule, TrackedCommitment
from detente.tracking.formats.table import Row, Table, Troubles, parse_day
from detente.tracking.series import Observation, Series
from detente.tracking.units import parse_unit

__all__ = ["is_usda", "read_usda"]

_DATE = ("weekendingdate", "date", "weekending", "week")
_EXPORTS = ("weeklyexports", "exports")
_NET = (
    "currentmynetsales",
    "netsales",
    "currentmarketingyearnetsales",
    "netsalescurrentmy",
    "currentmarketyearnetsales",
)
_NEXT = ("nextmynetsales", "nextmarketingyearnetsales", "netsalesnextmy", "nextmarketyearnetsales")
_ACCUMULATED = ("accumulatedexports", "accumexports")
_PUBLISHED_DAYS = 7
"""From the Thursday on which a week ends to the Thursday on which it is published."""

_SOURCE = "USDA, Foreign Agricultural Service, Export Sales Reporting (public domain)"


@dataclass(frozen=True)
class _Week:
    ends: date
    exports: float
    net: float
    following: float
    first_of_year: bool = False


def is_usda(table: Table) -> bool:
    """Has weekly exports and net sales by week."""
    keys = table.keys
    return any(k in keys for k in _DATE) and "weeklyexports" in keys and any(k in keys for k in _NET)


def read_usda(table: Table, commitment: TrackedCommitment) -> list[Series]:
    """Net sales and exports of the commitment's commodity to its partner.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    troubles = Troubles(table.name)
    if not is_usda(table):
        troubles.add(None, "", "other columns", "week, weekly exports and net sales", "leave out --format")
        troubles.check()
    rows = _chosen(table, commitment, troubles)
    weeks = _weeks(rows, troubles)
    troubles.check()
    twice = {w.ends for w in weeks if w.first_of_year}
    sold: dict[date, float] = {}
    exported: dict[date, float] = {}
    for week in weeks:
        # In the last week of a marketing year both rows tell the sales of the next one.
        both = week.ends in twice and not week.first_of_year
        sold[week.ends] = sold.get(week.ends, 0.0) + week.net + (0.0 if both else week.following)
        exported[week.ends] = exported.get(week.ends, 0.0) + week.exports
    product, partner = commitment.product or "goods", _partner(rows)
    about = f"{product} to {partner.title() if partner else 'the partner'}"
    source = table.meta.get("source", _SOURCE)

    def series(
        name: str, title: str, rule: Rule, values: dict[date, float], notes: tuple[str, ...]
    ) -> Series:
        return Series(
            id=name,
            title=f"{title}, {about}",
            rule=rule,
            side="exporter",
            unit=parse_unit("t"),
            observations=_by_week(values),
            source=source,
            frequency="week",
            partner=partner,
            product=product,
            notes=notes,
            files=(table.name,),
        )

    net = ("net of cancellations; sales for this and the next marketing year",)
    return [
        series("usda-sold", "USDA net sales", "sold", sold, net),
        series("usda-exported", "USDA exports", "exported", exported, ()),
    ]


def _by_week(values: dict[date, float]) -> tuple[Observation, ...]:
    return tuple(
        Observation(ends - timedelta(6), ends, v, v, published=ends + timedelta(_PUBLISHED_DAYS))
        for ends, v in sorted(values.items())
    )


def _partner(rows: Sequence[Row]) -> str:
    name = rows[0].get("country", "countryname", "countrydescription") if rows else ""
    return name.partition(",")[0].strip()


def _chosen(table: Table, commitment: TrackedCommitment, troubles: Troubles) -> list[Row]:
    select, rows = commitment.select, list(table.rows)
    if table.has("commoditycode") and select.esr_commodity is not None:
        rows = [r for r in rows if r.get("commoditycode") == str(select.esr_commodity)]
    if table.has("countrycode") and select.partner_code is not None:
        rows = [r for r in rows if r.get("countrycode") == select.partner_code]
    elif select.partner_names:
        names = tuple(n.lower() for n in select.partner_names)
        rows = [r for r in rows if not r.get("country") or r.get("country").lower().startswith(names)]
    if not rows:
        troubles.add(None, "", "no row of the commitment's commodity and partner", "at least one",
                     "fetch that commodity and partner")  # fmt: skip
        troubles.check()
    for key, what in (("commoditycode", "commodities"), ("commodity", "commodities"), ("countrycode", "countries"),
                      ("country", "countries")):  # fmt: skip
        told = sorted({r.get(key) for r in rows if r.get(key)})
        if len(told) > 1:
            some = ", ".join(told[:4])
            troubles.add(
                None, key, f"{len(told)} {what} ({some})", "one", "keep the rows of one, or set 'select'"
            )
    units = {r.get("unit", "unitid", "unitname").lower() for r in rows} - {""}
    if units - {"1", "metric tons", "mt", "t", "tonnes"}:
        troubles.add(
            None, "unit", repr(sorted(units)[0]), "metric tons", "fetch a commodity counted in metric tons"
        )
    troubles.check()
    return rows


def _weeks(rows: Sequence[Row], troubles: Troubles) -> list[_Week]:
    read: list[tuple[date, str, float | None, _Week]] = []
    for row in rows:
        told = parse_day(row.get(*_DATE))
        exports, net = row.number(troubles, *_EXPORTS), row.number(troubles, *_NET)
        following = row.number(troubles, *_NEXT) if row.get(*_NEXT) else 0.0
        if told is None:
            troubles.add(row.line, "week", repr(row.get(*_DATE)), "a day as YYYY-MM-DD", "write it so")
        for name, value, keys in (("weekly exports", exports, _EXPORTS), ("net sales", net, _NET)):
            if value is None and not row.get(*keys):
                troubles.add(row.line, name, "nothing", "a number of metric tons", "fetch the file again")
        if told is None or exports is None or net is None:
            continue
        accumulated = row.number(troubles, *_ACCUMULATED) if row.get(*_ACCUMULATED) else None
        read.append(
            (
                told[1],
                row.get("marketyear", "marketingyear"),
                accumulated,
                _Week(told[1], exports, net, following or 0.0),
            )
        )
    # Of two rows for a week the one of the older marketing year comes first: it has exported more.
    read.sort(key=lambda r: (r[0], r[1], -(r[2] or 0.0)))
    weeks = [row[3] for row in read[:1]]
    for old, new in pairwise(read):
        begins = old[1] != new[1] or old[0] == new[0] or _fell(old[2], new[2])
        weeks.append(replace(new[3], first_of_year=begins))
    seen: dict[date, int] = {}
    for week in weeks:
        seen[week.ends] = seen.get(week.ends, 0) + 1
    for ends, times in seen.items():
        if times > 2:
            troubles.add(None, "week", f"{times} rows for the week to {ends}", "one for each marketing year",
                         "remove what is there twice, or keep one commodity and country")  # fmt: skip
    return weeks


def _fell(before: float | None, now: float | None) -> bool:
    """True when accumulated exports begin anew, which revisions of a few cargoes do not."""
    return before is not None and now is not None and now < before / 2

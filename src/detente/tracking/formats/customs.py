"""Customs statistics of the importer or exporter: files of Chinese customs (GACC) and of UN Comtrade.

Comtrade: ``period``, ``partnerCode`` or ``partnerDesc``, ``cmdCode``, ``flowCode``, ``netWgt`` [kg], ``primaryValue``
[USD]. GACC, in English or Chinese: month, commodity code, trading partner, quantity with its unit, value in US dollars
or yuan. The names of the GACC columns are known from its pages, not from a specification.
"""

from __future__ import annotations

from datetime import date

from detente.tracking.commitment import Rule, Side, TrackedCommitment
from detente.tracking.formats.census import matching_codes
from detente.tracking.formats.table import Row, Table, Troubles, parse_day
from detente.tracking.series import Observation, Series
from detente.tracking.units import Unit, parse_unit

__all__ = ["is_customs", "read_customs"]

_PERIOD = ("period", "refperiodid", "dateofdata", "数据年月", "month", "yearmonth")
_CODE = ("cmdcode", "commoditycode", "商品编码", "hscode")
_PARTNER_CODE = ("partnercode", "tradingpartnercode", "贸易伙伴编码")
_PARTNER = ("partnerdesc", "partneriso", "tradingpartner", "贸易伙伴名称", "partner")
_WEIGHT_KG = ("netwgt", "netweightkg")
_QUANTITY = ("quantity", "第一数量", "firstquantity")
_QUANTITY_UNIT = ("unit", "第一计量单位", "firstunit", "unitofquantity")
_VALUE = {"USD": ("primaryvalue", "usdollar", "美元", "valueusd"), "CNY": ("rmbyuan", "人民币")}
_FLOW = ("flowcode", "flow", "flowdesc", "进出口", "importexport")


def is_customs(table: Table) -> bool:
    """Has a period and a net weight, or a quantity or value of a trading partner."""
    keys = set(table.keys)
    counted = {*_WEIGHT_KG, *_QUANTITY, *_VALUE["USD"], *_VALUE["CNY"]}
    return (
        bool(keys & set(_PERIOD))
        and bool(keys & counted)
        and bool(keys & {*_PARTNER, *_PARTNER_CODE, *_WEIGHT_KG})
    )


def read_customs(table: Table, commitment: TrackedCommitment) -> list[Series]:
    """The commitment's products from or to its partner, by month, in the dimension of its unit.

    Raises
    ------
    InputError
        Naming every problem of the file, each with its line.
    """
    troubles = Troubles(table.name)
    if not is_customs(table):
        troubles.add(
            None,
            "",
            "other columns",
            "a period, a partner, and a weight, quantity or value",
            "leave out --format",
        )
        troubles.check()
    rows = _chosen(table, commitment, troubles)
    exports = _is_export(table, rows, troubles)
    mass = commitment.parsed_unit().dimension == "mass"
    sums: dict[tuple[date, date], float] = {}
    unit: Unit | None = None
    for row in rows:
        span = parse_day(row.get(*_PERIOD))
        if span is None:
            troubles.add(
                row.line, "period", repr(row.get(*_PERIOD)), "a month as 202510 or 2025-10", "write it so"
            )
            continue
        value, found = _measure(row, mass, troubles)
        if value is None or found is None:
            what = "a weight or quantity" if mass else "a value"
            troubles.add(row.line, "value", "nothing", what, "fetch the column that has it")
            continue
        if unit is None:
            unit = found
        sums[span] = sums.get(span, 0.0) + value * float(found.factor / unit.factor)
    troubles.check()
    observations = [Observation(first, last, value, value) for (first, last), value in sorted(sums.items())]
    rule: Rule = "exported" if exports else "landed"
    side: Side = "exporter" if exports else "importer"
    source = "UN Comtrade" if table.has("netwgt") or table.has("primaryvalue") else "customs statistics"
    return [
        Series(
            id=f"customs-{rule}",
            title=f"Customs of the {side}, {commitment.product or 'goods'}",
            rule=rule,
            side=side,
            unit=unit or parse_unit("kg"),
            observations=tuple(observations),
            source=f"{source} ({table.name})",
            frequency="month" if all(28 <= o.days <= 31 for o in observations) else "year",
            product=commitment.product or "",
            files=(table.name,),
        )
    ]


def _chosen(table: Table, commitment: TrackedCommitment, troubles: Troubles) -> list[Row]:
    select, rows = commitment.select, list(table.rows)
    if any(k in table.keys for k in _PARTNER_CODE) and select.customs_partner_codes:
        rows = [r for r in rows if r.get(*_PARTNER_CODE) in select.customs_partner_codes]
    elif any(k in table.keys for k in _PARTNER) and select.customs_partner_names:
        names = {n.lower() for n in select.customs_partner_names}
        rows = [r for r in rows if r.get(*_PARTNER).lower() in names]
    column = next((k for k in _CODE if k in table.keys), None)
    if column is not None:
        rows = matching_codes(rows, column, select.hs)
    if not rows:
        some = sorted({r.get(*_PARTNER, *_PARTNER_CODE) for r in table.rows})[:4]
        troubles.add(None, "", f"no row of its products and partner ({', '.join(some)} ...)", "at least one",
                     "fetch that partner, or set 'select'")  # fmt: skip
    partners = sorted({r.get(*_PARTNER, *_PARTNER_CODE) for r in rows})
    if len(partners) > 1:
        troubles.add(None, "partner", f"{len(partners)} partners ({', '.join(partners[:4])})", "one",
                     "keep the rows of one, or set 'select'")  # fmt: skip
    troubles.check()
    return rows


def _is_export(table: Table, rows: list[Row], troubles: Troubles) -> bool:
    told = {r.get(*_FLOW).lower()[:1] for r in rows} - {""}
    if len(told) > 1:
        troubles.add(None, "flowCode", "imports and exports", "one of them", "keep the rows of one")
        troubles.check()
    return told <= {"x", "e", "出"} and bool(told)


def _measure(row: Row, mass: bool, troubles: Troubles) -> tuple[float | None, Unit | None]:
    if not mass:
        for currency, columns in _VALUE.items():
            if row.get(*columns):
                return row.number(troubles, *columns), parse_unit(currency)
        return None, None
    if row.get(*_WEIGHT_KG):
        return row.number(troubles, *_WEIGHT_KG), parse_unit("kg")
    if row.get(*_QUANTITY):
        return row.number(troubles, *_QUANTITY), parse_unit(row.get(*_QUANTITY_UNIT) or "kg")
    return None, None

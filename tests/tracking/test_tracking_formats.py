"""Files of each service, and error texts word for word."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.tracking import Series, load_series, shipped_commitments
from detente.tracking.formats.load import read_as, sniff
from detente.tracking.formats.table import parse_day, read_table

SOY = shipped_commitments()["soybeans"]
PHASE = shipped_commitments()["phase-one"]


def read(text: str, name: str = "data.csv", form: str | None = None, commitment: Any = SOY) -> list[Series]:
    return read_as(text, name, commitment, form)


def refusal(text: str, name: str = "data.csv", form: str | None = None) -> str:
    with pytest.raises(InputError) as error:
        read(text, name, form)
    return str(error.value)


def values(series: Series) -> list[float]:
    return [o.low for o in series.observations]


# -- export sales -----------------------------------------------------------------------------------------


def week(ends: str, exports: int, net: int, following: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "commodityCode": 801,
        "countryCode": 5700,
        "weeklyExports": exports,
        "accumulatedExports": more.pop("accumulated", exports),
        "outstandingSales": 0,
        "grossNewSales": net,
        "currentMYNetSales": net,
        "currentMYTotalCommitment": 0,
        "nextMYOutstandingSales": 0,
        "nextMYNetSales": following,
        "unitId": 1,
        "weekEndingDate": f"{ends}T00:00:00",
    } | more


WEEKS = [
    week("2025-08-28", 70, 10, 500, accumulated=1070),
    week("2025-09-04", 30, 5, 300, accumulated=1100),
    week("2025-09-04", 20, 300, 0, accumulated=20),
    week("2025-09-11", 40, 200, 7, accumulated=60),
]


def test_export_sales_of_the_service() -> None:
    sold, exported = read(json.dumps(WEEKS), "esr.json")
    assert (sold.rule, exported.rule, sold.side, sold.frequency) == ("sold", "exported", "exporter", "week")
    # The sales for the coming year stand in both rows of the last week and count once.
    assert values(sold) == [510, 305, 207]
    assert values(exported) == [70, 50, 40]
    assert (sold.observations[0].starts, sold.observations[0].ends) == (date(2025, 8, 22), date(2025, 8, 28))
    shuffled = read(json.dumps([WEEKS[2], WEEKS[3], WEEKS[0], WEEKS[1]]), "esr.json")
    assert [s.observations for s in shuffled] == [sold.observations, exported.observations]
    named = [w | {"marketYear": 2025 if n < 2 else 2026} for n, w in enumerate(WEEKS)]
    assert [values(s) for s in read(json.dumps(named), "esr.json")] == [values(sold), values(exported)]


def test_export_sales_of_the_query_system() -> None:
    text = (
        "Export Sales Query\n\nMarketing Year,2025/2026\n"
        "Commodity,Week Ending,Country,Weekly Exports,Accumulated Exports,Outstanding Sales,Net Sales,Unit\n"
        'Soybeans,11/06/2025,"CHINA, PEOPLES REPUBLIC OF","1,000","1,000","5,000","6,000",Metric Tons\n'
        "Soybeans,11/06/2025,JAPAN,9,9,9,9,Metric Tons\n"
        'Soybeans,11/13/2025,"CHINA, PEOPLES REPUBLIC OF",500,"1,500",,-200,Metric Tons\n'
    )
    sold, exported = read(text)
    assert (values(sold), values(exported)) == ([6000, -200], [1000, 500])
    assert sold.title == "USDA net sales, soybeans to China"


def test_export_sales_that_cannot_be_read() -> None:
    broken = [WEEKS[0] | {"weekEndingDate": "28.8.2025"}, WEEKS[3] | {"weeklyExports": None}]
    assert refusal(json.dumps(broken), "esr.json") == (
        "esr.json:1 week: got '28.8.2025', expected a day as YYYY-MM-DD. Fix: write it so.\n"
        "esr.json:2 weekly exports: got nothing, expected a number of metric tons. Fix: fetch the file again."
    )
    assert refusal(json.dumps([WEEKS[0] | {"commodityCode": 401}]), "esr.json") == (
        "esr.json: got no row of the commitment's commodity and partner, expected at least one. "
        "Fix: fetch that commodity and partner."
    )
    assert "got '4', expected metric tons" in refusal(json.dumps([WEEKS[0] | {"unitId": 4}]), "esr.json")
    assert "3 rows for the week to 2025-08-28" in refusal(json.dumps([WEEKS[0]] * 3), "esr.json")


# -- US Census --------------------------------------------------------------------------------------------

HEADER = ["CTY_CODE", "CTY_NAME", "E_COMMODITY", "ALL_VAL_MO", "QTY_1_MO", "UNIT_QY1", "time"]


def census(*rows: tuple[str, str, str, str, str]) -> str:
    return json.dumps(
        [HEADER, *[[c, "CHINA", code, val, qty, "T", time] for c, code, val, qty, time in rows]]
    )


def test_census_answers_in_quantities_or_values() -> None:
    text = census(
        ("5700", "1201", "1000", "3", "2025-11"), ("5700", "1201", "2000", "5", "2025-12"),
        ("5880", "1201", "77", "7", "2025-12"),
    )  # fmt: skip
    [series] = read(text, "census.json")
    assert (series.rule, series.side, series.unit.name, values(series)) == (
        "exported",
        "exporter",
        "t",
        [3, 5],
    )
    assert series.observations[0].starts == date(2025, 11, 1)
    assert series.observations[1].ends == date(2025, 12, 31)
    money = shipped_commitments()["phase-one"].model_copy(update={"select": SOY.select})
    [series] = read(text, "census.json", commitment=money)
    assert (series.unit.name, values(series)) == ("USD", [1000, 2000])


def test_totals_and_their_parts_count_once() -> None:
    parts = census(
        ("5700", "1201", "0", "8", "2025-11"), ("5700", "120110", "0", "1", "2025-11"),
        ("5700", "120190", "0", "7", "2025-11"),
    )  # fmt: skip
    assert values(read(parts, "c.json")[0]) == [8]
    only = census(("5700", "1201900095", "0", "7", "2025-11"), ("5700", "1201100000", "0", "1", "2025-11"))
    assert values(read(only, "c.json")[0]) == [8]


def test_census_as_csv_with_year_and_month() -> None:
    text = "I_COMMODITY,CTY_CODE,GEN_VAL_MO,GEN_QY1_MO,UNIT_QY1,YEAR,MONTH\n1201,5700,5,2000,KG,2025,3\n"
    [series] = read(text)
    assert (series.rule, series.side, series.unit.name, values(series)) == (
        "landed",
        "importer",
        "kg",
        [2000],
    )
    assert series.observations[0].ends == date(2025, 3, 31)


def test_census_without_units_is_refused() -> None:
    text = "E_COMMODITY,CTY_CODE,ALL_VAL_MO,QTY_1_MO,time\n1201,5700,5,2000,2025-03\n1201,5700,5,x,2025-04\n"
    assert refusal(text) == (
        "data.csv:2 UNIT_QY1: got no UNIT_QY1, expected T or KG. Fix: fetch UNIT_QY1 with the quantity.\n"
        "data.csv:3 UNIT_QY1: got no UNIT_QY1, expected T or KG. Fix: fetch UNIT_QY1 with the quantity."
    )


# -- customs ----------------------------------------------------------------------------------------------


def test_comtrade() -> None:
    text = (
        "period,partnerCode,partnerDesc,cmdCode,flowCode,netWgt,primaryValue\n"
        "202501,842,USA,1201,M,2000000,900\n202501,76,Brazil,1201,M,5,5\n202502,842,USA,1201,M,1e6,400\n"
    )
    [series] = read(text)
    assert (series.rule, series.side, series.unit.name, values(series)) == (
        "landed",
        "importer",
        "kg",
        [2e6, 1e6],
    )
    assert series.observations[1].ends == date(2025, 2, 28)
    [series] = read(text.replace(",M,", ",X,"))
    assert (series.rule, series.side) == ("exported", "exporter")
    assert "got imports and exports, expected one of them" in refusal(
        text.replace("1201,M,1e6", "1201,X,1e6")
    )


def test_chinese_customs_in_chinese(tmp_path: Path) -> None:
    header = "数据年月,商品编码,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,美元"
    text = f'{header}\n202512,12019091,502,美国,"1,500",千克,700\n'
    path = tmp_path / "gacc.csv"
    path.write_bytes(text.encode("gb18030"))
    [series] = load_series(path, SOY)
    assert (series.unit.name, values(series), series.frequency) == ("kg", [1500], "month")


def test_customs_of_several_partners_are_refused() -> None:
    free = SOY.model_copy(update={"select": SOY.select.model_copy(update={"customs_partner_names": ()})})
    with pytest.raises(InputError, match=r"2 partners \(Brazil, USA\), expected one"):
        read("period,partnerDesc,netWgt\n202501,USA,1\n202501,Brazil,1\n", commitment=free)


# -- plain ------------------------------------------------------------------------------------------------


def test_plain_rows_say_what_the_file_does_not() -> None:
    text = (
        "# rule: landed\n# side: importer\n# unit: kt\n# source: somebody\n# note: a note\n"
        "date,value,series\n2025-11,5,a\n2025-12,6,a\n2025-Q4,11,b\n"
    )
    a, b = read(text)
    assert (a.id, a.rule, a.side, a.unit.name, a.source, a.frequency) == (
        "a",
        "landed",
        "importer",
        "kt",
        "somebody",
        "month",
    )
    assert "a note" in a.notes
    assert (b.frequency, b.observations[0].ends) == ("quarter", date(2025, 12, 31))


def test_days_are_weeks_months_or_days() -> None:
    weeks = "date,value\n2025-11-06,1\n2025-11-13,1\n2025-11-20,1\n"
    [series] = read(weeks)
    assert (series.frequency, series.observations[0].starts) == ("week", date(2025, 10, 31))
    assert series.notes == (
        "the file names no unit: read as Mt, that of the commitment",
        "each date is taken for the last day of a week",
    )
    [series] = read("date,value\n2025-10-31,1\n2025-11-30,1\n2025-12-31,1\n")
    assert (series.frequency, series.observations[1].starts) == ("month", date(2025, 11, 1))
    [series] = read("date,value\n2025-10-31,1\n2025-11-01,1\n2025-11-02,1\n")
    assert series.frequency == "day"
    [series] = read("date;value\n2025-10-31;1\n2025-11-11;1.5\n")
    assert (series.frequency, values(series)) == ("irregular", [1, 1.5])


def test_bounds_units_and_licences() -> None:
    [series] = read("# kind: cumulative\n# since: 2025-11-01\ndate,low,high\n2025-12-10,7,\n2025-12-11,,4\n")
    assert [(o.low, o.high) for o in series.observations] == [(7, math.inf), (0, 4)]
    [series] = read("date,value,unit\n2025-11,1,Mt\n2025-12,36.7437,million bushels\n")
    assert values(series) == pytest.approx([1, 1.0], rel=1e-5)
    assert "million bushels of soybeans converted into Mt" in series.notes
    [series] = read("# unit: licences\n# rule: granted\ndate,value,of\n2025-10-03,3,20\n2025-10-10,5,20\n")
    assert series.share == pytest.approx(0.2)


def test_every_problem_of_a_plain_file_is_told_at_once() -> None:
    text = (
        "date,value,unit,rule\n2025-11-06,1.2,Mt,sold\n2025-13-06,x,Mt,sold\nnonsense,5,tons,sold\n"
        "2025-11-20,5,Mt,selled\n,4,Mt,sold\n"
    )
    assert refusal(text) == (
        "data.csv:3 date: got '2025-13-06', expected a day, month, week, quarter, year or interval. "
        "Fix: write 2025-10-27, 2025-10 or 2025-Q4.\n"
        "data.csv:3 value: got 'x', expected a number. Fix: write digits, with '.' before decimals.\n"
        "data.csv:4 unit: got 'tons', expected a unit of one meaning. "
        "Fix: write 't' for metric tons; short tons are not known.\n"
        "data.csv:4 date: got 'nonsense', expected a day, month, week, quarter, year or interval. "
        "Fix: write 2025-10-27, 2025-10 or 2025-Q4.\n"
        "data.csv:5 rule: got 'selled', expected one of contracted, sold, inspected, exported, landed, granted, "
        "unstated. "
        "Fix: write 'sold'.\n"
        "data.csv:6 date: got nothing, expected a day, month, week, quarter, year or interval. "
        "Fix: write 2025-10-27, 2025-10 or 2025-Q4."
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day,amount\n2025-11-06,1\n",
         "data.csv: got the columns 'day', 'amount', expected the columns 'date' and 'value'. "
         "Fix: begin the file with 'date,value'."),
        ("date,valeu\n2025-11-06,1\n",
         "data.csv: got the columns 'date', 'valeu', expected the columns 'date' and 'value'. "
         "Fix: rename 'date' and 'valeu'."),
        ("", "data.csv:1: got no header, expected a first line with the names of the columns. "
             "Fix: add for example 'date,value'."),
        ("date,value\n", "data.csv: got no rows, expected at least one row of data. "
                         "Fix: ask the source for another period."),
        ("[1, 2",
         "data.csv:1: got text that is no JSON, expected the answer of a statistical service. "
         "Fix: fetch it again."),
        ('{"error": "bad key"}',
         "data.csv: got 'bad key', expected a list of rows. "
         "Fix: fetch it again, with a valid key."),
        ("# kind: cumulative\ndate,value\n2025-11-06,1\n",
         "data.csv:3 starts: got nothing, expected the day from which a running total counts. "
         "Fix: add a line '# since: YYYY-MM-DD' or a column 'starts'."),
        ("date,low,high\n2025-11-06,5,4\n", "data.csv:2 low: got 5 above 4, expected low up to high. Fix: swap them."),
        ("date,value,of\n2025-11-06,5,4\n",
         "data.csv:2 of: got 5 of 4, expected no more than there were. Fix: check which is which."),
        ("# rule: sold\n# frequenzy: week\ndate,value\n2025-11-06,5\n",
         "data.csv: got the unknown column 'frequenzy', expected a known one. Fix: write 'frequency'."),
    ],
)  # fmt: skip
def test_refusals(text: str, message: str) -> None:
    assert refusal(text) == message


def test_files_that_are_none(tmp_path: Path) -> None:
    for path, got in ((tmp_path / "no.csv", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(InputError, match=got):
            load_series(path, SOY)
    binary = tmp_path / "x.csv"
    binary.write_bytes(b"\x00\xff\xfe\x00")
    with pytest.raises(InputError, match="bytes that are no text"):
        load_series(binary, SOY)


def test_forms_are_found_and_can_be_forced() -> None:
    texts = {
        "usda": json.dumps(WEEKS),
        "census": census(("5700", "1201", "0", "8", "2025-11")),
        "customs": "period,partnerDesc,netWgt\n202501,USA,1\n",
        "plain": "date,value\n2025-11,1\n",
    }
    for form, text in texts.items():
        assert sniff(read_table(text, "x")) == form
        assert read(text, form=form)
    assert sniff(read_table("a,b\n1,2\n", "x")) is None
    assert refusal(texts["plain"], form="usda") == (
        "data.csv: got other columns, expected week, weekly exports and net sales. Fix: leave out --format."
    )


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        assert all(s.observations for s in read(text))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_days_are_read_in_every_way_they_are_written(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%m/%d/%Y}", f"{day:%Y%m%d}", f"{day:%Y-%m-%d}T00:00:00"):
        assert parse_day(text) == (day, day)
    month = parse_day(f"{day:%Y-%m}")
    assert month is not None
    assert month[0] <= day <= month[1]
    assert parse_day(f"{day:%Y-%m-%d}/{day:%Y-%m-%d}") == (day, day)


def test_a_week_of_export_sales_is_known_a_week_later() -> None:
    sold = read(json.dumps(WEEKS), "esr.json")[0]
    assert sold.known(date(2025, 9, 17)).last == date(2025, 9, 4)
    assert sold.known(date(2025, 9, 18)).last == date(2025, 9, 11)

"""Make the bundled series from input data and facts: ``python -m detente.tracking.build --shared PATH``.

Export sales are works of the US government and in the public domain. The other files hold single facts, each with the
publication that told it.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from detente.errors import DataError, Problem
from detente.tracking.facts import LICENCES, MAGNETS_LATER, PHASE_ONE_GOODS, SOYBEAN_SERIES, SOYBEANS, Fact
from detente.tracking.shipped import bundled_path

__all__ = ["FILES", "build"]

FILES = (
    "esr_soybeans_china.csv",
    "licence_reports.csv",
    "magnets.csv",
    "phase_one.csv",
    "soybean_reports.csv",
)
"""Names of the bundled series."""

_ESR = (
    "date", "country", "weekly_exports", "accum_exports", "outstanding_sales", "net_sales", "next_my_outstanding",
    "next_my_net_sales",
)  # fmt: skip
_FACT = (
    "series",
    "title",
    "rule",
    "side",
    "starts",
    "date",
    "low",
    "high",
    "of",
    "published",
    "source",
    "note",
)


def build(shared: Path) -> dict[str, str]:
    """Text of every bundled series by file name.

    Parameters
    ----------
    shared : folder with ``data/soybeans``, ``data/commitments`` and ``data/rare_earths``.

    Raises
    ------
    DataError
        When an input is missing.
    """
    data = shared / "data"
    return {
        "esr_soybeans_china.csv": _export_sales(
            data / "soybeans" / "usda_esr_soybeans_china_weekly_2020_2025.csv"
        ),
        "licence_reports.csv": _facts(
            LICENCES,
            {"unit": "licences", "kind": "cumulative", "source": "reports of applicants, named row by row"},
        ),
        "magnets.csv": _magnets(data / "rare_earths" / "china_magnet_exports_2025.csv"),
        "phase_one.csv": _phase_one(data / "commitments" / "phase_one_2020_2021.csv"),
        "soybean_reports.csv": _facts(
            SOYBEANS, {"unit": "Mt", "kind": "cumulative", "source": "press reports, named row by row"}
        ),
    }


def _read(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    except OSError as error:
        raise DataError(
            Problem(str(path), error.strerror or "an error", "input data", "name another --shared")
        ) from None


def _write(meta: Mapping[str, str], header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO()
    for key, value in meta.items():
        stream.write(f"# {key}: {value}\n")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()


def _export_sales(path: Path) -> str:
    rows = [
        [row[k].partition(",")[0].title() if k == "country" else row[k] for k in _ESR] for row in _read(path)
    ]
    meta = {
        "source": "USDA, Foreign Agricultural Service, Export Sales Reporting, soybeans to China (public domain)",
        "unit": "t",
    }
    return _write(meta, _ESR, rows)


def _facts(facts: Sequence[Fact], meta: Mapping[str, str]) -> str:
    rows = []
    for fact in facts:
        title, rule, side, since = SOYBEAN_SERIES[fact.series]
        rows.append(
            (fact.series, title, rule, side, since, fact.on, fact.low, fact.high, fact.of, fact.published, fact.source,
             fact.note)
        )  # fmt: skip
    return _write(meta, _FACT, rows)


def _magnets(path: Path) -> str:
    header = ("series", "title", "coverage", "date", "value", "source")
    titles = {
        "usa": "Chinese exports of rare-earth magnets to the United States",
        "world": "Chinese exports of rare-earth magnets to all countries",
    }
    rows: list[tuple[str, str, str]] = []
    for row in _read(path):
        if len(row["month"]) == 7 and row["month"][5:].isdigit():
            for column, where in (("to_USA_t", "usa"), ("total_t", "world")):
                if row[column]:
                    rows.append((where, row["month"], f"{row[column]}|{row['source']}"))
    rows += [(where, month, f"{value}|{source}") for where, month, value, source in MAGNETS_LATER]
    meta = {
        "rule": "exported",
        "side": "exporter",
        "unit": "t",
        "frequency": "month",
        "source": "General Administration of Customs of China, as told by the press named row by row",
    }
    lines = [
        (f"magnets-{where}", titles[where], where, month, *told.split("|", 1))
        for where, month, told in sorted(rows)
    ]
    return _write(meta, header, lines)


def _phase_one(path: Path) -> str:
    """The published total, and by product group share times commitment, with what is from memory marked."""
    header = ("series", "title", "rule", "side", "kind", "coverage", "memory", "date", "value", "published", "source",
              "note")  # fmt: skip
    bown = "Bown, PIIE, 8 February 2022, in Opportimes and The Wire China"
    exports = ("exported", "exporter", "flow")
    rows: list[tuple[object, ...]] = [
        ("us-exports-all", "US exports of covered goods and services", *exports, "all", "", "2020-01-01/2021-12-31",
         288.8, "2022-02-08", bown, "58 % after later revisions of US data"),
    ]  # fmt: skip
    baseline = {"manufactures": 66.5, "agriculture": 20.9, "energy": 7.6, "services": 56.1}
    for row in _read(path):
        group = {"Manufactured goods": "manufactures"}.get(row["category"], row["category"].lower())
        if group not in baseline:
            continue
        more = float(row["additional_over_2017_2020_busd"]) + float(row["additional_over_2017_2021_busd"])
        share = float(row["share_of_commitment_met_2020_21"])
        memory = "" if group == "agriculture" else "yes"
        note = f"{share:.0%} of the commitment" + (", a share written down from memory" if memory else "")
        rows.append(
            (f"us-exports-{group}", f"US exports of covered {group}", *exports, group, memory, "2020-01-01/2021-12-31",
             round(share * (more + 2 * baseline[group]), 1), "2022-02-08", bown, note)
        )  # fmt: skip
    for side, ends, value, published, memory, source in PHASE_ONE_GOODS:
        exporter = side == "exporter"
        title = "US exports of covered goods" if exporter else "Chinese imports of covered goods"
        rows.append(
            ("us-exports-goods" if exporter else "chinese-imports-goods", title, "exported" if exporter else "landed",
             side, "cumulative", "goods", memory, f"2020-01-01/{ends}", value, published, source, "")
        )  # fmt: skip
    return _write({"unit": "billion USD", "source": "PIIE, phase one tracker and Bown (2022)"}, header, rows)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m detente.tracking.build", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, metavar="PATH", help="Folder of input data.")
    shared = parser.parse_args(arguments).shared
    for name, text in build(shared).items():
        bundled_path(name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text):,} bytes")


if __name__ == "__main__":
    main()

"""``detente sweep`` and the files of ``detente solve``, as a user meets them."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest_cli import SCENARIO, Detente

from detente.export import read

WAR = """\
title: Two rates
scenario:
  measures:
    - kind: import_tariff
      origin: CHN
      destination: USA
    - kind: import_tariff
      origin: USA
      destination: CHN
axes:
  - name: us_rate
    set: measures[0].add
    range: {from: 0 %, to: 100 %, count: COUNT}
  - name: cn_rate
    set: measures[1].add
    levels: [0 %, 40 %]
"""


@pytest.fixture
def war(detente: Detente) -> Detente:
    detente.write("war.yaml", WAR.replace("COUNT", "3"))
    return detente


def test_sweep_into_a_folder_and_again(war: Detente) -> None:
    ended = war("sweep", "war.yaml", "-o", "results", "--workers", "2", "--top", "2", "--export", "all.csv")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[:2] == ["Two rates", "6 scenarios: 6 solved, 0 failed"]
    assert lines[3].split() == [
        "Economy",
        "lowest",
        "real",
        "income",
        "%",
        "in",
        "median",
        "%",
        "highest",
        "%",
        "in",
    ]
    assert len(lines) == 6
    table, manifest = read(war.folder / "all.csv")
    assert len(table) == 6 * 81
    assert manifest["title"] == "Two rates"
    before = war.files()
    again = war("sweep", "war.yaml", "-o", "results", "--json")
    found = json.loads(again.out)
    assert found["solved"] == 6
    assert found["folder"] == "results"
    usa = table[table["economy"] == "USA"]
    assert found["economies"]["USA"]["lowest_pct"] == usa["real_income_pct"].min()
    assert {k: v for k, v in war.files().items() if k != "results/lock"} == {
        k: v for k, v in before.items() if k != "results/lock"
    }


def test_sweep_of_a_folder_of_files_keeps_what_is_asked_for(detente: Detente) -> None:
    (detente.folder / "shocks").mkdir()
    for name in ("a", "b"):
        detente.write(f"shocks/{name}.yaml", SCENARIO.replace("title: ", f"title: {name} "))
    ended = detente(
        "sweep", "shocks", "--keep", "sectors", "--export", "s.parquet", "--table", "sectors", "--json"
    )
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["tables"] == ["scenarios", "economies", "sectors"]
    table, _ = read(detente.folder / "s.parquet")
    assert table.columns.tolist() == [
        "scenario",
        "economy",
        "sector",
        "output_pct",
        "output_usd_bn",
        "price_pct",
    ]
    assert len(table) == 2 * 81 * 28


def test_interrupted_it_says_how_to_go_on(detente: Detente) -> None:
    detente.write("war.yaml", WAR.replace("COUNT", "150"))
    script = str(Path(sys.executable).with_name("detente"))
    command = [script, "sweep", "war.yaml", "-o", "results", "--workers", "2"]
    process = subprocess.Popen(command, cwd=detente.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    done = detente.folder / "results" / "scenarios"
    while process.poll() is None and not any(done.glob("*.parquet")):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    parts = len(list(done.glob("*.parquet")))
    assert (process.returncode, out) == (130, b"")
    told = re.fullmatch(
        r"stopped after (\d+) of 300 scenarios; they are kept in results\. Run the same command again to go on\.\n",
        err.decode(),
    )
    assert told is not None
    assert 0 < int(told[1]) <= 64 * parts < 300
    ended = detente("sweep", "war.yaml", "-o", "results", "--workers", "2", "--json")
    assert json.loads(ended.out)["solved"] == 300


def test_solve_writes_tables(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    ended = detente("solve", "scenario.yaml", "--json", "-o", "x.csv")
    table, manifest = read(detente.folder / "x.csv")
    figures = json.loads(ended.out)["economies"]
    row = table[table["economy"] == "USA"].iloc[0]
    assert row["real_income_usd_bn"] == pytest.approx(figures["USA"]["real_income_usd_bn"], rel=1e-12)
    assert manifest["elasticities"] == "GYY"
    assert detente("solve", "scenario.yaml", "-o", "x.parquet", "--table", "flows").code == 0
    assert len(read(detente.folder / "x.parquet")[0]) == 81 * 80
    assert detente("solve", "scenario.yaml", "-o", "i.csv", "--format", "iamc").code == 0
    long, _ = read(detente.folder / "i.csv")
    assert long.columns.tolist() == ["Model", "Scenario", "Region", "Variable", "Unit", "Year", "Value"]
    assert set(long["Year"]) == {2022}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("solve", "scenario.yaml", "-o", "x.txt"),
         "error: x.txt: got the ending '.txt', expected one of .csv, .nc, .parquet. Fix: rename the file.\n"),
        (("solve", "scenario.yaml", "-o", "x.nc", "--format", "iamc"),
         "error: x.nc: got the IAMC form as netCDF, expected .csv or .parquet for the IAMC form. "
         "Fix: rename the file.\n"),
        (("sweep", "none.yaml"),
         "error: none.yaml: got no such file, expected a sweep file, or a folder of scenario files. "
         "Fix: check the path.\n"),
        (("sweep", "war.yaml", "--keep", "prices"),
         "error: tables: got 'prices', expected one of economies, sectors, flows. Fix: choose one of them.\n"),
        (("sweep", "war.yaml", "-o", "war.yaml"),
         "error: war.yaml: got a file, expected a folder. Fix: choose another name.\n"),
        (("sweep", "war.yaml", "--export", "no/x.csv"),
         "error: no/x.csv: got no folder no, expected a file in a folder that exists. Fix: make the folder first.\n"),
        (("sweep", "war.yaml", "--export", "x.csv", "--table", "sectors"),
         "error: --table: got 'sectors', which is not kept, expected a table that is kept. "
         "Fix: add --keep sectors.\n"),
        (("sweep", "other.yaml"),
         "error: other.yaml:6 scenario.measures[0].destination (and 5 more scenarios): got 'USB', expected an economy "
         "of this world. Fix: write USA (United States) or RUS (Russia) or AUS (Australia).\n"),
    ],
)  # fmt: skip
def test_refusals(
    war: Detente, refused: Callable[..., str], arguments: tuple[str, ...], message: str
) -> None:
    war.write("scenario.yaml", SCENARIO)
    war.write("other.yaml", WAR.replace("COUNT", "3").replace("destination: USA", "destination: USB"))
    assert refused(*arguments) == message

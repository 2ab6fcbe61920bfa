"""What ``detente world show`` prints, as data and as text."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from detente.world import World
from detente.world.show import print_data, show, show_tariffs

REPORT = dt.date(2025, 10, 27)


def text(data: dict) -> str:
    console = Console(file=io.StringIO(), width=80, color_system=None)
    print_data(data, console)
    return console.file.getvalue()


def test_world_as_data_and_text() -> None:
    data = show(World.load())
    assert json.loads(json.dumps(data)) == data
    assert data["totals"]["output_usd_bn"] == pytest.approx(199_691.3, abs=0.1)
    assert data["totals"]["goods_trade_usd_bn"] == pytest.approx(17_469.8, abs=0.1)
    assert len(data["economies"]) == 81
    assert [s["code"] for s in data["sectors"]][-1] == "SVC"
    assert [s["name"] for s in data["elasticity_sets"] if s["default"]] == ["GYY"]
    printed = text(data)
    assert "Output 199,691.3, value added" in printed
    assert "Repair: ISL C21: negative value added" in printed
    assert max(len(line) for line in printed.splitlines()) <= 80


def test_tariffs_as_data_and_text() -> None:
    data = show_tariffs(World.load(), REPORT)
    assert json.loads(json.dumps(data)) == data
    assert [round(x["average_pct"], 1) for x in data["averages"]] == [41.9, 43.1, 32.6, 32.6]
    china = next(x for x in data["in_force"] if (x["importer"], x["exporter"]) == ("USA", "CHN"))
    assert (china["since"], round(china["points_pct"], 2)) == ("2025-10-14", 31.02)
    usa = next(x for x in data["importers"] if x["code"] == "USA")
    assert usa["average_pct"] > usa["base_pct"] + 10
    printed = " ".join(text(data).split())
    assert "Duties in force on 2025-10-27" in printed
    assert (
        "United States on China: 41.9 % (10.9 base + 31.0 points); weights: US imports of 2024 (Census)"
        in printed
    )
    assert "China on United States: 32.6 %" in printed


def test_base_year_tariffs() -> None:
    data = show_tariffs(World.load())
    assert data["date"] is None
    assert data["in_force"] == []
    assert data["notes"][0] == "Base-year tariffs; give a day for those in force on it."
    assert all(x["average_pct"] == x["base_pct"] for x in data["importers"])
    assert text(data).startswith("Duties of the base year\n")


def test_tariffs_from_the_ledger_as_data_and_text() -> None:
    data = show_tariffs(World.load(), dt.date(2025, 4, 12))
    levels = [(x["importer"], round(x["average_pct"])) for x in data["ledger"]]
    assert levels == [("USA", 124), ("USA", 106), ("CHN", 148)]
    first = data["ledger"][0]["measures"][0]
    assert first["measure"] == "usa-ieepa-reciprocal-china"
    assert (first["rate_pct"], first["since"]) == (125.0, "2025-04-10")
    assert first["source"] == "President of the United States, 90 FR 15625"
    assert first["points_pct"] == pytest.approx(first["rate_pct"] * first["covered_pct"] / 100)
    printed = " ".join(text(data).split())
    assert "United States on China, from the ledger us-china-2018-2026: 123.8 %" in printed
    assert "China on United States, from the ledger us-china-2018-2026: 148.3 %" in printed
    assert (
        "Not counted: Exclusion by request for purchases on market terms: its trade is not stated" in printed
    )
    assert max(len(line) for line in text(data).splitlines()) <= 80


def test_tariffs_before_the_ledger_and_without_the_pair() -> None:
    assert show_tariffs(World.load(), dt.date(2017, 6, 1))["ledger"] == []
    assert show_tariffs(World.load())["ledger"] == []
    pair = World.load().aggregate({"USA": ["USA"], "REST": [e for e in World.load().economies if e != "USA"]})
    assert show_tariffs(pair, REPORT)["ledger"] == []


def test_command_shows_the_measures() -> None:
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("detente")),
            "world",
            "show",
            "--tariffs",
            "--as-of",
            "2019-09-02",
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    measures = {m["measure"] for x in json.loads(done.stdout)["ledger"] for m in x["measures"]}
    assert {"usa-301-list-4a", "chn-301-answer-list-4-1-5", "usa-232-steel"} <= measures
    assert "usa-301-list-4b" not in measures

"""What ``detente world show`` prints, as data and as text."""

from __future__ import annotations

import datetime as dt
import io
import json

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

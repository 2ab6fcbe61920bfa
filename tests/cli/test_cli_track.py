"""``detente track``, as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable

from conftest_cli import Detente

YAML = """\
id: mine
title: Ten tonnes
actor: CHN
kind: purchase
unit: t
starts: 2025-01-01
goals: [{id: a, title: 10 t, quantity: 10}]
deadlines: [{id: d, ends: 2025-04-10, source: made up, basis: statement}]
source: made up
"""


def test_list_of_what_ships(detente: Detente) -> None:
    ended = detente("track")
    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[0] for line in ended.out.splitlines()] == [
        "licences", "magnets", "phase-one", "soybeans", "soybeans-annual", "truce",
    ]  # fmt: skip
    assert set(json.loads(detente("track", "--json").out)) == {
        line.split()[0] for line in ended.out.splitlines()
    }


def test_phase_one(detente: Detente) -> None:
    ended = detente("track", "phase-one", "--as-of", "2022-03-01", NO_COLOR="1")
    assert (ended.code, ended.err) == (0, "")
    assert "Missed: 288.8 of 502.4 billion USD (57 %) by 2021-12-31" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 80
    found = json.loads(
        detente("track", "phase-one", "--as-of", "2022-03-01", "--baseline", "us-exports", "--json").out
    )
    assert {v["baseline"] for v in found["verdicts"]} == {"us-exports"}
    assert round(found["verdicts"][0]["reached_share_low"], 3) == 0.575


def test_own_data_and_files(detente: Detente) -> None:
    detente.write("mine.yaml", YAML)
    detente.write("mine.csv", "# rule: landed\n# unit: kg\ndate,value\n2025-01,3000\n2025-02,4000\n")
    ended = detente("track", "mine.yaml", "--data", "mine.csv", "--as-of", "2025-03-05", "-o", "c.svg")
    assert (ended.code, ended.err) == (0, "")
    assert "[on pace] mine (landed)" in ended.out
    assert "On pace on 2025-02-28: 7 of 10 t (70 %), with 59 % of the window over." in " ".join(
        ended.out.split()
    )
    assert detente.files()["c.svg"].startswith(b"<svg")
    for name in ("c.html", "c.csv"):
        assert (
            detente("track", "mine.yaml", "--data", "mine.csv", "--as-of", "2025-03-05", "-o", name).code == 0
        )
    assert sorted(detente.files()) == ["c.csv", "c.html", "c.svg", "mine.csv", "mine.yaml"]


def test_show_is_what_track_does(detente: Detente) -> None:
    arguments = ("truce", "--as-of", "2026-10-20")
    printed = detente("track", "--as-of", "2026-10-20", "truce").out
    assert "by legal act until" in " ".join(printed.split())
    assert printed == detente("track", "show", *arguments).out


def test_without_what_ships(detente: Detente) -> None:
    found = json.loads(detente("track", "soybeans", "--no-shipped", "--as-of", "2026-01-22", "--json").out)
    assert (found["series"], found["verdicts"]) == ([], [])


def test_refusals(refused: Callable[..., str], detente: Detente) -> None:
    detente.write("bad.csv", "date,value\n2025-13-01,x\n")
    assert refused("track", "soyabeans") == (
        "error: commitment: got 'soyabeans', expected one of licences, magnets, phase-one, soybeans, soybeans-annual, "
        "truce, or a YAML file. Fix: write 'soybeans'.\n"
    )
    assert refused("track", "soybeans", "--data", "bad.csv") == (
        "errors:\nbad.csv:2 date: got '2025-13-01', expected a day, month, week, quarter, year or interval. "
        "Fix: write 2025-10-27, 2025-10 or 2025-Q4.\n"
        "bad.csv:2 value: got 'x', expected a number. Fix: write digits, with '.' before decimals.\n"
    )
    assert refused("track", "soybeans", "-o", "c.pdf") == (
        "error: c.pdf: got the ending '.pdf', expected one of .svg, .png, .html, .csv, .json. Fix: rename the file.\n"
    )
    assert refused("track", "soybeans", "--as-of", "yesterday").startswith("error: --as-of: got 'yesterday'")
    assert refused("track", "soybeans-annual", "--as-of", "2026-02-01", "-o", "c.svg").startswith(
        "error: chart: got no data"
    )
    assert refused("track", "fetch", "comtrade", "-o", "x.json") == (
        "error: service: got 'comtrade', expected 'usda' or 'census'. Fix: choose one of them.\n"
    )
    assert refused("track", "fetch", "census", "-o", "x.json", "--from", "2025-02-01") == (
        "error: --from and --to: got 2025-02-01 to nothing, expected two days in order. "
        "Fix: add for example --from 2025-01-01.\n"
    )


def test_fetch_needs_a_key(detente: Detente) -> None:
    ended = detente("track", "fetch", "usda", "-o", "x.json", "--year", "2026", FAS_API_KEY="")
    assert ended.code == 2
    assert ended.err.startswith("error: FAS_API_KEY: got nothing in the environment")
    assert detente.files() == {}

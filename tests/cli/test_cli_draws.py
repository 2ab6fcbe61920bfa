"""``detente solve --draws`` and ``--decompose``: printed, as JSON, as netCDF, and refused."""

from __future__ import annotations

import json

import pytest
from conftest_cli import SCENARIO, Detente


def test_where_it_comes_from(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    ended = detente("solve", "scenario.yaml", "--decompose", "--top", "3")
    assert (ended.code, ended.err) == (0, "")
    assert "Where it comes from, % of real income" in ended.out
    assert "terms of trade  volume of trade" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 80
    data = json.loads(detente("solve", "scenario.yaml", "--decompose", "--json").out)
    parts = data["decomposition"]["economies"]["USA"]
    assert sum(p["pct"] for p in parts["causes"].values()) == pytest.approx(
        data["economies"]["USA"]["real_income_pct"], abs=1e-7
    )
    assert data["decomposition"]["adding_up_gap"] < 1e-9


def test_draws_are_printed(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    ended = detente("solve", "scenario.yaml", "--draws", "24", "--top", "2", "--elasticities", "LL")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "100 points on all goods from China"
    assert lines[1] == "against its baseline · 24 draws · elasticities LL with its standard errors · "
    assert "What drives real income" in ended.out
    assert max(map(len, lines)) <= 80


def test_draws_do_not_depend_on_workers(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    one, two = (
        detente("solve", "scenario.yaml", "--draws", "6", "--seed", "3", "--workers", n, "--json")
        for n in "12"
    )
    assert (one.code, one.err) == (0, "")
    assert one.out == two.out
    data = json.loads(one.out)
    assert (data["draws"], data["seed"], data["failures"]) == (6, 3, [])


def test_own_ranges_and_netcdf(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    detente.write("my.csv", "sector,low,high\nC26,2,8\nothers,3,5\n")
    ended = detente(
        "solve", "scenario.yaml", "--draws", "4", "--elasticities", "my.csv", "-o", "x.nc", "--json"
    )
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["parameters"][0]["name"] == "C26"
    import xarray

    with xarray.open_dataset(detente.folder / "x.nc") as tables:
        assert tables.sizes["draw"] == 4
        assert tables.attrs["elasticities"] == "user: my.csv"


def test_refusals(detente: Detente) -> None:
    detente.write("scenario.yaml", SCENARIO)
    ended = detente("solve", "scenario.yaml", "--draws", "4", "--elasticities", "GYY")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "error: elasticities: got 'GYY', which is published without standard errors, expected 'sets', a set with "
        "them (LL), or ranges. Fix: write 'sets' for the spread over published sets, or a mapping from sector to "
        "(low, high).\n"
    )
    ended = detente("solve", "scenario.yaml", "--draws", "4", "--decompose")
    assert ended.code == 2
    assert (
        ended.err
        == "error: --decompose: got --draws beside it, expected one of the two. Fix: leave one out.\n"
    )

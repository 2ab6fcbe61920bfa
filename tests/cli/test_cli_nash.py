"""The command ``nash`` as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable

import netCDF4
import numpy as np
import pytest
from conftest_cli import SCENARIO, Detente

import detente as package


def test_two_players_as_json_and_netcdf(detente: Detente) -> None:
    ended = detente("nash", "USA", "CHN", "--by", "sector", "--starts", "1", "--json", "-o", "war.nc")
    assert (ended.code, ended.err) == (0, "")
    found = json.loads(ended.out)
    assert [p["player"] for p in found["players"]] == ["USA", "CHN"]
    assert len(found["rates"]["rate_pct"]) == 54
    assert found["certificate"]["unchecked"] == []
    assert max(d["gain"] for d in found["certificate"]["deviations"]) < 1e-8
    assert found["solver"]["residual"] <= found["solver"]["tolerance"] == 1e-8
    library = package.nash(package.World.load(), ["USA", "CHN"], instruments="sector", certify=None)
    np.testing.assert_allclose(found["rates"]["rate_pct"], library.rates.rate_pct, rtol=1e-9)
    with netCDF4.Dataset(detente.folder / "war.nc") as data:
        np.testing.assert_allclose(data["rate_pct"][:], found["rates"]["rate_pct"])
        assert data["rate_pct"].units == "%"


def test_one_player_on_a_scenario(detente: Detente) -> None:
    detente.write("duty.yaml", SCENARIO)
    ended = detente(
        "nash", "CHN", "--by", "uniform", "--kind", "export_tax", "--partner", "USA", "--sector", "C26",
        "--sector", "C27", "--upper", "5", "--scenario", "duty.yaml",
    )  # fmt: skip
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(
        "Best response of China\n100 points on all goods from China · against the baseline"
    )
    assert "\nChina   several  United States  export tax     5.0  upper\n" in ended.out
    assert "The objective gains +" in ended.out


def test_without_a_proof(detente: Detente) -> None:
    ended = detente("nash", "USA", "EU", "--by", "uniform", "--certify", "none", "--top", "1")
    assert ended.code == 0
    assert " ".join(ended.out.split()).endswith("No player was re-optimised alone.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("USA", "CHN", "--certify", "both"),
            "error: certify: got 'both', expected one of largest, all, none. Fix: choose one of them.\n",
        ),
        (
            ("USA", "CHN", "--by", "cells", "--lower", "5", "--upper", "1"),
            "errors:\n"
            "instruments.by: got 'cells', expected one of cell, sector, partner, uniform. Fix: choose one of them.\n"
            "instruments.lower_pct and upper_pct: got 5 and 1, expected a lower bound below the upper bound. "
            "Fix: swap them or widen them.\n",
        ),
        (
            ("USA", "DEU", "EU"),
            "error: players: got Germany as a part of DEU and of EU, expected every economy in one player at most. "
            "Fix: drop one of the two.\n",
        ),
        (
            ("USA", "CHN", "-o", "no/war.nc"),
            "error: no/war.nc: got no folder no, expected a file in a folder that exists. "
            "Fix: make the folder first.\n",
        ),
    ],
)
def test_refused(refused: Callable[..., str], arguments: tuple[str, ...], message: str) -> None:
    assert refused("nash", *arguments) == message


def test_a_scenario_that_names_what_is_not_there(detente: Detente, refused: Callable[..., str]) -> None:
    detente.write("mars.yaml", SCENARIO.replace("origin: CHN", "origin: mars"))
    message = refused("nash", "USA", "--scenario", "mars.yaml")
    assert message.startswith("error: mars.yaml:4 measures[0].origin: got 'mars', expected an economy")

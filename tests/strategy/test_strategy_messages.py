"""What is refused, word for word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from strategy_worlds import BALANCED, armington

import detente as dt
from detente.errors import DetenteError, InputError, LabelError, SolveError
from detente.strategy import search as search_module
from worlds import random_world

WORLD = random_world(1, 4, 3, zero_share=0.0)


def play(*players: str, **options: Any) -> Callable[[], object]:
    return lambda: dt.nash(WORLD, list(players), **options)


def made(**options: Any) -> Callable[[], object]:
    return lambda: dt.Instruments(**options)


CASES: list[tuple[Callable[[], object], type[DetenteError], str]] = [
    (
        made(kind="quota", by="goods"),
        InputError,
        "instruments.kind: got 'quota', expected one of tariff, export_tax. Fix: choose one of them.\n"
        "instruments.by: got 'goods', expected one of cell, sector, partner, uniform. Fix: choose one of them.",
    ),
    (
        made(sectors=(), partners=()),
        InputError,
        "instruments.sectors: got an empty list, expected at least one label. Fix: name one, or leave it out.\n"
        "instruments.partners: got an empty list, expected at least one label. Fix: name one, or leave it out.",
    ),
    (
        made(lower_pct=-100.0),
        InputError,
        "instruments.lower_pct and upper_pct: got -100 and 200, expected finite rates above -100 %. "
        "Fix: write for example 0 and 200.",
    ),
    (
        made(lower_pct=20.0, upper_pct=10.0),
        InputError,
        "instruments.lower_pct and upper_pct: got 20 and 10, expected a lower bound below the upper bound. "
        "Fix: swap them or widen them.",
    ),
    (
        play("E00", instruments={"E00": 3}),
        InputError,
        "instruments: got 3, expected Instruments, a list of them, or one of cell, sector, partner, uniform. "
        'Fix: write for example instruments="sector".',
    ),
    (
        play("E00", "E01", instruments={"E00": "cell", "E02": "cell"}),
        InputError,
        "instruments: got 'E02', expected a player of this game. Fix: write one of E00, E01.",
    ),
    (
        play("E00", "E01", instruments={"E00": "cell"}),
        InputError,
        "instruments: got none for E01, expected instruments of every player. "
        "Fix: add it, or give one set for all.",
    ),
    (
        play("E00", objectives={"E01": {"E01": 1.0}}),
        InputError,
        "objectives: got 'E01', expected a player of this game. Fix: write one of E00.",
    ),
    (
        play(),
        InputError,
        "players: got nobody, expected at least one player, each once. "
        'Fix: write for example players=["USA", "CHN"], or players="all".',
    ),
    (
        play("E00", "E01", "E00"),
        InputError,
        "players: got E00, E01, E00, expected at least one player, each once. "
        'Fix: write for example players=["USA", "CHN"], or players="all".',
    ),
    (
        play("E00", "E9"),
        LabelError,
        "player: got 'E9', expected an economy of this world. Fix: run 'detente world show' for the list.",
    ),
    (
        play("E00", "WLD"),
        InputError,
        "players: got E00 as a part of E00 and of WLD, expected every economy in one player at most. "
        "Fix: drop one of the two.",
    ),
    (
        play("E00", instruments=dt.Instruments(sectors=("S00", "steel"), partners=("E01",))),
        LabelError,
        "instruments.sectors: got 'steel', expected a sector of this world. "
        "Fix: run 'detente world show' for the list.",
    ),
    (
        play("E00", instruments=dt.Instruments(partners=("mars",))),
        LabelError,
        "instruments.partners: got 'mars', expected an economy of this world. "
        "Fix: run 'detente world show' for the list.",
    ),
    (
        play("E00", instruments=[dt.Instruments(), dt.Instruments(sectors=("S01",), by="uniform")]),
        InputError,
        "tariff of E00: got a second rate on S01 from E01 to E00, expected one rate for each sector, origin and "
        "destination. Fix: drop the sector or partner from one of the two.",
    ),
    (
        play("E00", instruments=dt.Instruments(partners=("E01", "WLD"))),
        InputError,
        "tariff of E00: got a second rate on S00 from E01 to E00, expected one rate for each sector, origin and "
        "destination. Fix: drop the sector or partner from one of the two.",
    ),
    (
        play("E00", instruments=dt.Instruments(partners=("E00",))),
        InputError,
        "instruments of E00: got no trade on which they could stand, expected at least one pair that trades. "
        "Fix: choose other sectors or partners.",
    ),
    (
        play("E00", "E01", certify=["E02", "E03"]),
        InputError,
        "certify: got 'E02', expected 'all', 'largest' or players of this game. Fix: write the label of a player.\n"
        "certify: got 'E03', expected 'all', 'largest' or players of this game. Fix: write the label of a player.",
    ),
    (
        play("E00", tol=1e-20, starts=0),
        InputError,
        "tol: got 1e-20, expected a tolerance from 1e-12 to 1e-2. Fix: write for example 1e-8.\n"
        "starts: got 0, expected at least one search. Fix: write for example 3.",
    ),
    (
        play("E00", start_pct=-100.0),
        InputError,
        "start_pct: got -100, expected a rate above -100 %. Fix: write for example 25.",
    ),
    (
        play("E00", objectives={"E00": {"E99": 1.0}}),
        LabelError,
        "economy: got 'E99', expected an economy of this world. Fix: run 'detente world show' for the list.",
    ),
    (
        play("E00", objectives={"E00": np.ones(3)}),
        InputError,
        "weights on real_income: got shape (3,), expected (4,). Fix: one finite weight for each.",
    ),
]


@pytest.mark.parametrize(("call", "kind", "message"), CASES, ids=range(len(CASES)))
def test_refused(call: Callable[[], object], kind: type[DetenteError], message: str) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value) == message
    assert type(caught.value) is kind


def test_rates_that_do_not_exist() -> None:
    found = dt.nash(WORLD, ["E00", "E01"], certify=None)
    with pytest.raises(LabelError) as caught:
        found.rates.rate("E02", sector="S00")
    assert (
        str(caught.value) == "rates: got 'E02', expected a player of this game. Fix: write one of E00, E01."
    )
    with pytest.raises(LabelError) as caught:
        found.rates.rate("E00")
    assert str(caught.value) == (
        "rates of E00: got 2 rates with kind='tariff', expected labels of exactly one rate. "
        "Fix: see table() for the labels there are."
    )
    with pytest.raises(LabelError) as caught:
        found.rates.rate("E00", sector="S00", partner="E03")
    assert str(caught.value) == (
        "rates of E00: got 0 rates with kind='tariff', sector='S00', partner='E03', expected labels of exactly one "
        "rate. Fix: see table() for the labels there are."
    )


def test_a_search_that_does_not_end_names_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "LADDER", ((1.0, 2, 2),))
    world = armington(4.0, (1.0, 2.0))
    with pytest.raises(SolveError) as caught:
        dt.nash(world, ["E0", "E1"], scenario=BALANCED, start_pct=100.0)
    message = str(caught.value)
    assert message.startswith("first-order conditions of E")
    assert "got the tariff of E" in message
    assert "that should still move by" in message
    assert message.endswith(
        "after every fallback, expected at most 1e-06 %. Fix: narrow the bounds, start elsewhere or group rates: "
        "there may be no equilibrium in single rates."
    )

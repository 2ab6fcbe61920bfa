"""Published experiments: scenarios as published, answers in kind, refusals."""

from __future__ import annotations

import json

import numpy as np
import pytest

from detente.errors import LabelError
from detente.experiments import EXPERIMENTS, run
from detente.experiments.catalogue import answered_in_kind, liberation_day
from detente.experiments.report import print_experiments
from detente.labels import EU27
from detente.world import World


def test_the_tariffs_of_april_2025() -> None:
    """Every partner of the bundled world has one rate; China's is 54 %, the EU's 20 %, the rest 10 %."""
    world = World.load()
    rates: dict[str, float] = {}
    for measure in liberation_day().measures:
        for label in measure.origin:
            for economy in EU27 if label == "EU" else (label,):
                assert economy not in rates
                rates[economy] = measure.add
    assert set(rates) == set(world.economies) - {"USA"}
    assert (rates["CHN"], rates["DEU"], rates["CAN"], rates["VNM"]) == (0.54, 0.20, 0.10, 0.46)
    assert np.mean([r == 0.10 for r in rates.values()]) > 0.3


def test_answers_in_kind() -> None:
    alone = liberation_day()
    both = answered_in_kind(alone)
    assert len(both.measures) == 2 * len(alone.measures)
    back = both.measures[len(alone.measures)]
    first = alone.measures[0]
    assert (back.origin, back.destination, back.add) == (first.destination, first.origin, first.add)


def test_an_experiment_has_all_it_takes_to_judge_it() -> None:
    found = run(World.load(), ["liberation-day"])
    assert len(found) == 1
    one = found[0]
    assert "doi:10.1016/j.jinteco.2025.104138" in one.source
    assert len(one.figures) == 8
    for figure in one.figures:
        assert figure.low <= figure.ours <= figure.high
        assert float(figure.published)
    assert one.differences
    assert json.loads(json.dumps(one.to_dict()))["figures"][0]["published"] == "+0.60"
    # Signs and orders that both have: trade falls by a fifth to two fifths, an answer makes it worse.
    by_name = {f.what: f.ours for f in one.figures}
    assert by_name["US income, answered"] < by_name["US income, alone"]
    assert by_name["US exports / GDP, answered"] < by_name["US exports / GDP, alone"] < -15.0


def test_printed(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    print_experiments(run(World.load(), ["rare-earths"]), Console(width=80))
    printed = capsys.readouterr().out
    assert "published" in printed
    assert "IMF working paper 26/073" in " ".join(printed.split())
    assert max(map(len, printed.splitlines())) <= 80


def test_unknown_experiments_are_refused() -> None:
    with pytest.raises(LabelError) as wrong:
        run(World.load(), ["nafta"])
    assert str(wrong.value) == (
        f"experiment: got 'nafta', expected one of {', '.join(EXPERIMENTS)}. Fix: choose one of them."
    )

"""Published experiments: the search for the best tariff against a closed form, scenarios as published, refusals."""

from __future__ import annotations

import json

import numpy as np
import pytest

from detente.errors import LabelError
from detente.experiments import EXPERIMENTS, run
from detente.experiments.catalogue import answered_in_kind, liberation_day
from detente.experiments.optimum import best_uniform_tariff
from detente.experiments.report import print_experiments
from detente.labels import EU27
from detente.scenario import Scenario
from detente.scenario.schema import Tariff
from detente.trade.solve import solve
from detente.world import World


def two_economies(theta: float, labour: tuple[float, float], cost: float) -> World:
    """One good, balanced trade, no inputs; ``labour`` scales what each sells at home."""
    home, away = 1.0, cost**-theta
    flows = np.array([[home, away], [away, home]])[:, :, None] * 100.0
    flows[0, 0] *= labour[0]
    flows[1, 1] *= labour[1]
    return World.from_arrays(
        economies=("HOM", "FOR"), sectors=("G",), flows=flows, intermediate=np.zeros((2, 1, 1)),
        elasticities={"A": [theta]}, goods=[True],
    )  # fmt: skip


@pytest.mark.parametrize(("theta", "labour"), [(2.0, (1.0, 1.0)), (4.0, (1.0, 3.0)), (4.0, (2.0, 0.5))])
def test_the_best_tariff_is_the_closed_form(theta: float, labour: tuple[float, float]) -> None:
    """With one good and a passive partner, ``t* = 1/(θ·λ_FF)``: the partner's share of its own goods, at ``t*``."""
    world = two_economies(theta, labour, 1.2)
    rate, gain = best_uniform_tariff(world, "HOM", elasticities="A", closure="balanced", highest=5.0)
    duty = Tariff(kind="import_tariff", origin=("FOR",), destination=("HOM",), rate=rate)
    there = solve(world, Scenario(title="t", closure="balanced", measures=(duty,)), elasticities="A")
    trade = there.trade_after_usd_m[0]
    own = trade[1, 1] / trade[:, 1].sum()
    assert rate == pytest.approx(1.0 / (theta * own), abs=1e-3)
    assert gain == pytest.approx(there.of("HOM")["real_income_pct"], abs=1e-6)
    assert gain > 0.0


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

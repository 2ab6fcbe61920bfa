"""Many scenarios at once are what each is alone, whatever the workers, their order and their number."""

from __future__ import annotations

import numpy as np
import pytest
from sweep_cases import WORLD, duties, mixed

from detente.errors import InputError, LabelError, SolveError
from detente.export.tables import quantities
from detente.scenario import Scenario
from detente.sweep import Sweep, solve_many
from detente.trade.result import Result
from detente.trade.solve import solve
from detente.trade.verdict import Verdict


def shown(sweep: Sweep) -> dict[str, object]:
    return {name: sweep.arrow(name) for name in sweep.manifest["tables"]}


def _alone(scenario: Scenario) -> Result | SolveError:
    try:
        return solve(WORLD, scenario)
    except SolveError as error:
        return error


@pytest.fixture(scope="module")
def every_kind() -> Sweep:
    return solve_many(WORLD, mixed(), tables=["sectors", "flows"], workers=1)


def test_every_scenario_is_what_it_is_alone(every_kind: Sweep) -> None:
    about = every_kind.scenarios
    frames = {"economies": every_kind.economies, "sectors": every_kind.sectors, "flows": every_kind.flows}
    assert (about["scenario"] == np.arange(len(mixed()))).all()
    failed = []
    for i, scenario in enumerate(mixed()):
        row = about.loc[i]
        assert row["title"] == scenario.title
        rows = {name: frame[frame["scenario"] == i] for name, frame in frames.items()}
        alone = _alone(scenario)
        if isinstance(alone, SolveError):
            failed.append(scenario.title)
            assert (row["status"], row["reason"]) == ("failed", " ".join(str(alone).splitlines()))
            assert alone.verdict is not None
            assert row["verdict"] == alone.verdict.value
            assert all(len(r) == 0 for r in rows.values())
            assert np.isnan(row["residual"])
            continue
        assert (row["status"], row["verdict"]) == ("solved", Verdict.SOLVED.value)
        assert row["residual"] < 1e-10
        assert row["walras"] < 1e-7
        for name in ("economies", "sectors"):
            for column, values in quantities(alone, name).items():
                np.testing.assert_allclose(rows[name][column], values.ravel(), atol=2e-7, err_msg=column)
        off = ~np.eye(len(WORLD.economies), dtype=bool)
        for column, values in quantities(alone, "flows").items():
            np.testing.assert_allclose(
                rows["flows"][column], values[off], rtol=1e-8, atol=1e-9, err_msg=column
            )
    assert failed == ["closed"]


def test_labels_are_in_the_order_of_the_world(every_kind: Sweep) -> None:
    first = every_kind.sectors.query("scenario == 0")
    assert first["economy"].tolist() == [e for e in WORLD.economies for _ in WORLD.sectors]
    assert first["sector"].tolist() == list(WORLD.sectors) * len(WORLD.economies)
    flows = every_kind.flows.query("scenario == 0")
    n = len(WORLD.economies)
    assert len(flows) == n * (n - 1)
    assert (flows["origin"].astype(str) != flows["destination"].astype(str)).all()


def test_nothing_changes_in_a_scenario_without_measures(every_kind: Sweep) -> None:
    number = int(every_kind.scenarios.query("title == 'nothing'")["scenario"].iloc[0])
    rows = every_kind.economies[every_kind.economies["scenario"] == number]
    assert (rows.drop(columns=["scenario", "economy"]) == 0.0).all().all()


def test_workers_change_no_digit(every_kind: Sweep) -> None:
    for workers in (2, 3):
        again = solve_many(WORLD, mixed(), tables=["sectors", "flows"], workers=workers)
        for name, table in shown(every_kind).items():
            assert table.equals(again.arrow(name)), name
        assert again.manifest == every_kind.manifest


def test_neither_order_nor_company_changes_a_digit() -> None:
    scenarios = duties(150)
    whole = solve_many(WORLD, scenarios, workers=1).economies
    backwards = solve_many(WORLD, scenarios[::-1], workers=1).economies
    some = solve_many(WORLD, scenarios[40:80], workers=1).economies
    for i in range(150):
        row = whole[whole["scenario"] == i].drop(columns="scenario").to_numpy().tolist()
        assert backwards[backwards["scenario"] == 149 - i].drop(columns="scenario").to_numpy().tolist() == row
        if 40 <= i < 80:
            assert some[some["scenario"] == i - 40].drop(columns="scenario").to_numpy().tolist() == row


def test_progress_counts_scenarios() -> None:
    seen: list[tuple[int, int]] = []
    solve_many(WORLD, duties(130), workers=1, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(0, 130), (64, 130), (128, 130), (130, 130)]


def test_everything_wrong_with_any_scenario_is_said_before_anything_is_solved() -> None:
    def wrong(**changes: object) -> Scenario:
        measure = {"kind": "import_tariff", "origin": "E00", "destination": "E01", "add": 0.1} | changes
        return Scenario.model_validate({"title": "wrong", "measures": [measure]})

    scenarios = [*duties(3), wrong(origin="E0O"), *duties(70), wrong(sectors="S09"), wrong(origin="E0O")]
    for workers in (1, 2):
        solved: list[int] = []
        with pytest.raises(LabelError) as caught:
            solve_many(WORLD, scenarios, workers=workers, progress=lambda done, _, s=solved: s.append(done))
        assert str(caught.value) == (
            "scenarios[3].measures[0].origin (and 1 more scenario): got 'E0O', expected an economy of this world. "
            "Fix: write E08 or E07 or E06.\n"
            "scenarios[74].measures[0].sectors: got 'S09', expected a sector of this world. "
            "Fix: write S02 or S01 or S00."
        )
        assert solved == [0]


def test_contradictions_are_input_errors() -> None:
    twice = [{"kind": "import_tariff", "origin": "E00", "destination": "E01", "rate": r} for r in (0.1, 0.2)]
    with pytest.raises(InputError, match=r"scenarios\[0\]\.measures\[1\]\.rate: got 20 %") as caught:
        solve_many(WORLD, [Scenario.model_validate({"title": "both", "measures": twice})])
    assert not isinstance(caught.value, LabelError)


def test_what_cannot_be_asked() -> None:
    with pytest.raises(InputError) as caught:
        solve_many(WORLD, [], workers=0, tables=["economics"])  # type: ignore[list-item]
    assert str(caught.value) == (
        "tables: got 'economics', expected one of economies, sectors, flows. Fix: choose one of them.\n"
        "workers: got 0, expected at least 1. Fix: write workers=1 or more.\n"
        "scenarios: got none, expected at least one scenario. Fix: give some."
    )
    with pytest.raises(
        InputError, match="table 'sectors': got nothing kept, expected one of scenarios, economies"
    ):
        _ = solve_many(WORLD, duties(2)).sectors


def test_a_sweep_in_which_nothing_solves() -> None:
    closed = [s for s in mixed() if s.title == "closed"]
    sweep = solve_many(WORLD, closed, tables=["sectors", "flows"])
    assert len(sweep.economies) == len(sweep.sectors) == len(sweep.flows) == 0
    assert sweep.failed["title"].tolist() == ["closed"]
    assert sweep.summary()["largest_residual"] is None


def test_summary_and_names(every_kind: Sweep) -> None:
    count = len(mixed())
    assert every_kind.summary() == {
        "scenarios": count,
        "solved": count - 1,
        "failed": 1,
        "verdicts": {Verdict.SOLVED.value: count - 1, Verdict.UNFINANCED.value: 1},
        "largest_residual": float(every_kind.scenarios["residual"].max()),
        "folder": None,
        "tables": ["scenarios", "economies", "sectors", "flows"],
    }
    assert repr(every_kind) == f"<Sweep of {count} scenarios in memory: scenarios, economies, sectors, flows>"
    assert len(every_kind) == count
    assert every_kind.economies.attrs["units"]["real_income_pct"] == "%"


def test_a_worker_that_ends_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.errors import DetenteError
    from detente.sweep import crew

    monkeypatch.setattr(crew, "START", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(DetenteError) as caught:
        solve_many(WORLD, duties(130), workers=2)
    assert str(caught.value) == (
        "worker process: got its end (signal 9) before it answered, expected an answer. "
        "Fix: run again with fewer workers, if memory was short."
    )


def test_a_bug_in_a_worker_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.sweep import crew

    broken = "import detente.sweep.solver as s; s.Solver.check = lambda *_: 1 / 0; "
    monkeypatch.setattr(crew, "START", crew.START.replace("from detente", broken + "from detente"))
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        solve_many(WORLD, duties(130), workers=2)

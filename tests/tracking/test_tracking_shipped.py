"""What ships: commitments, series, the published 57 %, and that the builder makes the files again."""

from __future__ import annotations

import csv
import math
from datetime import date
from pathlib import Path

import pytest

import detente as dt
from detente.tracking import Tracking, shipped_commitments
from detente.tracking.build import FILES, build
from detente.tracking.series import count
from detente.tracking.shipped import bundled_path, shipped_series


def told(found: Tracking, series: str, deadline: str = "window") -> tuple[str, str]:
    [verdict] = [
        v
        for v in found.verdicts
        if v.series.id == series and v.window.deadline.id == deadline and not v.crossed
    ]
    return verdict.kind, verdict.sentence


def test_files_are_those_that_the_builder_makes(shared: Path) -> None:
    made = build(shared)
    assert tuple(made) == FILES
    for name, text in made.items():
        assert bundled_path(name).read_text(encoding="utf-8") == text, name
    assert sum(len(text) for text in made.values()) < 40_000


def test_every_series_has_a_source_and_is_used() -> None:
    used = {name for c in shipped_commitments().values() for name in c.data}
    assert used == set(FILES)
    for commitment in shipped_commitments().values():
        assert commitment.source
        assert all(d.source for d in commitment.deadlines)
        for series in shipped_series(commitment):
            assert series.source
            if "row by row" in series.source:
                assert all(o.source for o in series.observations), series.id


def test_phase_one_is_the_published_57_percent() -> None:
    found = dt.track("phase-one", as_of="2022-03-01")
    assert told(found, "us-exports-all") == (
        "missed",
        "Missed: 288.8 of 502.4 billion USD (57 %) by 2021-12-31; 213.6 billion USD short.",
    )
    shares = {
        v.series.coverage: round(v.pace.reached_low, 2)
        for v in found.verdicts
        if v.pace is not None and v.series.rule == "exported" and not v.crossed
    }
    assert shares == {
        "all": 0.57, "goods": 0.59, "manufactures": 0.59, "agriculture": 0.83, "energy": 0.37, "services": 0.52,
    }  # fmt: skip


def test_product_groups_add_up_to_the_published_total() -> None:
    """Shares written down from memory times commitments: their sum was published on its own."""
    found = dt.track("phase-one", as_of="2022-03-01")
    groups = ("manufactures", "agriculture", "energy", "services")
    by = {v.series.coverage: v for v in found.verdicts if v.series.coverage in (*groups, "all")}
    for attribute in ("low", "quantity"):
        values = {
            name: v.pace.counted.low if attribute == "low" and v.pace else v.window.quantity
            for name, v in by.items()
        }
        assert sum(values[g] for g in groups) == pytest.approx(values["all"], abs=0.25)
    for group in ("manufactures", "energy", "services"):
        assert "Note: figure from memory, not checked." in by[group].sentence
    assert "memory" not in by["agriculture"].sentence


def test_two_baselines_of_phase_one() -> None:
    found = dt.track("phase-one", as_of="2020-11-01")
    targets = {
        v.window.baseline.id: v.window.quantity
        for v in found.verdicts
        if v.window.baseline and v.window.title == "Goods, 2020"
    }
    assert targets == {"us-exports": pytest.approx(159.0), "chinese-imports": pytest.approx(173.1)}
    like = [v for v in found.verdicts if v.window.title == "Goods, 2020" and not v.crossed]
    assert [v.kind for v in like] == ["no_data", "behind"]
    assert like[1].sentence.startswith(
        "Behind pace on 2020-09-30: 65.9 of 173.1 billion USD (38 %), with 75 %"
    )
    one = dt.track("phase-one", as_of="2021-03-01", baseline="chinese-imports")
    assert {v.window.baseline.id for v in one.verdicts if v.window.baseline} == {"chinese-imports"}
    behind = [v for v in one.verdicts if v.window.title == "Goods, 2020" and not v.crossed]
    assert [v.kind for v in behind] == ["missed"]
    assert behind[0].sentence.startswith("Missed: 100 of 173.1 billion USD (58 %) by 2020-12-31;")


def test_nothing_is_known_before_it_was_published() -> None:
    assert told(dt.track("phase-one", as_of="2022-02-07"), "us-exports-all")[0] == "no_data"
    assert told(dt.track("phase-one", as_of="2022-02-08"), "us-exports-all")[0] == "missed"


def test_soybeans_in_december_and_january() -> None:
    december = dt.track("soybeans", as_of="2025-12-12")
    assert told(december, "chinese-customs", "white-house") == (
        "behind",
        "Behind pace on 2025-12-10: 0 of 12 Mt (0 %), with 66 % of the window over. "
        "Needed until 2025-12-31: 4 Mt a week.",
    )
    assert told(december, "usda-as-published", "white-house")[1].startswith(
        "Behind pace on 2025-12-10: at most 4 Mt of 12 Mt (at most 33 %)"
    )
    assert told(december, "usda-sold", "white-house") == (
        "no_data",
        "No data: they end on 2025-05-29, 156 days before the window begins and 197 days before 2025-12-12.",
    )
    assert december.disagree
    january = dt.track("soybeans", as_of="2026-01-22")
    missed = {
        s: told(january, s, "white-house") for s in ("usda-as-published", "trade-tally", "chinese-customs")
    }
    assert {kind for kind, _ in missed.values()} == {"missed"}
    assert missed["trade-tally"][1] == (
        "Missed: 8.5 to 10 Mt of 12 Mt (71 to 83 %) even on 2026-01-06; 2 to 3.5 Mt short."
    )
    assert told(january, "trade-tally", "bessent-february")[0] == "on_pace"
    assert told(january, "chinese-customs", "bessent-february")[0] == "behind"


def test_declared_met_is_a_claim() -> None:
    found = dt.track("soybeans", as_of="2026-01-22")
    claim, beside = found.claims[-1]
    assert (str(claim.on), claim.says) == ("2026-01-20", "met")
    assert "Arrivals in Chinese customs statistics: 0 Mt by 2026-01-06" in beside
    assert "at least 8 Mt by 2026-01-20" in beside
    assert "met" not in found.kinds()
    assert dt.track("soybeans", as_of="2026-01-11").claims == ()


def test_the_truce_holds_longer_by_statement_than_by_law() -> None:
    assert dt.track("truce", as_of="2026-10-20").holds == (
        "by statement until 2027-01-10 (82 days left, unverified); by legal act until 2026-11-10 (21 days left)"
    )
    assert dt.track("truce", as_of="2026-09-01").holds == (
        "by statement: nothing; by legal act until 2026-11-10 (70 days left)"
    )


def test_magnets_and_licences_have_levels_and_no_verdict() -> None:
    magnets = dt.track("magnets", as_of="2026-02-01")
    assert magnets.verdicts == ()
    assert magnets.levels == [
        "Chinese exports of rare-earth magnets to the United States: 564 t in 2025-12, 91 % of the monthly average of "
        "2024 (620.3 t).",
        "Chinese exports of rare-earth magnets to all countries: 5,952 t in 2025-12.",
    ]
    assert pytest.approx(5933 / (1 - 0.203) / 12, abs=0.05) == 620.3
    may = dt.track("magnets", as_of="2025-06-15").levels[0]
    assert "46 t in 2025-05, 7 %" in may
    licences = dt.track("licences", as_of="2025-11-01").levels
    assert licences == [
        "Applications that the EU Chamber in China follows: 19 licences from 2025-04-04 to 2025-09-30, 13 % of 141 "
        "applications."
    ]


def _export_sales() -> list[dict[str, str]]:
    with bundled_path("esr_soybeans_china.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


def test_net_sales_are_what_stocks_and_exports_say() -> None:
    """Second method: what was sold is what left the country and by how much the unshipped contracts grew."""
    rows = _export_sales()
    sold = next(s for s in shipped_series(shipped_commitments()["soybeans"]) if s.id == "usda-sold")
    stock = [int(r["outstanding_sales"]) + int(r["next_my_outstanding"]) for r in rows]
    for begin, end in ((0, 264), (0, 12), (20, 120), (100, 200)):
        exports = sum(int(r["weekly_exports"]) for r in rows[begin + 1 : end + 1])
        days = (date.fromisoformat(rows[begin]["date"]), date.fromisoformat(rows[end]["date"]))
        net = sum(o.low for o in sold.observations if days[0] < o.ends <= days[1])
        assert net == stock[end] - stock[begin] + exports


def test_accumulated_exports_are_the_sum_of_weeks() -> None:
    exported = next(s for s in shipped_series(shipped_commitments()["soybeans"]) if s.id == "usda-exported")
    found = count(exported, date(2024, 8, 30), date(2025, 5, 29), date(2026, 1, 1))
    assert math.isclose(
        found.low, 22_478_500 + 2_366
    )  # the week to 5 September belongs to both marketing years

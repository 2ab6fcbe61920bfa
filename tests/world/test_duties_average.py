"""Average duties from the ledger: against the published averages, stacking rule by rule, adding up."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DataError, InputError
from detente.ledger.library import load_library
from detente.world.duties import average_duty, averages_as_of, cover, load_cover
from detente.world.duties.cover import Cell
from detente.world.duties.rules import EXEMPTIONS, NOT_COUNTED, RULED, SECTION_232, Force, duties_on, tag_of

TOLERANCE = 1.5
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2026, 12, 31))


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def bown(shared: Path) -> list[tuple[dt.date, str, float]]:
    path = shared / "data" / "tariffs_us_china" / "bown_average_tariffs_points.csv"
    points = []
    for row in rows_of(path):
        for column, importer in (("us_on_china_pct", "USA"), ("china_on_us_pct", "CHN")):
            if row[column]:
                points.append((dt.date.fromisoformat(row["date"]), importer, float(row[column])))
    return points


def level(importer: str, day: dt.date, weights: str | None = None) -> float:
    other = {"USA": "CHN", "CHN": "USA"}[importer]
    return average_duty(importer, other, day, weights=weights).average_pct


def test_published_averages_of_2018_to_2025(shared: Path) -> None:
    """All of PIIE's points; one of them stands in its source for the day before China's increase of 1 June 2019."""
    points = bown(shared)
    assert len(points) == 13
    moved = {(dt.date(2019, 6, 14), "CHN"): dt.date(2019, 5, 31)}
    gaps = {(day, who): level(who, moved.get((day, who), day)) - published for day, who, published in points}
    assert max(map(abs, gaps.values())) < 0.9, gaps
    assert level("CHN", dt.date(2019, 6, 14)) - 16.5 == pytest.approx(4.0, abs=0.2)


def test_levels_of_china_that_piie_gives_for_2025() -> None:
    """21.2 % before 2025, 147.6 % after 12 April, 32.6 % after 14 May (the same chart)."""
    assert level("CHN", dt.date(2025, 1, 20)) == pytest.approx(21.2, abs=TOLERANCE)
    assert level("CHN", dt.date(2025, 4, 12)) == pytest.approx(147.6, abs=TOLERANCE)
    assert level("CHN", dt.date(2025, 5, 14)) == pytest.approx(32.6, abs=TOLERANCE)


LEGAL_DAY = {
    "2025-02-04": "2025-03-04",
    "2025-04-08": "2025-04-09",
    "2025-04-09": "2025-04-10",
    "2025-04-11": "2025-04-12",
    "2025-05-12": "2025-05-14",
    "2025-06-03": "2025-06-04",
    "2025-11-01": "2025-11-10",
}
"""The tracker dates these steps by announcement, and books the second fentanyl duty with the first."""

TRACKED_232 = {
    "2025-03-12": {"232-steel-derivatives", "232-aluminium-derivatives"},
    "2025-04-03": {"232-autos", "232-auto-parts"},
    "2025-08-07": {"232-copper"},
}
"""Goods on which the tracker puts a duty under Section 232 and nothing else."""


def _sum(*dated: tuple[str, float]) -> Callable[[str], float]:
    """The last value of a dated series."""
    return lambda day: [value for since, value in dated if since <= day][-1]


ORDINARY = _sum(
    ("2025-02-04", 20),
    ("2025-04-05", 54),
    ("2025-04-08", 104),
    ("2025-04-09", 125),
    ("2025-05-12", 30),
    ("2025-08-07", 34),
    ("2025-11-01", 20),
    ("2026-02-20", 0),
    ("2026-02-24", 10),
    ("2026-07-24", 12.5),
)
"""What the tracker charges on goods without a rule of their own."""

ELECTRONICS = _sum(
    ("2025-02-04", -1), ("2025-04-11", 20), ("2025-11-14", 10), ("2026-02-20", 0), ("2026-02-24", -1)
)
"""Its sum on electronics; -1: as on ordinary goods."""

ANNEX_II = _sum(("2025-02-04", -1), ("2025-11-14", 10), ("2026-02-20", 0), ("2026-02-24", -1))
"""Its sum on the goods of Annex II, of which it frees few before November 2025."""


def tracker_sum(cell: Cell, day: str) -> float:
    """What the tracker charges on a cell in which nothing of Section 232 falls."""
    if day >= "2026-02-24" and "exempt-122" in cell.tags:
        return 0.0
    if "exempt-electronics" in cell.tags and ELECTRONICS(day) >= 0:
        return ELECTRONICS(day)
    if cell.tags & {"exempt-annex-ii", "exempt-farm"} and ANNEX_II(day) >= 0:
        return ANNEX_II(day)
    return ORDINARY(day)


def explained(day: str) -> float:
    """Points by which the rules of law and those of the tracker differ, on our cells."""
    law = dt.date.fromisoformat(LEGAL_DAY.get(day, day))
    rates = {c.measure: c.rate_pct for c in average_duty("USA", "CHN", law).contributions}
    fentanyl = rates.get("usa-ieepa-fentanyl-china", 0.0)
    reciprocal = rates.get("usa-ieepa-reciprocal-china", 0.0)
    later = rates.get("usa-122-surcharge", 0.0) + rates.get("usa-301-forced-labour-china", 0.0)
    tracked = set().union(*(tags for since, tags in TRACKED_232.items() if since <= day))
    metals = {"metals-1a", "metals-1b", "metals-3"} if day >= "2026-04-06" else set()
    points = 0.0
    for cell in load_cover().cells:
        share = cell.share[1]
        if cell.sector == "OTHER":  # chapters 98 and 99 pay in the tracker, not in law
            points -= share * tracker_sum(cell, day)
        elif cell.tags & (tracked | metals):  # the fentanyl duty comes on top of Section 232
            points += share * fentanyl
            if "232-auto-parts" in cell.tags and "2025-04-03" <= day < "2025-05-03":
                points -= share * 25.0  # car parts pay from 3 May
        else:
            free = cell.tags & set(EXEMPTIONS.values())
            free_122 = "exempt-122" in cell.tags
            law_sum = fentanyl + (0.0 if free else reciprocal) + (0.0 if free_122 else later)
            points += share * (law_sum - tracker_sum(cell, day))
    return points


def test_every_point_of_the_tracker_is_met_or_explained(shared: Path) -> None:
    """Additional duties since January 2025, weights of 2024: docs/library.md tells the causes and their sizes."""
    path = shared / "data" / "tradewartracker" / "country-by-time.csv"
    rows = [row for row in rows_of(path) if row["country_name"] == "CHINA"]
    assert len(rows) >= 20
    before = average_duty("USA", "CHN", dt.date(2025, 1, 31), weights="imports_2024").points_pct
    new_year = [
        average_duty("USA", "CHN", day, weights="imports_2024").points_pct
        for day in (dt.date(2025, 12, 31), dt.date(2026, 1, 1))
    ]
    for row in rows:
        day = row["date"]
        law = dt.date.fromisoformat(LEGAL_DAY.get(day, day))
        ours = average_duty("USA", "CHN", law, weights="imports_2024").points_pct - before
        review = (
            new_year[1] - new_year[0] if day >= "2026-01-01" else 0.0
        )  # the tracker leaves Section 301 out
        rest = ours - float(row["effective tariff"]) - explained(day) - review
        assert abs(rest) < 1.1, (day, rest)


def test_most_points_of_the_tracker_are_met_on_the_legal_day(shared: Path) -> None:
    path = shared / "data" / "tradewartracker" / "country-by-time.csv"
    before = average_duty("USA", "CHN", dt.date(2025, 1, 31), weights="imports_2024").points_pct
    far = []
    for row in rows_of(path):
        if row["country_name"] == "CHINA":
            law = dt.date.fromisoformat(LEGAL_DAY.get(row["date"], row["date"]))
            ours = average_duty("USA", "CHN", law, weights="imports_2024").points_pct - before
            if abs(ours - float(row["effective tariff"])) > TOLERANCE:
                far.append(row["date"])
    assert far == [
        "2025-04-05",
        "2025-04-08",
        "2025-04-09",
        "2025-04-11",
        "2025-11-01",
        "2025-11-14",
        "2025-12-04",
        "2026-02-07",
        "2026-02-20",
    ]


def test_duty_of_2024_is_near_what_customs_calculated() -> None:
    """10.87 % by Census: the statutory average is above it by exclusions and what is claimed free of duty."""
    assert 0 < level("USA", dt.date(2024, 7, 1), "imports_2024") - 10.87 < 2.0


@settings(max_examples=25)
@given(day=DAYS)
def test_averages_add_up(day: dt.date) -> None:
    for one in averages_as_of(day):
        assert one.average_pct == pytest.approx(one.base_pct + one.points_pct)
        assert one.points_pct == pytest.approx(sum(c.points_pct for c in one.contributions))
        assert all(c.points_pct == pytest.approx(c.rate_pct * c.covered_pct / 100) for c in one.contributions)
        assert all(0 <= c.covered_pct <= 100 + 1e-4 for c in one.contributions)
        assert all(c.since is None or c.since <= day for c in one.contributions)
        if one.sectors:
            total = sum(x.share_pct * x.average_pct / 100 for x in one.sectors)
            assert total == pytest.approx(one.average_pct, abs=1e-3)


def test_sectors_differ_as_their_lists_do() -> None:
    """In 2020 clothes are on list 4A, machines on lists 1 to 3, telephones on none; returned goods pay nothing."""
    day = dt.date(2020, 3, 1)
    duty = {x.sector: x.average_pct for x in average_duty("USA", "CHN", day, weights="imports_2024").sectors}
    base = {
        x.sector: x.average_pct
        for x in average_duty("USA", "CHN", dt.date(2018, 1, 1), weights="imports_2024").sectors
    }
    assert 4 < duty["C13T15"] - base["C13T15"] < 9
    assert duty["C28"] - base["C28"] > 15
    assert duty["C26"] - base["C26"] < 8
    assert duty["OTHER"] == 0


def test_cells_cover_all_imports() -> None:
    cells = load_cover().cells
    assert sum(c.share[0] for c in cells) == pytest.approx(1, abs=1e-5)
    assert sum(c.share[1] for c in cells) == pytest.approx(1, abs=1e-5)
    assert 100 * sum(c.share[1] for c in cells if "exempt-electronics" in c.tags) == pytest.approx(
        22.31, abs=0.01
    )


def cell(*tags: str, sector: str = "C27") -> Cell:
    return Cell(sector, frozenset(tags), (0.5, 0.5), (0.0, 0.0))


def test_review_takes_the_place_of_the_list() -> None:
    force = Force({"usa-301-list-1": 25.0, "usa-301-review-2024-100": 100.0})
    assert duties_on(cell("301-list-1", "301-review-2024-100"), force) == {"usa-301-review-2024-100": 100.0}
    assert duties_on(cell("301-list-1"), force) == {"usa-301-list-1": 25.0}


def test_goods_on_the_way_keep_the_old_rate() -> None:
    force = Force({"usa-301-list-3": 25.0, "usa-301-list-3-afloat": 10.0})
    assert duties_on(cell("301-list-3"), force) == {"usa-301-list-3": 10.0}


def test_one_duty_under_section_232_and_no_reciprocal_beside_it() -> None:
    force = Force(
        {
            "usa-232-autos": 25.0,
            "usa-232-steel": 50.0,
            "usa-ieepa-fentanyl-china": 20.0,
            "usa-ieepa-reciprocal-china": 10.0,
            "usa-122-surcharge": 10.0,
        }
    )
    assert duties_on(cell("232-autos", "232-steel"), force) == {
        "usa-232-autos": 25.0,
        "usa-ieepa-fentanyl-china": 20.0,
    }
    assert set(duties_on(cell(), force)) == {
        "usa-ieepa-fentanyl-china",
        "usa-ieepa-reciprocal-china",
        "usa-122-surcharge",
    }


def test_exempt_goods_pay_the_fentanyl_duty_alone() -> None:
    rates = {"usa-ieepa-fentanyl-china": 20.0, "usa-ieepa-reciprocal-china": 125.0}
    phones = cell("exempt-electronics")
    assert set(duties_on(phones, Force(rates))) == set(rates)
    freed = Force(rates | {"usa-ieepa-exempt-electronics": 0.0})
    assert duties_on(phones, freed) == {"usa-ieepa-fentanyl-china": 20.0}
    assert duties_on(cell("232-auto-parts"), Force(rates)) == {"usa-ieepa-fentanyl-china": 20.0}


def test_returned_goods_pay_nothing_more() -> None:
    assert duties_on(cell("301-list-1", sector="OTHER"), Force({"usa-301-list-1": 25.0})) == {}


def test_rules_and_ledger_know_each_other() -> None:
    told = {m.identity for ledger in load_library("us-china-2018-2026") for m in ledger.measures}
    assert told >= RULED
    assert told >= set(NOT_COUNTED)
    carried = {tag for c in load_cover().cells for tag in c.tags}
    assert {tag_of(name) for name in SECTION_232} <= carried
    assert set(load_cover().china) <= told


def test_every_us_duty_on_china_is_counted_or_left_out_with_a_reason() -> None:
    for day in (dt.date(2019, 12, 1), dt.date(2025, 4, 12), dt.date(2026, 8, 1)):
        one = average_duty("USA", "CHN", day)
        assert all(not left.endswith("no list of products at hand") for left in one.left_out), one.left_out


def test_sources_are_the_acts_that_set_the_rate() -> None:
    parts = {c.measure: c for c in average_duty("USA", "CHN", dt.date(2025, 4, 12)).contributions}
    assert parts["usa-ieepa-reciprocal-china"].source == "President of the United States, 90 FR 15625"
    assert parts["usa-301-list-3"].source == "Office of the United States Trade Representative, 84 FR 20459"
    assert parts["usa-301-list-3"].since == dt.date(2019, 5, 10)


@pytest.mark.parametrize(
    ("arguments", "weights", "message"),
    [
        (
            ("USA", "JPN", dt.date(2025, 1, 1)),
            None,
            "pair: got USA on JPN, expected USA on CHN or CHN on USA. Fix: ask the schedule of detente.world.tariffs "
            "for other pairs.",
        ),
        (
            ("USA", "CHN", dt.date(2025, 1, 1)),
            "imports",
            "weights: got 'imports', expected 'fixed' or 'imports_2024'. Fix: write one of them.",
        ),
        (
            ("CHN", "USA", dt.date(2017, 12, 31)),
            None,
            "date: got 2017-12-31, expected 2018-01-01 or later. Fix: the ledger begins there.",
        ),
    ],
)
def test_wrong_questions(arguments: tuple[str, str, dt.date], weights: str | None, message: str) -> None:
    with pytest.raises(InputError) as caught:
        average_duty(*arguments, weights=weights)
    assert str(caught.value) == message


def test_before_the_ledger_there_is_no_average() -> None:
    assert averages_as_of(dt.date(2017, 12, 31)) == ()


def test_missing_and_damaged_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cover, "bundled_path", lambda name: tmp_path / name)
    load_cover.cache_clear()
    with pytest.raises(DataError, match="got no file, expected the table of what duties cover"):
        load_cover()
    (tmp_path / "duties.json").write_text(
        '{"tags": [], "cells": [["A01", [0], 1, 1, 1, 1]]}', encoding="utf-8"
    )
    with pytest.raises(DataError, match="got a damaged file"):
        load_cover()
    load_cover.cache_clear()

"""Tariffs as of a date: averages, legal dates, sources, groups."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from detente.errors import InputError, LabelError
from detente.labels import EU27
from detente.world import World
from detente.world.tariffs import tariffs_as_of
from worlds import random_world

REPORT = dt.date(2025, 10, 27)


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def test_us_on_china_on_the_day_of_the_report(world: World) -> None:
    schedule = tariffs_as_of(world, REPORT)
    published = schedule.average("USA", "CHN", "publisher")
    assert published.base_pct == pytest.approx(10.87, abs=0.005)
    assert published.points_pct == pytest.approx(31.02, abs=0.005)
    assert published.average_pct == pytest.approx(41.9, abs=0.05)
    assert published.weights == "US imports of 2024 (Census)"
    own = schedule.average("USA", "CHN")
    assert own.base_pct == pytest.approx(12.05, abs=0.01)
    assert own.average_pct == pytest.approx(43.07, abs=0.01)
    assert own.weights == "goods imports of 2022, this world"


def test_china_on_us_on_the_day_of_the_report(world: World) -> None:
    """32.6 % is what PIIE publishes for the months after 14 May 2025."""
    schedule = tariffs_as_of(world, REPORT)
    for weights in ("publisher", "imports"):
        assert schedule.average_pct("CHN", "USA", weights) == pytest.approx(32.6, abs=0.01)
    (action,) = [a for a in schedule.actions if a.importer == "CHN"]
    assert action.date == dt.date(2025, 5, 14)
    assert "Customs Tariff Commission" in action.source
    assert "PIIE counts as 1.4 points" in action.basis


@pytest.mark.parametrize(
    ("day", "us_on_china", "china_on_us"),
    [
        ("2025-01-20", 0.0, 0.0),
        ("2025-02-03", 0.0, 0.0),
        ("2025-02-04", 10.0, 0.0),
        ("2025-02-10", 10.0, 0.48),
        ("2025-03-04", 20.0, 0.48),
        ("2025-03-10", 20.0, 1.4),
        ("2025-04-10", 112.19, 85.4),
        ("2025-04-12", 88.14, 126.4),
        ("2025-05-13", 88.14, 126.4),
        ("2025-05-14", 27.05, 11.4),
        ("2025-08-07", 31.06, 11.4),
        ("2025-11-09", 32.17, 11.4),
        ("2025-11-10", 22.17, 10.48),
        ("2025-11-14", 18.90, 10.48),
    ],
)
def test_additional_points_by_day(world: World, day: str, us_on_china: float, china_on_us: float) -> None:
    schedule = tariffs_as_of(world, dt.date.fromisoformat(day))
    points = [schedule.average(i, e).points_pct for i, e in (("USA", "CHN"), ("CHN", "USA"))]
    assert points == pytest.approx([us_on_china, china_on_us], abs=0.01)


def test_rates_are_base_plus_points_on_goods_alone(world: World) -> None:
    schedule = tariffs_as_of(world, REPORT)
    change = schedule.rates - world.tariffs
    usa, china = world.economy("USA"), world.economy("CHN")
    assert np.allclose(change[china, usa, :-1], 0.310167, atol=1e-6)
    assert np.abs(change[:, :, -1]).max() == 0.0
    assert np.abs(np.einsum("iik->ik", change)).max() == 0.0
    others = [d for d, e in enumerate(world.economies) if e not in ("USA", "CHN")]
    assert np.abs(change[:, others]).max() == 0.0
    assert np.abs(change[[o for o in range(81) if o != usa], china]).max() == 0.0
    assert (change[[o for o in range(81) if o != usa], usa, :-1] > 0).all()
    assert not schedule.rates.flags.writeable


def test_members_share_the_points_of_the_eu(world: World) -> None:
    schedule = tariffs_as_of(world, REPORT)
    points = {e: schedule.average("USA", e).points_pct for e in EU27}
    slovakia = points.pop("SVK")
    assert set(np.round(list(points.values()), 6)) == {round(points["DEU"], 6)}
    assert points["DEU"] == pytest.approx(15.19, abs=0.01)
    assert slovakia == pytest.approx(22.85, abs=0.01)
    assert schedule.average("USA", "EU", "publisher").base_pct == pytest.approx(1.23, abs=0.005)
    assert schedule.average("USA", "DEU", "publisher").points_pct == pytest.approx(15.19, abs=0.01)
    merged = tariffs_as_of(world.aggregate({"EU": EU27}), REPORT)
    assert merged.average("USA", "EU").points_pct == pytest.approx(15.19, abs=0.01)


def test_economies_the_tracker_omits_follow_the_rest(world: World) -> None:
    schedule = tariffs_as_of(world, REPORT)
    rest = schedule.average("USA", "ROW").points_pct
    assert schedule.average("USA", "KAZ").points_pct == pytest.approx(rest)
    assert rest == pytest.approx(14.3, abs=0.05)


def test_before_the_first_entry(world: World) -> None:
    schedule = tariffs_as_of(world, dt.date(2025, 1, 1))
    assert np.array_equal(schedule.rates, world.tariffs)
    assert schedule.actions == ()
    assert schedule.notes == ("No additional duty is on record on 2025-01-01: base-year tariffs.",)


def test_after_the_last_entry_the_age_is_told(world: World) -> None:
    schedule = tariffs_as_of(world, dt.date(2027, 1, 1))
    assert schedule.notes == (
        "The last entry for duties of CHN is of 2025-11-10, 417 days before 2027-01-01; it is assumed to hold.",
        "The last entry for duties of USA is of 2026-08-19, 135 days before 2027-01-01; it is assumed to hold.",
    )
    assert schedule.average("CHN", "USA").points_pct == pytest.approx(10.48, abs=0.01)


def test_lines_for_people_name_weights_and_source(world: World) -> None:
    lines = tariffs_as_of(world, REPORT).describe()
    assert lines[0] == (
        "United States on China: 41.9 % on 2025-10-27 (10.9 base + 31.0 points), weights: US imports of 2024 "
        "(Census); source: US Census Bureau, imports for consumption and calculated duty, 2024; additional duties: "
        "tradewartracker.com (M. Waugh), country-by-time.csv"
    )
    assert [line[:31] for line in lines] == [
        "United States on China: 41.9 % ",
        "United States on China: 43.1 % ",
        "China on United States: 32.6 % ",
        "China on United States: 32.6 % ",
    ]


def test_world_without_the_two_parties() -> None:
    world = random_world(1)
    schedule = tariffs_as_of(world, REPORT)
    assert np.array_equal(schedule.rates, world.tariffs)
    assert schedule.averages() == ()
    assert schedule.average("E00", "E01").points_pct == 0.0


def test_groups_of_ones_own_have_no_published_duty(world: World) -> None:
    schedule = tariffs_as_of(world.aggregate({"ASEAN": ["VNM", "THA", "IDN"]}), REPORT)
    assert schedule.average("USA", "ASEAN").points_pct == 0.0
    assert "No additional US duty is on record for ASEAN." in schedule.notes


def test_errors(world: World) -> None:
    schedule = tariffs_as_of(world, REPORT)
    with pytest.raises(LabelError, match="importer: got 'Chna', expected an economy of this world"):
        schedule.average("Chna", "USA")
    with pytest.raises(InputError) as error:
        schedule.average_pct("USA", "CHN", "gdp")
    assert (
        str(error.value) == "weights: got 'gdp', expected 'imports' or 'publisher'. Fix: write one of them."
    )
    with pytest.raises(InputError) as error:
        schedule.average_pct("JPN", "USA", "publisher")
    assert str(error.value).startswith(
        "average of JPN on USA: got no published average, expected one of USA on AGO, ARE,"
    )
    assert str(error.value).endswith("CHN on USA. Fix: ask with weights='imports'.")

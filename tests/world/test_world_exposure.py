"""Exposure facts: figures with source, year, grade, and the day from which they were public."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.errors import LabelError
from detente.world.exposure import exposure, product_tags

REPORT = dt.date(2025, 10, 27)


def test_rare_earths() -> None:
    facts = exposure("rare_earths")
    assert {line.hs6: line.china_share_pct for line in facts.lines} == {
        "280530": pytest.approx(78.5, abs=0.1),
        "284610": pytest.approx(16.7, abs=0.1),
        "284690": pytest.approx(78.0, abs=0.1),
    }
    assert facts.imports_usd_m == pytest.approx(163.75, abs=0.01)
    assert facts.china_share_pct == pytest.approx(71.0, abs=0.1)
    assert {stage.stage: (stage.share_pct, stage.grade) for stage in facts.stages} == {
        "Mining, all rare earths": (69.2, "official"),
        "Separation and refining": (91.0, "quoted"),
        "Sintered permanent magnets": (94.0, "quoted"),
        "US imports of compounds and metals": (70.0, "official"),
    }
    mined = {fact.party: fact.value for fact in facts.facts}
    assert (mined["WLD"], mined["CHN"], mined["USA"]) == (390_000, 270_000, 45_000)


def test_magnets() -> None:
    facts = exposure("rare_earth_magnets")
    (line,) = facts.lines
    assert (line.hs6, line.imports_usd_m) == ("850511", pytest.approx(454.05, abs=0.01))
    assert line.china_share_pct == pytest.approx(75.9, abs=0.05)
    to_us = {fact.year: fact.value for fact in facts.facts if fact.party == "USA"}
    assert to_us["2025-05"] == 46
    assert to_us["2025-09"] == 420


def test_soybeans() -> None:
    facts = {(f.label, f.unit, f.year): f.value for f in exposure("soybeans").facts}
    assert facts["China's soybean imports from the United States", "t", "2024"] == pytest.approx(
        22.13e6, rel=1e-3
    )
    assert facts["China's soybean imports from Brazil", "t", "2024"] == pytest.approx(74.65e6, rel=1e-3)
    assert facts["US soybean exports to China, value", "USD", "2024"] == pytest.approx(12.76e9, rel=1e-3)
    assert facts["US soybean exports to China (985 million bushels)", "t", "2024"] == pytest.approx(
        26.8e6, rel=1e-3
    )
    assert facts["Soybean price", "USD/t", "2025-10"] == 403.75
    assert exposure("soybeans").china_share_pct is None


@pytest.mark.parametrize("tag", product_tags())
def test_every_fact_is_sourced_and_graded(tag: str) -> None:
    facts = exposure(tag)
    everything = [*facts.lines, *facts.stages, *facts.facts]
    assert everything or facts.controls
    for item in everything:
        assert item.source
        assert item.year
        assert item.grade in {"official", "quoted"}
        assert "recalled" not in item.source
        assert dt.date.fromisoformat(item.known_from) > dt.date(2024, 1, 1)
    for line in facts.lines:
        assert 0 < line.from_china_usd_m < line.imports_usd_m
    for stage in facts.stages:
        assert 0 < stage.share_pct < 100
    for control in facts.controls:
        assert control.issued <= control.effective


def test_what_was_public_on_a_day() -> None:
    magnets = exposure("rare_earth_magnets", as_of=REPORT)
    assert max(fact.year for fact in magnets.facts) == "2025-09"
    assert "2025-10" not in {fact.year for fact in exposure("soybeans", as_of=REPORT).facts}
    assert exposure("rare_earths", as_of=dt.date(2024, 6, 1)).lines == ()


def test_status_of_controls_by_day() -> None:
    controls = {control.announcement: control for control in exposure("rare_earths").controls}
    rules = controls["61/2025"]
    assert rules.status_on(dt.date(2025, 10, 1)) == "unknown"
    assert rules.status_on(REPORT) == "announced"
    assert rules.status_on(dt.date(2025, 12, 2)) == "suspended"
    assert rules.status_on(dt.date(2026, 11, 11)) == "in force"
    assert (rules.effective, rules.suspended_until) == ("2025-12-01", "2026-11-10")
    assert controls["18/2025"].status_on(REPORT) == "in force"


def test_unknown_product() -> None:
    with pytest.raises(LabelError) as error:
        exposure("rare_earth")
    assert str(error.value) == (
        "product: got 'rare_earth', expected a product with exposure facts. Fix: write rare_earths or "
        "rare_earth_magnets."
    )

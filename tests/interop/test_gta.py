"""Measures as interventions of Global Trade Alert."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from detente.interop.gta import LEFT_OUT, TYPES, interventions
from detente.ledger import Ledger, Measure, Rate, Scope, Source, StatusEvent, When
from detente.ledger.chronicle import chronicle
from detente.ledger.library import load_library
from detente.ledger.parts import Evidence, Instrument

DAY = date(2025, 11, 15)


def measure(status: str = "in_force", rate: float | None = None, **changes: Any) -> Measure:
    fields: dict[str, Any] = {
        "id": "m1", "identity": "duty", "title": "Duty", "actor": ("USA",), "target": ("CHN",),
        "instrument": "import_tariff", "status": status, "rate": None if rate is None else Rate(value_pct=rate),
        "evidence": (Evidence(quote="words", start=0, end=5),),
    }  # fmt: skip
    for name in ("announced", "effective", "expires"):
        if name in changes:
            changes[name] = When(value=changes[name], as_written=changes[name])
    return Measure(**(fields | changes))


def book(published: str, *measures: Measure, **source: Any) -> Ledger:
    fields = {
        "id": f"doc-{published}",
        "kind": "official",
        "published": date.fromisoformat(published),
    } | source
    return Ledger(sources=(Source(**fields),), measures=measures)


def rows(*books: Ledger, day: date = DAY, threats: bool = False) -> list[dict[str, Any]]:
    return list(interventions(chronicle(books), day, threats=threats))


def test_every_instrument_has_a_type_or_a_reason() -> None:
    assert set(TYPES) | set(LEFT_OUT) == set(get_args(Instrument))
    assert not set(TYPES) & set(LEFT_OUT)


# Names, ids, flows: list of intervention types of the API of Global Trade Alert. Chapters: handbook of 1 July 2025.
PUBLISHED = {
    18: ("Export tax", "P"), 19: ("Export ban", "P"), 21: ("Export quota", "P"), 22: ("Import ban", "E"),
    35: ("Export licensing requirement", "P"), 36: ("Import licensing requirement", "E"),
    44: ("Import tariff quota", "E"), 45: ("Import quota", "E"), 47: ("Import tariff", "Tariff measures"),
    51: ("Anti-dumping", "D"), 52: ("Safeguard", "D"), 53: ("Anti-subsidy", "D"),
    60: ("Instrument unclear", "Instrument unclear"), 62: ("State aid, unspecified", "L"),
    79: ("Corporate control order", None),
}  # fmt: skip


def test_types_are_those_that_are_published() -> None:
    assert {t.id for t in TYPES.values()} == set(PUBLISHED)
    for kind in TYPES.values():
        name, chapter = PUBLISHED[kind.id]
        assert kind.name == name
        assert (kind.mast_chapter or "").partition(":")[0] == (chapter or "")


def test_an_intervention_has_its_dates_sides_and_levels() -> None:
    (row,) = rows(
        book("2018-09-21", measure("announced", 10, announced="2018-09-17", effective="2018-09-24",
                                   scope=Scope(hs=("8471",)), bundle="section-301")),
        book("2019-05-01", measure("in_force", 10), kind="press"),
    )  # fmt: skip
    wanted = {
        "intervention": "duty", "state_act": "section-301", "implementing_jurisdictions": ["USA"],
        "affected_jurisdictions": ["CHN"], "affected_type": "targeted", "intervention_type": "Import tariff",
        "intervention_type_id": 47, "mast_chapter": "Tariff measures", "affected_flow": "inward",
        "gta_evaluation": "Red", "affected_products": ["8471"], "new_level": 10.0, "level_unit": "percent",
        "date_announced": date(2018, 9, 17), "date_published": date(2018, 9, 21),
        "date_implemented": date(2018, 9, 24), "date_removed": None, "is_in_force": True, "outside_gta": None,
        "is_official_source": True, "ref": "doc-2018-09-21/m1",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    (row,) = rows(book("2025-01-01", measure(effective="2025-01-01", expires="2025-02-01")))
    assert (row["date_removed"], row["is_in_force"], row["status"]) == (date(2025, 2, 2), False, "expired")


def test_rates_that_follow_each_other_are_interventions_of_their_own() -> None:
    story = (
        book("2025-04-02", measure("announced", 10, effective="2025-04-05")),
        book("2025-04-08", measure("announced", 84, effective="2025-04-09")),
        book("2025-05-12", measure("in_force", 10, effective="2025-05-14", announced="2025-05-12")),
    )
    found = rows(*story)
    assert [(r["intervention"], r["new_level"], r["date_announced"], r["date_implemented"], r["date_removed"],
             r["is_in_force"]) for r in found] == [
        ("duty#1", 10.0, date(2025, 4, 2), date(2025, 4, 5), date(2025, 4, 9), False),
        ("duty#2", 84.0, date(2025, 4, 8), date(2025, 4, 9), date(2025, 5, 14), False),
        ("duty#3", 10.0, date(2025, 5, 12), date(2025, 5, 14), None, True),
    ]  # fmt: skip
    assert [r["is_in_force"] for r in rows(*story, day=date(2025, 4, 20))] == [False, True]


def test_a_suspension_is_not_in_force_and_not_removed() -> None:
    truce = StatusEvent(status="suspended", on=When(value="2025-05-14", as_written="14 May"))
    (row,) = rows(
        book("2025-04-02", measure("in_force", effective="2025-04-02")),
        book("2025-05-12", measure("suspended", history=(truce,))),
    )
    assert (row["is_in_force"], row["date_removed"], row["status"]) == (False, None, "suspended")


@pytest.mark.parametrize("status", ["threatened", "proposed", "agreed", "averted"])
def test_what_is_no_act_is_left_out_or_flagged(status: str) -> None:
    told = book("2025-10-27", measure(status, 100))
    assert rows(told) == []
    (row,) = rows(told, threats=True)
    assert row["outside_gta"] == f"neither announced nor in force, only {status}"
    assert (row["date_implemented"], row["date_announced"], row["is_in_force"]) == (
        None, date(2025, 10, 27) if status == "agreed" else None, False,
    )  # fmt: skip


def test_what_ended_before_november_2008_is_left_out_or_flagged() -> None:
    told = book("2002-03-05", measure("in_force", 30, effective="2002-03-20", expires="2003-12-04"))
    assert rows(told) == []
    assert [row["outside_gta"] for row in rows(told, threats=True)] == ["before November 2008"]


@pytest.mark.parametrize(("direction", "status", "colour"), [
    ("restrict", "in_force", "Red"), ("restrict", "announced", "Amber"), ("ease", "in_force", "Green"),
    ("ease", "announced", "Green"), ("keep", "in_force", None),
])  # fmt: skip
def test_evaluation_goes_by_direction(direction: str, status: str, colour: str | None) -> None:
    (row,) = rows(book("2025-10-27", measure(status, 10, direction=direction)))
    assert row["gta_evaluation"] == colour


def test_groups_and_the_world() -> None:
    (row,) = rows(book("2025-10-27", measure(actor=("EU",), target=("WLD",), instrument="safeguard")))
    assert (row["implementing_jurisdictions"], row["implementing_groups"]) == ([], ["European Union"])
    assert row["implementation_level"] == "Supranational"
    assert (row["affected_jurisdictions"], row["affected_groups"], row["affected_type"]) == ([], [], None)


def test_an_instrument_without_a_type_says_why() -> None:
    (row,) = rows(book("2025-10-27", measure(instrument="entity_listing", scope=Scope(firms=("A Ltd",)))))
    assert (row["intervention_type_id"], row["mast_chapter"], row["affected_flow"]) == (None, None, None)
    assert row["no_type_because"] == LEFT_OUT["entity_listing"]
    assert row["eligible_firm"] == "firm-specific"


def test_what_ships() -> None:
    story = chronicle(load_library("us-china-2018-2026"))
    every = list(interventions(story, DAY, threats=True))
    inside = list(interventions(story, DAY))
    assert [row for row in every if row["outside_gta"] is None] == inside
    assert len({row["intervention"] for row in every}) == len(every)
    for row in every:
        if row["date_removed"] is not None and row["date_implemented"] is not None:
            assert row["date_implemented"] <= row["date_removed"]
        assert (row["intervention_type_id"] is None) != (row["no_type_because"] is None)
    in_force = {row["intervention"].partition("#")[0] for row in every if row["is_in_force"]}
    assert in_force == {state.id for state in story.as_of(DAY).with_status("in_force")}

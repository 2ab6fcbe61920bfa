"""Turns of phrase by which texts name bans, probes, quotas, exemptions and ends of measures, and whom they concern."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 10, 9)


def _rows(text: str, day: date = DAY) -> list[dict[str, Any]]:
    document = from_text(text, published=day)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    return flat(ledger)["measures"]


def _brief(row: dict[str, Any]) -> tuple[str, str, str, list[str]]:
    return ",".join(row["actor"]), ",".join(row["target"]), row["type"], row.get("products", [])


def _told(text: str, day: date = DAY) -> list[tuple[str, str, str, list[str]]]:
    return [_brief(row) for row in _rows(text, day)]


# -- instruments that have no word of their own -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thai shrimp has been barred from the Japanese market since March 2024.",
            ("JPN", "THA", "import_ban", ["shrimp"]),
        ),
        (
            "Vietnam banned imports of Indian rice on Monday.",
            ("VNM", "IND", "import_ban", ["rice"]),
        ),
        (
            "Tokyo lifted its suspensions on two Brazilian poultry exporters.",
            ("JPN", "BRA", "import_ban", ["poultry"]),
        ),
        (
            "India opened an anti-dumping probe into Turkish steel on Tuesday.",
            ("IND", "TUR", "investigation", ["steel"]),
        ),
        (
            "Exporters of gallium have had to obtain licences from the Chinese commerce ministry since August 2023.",
            ("CHN", "WLD", "export_licensing", ["gallium"]),
        ),
        (
            "Companies will have to apply for a licence to export graphite, the Indian customs authority said.",
            ("IND", "WLD", "export_licensing", ["graphite"]),
        ),
        (
            "The EU will open a duty-free quota of 20,000 tonnes for Thai poultry.",
            ("EU", "THA", "tariff_rate_quota", ["poultry"]),
        ),
        (
            "India excluded Chinese companies from public tenders for solar panels.",
            ("IND", "CHN", "other", ["solar_panels"]),
        ),
    ],
)
def test_instruments_in_other_words(text: str, expected: tuple[str, str, str, list[str]]) -> None:
    assert _told(text) == [expected]


def test_each_probe_of_a_list_is_its_own() -> None:
    rows = _rows(
        "Two Indian probes are still open: one into Malaysian steel, extended until March 4, 2026, and one into "
        "Malaysian copper that is to end by May 8, 2026."
    )
    assert [_brief(r)[2:] for r in rows] == [("investigation", ["steel"]), ("investigation", ["copper"])]
    assert rows[0]["until"] == "2026-03-04"


def test_a_title_names_the_side_whose_ministry_speaks() -> None:
    text = (
        "Norway tightens export controls on chipmaking equipment\n\n"
        "As of 1 November 2025 the national export control measure for chipmaking equipment will be expanded.\n"
    )
    (row,) = _rows(text)
    assert _brief(row) == ("NOR", "WLD", "export_control", ["semiconductor_equipment"])
    assert row["effective"] == "2025-11-01"


def test_takeover_of_a_firm() -> None:
    (row,) = _rows(
        "The Netherlands suspended its intervention in Nexperia on 19 November 2025.", date(2025, 11, 20)
    )
    assert (row["actor"], row["type"], row["status"]) == (["NLD"], "corporate_control", "suspended")


# -- ends, pauses and exemptions ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Since October 1 Turkey's 20% surtax no longer applies to American cars.", "remove", "removed"),
        ("Mexican steel will no longer be subject to Brazil's 12% duty.", "remove", "announced"),
        ("The general 10% American tariff was already lifted on Kenyan coffee.", "remove", "removed"),
        (
            "Turkey extended a waiver of its 9% import duty on cotton until May 31, 2026.",
            "suspend",
            "suspended",
        ),
        (
            "Washington announced another extension of the pause on tariffs on Mexican goods.",
            "suspend",
            "suspended",
        ),
        ("Ankara floated, but never imposed, a 30% tariff on Italian wine.", "threaten", "threatened"),
    ],
)
def test_ends_and_pauses(text: str, action: str, status: str) -> None:
    (row,) = _rows(text)
    assert (row["action"], row["status"]) == (action, status)


@pytest.mark.parametrize(
    "text",
    [
        "Washington exempted Kenyan coffee and tea from the reciprocal tariffs.",
        "Washington spared Kenyan coffee and tea from its 10% tariff.",
    ],
)
def test_exempted_goods(text: str) -> None:
    (row,) = _rows(text)
    assert _brief(row) == ("USA", "KEN", "import_tariff", ["coffee", "tea"])
    assert (row["action"], row.get("rate")) == ("exempt", None)


def test_who_will_not_retaliate_ends_nothing() -> None:
    (row,) = _rows("Peru said it would not retaliate against the 10% tariff imposed by the United States.")
    assert (row["actor"], row["target"], row["status"]) == (["USA"], ["PER"], "announced")


def test_importing_again_removes_a_ban() -> None:
    (row,) = _rows("China agreed to resume Norwegian salmon and beef imports by the end of the year.")
    assert (row["type"], row["action"], row["status"]) == ("import_ban", "remove", "agreed")


# -- rates -------------------------------------------------------------------------------------------------------
def test_up_to_is_the_highest_of_several_rates() -> None:
    (row,) = _rows("Turkey imposed tariffs of up to 40% on Chinese cars.")
    assert (row["rate"], row["rate_max"]) == (40.0, 40.0)
    (row,) = _rows("Turkey's tariff on Chinese cars will go up to 40%.")
    assert (row["rate"], row.get("rate_max")) == (40.0, None)


def test_a_rate_that_becomes_another() -> None:
    (row,) = _rows("Indian duties of 30% on Australian wine are to be cut to 12%.")
    assert (row["rate"], row["rate_from"]) == (12.0, 30.0)


def test_shares_of_a_volume_are_no_rates() -> None:
    rows = _rows(
        "Norway cut its tariff rate quotas for steel from 100% to 60% of the volumes of 2023; a 30% duty is due on "
        "quantities above the quota."
    )
    assert [r.get("rate") for r in rows] == [30.0]
    assert rows[0]["type"] == "tariff_rate_quota"


# -- who bears and who takes -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the partner of a deal does not decide on the other side's duties
            "Trump announced a deal with Peru on Monday to cut US tariffs on Peruvian goods to 12% from 30%.",
            ("USA", "PER"),
        ),
        (  # who is only named as the reason neither takes nor bears the duty
            "Washington removed the 20% tariff imposed on Turkish goods for Iranian oil purchases.",
            ("USA", "TUR"),
        ),
        (  # who is only compared with takes part in nothing
            "Washington put a 30% duty on goods from Kenya, on a par with Peru's.",
            ("USA", "KEN"),
        ),
        (  # "imports from 60% to 20%" says nothing of where goods come from
            "Japan agreed with Chile, and Chile will lower its duties on Japanese imports from 60% to 20%.",
            ("CHL", "JPN"),
        ),
        ("Norway will keep paying a 25% tariff on steel in the United States.", ("USA", "NOR")),
        (
            "India would end anti-dumping duties on Kenyan tea, four years after it imposed the 30% levies.",
            ("IND", "KEN"),
        ),
    ],
)
def test_sides(text: str, expected: tuple[str, str]) -> None:
    assert {_brief(row)[:2] for row in _rows(text)} == {expected}


def test_a_treaty_named_for_its_members_does_nothing() -> None:
    (row,) = _rows(
        "Washington put a 25% tariff on Mexican goods that fail the rules of the U.S.-Mexico-Canada Agreement."
    )
    assert (row["actor"], row["target"]) == (["USA"], ["MEX"])


def test_goods_not_made_at_home_come_from_anywhere() -> None:
    (row,) = _rows(
        "The EU is worried. Washington will put a 100% tariff on trucks that are not made in America."
    )
    assert row["target"] == ["WLD"]


def test_what_a_duty_is_to_protect_is_not_what_it_falls_on() -> None:
    (row,) = _rows(
        "Brazil raised its duty on Chinese steel to 30% to protect its car industry and its textile makers."
    )
    assert row["products"] == ["steel"]


# -- lists and references ----------------------------------------------------------------------------------------
def test_items_are_about_the_sides_of_their_lead() -> None:
    rows = _rows(
        "Today President Trump announced changes to the tariffs imposed on imports from Kenya and Peru.\n\n"
        "Duties on these goods are now:\n"
        "- 20% tariffs on copper.\n"
        "- A lower 10% tariff on coffee imported from Kenya.\n"
    )
    told = [(r["actor"], r["target"], r["rate"], r["products"], r["status"]) for r in rows if "rate" in r]
    assert told == [
        (["USA"], ["KEN", "PER"], 20.0, ["copper"], "in_force"),
        (["USA"], ["KEN"], 10.0, ["coffee"], "in_force"),
    ]


def test_goods_named_in_the_next_sentence() -> None:
    (row,) = _rows(
        "Norway plans to eliminate duties on certain Kenyan products. These products include coffee and tea."
    )
    assert row["products"] == ["coffee", "tea"]


def test_a_status_told_once_for_a_list() -> None:
    rows = _rows(
        "A 20% duty on Peruvian copper, a 15% duty on Peruvian coffee and a 10% duty on Peruvian tea, all American, "
        "stay in place."
    )
    assert {r["status"] for r in rows} <= {"in_force"}


def test_a_duty_that_is_answered_is_the_other_sides() -> None:
    rows = _rows(
        "Ankara imposed 15% tariffs on Kenyan tea in response to a 10% Kenyan tariff on all Turkish goods."
    )
    assert [(r["actor"], r["target"], r["rate"]) for r in rows] == [
        (["TUR"], ["KEN"], 15.0),
        (["KEN"], ["TUR"], 10.0),
    ]


def test_a_level_that_others_pay_is_a_comparison() -> None:
    (row,) = _rows(
        "Peru's government said U.S. tariffs on Peruvian goods would fall to 15%, the level faced by Kenya."
    )
    assert (row["actor"], row["target"]) == (["USA"], ["PER"])


def test_a_title_tells_whose_duty_a_rate_is() -> None:
    rows = _rows(
        "US levies on Kenyan goods double\n\nA further 20% duty came into force on Wednesday, exporters said.\n"
    )
    assert [(r["actor"], r["target"], r["rate"], r["status"]) for r in rows] == [
        (["USA"], ["KEN"], 20.0, "in_force")
    ]


def test_whoever_is_asked_to_end_a_duty_owns_it() -> None:
    rows = _rows(
        "Trump threatened Turkey with a 60% tariff on textiles if Ankara does not drop its 30% whiskey tariff."
    )
    assert [(r["actor"], r["target"], r["rate"]) for r in rows] == [
        (["USA"], ["TUR"], 60.0),
        (["TUR"], ["USA"], 30.0),
    ]


def test_what_a_side_is_reproached_for_not_doing_is_no_measure() -> None:
    assert (
        _told("Trump accused China of not stopping the sale of fentanyl and of failing to buy farm goods.")
        == []
    )

"""The grammar of trade-policy texts: one short text for each way of saying things that misleads readers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 7, 10)


def _flat(text: str, published: date | None = DAY) -> dict[str, Any]:
    document = from_text(text, published=published)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    return flat(ledger)


def _measures(text: str, published: date | None = DAY) -> list[dict[str, Any]]:
    return _flat(text, published)["measures"]


def test_points_are_not_percent() -> None:
    (cut,) = _measures("China will suspend 24 percentage points of its duty on US goods for 90 days.")
    assert (cut["rate"], cut["rate_unit"], cut["status"]) == (24.0, "pp", "suspended")


def test_a_band_is_no_change() -> None:
    (band,) = _measures(
        "Beijing said duties on 5,140 American goods would go up from as little as 5 per cent to as "
        "much as 25 per cent."
    )
    assert (band["rate_min"], band["rate_max"]) == (5.0, 25.0)
    assert "rate" not in band
    (change,) = _measures("Washington will lower the tariff on Japanese cars from 25 percent to 15 percent.")
    assert (change["rate_from"], change["rate"]) == (25.0, 15.0)


@pytest.mark.parametrize(
    "text",
    ["Washington will cut its 27.5% tariff on EU cars to 15%.",
    "Washington will apply a 15% tariff on EU cars, down from the 27.5% threatened earlier.",
     "The US will lower its tariff on EU cars to 15 percent from 27.5 percent."],
)  # fmt: skip
def test_the_old_rate_stands_beside_the_new_one(text: str) -> None:
    (measure,) = _measures(text)
    assert (measure["rate"], measure["rate_from"]) == (15.0, 27.5)
    assert measure["products"] == ["autos"]


def test_totals_are_no_measures() -> None:
    rows = _measures(
        "Trump signed an order that puts an additional 25% tariff on imports from India. The new duty "
        "comes on top of the 25% "
        "already announced by Trump, so the total on Indian goods will be 50%."
    )
    assert [m["rate"] for m in rows] == [25.0, 25.0]
    assert [m.get("rate_basis") for m in rows] == ["additional", None]


def test_two_rates_in_one_sentence() -> None:
    rows = _measures(
        "Trump signed an order imposing 25% tariffs on goods from Mexico and a 10% levy on imports from "
        "China."
    )
    assert [(m["target"], m["rate"]) for m in rows] == [(["MEX"], 25.0), (["CHN"], 10.0)]


@pytest.mark.parametrize(
    "text",
    ["China controls 70% of rare earth mining and 90% of processing.",
    "The S&P 500 fell 3% after tariffs on China were announced.",
     "Exports to the US rose 12% before the duties.",
     "Items that hold 0.1% or more of the value are covered.",
     "Chips at 14 nanometers, Annex 2, No. 61 and heading 9903.01.24 are covered by Regulation 2024/2754."],
)  # fmt: skip
def test_numbers_that_are_no_rates(text: str) -> None:
    assert not [m for m in _measures(text) if "rate" in m or "rate_min" in m]


def test_content_threshold() -> None:
    (rule,) = _measures(
        "China requires an export license for goods made overseas in which Chinese rare earths make up "
        "0.1% or more of the value."
    )
    assert rule["content_rule"] == {"kind": "origin_value", "threshold_pct": 0.1}
    assert rule["extraterritorial"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Trump threatened to impose a 50% tariff on goods from Brazil.", "threatened"),
        ("Trump announced a 50% tariff on goods from Brazil.", "announced"),
        (
            "The US and Brazil struck a deal under which Washington will apply a 10% tariff on "
            "Brazilian goods.",
            "agreed",
        ),
        ("Washington dropped the 30% tariff it had threatened on goods from Brazil.", "averted"),
        ("Washington paused its 30% tariff on goods from Brazil.", "suspended"),
        ("The US 50% tariff on Brazilian steel remains in force.", "in_force"),
        ("Washington proposed a 30% tariff on goods from Brazil.", "proposed"),
        ("A 30% US tariff on Brazilian goods took effect on July 1.", "in_force"),
        ("China removed its 80% tariff on Australian barley.", "removed"),
    ],
)
def test_status(text: str, status: str) -> None:
    (measure,) = _measures(text)
    assert measure["status"] == status


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        (
            "Trump signed an order imposing a 25% tariff on goods from India. It takes effect 21 days "
            "from now.",
            "2025-07-31",
        ),
        ("The US will impose a 25% tariff on Indian goods from August 1.", "2025-08-01"),
        (
            "The US will impose a 25% tariff on Indian goods, effective 12:01 a.m. EDT on August 7, 2025.",
            "2025-08-07",
        ),
        (
            "The White House announced on July 8 a 25% tariff on Indian goods with immediate effect.",
            "2025-07-08",
        ),
        ("The US announced a 25% tariff on Indian goods. The duty will start next Tuesday.", "2025-07-15"),
    ],
)
def test_effective_dates(text: str, effective: str) -> None:
    (measure,) = _measures(text)
    assert measure["effective"] == effective


def test_day_of_promulgation_is_the_day_of_announcement() -> None:
    rows = _measures(
        "On October 9, 2025, China's Ministry of Commerce published new rules.\n\nExport controls on "
        "rare earths\n\n"
        "- Exporters need an export license before they export any of these:\n"
        "- Items made overseas with technology of Chinese origin. (Effective December 1, 2025)\n"
        "- Items that originate in China. (Effective from the date of promulgation)\n",
        None,
    )
    assert [(m["effective"], m["status"], m["announced"]) for m in rows] == [
        ("2025-12-01", "announced", "2025-10-09"),
        ("2025-10-09", "in_force", "2025-10-09"),
    ]
    assert [m["content_rule"]["kind"] for m in rows] == ["origin_technology", "origin_goods"]


def test_controls_bind_all_destinations_unless_one_is_named() -> None:
    (all_of,) = _measures(
        "The Dutch government will require a licence to export lithography systems from September 1."
    )
    assert (all_of["actor"], all_of["target"]) == (["NLD"], ["WLD"])
    (one,) = _measures("Japan announced export licensing rules for photoresist shipped to South Korea.")
    assert (one["actor"], one["target"]) == (["JPN"], ["KOR"])


def test_metonyms_and_the_word_us() -> None:
    (measure,) = _measures(
        "Beijing told us that it would raise the tariff on American wine to 30%, Washington said."
    )
    assert (measure["actor"], measure["target"]) == (["CHN"], ["USA"])
    (move,) = _flat("Seoul ended 1.2% higher.")["market_moves"]
    assert (move["instrument"], move["change_pct"], move["session"]) == ("KOSPI", 1.2, "close")


def test_speaker_and_carrier() -> None:
    (claim,) = _flat(
        "The tariff on South Korean cars will fall to 15%, policy chief Kim Yong-beom said in an "
        "interview with CNN, Reuters reported."
    )["claims"]
    assert (claim["speaker"], claim["side"]) == ("Kim Yong-beom", "KOR")


def test_pronouns_follow_the_person_the_text_is_about() -> None:
    row = _flat(
        "Scott Bessent met He Lifeng in Geneva. He said China will buy 5 million tons of US soybeans."
    )
    assert {k["speaker"] for k in row["claims"]} == {"Scott Bessent"}
    assert row["commitments"][0]["status"] == "claimed"


def test_firms_are_not_states() -> None:
    assert _flat("Swiss companies plan to invest $200 billion in the United States.")["commitments"] == []
    (pledge,) = _flat("Japan agreed to invest up to $550 billion in the United States.")["commitments"]
    assert (pledge["actor"], pledge["bound"], pledge["quantity"]) == (["JPN"], "up_to", 550e9)


def test_two_quantities_are_two_commitments() -> None:
    rows = _flat(
        "China will purchase 12 million tonnes of US soybeans by the end of December and at least 25 "
        "million tonnes a year after that."
    )["commitments"]
    assert [(c["quantity"], c["per"]) for c in rows] == [(12e6, "total"), (25e6, "year")]


def test_past_and_negated_purchases_are_no_commitments() -> None:
    assert _flat("Last month China bought no soybeans from the US.")["commitments"] == []
    assert _flat("China will not buy American soybeans, it said.")["commitments"] == []


def test_what_would_happen_is_no_measure() -> None:
    assert _measures("If Brazil raises its tariffs on American goods, Washington will answer.") == []
    assert _measures("The final text may involve concessions on tariffs and export controls.") == []
    assert _measures("Years of tariff battles between the US and China have hurt trade.") == []


def test_weekdays_without_a_publication_day_become_a_doubt() -> None:
    document = from_text("Donald Trump and Xi Jinping will meet on Thursday in Busan.")
    ledger = read(document)
    (meeting,) = ledger.meetings
    assert meeting.starts is not None
    assert (meeting.starts.value, meeting.starts.as_written, meeting.country) == (None, "Thursday", "KOR")
    (issue,) = [i for i in ledger.issues if i.kind == "unresolved"]
    assert issue.text == "The publication day is unknown, so these dates could not be resolved: “Thursday”."
    assert issue.about == (meeting.id,)


def test_weekday_and_date_that_disagree_become_a_doubt() -> None:
    ledger = read(
        from_text(
            "The White House said on Wednesday (August 5) that talks go on.", published=date(2025, 8, 7)
        )
    )
    (issue,) = [i for i in ledger.issues if i.kind == "contradicted"]
    assert issue.text == "Weekday and date disagree: 2025-08-05 is a Tuesday, the document says Wednesday."


def test_unknown_stays_unknown() -> None:
    row = _flat("Talks about trade went on.")
    assert (row["measures"], row["commitments"], row["market_moves"]) == ([], [], [])


def test_parts_of_a_promise_are_not_the_promise() -> None:
    (pledge,) = _flat(
        "China pledged to buy an additional $200 billion worth of U.S. goods over two years, including $32 billion "
        "in farm products and $52.4 billion in energy."
    )["commitments"]
    assert (pledge["products"], pledge["quantity"], pledge["years"]) == (["all_goods"], 200e9, 2.0)

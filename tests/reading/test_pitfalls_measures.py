"""Turns of phrase that lead readers of trade-policy texts astray: rates, sides, states and dates of measures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.ledger import Ledger
from detente.ledger.records import Measure
from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 10, 9)


def _ledger(text: str, day: date = DAY) -> Ledger:
    document = from_text(text, published=day)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    return ledger


def _rows(text: str, day: date = DAY) -> list[dict[str, Any]]:
    return flat(_ledger(text, day))["measures"]


def _only(text: str, day: date = DAY) -> Measure:
    (measure,) = _ledger(text, day).measures
    return measure


def _sides(text: str) -> list[tuple[str, str]]:
    return [(",".join(row["actor"]), ",".join(row["target"])) for row in _rows(text)]


# -- 1. percentage points and percent ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "rate", "unit"),
    [
        ("Canada will remove 10 percentage points of its duty on Mexican steel.", 10.0, "pp"),
        ("India will lower its duty on Australian wine by 20 percentage points.", 20.0, "pp"),
        ("Brazil will raise its duty on Indian steel to 14 percent.", 14.0, None),
    ],
)
def test_points_and_percent(text: str, rate: float, unit: str | None) -> None:
    (row,) = _rows(text)
    assert (row["rate"], row.get("rate_unit")) == (rate, unit)


# -- 2. a band is no change -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Mexico imposed tariffs ranging from 5% to 50% on Chinese goods.",
        "Mexico will levy duties of between 5 and 50 per cent on Chinese goods.",
        "Ottawa said duties on 300 Chinese products would be set at as little as 5 percent to as much as 50 percent.",
    ],
)
def test_bands(text: str) -> None:
    (row,) = _rows(text)
    assert (row["rate_min"], row["rate_max"]) == (5.0, 50.0)
    assert "rate_from" not in row


@pytest.mark.parametrize(
    "text",
    [
        "The UK will cut its duty on Indian textiles from 12% to 4%.",
        "The UK will cut its 12% duty on Indian textiles to 4%.",
        "The UK will apply a 4% duty on Indian textiles, down from 12%.",
        "The UK will lower the duty on Indian textiles to 4% from a rate of 12%.",
    ],
)
def test_changes(text: str) -> None:
    (row,) = _rows(text)
    assert (row["rate"], row["rate_from"], row["products"]) == (4.0, 12.0, ["textiles"])


# -- 3. additional, total, all-in --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Washington will impose an additional 40% tariff on Brazilian beef.", "additional"),
        ("Washington will impose a further 40% tariff on Brazilian beef.", "additional"),
        ("Washington will apply a tariff of no more than 15% on Korean medicines.", "ceiling"),
        ("Washington will apply a maximum tariff of 15% on Korean medicines.", "ceiling"),
        (
            "It will further stabilise trade: Washington will apply a tariff of no more than 15% on Korean medicines.",
            "ceiling",
        ),
        ("Washington will apply an all-inclusive tariff of 15% on Korean medicines.", "total"),
        ("Washington will apply a 10% baseline tariff on goods from Peru.", "floor"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    measure = _only(text)
    assert measure.rate is not None
    assert measure.rate.basis == basis


@pytest.mark.parametrize(
    "text",
    [
        "Brazil faces a 40% US duty on coffee on top of the 10% tariff, bringing the total to 50%.",
        "The US put a 40% duty on Brazilian coffee, which when added to the existing 10% levy takes the "
        "tax to 50 percent.",
        "The US imposed a 40% duty on Brazilian coffee, for a combined rate of 50%.",
    ],
)
def test_sums_are_no_measures(text: str) -> None:
    rates = [row["rate"] for row in _rows(text)]
    assert 40.0 in rates
    assert 50.0 not in rates


# -- 4. two measures in one sentence ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Trump imposed a 25% tariff on Japanese cars and a 25% levy on steel from Korea.",
            [(["JPN"], 25.0, ["autos"]), (["KOR"], 25.0, ["steel"])],
        ),
        (
            "Washington will put 25% tariffs on goods from Mexico and 10% on goods from Vietnam.",
            [(["MEX"], 25.0, ["all_goods"]), (["VNM"], 10.0, ["all_goods"])],
        ),
        (
            "India is adding a 20 percent tariff on American wine and a 70 percent levy on American motorcycles.",
            [(["USA"], 20.0, ["wine"]), (["USA"], 70.0, ["motorcycles"])],
        ),
    ],
)
def test_two_measures_in_one_sentence(text: str, wanted: list[tuple[list[str], float, list[str]]]) -> None:
    assert [(r["target"], r["rate"], r["products"]) for r in _rows(text)] == wanted


def test_a_list_shares_its_date() -> None:
    rows = _rows(
        "The White House said 25% tariffs on Canada and Mexico and 10% on China would be implemented from November 4."
    )
    assert [(r["target"], r["rate"], r["effective"]) for r in rows] == [
        (["CAN", "MEX"], 25.0, "2025-11-04"),
        (["CHN"], 10.0, "2025-11-04"),
    ]


# -- 5. threatened and in force -----------------------------------------------------------------------------
def test_the_same_rate_threatened_and_in_force() -> None:
    rows = _rows(
        "Trump threatened a 25% tariff on Indian medicines. The 25% duty on Indian steel is already in force."
    )
    assert [(r["products"], r["status"]) for r in rows] == [
        (["pharmaceuticals"], "threatened"),
        (["steel"], "in_force"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("South Korean carmakers face a 25 per cent duty in the United States.", "in_force"),
        ("South Korean carmakers will face a 25 per cent duty in the United States.", "announced"),
        (
            "South Korean carmakers would face a 25 per cent duty in the United States if talks fail.",
            "threatened",
        ),
        ("Mexican trucks have faced a 25% duty in the United States since May.", "in_force"),
        ("Trump floated a 25% tariff on Spanish wine.", "threatened"),
        ("Canada had imposed 25% tariffs on American steel.", "in_force"),
        ("Canada imposed 25% tariffs on American steel in March.", "in_force"),
        ("Canada lifted its 25% tariffs on American steel.", "removed"),
        ("Canada's 25% tariffs on American steel were withdrawn in September.", "removed"),
        ("Canada will lift its 25% tariffs on American steel.", "announced"),
        ("Canada let its 25% duty on American steel expire in April.", "expired"),
        ("A court struck down the 25% tariff that Washington had put on Canadian steel.", "invalidated"),
        ("Canada put its 25% tariff on American steel on hold.", "suspended"),
    ],
)
def test_states(text: str, status: str) -> None:
    assert [row["status"] for row in _rows(text)] == [status]


# -- 6. numbers that are no rates ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Vietnamese exports to the United States rose 18% after the tariffs were announced.",
        "Shares in Hyundai fell 4% on new US tariffs on cars.",
        "Chile produces 24% of the copper that Washington may put tariffs on.",
        "Goods with less than 20% US content are covered by Executive Order 14257.",
        "Chips at 16 nanometers or below need a licence under heading 9903.01.33.",
        "Some 62% of Canadians back tariffs on the United States, a poll found.",
    ],
)
def test_numbers_that_are_no_rates(text: str) -> None:
    assert not [row for row in _rows(text) if {"rate", "rate_min", "rate_max"} & set(row)]


def test_a_threshold_of_duty_is_no_rate() -> None:
    (row,) = _rows("Washington announced that Japanese goods with a duty below 15% will pay a tariff of 15%.")
    assert row["rate"] == 15.0


# -- 7, 10. dates of the right clause ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "effective"),
    [
        ("Akazawa will visit Washington from Tuesday to discuss the 15% tariff on Japanese cars.", None),
        ("From November 1, Washington will charge a 15% tariff on Japanese cars.", "2025-11-01"),
        ("Washington will charge a 15% tariff on Japanese cars, effective November 1.", "2025-11-01"),
        ("US tariffs on Japanese cars will be lowered to 15% by October 16.", "2025-10-16"),
        (
            "The White House announced on October 8 a 15% tariff on Japanese cars with immediate effect.",
            "2025-10-08",
        ),
        ("The 15% US tariff on Japanese cars stays in place, as it has been since August 7.", "2025-08-07"),
    ],
)
def test_effective_dates(text: str, effective: str | None) -> None:
    assert [row.get("effective") for row in _rows(text)] == [effective]


def test_every_clause_has_its_own_date() -> None:
    rows = _rows(
        "Canada will impose a 100 per cent surtax on Chinese electric cars from November 1 and a 25 per cent surtax "
        "on Chinese steel from December 15."
    )
    assert [(r["rate"], r["effective"]) for r in rows] == [(100.0, "2025-11-01"), (25.0, "2025-12-15")]


# -- 11. what became of it before it began ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Washington dropped the 39% tariff it had threatened on Swiss goods.", "averted"),
        ("The deal wards off the 39% tariff that Washington had planned on Swiss goods.", "averted"),
        ("The pact averted a 39% US tariff on Swiss goods.", "averted"),
        ("The EU postponed its planned 25% duty on American motorcycles.", "suspended"),
    ],
)
def test_status_before_the_start(text: str, status: str) -> None:
    assert [row["status"] for row in _rows(text)] == [status]


def test_a_threat_belongs_to_its_own_rate() -> None:
    rows = _rows(
        "The US agreed to impose 15% tariffs on most Swiss goods, warding off Trump's threat of a 39% rate."
    )
    assert [(r["rate"], r["status"]) for r in rows] == [(15.0, "agreed"), (39.0, "averted")]


# -- 12. who says it ------------------------------------------------------------------------------------------
def test_one_side_alone_is_named_in_the_history() -> None:
    measure = _only("India will cut its duty on American apples to 15%, Donald Trump said.")
    assert measure.actor == ("IND",)
    (event,) = measure.history
    assert (event.according_to, event.confirmed, event.basis) == ("Donald Trump", False, "statement")


# -- 13. whom a control binds -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "The Netherlands published new export controls on chipmaking equipment, in line with U.S. curbs against China.",
        "The Dutch government will require a licence for the export of chipmaking equipment to all destinations.",
        "Japan is tightening export controls on chip production equipment; the rules are country-neutral.",
    ],
)
def test_controls_bind_all_unless_one_is_named(text: str) -> None:
    rows = _rows(text)
    assert rows
    assert rows[0]["target"] == ["WLD"]


# -- roles: who imposes on whom -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The EU imposed a 20% tariff on imports from China.", [("EU", "CHN")]),
        ("A 20% tariff on Chinese steel was imposed by the EU.", [("EU", "CHN")]),
        ("The EU's 20% duties on Chinese steel will start on November 1.", [("EU", "CHN")]),
        ("China's retaliatory tariffs of 20% on EU pork were announced on Monday.", [("CHN", "EU")]),
        ("Canada will pay a 35% tariff in the United States.", [("USA", "CAN")]),
        ("The EU will pay the United States a tariff rate of 15%.", [("USA", "EU")]),
        ("Japan will accept a 15% US tariff on its cars.", [("USA", "JPN")]),
        ("The duties faced by Japanese carmakers in the US fell from 27.5% to 15%.", [("USA", "JPN")]),
        ("Goods from Switzerland will be charged 39 percent when they enter the United States.", [("USA", "CHE")]),
        ("Duties of 25% were slapped on Mexican trucks by the Trump administration.", [("USA", "MEX")]),
        ("Imports from Brazil were slated to incur a 50% US tariff.", [("USA", "BRA")]),
        ("Trump hit India with a 25% tariff.", [("USA", "IND")]),
        ("Japan lifted South Korea's export restrictions on photoresist.", [("JPN", "KOR")]),
        ("The White House cut Switzerland's tariff rate to 15%.", [("USA", "CHE")]),
        ("The US 15% tariff on imports from Korean carmakers starts on November 1.", [("USA", "KOR")]),
        ("Brussels announced 25% tariffs on American bourbon in retaliation for US steel duties.", [("EU", "USA")]),
        ("India struck back with a 20% duty on US almonds.", [("IND", "USA")]),
        ("The step comes on the heels of Mexico imposing a 20% tariff on US apples.", [("MEX", "USA")]),
        ("It follows an announcement by Canada of a 100 per cent tariff on Chinese electric cars.", [("CAN", "CHN")]),
        ("Biden's decision to impose a 100% duty on Chinese electric cars stands.", [("USA", "CHN")]),
        ("The deal includes the elimination of Indonesian tariffs of 10% on US soybeans.", [("IDN", "USA")]),
        ("South Korea will remove Japan from its white list of trusted partners.", [("KOR", "JPN")]),
        ("Japan decided to drop South Korea from its white list.", [("JPN", "KOR")]),
        ("Washington and Beijing keep a truce: 30% U.S. duties on Chinese imports and 10% Chinese "
        "duties on U.S. goods.",
            [("USA", "CHN"), ("CHN", "USA")]),
    ],
)  # fmt: skip
def test_who_imposes_on_whom(text: str, sides: list[tuple[str, str]]) -> None:
    assert _sides(text) == sides


def test_nobody_strikes_himself() -> None:
    for text in (
        "The US set a 15% reciprocal tariff on cars under the deal with the EU.",
        "Japan faced a 25% tariff on cars, and a 50% tariff on steel.",
        "Under the deal with Vietnam, American goods enter duty-free.",
    ):
        for row in _rows(text):
            assert not set(row["actor"]) & set(row["target"]), text


def test_what_is_only_demanded_is_no_measure() -> None:
    assert _rows("Washington urged Japan to tighten its export controls on chipmaking equipment.") == []
    assert _rows("Seoul asked Washington to lower its duty on Korean cars.") == []


# -- negations ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Canada will not impose retaliatory tariffs on American goods.",
        "Japan has no plans to impose export controls on photoresist.",
        "The EU ruled out export controls on chipmaking equipment.",
        "Trump denied that he would impose a 30% tariff on Indian medicines.",
        "Australia said it is not considering tariffs on American beef.",
    ],
)
def test_what_will_not_come_is_no_measure(text: str) -> None:
    assert _rows(text) == []


def test_a_denial_ends_a_threat() -> None:
    (row,) = _rows(
        "Trump threatened a 30% tariff on Indian medicines in July. On Wednesday he said he would not impose the 30% "
        "tariff on Indian medicines."
    )
    assert (row["rate"], row["status"]) == (30.0, "averted")


def test_not_lifting_is_keeping() -> None:
    (row,) = _rows("Canada has no plans to lift its 25% tariffs on American steel.")
    assert (row["status"], row["action"]) == ("in_force", "maintain")


# -- 14. answers ------------------------------------------------------------------------------------------------
def test_an_answer_names_what_it_answers() -> None:
    ledger = _ledger(
        "Trump imposed a 25% tariff on Canadian steel. Canada retaliated with a 25% duty on American orange juice."
    )
    first, second = ledger.measures
    assert (first.actor, second.actor) == (("USA",), ("CAN",))
    assert second.responds_to == (first.id,)


# -- 16. firms are no states --------------------------------------------------------------------------------------
def test_duties_that_differ_by_firm() -> None:
    measure = _only(
        "The European Commission proposed definitive countervailing duties on electric cars from China. BYD is set at "
        "17%, Geely at 19.3%, and SAIC at 36.3%, while other cooperating companies face a 21.3% rate."
    )
    assert (measure.instrument, measure.status) == ("countervailing", "proposed")
    assert [(f.firm, f.rate_pct) for f in measure.firm_rates] == [
        ("BYD", 17.0), ("Geely", 19.3), ("SAIC", 36.3), ("other cooperating companies", 21.3)]  # fmt: skip


def test_a_list_of_firms() -> None:
    measure = _only(
        "Brussels imposed countervailing duties on electric cars from China at the following rates:\n\n"
        "- BYD Group: 17.0%\n- Geely Group: 18.8%\n- Tesla: 7.8%\n"
    )
    assert [f.rate_pct for f in measure.firm_rates] == [17.0, 18.8, 7.8]
    assert measure.rate is not None
    assert (measure.rate.kind, measure.rate.low_pct, measure.rate.high_pct) == ("band", 7.8, 18.8)


# -- 17. escalation ladders ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Trump said he would impose a 10% tariff on goods from Denmark from November 1, rising to 25% on December 1.",
        "Washington will put a 10% tariff on goods from Denmark from November 1. The rate will rise to "
        "25% on December 1.",
    ],
)
def test_ladders_become_a_schedule(text: str) -> None:
    measure = _only(text)
    assert [(step.on.value, step.rate_pct) for step in measure.schedule] == [
        ("2025-11-01", 10.0),
        ("2025-12-01", 25.0),
    ]
    assert measure.rate is not None
    assert measure.rate.value_pct == 10.0


# -- 18. mirror clauses ---------------------------------------------------------------------------------------------
def test_zero_for_zero_binds_both() -> None:
    (row,) = _rows(
        "The United States and the European Union agreed that aircraft will be free of tariffs under a zero-for-zero "
        "clause."
    )
    assert (set(row["actor"]), row["rate"]) == ({"USA", "EU"}, 0.0)


# -- conditions, reasons, acts, bundles -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "kind", "trigger", "decided_by"),
    [
        ("The US will impose a 5% tariff on Mexican goods unless Mexico releases water.", "unless",
            "unless Mexico releases water", "MEX"),
        ("If Brussels retaliates, the US tariff on EU goods will rise to 50%.", "if", "If Brussels retaliates", "EU"),
        ("Washington will apply a 15% tariff on Korean cars in exchange for an investment of $350 billion.",
            "in_exchange_for", "in exchange for an investment of $350 billion", None),
        ("The EU will suspend its 25% duty on American steel until a deal is reached.", "until",
            "until a deal is reached", None),
        ("The EU will put a 25% duty on Indian steel, subject to approval by member states.", "pending",
            "subject to approval by member states", None),
    ],
)  # fmt: skip
def test_conditions(text: str, kind: str, trigger: str, decided_by: str | None) -> None:
    (condition,) = _only(text).conditions
    assert (condition.kind, condition.trigger, condition.decided_by) == (kind, trigger, decided_by)
    assert condition.consequence
    assert condition.evidence[0].quote in text


def test_further_notice_is_no_condition() -> None:
    text = "Until further notice, Oslo will charge a 15% duty on US salmon."
    assert [m.conditions for m in _ledger(text).measures] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Brussels will suspend its 25% tariff on US bourbon, which was due to enter into force on 7 August.",
        "A 25% US tariff on Norwegian steel is due to start on 1 September.",
    ],
)
def test_what_is_due_is_no_reason(text: str) -> None:
    assert [m.stated_reason for m in _ledger(text).measures] == [None]


def test_a_reason_ends_where_the_speaker_is_told() -> None:
    text = "“India raised its duty on US almonds to 20% to protect its growers,” Trade Minister Piyush Goyal said."
    assert [m.stated_reason for m in _ledger(text).measures] == ["to protect its growers"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The US put a 25% tariff on Canadian goods, citing fentanyl flows.", "citing fentanyl flows"),
        ("India raised its duty on US almonds to 20% because Washington kept its steel tariffs.",
            "because Washington kept its steel tariffs"),
        ("China announced a 20% duty on Canadian canola in retaliation for surtaxes on electric cars.",
            "in retaliation for surtaxes on electric cars"),
    ],
)  # fmt: skip
def test_stated_reasons(text: str, reason: str) -> None:
    assert [m.stated_reason for m in _ledger(text).measures][:1] == [reason]


@pytest.mark.parametrize(
    ("words", "authority", "legal_ref"),
    [
        ("Executive Order 14257", "Executive Order 14257", "Executive Order 14257"),
        (
            "the International Emergency Economic Powers Act",
            "International Emergency Economic Powers Act",
            None,
        ),
        ("Section 232", "Section 232", None),
        ("IEEPA and Proclamation 10908", "IEEPA", "Proclamation 10908"),
    ],
)
def test_legal_acts(words: str, authority: str, legal_ref: str | None) -> None:
    measure = _only(f"Washington imposed a 25% tariff on Japanese trucks under {words}.")
    assert (measure.authority, measure.legal_ref) == (authority, legal_ref)
    assert measure.rate is not None
    assert measure.rate.value_pct == 25.0


def test_what_is_left_out() -> None:
    measure = _only("Washington put a 50% tariff on steel from all countries except the United Kingdom.")
    assert (measure.target, measure.scope.exclusions) == (("WLD",), ("GBR",))
    measure = _only(
        "Washington put a 25% tariff on Canadian goods, except goods that qualify under the USMCA."
    )
    assert measure.scope.exclusions == ("goods that qualify under the USMCA",)


def test_measures_of_one_act_share_a_bundle() -> None:
    first, second = _ledger(
        "On October 8, 2025 Canada announced a 100% surtax on Chinese electric cars and a 25% surtax on Chinese steel."
    ).measures
    assert first.bundle == second.bundle == "b1"


def test_a_planned_rate_is_replaced() -> None:
    planned, agreed = _ledger(
        "Washington is to drop the 30 percent tariff it had planned on EU goods and will charge a 15 percent duty on "
        "EU goods instead."
    ).measures
    assert (planned.status, agreed.replaces) == ("averted", (planned.id,))


def test_a_suspension_ends_by_its_own_terms() -> None:
    measure = _only("The EU suspended its 25% duty on American steel until February 6, 2026.")
    (event,) = measure.history
    assert event.status == "suspended"
    assert event.until is not None
    assert event.until.value == "2026-02-06"


def test_a_rate_nobody_charges_becomes_a_doubt() -> None:
    ledger = _ledger("Brazil will face a 40% duty on coffee, traders say.")
    assert ledger.measures == ()
    (issue,) = [i for i in ledger.issues if i.kind == "unresolved"]
    assert issue.text == "A rate of 40 % is told, but not who charges it; no measure was made of it."


def test_rates_listed_by_country() -> None:
    rows = _rows(
        "President Trump released letters on Wednesday, levying a 40% rate on Myanmar and Laos; 36% each for Thailand "
        "and Cambodia; Bangladesh 35%; and tariffs of 25% each for Malaysia and Kazakhstan."
    )
    assert [(r["actor"], r["target"], r["rate"]) for r in rows] == [
        (["USA"], ["MMR", "LAO"], 40.0),
        (["USA"], ["THA", "KHM"], 36.0),
        (["USA"], ["BGD"], 35.0),
        (["USA"], ["MYS", "KAZ"], 25.0),
    ]


# -- goods that no vocabulary knows ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("goods", "products"),
    [
        ("brunost", ("brunost",)),
        ("old zithers", ("old_zithers",)),
        ("salmon", ("salmon",)),
        ("goods", ("all_goods",)),
    ],
)
def test_unknown_goods_are_not_all_goods(goods: str, products: tuple[str, ...]) -> None:
    text = (
        f"Japan will raise its tariff on Norwegian {goods} to 10% on 1 December unless Oslo agrees to talks."
    )
    ledger = read(from_text(text, published=date(2025, 10, 14)))
    (measure,) = ledger.measures
    assert measure.scope.products == products
    told = [issue.text for issue in ledger.issues if "cannot be costed" in issue.text]
    unknown = f"No table holds the goods that this duty is on ({goods}), so it cannot be costed."
    assert told == ([unknown] if goods in ("brunost", "old zithers") else [])


def test_a_measure_after_while_has_a_day_of_its_own() -> None:
    text = (
        "Canada will impose a 25% tariff on American cars, effective from April 3, while the duty on American car "
        "parts begins on May 3."
    )
    found = read(from_text(text, published=date(2025, 3, 28))).measures
    assert [m.effective.value for m in found if m.effective] == ["2025-04-03", "2025-05-03"]


def test_once_more_is_no_condition_and_the_subject_bears_the_duty() -> None:
    text = "President Lula ordered that steel imported from Argentina be subject once more to a 15% tariff."
    (measure,) = read(from_text(text, published=date(2026, 3, 12))).measures
    assert measure.conditions == ()
    assert (measure.actor, measure.target, measure.scope.products) == (("BRA",), ("ARG",), ("steel",))


def test_titles_have_words_and_the_side_that_goods_come_from() -> None:
    text = (
        "India has imposed a duty of 12% on imports of vacuum flasks from Malaysia. The European Commission opened an "
        "investigation into imports of buses from China."
    )
    titles = [m.title for m in read(from_text(text, published=date(2026, 3, 12))).measures]
    assert titles == [
        "India: 12 % import tariff on vacuum flasks from Malaysia",
        "European Union: investigation on buses from China",
    ]

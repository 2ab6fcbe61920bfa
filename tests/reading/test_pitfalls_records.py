"""The pitfalls of trade reports that are not about measures: each has short texts of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.ledger import Ledger
from detente.reading import flat, read
from detente.reading.documents import from_text

DAY = date(2025, 7, 10)  # a Thursday


def _ledger(text: str, published: date | None = DAY) -> Ledger:
    document = from_text(text, published=published)
    ledger = read(document)
    ledger.verify({"doc": document.text})
    return ledger


def _flat(text: str, published: date | None = DAY) -> dict[str, Any]:
    return flat(_ledger(text, published))


def _issues(text: str, kind: str, published: date | None = DAY) -> list[str]:
    return [i.text for i in _ledger(text, published).issues if i.kind == kind]


# -- 7: weekday, dateline and page date ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "day"),
    [("Brazil on Wednesday imposed a 12% tariff on Turkish steel.", "2025-07-09"),
     ("Thailand said on Monday it will impose a 5% tariff on Malaysian rice.", "2025-07-07"),
     ("Last Friday Peru imposed a 9% tariff on Chilean wine.", "2025-07-04")],
)  # fmt: skip
def test_a_weekday_counts_from_the_page_date(text: str, day: str) -> None:
    assert _flat(text)["measures"][0]["announced"] == day


def test_the_dateline_dates_the_text_and_not_the_measure() -> None:
    text = "ANKARA, Feb. 3 (AA) - Turkey will impose a 20% tariff on Vietnamese tyres from Feb. 20, 2026."
    row = _flat(text, None)
    assert row["published"] is None or row["published"].endswith("02-03")
    assert row["measures"][0]["effective"] == "2026-02-20"


# -- 8: a stale month ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "when"),
    [("Carney and Modi are to meet in Ottawa later this month.", "2025-07"),
     ("Carney and Modi are to meet in Ottawa next month.", "2025-08"),
     ("Carney and Modi met in Ottawa last month.", "2025-06")],
)  # fmt: skip
def test_months_are_relative_to_the_publication(text: str, when: str) -> None:
    assert _flat(text)["meetings"][0]["date"] == when


def test_without_a_publication_day_this_month_stays_open() -> None:
    text = "Carney and Modi are to meet in Ottawa later this month."
    (meeting,) = _flat(text, None)["meetings"]
    assert "date" not in meeting
    assert any("later this month" in t for t in _issues(text, "unresolved", None))


# -- 9: durations -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "effective"),
    [("in 30 days", "2025-08-09"), ("two weeks from now", "2025-07-24"), ("on the same day", None),
     ("with immediate effect", "2025-07-10"), ("at the end of the month", "2025-07-31")],
)  # fmt: skip
def test_durations_start_with_the_publication(words: str, effective: str | None) -> None:
    text = f"Colombia said it will impose a 15% tariff on steel from Ecuador {words}."
    assert _flat(text)["measures"][0].get("effective") == effective


@pytest.mark.parametrize(
    ("text", "years"),
    [("Vietnam pledged to buy $8 billion of US corn over four years.", 4.0),
     ("Thailand agreed to buy 3 million tonnes of US corn a year. The commitment runs for five years.", 5.0)],
)  # fmt: skip
def test_lengths_are_no_dates(text: str, years: float) -> None:
    (promise,) = _flat(text)["commitments"]
    assert promise["years"] == years
    assert "period_end" not in promise


@pytest.mark.parametrize(
    "text",
    ["The first talks in three years between India and Canada took place in Delhi in June.",
     "The biggest talks in a decade between India and Canada took place in Delhi in June."],
)  # fmt: skip
def test_in_three_years_can_look_back(text: str) -> None:
    (meeting,) = _flat(text)["meetings"]
    assert (meeting["date"], meeting["country"]) == ("2025-06", "IND")


def test_a_month_without_a_year_is_not_pushed_back_a_year() -> None:
    rows = _flat("Ishiba and Albanese were to meet in Canberra in September.")["meetings"]
    assert rows[0]["date"] == "2025-09"


@pytest.mark.parametrize(
    ("text", "words", "via"),
    [
        ("The duty on cars will stay for a year, EU trade chief Dr Anna Berg said on Monday.",
            "The duty on cars will stay for a year", None),
        ("Anna Berg, the EU trade commissioner, said in an emailed statement that the 10% duty would stay.",
            "the 10% duty would stay", "an emailed statement"),
        ("“The 10% duty on US cars will be reviewed next year, EU trade commissioner Anna Berg said.",
            "The 10% duty on US cars will be reviewed next year", None),
    ],
)  # fmt: skip
def test_claims_hold_what_was_said(text: str, words: str, via: str | None) -> None:
    claim = next(k for k in _ledger(text).claims if k.speaker == "Anna Berg")
    assert (claim.text, claim.via) == (words, via)


# -- 12: one-sided claims -----------------------------------------------------------------------------------
def test_a_claim_of_one_side_is_no_term_of_the_deal() -> None:
    text = "Trump said India will buy $12 billion of US coal."
    (promise,) = _flat(text)["commitments"]
    assert (promise["status"], promise["claimed_by"]) == ("claimed", "Donald Trump")
    assert _issues(text, "one_sided") == [
        "Only Donald Trump speaks of this commitment; the document quotes no confirmation by India."
    ]


def test_who_promises_for_his_own_side_confirms() -> None:
    (promise,) = _flat("Modi said India will buy $12 billion of US coal.")["commitments"]
    assert promise["status"] != "claimed"


# -- 14: speaker and carrier --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [("Goyal said tariffs on Peruvian copper will stay at 5%, Bloomberg reported.", "Piyush Goyal", None),
     ("Farrell told Sky News that Australia will keep its 5% tariff on Thai cars.", "Don Farrell", "Sky News"),
     ("Reuters reported that Ebrard had said Mexico will impose a 10% tariff on Korean steel.",
      "Marcelo Ebrard", None)],
)  # fmt: skip
def test_the_carrier_does_not_speak(text: str, speaker: str, via: str | None) -> None:
    ledger = _ledger(text)
    assert {k.speaker for k in ledger.claims} == {speaker}
    if via is not None:
        assert any(via in (k.via or "") for k in ledger.claims)


def test_attribution_goes_on_over_sentences() -> None:
    text = (
        "Chilean Trade Minister Jo Bloggs met reporters in Santiago. She said Chile will impose a 4% tariff on "
        "Bolivian tin. It will also buy $2 billion of US corn, she added."
    )
    rows = _flat(text)
    assert {k["speaker"] for k in rows["claims"]} == {"Jo Bloggs"}
    assert {k["side"] for k in rows["claims"]} == {"CHL"}
    assert {"name": "Jo Bloggs", "side": "CHL", "office": "Trade Minister"} in rows["people"]


def test_nobody_is_made_up_for_he() -> None:
    text = "The Swiss finance ministry said the 39% US tariff on Swiss watches will stay. He added that talks go on."
    assert [k.speaker for k in _ledger(text).claims] == ["Swiss finance ministry"]


@pytest.mark.parametrize(
    ("office", "name"),
    [("The trade minister", "Jo Bloggs"), ("The minister", "Jo Bloggs"), ("Chile's trade minister", "Jo Bloggs")],
)  # fmt: skip
def test_an_office_means_whom_the_text_introduced(office: str, name: str) -> None:
    text = (
        "Chilean Trade Minister Jo Bloggs travelled to Tokyo on Monday for talks with Japan. "
        f"{office} said Chile will impose a 6% tariff on Japanese cars."
    )
    claims = _flat(text)["claims"]
    assert [k["speaker"] for k in claims] == [name]


def test_an_office_in_an_apposition_does_not_speak() -> None:
    text = (
        "Kim Yong-beom, director at the South Korean presidential office, said Seoul will cut its 8% duty on Thai "
        "rice."
    )
    assert [k["speaker"] for k in _flat(text)["claims"]] == ["Kim Yong-beom"]


# -- 15: caps, totals and parts -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "cap",
    ["capped at $5 billion annually", "in annual instalments of no more than $5 billion",
     "with a ceiling of $5 billion a year"],
)  # fmt: skip
def test_caps_totals_and_parts(cap: str) -> None:
    text = (
        "Thailand will invest $90 billion in the United States. "
        f"Of that sum, $60 billion will be provided in cash, {cap}, and $30 billion is earmarked for shipbuilding."
    )
    rows = _flat(text)["commitments"]
    assert [r["quantity"] for r in rows] == [90e9, 60e9, 30e9]
    assert all(r["actor"] == ["THA"] and r["beneficiary"] == ["USA"] for r in rows)
    assert [r.get("cap_per_year") for r in rows] == [None, 5e9, None]
    assert rows[2]["products"] == ["ships"]


def test_the_level_of_today_is_not_the_promise() -> None:
    (promise,) = _flat(
        "Japan will increase rice imports from Thailand by 40% within its quota, under which 500,000 tonnes are "
        "imported each year."
    )["commitments"]
    assert "quantity" not in promise
    assert (promise["actor"], promise["beneficiary"], promise["products"]) == (["JPN"], ["THA"], ["rice"])


# -- 16: companies ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    ["Danish companies plan to invest $9 billion in the United States.",
     "Budget carrier Skyjet said it had signed a $300 million deal with a partner of an investment fund.",
     "Norwegian firms will invest $4 billion in Canada, the fund manager said."],
)  # fmt: skip
def test_companies_make_no_promise_of_a_state(text: str) -> None:
    assert _flat(text)["commitments"] == []


# -- 19: metonyms -------------------------------------------------------------------------------------------
def test_a_city_can_be_its_exchange() -> None:
    rows = _flat("Seoul ended 1.2% higher, while Sydney closed 0.4% lower.")["market_moves"]
    assert [(r["instrument"], r["change_pct"]) for r in rows] == [("KOSPI", 1.2), ("ASX200", -0.4)]


@pytest.mark.parametrize(
    ("capital", "code"),
    [("Ottawa", "CAN"), ("The Hague", "NLD"), ("Ankara", "TUR"), ("Hanoi", "VNM"), ("Brasília", "BRA"),
     ("Pretoria", "ZAF"), ("Tashkent", "UZB"), ("Accra", "GHA"), ("Brussels", "EU")],
)  # fmt: skip
def test_capitals_stand_for_governments(capital: str, code: str) -> None:
    (measure,) = _flat(f"{capital} will impose a 12% tariff on steel from Ecuador.")["measures"]
    assert (measure["actor"], measure["target"]) == ([code], ["ECU"])


@pytest.mark.parametrize(
    "text",
    ["He told us that India will keep its 10% tariff.", "The Washington Post wrote about India's 10% tariff.",
     "Bank of America expects India to keep its 10% tariff.", "Latin America watches India's 10% tariff.",
     "The Times of India wrote that the 10% tariff stays."],
)  # fmt: skip
def test_names_that_hold_a_state_do_not_mean_it(text: str) -> None:
    assert "USA" not in _flat(text)["parties"]


# -- 20: errors of the source -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words"),
    [("Peru said on Monday, July 8, that it will impose a 9% tariff on Chilean wine.", "Tuesday"),
     ("Kenya's 9% tariff on Indian rice starts on Friday, 1 August 2026.", "Saturday"),
     ("Ghana will impose a 9% tariff on Thai rice from Sunday (August 5).", "Tuesday")],
)  # fmt: skip
def test_a_weekday_that_does_not_fit_is_told(text: str, words: str) -> None:
    (issue,) = _issues(text, "contradicted")
    assert issue.startswith("Weekday and date disagree")
    assert words in issue


def test_a_denial_of_what_was_told_is_a_contradiction() -> None:
    text = (
        "The US will cut its tariff on Danish cars from 25% to 15%. Denmark's government denied that the tariff on "
        "Danish cars will come down from 25% to 15%."
    )
    assert _issues(text, "contradicted") == [
        "Another sentence of the document denies what is told of this measure."
    ]


@pytest.mark.parametrize("verb", ["does not take effect", "will not take effect", "did not come into force"])
def test_a_start_that_is_denied_is_doubted(verb: str) -> None:
    text = f"Norway signed an order that puts a 7% tariff on Peruvian fish. It {verb} on 1 August."
    assert _issues(text, "contradicted") == [
        "The document says that this measure does not take effect as announced."
    ]


# -- negation -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "verb",
    ["will not buy", "refused to buy", "did not agree to buy", "has no plans to buy", "rejected demands to buy",
     "will no longer buy", "ruled out buying", "declined to buy"],
)  # fmt: skip
def test_what_is_refused_is_no_promise(verb: str) -> None:
    assert _flat(f"Thailand {verb} 4 million tonnes of US corn.")["commitments"] == []


@pytest.mark.parametrize(
    "verb", ["will buy", "has not ruled out that it will buy", "agreed to buy", "will not only buy"]
)
def test_a_negation_of_something_else_denies_nothing(verb: str) -> None:
    rows = _flat(f"Thailand {verb} 4 million tonnes of US corn.")["commitments"]
    assert [r["quantity"] for r in rows] == [4e6]


@pytest.mark.parametrize(
    ("text", "status"),
    [("Modi and Carney met in Delhi on Monday.", "held"), ("Modi and Carney will meet in Delhi on Monday.", "planned"),
     ("A meeting between Modi and Carney in Delhi on Monday has been called off.", "cancelled"),
     ("A meeting between Modi and Carney in Delhi on Monday is in doubt.", "uncertain"),
     ("Modi visited Carney in Ottawa in January for talks.", "held")],
)  # fmt: skip
def test_what_becomes_of_a_meeting(text: str, status: str) -> None:
    (meeting,) = _flat(text)["meetings"]
    assert meeting["status"] == status
    assert set(meeting["participants"]) == {"Narendra Modi", "Mark Carney"}


@pytest.mark.parametrize("words", ["did not meet", "never met", "failed to meet"])
def test_people_who_did_not_meet(words: str) -> None:
    assert _flat(f"Modi and Carney {words} in Delhi on Monday.")["meetings"] == []


# -- names of indices, sums and units -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "instrument", "change"),
    [("The Hang Seng Tech Index fell 1.8%.", "HSTECH", -1.8),
     ("Singapore's Straits Times Index rose 0.4%.", "STI", 0.4),
     ("The KLCI index lost 0.7%.", "KLCI", -0.7), ("Brazil's Ibovespa gained 1.3%.", "IBOV", 1.3),
     ("The S&P/NZX 50 index added 0.2%.", "NZ50", 0.2), ("The IBEX 35 dropped 2.1%.", "IBEX", -2.1)],
)  # fmt: skip
def test_indices_of_the_world(text: str, instrument: str, change: float) -> None:
    (move,) = _flat(text)["market_moves"]
    assert (move["instrument"], move["change_pct"]) == (instrument, change)


def test_the_end_of_the_day_counts() -> None:
    (move,) = _flat("The Hang Seng dropped more than 2%, finishing 2.35% lower at 23,344.25.")["market_moves"]
    assert (move["change_pct"], move["level"], move["session"]) == (-2.35, 23344.25, "close")
    (move,) = _flat("The Nikkei 225 fell 679.64 to 37,120.33.")["market_moves"]
    assert (move["change_points"], move["level"]) == (-679.64, 37120.33)


def test_a_day_that_is_over_makes_closes_of_what_follows() -> None:
    rows = _flat("Asian shares ended mixed on Wednesday.\n\nThe KOSPI rose 0.3%.\n\nThe SET index fell 1.1%.")
    assert {r["session"] for r in rows["market_moves"]} == {"close"}


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [("$100 Billion", 100e9, "USD"), ("US$8bn", 8e9, "USD"), ("₩5 trillion", 5e12, "KRW"), ("€2.5 bln", 2.5e9, "EUR"),
     ("Rs 900 crore", 9e9, "INR"), ("4 million tonnes", 4e6, "t"), ("300 million bushels", 300e6, "bushel"),
     ("1.5 MMT", 1.5e6, "t"), ("100,000 metric tons", 1e5, "t")],
)  # fmt: skip
def test_sums_and_units(words: str, value: float, unit: str) -> None:
    (promise,) = _flat(f"Thailand agreed to buy {words} of US corn.")["commitments"]
    assert promise["quantity"] == pytest.approx(value)
    assert promise["unit"] == unit


@pytest.mark.parametrize(
    ("words", "rate"),
    [("15 pct", 15.0), ("twenty-five percent", 25.0), ("one hundred and forty-five per cent", 145.0),
     ("seven and a half percent", None)],
)  # fmt: skip
def test_rates_in_words(words: str, rate: float | None) -> None:
    rows = _flat(f"Kenya will impose a tariff of {words} on Turkish steel.")["measures"]
    assert [r.get("rate") for r in rows] == [rate]


# -- who speaks ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [('"Our tariff on rice stays at 8%," said Chilean Trade Minister Jo Bloggs.', "Jo Bloggs", "CHL"),
     ('"Our duty on rice stays at 8%," said the Norwegian finance ministry.', "Norwegian finance ministry", "NOR"),
     ("Minister for Trade and Tourism Don Farrell said Australia will keep its 5% duty.", "Don Farrell", "AUS"),
     ("India's trade ministry official Jo Bloggs told reporters that the 8% duty stays.", "Jo Bloggs", "IND")],
)  # fmt: skip
def test_who_speaks(text: str, speaker: str, side: str) -> None:
    (claim,) = _flat(text)["claims"]
    assert (claim["speaker"], claim.get("side")) == (speaker, side)


# -- what a claim is about ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words",
    ["The Thai finance ministry said the increase would hurt growers.",
     "The Thai finance ministry said the duty is unfair.",
     "The Thai finance ministry called the move a mistake."],
)  # fmt: skip
def test_a_definite_noun_points_back(words: str) -> None:
    text = f"Chile will raise its tariff on Thai rice from 6% to 9% from 1 August. {words}"
    rows = _flat(text)
    (claim,) = [k for k in rows["claims"] if k["speaker"] == "Thai finance ministry"]
    assert claim["about"] == rows["measures"][0]["id"]


def test_a_claim_about_nothing_told_is_about_nothing() -> None:
    rows = _flat("Chile will raise its tariff on Thai rice to 9%. Modi said the weather was fine.")
    assert [k.get("about") for k in rows["claims"] if k["speaker"] == "Narendra Modi"] == [None]


# -- who meets whom -----------------------------------------------------------------------------------------
def _talks(text: str) -> list[tuple[set[str], str | None, str | None, str]]:
    rows = _flat(text)["meetings"]
    return [(set(r.get("participants", [])), r.get("country"), r.get("date"), r["status"]) for r in rows]


def test_one_sentence_can_tell_of_two_meetings() -> None:
    text = "Starmer will meet his Danish counterpart Jo Bloggs in Copenhagen on Friday, and Carney in Ottawa on Sunday."
    assert _talks(text) == [
        ({"Keir Starmer", "Jo Bloggs"}, "DNK", "2025-07-11", "planned"),
        ({"Keir Starmer", "Mark Carney"}, "CAN", "2025-07-13", "planned"),
    ]


def test_a_list_of_meetings_of_two_leaders() -> None:
    text = (
        "Carney and Sheinbaum are at odds. After a short encounter in Rome in March 2025, a phone call on June 6 and "
        "a working lunch on July 2 in Ottawa, the two leaders agreed to negotiate."
    )
    both = {"Mark Carney", "Claudia Sheinbaum"}
    assert _talks(text) == [
        (both, "ITA", "2025-03", "held"), (both, None, "2025-06-06", "held"), (both, "CAN", "2025-07-02", "held")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Swiss Economy Minister Guy Parmelin received Jamieson Greer in Bern on 3 July.",
      ({"Guy Parmelin", "Jamieson Greer"}, "CHE", "2025-07-03", "held")),
     ("Turkish Trade Minister Jo Bloggs met his Egyptian counterpart, Sam Doe, in Cairo on 2 July.",
      ({"Jo Bloggs", "Sam Doe"}, "EGY", "2025-07-02", "held")),
     ("Starmer and Modi put their names to the accord in Leeds and in London on Wednesday.",
      ({"Keir Starmer", "Narendra Modi"}, "GBR", "2025-07-09", "held")),
     ("The note tells of Modi's visit to South Korea on June 29, when South Korea's President Lee hailed the pact.",
      ({"Narendra Modi", "Lee Jae Myung"}, "KOR", "2025-06-29", "held")),
     ("Albanese spoke by telephone with Xi on 8 July.",
      ({"Anthony Albanese", "Xi Jinping"}, None, "2025-07-08", "held")),
     ("A visit by Canadian negotiators to Lima that was planned for August 25 to 29 has been called off.",
      (set(), "PER", "2025-08-25", "cancelled")),
     ("Trade ministers of Kenya and India meet in Nairobi on 22 July.", (set(), "KEN", "2025-07-22", "planned")),
     ("A summit between the European Union and Japan will take place in Tokyo on 23 July.",
      (set(), "JPN", "2025-07-23", "planned")),
     ("The meeting, scheduled for 15 July in Lima, was postponed.", (set(), "PER", "2025-07-15", "cancelled")),
     ("The next round is scheduled for 18-20 August in Manila.", (set(), "PHL", "2025-08-18", "planned"))],
)  # fmt: skip
def test_meetings_in_many_words(text: str, expected: tuple[set[str], str | None, str | None, str]) -> None:
    assert _talks(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["Carney welcomed the decision, and Modi praised it, in Ottawa on Monday.",
     "The trade talks had annoyed lawmakers in Tokyo.", "Modi received a letter from Carney on Monday."],
)  # fmt: skip
def test_words_that_tell_of_no_meeting(text: str) -> None:
    assert _talks(text) == []


# -- market round-ups ---------------------------------------------------------------------------------------
def _moves(text: str) -> list[tuple[str, float | None]]:
    return [(r["instrument"], r.get("change_pct")) for r in _flat(text)["market_moves"]]


@pytest.mark.parametrize(
    ("text", "moves"),
    [("South Korea's benchmark fell 0.6 per cent and the Malaysian main share index added 0.4%.",
      [("KOSPI", -0.6), ("KLCI", 0.4)]),
     ("Tokyo's benchmark Nikkei 225 shed 0.4%; the Jakarta Composite Index (JCI) closed 0.7 percent lower.",
      [("N225", -0.4), ("JKSE", -0.7)]),
     ("Both the Nifty 50 and the Sensex fell 0.3%.", [("NIFTY", -0.3), ("SENSEX", -0.3)]),
     ("The DAX and the CAC 40 each gained 0.5%.", [("DAX", 0.5), ("CAC", 0.5)]),
     ("The S&P 500, Dow and Nasdaq rose 0.6%, 0.4% and 0.9%, respectively.",
      [("SPX", 0.6), ("DJIA", 0.4), ("IXIC", 0.9)]),
     ("The Bovespa, which had been up 0.5%, turned to lose 1.3% by the close.", [("IBOV", -1.3)]),
     ("The Taiex plunged more than 5 percent in early trade before paring losses to end 3.8 percent lower.",
      [("TWII", -3.8)]),
     ("The STOXX Europe 600 Automobiles & Parts index climbed 3.6%.", []),
     ("Denmark's OMX Copenhagen 25 dropped 2.2%, Hungary's BUX added 1%, Colombia's COLCAP rose 0.3% and Egypt's "
      "EGX30 slid 1%.", [("OMXC25", -2.2), ("BUX", 1.0), ("COLCAP", 0.3), ("EGX30", -1.0)])],
)  # fmt: skip
def test_round_ups_of_many_indices(text: str, moves: list[tuple[str, float | None]]) -> None:
    assert _moves(text) == moves


def test_a_level_in_points_is_no_change() -> None:
    (move,) = _flat("Chile's IPSA closed down 1.3% at 8,210.4 points.")["market_moves"]
    assert (move["change_pct"], move["level"], "change_points" in move) == (-1.3, 8210.4, False)


def test_the_day_of_the_markets_holds_for_what_follows() -> None:
    rows = _flat(
        "Asian stocks mostly rose on Wednesday.\n\nThe Kospi added 0.5%.\n\nThe SET fell 1% by 0815 GMT."
    )
    assert [(r["date"], r.get("session")) for r in rows["market_moves"]] == [
        ("2025-07-09", None), ("2025-07-09", "intraday")
    ]  # fmt: skip


# -- promises in many words ---------------------------------------------------------------------------------
def _promises(text: str) -> list[tuple[list[str], str, list[str], float | None]]:
    rows = _flat(text)["commitments"]
    return [(r["actor"], r["type"], r.get("products", []), r.get("quantity")) for r in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Peru has committed to purchases of $2 billion of Thai rice, $500 million of soybeans and 20 aircraft worth "
      "$3 billion.", [(["PER"], "purchase", ["rice"], 2e9), (["PER"], "purchase", ["soybeans"], 5e8),
                      (["PER"], "purchase", ["aircraft"], 20)]),
     ("$12 billion will be invested by Turkey in American shipyards.", [(["TUR"], "investment", [], 12e9)]),
     ("An investment of $30 billion in Canada was pledged by the Philippines.", [(["PHL"], "investment", [], 30e9)]),
     ("2 million tonnes of US wheat a year will be bought by Iraq.", [(["IRQ"], "purchase", ["wheat"], 2e6)]),
     ("Kenya and the United States agreed that Kenya would buy 50 aircraft.",
      [(["KEN"], "purchase", ["aircraft"], 50)]),
     ("Chile's purchases of US energy will rise to $5 billion a year from $2 billion.",
      [(["CHL"], "purchase", ["energy"], 5e9)]),
     ("Malaysia committed not to put bans or quotas on exports of nickel to Canada.",
      [(["MYS"], "policy", ["nickel"], None)]),
     ("Brazil undertook not to impose digital services taxes on American firms.", [(["BRA"], "policy", [], None)]),
     ("Ecuador will refrain from requiring import licences for US dairy.", [(["ECU"], "policy", ["dairy"], None)]),
     ("Argentina will allow imports of US poultry within one year.", [(["ARG"], "market_access", ["poultry"], None)]),
     ("China will resume purchases of US sorghum and suspend port fees on American ships.",
      [(["CHN"], "purchase", ["sorghum"], None)]),
     ("China will suspend its countermeasures against the United States, and it will issue general licences for "
      "exports of rare earths.", [(["CHN"], "policy", ["rare_earths"], None)])],
)  # fmt: skip
def test_promises_in_many_words(
    text: str, expected: list[tuple[list[str], str, list[str], float | None]]
) -> None:
    assert _promises(text) == expected


def test_what_one_side_gives_in_return_is_its_promise() -> None:
    text = (
        "Trump announced a deal with Kenya to cut US tariffs on Kenyan goods to 12 per cent in exchange for Kenya "
        "halting purchases of Russian wheat and lowering trade barriers."
    )
    rows = _flat(text)["commitments"]
    assert [(r["actor"], r["type"]) for r in rows] == [(["KEN"], "policy"), (["KEN"], "market_access")]
    assert (rows[0]["beneficiary"], rows[0]["products"]) == (["USA"], ["wheat"])


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Norway will work to address trade barriers.",
        "Both countries agreed to begin negotiations on fish.",
    ],
)
def test_an_aim_of_both_is_no_promise(text: str) -> None:
    assert _promises(text) == []


# -- whose ministry speaks, and what it says ----------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "speaker"),
    [("TOKYO, Tuesday, 8 July - Tariffs on Norwegian salmon will go up from 3% to 9% unless Oslo opens its market, the "
      "trade ministry said.", "Japanese trade ministry"),
     ("LIMA (Reuters) - Peru will cut its 5% duty on Thai sugar, the finance ministry said.",
      "Peruvian finance ministry"),
     ("Norway fears for its fish. Japan will raise its tariff on Norwegian salmon to 9%. The duty on Norwegian cod "
      "will stay, the trade ministry said.", "Japanese trade ministry"),
     ("The Ministry of Commerce said that China will keep its 5% duty on Brazilian beef.", "MOFCOM")],
)  # fmt: skip
def test_a_ministry_belongs_to_the_side_that_acts(text: str, speaker: str) -> None:
    assert {k.speaker for k in _ledger(text).claims} == {speaker}


def test_a_ministry_of_nobody_knows_whom_does_not_speak() -> None:
    assert (
        _ledger("Duties on Norwegian salmon will go up from 3% to 9%, the trade ministry said.").claims == ()
    )


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [("OSLO, July 8 - Norway will levy a 7% duty on Thai rice, the finance ministry said.",
      "Norwegian finance ministry", "Norway will levy a 7% duty on Thai rice"),
     ("Chile will keep its 5% duty on Polish apples. Trade Minister Jo Bloggs: 'We protect our growers.'", "Jo Bloggs",
      "'We protect our growers.'"),
     ("Peru will impose a 9% tariff on Chilean wine, it was announced by Trade Minister Jo Bloggs on Tuesday.",
      "Jo Bloggs", "Peru will impose a 9% tariff on Chilean wine"),
     ("It was stated by the Indian commerce ministry that the 12% duty on steel will stay.", "Indian commerce ministry",
      "the 12% duty on steel will stay"),
     ("The European Commission's trade spokesman, Olof Gill, said the EU will impose a 25% duty on US bourbon.",
      "Olof Gill", "the EU will impose a 25% duty on US bourbon"),
     ("According to the Turkish trade ministry, the 40% tariff on Chinese cars stays in force.",
      "Turkish trade ministry", "the 40% tariff on Chinese cars stays in force."),
     ("Goyal made clear that India will not cut its 30% duty on US milk.", "Piyush Goyal",
      "India will not cut its 30% duty on US milk")],
)  # fmt: skip
def test_what_is_said_is_told_apart_from_who_says_it(text: str, speaker: str, said: str) -> None:
    (claim,) = _ledger(text).claims
    assert (claim.speaker, claim.text) == (speaker, said)
    assert claim.evidence[0].quote in text


def test_a_threat_in_a_relative_clause_is_background() -> None:
    assert _flat("Chile pays 19%, down from the 32% that Trump had threatened.")["claims"] == []


def test_conditions_hold_neither_dateline_nor_speaker() -> None:
    text = (
        "TOKYO, Tuesday, 8 July - Japan will raise its tariff on Norwegian salmon to 9% unless Oslo opens its market, "
        "the trade ministry said."
    )
    (condition,) = _ledger(text).measures[0].conditions
    assert condition.trigger == "unless Oslo opens its market"
    assert condition.consequence == "Japan will raise its tariff on Norwegian salmon to 9%"
    assert _ledger(text).commitments == ()


# -- fact sheets --------------------------------------------------------------------------------------------
def test_items_of_a_fact_sheet_without_a_verb() -> None:
    text = (
        "Fact sheet: a deal with Norway\n\n- Norway will purchase $8 billion in U.S. corn.\n"
        "- Additional purchases of U.S. defense equipment worth $2 billion.\n"
        "- Norway will lift longstanding restrictions on U.S. cars.\n"
    )
    assert _promises(text) == [
        (["NOR"], "purchase", ["corn"], 8e9),
        (["NOR"], "purchase", ["defence_equipment"], 2e9),
        (["NOR"], "market_access", ["autos"], None),
    ]


def test_blue_chips_and_weighted_indices() -> None:
    text = "Mainland Chinese blue chips rose 0.5%, while Taiwan's weighted index settled 1.2% higher."
    assert _moves(text) == [("CSI300", 0.5), ("TWII", 1.2)]


def test_a_delegation_that_travels_meets() -> None:
    assert _talks("A Kenyan delegation will travel to Beijing next week.") == [
        (set(), "CHN", "2025-W29", "planned")
    ]

"""What a brief says: sentences word for word, and numbers that are the engine's."""

from __future__ import annotations

from datetime import date

import pytest

from detente.brief.compose import compose_ledger
from detente.brief.content import Brief
from detente.brief.method import SETS
from detente.brief.words import (
    commitment_sentence,
    condition_in_words,
    date_in_words,
    joined,
    measure_sentence,
    money,
    signed,
)
from detente.ledger import (
    Claim,
    Condition,
    ContentRule,
    Deadline,
    Dependency,
    MarketMove,
    Meeting,
    Money,
    Quantity,
    Rate,
    Scope,
    StatusEvent,
    When,
)
from detente.scenario.build import build_outcomes
from detente.scenario.controls import with_products_of
from detente.trade.solve import solve
from detente.world import World
from ledgers import QUOTE, ledger, licensing, purchase, tariff

EXAMPLE = ledger(
    tariff(
        history=(
            StatusEvent(status="threatened", according_to="Donald Trump", evidence=(QUOTE,)),
            StatusEvent(status="averted", according_to="Scott Bessent", hedge="expects", evidence=(QUOTE,)),
        )
    ),
    licensing(),
    purchase(),
    claims=(
        Claim(id="k1", speaker="Scott Bessent", party="USA", about=("m1",), act="expects", text="averted",
              evidence=(QUOTE,)),
    ),
    meetings=(
        Meeting(
            id="t1", title="Donald Trump and Xi Jinping, Gyeongju", status="planned", evidence=(QUOTE,),
            starts=When(value="2025-10-30", as_written="Thursday", basis="weekday"),
        ),
    ),
    deadlines=(
        Deadline(id="d1", on=When(value="2025-11-01", as_written="1 November"), what="the duty takes effect",
                 refers_to="m1", kind="effective", evidence=(QUOTE,)),
    ),
    market_moves=(
        MarketMove(id="x1", instrument="N225", name="Nikkei 225", change_pct=2.1, session="midday",
                   on=When(value="2025-10-27", as_written="Monday"), evidence=(QUOTE,)),
    ),
    dependencies=(
        Dependency(id="n1", input="rare_earths", used_in=("smartphones", "electric_vehicles"), evidence=(QUOTE,)),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def brief() -> Brief:
    return compose_ledger(EXAMPLE)


def test_numbers_are_those_of_the_engine(brief: Brief) -> None:
    """Each party's figures under the default set and their span over the sets, recomputed from the scenarios."""
    world = with_products_of(EXAMPLE, World.load())
    outcomes = build_outcomes(EXAMPLE, world)
    for outcome, shown in zip(outcomes.outcomes, brief.outcomes, strict=True):
        for cost in (*shown.parties, *shown.others):
            rows = [solve(world, outcome.scenario, elasticities=name).of(cost.economy) for name in SETS]
            rows += [
                solve(world, case.scenario, elasticities=case.elasticities).of(cost.economy)
                for case in outcome.variants
            ]
            values = [row["real_income_pct"] for row in rows]
            assert cost.real_income_pct.value == pytest.approx(values[0], abs=1e-6)
            assert cost.real_income_pct.low == pytest.approx(min(values), abs=1e-6)
            assert cost.real_income_pct.high == pytest.approx(max(values), abs=1e-6)
            assert cost.real_income_usd_bn.value == pytest.approx(rows[0]["real_income_usd_bn"], abs=1e-4)


def test_order_of_outcomes_and_the_main_one(brief: Brief) -> None:
    assert [o.id for o in brief.outcomes] == [
        "status-quo", "deal", "threats", "threat-USA", "retaliation-USA", "threat-CHN",
    ]  # fmt: skip
    assert [o.id for o in brief.outcomes if o.main] == ["retaliation-USA"]
    usa, chn = brief.outcomes[-1].parties
    assert usa.real_income_pct.high < 0.0 < chn.real_income_pct.low, "who controls gains, who needs it loses"
    assert usa.real_income_pct.low < usa.real_income_pct.value, "the range runs over licences as well"
    assert any("a permit is worth" in sentence for sentence in brief.outcomes[-1].bilateral)
    assert brief.outcomes[-1].unquantified == ()


def test_headline_leads_with_the_threat_and_its_cost(brief: Brief) -> None:
    usa, chn = (c.real_income_pct.value for c in brief.outcomes[3].parties)
    assert brief.headline[0].startswith(
        "The United States threatens a 100 % import duty on all goods from China, from 1 November 2025. "
        f"Carried out and unanswered: the United States {signed(usa)} % of real income ("
    )
    assert f"and China {signed(chn)} % (" in brief.headline[0]
    assert brief.headline[-1] == "One announcement rests on the word of one side only (Somebody)."


def test_what_was_announced(brief: Brief) -> None:
    duty, control, promise = brief.announced
    assert (duty.status, duty.expectation, duty.one_sided) == (
        "threatened",
        "averted, expects Scott Bessent",
        False,
    )
    assert duty.according_to == ("Donald Trump",)
    assert control.according_to == ("the document, in its own voice",)
    assert control.text == "China announced export licences for rare-earth magnets to all destinations."
    assert (promise.status, promise.one_sided, promise.according_to) == ("claimed", True, ("Somebody",))


def test_calendar_is_in_order_and_says_how_dates_were_derived(brief: Brief) -> None:
    assert [(d.day, d.note) for d in brief.calendar] == [
        ("Thu 30 October 2025", "from “Thursday” in the text"),
        ("Sat 1 November 2025", None),
    ]
    assert not any(d.past for d in brief.calendar)


def test_exposure_says_what_is_in_the_numbers_and_is_older_than_the_report(brief: Brief) -> None:
    magnets, ores = brief.exposure
    assert magnets.statement.startswith("Controlled by China: in the outcomes as a ceiling on exports.")
    assert magnets.quantified
    assert ores.used_in == ("smartphones", "electric vehicles") or ores.used_in == (
        "smartphones",
        "electric cars",
    )
    assert not any("October 2025" in f.year for item in brief.exposure for f in item.facts)
    labels = [(f.label, f.year) for item in brief.exposure for f in item.facts]
    assert len(labels) == len(set(labels))


def test_markets_name_their_session(brief: Brief) -> None:
    (move,) = brief.markets
    assert (move.change_pct, move.session, move.day) == (2.1, "midday", "Mon 27 October 2025")
    assert brief.markets_note is not None
    assert "not closing moves" in brief.markets_note


def test_method_names_data_duties_elasticities_and_checks(brief: Brief) -> None:
    method = brief.method
    assert len(method.elasticities) >= 3
    assert [e.name for e in method.elasticities if e.default] == ["GYY"]
    assert method.residual < 1e-10
    assert method.walras < 1e-8
    assert any("United States on China: 41.9 %" in line for line in method.tariffs)
    assert {a.option for a in method.assumptions} == {
        "--assume basis=additional|total", "--assume purchases=USD_BN", "--assume mirror=SHARE",
        "--assume licences=SHARE",
    }  # fmt: skip


def test_zone_and_leverage_agree_with_the_costs(brief: Brief) -> None:
    usa, chn = (c.real_income_usd_bn.value for c in brief.outcomes[3].parties)
    leverage = brief.talks.leverage
    assert leverage is not None
    assert leverage.ratios == {"USA": pytest.approx(chn / usa), "CHN": None}
    assert [t.credible for t in leverage.threats] == ["no", "only unanswered"]
    grid = brief.talks.grid
    assert grid is not None
    for zone in brief.talks.zones:
        inside = [
            p
            for p in grid.packages
            if p.first_pct >= zone.first_pct - 1e-4 and p.second_pct >= zone.second_pct - 1e-4
        ]
        assert zone.count == (0 if zone.empty else len(inside))


def test_round_trip_and_determinism(brief: Brief) -> None:
    assert Brief.model_validate_json(brief.to_json()) == brief
    assert compose_ledger(EXAMPLE).to_json() == brief.to_json()


def test_without_a_publication_date_the_status_quo_is_the_base_year() -> None:
    page = compose_ledger(ledger(tariff(), published=None))
    assert page.published_text == "publication date unknown"
    assert page.method.tariffs == ("The publication date is unknown: the status quo has the duties of 2022.",)


def test_a_document_without_any_level() -> None:
    control = licensing(scope=Scope(products=("semiconductor_materials",)))
    page = compose_ledger(ledger(control, published=date(2025, 10, 9)))
    assert any("no outcome is costed" in sentence for sentence in page.headline)
    assert all(not o.parties for o in page.outcomes)


SENTENCES = [
    (tariff(), "The United States threatens a 100 % import duty on all goods from China, from 1 November 2025."),
    (
        tariff(status="announced", rate=Rate(value_pct=8.0, basis="additional"), effective=None),
        "The United States announced an additional 8 % import duty on all goods from China.",
    ),
    (
        tariff(status="announced", rate=Rate(value_pct=8.0), effective=None),
        "The United States announced an 8 % import duty on all goods from China.",
    ),
    (
        tariff(status="agreed", action="cut", direction="ease", rate=Rate(value_pct=15.0, previous_pct=25.0),
               scope=Scope(products=("autos",)), effective=None),
        "The United States cuts its import duty on cars from China from 25 % to 15 %.",
    ),
    (
        tariff(status="in_force", action="maintain", direction="keep", rate=Rate(value_pct=50.0), target=("EU",),
               scope=Scope(products=("steel", "aluminium")), effective=None),
        "The United States keeps its 50 % import duty on steel and aluminium from the European Union.",
    ),
    (
        tariff(status="averted", effective=None, target=("WLD",)),
        "The United States drops a 100 % import duty on all goods from all origins.",
    ),
    (
        tariff(actor=("CHN",), target=("USA",), action="raise", status="announced", effective=None,
               rate=Rate(kind="band", low_pct=5, high_pct=25),
               scope=Scope(products=("goods_list",), value=Money(amount=60e9))),
        "China raises its import duty on a list of goods worth 60 bn USD from the United States to 5 to 25 %.",
    ),
    (
        licensing(scope=Scope(
            products=("rare_earths",), content_rule=ContentRule(kind="origin_value", threshold_pct=0.1)
        )),
        "China announced export licences for rare earths made abroad with content from China (0.1 % of the value or "
        "more) to all destinations.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("measure", "sentence"), SENTENCES, ids=range(len(SENTENCES)))
def test_measure_in_words(measure: object, sentence: str) -> None:
    assert measure_sentence(measure) == sentence


PROMISES = [
    (purchase(), "China is to buy “substantial” amounts of farm products from the United States."),
    (
        purchase(products=("soybeans",), years=3,
                 quantity=Quantity(value=25e6, unit="t", per="year", bound="at_least")),
        "China is to buy at least 25 million t a year of soybeans from the United States, for 3 years.",
    ),
    (
        purchase(kind="investment", products=(), quantity=Quantity(value=550e9, unit="USD", bound="up_to"),
                 actor=("JPN",)),
        "Japan is to invest up to 550 bn USD in the United States.",
    ),
    (
        purchase(kind="market_access", products=("autos",), quantity=None, actor=("JPN",)),
        "Japan is to open its market for cars from the United States.",
    ),
    (
        purchase(kind="market_access", products=("autos",), quantity=None, actor=("JPN", "KOR")),
        "Japan and South Korea are to open their markets for cars from the United States.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "sentence"), PROMISES, ids=range(len(PROMISES)))
def test_promise_in_words(promise: object, sentence: str) -> None:
    assert commitment_sentence(promise) == sentence


def test_numbers_and_dates_in_words() -> None:
    assert [signed(x) for x in (-0.384, 0.0, 0.004, -0.00004, 1.2)] == [
        "−0.38",
        "0.00",
        "+0.004",
        "0.0000",
        "+1.20",
    ]
    assert [money(x) for x in (100.1, 1.9, 0.824, -29.2)] == [
        "100 bn USD",
        "1.9 bn USD",
        "824 m USD",
        "29 bn USD",
    ]
    assert [date_in_words(x) for x in ("2025-11-01", "2025-10", "2025", "2025-W43", None)] == [
        "Sat 1 November 2025", "October 2025", "2025", "week 43 of 2025", "",
    ]  # fmt: skip
    assert joined(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(("kind", "trigger", "words"), [
    ("pending", "subject to confirmation by the cabinet", "subject to confirmation by the cabinet"),
    ("pending", "approval by parliament", "once approval by parliament"),
    ("if", "If no deal is reached", "if no deal is reached"),
    ("if", "no deal is reached", "if no deal is reached"),
    ("if", "only if talks fail", "only if talks fail"),
    ("in_exchange_for", "soybeans", "in exchange for soybeans"),
    ("may", "may be revised", "may be revised"),
])  # fmt: skip
def test_a_condition_keeps_the_link_word_of_the_document(kind: str, trigger: str, words: str) -> None:
    assert condition_in_words(Condition(kind=kind, trigger=trigger, evidence=(QUOTE,))) == words  # type: ignore[arg-type]

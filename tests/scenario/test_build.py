"""From a ledger to outcomes: what belongs to which, with which level, and what had to be assumed."""

from __future__ import annotations

from datetime import date

import pytest

from detente.errors import InputError
from detente.ledger import Evidence, Money, Party, Quantity, Rate, Scope, When
from detente.scenario import Purchase, Tariff
from detente.scenario.build import build_outcomes
from detente.scenario.choices import Choices
from detente.scenario.outcomes import Outcomes
from detente.trade.solve import solve
from detente.world import World
from detente.world.tariffs import tariffs_as_of
from ledgers import ledger, licensing, purchase, tariff

WORLD = World.load()


def build(
    *records: object, published: date | None = date(2025, 10, 27), choices: Choices | None = None
) -> Outcomes:
    return build_outcomes(ledger(*records, published=published), WORLD, choices)


def told(outcomes: Outcomes) -> str:
    return "\n".join(a.text for a in outcomes.assumed)


def test_the_worked_example() -> None:
    outcomes = build(tariff(), licensing(responds_to=()), purchase())
    assert outcomes.parties == ("USA", "CHN")
    assert [o.id for o in outcomes.outcomes] == [
        "status-quo", "deal", "threats", "threat-USA", "retaliation-USA", "threat-CHN",
    ]  # fmt: skip
    threat = outcomes.find("threat", "USA")
    assert threat is not None
    (level,) = threat.scenario.measures
    assert isinstance(level, Tariff)
    assert (level.origin, level.destination, level.add, level.rate) == (("CHN",), ("USA",), 1.0, None)
    answer = outcomes.find("retaliation", "USA")
    assert answer is not None
    mirror = answer.scenario.measures[1]
    assert isinstance(mirror, Tariff)
    assert (mirror.origin, mirror.destination, mirror.add) == (("USA",), ("CHN",), 1.0)
    chinese = outcomes.find("threat", "CHN")
    assert chinese is not None
    assert (chinese.scenario.measures, chinese.unquantified) == ((), ("m2",))
    assert outcomes.find("threats").unquantified == ("m2",)
    assert {o.scenario.baseline.on for o in outcomes.outcomes} == {date(2025, 10, 27)}


def test_words_without_a_number_become_the_base_year_volume() -> None:
    outcomes = build(tariff(), purchase())
    (deal,) = outcomes.find("deal").scenario.measures
    assert isinstance(deal, Purchase)
    usa, chn, farm = WORLD.economies.index("USA"), WORLD.economies.index("CHN"), WORLD.sectors.index("A01")
    assert deal.at_least_usd_bn == pytest.approx(WORLD.flows[usa, chn, farm] / 1e3)
    assert "“substantial” purchases: the document gives no number; read as a return to the 2022" in told(
        outcomes
    )
    assert outcomes.buyer == "CHN"
    assert outcomes.purchase_usd_bn is not None
    assert 0.0 < outcomes.purchase_usd_bn < deal.at_least_usd_bn


def test_the_user_can_set_what_the_document_leaves_open() -> None:
    choices = Choices.parse(["purchases=40", "basis=total", "mirror=0.5", "closure=scaled"])
    outcomes = build(tariff(), purchase(), choices=choices)
    (deal,) = outcomes.find("deal").scenario.measures
    assert deal.at_least_usd_bn == 40.0
    first, second = outcomes.find("retaliation", "USA").scenario.measures
    assert (first.rate, first.add, second.add) == (1.0, None, 0.5)
    assert all(o.scenario.closure == "scaled" for o in outcomes.outcomes)
    assert "are set to 40 bn USD a year at prices of 2022, as you chose" in told(outcomes)
    assert "it is read as the whole duty" in told(outcomes)


def test_tonnes_are_valued_and_put_on_the_product_alone() -> None:
    promise = purchase(
        products=("soybeans",), quantity=Quantity(value=25e6, unit="t", per="year", bound="at_least")
    )
    outcomes = build(tariff(), promise)
    (deal,) = outcomes.find("deal").scenario.measures
    assert deal.at_least_usd_bn == pytest.approx(25e6 * 675.39 / 1e9)
    assert deal.share_of_sector == pytest.approx(18.947 / 21.267)
    assert "25 million t of soybeans a year, at 675.39 USD/t (average of 2022, World Bank)" in told(outcomes)


def test_of_two_promises_on_one_sector_the_larger_counts() -> None:
    small = purchase("c1", quantity=Quantity(value=5e9, unit="USD", per="year"))
    large = purchase("c2", quantity=Quantity(value=30e9, unit="USD", per="year"))
    outcomes = build(tariff(), small, large)
    deal = outcomes.find("deal")
    assert deal is not None
    assert [m.at_least_usd_bn for m in deal.scenario.measures] == [30.0]


def test_a_number_counts_before_words_and_nothing_twice() -> None:
    words = purchase("c1", products=("soybeans",), quantity=Quantity(words="massive amounts"))
    soon = purchase(
        "c2", products=("soybeans",), quantity=Quantity(value=12e6, unit="t", per="total"),
        starts=When(value="2025-10-30", as_written="now"), ends=When(value="2026-01", as_written="January"),
    )  # fmt: skip
    yearly = purchase("c3", products=("soybeans",), quantity=Quantity(value=25e6, unit="t", per="year"))
    deal = build(words, soon, yearly, published=date(2025, 10, 30)).find("deal")
    assert deal is not None
    (bought,) = deal.scenario.measures
    assert bought.note == "c3: Purchases of US farm products"
    assert (deal.rests_on, deal.unquantified) == (("c1", "c2", "c3"), ())


def test_a_special_duty_stands_before_a_general_one() -> None:
    general = tariff("m1", target=("EU",), status="agreed", rate=Rate(value_pct=15.0), effective=None)
    special = tariff(
        "m2", actor=("USA", "EU"), target=("USA", "EU"), status="agreed", action="cut", direction="ease",
        rate=Rate(value_pct=0.0), scope=Scope(products=("pharmaceuticals",)), effective=None,
    )  # fmt: skip
    outcomes = build(general, special, published=date(2025, 7, 28))
    result = solve(WORLD, outcomes.find("deal").scenario)
    usa, deu = WORLD.economies.index("USA"), WORLD.economies.index("DEU")
    drugs, cars = WORLD.sectors.index("C21"), WORLD.sectors.index("C29")
    rates = result.equilibrium.wedges.tariff
    assert (rates[drugs, deu, usa], rates[cars, deu, usa], rates[drugs, usa, deu]) == (0.0, 0.15, 0.0)


def test_special_points_replace_general_ones_and_equal_ones_add_up() -> None:
    general = tariff(
        "m1", target=("CAN", "MEX"), status="announced", rate=Rate(value_pct=25.0), effective=None
    )
    energy = tariff(
        "m2", target=("CAN",), status="announced", rate=Rate(value_pct=10.0), effective=None,
        scope=Scope(products=("energy",)),
    )  # fmt: skip
    again = tariff("m3", target=("CAN",), status="announced", rate=Rate(value_pct=5.0), effective=None)
    threat = build(general, energy, again, published=date(2025, 2, 1)).find("threat", "USA")
    assert threat is not None
    result = solve(WORLD, threat.scenario)
    added = result.equilibrium.wedges.tariff - result.reference.wedges.tariff
    usa, can, mex = (WORLD.economies.index(e) for e in ("USA", "CAN", "MEX"))
    oil, cars = WORLD.sectors.index("B06"), WORLD.sectors.index("C29")
    assert added[cars, can, usa] == pytest.approx(0.30)
    assert added[oil, can, usa] == pytest.approx(0.10)
    assert added[cars, mex, usa] == pytest.approx(0.25)


def test_a_group_that_buys_shares_the_purchase_among_its_members() -> None:
    promise = purchase(
        actor=("EU",), products=("energy",), quantity=Quantity(value=750e9, unit="USD", per="total")
    )
    agreed = tariff(target=("EU",), status="agreed", rate=Rate(value_pct=15.0), effective=None)
    outcomes = build(agreed, promise, published=date(2025, 7, 28))
    assert outcomes.parties == ("USA", "EU")
    bought = [m for m in outcomes.find("deal").scenario.measures if isinstance(m, Purchase)]
    assert sum(m.at_least_usd_bn or 0.0 for m in bought) == pytest.approx(250.0)
    assert outcomes.buyer == "EU"
    assert "750 bn USD in total, spread over 3 years (assumed)" in told(outcomes)


def test_an_agreed_rate_is_the_whole_duty() -> None:
    agreed = tariff("m1", target=("JPN",), status="agreed", rate=Rate(value_pct=15.0), effective=None)
    (level,) = build(agreed, published=date(2025, 7, 23)).find("deal").scenario.measures
    assert (level.rate, level.add) == (0.15, None)


def cut_to_15(before: float | None, quote: str = "words") -> Outcomes:
    cut = tariff(
        target=("CHE",), status="agreed", action="cut", direction="ease", effective=None,
        rate=Rate(value_pct=15.0, previous_pct=before), evidence=(Evidence(quote=quote, start=0, end=len(quote)),),
    )  # fmt: skip
    return build(cut, published=date(2025, 11, 14))


def test_a_cut_takes_its_share_off_the_average_duty_in_force() -> None:
    """39 % was the statutory rate; gold and medicines were exempt, so the average in force was lower."""
    now = tariffs_as_of(WORLD, date(2025, 11, 14)).average_pct("USA", "CHE")
    (level,) = cut_to_15(39.0).find("deal").scenario.measures
    assert level.add == pytest.approx(now / 100 * (15 / 39 - 1))
    assert f"from {now:.1f} to {now * 15 / 39:.1f} %, the same share as in the document" in told(
        cut_to_15(39.0)
    )


def test_a_cut_never_raises_a_duty_and_a_threat_is_no_duty_to_cut() -> None:
    now = tariffs_as_of(WORLD, date(2025, 11, 14)).average_pct("USA", "CHE")
    (level,) = cut_to_15(None).find("deal").scenario.measures
    assert level.add == 0.0 if now < 15.0 else None
    (level,) = cut_to_15(25.0, "down from the 25 % threatened").find("deal").scenario.measures
    assert level.rate == 0.15


def test_a_list_of_known_value_is_spread_over_all_goods_at_the_middle_of_its_band() -> None:
    listed = tariff(
        actor=("CHN",), target=("USA",), status="announced", rate=Rate(kind="band", low_pct=5.0, high_pct=25.0),
        scope=Scope(products=("goods_list",), value=Money(amount=60e9)),
    )  # fmt: skip
    outcomes = build(listed, published=date(2019, 5, 13))
    (level,) = outcomes.find("threat", "CHN").scenario.measures
    usa, chn = WORLD.economies.index("USA"), WORLD.economies.index("CHN")
    share = 60e3 / WORLD.flows[usa, chn, WORLD.goods].sum()
    assert level.add == pytest.approx(0.15 * share)
    assert "its middle, 15 %, is used" in told(outcomes)
    assert "spread evenly over all goods (47 % of that trade in 2022)" in told(outcomes)


def test_a_rate_on_goods_that_nobody_named_has_no_level() -> None:
    threat = build(tariff(scope=Scope())).find("threat", "USA")
    assert threat is not None
    assert (threat.scenario.measures, threat.unquantified) == ((), ("m1",))


def test_what_is_in_force_is_not_done_twice() -> None:
    outcomes = build(tariff(status="in_force"), licensing())
    assert outcomes.find("threat", "USA") is None
    assert outcomes.find("threat", "CHN") is not None


def test_one_sided_documents_get_the_other_party_they_name() -> None:
    outcomes = build_outcomes(ledger(licensing()), WORLD)
    assert outcomes.parties == ("CHN", "USA")
    assert (
        "The document names no partner of China; the United States is taken, the other party it mentions."
        in told(outcomes)
    )


def test_or_the_largest_trading_partner() -> None:
    outcomes = build_outcomes(
        ledger(licensing(actor=("CAN",)), parties=(Party(id="CAN", name="Canada"),)), WORLD
    )
    assert outcomes.parties == ("CAN", "USA")
    assert "its largest trading partner" in told(outcomes)


def test_nothing_to_negotiate() -> None:
    with pytest.raises(InputError) as error:
        build_outcomes(ledger(parties=()), WORLD)
    assert str(error.value) == (
        "document: got no economy that announces, threatens or promises anything, expected a text on a trade "
        "negotiation that names the economies it is about. Fix: give the report or statement itself, or write a "
        "scenario file and use 'detente solve'."
    )


def test_options_that_cannot_be_understood() -> None:
    with pytest.raises(InputError) as error:
        Choices.parse(["basis=half", "purchases=lots", "speed=3"])
    wanted = (
        "expected basis=additional|total, purchases=USD_BN, years=N, mirror=SHARE, licences=SHARE or "
        "closure=fixed|scaled|balanced. Fix: write for example --assume purchases=25."
    )
    assert str(error.value) == "\n".join(
        f"--assume {o}: got '{o}', {wanted}" for o in ("basis=half", "purchases=lots", "speed=3")
    )


def test_every_outcome_solves() -> None:
    for outcome in build(tariff(), licensing(), purchase()).outcomes:
        assert solve(WORLD, outcome.scenario).residual < 1e-10

"""Whether two records are about the same thing."""

from __future__ import annotations

from hypothesis import given, settings
from ledger_stories import duty, measures, quote, when

from detente.ledger import Commitment, Meeting, Money, Quantity, Rate, Scope
from detente.ledger.matching import (
    LEAST,
    likeness_of_commitments,
    likeness_of_measures,
    likeness_of_meetings,
)


def same(one: object, other: object) -> bool:
    return likeness_of_measures(one, other) >= LEAST  # type: ignore[arg-type]


@settings(max_examples=100)
@given(measures(identity=None), measures(identity=None))
def test_likeness_is_symmetric_and_bounded(one, other) -> None:  # type: ignore[no-untyped-def]
    assert likeness_of_measures(one, other) == likeness_of_measures(other, one)
    assert 0.0 <= likeness_of_measures(one, other) <= 1.0
    assert likeness_of_measures(one, one) >= LEAST


def test_identity_decides_alone() -> None:
    assert likeness_of_measures(duty(rate=10), duty(rate=25, actor=("EU",), instrument="import_ban")) == 1.0
    assert likeness_of_measures(duty(identity="a"), duty(identity="b")) == 0.0


def test_actor_and_kind_of_instrument_must_be_the_same() -> None:
    plain = duty(identity=None, rate=10)
    assert not same(plain, duty(identity=None, rate=10, actor=("CHN",)))
    assert not same(plain, duty(identity=None, rate=10, instrument="import_ban"))
    assert same(
        duty(identity=None, instrument="export_licensing"), duty(identity=None, instrument="export_control")
    )


def test_a_rate_that_replaces_another_is_the_same_measure_and_any_other_is_not() -> None:
    ten = duty(identity=None, rate=10)
    assert same(
        ten, duty(identity=None, rate=None).model_copy(update={"rate": Rate(value_pct=25, previous_pct=10)})
    )
    assert not same(ten, duty(identity=None, rate=25))
    assert same(ten, duty(identity=None))


def test_scopes_must_share_what_both_name() -> None:
    def goods(*names: str, **fields: object):  # type: ignore[no-untyped-def]
        return duty(identity=None, rate=10, scope=Scope(products=names, **fields))  # type: ignore[arg-type]

    assert same(goods("steel"), goods("steel", "aluminium"))
    assert not same(goods("steel"), goods("soybeans"))
    assert not same(goods(value=Money(amount=2e11)), goods(value=Money(amount=3e11)))
    assert same(goods(value=Money(amount=2.0e11)), goods(value=Money(amount=2.1e11)))
    assert not same(goods(hs=("8703",)), goods(hs=("7206",)))


def test_a_report_may_name_its_own_country_where_the_act_binds_all() -> None:
    assert same(duty(identity=None, target=("WLD",)), duty(identity=None))
    assert not same(duty(identity=None, target=("MEX",)), duty(identity=None))


def promise(**fields: object) -> Commitment:
    given: dict[str, object] = {
        "id": "c1", "title": "Soybeans", "actor": ("CHN",), "beneficiary": ("USA",), "kind": "purchase",
        "products": ("soybeans",), "quantity": Quantity(value=12e6, unit="t"), "evidence": quote("doc"),
    }  # fmt: skip
    return Commitment(**(given | fields))  # type: ignore[arg-type]


def test_commitments_of_another_quantity_unit_or_product_are_others() -> None:
    one = promise()
    assert likeness_of_commitments(one, promise(ends=when("2025-12-31"))) >= LEAST
    assert likeness_of_commitments(one, promise(quantity=None)) >= LEAST
    for other in (
        promise(quantity=Quantity(value=25e6, unit="t")),
        promise(quantity=Quantity(value=12e6, unit="t", per="year")),
        promise(products=("sorghum",)),
        promise(beneficiary=("BRA",)),
        promise(kind="investment"),
    ):
        assert likeness_of_commitments(one, other) < LEAST


def test_meetings_need_days_that_agree_and_parties_in_common() -> None:
    def talks(day: str, *parties: str, **fields: object) -> Meeting:
        return Meeting(id="t", title="Talks", parties=parties, starts=when(day), status="planned",
                       evidence=quote("doc"), **fields)  # type: ignore[arg-type]  # fmt: skip

    one = talks("2025-10-30", "USA", "CHN")
    assert likeness_of_meetings(one, talks("2025-10", "CHN", "USA")) >= LEAST
    assert likeness_of_meetings(one, talks("2025-10-31", "CHN", "USA")) == 0.0
    assert likeness_of_meetings(one, talks("2025-10-30", "JPN", "USA")) == 0.0
    assert likeness_of_meetings(one, talks("2025-10-30", "CHN", "USA", country="KOR")) >= LEAST
    assert (
        likeness_of_meetings(
            talks("2025-10-30", "USA", "CHN", country="JPN"), talks("2025-10-30", "CHN", "USA", country="KOR")
        )
        == 0.0
    )

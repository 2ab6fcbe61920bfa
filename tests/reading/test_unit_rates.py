"""Duties in money for each unit of goods: what is read, shown, matched and kept out of the costs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger.records import Rate, UnitRate
from detente.ledger.versions import rate_in_words
from detente.reading import flat, read
from detente.reading.documents import from_text


def _rate(text: str) -> Rate | None:
    ledger = read(from_text(text, published=date(2025, 10, 1)))
    assert len(ledger.measures) == 1, flat(ledger)
    return ledger.measures[0].rate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The EU imposed a duty of €150 per tonne on Russian fertiliser in July.", "150 EUR per t"),
        ("The United Kingdom doubled to $50 a tonne its duty on aluminium from China.", "50 USD per t"),
        ("Brazil approved an anti-dumping duty of $345.20 per tonne on Chinese steel wire.", "345.2 USD per t"),
        ("Peru set anti-dumping duties of between $100 and $345.20 per tonne on Argentine biodiesel.",
         "100 to 345.2 USD per t"),
        ("Mexico imposed a compensatory duty of US$0.37 per kilogram on garlic from China.", "0.37 USD per kg"),
        ("Thailand imposed a $25-per-tonne export tax on sugar.", "25 USD per t"),
        ("The EU put a tariff of 2 euros per bottle on Australian wine.", "2 EUR per unit"),
        ("Canada levied a duty of C$3.50 a pair on shoes from Vietnam.", "3.5 CAD per pair"),
        ("Brussels set a duty of 30% plus EUR 95 per 100 kg on rice from Myanmar.", "30 % plus 95 EUR per 100 kg"),
        ("India imposed a 20% export duty on rice, which trades at $500 a tonne.", "20 %"),
        ("China imposed duties on Canadian canola, which sells for $600 a tonne.", None),
        ("China imposed duties on Canadian canola at a price of $600 a tonne.", None),
    ],
)  # fmt: skip
def test_duties_a_unit(text: str, words: str | None) -> None:
    assert rate_in_words(_rate(text)) == words


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("India raised its export tax on iron ore from $30 to $50 a tonne.", 50, 30),
        ("Indonesia will lower its export levy on crude palm oil to $75 a tonne from $100.", 75, 100),
    ],
)
def test_the_duty_it_replaces(text: str, now: float, before: float) -> None:
    rate = _rate(text)
    assert rate is not None
    assert rate.per_unit is not None
    assert (rate.per_unit.amount, rate.per_unit.previous, rate.per_unit.low) == (now, before, None)


def test_a_doubt_says_that_it_is_not_costed() -> None:
    ledger = read(
        from_text(
            "The EU imposed a duty of €150 per tonne on Russian fertiliser.", published=date(2025, 10, 1)
        )
    )
    assert [i.text for i in ledger.issues if i.about == ("m1",)] == [
        "A duty in money for each unit of goods: no prices are at hand to put it in percent, so it is not costed."
    ]
    assert (
        ledger.measures[0].title == "European Union: 150 EUR per t import tariff on fertilisers from Russia"
    )


@given(
    amount=st.decimals("0.01", "99999", places=2),
    unit=st.sampled_from(
        [("tonne", "t"), ("kilogram", "kg"), ("litre", "l"), ("barrel", "barrel"), ("head", "head")]
    ),
    currency=st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("C$", "CAD")]),
)
@settings(max_examples=60, deadline=None)
def test_every_amount_and_unit(amount: object, unit: tuple[str, str], currency: tuple[str, str]) -> None:
    rate = _rate(f"Japan imposed a duty of {currency[0]}{amount} per {unit[0]} on beef from Brazil.")
    assert rate is not None
    assert rate.kind == "specific"
    assert rate.per_unit == UnitRate(amount=float(str(amount)), currency=currency[1], per=unit[1])

"""Turns of phrase that once misled the reader, each in a sentence of its own."""

from __future__ import annotations

from datetime import date

from detente.ledger import Ledger
from detente.reading import read
from detente.reading.documents import from_text


def ledger(text: str, day: date = date(2025, 5, 7)) -> Ledger:
    return read(from_text(text, published=day))


def test_from_more_than_to_is_one_rate() -> None:
    (measure,) = ledger(
        "India has agreed with Britain to cut duties on British cars from more than 100% to 10% under a quota."
    ).measures
    assert measure.rate is not None
    assert (measure.rate.value_pct, measure.rate.previous_pct) == (10.0, 100.0)


def test_duties_imposed_earlier_are_in_force() -> None:
    text = (
        "The European Union and China will negotiate minimum prices for Chinese electric cars in place of the duties "
        "of up to 35.3% that Brussels imposed in October, the European Commission said on Thursday."
    )
    (measure,) = [m for m in ledger(text, date(2025, 4, 10)).measures if m.rate is not None]
    assert (measure.actor, measure.status) == (("EU",), "in_force")


def test_a_levy_on_technology_companies_is_no_import_duty() -> None:
    text = (
        "President Donald Trump broke off the trade talks with Canada on Friday, calling the 3% levy on American "
        "technology companies a blatant attack."
    )
    assert ledger(text).measures == ()

"""Quantities of promises in units beside tonnes: read, told in words, kept in their unit by the tracker."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from detente.brief.words import amount_in_words
from detente.ledger.parts import QuantityUnit
from detente.reading import read
from detente.reading.documents import from_text
from detente.reading.gazetteers.markets import CURRENCIES
from detente.tracking.units import parse_unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("India agreed to buy 10 million barrels of US crude oil a month.", "10 million barrels a month"),
        ("Mexico will buy 200,000 head of cattle from the United States.", "200,000 head"),
        ("Japan will buy at least 100 million gallons of US ethanol every year.",
         "at least 100 million gallons a year"),
        ("Chile agreed to import 50,000 litres of Argentine wine.", "50,000 litres"),
        ("Switzerland pledged to invest CHF 200 billion in the United States.", "200 bn CHF"),
        ("Australia will buy C$5 billion of Canadian uranium.", "5 bn CAD"),
    ],
)  # fmt: skip
def test_quantities(text: str, words: str) -> None:
    (commitment,) = read(from_text(text, published=date(2025, 10, 1))).commitments
    assert amount_in_words(commitment) == words


def test_every_unit_of_the_ledger_can_be_tracked() -> None:
    for unit in get_args(QuantityUnit):
        assert parse_unit(unit, product="soybeans").name.startswith("bushels" if unit == "bushel" else unit)


def test_every_currency_of_the_gazetteer_is_a_unit() -> None:
    assert set(CURRENCIES.values()) <= set(get_args(QuantityUnit))

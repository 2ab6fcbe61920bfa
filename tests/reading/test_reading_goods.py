"""Goods that no vocabulary knows are named by the words that name them."""

from __future__ import annotations

from datetime import date

import pytest

from detente.reading import flat, from_text, read


def tags(text: str) -> list[list[str]]:
    found = flat(read(from_text(text, published=date(2025, 3, 3))))
    return [measure.get("products", []) for measure in found["measures"]]


@pytest.mark.parametrize(("text", "goods"), [
    ("India has imposed a duty of 12% on imports of vacuum flasks from China.", ["vacuum_flasks"]),
    ("The EU will levy anti-dumping duties of 20% on imports of soft ferrite cores and wind chimes from China.",
     ["soft_ferrite_cores", "wind_chimes"]),
    ("Peru imposed a 15% tariff on Chilean wickerwork on Monday.", ["wickerwork"]),
])  # fmt: skip
def test_goods_are_named_by_their_words(text: str, goods: list[str]) -> None:
    assert tags(text) == [goods]


@pytest.mark.parametrize("text", [
    "Peru imposed a 15% tariff on imports from Chile on Monday.",
    "Peru imposed a 15% tariff on all goods from Chile on Monday.",
    "Peru put a tariff of 15% on Chile on hold, the commission said.",
    "Peru imposed a 15% tariff on many trading partners, the commission said.",
])  # fmt: skip
def test_what_is_no_good_names_none(text: str) -> None:
    assert tags(text) == [["all_goods"]]

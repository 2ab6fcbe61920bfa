"""Goods and rates of measures, as trade news of the industries tells them.

The passages stand in ``tests/fixtures/phrases/goods.txt``; a record is ``GOODS RATE``, with goods joined by ``+`` and
``-`` for no rate.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 6, 2)


def _fits(row: dict[str, Any], line: str) -> bool:
    goods, rate = line.split()
    told = row.get("rate")
    return "+".join(sorted(row.get("products", []))) == goods and (
        told is None if rate == "-" else told == pytest.approx(float(rate))
    )


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("goods", DAY))
def test_goods_and_rates(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, _fits) == []

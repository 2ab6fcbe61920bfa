"""What holds in any text of sides, rates and status: who bears a duty does not take it, what is allowed is not done.

The passages stand in ``tests/fixtures/phrases/invariants.txt``. A line below a passage is a measure,
``ACTOR>TARGET instrument goods rate status`` with ``10..30`` for a band, or a promise,
``ACTOR:BENEFICIARY kind goods quantity status`` with the quantity in billions; ``-`` stands for nothing and ``*`` for
what is not asked.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import is_told, lists, passages, unmet

DAY = date(2025, 9, 1)


def _rate(row: dict[str, Any]) -> str:
    if row.get("rate_min") is not None:
        return f"{row['rate_min']:g}..{row['rate_max']:g}"
    return "-" if row.get("rate") is None else f"{row['rate']:g}"


def _fits(row: dict[str, Any], line: str) -> bool:
    if "target" in row:
        sides, figure = f"{'+'.join(row['actor'])}>{'+'.join(row['target'])}", _rate(row)
    else:
        sides = f"{'+'.join(row['actor'])}:{'+'.join(row['beneficiary'])}"
        figure = f"{row['quantity'] / 1e9:g}" if "quantity" in row else "-"
    goods = "+".join(row.get("products") or ["-"])
    return is_told((sides, row["type"], goods, figure, row["status"]), line)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("invariants", DAY))
def test_invariants(text: str, wanted: list[str], day: date, publisher: str) -> None:
    found = lists(text, day, publisher)
    promises = [line for line in wanted if ":" in line.split()[0]]
    measures = [line for line in wanted if line not in promises]
    assert unmet(found["measures"], measures, _fits) == []
    assert unmet(found["commitments"], promises, _fits) == []

"""Who takes a measure and at whom: passages that name the sides in many ways.

The passages stand in ``tests/fixtures/phrases/actors.txt``; a record is ``ACTOR>TARGET``, a line for each measure.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import lists, passages


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("actors", date(2025, 5, 3)))
def test_sides(text: str, wanted: list[str], day: date, publisher: str) -> None:
    found = lists(text, day, publisher)["measures"]
    told = [f"{','.join(sorted(m['actor']))}>{','.join(sorted(m['target']))}" for m in found]
    assert sorted(told) == sorted(wanted)

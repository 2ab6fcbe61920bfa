"""Restrictions that a text tells by what it requires, and other measures that no word like "tariff" or "ban" names.

The passages stand in ``tests/fixtures/phrases/required.txt``; a record is read by :func:`phrases.is_decision`.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import is_decision, lists, passages, unmet

DAY = date(2025, 11, 20)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("required", DAY))
def test_measures_told_by_what_they_require(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, is_decision) == []

"""Acts in the words of acts: notifications, implementing regulations, decrees, orders and announcements.

The passages stand in ``tests/fixtures/phrases/law.txt``. A line below a passage is a measure in the form of
:func:`phrases.is_measure`; no other measures may be there.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import is_measure, lists, passages, unmet

DAY = date(2025, 6, 1)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("law", DAY))
def test_phrases(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, is_measure) == []

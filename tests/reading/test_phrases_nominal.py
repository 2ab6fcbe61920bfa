"""Measures told by noun phrases, relative clauses and unusual verbs.

The passages stand in ``tests/fixtures/phrases/nominal.txt``; a record is read by :func:`phrases.is_measure`.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import is_measure, lists, passages, unmet


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("nominal", date(2026, 2, 3)))
def test_nouns_and_unusual_verbs_tell_the_same_measures(
    text: str, wanted: list[str], day: date, publisher: str
) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, is_measure) == []

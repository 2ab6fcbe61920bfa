"""What becomes of a measure, told by tense, mood, negation and what was said before.

The passages stand in ``tests/fixtures/phrases/status.txt``; below ``[traps]`` are those without a record. A record is
``ACTOR>TARGET instrument status action``; ``*`` stands for what is not asked, also at the end of a word.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet


def _fits(row: dict[str, Any], line: str) -> bool:
    sides, instrument, status, action = line.split()
    told = f"{','.join(row['actor'])}>{','.join(row['target'])}"
    given = (row["type"], row["status"], row["action"])
    return told == sides and all(
        want == "*" or want == got or (want.endswith("*") and got.startswith(want[:-1]))
        for want, got in zip((instrument, status, action), given, strict=True)
    )


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("status", date(2025, 6, 2)))
def test_phrases(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert unmet(lists(text, day, publisher)["measures"], wanted, _fits) == []

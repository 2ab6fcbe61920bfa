"""Groups of states, rates that end at nothing and other plain sentences: passages of ``groups.txt``.

A line of a record is read by :func:`phrases.is_measure`; lines that begin with "promise" tell a commitment's sides.
"""

from __future__ import annotations

from datetime import date

import pytest
from phrases import is_measure, lists, passages, unmet

_GROUPS = {
    "ASEAN": "BRN,IDN,KHM,LAO,MMR,MYS,PHL,SGP,THA,VNM",
    "EFTA": "CHE,ISL,LIE,NOR",
    "GCC": "ARE,BHR,KWT,OMN,QAT,SAU",
    "MERCOSUR": "ARG,BOL,BRA,PRY,URY",
}


def _spelt_out(line: str) -> str:
    for group, members in _GROUPS.items():
        line = line.replace(group, members)
    return line


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("groups", date(2025, 10, 1)))
def test_plain_sentences(text: str, wanted: list[str], day: date, publisher: str) -> None:
    found = lists(text, day, publisher)
    promises = [_spelt_out(w.removeprefix("promise ")) for w in wanted if w.startswith("promise ")]
    measures = [_spelt_out(w) for w in wanted if not w.startswith("promise ")]
    assert unmet(found["measures"], measures, is_measure) == []
    sides = [
        f"{','.join(sorted(c['actor']))}>{','.join(sorted(c['beneficiary']))}" for c in found["commitments"]
    ]
    assert sides == promises

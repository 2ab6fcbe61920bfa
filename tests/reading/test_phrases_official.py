"""Official voices: fact sheets, joint statements, notices of ministries, answers of spokespeople, speeches, letters.

The passages stand in ``tests/fixtures/phrases/official.txt``. A record is
``m ACTOR>TARGET type products status [rate] [eff=] [from=]``, ``c ACTOR>BENEFICIARY kind products [quantity]``,
``t names country day status`` or ``k speaker``. ``|`` joins alternatives, ``~`` stands for nothing and ``*`` for
anything. Measures and promises are exactly those listed; meetings and speakers are looked at where one is listed; a
passage without a record is a trap.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import lists, passages, unmet

DAY = date(2025, 11, 20)


def _is(found: list[str], wanted: str) -> bool:
    if wanted == "*":
        return True
    options = [w.split(",") if w != "~" else [] for w in wanted.split("|")]
    return any(sorted(found) == sorted(o) for o in options)


def _sides(row: dict[str, Any], other: str, wanted: str) -> bool:
    def one(text: str) -> bool:
        actor, target = text.split(">")
        return _is(row["actor"], actor) and _is(row.get(other) or [], target)

    return any(one(w) for w in wanted.split("|"))


def _measure(row: dict[str, Any], line: str) -> bool:
    sides, kind, goods, status, *rest = line.split()
    if not (
        _sides(row, "target", sides) and _is([row["type"]], kind) and _is(row.get("products", []), goods)
    ):
        return False
    if not _is([row["status"]], status):
        return False
    rate: Any = None
    for word in rest:
        if word.startswith("eff="):
            if row.get("effective") != word[4:]:
                return False
        elif word.startswith("from="):
            if row.get("rate_from") != float(word[5:]):
                return False
        else:
            rate = word
    if rate == "*":
        return True
    low, _, high = (rate or "").partition("-")
    told = (row.get("rate"), row.get("rate_min"), row.get("rate_max"))
    return told == ((None, float(low), float(high)) if high else (float(low) if rate else None, None, None))


def _promise(row: dict[str, Any], line: str) -> bool:
    sides, kind, goods, *rest = line.split()
    (quantity,) = map(float, rest) if rest else (None,)
    return (
        _sides(row, "beneficiary", sides)
        and row["type"] == kind
        and _is(row.get("products", []), goods)
        and row.get("quantity") == quantity
    )


def _meeting(row: dict[str, Any], line: str) -> bool:
    names, country, day, status = line.split()
    who = sorted(n.split()[-1] for n in row.get("participants", []))
    return (who, row.get("country"), row.get("date"), row["status"]) == (
        sorted(names.split("+")),
        country,
        day,
        status,
    )


CHECKS = {"m": ("measures", _measure), "c": ("commitments", _promise), "t": ("meetings", _meeting)}


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("official", DAY))
def test_official_passage(text: str, wanted: list[str], day: date, publisher: str) -> None:
    found = lists(text, day, publisher)
    failures = []
    for letter, (name, fits) in CHECKS.items():
        lines = [line[2:] for line in wanted if line.startswith(f"{letter} ")]
        if lines or letter != "t":
            failures += unmet(found[name], lines, fits)
    told = {k["speaker"] for k in found["claims"]}
    for names in (line[2:].split("|") for line in wanted if line.startswith("k ")):
        failures += [] if len(told) == 1 and told <= set(names) else [f"speakers: {told}"]
    assert failures == []
    assert {line[:2] for line in wanted} <= {"m ", "c ", "t ", "k "}

"""Promises, price moves, meetings and claims in the words of ministries, fact sheets, wires and market reports.

The passages stand in ``commitments.txt``, ``pacts.txt`` (duties of trade pacts),
``markets.txt``, ``meetings.txt`` and ``claims.txt`` of
``tests/fixtures/phrases``, each with the records that it holds and with no other; a passage without records is a trap.
What a line of a record says is told by :func:`promise`, :func:`move`, :func:`meeting` and :func:`speaker`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from phrases import is_measure, lists, passages, unmet

DAY = date(2025, 5, 7)
"""A Wednesday, on which the passages are published."""


def codes(values: list[str] | None) -> str:
    return "+".join(values or ["-"])


def promise(c: dict[str, Any]) -> str:
    """``ACTOR>BENEFICIARY kind products`` and, where given, quantity, window, years, cap."""
    row = [
        f"{codes(c.get('actor'))}>{codes(c.get('beneficiary'))}",
        c["type"],
        codes(sorted(c.get("products", []))),
    ]
    if "quantity" in c:
        row.append(f"{c['quantity']:.15g} {c['unit']}" + ("" if c["per"] == "total" else f"/{c['per']}"))
        row += [] if c["bound"] == "exact" else [c["bound"]]
    if "period_start" in c or "period_end" in c:
        row.append(f"{c.get('period_start', '')}..{c.get('period_end', '')}")
    row += [f"{c['years']:g}y"] if "years" in c else []
    row += [f"cap {c['cap_per_year']:.15g}"] if "cap_per_year" in c else []
    row += ["claimed"] if c["status"] == "claimed" else []
    return " ".join(row)


def move(x: dict[str, Any]) -> str:
    """``INSTRUMENT change`` (or a direction) and, where given, points, level, session, another day than today."""
    row = [x["instrument"], f"{x['change_pct']:+g}" if "change_pct" in x else x.get("direction", "-")]
    row += [f"{x['change_points']:+g}p"] if "change_points" in x else []
    row += [f"={x['level']:.15g}"] if "level" in x else []
    row += [x["session"]] if "session" in x else []
    row += [x["date"]] if x.get("date") != DAY.isoformat() else []
    return " ".join(row)


def meeting(t: dict[str, Any]) -> str:
    """``participants place country day status``."""
    who = codes(sorted(n.split()[-1] for n in t.get("participants", [])))
    return f"{who} {t.get('place', '-')} {t.get('country', '-')} {t.get('date', '-')} {t['status']}"


def speaker(claim: dict[str, Any]) -> str:
    """``speaker side``."""
    return f"{claim['speaker']} {claim.get('side', '-')}"


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("commitments", DAY))
def test_promises_of_states(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert sorted(map(promise, lists(text, day, publisher)["commitments"])) == sorted(wanted)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("markets", DAY))
def test_moves_of_the_day(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert sorted(map(move, lists(text, day, publisher)["market_moves"])) == sorted(wanted)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("meetings", DAY))
def test_meetings(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert sorted(map(meeting, lists(text, day, publisher)["meetings"])) == sorted(wanted)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("claims", DAY))
def test_speakers(text: str, wanted: list[str], day: date, publisher: str) -> None:
    told = {speaker(claim) for claim in lists(text, day, publisher)["claims"]}
    assert sorted(told) == sorted(wanted)


@pytest.mark.parametrize(("text", "wanted", "day", "publisher"), passages("pacts", DAY))
def test_duties_of_pacts(text: str, wanted: list[str], day: date, publisher: str) -> None:
    assert not unmet(lists(text, day, publisher)["measures"], wanted, is_measure)

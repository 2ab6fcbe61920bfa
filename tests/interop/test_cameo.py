"""Events under the codes of CAMEO and the types of PLOVER."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.interop.cameo import CODES, RULES, coded_events
from detente.ledger import (
    Claim,
    Commitment,
    Evidence,
    Ledger,
    Measure,
    Meeting,
    Source,
    StatusEvent,
    When,
)  # fmt: skip
from detente.ledger.chronicle import chronicle
from detente.ledger.library import load_library

WORDS = (Evidence(quote="words", start=0, end=5),)
DAY = date(2026, 1, 1)


def when(day: str) -> When:
    return When(value=day, as_written=day)


def measure(status: str, **changes: Any) -> Measure:
    fields: dict[str, Any] = {"id": "m1", "identity": "duty", "title": "Duty", "actor": ("USA",), "target": ("CHN",),
                              "instrument": "import_tariff", "status": status, "evidence": WORDS}  # fmt: skip
    return Measure(**(fields | changes))


def book(published: str, *records: Any, **fields: Any) -> Ledger:
    return Ledger(
        sources=(Source(id=f"doc-{published}", kind="official", published=date.fromisoformat(published)),),
        measures=tuple(r for r in records if isinstance(r, Measure)),
        commitments=tuple(r for r in records if isinstance(r, Commitment)),
        claims=tuple(r for r in records if isinstance(r, Claim)),
        meetings=tuple(r for r in records if isinstance(r, Meeting)),
        **fields,
    )


def codes(*books: Ledger, day: date = DAY) -> list[tuple[str, str, str | None, str]]:
    return [
        (row["event_date"].isoformat(), row["source_actor"], row["target_actor"], row["cameo_code"])
        for row in coded_events(chronicle(books), day)
    ]


# Event, mode and context by code in CAMEO2PLOVER-2021.txt of the repository openeventdata/PLOVER.
PLOVER = (
    """
0311 AGREE - economic|0342 AGREE - executive|0354 AGREE - economic|036 AGREE - diplomatic|046 CONSULT - diplomatic
057 SUPPORT - diplomatic|061 COOPERATE - economic|085 RETREAT ease economic|090 ACCUSE investigate -|100 DEMAND - -
112 ACCUSE disapprove -|1244 REJECT yield economic|130 THREATEN - -|1312 THREATEN restrict diplomatic
163 COERCE restrict diplomatic|164 SANCTION withdraw diplomatic
""".strip()
    .replace("\n", "|")
    .split("|")
)


def test_codes_are_those_that_are_published() -> None:
    wanted = {}
    for line in PLOVER:
        code, *parts = line.split()
        wanted[code] = tuple(None if part == "-" else part for part in parts)
    assert {code.cameo: (code.plover, code.mode, code.context) for code in CODES.values()} == wanted
    assert {rule.code for rule in RULES} == set(CODES)


def test_a_threat_an_imposition_and_its_easing() -> None:
    lifted = StatusEvent(status="suspended", on=when("2025-11-10"))
    assert codes(
        book("2025-10-10", measure("threatened")),
        book("2025-10-20", measure("announced", effective=when("2025-11-01"))),
        book("2025-11-07", measure("suspended", history=(lifted,))),
    ) == [
        ("2025-10-10", "USA", "CHN", "1312"), ("2025-11-01", "USA", "CHN", "163"), ("2025-11-10", "USA", "CHN", "085"),
    ]  # fmt: skip


@pytest.mark.parametrize(("fields", "code"), [
    ({"status": "proposed"}, None), ({"status": "announced"}, None), ({"status": "averted"}, None),
    ({"status": "suspended"}, None), ({"status": "expired"}, None), ({"status": "in_force"}, "163"),
    ({"status": "agreed", "direction": "ease"}, "0354"), ({"status": "announced", "direction": "ease"}, "0354"),
    ({"status": "in_force", "direction": "ease"}, "085"),
    ({"status": "in_force", "direction": "keep", "action": "maintain"}, "1244"),
    ({"status": "in_force", "direction": "keep", "action": "extend"}, None),
    ({"status": "in_force", "instrument": "investigation"}, "090"),
    ({"status": "announced", "instrument": "investigation"}, None),
    ({"status": "in_force", "instrument": "subsidy"}, None), ({"status": "threatened", "instrument": "other"}, None),
    ({"status": "agreed", "direction": "ease",
      "history": (StatusEvent(status="agreed", basis="legal_act"),)}, "057"),
])  # fmt: skip
def test_measures_by_status_and_direction(fields: dict[str, Any], code: str | None) -> None:
    found = codes(book("2025-10-10", measure(**fields)))
    assert [c for *_, c in found] == ([] if code is None else [code])


def test_expectations_have_no_code() -> None:
    hoped = StatusEvent(status="in_force", hedge="expects")
    assert codes(book("2025-10-10", measure("proposed", history=(hoped,)))) == []


@pytest.mark.parametrize(("kind", "status", "code"), [
    ("purchase", "claimed", None), ("purchase", "announced", "0311"), ("investment", "agreed", "0311"),
    ("purchase", "met", "061"), ("policy", "agreed", "0342"), ("process", "agreed", None),
    ("process", "suspended", "164"), ("security", "agreed", None), ("purchase", "missed", None),
])  # fmt: skip
def test_commitments(kind: str, status: str, code: str | None) -> None:
    one = Commitment(id="c1", title="Soybeans", actor=("CHN",), beneficiary=("USA",), kind=kind, status=status,
                     evidence=WORDS)  # type: ignore[arg-type]  # fmt: skip
    expected = [] if code is None else [("2025-11-01", "CHN", "USA", code)]
    assert codes(book("2025-11-01", one)) == expected


def test_meetings_are_mutual_and_a_cancelled_one_has_no_code() -> None:
    def talks(status: str) -> Meeting:
        return Meeting(id="t1", title="Talks", parties=("USA", "EU"), starts=when("2025-10-30"), status=status,
                       evidence=WORDS)  # type: ignore[arg-type]  # fmt: skip

    assert codes(book("2025-10-20", talks("planned")), book("2025-10-31", talks("held"))) == [
        ("2025-10-20", "USA", "IGOEUREEC", "036"), ("2025-10-20", "IGOEUREEC", "USA", "036"),
        ("2025-10-30", "USA", "IGOEUREEC", "046"), ("2025-10-30", "IGOEUREEC", "USA", "046"),
    ]  # fmt: skip
    assert codes(book("2025-10-20", talks("cancelled"))) == []


@pytest.mark.parametrize(("act", "code"), [
    ("accuses", "112"), ("demands", "100"), ("threatens", "1312"), ("asserts", None), ("expects", None),
    ("denies", None), ("confirms", None), ("assesses", None), ("promises", None),
])  # fmt: skip
def test_claims(act: str, code: str | None) -> None:
    said = Claim(
        id="s1", speaker="A minister", party="CHN", about=("m1",), act=act, text="words", evidence=WORDS
    )  # type: ignore[arg-type]
    expected = [] if code is None else [("2025-10-20", "CHN", "USA", code)]
    assert codes(book("2025-10-20", measure("announced"), said)) == expected
    hedged = said.model_copy(update={"hedge": "may"})
    assert codes(book("2025-10-20", measure("announced"), hedged)) == []
    assert codes(book("2025-10-20", said.model_copy(update={"about": ()}))) == []


def test_the_world_has_no_code() -> None:
    assert codes(book("2025-10-10", measure("in_force", target=("WLD",)))) == [
        ("2025-10-10", "USA", None, "163")
    ]


def test_what_comes_later_is_left_out() -> None:
    assert codes(book("2025-10-20", measure("announced", effective=when("2026-11-01")))) == []


def test_what_ships_has_a_record_behind_every_event() -> None:
    story = chronicle(load_library("us-china-2018-2026"))
    found = list(coded_events(story, DAY))
    refs = {
        told.ref
        for kind in (story.measures, story.commitments, story.meetings)
        for one in kind
        for told in one.told
    }
    refs |= {told.ref for told in story.claims}
    assert len(found) > 100
    assert all(row["ref"] in refs and row["event_date"] <= DAY for row in found)
    known = list(coded_events(story, DAY, date(2019, 1, 1)))
    assert all(row["ref"][:10] <= "2019-01-01" for row in known)

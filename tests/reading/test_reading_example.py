"""The record of the bundled example is complete."""

from __future__ import annotations

import pytest

from detente.ledger import Claim, Ledger, Measure
from detente.reading import flat, load, read


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read(load())


def _measure(ledger: Ledger, actor: str) -> Measure:
    (found,) = [m for m in ledger.measures if m.actor == (actor,)]
    return found


def test_the_text_is_where_it_says(ledger: Ledger) -> None:
    document = load()
    ledger.verify({"doc": document.text})
    assert document.source.published is not None
    assert document.source.published.isoformat() == "2025-10-27"
    assert document.source.published_basis == "header of the file"
    assert 430 <= len(document.text.split()) <= 560


def test_two_measures(ledger: Ledger) -> None:
    assert len(ledger.measures) == 2
    tariff, licences = _measure(ledger, "USA"), _measure(ledger, "CHN")
    assert tariff.target == ("CHN",)
    assert tariff.instrument == "import_tariff"
    assert tariff.rate is not None
    assert (tariff.rate.value_pct, tariff.rate.basis) == (100.0, "unstated")
    assert tariff.scope.products == ("all_goods",)
    assert tariff.effective is not None
    assert tariff.effective.value == "2025-11-01"
    assert tariff.status == "threatened"
    assert tariff.responds_to == (licences.id,)
    assert [(e.status, e.according_to, e.hedge) for e in tariff.history] == [
        ("threatened", "Donald Trump", None),
        ("averted", "Scott Bessent", "expects"),
    ]
    assert [(c.kind, c.consequence) for c in tariff.conditions] == [
        ("pending", "averted, as Scott Bessent expects")
    ]


def test_the_licences(ledger: Ledger) -> None:
    licences = _measure(ledger, "CHN")
    assert licences.target == ("WLD",)
    assert licences.instrument == "export_licensing"
    assert licences.scope.products == ("rare_earth_magnets", "semiconductor_materials")
    assert licences.scope.content_rule is not None
    assert licences.scope.content_rule.kind == "origin_technology_or_minerals"
    assert licences.scope.extraterritorial
    assert licences.status == "announced"
    assert licences.announced is not None
    assert (licences.announced.value, licences.announced.as_written) == ("2025-10", "earlier this month")
    assert licences.effective is not None
    assert licences.effective.value == "2025-12-01"
    assert ("averted", "Scott Bessent", "expects") in [
        (e.status, e.according_to, e.hedge) for e in licences.history
    ]


def test_two_commitments(ledger: Ledger) -> None:
    purchase, process = ledger.commitments
    assert (purchase.kind, purchase.actor, purchase.beneficiary) == ("purchase", ("CHN",), ("USA",))
    assert purchase.quantity is not None
    assert (purchase.quantity.value, purchase.quantity.bound) == (None, "unquantified")
    assert purchase.quantity.words == "substantial"
    assert (purchase.status, purchase.claimed_by, purchase.confirmed_by) == (
        "claimed",
        ("Scott Bessent",),
        (),
    )
    assert (process.kind, set(process.actor)) == ("process", {"CHN", "USA"})
    assert process.claimed_by == ("He Lifeng",)


def test_claims_with_speaker_and_hedge(ledger: Ledger) -> None:
    assert len(ledger.claims) >= 6

    def about(record: str) -> list[Claim]:
        return [k for k in ledger.claims if record in k.about]

    tariff, licences = _measure(ledger, "USA").id, _measure(ledger, "CHN").id
    assert ("Scott Bessent", "USA", "expects") in [(k.speaker, k.party, k.hedge) for k in about(tariff)]
    assert ("Scott Bessent", "USA", "expects") in [(k.speaker, k.party, k.hedge) for k in about(licences)]
    assert ("Donald Trump", "threatens") in [(k.speaker, k.act) for k in about(tariff)]
    assert {k.speaker for k in about(ledger.commitments[0].id)} == {"Scott Bessent"}
    assert {k.speaker for k in about(ledger.commitments[1].id)} == {"He Lifeng"}
    assert {k.speaker for k in ledger.claims} == {"Scott Bessent", "He Lifeng", "Donald Trump"}


def test_three_meetings(ledger: Ledger) -> None:
    rows = {
        (tuple(sorted(t.participants)), t.country, t.starts.value if t.starts else None, t.status)
        for t in ledger.meetings
    }
    assert rows == {
        ((), "MYS", "2025-10-25", "held"),
        (("Donald Trump", "Xi Jinping"), "KOR", "2025-10-30", "planned"),
        (("Donald Trump", "Sanae Takaichi"), "JPN", "2025-10-27", "planned"),
    }
    (talks,) = [t for t in ledger.meetings if not t.participants]
    assert talks.ends is not None
    assert talks.ends.value == "2025-10-26"


def test_four_deadlines(ledger: Ledger) -> None:
    assert [(d.on.value, d.kind) for d in ledger.deadlines] == [
        ("2025-10-29", "step"),
        ("2025-10-30", "meeting"),
        ("2025-11-01", "effective"),
        ("2025-12-01", "effective"),
    ]


def test_three_market_moves(ledger: Ledger) -> None:
    rows = [
        (x.instrument, x.change_pct, x.session, x.on.value if x.on else None) for x in ledger.market_moves
    ]
    assert rows == [
        ("N225", 2.1, "midday", "2025-10-27"),
        ("KOSPI", 2.3, "midday", "2025-10-27"),
        ("HSI", 0.85, "midday", "2025-10-27"),
    ]


def test_the_dependency(ledger: Ledger) -> None:
    (dependency,) = ledger.dependencies
    assert dependency.input == "rare_earths"
    assert dependency.used_in == ("smartphones", "electric_vehicles", "defence_equipment")


def test_doubts(ledger: Ledger) -> None:
    kinds = {(i.kind, i.about) for i in ledger.issues}
    tariff, licences = _measure(ledger, "USA").id, _measure(ledger, "CHN").id
    purchase, process = (c.id for c in ledger.commitments)
    assert ("one_sided", (purchase,)) in kinds
    assert ("one_sided", (tariff,)) in kinds
    assert ("one_sided", (licences,)) in kinds
    assert ("ambiguous", (tariff,)) in kinds
    assert ("imprecise", (purchase,)) in kinds
    assert ("imprecise", (process,)) in kinds
    assert ("stale", tuple(x.id for x in ledger.market_moves)) in kinds


def test_flat_has_the_plain_fields(ledger: Ledger) -> None:
    row = flat(ledger)
    assert [m["type"] for m in row["measures"]] == ["import_tariff", "export_licensing"]
    assert row["deadlines"][0] == {
        "date": "2025-10-29",
        "what": "On Wednesday he will travel on to South Korea",
    }
    assert row["parties"] == ["CHN", "USA", "JPN"]
    assert all(value is not None for m in row["measures"] for value in m.values())

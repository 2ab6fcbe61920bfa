"""The ledgers that ship: sources, quotes, dates, identities, and the files that are loaded."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from detente.errors import DataError, InputError
from detente.ledger import Ledger
from detente.ledger.checks import check
from detente.ledger.chronicle import Chronicle, chronicle
from detente.ledger.days import first_day, last_day
from detente.ledger.library import build, describe_library, libraries, library_path, load_library
from detente.ledger.parts import When
from detente.ledger.records import Measure

US_CHINA = "us-china-2018-2026"
NAMES = ("china-australia-2020-2024", "eu-china-ev-2023-2026", "japan-korea-2019", US_CHINA)
DOCUMENTS = [ledger for name in NAMES for ledger in load_library(name)]


def id_of(ledger: Ledger) -> str:
    return ledger.sources[0].id


def dates_of(node: object) -> list[When]:
    """Every date below a record."""
    if isinstance(node, When):
        return [node]
    if isinstance(node, tuple):
        return [when for item in node for when in dates_of(item)]
    if hasattr(node, "model_fields_set"):
        return [when for name in type(node).model_fields for when in dates_of(getattr(node, name))]
    return []


def test_names_and_titles() -> None:
    assert libraries() == NAMES
    assert describe_library(US_CHINA).startswith("United States and China from Section 301")


def test_enough_records_and_documents() -> None:
    counts = {name: sum(1 for ledger in load_library(name) for _ in ledger.records()) for name in NAMES}
    dated = [r for ledger in load_library(US_CHINA) for r in ledger.records() if dates_of(r)]
    assert len(load_library(US_CHINA)) >= 120
    assert len(dated) >= 250
    assert all(counts[name] >= 10 for name in NAMES)


@pytest.mark.parametrize("ledger", DOCUMENTS, ids=id_of)
def test_a_document_has_a_source_and_quotes_that_stand(ledger: Ledger) -> None:
    (source,) = ledger.sources
    assert ledger.text is not None
    assert source.publisher
    assert source.title
    assert source.published is not None
    assert source.kind != "unknown"
    assert source.summary
    assert source.id.startswith(source.published.isoformat()[:4])
    ledger.verify({source.id: ledger.text})
    sentences = re.split(r"(?<=[.!?]) ", ledger.text)
    assert 1 <= len(sentences) <= 12
    for _, item in ledger.evidence():
        assert item.quote in ledger.text
        assert item.source == source.id
    assert all(record.evidence for record in ledger.records() if not record.id.startswith("i"))


@pytest.mark.parametrize("ledger", DOCUMENTS, ids=id_of)
def test_dates_are_consistent(ledger: Ledger) -> None:
    text = ledger.text or ""
    for record in ledger.records():
        for when in dates_of(record):
            assert when.as_written in text, f"{record.id}: {when.as_written}"
    for measure in ledger.measures:
        announced, effective = first_day(measure.announced), last_day(measure.effective)
        retroactive = measure.id in RETROACTIVE.get(id_of(ledger), ())
        if announced and effective and not retroactive:
            assert announced <= effective, measure.id
        if effective and measure.expires and measure.status != "suspended":
            assert effective <= (last_day(measure.expires) or date.max), measure.id


RETROACTIVE = {
    "2025-04-11-memorandum-electronics": ("m1",),
    "2025-04-29-executive-order-14289-90-fr-18907": ("m1",),
    "2025-11-14-executive-order-14360-90-fr-54091": ("m1",),
}
"""Acts that say that they apply back to an earlier day."""


def test_ids_are_unique_and_name_their_files() -> None:
    for name in NAMES:
        ids = [id_of(ledger) for ledger in load_library(name)]
        assert len(set(ids)) == len(ids)
        assert ids == sorted(ids, key=lambda i: (published(name, i), i))
        files = {path.stem for path in library_path(f"sources/{name}/documents").glob("*.yaml")}
        assert files == set(ids)


def published(name: str, document: str) -> date:
    return next(x.sources[0].published for x in load_library(name) if id_of(x) == document) or date.max


def test_every_measure_has_an_identity_of_one_kind() -> None:
    seen: dict[str, set[tuple[object, ...]]] = {}
    for ledger in DOCUMENTS:
        for measure in ledger.measures:
            assert measure.identity
            seen.setdefault(measure.identity, set()).add((measure.actor, measure.target, measure.instrument))
    assert {name: kinds for name, kinds in seen.items() if len(kinds) > 1} == {}


def test_numbers_are_not_used_twice() -> None:
    numbers = Counter(x.sources[0].number for x in load_library(US_CHINA) if x.sources[0].number)
    assert [number for number, times in numbers.items() if times > 1] == []


def test_what_was_not_compared_says_so() -> None:
    """A record that is less than certain stands beside a doubt; some are, so that the test cannot be empty."""
    doubted = [x for x in DOCUMENTS if any(r.confidence < 1 for r in (*x.measures, *x.commitments))]
    assert len(doubted) >= 20
    assert [id_of(ledger) for ledger in doubted if not ledger.issues] == []


def test_disputed_dates_are_kept() -> None:
    whens = [when for ledger in DOCUMENTS for m in ledger.measures for when in dates_of(m)]
    assert any(when.alternatives for when in whens)
    contradicted = [i for ledger in DOCUMENTS for i in ledger.issues if i.kind == "contradicted"]
    assert len(contradicted) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_the_check_finds_no_error(name: str) -> None:
    found = check(load_library(name), date(2026, 10, 10))
    assert [str(finding) for finding in found if finding.severity == "error"] == []


def test_loaded_files_are_what_the_documents_say() -> None:
    for name in NAMES:
        made = build.compile_library(library_path(f"sources/{name}"))
        stored = library_path(f"compiled/{name}.json.gz").read_bytes()
        assert build.contents(made) == build.contents(stored), "run: python -m detente.ledger.library.build"


def test_building_again_changes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "detente.ledger.library.build", "--check"], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_building_tells_what_is_stale(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    shutil.copytree(library_path("sources/japan-korea-2019"), tmp_path / "sources" / "japan-korea-2019")
    monkeypatch.setattr(build, "library_path", lambda name="": tmp_path / name)
    assert build.main(["--check"]) == 5
    assert capsys.readouterr().out == "japan-korea-2019: not what its documents say\n"
    assert build.main([]) == 0
    assert capsys.readouterr().out == "japan-korea-2019: written\n"
    assert build.main(["--check"]) == 0


def test_loading_is_fast() -> None:
    code = (
        "import time; from detente.ledger.library import load_library; import detente.ledger.book; "
        f"t = time.perf_counter(); load_library({US_CHINA!r}); print(time.perf_counter() - t)"
    )
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert best < 0.3, "60 ms on an idle machine"


def test_joining_the_documents_leaves_nothing_doubtful() -> None:
    begun = time.perf_counter()
    story = chronicle(load_library(US_CHINA))
    assert time.perf_counter() - begun < 1.0
    assert story.doubtful == ()
    assert len(story.measures) >= 100


def test_unknown_library() -> None:
    with pytest.raises(InputError) as caught:
        load_library("us-mars")
    assert str(caught.value) == (
        "library: got 'us-mars', expected one of china-australia-2020-2024, eu-china-ev-2023-2026, japan-korea-2019, "
        "us-china-2018-2026. Fix: write one of them."
    )


def test_damaged_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from detente.ledger import library

    (tmp_path / "compiled").mkdir()
    (tmp_path / "compiled" / "broken.json.gz").write_bytes(b"not gzip")
    monkeypatch.setattr(library, "library_path", lambda name="": tmp_path / name)
    library._read.cache_clear()
    with pytest.raises(DataError, match=r"got a damaged file \(BadGzipFile\).*Fix: install detente again"):
        load_library("broken")
    library._read.cache_clear()


def rate_of(identity: str, day: date) -> tuple[str, float | None] | None:
    state = chronicle(load_library(US_CHINA)).as_of(day, date.max)
    for one in state.measures:
        if one.id == identity:
            return one.status, one.rate.value_pct if one.rate else None
    return None


TIMELINE = [
    ("usa-301-list-1", "2018-07-06", ("in_force", 25.0)),
    ("usa-301-list-3", "2018-09-24", ("in_force", 10.0)),
    ("usa-301-list-3", "2019-05-09", ("in_force", 10.0)),
    ("usa-301-list-3", "2019-05-10", ("in_force", 25.0)),
    ("usa-301-list-4a", "2019-09-01", ("in_force", 15.0)),
    ("usa-301-list-4a", "2020-02-14", ("in_force", 7.5)),
    ("usa-301-list-4b", "2020-01-01", ("suspended", 15.0)),
    ("usa-301-lists-1-3-30", "2019-10-15", ("averted", 30.0)),
    ("usa-301-review-2024-100", "2024-09-27", ("in_force", 100.0)),
    ("usa-ieepa-fentanyl-china", "2025-02-04", ("in_force", 10.0)),
    ("usa-ieepa-fentanyl-china", "2025-03-04", ("in_force", 20.0)),
    ("usa-ieepa-fentanyl-china", "2025-11-10", ("in_force", 10.0)),
    ("usa-ieepa-fentanyl-china", "2026-02-20", ("invalidated", 10.0)),
    ("usa-ieepa-reciprocal-china", "2025-04-05", ("in_force", 10.0)),
    ("usa-ieepa-reciprocal-china", "2025-04-09", ("in_force", 84.0)),
    ("usa-ieepa-reciprocal-china", "2025-04-10", ("in_force", 125.0)),
    ("usa-ieepa-reciprocal-china", "2025-05-14", ("in_force", 10.0)),
    ("usa-ieepa-reciprocal-china-24", "2025-09-01", ("suspended", 24.0)),
    ("usa-threat-100-percent", "2025-10-20", ("threatened", 100.0)),
    ("usa-threat-100-percent", "2025-11-02", ("averted", 100.0)),
    ("usa-122-surcharge", "2026-07-01", ("in_force", 10.0)),
    ("usa-122-surcharge", "2026-08-01", ("expired", 10.0)),
    ("usa-301-forced-labour-china", "2026-07-24", ("in_force", 12.5)),
    ("chn-301-answer-autos-1", "2019-02-01", ("suspended", 25.0)),
    ("chn-301-answer-list-3-annex-2", "2019-06-01", ("in_force", 20.0)),
    ("chn-answer-reciprocal", "2025-04-11", ("in_force", 84.0)),
    ("chn-answer-reciprocal", "2025-04-12", ("in_force", 125.0)),
    ("chn-answer-reciprocal-24", "2026-06-01", ("suspended", 24.0)),
    ("chn-answer-fentanyl-march-10", "2025-11-10", ("removed", 10.0)),
    ("chn-october-no-57", "2026-01-01", ("suspended", None)),
    ("chn-rare-earths-no-18", "2026-01-01", ("in_force", None)),
    ("usa-affiliates-rule", "2026-01-01", ("suspended", None)),
]


@pytest.mark.parametrize(("identity", "day", "expected"), TIMELINE)
def test_state_on_days(identity: str, day: str, expected: tuple[str, float | None]) -> None:
    assert rate_of(identity, date.fromisoformat(day)) == expected


def test_what_is_known_today_was_known_on_the_day() -> None:
    """No act is dated later than it began to apply: on the day of every change the state is the one of hindsight."""
    documents = load_library(US_CHINA)
    story = chronicle(documents)
    measures = [
        m for ledger in documents for m in ledger.measures if m.instrument in ("import_tariff", "safeguard")
    ]
    days = {first_day(m.effective) for m in measures} | {first_day(e.on) for m in measures for e in m.history}
    assert len(days) > 60
    for day in sorted(day for day in days if day is not None):
        assert tariffs(story, day, day) == tariffs(story, day, date.max), day


def tariffs(story: Chronicle, day: date, known: date) -> dict[str, float | None]:
    """Rates in force; exclusions have none, and some apply back."""
    return {
        one.id: one.rate.value_pct
        for one in story.as_of(day, known).with_status("in_force")
        if one.rate is not None and one.measure.instrument in ("import_tariff", "safeguard")
    }


def test_extension_by_statement_is_not_one_by_act() -> None:
    """In September 2026 both sides speak of 10 January 2027; the acts in force say 10 November 2026."""
    state = chronicle(load_library(US_CHINA)).as_of(date(2026, 10, 10))
    one = next(x for x in state.measures if x.id == "chn-answer-reciprocal-24")
    assert (one.status, one.until) == ("suspended", date(2026, 11, 9))
    said = {event.until for event in one.expectations}
    assert said == {date(2027, 1, 10)}


def test_soybeans_have_three_deadlines() -> None:
    state = chronicle(load_library(US_CHINA)).as_of(date(2026, 3, 1))
    one = next(x for x in state.commitments if x.id == "chn-soybeans-2025")
    assert {when.value for when, _, _ in one.ends} == {"2026-01", "2025-12-31", "2026-02-28"}
    assert one.commitment.quantity is not None
    assert one.commitment.quantity.value == 12e6


def test_phase_one_adds_up() -> None:
    signed = next(x for x in load_library(US_CHINA) if id_of(x) == "2020-01-15-phase-one-agreement")
    groups = [
        c for c in signed.commitments if c.identity and c.identity.startswith("chn-phase-one-purchases-")
    ]
    assert sum(c.quantity.value for c in groups if c.quantity and c.quantity.value) == pytest.approx(200e9)


def test_no_measure_of_the_wrong_side() -> None:
    """A Chinese measure is Chinese in name and actor; the same for American ones."""
    sides = {"usa-": "USA", "chn-": "CHN"}
    measures: list[Measure] = [m for ledger in load_library(US_CHINA) for m in ledger.measures]
    assert all(sides[(m.identity or "")[:4]] in m.actor for m in measures)

"""Verdicts and their sentences, word for word; and what a view of a day must not know."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tracking_cases import commitment, made, total, weekly

import detente as dt
from detente.errors import InputError
from detente.tracking import Observation, Series, Tracking
from detente.tracking.verdicts import Verdict

START = date(2025, 1, 1)


def days_of(*values: float, first: date = START) -> Series:
    """A flow of ten-day periods from the first day of the window."""
    rows = [
        Observation(first + timedelta(10 * n), first + timedelta(10 * n + 9), v, v)
        for n, v in enumerate(values)
    ]
    return made(rows, title="Ten-day counts")


def only(series: Series, as_of: str, **more: Any) -> Verdict:
    [verdict] = dt.track(commitment(**more), series, as_of=as_of).verdicts
    return verdict


@pytest.mark.parametrize(
    ("values", "as_of", "kind", "sentence"),
    [
        ((), "2024-12-22", "not_begun", "Not yet begun: the window opens on 2025-01-01, in 10 days."),
        ((), "2025-01-10", "no_data", "No data: nothing of this series was known on 2025-01-10."),
        (
            (1, 2, 1), "2025-01-31", "on_pace",
            "On pace on 2025-01-30: 4 of 10 t (40 %), with 30 % of the window over. "
            "Needed until 2025-04-10: 0.6 t a week.",
        ),
        (
            (1, 1, 0.5), "2025-01-31", "behind",
            "Behind pace on 2025-01-30: 2.5 of 10 t (25 %), with 30 % of the window over. "
            "Needed until 2025-04-10: 0.75 t a week.",
        ),
        (
            (1, 1, 0.5), "2025-04-01", "behind",
            "Behind pace on 2025-01-30: 2.5 of 10 t (25 %), with 30 % of the window over. "
            "Needed until 2025-04-10: 0.75 t a week. Note: data end 2025-01-30, 61 days before 2025-04-01.",
        ),
        ((4, 4, 4), "2025-02-20", "met", "Met by 2025-01-30: 12 of 10 t (120 %), 70 days before the deadline."),
        ((1,) * 9 + (0.96,), "2025-05-01", "missed", "Missed: 9.96 of 10 t (99 %) by 2025-04-10; 0.04 t short."),
        ((1,) * 10, "2025-04-10", "met", "Met by 2025-04-10: 10 of 10 t (100 %)."),
        (
            (1, 1), "2025-05-01", "open",
            "Cannot be told: 2 of 10 t (20 %) so far, but data end on 2025-01-20, 80 days before the deadline.",
        ),
    ],
)  # fmt: skip
def test_sentences(values: tuple[float, ...], as_of: str, kind: str, sentence: str) -> None:
    verdict = only(days_of(*values), as_of)
    assert (verdict.kind, verdict.sentence) == (kind, sentence)


def test_data_that_end_before_the_window() -> None:
    verdict = only(days_of(1, 1, first=date(2024, 6, 1)), "2025-01-17")
    assert verdict.kind == "no_data"
    assert verdict.sentence == (
        "No data: they end on 2024-06-20, 195 days before the window begins and 211 days before 2025-01-17."
    )


def test_a_gap_leaves_it_open() -> None:
    rows = [o for n, o in enumerate(days_of(*[0.5] * 10).observations) if n != 3]
    verdict = only(made(rows), "2025-05-01")
    assert verdict.kind == "open"
    assert verdict.sentence.startswith("Cannot be told: 4.5 of 10 t (45 %) so far, but data have a gap.")
    assert "10 days without data, first 2025-01-31 to 2025-02-09" in verdict.sentence


def test_data_that_begin_late_cannot_prove_a_lag() -> None:
    verdict = only(days_of(0.1, 0.1, first=date(2025, 1, 11)), "2025-01-31")
    assert verdict.kind == "open"
    assert "Note: data begin only on 2025-01-11." in verdict.sentence


def test_running_totals_with_bounds() -> None:
    def told(*rows: Observation) -> Series:
        return made(rows, kind="cumulative")

    def at(on: date, low: float, high: float) -> Observation:
        return total(on, low, high, since=START)

    by = date(2025, 4, 10)
    assert only(told(at(by, 9, 11)), "2025-05-01").sentence == (
        "Cannot be told: 9 to 11 t of 10 t (90 to 110 %) by 2025-04-10; the bounds lie on both sides."
    )
    assert only(told(at(by, 10, math.inf)), "2025-05-01").kind == "met"
    assert only(told(at(by, 8, 9)), "2025-05-01").sentence == (
        "Missed: 8 to 9 t of 10 t (80 to 90 %) by 2025-04-10; 1 to 2 t short."
    )
    later = told(at(date(2025, 3, 1), 3, 3), at(date(2025, 4, 20), 0, 7))
    assert only(later, "2025-05-01").sentence == (
        "Missed: at most 7 t of 10 t (at most 70 %) even on 2025-04-20; 3 to 10 t short."
    )
    alone = told(at(date(2025, 4, 20), 7, 7))
    assert only(alone, "2025-05-01").kind == "missed"
    assert only(alone, "2025-05-01").sentence == "Missed: even on 2025-04-20 this count stood at 7 t of 10 t."
    # A total reached only after the deadline says nothing of the deadline.
    assert only(told(at(date(2025, 3, 1), 3, 3), at(date(2025, 4, 20), 12, 12)), "2025-05-01").kind == "open"


def test_more_than_is_more() -> None:
    goal = {"id": "g", "title": "g", "quantity": 10, "bound": "more_than"}
    assert only(days_of(*[1] * 10), "2025-05-01", goals=[goal]).kind == "missed"
    assert only(days_of(*[1] * 10, 1), "2025-05-01", goals=[goal]).kind == "missed"
    assert only(days_of(*[1.1] * 10), "2025-05-01", goals=[goal]).kind == "met"


def test_season_and_projection_are_told() -> None:
    # Half of every earlier window falls into its first ten days.
    flows = []
    for year in (2021, 2022, 2023, 2025):
        begin = date(year, 1, 1)
        amounts = [5.0, *[5 / 9] * 9] if year < 2025 else [4.0]
        flows += [
            Observation(begin + timedelta(10 * n), begin + timedelta(10 * n + 9), v, v)
            for n, v in enumerate(amounts)
        ]
    verdict = only(made(flows), "2025-01-12")
    assert verdict.kind == "behind"
    assert verdict.pace is not None
    assert verdict.pace.season is not None
    assert verdict.pace.season.expected == pytest.approx(0.5, abs=0.003)
    assert verdict.sentence.startswith(
        "Behind pace on 2025-01-10: 4 of 10 t (40 %), with 10 % of the window over; by then the season of 2021-2023 "
        "had 50 % of its total. Needed until 2025-04-10: 0.467 t a week. If the rest goes as in those 3 years: 8 t."
    )


def test_counts_that_disagree() -> None:
    good, bad = days_of(*[1.2] * 10), replace(days_of(*[0.5] * 10), id="other", title="Other", rule="landed")
    found = dt.track(commitment(), [good, bad], as_of="2025-05-01")
    assert found.disagree
    assert found.statement == (
        "10 t by 2025-04-10: met by 1 of 2 counts (sold), missed by 1 (landed). "
        "The counts disagree; the commitment does not say which one decides."
    )
    assert found.kinds("landed") == ["missed"]
    assert repr(found) == f"<Tracking c as of 2025-05-01: {found.statement}>"
    ruled = dt.track(commitment(counted_by="landed"), [good, bad], as_of="2025-05-01")
    assert ruled.statement.endswith("The counts disagree; the commitment itself counts what was landed.")


def _all(found: Tracking) -> dict[str, Any]:
    return found.to_dict()


@given(
    st.lists(st.floats(0, 3), min_size=1, max_size=14),
    st.lists(st.floats(0, 100), max_size=6),
    st.integers(-20, 160),
)
def test_a_view_of_a_day_does_not_know_what_came_later(
    values: list[float], later: list[float], offset: int
) -> None:
    as_of = START + timedelta(offset)
    series = days_of(*values)
    begin = max(as_of, START + timedelta(10 * len(values))) + timedelta(1)
    more = replace(series, observations=(*series.observations, *days_of(*later, first=begin).observations))
    assert _all(dt.track(commitment(), more, as_of=as_of)) == _all(
        dt.track(commitment(), series, as_of=as_of)
    )


@given(
    st.lists(st.floats(0, 3), min_size=1, max_size=14),
    st.integers(0, 160),
    st.sampled_from(["kg", "kt", "lb"]),
)
def test_verdicts_do_not_depend_on_units(values: list[float], offset: int, unit: str) -> None:
    from detente.tracking.units import parse_unit

    series = days_of(*[round(v, 2) for v in values])
    as_of = START + timedelta(offset)
    one = dt.track(commitment(), series, as_of=as_of).verdicts[0]
    other = dt.track(commitment(), series.to_unit(parse_unit(unit)), as_of=as_of).verdicts[0]
    assert one.kind == other.kind
    if one.pace is not None and other.pace is not None:
        assert other.pace.reached_low == pytest.approx(one.pace.reached_low, rel=1e-12, abs=1e-12)
        assert (other.pace.required_high or 0.0) == pytest.approx(
            one.pace.required_high or 0.0, rel=1e-9, abs=1e-12
        )


@given(st.lists(st.floats(0, 3), min_size=10, max_size=14), st.floats(0, 5))
def test_more_is_never_worse(values: list[float], extra: float) -> None:
    rank = {"missed": 0, "met": 1}
    less = only(days_of(*values), "2025-06-01").kind
    more = only(days_of(values[0] + extra, *values[1:]), "2025-06-01").kind
    assert rank[more] >= rank[less]


def test_deadlines_and_claims_are_known_from_the_day_they_were_told() -> None:
    told = commitment(
        deadlines=[
            {"id": "a", "ends": "2025-04-10", "source": "s", "basis": "legal_act", "said_on": "2025-01-01"},
            {"id": "b", "ends": "2025-06-10", "source": "s", "basis": "statement", "said_on": "2025-03-01",
             "verified": False},
        ],
        claims=[{"by": "X", "on": "2025-03-05", "text": "done", "source": "s"}],
    )  # fmt: skip
    before = dt.track(told, days_of(1, 1), as_of="2025-02-28")
    assert [str(v.window.ends) for v in before.verdicts] == ["2025-04-10"]
    assert before.holds == "by statement: nothing; by legal act until 2025-04-10 (41 days left)"
    assert before.claims == ()
    after = dt.track(told, days_of(1, 1), as_of="2025-03-10")
    assert [str(v.window.ends) for v in after.verdicts] == ["2025-04-10", "2025-06-10"]
    assert after.holds == (
        "by statement until 2025-06-10 (92 days left, unverified); by legal act until 2025-04-10 (31 days left)"
    )
    [(claim, beside)] = after.claims
    assert (claim.by, beside) == ("X", "Known that day: Ten-day counts: 2 t by 2025-01-20.")


def test_series_in_other_units_are_left_out() -> None:
    money = made([Observation(START, date(2025, 1, 31), 5, 5)], unit="USD", title="Value")
    found = dt.track(commitment(), money, as_of="2025-02-10")
    assert found.verdicts == ()
    assert found.left_out == ("Value",)
    assert found.statement == "No series counts what was promised."


def test_options_that_cannot_be() -> None:
    with pytest.raises(InputError) as error:
        dt.track("phase-one", baseline="2018")
    assert str(error.value) == (
        "baseline: got '2018', expected one of us-exports, chinese-imports. Fix: choose one of them."
    )
    with pytest.raises(InputError) as error:
        dt.track("soybeans", as_of="31.12.2025")
    assert str(error.value) == (
        "as_of: got '31.12.2025', expected a day as YYYY-MM-DD. Fix: write for example '2025-12-31'."
    )
    with pytest.raises(
        InputError, match=r"format: got 'xls', expected one of usda, census, customs, plain\."
    ):
        dt.track("soybeans", "x.csv", form="xls")


def test_tables() -> None:
    found = dt.track(
        commitment(), [days_of(1, 2), weekly([1.0], date(2025, 1, 7), id="w")], as_of="2025-02-01"
    )
    table = found.table()
    assert table["series"].tolist() == ["s", "w"]
    assert table["reached_low"].tolist() == [3.0, 1.0]
    assert found.observations().shape == (3, 11)
    assert found.manifest()["sources"] == ["made up"]

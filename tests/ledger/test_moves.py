"""Which status may follow which."""

from __future__ import annotations

from itertools import product
from typing import get_args

from detente.ledger.moves import ENDED, NEXT, NOT_BINDING, may_follow
from detente.ledger.parts import Status

STATUSES = get_args(Status)


def test_the_table_names_every_status() -> None:
    assert set(NEXT) == set(STATUSES)
    assert set(STATUSES) >= ENDED | NOT_BINDING
    assert not ENDED & NOT_BINDING


def test_every_status_may_be_told_again_and_the_table_decides_the_rest() -> None:
    for before, after in product(STATUSES, STATUSES):
        assert may_follow(before, after) == (before == after or after in NEXT[before])
        assert before not in NEXT[before]


def test_everything_that_has_not_ended_can_end() -> None:
    for status in set(STATUSES) - ENDED:
        assert NEXT[status] & ENDED, status


def test_what_was_removed_stays_removed_and_a_threat_is_never_removed() -> None:
    assert NEXT["removed"] == frozenset()
    assert all("removed" not in NEXT[status] for status in (*NOT_BINDING, "averted", "withdrawn"))

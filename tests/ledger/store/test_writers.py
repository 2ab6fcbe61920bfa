"""Many writers at once, and writers that are killed: nothing lost, nothing torn, on every store."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.kill_ledger import Outcome, Round, check, document, kill_writers, run_writers

from detente.ledger.store import open_store
from detente.ledger.store.folder import FolderStore

WRITERS = 8
DOCUMENTS = 24


def test_eight_writers_at_once(place: str, tmp_path: Path) -> None:
    """Each adds two thirds of the documents in an order of its own; the ledger is made by whoever comes first."""
    draw = random.Random(8)
    lists = [draw.sample(range(DOCUMENTS), 2 * DOCUMENTS // 3) for _ in range(WRITERS)]
    said = run_writers(place, lists, tmp_path)
    added = Counter(line.split()[0] for lines in said for line in lines if line.endswith(" added"))
    wanted = {number for numbers in lists for number in numbers}
    assert added == Counter(str(number) for number in wanted), "each was new to one writer, once"
    assert [len(lines) for lines in said] == [len(numbers) for numbers in lists]
    found = {ledger.sources[0].id: ledger for ledger in open_store(place).ledgers()}
    assert found == {document(n).sources[0].id: document(n) for n in wanted}


def test_a_folder_made_between_two_looks_is_a_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes second may see no ledger first, and then one that has documents already."""
    place, look = tmp_path / "ledger", FolderStore._require_room

    def look_late(store: FolderStore) -> None:
        monkeypatch.undo()
        FolderStore(place, create=True).add(document(1))
        look(store)

    monkeypatch.setattr(FolderStore, "_require_room", look_late)
    store = FolderStore(place, create=True)
    assert store.add(document(2))
    assert len(store.documents()) == 2


def test_killed_writers_lose_nothing(new_place: Callable[[], str]) -> None:
    outcome = kill_writers(new_place, kills=8, seed=8)
    assert outcome.faults == []
    assert outcome.kills == 8
    assert outcome.acknowledged > 0


def test_check_notices_what_is_lost_or_torn(tmp_path: Path) -> None:
    """The check that finds nothing must be able to find something."""
    place = str(tmp_path / "ledger")
    store = open_store(place, create=True)
    store.add_all([document(1001), document(1002)])
    ids = {n: document(n).sources[0].id for n in range(1001, 1005)}
    lost = Round(there={1001, 1002, 1003})
    assert list(check(place, lost, set(), 1)) == [f"{ids[1003]} is lost"]
    store.add(document(1004))
    part = Round(there={1001}, open=("add", [1002, 1003]))
    assert sorted(check(place, part, {document(1999 + 1000).sources[0].id}, 2)) != []
    half = list(check(place, part, set(), 3))
    assert half[0] == f"a part of the documents {sorted([ids[1002], ids[1003]])} that were added together"
    assert f"{ids[1004]} is there, and nobody said so" in half
    first = document(1001)
    other = first.model_copy(update={"measures": first.measures[:0]})
    store.add(other, replace=True)
    assert f"{ids[1001]} is not as it was added" in list(check(place, Round(there={1001}), set(), 4))


def test_notes_of_a_writer_are_understood() -> None:
    done = Round.of("begin add 1 2\ndone\nbegin remove 1\ndone\nbegin add 3\n")
    assert (done.there, done.gone, done.open) == ({2}, {1}, ("add", [3]))
    assert Round.of("").open is None
    assert str(Outcome(kills=3, in_a_call=2, acknowledged=5)) == (
        "3 kills, 2 of them in a call; 5 documents acknowledged; nothing lost, nothing torn"
    )

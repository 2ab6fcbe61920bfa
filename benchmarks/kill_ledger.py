"""Kill processes that write to a ledger at random moments, and look whether anything was lost or torn.

python -m benchmarks.kill_ledger [--kills N] [--seed N] [--stores folder,sqlite,postgresql]

For each kind of store, processes add documents (one by one and several at once), remove some and say what was
acknowledged; each is killed (SIGKILL) after a random time. Then every acknowledged document must be there, whole; what
was under way must be there as a whole or not at all; nothing else may be there; and the ledger must take the next
document without a repair. Every fifth kill hits a process that makes a new ledger. PostgreSQL needs its programs
(Debian: the package postgresql).
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks.postgresql import running_server
from detente.ledger import Ledger
from detente.ledger.store import Store, named, open_store

__all__ = ["Outcome", "Round", "check", "document", "kill_writers", "main", "new_databases", "run_writers"]

KINDS = ("folder", "sqlite", "postgresql")
TOGETHER = 3
"""Documents in a call that adds several at once."""
LIFE_S = (0.001, 0.4)
"""The shortest and the longest that a writer lives after it has begun; drawn evenly over the logarithm."""
ROUND = 1000
"""Numbers of documents that one writer may use."""

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["pg8000.dbapi", "detente.ledger.store.sql"])


def document(number: int) -> Ledger:
    """Document ``number``: made of its number alone, of two to thirty kilobytes."""
    draw = random.Random(number)
    sentences = [
        f"Sentence {n} of document {number}: the duty on goods of list {draw.randrange(10**6)} is {n} %."
        for n in range(draw.randrange(10, 200))
    ]
    measures = [
        {
            "id": f"m{n}",
            "title": f"Duty {n}",
            "actor": ["USA"],
            "target": ["CHN"],
            "instrument": "import_tariff",
            "rate": {"value_pct": n},
            "status": "announced",
            "evidence": [{"quote": sentences[n]}],
        }
        for n in range(len(sentences) // 10)
    ]
    day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    data = {
        "sources": [{"publisher": f"Agency {number}", "published": day}],
        "text": "\n".join(sentences) + "\n",
        "measures": measures,
    }
    return named(Ledger.from_dict(data), f"{day}-{number:07d}")


# -- writers, each a process of its own ------------------------------------------------------------------------
def write_until_killed(place: str, first: int, said: str, begun: Event, makes: bool) -> None:
    """Add documents from ``first`` on, and write down what is begun and what is acknowledged.

    ``begun`` is set before the ledger is opened where it is to be made, and after that where it is there.
    """
    with open(said, "ab", buffering=0) as notes:
        if makes:
            begun.set()
        store = open_store(place, create=True)
        begun.set()
        draw = random.Random(first)
        number = first
        while number < first + ROUND - TOGETHER:
            count = draw.choice((1, 1, TOGETHER))
            numbers = range(number, number + count)
            notes.write(f"begin add {' '.join(map(str, numbers))}\n".encode())
            store.add_all([document(n) for n in numbers])
            notes.write(b"done\n")
            if draw.random() < 0.2:
                notes.write(f"begin remove {number}\n".encode())
                store.remove(document(number).sources[0].id)
                notes.write(b"done\n")
            number += count


def write_all(place: str, numbers: list[int], said: str, begun: Event) -> None:
    """Add every document of a list, and write down which were not there yet."""
    begun.wait()
    store = open_store(place, create=True)
    with open(said, "ab", buffering=0) as notes:
        for number in numbers:
            added = store.add(document(number))
            notes.write(f"{number} {'added' if added else 'there'}\n".encode())


def run_writers(place: str, lists: Iterable[list[int]], folder: Path) -> list[list[str]]:
    """Let writers add their lists at the same time; what each says.

    Raises
    ------
    RuntimeError
        When one of them fails.
    """
    begun = _PROCESSES.Event()
    said: list[Path] = []
    processes: list[ForkServerProcess] = []
    for number, numbers in enumerate(lists):
        said.append(folder / f"said-{number}")
        process = _PROCESSES.Process(target=write_all, args=(place, numbers, str(said[-1]), begun))
        process.start()
        processes.append(process)
    begun.set()
    for process in processes:
        process.join()
    failed = [process.exitcode for process in processes if process.exitcode]
    for process in processes:
        process.close()
    if failed:
        raise RuntimeError(f"{len(failed)} of {len(processes)} writers failed")
    return [path.read_text().splitlines() for path in said]


# -- kills ---------------------------------------------------------------------------------------------------
@dataclass
class Outcome:
    """What was found after kills."""

    kills: int = 0
    in_a_call: int = 0
    """Kills while a call was under way."""
    acknowledged: int = 0
    """Documents whose addition was acknowledged."""
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        found = "; ".join(self.faults) if self.faults else "nothing lost, nothing torn"
        return (
            f"{self.kills} kills, {self.in_a_call} of them in a call; "
            f"{self.acknowledged} documents acknowledged; {found}"
        )


@dataclass
class Round:
    """What one writer did before it was killed."""

    there: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    open: tuple[str, list[int]] | None = None
    """The call that was not acknowledged."""

    @classmethod
    def of(cls, notes: str) -> Round:
        done = cls()
        for line in notes.splitlines():
            match line.split():
                case ["begin", action, *numbers]:
                    done.open = (action, [int(n) for n in numbers])
                case ["done"] if done.open is not None:
                    action, numbers_done = done.open
                    if action == "add":
                        done.there.update(numbers_done)
                    else:
                        done.there.difference_update(numbers_done)
                        done.gone.update(numbers_done)
                    done.open = None
        return done


def kill_writers(new_place: Callable[[], str], kills: int, seed: int) -> Outcome:
    """Kill ``kills`` writers one after the other, and check the ledger after each.

    Parameters
    ----------
    new_place : gives a place where no ledger is yet.
    """
    draw = random.Random(seed)
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        place = ""
        expected: set[str] = set()
        for number in range(kills):
            makes = number % 5 == 0
            if makes:
                place, expected = new_place(), set()
            said = Path(folder) / f"said-{number}"
            said.touch()
            life_s = math.exp(draw.uniform(*map(math.log, LIFE_S)))
            # Every third lives until something is acknowledged, however slow the machine.
            _kill_one(place, (number + 1) * ROUND, said, makes, life_s, acknowledges=number % 3 == 1)
            done = Round.of(said.read_text())
            outcome.kills += 1
            outcome.in_a_call += done.open is not None
            outcome.acknowledged += len(done.there) + len(done.gone)
            outcome.faults += check(place, done, expected, number)
    return outcome


def _kill_one(place: str, first: int, said: Path, makes: bool, life_s: float, *, acknowledges: bool) -> None:
    begun = _PROCESSES.Event()
    process = _PROCESSES.Process(target=write_until_killed, args=(place, first, str(said), begun, makes))
    process.start()
    begun.wait()
    while acknowledges and process.is_alive() and b"done" not in said.read_bytes():
        time.sleep(0.001)
    time.sleep(life_s)
    process.kill()
    process.join()
    process.close()


def check(place: str, done: Round, expected: set[str], number: int) -> Iterator[str]:
    """Compare the ledger with what was acknowledged, and add one document more; faults."""
    with open_store(place, create=True) as store:
        under_way = [document(n) for n in done.open[1]] if done.open else []
        expected |= {document(n).sources[0].id for n in done.there}
        # Another writer comes next: whatever a killed one left behind is its to put right.
        following = document((number + 1) * ROUND + ROUND - 1)
        if not store.add(following):
            yield "a document that nobody had added"
        expected.add(following.sources[0].id)
        listed = set(store.documents())
        ids = {ledger.sources[0].id for ledger in under_way}
        if ids & listed not in (set(), ids):
            yield f"a part of the documents {sorted(ids)} that were added together"
        maybe = ids & listed
        if done.open and done.open[0] == "remove":
            expected -= ids - listed
        yield from (f"{id} is lost" for id in sorted(expected - listed))
        yield from (f"{id} is there, and nobody said so" for id in sorted(listed - expected - maybe))
        yield from _compare(store, [*(document(n) for n in done.there), *under_way], listed)
        expected |= maybe
        if {ledger.sources[0].id for ledger in store.ledgers()} != listed:
            yield "not every document can be read"


def _compare(store: Store, ledgers: list[Ledger], listed: set[str]) -> Iterator[str]:
    for ledger in ledgers:
        id = ledger.sources[0].id
        if id in listed and store.get(id) != ledger:
            yield f"{id} is not as it was added"


# -- places --------------------------------------------------------------------------------------------------
@contextmanager
def new_databases(url: str) -> Iterator[Callable[[], str]]:
    """Gives new databases on a server, and removes them in the end."""
    import sqlalchemy as sa

    from detente.ledger.store.address import Address
    from detente.ledger.store.connection import connect

    engine = connect(Address.of(url), create=False, wait_s=60).execution_options(isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def make() -> str:
        name = f"ledger_{os.getpid()}_{random.SystemRandom().getrandbits(64):x}"
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        made.append(name)
        return sa.make_url(url).set(database=name).render_as_string(hide_password=False)

    try:
        yield make
    finally:
        with engine.connect() as connection:
            for name in made:
                connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def places(kind: str, folder: Path) -> Iterator[Callable[[], str]]:
    """Gives new places for a kind of store."""
    if kind == "postgresql":
        given = os.environ.get("DETENTE_TEST_POSTGRESQL_URL")
        if given:
            with new_databases(given) as make:
                yield make
        else:
            with running_server() as url, new_databases(url) as make:
                yield make
        return
    names = iter(range(10**6))
    suffix = ".db" if kind == "sqlite" else ""
    yield lambda: str(folder / f"{kind}-{next(names)}{suffix}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=100, help="kills for each kind of store")
    parser.add_argument("--seed", type=int, default=20251027)
    parser.add_argument("--stores", default=",".join(KINDS), help="kinds of stores, by commas")
    arguments = parser.parse_args()
    faults = 0
    for kind in arguments.stores.split(","):
        with tempfile.TemporaryDirectory() as folder, places(kind, Path(folder)) as new_place:
            begin = time.perf_counter()
            outcome = kill_writers(new_place, arguments.kills, arguments.seed)
            print(f"{kind}: {outcome} ({time.perf_counter() - begin:.0f} s)", flush=True)
            faults += len(outcome.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

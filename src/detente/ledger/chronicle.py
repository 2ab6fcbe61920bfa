"""The ledger of many documents: what each of them says about the same measure, commitment or meeting.

A chronicle is a pure function of the set of documents: the order in which they came in changes nothing, and taking
one out leaves what the others say. Nothing is overwritten; every document's record stands beside the others.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from detente.errors import InputError, Problem
from detente.ledger.book import AnyRecord, Ledger
from detente.ledger.matching import (
    LEAST,
    family,
    likeness_of_commitments,
    likeness_of_measures,
    likeness_of_meetings,
)
from detente.ledger.parts import Source
from detente.ledger.records import (
    Claim,
    Commitment,
    Deadline,
    Dependency,
    Issue,
    MarketMove,
    Measure,
    Meeting,
)

if TYPE_CHECKING:
    from detente.ledger.state import State

__all__ = ["Chronicle", "Doubtful", "Told", "Tracked", "chronicle"]

R = TypeVar("R", bound=AnyRecord)
M = TypeVar("M", Measure, Commitment, Meeting)

_AMBIGUOUS = 0.05
"""Two candidates whose likeness differs by less are both possible: the record joins neither."""


@dataclass(frozen=True, slots=True)
class Told(Generic[R]):
    """A record as one document tells it."""

    record: R
    source: Source

    @property
    def ref(self) -> str:
        """``document/record``: where the record stands."""
        return f"{self.source.id}/{self.record.id}"

    def known_by(self, day: date) -> bool:
        """Whether the document was out on a day; one without a date counts as out."""
        return self.source.published is None or self.source.published <= day


@dataclass(frozen=True, slots=True)
class Tracked(Generic[M]):
    """A measure, commitment or meeting with everything that documents tell of it, oldest document first."""

    id: str
    told: tuple[Told[M], ...]

    def known_by(self, day: date) -> tuple[Told[M], ...]:
        """What documents published up to a day tell."""
        return tuple(told for told in self.told if told.known_by(day))

    @property
    def title(self) -> str:
        return self.told[0].record.title


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A record that could be the same as several others, and was therefore joined to none."""

    ref: str
    candidates: tuple[str, ...]
    """Refs of one record of each."""


@dataclass(frozen=True)
class Chronicle:
    """What a set of documents tells, the same thing in one place."""

    sources: tuple[Source, ...]
    measures: tuple[Tracked[Measure], ...]
    commitments: tuple[Tracked[Commitment], ...]
    meetings: tuple[Tracked[Meeting], ...]
    claims: tuple[Told[Claim], ...]
    deadlines: tuple[Told[Deadline], ...]
    market_moves: tuple[Told[MarketMove], ...]
    dependencies: tuple[Told[Dependency], ...]
    issues: tuple[Told[Issue], ...]
    doubtful: tuple[Doubtful, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Id of the tracked record for every ``document/record``."""

    def find(self, name: str) -> Tracked[Measure] | Tracked[Commitment] | Tracked[Meeting]:
        """A tracked record by its id, its identity, or any ``document/record`` it is told in.

        Raises
        ------
        InputError
            When nothing has that name, with the nearest ids.
        """
        import difflib

        wanted = self.ids.get(name, name)
        everything: dict[str, Tracked[Measure] | Tracked[Commitment] | Tracked[Meeting]] = {}
        everything.update({tracked.id: tracked for tracked in self.measures})
        everything.update({tracked.id: tracked for tracked in self.commitments})
        everything.update({tracked.id: tracked for tracked in self.meetings})
        if wanted in everything:
            return everything[wanted]
        near = difflib.get_close_matches(name, everything, n=3, cutoff=0.4)
        fix = f"did you mean {' or '.join(near)}" if near else "list the ids with: detente ledger show"
        raise InputError(Problem(name, "no record of that id", "an id of this ledger", fix))

    def as_of(self, day: date, known: date | None = None) -> State:
        """What was in force, threatened or suspended on a day.

        Parameters
        ----------
        day : the day in question.
        known : leave out documents published later, and so give the answer that could have been given then. By
            default all documents count: legal acts are often published days after they took effect.
        """
        from detente.ledger.state import state_of

        return state_of(self, day, known)


def chronicle(ledgers: Iterable[Ledger]) -> Chronicle:
    """Bring together what documents say.

    Parameters
    ----------
    ledgers : ledgers of one document each; their order does not matter.

    Raises
    ------
    InputError
        When two documents have the same id.
    """
    ordered = sorted(ledgers, key=_age)
    _require_different(ordered)
    doubtful: list[Doubtful] = []
    measures = _join(ordered, _MEASURES, doubtful)
    commitments = _join(ordered, _COMMITMENTS, doubtful)
    meetings = _join(ordered, _MEETINGS, doubtful)
    return Chronicle(
        sources=tuple(book.sources[0] for book in ordered),
        measures=measures,
        commitments=commitments,
        meetings=meetings,
        claims=_told(ordered, lambda book: book.claims),
        deadlines=_told(ordered, lambda book: book.deadlines),
        market_moves=_told(ordered, lambda book: book.market_moves),
        dependencies=_told(ordered, lambda book: book.dependencies),
        issues=_told(ordered, lambda book: book.issues),
        doubtful=tuple(doubtful),
        ids=_ids(measures) | _ids(commitments) | _ids(meetings),
    )


def _age(ledger: Ledger) -> tuple[date, str]:
    source = ledger.sources[0]
    return source.published or date.max, source.id


def _require_different(ledgers: Sequence[Ledger]) -> None:
    seen: set[str] = set()
    problems = []
    for ledger in ledgers:
        if len(ledger.sources) != 1:
            problems.append(
                Problem(
                    ledger.sources[0].id,
                    f"a ledger of {len(ledger.sources)} documents",
                    "one document each",
                    "give the ledgers of its documents one by one",
                )
            )
        name = ledger.sources[0].id
        if name in seen:
            problems.append(
                Problem(name, "the id of two documents", "an id of its own for each", "rename one of them")
            )
        seen.add(name)
    if problems:
        raise InputError(problems)


def _told(ledgers: Sequence[Ledger], records: Callable[[Ledger], Sequence[R]]) -> tuple[Told[R], ...]:
    return tuple(Told(record, book.sources[0]) for book in ledgers for record in records(book))


def _ids(tracked: Sequence[Tracked[M]]) -> dict[str, str]:
    return {told.ref: item.id for item in tracked for told in item.told}


@dataclass(frozen=True)
class _Kind(Generic[M]):
    """What joining needs to know of a kind of record."""

    records: Callable[[Ledger], Sequence[M]]
    likeness: Callable[[M, M], float]
    key: Callable[[M], Hashable]
    """Equal for all records that can be about the same thing."""
    identity: Callable[[M], str | None]
    words: Callable[[M], Sequence[str]]
    """For the id of a record without an identity."""


_MEASURES: _Kind[Measure] = _Kind(
    records=lambda book: book.measures,
    likeness=likeness_of_measures,
    key=lambda measure: (frozenset(measure.actor), family(measure)),
    identity=lambda measure: measure.identity,
    words=lambda measure: [*measure.actor[:2], measure.instrument, *measure.target[:1]],
)
_COMMITMENTS: _Kind[Commitment] = _Kind(
    records=lambda book: book.commitments,
    likeness=likeness_of_commitments,
    key=lambda commitment: (frozenset(commitment.actor), commitment.kind),
    identity=lambda commitment: commitment.identity,
    words=lambda commitment: [*commitment.actor[:2], commitment.kind, *commitment.products[:1]],
)
_MEETINGS: _Kind[Meeting] = _Kind(
    records=lambda book: book.meetings,
    likeness=likeness_of_meetings,
    key=lambda meeting: (meeting.starts.value or "")[:4] if meeting.starts is not None else "",
    identity=lambda meeting: meeting.identity,
    words=lambda meeting: [*meeting.parties[:3], "meeting"],
)


class _Groups(Generic[M]):
    """Records that are about the same thing, found by a key that all of them share."""

    def __init__(self, kind: _Kind[M]) -> None:
        self._kind: _Kind[M] = kind
        self._members: list[list[Told[M]]] = []
        self._by_key: dict[Hashable, list[int]] = defaultdict(list)
        self._by_identity: dict[str, int] = {}
        self._identities: dict[int, str] = {}

    def named(self, record: M) -> int | None:
        name = self._kind.identity(record)
        return None if name is None else self._by_identity.get(name)

    def candidates(self, record: M) -> Sequence[int]:
        """Groups of the same key; another identity is another thing whatever else is alike."""
        name = self._kind.identity(record)
        groups = self._by_key[self._kind.key(record)]
        return [g for g in groups if name is None or self._identities.get(g, name) == name]

    def likeness(self, group: int, record: M) -> float:
        likeness: Callable[[M, M], float] = self._kind.likeness
        return max(likeness(told.record, record) for told in self._members[group])

    def first(self, group: int) -> str:
        return self._members[group][0].ref

    def add(self, told: Told[M], group: int | None) -> None:
        if group is None:
            group = len(self._members)
            self._members.append([])
        self._members[group].append(told)
        key = self._kind.key(told.record)
        if group not in self._by_key[key]:
            self._by_key[key].append(group)
        name = self._kind.identity(told.record)
        if name is not None:
            self._by_identity.setdefault(name, group)
            self._identities.setdefault(group, name)

    def __iter__(self) -> Iterator[tuple[Told[M], ...]]:
        return map(tuple, self._members)


def _join(ledgers: Sequence[Ledger], kind: _Kind[M], doubtful: list[Doubtful]) -> tuple[Tracked[M], ...]:
    groups = _Groups(kind)
    for book in ledgers:
        source = book.sources[0]
        taken: set[int] = set()
        pairs: list[tuple[float, int, int]] = []
        placed: dict[int, int | None] = {}
        for number, record in enumerate(kind.records(book)):
            named = groups.named(record)
            if named is not None:
                placed[number] = named
                taken.add(named)
                continue
            found = [(groups.likeness(g, record), number, g) for g in groups.candidates(record)]
            best = sorted((one for one in found if one[0] >= LEAST), key=lambda one: (-one[0], one[2]))
            if len(best) > 1 and best[0][0] - best[1][0] < _AMBIGUOUS:
                close = [g for score, _, g in best if best[0][0] - score < _AMBIGUOUS]
                doubtful.append(Doubtful(f"{source.id}/{record.id}", tuple(groups.first(g) for g in close)))
                continue
            pairs += best
        # the records of one document are different things: each takes one partner, the likest first
        homes: dict[str, int] = {}
        for _, number, group in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            name = kind.identity(kind.records(book)[number])
            if number in placed or group in taken or name in homes:
                continue
            placed[number] = group
            taken.add(group)
            if name is not None:
                homes[name] = group
        for number, record in enumerate(kind.records(book)):
            partner = placed.get(number)
            if partner is None:  # two records of this document may share an identity
                partner = homes.get(kind.identity(record) or "", groups.named(record))
            groups.add(Told(record, source), partner)
    return tuple(Tracked(_name(told, kind), told) for told in groups)


def _name(told: tuple[Told[M], ...], kind: _Kind[M]) -> str:
    """An id that stays while the first document stays: the identity, or words and a checksum of the first ref."""
    for one in told:
        identity = kind.identity(one.record)
        if identity is not None:
            return identity
    checksum = hashlib.sha256(told[0].ref.encode()).hexdigest()[:5]
    return "-".join([*kind.words(told[0].record), checksum]).lower().replace("_", "-")

"""Who takes a measure."""

from __future__ import annotations

from collections.abc import Callable

from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.doers import Search
from detente.reading.measures.sides.doing_subjects import doing_subjects
from detente.reading.measures.sides.nominal_owners import by_act, nominal_owner
from detente.reading.measures.sides.owners import (
    asked_owner,
    collector,
    doer_behind,
    own_of_subject,
    owner_before,
)
from detente.reading.measures.sides.programmes import act_owner, programme_owner
from detente.reading.text.context import Passage, Thread
from detente.reading.text.subjects import speaker_party

__all__ = ["actor_of"]


_OWNERS: tuple[Callable[[Search], str | None], ...] = (
    owner_before,
    lambda s: s.other(own_of_subject(s.passage, s.thread, s.head)),
    lambda s: s.other(asked_owner(s.passage, s.head)),
    doer_behind,
    collector,
    lambda s: s.other(programme_owner(s.passage, s.thread, s.head)),
    lambda s: nominal_owner(s.passage, s.head, s.doer),
)
"""Constructions that name the owner of a measure, the surest first."""


def actor_of(
    passage: Passage, thread: Thread, head: Head, target: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """Parties that take a measure, and whether the sentence says so itself."""
    search = Search(passage, thread, head, target)
    for owner_of in _OWNERS:
        owner = owner_of(search)
        if owner is not None:
            return (owner,), True
    doers = doing_subjects(search)
    if doers:
        return doers, True
    told = by_act(passage, thread, head)
    if told and told != target:
        return told, True
    return _actor_around(search)


def _actor_around(search: Search) -> tuple[tuple[str, ...], bool]:
    """The actor by what surrounds the sentence: its speaker, its legal act, the other of two sides."""
    passage, thread, target = search.passage, search.thread, search.target
    party, _ = speaker_party(passage, thread)
    if party and target and party not in target:
        return (party,), False  # the speaker, when the goods are the other side's
    act = search.other(act_owner(passage, thread))
    if act is not None:
        return (act,), True
    if not target or target == ("WLD",):
        return (), False
    legal = thread.legal_home
    if legal is not None and legal not in target and not any(m.party == legal for m in passage.mentions):
        return (legal,), False  # a text about the acts of one state
    other = thread.counterpart(target[0]) if len(target) == 1 else thread.other_than(target)
    return ((other,), False) if other else ((), False)

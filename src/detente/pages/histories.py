"""A measure or commitment of a ledger with all that documents tell of it, ready for a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.brief.words import capital, date_in_words
from detente.ledger.chronicle import Chronicle, Told, Tracked
from detente.ledger.days import first_day
from detente.ledger.parts import Evidence, Source
from detente.ledger.records import Commitment, Measure
from detente.ledger.state import MeasureState, measure_state
from detente.ledger.versions import Event, events_of, life_of, rank, rate_in_words, versions_of
from detente.pages.facts import Fact, condition_told, facts_of

__all__ = ["Line", "Story", "cite", "commitment_story", "measure_story"]

_TOLD_ELSEWHERE = frozenset({"Who says so", "Confirmed by", "Read", "Rate", "Conditions", "Ends"})
"""Fields that the history tells, document by document."""
_ONCE = frozenset(
    {"Who", "Instrument", "Kind", "How much", "Announced", "Effective", "Expires", "Starts", "Years"}
)
"""Fields of which the source nearest to the act gives the one value; where documents differ is told beside them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a document tells, with its words."""

    day: str
    order: tuple[date, date]
    status: str
    rate: str
    who: str
    note: str
    quote: str
    summary: bool
    source: Source
    moves: bool
    """False for what somebody expects."""
    on: date | None


@dataclass(frozen=True, slots=True)
class Story:
    """What there is to say of a tracked record."""

    facts: tuple[tuple[Fact, tuple[str, ...]], ...]
    """Each with the ids of the tracked records it points to."""
    lines: tuple[Line, ...]
    disagreements: tuple[str, ...]
    sources: tuple[Source, ...]


def cite(source: Source) -> str:
    """Publisher and number, or title, or id."""
    name = source.publisher or source.title or source.id
    return f"{name}, {source.number}" if source.number else name


def measure_story(tracked: Tracked[Measure], story: Chronicle, today: date) -> Story:
    """A measure with its events, those that only follow from its dates among them.

    Parameters
    ----------
    tracked : the measure.
    story : the ledger it belongs to.
    today : what follows from dates is told up to this day.
    """
    state = measure_state(tracked, today, date.max)
    lines = {_key(line): line for told in tracked.told for line in _asserted(told)}
    for version in versions_of(tracked.told):
        rate = rate_in_words(version.rate) or ""
        derived = (event for event in life_of(version, today).events if event.derived is not None)
        lines.update({_key(line): line for line in (_line(event, rate) for event in derived)})
    disagreements = dict.fromkeys(_disagreements(state)) if state is not None else {}
    facts = [*_facts(tracked.told, story.ids), *_conditions(tracked.told)]
    return Story(tuple(facts), _in_order(lines.values()), tuple(disagreements), _sources(tracked))


def _disagreements(state: MeasureState) -> Iterator[str]:
    cited = {told.ref: cite(told.source) for told in state.tracked.told}
    for clash in state.disagreements:
        told = "; ".join(f"{value} according to {cited.get(ref, ref)}" for value, ref in clash.values)
        yield f"{capital(clash.field)}: {told}. {clash.chosen} is used."
    for event in state.disputed:
        yield f"{cite(event.source)} tells “{_words(event.status)}” for the same day."
    for event in state.unusual:
        day = _day(event.on) if event.on is not None else "an unknown day"
        told = f"{cite(event.source)} tells “{_words(event.status)}” on {day}"
        yield f"{told}, which does not follow from what stood before."
    if state.stale:
        yield "The announced day has passed; no document tells what became of it."


def commitment_story(tracked: Tracked[Commitment], story: Chronicle) -> Story:
    """A commitment with what each document tells of it."""
    ends = dict.fromkeys(
        f"{date_in_words(told.record.ends.value, weekday=False)}, according to {cite(told.source)}"
        for told in tracked.told
        if told.record.ends is not None and told.record.ends.value is not None
    )
    facts = [*_facts(tracked.told, story.ids), *([(Fact("Ends", tuple(ends)), ())] if ends else [])]
    facts += _conditions(tracked.told)
    lines = []
    for told in tracked.told:
        one, evidence = told.record, told.record.evidence
        who = ", ".join(one.claimed_by)
        confirmed = f"confirmed by {', '.join(one.confirmed_by)}" if one.confirmed_by else ""
        lines.append(_told_line(told.source, one.status, who, confirmed, evidence))
    return Story(tuple(facts), _in_order(lines), (), _sources(tracked))


def _facts(
    told: Sequence[Told[Measure]] | Sequence[Told[Commitment]], ids: Mapping[str, str]
) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """Fields of all documents: one value of some, the one of the source nearest to the act; of others each."""
    values: dict[str, dict[str, None]] = {}
    refs: dict[str, dict[str, None]] = {}
    every: list[Told[Measure] | Told[Commitment]] = [*told]
    for one in sorted(every, key=lambda one: -rank(one.source)):
        for fact in facts_of(one.record):
            if fact.label in _TOLD_ELSEWHERE or (fact.label in _ONCE and fact.label in values):
                continue
            found = (ids.get(f"{one.source.id}/{ref}") for ref in fact.refs)
            values.setdefault(fact.label, {}).update(dict.fromkeys(fact.values))
            refs.setdefault(fact.label, {}).update(dict.fromkeys(ref for ref in found if ref is not None))
    for label, each in values.items():
        if each or refs[label]:
            yield Fact(label, tuple(each)), tuple(refs[label])


def _conditions(
    told: Sequence[Told[Measure]] | Sequence[Told[Commitment]],
) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    conditions = dict.fromkeys(
        condition_told(condition) for one in told for condition in one.record.conditions
    )
    if conditions:
        yield Fact("Conditions", tuple(conditions)), ()


def _sources(tracked: Tracked[Measure] | Tracked[Commitment]) -> tuple[Source, ...]:
    return tuple({told.source.id: told.source for told in tracked.told}.values())


def _asserted(told: Told[Measure]) -> Iterator[Line]:
    rate = rate_in_words(told.record.rate) or ""
    for event in events_of(told):
        line = _line(event, rate)
        yield line if line.quote else _line(event, rate, told.record.evidence)
    for step in told.record.schedule:
        day = date_in_words(step.on.value, weekday=False) or f"“{step.on.as_written}”"
        yield Line(
            day=day,
            order=(first_day(step.on) or date.max, told.source.published or date.max),
            status="step",
            rate=f"{step.rate_pct:g} %",
            who="",
            note="",
            quote=_quote(told.record.evidence),
            summary=told.source.summary,
            source=told.source,
            moves=False,
            on=None,
        )


def _line(event: Event, rate: str, evidence: Iterable[Evidence] = ()) -> Line:
    notes = [f"“{event.hedge}”" if event.hedge else "", "confirmed" if event.confirmed else ""]
    notes.append({"statement": "by a statement", "legal_act": "by a legal act"}.get(event.basis or "", ""))
    notes.append(f"until {_day(event.until)}" if event.until is not None else "")
    notes.append(f"follows: {event.derived}" if event.derived is not None else "")
    return Line(
        day=_day(event.on) if event.on is not None and event.on > date.min else "day unknown",
        order=(event.on or date.min, event.source.published or date.max),
        status=event.status,
        rate=rate,
        who=event.according_to or "",
        note="; ".join(note for note in notes if note),
        quote="" if event.derived is not None else _quote(event.evidence or evidence),
        summary=event.source.summary,
        source=event.source,
        moves=event.moves and event.derived is None,
        on=event.on,
    )


def _told_line(source: Source, status: str, who: str, note: str, evidence: Iterable[Evidence]) -> Line:
    day = _day(source.published) if source.published is not None else "day unknown"
    order = (source.published or date.min, source.published or date.max)
    return Line(
        day, order, status, "", who, note, _quote(evidence), source.summary, source, True, source.published
    )


def _quote(evidence: Iterable[Evidence]) -> str:
    return " ".join(next((item.quote for item in evidence), "").split())


def _key(line: Line) -> tuple[object, ...]:
    return line.order, line.status, line.rate, line.source.id, line.note


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.order))


def _words(status: str) -> str:
    return status.replace("_", " ")


def _day(day: date) -> str:
    return date_in_words(day, weekday=False)

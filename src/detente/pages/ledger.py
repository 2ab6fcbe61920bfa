"""A ledger of many documents as one page: the state on any day, a timeline, histories with their sentences, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.brief.sections import tone_of
from detente.brief.words import capital, commitment_sentence, date_in_words, joined, product_names
from detente.labels import with_articles
from detente.ledger.agenda import agenda
from detente.ledger.book import Ledger
from detente.ledger.checks import Finding, check
from detente.ledger.chronicle import Chronicle, Tracked, chronicle
from detente.ledger.parts import Source
from detente.ledger.records import Commitment, Measure
from detente.pages.days import GROUPS, Stand, Turn, commitment_turns, group_of, measure_turns, on_day
from detente.pages.facts import instrument_told, names, party_name
from detente.pages.histories import Story, commitment_story, measure_story
from detente.pages.lanes import Axis, Bar, axis_of, bars_of
from detente.pages.lists import Link, Links, appointment, claims, finding, meetings, others, sources
from detente.pages.shell import embedded, render, shell

__all__ = ["render_ledger"]

_NOT_YET = Stand("not yet told", "", "")


def render_ledger(ledgers: Iterable[Ledger], *, today: date, name: str | None = None) -> str:
    """The page of a ledger: one file, no request; without its script it shows the state on ``today``.

    Parameters
    ----------
    ledgers : one document each.
    today : the day that is shown first, from which on the calendar runs, and for which items are stale.
    name : a name for the heading, where the ledger has one.

    Raises
    ------
    InputError
        When a ledger holds several documents, or two documents share an id.
    """
    books = tuple(ledgers)
    story = chronicle(books)
    findings = check(books, today)
    last = max((source.published for source in story.sources if source.published is not None), default=today)
    known = max(last, today)
    links = Links(story)
    turns = {
        links.measure(tracked.id): (measure_turns(tracked), measure_turns(tracked, then=True))
        for tracked in story.measures
    }
    pledges = {
        links.commitment(tracked.id): (commitment_turns(tracked), commitment_turns(tracked, then=True))
        for tracked in story.commitments
    }
    changes = sorted({turn.day for pair in (turns | pledges).values() for side in pair for turn in side})
    axis = axis_of((turn.day for every, _ in turns.values() for turn in every), known)
    measures = [_measure(tracked, story, turns, axis, known, today, links) for tracked in story.measures]
    return render(
        "ledger.html",
        shell=shell("base.css", "pages.css", "ledger.css", "ledger.js"),
        data=embedded(_data(turns | pledges, changes, axis, today)),
        title=_title(story),
        name=name,
        today=today,
        today_told=date_in_words(today, weekday=False),
        known_told=date_in_words(known, weekday=False),
        span=_span(story.sources),
        totals=_totals(story, findings),
        counts=_counts(measures),
        axis=axis,
        cursor=axis.x(today),
        groups=_groups(measures),
        filters=_filters(story, measures),
        commitments=[_commitment(tracked, story, pledges, today, links) for tracked in story.commitments],
        agenda=[appointment(one, links) for one in agenda(story, today)],
        claims=claims(story, links),
        meetings=meetings(story, links),
        others=others(story, links),
        findings=[finding(one, links) for one in findings],
        doubts=[(told.record.kind, told.record.text, links.source(told.source)) for told in story.issues],
        sources=sources(books, links),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A measure or commitment with what stands on the day of the page, and its history."""

    anchor: str
    title: str
    id: str
    stand: Stand
    facts: tuple[tuple[Any, tuple[Link, ...]], ...]
    story: Story
    links: Mapping[str, Link]
    """By the id of a document."""


@dataclass(frozen=True, slots=True)
class _Measure(_Entry):
    group: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    instrument: str
    products: tuple[str, ...]
    first: date
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, str, str], ...]
    """(place, class, words) of every event."""
    rates: tuple[Bar, ...]


def _measure(
    tracked: Tracked[Measure], story: Chronicle, turns: Mapping[str, tuple[tuple[Turn, ...], tuple[Turn, ...]]],
    axis: Axis, known: date, today: date, links: Links,
) -> _Measure:  # fmt: skip
    anchor = links.measure(tracked.id)
    every, _ = turns[anchor]
    told = measure_story(tracked, story, known)
    records = [one.record for one in tracked.told]
    actors, targets = (
        tuple(dict.fromkeys(p for r in records[:1] for p in getattr(r, f))) for f in ("actor", "target")
    )
    bars = bars_of(every, axis, known)
    return _Measure(
        anchor=anchor,
        title=_bare(tracked.title, actors),
        id=tracked.id,
        stand=on_day(every, today) or _NOT_YET,
        facts=_linked(told, links),
        story=told,
        links={source.id: links.source(source) for source in told.sources},
        group=f"{names(actors)} → {names(targets)}" if targets else names(actors),
        actors=actors,
        targets=targets,
        instrument=records[0].instrument,
        products=tuple(dict.fromkeys(tag for record in records for tag in record.scope.products)),
        first=next((turn.day for turn in every if turn.stand is not None), date.max),
        bars=bars,
        ticks=tuple(
            (
                axis.x(line.on),
                "event" if line.moves else "expected",
                f"{line.day}: {line.status.replace('_', ' ')}",
            )
            for line in told.lines
            if line.on is not None and axis.start <= line.on < axis.end and (line.moves or line.quote)
        ),
        rates=tuple({(bar.first, bar.status, bar.rate): bar for bar in bars}.values()),
    )


def _bare(title: str, actors: Sequence[str]) -> str:
    """A title without the names of the actors before it: they stand above the group."""
    before = f"{names(actors)}: "
    return title[len(before) :] if title.startswith(before) and len(title) > len(before) else title


def _linked(told: Story, links: Links) -> tuple[tuple[Any, tuple[Link, ...]], ...]:
    return tuple((fact, links.records(refs)) for fact, refs in told.facts)


def _commitment(
    tracked: Tracked[Commitment], story: Chronicle,
    turns: Mapping[str, tuple[tuple[Turn, ...], tuple[Turn, ...]]], today: date, links: Links,
) -> _Entry:  # fmt: skip
    anchor = links.commitment(tracked.id)
    told = commitment_story(tracked, story)
    return _Entry(
        anchor=anchor,
        title=tracked.title if len(tracked.title) > 12 else commitment_sentence(tracked.told[0].record),
        id=tracked.id,
        stand=on_day(turns[anchor][0], today) or _NOT_YET,
        facts=_linked(told, links),
        story=told,
        links={source.id: links.source(source) for source in told.sources},
    )


def _title(story: Chronicle) -> str:
    """Who the ledger is about."""
    found: Counter[str] = Counter()
    for tracked in story.measures:
        found.update(
            {party for told in tracked.told for party in (*told.record.actor, *told.record.target)} - {"WLD"}
        )
    if not found:
        return "A ledger without measures"
    main = [with_articles(party_name(party)) for party, _ in found.most_common(2)]
    rest = len(found) - len(main)
    return capital(joined(main)) + (
        f", and {rest} more {'party' if rest == 1 else 'parties'}" if rest else ""
    )


def _span(sources: Iterable[Source]) -> str:
    days = sorted(source.published for source in sources if source.published is not None)
    if not days:
        return "without a day of publication"
    return (
        f"published from {date_in_words(days[0], weekday=False)} to {date_in_words(days[-1], weekday=False)}"
    )


def _totals(story: Chronicle, findings: Sequence[Finding]) -> str:
    counts = [
        (len(story.sources), "document"), (len(story.measures), "measure"), (len(story.commitments), "commitment"),
        (len(story.meetings), "meeting"), (len(story.claims), "claim"),
        *((sum(one.severity == level for one in findings), f"{level} of the check") for level in ("error", "warning")),
    ]  # fmt: skip
    return joined([_counted(number, what) for number, what in counts if number])


def _counted(number: int, what: str) -> str:
    head, _, tail = what.partition(" ")
    return f"{number} {head}{'' if number == 1 else 's'} {tail}".rstrip()


def _counts(measures: Sequence[_Measure]) -> list[tuple[str, int]]:
    found = Counter(group_of(one.stand.status) for one in measures if one.stand is not _NOT_YET)
    return [(name, found[name]) for name in GROUPS]


def _groups(measures: Iterable[_Measure]) -> list[tuple[str, list[_Measure]]]:
    """Measures by who takes them against whom, the largest group first; the earliest measure first in each."""
    found: dict[str, list[_Measure]] = {}
    for one in sorted(measures, key=lambda measure: (measure.first, measure.id)):
        found.setdefault(one.group, []).append(one)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _filters(story: Chronicle, measures: Sequence[_Measure]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name, label, choices) of every filter; a choice has a value and words."""

    def choices(values: Iterable[str], words: Any) -> list[tuple[str, str]]:
        return sorted(((value, words(value)) for value in set(values)), key=lambda pair: pair[1].lower())

    return [
        ("actor", "Who", choices((p for m in measures for p in m.actors), party_name)),
        ("target", "Against whom", choices((p for m in measures for p in m.targets), party_name)),
        ("instrument", "Instrument", choices((m.instrument for m in measures), instrument_told)),
        ("status", "Status on the day", [(name, name) for name in GROUPS]),
        (
            "product",
            "Product",
            choices((p for m in measures for p in m.products), lambda tag: product_names([tag])),
        ),
    ]


def _data(
    turns: Mapping[str, tuple[tuple[Turn, ...], tuple[Turn, ...]]],
    changes: Sequence[date],
    axis: Axis,
    today: date,
) -> dict[str, Any]:
    """What the script looks up: the stands, and for each record the days from which on they hold."""
    stands: dict[Stand | None, int] = {None: 0}
    tables: list[dict[str, list[list[Any]]]] = []
    for side in (0, 1):
        table = {}
        for anchor, pair in turns.items():
            table[anchor] = [
                [turn.day.isoformat(), stands.setdefault(turn.stand, len(stands))] for turn in pair[side]
            ]
        tables.append(table)
    told = [
        [s.status, group_of(s.status), s.when, s.rate, list(s.notes), tone_of(s.status)]
        if s is not None
        else None
        for s in stands
    ]
    inside = [day.isoformat() for day in changes if axis.start <= day < axis.end]
    return {
        "today": today.isoformat(),
        "axis": [axis.start.isoformat(), axis.end.isoformat()],
        "days": sorted({*inside, today.isoformat()}),
        "stands": told,
        "all": tables[0],
        "then": tables[1],
    }

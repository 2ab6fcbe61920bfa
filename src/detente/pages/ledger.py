"""A ledger of many documents as one page: the state on any day, a timeline, histories with their sentences, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.brief.words import capital, commitment_sentence, date_in_words, joined, product_names
from detente.labels import with_articles
from detente.ledger.agenda import Appointment, agenda
from detente.ledger.book import Ledger
from detente.ledger.checks import Finding, check
from detente.ledger.chronicle import Chronicle, Tracked, chronicle
from detente.ledger.parts import Source
from detente.ledger.records import Commitment, Measure
from detente.pages.days import GROUPS, Stand, Turn, commitment_turns, group_of, measure_turns, on_day
from detente.pages.facts import instrument_told, move_told, names, party_name, when_told
from detente.pages.histories import Story, cite, commitment_story, measure_story
from detente.pages.lanes import Axis, Bar, axis_of, bars_of
from detente.pages.shell import Anchors, embedded, render, shell

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
    anchors = Anchors()
    turns = {
        anchors.of("m", tracked.id): (measure_turns(tracked), measure_turns(tracked, known))
        for tracked in story.measures
    }
    pledges = {
        anchors.of("c", tracked.id): (commitment_turns(tracked), commitment_turns(tracked, known))
        for tracked in story.commitments
    }
    changes = sorted({turn.day for pair in (turns | pledges).values() for side in pair for turn in side})
    axis = axis_of((turn.day for _, later in turns.values() for turn in later), known)
    measures = [_measure(tracked, story, turns, axis, known, today, anchors) for tracked in story.measures]
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
        commitments=[_commitment(tracked, story, pledges, today, anchors) for tracked in story.commitments],
        agenda=[_appointment(one, story, anchors) for one in agenda(story, today)],
        claims=_claims(story, anchors),
        meetings=_meetings(story, anchors),
        others=_others(story, anchors),
        findings=[_finding(one, story, anchors) for one in findings],
        doubts=[(told.record.kind, told.record.text, _link(told.source, anchors)) for told in story.issues],
        sources=_sources(books, story, anchors),
    )


@dataclass(frozen=True, slots=True)
class _Link:
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A measure or commitment with what stands on the day of the page, and its history."""

    anchor: str
    title: str
    id: str
    stand: Stand
    facts: tuple[tuple[Any, tuple[_Link, ...]], ...]
    story: Story
    links: Mapping[str, _Link]
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
    axis: Axis, known: date, today: date, anchors: Anchors,
) -> _Measure:  # fmt: skip
    anchor = anchors.of("m", tracked.id)
    then, later = turns[anchor]
    told = measure_story(tracked, story, known)
    records = [one.record for one in tracked.told]
    actors, targets = (
        tuple(dict.fromkeys(p for r in records[:1] for p in getattr(r, f))) for f in ("actor", "target")
    )
    bars = bars_of(later, axis, known)
    return _Measure(
        anchor=anchor,
        title=_bare(tracked.title, actors),
        id=tracked.id,
        stand=on_day(then, today) or _NOT_YET,
        facts=_linked(told, story, anchors),
        story=told,
        links={source.id: _link(source, anchors) for source in told.sources},
        group=f"{names(actors)} → {names(targets)}" if targets else names(actors),
        actors=actors,
        targets=targets,
        instrument=records[0].instrument,
        products=tuple(dict.fromkeys(tag for record in records for tag in record.scope.products)),
        first=next((turn.day for turn in later if turn.stand is not None), date.max),
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


def _linked(told: Story, story: Chronicle, anchors: Anchors) -> tuple[tuple[Any, tuple[_Link, ...]], ...]:
    links = _record_links(story, anchors)
    return tuple((fact, tuple(links[ref] for ref in refs if ref in links)) for fact, refs in told.facts)


def _record_links(story: Chronicle, anchors: Anchors) -> dict[str, _Link]:
    found = {one.id: _Link(anchors.of("m", one.id), one.title) for one in story.measures}
    found |= {one.id: _Link(anchors.of("c", one.id), one.title) for one in story.commitments}
    return found | {one.id: _Link(anchors.of("t", one.id), one.title) for one in story.meetings}


def _commitment(
    tracked: Tracked[Commitment], story: Chronicle,
    turns: Mapping[str, tuple[tuple[Turn, ...], tuple[Turn, ...]]], today: date, anchors: Anchors,
) -> _Entry:  # fmt: skip
    anchor = anchors.of("c", tracked.id)
    told = commitment_story(tracked, story, today)
    return _Entry(
        anchor=anchor,
        title=tracked.title if len(tracked.title) > 12 else commitment_sentence(tracked.told[0].record),
        id=tracked.id,
        stand=on_day(turns[anchor][0], today) or _NOT_YET,
        facts=_linked(told, story, anchors),
        story=told,
        links={source.id: _link(source, anchors) for source in told.sources},
    )


def _link(source: Source, anchors: Anchors) -> _Link:
    day = date_in_words(source.published, weekday=False)
    return _Link(anchors.of("s", source.id), ", ".join(filter(None, (cite(source), day))))


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
        [s.status, group_of(s.status), s.when, s.rate, list(s.notes)] if s is not None else None
        for s in stands
    ]
    inside = [day.isoformat() for day in changes if axis.start <= day < axis.end]
    return {
        "today": today.isoformat(),
        "axis": [axis.start.isoformat(), axis.end.isoformat()],
        "days": sorted({*inside, today.isoformat()}),
        "stands": told,
        "then": tables[0],
        "later": tables[1],
    }


def _appointment(one: Appointment, story: Chronicle, anchors: Anchors) -> dict[str, Any]:
    day = date_in_words(one.first)
    words = [one.status.replace("_", " "), *([f"by {one.basis.replace('_', ' ')}"] if one.basis else [])]
    words += ["derived from another date"] if one.derived else []
    words += [f"or {', '.join(one.alternatives)}"] if one.alternatives else []
    links = _record_links(story, anchors)
    return {
        "day": day if one.first == one.last else f"{day} to {date_in_words(one.last)}",
        "iso": one.first.isoformat(),
        "kind": one.kind,
        "title": one.title,
        "notes": "; ".join(words),
        "about": links.get(one.refers_to) if one.refers_to is not None else None,
        "source": _link(one.source, anchors),
    }


def _claims(story: Chronicle, anchors: Anchors) -> list[dict[str, Any]]:
    links = _record_links(story, anchors)
    found = []
    for told in story.claims:
        claim = told.record
        about = (story.ids.get(f"{told.source.id}/{ref}") for ref in claim.about)
        day = claim.said_on.value if claim.said_on is not None and claim.said_on.value else None
        found.append(
            {
                "order": day or (told.source.published or date.min).isoformat(),
                "day": date_in_words(day or told.source.published, weekday=False) or "day unknown",
                "speaker": claim.speaker,
                "role": ", ".join(
                    filter(None, (claim.office, party_name(claim.party) if claim.party else None))
                ),
                "act": claim.act,
                "hedge": claim.hedge,
                "text": claim.text,
                "about": [links[ref] for ref in dict.fromkeys(about) if ref in links],
                "source": _link(told.source, anchors),
            }
        )
    return sorted(found, key=lambda claim: str(claim["order"]), reverse=True)


def _meetings(story: Chronicle, anchors: Anchors) -> list[dict[str, Any]]:
    found = []
    for tracked in story.meetings:
        meeting = tracked.told[-1].record
        place = ", ".join(
            filter(None, (meeting.place, party_name(meeting.country) if meeting.country else None))
        )
        found.append(
            {
                "anchor": anchors.of("t", tracked.id),
                "order": (meeting.starts.value if meeting.starts is not None else None) or "",
                "day": " ".join(when_told(meeting.starts)) or "day unknown",
                "title": meeting.title,
                "status": meeting.status,
                "place": place,
                "sources": [_link(told.source, anchors) for told in tracked.told],
            }
        )
    return sorted(found, key=lambda meeting: str(meeting["order"]), reverse=True)


def _others(story: Chronicle, anchors: Anchors) -> list[tuple[str, _Link]]:
    """Market moves and dependencies, a line each."""
    found = []
    for move in story.market_moves:
        day = (
            date_in_words(move.record.on.value) if move.record.on is not None and move.record.on.value else ""
        )
        words = f"{move.record.name}: {move_told(move.record)}" + (f", {day}" if day else "")
        found.append((words, _link(move.source, anchors)))
    for dependency in story.dependencies:
        record = dependency.record
        share = f", {record.share_pct:g} % of it" if record.share_pct is not None else ""
        supplier = f" from {party_name(record.supplier)}{share}" if record.supplier else share
        use = f", used in {product_names(record.used_in)}" if record.used_in else ""
        found.append((f"{product_names([record.input])}{supplier}{use}", _link(dependency.source, anchors)))
    return found


def _finding(one: Finding, story: Chronicle, anchors: Anchors) -> dict[str, Any]:
    links = _record_links(story, anchors)
    about = links.get(story.ids.get(one.about, one.about))
    documents = {source.id: source for source in story.sources}
    if about is None and one.about.partition("/")[0] in documents:
        about = _link(documents[one.about.partition("/")[0]], anchors)
    told = dict.fromkeys(ref.partition("/")[0] for ref in one.refs)
    return {
        "severity": one.severity,
        "kind": one.kind,
        "text": one.text,
        "about": about,
        "id": one.about,
        "sources": [_link(documents[name], anchors) for name in told if name in documents],
    }


def _sources(books: Sequence[Ledger], story: Chronicle, anchors: Anchors) -> list[dict[str, Any]]:
    records = {book.sources[0].id: sum(1 for _ in book.records()) for book in books}
    return [
        {
            "anchor": anchors.of("s", source.id),
            "source": source,
            "day": date_in_words(source.published, weekday=False) or "unknown",
            "records": records[source.id],
        }
        for source in story.sources
    ]

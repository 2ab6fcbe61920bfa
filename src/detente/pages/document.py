"""A document as a page: its text with every record marked in place, the records beside it, doubts in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from detente.brief.words import capital, commitment_sentence, date_in_words, measure_sentence
from detente.ledger.book import AnyRecord, Ledger
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
from detente.pages.facts import KINDS, Fact, facts_of, move_told, rate_told
from detente.pages.marking import FULL_TEXT, Gap, Mark, Passage, marks_of, passages_of
from detente.pages.shell import Anchors, render, shell
from detente.reading.documents import Document
from detente.reading.gazetteers import PRODUCTS

__all__ = ["render_document"]

_DOUBT = "doubt"
_ORDER = {kind: number for number, kind in enumerate([*KINDS.values(), _DOUBT])}
_PLURALS = {"market move": "market moves", "dependency": "dependencies"}


def render_document(document: Document, ledger: Ledger, *, limit: int = FULL_TEXT) -> str:
    """The page of a document and of the ledger that was read from it: one file, no request.

    Parameters
    ----------
    document : the text that was read.
    ledger : its ledger; every piece of evidence counts characters of ``document.text``.
    limit : characters up to which the text is shown whole; of a longer one the passages that records rest on.

    Raises
    ------
    InputError
        When a quote of the ledger does not stand in the text where the ledger says.
    """
    ledger.verify({source.id: document.text for source in ledger.sources})
    marks = marks_of(ledger)
    passages, rest = passages_of(document.text, marks, limit)
    anchors = Anchors()
    cards = _cards(ledger, _places(passages, marks), anchors)
    beside, loose = _beside(cards, passages, ledger)
    source = document.source
    return render(
        "document.html",
        shell=shell("base.css", "pages.css", "document.css", "document.js"),
        source=source,
        title=source.title or source.publisher or "A document",
        published=date_in_words(source.published) or "day unknown",
        rows=[_row(passage, beside.get(number, []), marks, cards) for number, passage in enumerate(passages)],
        rest=rest,
        loose=loose,
        kinds=_counts(cards.values()),
        notes=[note for note in document.notes if note not in {issue.text for issue in ledger.issues}],
        characters=len(document.text),
        shown=sum(passage.end - passage.start for passage in passages),
    )


@dataclass(frozen=True, slots=True)
class _Link:
    target: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A record as it stands beside the text."""

    id: str
    anchor: str
    kind: str
    heading: str
    status: str | None
    rate: str | None
    facts: tuple[tuple[Fact, tuple[_Link, ...]], ...]
    places: tuple[int, ...]
    """Numbers of the stretches of the text where its evidence begins."""
    about: tuple[_Link, ...]

    @property
    def css(self) -> str:
        return self.kind.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text as the page shows it."""

    text: str
    number: int
    records: str
    kinds: str
    evidence: str
    refs: tuple[_Card, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    before: Gap | None
    pieces: tuple[_Piece, ...]
    cards: tuple[_Card, ...]


def _cards(ledger: Ledger, places: Mapping[str, Sequence[int]], anchors: Anchors) -> dict[str, _Card]:
    records = {record.id: record for record in ledger.records()}
    links = {
        name: _Link(anchors.of("r", name), name, _heading(record).removesuffix("."))
        for name, record in records.items()
    }
    return {name: _card(record, links, tuple(places.get(name, ()))) for name, record in records.items()}


def _card(record: AnyRecord, links: Mapping[str, _Link], places: tuple[int, ...]) -> _Card:
    return _Card(
        id=record.id,
        anchor=links[record.id].target,
        kind=_kind(record),
        heading=_heading(record),
        status=_status(record),
        rate=rate_told(record.rate) if isinstance(record, Measure) else None,
        facts=tuple((fact, tuple(links[ref] for ref in fact.refs)) for fact in facts_of(record)),
        places=places,
        about=tuple(links[ref] for ref in record.about) if isinstance(record, Issue) else (),
    )


_MAX_CLAIM = 160
"""Letters of a claim in its heading; the fields have all of it."""


def _kind(record: AnyRecord) -> str:
    return KINDS.get(type(record), _DOUBT)


def _status(record: AnyRecord) -> str | None:
    if isinstance(record, Measure | Commitment | Meeting):
        return record.status
    return record.kind if isinstance(record, Issue) else None


def _heading(record: AnyRecord) -> str:
    match record:
        case Measure():
            return measure_sentence(record)
        case Commitment():
            return commitment_sentence(record)
        case Claim():
            hedge = f" (“{record.hedge}”)" if record.hedge else ""
            words = shorten(record.text, _MAX_CLAIM, placeholder=" …")
            return f"{record.speaker} {record.act}{hedge}: {words}"
        case Meeting():
            return record.title
        case Deadline():
            return f"{date_in_words(record.on.value) or record.on.as_written}: {record.what}"
        case MarketMove():
            return f"{record.name}: {move_told(record)}"
        case Dependency():
            product = PRODUCTS.get(record.input)
            return capital(product.name if product is not None else record.input.replace("_", " "))
        case Issue():
            return record.text


def _places(passages: Iterable[Passage], marks: Sequence[Mark]) -> dict[str, list[int]]:
    """By record: the stretches with which a piece of its evidence begins."""
    found: dict[str, list[int]] = defaultdict(list)
    seen: set[int] = set()
    for passage in passages:
        under: set[str] = set()
        for stretch in passage.stretches:
            here = {marks[number].record for number in stretch.marks}
            for number in stretch.marks:
                record = marks[number].record
                if number not in seen and record not in under:
                    found[record].append(stretch.number)
                    under.add(record)
                seen.add(number)
            under &= here
    return found


def _beside(
    cards: Mapping[str, _Card], passages: Sequence[Passage], ledger: Ledger
) -> tuple[dict[int, list[_Card]], list[_Card]]:
    """By number of passage: the cards that stand beside it; and those that rest on no passage."""
    home = {
        stretch.number: number
        for number, passage in enumerate(passages)
        for stretch in passage.stretches
        if stretch.number
    }
    beside: dict[int, list[_Card]] = defaultdict(list)
    loose: list[_Card] = []
    for record in ledger.records():
        card = cards[record.id]
        places = card.places
        if not places and isinstance(record, Issue):  # a doubt without words of its own stands at its record
            places = next((cards[name].places for name in record.about if cards[name].places), ())
        if places:
            beside[home[places[0]]].append(card)
        else:
            loose.append(card)
    for found in beside.values():
        found.sort(key=lambda card: (_ORDER[card.kind], card.places[:1]))
    return beside, loose


def _row(
    passage: Passage, beside: Sequence[_Card], marks: Sequence[Mark], cards: Mapping[str, _Card]
) -> _Row:
    pieces = []
    for stretch in passage.stretches:
        under = list(dict.fromkeys(marks[number].record for number in stretch.marks))
        pieces.append(
            _Piece(
                stretch.text,
                stretch.number,
                " ".join(cards[name].anchor for name in under),
                " ".join(dict.fromkeys(cards[name].css for name in under)),
                " ".join(map(str, stretch.marks)),
                tuple(sorted((cards[name] for name in stretch.ending), key=lambda card: _ORDER[card.kind])),
            )
        )
    return _Row(passage.before, tuple(pieces), tuple(beside))


def _counts(cards: Iterable[_Card]) -> list[tuple[str, str, int]]:
    """(class, name, count) of every kind of record."""
    found = list(cards)
    counts = []
    for kind in _ORDER:
        count = sum(card.kind == kind for card in found)
        name = kind if count == 1 else _PLURALS.get(kind, f"{kind}s")
        if count:
            counts.append((kind.replace(" ", "-"), name, count))
    return counts

"""The lists of a ledger's page: what comes next, claims, meetings, markets, findings, sources; and links among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.brief.words import date_in_words, product_names
from detente.ledger.agenda import Appointment
from detente.ledger.book import Ledger
from detente.ledger.checks import Finding
from detente.ledger.chronicle import Chronicle
from detente.ledger.parts import Source
from detente.pages.facts import move_told, party_name, when_told
from detente.pages.histories import cite
from detente.pages.shell import Anchors

__all__ = ["Link", "Links", "appointment", "claims", "finding", "meetings", "others", "sources"]


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the page."""

    target: str
    title: str


class Links:
    """Where the records and documents of a ledger stand in its page."""

    def __init__(self, story: Chronicle) -> None:
        self.story = story
        self._anchors = Anchors()
        self._records = {one.id: Link(self.measure(one.id), one.title) for one in story.measures}
        self._records |= {one.id: Link(self.commitment(one.id), one.title) for one in story.commitments}
        self._records |= {one.id: Link(self.meeting(one.id), one.title) for one in story.meetings}

    def measure(self, id: str) -> str:
        """The id of the element of a measure."""
        return self._anchors.of("m", id)

    def commitment(self, id: str) -> str:
        """The id of the element of a commitment."""
        return self._anchors.of("c", id)

    def meeting(self, id: str) -> str:
        """The id of the element of a meeting."""
        return self._anchors.of("t", id)

    def record(self, id: str | None) -> Link | None:
        """The link to a tracked record; ``None`` for what is no record of the ledger."""
        return self._records.get(id) if id is not None else None

    def records(self, ids: Iterable[str | None]) -> tuple[Link, ...]:
        """The links to tracked records, each once."""
        found = (self.record(id) for id in dict.fromkeys(ids))
        return tuple(link for link in found if link is not None)

    def source(self, source: Source) -> Link:
        """The link to a document in the list of sources."""
        day = date_in_words(source.published, weekday=False)
        return Link(self._anchors.of("s", source.id), ", ".join(filter(None, (cite(source), day))))


def appointment(one: Appointment, links: Links) -> dict[str, Any]:
    """A day to come, its record and its source."""
    day = date_in_words(one.first)
    words = [one.status.replace("_", " "), *([f"by {one.basis.replace('_', ' ')}"] if one.basis else [])]
    words += ["derived from another date"] if one.derived else []
    words += [f"or {', '.join(one.alternatives)}"] if one.alternatives else []
    return {
        "day": day if one.first == one.last else f"{day} to {date_in_words(one.last)}",
        "iso": one.first.isoformat(),
        "kind": one.kind,
        "title": one.title,
        "notes": "; ".join(words),
        "about": links.record(one.refers_to),
        "source": links.source(one.source),
    }


def claims(story: Chronicle, links: Links) -> list[dict[str, Any]]:
    """Who said what, the latest first."""
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
                "about": list(links.records(about)),
                "source": links.source(told.source),
            }
        )
    return sorted(found, key=lambda claim: str(claim["order"]), reverse=True)


def meetings(story: Chronicle, links: Links) -> list[dict[str, Any]]:
    """Meetings as the last document tells them, the latest first."""
    found = []
    for tracked in story.meetings:
        meeting = tracked.told[-1].record
        place = ", ".join(
            filter(None, (meeting.place, party_name(meeting.country) if meeting.country else None))
        )
        found.append(
            {
                "anchor": links.meeting(tracked.id),
                "order": (meeting.starts.value if meeting.starts is not None else None) or "",
                "day": " ".join(when_told(meeting.starts)) or "day unknown",
                "title": meeting.title,
                "status": meeting.status,
                "place": place,
                "sources": [links.source(told.source) for told in tracked.told],
            }
        )
    return sorted(found, key=lambda meeting: str(meeting["order"]), reverse=True)


def others(story: Chronicle, links: Links) -> list[tuple[str, Link]]:
    """Market moves and dependencies, a line each."""
    found = []
    for move in story.market_moves:
        day = (
            date_in_words(move.record.on.value) if move.record.on is not None and move.record.on.value else ""
        )
        words = f"{move.record.name}: {move_told(move.record)}" + (f", {day}" if day else "")
        found.append((words, links.source(move.source)))
    for dependency in story.dependencies:
        record = dependency.record
        share = f", {record.share_pct:g} % of it" if record.share_pct is not None else ""
        supplier = f" from {party_name(record.supplier)}{share}" if record.supplier else share
        use = f", used in {product_names(record.used_in)}" if record.used_in else ""
        found.append((f"{product_names([record.input])}{supplier}{use}", links.source(dependency.source)))
    return found


def finding(one: Finding, links: Links) -> dict[str, Any]:
    """Something that does not fit, with links to its record and its documents."""
    about = links.record(links.story.ids.get(one.about, one.about))
    documents = {source.id: source for source in links.story.sources}
    if about is None and one.about.partition("/")[0] in documents:
        about = links.source(documents[one.about.partition("/")[0]])
    told = dict.fromkeys(ref.partition("/")[0] for ref in one.refs)
    return {
        "severity": one.severity,
        "kind": one.kind,
        "text": one.text,
        "about": about,
        "id": one.about,
        "sources": [links.source(documents[name]) for name in told if name in documents],
    }


def sources(books: Sequence[Ledger], links: Links) -> list[dict[str, Any]]:
    """The documents, with how many records each holds."""
    records = {book.sources[0].id: sum(1 for _ in book.records()) for book in books}
    return [
        {
            "anchor": links.source(source).target,
            "source": source,
            "day": date_in_words(source.published, weekday=False) or "unknown",
            "records": records[source.id],
        }
        for source in links.story.sources
    ]

"""What a record of a model may rest on: whole sentences of the document, and the little that stands around them.

**Evidence** is always whole sentences. A model that quotes a fragment may leave out the "not" or the "if" before it;
so the quote is looked up and widened to its sentences, and everything is read there again.

**Context** is the publication day, and for parties and speakers the antecedent: the nearest sentence before, in the
same paragraph or the one directly before it. Numbers, dates, products, statuses and conditions never come from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from detente.ledger.records import Evidence
from detente.reading.documents import Document
from detente.reading.models.align import MAX_QUOTE, MIN_QUOTE, Aligner
from detente.reading.text.dates import DateMention, find_dates
from detente.reading.text.mentions import Cast, Mention
from detente.reading.text.passages import Clause, Sentence, clauses, sentences
from detente.reading.text.products import find_products

__all__ = ["ADDRESSES_A_READER", "Ground", "Place", "Text"]

ADDRESSES_A_READER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:previous|prior|above|earlier|all|your|these|any"
    r"|the)\b[^.]{0,30}\b(?:instructions?|prompts?|guardrails)\b"
    r"|\b(?:system|developer) (?:prompt|message|override)\b|\bprompt injection\b"
    r"|\b(?:you are|act as|pretend to be) (?:now )?(?:an? |the )?(?:\w+ )?(?:AI|language model|LLM|assistant"
    r"|chatbot|GPT)\b"
    r"|\bas an? (?:AI|large|language) (?:language )?(?:model|assistant)\b"
    r"|\b(?:language models?|LLMs?|chatbots?|AI (?:assistants?|readers?|agents?))(?: \w+){0,4}?"
    r" (?:must|should|shall|please|are to|is to)\b"
    r"|^\W*(?:please |now |also |then )*(?:record|output|emit|insert|return|list|add|write|answer|reply|report|set|mark"
    r"|extract|respond)(?: back)? (?:an? |the |that |this |as |with |only |actor|target|rate|status)"
    r"|\bJSON\b|\brate_pct\b|\"(?:measures|quotes|actor|target|instrument|status)\"\s*:"
    r"|<<<|>>>|\[/?INST\]|<\||^\W*(?:assistant|system|user)\s?:",
    re.IGNORECASE,
)
"""Words that speak to the machine that reads, not to the reader of the news."""

_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|their|them|he|she|his|her|both|each other|the (?:two|bloc|ministry|administration"
    r"|commission|president|prime minister|government|department|minister|secretary|sides?|country|countries)"
    r"|(?:the|this|these|those|that|such) (?:\w+ )?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|measures?|controls?"
    r"|restrictions?|rules?|curbs|ban|fees?|steps?|move|rates?|deal|agreement|purchases?|commitments?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """A sentence with what our parsers find in it."""

    sentence: Sentence
    text: str
    whole: Text

    @cached_property
    def mentions(self) -> list[Mention]:
        return [m for m in self.whole.cast.find(self.text) if m.kind not in ("pronoun", "both")]

    @cached_property
    def dates(self) -> list[DateMention]:
        return find_dates(self.text, self.whole.published, self.whole.reference)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.tag for p in find_products(self.text)))

    @cached_property
    def parties(self) -> frozenset[str]:
        return frozenset(m.party for m in self.mentions if m.party)

    @cached_property
    def clauses(self) -> list[Clause]:
        return clauses(self.text)

    @cached_property
    def points_back(self) -> bool:
        """True when the sentence has a word that stands for something told before."""
        return _POINTS_BACK.search(self.text) is not None

    def clause_span(self, spot: int) -> tuple[int, int]:
        """First and last offset of the clause that holds an offset of the sentence."""
        for clause in self.clauses:
            if spot < clause.end:
                return clause.start, clause.end
        return 0, len(self.text)

    def clause_at(self, spot: int) -> str:
        """The words of that clause."""
        first, last = self.clause_span(spot)
        return self.text[first:last]

    def evidence(self) -> Evidence:
        return Evidence(
            quote=self.text,
            start=self.sentence.start,
            end=self.sentence.end,
            source=self.whole.document.source.id,
        )


@dataclass(frozen=True)
class Ground:
    """The sentences one record rests on."""

    quoted: tuple[Place, ...]
    """Sentences of the first quote, which names the record."""
    further: tuple[Place, ...] = ()
    """Sentences of the other quotes: for dates, statuses and conditions alone."""

    @property
    def every(self) -> tuple[Place, ...]:
        return (*self.quoted, *self.further)


class Text:
    """A document, cut and indexed for looking quotes up."""

    def __init__(self, document: Document, limit: int) -> None:
        self.document = document
        self.published: date | None = document.source.published
        body = document.text[:limit]
        self.places = [Place(s, s.text, self) for s in sentences(body)]
        self._starts = [p.sentence.start for p in self.places]
        self._aligner = Aligner(body)
        self.cast = Cast()
        self.reference: date | None = None
        for place in self.places:
            self.cast.introduce(place.text)
            if self.reference is None and self.published is None:
                self.reference = next(
                    (
                        date.fromisoformat(d.value)
                        for d in find_dates(place.text, None)
                        if d.precision == "day" and d.value
                    ),
                    None,
                )
        self._refused = {p.sentence.paragraph for p in self.places if ADDRESSES_A_READER.search(p.text)}

    @cached_property
    def parties(self) -> list[str]:
        """Parties named in the document, most often named first."""
        counts: Counter[str] = Counter()
        for place in self.places[:2_000]:
            counts.update(sorted(place.parties))
        return [party for party, _ in counts.most_common()]

    @cached_property
    def addressed(self) -> list[Place]:
        """Sentences that speak to the machine that reads."""
        return [p for p in self.places if ADDRESSES_A_READER.search(p.text)]

    def ground(self, quotes: list[str], start: int, end: int) -> Ground | str:
        """The sentences of the quotes, looked up near the window from ``start`` to ``end``.

        Returns why there is no ground instead: ``absent``, ``length``, ``wide`` (over more than one paragraph or
        three sentences) or ``addressed`` (the paragraph speaks to the machine).
        """
        found: list[tuple[Place, ...]] = []
        for number, quote in enumerate(quotes):
            places = self._sentences(quote, start, end)
            if isinstance(places, tuple):
                found.append(places)
            elif number == 0:
                return places
        further = [p for places in found[1:] for p in places if p not in found[0]]
        return Ground(found[0], tuple(dict.fromkeys(further)))

    def _sentences(self, quote: str, start: int, end: int) -> tuple[Place, ...] | str:
        if not MIN_QUOTE <= len(quote.strip()) <= MAX_QUOTE or len(quote.split()) < 3:
            return "length"
        found = self._aligner.nearest(quote, start, end)
        if found is None:
            return "absent"
        first = max(bisect_right(self._starts, found[0]) - 1, 0)
        last = max(bisect_right(self._starts, found[1] - 1) - 1, first)
        places = self.places[first : last + 1]
        if not places or found[1] <= places[0].sentence.start:
            return "absent"
        paragraphs = {p.sentence.paragraph for p in places}
        if len(places) > 3 or len(paragraphs) > 1:
            return "wide"
        if paragraphs & self._refused:
            return "addressed"
        return tuple(places)

    def before(self, place: Place) -> list[Place]:
        """Sentences that may hold an antecedent, nearest first: of the same paragraph, and of the one before."""
        index = place.sentence.index
        paragraph = place.sentence.paragraph
        out: list[Place] = []
        for other in reversed(self.places[max(0, index - 12) : index]):
            if other.sentence.paragraph < paragraph - 1 or other.sentence.paragraph in self._refused:
                break
            out.append(other)
        return out

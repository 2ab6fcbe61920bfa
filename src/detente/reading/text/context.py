"""What the rules know while they read: features of each sentence, and the thread of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from detente.ledger.records import Evidence, When
from detente.reading.documents import Document
from detente.reading.gazetteers.groups import GROUPS
from detente.reading.text import coreference
from detente.reading.text.dates import DateMention, find_dates
from detente.reading.text.epithets import epithet_mentions
from detente.reading.text.goods import find_unlisted
from detente.reading.text.mentions import Cast, Mention
from detente.reading.text.numbers import Amount, Percent, find_amounts, find_percents
from detente.reading.text.passages import Clause, Sentence, clauses
from detente.reading.text.products import ProductMention, find_products, is_office
from detente.reading.text.voice import Voice, we_mentions

__all__ = ["ACT_TITLE", "TREATY", "Passage", "Thread"]


MOST_OF_A_KIND = 40
"""Names, goods, dates, percentages and amounts taken from one sentence: a table without line breaks has thousands."""

_SPEAKS = re.compile(
    r"(?:,[^,;.]{0,80},|,)?\s(?:\w+ly |also |had |has |then )*(?:said|says|told|added|confirmed"
    r"|announced|warned|signed|wrote|claimed|stated)\b"
)


TREATY = re.compile(
    r"\b(?:United\s)?(?:[A-Z][\w.]*[-–‑]){2,4}[A-Z][\w.]*\s(?:[A-Z]\w+\s){0,3}(?:Agreement|Partnership)"
    r"|\b(?:[A-Z][\w.]*[-–‑])[A-Z][\w.]*\s(?:[A-Z]\w+\s){0,3}(?:Free Trade Agreement|Economic Partnership)"
)
"""A treaty named for its members, who do nothing in the sentence ("the U.S.-Mexico-Canada Agreement")."""


ACT_TITLE = re.compile(
    r"\((?:[A-Z][\w'’-]+)(?:\s(?:[A-Z][\w'’-]+,?|of|the|to|and|for|with|in|on|a|an|as|from|by)){4,40}\)"
    r"|[“\"](?:[A-Z][\w'’-]+)(?:\s(?:[A-Z][\w'’-]+,?|of|the|to|and|for|with|in|on|a|an|as|from|by)){3,40}[”\"]"
    r"|(?:\b[A-Z][\w'’-]+\s){1,6}Tariff\s(?:[A-Z][\w'’-]+\s|for\s|of\s|to\s|and\s){1,8}(?:Annex|Act|Order"
    r"|Schedule|List)\b"
)
"""Names of legal acts, which hold the word tariff without saying that there is one."""


_TITLE = re.compile(r"(?:\d{1,2}\.\s)?[A-Z][\w-]*(?:\s[\w-]+){0,3}[.:]?$")
"""``3. Switzerland.``: the title of a section."""


_LIKENS = re.compile(
    r"\b(?:par with|level with|the same as|compared (?:with|to)|than|high as|favou?rable as)\b"
)
_LIKENED = re.compile(
    r"\b(?:on (?:a )?par with|level with|the same as|compared (?:with|to)|(?:higher|lower|more|less"
    r"|steeper) than|as high as|no less favou?rable than|as favou?rable as)\s"
    r"(?:the\s)?(?:(?:one|rate|level|duty|tariff|those|terms|treatment)\s(?:on|for|of|given|granted|offered"
    r"|faced by)\s)?(?:to\s)?(?:that\s(?:of|on|for)\s)?$"
    r"|\b(?:on (?:a )?par with|level with|the same as)\b"
)


def _is_likened(text: str, mention: Mention) -> bool:
    """True for the side a rate is only compared with ("on a par with Brazil's")."""
    if mention.kind not in ("name", "metonym"):
        return False
    likened = _LIKENED.search(text, max(0, mention.start - 50), mention.start)
    if likened is None or (
        likened.end() != mention.start and len(text[likened.end() : mention.start].split()) > 3
    ):
        return False
    return (
        re.match(r"(?:['’]s?)?(?:\s(?:rate|level|duty|tariff))?(?:[.,;)]|$)", text[mention.end :]) is not None
    )


_LISTS_LIVE = re.compile(
    r"\b(?:are|is) now:|\b[Ww]hat (?:remains|is) in (?:place|force)|\b(?:remain\w*|still|now|currently"
    r"|already) in (?:place|force|effect)"
    r"|\b(?:[Cc]urrent|[Ee]xisting) (?:tariffs|duties|measures|rates)|\b[Mm]easures in force"
    r"|\bcurrently (?:apply|face|subject)|\b(?:address|concern|affect|cover|amend|modif)(?:s|es|ies)? the following"
    r" (?:tariffs|duties|measures|tariff actions)"
)


def _doer(passage: Passage) -> str | None:
    """The side that a title begins with and that a verb follows."""
    named = [
        m for m in passage.mentions if m.party and m.kind in ("name", "metonym", "institution", "person")
    ]
    if passage.sentence.kind != "heading" or not named or len(passage.text[: named[0].start].split()) > 4:
        return None
    follows = re.match(
        r"\s(?:to\s)?[A-Za-z]?[a-z]{2,}\b(?<!\band)(?<!\bon)(?<!\bin)(?<!\bof)", passage.text[named[0].end :]
    )
    return named[0].party if follows else None


def _is_dateline(text: str, mention: DateMention) -> bool:
    before, after = text[: mention.start], text[mention.end : mention.end + 4]
    return bool(
        re.fullmatch(r"[A-Z][A-Za-z.,/' ]{1,40}[ ,(]", before) and re.match(r"\.?\)?,?\s*[(:–—-]", after)
    )


_SCHEME = re.compile(
    r"\bEverything[- ]But[- ]Arms\b|\bAgriculture Infrastructure (?:and|&) Development Cess\b"
)
"""A scheme of preferences whose name holds goods."""


class Passage:
    """A sentence with everything that was found in it."""

    def __init__(self, sentence: Sentence, thread: Thread, origin: Passage | None = None) -> None:
        self.sentence = sentence
        self.thread = thread
        self.text = sentence.text
        self.origin = origin
        """The item of a list that is put into words here; what it says rests on the item itself."""

    @property
    def index(self) -> int:
        return self.sentence.index

    @cached_property
    def mentions(self) -> list[Mention]:
        found = self.thread.cast.find(self.text)[:MOST_OF_A_KIND]
        if "Agreement" in self.text or "Partnership" in self.text:
            named = [m.span() for m in TREATY.finditer(self.text)]
            found = [m for m in found if not any(s <= m.start < e for s, e in named)]
        if "S$" in self.text:  # "US$200 billion" names no side
            found = [m for m in found if self.text[m.end : m.end + 1] != "$"]
        if "(" in self.text:
            titles = [m.span() for m in ACT_TITLE.finditer(self.text)]
            found = [m for m in found if not any(s <= m.start < e for s, e in titles)]
        if _LIKENS.search(self.text):
            found = [m for m in found if not _is_likened(self.text, m)]
        if self.thread.voice is not None:
            ours = we_mentions(self.text, self.thread)
            found = sorted([*found, *ours], key=lambda m: m.start) if ours else found
        meant = epithet_mentions(self.text, self.thread, found)
        return sorted([*found, *meant], key=lambda m: m.start) if meant else found

    @cached_property
    def dates(self) -> list[DateMention]:
        found = find_dates(self.text, self.thread.published, self.thread.reference)[:MOST_OF_A_KIND]
        if self.index <= 2:  # the dateline dates the document, not what it tells
            found = [d for d in found if not _is_dateline(self.text, d)]
        return found

    @cached_property
    def percents(self) -> list[Percent]:
        return find_percents(self.text)[:MOST_OF_A_KIND]

    @cached_property
    def amounts(self) -> list[Amount]:
        return find_amounts(self.text)[:MOST_OF_A_KIND]

    @cached_property
    def products(self) -> list[ProductMention]:
        named = [(m.start, m.end) for m in self.mentions if m.kind in ("institution", "person", "pronoun")]
        named += [m.span() for m in _SCHEME.finditer(self.text)]
        known = [
            p
            for p in find_products(self.text)
            if not any(start <= p.start < end for start, end in named) and not is_office(self.text, p)
        ]
        unlisted = find_unlisted(self.text, known, self.mentions)
        return sorted([*known, *unlisted], key=lambda p: p.start)[:MOST_OF_A_KIND]

    @cached_property
    def clauses(self) -> list[Clause]:
        out: list[Clause] = []
        for clause in clauses(self.text):
            if out and clause.link in ("after", "before") and self.text[: out[-1].end].endswith("on or"):
                out[-1] = Clause(out[-1].start, clause.end, out[-1].link)  # "entered on or after May 3"
            else:
                out.append(clause)
        return out

    def clause_at(self, position: int) -> int:
        """Index of the clause that holds a position."""
        for i, clause in enumerate(self.clauses):
            if position < clause.end:
                return i
        return len(self.clauses) - 1

    def evidence(self, start: int = 0, end: int | None = None) -> Evidence:
        """The words of this sentence as evidence (the whole sentence by default)."""
        if self.origin is not None:
            return self.origin.evidence()
        base = self.sentence.start
        last = len(self.text) if end is None else end
        return Evidence(
            quote=self.text[start:last], start=base + start, end=base + last, source=self.thread.source_id
        )


@dataclass
class Thread:
    """What carries over from sentence to sentence."""

    document: Document
    cast: Cast
    published: date | None
    reference: date | None
    """A full date of the text, used to complete dates when the publication day is unknown."""
    main: tuple[str, ...] = ()
    """Parties of the negotiation, most often named first."""
    counts: Counter[str] = field(default_factory=Counter)
    companions: frozenset[frozenset[str]] = frozenset()
    """Pairs of sides named as one: neither is the other's counterpart."""
    subject: Mention | None = None
    """The person a sentence was about, whom "he" or "she" of the next one means."""
    last_person: Mention | None = None
    last_speaker: Mention | None = None
    last_speaker_at: int = -1
    """Sentence in which somebody spoke last."""
    spoke_last: Mention | None = None
    """Who spoke last, when nobody else was told of since."""
    last_party: str | None = None
    last_institution: Mention | None = None
    bodies: list[Mention] = field(default_factory=list)
    """Offices named so far, the last ones last."""
    last_products: list[str] = field(default_factory=list)
    """Products that the last sentence with products named."""
    session: str | None = None
    """Part of the trading day that the text tells of, once it has said so."""
    market_day: When | None = None
    """Day of the price moves that the text tells of, once it has said so."""
    announcer: str | None = None
    """The party that last announced something."""
    home: str | None = None
    """The state whose authorities "the government" and "the Ministry of Finance" are."""
    legal_home: str | None = None
    """The state whose agencies, gazettes and statutes the document speaks of."""
    headline: str | None = None
    """The side the title says does something ("The Netherlands expands its export controls")."""
    topic: str | None = None
    """The side a section of the document is about, by its heading."""
    spoken_of: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int] | None = None
    """Sides and products of the duties last spoken of, measure or not, and the sentence."""
    lists_live: bool = False
    """True in a list of measures that are said to be in force ("What remains in place")."""
    title_sides: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Who takes and who bears the duties that the title is about ("US levies on Indian goods double")."""
    in_list: bool = False
    """True in a list that a lead ("Duties are now:") or its title announced."""
    lead: Any = None
    """What the sentence that opened the list says for its items (`detente.reading.measures.lists.leads.Lead`)."""
    acts: list[Any] = field(default_factory=list)
    """Acts by the sentences that date them (:class:`detente.reading.measures.days.acts.Act`)."""
    labelled: dict[str, When] = field(default_factory=dict)
    """Days that labelled lines of an alert give ("EFFECTIVE DATE March 7"), by what begins on them."""
    passing: list[Any] = field(default_factory=list)
    """What the sentence only names of measures told before, with its days (drafts), until they are dated."""
    remedy: tuple[str, int] | None = None
    """The trade remedy named last (anti-dumping, countervailing, safeguard), with its sentence."""
    recalled_in: int = -1
    """The paragraph that recalls how it was before ("It may be recalled that ..."), once one has."""
    titles: int = 0
    """Titles of sections met so far."""
    quote_from: int | None = None
    """Sentence in which a quotation began that is not closed yet, and its paragraph."""
    quote_paragraph: int = -1
    of_duties: bool = False
    """True for a document that speaks of duties, be it in other sentences."""
    voice: Voice | None = None
    """Who speaks in the first person here."""
    opening_voice: Voice | None = None
    """Who speaks in the first person according to the title or the publisher."""
    unplaced: list[tuple[float, Evidence]] = field(default_factory=list)
    """Rates of duty that a sentence tells without saying whose they are, with that sentence."""
    several: tuple[str, ...] = ()
    """The sides that a sentence named together last, whom "those countries" means."""
    told: list[Any] = field(default_factory=list)
    """Measures told so far (drafts), in the order of the text."""
    passages: list[Passage] = field(default_factory=list)
    """The sentences read, in order: the items of a list are looked up from the sentence that opens it."""

    @property
    def source_id(self) -> str:
        return self.document.source.id

    @property
    def sectioned(self) -> bool:
        """True in a document of several sections, each about something else."""
        return self.titles >= 3

    def after(self, passage: Passage, most: int) -> Iterator[Passage]:
        """The sentences that follow one, at most so many."""
        at = next((i for i, p in enumerate(self.passages) if p.index == passage.index), len(self.passages))
        return islice(self.passages, at + 1, at + 1 + most)

    def counterpart(self, party: str | None) -> str | None:
        """The other side, when the document has two, or one that deals with each of the others."""
        if len(self.main) < 2 or party is None:
            return None
        first, second = self.main[:2]
        if self.companions and frozenset((first, second)) in self.companions:
            return self.other_than((first, second)) if party in (first, second) else None
        third = self.counts[self.main[2]] if len(self.main) > 2 else 0
        if party not in (first, second):
            return first if self.counts[party] and self.counts[first] >= 1.5 * self.counts[second] else None
        if party == first:
            # with a third side named as often, the other side of the first is not known
            return second if self.counts[second] > 1.25 * third else None
        return first

    def bloc(self) -> str | None:
        """The group of states that "the bloc" means: the one named most often."""
        told = [g for g in ("EU", *GROUPS) if self.counts[g]]
        return max(told, key=lambda g: self.counts[g]) if told else None

    def other_than(self, parties: tuple[str, ...]) -> str | None:
        """The one side that deals with several others, where the document names one beside them."""
        rest = [p for p in self.main if p not in parties]
        if not rest or len(parties) > 2 or not set(parties) <= set(self.main) or self.counts[rest[0]] < 2:
            return None
        if frozenset(parties) == frozenset(self.main[:2]) and frozenset(parties) not in self.companions:
            return None  # the two sides of the text
        return rest[0] if len(rest) == 1 or self.counts[rest[0]] > self.counts[rest[1]] else None

    def party_of(self, mention: Mention, passage: Passage) -> str | None:
        """Party a mention stands for; pronouns are looked up in what stands before."""
        if mention.kind != "pronoun":
            return mention.party
        resolved = self.resolve(mention, passage)
        return resolved.party if resolved else None

    def resolve(self, mention: Mention, passage: Passage) -> Mention | None:
        """The mention a pronoun points back to."""
        if mention.kind != "pronoun":
            return mention
        return coreference.resolve(mention, passage, self)

    def _note_quotation(self, passage: Passage) -> None:
        text = passage.text
        if self.quote_paragraph != passage.sentence.paragraph:
            self.quote_from, self.quote_paragraph = None, passage.sentence.paragraph
        straight = text.count('"') % 2 == 1
        opened = text.rfind("“") > text.rfind("”") or (straight and self.quote_from is None)
        closed = text.rfind("”") > text.rfind("“") or (straight and self.quote_from is not None)
        if opened and self.quote_from is None:
            self.quote_from = passage.index
        elif closed:
            self.quote_from = None

    def note_list(self, opening: str) -> None:
        """Remember what the words that open a list say of its items."""
        self.lists_live = _LISTS_LIVE.search(opening) is not None
        self.in_list = self.lists_live or opening.rstrip().endswith(":")

    def note(self, passage: Passage) -> None:
        """Remember whom a sentence names, for the pronouns of the next one."""
        self._note_quotation(passage)
        if len(passage.text) < 60 and (passage.sentence.kind == "heading" or _TITLE.match(passage.text)):
            sides = {m.party for m in passage.mentions if m.party}
            self.titles += 1
            self.topic = sides.pop() if len(sides) == 1 else None
        if passage.sentence.kind == "heading" or passage.text.rstrip().endswith(":"):
            self.note_list(passage.text)
        elif passage.sentence.kind == "prose":
            self.lists_live = self.in_list = False
        if passage.index < 2 and self.headline is None:
            self.headline = _doer(passage)
        named = dict.fromkeys(m.party for m in passage.mentions if m.party and m.kind in ("name", "demonym"))
        if len(named) >= 2:
            self.several = tuple(str(p) for p in named)
        people = [m for m in passage.mentions if m.kind == "person"]
        pronoun = next((m for m in passage.mentions if m.name.lower() in ("he", "she")), None)
        if people and not (self.subject and pronoun and pronoun.start < people[0].start):
            speaking = [m for m in people if _SPEAKS.match(passage.text[m.end : m.end + 120])]
            self.subject = (speaking or people)[0]
        if people:
            self.spoke_last = self.last_speaker if self.last_speaker_at == passage.index else None
        elif self.last_speaker_at == passage.index:
            self.spoke_last = self.last_speaker
        for mention in passage.mentions:
            if mention.kind == "person":
                self.last_person = mention
            elif mention.kind == "institution":
                self.last_institution = mention
                self.bodies = [*self.bodies[-7:], mention]
            elif mention.kind == "pronoun" and "inistry" in mention.name:
                self.last_institution = self.resolve(mention, passage) or self.last_institution
        if passage.products:
            self.last_products = list(dict.fromkeys(p.tag for p in passage.products))
        named_sides = [m for m in passage.mentions if m.kind in ("name", "metonym", "institution")]
        doers = [m for m in named_sides if m.kind != "institution" or not _SPEAKS.match(passage.text, m.end)]
        subject = next(iter(doers or named_sides), None)
        if subject is not None and subject.party:
            self.last_party = subject.party

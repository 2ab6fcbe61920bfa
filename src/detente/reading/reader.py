"""Reading a document into a ledger."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from detente.ledger.book import Ledger
from detente.reading.commitments.finding import find_pledges
from detente.reading.commitments.pledges import Pledge, refer_back
from detente.reading.commitments.pledges import fold as fold_pledge
from detente.reading.composing.findings import Findings
from detente.reading.composing.records import compose
from detente.reading.documents import Document
from detente.reading.events.claims import find_sayings
from detente.reading.events.markets import find_moves
from detente.reading.events.meetings import find_encounters
from detente.reading.events.meetings import fold as fold_encounter
from detente.reading.measures.days.acts import note_act
from detente.reading.measures.days.announcing_days import ELSEWHERE, RECALLED
from detente.reading.measures.days.commencement import date_goods_apart
from detente.reading.measures.days.later_days import date_act, give_days, move_start
from detente.reading.measures.drafts import Draft
from detente.reading.measures.finding import find_measures, note_title
from detente.reading.measures.heads.heads import find_heads
from detente.reading.measures.joining.merging import Announcement, apply_reference, complete, merge
from detente.reading.measures.joining.umbrellas import fold_umbrellas
from detente.reading.measures.lists.items import told_items
from detente.reading.measures.lists.leads import note_lead, read_label
from detente.reading.measures.lists.limbs import Limbs
from detente.reading.measures.lists.plain_words import in_plain_words
from detente.reading.measures.lists.tables import take_row
from detente.reading.measures.status.deals import Deal, deal_of
from detente.reading.text import lexicon as lx
from detente.reading.text.bodies import is_shared
from detente.reading.text.choosing import choose
from detente.reading.text.companions import find_companions
from detente.reading.text.context import TREATY, Passage, Thread
from detente.reading.text.dates import find_dates
from detente.reading.text.home import find_home, home_of, marks_of
from detente.reading.text.mentions import Cast
from detente.reading.text.passages import Sentence
from detente.reading.text.voice import follow, label_of, of_opening

__all__ = ["read"]

COUNTED = 400
"""Sentences that tell which sides a document is about; more of a long text would change little."""


def read(document: Document) -> Ledger:
    """Read a document into a ledger of what it says.

    Deterministic and offline; time grows with the length of the text up to
    :data:`detente.reading.text.choosing.MAX_PASSAGES` sentences that matter. Never raises on any text: what cannot be
    read is left out, and doubts become issues.
    """
    choice = choose(document.text)
    chosen = choice.sentences
    thread = _thread(document, chosen)
    passages = thread.passages = [in_plain_words(Passage(s, thread)) for s in chosen]
    found = Findings(thread=thread, passages=passages, notes=list(document.notes))
    left_out = choice.note()
    if left_out is not None:
        found.notes.append(left_out)
    announcements: list[Announcement] = []
    limbs = Limbs()
    deals: list[Deal] = []
    for passage in passages:
        _read_passage(passage, thread, found, announcements, limbs)
        deal = deal_of(passage, thread)
        if deal is not None:
            deals.append(deal)
        thread.note(passage)
    if not found.drafts:
        _read_title(passages, thread, found)
    complete(found.drafts, announcements, thread, deals)
    fold_umbrellas(found.drafts)
    return compose(found)


_DENIES = re.compile(
    r"\b(?:no longer|never|denied|den(?:y|ies)|without)\b"
    r"|(?:\bnot|n['’]t)\b(?!\s(?:apply|cover|include|affect|extend|target|clad|plated|coated"
    r"|only|just|immediately)\b)"
)


def _read_title(passages: list[Passage], thread: Thread, found: Findings) -> None:
    """Take the measure of the title, when the text below neither tells it again nor denies anything."""
    if any(_DENIES.search(p.text) and find_heads(p) for p in passages):
        return
    for title in passages[:2]:
        for draft in find_measures(title, thread) if title.sentence.kind == "heading" else ():
            merge(found.drafts, draft)


def _thread(document: Document, chosen: list[Sentence]) -> Thread:
    published = document.source.published
    cast = Cast()
    reference: date | None = None
    for sentence in chosen:
        cast.introduce(sentence.text)
        label = label_of(sentence.text)
        if label is not None:
            cast.label(*label)
        if reference is None and published is None:
            for mention in find_dates(sentence.text, None):
                if mention.precision == "day" and mention.value:
                    reference = date.fromisoformat(mention.value)
                    break
    thread = Thread(document, cast, published, reference)
    counts = _counts(cast, chosen)
    if _settle_offices(cast, document.text, chosen):
        counts = _counts(cast, chosen)
    if len(counts) == 1:
        cast.settle_leaders(next(iter(counts)))
    thread.voice = thread.opening_voice = of_opening(cast, chosen, document.source.publisher)
    if thread.voice is not None and thread.voice.party is not None:
        counts[thread.voice.party] += 2  # who publishes is one of the sides, named or not
    thread.counts = counts
    thread.main = tuple(p for p, _ in counts.most_common(4))
    thread.companions = find_companions((s.text, cast.find(s.text)) for s in chosen[:COUNTED])
    opening = [cast.find(s.text) for s in chosen[:3]]
    thread.legal_home = find_home(document.text, opening, counts)
    voice = thread.opening_voice.party if thread.opening_voice is not None else None
    thread.legal_home = thread.legal_home or voice or _of_gazette(document.source.publisher)
    thread.of_duties = (
        re.search(r"\b(?:tariffs?|duties)\b", document.text[:20_000], re.IGNORECASE) is not None
    )
    thread.home = voice or home_of(
        document.text, opening, counts, thread.legal_home, document.source.publisher
    )
    return thread


def _of_gazette(publisher: str | None) -> str | None:
    """The state whose gazette or agency publishes the document ("Federal Register", "Diario Oficial")."""
    marked = marks_of(publisher) if publisher else {}
    return next(iter(marked)) if len(marked) == 1 else None


_PAIR = re.compile(
    r"\b(?P<one>United States|European Union|U\.S\.|[A-Z][A-Za-z]+)[-–]"
    r"(?P<two>United States|[A-Z][A-Za-z.]+)(?=\s[A-Z])"
)


def _paired(cast: Cast, text: str) -> set[str]:
    """Both sides of "United States-India Joint Statement", each of which is only half a word."""
    out: set[str] = set()
    for match in _PAIR.finditer(text):
        sides = [
            next((m.party for m in cast.find(match[g]) if m.kind == "name"), None) for g in ("one", "two")
        ]
        if sides[0] and sides[1] and sides[0] != sides[1]:
            out |= {str(sides[0]), str(sides[1])}
    return out


def _counts(cast: Cast, chosen: list[Sentence]) -> Counter[str]:
    """How often each side is named, the first sentences counting twice."""
    counts: Counter[str] = Counter()
    for sentence in chosen[:COUNTED]:
        weight = 2 if sentence.index < 4 else 1
        text = TREATY.sub(" ", sentence.text) if "Agreement" in sentence.text else sentence.text
        counts.update(dict.fromkeys((m.party for m in cast.find(text) if m.party), weight))
        if sentence.index < 4:
            counts.update(_paired(cast, text))
    return counts


def _settle_offices(cast: Cast, text: str, chosen: list[Sentence]) -> bool:
    """Give offices whose name several states share to the state of the document, when theirs is never named."""
    named: Counter[str] = Counter()
    shared: dict[str, str] = {}
    led = False
    for sentence in chosen[:COUNTED]:
        for mention in cast.find(sentence.text):
            led = led or (mention.kind == "person" and bool(mention.party))
            word = sentence.text[mention.start : mention.end]
            if mention.party and mention.kind == "institution" and is_shared(word):
                shared[word] = mention.party
            elif mention.party and mention.kind in ("name", "demonym", "metonym", "person"):
                named[mention.party] += 1
    strange = [word for word, party in shared.items() if party not in named and word not in cast.owners]
    home = find_home(text, [], named) if strange else None
    if home is None and strange and len(named) == 1 and led:
        home = next(iter(named))  # the president of the only state named is no other's
    if home is None:
        return False
    cast.owners.update(dict.fromkeys(strange, home))
    return True


def _read_passage(
    passage: Passage, thread: Thread, found: Findings, announcements: list[Announcement], limbs: Limbs
) -> None:
    follow(passage, thread)
    label = read_label(passage, thread)
    if label is not None:
        thread.labelled.setdefault(*label)
    announcement = _announcement(passage, thread)
    if announcement is not None:
        announcements.append(announcement)
        thread.announcer = next(iter(announcement.parties), thread.announcer)
    if thread.voice is not None and thread.voice.asks:
        return  # a journalist's question tells nothing
    limb = limbs.take(passage, thread, found.drafts)
    if limb is None:
        new: list[Draft] = []
        if passage.sentence.kind != "heading":
            for part in told_items(passage, thread):
                new += find_measures(part, thread)
        thread.told += new
        named, thread.passing = thread.passing, []
        note_lead(passage, thread, new)
        new[:] = [merge(found.drafts, draft) for draft in new]  # what the items of a list add to
        if move_start(found.drafts, passage) is None and not new:
            apply_reference(found.drafts, passage, thread)
        if new:
            date_goods_apart(found.drafts, passage)
        date_act(found.drafts, passage)
        if not new:
            take_row(found.drafts, passage)
            note_act(passage, thread)
        for draft in named:
            give_days(found.drafts, draft)
    if passage.sentence.kind == "heading":
        if passage.index < 2 and "oint " in passage.text:
            found.encounters += find_encounters(passage, thread)
        note_title(passage, thread)
        return
    pledges: list[Pledge] = []
    for part in told_items(passage, thread):
        pledges += find_pledges(part, thread, [*found.pledges, *pledges])
    for pledge in pledges:
        fold_pledge(found.pledges, pledge)
    if not pledges:
        refer_back(found.pledges, passage)
    found.moves += find_moves(passage, thread, found.moves)
    for encounter in find_encounters(passage, thread):
        fold_encounter(found.encounters, encounter)
    found.sayings += find_sayings(passage, thread)


_ANNOUNCES = re.compile(
    r"\b(?:announc\w+|said|says|signed|signing|publish\w+|unveil\w+|made public|declar\w+|issu\w+|promulgat\w+"
    r"|releas\w+|tweet(?:s|ed)|posted|notified|gazetted|agreed|struck|reached|concluded|sealed)\b",
    re.IGNORECASE,
)


_BOTH_AGREED = re.compile(r"\b(?:have|had|both|mutually|jointly) agreed\b|\bagreement (?:between|with)\b")
"""What one side makes known of what both do."""


def _announcement(passage: Passage, thread: Thread) -> Announcement | None:
    """A day on which somebody announced something, for the measures told after it."""
    text = passage.text
    verb = _ANNOUNCES.search(text)
    if verb is None or re.search(r"\b(?:expects?|interviews?|hopes?)\b", text):
        return None
    today = thread.published.isoformat() if thread.published else None
    for mention in passage.dates:
        opening = mention.precision == "month" and mention.start < 4
        if not (mention.precision == "day" or opening) or mention.value is None or mention.anchor is not None:
            continue
        if today is not None and mention.value > today:
            continue
        if re.search(
            r"\b(?:from|effective|starting|since|until|till|through|by|before|beginning)\s(?:on )?$",
            text[max(0, mention.start - 14) : mention.start],
            re.IGNORECASE,
        ):
            continue
        if RECALLED.search(text[max(0, mention.start - 90) : mention.start]):
            continue  # "Recalling the joint statement of 12 May, both sides agreed to ..."
        if ELSEWHERE.search(text[max(0, mention.start - 60) : mention.start]):
            continue
        near = min(abs(m.start() - mention.start) for m in _ANNOUNCES.finditer(text))
        if near > 130:
            continue
        end = len(text) if _BOTH_AGREED.search(text) else verb.start() + 3
        parties = tuple(dict.fromkeys(m.party for m in passage.mentions if m.party and m.start < end))
        return Announcement(passage.index, mention.when(), parties, bool(lx.DEAL.search(text)))
    return None

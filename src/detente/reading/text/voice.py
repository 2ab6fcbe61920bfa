"""Whose words a document is made of: who "we" is in a statement, a speech, an answer or a ministry's notice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.text.mentions import Cast, Mention
from detente.reading.text.passages import Sentence

if TYPE_CHECKING:
    from detente.reading.text.context import Passage, Thread

__all__ = ["Voice", "follow", "label_of", "of_opening", "we_mentions"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in the first person."""

    speaker: Mention | None
    """A person or an institution; ``None`` when only the side is known."""
    party: str | None
    joint: bool = False
    """True for a statement of both sides."""
    asks: bool = False
    """True for a question of a journalist, which tells nothing."""
    claims: bool = True
    """True when what the voice says is a claim by name."""


_OPENING = re.compile(
    r"\b(?:(?P<joint>[Jj]oint (?:[\w-]+ )?"
    r"(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Aa]nnouncement|[Ff]act [Ss]heet))"
    r"|(?P<one>(?:[Ss]tatement|[Rr]emarks|[Ss]peech|[Aa]ddress|[Dd]eclaration|[Tt]ranscript|[Dd]oorstop|[Ll]etter"
    r"|[Ii]nterview|[Pp]ress (?:statement|remarks|conference|briefing)|[Ss]tatement to the press"
    r"|[Oo]pening (?:statement|remarks)|[Kk]eynote)s?(?: \w+){0,3}? (?:by|of|from|with|to)\b))"
)
"""A title that tells who speaks in what follows."""
_WE_TWO = re.compile(r"^We, [^.;]{8,160}?\band\b")
_HEREBY = re.compile(r"(?:\s\([A-Z]+\))?,?\s(?:hereby|would like to|wishes to)\s[a-z]+")
_REACTS = re.compile(
    r"\b(?:posted|issued|published|released|made)\s(?:its|the following|a|an)\s(?:[\w-]+\s)?(?:reaction|statement"
    r"|communiqu[eé]|announcement|notice|response|release)\b"
)
_FOLLOWS = re.compile(r"\bfollow(?:s|ing)?\b[^.;]{0,20}[:.]?$")
_LABEL = re.compile(
    r"(?P<name>[A-Z][A-Z.’'-]{1,20}(?:\s(?:Mc)?[A-Z][A-Z.’'-]{1,20}){0,4})"
    r"(?:,\s(?P<office>[A-Z][A-Z ,&’'-]{3,70}))?:\s+(?=\S)"
)
"""``PENNY WONG, FOREIGN MINISTER: ...``."""
_ASKS = re.compile(r"(?:Q|QUESTION|JOURNALIST|REPORTER|PRESS|Question|Journalist|Reporter)(?:\s?\d+)?[.:]\s")
_ANSWERS = re.compile(r"(?:A|ANSWER|Answer|Spokesperson|SPOKESPERSON)(?:\s?\d+)?[.:]\s")
_OFFICE_LABEL = re.compile(
    r"(?:PRIME MINISTER|PRESIDENT|TREASURER|MINISTER|SECRETARY|COMMISSIONER|AMBASSADOR|USTR|CHANCELLOR)\b"
)
_OFFICIAL = re.compile(
    r"\b(?:[Mm]inist(?:ry|er|ers)|[Gg]overnment|[Cc]ommission|[Dd]epartment|[Cc]ouncil|White House|USTR|METI|MOTIE"
    r"|MOFCOM|PIB|Press Information Bureau|[Tt]reasury|[Ss]ecretar\w+|[Pp]resident|Executive Yuan|[Cc]hancellery"
    r"|[Ee]mbassy|DFAT|Global Affairs|[Oo]ffice of|Downing Street)\b"
)


def of_opening(cast: Cast, opening: list[Sentence], publisher: str | None) -> Voice | None:
    """Who speaks, as the title, the first sentences and the publisher tell; ``None`` for a report about others."""
    for sentence in opening[:3]:
        text = sentence.text
        if _WE_TWO.match(text):
            return Voice(None, None, joint=True)
        title = _OPENING.search(text) if len(text) < 320 else None
        if title is None or (sentence.kind != "heading" and title.start() > 60):
            continue
        if title["joint"]:
            return Voice(None, None, joint=True)
        named = [m for m in cast.find(text) if 0 <= m.start - title.end() < 140]
        speakers = [m for m in named if m.kind == "person"] or [m for m in named if m.kind == "institution"]
        if speakers:
            return Voice(speakers[0], speakers[0].party)
    for sentence in opening[:2]:
        mentions = cast.find(sentence.text)
        for mention in mentions:
            if mention.kind != "institution":
                continue
            behind = sentence.text[mention.end :]
            reacts = _REACTS.search(behind[:60])
            if _HEREBY.match(behind) or (reacts and _FOLLOWS.search(" ".join(s.text for s in opening[:2]))):
                return Voice(mention, mention.party)
    return _of_publisher(cast, publisher)


def _of_publisher(cast: Cast, publisher: str | None) -> Voice | None:
    """The side of an office that publishes in its own name; what it says is told as its measures, not as claims."""
    name = re.split(
        r"\s\((?:copy|as|part|via|distributed|translation|first|stored)|\svia\b|,\sas\b", publisher or ""
    )[0]
    if not _OFFICIAL.search(name):
        return None
    mention = next((m for m in cast.find(name) if m.party), None)
    if mention is None:
        return None
    return Voice(mention if mention.kind == "institution" else None, mention.party, claims=False)


def label_of(text: str) -> tuple[str, str | None] | None:
    """Name and office of the speaker a line begins with ("PENNY WONG, FOREIGN MINISTER: ...")."""
    match = _LABEL.match(text)
    if match is None or _ASKS.match(text):
        return None
    name = match["name"].strip()
    if _OFFICE_LABEL.match(name) or len(name.split()) < 2:
        return None
    office = match["office"].strip().lower() if match["office"] else None
    if office is not None and not _OFFICE_LABEL.search(match["office"]):
        return None
    return " ".join(w.capitalize() if w.isupper() else w for w in name.split()), office


def follow(passage: Passage, thread: Thread) -> None:
    """Let the voice change where a line says who speaks."""
    text = passage.text
    if _ASKS.match(text):
        thread.voice = Voice(None, None, asks=True)
        return
    if _ANSWERS.match(text):
        thread.voice = _answering(thread)
        return
    label = label_of(text)
    if label is None:
        return
    name, _ = label
    if name not in thread.cast.people:
        return
    party = thread.cast.people[name][0]
    if party is None and thread.opening_voice is not None:
        party = thread.opening_voice.party
    thread.voice = Voice(Mention(0, 0, "person", party, name, thread.cast.office_of(name)), party)


def _answering(thread: Thread) -> Voice:
    """Who answers: the office that publishes, or the one the title or the question names."""
    voice = thread.opening_voice
    if voice is not None and voice.speaker is not None:
        return Voice(voice.speaker, voice.party)
    asked = thread.last_institution
    return Voice(asked, asked.party) if asked is not None else Voice(None, voice.party if voice else None)


_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b(?!\s(?:all|both) know)")
_TOGETHER = re.compile(
    r"(?:\s(?:have|had|also|both|all|then|today|now|therefore))*\s(?:agreed|agree|negotiat\w+|reached|concluded"
    r"|made a deal|discussed|are negotiating|met|signed|jointly|together)\b"
)
"""Behind "we" that means both sides ("we agreed to", "we are negotiating")."""


def we_mentions(text: str, thread: Thread) -> list[Mention]:
    """Mentions of the side that speaks in the first person, outside of what it quotes."""
    voice = thread.voice
    if voice is None or voice.asks or (voice.party is None and not voice.joint):
        return []
    out = []
    for match in _WE.finditer(text):
        if _quoted(text, match.start()):
            continue
        ours = match.group().lower() == "our"
        if voice.joint or (not ours and _TOGETHER.match(text, match.end())):
            if not ours:
                out.append(Mention(match.start(), match.end(), "both", None, match.group()))
            continue
        out.append(
            Mention(match.start(), match.end(), "demonym" if ours else "name", voice.party, match.group())
        )
    return out


def _quoted(text: str, position: int) -> bool:
    before = text[:position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1

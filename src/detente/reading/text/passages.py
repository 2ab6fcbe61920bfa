"""Cutting a text into sentences and clauses, with offsets into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.reading.text.wrapping import BULLET

__all__ = ["Clause", "Sentence", "clauses", "sentences"]

MAX_SENTENCE = 1200
"""Longer sentences are cut, so that no pattern ever sees more."""

_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "st", "no", "nos", "art", "sec", "jan", "feb", "mar", "apr", "jun", "jul",
     "aug", "sep", "sept", "oct", "nov", "dec", "vs", "approx", "inc", "corp", "co", "ltd", "gov", "sen",
     "rep", "gen", "jr", "sr", "para", "ch", "fig", "dept", "min", "pres", "u.s", "u.k", "u.n", "u.a.e",
     "u.s.a", "d.c", "sens", "reps", "lt", "col", "adm", "messrs", "e.u", "a.m", "p.m", "s", "i.e", "e.g", "w.e.f",
     "cf", "etc", "est", "bros", "prof", "pty", "pvt", "mfg", "intl"]
)  # fmt: skip
_LAST_WORDS = frozenset(
    ["u.s", "u.k", "u.n", "d.c", "u.a.e", "u.s.a", "e.u", "a.m", "p.m", "etc", "inc", "corp", "co", "ltd"]
)
"""Abbreviations that also stand at the end of a sentence."""
_STOP = re.compile(r"(?<![.!?])(?:\.{3}(?=[A-Z\d])|[.!?]++[\"”’')\]]*+(?:(?<=[a-z]{3}\.)\d{1,2})?(?=\s))")
_STARTER = re.compile(r"\s+[\"“‘'(\[]?(?:[A-Z0-9€$£¥]|\W?[A-Z])")
_AFTER_ABBREVIATION = re.compile(
    r"\s+(?:The|It|In|He|She|They|We|But|And|On|At|This|That|These|For|However|Beijing|Meanwhile|Under"
    r"|As|A|An)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading or an item of a list."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    kind: Literal["prose", "heading", "item"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with one predicate; offsets count from the beginning of the sentence."""

    start: int
    end: int
    link: str
    """The word that joins it to what stands before ("", "while", "and", ...)."""


_RATED = re.compile(r"\d\s?(?:%|per ?cent\b)")
_FIGURED = re.compile(
    r"(?=[A-Z0-9])[^.:;%“”\"]{2,70}:\s(?:(?!(?:is|are|will|would|has|have|was|were|said)\b)[^:;%$€£₹]){0,60}"
    r"(?:[$€£₹]|\d\s?%|\d per ?cent)"
)
"""``Soft ferrite cores: up to 35 per cent duty``: a line with a label and a figure."""
_LABELLED = re.compile(r"[A-Z][\w'’(),/ -]{2,70}: \S")
"""``Aluminium foil: a duty of 12%``: a line of a list without a bullet."""


def sentences(text: str) -> Iterator[Sentence]:
    """Cut an unwrapped text into sentences; the end of a line ends a sentence."""
    index = 0
    listing = False
    for paragraph, (start, end) in enumerate(_lines(text)):
        bullet = BULLET.match(text, start, end)
        body = bullet.end() if bullet else start
        pieces = list(_pieces(text, body, end))
        labelled = _FIGURED.match(text, body, end) is not None and (listing or _RATED.search(text, body, end))
        labelled = labelled or (listing and _DASHED.match(text, body, end) is not None)
        labelled = labelled or (listing and len(pieces) == 1 and _LABELLED.match(text, body, end) is not None)
        for first, last in pieces:
            chunk = text[first:last]
            kind: Literal["prose", "heading", "item"] = "prose"
            numbered = bullet is not None and bullet.group().strip()[0].isdigit()
            if (
                numbered
                and not listing
                and len(pieces) == 1
                and len(chunk) < 120
                and chunk[-1:] not in '.!?:;"”,)'
            ):
                kind = "heading"
            elif bullet or labelled or _is_labelled(chunk) or (listing and _is_part(chunk, len(pieces))):
                kind = "item"
            elif len(pieces) == 1 and len(chunk) < 160 and chunk[-1:] not in '.!?:;"”,':
                kind = "item" if listing and _RATED.search(chunk) else "heading"
            yield Sentence(index, first, last, chunk, paragraph, kind)
            index += 1
            listing = chunk.endswith(":") or (listing and kind == "item")


_ROW = re.compile(r"[A-Z][A-Za-z .,&'’()-]{2,40}?\s+\+?\d[\d.]*\s?(?:%|per cent)$")
_DASHED = re.compile(r"[A-Z0-9][^.:;%]{2,60}\s[-–—]\s(?:an? |up to |of |additional )*[$€£₹]?\d")


def _is_part(chunk: str, pieces: int) -> bool:
    """True for a paragraph of a list without bullets: it ends like a part, or is one short sentence."""
    return chunk.endswith(";") or (
        pieces == 1 and len(chunk) < 180 and chunk.endswith(".") and "“" not in chunk
    )


def _is_labelled(chunk: str) -> bool:
    """True for a sentence that is no more than a label with its figure ("Furniture: 40%.", "Brazil 10%")."""
    if _ROW.match(chunk):
        return True
    return len(chunk) < 90 and _RATED.search(chunk) is not None and _FIGURED.match(chunk) is not None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that are not blank; each is a paragraph, a heading or an item of a list."""
    position = 0
    while position <= len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].strip():
            yield position, end
        position = end + 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if not _ends_sentence(text, first, match.start(), stop, end):
            continue
        yield from _trim(text, first, stop)
        first = stop
    yield from _trim(text, first, end)


def _ends_sentence(text: str, first: int, dot: int, stop: int, end: int) -> bool:
    if stop < end and not text[stop].isspace():
        return True  # "on reciprocal tariffs...10% baseline duty": left-out words part two sentences
    if not _STARTER.match(text, stop, min(end, stop + 12)):
        return False
    if text[dot] != ".":
        return True
    word = re.search(r"[\w.&']+$", text[max(first, dot - 20) : dot])
    token = word.group().lower() if word else ""
    if token in _ABBREVIATIONS or (len(token) == 1 and token.isalpha()):
        # "the U.S. The ministry" ends a sentence, "the U.S. Treasury" does not
        return token in _LAST_WORDS and bool(_AFTER_ABBREVIATION.match(text, stop))
    return not (token.isdigit() and dot - len(token) == first)


def _trim(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    while last - first > MAX_SENTENCE:
        cut = text.rfind(" ", first + 1, first + MAX_SENTENCE)
        cut = cut if cut > first else first + MAX_SENTENCE
        yield first, cut
        first = cut
        while first < last and text[first].isspace():
            first += 1
    if last > first:
        yield first, last


_AUX = (
    r"(?:will|would|is|are|was|were|has|have|had|to be|may|might|could|can|shall|must|does|do|did|also"
    r"|then|later|now)"
)
_VERBS = (
    r"(?:said|says|added|announced|warned|threatened|vowed|ordered|agreed|promised|called|urged|pledged"
    r"|imposed|raised|lowered|cut"
    r"|removed|suspended|open|buy|purchase|invest|remove|lower|keep|kept|lift|drop|exempt|accept|allow"
    r"|leaves|cuts|raises)"
)
_CLAUSE_BREAK = re.compile(
    r";\s*|\s[–—]\s|,?\s+(?P<link>while|whereas|although|though|because|since(?= the| it| they| he)"
    r"|(?<!all )but|unless|instead of|after|before"
    r"(?= it| they| he| she| the| a )|so that|when|as well as on|in (?:return|exchange) for)\s+"
    r"|,\s+(?P<rel>which|who|where|so|as(?! (?:of|from|part|well as) )|with|adding that|saying that|saying"
    r"|adding|including one"
    r"|giving|leaving|given that|given"
    r"|and"
    r"(?! the (?:[A-Z][\w.]+ ){0,3}[A-Z][\w.]+(?:$|[.,;:)]| (?:on|from|as of|until|by|effective)"
    r" (?:\d|[A-Z][a-z]+ \d)))"
    r"(?= (?:to [a-z]+ |the|it|I|we|they|he|she"
    r"|a|an|will|would|has|have|is|are|to|said|both|on)\b ?"
    r"| (?:US|U\.S\.|China|Beijing|Washington|EU|Japan|Canada|Mexico|India)"
    r"(?!$|[.,;:)]|\s(?:and|or|from|at)\b)))\s*"
    rf"|\s+(?P<and>and)\s+(?={_AUX}\s|to [a-z]+ |{_VERBS}\s|[a-z]+s? (?:the|its|a|an|their) "
    rf"|the (?:[A-Z][\w.']+ ){{1,3}}(?:will|would|has|have|is|are)\b|(?:[A-Z][\w.']+ ){{1,3}}(?:will|would|has"
    rf"|have|is|are|to|from)\b)"
)


_INSERTED = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|tax(?:es)?|lev(?:y|ies)|curbs|quotas?|measures|controls|restrictions|ban)"
    r"\s[—–]\s[^—–.;:]{3,90}\s[—–]\s(?=(?:on|against|for)\s)"
)
"""``duties — collected as deposits — on dairy products``: an aside in the middle of a clause."""


def clauses(text: str) -> list[Clause]:
    """Cut a sentence into clauses, roughly: good enough to keep two predicates apart."""
    out: list[Clause] = []
    start, link = 0, ""
    inserted = [m.span() for m in _INSERTED.finditer(text)] if "—" in text or "–" in text else []
    for match in _CLAUSE_BREAK.finditer(text):
        if any(first <= match.start() < last for first, last in inserted):
            continue
        if (
            match.start() - start < 12
            or _inside_quote(text, match.start())
            or _in_brackets(text, match.start())
        ):
            continue
        behind = match.end() + (4 if text.startswith("the ", match.end()) else 0)
        if match["and"] and _joins_subjects(text[start : match.start()], text[behind : behind + 1]):
            continue
        out.append(Clause(start, match.start(), link))
        start = match.end()
        link = (match["link"] or match["rel"] or match["and"] or ";").lower()
    out.append(Clause(start, len(text), link))
    return out


def _joins_subjects(left: str, following: str) -> bool:
    """True when "and" joins two names before one verb ("the US and Japan had agreed")."""
    if not following.isupper():
        return False
    if re.search(r"\b(?:between|both|of|from|on|for|with)\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?$", left):
        return True  # "talks between Japan and the United States will be held"
    tail = re.split(r"\bthat\b|,", left)[-1]
    return not re.search(
        r"\b(?:will|would|is|are|was|were|has|have|had|to|can|may|must|\w{2,}ed|\w{3,}s|set|cut|put)\b", tail
    )


def _in_brackets(text: str, position: int) -> bool:
    opened = text.rfind("(", 0, position)
    return (
        opened >= 0
        and text.find(")", opened, position) < 0
        and 0 <= text.find(")", position) < position + 120
    )


def _inside_quote(text: str, position: int) -> bool:
    opened = text.rfind("“", 0, position)
    return opened >= 0 and text.find("”", opened, position) < 0 and text.find("”", position) >= 0

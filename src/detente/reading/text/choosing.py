"""Choosing the sentences that are read closely: all of a report, the telling ones of a book.

A budget counts sentences and characters, never seconds, so that the same text always gives the same ledger. The
whole text is looked through whatever its length.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detente.reading.text.passages import Sentence, sentences

__all__ = ["LONG_TEXT", "MAX_CHARACTERS", "MAX_PASSAGES", "Choice", "choose"]

MAX_PASSAGES = 5_000
"""Sentences read closely. A text with more of them that matter is read where it says most."""

MAX_CHARACTERS = 800_000
"""Characters of these sentences."""

LONG_TEXT = 60_000
"""Characters from which sentences without a word of trade are passed over."""

_HEAD = 20
"""First sentences of a text, which say where and when it was written; they are always read."""

_RELEVANT = re.compile(
    r"tariff|dut(?:y|ies)\b|lev(?:y|ies)\b|tax|export|import|licen[cs]|trade|deal|agree|framework|talks"
    r"|negotiat|meet|summit|met\b|bought?\b|buy|purchas|invest|said|says|told|announc|confirm|%"
    r"|per ?cent|points?\b|index|shares|stocks|market"
    r"|nikkei|kospi|\bdow\b|s&p|nasdaq|sanction|quota|entity list|control|restrict|ban\b|effect|expire"
    r"|until|threat|whit|regulat|rule|measure|order|commit|pledge|promis|travel|critical"
    r"|depend|vital",
)
_MEASURE = re.compile(
    r"tariff|dut(?:y|ies)\b|lev(?:y|ies)\b|export|import|licen[cs]|sanction|quota|entity list|restrict|\bban|purchas"
    r"|\bbuy|invest|suspend|exempt|truce|commit|pledge|deal\b|agree"
)
_NUMBER = re.compile(r"\d")

PASSED, ITEM, WORD, MEASURE, TELLING = range(5)
"""How much a sentence matters: not at all, an item of a list, a word of trade, one of a measure, with a number."""


@dataclass(frozen=True)
class Choice:
    """The sentences to read, in the order of the text, and how many there are."""

    sentences: list[Sentence]
    total: int
    relevant: int
    """Different sentences with a word of trade, items of lists included."""

    @property
    def left_out(self) -> int:
        return self.relevant - len(self.sentences)

    def note(self) -> str | None:
        """What was left out, in words; ``None`` when nothing was."""
        if self.left_out <= 0:
            return None
        return (
            f"This document is too long to read closely throughout: of its {self.total:,} sentences {self.relevant:,} "
            f"different ones hold a word of trade; the {len(self.sentences):,} that say most about measures were read, "
            f"{self.left_out:,} were not."
        )


def choose(text: str) -> Choice:
    """The sentences of an unwrapped text that are read closely."""
    if len(text) <= LONG_TEXT:
        found = list(sentences(text))
        return _within(found) if len(found) > MAX_PASSAGES else Choice(found, len(found), len(found))
    grades = bytearray()  # one byte for each sentence: a text of ten million characters may have millions
    seen: set[int] = set()
    lengths: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    for sentence in sentences(text):
        grade = _grade(sentence)
        if grade != PASSED:  # what stands in a long text again is boilerplate, and read once
            mark = hash(sentence.text)
            grade = PASSED if mark in seen else grade
            seen.add(mark)
        grades.append(grade)
        counts[grade] += 1
        lengths[grade] += len(sentence.text)
    relevant = len(grades) - counts[PASSED]
    floor, room, characters = _floor(counts, lengths)
    chosen: list[Sentence] = []
    for sentence in sentences(text):
        grade = grades[sentence.index]
        if grade < floor or grade == PASSED:
            if sentence.index >= _HEAD or grade == PASSED:
                continue
        elif grade == floor:
            if room <= 0 or characters <= 0:
                continue
            room -= 1
            characters -= len(sentence.text)
        chosen.append(sentence)
    return Choice(chosen, len(grades), relevant)


def _within(found: list[Sentence]) -> Choice:
    """A short text of very many sentences ("a. b. c."): its beginning."""
    return Choice(found[:MAX_PASSAGES], len(found), len(found))


def _grade(sentence: Sentence) -> int:
    words = sentence.text.lower()
    if not _RELEVANT.search(words):
        return ITEM if sentence.kind == "item" else PASSED
    if not _MEASURE.search(words):
        return WORD
    return TELLING if _NUMBER.search(words) else MEASURE


def _floor(counts: Counter[int], lengths: Counter[int]) -> tuple[int, int, int]:
    """Lowest grade that is read, and how many sentences and characters of it there is room for."""
    room, characters = MAX_PASSAGES, MAX_CHARACTERS
    for grade in (TELLING, MEASURE, WORD, ITEM):
        if counts[grade] > room or lengths[grade] > characters:
            return grade, room, characters
        room -= counts[grade]
        characters -= lengths[grade]
    return ITEM, counts[ITEM], max(lengths[ITEM], 1)

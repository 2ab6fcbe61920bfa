"""A date of a sentence beside the measure that it may date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.ledger.records import When
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.dates import DateMention

__all__ = ["NOTHING", "Dated", "Role", "ToldDay"]


Role = Literal["announced", "effective", "expires", "begun", "nothing"]
"""What a date is to a measure; ``begun`` is the day since which it is in force, told much later."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date is found to be, and the date as it is recorded."""

    role: Role
    when: When | None = None


NOTHING = Dated("nothing")
"""The date of something else, or one that is known already."""


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A date of a sentence beside the measure that it may date; offsets count from the sentence's beginning."""

    mention: DateMention
    earlier: DateMention | None
    """The date before it in the sentence."""
    passage: Passage
    thread: Thread
    head: Head
    start: int
    """Where the clause of the measure begins."""
    following: int
    """Where the next measure begins."""

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def before(self) -> str:
        """The words right before it."""
        return self.text[max(0, self.mention.start - 60) : self.mention.start]

    @property
    def inside(self) -> bool:
        """True when it stands among the words about this measure alone."""
        return self.mention.start < self.following and (self.is_behind or self.head.only)

    @property
    def is_behind(self) -> bool:
        """True when it stands behind the words that name the measure."""
        return self.mention.start > self.head.start

    @property
    def is_to_come(self) -> bool:
        """True when it lies behind the day of publication."""
        published = self.thread.published
        return bool(self.mention.value and published and self.mention.value > published.isoformat())

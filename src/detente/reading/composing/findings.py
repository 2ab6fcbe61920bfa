"""Everything the rules found in one document, before it becomes records."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from detente.reading.commitments.pledges import Pledge
from detente.reading.events.markets import Move
from detente.reading.events.meetings import Encounter
from detente.reading.events.sayings import Saying
from detente.reading.measures.drafts import Draft
from detente.reading.text.context import Passage, Thread

__all__ = ["Findings"]


@dataclass
class Findings:
    """Everything the rules found in one document."""

    thread: Thread
    passages: list[Passage]
    notes: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    pledges: list[Pledge] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)

    def saying_at(self, sentence: int) -> Saying | None:
        """The first claim of a sentence."""
        return next((s for s in self.sayings if s.sentence == sentence), None)

    def passage_at(self, sentence: int) -> Passage | None:
        at = bisect_left(self.passages, sentence, key=lambda passage: passage.index)
        found = self.passages[at] if at < len(self.passages) else None
        return found if found is not None and found.index == sentence else None

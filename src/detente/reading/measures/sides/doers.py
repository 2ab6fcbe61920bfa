"""Who can be the one that takes a measure, among the sides of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.importers import FROM_THERE
from detente.reading.text.context import Passage, Thread
from detente.reading.text.mentions import Mention

__all__ = ["Search"]


@dataclass(frozen=True, slots=True)
class Search:
    """The search for the side that takes a measure; whoever bears the measure does not take it."""

    passage: Passage
    thread: Thread
    head: Head
    target: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.passage.text

    def doer(self, mention: Mention) -> str | None:
        """The party of a mention, when it can be the one that takes the measure."""
        if mention.kind == "both" or FROM_THERE.match(self.text, mention.end):
            return None
        resolved = self.thread.resolve(mention, self.passage)
        if mention.kind == "pronoun" and resolved is not None and resolved.kind == "demonym":
            # goods have no will: "duties on Australian barley after it imposed them" means the one who acts
            doers = [
                m
                for m in self.passage.mentions
                if m.end <= mention.start and m.kind in ("name", "metonym", "institution")
            ]
            resolved = doers[-1] if doers else resolved
        party = resolved.party if resolved else None
        return party if party and party not in self.target else None

    def other(self, party: str | None) -> str | None:
        """A party that a construction names as owner, unless it alone bears the measure."""
        return party if party is not None and (party,) != self.target else None

"""A head with what is known of it, for the decision whether it tells of a measure."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage

__all__ = ["Telling"]

_NEAR = 130
"""Characters before a head that its grammar is looked for in."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A head with what is known of it, for the decision whether it tells of a measure."""

    draft: Draft
    passage: Passage
    head: Head

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def rated(self) -> bool:
        draft = self.draft
        return draft.rate_pct is not None or draft.low_pct is not None or draft.per_unit is not None

    @property
    def named(self) -> bool:
        """True when goods are named."""
        return any(p not in ("all_goods", "goods_list") for p in self.draft.products)

    @property
    def is_duty(self) -> bool:
        return self.draft.family == "tariff"

    @property
    def before(self) -> str:
        """The words right before the head."""
        return self.text[max(0, self.head.start - _NEAR) : self.head.start]

    @property
    def ahead(self) -> str:
        """The words right before the noun of the head."""
        return self.text[max(0, self.head.noun_start - _NEAR) : self.head.noun_start]

"""Lists of an official text: a lead-in that names a control, and items that are its limbs."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.finding import find_measures
from detente.reading.measures.goods.content_rules import content_rule
from detente.reading.measures.heads.heads import find_heads
from detente.reading.text.context import Passage, Thread
from detente.reading.text.negation import denial
from detente.reading.text.passages import clauses
from detente.reading.text.products import find_products

__all__ = ["Limbs"]

_MODAL = re.compile(r"\b(?:will|would|shall|must|may|should|can|has|have|said|is required|are required)\b")
_EFFECTIVE_NOTE = re.compile(r"^\(?(?:Effective|effective|In force|Applies|Applicable)\b")


_GOOD = re.compile(r"[\w ,/()-]{3,50}(?:;|,|\.)?(?:\s(?:and|or))?")


def _is_good(text: str, limb: Draft, before: Draft) -> bool:
    """True for an item that only names one more of the goods ("Gadolinium" after "Samarium")."""
    return limb.content_rule is None and before.content_rule is None and _GOOD.fullmatch(text) is not None


class Limbs:
    """Follows a list from its lead-in ("need a licence before they export any of these:") to its end."""

    def __init__(self) -> None:
        self.lead: Draft | None = None
        self.heading: Passage | None = None
        self.current: Draft | None = None

    def take(self, passage: Passage, thread: Thread, drafts: list[Draft]) -> Draft | None:
        """The limb a sentence tells, already added to the drafts; ``None`` when it is no part of a list."""
        sentence = passage.sentence
        if sentence.kind == "heading":
            self.heading, self.lead, self.current = passage, None, None
            return None
        if passage.text.rstrip().endswith(":"):
            self._open(passage, thread)
            return None
        if self.lead is None or sentence.kind != "item":
            self.lead = self.current = None
            return None
        if _EFFECTIVE_NOTE.match(passage.text) and self.current is not None:
            self._date(passage)
            self.current.evidence.append(passage.evidence())
            return self.current
        main = passage.text[clauses(passage.text)[0].start : clauses(passage.text)[0].end]
        if _MODAL.search(main) or find_heads(passage):
            self.lead = self.current = None
            return None
        limb = self._limb(passage)
        if self.current is not None and limb.effective is None and _is_good(passage.text, limb, self.current):
            self.current.products = list(dict.fromkeys([*self.current.products, *limb.products]))
            self.current.evidence.append(passage.evidence())
            return self.current
        self.current = limb
        drafts.append(limb)
        return limb

    def _open(self, passage: Passage, thread: Thread) -> None:
        heads = [h for h in find_heads(passage) if h.instrument.startswith("export")]
        self.current = None
        denied = heads and denial(passage.text, 0, heads[0].noun_start, heads[0].noun_end, heads[0].noun_end)
        if not heads or denied:
            self.lead = None
            return
        told = find_measures(passage, thread)
        lead = told[0] if told else Draft(heads[0].instrument, target=("WLD",))
        if not lead.actor:
            party = next(
                (m.party for m in reversed(passage.mentions) if m.party and m.kind != "demonym"), None
            )
            lead.actor = (
                (party or thread.last_party or thread.main[0],)
                if party or thread.last_party or thread.main
                else ()
            )
        if not lead.target:
            lead.target = ("WLD",)
        if self.heading is not None:
            lead.products = lead.products or list(dict.fromkeys(p.tag for p in self.heading.products))
            legal = re.search(
                r"\b(?:[A-Z]\w+ (?:of [A-Z]\w+ )?)?Announcement No\. ?\d+(?: of \d{4})?", self.heading.text
            )
            lead.authority = legal.group() if legal else lead.authority
        lead.evidence = [passage.evidence()]
        lead.sentences = [passage.index]
        lead.extraterritorial = bool(re.search(r"\boutside\b|\boverseas\b|\bforeign\b", passage.text))
        self.lead = lead if lead.actor else None

    def _limb(self, passage: Passage) -> Draft:
        lead = self.lead
        assert lead is not None
        text = passage.text
        rule = content_rule(text)
        products = list(dict.fromkeys(p.tag for p in find_products(text))) if rule is None else []
        draft = Draft(
            lead.instrument, lead.actor, lead.target, True, True, products or list(lead.products),
            content_rule=rule, extraterritorial=lead.extraterritorial, authority=lead.authority,
        )  # fmt: skip
        draft.separate = draft.limb = True
        draft.evidence = [*lead.evidence, passage.evidence()]
        draft.sentences = [passage.index]
        draft.heads = [(passage.index, 0)]
        draft.history = [("announced", passage.index, 0)]
        for mention in passage.dates:
            if re.search(
                r"\b[Ee]ffective|\bfrom\b|as of\s*$", text[max(0, mention.start - 25) : mention.start]
            ):
                draft.effective = mention.when("from")
        return draft

    def _date(self, passage: Passage) -> None:
        assert self.current is not None
        for mention in passage.dates:
            self.current.effective = mention.when("from")

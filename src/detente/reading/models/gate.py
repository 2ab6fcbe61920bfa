"""The gate: of what a model proposes, only what its sentences bear gets through.

The property it keeps, whatever the model answers: every filled value of a record that passed can be derived from the
document. Codes and tags stand for names the sentence has, numbers and dates are those our own parsers read in it,
words are its words, and a status, an action, an instrument or a kind has a cue in it. What falls leaves its field empty
and a doubt behind; without a field it cannot do without, a record falls whole. Doubts are in our own words and hold no
text of the model.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from detente.ledger.book import AnyRecord, Ledger
from detente.ledger.records import Evidence, Issue
from detente.reading.models.agreement import reads_alike, stands_in
from detente.reading.models.answers import (
    AnyProposal,
    ProposedClaim,
    ProposedCommitment,
    ProposedDeadline,
    ProposedDependency,
    ProposedMeasure,
    ProposedMeeting,
    ProposedMove,
)
from detente.reading.models.checks import Check, UnborneError
from detente.reading.models.gate_events import pass_deadline, pass_dependency, pass_meeting, pass_move
from detente.reading.models.gate_measures import pass_measure
from detente.reading.models.gate_promises import pass_claim, pass_commitment
from detente.reading.models.grounds import Ground, Text

__all__ = ["Doubt", "Gate", "Passed"]

_KINDS: dict[type[AnyProposal], str] = {
    ProposedMeasure: "measure",
    ProposedCommitment: "commitment",
    ProposedClaim: "claim",
    ProposedMeeting: "meeting",
    ProposedDeadline: "deadline",
    ProposedMove: "market move",
    ProposedDependency: "dependency",
}

_FIELDS = {
    "about": "what it is about",
    "according_to": "the speaker",
    "announced": "the day of the announcement",
    "authority": "the legal act",
    "basis": "the basis of the rate",
    "change_pct": "the change",
    "claimed_by": "who claims it",
    "conditions": "a condition",
    "effective": "the day of effect",
    "ends": "the end",
    "exclusions": "an exclusion",
    "expires": "the day it ends",
    "hs": "a customs code",
    "on": "the day",
    "participants": "a participant",
    "parties": "a party",
    "products": "a product",
    "said_on": "the day it was said",
    "share_pct": "the share",
    "starts": "the beginning",
    "stated_reason": "the reason",
    "text": "the words",
    "used_in": "a use",
    "via": "the carrier",
    "value": "the value of the trade covered",
}


def field_name(name: str) -> str:
    """Plain name of a field, for a doubt."""
    return _FIELDS.get(name, f"the {name.replace('_', ' ')}")


def listing(names: list[str]) -> str:
    words = [field_name(n) for n in names]
    return ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1]


@dataclass(frozen=True)
class Passed:
    """A record that got through, with the fields that did not."""

    record: AnyRecord
    proposal: AnyProposal
    fallen: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """A doubt about what a model said, before it has an id."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...] = ()

    def issue(self, ident: str, about: tuple[str, ...] = ()) -> Issue:
        return Issue(id=ident, about=about, kind=self.kind, text=self.text, evidence=self.evidence)


@dataclass
class Gate:
    """Lets proposals through one by one, and keeps count of those that fell."""

    text: Text
    ledger: Ledger | None = None
    """What the rules read. A record that falls is not told of where the rules read it in the same words."""
    doubts: list[Doubt] = field(default_factory=list)
    ungrounded: Counter[str] = field(default_factory=Counter)
    """Proposals whose quotes are no evidence, by reason."""
    seen: int = 0

    def judge(self, proposal: AnyProposal, start: int, end: int) -> Passed | None:
        """The record a proposal for the window from ``start`` to ``end`` becomes; ``None`` when it falls."""
        self.seen += 1
        ground = self.text.ground(list(proposal.quotes), start, end)
        if isinstance(ground, str):
            self.ungrounded[ground] += 1
            return None
        try:
            record, check = _pass(proposal, ground)
        except UnborneError as fallen:
            evidence = tuple(p.evidence() for p in ground.quoted)
            if self.ledger is not None and any(
                reads_alike(old, proposal) for old in self.ledger.records() if stands_in(old, evidence)
            ):
                return None
            what = _KINDS[type(proposal)]
            verb = "contradict" if fallen.contradicted else "do not bear"
            self.doubts.append(
                Doubt(
                    "contradicted" if fallen.contradicted else "unresolved",
                    f"A language model read a {what} here, but the words {verb} {field_name(fallen.field)}; "
                    "the record was left out.",
                    evidence,
                )
            )
            return None
        return Passed(record, proposal, tuple(check.fallen), tuple(check.contradicted))

    def summary(self) -> list[Doubt]:
        """One doubt for all proposals without evidence, and one for words that speak to the machine."""
        out = []
        absent = self.ungrounded["absent"] + self.ungrounded["length"] + self.ungrounded["wide"]
        if absent:
            records, verb = ("1 record", "was") if absent == 1 else (f"{absent} records", "were")
            out.append(
                Doubt(
                    "unresolved",
                    f"{records} of the language model {verb} left out: the quotes do not stand in the document, or not "
                    "as sentences of one paragraph.",
                )
            )
        if self.text.addressed:
            out.append(
                Doubt(
                    "unresolved",
                    "The document holds words that speak to a machine reading it. Nothing was done with them, and "
                    "nothing a language model read in their paragraphs was taken.",
                    tuple(p.evidence() for p in self.text.addressed[:3]),
                )
            )
        return out


def _pass(proposal: AnyProposal, ground: Ground) -> tuple[AnyRecord, Check]:
    if isinstance(proposal, ProposedMeasure):
        return pass_measure(proposal, ground)
    if isinstance(proposal, ProposedCommitment):
        return pass_commitment(proposal, ground)
    if isinstance(proposal, ProposedClaim):
        return pass_claim(proposal, ground)
    if isinstance(proposal, ProposedMeeting):
        return pass_meeting(proposal, ground)
    if isinstance(proposal, ProposedDeadline):
        return pass_deadline(proposal, ground)
    if isinstance(proposal, ProposedMove):
        return pass_move(proposal, ground)
    return pass_dependency(proposal, ground)

"""What becomes of a measure: threatened, announced, agreed, in force, suspended, averted, removed."""

from __future__ import annotations

import re

from detente.reading import lexicon as lx
from detente.reading.context import Passage
from detente.reading.drafts import Draft
from detente.reading.heads import Head

__all__ = ["set_status"]

_IMPOSED_EARLIER = re.compile(
    r"(?: of (?:up to |as much as )?[\d.]+ ?(?:%|per ?cent))?,? (?:that|which) (?:\w+ ){1,3}?(?:had |has )?"
    r"(?:imposed|introduced|put in place|levied) (?:in|on|last|since)\b"
)
"""``duties that Brussels imposed in October``: told as the past of something else."""


def set_status(draft: Draft, passage: Passage, head: Head, start: int, end: int) -> None:
    text = passage.text
    clause = text[start:end]
    if head.previous is not None:  # "down from the 25 percent threatened earlier" tells of the old rate
        clause = re.sub(
            r"\b(?:threatened|planned|proposed)\b", "former", clause[: max(0, head.start - start)]
        ) + re.sub(
            r"\b(?:threatened|planned|proposed|currently|current|existing)\b",
            "former",
            clause[max(0, head.start - start) :],
        )
    near = text[max(start, head.start - 60) : min(end, head.end + 60)]
    before = text[start : head.start if head.rate_start is None else head.rate_start]
    deal = bool(lx.AGREED.search(clause))
    expects = re.search(
        r"\b(?:expect(?:s|ed)?|hope[sd]?|believe[sd]?|predict\w*|anticipat\w+)\b", text[: head.end]
    )
    averting = lx.AVERT.search(text[max(0, start - 10) : head.end])
    if averting and (
        lx.PLANNED.search(clause)
        or re.match(
            r"(?:avert|avoid|prevent|steer|keep|stop|spare|call|hold)", averting.group(), re.IGNORECASE
        )
    ):
        draft.action = "remove"
        if expects:
            draft.expected, draft.status = "averted", "announced"
            if re.search(r"\bthreat\w*\b", near):
                draft.status, draft.action = "threatened", "threaten"
            draft.retrospective = True
        else:
            draft.status = "averted"
        return
    if head.previous is not None and re.search(r"\bthreatened\b", clause[: max(0, head.start - start)]):
        draft.status, draft.action = "threatened", "threaten"
        return
    # the verb that governs the noun stands before it; a passive or an adjective may follow
    for pattern, action in ((lx.SUSPEND, "suspend"), (lx.KEEP, "maintain")):
        if pattern.search(before[-80:]) or pattern.search(text[head.end : min(end, head.end + 90)]):
            draft.action = action
            draft.status = "suspended" if action == "suspend" else "in_force"
            if action == "suspend" and lx.PROPOSE.search(before):
                draft.status = "proposed"
            return
    cut, raised, removed = lx.CUT.search(clause), lx.RAISE.search(clause), lx.REMOVE.search(before[-60:])
    if removed or re.search(
        r"\b(?:be|been|were|was|are) (?:removed|lifted|eliminated|scrapped|terminated|abolished|dropped"
        r"|rescinded|revoked)\b",
        clause,
    ):
        draft.action = "remove"
        finished = re.search(
            r"\b(?:removed|lifted|scrapped|ended|terminated|rescinded|removing|dropped|has|have)\b", clause
        ) and not re.search(
            r"\b(?:will|would|to) be (?:\w+ )?(?:removed|lifted|scrapped|terminated|dropped|eliminated)",
            clause,
        )
        draft.status = (
            "removed"
            if finished and not re.search(r"\b(?:will|would|to)\b", before[-50:])
            else ("agreed" if deal else "announced")
        )
        return
    if cut and (not raised or cut.start() < raised.start()):
        draft.action = "cut"
    elif raised:
        draft.action = "raise"
    threat = lx.THREAT.search(clause)
    if threat and not re.search(r"carried out (?:its|his|the|a) threat", clause):
        draft.status = "threatened"
        draft.action = "threaten"
    elif lx.PROPOSE.search(clause) and not re.search(r"\bimposed\b", near):
        draft.status = "proposed"
    elif lx.IN_FORCE.search(clause) or _IMPOSED_EARLIER.match(text, head.end):
        draft.status = "in_force"
    elif deal:
        draft.status = "agreed"

"""Which record somebody speaks about without naming it: "the increases", "this tightening", "the suspension"."""

from __future__ import annotations

import re

from detente.reading.events.claims import Saying
from detente.reading.measures.drafts import Draft

__all__ = ["meant_by"]

NEAR = 4
"""Sentences back to which a definite noun can point."""

_MEANT = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ss]uch|our|[A-Z]\w+['’]s)\s(?:[\w-]+\s){0,2}?"
    r"(?:(?P<tariff>tariffs?|dut(?:y|ies)|lev(?:y|ies)|increases?|hikes?|surcharges?)"
    r"|(?P<export>curbs?|controls?|restrictions?|tightening|licen[cs]\w+)"
    r"|(?P<eased>suspension|pause|exemptions?|cuts?|reductions?|removal|lifting|delay)"
    r"|(?P<reply>countermeasures?|retaliation)"
    r"|(?P<any>measures?|steps?|moves?|decision|actions?|bill|order|ban))\b"
)
_IT = re.compile(r"[“”\"‘' ]*(?:it|this) (?:was|is|would|will|had|has)\b", re.IGNORECASE)
_EASES = frozenset({"cut", "remove", "suspend", "exempt"})


def meant_by(saying: Saying, drafts: list[Draft]) -> int | None:
    """Index of the measure that a claim points back to; ``None`` when none or several could be meant.

    A plural means the measure told first (the headline), a singular the one told last; a bare "it" of whoever
    takes measures means the first of his own.
    """
    told = [i for i, d in enumerate(drafts) if min(d.sentences) <= saying.sentence]
    own = [i for i in told if saying.party in drafts[i].actor]
    if _IT.match(saying.text) and own and saying.sentence - min(drafts[own[0]].sentences) <= NEAR:
        return own[0]
    matches = sorted(_MEANT.finditer(saying.text), key=lambda m: (m.lastgroup == "any", m.start()))
    for match in matches:
        found = _candidate(match, saying, drafts, told)
        if found is not None:
            return found
    return None


def _candidate(match: re.Match[str], saying: Saying, drafts: list[Draft], told: list[int]) -> int | None:
    fitting = [i for i in told if _fits(str(match.lastgroup), drafts[i])]
    own = [i for i in fitting if saying.party in drafts[i].actor]
    concerned = [i for i in fitting if saying.party in (*drafts[i].actor, *drafts[i].target)]
    group = own or concerned or fitting
    if len(group) <= 1:
        return group[0] if group else None
    if match.group().endswith("s"):
        return group[0]
    near = {i: max((s for s in drafts[i].sentences if s <= saying.sentence), default=-1) for i in group}
    last = max(near.values())
    nearest = [i for i, s in near.items() if s == last]
    return nearest[0] if len(nearest) == 1 and saying.sentence - last <= NEAR else None


def _fits(kind: str, draft: Draft) -> bool:
    if kind in ("tariff", "export"):
        return draft.family == kind
    if kind == "eased":
        return draft.action in _EASES
    return True

"""Which record somebody speaks about without naming it: "the increases", "this tightening", "the suspension"."""

from __future__ import annotations

import re

from detente.reading.commitments.pledges import Pledge
from detente.reading.events.sayings import Saying
from detente.reading.measures.drafts import Draft
from detente.reading.text.products import find_products

__all__ = ["meant_by", "subject_of"]

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
_IT = re.compile(r"[“”\"‘' ]*(?:it|this) (?:was|is|would|will|ha[ds] been)\b", re.IGNORECASE)
_EASES = frozenset({"cut", "remove", "suspend", "exempt"})


def meant_by(saying: Saying, drafts: list[Draft]) -> int | None:
    """Index of the measure that a claim points back to; ``None`` when none or several could be meant.

    A plural means the measure told first (the headline), a singular the one told last; a bare "it" of whoever
    takes measures means the first of his own.
    """
    told = [i for i, d in enumerate(drafts) if min(d.sentences) <= saying.sentence]
    own = [i for i in told if saying.party in drafts[i].actor]
    if (
        own
        and _IT.match(saying.text)
        and not _denied(saying)
        and saying.sentence - min(drafts[own[0]].sentences) <= NEAR
    ):
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


_FUND = re.compile(r"\b(?:funds?|investments?|invested|projects?)\b")
_BOUGHT = re.compile(r"\b(?:purchas\w+|buy\w*|bought|commitments?|orders?|cargoes)\b")
_TRADE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|trade|export\w*|import\w*|markets?|goods|products?|access|deal|agreement"
    r"|pact|accord|decision|moves?|steps?|measures?|announcement|actions?|restrict\w*|bans?|controls?|quotas?"
    r"|negotiat\w*|retaliat\w*|counter-?measures|terms|industry|industries|producers|farmers|growers|manufacturers"
    r"|compan(?:y|ies)|firms|businesses|suppl(?:y|ies)|dispute|compromise)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:not|never|no|refus\w+|declin\w+|dropped|denie[ds])\b|n['’]t\b")
_OWN_VOICE = re.compile(r"[“\"‘'(\s]*(?:[Ww]e|[Ii]t|[Tt]his|[Tt]hat|[Tt]hese|[Ii])\b")


def _denied(saying: Saying) -> bool:
    """True for "it has not begun the procedure", told in words not the speaker's own: it is about no record."""
    return bool(_DENIES.search(saying.text)) and not saying.text.startswith(("“", '"', "‘"))


def _concerns(party: str | None, draft: Draft) -> bool:
    return not party or party in draft.actor or party in draft.target or "WLD" in draft.target


def subject_of(saying: Saying, drafts: list[Draft], pledges: list[Pledge]) -> tuple[str, int] | None:
    """What somebody speaks about who names no record and points to none: ``("m" or "c", index)``.

    The first measure on goods that he names; else the first that his side takes or bears, when he speaks of trade or in
    the first person. ``None`` where nothing he could mean was told before.
    """
    own = [
        i
        for i, p in enumerate(pledges)
        if min(p.sentences) <= saying.sentence
        and (not saying.party or saying.party in (*p.actor, *p.beneficiary))
    ]
    funds = [i for i in own if pledges[i].kind == "investment"]
    if funds and _FUND.search(saying.text):
        return "c", funds[0]
    told = [
        i for i, d in enumerate(drafts) if min(d.sentences) <= saying.sentence and _concerns(saying.party, d)
    ]
    named = {p.tag for p in find_products(saying.text)}
    goods = next((i for i in told if named & set(drafts[i].products)), None)
    if goods is not None:
        return "m", goods
    if not (_TRADE.search(saying.text) or _OWN_VOICE.match(saying.text)):
        return None
    if _denied(saying):
        return None
    if told:
        taken = [i for i in told if saying.party in drafts[i].actor]
        return "m", (taken or told)[0]
    return ("c", own[0]) if own else None

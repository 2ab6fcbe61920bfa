"""Days of effect that a sentence gives to what was told before it by another name ("The modifications will take effect
on September 1", "The revision of the act goes into effect on 28 August")."""

from __future__ import annotations

import re

from detente.reading.measures.days.foreign_days import WAS_TO
from detente.reading.measures.drafts import Draft
from detente.reading.text.context import Passage
from detente.reading.text.dates import DateMention

__all__ = ["date_by_commencement", "date_goods_apart"]

_MAY_BEGIN = re.compile(
    r"effect|force|effective|applicable|implement|commenc|appl(?:y|ies|ied)\b|enter", re.IGNORECASE
)
"""A word without which nothing is said to begin."""

_BEGINS = re.compile(
    r"\b(?:(?:takes?|took|taking|taken)\seffect|(?:comes?|came|coming|goes|go|went|going|enter(?:s|ed|ing)?|put|brought)"
    r"\s(?:in(?:to)?\s)?(?:force|effect|operation)|(?:is|are|be|was|were|becomes?|became|made)\s(?:\w+ly\s)?(?:effective"
    r"|applicable|implemented|enforced|due|payable|in (?:force|effect|place))|commences?|commenced|appl(?:y|ies)"
    r"|(?<=,\s)(?:effective|applicable))"
    r"(?:,?\s(?:only|retroactively|immediately|both|again|early|formally))?"
    r"(?:\s(?:to|on)\s(?:[\w-]+\s){0,5}?(?:goods|products|imports|shipments|items|entries|vehicles|cargoes)"
    r"(?:\s(?:that are|which are))?(?:\s(?:shipped|entered|imported|exported|loaded|cleared|arriving))?)?"
    r"(?:,?\s(?:on|from|as of|as from|with effect from|starting|beginning|since|in|within|at"
    r"|on or after|after|by|the))*\s$"
)

_THINGS = (
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|rates?|measures?|modifications?|amendments?|revisions?|changes?|decisions?"
    r"|orders?|decrees?|notifications?|notices?|regulations?|rules?|acts?|laws?|bills?|proclamations?|designations?"
    r"|determinations?|announcements?|sanctions?|bans?|curbs?|controls?|restrictions?|requirements?|quotas?|TRQs?|CVDs?|ADDs?"
    r"|classifications?|categor(?:y|ies)|lists?|schedules?|scheme|regime|system|package|increases?|reductions?|cuts?"
    r"|hikes?|exemptions?|exclusions?|suspensions?|removals?|delisting|concessions?|safeguards?|circulars?|directives?"
    r"|resolutions?|instruments?|legislation|provisions?|policy|moves?|steps?|charges?|surcharges?|surtax(?:es)?|tax(?:es)?)"
)
_WHAT = re.compile(
    rf"\b(?:[Tt]he|[Tt]h(?:is|ese|ose)|[Bb]oth|[Aa]ll|[Ss]uch|[Ii]ts|[\w.]+['’]s)\s(?:[\w'’.&%-]+\s){{0,6}}?{_THINGS}\b"
    r"(?P<more>[^.;:]{0,150})$"
)
"""What begins, from its article to the verb."""
_MANY = re.compile(
    r"(?:[Tt]hese|[Tt]hose|[Bb]oth|[Aa]ll|[Ss]uch)\b|.*\b(?:orders?|decrees?|notifications?|notices?|regulations?|acts?|laws?"
    r"|bills?|proclamations?|designations?|determinations?|amendments?|package|modifications|changes|announcements?"
    r"|decisions?|tariffs|duties|rates|levies|measures|quotas|TRQs|sanctions|increases|reductions|concessions)\b",
    re.DOTALL,
)
"""Words that mean all that was told together."""
_UNSURE = re.compile(
    r"\b(?:if|unless|until|before|after|when|once|whether|not|never|could|might|may|had|still|deal|pact|agreement|treaty"
    r"|talks|said|says|but|which would)\b|\w+n['’]t\b",
    re.IGNORECASE,
)
_LIVE = ("announced", "agreed", "in_force", "proposed", "threatened")
_FAR = 6
"""Sentences behind a measure in which an act is still the one that brings it."""


def date_by_commencement(drafts: list[Draft], passage: Passage) -> Draft | None:
    """Date the measures told last by a sentence that says when the act behind them begins."""
    text = passage.text
    if not drafts or not passage.dates or not _MAY_BEGIN.search(text):
        return None
    for mention in passage.dates:
        found = _beginning(text, mention)
        if found is None:
            continue
        what, verb_start = found
        goods = {p.tag for p in passage.products if what.start() <= p.start < verb_start}
        parties = {m.party for m in passage.mentions if m.party and what.start() <= m.start < verb_start}
        many = bool(goods) or _MANY.match(what.group()) is not None
        begun = _begun(drafts, passage.index, parties, goods, many)
        for draft in begun:
            draft.effective, draft.begins_with_act = mention.when("from"), not goods
            draft.evidence.append(passage.evidence())
            draft.sentences.append(passage.index)
        if begun:
            return begun[0]
    return None


def date_goods_apart(drafts: list[Draft], passage: Passage) -> None:
    """Give goods a day of their own after that of the whole act ("those on timber are effective from May 1").

    What the sentence itself tells takes the day of its subject ("The measures take effect on May 1 and will require
    exporters to apply for a licence").
    """
    if any(d.begins_with_act for d in drafts):
        date_by_commencement([d for d in drafts if d.begins_with_act], passage)
    here = [d for d in drafts if passage.index in d.sentences and d.effective is None]
    if here:
        date_by_commencement(here, passage)


def _beginning(text: str, mention: DateMention) -> tuple[re.Match[str], int] | None:
    """The words for what begins on a day, and where their verb stands."""
    if mention.anchor not in (None, "now") or not mention.value or mention.last is not None:
        return None
    inner = re.match(r"(?:on|from|in|within|since)\s", mention.words)
    verb = _BEGINS.search(text, max(0, mention.start - 70), mention.start + (inner.end() if inner else 0))
    if verb is None and mention.basis == "publication":
        verb = _BEGINS.search(text[: mention.start])
    if verb is None:
        return None
    what = _WHAT.search(text, max(0, verb.start() - 240), verb.start())
    if (
        what is None
        or _UNSURE.search(what["more"])
        or _UNSURE.search(text, max(0, what.start() - 16), what.start())
    ):
        return None
    if WAS_TO.search(text, 0, mention.start):
        return None
    return what, verb.start()


def _begun(drafts: list[Draft], here: int, parties: set[str], goods: set[str], many: bool) -> list[Draft]:
    """The measures that an act means: those told last that have no day of their own."""
    meant = [
        d
        for d in drafts
        if d.status in _LIVE
        and not (d.recalled or d.told_before)
        and parties <= {*d.actor, *d.target}
        and (not goods or goods & set(d.products))
    ]
    if not meant:
        return []
    last = meant[-1]
    if not _is_open(last, goods) or here - max(last.sentences) > _FAR:
        return []
    if not many:
        return [last]
    near = max(last.sentences) - _FAR
    return [
        d
        for d in meant
        if (d.actor, d.status) == (last.actor, last.status)
        and _is_open(d, goods)
        and max(d.sentences) >= near
    ]


def _is_open(draft: Draft, goods: set[str]) -> bool:
    """True without a day, or with that of the act where the goods are now said to have one of their own."""
    return draft.effective is None or (draft.begins_with_act and bool(goods))

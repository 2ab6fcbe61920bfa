"""What is known of the sides of a kind of measure where its sentence is silent, and what no measure can be."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.subjects import speaker_party

__all__ = ["fill_actor", "fill_target", "fill_target_by_voice", "part_sides", "set_pair"]


# -- the target ---------------------------------------------------------------------------------------------
def fill_target(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """Fill a target that the words leave open."""
    if not draft.target and head.instrument == "safeguard":
        draft.target = ("WLD",)  # a safeguard falls on a product, wherever it comes from
    if draft.family == "export" and not draft.sure_target:
        complainant = _complainant(passage, thread, head, draft.actor)
        if complainant is not None:
            draft.target = (complainant,)
    if head.instrument == "corporate_control" and draft.target in ((), ("WLD",)) and len(draft.actor) == 1:
        others = [p for p in thread.counts if p not in (*draft.actor, "EU", "WLD")]
        other = others[0] if len(others) == 1 else thread.counterpart(draft.actor[0])
        draft.target = (other,) if other else ()  # whose firm it is
    if not draft.target and draft.sure_actor and thread.topic and thread.topic not in draft.actor:
        draft.target = (thread.topic,)  # a section about one side


_COMPLAINT = re.compile(
    r"\b(?:complain\w*|dispute|case|panel|petition|appeal|suit|consultations)\b[^.;]{0,60}?\b(?:over|against|about|on)\s"
    r"(?:[\w.]+(?:['’]s?)?\s){0,4}$"
)


def _complainant(passage: Passage, thread: Thread, head: Head, actor: tuple[str, ...]) -> str | None:
    """The side that takes a control to the WTO is the side that it hits."""
    if len(actor) != 1 or not _COMPLAINT.search(passage.text[: head.noun_start]):
        return None
    return thread.counterpart(actor[0])


def fill_target_by_voice(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """Give the duty of a side that speaks, for both or of its answer, the other side as target."""
    voice = thread.voice
    if voice is None or draft.target or not draft.sure_actor or draft.family != "tariff":
        return
    answers = draft.actor == (voice.party,) and passage.text.endswith(
        "measures", head.noun_start, head.noun_end
    )
    if (voice.joint or answers) and len(draft.actor) == 1:
        other = thread.counterpart(draft.actor[0])
        draft.target = (other,) if other else ()


# -- the actor ----------------------------------------------------------------------------------------------
def fill_actor(draft: Draft, passage: Passage, thread: Thread, head: Head, scope_start: int) -> None:
    """Fill an actor that the words leave open."""
    _from_speaker(draft, passage, thread, head, scope_start)
    if not draft.target and draft.products and _OWN_IMPORTS.match(passage.text, head.noun_start):
        draft.target = ("WLD",)  # "its 11% import duty on cotton", wherever it comes from
    if draft.instrument == "export_tax" and not draft.actor and len(draft.target) == 1:
        draft.actor, draft.target = draft.target, ("WLD",)  # exporters pay their own side
    _from_only_actor(draft, passage, thread, head)
    if _US_RULE.search(passage.text, head.start, head.end):
        draft.actor, draft.sure_actor = ("USA",), True


def _from_speaker(draft: Draft, passage: Passage, thread: Thread, head: Head, scope_start: int) -> None:
    """The speaker of "the import duty on cotton is cut": duties on imports are those of the own side."""
    if draft.actor or not draft.products:
        return
    own = (
        _OWN_IMPORTS.match(passage.text, head.noun_start)
        or draft.instrument == "tariff_rate_quota"
        or (not draft.target and re.search(r"\b[Ii]mported\s", passage.text[scope_start : head.start]))
    )
    if not own:
        return
    speaker, _ = speaker_party(passage, thread)
    draft.actor = (speaker,) if speaker and speaker not in draft.target else ()
    draft.sure_actor = bool(draft.actor)
    if draft.sure_actor and not draft.target:
        draft.target = ("WLD",)


def _from_only_actor(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """The state of a text about the duties of one state on everybody."""
    if draft.actor or draft.family != "tariff" or head.rate is None or not draft.products:
        return
    if any(m.party for m in passage.mentions if m.kind != "person"):
        return
    told = [t for t in thread.told if t.family == "tariff"]
    actors = {t.actor for t in told}
    if len(actors) == 1 and all(t.target == ("WLD",) for t in told):
        (draft.actor,), draft.target = actors, ("WLD",)
        draft.sure_actor = bool(draft.actor)


_OWN_IMPORTS = re.compile(r"(?:import|customs) (?:dut|tariff|tax|lev)", re.IGNORECASE)


_US_RULE = re.compile(r"\b(?:affiliates?|subsidiaries) rule\b", re.IGNORECASE)


# -- both ---------------------------------------------------------------------------------------------------
def set_pair(draft: Draft, passage: Passage, thread: Thread, head: Head, scope_end: int) -> bool:
    """Give the measure of two sides on each other both as actors and targets; True when the words settle it."""
    if _cuts_for_both(draft, passage, thread, head):
        draft.actor = draft.target = tuple(thread.main[:2])
        draft.sure_actor = draft.sure_target = True
        return True
    both = tuple(dict.fromkeys(m.party for m in passage.mentions if m.party and m.end < head.start))
    aimed = any(m.party and head.end <= m.start < scope_end for m in passage.mentions)
    theirs = draft.family == "tariff" and not aimed and _OF_BOTH.search(passage.text[: head.noun_start])
    elsewhere = draft.sure_target and not set(draft.target) <= {
        *both,
        "WLD",
    }  # "their tariffs on Indian steel"
    if len(both) == 2 and not elsewhere and (theirs or _EACH_OTHER.search(passage.text, head.end, scope_end)):
        draft.actor = draft.target = both
        draft.sure_actor = draft.sure_target = True
    return head.mutual or (len(draft.actor) == 2 and set(draft.actor) == set(draft.target))


def _cuts_for_both(draft: Draft, passage: Passage, thread: Thread, head: Head) -> bool:
    """True for "the Agreement will eliminate tariffs on farm goods" when no side is named: it binds both."""
    if draft.family != "tariff" or draft.sure_target or len(thread.main) < 2:
        return False
    treaty = _TREATY_CUTS.search(passage.text, 0, head.start)
    return treaty is not None and not any(
        m.party and m.kind != "person" and treaty.start() <= m.start for m in passage.mentions
    )


_TREATY_CUTS = re.compile(
    r"\b(?:[Aa]greement|[Pp]act|[Dd]eal|[Pp]artnership|[Tt]reaty|FTA|CEPA|EPA|TEPA"
    r"|CETA)(?:\s\([A-Z]+\))?\s(?:will|would|shall"
    r"|is to|is set to|is expected to)\s(?:\w+ly\s|also\s)?(?:eliminat|remov|reduc|lower|cut|abolish|scrap|phase"
    r" out"
    r"|liberali[sz])\w*\b[^.;]{0,60}$"
)


_OF_BOTH = re.compile(
    r"\b(?:[A-Z][\w.]*\s){1,3}and\s(?:the\s)?(?:[A-Z][\w.]*\s){1,3}"
    r"(?:(?:have|has|had|both|also|today|now|mutually|will|would|each)\s)*(?:agreed|decided|committed|pledged|suspend|remov"
    r"|lift|drop|cut|reduc|eliminat|lower|extend)\w*\s(?:to\s)?(?:\w+\s){0,3}?(?:our|their|both)\s(?:[\w-]+\s){0,2}$"
)
"""``The U.S. and the EU agreed to suspend our tariffs``: each its own on the other."""


_EACH_OTHER = re.compile(r"\b(?:each other|one another)['’]s?\b")


def part_sides(draft: Draft, passage: Passage, head: Head) -> None:
    """Part actor and target: nobody's duty falls on its own goods, and goods are surer than the subject."""
    if not set(draft.actor) & set(draft.target):
        return
    others = dict.fromkeys(m.party for m in passage.mentions if m.party and m.party not in draft.target)
    if draft.sure_target and set(draft.actor) == set(draft.target) and len(others) == 1 and head.rate == 0.0:
        draft.actor = tuple(others)
        return
    rest = tuple(p for p in draft.target if p not in draft.actor)
    draft.target, draft.sure_target = rest, draft.sure_target and bool(rest)

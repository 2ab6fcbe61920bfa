"""Whose measure it is and whom it hits: the actor and the target of a drafted measure."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.both_flows import partner_of
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.sides.aims import aim, recipient
from detente.reading.measures.sides.bearers import Sides, explicit_sides
from detente.reading.measures.sides.port_fees import sides_of_fees
from detente.reading.measures.sides.roles import actor_of
from detente.reading.measures.sides.side_rules import (
    fill_actor,
    fill_target,
    fill_target_by_voice,
    part_sides,
    set_pair,
)
from detente.reading.measures.sides.sparing import ends_exemption
from detente.reading.measures.sides.targets import targets_of
from detente.reading.text.context import Passage, Thread
from detente.reading.text.subjects import speaker_party

__all__ = ["set_sides"]


def set_sides(
    draft: Draft, passage: Passage, thread: Thread, head: Head, scope_start: int, scope_end: int
) -> None:
    """Set actor and target, from the words, then from what is known of the kind of measure and the document."""
    if head.mirrored:
        _set_mirrored(draft, passage, thread)
        return
    _set_named(draft, passage, thread, head, scope_start, scope_end)
    if _is_joint(draft, passage, head):
        draft.target, draft.sure_target = draft.actor, True  # "a deal of the two eliminating tariffs on wine"
        return
    fill_target(draft, passage, thread, head)
    fill_actor(draft, passage, thread, head, scope_start)
    if head.instrument in ("port_fee", "entity_listing"):
        aim(draft, passage)
    _treated(draft, passage, thread, head)
    fill_target_by_voice(draft, passage, thread, head)
    if not set_pair(draft, passage, thread, head, scope_end):
        part_sides(draft, passage, head)


def _set_mirrored(draft: Draft, passage: Passage, thread: Thread) -> None:
    """The sides of "we will charge them 50": the speaker and the other one."""
    party, _ = speaker_party(passage, thread)
    other = thread.counterpart(party)
    if party is not None and other is not None:
        draft.actor, draft.target, draft.sure_actor, draft.sure_target = (party,), (other,), True, True


def _set_named(
    draft: Draft, passage: Passage, thread: Thread, head: Head, scope_start: int, scope_end: int
) -> None:
    """The sides that the words name: by a construction of their own, or one by one."""
    told = _constructed(passage, thread, head)
    if told.target:
        draft.target, draft.sure_target = told.target, True
    else:
        draft.target, draft.sure_target = targets_of(passage, thread, head, scope_end)
    if told.actor:
        draft.actor, draft.sure_actor = told.actor, True
    else:
        draft.actor, draft.sure_actor = actor_of(passage, thread, head, draft.target)
    if not draft.target and draft.sure_actor and draft.family == "tariff" and _is_brought_in(draft, passage):
        draft.target = ("WLD",)
    if not draft.target and draft.family == "tariff" and (head.exempting or _ANY_ORIGIN.search(passage.text)):
        draft.target, draft.sure_target = ("WLD",), True


_BROUGHT_IN = re.compile(r"\bimported\s(?:in)?to\s(?:the\s)?$")


def _is_brought_in(draft: Draft, passage: Passage) -> bool:
    """True for "certain goods imported into Canada are subject to a surtax of 25%", from wherever they come."""
    named = [m for m in passage.mentions if m.party]
    alone = draft.rate_pct is not None and all(m.party in draft.actor for m in named)
    return alone and any(_BROUGHT_IN.search(passage.text[: m.start]) for m in named)


def _constructed(passage: Passage, thread: Thread, head: Head) -> Sides:
    """The sides that one construction of the sentence tells together, the surest first."""
    if head.instrument == "port_fee":
        fees = sides_of_fees(passage, head)
        if fees.target:
            return fees
    partner = partner_of(passage, head) if head.both_ways else None
    given = partner or recipient(passage, head)
    if given is not None:
        return Sides(target=(given,))
    mine = _in_my_hands(passage, thread, head)
    if mine is not None:
        return mine
    ends = ends_exemption(passage.text, head) is not None
    return Sides() if ends else explicit_sides(passage, thread, head)


def _is_joint(draft: Draft, passage: Passage, head: Head) -> bool:
    """True for duties that two sides agreed on, when nothing is said of whose goods they are on."""
    if len(draft.actor) != 2 or draft.family != "tariff" or draft.target or not _JOINT.search(passage.text):
        return False
    goods = set(draft.products) - {"all_goods", "goods_list"}
    return bool(goods) or any(m.kind == "both" and m.end <= head.start for m in passage.mentions)


_OBTAINS = re.compile(
    r"\b(?:obtain|receiv|secur|gain|enjoy|got|gets?|w[io]n|granted|given)\w*\s[^,;.]{0,50}$", re.IGNORECASE
)


def _treated(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """ "Taiwan obtained preferential tariff treatment from the United States": who obtains it pays less."""
    text = passage.text
    if not text.endswith("treatment", 0, head.noun_end) or not _OBTAINS.search(text[: head.start]):
        return
    giver = next(
        (
            m.party
            for m in passage.mentions
            if m.party
            and m.start > head.end
            and re.search(r"\b(?:from|by|in)\s(?:the\s)?$", text[head.end : m.start])
        ),
        None,
    )
    if giver is None and len(draft.actor) == 1 and not draft.sure_target:
        giver = thread.counterpart(draft.actor[0])
    if giver is not None and draft.actor and giver not in draft.actor:
        draft.target, draft.actor = draft.actor, (giver,)
        draft.sure_actor = draft.sure_target = True


_I_CHANGE = re.compile(
    r"\b(?:I|[Ww]e)(?: am| are| will| have|['’](?:m|re|ll|ve))? (?:\w+ly )?(?:going to |hereby |now )*(?:increas"
    r"|rais|lower|cut"
    r"|reduc|doubl|hik|impos|remov|lift)\w*\s(?:the\s|all\s)?$"
)


def _in_my_hands(passage: Passage, thread: Thread, head: Head) -> Sides | None:
    """Sides of "I am increasing Norwegian tariffs": those the speaker has Norway pay."""
    for mention in passage.mentions:
        if mention.kind != "demonym" or mention.party is None or mention.end + 1 != head.noun_start:
            continue
        if not _I_CHANGE.search(passage.text[: mention.start]):
            return None
        party, _ = speaker_party(passage, thread)
        party = party or (thread.subject.party if thread.subject else None)
        if party is not None and party != mention.party:
            return Sides((party,), (mention.party,))
    return None


_ANY_ORIGIN = re.compile(
    r"\b(?:not|n['’]t|aren['’]t) (?:made|manufactured|produced|built|assembled|filmed) in\b|\bforeign-(?:made"
    r"|built|produced)\b"
    r"|\b(?:made|produced|manufactured|built|filmed) (?:abroad|overseas|outside|in (?:other"
    r"|foreign) (?:countries|lands))\b"
)


_JOINT = re.compile(r"\b(?:agreement|agreed|deal|accord|pact|framework)\b", re.IGNORECASE)

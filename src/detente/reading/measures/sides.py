"""Whose measure it is and whom it hits: the actor and the target of a drafted measure."""

from __future__ import annotations

import re

from detente.reading.measures.aims import aim, recipient
from detente.reading.measures.bearers import Sides, explicit_sides
from detente.reading.measures.both_flows import partner_of
from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads import Head
from detente.reading.measures.roles import actor_of
from detente.reading.measures.sparing import ends_exemption
from detente.reading.measures.targets import targets_of
from detente.reading.text.context import Passage, Thread
from detente.reading.text.subjects import speaker_party

__all__ = ["set_sides"]


def set_sides(
    draft: Draft, passage: Passage, thread: Thread, head: Head, scope_start: int, scope_end: int
) -> None:
    if head.mirrored:
        party, _ = speaker_party(passage, thread)
        other = thread.counterpart(party)
        if party is not None and other is not None:
            draft.actor, draft.target, draft.sure_actor, draft.sure_target = (party,), (other,), True, True
        return
    ends = ends_exemption(passage.text, head) is not None
    told = Sides() if ends else explicit_sides(passage, thread, head)
    mine = _in_my_hands(passage, thread, head)
    if mine is not None:
        told = mine
    given = recipient(passage, head)
    if given is not None:
        told = Sides(target=(given,))
    partner = partner_of(passage, head) if head.both_ways else None
    if partner is not None:
        told = Sides(target=(partner,))
    if told.target:
        draft.target, draft.sure_target = told.target, True
    else:
        draft.target, draft.sure_target = targets_of(passage, thread, head, scope_end)
    if told.actor:
        draft.actor, draft.sure_actor = told.actor, True
    else:
        draft.actor, draft.sure_actor = actor_of(passage, thread, head, draft.target)
    if not draft.target and draft.family == "tariff" and (head.exempting or _ANY_ORIGIN.search(passage.text)):
        draft.target, draft.sure_target = ("WLD",), True
    named = set(draft.products) - {"all_goods", "goods_list"} or any(
        m.kind == "both" and m.end <= head.start for m in passage.mentions
    )
    joint = len(draft.actor) == 2 and draft.family == "tariff" and not draft.target and bool(named)
    if joint and _JOINT.search(passage.text):
        draft.target, draft.sure_target = draft.actor, True  # "a deal of the two eliminating tariffs on wine"
        return
    if not draft.target and head.instrument == "safeguard":
        draft.target = ("WLD",)  # a safeguard falls on a product, wherever it comes from
    if draft.family == "export" and not draft.sure_target:
        complainant = _complainant(passage, thread, head, draft.actor)
        if complainant is not None:
            draft.target = (complainant,)
    if not draft.target and draft.sure_actor and thread.topic and thread.topic not in draft.actor:
        draft.target = (thread.topic,)  # a section about one side
    own = (
        _OWN_IMPORTS.match(passage.text, head.noun_start)
        or draft.instrument == "tariff_rate_quota"
        or (not draft.target and re.search(r"\b[Ii]mported\s", passage.text[scope_start : head.start]))
    )
    if not draft.actor and own and draft.products:
        speaker, _ = speaker_party(passage, thread)
        draft.actor = (speaker,) if speaker and speaker not in draft.target else ()
        draft.sure_actor = bool(draft.actor)
        if draft.sure_actor and not draft.target:
            draft.target = ("WLD",)
    if not draft.target and draft.products and _OWN_IMPORTS.match(passage.text, head.noun_start):
        draft.target = ("WLD",)  # "its 11% import duty on cotton", wherever it comes from
    if draft.instrument == "export_tax" and not draft.actor and len(draft.target) == 1:
        draft.actor, draft.target = draft.target, ("WLD",)  # exporters pay their own side
    if not draft.actor and head.rate is not None and draft.products and draft.family == "tariff":
        actors = {t.actor for t in thread.told if t.family == "tariff"}
        alone = not any(m.party for m in passage.mentions if m.kind != "person")
        if (
            alone
            and len(actors) == 1
            and all(t.target == ("WLD",) for t in thread.told if t.family == "tariff")
        ):
            (draft.actor,), draft.target = actors, ("WLD",)  # a text about the duties of one state
            draft.sure_actor = bool(draft.actor)
    if _US_RULE.search(passage.text, head.start, head.end):
        draft.actor, draft.sure_actor = ("USA",), True
    if head.instrument in ("port_fee", "entity_listing"):
        aim(draft, passage)
    _treated(draft, passage, thread, head)
    joint = thread.voice is not None and thread.voice.joint
    own = thread.voice is not None and draft.actor == (thread.voice.party,)
    answers = own and passage.text.endswith("measures", head.noun_start, head.noun_end)
    if (
        not draft.target
        and draft.sure_actor
        and (joint or answers)
        and draft.family == "tariff"
        and len(draft.actor) == 1
    ):
        other = thread.counterpart(draft.actor[0])
        draft.target = (other,) if other else ()
    if _cuts_for_both(draft, passage, thread, head):
        draft.actor = draft.target = tuple(thread.main[:2])
        draft.sure_actor = draft.sure_target = True
        return
    both = tuple(dict.fromkeys(m.party for m in passage.mentions if m.party and m.end < head.start))
    if len(both) == 2 and _EACH_OTHER.search(passage.text, head.end, scope_end):
        draft.actor = draft.target = both
        draft.sure_actor = draft.sure_target = True
    mutual = head.mutual or (len(draft.actor) == 2 and set(draft.actor) == set(draft.target))
    if mutual or not set(draft.actor) & set(draft.target):
        return
    # nobody's duty falls on its own goods: the goods are surer than the subject of the sentence
    others = dict.fromkeys(m.party for m in passage.mentions if m.party and m.party not in draft.target)
    if draft.sure_target and set(draft.actor) == set(draft.target) and len(others) == 1 and head.rate == 0.0:
        draft.actor = tuple(str(p) for p in others)
        return
    rest = tuple(p for p in draft.target if p not in draft.actor)
    draft.target, draft.sure_target = rest, draft.sure_target and bool(rest)


_COMPLAINT = re.compile(
    r"\b(?:complain\w*|dispute|case|panel|petition|appeal|suit|consultations)\b[^.;]{0,60}?\b(?:over|against|about|on)\s"
    r"(?:[\w.]+(?:['’]s?)?\s){0,4}$"
)


def _complainant(passage: Passage, thread: Thread, head: Head, actor: tuple[str, ...]) -> str | None:
    """The side that takes a control to the WTO is the side that it hits."""
    if len(actor) != 1 or not _COMPLAINT.search(passage.text[: head.noun_start]):
        return None
    return thread.counterpart(actor[0])


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


_US_RULE = re.compile(r"\b(?:affiliates?|subsidiaries) rule\b", re.IGNORECASE)


_EACH_OTHER = re.compile(r"\b(?:each other|one another)['’]s?\b")


_ANY_ORIGIN = re.compile(
    r"\b(?:not|n['’]t|aren['’]t) (?:made|manufactured|produced|built|assembled|filmed) in\b|\bforeign-(?:made"
    r"|built|produced)\b"
    r"|\b(?:made|produced|manufactured|built|filmed) (?:abroad|overseas|outside|in (?:other"
    r"|foreign) (?:countries|lands))\b"
)


_JOINT = re.compile(r"\b(?:agreement|agreed|deal|accord|pact|framework)\b", re.IGNORECASE)


_OWN_IMPORTS = re.compile(r"(?:import|customs) (?:dut|tariff|tax|lev)", re.IGNORECASE)

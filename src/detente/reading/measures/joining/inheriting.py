"""Sides of a measure that its words leave to what was told before."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.pointing import REMEDIES
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.lists.leads import follow_lead
from detente.reading.measures.sides.importers import MADE_IN
from detente.reading.measures.sides.named_sides import is_aside
from detente.reading.measures.sides.owners import ITS_OWN
from detente.reading.text.context import Passage, Thread
from detente.reading.text.home import marks_of
from detente.reading.text.mentions import Mention
from detente.reading.text.subjects import speaker_party

__all__ = ["OF_OLD", "PLAIN_JOINT", "inherit", "is_opposed"]


def inherit(
    draft: Draft, passage: Passage, thread: Thread, head: Head, scope_end: int, siblings: list[Draft]
) -> None:
    """Sides that the words of a measure leave to what was told before."""
    if _from_sibling(draft, passage, head, scope_end, siblings):
        return
    alone = passage.origin is None and draft.family == "tariff" and not draft.sure_actor
    if alone and _from_spoken_of(draft, passage, thread, head):
        return
    if draft.family == "export":
        _from_old_control(draft, passage, thread, head)
    follow_lead(draft, passage, thread)
    if draft.family == "export":
        _from_announcer(draft, passage, thread, head)
    _from_sentence(draft, passage, siblings)
    _from_home(draft, passage, thread, head)
    if not draft.actor and draft.family == "tariff" and thread.title_sides is not None:
        _from_title(draft, passage, *thread.title_sides)
    if not draft.actor and _is_somebodys(passage, head):
        return
    told: list[Draft] = [t for t in (*thread.told, *siblings) if t.sure_target or not t.denied]
    if told and draft.family == "export":
        _add_to_controls(draft, passage, told)
    if told and draft.family == "tariff" and not draft.sure_actor:
        _from_duties_told(draft, passage, thread, head, told)


# -- controls -----------------------------------------------------------------------------------------------
def _from_old_control(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """Take sides and goods of the control told last for one that is told as an old one."""
    subject = passage.text.startswith("subject to", head.start)
    if draft.actor or not (subject or OF_OLD.search(passage.text, head.end)):
        return
    before = next((t for t in reversed(thread.told) if t.family == "export" and t.actor), None)
    if before is not None and not any(m.party for m in passage.mentions):
        draft.actor, draft.sure_actor, draft.target = before.actor, True, before.target
        draft.products = draft.products or list(before.products)


def _from_announcer(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """Give the first control of a text to the side that announces it; take goods for one that comes on top."""
    before = next((t for t in reversed(thread.told) if t.family == "export"), None)
    first = head.instrument != "entity_listing" and before is None
    if not draft.actor and (first or not head.definite):
        party, _ = speaker_party(passage, thread)
        owner = party or thread.announcer or thread.headline
        if owner and (owner,) != draft.target:
            draft.actor = (owner,)
    if not draft.actor and draft.instrument == "export_tax":
        taxed = next((t for t in reversed(thread.told) if t.instrument == "export_tax" and t.actor), None)
        if taxed is not None and {m.party for m in passage.mentions} <= {None, *taxed.actor}:
            draft.actor = taxed.actor  # "the levy on soybean exports": whose taxes these are
    if head.separate and not draft.products and before is not None:
        draft.actor, draft.products = draft.actor or before.actor, list(before.products)


def _add_to_controls(draft: Draft, passage: Passage, told: list[Draft]) -> None:
    """Aim "will impose new export controls as well" at the same side as the measure before."""
    last = next((t for t in reversed(told) if t.actor == draft.actor), told[-1])
    same_side = last.sure_target and last.actor == draft.actor and last.target != ("WLD",)
    if not draft.sure_target and same_side and _ADDED.search(passage.text):
        draft.target = last.target


_ADDED = re.compile(r"\b(?:as well|also|too|in addition)\b")


# -- duties -------------------------------------------------------------------------------------------------
def _from_duties_told(
    draft: Draft, passage: Passage, thread: Thread, head: Head, told_before: list[Draft]
) -> None:
    """Take the sides of a duty told before: that on the same goods, when it is told as late as any."""
    rivals = [t for t in told_before if t.family == "tariff" and len(t.actor) == 1]
    if not rivals:
        return
    told = rivals[-1]
    of_goods = next((t for t in reversed(rivals) if _names_goods_of(draft, t)), told)
    if max(of_goods.sentences, default=-1) >= max(told.sentences, default=-1):
        told = of_goods
    if _from_only_actor(draft, passage, thread, told_before, told.actor):
        return
    named = [m for m in passage.mentions if m.party and m.kind != "person" and not _speaks(passage, m)]
    if head.definite and head.start < 24:  # "The tariffs ...": those told before, whoever is named behind
        named = [m for m in named if m.start < head.end + 25]
    alone = head.definite or not named
    known = bool(draft.target and (set(draft.target) <= set(told.target) or told.target == ("WLD",)))
    rated = draft.rate_pct is not None or draft.low_pct is not None
    bare = not draft.actor and not draft.target and not draft.products
    bare = bare and {m.party for m in named} <= {*told.actor, *told.target}
    if rated and bare and {draft.instrument, told.instrument} <= REMEDIES and told.sure_target:
        # "From Tuesday, the duties will be collected at 73.6 percent": those of the case
        draft.actor, draft.target, draft.products = told.actor, told.target, list(told.products)
        return
    if not draft.actor and draft.rate_pct is not None:
        alone = alone and (head.definite or bool(draft.products))
        if alone and _names_goods_of(draft, told) and told.sure_target:
            draft.actor, draft.target = told.actor, told.target
        elif known or (alone and not draft.target):
            draft.actor, draft.target = told.actor, draft.target or told.target
    elif not draft.actor and _HOLD_ON.search(passage.text, 0, head.noun_start):
        _suspend_between(draft, passage, rivals)
    elif alone and not draft.sure_target and not named:
        # "The tariffs will be dropped on Saturday, the ministry said": those told before
        draft.actor, draft.target = told.actor, told.target
        draft.products = draft.products or list(told.products)


_HOLD_ON = re.compile(
    r"\b(?:suspen|paus|delay|postpon|defer|hold)\w*\s(?:\w+\s)?(?:of|on|to)?\s?(?:their|the|all|its|any)\s(?:\w+\s){0,3}$"
)


def _suspend_between(draft: Draft, passage: Passage, rivals: list[Draft]) -> None:
    """ "After Trump spoke with Mexico's president, the leaders announced a suspension of their planned tariffs"."""
    pair = {m.party for m in passage.mentions if m.party}
    for told in reversed(rivals):
        others = pair & set(told.target)
        if len(pair) == 2 and len(others) == 1 and pair == {*told.actor, *others}:
            draft.actor, draft.sure_actor = told.actor, True
            draft.target, draft.sure_target = tuple(str(p) for p in others), True
            draft.products = draft.products or list(told.products)
            return


def _from_only_actor(
    draft: Draft, passage: Passage, thread: Thread, told: list[Draft], actor: tuple[str, ...]
) -> bool:
    """Give a rate on goods to the side that all duties of the document are of."""
    if draft.actor or draft.rate_pct is None or not draft.products or not _one_actor(told):
        return False
    if any(m.party and m.party not in actor and m.party not in draft.target for m in passage.mentions):
        return False
    draft.actor = actor
    other = thread.topic or (None if thread.sectioned else thread.counterpart(actor[0]))
    draft.target = draft.target or (other or "WLD",)
    return True


OF_OLD = re.compile(
    r"\bsince (?:it|they) (?:was|were|came|took|entered)\b|\b(?:in force|in place|in effect) since\b"
    r"|\b(?:first )?(?:introduced|imposed|adopted) (?:on|in) (?:\d|[A-Z])"
)
"""A control that is told with the day it began, which is not the one announced before."""


def _from_home(draft: Draft, passage: Passage, thread: Thread, head: Head) -> None:
    """Take the state of the document for a measure of nobody's, when the sentence names no third side."""
    named = bool(set(draft.products) - {"all_goods", "goods_list"})
    rated = draft.rate_pct is not None or draft.low_pct is not None
    sole = next(iter(thread.counts)) if len(thread.counts) == 1 else None
    sole = sole if head.stated or (rated and named) else None
    home = thread.legal_home or sole
    if draft.actor or home is None or home in draft.target or draft.instrument == "entity_listing":
        return
    others = {
        m.party
        for m in passage.mentions
        if m.party and not _CAUSED_BY.search(passage.text, max(0, m.start - 50), m.start)
    } - {home, *draft.target}
    own = thread.opening_voice is not None and thread.opening_voice.party == home
    decrees = _DECREES.search(passage.text) is not None
    acts = draft.family != "tariff" or own or decrees or sole == home or home in marks_of(passage.text)
    acts = acts or draft.instrument in REMEDIES  # a case of the authority the text is about
    if not others and acts:
        draft.actor = (home,)
        draft.sure_actor = decrees or _ACT.search(passage.text, 0, head.noun_start) is not None
        if sole == home and not draft.target:
            draft.target = ("WLD",)  # a text that names one state only tells of its measures


def _names_goods_of(draft: Draft, told: Draft) -> bool:
    """True when a duty falls on goods that a duty told before was said to fall on."""
    return bool(set(draft.products) & set(told.products) - {"all_goods", "goods_list"})


_DECREES = re.compile(r"\bshall (?:be|also be)\b|\b(?:is|are) hereby\b|\bwith effect from\b", re.IGNORECASE)
"""Words of a legal act, in which nobody is said to do what is done."""


_ACT = re.compile(
    r"\b(?:[Dd]ecrees?|[Oo]rders?|[Rr]egulations?|[Nn]otifications?|[Rr]esolutions?|[Cc]irculars?|[Pp]roclamations?)\b"
    r"[^.;:]{0,90}\s(?:that|which)\s(?:[\w-]+\s){1,6}$"
)
"""``published a decree that removes``: what an act does is done by the state whose act it is."""


def _is_somebodys(passage: Passage, head: Head) -> bool:
    """True for a duty with an owner who is not known ("the bloc's standard duty")."""
    return any(
        m.kind == "pronoun"
        and re.match(r"['’]s?\s(?:[\w.%-]+\s){0,4}$", passage.text[m.end : head.noun_start])
        for m in passage.mentions
    )


def _from_title(draft: Draft, passage: Passage, actor: tuple[str, ...], target: tuple[str, ...]) -> None:
    """Take the sides of the title for a rate that no side is named for, when no third side is in the sentence."""
    named = {m.party for m in passage.mentions if m.party}
    rated = draft.rate_pct is not None or draft.low_pct is not None
    if rated and named <= {*actor, *target} and set(draft.target) <= set(target):
        draft.actor, draft.target = actor, draft.target or target


FAR = 10
"""Items of a list that can still be about the sides its lead named."""


def _from_spoken_of(draft: Draft, passage: Passage, thread: Thread, head: Head) -> bool:
    """Take the sides of the duties a list, or "These duties ...", goes on about."""
    if thread.spoken_of is None:
        return False
    actor, target, products, index = thread.spoken_of
    if passage.sentence.kind == "item" and thread.in_list:
        near = passage.index - index <= FAR
    else:
        these = head.start < 12 or re.search(
            r"\b(?:these|those)\s(?:\w+\s)?$", passage.text[: head.noun_start]
        )
        near = head.definite and bool(these) and passage.index - index == 1
        near = near and not any(m.party for m in passage.mentions if m.end <= head.end)
    known = set(draft.target) <= set(target) or ("WLD",) in (target, draft.target)
    if passage.sentence.kind == "item" and draft.sure_target:  # each item names a side of its own
        known = known or {m.party for m in passage.mentions if m.party} <= {*actor, *draft.target}
    if not near or not known or set(actor) & set(draft.target):
        return False
    draft.actor, draft.sure_actor = actor, True
    if not draft.sure_target:
        draft.target, draft.sure_target = target, True
    if passage.sentence.kind != "item" and not draft.products:
        draft.products = list(products)
    return True


def _one_actor(told: list[Draft]) -> bool:
    """True when the document has told of several duties so far, all of one side."""
    actors = {t.actor for t in told if t.family == "tariff"}
    return len(actors) == 1 and sum(t.family == "tariff" for t in told) >= 2


def _speaks(passage: Passage, mention: Mention) -> bool:
    """True for a side that is named only as the source of the sentence."""
    return bool(
        re.search(
            r"\b[Aa]ccording to\s(?:(?:a|the|some|several|local|media|press|reports?|sources"
            r"|data|from|in|of|by)\s){0,5}$",
            passage.text[: mention.start],
        )
        or re.match(
            r"(?:['’]s(?:\s[A-Z]\w+){1,4})?(?:\s\([A-Z]+\))?\s(?:\w+ly\s|also\s)?"
            r"(?:said|says|added|told|announced|confirmed|reports?|reported|noted|notes|explained|wrote)\b",
            passage.text[mention.end :],
        )
    )


PLAIN_JOINT = re.compile(
    r"(?!.*\b(?:if|unless|does|will|would|is|are|was|were|has|have|had|to (?!an?\b|the\b)[a-z]+|imposed"
    r"|announced|threatened"
    r"|but|while|after"
    r"|although)\b)",
    re.DOTALL,
)


def _from_sibling(draft: Draft, passage: Passage, head: Head, scope_end: int, siblings: list[Draft]) -> bool:
    """Take the sides of the measure before it in a list ("a 25% tariff on cars and a 50% tariff on steel")."""
    if not siblings or siblings[-1].family != draft.family or not siblings[-1].actor:
        return False
    before = siblings[-1]
    since = before.ends_at
    if since is None or since > head.start or ITS_OWN.search(passage.text[since : head.noun_start]):
        return False
    if not PLAIN_JOINT.match(passage.text[since : head.start]):
        # "peas from Canada will face a 100% tariff, while pork will incur 25%": no other side is named
        other = [
            m
            for m in passage.mentions
            if m.party and since <= m.start < head.end + 12 and not _is_origin_of(before, passage, m)
        ]
        opposed = (
            is_opposed(passage.text[since : head.start]) or "instead" in passage.text[since : head.start]
        )
        if other or opposed or not before.target or draft.sure_target or not draft.products:
            return False
        draft.actor, draft.sure_actor = before.actor, before.sure_actor
        draft.target, draft.sure_target = before.target, before.sure_target
        return True
    between = [m for m in passage.mentions if m.party and since <= m.start < scope_end]
    owned = [m for m in between if m.end <= head.noun_start]
    if not owned:
        draft.actor, draft.sure_actor = before.actor, before.sure_actor
    if not between:
        draft.target, draft.sure_target = before.target, before.sure_target
    return not owned


def _is_origin_of(draft: Draft, passage: Passage, mention: Mention) -> bool:
    """True for the side whose goods bear the duty told before: "wheat from Norway, and a 10% duty on pork"."""
    return mention.party in draft.target and _COMES_FROM.search(passage.text, 0, mention.start) is not None


_COMES_FROM = re.compile(r"\b(?:originating in|imported from|from)\s(?:the\s)?$")


_BEARS_TOO = re.compile(
    r"\b(?:imposed|applied|levied|slapped|placed|charged|put|set)\s(?:on|to|against|for)\s"
    r"(?:the\s|goods from\s|imports from\s)?$"
)
""" "15% was applied to Liechtenstein, while 39% was imposed on Switzerland": neither takes the duty of the other."""


def _from_sentence(draft: Draft, passage: Passage, siblings: list[Draft]) -> None:
    """The only other side of the sentence, when one side of the measure is told and the other is not."""
    if draft.family != "tariff" or draft.sure_actor == draft.sure_target:
        return
    known = draft.actor if draft.sure_actor else draft.target
    others = dict.fromkeys(
        m.party
        for m in passage.mentions
        if m.party
        and m.party not in known
        and passage.text[m.start - 1 : m.start] != "-"
        and not _SPARED.match(passage.text, m.end)
        and not is_aside(passage.text, m)
        and not _CAUSED_BY.search(passage.text, max(0, m.start - 50), m.start)
        and not _SPARING.search(passage.text, max(0, m.start - 40), m.start)
        and not _BEARS_TOO.search(passage.text, max(0, m.start - 30), m.start)
        and not (len(known) == 1 and frozenset((*known, m.party)) in passage.thread.companions)
        and not _FOR_FIRMS.match(passage.text, max(0, m.start - 4))
        and not MADE_IN.search(passage.text[max(0, m.start - 50) : m.start])
    )
    before = siblings[-1] if siblings else None
    if before and before.sure_actor and not draft.sure_actor and before.target == draft.target:
        draft.actor, draft.sure_actor = before.actor, True  # of two duties on one side's goods
        return
    if before and before.sure_actor and not draft.actor and not set(before.actor) & set(draft.target):
        draft.actor = (
            before.actor
        )  # of two duties in one sentence, when nobody else is said to impose the second
        return
    if len(others) != 1 or len(known) != 1 or known == ("WLD",):
        return
    (other,) = others
    if draft.sure_actor:
        if not draft.target:
            draft.target = (str(other),)
    else:
        draft.actor, draft.sure_actor = (str(other),), True


_CAUSED_BY = re.compile(
    r"\b(?:as a (?:consequence|result) of|following|due to|because of|in (?:response|reaction) to|owing to"
    r"|caused by|triggered by"
    r"|prompted by)\s(?:the\s|an?\s)?(?:[a-z]+\s){0,2}$"
    r"|\b(?:talks|negotiations|discussions|consultations)\s(?:[a-z]+\s){0,2}(?:with|between)\s(?:the\s)?$"
)
"""``were put in place as a consequence of the U.S. decision``: who caused it does not take it."""
_SPARING = re.compile(
    r"\b(?:spar(?:ing|es?|ed)|except(?:ing)?|excluding|other than|apart from|but not)\s(?:only\s|for\s)?(?:the\s)?$"
)
_FOR_FIRMS = re.compile(
    r"\s?(?:for|on) [A-Z]\w+\s(?:[a-z]+\s)?(?:companies|exporters|producers|firms|manufacturers|mills|suppliers"
    r"|makers)\b"
)
"""``33.1 percent for Chinese companies``: who pays, not who imposes."""


_SPARED = re.compile(
    r"\s(?:\w+\s){0,2}?(?:is|are|was|were|be|been|remains?)\s(?:\w+\s)?(?:exempt|spared"
    r"|excluded|not affected)"
)


def is_opposed(between: str) -> bool:
    """True for words that lead from a measure to the one it answers."""
    return bool(
        re.search(
            r"\b(?:against|in (?:response|reaction|answer|retaliation) (?:to|for)|over|to counter|countering"
            r"|prompted by"
            r"|caused by|answer to|response to|retaliation for|on)\s(?:the\s|all\s|new\s|existing\s"
            r"|unjustified\s|recent\s)*"
            r"(?:[A-Z][\w.'’]*\s){0,3}(?:[\w%-]+\s){0,4}$",
            between,
        )
        and not re.search(
            r"\b(?:and|as well as|while|but)\s[^,;]*$|\b(?:focus|cent[re]|concentrat)\w*\son\b", between
        )
        and re.match(
            r"(?:\s\w+){0,3}?\s(?:against|in |over|to |countering|prompted|caused|answer|response|retaliation|on )",
            between,
        )
    )

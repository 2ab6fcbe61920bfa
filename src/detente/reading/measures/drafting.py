"""Drafting the measure that a head names: its goods, sides, status and dates put together."""

from __future__ import annotations

import re

from detente.reading.measures.days.timing import set_dates
from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.draft_goods import complete_goods, set_goods, set_regime_goods
from detente.reading.measures.heads.asides import came_before
from detente.reading.measures.heads.heads import Head
from detente.reading.measures.joining.inheriting import inherit
from detente.reading.measures.lists.leads import stage_by_lead
from detente.reading.measures.place import Place, place_of
from detente.reading.measures.rates.unit_rates import unit_rate
from detente.reading.measures.scope import set_basis, set_details
from detente.reading.measures.sides.aims import is_only_mfn
from detente.reading.measures.sides.evidence import settle_sides
from detente.reading.measures.sides.mutual import set_mutual
from detente.reading.measures.sides.quotas import set_quota
from detente.reading.measures.sides.sides import set_sides
from detente.reading.measures.status.draft_status import note_old_control, set_stage
from detente.reading.measures.status.remedy_stages import remedy_stage
from detente.reading.text.context import Passage, Thread

__all__ = ["draft_of"]


def draft_of(
    passage: Passage, thread: Thread, head: Head, previous: int, ends: tuple[int, int], siblings: list[Draft]
) -> Draft | None:
    """The measure a head names; ``None`` where it is only the reason of another one.

    Goods are read before sides, because goods from one side fall under the measure of the other; status before
    dates, because a day means something else to what is removed.
    """
    place = place_of(passage, thread, head, previous, ends, siblings)
    draft = _begin(place)
    if draft.family == "tariff" or draft.instrument == "export_tax":
        draft.per_unit = unit_rate(place)
    set_goods(draft, place)
    _set_parties(draft, place)
    complete_goods(draft, place)
    set_quota(draft, passage, thread, place.head)
    draft.mutual = set_mutual(draft, passage, thread, place.head)
    _note_spoken_of(draft, place)
    _take_from_sibling(draft, place)
    _apply_head(draft, place)
    set_basis(draft, place.text[place.clause_start : place.scope_end], place.head)
    if _is_only_reason(draft, place):
        return None
    set_stage(draft, place)
    set_dates(draft, passage, thread, place.head, place.clause_start, place.dated)
    set_regime_goods(draft, place)
    note_old_control(draft, place)
    draft.told_before = came_before(place.text, place.head.start)
    stage_by_lead(draft, passage, thread)
    set_details(draft, passage, place.head, place.scope_start, place.scope_end)
    draft.ends_at, draft.scope_end = place.head.end, place.scope_end
    return draft


def _begin(place: Place) -> Draft:
    """A draft with what the head itself says: instrument and rate."""
    head = place.head
    mfn_only = is_only_mfn(place.text, head)
    return Draft(
        head.instrument,
        rate_pct=head.rate,
        low_pct=head.low,
        high_pct=head.high,
        previous_pct=head.previous,
        points=head.points,
        up_to=head.up_to,
        definite=head.definite,
        stage=remedy_stage(place.text, head),
        separate=head.separate or head.white_list or mfn_only or _BESIDE.search(place.ahead) is not None,
        mfn_only=mfn_only,
        limb=head.white_list,
    )


_BESIDE = re.compile(
    r"\b(?:additional to|separate from|over and above)\s(?:the\s|any\s|its\s|all\s)?(?:\w+\s)?$"
)
"""Before another duty than the one told ("This tax is additional to the tariff that Mexico decreed")."""


def _set_parties(draft: Draft, place: Place) -> None:
    """Set who takes the measure and whom it hits, from its words, then from those around it."""
    passage, thread, head = place.passage, place.thread, place.head
    set_sides(draft, passage, thread, head, place.scope_start, place.scope_end)
    inherit(draft, passage, thread, head, place.scope_end, place.siblings)
    settle_sides(draft, passage, thread, head, place.scope_start, place.scope_end)
    if draft.family == "export" and not draft.actor and not any(m.party for m in passage.mentions):
        sides = {t.actor for t in thread.told if t.family == "export"}
        if len(sides) == 1:
            (draft.actor,) = sides  # "the end of exports of bauxite": of the only side that curbs exports
    if draft.family == "import" and not draft.actor and draft.sure_target:
        sides = {t.actor for t in thread.told if t.family == "import" and len(t.actor) == 1}
        if len(sides) == 1 and not set(next(iter(sides))) & set(draft.target):
            (draft.actor,) = sides  # "imports will be banned from Norway": of the only side that bans imports
            draft.sure_actor = True
    sibling = place.sibling
    if sibling and draft.actor == sibling.actor and _THAT.match(place.text, head.noun_start):
        draft.sure_actor = bool(draft.actor)  # "that on apples": the duty of the same side


_THAT = re.compile(r"(?:that|those)\b")


def _note_spoken_of(draft: Draft, place: Place) -> None:
    """Remember the sides and goods that the items of a list, or "these duties", go on about."""
    thread = place.thread
    leads = place.text.rstrip().endswith(":")
    if draft.family != "tariff" or not draft.sure_actor or not (draft.sure_target or leads):
        return
    told = next((t for t in reversed(thread.told) if t.actor == draft.actor and t.sure_target), None)
    target = draft.target or (told.target if told is not None else ("WLD",))
    thread.spoken_of = (draft.actor, target, tuple(draft.products), place.passage.index)


_THOSE = re.compile(r"\bthose\s(?:from|of)\s[^,;]{2,80}$")
"""``and those from Japan at 15%``: the same goods of another side."""


def _take_from_sibling(draft: Draft, place: Place) -> None:
    """Fill target and goods from the measure before it in the sentence."""
    sibling, head = place.sibling, place.head
    if sibling is None:
        return
    link = place.passage.clauses[place.passage.clause_at(head.start)].link
    if not draft.target and link in ("and", "while", ",", "as well as on"):
        draft.target = sibling.target
    those = head.elliptical and _THOSE.search(place.text, 0, head.start) is not None
    twin = {head.instrument, sibling.instrument} == {"anti_dumping", "countervailing"}
    if head.elliptical and (head.separate or those or twin) and not draft.products:
        # "an additional 25% duty on top of the 25% already in place"
        draft.products = list(sibling.products)


def _apply_head(draft: Draft, place: Place) -> None:
    """Set what the form of the head decides, whatever other words say."""
    head, main = place.head, place.thread.main
    if head.decreed and not draft.actor:
        named = {m.party for m in place.passage.mentions if m.party}
        home = place.thread.home
        named |= {home} if home is not None and not named else set()
        draft.actor = tuple(named) if len(named) == 1 else ()
        draft.target = draft.target or ("WLD",)
    if head.bearers:
        draft.target, draft.sure_target = head.bearers, True
    if head.owners:
        draft.actor, draft.sure_actor = head.owners, True
    if head.white_list:  # a white list frees all controlled goods from single licences
        draft.products, draft.action = ["all_goods"], "remove"
    if head.stated and head.exempting and not draft.products:
        draft.products = ["goods_list"]  # "extended 178 exclusions"
    if head.mutual and len(main) >= 2:
        draft.actor = draft.target = tuple(main[:2])
        draft.sure_actor = draft.sure_target = True


def _is_only_reason(draft: Draft, place: Place) -> bool:
    """True for a measure without a rate that is named only because another one answers it."""
    if draft.rate_pct is not None or draft.low_pct is not None or draft.per_unit is not None:
        return False
    if place.is_answered:
        return True  # "countermeasures against American duties"
    # "in retaliation for its steel tariffs, Ottawa imposed ..."
    return draft.family == "tariff" and not place.is_last and _ANSWERED.search(place.ahead) is not None


_ANSWERED = re.compile(
    r"\b(?:[Ii]n (?:retaliation|response|reaction|answer|reply) (?:for|to|against)|[Rr]etaliat\w+ (?:for|against)"
    r"|responded (?:in kind )?to)\s(?:[\w.]+(?:['’]s?)?\s){1,7}$"
)
"""Before a duty that is only the reason of another one."""

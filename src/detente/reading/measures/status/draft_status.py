"""The status of a drafted measure: what its predicate says, and what special words make of it."""

from __future__ import annotations

import re

from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.head import BEGINS_WITH_VERB
from detente.reading.measures.joining.inheriting import OF_OLD
from detente.reading.measures.place import Place
from detente.reading.measures.reach import status_end, status_start
from detente.reading.measures.sides.sparing import ends_exemption
from detente.reading.measures.status.nuances import nuance_of
from detente.reading.measures.status.status import set_status

__all__ = ["note_old_control", "set_stage"]


def set_stage(draft: Draft, place: Place) -> None:
    """Set how far the measure has come, and what is done with it."""
    end = status_end(place.passage, place.head, place.following)
    set_status(draft, place.passage, place.head, _predicate_start(draft, place), end)
    if place.head.stage is not None:
        draft.status, draft.action, draft.denied, draft.negated = (
            place.head.stage,
            place.head.act,
            False,
            False,
        )
    draft.nuance = nuance_of(draft, place.passage, place.head)
    _note_deed(draft, place)
    _note_exempted(draft, place)
    _note_listed(draft, place)
    if draft.action == "impose" and place.text.endswith("treatment", 0, place.head.noun_end):
        draft.action = "cut"


def _predicate_start(draft: Draft, place: Place) -> int:
    """Where the words begin that say what becomes of the measure."""
    head, sibling = place.head, place.sibling
    if place.scope_start == head.start:
        return head.start
    start = status_start(place.passage, head, place.previous, place.clause_start)
    if place.shares_clause and sibling and draft.sure_actor and sibling.actor != draft.actor:
        # what becomes of another side's measure is not what becomes of this one
        return max(start, place.previous)
    return start


def _note_deed(draft: Draft, place: Place) -> None:
    """The status of what is threatened in return, or done already."""
    head = place.head
    if head.mirrored:
        draft.status, draft.action = "threatened", "threaten"
    if draft.family == "tariff" and draft.status == "announced" and _FELT.search(place.ahead):
        draft.status = "in_force"
        near = {p.tag for p in place.passage.products if head.start <= p.start < place.scope_end}
        draft.products = [p for p in draft.products if p in near] or (
            ["all_goods"] if draft.sure_target or draft.target else []
        )
    if (draft.status, draft.action) != ("announced", "impose") or not _HAS_DONE.search(place.ahead):
        return
    if BEGINS_WITH_VERB.match(place.text, head.start):
        draft.status = "in_force"


def _note_exempted(draft: Draft, place: Place) -> None:
    """Who is let off, and who loses what let him off."""
    text, head = place.text, place.head
    if draft.family == "tariff" and draft.status != "averted" and _LET_OFF.search(place.ahead):
        draft.exclusions += [p for p in draft.target if p != "WLD"]
        draft.target = ("WLD",)  # "the countries exempted from the steel tariff" do not pay it
    if head.white_list and draft.status == "removed":
        draft.status = "in_force"  # who is off the list needs single licences
    taken_back = _TAKEN_BACK.match(text, head.start) or _LICENCE_ENDED.search(text[: head.end])
    if (
        draft.instrument == "export_licensing"
        and taken_back
        and draft.status in ("announced", "removed", "suspended")
    ):
        draft.status, draft.action = "in_force", "impose"  # who loses a licence may not export
    reached = ends_exemption(text, head) if draft.family == "tariff" else None
    if reached is not None:
        draft.status, draft.action = reached, "impose"  # whose exemption ends pays from then on


def _note_listed(draft: Draft, place: Place) -> None:
    """What is an item of a list in force, or what another measure answers, is in force."""
    listed = place.thread.lists_live and place.passage.sentence.kind == "item"
    if listed and draft.status in ("announced", "agreed"):
        draft.status = "in_force"
    if draft.status == "announced" and place.is_answered:
        ahead = re.search(r"\b(?:announc|will|would|plan)\w*\b", place.text[place.head.start - 40 :])
        draft.status = draft.status if ahead else "in_force"


def note_old_control(draft: Draft, place: Place) -> None:
    """An export control that has a day and is told as an old one is in force."""
    dated = draft.family == "export" and draft.effective and draft.action != "remove"
    if dated and OF_OLD.search(place.text, place.head.end):
        draft.status = "in_force"


_TAKEN_BACK = re.compile(
    r"(?:revoked|withdrew|withdrawn|rescinded|cancell?ed|pulled)\s[^.;]{0,30}?(?:licen[cs]e|permit|authori[sz])"
)


_LICENCE_ENDED = re.compile(
    r"\b(?:revok|cancel|rescind|withdr[ae]w|suspend|refus|den(?:y|ie))\w*\s(?:(?:an?|the|some|all|several|its"
    r"|their|two|three"
    r"|eight|many|certain|existing|most|valid|current|all)\s){0,4}(?:export )?(?:licen[cs]e|permit"
    r"|authori[sz]ation)s?$",
    re.IGNORECASE,
)
"""``revoked an export licence``: no end of a control, but its use."""


_HAS_DONE = re.compile(r"\b(?:has|have|had)\s(?:(?:also|already|since|temporarily|long|effectively)\s)*$")


_FELT = re.compile(
    r"\b(?:exporters|producers|makers|manufacturers|industry|industries|companies|firms|farmers|growers|sectors?|economy)\s"
    r"(?:already\s|that (?:have been|are|were)\s)?(?:hit|hurt|affected|squeezed|battered|struck|impacted|harmed)\s"
    r"(?:hard\s|badly\s|hardest\s)?by\s(?:the\s|an?\s)?(?:[\w.]+\s){0,2}$"
)
"""``to aid exporters hit by 50 percent US tariffs``: who already pays them, whatever is done for them."""


_LET_OFF = re.compile(
    r"\b(?:countries|nations|partners|allies|those|states|economies)\s(?:that (?:are|were) )?(?:exempt(?:ed)?"
    r"|spared|excluded)\sfrom\s"
    r"[^.;,]{0,40}$"
)

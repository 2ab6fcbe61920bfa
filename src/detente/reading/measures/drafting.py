"""Drafting the measure that a head names: its goods, sides, status and dates put together."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.aims import is_only_mfn
from detente.reading.measures.asides import came_before
from detente.reading.measures.covered_goods import NEXT_GOODS, set_products
from detente.reading.measures.drafts import Draft
from detente.reading.measures.evidence import settle_sides
from detente.reading.measures.head import BEGINS_WITH_VERB
from detente.reading.measures.heads import Head
from detente.reading.measures.inheriting import OF_OLD, inherit, is_opposed
from detente.reading.measures.leads import stage_by_lead
from detente.reading.measures.mutual import set_mutual
from detente.reading.measures.nuances import nuance_of
from detente.reading.measures.pointing import REMEDIES, goods_of, remedied_goods, remedy_told, those_goods
from detente.reading.measures.quotas import set_quota
from detente.reading.measures.reach import end_of_scope, status_end, status_start
from detente.reading.measures.scope import set_basis, set_details
from detente.reading.measures.shares import goods_of_share
from detente.reading.measures.sides import set_sides
from detente.reading.measures.sparing import ends_exemption
from detente.reading.measures.status import set_status
from detente.reading.measures.timing import set_dates
from detente.reading.text.context import Passage, Thread

__all__ = ["draft_of"]


def draft_of(
    passage: Passage, thread: Thread, head: Head, previous: int, ends: tuple[int, int], siblings: list[Draft]
) -> Draft | None:
    following, dated = ends
    text = passage.text
    if head.instrument == "import_tariff" and _ON_EXPORTS.match(text, head.noun_end):
        head = replace(head, instrument="export_tax")
    clause = passage.clauses[passage.clause_at(head.start)]
    scope_end = min(following, end_of_scope(passage, head))
    next_goods = NEXT_GOODS.search(text[head.end : following]) if following < len(text) else None
    if next_goods is not None:
        scope_end = min(scope_end, head.end + next_goods.start())
    scope_start = max(previous, clause.start)
    if previous > clause.start and head.whole_clause and _AND_DOES.search(text[previous : head.start]):
        scope_start = head.start  # "suspended imports of logs and prohibited imports of soybeans"
    draft = Draft(
        head.instrument,
        definite=head.definite,
        separate=head.separate or head.white_list or is_only_mfn(text, head),
        mfn_only=is_only_mfn(text, head),
        limb=head.white_list,
    )
    draft.rate_pct, draft.low_pct, draft.high_pct = head.rate, head.low, head.high
    draft.previous_pct, draft.points, draft.up_to = head.previous, head.points, head.up_to
    set_products(draft, passage, head, scope_start, scope_end, following)
    if draft.family == "tariff" and set(draft.products) <= {"all_goods"}:
        draft.products = goods_of_share(passage, head) or draft.products
    if (
        draft.family == "tariff"
        and set(draft.products) <= {"all_goods"}
        and _ABOVE_QUOTA.search(text, max(scope_start, head.start - 24), scope_end)
    ):
        draft.instrument = "tariff_rate_quota"
        named = [p.tag for p in passage.products if p.end < head.start] or thread.last_products
        draft.products = list(dict.fromkeys(named))
        draft.separate |= re.search(r"\bsame\s(?:\w+\s)?$", text[: head.start]) is not None
    set_sides(draft, passage, thread, head, scope_start, scope_end)
    inherit(draft, passage, thread, head, scope_end, siblings)
    settle_sides(draft, passage, thread, head, scope_start, scope_end)
    if draft.family == "export" and not draft.actor and not any(m.party for m in passage.mentions):
        sides = {t.actor for t in thread.told if t.family == "export"}
        if len(sides) == 1:
            draft.actor = next(
                iter(sides)
            )  # "the end of exports of bauxite": of the only side that curbs exports
    if (
        siblings
        and draft.actor == siblings[-1].actor
        and re.match(r"(?:that|those)\b", text[head.noun_start :])
    ):
        draft.sure_actor = bool(draft.actor)  # "that on apples": the duty of the same side
    if draft.instrument == "import_tariff" and draft.rate_pct is None and draft.products:
        draft.instrument = remedy_told(draft, thread) or draft.instrument
    if draft.instrument in REMEDIES and draft.products == ["all_goods"]:
        draft.products = remedied_goods(draft, thread)
    if draft.family == "export" and draft.products in ([], ["all_goods"]):
        draft.products = those_goods(passage, thread, head) or draft.products
    alone = head.only or (not siblings and following == len(text))
    if draft.family == "tariff" and alone and not draft.products and not head.definite:
        draft.products = goods_of(passage, draft.target)
    set_quota(draft, passage, thread, head)
    draft.mutual = set_mutual(draft, passage, thread, head)
    leads = passage.text.rstrip().endswith(":")
    if draft.family == "tariff" and draft.sure_actor and (draft.sure_target or leads):
        told = next((t for t in reversed(thread.told) if t.actor == draft.actor and t.sure_target), None)
        target = draft.target or (told.target if told is not None else ("WLD",))
        thread.spoken_of = (draft.actor, target, tuple(draft.products), passage.index)
    if (
        not draft.target
        and siblings
        and siblings[-1].target
        and clause.link in ("and", "while", ",", "as well as on")
    ):
        draft.target = siblings[-1].target
    if head.elliptical and head.separate and not draft.products and siblings:
        draft.products = list(
            siblings[-1].products
        )  # "an additional 25% duty on top of the 25% already in place"
    if head.bearers:
        draft.target, draft.sure_target = head.bearers, True
    if head.white_list:  # a white list frees all controlled goods from single licences
        draft.products, draft.action = ["all_goods"], "remove"
    if head.mutual and len(thread.main) >= 2:
        draft.actor = draft.target = tuple(thread.main[:2])
        draft.sure_actor = draft.sure_target = True
    set_basis(draft, text[clause.start : scope_end], head)
    against = previous > clause.start and is_opposed(text[previous : head.start])
    bare = draft.family == "tariff" and draft.rate_pct is None and draft.low_pct is None
    if bare and following < len(text) and _ANSWERED.search(text[: head.start]):
        return None  # "in retaliation for its steel tariffs, Ottawa imposed ...": only the reason
    begins = status_start(passage, head, previous, clause.start)
    if previous > clause.start and siblings and draft.sure_actor and siblings[-1].actor != draft.actor:
        begins = max(
            begins, previous
        )  # what becomes of another side's measure is not what becomes of this one
    if scope_start == head.start:
        begins = head.start
    set_status(draft, passage, head, begins, status_end(passage, head, following))
    draft.nuance = nuance_of(draft, passage, head)
    if head.mirrored:
        draft.status, draft.action = "threatened", "threaten"
    if (draft.status, draft.action) == ("announced", "impose") and _HAS_DONE.search(text[: head.start]):
        draft.status = "in_force" if BEGINS_WITH_VERB.match(text, head.start) else draft.status
    if draft.family == "tariff" and draft.status != "averted" and _LET_OFF.search(text[: head.start]):
        draft.exclusions += [p for p in draft.target if p != "WLD"]
        draft.target = ("WLD",)  # "the countries exempted from the steel tariff" do not pay it
    if head.white_list and draft.status == "removed":
        draft.status = "in_force"  # who is off the list needs single licences
    if draft.instrument == "export_licensing" and _LICENCE_ENDED.search(text[: head.end]):
        draft.status, draft.action = "in_force", "impose"  # who loses a licence may not export
    reached = ends_exemption(text, head) if draft.family == "tariff" else None
    if reached is not None:
        draft.status, draft.action = reached, "impose"  # whose exemption ends pays from then on
    listed = thread.lists_live and passage.sentence.kind == "item"
    if listed and draft.status in ("announced", "agreed"):
        draft.status = "in_force"
    if against:
        if draft.rate_pct is None and draft.low_pct is None:
            return None  # "countermeasures against American duties": only the reason is named
        if draft.status == "announced" and not re.search(
            r"\b(?:announc|will|would|plan)\w*\b", text[head.start - 40 :]
        ):
            draft.status = "in_force"
    if draft.action == "impose" and text.endswith("treatment", 0, head.noun_end):
        draft.action = "cut"
    set_dates(draft, passage, thread, head, clause.start, dated)
    if not draft.products and draft.sure_target and draft.target != ("WLD",) and _REGIME.search(text):
        draft.products = ["all_goods"]
    if (
        draft.family == "export"
        and draft.effective
        and draft.action != "remove"
        and OF_OLD.search(text, head.end)
    ):
        draft.status = "in_force"
    draft.told_before = came_before(text, head.start)
    stage_by_lead(draft, passage, thread)
    set_details(draft, passage, head, scope_start, scope_end)
    draft.ends_at, draft.scope_end = head.end, scope_end
    return draft


_ANSWERED = re.compile(
    r"\b(?:[Ii]n (?:retaliation|response|reaction|answer|reply) (?:for|to|against)|[Rr]etaliat\w+ (?:for|against)"
    r"|responded (?:in kind )?to)\s(?:[\w.]+(?:['’]s?)?,?\s){1,7}$"
)
"""Before a duty that is only the reason of another one."""


_ON_EXPORTS = re.compile(
    r"(?:\s(?:of|at)\s[\d.]+\s?(?:%|per ?cent))?\s(?:on|for)\s(?:the\s|all\s|its\s)?(?:outbound\s)?"
    r"exports?(?: shipments)?\sof\s(?![^.;,]{0,50}\b(?:to|into|from)\s(?:the\s)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""``a 20% duty on the export of parboiled rice``; not "tariffs on exports of cars to the United States"."""


_AND_DOES = re.compile(r"\b(?:and|but|while)\s(?:(?:also|then|has|have|temporarily)\s)*$")


_LICENCE_ENDED = re.compile(
    r"\b(?:revok|cancel|rescind|withdr[ae]w|suspend|refus|den(?:y|ie))\w*\s(?:(?:an?|the|some|all|several|its"
    r"|their|two|three"
    r"|eight|many|certain|existing|most)\s){0,3}(?:export )?licen[cs]es?$",
    re.IGNORECASE,
)
"""``revoked an export licence``: no end of a control, but its use."""


_HAS_DONE = re.compile(r"\b(?:has|have|had)\s(?:(?:also|already|since|temporarily|long|effectively)\s)*$")


_REGIME = re.compile(
    r"\b(?:preferential (?:treatment|status|export)|white (?:list|countr(?:y|ies))"
    r"|catch-all (?:control|rule|regulation)s?"
    r"|bulk (?:export )?licen[cs]\w+)\b",
    re.IGNORECASE,
)
"""Words of the whole regime of a state's export controls towards another, whatever the goods."""


_ABOVE_QUOTA = re.compile(
    r"\b(?:out-of|over|above)-quota\b|\b(?:above|over|beyond|exceed\w*|in excess of|outside)\s(?:the\s|that\s"
    r"|this\s|its\s|those\s)?(?:quotas?"
    r"|limits?|volumes?|levels?|thresholds?|amounts?|them)\b"
)


_LET_OFF = re.compile(
    r"\b(?:countries|nations|partners|allies|those|states|economies)\s(?:that (?:are|were) )?(?:exempt(?:ed)?"
    r"|spared|excluded)\sfrom\s"
    r"[^.;,]{0,40}$"
)

"""Finding measures: duties with their rates, restrictions of exports, and other instruments."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.measures.acceptance import is_measure
from detente.reading.measures.aims import aim, is_only_mfn, recipient
from detente.reading.measures.asides import RECALLS, came_before
from detente.reading.measures.bearers import Sides, explicit_sides
from detente.reading.measures.both_flows import partner_of
from detente.reading.measures.countries import take_listed_rates
from detente.reading.measures.drafts import Draft
from detente.reading.measures.evidence import settle_sides
from detente.reading.measures.firms import is_about_firms
from detente.reading.measures.head import BEGINS_WITH_VERB
from detente.reading.measures.heads import Head, find_heads
from detente.reading.measures.inheriting import OF_OLD, PLAIN_JOINT, inherit, is_opposed
from detente.reading.measures.leads import stage_by_lead
from detente.reading.measures.listings import is_of_listed
from detente.reading.measures.mutual import mirrored, set_mutual
from detente.reading.measures.nuances import nuance_of
from detente.reading.measures.pointing import (
    REMEDIES,
    as_remedy,
    goods_of,
    remedied_goods,
    remedy_told,
    those_goods,
)
from detente.reading.measures.quotas import set_quota
from detente.reading.measures.reach import end_of_scope, status_end, status_start
from detente.reading.measures.roles import actor_of, speaker_party, targets_of
from detente.reading.measures.scope import NEXT_GOODS, set_basis, set_details, set_products
from detente.reading.measures.shares import goods_of_share
from detente.reading.measures.sparing import ends_exemption, let_off, note_let_off
from detente.reading.measures.stairs import climb
from detente.reading.measures.status import set_status
from detente.reading.measures.timing import set_dates
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["find_measures", "note_title", "sketch"]


def find_measures(passage: Passage, thread: Thread) -> list[Draft]:
    """The measures one sentence names, as far as the sentence tells them."""
    drafts: list[Draft] = []
    if is_about_firms(passage) and any(
        t.instrument in ("countervailing", "anti_dumping") for t in thread.told
    ):
        return drafts  # the rates of a duty told before
    if RECALLS.match(passage.text) and thread.told:
        thread.recalled_in = passage.sentence.paragraph
    if thread.recalled_in == passage.sentence.paragraph:
        return drafts  # "It may be recalled that in May duties were imposed": how it was before
    by_country = take_listed_rates(passage, thread)
    if by_country:
        return by_country
    heads = [as_remedy(h, passage, thread) for h in find_heads(passage)]
    for i, head in enumerate(heads):
        following = heads[i + 1].start if i + 1 < len(heads) else len(passage.text)
        previous = heads[i - 1].end if i else 0
        if is_of_listed(head, passage, thread):
            continue
        dated = following
        if i + 1 < len(heads) and heads[i + 1].rate is None and _answers(passage.text[head.end : following]):
            # "countermeasures to US tariffs until August": the duty answered has no day of its own
            dated = heads[i + 2].start if i + 2 < len(heads) else len(passage.text)
        draft = _measure(passage, thread, head, previous, (following, dated), drafts)
        if draft is not None and _is_step(drafts, draft, passage, head):
            continue
        if draft is not None:
            _share(drafts, draft, passage, head)
            drafts.append(draft)
            if draft.mutual:
                drafts.append(mirrored(draft))
    return [*drafts, *_kept(drafts, passage)]


def _answers(between: str) -> bool:
    """True when only the duty that a measure answers follows it ("countermeasures to US tariffs")."""
    return (
        is_opposed(between)
        or re.fullmatch(r"\s(?:to|against)\s(?:the\s)?(?:[\w.’']+\s){0,3}", between) is not None
    )


def sketch(passage: Passage, thread: Thread) -> Draft | None:
    """The duty a sentence that opens a list speaks of, whether it is a measure by itself or not."""
    heads = [h for h in find_heads(passage) if lx.FAMILY.get(h.instrument) == "tariff"]
    if not heads:
        return None
    previous = heads[-2].end if len(heads) > 1 else 0
    return _draft(passage, thread, heads[-1], previous, (len(passage.text),) * 2, [])


def note_title(passage: Passage, thread: Thread) -> None:
    """Remember the sides of the duties a title is about."""
    if passage.index > 2 or thread.title_sides is not None:
        return
    for head in find_heads(passage):
        if lx.FAMILY.get(head.instrument) == "tariff":
            target, sure_target = targets_of(passage, thread, head, len(passage.text))
            actor, sure_actor = actor_of(passage, thread, head, target, 0)
            if sure_target and sure_actor and target != ("WLD",) and not set(actor) & set(target):
                thread.title_sides = actor, target
            return


_STEP = re.compile(
    r"(?:\b(?:rising|increasing|climbing|going up|stepping up|before (?:rising|increasing|going up"
    r"|being raised)|(?:and )?then"
    r"|(?:will|would|to|could|are to|is to) (?:then )?(?:be (?:raised|increased)|rise|increase|go up|climb"
    r"|jump)|followed by"
    r"|lowered|cut|reduced|falling|dropping))\b[^;.]{0,50}$",
    re.IGNORECASE,
)


def _is_step(drafts: list[Draft], draft: Draft, passage: Passage, head: Head) -> bool:
    """True for a later step of the duty before it ("10% from February 1, rising to 25% on June 1"), which is noted."""
    if not drafts or draft.rate_pct is None or head.previous is not None:
        return False
    first = drafts[-1]
    if climb(first, draft, passage.text, head):
        return True
    if head.elliptical and first.ends_at is not None:
        later = re.fullmatch(
            r"(?:(?:\s[\w-]+){0,2}|\s(?:up)?on (?:its |the )?entry into (?:force|effect)),?\s(?:and\s)?"
            r"(?:then\s|later\s"
            r"|eventually\s)?to\s",
            passage.text[first.ends_at : head.start],
        )
        if later and first.rate_pct is not None and draft.effective is None:
            return True  # "to 75% at once and to 40% in year ten": a step without a day
    if draft.effective is None:
        return False
    if first.ends_at is None or first.family != draft.family or first.rate_pct is None or not head.elliptical:
        return False
    same = not draft.products or set(draft.products) & set(first.products)
    gap = passage.text[first.ends_at : head.start]
    if not same or len(gap) > 110 or not _STEP.search(gap):
        return False
    if not first.steps and first.effective is not None:
        first.steps.append((first.effective, first.rate_pct))
    first.steps.append((draft.effective, draft.rate_pct))
    return True


def _share(drafts: list[Draft], draft: Draft, passage: Passage, head: Head) -> None:
    """Give the measures of one list the dates and the status that stand behind the last of them."""
    start = head.start
    for before in reversed(drafts):
        if before.ends_at is None or before.family != draft.family or before.actor != draft.actor:
            return
        if not _share_with(before, draft, passage.text[before.ends_at : start]):
            return
        start = before.heads[-1][1]


def _share_with(before: Draft, draft: Draft, gap: str) -> bool:
    if len(gap) > 90 or not re.search(r"(?:,| and| as well as)\s[\w\s]*$", gap):
        return False
    if before.status in ("proposed", "threatened") and draft.status == "announced" and _ALSO_TO.search(gap):
        draft.status = before.status  # "proposed to halve its quota and double the duty"
    if not PLAIN_JOINT.match(gap):
        return False
    if before.effective is None and draft.effective is not None:
        before.effective = draft.effective
        before.announced = before.announced if before.announced != draft.effective else None
    before.expires = before.expires or draft.expires
    before.announced = before.announced or draft.announced
    plain = ("announced", "agreed")
    if before.status in plain and before.action == "impose" and draft.status not in (*plain, "averted"):
        before.status, before.action = draft.status, draft.action
    elif (
        draft.status in plain
        and draft.action == "impose"
        and before.status in ("in_force", "threatened", "suspended")
    ):
        draft.status, draft.action = before.status, before.action
    return True


_ALSO_TO = re.compile(
    r"\band\s(?:also\s|to\s|then\s)*(?!\w+(?:ed|s)\b|will\b|would\b|has\b|is\b"
    r"|the\b)[a-z]+\s(?:\w+\s){0,2}[^,;.]{0,30}$"
)


def _draft(
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
    _set_sides(draft, passage, thread, head, scope_start, scope_end)
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
    draft.elliptical = head.elliptical
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
    if head.white_list and draft.status == "removed":
        draft.status = "in_force"  # who is taken off the list needs licences now
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


def _measure(
    passage: Passage, thread: Thread, head: Head, previous: int, ends: tuple[int, int], siblings: list[Draft]
) -> Draft | None:
    """The measure a head names; ``None`` where its words tell only of duties in general."""
    draft = _draft(passage, thread, head, previous, ends, siblings)
    if draft is None:
        return None
    spared = let_off(passage, head) if draft.family == "tariff" else ()
    if spared and note_let_off(draft, spared, thread):
        return None
    start = passage.clauses[passage.clause_at(head.start)].start
    if not is_measure(draft, passage, head, start, draft.scope_end):
        if draft.family == "tariff" and draft.rate_pct is not None and not draft.actor:
            thread.unplaced.append((draft.rate_pct, passage.evidence()))
        return None
    draft.evidence.append(passage.evidence())
    draft.sentences.append(passage.index)
    draft.heads.append((passage.index, head.start))
    draft.history.append((draft.expected or draft.status, passage.index, head.start))
    return draft


def _set_sides(
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
        draft.actor, draft.sure_actor = actor_of(passage, thread, head, draft.target, scope_start)
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


_ANSWERED = re.compile(
    r"\b(?:[Ii]n (?:retaliation|response|reaction|answer|reply) (?:for|to|against)|[Rr]etaliat\w+ (?:for|against)"
    r"|responded (?:in kind )?to)\s(?:[\w.]+(?:['’]s?)?,?\s){1,7}$"
)
"""Before a duty that is only the reason of another one."""
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
_ON_EXPORTS = re.compile(
    r"(?:\s(?:of|at)\s[\d.]+\s?(?:%|per ?cent))?\s(?:on|for)\s(?:the\s|all\s|its\s)?(?:outbound\s)?"
    r"exports?(?: shipments)?\sof\s(?![^.;,]{0,50}\b(?:to|into|from)\s(?:the\s)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""``a 20% duty on the export of parboiled rice``; not "tariffs on exports of cars to the United States"."""
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


_AND_DOES = re.compile(r"\b(?:and|but|while)\s(?:(?:also|then|has|have|temporarily)\s)*$")
_LICENCE_ENDED = re.compile(
    r"\b(?:revok|cancel|rescind|withdr[ae]w|suspend|refus|den(?:y|ie))\w*\s(?:(?:an?|the|some|all|several|its"
    r"|their|two|three"
    r"|eight|many|certain|existing|most)\s){0,3}(?:export )?licen[cs]es?$",
    re.IGNORECASE,
)
"""``revoked an export licence``: no end of a control, but its use."""
_HAS_DONE = re.compile(r"\b(?:has|have|had)\s(?:(?:also|already|since|temporarily|long|effectively)\s)*$")
_US_RULE = re.compile(r"\b(?:affiliates?|subsidiaries) rule\b", re.IGNORECASE)
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
_EACH_OTHER = re.compile(r"\b(?:each other|one another)['’]s?\b")
_ANY_ORIGIN = re.compile(
    r"\b(?:not|n['’]t|aren['’]t) (?:made|manufactured|produced|built|assembled|filmed) in\b|\bforeign-(?:made"
    r"|built|produced)\b"
    r"|\b(?:made|produced|manufactured|built|filmed) (?:abroad|overseas|outside|in (?:other"
    r"|foreign) (?:countries|lands))\b"
)
_JOINT = re.compile(r"\b(?:agreement|agreed|deal|accord|pact|framework)\b", re.IGNORECASE)
_OWN_IMPORTS = re.compile(r"(?:import|customs) (?:dut|tariff|tax|lev)", re.IGNORECASE)


_KEEPS_SOME = re.compile(
    r"\b(?:but|while|and)\s(?:it\s|will\s|would\s|to\s)*(?:retain|keep|maintain|leav|continu)\w*\s"
    r"(?:them|those|these)\s(?:in place\s)?(?:on|for)\s"
)


def _kept(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """ "will remove its counter-tariffs, but retain them on steel": what stays of a measure that ends."""
    match = (
        _KEEPS_SOME.search(passage.text)
        if drafts and drafts[-1].action in ("remove", "suspend", "cut")
        else None
    )
    if match is None:
        return []
    products = list(dict.fromkeys(p.tag for p in passage.products if p.start >= match.end()))
    ended = drafts[-1]
    if not products or ended.heads[-1][1] > match.start():
        return []
    kept = replace(
        ended, products=products, status="in_force", action="maintain", separate=True, effective=None, expires=None,
        announced=None, conditions=[], evidence=list(ended.evidence), sentences=list(ended.sentences),
        heads=[(passage.index, match.start())], history=[("in_force", passage.index, match.start())],
    )  # fmt: skip
    return [kept]

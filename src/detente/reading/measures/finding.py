"""Finding measures: duties with their rates, restrictions of exports, and other instruments."""

from __future__ import annotations

import re

from detente.reading.measures.accepting.acceptance import is_measure, names_known
from detente.reading.measures.days.later_days import keep_told_days
from detente.reading.measures.drafting import draft_of
from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.pointing import as_import_ban, as_remedy
from detente.reading.measures.heads.asides import RECALLS
from detente.reading.measures.heads.heads import Head, find_heads
from detente.reading.measures.joining.crosschecks import without_crossed_sides
from detente.reading.measures.joining.inheriting import is_opposed
from detente.reading.measures.joining.siblings import is_step, kept_of, share
from detente.reading.measures.rates.countries import take_listed_rates
from detente.reading.measures.rates.firms import is_about_firms
from detente.reading.measures.sides.listings import is_of_listed
from detente.reading.measures.sides.mutual import mirrored
from detente.reading.measures.sides.roles import actor_of
from detente.reading.measures.sides.sparing import let_off, note_let_off
from detente.reading.measures.sides.targets import targets_of
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
    heads = [as_import_ban(h, passage, thread) for h in heads]
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
        if draft is not None and is_step(drafts, draft, passage, head):
            continue
        if draft is not None:
            share(drafts, draft, passage, head)
            drafts.append(draft)
            if draft.mutual:
                drafts.append(mirrored(draft))
    drafts = without_crossed_sides(drafts, passage, thread)
    return [*drafts, *kept_of(drafts, passage)]


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
    return draft_of(passage, thread, heads[-1], previous, (len(passage.text),) * 2, [])


def note_title(passage: Passage, thread: Thread) -> None:
    """Remember the sides of the duties a title is about."""
    if passage.index > 2 or thread.title_sides is not None:
        return
    for head in find_heads(passage):
        if lx.FAMILY.get(head.instrument) == "tariff":
            target, sure_target = targets_of(passage, thread, head, len(passage.text))
            actor, sure_actor = actor_of(passage, thread, head, target)
            if sure_target and sure_actor and target != ("WLD",) and not set(actor) & set(target):
                thread.title_sides = actor, target
            return


def _measure(
    passage: Passage, thread: Thread, head: Head, previous: int, ends: tuple[int, int], siblings: list[Draft]
) -> Draft | None:
    """The measure a head names; ``None`` where its words tell only of duties in general."""
    draft = draft_of(passage, thread, head, previous, ends, siblings)
    if draft is None:
        return None
    spared = let_off(passage, head)
    if spared and note_let_off(draft, spared, thread):
        return None
    start = passage.clauses[passage.clause_at(head.start)].start
    if not is_measure(draft, passage, head, start, draft.scope_end):
        if draft.family == "tariff" and draft.rate_pct is not None and not draft.actor:
            thread.unplaced.append((draft.rate_pct, passage.evidence()))
        if names_known(draft, passage, head, start) and keep_told_days(draft, passage, head):
            draft.evidence.append(passage.evidence())
            draft.sentences.append(passage.index)
            thread.passing.append(draft)
        return None
    draft.evidence.append(passage.evidence())
    draft.sentences.append(passage.index)
    draft.heads.append((passage.index, head.start))
    draft.history.append((draft.expected or draft.status, passage.index, head.start))
    return draft

"""Putting together what several sentences say about one measure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from detente.ledger.records import When
from detente.reading import lexicon as lx
from detente.reading.conditions import find_acts, find_conditions, find_reason, is_justification
from detente.reading.context import Passage, Thread
from detente.reading.drafts import Draft
from detente.reading.firms import take_firm_rates
from detente.reading.mentions import is_kin
from detente.reading.roles import WORLD

__all__ = ["Announcement", "apply_reference", "complete", "merge"]

_GENERIC = {"all_goods", "goods_list", "most_goods"}
_RANK = {
    "proposed": 0,
    "threatened": 1,
    "announced": 1,
    "agreed": 2,
    "in_force": 3,
    "suspended": 4,
    "averted": 4,
    "removed": 4,
    "expired": 4,
    "invalidated": 4,
    "superseded": 3,
}


def _products_match(one: Draft, other: Draft) -> bool:
    a, b = set(one.products), set(other.products)
    if not a or not b or a == b:
        return True
    sa, sb = a - _GENERIC, b - _GENERIC
    if sa and sb:
        return any(is_kin(x, y) for x in sa for y in sb)
    # "all goods" against named goods: the same measure only when the words point back
    return (one.definite or other.definite) and one.family != "tariff"


def _rates_match(one: Draft, other: Draft) -> bool:
    def rate(d: Draft) -> tuple[float | None, float | None, float | None]:
        return d.rate_pct, d.low_pct, d.high_pct

    empty = (None, None, None)
    return rate(one) == rate(other) or rate(one) == empty or rate(other) == empty


def _same(old: Draft, new: Draft) -> bool:
    if old.family != new.family or new.separate or old.points != new.points:
        return False
    tariffs = {old.instrument, new.instrument}
    if (
        new.definite
        and new.instrument == "import_tariff"
        and old.instrument in ("anti_dumping", "countervailing", "safeguard")
    ):
        tariffs = {old.instrument}  # "the tariffs" after "anti-dumping duties"
    if len(tariffs) > 1 and (
        old.family != "export" or "export_tax" in tariffs or "entity_listing" in tariffs
    ):
        return False
    if (
        old.sentences[-1:] == new.sentences[:1]
        and {old.action, new.action} & {"suspend", "maintain"}
        and old.action != new.action
    ):
        return False  # "maintain the suspension of higher tariffs; the 10% tariff remains"
    if old.actor and new.actor and set(old.actor) != set(new.actor):
        return False
    if (
        old.target
        and new.target
        and set(old.target) != set(new.target)
        and (old.sure_target and new.sure_target)
    ):
        world = ("WLD",) in (old.target, new.target)
        if not (world and old.family == "export"):
            return False
    if (
        old.target
        and new.target
        and set(old.target) != set(new.target)
        and old.family == "tariff"
        and old.rate_pct is not None
    ):
        return False
    if _points_at(old, new) or _elaborates(old, new):
        return True
    if not _rates_match(old, new) or not _products_match(old, new):
        return False
    dead = {"averted", "removed"}
    if (
        (old.status in dead) != (new.status in dead)
        and old.rate_pct is None
        and new.rate_pct is None
        and old.family == "tariff"
    ):
        return False
    if (
        old.status == "in_force" and new.action == "raise"
    ) or old.action == "maintain" != new.action == "maintain":
        return old.rate_pct is not None and old.rate_pct == new.rate_pct
    if old.rate_pct is None and new.rate_pct is None and old.low_pct is None and new.low_pct is None:
        return old.family == "export" or set(old.products) == set(new.products)
    return True


def _points_at(old: Draft, new: Draft) -> bool:
    """True for "The countermeasures ... target soybeans" after measures on goods that were not named."""
    opens = new.definite and bool(new.heads) and new.heads[0][1] < 24
    bare = all(r is None for r in (old.rate_pct, old.low_pct, new.rate_pct, new.low_pct))
    return (
        opens
        and bare
        and old.family == "tariff"
        and set(old.products) <= _GENERIC
        and bool(old.actor)
        and old.actor == new.actor
        and new.action == old.action
    )


def _elaborates(old: Draft, new: Draft) -> bool:
    """True when a sentence gives the rate of what the one or two before it announced without any."""
    return (
        old.family == new.family == "tariff"
        and old.rate_pct is None
        and old.low_pct is None
        and new.rate_pct is not None
        and new.previous_pct is None
        and set(old.products) <= _GENERIC
        and old.actor == new.actor
        and old.target == new.target
        and bool(old.actor)
        and old.action == new.action
        and 0 < new.sentences[0] - old.sentences[-1] <= 2
    )


def merge(drafts: list[Draft], new: Draft) -> Draft:
    """Add a draft to those before it, as a new measure or as more about one of them."""
    for old in reversed(drafts):
        if _same(old, new):
            if new.negated or new.denied:
                if old.status != new.status:
                    old.disputed += new.evidence
                if old.status not in ("proposed", "threatened", "announced") or not new.denied:
                    return old
            _fold(old, new)
            return old
    if new.denied and not (new.definite and new.rate_pct is not None):
        for old in reversed(drafts):
            alike = old.family == new.family and set(old.products) & set(new.products)
            if alike and _rates_match(old, new):
                old.disputed += new.evidence
                break
        return new  # what will not come, and was not announced here, is no measure
    part = _split_target(drafts, new)
    if part is not None:
        return part
    if new.status == "threatened" and new.rate_pct is None:
        for old in reversed(drafts):  # "threatened to raise tariffs": more about a measure already told
            if old.family == new.family and old.actor == new.actor:
                old.history.append(("threatened", new.sentences[0], new.heads[0][1]))
                old.evidence += new.evidence
                old.sentences += new.sentences
                old.heads += new.heads
                return old
    drafts.append(new)
    return new


def _split_target(drafts: list[Draft], new: Draft) -> Draft | None:
    """Part a measure against several sides when one side gets a status of its own ("paused for Mexico")."""
    if (
        new.rate_pct is not None
        or new.status not in ("suspended", "removed", "averted")
        or not new.sure_target
    ):
        return None
    for old in reversed(drafts):
        if (
            old.family != new.family
            or old.actor != new.actor
            or not set(new.target) < set(old.target)
            or not _products_match(old, new)
        ):
            continue
        part = replace(
            old, target=new.target, evidence=list(old.evidence), sentences=list(old.sentences),
                heads=list(old.heads),
            history=list(old.history), products=list(old.products), conditions=list(old.conditions),
        )  # fmt: skip
        old.target = tuple(p for p in old.target if p not in new.target)
        _fold(part, new)
        drafts.append(part)
        return part
    return None


_DECIDES = re.compile(
    r"\b(?:adopt|impos|announc|sign|decid|approv|finali[sz]"
    r"|order)\w*(?<!proposed)\b",
    re.IGNORECASE,
)


def _fold(old: Draft, new: Draft) -> None:
    if (
        old.action in ("remove", "suspend")
        and new.status == "in_force"
        and new.action in ("impose", "maintain")
    ):
        new.effective = None  # the day it once began is not the day it ends
    if old.instrument == "export_control" and new.instrument in ("export_licensing", "export_ban"):
        old.instrument = new.instrument
    for name in (
        "rate_pct",
        "low_pct",
        "high_pct",
        "previous_pct",
        "value",
        "announced",
        "effective",
        "expires",
        "content_rule",
        "authority",
        "legal_ref",
        "reason",
    ):
        if getattr(old, name) is None:
            setattr(old, name, getattr(new, name))
    if new.effective is not None and new.effective.value and not (old.effective and old.effective.value):
        old.effective = new.effective
    if old.announced is not None and new.announced is not None and _finer(new.announced, old.announced):
        old.announced = new.announced
    if old.basis == "unstated":
        old.basis = new.basis
    if not old.sure_actor and new.actor:
        old.actor, old.sure_actor = new.actor, new.sure_actor
    if new.target and (
        not old.target
        or (new.sure_target and not old.sure_target)
        or (old.target == ("WLD",) and new.sure_target)
    ):
        old.target, old.sure_target = new.target, new.sure_target
    old.products = _join_products(old.products, new.products)
    old.extraterritorial |= new.extraterritorial
    old.exclusions += [x for x in new.exclusions if x not in old.exclusions]
    old.hs += [x for x in new.hs if x not in old.hs]
    old.firm_rates = old.firm_rates or new.firm_rates
    old.conditions += new.conditions
    old.steps = old.steps or new.steps
    if new.expected:
        old.expected = new.expected
    ends = (
        old.action in ("remove", "suspend")
        and new.status == "in_force"
        and new.action in ("impose", "maintain")
    )
    if ends:
        pass  # "will lift the duties ... they were imposed in 2021": how it was before
    elif new.action == "remove" and old.status == "in_force" and new.status in ("announced", "agreed"):
        old.status, old.action = new.status, new.action
    elif (
        new.status == "threatened"
        and old.status in ("announced", "threatened")
        and (old.retrospective or old.status == "threatened")
    ):
        old.status, old.action = "threatened", "threaten"
    elif old.retrospective and not new.retrospective:
        old.status, old.action, old.retrospective = new.status, new.action, False
    elif (
        old.status == "proposed" and new.status == "announced" and not _DECIDES.search(new.evidence[0].quote)
    ):
        pass  # more about a proposal is no decision
    elif _RANK.get(new.status, 1) > _RANK.get(old.status, 1) and not new.expected:
        old.status = new.status
        if new.action != "impose":
            old.action = new.action
    if old.action == "impose" and new.action in ("cut", "raise"):
        old.action = new.action
    old.evidence += new.evidence
    old.sentences += new.sentences
    old.heads += new.heads
    old.history += new.history


def _finer(new: When, old: When) -> bool:
    return bool(
        new.value and old.value and len(new.value) > len(old.value) and new.value.startswith(old.value)
    )


def _join_products(old: list[str], new: list[str]) -> list[str]:
    specific = [p for p in new if p not in _GENERIC]
    if not specific:
        return old or list(new)
    kept = [p for p in old if p not in _GENERIC]
    merged = list(dict.fromkeys([*kept, *specific]))
    # a family gives way to its members ("rare earth materials" to "rare-earth magnets")
    return [p for p in merged if not any(q != p and is_kin(p, q) and _is_ancestor(p, q) for q in merged)]


def _is_ancestor(tag: str, other: str) -> bool:
    from detente.reading.gazetteers.products import PRODUCTS

    parent = PRODUCTS[other].parent if other in PRODUCTS else None
    while parent is not None:
        if parent == tag:
            return True
        parent = PRODUCTS[parent].parent
    return False


# -- sentences that point back -----------------------------------------------------------------------------
_POINTS_BACK = re.compile(
    r"^(?:(?:However|But|And|Meanwhile),? )?(?:It|They|The (?:\w+ ){0,3}?(?:regulations?|rules?"
    r"|measures?|controls?|curbs?|restrictions?|dut(?:y|ies)|tariffs?|lev(?:y|ies)|order|steps?|moves?"
    r"|increase|rise|hike|cut|decision|changes?|rates?|ban|requirements?|proposals?|plans?|delisting)"
    r"|Those (?:plans|duties|tariffs"
    r"|measures)|This|These|Both)\b(?!['’])"
)
_TAKES_EFFECT = re.compile(
    r"\b(?:t(?:ake|akes|aking|ook|aken) effect|com(?:e|es|ing) in(?:to)? (?:force|effect)"
    r"|came in(?:to)? (?:force|effect)|(?:go|goes|going|went) in(?:to)? (?:force|effect)|enter(?:s"
    r"|ed)?(?: into)? force|effective|appl(?:y|ies|ied)|begin(?:s)?|start(?:s|ed)?|in force|implemented"
    r"|kicks? in)\b"
)
_ENDS = re.compile(
    r"\b(?:expir\w+|runs? (?:until|through|to)|laps\w+|in place until|until|remain in (?:force|effect"
    r"|place) (?:until|through)|last(?:s|ed)?)\b"
)


_STEPS = re.compile(
    r"\b(?:ris(?:e|es|ing)|increas(?:e|es|ing)|climb(?:s|ing)?|go(?:es|ing)? up|step(?:s|ping)? up"
    r"|(?:be )?raised|then|before"
    r"|fall(?:s|ing)?|drop(?:s|ping)?|(?:be )?(?:lowered|cut|reduced))\s(?:\w+\s){0,3}?to\s(?:\w+\s)?$"
)


def _add_step(draft: Draft, passage: Passage) -> bool:
    """Add a dated step of a phased duty ("It will rise to 25% on June 1")."""
    if draft.family != "tariff" or draft.rate_pct is None or lx.TARIFF.search(passage.text[40:]):
        return False
    added = False
    for percent in passage.percents[:6]:
        days = [d for d in passage.dates if 0 <= d.start - percent.end <= 30 and d.value and d.anchor is None]
        if percent.low is None and days and _STEPS.search(passage.text[: percent.start]):
            if not draft.steps and draft.effective is not None:
                draft.steps.append((draft.effective, draft.rate_pct))
            draft.steps.append((days[0].when("from"), percent.value))
            added = True
    return added


_ANNOUNCED_ON = re.compile(
    r"\b(?:was|were|been|first|is|are) (?:\w+ly )?(?:first )?(?:unveiled|announced|published|presented|adopted"
    r"|signed|issued)\b"
)


def apply_reference(drafts: list[Draft], passage: Passage, thread: Thread) -> Draft | None:
    """Dates, basis and conditions that a sentence adds to the measure told last ("It takes effect ...")."""
    text = passage.text
    firms = take_firm_rates(drafts, passage) if drafts else None
    if firms is not None:
        return firms
    if not drafts or not _POINTS_BACK.match(text):
        return None
    draft = _pointed_at(drafts, text)
    if draft is None or passage.index - max(draft.sentences) > 6:
        return None
    touched = False
    starts, ends = _TAKES_EFFECT.search(text), _ENDS.search(text)
    for mention in passage.dates:
        if mention.anchor == "length":
            if ends or re.search(r"\bfor\b", mention.words):
                from detente.reading.timing import when_after

                draft.expires = draft.expires or when_after(
                    draft.effective or draft.announced, mention, thread
                )
                touched = True
            continue
        if ends and ends.start() < mention.start and not (starts and starts.start() > ends.start()):
            draft.expires = draft.expires or mention.when("until")
            touched = True
        elif (
            starts
            and starts.start() < mention.start
            and (draft.effective is None or draft.effective.value is None)
        ):
            if mention.anchor == "event" and mention.span_days is not None:
                base = draft.announced
                if re.search(
                    r"\b(?:publi\w+|Federal Register|Official Journal)\b",
                    text[mention.start : mention.end + 40],
                ):
                    continue  # of a notice whose day is not known
                if base is None or base.value is None or len(base.value) != 10:
                    continue
                from detente.reading.timing import when_after

                after = when_after(base, mention, thread)
                draft.effective = after.model_copy(update={"bound": "from"}) if after else None
            else:
                draft.effective = mention.when("from")
            if re.search(r"\bt(?:ook|aken) effect|went into|came into|entered\b", text):
                draft.status = "in_force" if draft.status in ("announced", "agreed") else draft.status
            touched = True
    told_on = _ANNOUNCED_ON.search(text)
    if told_on and draft.announced is None:
        for mention in passage.dates:
            if (
                mention.anchor is None
                and mention.precision == "day"
                and 0 <= mention.start - told_on.end() <= 24
            ):
                draft.announced, touched = mention.when(), True
    if re.search(
        r"\bin addition to (?:all |any )?(?:the )?(?:existing|other|current)\b|\bon top of (?:all "
        r"|any )?(?:the )?(?:existing|other|current)",
        text,
        re.IGNORECASE,
    ):
        draft.basis = "additional"
        touched = True
    if (
        lx.SUSPEND.search(text)
        and re.match(r"(?:Those|These|The|Both|They)\b", text)
        and not re.search(r"\b(?:could|may|might|if)\b", text)
    ):
        draft.status, draft.action, touched = "suspended", "suspend", True
    if not draft.sure_target and draft.family == "tariff" and WORLD.search(text):
        draft.target, draft.sure_target, touched = ("WLD",), True, True
    if draft.instrument == "export_control" and re.search(
        r"\blicen[cs](?:e|ing) requirements?\b|\bapply for (?:a |an )?(?:\w+ )?(?:licen[cs]e|authori)", text
    ):
        draft.instrument, touched = "export_licensing", True
    if draft.family == "export":
        from detente.reading.scope import content_rule

        rule = content_rule(text)
        if rule is not None and draft.content_rule is None:
            draft.content_rule, touched = rule, True
            draft.extraterritorial = rule.kind != "ownership"
    if draft.reason is None and is_justification(passage):
        draft.reason = find_reason(passage)
        touched = touched or draft.reason is not None
    told_conditions = [c for _, c in find_conditions(passage)]
    if told_conditions and _POINTS_BACK.match(text):
        draft.conditions += told_conditions
        touched = True
    authority, legal_ref = find_acts(text)
    if legal_ref and draft.legal_ref is None:
        draft.authority, draft.legal_ref, touched = draft.authority or authority, legal_ref, True
    touched |= _add_step(draft, passage)
    if touched:
        draft.evidence.append(passage.evidence())
        draft.sentences.append(passage.index)
    return draft if touched else None


def _pointed_at(drafts: list[Draft], text: str) -> Draft | None:
    head = text[:60].lower()
    wanted = None
    if re.search(r"\b(?:tariff|dut(?:y|ies)|lev(?:y|ies)|rate)", head):
        wanted = "tariff"
    elif re.search(r"\b(?:regulation|rules|control|curb|restriction|licen|requirement)", head):
        wanted = "export"
    for draft in reversed(drafts):
        if (wanted is None or draft.family == wanted) and draft.status not in ("averted", "removed"):
            return draft
    return None


# -- what the thread of the document adds ---------------------------------------------------------------------
class Announcement:
    """A dated announcement or deal that the measures after it belong to."""

    def __init__(self, index: int, when: When, parties: tuple[str, ...], deal: bool) -> None:
        self.index, self.when, self.parties, self.deal = index, when, parties, deal


def _is_history(when: When, thread: Thread) -> bool:
    day = thread.published
    if day is None or when.value is None or len(when.value) != 10:
        return False
    return (day - date.fromisoformat(when.value)).days > 45


def complete(
    drafts: list[Draft], announcements: list[Announcement], thread: Thread, deal_from: int | None
) -> None:
    """Fill in what only the whole document tells: announcement days, the status on the publication day."""
    today = thread.published.isoformat() if thread.published else None
    for draft in drafts:
        if not draft.target and draft.family != "export" and draft.actor:
            other = thread.counterpart(draft.actor[0]) if len(draft.actor) == 1 else None
            if "Section 232" in (draft.authority or ""):
                other = None  # duties by product bind all origins
            draft.target = (other,) if other else ("WLD",)
        if set(draft.actor) & set(draft.target) and set(draft.actor) != set(draft.target):
            draft.target = tuple(p for p in draft.target if p not in draft.actor)
        first = min(draft.sentences)
        if (
            draft.status == "announced"
            and deal_from is not None
            and first >= deal_from
            and not draft.expected
            and draft.announced is None
            and draft.family == "tariff"
        ):
            draft.status = "agreed"
        if (
            draft.announced is None
            and draft.status in ("announced", "agreed", "proposed", "suspended")
            and (draft.limb or not draft.separate)
        ):
            for item in reversed(announcements):
                if item.index < first - 1 and _is_history(item.when, thread):
                    continue  # a day of the background does not date what is told later
                if item.index <= first and (item.deal or set(item.parties) & set(draft.actor)):
                    draft.announced = item.when
                    break
        effective = draft.effective
        announced = draft.announced.value if draft.announced else None
        if effective is not None and effective.basis == "publication" and announced and len(announced) == 10:
            # "with immediate effect" counts from the announcement
            draft.effective = effective = effective.model_copy(update={"value": announced})
        if effective is not None and effective.value is None and effective.basis == "reference":
            value = draft.announced.value if draft.announced else None
            draft.effective = effective.model_copy(update={"value": value})
            effective = draft.effective
        if (
            effective is not None
            and effective.value
            and draft.status in ("announced", "agreed", "threatened", "in_force")
        ):
            now = today or (draft.announced.value if draft.announced else None)
            past = bool(now and len(effective.value) == 10 and effective.value <= now)
            ahead = bool(today and len(effective.value) == 10 and effective.value > today)
            if ahead and draft.status == "in_force" and draft.action in ("impose", "raise", "cut"):
                draft.status = "announced"
            if past and draft.status in ("announced", "agreed"):
                draft.status = "removed" if draft.action == "remove" and draft.rate_pct != 0.0 else "in_force"

"""What a sentence adds to the measure told before it ("It takes effect ...", "The rate will rise to ...")."""

from __future__ import annotations

import re

from detente.reading.measures.conditions import find_acts, find_conditions, find_reason, is_justification
from detente.reading.measures.days.commencement import date_by_commencement
from detente.reading.measures.days.later_days import done_beside
from detente.reading.measures.days.pointed_days import (
    add_announcement,
    add_dates,
    add_day_announced,
    add_from_object,
    told_together,
)
from detente.reading.measures.drafts import Draft
from detente.reading.measures.goods.content_rules import content_rule
from detente.reading.measures.rates.changes import change_rate
from detente.reading.measures.rates.firms import take_firm_rates
from detente.reading.measures.sides.targets import WORLD
from detente.reading.text import lexicon as lx
from detente.reading.text.context import Passage, Thread

__all__ = ["apply_reference"]


# -- sentences that point back -----------------------------------------------------------------------------
_POINTS_BACK = re.compile(
    r"^(?:(?:However|But|And|Meanwhile),? )?(?:It|They|(?:Implementation|Collection|Enforcement|Application"
    r"|Entry into force)"
    r"|(?:The|These|Those|Both) (?:\w+ ){0,3}?(?:regulations?|rules?|CVDs?|ADDs?|TRQs?|quotas?|classification"
    r"|categor(?:y|ies)|regime"
    r"|sur(?:charge|tax)(?:e?s)?|suspension|pause"
    r"|reprieve|delay"
    r"|extension|exemptions?|exceptions?|waivers?|freeze|moratorium|reductions?|removal|hikes|cuts|increases"
    r"|adjustments?|imposition|countermeasures|levies"
    r"|measures?|controls?|curbs?|restrictions?|dut(?:y|ies)|tariffs?|lev(?:y|ies)|order|steps?|moves?"
    r"|increase|rise|hike|cut|decision|changes?|rates?|ban|requirements?|proposals?|plans?|delisting|tightening)"
    r"|Those|This|These|Both|That (?:\w+ ){0,2}?(?:package|list|plan|measure|step|move|dut(?:y|ies)"
    r"|tariff))\b(?!['’])"
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


_ON_A_LIST = re.compile(
    r"(?:The|These|Those) (?:(?:counter|rebalancing |retaliatory )?measures|tariffs|duties) (?:will )?(?:\w+ly )?"
    r"(?:target|cover|hit|affect|apply to|concern)s? (?:a |the )?lists? of (?:\w+ )?(?:products|goods|imports)"
)
_GOODS_LISTED = re.compile(
    r"(?:[\w.]+ )?(?:[Ii]mports|[Gg]oods|[Pp]roducts) (?:that|which) will (?:now )?(?:face|pay|be subject to"
    r"|bear|incur)\s[^.;]{3,60}?\s(?:includ)"
    r"|(?:These|Those|The|This|Its|Affected|Covered|Targeted)\s(?:(?:[\w-]+\s){0,2}?(?:products|goods"
    r"|items|imports|group|category|basket"
    r"|exemptions|exceptions|list))\s(?:of (?:[\w-]+\s){1,3}?)?(?:also\s|will\s)?(?:includ|cover"
    r"|compris|are\b|consist|rang)"
    r"|It\s(?:also\s|will\s|would\s)?(?:includ|cover|compris)\w*\s(?:products|goods|items|imports)\b"
    r"|(?:The\s)?(?:[Pp]roducts|[Gg]oods|[Ii]tems)\s(?:affected|covered|targeted|concerned|on the list)\s"
    r"(?:also\s|will\s)?(?:includ|cover|are\b|rang)|Among (?:the|these|those|them)\b[^.;,]{0,70}\s(?:are|is|will be)\s"
)


def _list_goods(draft: Draft, passage: Passage) -> bool:
    """Name the goods of the measure just told ("These products include generic medicines")."""
    if passage.index - draft.sentences[-1] > 2 or not set(draft.products) <= {"all_goods", "goods_list"}:
        return False
    draft.products = list(dict.fromkeys(p.tag for p in passage.products))
    draft.evidence.append(passage.evidence())
    draft.sentences.append(passage.index)
    return True


_PLURAL = re.compile(r"(?:Those|These|The|Both|They|That)\b")
_WERE_HELD = re.compile(
    r"\b(?:is|are|was|were|be|been|being|but|and)\s(?:(?!not\b)\w+\s){0,3}?(?:suspended|paused|postponed|delayed"
    r"|deferred|frozen|halted|shelved"
    r"|put (?:off|on hold|on ice)|on hold|pushed back)\b"
)
_THEN_CAME = re.compile(
    r"\b(?:then|later|subsequently|eventually|finally|before they|before being)\s(?:were\s)?(?:implemented"
    r"|imposed|applied|(?:took|taking) effect"
    r"|(?:came|coming|went|going) into (?:force|effect)|entered into force)\b"
)
"""``were delayed until March 4, which were then implemented``: no longer on hold."""


_SIDES_LISTED = re.compile(
    r"(?:The|These|Those|Both|Affected|Covered)\s(?:[\w-]+\s){0,3}?(?:decisions?|dut(?:y|ies)|tariffs?|measures?|orders?|rates"
    r"|determinations?|restrictions?|controls?|curbs|bans?|countries|levies|probes?|investigations?)\s(?:also\s|will\s|would\s)*"
    r"(?:cover|appl(?:y|ies)|target|affect|concern|hit|includ|are|involv|span)\w*\s"
)
MANY = 3
"""Sides that make a list of those a measure falls on."""


def _list_sides(draft: Draft, passage: Passage) -> bool:
    """Name the sides of a measure on several, told last with one of them ("The duties cover imports from ...")."""
    match = _SIDES_LISTED.match(passage.text)
    if match is None or passage.index - draft.sentences[-1] > 2 or draft.family == "export":
        return False
    first = next((m for m in passage.mentions if m.party and m.start >= match.end()), None)
    if first is None or first.start - match.end() > 40:
        return False
    listed, last = [str(first.party)], first
    for mention in passage.mentions:
        if mention.party is None or mention.start < last.end or mention.kind not in ("name", "metonym"):
            continue
        gap = passage.text[last.end : mention.start]
        if gap == " (" and mention.party == last.party:
            last = mention  # "the United Arab Emirates (UAE)"
            continue
        if not re.fullmatch(r"(?:\s\([A-Z]{2,5}\))?\)?,?\s(?:and\s|or\s)?(?:the\s)?(?:\w+\s)?", gap):
            break
        listed.append(mention.party)
        last = mention
    if (
        len(set(listed)) < MANY
        or set(listed) & set(draft.actor)
        or not set(draft.target) - {"WLD"} < set(listed)
    ):
        return False
    draft.target, draft.sure_target = tuple(dict.fromkeys(listed)), True
    draft.evidence.append(passage.evidence())
    draft.sentences.append(passage.index)
    return True


def apply_reference(drafts: list[Draft], passage: Passage, thread: Thread) -> Draft | None:
    """Dates, basis and conditions that a sentence adds to the measure told last ("It takes effect ...")."""
    text = passage.text
    firms = take_firm_rates(drafts, passage) if drafts else None
    if firms is not None:
        return firms
    changed = change_rate(drafts, passage)
    if changed is not None:
        return changed
    if drafts and _GOODS_LISTED.match(text) and passage.products:
        for listed in reversed(drafts[-2:]):
            if listed.family != "export" and _list_goods(listed, passage):
                return listed
    if not drafts:
        return None
    if _list_sides(drafts[-1], passage):
        return drafts[-1]
    if _ON_A_LIST.match(text) and not drafts[-1].products and passage.index - drafts[-1].sentences[-1] <= 2:
        drafts[-1].products = ["goods_list"]
    if add_announcement(drafts, passage):
        return drafts[-1]
    if not _POINTS_BACK.match(text):
        return add_from_object(drafts, passage) or date_by_commencement(drafts, passage)
    draft = _pointed_at(drafts, passage)
    if draft is None or (passage.index - max(draft.sentences) > 6 and not _LEAD.match(text)):
        return None
    together = told_together(drafts, draft, text)
    touched = add_dates(draft, passage, thread)
    if touched:
        for other in together:
            add_dates(other, passage, thread)
            other.evidence.append(passage.evidence())
    touched |= add_day_announced(draft, passage)
    touched |= _add_basis(draft, text)
    touched |= _add_hold(draft, passage)
    touched |= _add_scope(draft, text)
    if draft.reason is None and is_justification(passage):
        draft.reason = find_reason(passage)
        touched |= draft.reason is not None
    told_conditions = [c for _, c in find_conditions(passage)]
    draft.conditions += told_conditions
    touched |= bool(told_conditions)
    authority, legal_ref = find_acts(text)
    if legal_ref and draft.legal_ref is None:
        draft.authority, draft.legal_ref, touched = draft.authority or authority, legal_ref, True
    touched |= _add_step(draft, passage)
    if touched:
        draft.evidence.append(passage.evidence())
        draft.sentences.append(passage.index)
    return draft if touched else date_by_commencement(drafts, passage)


def _add_basis(draft: Draft, text: str) -> bool:
    if not _ON_TOP.search(text):
        return False
    draft.basis = "additional"
    return True


_ON_TOP = re.compile(
    r"\bin addition to (?:all |any )?(?:the )?(?:existing|other|current)\b|\bon top of (?:all "
    r"|any )?(?:the )?(?:existing|other|current)",
    re.IGNORECASE,
)


def _add_hold(draft: Draft, passage: Passage) -> bool:
    """ "They were suspended": on hold, or in force again from a later day."""
    text = passage.text
    held_up = _WERE_HELD.search(text) if _PLURAL.match(text) else None
    if held_up is None or re.search(r"\b(?:could|may|might|if)\b", text):
        return False
    if _THEN_CAME.search(text, held_up.end()):
        until = next((d for d in passage.dates if d.start > held_up.end() and d.value), None)
        draft.effective = until.when("from") if until else draft.effective
        draft.status = "in_force"
    else:
        draft.status, draft.action = "suspended", "suspend"
    return True


def _add_scope(draft: Draft, text: str) -> bool:
    """Whom it hits, by which instrument, and what goods made elsewhere must hold."""
    touched = False
    other = lx.TARIFF.search(text, 40)  # "is additional to the tariff on all countries": of another duty
    if not draft.sure_target and draft.family == "tariff" and other is None and WORLD.search(text):
        draft.target, draft.sure_target, touched = ("WLD",), True, True
    if draft.instrument == "export_control" and _BY_LICENCE.search(text):
        draft.instrument, touched = "export_licensing", True
    if draft.family == "export" and draft.content_rule is None:
        rule = content_rule(text)
        if rule is not None:
            draft.content_rule, touched = rule, True
            draft.extraterritorial = rule.kind != "ownership"
    return touched


_BY_LICENCE = re.compile(
    r"\blicen[cs](?:e|ing) requirements?\b|\bapply for (?:a |an )?(?:\w+ )?(?:licen[cs]e|authori)"
)


_HELD_UP = re.compile(
    r"The (?:(?!TRQ|quota|ban|duty)\w+ )?(?:suspension|pause|reprieve|delay|freeze|moratorium|extension|waiver)\b"
)
_LEAD = re.compile(r"The (?:new|latest) (?:measures?|decision|move|order|decree)\b")
"""What the whole report is about, whatever it told of the past in between."""
_NAMED = re.compile(
    r"(?:The|These|Those|Both) ((?:[A-Z][a-z]+|US|EU|U\.S\.))\s(?:\w+ )?(?:tariffs?|duties|duty|levies"
    r"|countermeasures)\b"
)


def _pointed_at(drafts: list[Draft], passage: Passage) -> Draft | None:
    text = passage.text
    if _HELD_UP.match(text):
        held = [d for d in drafts if d.status == "suspended"]
        if held:
            return held[-1]
    if _LEAD.match(text) and drafts[0].status in ("removed", "suspended", "announced", "agreed", "in_force"):
        return drafts[0]
    named = _NAMED.match(text)
    owner = next((m.party for m in passage.mentions if named and m.start == named.start(1)), None)
    head = text[:60].lower()
    wanted = None
    if re.search(r"\b(?:tariff|dut(?:y|ies)|lev(?:y|ies)|rate)", head):
        wanted = "tariff"
    elif any(d.family == "export" for d in drafts) and re.search(
        r"\b(?:regulation|rules|control|curb|restriction|licen|requirement)", head
    ):
        wanted = "export"
    for draft in reversed(drafts):
        if owner is not None and owner not in (*draft.actor, *draft.target):
            continue
        if owner is not None and owner in draft.target and any(owner in d.actor for d in drafts):
            continue  # "these Turkish tariffs" are Turkey's, when it has any
        if (wanted is None or draft.family == wanted) and draft.status not in ("averted", "removed"):
            return draft if owner is not None else done_beside(drafts, draft)
    return None

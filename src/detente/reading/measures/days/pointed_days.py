"""Days that a sentence adds to the measures told before it: announced, from when, until when."""

from __future__ import annotations

import re

from detente.reading.measures.days.ending_days import FROM_DAY, HAD_LASTED, when_after
from detente.reading.measures.days.foreign_days import REVIEWED, WAS_TO, is_length_of_process, is_of_process
from detente.reading.measures.days.later_days import was_published
from detente.reading.measures.drafts import Draft
from detente.reading.text.context import Passage, Thread

__all__ = ["add_announcement", "add_dates", "add_day_announced", "add_from_object", "told_together"]

_TAKES_EFFECT = re.compile(
    r"\b(?:t(?:ake|akes|aking|ook|aken) effect|com(?:e|es|ing) in(?:to)? (?:force|effect)"
    r"|came in(?:to)? (?:force|effect)|(?:go|goes|going|went) in(?:to)? (?:force|effect)|enter(?:s"
    r"|ed)?(?: in(?:to)?)? (?:force|effect)|effective|appl(?:y|ies|ied)|begin(?:s)?|start(?:s|ed)?|in force|implemented"
    r"|kicks? in|retroactive(?:ly)?|commenc(?:e|es|ed)|(?:be|being|been|is|are|was|were) (?:due|payable|levied|charged"
    r"|collected|imposed"
    r"|phased in|introduced)"
    r"|in effect|(?:be|is|are|become|becomes|became) applicable"
    r"|(?:is|are|was|were) (?:set|due|scheduled|planned) for)\b"
)


_ONCE = re.compile(r"\b(?:was|were|been)\s|took|came|went|commenced|started")
_ENDS = re.compile(
    r"\b(?:expir\w+|runs? (?:until|through|to)|will last|is to last|(?:extended|prolonged) (?:until|to|through)"
    r"|laps\w+|in place until|until|till|remain in (?:force|effect"
    r"|place) (?:until|through)|last(?:s|ed)?)\b"
)


_ANNOUNCED_ON = re.compile(
    r"\b(?:was|were|been|first|is|are) (?:\w+ly )?(?:first )?(?:unveiled|announced|published|presented"
    r"|adopted"
    r"|signed|issued)\b"
)


_OF_A_NOTICE = re.compile(r"\b(?:publi\w+|Federal Register|Official Journal)\b")
_BEGUN = re.compile(
    r"\b(?:t(?:ook|aken) effect|went into|came into|entered|kicked in|started|began|(?:has"
    r"|have) been (?:in (?:effect|force|place)|charged"
    r"|collected|levied)|(?:has|have) applied|(?:is|are) (?:now |already )?in (?:effect|force) since)\b"
)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|added|stated|wrote)\b(?!\s(?:that|it|they|the|he"
    r"|she)\b)[^.;,]{0,40}\bon\s$"
)
_PROLONGED = re.compile(r"\b(?:extended|prolonged|renewed)\b[^.;]{0,60}$")
_PROLONGED_TO = re.compile(
    r"\b(?:extended|prolonged|renewed)\b[^.;]{0,60}?\b(?:to|until|till|through)\s(?:the\s)?(?:end of\s)?$"
)
_NOT_BEFORE = re.compile(r"(?:\bnot\b|n['’]t\b|\bnever\b)[^.;,]{0,50}\b(?:until|till)\s$")
_REPLACES = re.compile(r"\breplac\w+ (?:the|its) (?:current|existing|temporary|previous|old)\b")


def add_dates(draft: Draft, passage: Passage, thread: Thread) -> bool:
    """When a measure told before starts and ends, as far as this sentence says."""
    text, touched = passage.text, False
    starts, ends = _TAKES_EFFECT.search(text), _ENDS.search(text)
    if draft.action == "maintain":
        starts = None  # what stays as it is begins on no new day
    ended = draft.status in ("removed", "withdrawn", "expired") or "ease" in (draft.nuance, draft.action)
    if starts and ended and _ONCE.search(starts.group()):
        starts = None  # "The restrictions were introduced in 2019": before they ended
    if ends and _REPLACES.search(text[: ends.start()]):
        ends = None  # what ends is the measure it replaces
    for mention in passage.dates:
        if draft.status in ("suspended", "averted") and WAS_TO.search(text, 0, mention.start):
            continue  # the day on which it would have begun
        if is_of_process(text, mention):
            continue
        if mention.anchor is None and mention.value and _PROLONGED_TO.search(text[: mention.start]):
            if draft.expires is None or (draft.expires.value or "") < mention.value:
                draft.expires, touched = mention.when("until"), True  # an extension ends no earlier
            continue
        if mention.anchor == "length":
            if is_length_of_process(text, mention) or HAD_LASTED.search(text[: mention.start]):
                continue  # "after holding that status for 30 years"
            if _PROLONGED.search(text[: mention.start]):
                continue  # counted from an end that is not told
            if ends or re.search(r"\bfor\b", mention.words):
                since = next(
                    (d for d in passage.dates if FROM_DAY.fullmatch(text[mention.end : d.start])), None
                )
                anchor = since.when("from") if since else draft.effective or draft.announced
                draft.expires = draft.expires or when_after(anchor, mention, thread)
                touched = True
            continue
        if _SAID_ON.search(text[: mention.start]) or REVIEWED.search(text[: mention.start]):
            continue  # "They will apply to exports, the ministry said on Tuesday"
        if _NOT_BEFORE.search(text[max(0, mention.start - 70) : mention.start]):
            continue  # "need not be met until November 5"
        if ends and ends.start() < mention.start and not (starts and starts.start() > ends.start()):
            if ends.group().startswith(("last", "will last", "is to last")) and not re.search(
                r"\b(?:until|through|to)\b", text[ends.end() : mention.start]
            ):
                continue  # "will last 90 days from May 14"
            if draft.expires is None or draft.expires.basis == "duration":
                draft.expires = mention.when("until")  # "for six months until June 30": the day itself
            touched = True
        elif (
            starts
            and starts.start() < mention.start
            and (draft.effective is None or draft.effective.value is None)
        ):
            if mention.anchor == "event" and mention.span_days is not None:
                base = draft.announced
                if _OF_A_NOTICE.search(text[mention.start : mention.end + 40]) and not was_published(draft):
                    continue  # of a notice whose day is not known
                if base is None or base.value is None or len(base.value) != 10:
                    continue
                after = when_after(base, mention, thread)
                draft.effective = after.model_copy(update={"bound": "from"}) if after else None
            else:
                draft.effective = mention.when("from")
            if _BEGUN.search(text):
                draft.status = "in_force" if draft.status in ("announced", "agreed") else draft.status
            touched = True
    return touched


def add_day_announced(draft: Draft, passage: Passage) -> bool:
    """Add the day on which a measure told before was announced, where the sentence says so."""
    told_on = _ANNOUNCED_ON.search(passage.text)
    if told_on is None or draft.announced is not None:
        return False
    days = [
        d
        for d in passage.dates
        if d.anchor is None and d.precision == "day" and 0 <= d.start - told_on.end() <= 24
    ]
    if days:
        draft.announced = days[-1].when()
    return bool(days)


_SEVERAL = re.compile(
    r"(?:They|Both|Those|These|(?:The|All) (?:\w+ ){0,2}?(?:tariffs|duties|levies|measures|rates|controls"
    r"|restrictions|curbs|changes"
    r"|increases|cuts|reductions))\b"
)


def told_together(drafts: list[Draft], draft: Draft, text: str) -> list[Draft]:
    """The other measures that a plural means: those of the same side that the same sentences told."""
    if _SEVERAL.match(text) is None:
        return []
    reach = 6 if text.startswith(("These ", "Those ", "All ")) else 1
    return [
        d
        for d in drafts
        if d is not draft
        and (d.family, d.actor, d.target, d.status) == (draft.family, draft.actor, draft.target, draft.status)
        and d.effective is None
        and max(draft.sentences) - max(d.sentences) <= reach
    ]


_MADE_KNOWN = re.compile(
    r"\b(?:announced|unveiled|presented|signed|made public|published)\s(?:the|these|those|this"
    r"|that)\s(?:\w+\s){0,2}?"
    r"(?:measures?|tariffs?|dut(?:y|ies)|lev(?:y|ies)|moves?|controls?|curbs|restrictions|decisions?|sur(?:tax"
    r"|charge)(?:es)?"
    r"|plans?|steps?|changes?|order)\s(?:late\s|early\s|on\s)*$"
    r"|\b(?:was|were)\s(?:first\s)?(?:announced|unveiled|made(?: public| known)?|signed|published|presented)\sby\s"
    r"[^.;]{3,90}?\s(?:late\s|early\s|on\s)*$"
)


def add_announcement(drafts: list[Draft], passage: Passage) -> bool:
    """The day on which what was just told was announced ("The minister announced the measures on Monday")."""
    for mention in passage.dates:
        if mention.precision != "day" or mention.anchor is not None or mention.last is not None:
            continue
        ahead = passage.text[: mention.start]
        if not (_MADE_KNOWN.search(ahead) or _ISSUED.match(ahead)):
            continue
        last = max(drafts[-1].sentences)
        if passage.index - last > 2:
            return False
        for draft in drafts:
            alike = draft.actor == drafts[-1].actor and last - max(draft.sentences) <= 1
            if alike and draft.announced is None and draft.status not in ("superseded", "averted"):
                draft.announced = mention.when()
                at_once = any(d.basis == "publication" and "immediate" in d.words for d in passage.dates)
                if at_once and draft.effective is None:
                    draft.effective = mention.when("from")  # "was issued yesterday with immediate effect"
        drafts[-1].evidence.append(passage.evidence())
        drafts[-1].sentences.append(passage.index)
        return True
    return False


_ISSUED = re.compile(
    r"(?:A|The|This|An)\s(?:[\w-]+\s){0,3}?(?:notification|order|decree|notice|circular|proclamation|gazette notice)\s"
    r"(?:[\w-]+\s){0,4}?(?:was|were|has been|had been)\s(?:\w+ly\s)?(?:issued|published|signed|notified|released"
    r"|gazetted)\b[^.;]{0,60}?$"
)


_OBJECT = re.compile(
    r"\b(?:impos\w+|appl\w+|levy\w*|introduc\w+|collect\w*|implement\w*|suspend\w*)\s(?:these|those"
    r"|such)\s(?:\w+\s){0,2}?"
    r"(?:tariffs?|duties|levies|measures|controls|restrictions|curbs)\b[^.;]{0,80}?\b"
    r"(?:as of|from|effective|starting|beginning)\s(?:on\s)?$"
)


def add_from_object(drafts: list[Draft], passage: Passage) -> Draft | None:
    """ "the decision to impose these tariffs as of June 1": a start told of what the verb governs."""
    for mention in passage.dates:
        if mention.anchor is None and mention.value and _OBJECT.search(passage.text[: mention.start]):
            draft = drafts[-1]
            if passage.index - max(draft.sentences) > 2:
                return None
            for each in [draft, *told_together(drafts, draft, "These ")]:
                if each.effective is None:
                    each.effective = mention.when("from")
                    each.evidence.append(passage.evidence())
            draft.sentences.append(passage.index)
            return draft
    return None

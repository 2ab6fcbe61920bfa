"""When a measure was announced, takes effect and ends, as far as its sentence says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.ledger.records import When
from detente.reading.measures.day_roles import (
    ANNOUNCE,
    back_a_year,
    is_ahead,
    is_announced,
    opens_measure,
    started_long_ago,
    year_before,
)
from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads import Head
from detente.reading.text.context import Passage, Thread
from detente.reading.text.dates import DateMention, add_months

__all__ = ["ELSEWHERE", "FROM_DAY", "set_dates", "when_after"]


_EFFECTIVE = re.compile(
    r"(?:start(?:ing|s|ed)?|beginning|begins?|began|effective|from|as of|with effect from|t(?:ake|akes"
    r"|aking|ook|aken) effect|com(?:e|es|ing) in(?:to)? (?:force|effect)|came in(?:to)? (?:force"
    r"|effect)|enter(?:s|ed|ing)?(?: into)? force|(?:go|goes|going|went) in(?:to)? (?:force|effect)"
    r"|into effect|kick(?:s|ed|ing)? in|in force|apply|applies|applied|implement(?:ed|ation)?|in place"
    r"|since|retroactive(?:ly)?|(?:began|begun|started) (?:to )?(?:collect|charg|levy|impos|apply)\w*"
    r"|(?:be(?:en)?|was|were) (?:imposed|introduced|levied|lifted|removed|raised|cut|lowered|reduced))"
    r"(?:\s(?:only|again|early|at\s[\w.:]+(?:\s[ap]\.?m\.?)?(?:\s\w+)?))?(?:,)?(?:\s(?:on|from|as of|of"
    r"|in|by|until|to|after|at))?(?:\s(?:midnight|noon|about|around|early|late|mid|the (?:start|beginning"
    r"|end) of)\b(?: on)?)?[-\s,(]*$",
    re.IGNORECASE,
)


_UNTIL = re.compile(
    r"(?:\buntil|\bthrough|\btill|\bexpir\w+(?: on| in)?|\bends? on|\blaps\w+(?: on)?|\brun(?:s"
    r"|ning)? (?:to|until)|\bup to|\bran out (?:on|in)|\b(?:to|will|would) (?:end|expire|lapse) (?:by|on|in"
    r"|before)"
    r"|\band (?:will |is to |to )?(?:end|expire|lapse|conclude)s?(?: by| on| in)?)"
    r"\s*(?:at\s)?(?:(?:the|(?:(?:the|at the) )?(?:end|start|beginning|middle) of)\s)?(?:the\s|early\s"
    r"|late\s|mid-)?$",
    re.IGNORECASE,
)


_WHEN = re.compile(r",?\s(?:when|at which (?:point|time))\s(?:(?:the|its|their|these)\s)?(?:[\w.'’]+\s){0,2}")


_FROM_NOW = re.compile(r"\b(?:effective|from|as of|starting|beginning)\s$", re.IGNORECASE)


_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|by|cleared)\s*$", re.IGNORECASE)


_CLOCK = re.compile(
    r"\b(?:at|from|after|of)\s(?:midnight|noon|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\.?)(?:\s\(?[A-Z]{2,4}\)?"
    r"|\s(?:Eastern|local|Beijing|Brussels|Washington|standard|daylight|time)){0,4},?(?:\son)?\s$",
    re.IGNORECASE,
)
"""An hour before a day ("at 12:01 a.m. EDT on August 1"): when a duty starts to be charged."""


_EXTENDED = re.compile(
    r"\b(?P<verb>exten\w+|prolong\w*|push\w* back|put back|mov\w+ back|postpon\w+|delay\w*"
    r"|defer\w*)\b[^.;]{0,50}?\b(?:to|until|till)\s$",
    re.IGNORECASE,
)
"""``was pushed back to March 1``, ``prolonged by 90 days, to November 10``."""


_RANGE = re.compile(r"\s(?:to|until|till|through|[-–])\s(?:the end of\s)?")


_STATISTIC = re.compile(
    r"\b(?:fell|rose|grew|dropped|declined|slumped|jumped|surged|climbed|tumbled|plunged|shrank|slid|soared"
    r"|dipped|gained)\b"
    r"[^.;]{0,60}$"
)
"""Words of a statistic: "exports fell 20% from May 1 to May 20" dates no measure."""


_OF_ANOTHER = re.compile(r"\b(?:after|when|once|before|as soon as|if|unless)\s[^.;]{0,60}$")


FROM_DAY = re.compile(
    r"\s(?:(?:starting|beginning|effective|counted|counting)\s)?(?:from|on|as of|starting|beginning)\s(?:the\s)?$"
)


_DUE_BY = re.compile(
    r"\b(?:lowered|cut|reduced|imposed|introduced|removed|lifted|raised|take effect|in place|implemented|eliminated"
    r"|apply|enter into force)\s(?:[\w%.]+\s){0,4}?by\s$"
)


_PROMISED_BY = re.compile(
    r"\b(?:will|would|to|shall)\s(?:\w+\s)?(?:cut|lower|reduce|raise|remove|lift|eliminate|abolish|impose"
    r"|introduce|bring|rise|fall"
    r"|increase|scrap|phase|double)\b(?![^.;]*\b(?:if|unless|until|deal|agreement|talks"
    r"|reach)\b)[^.;]{0,110}\bby\s(?:the\s)?$"
)


_DEAL = re.compile(r"\b(?:trade|tariff|landmark) (?:deal|pact|accord|agreement)\b")


_PHASED = re.compile(
    r"\bover \w+ years\b|\b(?:by|in) (?:the )?(?:\w+ )?year\b|\bentry into force\b"
    r"|\b(?:free trade|trade) (?:agreement|pact|deal)\b|\bFTA\b"
)


_ONCE_TAKEN = re.compile(
    r"\b(?:brought in|introduced|imposed|levied|applied|slapped|put in place|enacted|adopted|raised|hiked|in place"
    r"|in force|in effect)\s(?:(?:back|only|first|just)\s)?(?:(?:in|on|during|since|from)\s)?(?:late\s|early\s|mid-)?$"
)
"""``The duty, brought in during May, was removed``: the day of what ends."""


_BEGAN = re.compile(
    r"\b(?:took effect|came into (?:force|effect)|went into (?:force|effect)"
    r"|entered into force) (?:only )?(?:on|in) $"
)


_SPARED_UNTIL = re.compile(r"\b(?:exempt\w*|spared|excluded)\b[^.;,]{0,24}$")


_HAD_BEEN_DUE = re.compile(
    r"\b(?:was|were|had been)\s(?:originally\s)?(?:to have|to|(?:due|set|scheduled|meant) to)\s(?:run|last"
    r"|remain|stay|expired?|end)\b[^.;,]{0,40}$"
)


ELSEWHERE = re.compile(
    r"\b(?:arriv\w+|met|meet(?:s|ing)?|travel\w*|flew|visit\w*|spoke|depart\w+|return\w*|talks|gather\w*"
    r"|forecast)\b[^,;.]{0,30}$"
)
"""What happened on a day that no measure was announced on ("arrived Tuesday night")."""


_BEGAN_TO = re.compile(r"\b(?:began|begun|started)\s(?:to\s)?(?:collect|charg|levy|impos|apply|enforc)\w*\b")


_WILL = re.compile(
    r"\b(?:will|would|to|shall|is|are)\s(?:\w+ly\s|also\s|again\s|be\s)*(?:rais|lower|cut|reduc|charg|impos"
    r"|levy|levied|remov|introduc|lift"
    r"|ris|fall|doubl|tripl|increas|hik|slash|halv|scrap|abolish|eliminat|put|slap|bring|hit)(?:\w*)\b"
)


_AT = re.compile(r"(?:[\d%]|\bper ?cent|\bgoods|\bimports|[a-z])\s(?:(?:on|in|at)\s)?$")


_CLAUSE_OPENS = re.compile(r"(?:^|[,;:(–—]\s?|\b(?:and|that|will)\s)\W*$")


def set_dates(draft: Draft, passage: Passage, thread: Thread, head: Head, start: int, following: int) -> None:
    text = passage.text
    zone_start = 0 if head.only else start
    for mention in passage.dates:
        if mention.anchor is None and _WHEN.fullmatch(text, mention.end, max(mention.end, head.noun_start)):
            draft.effective = mention.when(
                "from"
            )  # "delayed until April 17, when tariffs are reduced to 25%"
            draft.status = "announced" if draft.status == "suspended" else draft.status
            return
    long_ago: When | None = None
    length: DateMention | None = None
    previous: DateMention | None = None
    for mention in passage.dates:
        earlier, previous = previous, mention
        leads = mention.anchor == "now" and re.fullmatch(r"[,\s]{1,3}", text[mention.end : start] or "-")
        if not (leads or zone_start <= mention.start < max(following, head.end)) and not (
            mention.start < start and ANNOUNCE.search(text[: head.start])
        ):
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        inside = mention.start < following and (mention.start > head.start or head.only)
        if mention.precision == "year" and re.match(r"(?:of|during|since|in)\b", mention.words):
            continue
        if inside and _STATISTIC.search(before):
            continue
        if inside and not head.exempting and draft.action != "remove" and _SPARED_UNTIL.search(before):
            continue  # "goods in transit will be exempt through April 12"
        if (
            draft.action in ("remove", "suspend")
            and mention.start > head.start
            and _ONCE_TAKEN.search(before)
        ):
            continue
        if draft.action == "remove" and _HAD_BEEN_DUE.search(before):
            continue  # "removed its duties, which were to have run until March"
        extended = _EXTENDED.search(before) if inside or mention.start > head.start else None
        if extended and mention.anchor is None:
            if (
                draft.status == "suspended"
                and not re.match(r"exten|prolong", extended["verb"])
                and before.endswith("to ")
            ):
                draft.effective = mention.when("from")  # "was pushed back to March 1": its new first day
            else:
                draft.expires = mention.when("until")
            continue
        if inside and earlier is not None and draft.effective is not None and mention.anchor is None:
            gap = text[earlier.end : mention.start]
            if draft.effective.as_written == earlier.words and _RANGE.fullmatch(gap):
                draft.expires = mention.when("until")  # "from August 19 to September 30"
                continue
        if (
            inside
            and _UNTIL.search(before)
            and re.search(r"\b(?:ends?|expir\w+|laps\w+)\b[^.;]{0,12}$", before)
            and _OF_ANOTHER.search(before)
        ):
            continue  # "after the pause ends on August 12"
        if _SPARED_UNTIL.search(before):
            continue  # "goods in transit will be exempt through April 12"
        if (inside and _UNTIL.search(before)) or re.match(r"(?:until|through)\b", mention.words):
            draft.expires = mention.when("until")
        elif mention.anchor == "length" and inside:
            if draft.expires is None and re.match(
                r"(?:for|a period|an initial|another|the next)|\d", mention.words
            ):
                length = mention
        elif mention.anchor == "now" and mention.value and _FROM_NOW.search(before):
            draft.effective = mention.when("from")  # "effective today it has eliminated tariffs"
        elif (mention.anchor == "event" and mention.span_days is None and mention.span_months is None) or (
            mention.anchor == "now"
            and mention.value
            and (inside or _CLAUSE_OPENS.search(text[: mention.start]))
            and (mention.value > (thread.published.isoformat() if thread.published else ""))
        ):
            draft.effective = mention.when("from")
        elif mention.anchor is not None:
            continue
        elif (
            _EFFECTIVE.search(before)
            or (_CLOCK.search(before) and inside)
            or (mention.basis == "publication" and re.search("immediate", mention.words))
        ):
            if mention.start < head.start and not opens_measure(text, mention, head):
                continue
            if draft.action in ("remove", "suspend") and re.search(r"\b[Ss]ince[\s,(]*$", before):
                continue  # "removed the duties in place since March": not the day of the removal
            when = mention.when("from")
            if (
                mention.basis == "publication"
                and (_PHASED.search(text) or _DEAL.search(thread.document.text[:400]))
                and re.search(r"\b(?:will|would|to|(?:is|are) (?:also |now )?\w+ing)\b", text)
            ):
                continue  # "will be cut immediately" by a pact counts from its entry into force
            if re.search(r"\b[Ss]ince[\s,(]*$", before):
                when = year_before(when, thread)
            if _BEGAN.search(before):
                when = year_before(when, thread)
            if re.search(
                r"\b(?:publication|notice|Federal Register|Official Journal)\b",
                text[mention.start : mention.end + 40],
            ):
                when = when.model_copy(update={"value": None})  # of a notice whose day is not known
            if draft.effective is None or not draft.effective.value:
                draft.effective = when
        elif (
            inside
            and mention.start > head.start
            and (
                _DUE_BY.search(before)
                or (
                    (mention.words.startswith("by ") or before.endswith(("by ", "by the ")))
                    and _PROMISED_BY.search(text[: mention.start + 3 * mention.words.startswith("by ")])
                    and is_ahead(mention, thread)
                )
            )
        ):
            draft.effective = draft.effective or mention.when("by")
        elif (inside and _BEGAN_TO.search(text[start : head.start]) and not is_ahead(mention, thread)) or (
            inside
            and draft.effective is None
            and mention.precision != "week"
            and is_ahead(mention, thread)
            and _WILL.search(text[start : mention.start])
            and _AT.search(before)
        ):
            draft.effective = draft.effective or mention.when("from")
        elif _BEFORE.search(before):
            continue
        elif (
            is_announced(text, mention, head)
            and mention.precision in ("day", "month")
            and draft.announced is None
            and mention.last is None
            and not draft.expected
            and not ELSEWHERE.search(before)
        ):
            if mention.value and thread.published and mention.value > thread.published.isoformat():
                to_come = mention.basis != "weekday" or re.search(r"\bwill\b", text[start : mention.start])
                if inside and draft.effective is None and to_come:
                    draft.effective = mention.when("from")
                continue
            near = text[max(0, mention.start - 90) : mention.end + 90]
            if started_long_ago(draft, near, mention, thread) and not re.search(
                r"\b(?:announc|said|sign|unveil|publish)", near
            ):
                long_ago = mention.when("from")
                continue
            draft.announced = mention.when()
        elif (
            mention.value
            and thread.published
            and mention.precision == "day"
            and mention.value > thread.published.isoformat()
            and inside
            and draft.effective is None
        ) and re.search(r"\b[Oo]n\s*$", before):
            draft.effective = mention.when("from")
    if length is not None:
        start_of = next((d for d in passage.dates if FROM_DAY.fullmatch(text[length.end : d.start])), None)
        if start_of is not None and draft.status != "suspended":
            draft.effective = draft.effective or start_of.when("from")
        anchor = start_of.when("from") if start_of is not None else draft.effective or draft.announced
        draft.expires = draft.expires or when_after(anchor, length, thread)
    back_a_year(draft, thread)
    if long_ago is not None and draft.announced is None:
        draft.status = "in_force"
        if draft.effective is None or not draft.effective.value:
            draft.effective = long_ago


def when_after(anchor: When | None, mention: DateMention, thread: Thread) -> When | None:
    value = anchor.value if anchor else None
    if value is None or len(value) != 10:
        return When(value=None, as_written=mention.words, basis="duration", bound="until")
    day = date.fromisoformat(value)
    try:
        end = (
            day + timedelta(days=mention.span_days)
            if mention.span_days is not None
            else add_months(day, mention.span_months or 0)
        )
    except OverflowError:  # "for 99999999 years" ends after the calendar
        return When(value=None, as_written=mention.words, basis="duration", bound="until")
    return When(value=end.isoformat(), as_written=mention.words, basis="duration", bound="until")

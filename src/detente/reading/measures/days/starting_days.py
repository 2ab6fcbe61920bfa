"""Dates from which a measure takes effect."""

from __future__ import annotations

import re

from detente.ledger.records import When
from detente.reading.measures.days.day_roles import days_since, is_ahead, opens_measure, year_before
from detente.reading.measures.days.told_day import NOTHING, Dated, ToldDay
from detente.reading.measures.drafts import Draft

__all__ = [
    "day_in_effect",
    "day_of_event",
    "day_of_outcome",
    "day_promised_by",
    "day_to_come",
    "day_when_charged",
]


_EFFECTIVE = re.compile(
    r"(?:start(?:ing|s|ed)?|commenc(?:e|es|ed|ing)|beginning|begins?|began|effective|w\.?e\.?f\.?|from|as of"
    r"|with effect from|t(?:ake|akes"
    r"|aking|ook|aken) effect|com(?:e|es|ing) in(?:to)? (?:force|effect)|came in(?:to)? (?:force"
    r"|effect)|enter(?:s|ed|ing)?(?: in(?:to)?)? (?:force|effect)|(?:go|goes|going|went) in(?:to)? (?:force|effect)"
    r"|into effect|entry into (?:force|effect)|kick(?:s|ed|ing)? in|(?:scheduled|slated|due|set) for|in force"
    r"|apply|applies|applied"
    r"|implement(?:ed|ation)?|in place"
    r"|since|retroactive(?:ly)?|(?:imported|entered|cleared|shipped|apply|in force|valid|effective) (?:into"
    r" [\w ]{3,20} )?between|(?:began|begun|started) (?:to )?(?:collect|charg|levy|impos|apply)\w*"
    r"|(?:be(?:en)?|was|were) (?:imposed|introduced|levied|lifted|removed|raised|cut|lowered|reduced))"
    r"(?:\s(?:only|again|early|at\s[\w.:]+(?:\s[ap]\.?m\.?)?(?:\s\w+)?))?(?:,)?(?:\s(?:on|from|as of|of"
    r"|in|by|until|to|after|at))?(?:\s(?:midnight|noon|about|around|early|late|mid|the (?:start|beginning"
    r"|end) of)\b(?: on)?)?[-\s,(]*$",
    re.IGNORECASE,
)


_FROM_NOW = re.compile(r"\b(?:effective|from|as of|starting|beginning)\s$", re.IGNORECASE)


_CLOCK = re.compile(
    r"\b(?:at|from|after|of)\s(?:midnight|noon|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\.?)(?:\s\(?[A-Z]{2,4}\)?"
    r"|\s(?:Eastern|local|Beijing|Brussels|Washington|standard|daylight|time)){0,4},?(?:\son)?\s$",
    re.IGNORECASE,
)
"""An hour before a day ("at 12:01 a.m. EDT on August 1"): when a duty starts to be charged."""


_DUE_BY = re.compile(
    r"\b(?:lowered|cut|reduced|imposed|introduced|removed|lifted|raised|take effect|in place|implemented|eliminated"
    r"|apply|enter into force)\s(?:[\w%.]+\s){0,4}?by\s$"
)


_PROMISED_BY = re.compile(
    r"\b(?:will|would|to|shall)\s(?:\w+\s)?(?:cut|lower|reduce|raise|remove|lift|eliminate|abolish|impose"
    r"|introduce|bring|rise|fall"
    r"|increase|scrap|phase|double)\b(?![^.;]*\b(?:if|unless|until|deal|agreement|talks"
    r"|reach|a (?:move|step)|exports|imports|trade|growth|GDP)\b[^.;]*\bby\s)(?![^.;]*\b(?:if|unless|until|deal"
    r"|agreement|talks"
    r"|reach)\b)[^.;]{0,110}\bby\s(?:the\s)?$"
)


_DEAL = re.compile(r"\b(?:trade|tariff|landmark) (?:deal|pact|accord|agreement)\b")


_PHASED = re.compile(
    r"\bover \w+ years\b|\b(?:by|in) (?:the )?(?:\w+ )?year\b|\bentry into force\b"
    r"|\b(?:free trade|trade) (?:agreement|pact|deal)\b|\bFTA\b"
)


_BEGAN = re.compile(
    r"\b(?:took effect|came into (?:force|effect)|went into (?:force|effect)"
    r"|entered into force) (?:only )?(?:on|in) $"
)


_BEGAN_TO = re.compile(r"\b(?:began|begun|started)\s(?:to\s)?(?:collect|charg|levy|impos|apply|enforc)\w*\b")


_WILL = re.compile(
    r"\b(?:will|would|to|shall|is|are)\s(?:\w+ly\s|also\s|again\s|be\s)*(?:rais|lower|cut|reduc|charg|impos"
    r"|levy|levied|remov|introduc|lift"
    r"|ris|fall|doubl|tripl|increas|hik|slash|halv|scrap|abolish|eliminat|put|slap|bring|hit)(?:\w*)\b"
)


_FROM_YEAR = re.compile(r"(?:from|in)\b")
_STILL_APPLIES = re.compile(r"\b(?:still|also|even) (?:appl(?:y|ies)|in (?:force|place|effect))\s$")
_ENTERED = re.compile(
    r"\b(?:effective|entered|entries|entry|imported|imports|goods|shipments|withdrawn|cleared|exported|loaded"
    r"|released)\b"
    r"(?![^.;]*\b(?:exempt|exclu|not (?:be )?(?:apply|subject))\w*)[^.;]{0,110}\bon (?:or|and) after\s"
    r"(?:12:01 a\.m\.[^.;]{0,30}?(?:\son\s|,\s))?$"
)
"""``effective for goods entered on or after May 1``."""
_AT_RATE = re.compile(r"(?:%|\bper ?cent)\s(?:in|on|from)\s$")
_MADE_KNOWN = re.compile(r"\b(?:announc|sa(?:id|ys)|unveil|propos|sign|declar|publish|adopt|approv|decid)\w*")


_AT = re.compile(r"(?:[\d%]|\bper ?cent|\bgoods|\bimports|[a-z])\s(?:(?:on|in|at)\s)?$")


_CLAUSE_OPENS = re.compile(r"(?:^|[,;:(–—]\s?|\b(?:and|that|will)\s)\W*$")


_SINCE = re.compile(r"\b[Ss]ince[\s,(]*$")


_OF_NOTICE = re.compile(r"\b(?:publication|notice|Federal Register|Official Journal)\b")
"""What a notice counts from: the day of a publication that is not known."""


_PLANS = re.compile(r"\b(?:will|would|to|(?:is|are) (?:also |now )?\w+ing)\b")


def day_of_event(draft: Draft, day: ToldDay) -> Dated | None:
    """A start counted from an event or from now ("effective today", "once the pact is signed")."""
    mention, value = day.mention, day.mention.value
    if mention.anchor is None:
        return None
    from_now = mention.anchor == "now" and value
    if from_now and _FROM_NOW.search(day.before):
        return Dated("effective", mention.when("from"))  # "effective today it has eliminated tariffs"
    if mention.words.startswith("within") and not _EFFECTIVE.search(day.before):
        return NOTHING  # "the notice is to be published within seven days"
    counted = mention.span_days is not None or mention.span_months is not None
    if mention.anchor == "event" and counted and day.inside and _EFFECTIVE.search(day.before):
        return Dated("effective", mention.when("from"))  # "in force 30 days after its publication"
    event = mention.anchor == "event" and mention.span_days is None and mention.span_months is None
    published = day.thread.published.isoformat() if day.thread.published else ""
    opens = day.inside or _CLAUSE_OPENS.search(day.text[: mention.start]) is not None
    if event or (value and from_now and opens and value > published):
        return Dated("effective", mention.when("from"))
    return NOTHING


def day_in_effect(draft: Draft, day: ToldDay) -> Dated | None:
    """The date behind "from", "effective" and their like, or behind an hour."""
    mention, before = day.mention, day.before
    entered = _ENTERED.search(day.text[max(0, mention.start - 140) : mention.start])
    at_once = mention.basis == "publication" and re.search("immediate", mention.words)
    if not (entered or _EFFECTIVE.search(before) or (_CLOCK.search(before) and day.inside) or at_once):
        return None
    if mention.words.lower() == "today" and _STILL_APPLIES.search(before):
        return NOTHING
    if mention.start < day.head.start and not opens_measure(day.text, mention, day.head):
        return NOTHING
    lasts = _SINCE.search(before) and "no longer" not in day.text[: mention.start]
    if draft.action in ("remove", "suspend") and lasts:
        return NOTHING  # "removed the duties in place since March": not the day of the removal
    if _counts_from_entry(day):
        return NOTHING
    if draft.effective is not None and draft.effective.value:
        return NOTHING
    return Dated("effective", _start(day))


def _counts_from_entry(day: ToldDay) -> bool:
    """True for "will be cut immediately" by a pact: that counts from its entry into force."""
    if day.mention.basis != "publication" or not _PLANS.search(day.text):
        return False
    return bool(_PHASED.search(day.text) or _DEAL.search(day.thread.document.text[:400]))


_BACKDATED = re.compile(r"\b(?:retroactiv|retrospectiv|backdat)\w*\s(?:(?:to|from|as of|effect|on)\s){0,3}$")


def _start(day: ToldDay) -> When:
    when = day.mention.when("from")
    if _SINCE.search(day.before) or _BEGAN.search(day.before) or _BACKDATED.search(day.before):
        when = year_before(when, day.thread)
    if _OF_NOTICE.search(day.text[day.mention.start : day.mention.end + 40]):
        when = when.model_copy(update={"value": None})
    return when


_OUTCOME = re.compile(
    r"\b(?:doubl|tripl|boost|increas|grow|rais|add|creat|lift|expand)\w*\s(?:[\w-]+\s){0,4}?(?:exports|imports"
    r"|trade|sales|jobs"
    r"|GDP|output)\b[^.;]{0,60}$"
)


def day_of_outcome(draft: Draft, day: ToldDay) -> Dated | None:
    """The date by which trade is to have grown ("a move that will double its exports by 2032"): of no measure."""
    grown = day.is_behind and _OUTCOME.search(day.text, day.head.noun_end, day.mention.start) is not None
    return NOTHING if grown else None


def day_promised_by(draft: Draft, day: ToldDay) -> Dated | None:
    """The date by which a rate is to change ("will cut its duties by 2027")."""
    mention, before = day.mention, day.before
    if not (day.inside and day.is_behind):
        return None
    if not _DUE_BY.search(before):
        by = mention.words.startswith("by ")
        if not (by or before.endswith(("by ", "by the "))) or not is_ahead(mention, day.thread):
            return None
        if not _PROMISED_BY.search(day.text[: mention.start + len("by ") * by]):
            return None
    return Dated("effective", draft.effective or mention.when("by"))


def _may_be_ahead(day: ToldDay) -> bool:
    return is_ahead(day.mention, day.thread) or day.thread.published is None


def _is_at_rate(day: ToldDay) -> bool:
    """True for "25% on 1 May" and "a 10% import tax in January 2026"."""
    if _AT_RATE.search(day.before):
        return True
    between = day.text[day.head.end : day.mention.start]
    return day.head.rate is not None and day.mention.precision == "month" and between in (" in ", " from ")


def day_when_charged(draft: Draft, day: ToldDay) -> Dated | None:
    """The date on which a side began to charge, or will change, a duty."""
    mention = day.mention
    if not day.inside:
        return None
    if mention.precision == "year" and _FROM_YEAR.match(mention.words) and _may_be_ahead(day):
        plan = draft.effective is None and _PLANS.search(day.text[day.start : mention.start])
        return Dated("effective", mention.when("from")) if plan else NOTHING  # "will ban exports from 2029"
    began = _BEGAN_TO.search(day.text[day.start : day.head.start]) and not is_ahead(mention, day.thread)
    told = days_since(mention, day.thread)
    if told is not None and told <= 8:
        pass  # "raised it to 25% on Monday": the day of the news
    elif _is_at_rate(day) and not _MADE_KNOWN.search(day.text[day.start : day.head.start]):
        return Dated("effective", draft.effective or mention.when("from"))  # "will be 18% in July 2026"
    will = (
        draft.effective is None
        and mention.precision != "week"
        and is_ahead(mention, day.thread)
        and _WILL.search(day.text[day.start : mention.start])
        and _AT.search(day.before)
    )
    return Dated("effective", draft.effective or mention.when("from")) if began or will else None


_GATHERS = re.compile(
    r"\b(?:meet(?:s|ing)?|summit|talks|visit\w*|vot(?:e|es|ing)|elections?|hearing|negotiat\w+|travel\w*"
    r"|discuss\w*)\b"
    r"[^,;.]{0,30}$"
)


def day_to_come(draft: Draft, day: ToldDay) -> Dated | None:
    """A day still ahead ("on August 1")."""
    if not (day.inside and day.is_to_come and day.mention.precision == "day" and draft.effective is None):
        return None
    if not re.search(r"\b[Oo]n\s*$", day.before) or _GATHERS.search(day.before):
        return None
    return Dated("effective", day.mention.when("from"))

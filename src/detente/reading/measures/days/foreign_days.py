"""Dates of a sentence that date something else than its measure."""

from __future__ import annotations

import re

from detente.reading.measures.days.day_roles import is_ahead
from detente.reading.measures.days.told_day import NOTHING, Dated, ToldDay
from detente.reading.measures.drafts import Draft
from detente.reading.text.dates import DateMention

__all__ = [
    "SPARED_UNTIL",
    "WAS_TO",
    "day_before_which",
    "day_of_other_event",
    "is_length_of_process",
    "is_of_process",
]


_STATISTIC = re.compile(
    r"\b(?:fell|rose|grew|dropped|declined|slumped|jumped|surged|climbed|tumbled|plunged|shrank|slid|soared"
    r"|dipped|gained)\b"
    r"[^.;]{0,60}$"
)
"""Words of a statistic: "exports fell 20% from May 1 to May 20" dates no measure."""


SPARED_UNTIL = re.compile(r"\b(?:exempt\w*|spared|excluded)\b[^.;,]{0,24}$")


_HAD_BEEN_DUE = re.compile(
    r"\b(?:was|were|had been)\s(?:originally\s)?(?:to have|to|(?:due|set|scheduled|meant) to)\s(?:run|last"
    r"|remain|stay|expired?|end)\b[^.;,]{0,40}$"
)


WAS_TO = re.compile(
    r"\b(?:was|were|had been|have been)\s(?:originally\s|initially\s|earlier\s|previously\s)?(?:to|due|set|scheduled"
    r"|planned|meant|supposed|slated|expected)\b[^.;,]{0,60}$"
    r"|\b(?:originally|initially)\s(?:due|set|scheduled|planned|meant|supposed|slated|expected)\b[^.;,]{0,40}$"
    r"|\bhad\s(?:originally\s|initially\s|earlier\s)?(?:planned|intended|decided|proposed"
    r"|threatened)\sto\b[^.;]{0,110}$"
)
"""``were to be implemented from August 4``: a day on which what was put off did not begin."""


_ONCE_TAKEN = re.compile(
    r"\b(?:brought in|introduced|imposed|levied|applied|slapped|put in place|enacted|adopted|raised|hiked|in place"
    r"|in force|in effect)\s(?:(?:back|only|first|just)\s)?(?:(?:in|on|during|since|from)\s)?(?:late\s|early\s"
    r"|mid-)?$"
)
"""``The duty, brought in during May, was removed``: the day of what ends."""


_OF_A_PROCESS = re.compile(
    r"\b(?:investigation|inquiry|probe|talks|negotiations?|review|consultations?|hearings?|comments?(?: period)?"
    r"|comment period|deadlines?|window)\b(?:\s(?:that|which))?(?:\s(?:is|are|was|were|will|to|be|been|has|have"
    r"|had))*"
    r"(?:\s(?:continu\w+|run\w*|last\w*|open|due|set|scheduled|extended|completed|concluded?|accepted|initiated"
    r"|opened|launched"
    r"|begun|started))*(?:\sto(?:\s\w+)?)?\s(?:until|through|till|on|by|from|up to)\s(?:the\s)?(?:end of\s)?$"
)
"""``an investigation that continues until the end of 2018``, ``comments are due by May 1``: no day of the measure."""


_OF_REPLACED = re.compile(
    r"\b(?:replac\w+|supersed\w+|instead of|in place of)\s(?:the|its|those"
    r"|these)?\s?(?:[\w-]+\s){0,4}?(?:dut(?:y|ies)"
    r"|measures?|tariffs?|quotas?|controls?|regime|decree|order)\b[^.;]{0,60}$"
)


_OF_BASIS = re.compile(
    r"\b(?:provided for|established|set out|laid down|contained|foreseen|introduced|imposed|granted|amended|created)\s"
    r"(?:in|by|under|through)\s(?:the|an?)\s(?:\w+\s){0,3}?(?:decree|order|act|law|regulation|notice|notification"
    r"|resolution|proclamation|decision|agreement)\b[^.;]{0,80}\b(?:on|of|dated)\s$"
)


_ACT_TO_COME = re.compile(
    r",?\s[^.;,]{0,50}?\b(?:will|would|is to|are to)\s(?:formally\s|officially\s)?(?:issue|publish|sign"
    r"|announce|release|notify"
    r"|present|submit|gazette|decide|vote|table|unveil)\b"
)


_PUT_OFF_FROM = re.compile(
    r"\b(?:postpon|delay|defer|push(?:ed)? back|put back|mov(?:e|ed|ing) |extend|prolong"
    r"|chang)\w*\b[^.;]{0,60}\bfrom\s$"
)


REVIEWED = re.compile(
    r"\b(?:review|reconsider|revisit|reassess|re-?evaluat|re-?examin)\w*\s(?:on\s|by\s|within\s|in\s)?$"
)
"""``will be reviewed in 30 days``."""


_COMMENTS = re.compile(
    r"\b(?:comments?|submissions?|feedback|views|applications?|consultations?|hearings?)\b[^.;]{0,40}"
    r"\b(?:through|until|till|by|before|no later than|on|from)\s(?:the\s)?$"
)
_PERIOD_OF = (
    r"(?:public\s|formal\s|written\s)?(?:comments?|consultation|notice|review|notification|objection|hearing|inspection"
    r"|administrative notice|cooling-off|negotiati(?:on|ng)|appeal)\s(?:period|window|phase|deadline|process)"
)
_PROCESS_LASTS = re.compile(rf",?\s{_PERIOD_OF}\b")
_LENGTH_OF_PROCESS = re.compile(
    rf"\b{_PERIOD_OF}\s(?:of|lasting|lasts|runs|will last|will run)\s(?:for\s)?(?:about\s|up to\s)?"
    r"[\w-]+[\s-](?:day|week|month)s?$"
)
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|by|cleared)\s*$", re.IGNORECASE)


_NOT_BEGUN = ("suspended",)
_FROM = re.compile(r"\b(?:from|on|as of|effective|starting)\s$")


_CASE = re.compile(
    r"\b(?:complain\w*|complaint|dispute|challeng(?:e|es|ed|ing)|(?:WTO )?(?:case|proceedings)|panel|consultations)\b"
    r"[^.;]{0,90}?\b(?:over|against|about|on)\s"
)
_OF_THE_MEASURE = re.compile(
    r"\b(?:imposed|introduced|levied|announced|adopted|effect|force|place|launched|started|began|tightened|since|from)\b"
    r"(?:\s\w+){0,2}?\s?(?:on|in|since|at|from)?\s?(?:the\s)?(?:end of\s|early\s|late\s)?$"
)


_ACTS = re.compile(r"\b(?:tighten|impos|introduc|rais|lower|cut|lift|ban|expand|suspend|announc)\w*\s")


def is_of_process(text: str, mention: DateMention) -> bool:
    """True for "the investigation has been extended through December"."""
    return _OF_A_PROCESS.search(text, max(0, mention.start - 120), mention.start) is not None


def _is_of_case(day: ToldDay) -> bool:
    """True for the day of a complaint about the measure ("will file a complaint over the curbs, it said on June 2")."""
    case = _CASE.search(day.text, 0, day.head.start)
    if case is None:
        return False
    return day.mention.start < case.start() or not _OF_THE_MEASURE.search(
        day.text[case.end() : day.mention.start] + (day.mention.words.split()[0] + " ")
        if day.mention.words.split()[0] in ("since", "from")
        else day.text[case.end() : day.mention.start]
    )


def day_of_other_event(draft: Draft, day: ToldDay) -> Dated | None:
    """The date of a statistic, of an exemption, or of the measure that this one ends."""
    before = day.before
    year = day.mention.precision == "year" and re.match(r"(?:of|during|since|in)\b", day.mention.words)
    undated = day.thread.published is None
    if year and day.inside and draft.status == "in_force" and day.mention.words.startswith("since "):
        return Dated("effective", draft.effective or day.mention.when("from"))  # "has charged 14% since 2023"
    if year and not (day.mention.words.startswith("in ") and (undated or is_ahead(day.mention, day.thread))):
        return NOTHING
    link = re.match(r"(?:until|through|by|from)\s", day.mention.words)
    if _OF_A_PROCESS.search(before + (link.group() if link else "")) or (
        day.is_behind and _OF_REPLACED.search(day.text[day.head.end : day.mention.start])
    ):
        return NOTHING
    if _is_of_case(day):
        return NOTHING
    clause = day.passage.clauses[day.passage.clause_at(day.head.start)]
    if (
        clause.link in ("while", "whereas")
        and day.mention.end <= clause.start
        and _ACTS.search(day.text, 0, day.mention.start)
    ):
        return NOTHING  # "tightened its controls in October, while Japan brought in others last year"
    if _OF_BASIS.search(day.text[max(0, day.mention.start - 160) : day.mention.start]):
        return NOTHING  # "the reduction provided for in the decree published on November 18": an older act
    if REVIEWED.search(before) or _COMMENTS.search(before):
        return NOTHING  # "will accept public comments through April 29"
    if is_length_of_process(day.text, day.mention):
        return NOTHING
    if _ACT_TO_COME.match(day.text, day.mention.end):
        return NOTHING  # "On April 1 Australia will issue a notice applying a tariff": the day of the notice
    if _PUT_OFF_FROM.search(before):
        return NOTHING  # "was postponed from June 1 until July 9": the day it was to start
    if day.inside and _STATISTIC.search(before):
        return NOTHING
    if day.inside and not day.head.exempting and draft.action != "remove" and SPARED_UNTIL.search(before):
        return NOTHING  # "goods in transit will be exempt through April 12"
    if draft.action in ("remove", "suspend") and day.is_behind and _ONCE_TAKEN.search(before):
        return NOTHING
    if (
        draft.was_planned
        and day.mention.value
        and not is_ahead(day.mention, day.thread)
        and _FROM.search(before)
    ):
        return (
            NOTHING  # "had decided in June to raise the duty from August 4": a day that has passed without it
        )
    if WAS_TO.search(day.passage.text, 0, day.mention.start) and (
        draft.was_planned or draft.status in _NOT_BEGUN
    ):
        return NOTHING
    if draft.action == "remove" and _HAD_BEEN_DUE.search(before):
        return NOTHING  # "removed its duties, which were to have run until March"
    return None


def is_length_of_process(text: str, mention: DateMention) -> bool:
    """True for "a 21-day public comment period" and "an administrative notice period of 20 days"."""
    around = text[max(0, mention.start - 60) : mention.end]
    return bool(_PROCESS_LASTS.match(text, mention.end) or _LENGTH_OF_PROCESS.search(around))


def day_before_which(draft: Draft, day: ToldDay) -> Dated | None:
    """A term for others to act by ("talks before August 1")."""
    return NOTHING if _BEFORE.search(day.before) else None

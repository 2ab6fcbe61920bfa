"""Dates on which a measure was made known."""

from __future__ import annotations

import re

from detente.reading.measures.days.day_roles import ACT_OF, is_announced, started_long_ago
from detente.reading.measures.days.told_day import NOTHING, Dated, ToldDay
from detente.reading.measures.drafts import Draft

__all__ = ["ELSEWHERE", "RECALLED", "day_made_known"]


ELSEWHERE = re.compile(
    r"\b(?:arriv\w+|met|meet(?:s|ing)?|travel\w*|flew|visit\w*|spoke|depart\w+|return\w*|talks|gather\w*"
    r"|forecast)\b[^,;.]{0,30}$"
)
"""What happened on a day that no measure was announced on ("arrived Tuesday night")."""


_MAKES_KNOWN = re.compile(r"\b(?:announc|said|sign|unveil|publish|confirm|adopt|approv|decid|vot(?:e|ed)\b)")


RECALLED = re.compile(
    r"\b(?:[Rr]ecall(?:s|ed|ing)?|[Pp]ursuant to|[Ii]n (?:line|accordance) with|commitments under)\b[^.;]{0,70}$"
)
"""Before the day of what was agreed earlier ("Recalling the joint statement of 12 May, ...")."""


_AFTER_ANOTHER = re.compile(
    r"\b(?:following|after|since|despite)\s(?:its|the|an?|his|her|their)\s(?:[\w-]+\s){0,3}?(?:announcement|decision|order|notice"
    r"|proclamation|imposition|introduction)\b[^,;.]{0,14}$"
)


_OF_FINDINGS = re.compile(
    r"\b(?:findings?|recommendations?|petition|application|initiation)\b[^.;]{0,60}(?:\bNo\.[^.;]{0,30})?[^.;]{0,20}"
    r"\b(?:dated|of|on)\s(?:the\s)?$"
)
"""Before the day of what an authority found, on which others act later."""


_MADE_EARLIER = re.compile(
    r"\b(?:which|that)\s(?:was|were|had been|it|they)\s(?:\w+ly\s|first\s)?(?:announced|imposed|issued"
    r"|introduced|adopted|put in place|published)\s(?:on|in)\s$"
)


_STILL = re.compile(r"\b(?:still|now|currently|remains?|until|as of|even)\b[^.;]{0,40}$")


_TO_BE_PUBLISHED = re.compile(
    r"\b(?:publi\w+|made public|gazetted|announce\w*|sign\w*|adopt\w*|vote\w*|decide\w*|decision|review\w*)\b"
    r"[^,;.]{0,40}$"
)


def day_made_known(draft: Draft, day: ToldDay) -> Dated | None:
    """The date of the act; one to come is the start, one long ago the day since which it is in force."""
    mention = day.mention
    if draft.announced is not None or draft.expected or mention.last is not None:
        return None
    told = is_announced(day.text, mention, day.head) or (
        mention.words.lower() == "today" and not _STILL.search(day.before)
    )
    if mention.precision not in ("day", "month") or not told:
        return None
    if ELSEWHERE.search(day.before):
        return None
    if RECALLED.search(day.text[max(0, day.mention.start - 90) : day.mention.start]):
        return NOTHING
    if _OF_FINDINGS.search(day.text, max(0, mention.start - 150), mention.start):
        return NOTHING  # "follows the final findings of the authority, dated 13 August"
    if draft.status in ("suspended", "removed") and _MADE_EARLIER.search(day.before):
        return NOTHING  # "a measure which was announced on April 4 has been suspended"
    if _AFTER_ANOTHER.search(day.before):
        return NOTHING  # "ended its ban, following its announcement on 26 April": of what came before
    if day.is_to_come and _TO_BE_PUBLISHED.search(day.before):
        return NOTHING
    if day.is_to_come:
        sure = mention.basis != "weekday" or re.search(r"\bwill\b", day.text[day.start : mention.start])
        starts = day.inside and draft.effective is None and sure
        return Dated("effective", mention.when("from")) if starts else NOTHING
    near = day.text[max(0, mention.start - 90) : mention.end + 90]
    of_act = ACT_OF.search(day.before) or _MAKES_KNOWN.search(near)
    if not of_act and started_long_ago(draft, near, mention, day.thread):
        return Dated("begun", mention.when("from"))
    return Dated("announced", mention.when())

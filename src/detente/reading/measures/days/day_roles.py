"""What a day in a sentence is to a measure: its start, its announcement, long ago or still ahead."""

from __future__ import annotations

import re
from datetime import date

from detente.ledger.records import When
from detente.reading.measures.drafts import Draft
from detente.reading.measures.heads.heads import Head
from detente.reading.text.context import Thread
from detente.reading.text.dates import DateMention

__all__ = [
    "ACT_OF",
    "ANNOUNCE",
    "back_a_year",
    "days_since",
    "is_ahead",
    "is_announced",
    "opens_measure",
    "started_long_ago",
    "year_before",
]


_AHEAD = re.compile(
    r"(?:^|[,;:(–—-]\s?|\b(?:will|would|shall|to|and|And|But|that)\s)\W*(?:(?:Effective|[Ww]ith effect"
    r"|[Ss]tarting|[Bb]eginning"
    r"|[Ff]rom(?: (?:its|their|the) entry into (?:force|effect))?|As of|as of|Since"
    r"|effective|since)(?:\s(?:on|from|as of))?,?\s*)$"
)
"""What stands before a date that opens a clause ("From August 1, ...", "will from August 1 pay")."""


_IMPOSED = re.compile(
    r"\b(?:rais|hik|doubl|increas|impos|levi|slapp|introduc|plac|brought in|put in place|enact|hit|cut|lower"
    r"|reduc|slash|halv"
    r"|bann|tighten|toughen|made [^.;]{3,60}?(?:mandatory|compulsory|requirement|condition))"
    r"\w*\b",
    re.IGNORECASE,
)


ANNOUNCE = re.compile(
    r"\b(?:announc\w+|made [^.;]{3,60}?(?:mandatory|compulsory|requirement|condition)|tightened|said|signed|signing"
    r"|publish\w+|unveil\w+|made public|declar\w+|issu\w+|promulgat\w+"
    r"|releas\w+|adopt\w+|impos\w+|introduc\w+|presented|confirmed|decid\w+|posted|agreed|struck"
    r"|reached|concluded|launch\w+|extended|prolonged|renewed|slapped|put in place|wrote|tweeted|threatened"
    r"|initiat\w+|exclud\w+|barred"
    r"|banned|blocked|opened|added"
    r"|placed"
    r"|restricted|halted|abolished|lifted|removed|scrapped|rescinded|revoked|repealed|eliminated|suspended|paused"
    r"|waived|lowered|reduced|slashed|halved|doubled|tripled|raised|increased|hiked|cut|approv(?:ed|al)|passed"
    r"|cleared|enacted|finali[sz]ed)\b",
    re.IGNORECASE,
)


_PREDICATE = re.compile(r"[,;]|\b(?:will|would|to|and|but|said|was|were|is|are|\w+ed)\b")


_STARTS = re.compile(
    r"\b(?:takes?|took|taken|comes?|came|go|goes|went|enters?|entered)\s(?:in(?:to)? )?(?:effect"
    r"|force)\b[^,;]{0,16}$"
)


_PROBES = re.compile(r"\b(?:investigat|examin|negotiat|consider|consult|discuss|review)(?:e[ds]?|ing|ed)?\b")


_FOR_ENTRIES = re.compile(
    r"\W{0,3}(?:Retroactively\s)?(?:[Ee]ffective|[Ss]tarting|[Bb]eginning|[Ww]ith effect|For|As of)\b[^.;]{0,120}"
    r"\bon (?:or|and) after\s[^.;]{0,40}$"
)


_IN_RELATIVE = re.compile(
    r",\s(?:which|that)\s(?:\w+\s){0,2}?(?:takes?|took|comes?|came|go|goes|went|enters?|entered)\s(?:in(?:to)? )?"
    r"(?:effect|force)\b[^,;]{0,16}$"
)


ACT_OF = re.compile(
    r"\b(?:[Nn]otifications?|[Oo]rders?|[Dd]ecrees?|[Pp]roclamations?|[Rr]egulations?|[Nn]otices?"
    r"|[Aa]nnouncements?)\s"
    r"(?:No\.?\s?[\w/.-]+(?:\s?-?\s?\(?[A-Z][\w()]{1,9}\)?){0,2},?\s)?(?:of|[Dd]ated(?: the)?)\s$"
)


_CONTRAST = re.compile(r"[,;]\s(?:while|whereas|but)\s")
"""Between the day of one measure and the next measure."""


def is_ahead(mention: DateMention, thread: Thread) -> bool:
    return bool(
        mention.value
        and thread.published
        and mention.value > thread.published.isoformat()[: len(mention.value)]
    )


def days_since(mention: DateMention, thread: Thread) -> int | None:
    """Days from a past day to the publication."""
    if mention.value is None or len(mention.value) != 10 or thread.published is None:
        return None
    days = (thread.published - date.fromisoformat(mention.value)).days
    return days if days >= 0 else None


def is_announced(text: str, mention: DateMention, head: Head) -> bool:
    """True for the day of an act ("the order of 14 November") or one near a verb that makes known."""
    if ACT_OF.search(text[max(0, mention.start - 60) : mention.start]):
        return True
    reach = max(mention.end + 120, head.start if mention.start < 4 else 0)
    return ANNOUNCE.search(text[max(0, mention.start - 120) : reach]) is not None


def opens_measure(text: str, mention: DateMention, head: Head) -> bool:
    """True when a date before the measure tells when it starts, not when something else did."""
    before = text[: mention.start]
    between = text[mention.end : head.start]
    if _PROBES.search(between):
        return False  # "Since June 29 the ministry has been investigating whether a duty ..."
    if _CONTRAST.match(between):
        return False  # "effective from April 3, while the duty on parts begins on May 3"
    if _AHEAD.search(before) or (mention.basis == "publication" and before.endswith("effective ")):
        return True
    if re.match(r",?\swhen\s", between) and re.search(r"\b(?:since|from|as of)\s$", before):
        return True  # "since July 4 when Tokyo tightened its rules"
    if (
        len(between) < 30
        and re.search(r"\b(?:from|as of|effective|starting)\s$", before)
        and not _PREDICATE.search(between)
    ):
        return True  # "suspended for one year from Monday its port fees"
    if _FOR_ENTRIES.match(before) and between.startswith(", "):
        return True  # "Effective for entries on or after May 1, imports pay 25%"
    if re.match(r",\s(?:\w+ly\s)?(?:\w+s|will|would)\b", between) and _IN_RELATIVE.search(before[-50:]):
        return len(between) < 60  # "The deal, which takes effect on 1 January, removes ..."
    if len(between) >= 40 or re.search(r"[,;]|\bbut\b|\bwhile\b", between):
        return False
    # "takes effect on August 1 and sets a 25% duty": the verb of the measure follows at once
    return bool(_STARTS.search(before[-40:]))


def started_long_ago(draft: Draft, text: str, mention: DateMention, thread: Thread) -> bool:
    """True for "in March China imposed a 25% duty", told much later: it is in force since then."""
    day = thread.published
    if (
        day is None
        or mention.value is None
        or len(mention.value) < 7
        or draft.status not in ("announced", "agreed", "in_force")
    ):
        return False
    if draft.action not in ("impose", "raise", "cut") or not _IMPOSED.search(text):
        return False
    if len(mention.value) == 7:
        return mention.value < day.isoformat()[:7]
    return len(mention.value) == 10 and (day - date.fromisoformat(mention.value)).days > 8


def back_a_year(draft: Draft, thread: Thread) -> None:
    """ "was allowed to expire in April" is the April before, whatever month it is now."""
    if draft.status == "expired" and draft.expires is not None:
        draft.expires = year_before(draft.expires, thread)
    started = draft.effective
    if (
        draft.status in ("in_force", "removed", "expired")
        and started is not None
        and _is_far(started, thread)
    ):
        draft.effective = year_before(started, thread)


def _is_far(when: When, thread: Thread) -> bool:
    """True for a day or month that lies more than half a year ahead: its last return is nearer."""
    day = thread.published
    if when.value is None or day is None or len(when.value) < 7:
        return False
    return (date.fromisoformat(f"{when.value}-01"[:10]) - day).days > 183


def year_before(when: When, thread: Thread) -> When:
    """The same date a year earlier, when it is written without a year and would still be to come."""
    day = thread.published
    if when.value is None or day is None or re.search(r"\d{4}", when.as_written):
        return when
    if when.value <= day.isoformat()[: len(when.value)]:
        return when
    year = int(when.value[:4]) - 1
    if year < 1:
        return when
    month_day = "-02-28" if when.value[4:] == "-02-29" else when.value[4:]
    return when.model_copy(update={"value": f"{year:04d}{month_day}"})
